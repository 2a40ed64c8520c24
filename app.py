"""The explorer's shell: loads what is shown, lays out the bar, and runs the page that the address names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import LinkspanError
from panels import (
    atlas,
    compare,
    component,
    connect,
    explore,
    limits,
    memory,
    needs,
    news,
    notice,
    quiz,
    sources,
    visit,
    yours,
)
from panels.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.navigation.page import Page

    from panels.world import World

STYLE, ICON = (component.FRONTEND / name for name in ("page.css", "icon.svg"))

PAGES: dict[str, tuple[str, str, Callable[..., object]]] = {
    "atlas": ("Atlas", ":material/map:", atlas.show),
    "explore": ("Explore", ":material/explore:", explore.show),
    "connect": ("Connect", ":material/route:", connect.show),
    "compare": ("Compare", ":material/compare_arrows:", compare.show),
    "limits": ("Limits", ":material/speed:", limits.show),
    "needs": ("Needs", ":material/help:", needs.show),
    "quiz": ("Quiz", ":material/school:", quiz.show),
    "sources": ("Sources", ":material/description:", sources.show),
    "yours": ("Your notes", ":material/upload_file:", yours.show),
}
"""Each page by its name in addresses: title, icon, what shows it. The first is at the root, where links cannot lead."""


def main() -> None:
    """Show one page of the explorer."""
    st.set_page_config(page_title="Linkspan", page_icon=ICON.read_text(encoding="utf-8"), layout="wide")
    st.html(STYLE)
    number = news.latest().number  # before the graph, so that no news of it is missed
    try:
        seen = visit.seen()
    except (LinkspanError, OSError) as problem:
        st.error(f"The graph cannot be shown. {plain(str(problem))}", icon=":material/error:")
        return
    memory.set_aside()
    pages = _pages(seen)
    page = st.navigation(list(pages.values()), position="hidden")
    _bar(pages, page.url_path, number)
    component.scripts()
    page.run()
    component.library()


def _pages(seen: World) -> dict[str, Page]:
    """Return the pages by name, each of which is given the others to lead to."""
    pages: dict[str, Page] = {}

    def page(name: str) -> Page:
        title, _, show = PAGES[name]

        def run() -> None:
            show(seen, pages)

        at_root = not pages
        return st.Page(run, title="Linkspan" if at_root else f"{title} · Linkspan", default=at_root, url_path=name)

    for name in PAGES:
        pages[name] = page(name)
    return pages


def _bar(pages: dict[str, Page], at: str, number: int) -> None:
    """The row of links: each page as it was left, the name leads to the start; and what there is to notice."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.page_link(pages["atlas"], label="**Linkspan**", icon=":material/hub:", width="content")
        for name, (title, icon, _) in PAGES.items():
            left_at = st.session_state.get(f"{name}: left at", {})
            st.page_link(pages[name], label=title, icon=icon, width="content", query_params=left_at)
        notice.show(pages, at, number)


main()
