"""Your notes: files of a visitor read into a graph that nobody else sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from extract.archives import MEGABYTE
from extract.formats import FORMATS
from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind
from panels import downloads, visit
from panels.address import Atlas, Connect, Explore, follow, leave_for
from panels.intake import MOST_LINES, UPLOAD
from panels.visit import Shown
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

    from extract.notes import Problem
    from panels.address import Address
    from panels.reading import Own, Progress
    from panels.world import World

EVERY = 0.5
"""Seconds between two looks at how far a reading is."""

PASTED = "pasted.md"
LONGEST_PASTE = 500_000
"""Characters that can be pasted; a file may have more."""

LISTED = 200
"""Problems and notes that are listed; beyond, they are counted."""

LONGEST = 150
"""Characters of a name."""

PRIVATE = (
    "Your notes are read on the machine that serves this page and stay in its memory, for this tab alone: "
    "they are not saved, not sent anywhere, and no other visitor sees them. Closing or reloading the tab ends them."
)
LEAD: dict[str, tuple[str, str, Address]] = {
    "atlas": ("See the map", ":material/map:", Atlas()),
    "explore": ("Explore", ":material/explore:", Explore()),
    "connect": ("Connect", ":material/route:", Connect()),
}
"""Where the graph of a visitor's notes leads to: the button, its icon, the address."""

BOX = "Notes, or a folder of them as a zip archive"
KINDS = ", ".join(dict.fromkeys(one.kind for one in FORMATS.values()))
SAID = {Shown.DEFAULT: "Default notes", Shown.YOURS: "Your notes", Shown.BOTH: "Both together"}


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page; what is read on it becomes what every page of this visitor shows."""
    follow(pages)
    with st.container(key="yours"):
        st.title("Your notes", anchor=False)
        under_way, notes = visit.reading(), visit.own()
        if under_way:
            _failed() if under_way.progress.failed else _progress()
        elif notes:
            _notes(notes, world)
        if visit.forgotten():
            _forgotten()
        if not under_way:
            _give(more=notes is not None)
        st.caption(f":material/lock: {PRIVATE}")


def _give(*, more: bool) -> None:
    """Where files are dropped and text is pasted."""
    if more:
        with st.expander("Add more notes", icon=":material/add:"):
            _inputs()
    else:
        st.markdown("Read notes of your own into a graph, and ask it what the other pages ask.")
        _inputs()


def _inputs() -> None:
    number = st.session_state.setdefault("your notes: given", 0)
    files, text = st.tabs(["Files", "Text"])
    with files:
        st.file_uploader(
            BOX,
            accept_multiple_files=True,
            key=f"files {number}",
            max_upload_size=UPLOAD // MEGABYTE,
            on_change=_files_given,
            args=(f"files {number}",),
        )
        st.caption(f"{KINDS}; up to {UPLOAD // MEGABYTE} MB a file and {MOST_LINES:,} lines in all.")
    with text:
        st.text_area("Text of a note", key=f"text {number}", height=220, max_chars=LONGEST_PASTE)
        st.button("Read this text", type="primary", on_click=_text_given, args=(f"text {number}",))


def _files_given(key: str) -> None:
    """Read what was dropped; the box is emptied, so that the files are kept once."""
    given = [(file.name, file.getvalue()) for file in st.session_state[key] or ()]
    if given:
        visit.read(given)
        st.session_state["your notes: given"] += 1


def _text_given(key: str) -> None:
    text = str(st.session_state.get(key, ""))
    if text.strip():
        visit.read([(PASTED, text.encode("utf-8", "replace"))])
        st.session_state["your notes: given"] += 1


@st.fragment(run_every=EVERY)
def _progress() -> None:
    """How far the reading is; at its end the whole page is run again with what it made."""
    under_way = visit.reading()
    if not under_way or under_way.progress.ended.is_set():
        visit.settle()
        st.rerun()
    _bar(under_way.progress)
    if st.button("Cancel", icon=":material/close:", key="cancel reading"):
        visit.cancel()
        st.rerun()


def _bar(progress: Progress) -> None:
    if not progress.count:
        st.progress(0.0, "Unpacking …")
        return
    at = f"{plain(clipped(progress.name, LONGEST))} · " if progress.name else "Joining them · "
    done = max(progress.number - 1, 0) if progress.name else progress.count
    st.progress(done / progress.count, f"{at}{progress.number:,} of {counted(progress.count, 'file')}")


def _failed() -> None:
    with st.container(border=True, key="reading failed"):
        st.subheader("Your notes could not be read", anchor=False)
        st.markdown(
            "Something went wrong in Linkspan, not in your notes; what was there before is still there. "
            "The server's log has the details. Try again, or leave out the file that was read last."
        )
        st.button("Go on", on_click=visit.cancel)


def _forgotten() -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="forgotten"):
        st.markdown("Your notes are forgotten.", width="content")
        st.button("Undo", icon=":material/undo:", on_click=visit.restore)
        st.button("Forget for good", on_click=visit.forget_for_good, type="tertiary")


def _notes(notes: Own, world: World) -> None:
    """What was read, where it leads, what could not be read, and what can be done with it."""
    if notes.notes:
        _numbers(notes)
        _choice()
        _ways()
        _take_away(notes, world)
    else:
        st.info("Nothing could be read; what was given is listed below.", icon=":material/description:")
    _problems(notes.problems)
    _listed(notes)
    label = "Forget my notes" if notes.notes else "Clear this list"
    st.button(label, icon=":material/delete:", on_click=visit.forget)


def _numbers(notes: Own) -> None:
    graph = notes.graph
    links = sum(edge.relation in LINK_RELATIONS for edge in graph.edges())
    told = {
        "Notes": len(notes.notes),
        "Lines": sum(note.lines for note in notes.notes),
        "Services": len(graph.nodes(NodeKind.SERVICE)),
        "Links": links,
        "Limits": sum(bool(node.bound and node.bound.kind is ConstraintKind.LIMIT) for node in graph.nodes()),
        "Needs": len(graph.nodes(NodeKind.SCENARIO)),
    }
    with st.container(horizontal=True, key="yours numbers"):
        for label, number in told.items():
            st.metric(label, f"{number:,}", width="content")
    if not graph.nodes(NodeKind.SERVICE):
        st.info(
            "These notes name no service. Write the services' names as their vendors do, or a heading for each.",
            icon=":material/search_off:",
        )


def _choice() -> None:
    st.session_state["notes shown"] = visit.shown()
    st.segmented_control(
        "Every page shows",
        list(Shown),
        key="notes shown",
        format_func=SAID.__getitem__,
        required=True,
        on_change=lambda: visit.show(Shown(st.session_state["notes shown"])),
    )


def _ways() -> None:
    with st.container(horizontal=True):
        for page, (label, icon, address) in LEAD.items():
            st.button(label, icon=icon, key=f"to {page}", on_click=_leave, args=(page, address))


def _leave(page: str, address: Address) -> None:
    """Go to a page with the visitor's own notes on it."""
    if visit.shown() is Shown.DEFAULT:
        visit.show(Shown.YOURS)
    leave_for(page, address)


