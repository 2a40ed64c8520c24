"""From a note to its facts: the line as statements, each statement through the recognisers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.about import about
from extract.constraints import constraints
from extract.features import features
from extract.links import links
from extract.scenarios import scenarios
from extract.statements import Statement, statements
from extract.structure import LineKind
from graph.model import Fact, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from extract.notes import Note

WORDS = re.compile(r"\w")

RECOGNISERS: tuple[Callable[[Statement], Iterator[Fact]], ...] = (features, constraints, links, scenarios)
"""What reads facts out of a statement; they do not see each other, and none depends on the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one line was read: the statement it became, and the facts that were read from it."""

    statement: Statement
    facts: tuple[Fact, ...]


def extract(note: Note) -> Iterator[Fact]:
    r"""Yield the facts of a note, line by line.

    A line that only heads others, as a heading does, is no mention of the services it names: what is told of them
    stands in the lines under it. A service that is named nowhere else is still mentioned there.

    >>> from extract.notes import Note
    >>> from graph.model import Link
    >>> note = Note(name="n.md", text="# AWS Lambda\n\n- SQS triggers Lambda.\n")
    >>> [f"{fact.head} {fact.relation} {fact.tail}" for fact in extract(note) if isinstance(fact, Link)]
    ['Amazon SQS triggers AWS Lambda']
    """
    found = tuple(explanations(note))
    over = {number for one in found for number in (one.statement.line.parent, *one.statement.line.headings)}
    bare = [_bare(one.statement, over) for one in found]
    told = {name for one, only in zip(found, bare, strict=True) if not only for name in _named(one)}
    for one, only in zip(found, bare, strict=True):
        yield from (fact for fact in one.facts if not (only and isinstance(fact, Mention) and fact.service in told))


def _bare(statement: Statement, over: Container[int]) -> bool:
    """Whether a line only heads others: its names are told of in the lines under it, itself it says nothing."""
    line = statement.line
    if line.number not in over or not statement.services:
        return False
    return line.kind is LineKind.HEADING or not WORDS.search(_without_names(statement))


def _without_names(statement: Statement) -> str:
    text, at = "", 0
    for service in statement.services:
        text, at = text + statement.text[at : service.start], service.end
    return text + statement.text[at:]


def _named(one: Explanation) -> tuple[str, ...]:
    """The services that a line names, and the one that it is about where it states a fact."""
    about = (one.statement.subject,) if one.facts else ()
    return (*about, *(service.service for service in one.statement.services))


def explanations(note: Note) -> Iterator[Explanation]:
    """Yield how each statement of a note was read, in order; headings above the note are none of it."""
    for statement, number in _numbered(note):
        yield Explanation(statement=statement, facts=_placed(statement, number))


def explain(note: Note, line: int) -> tuple[Explanation, ...]:
    """Return how a line of a note was read: one explanation for each statement that starts on it, in order."""
    found = (statement for statement, number in _numbered(note) if number == line)
    return tuple(
        Explanation(statement=statement, facts=_placed(statement, line))
        for statement in found
    )


def _numbered(note: Note) -> Iterator[tuple[Statement, int]]:
    """Yield the statements of a note, each with the line of the file it stands on; none of the headings above it."""
    for statement in statements(note.in_context()):
        if number := note.number(statement.line.number):
            yield statement, number


def _placed(statement: Statement, number: int) -> tuple[Fact, ...]:
    """The facts of a statement that begins on that line of the file."""
    moved = number - statement.line.number
    return tuple(_moved(fact, moved) if moved else fact for fact in _facts(statement))


def _moved(fact: Fact, lines: int) -> Fact:
    return replace(fact, evidence=replace(fact.evidence, line=fact.evidence.line + lines))


def _facts(statement: Statement) -> tuple[Fact, ...]:
    told = (*mentions(statement), *_told(statement))
    return (*told, *about(statement, told))


def _told(statement: Statement) -> Iterator[Fact]:
    if statement.subject or statement.services or statement.line.cells:
        for recognise in RECOGNISERS:
            yield from recognise(statement)
    elif statement.recent:
        yield from features(statement)
        yield from constraints(statement)


def mentions(statement: Statement) -> Iterator[Mention]:
    """Yield the services that a statement names."""
    for service in statement.services:
        yield Mention(
            service=service.service, name=service.text, vendor=service.vendor, category=service.category,
            discovered=service.discovered, evidence=statement.evidence("name", 0.95, service.start),
        )  # fmt: skip
