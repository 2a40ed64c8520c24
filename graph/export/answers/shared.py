"""What of an answer is given away, whatever the format: its statements in sections, and what is drawn of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from graph.layout import positions, route_positions
from graph.model import NodeKind
from graph.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import Edge, Evidence, Neighbourhood, Node, Route, Step


WIDER = 1.4
"""How much farther apart than in the explorer nodes lie, for a picture that nobody can zoom into its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An edge in words: who, what, whom, on which condition, and the sentences that say so."""

    source: str
    said: str
    target: str
    condition: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Statements under a heading ("": none); `ordered` where their order tells something."""

    title: str = ""
    statements: tuple[Statement, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An answer: its title, its statements, and the nodes and edges that are drawn, each node with its place.

    Where much is drawn, only links of the `centre` ("": every link) have their words beside them.
    """

    title: str
    sections: tuple[Section, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    centre: str = ""


def of_routes(routes: Sequence[Route]) -> Shared:
    """Return routes, the best first; where there is one alone, it is the title. Raises ValueError for none."""
    if not routes:
        message = "there is no route to give away"
        raise ValueError(message)
    steps = [step for route in routes for step in route.steps]
    nodes = {node.id: node for step in steps for node in (step.source, step.target)}
    edges = {(step.link.source, step.link.target, step.link.key): step.link for step in steps}
    one = len(routes) == 1
    sections = (
        Section(
            title="" if one else f"{number}. {chain(route)}",
            statements=tuple(map(_step, route.steps)),
            ordered=True,
        )
        for number, route in enumerate(routes, 1)
    )
    ends = f"From {routes[0].steps[0].source.label} to {routes[0].steps[-1].target.label}"
    return Shared(
        title=chain(routes[0]) if one else ends,
        sections=tuple(sections),
        nodes=tuple(nodes.values()),
        edges=tuple(edges.values()),
        places=route_positions(routes),
    )


def of_neighbourhood(around: Neighbourhood) -> Shared:
    """Return what surrounds a node, by the kind of what is there, in the order of the neighbourhood."""
    nodes = {node.id: node for node in around.nodes}
    kinds = {NodeKind.SERVICE: "Links", NodeKind.FEATURE: "Features", NodeKind.CONSTRAINT: "Limits and rules"}
    titled = sorted(around.edges, key=lambda edge: _rank(nodes, edge))
    sections = (
        Section(
            title=kinds.get(kind, "Needs"),
            statements=tuple(statement(nodes[edge.source], edge, nodes[edge.target]) for edge in own),
        )
        for kind, own in groupby(titled, key=lambda edge: _farther(nodes, edge))
    )
    return Shared(
        title=f"Around {around.centre.label}",
        sections=tuple(sections),
        nodes=around.nodes,
        edges=around.edges,
        places=placed(around.nodes, around.edges),
        centre=around.centre.id,
    )


def statement(source: Node, edge: Edge, target: Node) -> Statement:
    """Return an edge in words, read from `source`, whichever end of it that is."""
    return Statement(
        source=source.label,
        said=phrase(edge, forward=edge.source == source.id),
        target=target.label,
        condition=edge.condition,
        evidence=edge.evidence,
    )


def chain(route: Route) -> str:
    """Return a route on one line, its arrows as the links point."""
    arrows = (f"{'→' if step.forward else '←'} {step.target.label}" for step in route.steps)
    return " ".join([route.steps[0].source.label, *arrows])


def placed(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, tuple[float, float]]:
    """Return a place for each node, by id."""
    labels = {node.id: node.label for node in nodes}
    found = positions(list(labels), list(_pairs(edges)), labels=labels)
    return {id_: (x * WIDER, y * WIDER) for id_, (x, y) in found.items()}


def _pairs(edges: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    for edge in edges:
        yield edge.source, edge.target


def _step(step: Step) -> Statement:
    return statement(step.source, step.link, step.target)


_KINDS = tuple(NodeKind)


def _farther(nodes: Mapping[str, Node], edge: Edge) -> NodeKind:
    """Return the kind that an edge tells of: that of its end that is no service, where one is."""
    ends = (nodes[edge.source].kind, nodes[edge.target].kind)
    return max(ends, key=_KINDS.index)


def _rank(nodes: Mapping[str, Node], edge: Edge) -> int:
    return _KINDS.index(_farther(nodes, edge))
