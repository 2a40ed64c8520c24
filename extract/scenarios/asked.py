"""Read the needs that are asked: a question and its answer in one line, in two, on the two sides of a card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW, DRAWN
from extract.branches import REPLY as TAKEN_UP
from extract.scenarios.found import Found
from extract.scenarios.patterns import ASKED, ASKED_REPLY, PRACTICAL, QUESTION, REPLY, SENTENCE_END, TROUBLE
from extract.scenarios.signs import advises, names_only
from extract.structure import LineKind
from extract.structure.cards import ANSWERING, CAUSING, OVERCOMING, SOLVING

if TYPE_CHECKING:
    from extract.statements import Statement

OPEN: Final = re.compile(
    r"^\W*(?:(?:in|on|with|for|to|from|by)\s+)?(?:which|what|who|where|how|when)\b|[^?]*\bwhich\b", re.IGNORECASE
)
"""Questions that ask for a thing or a way, wherever they ask for it: "In which ...", "X is done by which ...?"."""

COUNTING: Final = re.compile(
    r"\bhow\s+(?:long|many|much|big|large|often|far|fast|small|deep|old|soon|high|wide|late|expensive)\b"
    r"|\bwhat(?:[’']?s|\s+is|\s+are)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:max\w*|min\w*|limits?|defaults?|sizes?|quotas?|"
    r"number|price|costs?(?!-)|retention|timeout|ttl)\b|\bstands?\s+for\b|^\W*(?:max(?:imum)?|min(?:imum)?|default)\b",
    re.IGNORECASE,
)
"""Questions about a number: their answers are limits, no advice."""

TELLING: Final = re.compile(
    r"\bwhat(?:[’']s|\s+is|\s+are)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:difference|purpose|meaning)\b"
    r"|^\W*what\s+(?:happens|does|do|did|makes)\b(?!\s+(?:you|we|i|one)\b)",
    re.IGNORECASE,
)
"""Questions about what a thing is or does: their answers are descriptions, save on the two sides of a card."""

COMPARING: Final = re.compile(r"\b(?:vs\b|versus\b|differ\w*|compared?\b)", re.IGNORECASE)
"""Questions that every sentence of the answer answers."""

SPOKEN: Final = re.compile(
    r"^\W*(?:well\b|so\b|let[’']?s\b|okay\b|ok\b|no\s+idea|not\s+sure|look\s+(?:it\s+)?up|todo\b|tbd\b|unknown|dunno|\?|"
    r"(?:choose|select|pick|mark)\s+(?:one|two|three|four|all|any|\d)\b)",
    re.IGNORECASE,
)
"""How whoever asked himself goes on, or does not know; how many answers are to be chosen."""

LEADING: Final = re.compile(rf"^[^\w(/\\$!<@.]{{0,6}}(?:{DRAWN}|👉|↳)\s*")
"""An arrow before an answer that stands on a line of its own."""

GROUNDS: Final = re.compile(r"\W*(?:<\w+[^<>]*>\W*)?(?:since|as|because)\s[^,.]{5,160},\s+(?=\S)", re.IGNORECASE)
"""Why, before the answer: "Since it is rarely read, X"."""

LINK: Final = re.compile(r"!?\[+[^\[\]]*\]+\([^()\s]*\)|<?https?://\S+|\[\[[^\[\]]*\]\]")
LAST_SENTENCE: Final = re.compile(r"(?<=[.!])\s+")
WHY: Final = re.compile(r"^\W*why\b", re.IGNORECASE)
CLOSED: Final = re.compile(
    r"^\W*(?:yes|no|true|false|nothing|never|\d)\b(?!\s*[,:;.–—-]+\s*(?:use|choose|you\b|but\b|only\b))", re.IGNORECASE
)
"""How the answer to a question begins that asked whether or how much."""

PARTED: Final = re.compile(r"^\W{0,8}(?P<need>(?:[^\s:]+\s+){2,24}[^\s:]+)\s*:{2,3}\s*(?=\S)")
"""The front of a card, two or three colons, and its back."""

TOGGLE: Final = re.compile(
    r"^\W*(?:<details[^<>]*>\s*)?<summary[^<>]*>(?P<need>[^<>]{4,300})</summary>(?P<answer>[^<>]{2,300})", re.IGNORECASE
)
DEFINING: Final = re.compile(
    r"^\W*what(?:[’']s|\s+is|\s+are)\b(?!\s+(?:the\s+|an?\s+)?(?:simplest|best|easiest|cheapest|fastest|safest|recommended|right|optimal|ideal|preferred|most\s+[\w-]+|"
    r"least\s+[\w-]+|used|needed|required|necessary|recommended)\b)",
    re.IGNORECASE,
)


ASKS_FOR: Final = re.compile(r"\b(?:which|what|whats|who|whom|where|how|when|why|or)\b", re.IGNORECASE)

CLOSING: Final = re.compile(
    r"^\W*(?:is|are|was|does|do|did|can|could|will|would|has|have|should|may|why|how|what|when)\b", re.IGNORECASE
)
"""How a question opens that is no bare symptom: "Too many connections? Use ..." is one."""


def asked(statement: Statement) -> Found | None:
    """Return the question and the answer that stand in one line."""
    text = statement.text
    if not (found := ASKED.match(text)) or found.end() >= len(text):
        return None
    start, need = found.end(), found["need"]
    reply = REPLY.match(text[start:])
    start += reply.end() if reply else 0
    end, asks = _reply_end(statement, start), LAST_SENTENCE.split(need)[-1]
    if SPOKEN.match(text[start:end]) or _refers(statement, start):
        return None
    plain = PRACTICAL.match(asks) or advises(text, start) or names_only(statement, start, len(text))
    sided = reply is not None or ASKED_REPLY.search(found[0]) is not None
    if not plain and not sided and not (ARROW.search(found[0]) and _open(asks, text[start:end])):
        return None
    return Found(need=need, start=start, end=end, rule="question", confidence=0.8)


def _reply_end(statement: Statement, start: int) -> int:
    """Where the first sentence of a reply ends; one of one word, or that names nothing before names, goes on."""
    text = statement.text
    stop = SENTENCE_END.search(text, start)
    if stop is None or len(text[start : stop.start()].split()) == 1:
        return len(text)
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    named = [each for each in starts if each >= start]
    return stop.start() if not named or min(named) < stop.start() else len(text)


def _refers(statement: Statement, start: int) -> bool:
    """Whether all that stands from an offset on are links that name nothing: where to read on, and no answer."""
    text = statement.text
    if "](" not in text and "://" not in text:
        return False
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    return not any(each >= start for each in starts) and not LINK.sub("", text[start:]).strip(" \t\n.,;()-–—")


def _open(asks: str, reply: str) -> bool:
    """Whether a question on one side of a card asks for more than a number, a yes or a definition."""
    closed = CLOSED.match(reply) or COUNTING.search(asks) or (DEFINING.match(asks) and not COMPARING.search(asks))
    return not closed and (not CLOSING.match(asks) or ASKS_FOR.search(asks) is not None)


def asked_above(statement: Statement) -> Found | None:
    """Return the question of the line before, or of the heading or parent, that this line answers."""
    text, question = statement.text, statement.asked
    if not question and (not statement.topics or "?" not in statement.topics[0]):
        return None
    reply = ANSWERING.match(text)
    start = reply.end() if reply else 0
    if (
        "?" in text
        or (question and (question.branch or not question.opens))
        or _refers(statement, start)
        or SPOKEN.match(text[start:])
    ):
        return None
    if question:
        return _answered(statement, question.text, labelled=question.labelled)
    if statement.line.kind is LineKind.PROSE or not statement.topics:
        return None
    above = QUESTION.match(statement.topics[0])
    return _answered(statement, above["need"], labelled=False) if above else None


def branch(statement: Statement) -> Found | None:
    """Return the question that a branch of a decision tree hangs under, or the case that it names, with its end."""
    text, question = statement.text, statement.asked
    if not question or not question.branch:
        return None
    if reply := TAKEN_UP.match(text):
        start, need = reply.end(), f"{question.text} {reply['reply']}"
        ends = _names(statement, start) or advises(text, start)
    else:
        sign = ARROW.search(text)
        start, need = (sign.end(), text[: sign.start()]) if sign else (0, "")
        ends = bool(sign) and names_only(statement, start, len(text)) and not names_only(statement, 0, len(need))
    if not ends or "?" in text[start:] or ARROW.search(text, start):
        return None
    return Found(need=need, start=start, end=len(text), rule="branch", confidence=0.8)


def _names(statement: Statement, start: int) -> bool:
    """Whether a service or a feature is named from an offset on."""
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    return any(each >= start for each in starts)


def two_sided(statement: Statement) -> Found | None:
    """Return the sides of a card in one line: "shared files for Linux :: EFS", a toggle that opens on its answer."""
    text = statement.text
    if "::" in text and (found := PARTED.match(text)):
        need, start = found["need"], found.end()
        plain = advises(text, start) or names_only(statement, start, len(text))
        asks = need.endswith("?") and wants_advice(need)
        if (asks or not need.endswith("?")) and plain and not names_only(statement, 0, found.end("need")):
            return Found(need=need, start=start, end=len(text), rule="card", confidence=0.75)
    revealed = "</summary>" not in text or ANSWERING.match(text)
    if not revealed and (found := TOGGLE.match(text)) and wants_advice(found["need"]):
        start, end = found.span("answer")
        return Found(need=found["need"], start=start, end=end, rule="card", confidence=0.75)
    return None


def wants_advice(need: str) -> bool:
    """Whether a question, or the front of a card that asks nothing aloud, is answered by what to use or to do.

    >>> wants_advice("Which one keeps the order?"), wants_advice("How long does it keep them?")
    (True, False)
    """
    if COUNTING.search(need) or TELLING.search(need) or (WHY.match(need) and not TROUBLE.search(need)):
        return False
    return not need.rstrip().endswith("?") or OPEN.match(need) is not None or PRACTICAL.match(need) is not None


def _answered(statement: Statement, need: str, *, labelled: bool) -> Found | None:
    text, asks = statement.text, LAST_SENTENCE.split(need.strip())[-1]
    reply = ANSWERING.match(text) or LEADING.match(text)
    solves = None if reply else SOLVING.match(text) or CAUSING.match(text) or OVERCOMING.match(text)
    start = reply.end() if reply else solves.end() if solves else 0
    if grounds := GROUNDS.match(text, start):
        start = grounds.end()
    end = _sentence_end(text, start)
    if solves:
        return Found(need=need.strip(), start=start, end=end, rule="solution", confidence=0.85)
    if labelled and _open(asks, text[start:end]) and not SPOKEN.match(text[start:end]):
        end = len(text) if COMPARING.search(asks) else end
        return Found(need=need.strip(), start=start, end=end, rule="question above", confidence=0.75)
    bare = advises(text, start) and not CLOSING.match(asks) and TROUBLE.search(asks) is not None
    if not (bare or wants_advice(asks)) or CLOSED.match(text[start:end]) or (ARROW.search(text) and not labelled):
        return None
    named = bool(statement.services or statement.terms)
    plain = advises(text, start) or names_only(statement, start, end)
    if DEFINING.match(asks) and not (labelled and plain):
        return None
    if not (plain or (named and (PRACTICAL.match(asks) or labelled)) or (labelled and PRACTICAL.match(asks))):
        return None
    return Found(need=need.strip(), start=start, end=end, rule="question above", confidence=0.75)


def _sentence_end(text: str, start: int) -> int:
    stop = SENTENCE_END.search(text, start)
    return stop.start() if stop else len(text)
