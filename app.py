"""The explorer's shell: loads the graph, lays out the bar, and runs the page that the address names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from graph import export
from graph.errors import LinkspanError
from panels import address, component, connect, explore, start
from panels.wording import plain

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph

GRAPH = "LINKSPAN_GRAPH"  # the environment variable that names a saved graph; without it, the default notes are shown

STYLE, ICON = (component.FRONTEND / name for name in ("page.css", "icon.svg"))


def main() -> None:
    """Show one page of the explorer."""
    st.set_page_config(page_title="Linkspan", page_icon=ICON.read_text(encoding="utf-8"), layout="wide")
    st.html(STYLE)
    path = os.environ.get(GRAPH, "")
    try:
        graph = load(path, Path(path).stat().st_mtime if path else 0.0)
    except (LinkspanError, OSError) as problem:
        st.error(f"The graph cannot be shown. {plain(str(problem))}", icon=":material/error:")
        return
    pages = _pages(graph)
    page = st.navigation(list(pages.values()), position="hidden")
    _bar(pages)
    page.run()
    component.library()


@st.cache_resource(show_spinner="Reading the notes …")
def load(path: str, _written: float) -> KnowledgeGraph:
    """Return the graph, loaded once for all visitors and again when its file is written anew."""
    if path:
        return export.load(path)
    import builder  # noqa: PLC0415 - brings spaCy, which showing a saved graph does without

    return builder.default_graph()


def _pages(graph: KnowledgeGraph) -> dict[str, Page]:
    """Return the pages by name; the first is at the root, where Streamlit allows no page that can be linked to."""
    pages: dict[str, Page] = {}

    def shown() -> None:
        _start(graph, pages)

    def explored() -> None:
        explore.show(graph, pages)

    def connected() -> None:
        connect.show(graph, pages)

    pages["start"] = st.Page(shown, title="Linkspan", default=True)
    pages["explore"] = st.Page(explored, title="Explore · Linkspan", url_path="explore")
    pages["connect"] = st.Page(connected, title="Connect · Linkspan", url_path="connect")
    return pages


def _start(graph: KnowledgeGraph, pages: dict[str, Page]) -> None:
    address.follow(pages)
    start.show(
        graph,
        lambda name: address.leave_for("explore", address.Explore(node=name)),
        lambda one, other: address.leave_for("connect", address.Connect(source=one, target=other)),
    )


def _bar(pages: dict[str, Page]) -> None:
    """The row of links: each page as it was left, the name leads to the start."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.page_link(pages["start"], label="**Linkspan**", icon=":material/hub:", width="content")
        for name, icon in (("explore", ":material/explore:"), ("connect", ":material/route:")):
            left_at = st.session_state.get(f"{name}: left at", {})
            st.page_link(pages[name], label=name.title(), icon=icon, width="content", query_params=left_at)


main()
