"""KnowledgeGraph: the typed graph that all questions are asked of, a façade over a networkx multigraph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

import networkx as nx

from graph.errors import UnknownName
from graph.merge.combine import EdgeKey, combine, relabelled, renamed
from graph.merge.gather import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import Edge, Fact, Node, NodeKind, Relation, Source

T = TypeVar("T")


class KnowledgeGraph:
    """Services, features, constraints and needs with what links them, each with its evidence; never changed once made.

    All output is sorted: nodes by id, edges by (source, target, key). What a query works out once is kept with
    `derived`.

    >>> from graph.model import Evidence, Link, Relation
    >>> seen = Evidence(source="s3.md", line=3, start=0, end=23, text="S3 events invoke Lambda", rule="invoke")
    >>> graph = KnowledgeGraph.from_facts(
    ...     [Link(head="Amazon S3", relation=Relation.TRIGGERS, tail="AWS Lambda", evidence=seen)]
    ... )
    >>> [node.label for node in graph.nodes()]
    ['AWS Lambda', 'Amazon S3']
    >>> [(edge.source, edge.key, edge.target) for edge in graph.edges()]
    [('service:Amazon S3', 'triggers||', 'service:AWS Lambda')]
    """

    def __init__(self, nodes: dict[str, Node], edges: dict[EdgeKey, Edge], sources: Iterable[Source] = ()) -> None:
        """Keep parts that are combined and sorted already; use `from_facts` or `from_parts`."""
        self._nodes = nodes
        self._edges = tuple(edges.values())
        self._sources = tuple(sorted(set(sources)))
        self._derived: dict[Callable[[KnowledgeGraph], object], object] = {}

    @classmethod
    def from_facts(cls, facts: Iterable[Fact], sources: Iterable[Source] = ()) -> KnowledgeGraph:
        """Return the graph of the facts; their order never matters, and a fact given twice counts once."""
        return cls(*combine(pieces(facts)), sources)

    @classmethod
    def from_parts(cls, nodes: Iterable[Node], edges: Iterable[Edge], sources: Iterable[Source] = ()) -> KnowledgeGraph:
        """Return the graph of nodes and edges in any order; equal ones are combined.

        Raises ValueError where an edge ends at a node that is not among them.
        """
        by_id, by_key = combine([*nodes, *edges])
        for source, target, _ in by_key:
            for end in (source, target):
                if end not in by_id:
                    message = f"an edge ends at {end!r}, which is no node"
                    raise ValueError(message)
        return cls(by_id, by_key, sources)

    def joined(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """Return the graph that holds what either holds; spellings of one feature meet as they do in `from_facts`.

        What one graph alone could not place stays where it put it: a constraint hung on the service because no fact
        of that graph stated its feature. Build all notes at once where that matters.
        """
        nodes = [*self.nodes(), *other.nodes()]
        new = renamed(nodes)
        return KnowledgeGraph.from_parts(
            (relabelled(node, new.get(node.id, node.id)) for node in nodes),
            (_moved(edge, new) for edge in (*self.edges(), *other.edges())),
            (*self.sources, *other.sources),
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """The note files that the graph was read from, sorted by name."""
        return self._sources

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The same graph for networkx, frozen: nodes carry `node`, edges `edge`."""
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from((node.id, {"node": node}) for node in self._nodes.values())
        network.add_edges_from((edge.source, edge.target, edge.key, {"edge": edge}) for edge in self._edges)
        return nx.freeze(network)

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self._nodes)

    def __contains__(self, name: object) -> bool:
        """Return whether this is the id of a node."""
        return name in self._nodes

    def __repr__(self) -> str:
        """Return the size of the graph."""
        return f"<KnowledgeGraph of {len(self._nodes)} nodes and {len(self._edges)} edges>"

    def node(self, name: str) -> Node:
        """Return the node with this id. Raises UnknownName where there is none."""
        try:
            return self._nodes[name]
        except KeyError:
            raise UnknownName(name) from None

    def nodes(self, kind: NodeKind | None = None) -> tuple[Node, ...]:
        """Return the nodes, of one kind or all, sorted by id."""
        return tuple(node for node in self._nodes.values() if kind is None or node.kind is kind)

    def edges(self, relation: Relation | None = None) -> tuple[Edge, ...]:
        """Return the edges, of one relation or all, sorted by (source, target, key)."""
        if relation is None:
            return self._edges
        return tuple(edge for edge in self._edges if edge.relation is relation)

    def edges_of(self, name: str) -> tuple[Edge, ...]:
        """Return the edges that start or end at a node, sorted. Raises UnknownName for an id that is none."""
        self.node(name)
        return self._incident.get(name, ())

    def between(self, one: str, other: str) -> tuple[Edge, ...]:
        """Return the edges that link two nodes, either way round, sorted. Raises UnknownName for an id that is none."""
        near, far = sorted((one, other), key=self.degree)
        return tuple(edge for edge in self.edges_of(near) if {edge.source, edge.target} == {near, far})

    def degree(self, name: str) -> int:
        """Return how many edges start or end at a node. Raises UnknownName for an id that is none."""
        return len(self.edges_of(name))

    def derived(self, compute: Callable[[KnowledgeGraph], T]) -> T:
        """Return what `compute` makes of this graph, computed once and kept as long as the graph.

        `compute` is a function of a module (it is the key), pure, and its result must not be changed.
        """
        if compute not in self._derived:
            self._derived[compute] = compute(self)
        return cast("T", self._derived[compute])

    @cached_property
    def _incident(self) -> dict[str, tuple[Edge, ...]]:
        """The edges of each node that has any."""
        around: dict[str, list[Edge]] = defaultdict(list)
        for edge in self._edges:
            around[edge.source].append(edge)
            if edge.target != edge.source:
                around[edge.target].append(edge)
        return {name: tuple(edges) for name, edges in around.items()}


def _moved(edge: Edge, new: dict[str, str]) -> Edge:
    """Return the edge between the new ids of its ends."""
    return replace(edge, source=new.get(edge.source, edge.source), target=new.get(edge.target, edge.target))
