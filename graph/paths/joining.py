"""What lies between several services: the small part of the graph that connects them most cheaply."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import NodeKind
from graph.paths.folding import UNIT, fold
from graph.paths.question import step
from graph.paths.rules import HUB_WEIGHT, Rules
from graph.query import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Node, Step
    from graph.paths.folding import Folded
    from graph.paths.homing import Row

Bridge = tuple[int, int, int]
"""A cost, and the two nodes of a link by which the surroundings of two named services meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A tree that connects services.

    `named` are those asked for, in their order; `passed` the others that it takes, by id; `steps` its links with their
    sentences, each once; `cost` what they cost; `parts` the groups of those named that are connected, one if all are.
    """

    named: tuple[Node, ...]
    passed: tuple[Node, ...]
    steps: tuple[Step, ...]
    cost: float
    parts: tuple[tuple[Node, ...], ...]


def between(
    graph: KnowledgeGraph, names: Sequence[str], *, contrast: bool = False, hub_weight: float = HUB_WEIGHT
) -> Joined:
    """Return a small part of the graph that connects services, its costs those of `graph.paths.folding`.

    Raises UnknownName, AmbiguousName, and ValueError for fewer than two services. Those that nothing connects are told
    in `parts`, the largest first, and are no error.

    Method: Mehlhorn, "A faster approximation algorithm for the Steiner problem in graphs" (Information Processing
    Letters 27, 1988): each node goes to the service that is nearest to it, the cheapest links between such surroundings
    are a spanning tree's edges, and what ends in nothing named is cut off. At most twice as dear as the best tree (Kou,
    Markowsky and Berman 1981). Hubs cost their toll, the services named none. Ties go by ids.
    """
    ids = list(dict.fromkeys(find(graph, name, frozenset({NodeKind.SERVICE})).id for name in names))
    if len(ids) < 2:  # noqa: PLR2004 - a pair
        message = "it takes two services, or more, to lie between"
        raise ValueError(message)
    folded = fold(graph, Rules(contrast=contrast, hub_weight=hub_weight))
    named = [folded.number[id_] for id_ in ids]
    rows = folded.between(*named).out
    towards, bridges = _surroundings(rows, named)
    links, groups = _spanned(named, towards, bridges)
    _cut_back(links, set(named))
    inner = {node for link in links for node in link} - set(named)
    costs = (dict(rows[here])[there] for here, there in links)
    return Joined(
        named=tuple(map(graph.node, ids)),
        passed=tuple(graph.node(folded.ids[node]) for node in sorted(inner)),
        steps=tuple(_along(graph, folded, link) for link in sorted(links)),
        cost=sum(costs) / UNIT,
        parts=_groups(graph, folded, named, groups),
    )


def _surroundings(rows: Sequence[Row], named: Iterable[int]) -> tuple[dict[int, int], list[Bridge]]:
    """Return for each node reached the next on its way to the nearest service named, and what links surroundings."""
    labels = dict.fromkeys(named, 0)
    towards, owner = {node: node for node in labels}, {node: node for node in labels}
    heap, settled = [(0, node) for node in sorted(labels)], set[int]()
    bridges: dict[tuple[int, int], Bridge] = {}
    while heap:
        reached, here = heappop(heap)
        if here in settled:
            continue
        settled.add(here)
        for node, cost in rows[here]:
            total = reached + cost
            if node in settled:
                pair = (min(owner[here], owner[node]), max(owner[here], owner[node]))
                bridge = (total + labels[node], min(here, node), max(here, node))
                if pair[0] != pair[1] and bridge < bridges.get(pair, (bridge[0] + 1, 0, 0)):
                    bridges[pair] = bridge
            elif (total, here) < (labels.get(node, total), towards.get(node, here + 1)):
                labels[node], towards[node], owner[node] = total, here, owner[here]
                heappush(heap, (total, node))
    return towards, sorted(bridges.values())


def _spanned(
    named: Iterable[int], towards: dict[int, int], bridges: Iterable[Bridge]
) -> tuple[set[tuple[int, int]], dict[int, int]]:
    """Return the links of the cheapest spanning tree over the surroundings (Kruskal 1956) and who is joined to whom."""
    group = {node: node for node in named}
    links: set[tuple[int, int]] = set()
    for _, one, other in bridges:
        ways = [_home(towards, end) for end in (one, other)]
        left, right = (_root(group, way[-1]) for way in ways)
        if left == right:
            continue
        group[max(left, right)] = min(left, right)
        hops = [(one, other), *(pair for way in ways for pair in pairwise(way))]
        links |= {(min(pair), max(pair)) for pair in hops}
    return links, group


def _home(towards: dict[int, int], node: int) -> list[int]:
    """Return the way from a node to the service named that it belongs to."""
    way = [node]
    while towards[way[-1]] != way[-1]:
        way.append(towards[way[-1]])
    return way


def _root(group: dict[int, int], node: int) -> int:
    while group[node] != node:
        node = group[node]
    return node


def _cut_back(links: set[tuple[int, int]], named: set[int]) -> None:
    """Take away what ends in nothing named."""
    while True:
        ends = [node for link in links for node in link]
        loose = {node for node in ends if node not in named and ends.count(node) == 1}
        if not loose:
            return
        links -= {link for link in links if loose.intersection(link)}


def _along(graph: KnowledgeGraph, folded: Folded, link: tuple[int, int]) -> Step:
    """Return a link as a step along its own arrow."""
    here, there = link
    if folded.chosen(here, there).source != folded.ids[here]:
        here, there = there, here
    return step(graph, folded, here, there)


def _groups(
    graph: KnowledgeGraph, folded: Folded, named: Iterable[int], group: dict[int, int]
) -> tuple[tuple[Node, ...], ...]:
    parts: dict[int, list[Node]] = {}
    for node in named:
        parts.setdefault(_root(group, node), []).append(graph.node(folded.ids[node]))
    return tuple(tuple(part) for part in sorted(parts.values(), key=lambda part: -len(part)))
