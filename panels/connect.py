"""Connect: how two services are linked, as ranked routes in the notes' own words and as one picture of them all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, NoRoute, UnknownName
from graph.layout import route_positions
from graph.model import LINK_RELATIONS, NodeKind
from graph.paths import routes
from graph.query import find
from panels import picture, start
from panels.address import ROUTES, Connect, Explore, current, follow, leave_for, write
from panels.component import mount
from panels.routes import cards, drawn, lit, names, summary
from panels.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from panels.component import Act
    from panels.world import World

VIEW = "connect"
LEFT_AT = "connect: left at"


def show(world: World, pages: Mapping[str, Page]) -> tuple[str, ...]:
    """Show the page at its address and return the names that the chosen route passes (none where there is no route).

    Parameters: `pages` are those of the app by name; to "explore" the visitor is sent for details of a node.
    """
    return _body(world.graph, pages) or ()


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> tuple[str, ...]:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = _address()
    st.session_state[LEFT_AT] = address.query()
    _ends(graph, address)
    if not (address.source and address.target):
        _invite(graph)
        return ()
    try:
        found = _routes(graph, address)
    except (UnknownName, AmbiguousName) as problem:
        start.unknown(graph, problem, partial(_instead, problem.name))
        return ()
    except NoRoute as problem:
        _no_route(problem, address)
        return ()
    return _answer(found, address)


def _answer(found: tuple[Route, ...], address: Connect) -> tuple[str, ...]:
    """Show routes, one of them lit, and return the names that it passes."""
    chosen = min(address.route, len(found))
    nodes, edges = drawn(found)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="picture"):
        picture.show(
            picture.Picture(
                view=VIEW,
                nodes=nodes,
                edges=edges,
                places=route_positions(found),
                centre=nodes[0].id,
                selected=(),
                summary=summary(found, chosen),
                legend=picture.legend(nodes, edges, toggles=False),
                lit=lit(found[chosen - 1]),
                height=500,
            ),
            _act,
        )
    with right:
        mount("words", "connect words", {"routes": cards(found, chosen)}, _act)
    return tuple(names(found[chosen - 1]))


def _routes(graph: KnowledgeGraph, address: Connect) -> tuple[Route, ...]:
    return routes(
        graph,
        address.source,
        address.target,
        k=address.most,
        via=address.via,
        avoid=address.avoid,
        directed=address.directed,
    )


def _ends(graph: KnowledgeGraph, address: Connect) -> None:
    """The two ends, what swaps them, and what routes may be like."""
    known = graph.derived(services)
    source, target, rest = st.columns([5, 5, 3], vertical_alignment="bottom")
    with source:
        _end("From", "from", _label(graph, address.source), known)
    with target:
        _end("To", "to", _label(graph, address.target), known)
    with rest, st.container(horizontal=True, gap="small"):
        st.button("Swap", icon=":material/swap_horiz:", on_click=_swap)
        with st.popover("Options", icon=":material/tune:"):
            _options(address, known)


def _end(label: str, key: str, value: str, names: dict[str, str]) -> None:
    st.session_state[key] = value or None
    st.selectbox(
        label,
        names,
        index=None,
        key=key,
        format_func=lambda name: names.get(name, name),
        placeholder="Choose a service",
        accept_new_options=True,
        on_change=_changed,
        args=(key,),
    )


def _label(graph: KnowledgeGraph, name: str) -> str:
    """Return the label of the service that a name means, the name itself where it means none."""
    try:
        return find(graph, name, {NodeKind.SERVICE}).label if name else ""
    except (UnknownName, AmbiguousName):
        return name


def _options(address: Connect, names: dict[str, str]) -> None:
    """What routes may be like: widgets that show the address and write it."""
    st.session_state.update({"most": address.most, "directed": address.directed})
    st.session_state.update({"via": list(address.via), "avoid": list(address.avoid)})
    st.segmented_control("Routes", ROUTES, key="most", required=True, on_change=_changed, args=("most",))
    st.toggle("Only along the links' direction", key="directed", on_change=_changed, args=("directed",))
    stops = list(dict.fromkeys([*address.via, *names]))
    avoidable = list(dict.fromkeys([*address.avoid, *names, *map(str, LINK_RELATIONS)]))
    st.multiselect("By way of", stops, key="via", on_change=_changed, args=("via",))
    st.multiselect("Avoiding", avoidable, key="avoid", on_change=_changed, args=("avoid",))


def _invite(graph: KnowledgeGraph) -> None:
    with st.container(key="start"):
        st.subheader("How do two services connect?", anchor=False)
        st.markdown("Choose both ends to see every way between them, with the sentences that it rests on.")
        start.routes_to_try(graph, _between)


def _no_route(problem: NoRoute, address: Connect) -> None:
    with st.container(border=True, key="no-route"):
        st.subheader(f"No route from {plain(problem.source)} to {plain(problem.target)}", anchor=False)
        st.markdown(plain(problem.reason))
        if problem.nearest:
            st.caption("Services near the two that are linked")
            with st.container(horizontal=True):
                for name in problem.nearest:
                    pair = (address.source, name)
                    st.button(plain(" → ".join(pair)), key=f"near {name}", on_click=_between, args=pair)


def services(graph: KnowledgeGraph) -> dict[str, str]:
    """Return the services by name, with their other names; ask for it with `graph.derived(services)`."""
    nodes = sorted(graph.nodes(NodeKind.SERVICE), key=lambda node: node.label.casefold())
    return {node.label: " · ".join([node.label, *node.aliases[:2]]) for node in nodes}


def _address() -> Connect:
    return Connect.read(current())


def _changed(key: str) -> None:
    """Take what a widget says into the address; the widget is called what the address calls it."""
    value = st.session_state[key]
    if key == "directed":
        values = ["yes"] if value else []
    else:
        values = list(value) if isinstance(value, list) else [str(value or "")]
    _say({key: values})


def _say(changes: dict[str, list[str]]) -> None:
    write(Connect.read({**_address().query(), "route": [], **changes}))


def _swap() -> None:
    address = _address()
    _between(address.target, address.source)


def _between(one: str, other: str) -> None:
    _say({"from": [one], "to": [other]})


def _instead(wrong: str, right: str) -> None:
    """Put a name that is known in the place of one that is not."""
    said = _address().query()
    _say({key: [right if value == wrong else value for value in values] for key, values in said.items()})


def _act(act: Act) -> None:
    if act.event == "route":
        _say({"route": [act.id]})
    elif act.event in {"select", "centre"}:
        leave_for("explore", Explore(node=act.id.removeprefix("service:")))
