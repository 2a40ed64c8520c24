"""What a page is called, and beside it what can be taken away from it: the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from panels.component import mount

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def heading(title: str) -> DeltaGenerator:
    """Show the title of a page, what can be taken away at the end of its line; return where files may be offered."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="heading"):
        st.title(title, anchor=False)
        return sharing()


def unseen(title: str) -> None:
    """Say the title of a page that needs its room for a picture to those who hear the page."""
    with st.container(key="unseen"):
        st.title(title, anchor=False)


def sharing() -> DeltaGenerator:
    """Show what opens the link to copy, and return where files may be offered below it; once on a page."""
    opened = st.popover("Share", icon=":material/ios_share:", key="share")
    with opened:
        mount("words", "share link", {"actions": [{"label": "Copy link", "event": "copy"}]}, lambda _: None)
    return opened
