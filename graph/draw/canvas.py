"""Nodes and edges of the graph as a pyvis network and as plain values; the only user of pyvis.

pyvis only holds the network: its HTML page asks other hosts and can be injected, so it is never made. Labels and titles
are plain text, as vis-network shows them, and nothing here is ever read as markup.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.draw.styles import EDGE_STYLES, NEGATED, NODE_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyvis.network import Network

    from graph.model import Edge, Evidence, Node

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

LONGEST_LABEL, LONGEST_TITLE = 32, 600
_QUOTES, _LONGEST_QUOTE = 3, 160
_FADED = 0.25
_MANY_NODES = 500

INTERACTION: dict[str, Plain] = {
    "hover": True,
    "tooltipDelay": 150,
    "keyboard": {"enabled": False, "bindToWindow": False},
}
OPTIONS: dict[str, Plain] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"size": 14}},
    "edges": {"smooth": False, "arrowStrikethrough": False, "font": {"size": 11, "align": "middle"}},
}
"""What vis-network is told for every drawing: nothing moves of itself, and keys belong to the page."""


def network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    positions: Mapping[str, tuple[float, float]],
    highlighted: frozenset[str] = frozenset(),
) -> Network:
    """Return a directed pyvis network of the nodes, each at its position.

    Parameters: `highlighted` holds ids of nodes and of edges (see `edge_id`); where there are any, the rest is faded.
    Where no edge is named, those between highlighted nodes are meant. Edges whose ends are not both among the nodes are
    left out. Parallel edges are bent apart, an edge's width tells how sure it is. Nodes and edges keep the order given;
    what is given twice counts once.
    Raises KeyError for a node without a position.
    """
    from pyvis.network import Network  # noqa: PLC0415 - pyvis brings IPython with it, and most of us never draw

    drawn = Network(directed=True)
    interaction = {**INTERACTION, "hideEdgesOnDrag": len(nodes) >= _MANY_NODES}
    drawn.set_options(json.dumps({**OPTIONS, "interaction": interaction}))
    for node in nodes:
        faded = bool(highlighted) and node.id not in highlighted
        drawn.add_node(node.id, **_node(node, positions[node.id], faded=faded))
    names = {node.id: node.label for node in nodes}
    shown = list({edge_id(edge): edge for edge in edges if edge.source in names and edge.target in names}.values())
    bright = _bright(shown, highlighted)
    for edge, bend in zip(shown, _bends(shown), strict=True):
        drawn.add_edge(edge.source, edge.target, **_edge(edge, names, bend, bright))
    return drawn


def edge_id(edge: Edge) -> str:
    """Return a name for an edge that no other edge of the graph has.

    >>> from graph.model import Edge, Relation
    >>> edge_id(Edge(source="service:A", target="service:B", key="uses||", relation=Relation.USES))
    '["service:A", "uses||", "service:B"]'
    """
    return json.dumps([edge.source, edge.key, edge.target], ensure_ascii=False)


def payload(drawn: Network) -> dict[str, Plain]:
    """Return a network as {nodes, edges, options} of plain JSON values, fit for a component or a page.

    Raises ValueError for a number that is not finite or an id that occurs twice, TypeError for a value that is not
    plain: such values reach the browser as nothing at all, without a word.
    """
    for what, parts in (("node", drawn.nodes), ("edge", drawn.edges)):
        ids = [part["id"] for part in parts]
        if len(ids) != len(set(ids)):
            message = f"a {what} id occurs twice: {next(id_ for id_ in ids if ids.count(id_) > 1)!r}"
            raise ValueError(message)
    return {
        "nodes": _plain(drawn.nodes, "nodes"),
        "edges": _plain(drawn.edges, "edges"),
        "options": _plain(drawn.options, "options"),
    }


@lru_cache(maxsize=1)
def vis_script() -> str:
    """Return the text of vis-network's script, read from the installed pyvis (it contains line ends, as a source must).

    Raises FileNotFoundError where pyvis is not installed or does not carry it.
    """
    spec = find_spec("pyvis")
    folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    scripts = [path for folder in folders for path in folder.glob("lib/vis-*/vis-network.min.js")]
    if not scripts:
        message = "pyvis, which carries vis-network, is not installed"
        raise FileNotFoundError(message)
    return max(scripts, key=_version).read_text(encoding="utf-8") + "\n"


def _version(script: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in script.parent.name.removeprefix("vis-").split(".") if number.isdigit())


def _node(node: Node, position: tuple[float, float], *, faded: bool) -> dict[str, Plain]:
    style = NODE_STYLES[node.kind]
    return {
        "label": clipped(node.label, LONGEST_LABEL) or "?",
        "title": clipped(_node_title(node), LONGEST_TITLE),
        "shape": style.shape,
        "color": style.colour,
        "size": style.size,
        "kind": node.kind.value,
        "opacity": _FADED if faded else 1.0,
        "x": float(position[0]),
        "y": float(position[1]),
    }


def _edge(edge: Edge, names: Mapping[str, str], bend: float, bright: frozenset[str] | None) -> dict[str, Plain]:
    style = NEGATED if edge.negated else EDGE_STYLES[edge.relation]
    faded = bright is not None and edge_id(edge) not in bright
    wider = 1.5 if bright is not None and not faded else 0.0
    return {
        "id": edge_id(edge),
        "label": _relation(edge),
        "title": clipped(_edge_title(edge, names), LONGEST_TITLE),
        "color": _colours(style.colour, faded=faded),
        "arrows": {"to": {"enabled": True, "type": style.shape, "scaleFactor": 0.7}},
        "dashes": list(style.dashes) or False,
        "width": round(1 + 2 * edge.confidence + wider, 2),
        "relation": edge.relation.value,
        "negated": edge.negated,
        "smooth": _smooth(edge, bend),
    }


def _colours(colour: str, *, faded: bool) -> Plain:
    return {"color": colour, "highlight": colour, "hover": colour, "opacity": _FADED if faded else 1.0}


def _smooth(edge: Edge, bend: float) -> Plain:
    """Return how an edge is bent: a bend of a fixed form, without physics, to the same side either way."""
    if not bend:
        return False
    turn = "curvedCW" if edge.source < edge.target else "curvedCCW"
    return {"enabled": True, "type": turn, "roundness": bend}


def _bends(edges: Sequence[Edge]) -> list[float]:
    """Return how much each edge is bent: the first between two nodes is straight, the next ones bend more and more."""
    seen: dict[frozenset[str], int] = {}
    bends = []
    for edge in edges:
        pair = frozenset({edge.source, edge.target})
        bends.append(round(min(0.9, 0.15 * seen.get(pair, 0)), 2))
        seen[pair] = seen.get(pair, 0) + 1
    return bends


def _bright(edges: Iterable[Edge], highlighted: frozenset[str]) -> frozenset[str] | None:
    """Return the ids of the edges that stand out, None where nothing does."""
    if not highlighted:
        return None
    named = frozenset(edge_id(edge) for edge in edges) & highlighted
    between = (edge_id(edge) for edge in edges if {edge.source, edge.target} <= highlighted)
    return named or frozenset(between)


def clipped(text: str, most: int) -> str:
    """Return text that fits: no control signs but line ends, no half of a surrogate pair, and at most so many signs.

    >>> clipped("one two three", 8)
    'one two…'
    """
    kept = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text).strip()
    kept = kept.encode("utf-8", "replace").decode("utf-8")
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "…"


def _relation(edge: Edge) -> str:
    return f"{'not ' if edge.negated else ''}{edge.relation.value.replace('_', ' ')}"


def _node_title(node: Node) -> str:
    aliases = f"also: {', '.join(node.aliases)}" if node.aliases else ""
    lines = f"named in {len(node.mentions)} lines, first in {node.mentions[0]}" if node.mentions else ""
    return "\n".join(filter(None, (node.label, node.kind.value, aliases, lines)))


def _edge_title(edge: Edge, names: Mapping[str, str]) -> str:
    head = f"{names[edge.source]} {_relation(edge)} {names[edge.target]}"
    quotes = [_quote(evidence) for evidence in islice(edge.evidence, _QUOTES)]
    rest = len(edge.evidence) - len(quotes)
    return "\n".join(filter(None, (head, edge.condition, *quotes, f"and {rest} more" if rest else "")))


def _quote(evidence: Evidence) -> str:
    text = clipped(" ".join(evidence.text.split()), _LONGEST_QUOTE)
    return f"“{text}” {evidence.source}:{evidence.line}"


def _plain(value: Any, where: str) -> Plain:  # noqa: ANN401 - whatever pyvis holds is checked here
    """Return a value as JSON has it, its numbers as Python's own."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if not isfinite(value):
            message = f"{where} is {value}, which no browser can draw"
            raise ValueError(message)
        return float(value)
    if isinstance(value, list | tuple):
        return [_plain(part, f"{where}[{index}]") for index, part in enumerate(value)]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {str(key): _plain(part, f"{where}.{key}") for key, part in value.items()}
    message = f"{where} is of {type(value).__name__}, which is no plain value"
    raise TypeError(message)
