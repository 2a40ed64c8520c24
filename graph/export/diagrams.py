"""DOT and Mermaid, for diagrams in documents; ids are numbers, so that no name can break out of its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.clean import one_line
from graph.model import NodeKind

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Edge

DOT_SHAPES: dict[NodeKind, str] = {
    NodeKind.SERVICE: "box",
    NodeKind.FEATURE: "ellipse",
    NodeKind.CONSTRAINT: "octagon",
    NodeKind.SCENARIO: "note",
}

MERMAID_SHAPES: dict[NodeKind, tuple[str, str]] = {
    NodeKind.SERVICE: ("[", "]"),
    NodeKind.FEATURE: ("(", ")"),
    NodeKind.CONSTRAINT: ("{{", "}}"),
    NodeKind.SCENARIO: (">", "]"),
}


def dot(graph: KnowledgeGraph) -> str:
    """Return the graph in Graphviz' DOT; what the notes negate is dashed."""
    number = _numbers(graph)
    nodes = (
        f"  {number[node.id]} [label={dot_text(node.label)}, shape={DOT_SHAPES[node.kind]}];" for node in graph.nodes()
    )
    edges = (
        f"  {number[edge.source]} -> {number[edge.target]} [label={dot_text(_words(edge))}{_dashed(edge)}];"
        for edge in graph.edges()
    )
    return "\n".join(["digraph linkspan {", "  rankdir=LR;", *nodes, *edges, "}"]) + "\n"


def mermaid(graph: KnowledgeGraph) -> str:
    """Return the graph as a Mermaid flowchart; what the notes negate is dotted.

    A page draws at most 500 edges unless its `maxEdges` allows more: export a neighbourhood rather than everything.
    """
    number = _numbers(graph)
    lines = ["flowchart LR"]
    for node in graph.nodes():
        left, right = MERMAID_SHAPES[node.kind]
        lines.append(f'  {number[node.id]}{left}"{mermaid_text(node.label)}"{right}')
    for edge in graph.edges():
        arrow = "-.->" if edge.negated else "-->"
        lines.append(f'  {number[edge.source]} {arrow}|"{mermaid_text(_words(edge))}"| {number[edge.target]}')
    return "\n".join(lines) + "\n"


def dot_text(text: str) -> str:
    r"""Return text as a quoted DOT string.

    >>> print(dot_text('a "b" \\N'))
    "a \"b\" \\N"
    """
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def mermaid_text(text: str) -> str:
    """Return text for a quoted Mermaid label: signs that could mean anything are written by number.

    In the first word that is every sign, for "1." or "-" would begin a list.

    >>> mermaid_text('say "hi"')
    'say #34;hi#34;'
    """
    first, space, rest = one_line(text).partition(" ")
    return _by_number(first, "") + space + _by_number(rest, " ,.:/-") or " "


def _by_number(text: str, plain: str) -> str:
    """Return text with every sign written by its number, save letters, digits and those that are plain."""
    return "".join(sign if sign.isalnum() or sign in plain else f"#{ord(sign)};" for sign in text)


def _numbers(graph: KnowledgeGraph) -> dict[str, str]:
    return {node.id: f"n{number}" for number, node in enumerate(graph.nodes())}


def _dashed(edge: Edge) -> str:
    return ", style=dashed" if edge.negated else ""


def _words(edge: Edge) -> str:
    """Return what a link says: not, relation, condition."""
    condition = f" ({edge.condition})" if edge.condition else ""
    return f"{'not ' if edge.negated else ''}{edge.relation.replace('_', ' ')}{condition}"
