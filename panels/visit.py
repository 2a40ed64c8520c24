"""What a visitor brought and which notes they look at: kept in the session of one tab, where no other reaches it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, cast

import streamlit as st

from panels import world
from panels.reading import Reading
from panels.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panels.intake import Given
    from panels.reading import Own

OWN, READING, SHOWN = "your notes: own", "your notes: reading", "your notes: shown"
JOINED, FORGOTTEN = "your notes: joined", "your notes: forgotten"
"""Where in the session it is kept."""


class Shown(StrEnum):
    """Which notes a visitor looks at."""

    DEFAULT = "default notes"
    YOURS = "your notes"
    BOTH = "yours and default"


def seen() -> World:
    """Return what this visitor looks at: the default notes, their own, or both.

    Raises LinkspanError and OSError where the default notes are looked at and their graph cannot be loaded.
    """
    notes, choice = own(), shown()
    if not notes or choice is Shown.DEFAULT:
        return world.shared()
    return _alone(notes) if choice is Shown.YOURS else _joined(world.shared(), notes)


def shown() -> Shown:
    """Return which notes this visitor looks at; without own ones, the default."""
    return Shown(st.session_state.get(SHOWN, Shown.DEFAULT)) if has_notes() else Shown.DEFAULT


def show(choice: Shown) -> None:
    """Have every page show these notes."""
    st.session_state[SHOWN] = choice


def own() -> Own | None:
    """Return the notes that this visitor brought."""
    return cast("Own | None", st.session_state.get(OWN))


def has_notes() -> bool:
    """Tell whether this visitor brought a note that could be read."""
    notes = own()
    return bool(notes and notes.notes)


def read(given: Sequence[Given]) -> None:
    """Begin to read files, added to what this visitor brought before."""
    cancel()
    st.session_state.pop(FORGOTTEN, None)
    st.session_state[READING] = Reading(given, own())


def reading() -> Reading | None:
    """Return the reading that is under way, or has ended and is not settled yet."""
    return cast("Reading | None", st.session_state.get(READING))


def cancel() -> None:
    """End a reading; what was there before stays."""
    if under_way := st.session_state.pop(READING, None):
        under_way.cancel()


def settle() -> None:
    """Take what a reading that has ended has made, and show it alone where nothing of the visitor's was shown."""
    under_way = reading()
    if not under_way or not under_way.progress.ended.is_set() or under_way.progress.failed:
        return
    del st.session_state[READING]
    if made := under_way.progress.own:
        choice = shown()
        st.session_state[OWN] = made
        if made.notes and choice is Shown.DEFAULT:
            show(Shown.YOURS)


def forget() -> None:
    """Drop what the visitor brought; `restore` brings it back until something else is read."""
    cancel()
    st.session_state.pop(JOINED, None)
    if notes := st.session_state.pop(OWN, None):
        st.session_state[FORGOTTEN] = (notes, st.session_state.get(SHOWN, Shown.DEFAULT))


def forgotten() -> Own | None:
    """Return what was forgotten last and can be brought back."""
    kept = st.session_state.get(FORGOTTEN)
    return cast("Own", kept[0]) if kept else None


def restore() -> None:
    """Bring back what was forgotten last."""
    if kept := st.session_state.pop(FORGOTTEN, None):
        st.session_state[OWN], st.session_state[SHOWN] = kept


def forget_for_good() -> None:
    """Drop what was forgotten last, so that nothing of it is left."""
    st.session_state.pop(FORGOTTEN, None)


def _alone(notes: Own) -> World:
    texts = {note.name: note for note in notes.notes}
    return World(graph=notes.graph, texts=texts, problems=notes.problems, title="Your notes")


def _joined(default: World, notes: Own) -> World:
    """Return both as one, made once for as long as neither is another."""
    kept = st.session_state.get(JOINED)
    if kept and kept[0] is default and kept[1] is notes:
        return cast("World", kept[2])
    both = world.joined(default, _alone(notes))
    st.session_state[JOINED] = (default, notes, both)
    return both
