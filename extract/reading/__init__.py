"""A note as it was read, line by line: which words are what, by which rule, the facts, and what gave nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.pipeline import explanations
from extract.reading.spans import Kind, Stretch, stretches
from extract.structure import LineKind
from graph.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.notes import Note
    from extract.pipeline import Explanation
    from graph.model import Fact

__all__ = ["Kind", "Outcome", "ReadLine", "Reading", "Span", "reading"]

TELLING = frozenset({LineKind.BULLET, LineKind.PROSE, LineKind.ROW, LineKind.QUOTE})
"""Lines that say something; a heading or a line of code of which nothing was read is no loss."""


class Outcome(StrEnum):
    """What became of a line."""

    READ = "read"
    NOTHING = "nothing"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a line: character offsets in it, what they are, and the rule that says so."""

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line with the number that the reader's editor shows: its spans, outer before inner, and its facts."""

    number: int
    text: str
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    outcome: Outcome = Outcome.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A note as it was read; `lines` are all of its lines, in order."""

    name: str
    lines: tuple[ReadLine, ...]

    @property
    def facts(self) -> int:
        """How many facts were read."""
        return sum(len(line.facts) for line in self.lines)

    def count(self, outcome: Outcome) -> int:
        """Return how many lines came out so."""
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def understood(self) -> float:
        """The share of the lines that say something of which something was read (1.0 where none says anything)."""
        read, nothing = self.count(Outcome.READ), self.count(Outcome.NOTHING)
        return read / (read + nothing) if read + nothing else 1.0


def reading(note: Note) -> Reading:
    r"""Return a note as it was read.

    A statement that runs over several lines marks each of them; its facts stand at the line it starts on. That a line
    is about the service of its place is a fact of it, though nothing was read from its words.

    >>> from extract.notes import Note
    >>> read = reading(Note(name="n.md", text="# AWS Lambda\n\n- SQS triggers Lambda.\n- It rained."))
    >>> [(line.number, line.outcome.value, len(line.facts)) for line in read.lines]
    [(1, 'read', 1), (2, 'silent', 0), (3, 'read', 3), (4, 'nothing', 1)]
    >>> [(span.kind.value, read.lines[2].text[span.start : span.end]) for span in read.lines[2].spans]
    [('service', 'SQS'), ('cue', 'triggers'), ('service', 'Lambda')]
    """
    above = note.above.count("\n")
    texts = note.in_context().text.removesuffix("\n").split("\n")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    spans: dict[int, list[Span]] = defaultdict(list)
    facts: dict[int, list[Fact]] = defaultdict(list)
    outcomes: dict[int, Outcome] = {}
    for explained in explanations(note):
        line = explained.statement.line
        facts[line.number] += explained.facts
        for number in range(line.number, bisect_right(starts, max(line.start, line.end - 1)) + 1):
            outcomes[number] = _better(outcomes.get(number, Outcome.SILENT), _outcome(explained))
        for stretch in stretches(explained.statement, explained.facts):
            for number, span in _on_lines(stretch, line.start, starts):
                spans[number].append(span)
    lines = (
        ReadLine(
            number=note.number(number), text=text, spans=_ordered(spans[number]), facts=tuple(facts[number]),
            outcome=outcomes.get(number, Outcome.SILENT),
        )
        for number, text in enumerate(texts[above:], start=above + 1)
    )  # fmt: skip
    return Reading(name=note.name, lines=tuple(lines))


def _outcome(explained: Explanation) -> Outcome:
    if any(not isinstance(fact, Mention) or fact.name for fact in explained.facts):
        return Outcome.READ
    return Outcome.NOTHING if explained.statement.line.kind in TELLING else Outcome.SILENT


def _better(one: Outcome, other: Outcome) -> Outcome:
    """Return what a line is that belongs to two statements: read, where either was."""
    order = list(Outcome)
    return min(one, other, key=order.index)


def _on_lines(stretch: Stretch, base: int, starts: list[int]) -> Iterator[tuple[int, Span]]:
    """Yield a stretch as spans of the lines that it stands on, one for each."""
    start, end = base + stretch.start, base + stretch.end
    first, last = bisect_right(starts, start), bisect_right(starts, max(start, end - 1))
    for number in range(first, last + 1):
        left, right = max(start, starts[number - 1]), min(end, starts[number] - 1)
        if left < right:
            at = starts[number - 1]
            yield number, Span(start=left - at, end=right - at, kind=stretch.kind, rule=stretch.rule)


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, -span.end, span.kind, span.rule)))
