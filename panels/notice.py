"""The corner of the bar that says which notes are shown, how far a reading is, and that watched notes have changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import streamlit as st

from panels import news, visit
from panels.visit import Shown
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

EVERY = 1.0
"""Seconds between two looks at how far a reading is, and at what changed in watched notes."""

LISTED = 20
"""Notes and problems that are listed; beyond, they are counted."""

CHIPS = {Shown.DEFAULT: "Default notes", Shown.YOURS: "Your notes", Shown.BOTH: "Yours and default"}
OFFERS = {Shown.DEFAULT: "Show the default notes", Shown.YOURS: "Show your notes", Shown.BOTH: "Show both together"}


def show(pages: Mapping[str, Page], at: str, number: int) -> None:
    """Show what there is to say; where nothing but the default notes can be shown, nothing.

    Parameters: `at` is the name of the page that is shown, which tells of a reading itself; `number` is that of the
    news when the graph was loaded.
    """
    if visit.reading() and at != "yours":
        _reading(pages)
    if visit.has_notes():
        _chip()
    if os.environ.get(news.NEWS) and visit.shown() is not Shown.YOURS:
        _watched(number)


def _chip() -> None:
    now = visit.shown()
    st.menu_button(
        CHIPS[now],
        [choice for choice in Shown if choice is not now],
        key="notes chip",
        icon=":material/layers:",
        format_func=OFFERS.__getitem__,
        on_click=lambda: visit.show(Shown(st.session_state["notes chip"])),
    )


@st.fragment(run_every=EVERY)
def _reading(pages: Mapping[str, Page]) -> None:
    under_way = visit.reading()
    if not under_way or under_way.progress.ended.is_set():
        visit.settle()
        if not visit.reading():
            st.rerun()
    progress = under_way.progress if under_way else None
    failed = progress is not None and progress.failed
    told = "Reading failed" if failed else "Reading …"
    if progress and progress.count and not failed:
        told = f"Reading {progress.number:,} of {progress.count:,}"
    st.page_link(pages["yours"], label=told, icon=":material/hourglass_top:", width="content")


@st.fragment(run_every=EVERY)
def _watched(number: int) -> None:
    """What changed in the notes since the page was shown, and what stands in the way of reading them."""
    told = news.latest()
    if changed := told.since(number):
        label = f"{counted(len(changed), 'note')} changed · Show"
        if st.button(label, icon=":material/refresh:", key="show changes", help=_listed(changed)):
            st.rerun()
    lines = [*([told.failure] if told.failure else []), *map(str, told.problems)]
    if lines:
        label = counted(len(lines), "problem")
        with st.popover(label, icon=":material/report:", key="news problems", help="What could not be read"):
            st.markdown("\n".join(f"- {plain(line)}" for line in lines[:LISTED]))


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    return plain(clipped(", ".join(names[:LISTED]), 500)) + more