def _take_away(notes: Own, world: World) -> None:
    both = visit.shown() is Shown.BOTH
    with st.expander("Download the graph", icon=":material/download:"):
        what = "of both together" if both else "of your notes"
        st.caption(f"The graph {what}, made when it is asked for.")
        downloads.show(world.graph if both else notes.graph)


def _problems(problems: Sequence[Problem]) -> None:
    """What could not be read, by file, each with its line and what to do."""
    if not problems:
        return
    with st.expander(f"{counted(len(problems), 'problem')} in your files", expanded=True, icon=":material/report:"):
        st.markdown("\n".join(map(_problem, problems[:LISTED])))
        if len(problems) > LISTED:
            st.caption(f"and {len(problems) - LISTED:,} more")


def _problem(problem: Problem) -> str:
    where = f", line {problem.line:,}:" if problem.line else ""
    advice = f" – {plain(problem.advice)}" if problem.advice else ""
    return f"- **{plain(clipped(problem.name, LONGEST))}**{where} {plain(problem.reason)}{advice}"


def _listed(notes: Own) -> None:
    if not notes.notes:
        return
    with st.expander(counted(len(notes.notes), "note"), icon=":material/description:"):
        st.markdown("\n".join(f"- {plain(note.name)}, {counted(note.lines, 'line')}" for note in notes.notes[:LISTED]))
        if len(notes.notes) > LISTED:
            st.caption(f"and {len(notes.notes) - LISTED:,} more")
