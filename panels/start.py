"""What a page shows before anything is asked, and where a name is not known: what to begin with, what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, UnknownName
from graph.model import LINK_RELATIONS, NodeKind
from panels.address import name_of
from panels.search import search_box
from panels.wording import PLURALS, counted, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Node

CHOSEN = "start: chosen"

FIRST = 12
"""Services to begin with."""

NEEDS = 6
"""Needs to begin with."""


def show(graph: KnowledgeGraph, go_to: Callable[[str], None]) -> None:
    """Say what this is, how much there is of it, and offer services and needs to begin with."""
    with st.container(key="start"):
        st.title("What surrounds a service, and how do two connect?", anchor=False)
        st.markdown(_numbers(graph))
        search_box(graph, go_to)
        st.space("small")
        _choices("Services that the notes say most about", _most_said(graph, NodeKind.SERVICE)[:FIRST], go_to)
        _choices("Needs that they answer", _most_said(graph, NodeKind.SCENARIO)[:NEEDS], go_to)


def chosen(graph: KnowledgeGraph) -> str:
    """Show the same as a page of its own and return the name that was chosen ("" as long as there is none)."""
    show(graph, _keep)
    name = st.session_state.pop(CHOSEN, "")
    return str(name)


def _keep(name: str) -> None:
    st.session_state[CHOSEN] = name


def unknown(graph: KnowledgeGraph, problem: UnknownName | AmbiguousName, go_to: Callable[[str], None]) -> None:
    """Say that a name is not known, or means several things, and offer what may have been meant."""
    with st.container(border=True, key="unknown"):
        st.subheader(f"“{plain(problem.name)}” {_reason(problem)}", anchor=False)
        names = problem.suggestions if isinstance(problem, UnknownName) else problem.candidates
        if names:
            st.markdown("Did you mean one of these?")
            _buttons([(name, name) for name in names], go_to)
        else:
            st.markdown("Nothing in the notes has a name like it. Try a shorter word, or begin with one of these.")
            _buttons([(name_of(node), node.label) for node in graph.nodes(NodeKind.SERVICE)[:FIRST]], go_to)


def _reason(problem: UnknownName | AmbiguousName) -> str:
    return "is not in these notes" if isinstance(problem, UnknownName) else "could be several things"


def _numbers(graph: KnowledgeGraph) -> str:
    links = sum(edge.relation in LINK_RELATIONS for edge in graph.edges())
    kinds = {kind: len(graph.nodes(kind)) for kind in NodeKind}
    parts = [counted(len(graph.sources), "note"), counted(kinds[NodeKind.SERVICE], "service"), counted(links, "link")]
    parts += [counted(kinds[kind], PLURALS[kind][:-1]) for kind in (NodeKind.CONSTRAINT, NodeKind.SCENARIO)]
    return f"{' · '.join(parts)}, each with the sentence it was read from"


def _most_said(graph: KnowledgeGraph, kind: NodeKind) -> list[Node]:
    return sorted(graph.nodes(kind), key=lambda node: (-graph.degree(node.id), len(node.label), node.id))


def _choices(title: str, nodes: Sequence[Node], go_to: Callable[[str], None]) -> None:
    if nodes:
        st.caption(title)
        _buttons([(name_of(node), node.label) for node in nodes], go_to)


def _buttons(names: Sequence[tuple[str, str]], go_to: Callable[[str], None]) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, label in names:
            st.button(plain(label), key=f"go to {name}", on_click=go_to, args=(name,))
