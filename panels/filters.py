"""What stands above Explore's picture: the search, how far is looked, what is left out; all of it is the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.model import NodeKind, Relation
from graph.query.walk import Way
from panels.address import current, write
from panels.address.explore import DEPTHS, TOPS, Explore
from panels.search import search_box
from panels.wording import PLURALS, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.merge import KnowledgeGraph

WAYS: dict[Way, str] = {Way.ANY: "either way", Way.OUTWARD: "outward", Way.INWARD: "inward"}
"""Which way along the links, in words."""

KINDS, RELATIONS = "kinds shown", "relations shown"


def controls(
    graph: KnowledgeGraph, address: Explore, go_to: Callable[[str], None]
) -> st.delta_generator.DeltaGenerator:
    """Show the controls at an address, and return where more may stand beside them.

    Parameters: `go_to` is given a name that was searched.
    """
    box, rest = st.columns([3, 2], gap="medium")
    with box:
        search_box(graph, go_to)
    row = rest.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
    with row:
        _depth(address)
        with st.popover("Filters", icon=":material/tune:"):
            _filters(address)
    return row


def _depth(address: Explore) -> None:
    st.session_state["depth"] = address.depth
    st.segmented_control(
        "Steps away",
        DEPTHS,
        key="depth",
        format_func=lambda steps: counted(steps, "step"),
        required=True,
        on_change=_changed,
        args=("depth",),
        label_visibility="collapsed",
    )


def _filters(address: Explore) -> None:
    kinds, relations = list(NodeKind), list(Relation)
    st.session_state.update({"top": address.top, "direction": address.way})
    st.session_state.update({KINDS: [kind for kind in kinds if kind in address.kinds]})
    st.session_state.update({RELATIONS: [relation for relation in relations if relation in address.relations]})
    _choice("Along the links", list(WAYS), "direction", WAYS.__getitem__)
    _choice("Neighbours of each step, the most telling first", list(TOPS), "top", str)
    _many("Kinds shown", kinds, KINDS, PLURALS.__getitem__)
    _many("Relations shown", relations, RELATIONS, lambda relation: relation.replace("_", " "))


def _choice(
    label: str, options: Sequence[object], key: str, words: Callable[..., str]
) -> None:
    """One of a few."""
    st.segmented_control(
        label, options, key=key, format_func=words, required=True, on_change=_changed, args=(key,)
    )


def _many(
    label: str, options: Sequence[object], key: str, words: Callable[..., str]
) -> None:
    """Any of a few."""
    st.pills(
        label,
        options,
        selection_mode="multi",
        key=key,
        format_func=words,
        on_change=_changed,
        args=(key,),
    )


def _changed(key: str) -> None:
    """Take what a widget says into the address; save for the lists, it is called what the address calls it."""
    address, value = Explore.read(current()), st.session_state[key]
    if key in {KINDS, RELATIONS}:
        of_these = set(map(str, NodeKind if key == KINDS else Relation))
        shown = set(map(str, value))
        key, said = "hide", [*(name for name in address.hide if name not in of_these), *(of_these - shown)]
    else:
        said = [str(value)]
    write(Explore.read({**address.query(), key: said}))
