"""Explore: what surrounds a service, a feature, a limit or a need, as a picture and in words, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, UnknownName
from graph.model import NodeKind
from graph.query import find, neighbourhood
from panels import details, picture, start
from panels.address import DEPTHS, TOPS, Connect, Explore, current, follow, leave_for, write
from panels.component import mount
from panels.places import placed, remember
from panels.search import search_box
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Neighbourhood, Node
    from panels.component import Act, Values
    from panels.world import World

VIEW = "explore"
HOW = "Click a node for its details, double-click it to explore from there; by keyboard, arrows and Enter do the same."
LEFT_AT = "explore: left at"


def show(world: World, pages: Mapping[str, Page]) -> str:
    """Show the page at its address and return the id of the node whose details are open ("" where there is none).

    Parameters: `pages` are those of the app by name; to "connect" the visitor is sent for routes.
    """
    _body(world.graph, pages)
    address = _address()
    node = _found(world.graph, address.selected) or _found(world.graph, address.node)
    return node.id if node else ""


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = _address()
    st.session_state[LEFT_AT] = address.query()
    if not address.node:
        start.show(graph, _go_to, _between)
        return
    _controls(graph, address)
    try:
        centre = find(graph, address.node)
    except (UnknownName, AmbiguousName) as problem:
        start.unknown(graph, problem, _go_to)
        return
    _answer(graph, address, centre)


def _answer(graph: KnowledgeGraph, address: Explore, centre: Node) -> None:
    selected = _found(graph, address.selected) or centre
    around = neighbourhood(graph, centre.id, address.depth, address.kinds, address.relations, address.top)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="picture"):
        _picture(graph, address, around, selected)
    with right:
        mount("words", "explore words", _words(graph, selected, centre), _act)


def _picture(graph: KnowledgeGraph, address: Explore, around: Neighbourhood, selected: Node) -> None:
    everything = neighbourhood(graph, around.centre.id, address.depth)
    summary = _summary(around)
    picture.show(
        picture.Picture(
            view=VIEW,
            nodes=around.nodes,
            edges=around.edges,
            places=placed(VIEW, around.nodes, around.edges),
            centre=around.centre.id,
            selected=(selected.id,),
            summary=summary,
            legend=picture.legend(everything.nodes, everything.edges, address.hide),
            stubs=details.undrawn(graph, around),
        ),
        _act,
    )
    st.caption(f"{_cut(around)}. {HOW}")
    with st.expander("The picture in words", key="explore twin"):
        mount("words", "explore list", {"sections": details.twin(graph, around)}, _act)


def _controls(graph: KnowledgeGraph, address: Explore) -> None:
    """The search box and what is drawn around: widgets that show the address and write it."""
    st.session_state.update({"depth": address.depth, "top": address.top})
    box, rest = st.columns([3, 2], gap="medium")
    with box:
        search_box(graph, _go_to)
    with rest, st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Steps away",
            DEPTHS,
            key="depth",
            format_func=lambda steps: counted(steps, "step"),
            required=True,
            on_change=_changed,
            args=("depth",),
            label_visibility="collapsed",
        )
        st.selectbox(
            "Neighbours drawn, the most telling first",
            TOPS,
            key="top",
            format_func=lambda most: f"up to {most} nodes",
            on_change=_changed,
            args=("top",),
            label_visibility="collapsed",
        )


def _words(graph: KnowledgeGraph, node: Node, centre: Node) -> Values:
    actions: list[Values] = (
        [{"label": "Explore from here", "event": "centre", "id": node.id}] if node.id != centre.id else []
    )
    if node.id != centre.id:
        actions.append({"label": f"Back to {centre.label}", "event": "select", "id": centre.id})
    if node.kind is NodeKind.SERVICE:
        actions.append({"label": "Routes from here", "event": "connect", "id": node.id})
    return {"head": details.head(node, actions), "sections": details.sections(graph, node)}


def _summary(around: Neighbourhood) -> str:
    others = counted(len(around.nodes) - 1, "neighbour")
    return f"Graph of {around.centre.label}, {others} and {counted(len(around.edges), 'link')}"


def _cut(around: Neighbourhood) -> str:
    drawn, links = len(around.nodes) - 1, counted(len(around.edges), "link")
    if around.cut:
        return f"{drawn} of {counted(drawn + around.cut, 'neighbour')}, the most telling first, and {links}"
    return f"{counted(drawn, 'neighbour')} and {links}" if drawn else "Nothing else is drawn"


def _address() -> Explore:
    return Explore.read(current())


def _go_to(name: str) -> None:
    """Put a node in the middle."""
    write(replace(_address(), node=name, selected=""))


def _between(one: str, other: str) -> None:
    leave_for("connect", Connect(source=one, target=other))


def _changed(key: str) -> None:
    """Take what a widget says into the address; the widget is called what the address calls it."""
    write(Explore.read({**_address().query(), key: [str(st.session_state[key])]}))


def _found(graph: KnowledgeGraph, name: str) -> Node | None:
    """Return the node of a name, None where there is none or none alone."""
    try:
        return find(graph, name) if name else None
    except (UnknownName, AmbiguousName):
        return None


def _act(act: Act) -> None:
    """Do what was asked in the picture or in the words."""
    address, name = _address(), act.id.removeprefix("service:")
    remember(VIEW, act.places)
    if act.event == "centre":
        _go_to(name)
    elif act.event == "select":
        write(replace(address, selected=name))
    elif act.event == "toggle":
        write(address.toggled(act.id))
    elif act.event == "connect":
        leave_for("connect", Connect(source=name))
