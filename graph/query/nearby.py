"""What surrounds a node: breadth-first on the adjacency, the most telling first, hubs muted."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from graph.model import Neighbourhood, NodeKind, Relation
from graph.query.names import find
from graph.query.walk import Walk, Way, traffic_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.merge import KnowledgeGraph


def neighbourhood(
    graph: KnowledgeGraph,
    name: str,
    depth: int = 1,
    kinds: Collection[NodeKind] | None = None,
    relations: Collection[Relation] | None = None,
    top: int | None = None,
    *,
    through_hubs: bool = False,
    way: Way = Way.ANY,
) -> Neighbourhood:
    """Return the nodes within `depth` edges of a node and the edges among them.

    Parameters: only neighbours of `kinds` are walked to and only along `relations` (all where none are given); `top`
    keeps the so many most telling neighbours and counts the others in `cut`. A hub is shown but not walked through,
    save as the centre or with `through_hubs`. The walk goes either way along the links unless `way` says otherwise;
    then links that lead back towards the centre are left out.

    Order: the centre, then by depth, the most telling first: kind (`WEIGHTS`), evidence (1 + ln of its sentences), and
    specific before common (1 / log2 of 2 + the services linked with it, as document frequency is used in retrieval;
    Spärck Jones, 1972), multiplied along the way; then by id. Edges follow the order of the nodes they bring in.

    Raises UnknownName and AmbiguousName as `find`.
    """
    centre = find(graph, name)
    traffic = graph.derived(traffic_of)
    walk = Walk(graph, traffic, frozenset(kinds or NodeKind), frozenset(relations or Relation), through_hubs, way)
    ranked = walk.ranked(centre.id, depth)
    depths = ranked if top is None else dict(islice(ranked.items(), 1 + max(top, 0)))
    return Neighbourhood(
        centre=centre,
        nodes=tuple(map(graph.node, depths)),
        edges=walk.edges(depths, depths),
        depths=depths,
        cut=len(ranked) - len(depths),
    )
