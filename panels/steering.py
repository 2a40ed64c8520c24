"""What routes may be like: the controls that say so, each condition as a chip to take away, and what to try instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import LinkspanError
from graph.model import LINK_RELATIONS, NodeKind
from graph.paths import routes
from panels.address.connect import CATEGORY, DIALS, ROUTES, Connect
from panels.routes import chain
from panels.wording import clipped, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Route

STOPS = dict(zip(DIALS, ("shortest", "short", "balanced", "telling", "most telling"), strict=True))
"""What the stops of the dial are called."""

DIAL_HELP = (
    "Short routes go through services that are linked with everything, such as IAM. Telling ones go around them."
)

LONGEST = 90
"""Letters on a button."""

Changed = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Easing:
    """A condition given up: what its button says, the address without it, and the route that there is then."""

    label: str
    address: Connect
    route: Route


def found(graph: KnowledgeGraph, address: Connect, k: int = 0) -> tuple[Route, ...]:
    """Return the routes that an address asks for, `k` of them where given. Raises as `graph.paths.routes`."""
    return routes(
        graph,
        address.source,
        address.target,
        k=k or address.most,
        via=address.via,
        avoid=_avoided(graph, address),
        directed=address.directed,
        contrast=address.contrast,
        hub_weight=address.dial,
    )


def controls(graph: KnowledgeGraph, address: Connect, services: dict[str, str], changed: Changed) -> None:
    """Show what routes may be like, as widgets that show the address; `changed` is called with the name of one."""
    st.session_state.update({"dial": address.dial, "most": address.most, "via": list(address.via)})
    st.session_state.update({"directed": address.directed, "contrast": address.contrast, "avoid": list(address.avoid)})
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="dials"):
        st.select_slider(
            "Short ↔ telling", DIALS, key="dial", format_func=STOPS.__getitem__, help=DIAL_HELP,
            on_change=changed, args=("dial",), width=300,
        )  # fmt: skip
        st.segmented_control("Routes", ROUTES, key="most", required=True, on_change=changed, args=("most",))
        with st.popover("Steer", icon=":material/tune:"):
            _steer(graph, address, services, changed)


def _steer(graph: KnowledgeGraph, address: Connect, services: dict[str, str], changed: Changed) -> None:
    stops = list(dict.fromkeys([*address.via, *services]))
    kinds = graph.derived(categories)
    relations = list(map(str, LINK_RELATIONS))
    avoidable = list(dict.fromkeys([*address.avoid, *(CATEGORY + kind for kind in kinds), *relations, *services]))
    st.toggle("Only along the arrows", key="directed", on_change=changed, args=("directed",))
    st.toggle("Also by way of alternatives", key="contrast", on_change=changed, args=("contrast",))
    st.multiselect(
        "By way of, in this order", stops, key="via", on_change=changed, args=("via",), placeholder="Any service"
    )
    st.multiselect(
        "Avoiding", avoidable, key="avoid", on_change=changed, args=("avoid",), format_func=_called,
        placeholder="Services, kinds of them, links",
    )  # fmt: skip


def chips(address: Connect, say: Callable[[Connect], None]) -> None:
    """Show each condition of the address as a button that takes it away; nothing where there is none."""
    conditions = list(_conditions(address))
    if not conditions:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for number, (label, _, without) in enumerate(conditions):
            said, help_ = plain(clipped(label, LONGEST)), f"Take away: {plain(label)}"
            st.button(said, icon=":material/close:", key=f"chip {number}", help=help_, on_click=say, args=(without,))
        if len(conditions) > 1:
            st.button("Take all away", key="chip all", type="tertiary", on_click=say, args=(_free(address),))


def easings(graph: KnowledgeGraph, address: Connect) -> list[Easing]:
    """Return what to give up where there is no route: each condition that alone stands in the way, else all of them."""
    tries = [(label, without) for _, label, without in _conditions(address)]
    if not address.contrast:
        tries.append(("Also by way of alternatives", replace(address, contrast=True)))
    alone = [easing for label, other in tries if (easing := _eased(graph, label, other))]
    together = [("Without any condition", _free(address)), ("All that links", replace(_free(address), contrast=True))]
    return alone or [easing for label, other in together if (easing := _eased(graph, label, other))][:1]


def categories(graph: KnowledgeGraph) -> tuple[str, ...]:
    """Return the categories of services, sorted; ask for it with `graph.derived(categories)`."""
    return tuple(sorted({node.category for node in graph.nodes(NodeKind.SERVICE) if node.category}))


def _eased(graph: KnowledgeGraph, label: str, address: Connect) -> Easing | None:
    try:
        (route,) = found(graph, address, 1)
    except LinkspanError:
        return None
    return Easing(label=f"{label}: {chain(route)}", address=replace(address, route=1, open=""), route=route)


def _conditions(address: Connect) -> Iterator[tuple[str, str, Connect]]:
    """Yield what an address asks of routes: in words, in words what is without it, and the address without it."""
    for name in address.via:
        rest = tuple(other for other in address.via if other != name)
        yield f"by way of {name}", f"Not by way of {name}", replace(address, via=rest, route=1)
    for name in address.avoid:
        rest = tuple(other for other in address.avoid if other != name)
        yield f"not {_called(name)}", f"With {_called(name)}", replace(address, avoid=rest, route=1)
    if address.directed:
        yield "only along the arrows", "Also against the arrows", replace(address, directed=False, route=1)
    if address.contrast:
        yield "also by way of alternatives", "Not by way of alternatives", replace(address, contrast=False, route=1)


def _free(address: Connect) -> Connect:
    return replace(address, via=(), avoid=(), directed=False, contrast=False, route=1)


def _called(name: str) -> str:
    """Return how what is avoided is called: kinds of services and relations in words, services by their name."""
    if name.startswith(CATEGORY):
        return f"{name.removeprefix(CATEGORY)} services"
    return f"“{name.replace('_', ' ')}” links" if name in set(LINK_RELATIONS) else name


def _avoided(graph: KnowledgeGraph, address: Connect) -> Sequence[str]:
    """Return what is avoided by name: of a category all services but those that are asked for."""
    kinds = {name.removeprefix(CATEGORY) for name in address.avoid if name.startswith(CATEGORY)}
    asked = {address.source, address.target, *address.via}
    of_kinds = [node for node in graph.nodes(NodeKind.SERVICE) if node.category and node.category in kinds]
    spared = [node.label for node in of_kinds if not asked.intersection({node.label, node.id, *node.aliases})]
    return [*(name for name in address.avoid if not name.startswith(CATEGORY)), *spared]
