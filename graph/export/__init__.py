"""The graph out of Linkspan and back: the saved format both ways, and the formats of other tools one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.diagrams import dot, mermaid
from graph.export.files import load, save
from graph.export.page import html
from graph.export.reading import loads
from graph.export.saved import FORMAT, dumps
from graph.export.tables import csv_edges, csv_nodes
from graph.export.xml import gexf, graphml

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.merge import KnowledgeGraph

__all__ = ["EXPORTS", "FORMAT", "dumps", "export", "load", "loads", "save"]

EXPORTS: dict[str, Callable[[KnowledgeGraph], str]] = {
    "json": dumps,
    "graphml": graphml,
    "gexf": gexf,
    "dot": dot,
    "mermaid": mermaid,
    "csv-nodes": csv_nodes,
    "csv-edges": csv_edges,
    "html": html,
}
"""Every format by name, with what writes it."""


def export(graph: KnowledgeGraph, format: str) -> str:  # noqa: A002 - it is what people call it
    r"""Return the graph in a format of `EXPORTS`. Raises ValueError for another.

    >>> from graph.merge import KnowledgeGraph
    >>> export(KnowledgeGraph.from_facts([]), "mermaid")
    'flowchart LR\n'
    """
    if format not in EXPORTS:
        message = f"{format!r} is no format; formats are {', '.join(EXPORTS)}"
        raise ValueError(message)
    return EXPORTS[format](graph)
