"""Which lines are about a service that they do not name: what its place says, where the line tells something of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.choices import LETTERED
from extract.structure import LineKind
from graph.model import Constraint, Feature, Link, Mention, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.statements import Statement
    from graph.model import Fact

TELLING: Final = frozenset({LineKind.BULLET, LineKind.PROSE, LineKind.ROW, LineKind.QUOTE})
"""Lines that can tell something; a heading only says what is told below it, code is no statement."""

TITLE: Final = 2
"""Words up to which a line that others hang under only heads them."""

ASIDE: Final = frozenset("I My my Me me Myself myself TODO FIXME Please please Nobody nobody Ask ask".split())
"""Words of what people write to themselves beside their notes."""

PRELUDES: Final = frozenset("etc source sources reference references origin".split())
"""Words that open a line of where the notes are from, or of no more than that there is more."""

PHRASES: Final = (("exam", "tip"), ("exam", "tips"), ("write", "down"))
"""Two words that open a line of what to do with the notes."""

EXAM: Final = re.compile(r"\bon (?:the|my) exam\b")

LINKED: Final = re.compile(
    r"[^\w\[]*\[[^\]]*\]\([^)]*\)\W*|\W*<?https?://\S+\W*|\W*!\[.*|\W*<(?:hr|br|img)\b.*|(?:#\w+\s*)+", re.DOTALL
)
"""A line that is but a link or a picture, a rule, or tags."""

SENTENCE: Final = 6
"""Words from which on what ends in a colon tells something itself."""

ONWARD: Final = frozenset("to in by from with of for on as are is".split())
"""Words at the end of a line that goes on in the lines under it."""

NEXT: Final = re.compile(r"\n[^\n]*")
"""A further line of a statement that is wrapped in the note."""

WORD: Final = re.compile(r"[^\W\d_]{2}")
WORDS: Final = re.compile(r"\w+")


def about(statement: Statement, facts: Iterable[Fact]) -> Iterator[Mention]:
    """Yield the services that a statement is about, unless it names some or something that was read names them.

    A row that sets services side by side is about each of them that heads a cell with words. Parameters: `facts` are
    what was read from the statement.
    """
    places = () if statement.services else tuple(filter(None, (statement.subject, _led(statement))))
    if places or statement.line.cells:
        named = {service for fact in facts for service in _services(fact)}
        told = places if not named.issuperset(places) and _tells(statement) else ()
        for service in dict.fromkeys((*told, *_columns(statement))):
            if service not in named:
                yield _mention(statement, service)
    if statement.line.kind is LineKind.PROSE and statement.subject and "\n" in statement.text:
        yield from (_mention(statement, statement.subject, at) for at in _goes_on(statement))


def _mention(statement: Statement, service: str, at: int = 0) -> Mention:
    """A statement's own service, meant at an offset of it."""
    known = lexicon.load().service(service)
    return Mention(
        service=service, name="", vendor=known.vendor if known else "",
        category=known.category if known else "", discovered=known is None,
        evidence=statement.evidence("subject", 0.75, at),
    )  # fmt: skip


def _goes_on(statement: Statement) -> Iterator[int]:
    """Where the further lines begin, of a sentence that is wrapped in the note, which name no service themselves."""
    text = statement.text
    for found in NEXT.finditer(text):
        named = any(found.start() <= one.start < found.end() for one in statement.services)
        if not named and WORD.search(text, found.start(), found.end()):
            yield found.start() + 1


def _led(statement: Statement) -> str:
    """The only service that the line above names, where that line leads to this one or opens with it: "S3 export:"."""
    of = {one.service for one in statement.lead_of}
    if len(of) != 1 or not statement.line.parent:
        return ""
    leads = statement.lead.rstrip(" *_").endswith(":") or not WORD.search(statement.lead, 0, statement.lead_of[0].start)
    return of.pop() if leads else ""


def _columns(statement: Statement) -> tuple[str, ...]:
    """The services that head the cells of a row."""
    cells = zip(statement.line.cells, statement.columns, strict=True)
    text, at = statement.text, statement.line.start
    return tuple(service for cell, service in cells if service and WORD.search(text, cell.start - at, cell.end - at))


def _tells(statement: Statement) -> bool:
    """Whether a line tells something of its subject: it heads no others, asks nothing, and is no remark on the side."""
    text = statement.text.rstrip(" *_")
    if statement.line.kind not in TELLING or text.endswith("?") or not WORD.search(text):
        return False
    words = WORDS.findall(text)
    if statement.heads and (len(words) <= TITLE or words[-1] in ONWARD):
        return False
    if (text.endswith(":") and len(words) < SENTENCE) or (len(words[0]) == 1 and LETTERED.match(text)):
        return False
    return not _is_remark(text, words) and not LINKED.fullmatch(text)


def _is_remark(text: str, words: list[str]) -> bool:
    """Whether a line is what people write to themselves beside their notes, or says where they got them from."""
    first, second = words[0].lower(), "".join(words[1:2]).lower()
    opens = first in PRELUDES or (first, second) in PHRASES
    return opens or not ASIDE.isdisjoint(words) or ("exam" in words and EXAM.search(text) is not None)


def _services(fact: Fact) -> tuple[str, ...]:
    """The services that a fact names."""
    match fact:
        case Mention(service=service) | Feature(service=service) | Constraint(service=service):
            return (service,)
        case Link(head=head, tail=tail):
            return (head, tail)
        case Scenario(answers=answers):
            return tuple(service for answer in answers for service in answer.services)
