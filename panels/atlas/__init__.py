"""Atlas: what is in these notes, as one calm map, a box that finds anything, and three questions to begin with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.model import NodeKind
from panels import start
from panels.address import LINKS, Atlas, Connect, Explore, current, follow, leave_for, write
from panels.atlas.chart import chart, payload
from panels.component import FRONTEND, mount
from panels.heading import heading
from panels.search import search_box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from panels.component import Act
    from panels.world import World

LEFT_AT = "atlas: left at"
TITLE = "What these notes say about cloud services, as one map"
EMPTY = "These notes name no service, so there is nothing to show yet."


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address; what is chosen on it leads to another."""
    _body(world, pages)


@st.fragment
def _body(world: World, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address, graph = Atlas.read(current()), world.graph
    st.session_state[LEFT_AT] = address.query()
    st.html(FRONTEND / "atlas-page.css")
    with st.container(key="atlas", gap="small"):
        heading(TITLE)
        if not graph.nodes(NodeKind.SERVICE):
            st.info(EMPTY, icon=":material/description:")
            return
        st.markdown(f"{graph.derived(start.numbers)}. Click a service to see what surrounds it.")
        box, questions = st.columns([4, 8], vertical_alignment="center")
        with box:
            search_box(graph, _explore)
        with questions:
            start.questions(graph, _explore, _between)
        drawn = graph.derived(chart)
        mount("atlas", "atlas map", payload(drawn, address.purposes, address.links), _act)


def _explore(name: str) -> None:
    leave_for("explore", Explore(node=name))


def _between(one: str, other: str) -> None:
    leave_for("connect", Connect(source=one, target=other))


def _act(act: Act) -> None:
    """Do what was asked on the map."""
    address = Atlas.read(current())
    if act.event == "explore":
        _explore(act.id.removeprefix("service:"))
    elif act.event == "purpose":
        write(address.toggled(act.id))
    elif act.event == "links" and act.id in LINKS:
        write(replace(address, links=act.id))
