"""Sources: the notes as they were written, with what was read out of each line, by which rule, and what was not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from extract.reading import reading
from panels import written
from panels.address import Sources, current, follow, leave_for, write
from panels.component import FRONTEND, mount
from panels.heading import heading
from panels.sources import taken
from panels.sources.facts import edge_leads_to, leads_to, ordered
from panels.sources.pages import listed, note_page, quoted, quoted_page, searched, tallies
from panels.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.navigation.page import Page

    from extract.notes import Note
    from extract.reading import Reading
    from panels.component import Act, Values
    from panels.world import World

LEFT_AT = "sources: left at"
STYLE = FRONTEND / "listing.css"
KEY = "sources "
KEPT = 32
"""Readings of notes that the process keeps."""

EMPTY = "There are no notes behind this graph."


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address."""
    _body(world, pages)


@st.fragment
def _body(world: World, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = Sources.read(current())
    st.session_state[LEFT_AT] = address.query()
    with st.container(key="listing"):
        st.html(STYLE)
        _page(world, address)


def _page(world: World, address: Sources) -> None:
    files = heading("Sources")
    names = sorted({*world.graph.derived(tallies), *world.texts})
    if not names:
        st.info(EMPTY, icon=":material/description:")
        return
    _controls(names, address)
    if address.note and address.note not in names:
        st.warning(f"“{plain(address.note)}” is not among these notes.", icon=":material/find_in_page:")
        address = replace(address, note="")
    mount("reader", "reader", _content(world, address), lambda act: _act(world, act))
    with files:
        made = _table(world, address)
        what = "Notes" if not (address.find or address.note) else "Lines"
        written.offer(what, what.lower(), lambda: written.as_csv(made()), lambda: written.as_markdown(made()))


def _content(world: World, address: Sources) -> Values:
    """Return what the address asks for: what a search found, a note, or the list of all."""
    if address.find:
        found = searched(world.texts, address.find)
        return {**found, "names": listed(world, address.find)["notes"]}
    if not address.note:
        return listed(world)
    note = world.texts.get(address.note)
    if note is None:
        return quoted_page(world.graph, address.note, address.line)
    return note_page(read(note), address.line, address.show)


def _table(world: World, address: Sources) -> Callable[[], taken.Table]:
    """Return what makes a table of what the address asks for."""
    if address.find:
        return partial(taken.found_table, world.texts, address.find)
    if not address.note:
        return partial(taken.notes_table, world)
    note = world.texts.get(address.note)
    if note is None:
        return partial(taken.quoted_table, world.graph, address.note)
    return partial(taken.note_table, read(note), address.show)


def _controls(names: list[str], address: Sources) -> None:
    """The box of notes and the box of words: widgets that show the address and write it."""
    note = address.note if address.note in names else None
    st.session_state.update({f"{KEY}note": note, f"{KEY}find": address.find})
    left, right = st.columns(2)
    with left:
        st.selectbox(
            "Note", names, index=None, key=f"{KEY}note", placeholder="All notes", on_change=_changed, args=("note",),
            label_visibility="collapsed",
        )  # fmt: skip
    with right:
        st.text_input(
            "Search in the notes", key=f"{KEY}find", placeholder="Search in the notes", icon=":material/search:",
            on_change=_changed, args=("find",), label_visibility="collapsed",
        )  # fmt: skip


def read(note: Note) -> Reading:
    """Return a note as it was read; kept for as long as its content is asked for."""
    content = "\0".join([note.name, note.above, note.text, repr(note.numbers)])
    return _read(hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(), note)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _read(digest: str, _note: Note) -> Reading:  # noqa: ARG001 - what it is kept by
    return reading(_note)


def _changed(key: str) -> None:
    """Take what a widget says into the address; another note or search begins anew."""
    value = str(st.session_state[f"{KEY}{key}"] or "")
    write(Sources(note=value) if key == "note" else replace(Sources.read(current()), find=value, line=0))


def _act(world: World, act: Act) -> None:
    """Do what was asked in the notes."""
    address = Sources.read(current())
    if act.event == "note":
        write(Sources(note=act.id))
    elif act.event == "line":
        said = Sources.read({"line": [act.value]})
        same = act.id == address.note and said.line == address.line
        write(replace(address, note=act.id, find="", line=0 if same else said.line))
    elif act.event == "only":
        write(replace(address, show="" if address.show else "nothing"))
    elif act.event == "fact":
        _open(world, address, act.id)


def _open(world: World, address: Sources, index: str) -> None:
    """Open a fact of the open line in the graph."""
    number = int(index) if index.isascii() and index.isdecimal() else -1
    if note := world.texts.get(address.note):
        facts = [fact for line in read(note).lines if line.number == address.line for fact in ordered(line.facts)]
        places = [leads_to(world.graph, fact) for fact in facts[number : number + 1] if number >= 0]
    else:
        edges = quoted(world.graph, address.note).get(address.line, [])
        places = [edge_leads_to(world.graph, edge) for edge, _ in edges[number : number + 1] if number >= 0]
    for place in places:
        leave_for(*place)
