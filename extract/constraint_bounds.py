"""Whether a quantity bounds something: no price, no share, no example, no step of a calculation, no mere count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.constraint_patterns import RESTRICTION
from extract.constraint_prices import granted_free, priced
from extract.quantities import quantities

if TYPE_CHECKING:
    from extract.passages import Passage
    from extract.quantities import Quantity

DIGIT: Final = re.compile(r"[\d½]")
MANY: Final = 100
"""From so many things on, an exact count is a limit and no description."""

REACH: Final = 60
"""Characters after an "only" in which the number stands that it bounds."""

BESIDE: Final = 45
"""Characters before a count in which a word can stand that makes it a limit."""

STRONG_AFTER: Final = re.compile(
    r"\s*\(?(?:deep\b|max|min(?:imum)?\b|at (?:most|least)|or (?:less|fewer))", re.IGNORECASE
)

STRONG: Final = re.compile(
    r"\s*(?:up to|upto|at most|at least|max|min|no (?:more|less|fewer)|≤|≥|<|limit|quota|cap|as (?:many|few|much) as)",
    re.IGNORECASE,
)
"""Comparators that bound a count; "over 200 services" and "under one roof" do not."""

ASIDE: Final = re.compile(
    r"\b(?:ago|last|past|first|next|top|nearest|version|generation|gen|tier|part|option|step|phase|chapter|page|figure|table|week|day|ports?|http|layer|error|code|"
    r"status|per|scenario|example|lecture|section|module|question|sev|used to be)\s*$",
    re.IGNORECASE,
)

LAST: Final = re.compile(r"\b(?:last|past)\s+$", re.IGNORECASE)
KEPT: Final = re.compile(
    r"\b(?:restor\w+|recover\w*|point[\s-]in[\s-]time|pitr|retention|retains?|history|keeps?|kept|backups?)\b",
    re.IGNORECASE,
)
"""What is said of the last days for which something is kept."""

SPENT: Final = re.compile(
    r"\b(?:takes?|took|spent|spends?|last(?:s|ed)?|lingers?|lingered|(?:is|was|are|were)\s+down)(?:\s+for)?\s*$|"
    r"(?:^|[,;.:])\s*(?:wait|sleep)(?:\s+for)?\s*$",
    re.IGNORECASE,
)

GRANTED: Final = re.compile(
    r"\s*(?:deep|long|wide|in total|at (?:a time|once)|allowed|permitted)\b(?!\s+by)|"
    r"\s+(?:(?:of|in|on|per|for)\s+(?:[\w-]+\s+){1,3})?(?:is|are)\s+(?:always\s+)?(?:reserved|allowed|permitted|possible)\b"
    r"(?!\s+by)",
    re.IGNORECASE,
)
"""What stands after a count and makes it a limit: "8 levels deep", "two of them are reserved"."""

TYPICAL: Final = re.compile(
    r"\b(?:typical(?:ly)?|usual(?:ly)?|(?:on|an)\s+average|commonly|often)\b[^.;:]*$", re.IGNORECASE
)
"""What stands before a figure that describes."""

MADE: Final = re.compile(
    r"(?<!\bcan\s)(?<!\bto\s)\b(?:creates?|created|launched|bought|uploaded|uploads)\s+(?:an?\s+)?"
    r"(?:(?!every\b|each\b|per\b)[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before the size of what somebody made: "we created a volume of 30 GB"."""

