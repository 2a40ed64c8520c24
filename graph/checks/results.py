"""Statements checked against a graph: kept, changed or broken since they were accepted, and the edit behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.checks.answers import Answer, answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.checks.file import Statement
    from graph.checks.lock import Locked, Sentence
    from graph.merge import KnowledgeGraph

ALIKE = 0.5
"""How alike two sentences are at least (2·M/T, Ratcliff and Obershelp 1988) for the one to be the other edited."""


class Status(StrEnum):
    """How a statement fares: it holds as it was accepted, it holds otherwise than then, it does not hold."""

    KEPT = "kept"
    CHANGED = "changed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Line:
    """A line of a note as it stands now."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence of the accepted answer that no longer stands, and what stands in its place (None: nothing like it)."""

    source: str
    before: Line
    after: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A statement with how it fares: the answer now, the accepted one in words ("": none), the edits between the two.

    `lost` are sentences that stand as they did, but no longer speak for it.
    """

    statement: Statement
    status: Status
    answer: Answer
    before: str = ""
    changes: tuple[Change, ...] = ()
    lost: tuple[Sentence, ...] = ()


def check(
    graph: KnowledgeGraph,
    statements: Iterable[Statement],
    lock: Mapping[str, Locked] | None = None,
    lines: Mapping[str, Sequence[Line]] | None = None,
) -> tuple[Result, ...]:
    """Return how each statement fares, in their order.

    Parameters: `lock` holds the accepted answers (a statement without one is kept where it holds); `lines` are the
    notes as they stand, by name: what an edited sentence has become is looked for there, and without them among the
    sentences of the graph. A statement that holds is changed where its answer is another in words, or a sentence that
    it rested on does not speak for it any more; lines that moved and sentences that joined change nothing.
    """
    known = lines if lines is not None else _sentences(graph)
    return tuple(_result(graph, one, (lock or {}).get(one.text), known) for one in statements)


def _result(
    graph: KnowledgeGraph, statement: Statement, before: Locked | None, lines: Mapping[str, Sequence[Line]]
) -> Result:
    now = answer(graph, statement.claim)
    speaking = {(one.source, one.text) for one in now.evidence} if now.holds else set[tuple[str, str]]()
    gone = [one for one in before.sentences if (one.source, one.text) not in speaking] if before else []
    changes = tuple(_changes(gone, lines))
    edited = {(one.source, one.before.text) for one in changes}
    same = before is None or (before.said == now.said and not gone)
    status = Status.BROKEN if not now.holds else Status.KEPT if same else Status.CHANGED
    return Result(
        statement=statement,
        status=status,
        answer=now,
        before=before.said if before else "",
        changes=changes,
        lost=tuple(one for one in gone if (one.source, one.text) not in edited),
    )


def _changes(gone: Iterable[Sentence], lines: Mapping[str, Sequence[Line]]) -> Iterator[Change]:
    """Yield the sentences that stand nowhere in their note any more, with the line that is most like each."""
    for one in gone:
        there = lines.get(one.source, ())
        if any(one.text in line.text for line in there):
            continue
        yield Change(source=one.source, before=Line(number=one.line, text=one.text), after=_likest(one, there))


def _likest(one: Sentence, lines: Sequence[Line]) -> Line | None:
    """Return the line that is most like a sentence, the nearest among equals; None where none is like it."""
    matcher = SequenceMatcher(None, b=one.text.casefold(), autojunk=False)

    def likeness(line: Line) -> tuple[float, int]:
        matcher.set_seq1(line.text.casefold())
        alike = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
        return matcher.ratio() if alike else 0.0, -abs(line.number - one.line)

    rated = [(likeness(line), line) for line in lines]
    best = max(rated, key=lambda rate: rate[0], default=None)
    return best[1] if best and best[0][0] >= ALIKE else None


def _sentences(graph: KnowledgeGraph) -> dict[str, list[Line]]:
    """Return every sentence of a graph by its note."""
    found: dict[str, set[Line]] = defaultdict(set)
    for edge in graph.edges():
        for one in edge.evidence:
            found[one.source].add(Line(number=one.line, text=one.text))
    return {source: sorted(lines) for source, lines in found.items()}
