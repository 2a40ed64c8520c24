"""GraphML and GEXF, for graph tools: written by networkx from flat rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx

from graph.export.rows import edge_row, node_row, plain_ids

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(graph: KnowledgeGraph) -> str:
    """Return the graph as GraphML, which `networkx.read_graphml`, yEd and Gephi open."""
    return "\n".join(nx.generate_graphml(_flat(graph))) + "\n"


def gexf(graph: KnowledgeGraph) -> str:
    """Return the graph as GEXF, which `networkx.read_gexf` and Gephi open, without the day it was made on."""
    return _TODAY.sub("", "\n".join(nx.generate_gexf(_flat(graph))), count=1) + "\n"


def _flat(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Return the graph with plain attributes; edge keys are numbers, for GraphML wants each once in the file."""
    ids = plain_ids(graph)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.add_nodes_from((ids[node.id], node_row(node)) for node in graph.nodes())
    flat.add_edges_from(
        (ids[edge.source], ids[edge.target], f"e{number}", edge_row(edge)) for number, edge in enumerate(graph.edges())
    )
    return flat