ADVISED: Final = re.compile(
    r"(?:^|[.;:>])\W*(?:use|deploy|run|choose|take|place|spread|launch)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
"""What stands before the least that is advised: "Use at least two zones"."""

PAST: Final = re.compile(r"\W*(?:previously|formerly|originally|historically|in the past)\b", re.IGNORECASE)
"""What opens a sentence that tells what no longer holds."""

LISTED: Final = re.compile(r"[^.;:]{0,25}:\s*(?:$|[a-z])")
"""What stands after a count of things that a list names: "three sorts: small, medium, large"."""

EACH: Final = re.compile(r"\b(?:each|every)\b[^.;:]*\b(?:has|have|contains?|holds?|gets?)\s+$", re.IGNORECASE)
"""What stands before a count that holds of each: "each node has two disks"."""

COPIED: Final = re.compile(
    r"\b(?:replicat\w+|redundan\w+|copied|duplicated|spread|stored|mirrored)\s+(?:\w+\s+)?(?:across|over|to|in|between)\s+$",
    re.IGNORECASE,
)
"""What stands before the count of places that hold the same: "is replicated across 4 data centres"."""

RECKONED: Final = re.compile(
    r"\d\s?[A-Za-z]*\s*(?:\\?\*|\b[x×])\s*\d|=\s*\d[\d.,]*\s*(?:[A-Za-z]+\s+){0,3}(?:\\?\*|[x×+])\s*\d|"
    r"\d\s?[a-z]+ (?:and|with|for) \d[\d.,]*\s?[a-z]+ =|"
    r"\b(?:suppose|imagine|let's say|say we|assum(?:e|ing)|we want|in (?:this|that|our|the) example|"
    r"real[\s-]world example)\b",
    re.IGNORECASE,
)
"""Words and signs of a calculation, or of a case that is made up for one."""

SUPPOSED: Final = re.compile(
    r"\bif\s+(?:we|i|you|our|your|they)\s+(?:\w+\s+)?(?:have|had|has|add|need|want|connect|run|start|"
    r"write|read)\b[^,.]*\d",
    re.IGNORECASE,
)

ROUNDED: Final = re.compile(
    r"\bround(?:s|ed|ing)?\s+(?:(?:up|down)\s+)?(?:to\s+)?(?:the\s+)?(?:next\s+|nearest\s+)?$", re.IGNORECASE
)

STATUS: Final = re.compile(
    r"[1-5]\d\d (?:ok|too|https?|errors?|status|responses?|codes?|inbound|outbound)\b.*", re.IGNORECASE
)
"""A code and what it is the code of: "429 error code"."""

_BETWEEN: Final = (
    r"[\s)]*(?:(?:be|have|has|supports?|allows?|holds?|stores?|contains?|uses?|creates?|process(?:es)?|keeps?|gets?|"
    r"returns?|\w+ed)\s+)?(?:(?:by|to|up|in|with|on|for|of|at|a|an|the|most|least)\s+){0,2}"
)
ONLY_BEFORE: Final = re.compile(rf"\b(?:only|exactly|just){_BETWEEN}$", re.IGNORECASE)
ONLY: Final = re.compile(r"\bonly\b(?=[\w\s]*$)", re.IGNORECASE)
LONE: Final = re.compile(
    r"\s*(?:(?:[a-z]+\s+){0,2}a\s+single\b|(?:one|1)\s+(?:[\w-]+\s+){1,2}can\b)", re.IGNORECASE
)
"""What says after "only" that others are shut out, and no number: "only a single writer", "only one job can run"."""

THEN_NUMBER: Final = re.compile(_BETWEEN + r"(?=\S)", re.IGNORECASE)
"""What can stand between "only" and the number that it bounds."""

JOINED: Final = re.compile(r"\s*(?:,|and|or|,\s*and)\s+(?=\d)", re.IGNORECASE)

DURATION: Final = re.compile(
    r"\W*(?:milli|micro)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|ms|s|min|h|d)\b", re.IGNORECASE
)
"""How long something took is no limit."""

SHARE: Final = re.compile(
    r"\b(?:default|max\w*|min\w*|limit\w*|threshold|quota|at most|at least|up to|above|below|over|under|"
    r"sla|slo|availability|available|durability|durable|uptime)\b",
    re.IGNORECASE,
)
"""Words beside which a share ("25 %") bounds; any other share describes."""

FOLD: Final = frozenset({"x", "×"})
RETRIED: Final = re.compile(r"\b(?:retr\w+|tr(?:y|ies|ied)|max\w*|repeat\w*|limit\w*|attempt\w*)\b", re.IGNORECASE)
COMPARED: Final = re.compile(r"\s+(?:the|as|than|more|\w+er|performance|throughput|cost|price|speed)\b", re.IGNORECASE)
"""So many times as much compares ("5x the throughput"); so many tries bound ("retried 3x")."""

BOUNDING: Final = re.compile(
    r"\b(?:limit\w*|max\w*|min|minimum|quota\w*|cap|capped|default\w*|up to|at most|at least|exactly|timeout|"
    r"time-?out|retention|retain\w*|ttl|size|"
    r"concurren\w+|supports?|allow\w*|retr\w+|hard|soft|threshold|ceiling|depth|hold|holds|contain|contains|"
    r"per|can have|length|attach\w*|count|window|delay)\b|=\s*$",
    re.IGNORECASE,
)
"""Words beside which a bare count of things is a limit."""

DEMAND: Final = re.compile(r"\b(?:must|needs?|requires?|ha(?:s|ve)\s+to)\b[^.;:]*$", re.IGNORECASE)
THRESHOLD: Final = re.compile(
    r"\W*[A-Za-z][\w\s()/-]*\s>\s*\d[\d.,]*\s?\S*\W*|"
    r"\W*(?:to|for|with)\b[^.;:]*\b(?:more than|over|above|larger than|bigger than)\s+\d[\d.,]*\s?\w+,?\s+"
    r"(?:use|choose|pick|consider|go)\b.*",
    re.IGNORECASE,
)
"""A condition of an alarm ("load > 80 %") or of an advice ("for files over 2 GB use ..."): no limit."""

BOUNDS: Final = frozenset({"<=", "<", ">="})


def bounds(quantity: Quantity, passage: Passage) -> bool:
    """Return whether a quantity of a passage bounds something."""
    sentence = passage.sentence(quantity.start)
    if granted_free(quantity, passage):
        return True
    aside = _exact(quantity) and ASIDE.search(passage.before(quantity.number)) and not _kept(quantity, passage)
    if quantity.adjective or aside or priced(quantity, passage, bounded=_strong(quantity, passage)):
        return False
    if _reckoned(quantity, passage, sentence) or _merely_told(quantity, passage, sentence):
        return False
    if quantity.comparator in {">", "<="} and THRESHOLD.fullmatch(sentence):
        return False
    return not quantity.counted or _counts(quantity, passage)


def only_bounds(passage: Passage, at: int) -> bool:
    """Return whether an "only" that ends at an offset does no more than bound the number after it."""
    rest = passage.said[at : at + REACH]
    if LONE.match(rest):
        return False
    if not (after := THEN_NUMBER.match(rest)):
        return False
    return any(quantity.start <= after.end() <= quantity.number + 1 for quantity in quantities(rest))


def denied(quantity: Quantity, passage: Passage) -> bool:
    """Return whether more than a quantity is denied: "can't be more than 5" says at most."""
    before = passage.said[passage.clause_start(quantity.start) : quantity.start]
    return quantity.comparator in {">", ">="} and RESTRICTION.search(before) is not None


def _kept(quantity: Quantity, passage: Passage) -> bool:
    """Whether "the last 9 days" are those for which something is kept."""
    last = LAST.search(passage.before(quantity.number)) is not None
    return last and KEPT.search(passage.sentence(quantity.start)) is not None


def _strong(quantity: Quantity, passage: Passage) -> bool:
    """Whether a quantity stands behind a word that bounds: "at most"."""
    return quantity.comparator in BOUNDS and STRONG.match(passage.said, quantity.start) is not None


def _exact(quantity: Quantity) -> bool:
    return quantity.comparator in {"", "~"}


def _counts(quantity: Quantity, passage: Passage) -> bool:
    """Whether a number of things is their limit; a code, or the things that a colon lists, are none."""
    if quantity.comparator == ">=" and _demanded(quantity, passage):
        return False
    code = STATUS.fullmatch(f"{quantity.value} {quantity.unit}")
    listed = quantity.comparator not in {"<=", "<"} and LISTED.match(passage.said, quantity.end)
    if code or listed or _shuts_out(quantity, passage):
        return False
    if passage.limit_column or quantity.per or denied(quantity, passage):
        return True
    before, said = passage.before(quantity.start), passage.said[quantity.start : quantity.end]
    if ONLY_BEFORE.search(before) or COPIED.search(passage.before(quantity.number)) or EACH.search(before):
        return True
    if quantity.comparator in BOUNDS:
        return bool(STRONG.match(said) or STRONG_AFTER.match(passage.said, quantity.end))
    counted = _granted(quantity, passage) or (DIGIT.search(said) is not None and _announced(quantity, passage))
    return counted and quantity.comparator != ">"


def _shuts_out(quantity: Quantity, passage: Passage) -> bool:
    """Whether "only a single one" says that there are no others."""
    before = passage.before(quantity.start)
    only = ONLY.search(before)
    return only is not None and LONE.match(before[only.end() :] + passage.said[quantity.start :]) is not None


def _demanded(quantity: Quantity, passage: Passage) -> bool:
    """Whether "at least one" only says that a thing must be there."""
    spelled = DIGIT.search(passage.said, quantity.start, quantity.end) is None and quantity.value == "1"
    return spelled and DEMAND.search(passage.before(quantity.start)) is not None


def _granted(quantity: Quantity, passage: Passage) -> bool:
    """Whether what stands after a count makes it a limit."""
    plural = quantity.unit.endswith("s") and GRANTED.match(passage.said, quantity.end)
    return bool(plural and _exact(quantity)) or _with_next(quantity, passage)


def _announced(quantity: Quantity, passage: Passage) -> bool:
    """Whether a bare count is a limit by its size, its place, or the words before it."""
    if not quantity.comparator and (passage.limits or not quantity.unit or _many(quantity) or quantity.ranged):
        return True
    before = passage.said[max(0, quantity.number - BESIDE) : quantity.number]
    return quantity.unit.endswith("s") and BOUNDING.search(before) is not None


def _many(quantity: Quantity) -> bool:
    return int(re.sub(r"\D", "", quantity.value) or 0) >= MANY or quantity.value[-1:] in {"k", "K", "M"}


def _with_next(quantity: Quantity, passage: Passage) -> bool:
    """Whether a count is the first of two that are bound alike: "60 inbound and 60 outbound rules per group"."""
    joined = JOINED.match(passage.said, quantity.end)
    if not joined:
        return False
    after = next(quantities(passage.said[joined.end() :]), None)
    return after is not None and after.number == 0 and after.per


def _reckoned(quantity: Quantity, passage: Passage, sentence: str) -> bool:
    """Whether a quantity is made up, to reckon with."""
    if RECKONED.search(sentence) or ROUNDED.search(passage.before(quantity.number)):
        return True
    return _exact(quantity) and SUPPOSED.search(sentence) is not None


def _merely_told(quantity: Quantity, passage: Passage, sentence: str) -> bool:
    """Whether a quantity tells how long something took, or a share that nothing bounds."""
    if quantity.unit in {"%", "percent"}:
        return _exact(quantity) and not SHARE.search(f"{passage.column} {passage.subject} {sentence}")
    if quantity.comparator == ">=" and ADVISED.search(passage.before(quantity.start)):
        return True
    if not quantity.counted and _exact(quantity) and MADE.search(passage.before(quantity.start)):
        return True
    if quantity.unit.lower() in FOLD and not RETRIED.search(passage.before(quantity.start)):
        return _exact(quantity) or COMPARED.match(passage.said, quantity.end) is not None
    if (_exact(quantity) and TYPICAL.search(passage.before(quantity.start))) or PAST.match(sentence):
        return True
    spent = _exact(quantity) and SPENT.search(passage.before(quantity.start)) and not _kept(quantity, passage)
    return bool(spent) and DURATION.fullmatch(quantity.unit) is not None
