"""What a graph lacks of the facts that people found, and what it holds that they did not find, by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.quality.scoring import FEATURES, SETS, unmatched

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from graph.quality.stated import Stated

LABELLED = "links: labelled, by line"

TOLD = tuple(row for row in SETS if not row.startswith("links") or row == LABELLED)
"""The rows whose differences are told; those of a link without its relation are told with it."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Difference:
    """A fact that only one side has: people alone (`missed`) or the graph alone."""

    line: int
    row: str
    missed: bool
    said: str


def differences(gold: Stated, found: Stated) -> tuple[Difference, ...]:
    """Return what only one side has, sorted by line.

    >>> from graph.quality.stated import Named, Stated
    >>> [one.said for one in differences(Stated(services=(Named(line=1, service="sqs"),)), Stated())]
    ['sqs']
    """
    return tuple(sorted(_differences(gold, found)))


def _differences(gold: Stated, found: Stated) -> Iterator[Difference]:
    for row in TOLD:
        people, graph = SETS[row](gold), SETS[row](found)
        yield from _told(row, people - graph, missed=True)
        yield from _told(row, graph - people, missed=False)
    for features, missed in zip(unmatched(gold.features, found.features), (True, False), strict=True):
        for one in features:
            yield Difference(line=one.line, row=FEATURES, missed=missed, said=f"{one.service}: {one.name}")


def _told(row: str, facts: Iterable[tuple[Hashable, ...]], *, missed: bool) -> Iterator[Difference]:
    for line, *rest in facts:
        said = _link(*rest) if row == LABELLED else " ".join(str(part) for part in rest)
        yield Difference(line=int(str(line)), row=row, missed=missed, said=said)


def _link(head: Hashable, tail: Hashable, relation: Hashable, negated: Hashable) -> str:
    """Return a link in words; of one that has no direction the ends are in order of the alphabet."""
    ends = sorted(head) if isinstance(head, frozenset) else [str(head), str(tail)]
    return f"{'not: ' if negated is True else ''}{ends[0]} {relation} {ends[-1]}"
