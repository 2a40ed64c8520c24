"""Precision, recall and F1 of what a graph holds against what people found, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Relation
from graph.quality.spelling import quantity, similar, words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from graph.quality.stated import Featured, Linked, Stated

SYMMETRIC = frozenset({Relation.ALTERNATIVE_TO.value, Relation.USES.value})
"""Relations in which two readers found no stable direction."""

DIGITS = 3

LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many facts people found, how many the graph holds, and how many of them are the same."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what the graph holds that people found too."""
        return round(_share(self.right, self.found), DIGITS)

    @property
    def recall(self) -> float:
        """The share of what people found that the graph holds."""
        return round(_share(self.right, self.gold), DIGITS)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, of what they are before they are rounded.

        >>> Tally(right=1, gold=2, found=3).f1, Tally().f1
        (0.4, 0.0)
        """
        precision, recall = _share(self.right, self.found), _share(self.right, self.gold)
        return round(2 * precision * recall / (precision + recall), DIGITS) if precision + recall else 0.0

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of both together."""
        return Tally(right=self.right + other.right, gold=self.gold + other.gold, found=self.found + other.found)


def way(link: Linked) -> tuple[Hashable, ...]:
    """Return what of a link is compared with its direction, where the relation has one."""
    if link.relation in SYMMETRIC:
        return link.line, frozenset({link.head, link.tail}), "either way"
    return link.line, link.head, link.tail


SETS: dict[str, Callable[[Stated], set[tuple[Hashable, ...]]]] = {
    "services, by line": lambda said: {(one.line, one.service) for one in said.services},
    "links: pair, by line": lambda said: {(one.line, frozenset({one.head, one.tail})) for one in said.links},
    "links: directed, by line": lambda said: {way(one) for one in said.links},
    "links: labelled, by line": lambda said: {(*way(one), one.relation, one.negated) for one in said.links},
    "limits: value+unit, by line": lambda said: {
        (one.line, *quantity(one.value, one.unit)) for one in said.constraints if one.kind == LIMIT
    },
    "constraints: line+kind": lambda said: {(one.line, one.kind) for one in said.constraints},
    "constraints: line+service": lambda said: {(one.line, one.service) for one in said.constraints},
    "scenarios: line": lambda said: {(one.line,) for one in said.scenarios},
    "scenarios: answer services": lambda said: {(one.line, met) for one in said.scenarios for met in one.services},
}
"""Rows in which facts are the same or not; the first part of each is its line."""

FEATURES = "features, document"
"""The row of features, which are the same where their names are alike, wherever they stand."""

ROWS: tuple[str, ...] = (*tuple(SETS)[:4], FEATURES, *tuple(SETS)[4:])
"""The rows in order."""


def tallies(gold: Stated, found: Stated) -> dict[str, Tally]:
    """Return the tally of each row."""
    counted = {row: _tally(facts(gold), facts(found)) for row, facts in SETS.items()}
    missed, _ = unmatched(gold.features, found.features)
    wanted, had = len(distinct(gold.features)), len(distinct(found.features))
    counted[FEATURES] = Tally(right=wanted - len(missed), gold=wanted, found=had)
    return {row: counted[row] for row in ROWS}


def pooled(several: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Return the tallies of several notes together: their facts are counted, not their scores averaged.

    >>> pooled([{"x": Tally(right=1, gold=1, found=1)}, {"x": Tally(gold=1)}])["x"].recall
    0.5
    """
    total: dict[str, Tally] = {}
    for one in several:
        total = {row: total.get(row, Tally()) + tally for row, tally in one.items()}
    return total


def distinct(features: Iterable[Featured]) -> list[Featured]:
    """Return the features without those of the same service and the same words as an earlier one."""
    first: dict[Hashable, Featured] = {}
    for one in features:
        first.setdefault((one.service, words(one.name)), one)
    return list(first.values())


def unmatched(gold: Iterable[Featured], found: Iterable[Featured]) -> tuple[list[Featured], list[Featured]]:
    """Return the features of either side that the other lacks, each matched with the first that is like it."""
    missed, left = [], distinct(found)
    for one in distinct(gold):
        same = (other for other in left if other.service == one.service and similar(one.name, other.name))
        match = next(same, None)
        if match is None:
            missed.append(one)
        else:
            left.remove(match)
    return missed, left


def _tally(gold: set[tuple[Hashable, ...]], found: set[tuple[Hashable, ...]]) -> Tally:
    return Tally(right=len(gold & found), gold=len(gold), found=len(found))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
