"""Whose constraint it is: the service that owns what a clause binds, and the feature that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import constraint_patterns as cues
from extract import lexicon
from extract.constraint_nearby import POINTED, at_value, in_sentence, labelled, pointed
from extract.constraint_openings import VERB, deployer, opened
from extract.referring import referred
from extract.structure import LineKind

if TYPE_CHECKING:
    from extract.passages import Passage
    from extract.quantities import Quantity
    from extract.services import Named
    from extract.statements import Statement
    from extract.terms import Term

BESIDE: Final = 3
"""Characters of a comma and what can stand with it after a name."""

MARKS: Final = " *`_:"
"""What may stand around the head of a column or a list."""

SHORT: Final = 5
"""Words that a label may have to name a feature."""

SURE: Final = re.compile(r"make\s+sure", re.IGNORECASE)
"""The need that stands before what has it: "make sure that the role may read"."""

PREPOSITION: Final = re.compile(
    r"\b(?:of|for|in|on|with|from|to|by|via|between|through|and|or|than|using|like|inside|within|under|behind|"
    r"into|across|per|against|without|before|after)\s+(?:the\s+|an?\s+)?$|[/,+&]\s*$",
    re.IGNORECASE,
)
PART: Final = re.compile(r",\s+(?:and\s+|but\s+|while\s+|whereas\s+)?")
RELATIVE: Final = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
NEEDED: Final = re.compile(r"(?:required|mandatory|needed|necessary|prerequisite)\b[\s\S]*$", re.IGNORECASE)
NEEDED_FOR: Final = re.compile(
    r"\s*(?:(?:for|by|in|with|on|to\s+(?:use|run|enable|create)|when\s+using)\s+)?(?:the\s+|an?\s+|all\s+|every\s+)?",
    re.IGNORECASE,
)
"""What stands between a need and the service that has it: "is required for Azure Functions"."""

LISTED: Final = re.compile(r"[*_`\])]*\s*\([^()]*\)\W*")
"""What follows a name in a list of what a service works with: "SQS (standard only)" tells of that service."""

OBJECT: Final = re.compile(r"\w+s\s+$")
"""The verb before a name that is no subject: "supports VMs only in one zone"."""

ENDED: Final = re.compile(r"\s*(?:[,;.)]|$)")
"""What stands after an "only" whose clause is over: what stands before it is allowed, and no subject."""

SUBJECT_OF: Final = re.compile(r"\s+(?:can|does|do|is|are|has|have|\w+s)\b", re.IGNORECASE)
PURPOSE: Final = re.compile(
    r"\W*(?:(?:in\s+order\s+)?to\s+(?:use|enable|run|create|configure|set\s+up|get|have|work\s+with)|(?:when|for|by)\s+"
    r"(?:using|creating|enabling|running)|if\s+(?:you|we)\s+(?:use|enable|run|want)|for|with)\s+(?:the\s+|an?\s+|your\s+)?",
    re.IGNORECASE,
)
"""What stands before the service for which a reader must do something: "To use Cloud Run, you need ..."."""

ADDRESSED: Final = re.compile(
    r"(?:,\s+(?:then\s+)?|\s(?=you|we))(?:you|we|one|users)?(?:'ll|\s+also|\s+will|\s+would)?\s*$", re.IGNORECASE
)
"""What stands between that and the need."""

PRONOUN: Final = re.compile(
    r"\W*(?:it|they)\s(?!takes?\b|(?:can|may|might|could|will|would)\s+take\b|is\s+(?:not\s+)?(?:possible|required|necessary)\b)",
    re.IGNORECASE,
)
"""How a line opens that goes on about the one before; "it takes a day" and "it is possible to" do not."""

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
    if passage.column and (named := _of_column(statement, passage)):
        return named
    if end and passage.said[start:end].strip().lower() == "no" and not opened(statement, 0, passage.start + start):
        for term in statement.terms:
            if term.start == passage.start + end:
                return term.service
    sure = SURE.match(passage.said, start, end) is not None
    if sure and (first := opened(statement, passage.start + end, len(statement.text))):
        return first
    only = passage.said[start:end].lower() == "only"
    named_to = statement.services[0].end if statement.services else 0
    if only and statement.inherited and LISTED.fullmatch(statement.text, named_to):
        return statement.inherited[0]
    if only and (statement.label or passage.subject) and ENDED.match(passage.said, end):
        return _of_line(statement, passage, start)
    near = _needing(statement, passage, start, end) or _beside(statement, passage.start + start, passage.start + end)
    return near or _of_clause(statement, passage, start, end)


def owner_of_value(statement: Statement, passage: Passage, quantity: Quantity) -> str:
    """Return the service that a limit belongs to: the one at its value, else as for other constraints."""
    return at_value(statement, passage, quantity) or owner(statement, passage, quantity.start)


def _needing(statement: Statement, passage: Passage, start: int, end: int) -> str:
    """The service that needs what a clause is about: the one after "is required for", else the one above."""
    if not NEEDED.search(passage.said, start, max(start, end)):
        return ""
    after = NEEDED_FOR.match(statement.text, passage.start + end)
    for named in statement.services:
        if after and after[0].strip() and after.end() <= named.start < passage.start + passage.clause_end(start):
            return named.service
    first = passage.start + passage.clause_start(start)
    opener = opened(statement, first, passage.start + start)
    before = [named for named in statement.services if first <= named.start < passage.start + start]
    needed = any(named.service == opener or passage.start + start - named.end <= 1 for named in before)
    return statement.inherited[0] if needed and statement.inherited else ""


def _of_clause(statement: Statement, passage: Passage, start: int, end: int) -> str:
    """The service that the clause before an offset is about, else the one an earlier clause is, else the line's."""
    starts = passage.clauses_before(start)
    own = passage.said[starts[-1] : start]
    if part := _of_part(statement, passage, starts[-1], start):
        return part
    if not cues.EMPTY.match(own):
        first = passage.start + starts[-1]
        opener = opened(statement, first, passage.start + start)
        opener = opener or labelled(statement, passage, starts) or _for_whom(statement, first, passage.start + start)
        return opener or ("" if end else in_sentence(statement, passage, start)) or _of_line(statement, passage, start)
    if label := labelled(statement, passage, starts):
        return label
    for clause in reversed(starts[1:-1]):
        if found := opened(statement, passage.start + clause, passage.start + start, subject=True):
            return found
    return _of_line(statement, passage, start)


