"""Whether facts are as often right as their confidence says: facts of notes that people annotated, by confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.quality.scoring import LIMIT, way
from graph.quality.spelling import quantity, similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.quality.stated import Bounded, Stated

BINS: tuple[float, ...] = (0.9, 0.8, 0.7, 0.6, 0.0)
"""Where the bins of confidence begin, the highest first."""

KINDS = ("links", "features", "constraints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A fact of the graph: its kind, how sure the graph is of it, and whether people found it too."""

    kind: str
    sure: float
    right: bool


def judged(gold: Stated, found: Stated) -> tuple[Judged, ...]:
    """Return each link, feature and constraint that the graph holds of notes that people annotated.

    A link is right with its direction, relation and line; a feature where people found one of that service and a like
    name, on whatever line; a constraint with its line, service and kind, a limit with its number and unit.
    """
    return tuple(_judged(gold, found))


def shares(facts: Iterable[Judged], kind: str) -> tuple[tuple[int, int], ...]:
    """Return for each of `BINS` how many facts of a kind are right, and of how many.

    >>> shares([Judged(kind="links", sure=0.95, right=True), Judged(kind="links", sure=0.9, right=False)], "links")[0]
    (1, 2)
    """
    counts = [[0, 0] for _ in BINS]
    for fact in facts:
        if fact.kind == kind:
            into = counts[next(place for place, least in enumerate(BINS) if fact.sure >= least)]
            into[0] += fact.right
            into[1] += 1
    return tuple((right, all_) for right, all_ in counts)


def _judged(gold: Stated, found: Stated) -> Iterator[Judged]:
    links = {(*way(one), one.relation, one.negated) for one in gold.links}
    for link in found.links:
        yield Judged(kind="links", sure=link.sure, right=(*way(link), link.relation, link.negated) in links)
    for feature in found.features:
        like = (one for one in gold.features if one.service == feature.service and similar(one.name, feature.name))
        yield Judged(kind="features", sure=feature.sure, right=any(like))
    bounds = {_bound(one) for one in gold.constraints}
    for bound in found.constraints:
        yield Judged(kind="constraints", sure=bound.sure, right=_bound(bound) in bounds)


def _bound(one: Bounded) -> tuple[int, str, str, tuple[str, str]]:
    return one.line, one.service, one.kind, quantity(one.value, one.unit) if one.kind == LIMIT else ("", "")
