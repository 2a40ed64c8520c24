"""What can be taken away from a view: its link, a page that works offline, and what is drawn as JSON or CSV."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.export import export
from graph.merge import KnowledgeGraph
from panels.heading import sharing

if TYPE_CHECKING:
    from graph.query.view import View

FILES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Page that works offline", "html", ".html", "text/html", ":material/html:"),
    ("Graph as JSON", "json", ".json", "application/json", ":material/data_object:"),
    ("Links as CSV", "csv-edges", "-links.csv", "text/csv", ":material/table:"),
    ("Nodes as CSV", "csv-nodes", "-nodes.csv", "text/csv", ":material/table:"),
)
"""What each button says, the format it writes, the end of the file's name, its type, its icon."""

LONGEST = 60
"""Characters of a file's name before its end."""


def share(graph: KnowledgeGraph, view: View) -> None:
    """Offer the link to a view and files of what is drawn; a file is written only when it is asked for."""
    with sharing():
        st.caption("What is drawn, as a file")
        for label, form, ending, mime, icon in FILES:
            st.download_button(
                label,
                partial(written, graph, view, form),
                file_name=f"{file_name(view.centre.label)}{ending}",
                mime=mime,
                icon=icon,
                key=f"share {form}",
                on_click="ignore",
                width="stretch",
            )


def written(graph: KnowledgeGraph, view: View, form: str) -> str:
    """Return what is drawn in a format of `graph.export`."""
    return export(shown(graph, view), form)


def shown(graph: KnowledgeGraph, view: View) -> KnowledgeGraph:
    """Return what is drawn as a graph of its own, with the sources that its sentences are from."""
    named = {one.source for edge in view.edges for one in edge.evidence}
    named |= {place.source for node in view.nodes for place in node.mentions}
    return KnowledgeGraph.from_parts(view.nodes, view.edges, [one for one in graph.sources if one.name in named])


def file_name(label: str) -> str:
    """Return a name for a file that every system takes.

    >>> file_name("AWS Lambda"), file_name("../<b>"), file_name("…")
    ('aws-lambda', 'b', 'linkspan')
    """
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:LONGEST].rstrip("-") or "linkspan"
