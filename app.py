"""The explorer's shell: loads the graph, lays out the bar, and runs the page that the address names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from graph import export
from graph.errors import LinkspanError
from panels import component, connect, explore, start
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
    """Return the pages by name; the first is at the root, where no address with parameters is (Streamlit has none)."""

    def start_here() -> None:
        if name := start.chosen(graph):
            st.switch_page(pages["explore"], query_params={"node": name})

    def show_explore() -> None:
        explore.show(graph, pages["connect"])

    def show_connect() -> None:
        connect.show(graph, pages["explore"])

    pages = {
        "start": st.Page(start_here, title="Linkspan", default=True),
        "explore": st.Page(show_explore, title="Explore", url_path="explore"),
        "connect": st.Page(show_connect, title="Connect", url_path="connect"),
    }
    return pages


def _bar(pages: dict[str, Page]) -> None:
    """The row of links: each page as it was left, the name leads to the start."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.page_link(pages["start"], label="**Linkspan**", icon=":material/hub:", width="content")
        for name, icon in (("explore", ":material/explore:"), ("connect", ":material/route:")):
            left_at = st.session_state.get(f"{name}: left at", {})
            st.page_link(pages[name], icon=icon, width="content", query_params=left_at)


main()
