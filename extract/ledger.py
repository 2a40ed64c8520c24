"""Why two services that stand together in a note are linked, or are not: the sentences, and what each lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from extract.links import links
from extract.links.cues import WEAK
from extract.links.frames import sentence
from extract.links.governing import strongest
from extract.links.groups import clauses
from extract.links.needs import need_of
from extract.links.patterns import BETWEEN, LIKE, NEGATION
from extract.statements import statements
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.links.groups import Clause, Group
    from extract.notes import Note
    from extract.statements import Statement
    from graph.model import Link


BLANK: Final = 2
"""Line breaks that end a paragraph."""

JOINING: Final = re.compile(r"[\W_]*(?:and|or|plus)?[\W_]*", re.IGNORECASE)
"""Words between two names that only join them."""


class Reason(StrEnum):
    """Why a line that names two services gives them a link, or none."""

    LINKED = "linked"
    DENIED = "denied"
    QUESTION = "question"
    NEED = "need"
    HEADING = "heading"
    UNDER = "under"
    CODE = "code"
    LISTED = "listed"
    APART = "apart"
    TAKEN = "taken"
    NEGATED = "negated"
    COMPARED = "compared"
    WEAK = "weak"
    NO_CUE = "no_cue"


TOLD: Final = {
    Reason.LINKED: "says how they are linked",
    Reason.DENIED: "says that they are not linked so",
    Reason.QUESTION: "asks, and states nothing",
    Reason.NEED: "tells a need, and states nothing of the services that it names",
    Reason.HEADING: "is a heading, and states nothing",
    Reason.UNDER: "names one; the other only stands above it",
    Reason.CODE: "is code",
    Reason.LISTED: "names both in one list",
    Reason.APART: "names them in sentences of their own",
    Reason.TAKEN: "has a verb, which is said of something else",
    Reason.NEGATED: "has a negation between them, and no verb that tells what is denied",
    Reason.COMPARED: "likens them, and does not say that one has to do with the other",
    Reason.WEAK: "joins them by a word that says too little",
    Reason.NO_CUE: "has no word between them that tells a link",
}
"""What is said of a line, by reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line that names two services, or names one under the other, and why it gives them a link or none.

    `words` are what stands between the two, where that is the reason; `links` are what was read of the two.
    """

    source: str
    line: int
    text: str
    reason: Reason
    words: str = ""
    links: tuple[Link, ...] = ()

    @property
    def told(self) -> str:
        """The reason in words, said of the line."""
        return TOLD[self.reason]


def ledger(note: Note, one: str, other: str) -> tuple[Entry, ...]:
    r"""Return the lines of a note that name two services together, in order, each with why it links them or not.

    A line counts where it names both, or where it names one and stands under the other (a heading, an item above it).
    A line under both that names neither is left out.

    Parameters: `one` and `other` are official names, in any order.

    >>> from extract.notes import Note
    >>> lines = "- SQS triggers Lambda.", "- Is Lambda like SQS?", "- S3, SQS, Lambda cost money."
    >>> note = Note(name="n.md", text="\n".join(["# Notes", "", *lines]))
    >>> [(entry.line, entry.reason.value) for entry in ledger(note, "AWS Lambda", "Amazon SQS")]
    [(3, 'linked'), (4, 'question'), (5, 'listed')]
    """
    return tuple(_entries(note, statements(note.in_context()), {one, other}))


def beside(note: Note, one: str) -> tuple[tuple[str, Entry], ...]:
    """Return every service that a note names together with one, by name, each with the lines and why: as `ledger`."""
    found = statements(note.in_context())
    named = {service.service for statement in found for service in statement.services}
    return tuple((other, entry) for other in sorted(named - {one}) for entry in _entries(note, found, {one, other}))


def _entries(note: Note, found: tuple[Statement, ...], services: set[str]) -> Iterator[Entry]:
    """Yield the entries of two services, line by line, and of a paragraph whose sentences name one each."""
    pair = frozenset(services)
    for paragraph in _paragraphs(found, note.in_context().text):
        own = [entry for statement in paragraph if (entry := _entry(note, statement, pair))]
        yield from own or _parted(note, paragraph, pair)


def _paragraphs(found: tuple[Statement, ...], text: str) -> Iterator[list[Statement]]:
    """Yield the sentences of each paragraph together, any other line by itself."""
    group: list[Statement] = []
    for statement in found:
        line = statement.line
        prose = bool(group) and line.kind is group[-1].line.kind is LineKind.PROSE
        if group and not (prose and text[group[-1].line.end : line.start].count("\n") < BLANK):
            yield group
            group = []
        group.append(statement)
    if group:
        yield group


def _parted(note: Note, paragraph: list[Statement], pair: frozenset[str]) -> Iterator[Entry]:
    """Yield the entry of a paragraph that names each of two services in a sentence of its own."""
    telling = [statement for statement in paragraph if pair & {service.service for service in statement.services}]
    there = {service.service for statement in telling for service in statement.services}
    if not pair <= there or not (number := note.number(telling[0].line.number)):
        return
    text = " ".join(" ".join(statement.text.split()) for statement in telling)
    yield Entry(source=note.name, line=number, text=text, reason=Reason.APART)


def _entry(note: Note, statement: Statement, pair: frozenset[str]) -> Entry | None:
    number = note.number(statement.line.number)
    named = pair & {service.service for service in statement.services}
    if not number or not named or not pair - named <= _above(statement):
        return None
    read = tuple(link for link in links(statement) if {link.head, link.tail} == pair)
    reason, words = _reason(statement, pair, read)
    text = " ".join(statement.text.split())
    return Entry(source=note.name, line=number, text=text, reason=reason, words=words, links=read)


def _above(statement: Statement) -> set[str]:
    """The services that a line stands under."""
    return {statement.subject, *statement.inherited, *statement.chain, *statement.above} - {""}


def _reason(statement: Statement, pair: frozenset[str], read: tuple[Link, ...]) -> tuple[Reason, str]:
    if read:
        return (Reason.DENIED if all(link.negated for link in read) else Reason.LINKED), ""
    if whole := _of_line(statement):
        return whole, ""
    if len(pair & {service.service for service in statement.services}) < len(pair):
        return Reason.UNDER, ""
    return _of_words(statement, pair)


def _of_line(statement: Statement) -> Reason | None:
    """The reason that the line as a whole gives, whatever stands in it."""
    if statement.line.kind is LineKind.CODE:
        return Reason.CODE
    if statement.line.kind is LineKind.HEADING:
        return Reason.HEADING
    if statement.text.rstrip().endswith("?"):
        return Reason.QUESTION
    return Reason.NEED if any(need_of(statement)) else None


def _of_words(statement: Statement, pair: frozenset[str]) -> tuple[Reason, str]:
    """The reason that the words of a line give that names both."""
    placed = list(_placed(clauses(statement), pair))
    if any(pair <= set(group.services) for _, group in placed):
        return Reason.LISTED, ""
    near = _nearest(placed, pair)
    if near is None:
        return Reason.APART, ""
    words = " ".join(statement.text[near[0].end : near[1].start].split())
    if words and JOINING.fullmatch(words):
        return Reason.LISTED, ""
    return _between(statement, pair, words, statement.text[: near[0].start]), words


def _placed(found: Iterable[Clause], pair: frozenset[str]) -> Iterator[tuple[Clause, Group]]:
    for clause in found:
        yield from ((clause, group) for group in clause.groups if pair & set(group.services))


def _nearest(placed: list[tuple[Clause, Group]], pair: frozenset[str]) -> tuple[Group, Group] | None:
    """The two groups of one clause that name the two services with the least between them."""
    both = [
        (left, right)
        for clause, left in placed
        for same, right in placed
        if clause is same and left.start < right.start and pair <= {*left.services, *right.services}
    ]
    return min(both, key=lambda ends: ends[1].start - ends[0].end, default=None)


def _between(statement: Statement, pair: frozenset[str], words: str, opening: str) -> Reason:
    """The reason that the words between two services give."""
    verbal = sentence(statement)
    if NEGATION.search(words):
        return Reason.NEGATED
    if LIKE.search(words) or BETWEEN.search(opening) or BETWEEN.search(words):
        return Reason.COMPARED
    cue = strongest(words) if words else None
    if pair & (verbal.taken | verbal.placed | verbal.strange) or (cue is not None and cue not in WEAK):
        return Reason.TAKEN
    return Reason.NO_CUE if cue is None else Reason.WEAK
