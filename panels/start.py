"""What a page shows before anything is asked, and where a name is not known: what to begin with, what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, UnknownName
from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind
from panels.address import name_of
from panels.labels import short
from panels.search import search_box
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Node

FIRST = 12
"""Services to begin with."""

NEEDS = 6
"""Needs to begin with."""

PAIRS = 3
"""Pairs of services to connect to begin with."""

LONGEST = 80
"""Letters on a button."""


def show(graph: KnowledgeGraph, go_to: Callable[[str], None], between: Callable[[str, str], None]) -> None:
    """Say what this is, how much there is of it, and offer services, routes and needs to begin with.

    Parameters: `go_to` is given the name that was chosen, `between` the two whose routes were.
    """
    with st.container(key="start"):
        st.title("What surrounds a service, and how do two connect?", anchor=False)
        if not len(graph):
            st.info("These notes name no service, so there is nothing to show yet.", icon=":material/description:")
            return
        st.markdown(graph.derived(numbers))
        search_box(graph, go_to)
        st.space("small")
        _names("Services that the notes say most about", _most_said(graph, NodeKind.SERVICE)[:FIRST], go_to)
        routes_to_try(graph, between)
        _names("Needs that they answer", _most_said(graph, NodeKind.SCENARIO)[:NEEDS], go_to)


def numbers(graph: KnowledgeGraph) -> str:
    """Return how much there is, in words; ask for it with `graph.derived(numbers)`."""
    links = sum(edge.relation in LINK_RELATIONS for edge in graph.edges())
    limits = sum(bool(node.bound and node.bound.kind is ConstraintKind.LIMIT) for node in graph.nodes())
    parts = [
        counted(len(graph.sources), "note"),
        counted(len(graph.nodes(NodeKind.SERVICE)), "service"),
        counted(links, "link"),
        counted(limits, "limit"),
        counted(len(graph.nodes(NodeKind.SCENARIO)), "need"),
    ]
    return f"{' · '.join(parts)}, each with the sentence it was read from"


def questions(graph: KnowledgeGraph, go_to: Callable[[str], None], between: Callable[[str, str], None]) -> None:
    """Offer three questions to try: what surrounds a service, how two connect, what answers a need."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="questions"):
        for service in _most_said(graph, NodeKind.SERVICE)[:1]:
            _question(f"What surrounds {short(service.label)}?", ":material/explore:", go_to, name_of(service))
        for one, other in graph.derived(examples)[:1]:
            words = f"How do {short(one)} and {short(other)} connect?"
            _question(words, ":material/route:", between, one, other)
        for need in _most_said(graph, NodeKind.SCENARIO)[:1]:
            _question(f"“{need.label}”", ":material/help:", go_to, name_of(need))


def routes_to_try(graph: KnowledgeGraph, between: Callable[[str, str], None]) -> None:
    """Offer pairs of services to connect."""
    _choices("Routes to try", [(f"{one} → {other}", (one, other)) for one, other in graph.derived(examples)], between)


def unknown(graph: KnowledgeGraph, problem: UnknownName | AmbiguousName, go_to: Callable[[str], None]) -> None:
    """Say that a name is not known, or means several things, and offer what may have been meant."""
    with st.container(border=True, key="unknown"):
        name, known = plain(clipped(problem.name, LONGEST)), isinstance(problem, AmbiguousName)
        st.subheader(f"“{name}” {'could be several things' if known else 'is not in these notes'}", anchor=False)
        names = problem.candidates if isinstance(problem, AmbiguousName) else problem.suggestions
        if names:
            shown = {name: name.partition(":")[2] if known else name for name in names}  # candidates are ids
            _choices("Did you mean one of these?", [(label, (name,)) for name, label in shown.items()], go_to)
        else:
            _names(
                "Nothing has a name like it; begin with one of these.", _most_said(graph, NodeKind.SERVICE)[:6], go_to
            )


def examples(graph: KnowledgeGraph) -> tuple[tuple[str, str], ...]:
    """Return pairs of services worth connecting: much is said of both, and nothing links them directly.

    Each service is in one pair at most; ask for it with `graph.derived(examples)`.
    """
    pairs: list[tuple[str, str]] = []
    left = _most_said(graph, NodeKind.SERVICE)[: 4 * PAIRS]
    while left and len(pairs) < PAIRS:
        one = left.pop(0)
        other = next((node for node in left if not graph.between(one.id, node.id)), None)
        if other:
            left.remove(other)
            pairs.append((one.label, other.label))
    return tuple(pairs)


def _most_said(graph: KnowledgeGraph, kind: NodeKind) -> list[Node]:
    return sorted(graph.nodes(kind), key=lambda node: (-graph.degree(node.id), len(node.label), node.id))


def _question(words: str, icon: str, asked: Callable[..., None], *names: str) -> None:
    st.button(plain(clipped(words, LONGEST)), icon=icon, key=f"question {names}", on_click=asked, args=names)


def _names(title: str, nodes: Sequence[Node], go_to: Callable[[str], None]) -> None:
    _choices(title, [(node.label, (name_of(node),)) for node in nodes], go_to)


def _choices(title: str, choices: Sequence[tuple[str, tuple[str, ...]]], chosen: Callable[..., None]) -> None:
    """A titled row of buttons, each with what it gives to `chosen`."""
    if not choices:
        return
    st.caption(title)
    with st.container(horizontal=True, gap="small"):
        for label, names in choices:
            st.button(plain(clipped(label, LONGEST)), key=f"{title} {names}", on_click=chosen, args=names)
