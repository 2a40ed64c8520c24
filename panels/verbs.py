"""What each thing that a visitor does to a node makes of Explore's address; nothing here shows anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.draw import edge_id
from panels.address import name_of
from panels.address.explore import LISTED, expanding, expansion, linking
from panels.sight import look, official

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from panels.address.explore import Explore
    from panels.component import Act

ATTEMPTS = 12
"""How often an expansion is widened until something new is drawn."""


def done(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Return the address after an act; the same address where the act means nothing, or changes nothing."""
    verb = VERBS.get(act.event)
    if not verb:
        return address
    before = official(graph, address)
    after = verb(graph, before, act)
    return address if after == before else after


def _select(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    return replace(address, selected=_named(graph, act), link=())


def _centre(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    names = _named(graph, act)
    if not names:
        return address
    return replace(
        address,
        node=names[-1],
        selected=(),
        link=(),
        collapsed=_without(address.collapsed, names),
        without=_without(address.without, names),
    )


def _expand(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Open what was collapsed; else bring more neighbours, or more of one stub, until something new is drawn."""
    for name in _named(graph, act)[-1:]:
        before = _drawn(graph, address)
        opened = replace(address, collapsed=_without(address.collapsed, [name]))
        if _drawn(graph, opened) != before:
            return opened
        for _ in range(ATTEMPTS):
            opened = replace(opened, expanded=_wider(opened.expanded, name, act.value))
            if _drawn(graph, opened) != before:
                return opened
    return address


def _collapse(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Take back what was expanded; where nothing was, what the plain neighbourhood hangs on the node alone."""
    for name in _named(graph, act)[-1:]:
        before = _drawn(graph, address)
        closed = replace(address, expanded=tuple(one for one in address.expanded if expansion(one)[0] != name))
        if _drawn(graph, closed) != before:
            return closed
        closed = replace(closed, collapsed=_added(address.collapsed, [name]))
        if _drawn(graph, closed) != before:
            return closed
    return address


def _hide(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Hide nodes; the one in the middle cannot be."""
    centre = look(graph, address).view.centre
    names = [name for name in _named(graph, act) if name != name_of(centre)]
    return replace(
        address,
        without=_added(address.without, names),
        pinned=_without(address.pinned, names),
        selected=_without(address.selected, names),
    )


def _show(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Bring back hidden nodes: those named, all where none is."""
    back = _named(graph, act) if act.id or act.ids else address.without
    return replace(address, without=_without(address.without, back))


def _pin(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Pin nodes, or let go of them where all are pinned."""
    names = _named(graph, act)
    if set(names) <= set(address.pinned):
        return replace(address, pinned=_without(address.pinned, names))
    return replace(address, pinned=_added(address.pinned, names), without=_without(address.without, names))


def _link(graph: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    """Open the statements of one link, or of several that are drawn as one; its ends are selected."""
    wanted = set(act.ids) or {act.id}
    sight = look(graph, address)
    edges = [edge for edge in sight.view.edges if edge_id(edge) in wanted]
    ends = [name_of(graph.node(id_)) for edge in edges for id_ in (edge.source, edge.target)]
    said = [
        linking(name_of(graph.node(edge.source)), edge.relation, name_of(graph.node(edge.target)), negated=edge.negated)
        for edge in edges
    ]
    return replace(address, link=_added((), said), selected=_added((), ends)) if edges else address


def _clear(_: KnowledgeGraph, address: Explore, __: Act) -> Explore:
    return address.plain


def _toggle(_: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    return address.toggled(act.id)


def _more(_: KnowledgeGraph, address: Explore, act: Act) -> Explore:
    return replace(address, whole=_added(address.whole, [act.id] if act.id else []))


VERBS: dict[str, Callable[[KnowledgeGraph, Explore, Act], Explore]] = {
    "select": _select,
    "centre": _centre,
    "expand": _expand,
    "collapse": _collapse,
    "hide": _hide,
    "show": _show,
    "pin": _pin,
    "link": _link,
    "clear": _clear,
    "toggle": _toggle,
    "more": _more,
}
"""Each event by name; those that lead to another page, or back and forth, are the page's."""


def _named(graph: KnowledgeGraph, act: Act) -> tuple[str, ...]:
    """Return the names of the nodes that something was done to; ids that are none are passed over."""
    known = [id_ for id_ in act.ids or (act.id,) if id_ in graph]
    return _added((), [name_of(graph.node(id_)) for id_ in known])


def _drawn(graph: KnowledgeGraph, address: Explore) -> frozenset[str]:
    return frozenset(look(graph, address).view.depths)


def _wider(expanded: Sequence[str], node: str, stub: str) -> tuple[str, ...]:
    """Return the expansions with one helping more for a node."""
    times = next((times for name, of, times in map(expansion, expanded) if (name, of) == (node, stub)), 0)
    kept = [one for one in expanded if expansion(one)[:2] != (node, stub)]
    return _added(kept, [expanding(node, stub, times + 1)])


def _added(names: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return names and more of them, each once; what no address would hold is left out."""
    return tuple(dict.fromkeys([*names, *more]))[:LISTED]


def _without(names: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    left_out = set(gone)
    return tuple(name for name in names if name not in left_out)
