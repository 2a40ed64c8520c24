"""The part of the graph that is drawn: a neighbourhood in which nodes were expanded, collapsed, hidden and pinned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from graph.query.stubs import STUBS, Stub, stub_of
from graph.query.walk import Walk, Way, traffic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

HELPING = 12
"""How many neighbours an expansion brings at a time."""

MOST = 500
"""Expansions bring no more once so many nodes are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An expansion: of which node (its id), of which stub of it ("" for all), and how many helpings of neighbours."""

    node: str
    stub: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be drawn, in ids: the centre, what is around it, and what was done to nodes since.

    Of each step away up to `depth` the `top` most telling nodes are drawn, told as `neighbourhood` tells them.
    From `closed` nodes nothing is walked to; `without` nodes are never drawn, save the centre; `pinned` ones always
    are, unless they are among the former. Kinds and relations that are left out are not walked to, nor along.
    """

    centre: str
    depth: int = 1
    top: int = 20
    kinds: frozenset[NodeKind] = frozenset(NodeKind)
    relations: frozenset[Relation] = frozenset(Relation)
    way: Way = Way.ANY
    opened: tuple[Opened, ...] = ()
    closed: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is drawn: nodes (the centre first), the edges among them, and how far each node is from the centre.

    `near` counts the plain neighbourhood without its centre, `cut` what `top` left out of it; `stubs` tells for a node
    what of its neighbours is not drawn; the `filtered` are what would be there beside the nodes walked from, were their
    kind or relation not left out.
    """

    centre: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    depths: Mapping[str, int]
    near: int
    cut: int
    stubs: Mapping[str, tuple[Stub, ...]]
    filtered_nodes: tuple[Node, ...] = ()
    filtered_edges: tuple[Edge, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the nodes drawn, in their order."""
        return tuple(node.id for node in self.nodes)


def view(graph: KnowledgeGraph, asked: Asked) -> View:
    """Return what is drawn for what is asked; all ids must be of the graph, else UnknownName is raised.

    The plain neighbourhood comes first and does not depend on what was done since. A node of it is drawn as long as it
    is within `depth` by way of nodes that are neither hidden nor closed. Each expansion of a node that is drawn adds
    the most telling of its other neighbours, whatever else was expanded. So to hide or collapse only ever takes away,
    and to expand only ever adds.

    Order of nodes: the neighbourhood by depth, the most telling first, then what expansions brought in their order,
    then what is pinned beside. Of edges: as the nodes they bring in.
    """
    return _Drawing(graph, asked).view()


