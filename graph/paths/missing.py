"""The one link, not in the notes, that would connect two services most cheaply."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from graph.paths.folding import UNIT, fold
from graph.paths.nearest import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Node, Place
    from graph.paths.question import Question

AROUND = 200
"""How many services on either side are looked at."""

UNSEEN = 3.0
"""What a link costs that no line of the notes suggests, in nats."""


def missing_link(graph: KnowledgeGraph, asked: Question) -> tuple[Node, Node] | None:
    """Return the ends of the link that would connect source and target most cheaply, None where the two are one.

    Its cost is the way from the source to the one end, the way from the other end to the target, and what speaks
    against the link itself: `UNSEEN` less log(1 + n) for n lines of the notes that name both its ends. Where no line
    names a service of either side together, it is the link between the two themselves.
    """
    folded = fold(graph, asked.rules)
    source, target = folded.number[asked.source], folded.number[asked.target]
    if source == target:
        return None
    closed = {folded.number[id_] for id_ in asked.avoid if id_ in folded.number} - {source, target}
    arcs = folded.between(source, target)
    left, right = near(arcs.out, source, AROUND, closed), near(arcs.into, target, AROUND, closed)
    together = _together(graph, folded.ids, left, right)
    linked = {(one, other) for one in left for other, _ in arcs.out[one] if other in right}
    costs = {
        (one, other): (left[one] + right[other]) / UNIT + UNSEEN - log(1 + together[one, other])
        for one, other in {*together, (source, target)} - linked
        if one != other
    }
    if not costs:
        return None
    one, other = min(costs, key=lambda pair: (costs[pair], pair))
    return graph.node(folded.ids[one]), graph.node(folded.ids[other])


def _together(
    graph: KnowledgeGraph, ids: tuple[str, ...], left: Mapping[int, int], right: Mapping[int, int]
) -> Counter[tuple[int, int]]:
    """Return how many lines name both of two services, one of either side."""
    places: dict[Place, list[int]] = {}
    for one in left:
        for place in graph.node(ids[one]).mentions:
            places.setdefault(place, []).append(one)
    return Counter(
        (one, other)
        for other in right
        for place in graph.node(ids[other]).mentions
        for one in places.get(place, ())
        if one != other
    )
