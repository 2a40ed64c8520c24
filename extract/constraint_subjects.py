"""Whose constraint it is: the service that owns what a clause binds, and the feature that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import constraint_patterns as cues
from extract import lexicon
from extract.referring import NOUNS, referred
from extract.services import Named
from extract.structure import LineKind
from extract.terms import Term

if TYPE_CHECKING:
    from extract.passages import Passage
    from extract.statements import Statement

BESIDE: Final = 3
"""Characters of a comma and what can stand with it after a name."""

TARGETS: Final = frozenset({"compute", "containers"})
"""What a deployment service deploys to: named in its notes, they are its targets and not what is bound."""

OPENS: Final = 160
"""Characters in which the opening of a clause stands."""

MARKS: Final = " *`_:"
"""What may stand around the head of a column or a list."""

SHORT: Final = 5
"""Words that a label may have to name a feature."""

OPENING: Final = re.compile(
    r"^[^\w]*(?:(?:the|an?|each|every|all|trap|note|so|then|there|here|but|and|while|whereas|only|today|important|remember|"
    r"answer|fix|solution|why|tip|warning|caution|"
    r"amazon|aws|azure|google)\b[\s:,]*)*"
    r"(?:(?:to|for|when|if|with|before|after|under|as|since)\b[^,.;:]{2,60},\s+(?:the\s+|an?\s+|your\s+)?)?"
    r"(?:(?:in|on|with|within|under)\s+(?:the\s+)?(?=(?-i:[A-Z])))?",
    re.IGNORECASE,
)
PRINCIPAL: Final = re.compile(
    r"\s(?:users?|roles?|principals?|polic(?:y|ies)|permissions?|identit(?:y|ies))\b", re.IGNORECASE
)
PREPOSITION: Final = re.compile(
    r"\b(?:of|for|in|on|with|from|to|by|via|between|through|and|or|than|using|like|inside|within|under|behind|"
    r"into|across|per|against|without|before|after)\s+(?:the\s+|an?\s+)?$|[/,+&]\s*$",
    re.IGNORECASE,
)
PART: Final = re.compile(r",\s+(?:and\s+|but\s+|while\s+|whereas\s+)?")
RELATIVE: Final = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
POINTED: Final = re.compile(
    r"^\W*(?:(?:the|this|that|these|those|such\s+an?|an?|each|every)\s+)(?:[\w-]+\s+){0,3}?(?:of\s+(?:the|a|an)\s+)?"
    rf"(?P<noun>{'|'.join(NOUNS)})\b",
    re.IGNORECASE,
)
"""A plain noun that opens a line: "the queue", "each shard", "the visibility timeout of the queue"."""

NEEDED: Final = re.compile(r"(?:required|mandatory|needed|necessary|prerequisite)\b[\s\S]*$", re.IGNORECASE)
NEEDED_FOR: Final = re.compile(
    r"\s*(?:(?:for|by|in|with|on|to\s+(?:use|run|enable|create)|when\s+using)\s+)?(?:the\s+|an?\s+|all\s+|every\s+)?",
    re.IGNORECASE,
)
"""What stands between a need and the service that has it: "is required for Azure Functions"."""

LISTED: Final = re.compile(r"[*_`\])]*\s*\([^()]*\)\W*")
"""What follows a name in a list of what a service works with: "SQS (standard only)" tells of that service."""

OF: Final = re.compile(r"\s+(?:of|in|on|for)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
OF_NOUN: Final = re.compile(r"(?:[\w-]+\s+){1,3}of\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
NEXT: Final = re.compile(r" ([A-Z][a-z]+)\b")
SUBJECT_OF: Final = re.compile(r"\s+(?:can|does|do|is|are|has|have|\w+s)\b", re.IGNORECASE)
VERB: Final = re.compile(r"\s+(?:is|are|has|have|can|does|runs?|\w+s)\b", re.IGNORECASE)
VERBAL: Final = re.compile(
    r"\b(?:today|trap|note|tip|warning|important|is|are|was|can|\w+n['’]t|cannot|must|need|needs|use|used|for|"
    r"to|if|when|not|no|only|and|with|from|by|in)\b",
    re.IGNORECASE,
)


def owner(statement: Statement, passage: Passage, start: int, end: int = 0) -> str:
    """Return the service that a constraint belongs to, "" where the line is about none.

    It is the one that opens the clause before the cue at `start`, or owns the feature that opens it; else the one
    that the line is about. `end` is where the cue ends: "no DLQ" is about the service whose DLQ it is.
    """
    if passage.column and (named := _of_column(passage.column)):
        return named
    if end and passage.said[start:end].strip().lower() == "no":
        for term in statement.terms:
            if term.start == passage.start + end:
                return term.service
    only = passage.said[start:end].lower() == "only"
    named_to = statement.services[0].end if statement.services else 0
    if only and statement.inherited and LISTED.fullmatch(statement.text, named_to):
        return statement.inherited[0]
    if only and (statement.label or passage.subject) and not passage.rest(end).strip(" .;"):
        return _of_line(statement, passage, start)
    near = _needing(statement, passage, start, end) or _beside(statement, passage.start + start, passage.start + end)
    return near or _of_clause(statement, passage, start)


def _needing(statement: Statement, passage: Passage, start: int, end: int) -> str:
    """The service that needs what a clause opens with: the one after "is required for", else the one above."""
    if not NEEDED.search(passage.said, start, max(start, end)):
        return ""
    after = NEEDED_FOR.match(statement.text, passage.start + end)
    for named in statement.services:
        if after and named.start == after.end():
            return named.service
    first = passage.start + passage.clause_start(start)
    opened = _opened(statement, first, passage.start + start)
    needed = opened in {named.service for named in statement.services if first <= named.start < passage.start + start}
    return statement.inherited[0] if needed and statement.inherited else ""


def _of_clause(statement: Statement, passage: Passage, start: int) -> str:
    """The service that the clause before an offset is about, else the one an earlier clause is, else the line's."""
    starts = passage.clauses_before(start)
    own = passage.said[starts[-1] : start]
    if part := _of_part(statement, passage, starts[-1], start):
        return part
    if not cues.EMPTY.match(own):
        opened = _opened(statement, passage.start + starts[-1], passage.start + start)
        return opened or _of_line(statement, passage, start)
    for clause in reversed(starts[1:-1]):
        if found := _opened(statement, passage.start + clause, passage.start + start, subject=True):
            return found
    return _of_line(statement, passage, start)


