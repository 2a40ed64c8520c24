"""Facts become one typed graph: equal facts are one edge with more evidence; likeness of spelling merges nothing."""

from __future__ import annotations

from graph.merge.identity import edge_key, fold, folded
from graph.merge.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph", "edge_key", "fold", "folded"]