class _Drawing:
    """One drawing in the making."""

    def __init__(self, graph: KnowledgeGraph, asked: Asked) -> None:
        self.graph, self.asked = graph, asked
        self.walk = Walk(graph, graph.derived(traffic_of), asked.kinds, asked.relations, way=asked.way)
        self.gone = asked.without - {asked.centre}
        self.pinned = [id_ for id_ in dict.fromkeys(asked.pinned) if id_ not in self.gone]
        self.walked: dict[str, None] = {}
        self.cut = 0

    def view(self) -> View:
        depths = self.drawn()
        nodes = tuple(map(self.graph.node, depths))
        beside = self.filtered(depths)
        return View(
            centre=nodes[0],
            nodes=nodes,
            edges=self.walk.edges(depths, depths),
            depths=depths,
            near=len(self.plain) - 1,
            cut=self.cut,
            stubs={id_: stubs for id_ in depths if (stubs := self.stubs(id_, depths))},
            filtered_nodes=tuple({id(node): node for _, node in beside if node}.values()),
            filtered_edges=tuple({id(edge): edge for edge, node in beside if not node}.values()),
        )

    @cached_property
    def plain(self) -> dict[str, int]:
        """The plain neighbourhood: of each step away the most telling, reached from those of the step before.

        What was left out at one step does not come back at the next, though it may be reached there too.
        """
        found, front = {self.asked.centre: 1.0}, {self.asked.centre: 1.0}
        depths = {self.asked.centre: 0}
        for far in range(1, self.asked.depth + 1):
            reached = self.walk.onward(front, found, self.asked.centre)
            kept = sorted(reached, key=lambda id_: (-reached[id_], id_))[: max(self.asked.top, 0)]
            self.cut += len(reached) - len(kept)
            front = {id_: reached[id_] for id_ in kept}
            found |= reached
            depths |= dict.fromkeys(kept, far)
        return depths

    def drawn(self) -> dict[str, int]:
        """Return what is drawn, in order, and how far it is."""
        found = self.reached()
        depths = {id_: found[id_] for id_ in self.plain if id_ in found}
        depths |= {id_: 0 for id_ in self.pinned if id_ not in depths}
        depths |= self.expanded(depths)
        pinned = {id_: depths.pop(id_) for id_ in self.pinned if id_ not in self.plain and id_ in depths}
        return depths | pinned

    def reached(self) -> dict[str, int]:
        """Return what of the plain neighbourhood is still within the depth, hidden and closed nodes not passed."""
        found, front = {self.asked.centre: 0}, [self.asked.centre]
        for far in range(1, self.asked.depth + 1):
            onward = [id_ for id_ in front if id_ not in self.asked.closed and self.walk.passes(id_, self.asked.centre)]
            self.walked |= dict.fromkeys(onward)
            near = {other for id_ in onward for other in self.neighbours(id_)}
            front = [id_ for id_ in self.plain if id_ in near and id_ not in found and id_ not in self.gone]
            found |= dict.fromkeys(front, far)
        return found

    def neighbours(self, id_: str) -> Iterator[str]:
        return (other for other, _ in self.walk.around(id_))

    def expanded(self, depths: Mapping[str, int]) -> dict[str, int]:
        """Return what expansions add; one whose node is drawn by another's help takes its turn after that."""
        found, waiting = dict(depths), list(self.asked.opened)
        while ready := [one for one in waiting if one.node in found and one.node not in self.asked.closed]:
            waiting = [one for one in waiting if one not in ready]
            for one in ready:
                self.walked[one.node] = None
                room = max(0, MOST - len(found))
                new = [id_ for id_ in self.brought(one) if id_ not in found and id_ not in self.gone]
                found |= dict.fromkeys(new[:room], found[one.node] + 1)
        return found

    def brought(self, one: Opened) -> list[str]:
        """Return what an expansion brings: the neighbours in the plain neighbourhood, and the most telling others."""
        telling = dict(self.walk.around(one.node))
        allowed = telling.keys() & self._ends(one) if one.stub else telling.keys()
        others = sorted(allowed - self.plain.keys(), key=lambda id_: (-telling[id_], id_))
        return [*(id_ for id_ in self.plain if id_ in allowed), *others[: HELPING * one.times]]

    def _ends(self, one: Opened) -> set[str]:
        edges = [edge for edge in self.graph.edges_of(one.node) if edge.relation in self.asked.relations]
        return {_other(edge, one.node) for edge in edges if stub_of(self.graph, edge, one.node) == one.stub}

    def stubs(self, id_: str, depths: Mapping[str, int]) -> tuple[Stub, ...]:
        """Return what an expansion of a node could bring, by what leads to it."""
        counts: dict[str, set[str]] = defaultdict(set)
        for edge in self.graph.edges_of(id_):
            other = _other(edge, id_)
            if other in depths or other in self.gone or edge.relation not in self.asked.relations:
                continue
            if self.graph.node(other).kind in self.asked.kinds and self.walk.leads(edge, id_):
                counts[stub_of(self.graph, edge, id_)].add(other)
        return tuple(Stub(name=name, count=len(counts[name])) for name in STUBS if name in counts)

    def filtered(self, depths: Mapping[str, int]) -> list[tuple[Edge, Node | None]]:
        """Return the edges beside what was walked from whose relation is left out, or with the end whose kind is."""
        if self.asked.kinds.issuperset(NodeKind) and self.asked.relations.issuperset(Relation):
            return []
        edges = [(edge, id_) for id_ in self.walked for edge in self.graph.edges_of(id_) if self.walk.leads(edge, id_)]
        found: list[tuple[Edge, Node | None]] = []
        for edge, id_ in edges:
            node = self.graph.node(_other(edge, id_))
            if edge.relation not in self.asked.relations:
                found.append((edge, None))
            elif node.kind not in self.asked.kinds and node.id not in depths:
                found.append((edge, node))
        return found


def _other(edge: Edge, id_: str) -> str:
    return edge.target if edge.source == id_ else edge.source
