"""From a note to its facts: the line as statements, each statement through the recognisers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract.about import about
from extract.constraints import constraints
from extract.features import features
from extract.links import links
from extract.scenarios import scenarios
from extract.statements import Statement, statements
from extract.structure import LineKind
from graph.model import Fact, Feature, Link, Mention, Relation, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from extract.notes import Note
    from extract.structure import Line

WORDS = re.compile(r"\w")
COLON = (":", ":*", ":**", ":_")
MARK = re.compile(r"\W*(?:#|<h\d)")
"""What opens the line of a heading that is marked as one."""

RECOGNISERS: tuple[Callable[[Statement], Iterator[Fact]], ...] = (features, constraints, links, scenarios)
"""What reads facts out of a statement; they do not see each other, and none depends on the order."""

REFERRING: Final = frozenset({features, constraints})
"""Those that read a line as well that is about no service, and can only refer to those named right before it."""

ANSWERED: Final = frozenset(
    ("branch", "under needs", "→ feature", "need: advice", "symptom →", "in brackets", "row", "if needed", "if, advice",
     "taken for", "solution")
)  # fmt: skip
"""Rules of needs whose answers stand for themselves: what the place is about has nothing to do with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one line was read: the statement it became, and the facts that were read from it."""

    statement: Statement
    facts: tuple[Fact, ...]


def extract(note: Note) -> Iterator[Fact]:
    r"""Yield the facts of a note, line by line.

    A line that only heads others, as the heading of a section does, is no mention of the service it names: what is told
    of it stands in the lines under it. A service that is named nowhere else is still mentioned there.

    >>> from extract.notes import Note
    >>> from graph.model import Link
    >>> note = Note(name="n.md", text="# AWS Lambda\n\n- SQS triggers Lambda.\n")
    >>> [f"{fact.head} {fact.relation} {fact.tail}" for fact in extract(note) if isinstance(fact, Link)]
    ['Amazon SQS triggers AWS Lambda']
    """
    found = tuple(explanations(note))
    over = {number for one in found for number in (one.statement.line.parent, *one.statement.line.headings)}
    text = note.in_context().text
    bare = [_bare(one.statement, over, text) for one in found]
    told = {name for one, only in zip(found, bare, strict=True) if not only for name in _named(one)}
    for one, only in zip(found, bare, strict=True):
        heads = one.statement.line.kind is LineKind.HEADING and one.statement.line.number in over
        for fact in one.facts:
            if heads and isinstance(fact, Feature) and fact.service in told:
                yield replace(fact, heads=True)
            elif not (only and isinstance(fact, Mention) and fact.service in told):
                yield fact


def _bare(statement: Statement, over: Container[int], text: str) -> bool:
    """Whether a line only heads others: its name is told of in the lines under it, itself it says nothing.

    A heading that tells of several relates them; one without its mark that tells something is a line like any other, as
    is a bullet.
    """
    line = statement.line
    if line.number not in over or not statement.services:
        return False
    silent = not WORDS.search(_without_names(statement))
    if line.kind is LineKind.HEADING:
        return silent or (_marked(line, text) and len({one.service for one in statement.services}) == 1)
    return silent and statement.text.endswith(COLON)


def _marked(line: Line, text: str) -> bool:
    """Whether a heading has the mark of one, where others are but a short line or a bold one."""
    opens = text.rfind("\n", 0, line.start) + 1
    return MARK.match(text, opens, line.start) is not None


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
    yield from _explained(tuple(_numbered(note)))


def explain(note: Note, line: int) -> tuple[Explanation, ...]:
    """Return how a line of a note was read: one explanation for each statement that starts on it, in order."""
    return tuple(_explained([(statement, number) for statement, number in _numbered(note) if number == line]))


def _numbered(note: Note) -> Iterator[tuple[Statement, int]]:
    """Yield the statements of a note, each with the line of the file it stands on; none of the headings above it."""
    for statement in statements(note.in_context()):
        if number := note.number(statement.line.number):
            yield statement, number


def _explained(numbered: Sequence[tuple[Statement, int]]) -> Iterator[Explanation]:
    """Yield how statements were read, each of which begins on that line of the file."""
    told = _facts([statement for statement, _ in numbered])
    for (statement, number), facts in zip(numbered, told, strict=True):
        moved = number - statement.line.number
        placed = (_moved(fact, moved) for fact in facts) if moved else facts
        yield Explanation(statement=statement, facts=tuple(placed))


def _moved(fact: Fact, lines: int) -> Fact:
    return replace(fact, evidence=replace(fact.evidence, line=fact.evidence.line + lines))


def _facts(told: Sequence[Statement]) -> list[list[Fact]]:
    """The facts of each statement.

    A recogniser reads every statement before the next one reads any: what it needs then stays in the processor's
    caches, and reading takes a quarter less time than with all of them in turn at each statement.
    """
    out: list[list[Fact]] = [list(mentions(statement)) for statement in told]
    stating = [(one, facts, _placed(one)) for one, facts in zip(told, out, strict=True) if not _ruled_out(one)]
    for recognise in RECOGNISERS:
        refers, always = recognise in REFERRING, recognise is scenarios
        for statement, facts, placed in stating:
            if placed or always or (refers and statement.recent):
                facts.extend(recognise(statement))
    _once(out)
    for statement, facts in zip(told, out, strict=True):
        facts[:] = _between(statement, facts)
        facts.extend(tuple(about(statement, facts)))
    return out


def _once(told: Sequence[list[Fact]]) -> None:
    """Leave what is surest of two services where the sentences of one line say several things of them."""
    best: dict[tuple[int, frozenset[str]], Link] = {}
    several = False
    for link in (fact for facts in told for fact in facts if isinstance(fact, Link)):
        last = best.setdefault(_pair(link), link)
        if _said(last) != _said(link):
            several = True
            best[_pair(link)] = max(last, link, key=lambda one: one.evidence.confidence)
    for facts in told if several else ():
        facts[:] = [one for one in facts if not isinstance(one, Link) or _said(best[_pair(one)]) == _said(one)]


def _pair(link: Link) -> tuple[int, frozenset[str]]:
    """Where a line links which two services."""
    return link.evidence.line, frozenset((link.head, link.tail))


def _said(link: Link) -> tuple[str, Relation, bool]:
    """What a link says of its two services."""
    return link.head, link.relation, link.negated


def _placed(statement: Statement) -> bool:
    """Whether a statement names a service, is about one, or stands in a table or among answers to choose from."""
    return bool(statement.subject or statement.services or statement.line.cells or statement.choice)


def _between(statement: Statement, facts: list[Fact]) -> list[Fact]:
    """The facts but for links of a service that a line does not name to what that line gives as a need's answer."""
    needs = [fact for fact in facts if isinstance(fact, Scenario) and fact.evidence.rule in ANSWERED]
    if not needs:
        return facts
    given = {service for need in needs for answer in need.answers for service in answer.services}
    named = {service.service for service in statement.services}
    return [fact for fact in facts if not (isinstance(fact, Link) and _joins(fact, given & named, given | named))]


def _joins(link: Link, given: Container[str], known: Container[str]) -> bool:
    """Whether a link has an answer at one end, and at the other what is neither named nor an answer."""
    ends = (link.head, link.tail)
    return any(end in given for end in ends) and not all(end in known for end in ends)


def _ruled_out(statement: Statement) -> bool:
    """Whether a statement is a wrong option of a question: it states nothing."""
    return statement.choice is not None and statement.choice.rules_out(statement.line.start, statement.line.end)


def mentions(statement: Statement) -> Iterator[Mention]:
    """Yield the services that a statement names."""
    for service in statement.services:
        yield Mention(
            service=service.service, name=service.text, vendor=service.vendor, category=service.category,
            discovered=service.discovered, evidence=statement.evidence("name", 0.95, service.start),
        )  # fmt: skip