def _of_part(statement: Statement, passage: Passage, clause: int, start: int) -> str:
    """The service that a later part of the clause is about: ", which ..." after it, ", X needs ...", ", Y 9 s"."""
    parts = [found.end() for found in PART.finditer(passage.said, clause, start)]
    if not parts:
        return ""
    at = passage.start + parts[-1]
    if RELATIVE.match(statement.text, at):
        before = [named for named in statement.services if 0 <= at - named.end <= BESIDE]
        return before[-1].service if before else ""
    opened = _opened(statement, at, passage.start + start)
    known: tuple[Named | Term, ...] = (*statement.services, *statement.terms)
    ends = [found.end for found in known if found.start >= at and found.service == opened]
    if not opened or not ends:
        return ""
    return opened if VERB.match(statement.text, min(ends)) or min(ends) >= passage.start + start - 2 else ""


def bound(statement: Statement, passage: Passage, start: int, service: str) -> str:
    """Return what is bound: the row's subject, the label, the nearest feature before the cue, the label above."""
    if passage.subject:
        return _plain(passage.subject, service)
    if _noun(statement.label):
        return _plain(statement.label, service)
    terms = [
        term.text for term in statement.terms
        if term.end <= passage.start + start and term.service == service
        and passage.states(term.start) and not term.text.islower()
    ]  # fmt: skip
    if terms:
        return terms[-1]
    topic = statement.topics[0] if statement.topics and not statement.leads else ""
    return _plain(topic, service) if _noun(topic) else service


def _beside(statement: Statement, start: int, end: int) -> str:
    """The service right before a cue ("so S3 requires ..."), or right after an "only" ("only Aurora scales ...")."""
    text = statement.text
    only = text[start:end].lower() == "only"
    for named in statement.services:
        if 0 <= start - named.end <= 1 and end > start:
            if not PREPOSITION.search(text[max(0, named.start - 20) : named.start]):
                return _deployer(statement, named)
        elif only and named.start == end + 1 and SUBJECT_OF.match(text, named.end):
            return named.service
    return ""


def _opened(statement: Statement, at: int, until: int, *, subject: bool = False) -> str:
    """The service that the text opens with at an offset, or whose feature it opens with; the longer name counts.

    `subject`: only where a verb follows the name, as in "... → Lambda is async → no reply".
    """
    lead = OPENING.match(statement.text[at : at + OPENS])
    first = at + (lead.end() if lead else 0)
    known: tuple[Named | Term, ...] = (*statement.services, *statement.terms)
    near = [found for found in known if at <= found.start <= first < found.end and found.start < until]
    if not near:
        return "" if subject else _whose(statement, first, until, OF_NOUN)
    longest = max(near, key=lambda found: (found.end, isinstance(found, Named)))
    if (after := NEXT.match(statement.text, longest.end)) and (above := _ending_in(statement, after[1])):
        return above
    if subject and not VERB.match(statement.text, longest.end):
        return ""
    if isinstance(longest, Term):
        if whose := _whose(statement, longest.end, until, OF):
            return whose
        if not _tells(statement, longest):
            return ""
    return _deployer(statement, longest)


