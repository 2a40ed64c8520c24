"""Needs: what the notes answer and what they rule out, found in the words of whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from panels.world import World


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address."""
    st.title("Needs", anchor=False)
