"""Which of many ways are worth showing: the direct link, then one for each pattern of relations, no near-copies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.paths.folding import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.paths.folding import Folded
    from graph.paths.search import Way

DIRECT = 2
"""How many nodes a direct way has."""

TURN = UNIT // 10
"""What each turn of direction counts in the order of the ways shown; the search itself does not know of turns."""

Pattern = tuple[tuple[str, bool], ...]


def varied(folded: Folded, ways: Iterable[Way], k: int) -> list[Way]:
    """Return at most k of the ways, which come best first, that differ from one another.

    The direct one is first, the rest are in the order of their cost and of how often they turn round. A way is left out
    where one shown has its pattern (the relation of each hop and which way it is travelled), or where half its links or
    more are those of ways shown. One best way a pattern is what REX ranks (Fang et al., "REX: Explaining Relationships
    between Entity Pairs", VLDB 2011); ways of bounded overlap, taken greedily by cost, are the k short paths with
    limited overlap of Chondrogiannis et al. (VLDB Journal 2020).
    """
    chosen: list[Way] = []
    patterns: set[Pattern] = set()
    links: set[frozenset[int]] = set()
    for way in ways:
        own = {frozenset(pair) for pair in pairwise(way[1])}
        seen = pattern(folded, way)
        if seen in patterns or 2 * len(own & links) >= len(own) > 0:
            continue
        chosen.append(way)
        if len(chosen) == k:
            break
        patterns.add(seen)
        links |= own
    return sorted(chosen, key=lambda way: (len(way[1]) > DIRECT, way[0] + TURN * turns(pattern(folded, way)), way))


def turns(hops: Pattern) -> int:
    """Return how often a way turns round: a hop along its link's arrow after one against it, or the other way.

    >>> turns((("triggers", True), ("reads_from", False), ("sends_to", False)))
    1
    """
    return sum(one[1] is not other[1] for one, other in pairwise(hops))


def pattern(folded: Folded, way: Way) -> Pattern:
    """Return the relations along a way, each with whether it is travelled as it is stated."""
    links = ((folded.chosen(here, there), folded.ids[here]) for here, there in pairwise(way[1]))
    return tuple((link.relation.value, link.source == start) for link, start in links)