def _ending_in(statement: Statement, word: str) -> str:
    """The service above whose name ends in the word after a name: the one of "VM Backup" under "Azure Backup"."""
    return next((above for above in statement.inherited if " " in above and above.endswith(f" {word}")), "")


def _whose(statement: Statement, at: int, until: int, of: re.Pattern[str]) -> str:
    """The service that is named after an offset as the one that has what stands there: "a failover of Aurora"."""
    after = of.match(statement.text, at, until)
    return next((named.service for named in statement.services if after and named.start == after.end()), "")


def _tells(statement: Statement, term: Term) -> bool:
    """Whether a feature's name says whose it is: the services of the line have it, or it can be nobody else's."""
    if term.service in {statement.subject, *statement.inherited}:
        return True
    only = len(lexicon.load().owners(term.text)) == 1
    return only and (" " in term.text or not term.text.istitle()) and not term.text.islower()


def _deployer(statement: Statement, named: Named | Term) -> str:
    """The service; the one above it where a line opens with the target of a deployment or with a principal."""
    service = named.service
    above = statement.inherited[0] if statement.inherited else ""
    targets = statement.category(service) in TARGETS and above != service
    if above and statement.category(service) == "identity" and statement.category(above) != "identity":
        return above if PRINCIPAL.search(statement.text[named.start : named.end + 14]) else service
    return above if above and targets and statement.category(above) == "deployment" else service


def _of_line(statement: Statement, passage: Passage, start: int) -> str:
    """The service or feature that the whole line opens with, else the one its place says.

    Where the line opens with a need, what answers it is what the rest is about.
    """
    if passage.answers:
        first = len(passage.said) - len(passage.said.lstrip()) + passage.start
        if answer := _opened(statement, first, len(statement.text)):
            return answer
    return _opened(statement, 0, len(statement.text)) or _about(statement, passage, start)


def _about(statement: Statement, passage: Passage, start: int) -> str:
    """What a plain noun that opens the line points back to, else what the place says, else what was named last."""
    noun = POINTED.match(passage.said)
    pointed = referred(noun["noun"].lower(), (*statement.recent, statement.subject)) if noun else ""
    if pointed and not _has(statement, noun["noun"] if noun else ""):
        return pointed
    if statement.subject:
        return statement.subject
    return _named_near(statement, passage, start) or _of_head(passage.column)


def _named_near(statement: Statement, passage: Passage, start: int) -> str:
    """What the sentence names, else what the line's features are of, else what the line names, else what was last."""
    first = passage.start + (0 if passage.answers else passage.sentence_start(start))
    last = first + len(passage.sentence(start))
    if beside := [named.service for named in statement.services if first <= named.start < last]:
        return beside[0]
    known = lexicon.load()
    owners = {found.name if (found := known.resolve(term.text)) else term.service for term in statement.terms}
    if len(owners) == 1:
        return owners.pop()
    if statement.services:
        return statement.services[0].service
    if statement.line.kind is LineKind.PROSE:
        return statement.recent[0] if statement.recent else ""
    if statement.lead_of:
        return statement.lead_of[0].service if statement.line.parent else ""
    return _of_head(statement.lead)


def _of_head(head: str) -> str:
    """The one service that has the feature that heads a column or a list."""
    heads = lexicon.load().owners(head.strip(MARKS)) if head else ()
    return heads[0].name if len(heads) == 1 else ""


def _has(statement: Statement, noun: str) -> bool:
    """Whether what the line is about by its place has such things itself."""
    return bool(statement.subject) and referred(noun.lower(), (statement.subject,)) != ""


def _of_column(column: str) -> str:
    found = lexicon.load().resolve(column.strip(MARKS))
    return found.name if found else ""


def _noun(label: str) -> bool:
    return bool(label) and len(label.split()) <= SHORT and not VERBAL.search(label)


def _plain(label: str, service: str) -> str:
    """A label without marks; the service's own name where the label is a name of it."""
    text = re.sub(r"\s*\([^()]*\)", "", label).strip(' *`_"“”⭐❌✅')
    known = lexicon.load()
    return service if any(found.name == service for found in known.candidates(text)) else text or service
