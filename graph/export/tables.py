"""Nodes and edges as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graph.export.rows import Row, edge_row, node_row, plain_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph

FORMULA_STARTS: tuple[str, ...] = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""


def csv_nodes(graph: KnowledgeGraph) -> str:
    """Return the nodes as CSV, a header first."""
    ids = plain_ids(graph)
    return _table({"id": ids[node.id], **node_row(node)} for node in graph.nodes())


def csv_edges(graph: KnowledgeGraph) -> str:
    """Return the edges as CSV, a header first."""
    ids = plain_ids(graph)
    ends = (({"source": ids[edge.source], "target": ids[edge.target]}, edge) for edge in graph.edges())
    return _table({**both, **edge_row(edge)} for both, edge in ends)


def cell(value: str | float | bool) -> str | float:
    """Return a value for a cell; text that could be a formula gets an apostrophe before it.

    >>> cell("=1+1"), cell(True), cell("a=b"), cell(0.5)
    ("'=1+1", 'true', 'a=b', 0.5)
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _table(rows: Iterable[Row]) -> str:
    """Return rows as CSV with LF endings; no rows make an empty text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow(cell(value) for value in row.values())
    return out.getvalue()
