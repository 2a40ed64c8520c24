"""How a visitor steers routes: what to pass, what to avoid, which way, through what; and the names in it resolved."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from graph.paths.meeting import Meets
from graph.paths.question import Question
from graph.paths.rules import HUB_WEIGHT, Direction, Rules, Sense
from graph.query import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.merge import KnowledgeGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """What routes must be like. Names are those of nodes, as `graph.query.find` knows them, or kinds or relations.

    Each name of `via` and `avoid` is a relation ("uses", "part of"), a kind of node ("feature"), a category of
    services ("security"), or else a node. Nodes of `via` are passed in their order where it is a list or tuple, in any
    order where it is a set; of a kind or category some node is passed, and a relation is travelled at least once.
    `only` names the relations that may be travelled (none: all); `direction` says which way, `senses` the same for
    single relations. `through` names the kinds of nodes that may be passed, and be ends, beside services. `contrast`
    lets `alternative_to` in. `max_hops` bounds every route (None: no bound). `hub_weight` is the dial from short (0) to
    telling: what a nat of log(degree) costs at each node passed.
    """

    via: Collection[str] = ()
    avoid: Collection[str] = ()
    only: Collection[Relation] = ()
    direction: Direction = Direction.ANY
    senses: Mapping[Relation, Sense] = field(default_factory=dict)
    through: Collection[NodeKind] = ()
    contrast: bool = False
    max_hops: int | None = 6
    hub_weight: float = HUB_WEIGHT

    def question(self, graph: KnowledgeGraph, source: str, target: str) -> Question:
        """Return the question with its names resolved. A stop at an end is no stop.

        Raises UnknownName, AmbiguousName, and ValueError for `max_hops` below 1 or a dial below 0.
        """
        if (self.max_hops is not None and self.max_hops < 1) or self.hub_weight < 0:
            message = f"k and max_hops count from 1, the dial from 0, not {self.max_hops} and {self.hub_weight}"
            raise ValueError(message)
        kinds = frozenset(self.through) | {NodeKind.SERVICE}
        ends = tuple(find(graph, name, kinds).id for name in (source, target))
        via, avoid = _Named(graph, self.via, kinds), _Named(graph, self.avoid, kinds)
        stops = [id_ for id_ in via.ids if id_ not in ends]
        return Question(
            source=ends[0],
            target=ends[1],
            via=frozenset(stops) if isinstance(self.via, AbstractSet) else tuple(dict.fromkeys(stops)),
            avoid=frozenset(avoid.ids) | (avoid.members(graph) - {*ends, *stops}),
            meets=Meets(categories=via.categories, kinds=via.kinds, relations=via.relations),
            max_hops=self.max_hops,
            rules=self._rules(avoid.relations),
        )

    def _rules(self, without: frozenset[Relation]) -> Rules:
        return Rules(
            direction=self.direction,
            senses=frozenset(self.senses.items()),
            contrast=self.contrast,
            only=frozenset(self.only),
            without=without,
            through=frozenset(self.through) - {NodeKind.SERVICE},
            hub_weight=self.hub_weight,
        )


class _Named:
    """Names sorted out: relations, kinds of nodes, categories of services, and the ids of nodes in their order."""

    def __init__(self, graph: KnowledgeGraph, names: Iterable[str], kinds: frozenset[NodeKind]) -> None:
        relations, node_kinds = {one.value: one for one in Relation}, {one.value: one for one in NodeKind}
        known = graph.derived(categories)
        forms = [(name, name.strip().casefold().replace(" ", "_").replace("-", "_")) for name in names]
        self.relations = frozenset(relations[form] for _, form in forms if form in relations)
        self.kinds = frozenset(node_kinds[form] for _, form in forms if form in node_kinds)
        self.categories = frozenset(known[form] for _, form in forms if form in known)
        told = relations.keys() | node_kinds.keys() | known.keys()
        self.ids = [find(graph, name, kinds).id for name, form in forms if form not in told]

    def members(self, graph: KnowledgeGraph) -> frozenset[str]:
        """Return the ids of all nodes of the kinds and categories named."""
        if not (self.kinds or self.categories):
            return frozenset()
        return frozenset(n.id for n in graph.nodes() if n.kind in self.kinds or n.category in self.categories)


def categories(graph: KnowledgeGraph) -> dict[str, str]:
    """Return the categories of services by how they may be written; ask for it with `graph.derived(categories)`."""
    told = sorted({node.category for node in graph.nodes(NodeKind.SERVICE) if node.category})
    return {name.casefold().replace(" ", "_").replace("-", "_"): name for name in told}
