"""The saved graph, linkspan-graph/1: node-link JSON, one item a line, the same bytes for the same graph."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from graph.model import NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

FORMAT = "linkspan-graph/1"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(graph: KnowledgeGraph) -> str:
    r"""Return the graph as JSON: nodes sorted by id, edges by (source, target, key), no byte that depends on a machine.

    A lone surrogate (half of a character, as undecodable file names have) is escaped, so that the text is always UTF-8.

    >>> from graph.merge import KnowledgeGraph
    >>> dumps(KnowledgeGraph.from_facts([])).splitlines()[0]
    '{"format": "linkspan-graph/1", "directed": true, "multigraph": true, "graph": {"sources": []},'
    """
    head = f'{{"format": "{FORMAT}", "directed": true, "multigraph": true, "graph": {{"sources": ['
    text = (
        f"{head}{_lines(asdict(source) for source in graph.sources)}]}},\n"
        f'"nodes": [{_lines(map(_node, graph.nodes()))}],\n'
        f'"edges": [{_lines(map(_edge, graph.edges()))}]}}\n'
    )
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _lines(items: Iterable[Mapping[str, object]]) -> str:
    """Return the inside of a JSON list, one item a line."""
    rows = ",\n".join(f" {json.dumps(item, ensure_ascii=False, allow_nan=False)}" for item in items)
    return f"\n{rows}\n" if rows else ""


def _node(node: Node) -> dict[str, object]:
    """Return what is saved of a node; the keys that only one kind has come last."""
    data: dict[str, object] = {
        "id": node.id,
        "kind": node.kind.value,
        "label": node.label,
        "aliases": list(node.aliases),
        "vendor": node.vendor,
        "mentions": [{"source": place.source, "line": place.line} for place in node.mentions],
    }
    if node.kind is NodeKind.SERVICE:
        data |= {"category": node.category, "discovered": node.discovered}
    if node.bound is not None:
        data["constraint"] = asdict(node.bound)
    if node.kind is NodeKind.SCENARIO:
        data["scenario"] = {"answers": list(node.answers), "rejects": list(node.rejects)}
    return data


def _edge(edge: Edge) -> dict[str, object]:
    """Return what is saved of an edge."""
    return {
        "source": edge.source,
        "target": edge.target,
        "key": edge.key,
        "relation": edge.relation.value,
        "negated": edge.negated,
        "condition": edge.condition,
        "confidence": edge.confidence,
        "evidence": [asdict(piece) for piece in edge.evidence],
    }
