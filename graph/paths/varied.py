"""Which of many ways are worth showing: the direct link, then one for each pattern of relations, no near-copies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.paths.folding import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Edge
    from graph.paths.folding import Folded
    from graph.paths.search import Way

DIRECT = 2
"""How many nodes a direct way has."""

TURN, LISTED = UNIT // 10, UNIT // 5
"""What a turn of direction, and two services that a sentence lists, count in the order of the ways shown.

The search itself does not know of either.
"""

TRUSTED = 0.6
"""How much a link must be believed so that its hop can be told from its other end as well."""

FEWEST = 5
"""How many ways are put in order at least, so that the first is the same however few are asked for."""

Pattern = tuple[tuple[str, bool], ...]


def varied(folded: Folded, ways: Iterable[Way], k: int) -> list[Way]:
    """Return at most k of the ways, which come best first, that differ from one another.

    The direct one is first, the rest are in the order of their cost and of what `detours` adds. A way is left out where
    one shown has its pattern (the relation of each hop and which way it is travelled), or where half its links or
    more are those of ways shown. One best way a pattern is what REX ranks (Fang et al., "REX: Explaining Relationships
    between Entity Pairs", VLDB 2011); ways of bounded overlap, taken greedily by cost, are the k short paths with
    limited overlap of Chondrogiannis et al. (VLDB Journal 2020).
    """
    chosen: list[Way] = []
    patterns: set[tuple[int, int, Pattern]] = set()
    links: set[frozenset[int]] = set()
    for way in ways:
        own = {frozenset(pair) for pair in pairwise(way[1])}
        seen = way[1][0], way[1][-1], pattern(folded, way)
        if seen in patterns or 2 * len(own & links) >= len(own) > 0:
            continue
        chosen.append(way)
        if len(chosen) == max(k, FEWEST):
            break
        patterns.add(seen)
        links |= own
    return sorted(chosen, key=lambda way: (len(way[1]) > DIRECT, way[0] + detours(folded, way), way))[:k]


def detours(folded: Folded, way: Way) -> int:
    """Return what a way counts for each service that it passes without going on.

    It turns round there where one hop goes along its links' arrows and the other against them; a hop that is told both
    ways, by links that are believed, goes on from either. And where no sentence tells of the one hop without the other
    ("the VPC sends traffic to S3 and DynamoDB"), what is beyond them stands in one list, which links neither.
    """
    hops = list(pairwise(pairwise(way[1])))
    turns = sum(_ways_round(folded, *one).isdisjoint(_ways_round(folded, *other)) for one, other in hops)
    return TURN * turns + LISTED * sum(_listed(folded, one, other) for one, other in hops)


def pattern(folded: Folded, way: Way) -> Pattern:
    """Return the relations along a way, each with whether it is travelled as it is stated."""
    links = ((folded.chosen(here, there), folded.ids[here]) for here, there in pairwise(way[1]))
    return tuple((link.relation.value, link.source == start) for link, start in links)


def _ways_round(folded: Folded, here: int, there: int) -> set[bool]:
    """Return whether a hop is told along its way, against it, or both; where all of it is doubted, so is its way."""
    links = folded.links(here, there)
    return {link.source == folded.ids[here] for link in links if link.confidence >= TRUSTED} or {True, False}


def _listed(folded: Folded, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two hops turn round, and all sentences that tell of the one tell of the other."""
    chosen = [folded.chosen(*hop).source == folded.ids[hop[0]] for hop in (one, other)]
    if chosen[0] is chosen[1]:
        return False
    lines, others = ({place for link in folded.links(*hop) for place in _places(link)} for hop in (one, other))
    return bool(lines and others) and (lines <= others or others <= lines)


def _places(link: Edge) -> list[tuple[str, int]]:
    return [(read.source, read.line) for read in link.evidence]
