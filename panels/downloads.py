"""The graph to take away, in formats of other tools, each made when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from graph import export

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph

FILES: Final[dict[str, tuple[str, str, str]]] = {
    "json": ("Saved graph", "graph.json", "application/json"),
    "html": ("Page for the browser", "graph.html", "text/html"),
    "graphml": ("GraphML", "graph.graphml", "application/graphml+xml"),
    "csv-nodes": ("Nodes as CSV", "nodes.csv", "text/csv"),
    "csv-edges": ("Links as CSV", "links.csv", "text/csv"),
}
"""What is offered: the format, what it is called, the name and the type of its file."""


def show(graph: KnowledgeGraph) -> None:
    """Offer the graph in each format."""
    with st.container(horizontal=True):
        for format_, (label, name, mime) in FILES.items():
            st.download_button(
                label,
                partial(_made, graph, format_),
                file_name=name,
                mime=mime,
                key=f"get {format_}",
                on_click="ignore",
            )


def _made(graph: KnowledgeGraph, format_: str) -> bytes:
    return export.export(graph, format_).encode()
