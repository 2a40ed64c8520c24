"""What Explore's address means in a graph: its names as nodes and links, what is drawn, and which names are unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import AmbiguousName, UnknownName
from graph.query import find
from graph.query.view import Asked, Opened, View, view
from panels.address import name_of
from panels.address.explore import expanding, expansion, linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node
    from panels.address.explore import Explore

Problem = UnknownName | AmbiguousName


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen at an address: what is drawn, what is selected, what was done, and the names that are not known."""

    address: Explore
    asked: Asked
    view: View
    selected: tuple[Node, ...]
    links: tuple[Edge, ...]
    hidden: tuple[Node, ...]
    problems: tuple[Problem, ...]

    @property
    def pinned(self) -> frozenset[str]:
        """The ids of the nodes that are pinned."""
        return frozenset(self.asked.pinned) - self.asked.without

    @property
    def expanded(self) -> frozenset[str]:
        """The ids of the nodes that are drawn and were expanded."""
        return frozenset(one.node for one in self.asked.opened if one.node in self.view.depths)

    @property
    def open(self) -> tuple[Node, ...]:
        """The nodes whose details are open: those selected, else the one in the middle."""
        return self.selected or (self.view.centre,)


def look(graph: KnowledgeGraph, address: Explore) -> Sight:
    """Return what is seen at an address. Names that are not known are left out and told in `problems`.

    Where the node in the middle is not known, another of the address stands in for it; raises UnknownName or
    AmbiguousName where there is none.
    """
    names = _Names(graph)
    asked = _asked(address, names)
    selected = names.found(address.selected)
    return Sight(
        address=address,
        asked=asked,
        view=view(graph, asked),
        selected=selected,
        links=tuple(edge for said in address.link for edge in _links(graph, names, said)),
        hidden=tuple(graph.node(id_) for id_ in names.ids(address.without) if id_ != asked.centre),
        problems=tuple(names.problems.values()),
    )


def official(graph: KnowledgeGraph, address: Explore) -> Explore:
    """Return the address with each name as addresses write it: "Lambda" is "AWS Lambda"; unknown names stay."""
    look_up = _Names(graph)

    def name(said: str) -> str:
        return name_of(graph.node(id_)) if (id_ := look_up.id(said)) else said

    def names(said: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(name, said)))

    expanded = [expanding(name(node), stub, times) for node, stub, times in map(expansion, address.expanded)]
    return replace(
        address,
        node=name(address.node) if address.node else "",
        selected=names(address.selected),
        expanded=tuple(dict.fromkeys(expanded)),
        collapsed=names(address.collapsed),
        without=names(address.without),
        pinned=names(address.pinned),
    )


class _Names:
    """The names of an address, each looked up once; those that are not known are kept."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.problems: dict[str, Problem] = {}

    def id(self, name: str) -> str:
        """Return the id of what a name means, "" where it means nothing, or several things."""
        try:
            return find(self.graph, name).id
        except (UnknownName, AmbiguousName) as problem:
            self.problems[name] = problem
            return ""

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, map(self.id, names))))

    def found(self, names: Iterable[str]) -> tuple[Node, ...]:
        return tuple(map(self.graph.node, self.ids(names)))


def _asked(address: Explore, names: _Names) -> Asked:
    """Return what is to be drawn, in ids."""
    said = [expansion(one) for one in address.expanded]
    opened = tuple(Opened(node=id_, stub=stub, times=times) for name, stub, times in said if (id_ := names.id(name)))
    pinned = names.ids(address.pinned)
    return Asked(
        centre=_centre(address, names, (*names.ids(address.selected), *pinned, *(one.node for one in opened))),
        depth=address.depth,
        top=address.top,
        kinds=address.kinds,
        relations=address.relations,
        way=address.way,
        opened=opened,
        closed=frozenset(names.ids(address.collapsed)),
        without=frozenset(names.ids(address.without)),
        pinned=pinned,
    )


def _centre(address: Explore, names: _Names, others: tuple[str, ...]) -> str:
    centre = names.id(address.node) or next(iter(others), "")
    if not centre:
        raise names.problems[address.node]
    return centre


def _links(graph: KnowledgeGraph, names: _Names, said: str) -> tuple[Edge, ...]:
    """Return the links that an address names: there may be several, each under a condition of its own."""
    if not (read := linked(said)):
        return ()
    source, relation, negated, target = read
    one, other = names.id(source), names.id(target)
    between = graph.between(one, other) if one and other else ()
    return tuple(
        edge for edge in between if (edge.source, edge.relation, edge.negated) == (one, relation, negated)
    )
