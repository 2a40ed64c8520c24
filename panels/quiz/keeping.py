"""What of the quiz can be kept: what was missed as a file that `linkspan quiz` takes too, and a deck for Anki."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph import quiz
from graph.quiz import BrokenState, NoAnki
from panels.quiz import rounds
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.quiz import Boxes, Question

FILE = "quiz.json"
"""What the file is called, as `linkspan quiz` calls it."""

MEGABYTES = 1
"""How large a file of boxes may be."""

LONGEST = 100
"""Letters of the name of a file."""

NUMBER, FAILED = "quiz: given", "quiz: failed"
ABOUT = (
    "What you answered is kept as long as this tab is open. Take it with you as a file; "
    "`linkspan quiz --state quiz.json` goes on with the same file."
)


def deck(questions: Sequence[Question]) -> None:
    """Offer the questions as a deck for Anki; where none can be written, say what is missing."""
    if not quiz.installed():
        st.caption(plain(str(NoAnki())).capitalize())
        return
    st.caption(f"{counted(len(questions), 'question')} as cards")
    made = partial(quiz.packed, questions)
    mime, icon = "application/octet-stream", ":material/style:"
    st.download_button("Deck for Anki", made, "linkspan.apkg", mime, icon=icon, on_click="ignore", width="stretch")


def boxes(now: Boxes) -> None:
    """Show how far the visitor is, and offer to keep it, to go on from a file, and to begin anew."""
    if failed := st.session_state.pop(FAILED, ""):
        st.error(f"“{plain(clipped(failed, LONGEST))}” is no progress of a quiz.", icon=":material/error:")
    with st.container(key="progress"), st.expander("Your progress", icon=":material/school:"):
        st.markdown(_told(now))
        st.caption(ABOUT)
        with st.container(horizontal=True):
            made = partial(quiz.written, now)
            mime, icon = "application/json", ":material/download:"
            st.download_button("Progress as a file", made, FILE, mime, icon=icon, on_click="ignore")
            if now.rounds:
                st.button("Begin anew", icon=":material/restart_alt:", on_click=rounds.begin, args=(quiz.Boxes(),))
        key = f"{NUMBER} {st.session_state.setdefault(NUMBER, 0)}"
        st.file_uploader(
            "Go on from a file", "json", key=key, max_upload_size=MEGABYTES, on_change=_given, args=(key,)
        )


def _told(now: Boxes) -> str:
    if not now.rounds:
        return "Nothing answered yet."
    known = sum(card.box > 1 for card in now.cards.values())
    asked = f"{counted(len(now.cards), 'question')} asked in {counted(now.rounds, 'round')}"
    return f"{asked}: {known:,} known, {len(now.cards) - known:,} to be asked again first."


def _given(key: str) -> None:
    """Go on from the boxes of a file; the box for files is emptied."""
    file = st.session_state[key]
    if not file:
        return
    st.session_state[NUMBER] += 1
    try:
        rounds.begin(quiz.read(file.getvalue(), file.name))
    except BrokenState:
        st.session_state[FAILED] = file.name
