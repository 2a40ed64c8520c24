"""The way from one page to another at an address, as a link is followed: one step, which one step back undoes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.components.v2.types import ComponentRenderer
    from streamlit.navigation.page import Page

    from panels.address.query import Address

_NEXT = "the page to go to"
_SCRIPT = Path(__file__).parent.parent / "frontend" / "leaving.js"


def leave_for(page: str, address: Address) -> None:
    """Have another page shown at an address; `follow` goes there, for in a callback Streamlit cannot."""
    st.session_state[_NEXT] = (page, address.query())


def follow(pages: Mapping[str, Page]) -> None:
    """Go to the page that was asked for with `leave_for`, if one was.

    A link that is not seen is clicked in the browser. `st.switch_page` would put the other page's parameters into the
    address of this one first, as a step of its own, so that Back would lead to a page that never was.
    """
    if _NEXT not in st.session_state:
        return
    page, query = st.session_state.pop(_NEXT)
    with st.container(key="leaving"):
        st.page_link(pages[page], label=page, query_params=query)
        _clicker()(key="leaving link", data={"page": page, "query": query})


@cache
def _clicker() -> ComponentRenderer:
    """Return what clicks the link; Streamlit wants it made once."""
    return st.components.v2.component("linkspan_leaving", js=_SCRIPT.read_text(encoding="utf-8"))