def _for_whom(statement: Statement, first: int, last: int) -> str:
    """The service for whose use the reader must do something."""
    purpose = PURPOSE.match(statement.text, first, last)
    if not purpose or not ADDRESSED.search(statement.text, purpose.end(), last):
        return ""
    return next((named.service for named in statement.services if named.start == purpose.end()), "")


def _of_part(statement: Statement, passage: Passage, clause: int, start: int) -> str:
    """The service that a later part of the clause is about: ", which ..." after it, ", X needs ...", ", Y 9 s"."""
    parts = [found.end() for found in PART.finditer(passage.said, clause, start)]
    if not parts:
        return ""
    at = passage.start + parts[-1]
    if RELATIVE.match(statement.text, at):
        before = [named for named in statement.services if 0 <= at - named.end <= BESIDE]
        return before[-1].service if before else ""
    opener = opened(statement, at, passage.start + start)
    known: tuple[Named | Term, ...] = (*statement.services, *statement.terms)
    ends = [found.end for found in known if found.start >= at and found.service == opener]
    if not opener or not ends:
        return ""
    return opener if VERB.match(statement.text, min(ends)) or min(ends) >= passage.start + start - 2 else ""


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
            before = text[max(0, named.start - 20) : named.start]
            if not PREPOSITION.search(before) and not (only and OBJECT.search(before)):
                return deployer(statement, named)
        elif only and named.start == end + 1 and SUBJECT_OF.match(text, named.end):
            return named.service
    return ""


def _of_line(statement: Statement, passage: Passage, start: int) -> str:
    """The service or feature that the whole line opens with, else the one its place says.

    Where the line opens with a need, what answers it is what the rest is about.
    """
    if passage.answers:
        first = len(passage.said) - len(passage.said.lstrip()) + passage.start
        if answer := opened(statement, first, len(statement.text)):
            return answer
    if back := pointed(statement, passage, start):
        return back
    if statement.recent and statement.line.kind is LineKind.PROSE and PRONOUN.match(statement.text):
        return statement.recent[0]
    return opened(statement, 0, len(statement.text)) or _about(statement, passage, start)


def _about(statement: Statement, passage: Passage, start: int) -> str:
    """What a plain noun that opens the line points back to, else what the place says, else what was named last."""
    noun = POINTED.match(passage.said)
    back = referred(noun["noun"].lower(), (*statement.recent, statement.subject)) if noun else ""
    if back and not _has(statement, noun["noun"] if noun else ""):
        return back
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


def _of_column(statement: Statement, passage: Passage) -> str:
    """The service that heads the column of a cell, or that alone has the feature that heads it."""
    named = dict(zip((cell.column for cell in statement.line.cells), statement.columns, strict=False))
    if found := lexicon.load().resolve(passage.column.strip(MARKS)):
        return named.get(passage.column, "") or found.name
    return named.get(passage.column, "") or (_of_head(passage.column) if " " in passage.column.strip() else "")


def _noun(label: str) -> bool:
    return bool(label) and len(label.split()) <= SHORT and not VERBAL.search(label)


def _plain(label: str, service: str) -> str:
    """A label without marks; the service's own name where the label is a name of it."""
    text = re.sub(r"\s*\([^()]*\)", "", label).strip(' *`_"“”⭐❌✅')
    known = lexicon.load()
    return service if any(found.name == service for found in known.candidates(text)) else text or service
