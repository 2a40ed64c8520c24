"""Connect: how two services are linked, as ranked routes in the notes' own words and as one picture of them all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, NoRoute, UnknownName
from graph.layout import route_positions
from graph.model import NodeKind
from graph.query import find
from panels import picture, start, steering
from panels.address import Connect, Explore, Sources, current, follow, leave_for, write
from panels.component import FRONTEND, mount
from panels.heading import sharing, unseen
from panels.routes import about, cards, drawn, lit, markdown, names, summary
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from panels.component import Act
    from panels.world import World

VIEW = "connect"
LEFT_AT = "connect: left at"
STYLE = FRONTEND / "listing.css"

LONGEST = 90
"""Letters on a button."""


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
    with st.container(key="listing"):
        st.html(STYLE)
        unseen("Connect")
        return _page(graph, address)


def _page(graph: KnowledgeGraph, address: Connect) -> tuple[str, ...]:
    known = graph.derived(services)
    _ends(graph, address, known)
    if not (address.source and address.target):
        _invite(graph)
        return ()
    steering.controls(graph, address, known, _changed)
    steering.chips(address, write)
    try:
        found = steering.found(graph, address)
    except (UnknownName, AmbiguousName) as problem:
        start.unknown(graph, problem, partial(_instead, problem.name))
        return ()
    except NoRoute as problem:
        _no_route(graph, problem, address)
        return ()
    return _answer(found, address)


def _answer(found: tuple[Route, ...], address: Connect) -> tuple[str, ...]:
    """Show routes, one of them lit, and return the names that it passes."""
    chosen = min(address.route, len(found))
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="picture"):
        _picture(found, chosen, address)
    with right:
        _taken(found, chosen)
        said = f"{counted(len(found), 'route')}; route {chosen} is lit: {', '.join(names(found[chosen - 1]))}."
        mount("cards", "connect words", {"routes": cards(found, chosen), "said": said}, _act)
    return tuple(names(found[chosen - 1]))


def _picture(found: Sequence[Route], chosen: int, address: Connect) -> None:
    """All routes at once, the chosen one lit, and below it what was chosen in it."""
    nodes, edges = drawn(found)
    told = about(found, address.open) if address.open else None
    picture.show(
        picture.Picture(
            view=VIEW,
            nodes=nodes,
            edges=edges,
            places=route_positions(found),
            centre=nodes[0].id,
            selected=(address.open,) if told else (),
            summary=summary(found, chosen),
            legend=picture.legend(nodes, edges, toggles=False),
            lit=lit(found[chosen - 1]),
            height=460,
        ),
        _act,
    )
    if told:
        mount("cards", "connect about", {"about": told, "said": f"{told['title']} is chosen."}, _act)


def _taken(found: Sequence[Route], chosen: int) -> None:
    """How many routes there are, and what can be taken away: the link, the route as Markdown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{counted(len(found), 'route')}**", width="content")
        with sharing():
            st.download_button(
                f"Route {chosen} as Markdown", partial(markdown, found[chosen - 1]), "route.md", "text/markdown",
                icon=":material/download:", key="route file", on_click="ignore", width="stretch",
            )  # fmt: skip


def _ends(graph: KnowledgeGraph, address: Connect, known: dict[str, str]) -> None:
    """The two ends, and what swaps them."""
    source, between, target = st.columns([6, 1, 6], vertical_alignment="bottom", gap="small")
    with source:
        _end("From", "from", _label(graph, address.source), known)
    with target:
        _end("To", "to", _label(graph, address.target), known)
    between.button("Swap", icon=":material/swap_horiz:", on_click=_swap, width="stretch")


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


def _invite(graph: KnowledgeGraph) -> None:
    with st.container(key="start"):
        st.subheader("How do two services connect?", anchor=False)
        st.markdown("Choose both ends to see every way between them, with the sentences that it rests on.")
        start.routes_to_try(graph, _between)


def _no_route(graph: KnowledgeGraph, problem: NoRoute, address: Connect) -> None:
    """Say why there is no route, and offer what there is instead: a condition less, or a service nearby."""
    with st.container(border=True, key="no-route"):
        st.subheader(f"No route from {plain(problem.source)} to {plain(problem.target)}", anchor=False)
        st.markdown(f"{plain(problem.reason[:1].upper() + problem.reason[1:])}.")
        if eased := steering.easings(graph, address):
            st.caption("What to try")
            for number, easing in enumerate(eased):
                said = plain(clipped(easing.label, LONGEST))
                st.button(said, key=f"ease {number}", on_click=write, args=(easing.address,))
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
    if isinstance(value, bool):
        values = ["yes"] if value else []
    elif isinstance(value, list):
        values = value
    else:
        values = [f"{value:g}" if isinstance(value, float) else str(value or "")]
    _say({key: values})


def _say(changes: dict[str, list[str]]) -> None:
    write(Connect.read({**_address().query(), "route": [], "open": [], **changes}))


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
    """Do what a visitor asked for on a card or in the picture."""
    address = _address()
    if act.event == "route":
        _say({"route": [act.id]})
    elif act.event == "via":
        _say({"via": [*address.via, act.id], "avoid": [name for name in address.avoid if name != act.id]})
    elif act.event == "avoid":
        _say({"avoid": [*address.avoid, act.id], "via": [name for name in address.via if name != act.id]})
    elif act.event in {"select", "link", "clear"}:
        write(replace(address, open=(act.ids or (act.id,))[-1]))
    elif act.event == "connect":
        _say({"from": [act.id.removeprefix("service:")], "to": []})
    elif act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif act.event in {"centre", "expand"}:
        leave_for("explore", Explore(node=act.id.removeprefix("service:")))
