"""What pages look up in a graph, made ready when it is loaded, so that no visitor waits for it at a first click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.query.names import name_index
from graph.query.needs import need_index
from graph.query.walk import traffic_of
from panels import connect, needs, search, start, tabled
from panels.atlas.chart import chart
from panels.connect import controls
from panels.sources.pages import tallies

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.merge import KnowledgeGraph

LARGE = 20_000
"""Nodes of a graph for which it would take longer than a visitor waits: there each is made when it is first needed."""

READY: tuple[Callable[[KnowledgeGraph], object], ...] = (
    name_index, traffic_of, chart, start.numbers, start.examples, search.offered, connect.services,
    controls.categories, tabled.lines, need_index, needs.services, needs.examples, tallies,
)  # fmt: skip
"""What is made, for all pages."""


def warmed(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph after everything in READY was computed, unless it is large."""
    if len(graph) <= LARGE:
        for compute in READY:
            graph.derived(compute)
    return graph
