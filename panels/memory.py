"""What lives as long as the process, set aside from the garbage collector that Streamlit runs after every page run."""

from __future__ import annotations

import gc

import streamlit as st

EVERY = 60.0
"""Seconds between two looks through the whole memory."""


@st.cache_resource(ttl=EVERY, show_spinner=False)
def set_aside() -> None:
    """Look through the whole memory, then set aside what is in use, once in a while for all visitors together.

    Streamlit looks through all objects after every run of a page, while no other page can run. With the graph and the
    pipeline among them that takes longer than the run itself. What is set aside and no longer used, such as a visit
    that has ended, is found the next time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
