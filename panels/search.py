"""The search box that finds anything: what is chosen from the list, and what is typed and not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.model import NodeKind
from panels.address import name_of
from panels.wording import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.merge import KnowledgeGraph
    from graph.model import Node

OFFERED = 3000
"""Names in the list; what is not among them is found when it is typed."""

LONGEST = 110
ALIASES = 3


def search_box(graph: KnowledgeGraph, go_to: Callable[[str], None], key: str = "search") -> None:
    """A box with services, needs and features to choose from; what is chosen or typed is given to `go_to`."""
    labels = graph.derived(offered)

    def chosen() -> None:
        if name := st.session_state[key]:
            go_to(name)
        st.session_state[key] = None  # a search box is empty again after the search

    st.selectbox(
        "Find a service, a feature or a need",
        labels,
        index=None,
        key=key,
        format_func=lambda name: labels.get(name, name),
        placeholder="Find a service, a feature or a need",
        accept_new_options=True,
        label_visibility="collapsed",
        icon=":material/search:",
        on_change=chosen,
    )


def offered(graph: KnowledgeGraph) -> dict[str, str]:
    """Return what the box offers, by the name that goes into the address; ask for it with `graph.derived(offered)`."""
    kinds = (NodeKind.SERVICE, NodeKind.SCENARIO, NodeKind.FEATURE)
    nodes = [node for kind in kinds for node in sorted(graph.nodes(kind), key=lambda node: _rank(graph, node))]
    return {name_of(node): _label(node) for node in nodes[:OFFERED]}


def _rank(graph: KnowledgeGraph, node: Node) -> tuple[int, str]:
    return -graph.degree(node.id), node.id


def _label(node: Node) -> str:
    """Return a name as the box lists it: a service with its other names, a feature with its service."""
    if node.kind is NodeKind.FEATURE:
        service = node.id.partition(":")[2].partition("/")[0]
        return clipped(f"{node.label} · {service}", LONGEST)
    aliases = f" ({', '.join(node.aliases[:ALIASES])})" if node.aliases else ""
    return clipped(f"{node.label}{aliases if node.kind is NodeKind.SERVICE else ''}", LONGEST)
