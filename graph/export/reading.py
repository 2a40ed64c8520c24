"""A saved graph read back: checked field by field, taken whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from graph.errors import GraphFileError
from graph.export.fields import Fields
from graph.export.saved import FORMAT
from graph.merge import KnowledgeGraph
from graph.model import Bound, ConstraintKind, Edge, Evidence, Node, NodeKind, Place, Relation, Source

if TYPE_CHECKING:
    from collections.abc import Iterable


def loads(text: str, name: str = "graph.json") -> KnowledgeGraph:
    """Return the graph that a saved text holds; keys that the format does not know are passed over.

    Parameters: `text` is JSON as `dumps` writes it, `name` stands in errors. Raises GraphFileError, with the field at
    fault, for a text that is cut off or no JSON, another format or version, unknown kinds and relations, wrong types,
    values out of range, two nodes or edges of one id, and edges that end at no node.

    >>> loads("{}", "mine.json")
    Traceback (most recent call last):
    graph.errors.GraphFileError: mine.json: format: is missing
    """
    top = Fields(_parsed(text, name), name, "")
    if (written := top.text("format")) != FORMAT:
        raise top.error("format", f"is {written[:80]!r}, not {FORMAT!r}; build the graph again with this version")
    sources = top.one("graph").read("sources", _source, required=False)
    nodes = top.read("nodes", _node)
    edges = top.read("edges", _edge)
    _check_ids(top, nodes)
    _check_edges(top, edges, {node.id for node in nodes})
    return KnowledgeGraph.from_parts(nodes, edges, sources)


def _parsed(text: str, name: str) -> object:
    """Return the JSON value of a text."""
    try:
        return json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        cut = "is cut off or " if _ends_early(text.rstrip(), error.pos) else "is "
        place = f"line {error.lineno}, column {error.colno}"
        raise GraphFileError(name, place, f"the file {cut}no JSON ({error.msg})") from None
    except RecursionError:
        raise GraphFileError(name, "graph", "is nested too deeply") from None
    except ValueError as error:
        raise GraphFileError(name, "graph", f"holds a number that is none: {str(error)[:80]}") from None


def _ends_early(text: str, error: int) -> bool:
    """Return whether text that begins as a graph, or not at all, has no proper end."""
    return text[:1] in {"", "{"} and (error >= len(text) or not text.endswith("}"))


def _refused(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(word)


def _source(item: Fields) -> Source:
    return Source(name=item.text("name"), sha256=item.text("sha256"), lines=item.number("lines"))


def _place(item: Fields) -> Place:
    return Place(source=item.text("source"), line=item.number("line", least=1))


def _evidence(item: Fields) -> Evidence:
    """Return one piece of evidence."""
    start, end = item.number("start"), item.number("end")
    if end < start:
        raise item.error("end", f"is {end}, before the start, {start}")
    return Evidence(
        source=item.text("source"),
        line=item.number("line", least=1),
        start=start,
        end=end,
        text=item.text("text"),
        rule=item.text("rule"),
        confidence=item.share("confidence", 0.8),
    )


def _node(item: Fields) -> Node:
    """Return one node."""
    kind = item.member("kind", NodeKind)
    words = item.one("scenario") if "scenario" in item else None
    return Node(
        id=item.name("id"),
        kind=kind,
        label=item.text("label"),
        aliases=item.texts("aliases"),
        vendor=item.text("vendor", ""),
        category=item.text("category", ""),
        discovered=item.flag("discovered"),
        mentions=item.read("mentions", _place, required=False),
        bound=_bound(item.one("constraint")) if kind is NodeKind.CONSTRAINT else None,
        answers=words.texts("answers") if words else (),
        rejects=words.texts("rejects") if words else (),
    )


def _bound(item: Fields) -> Bound:
    """Return the content of a constraint."""
    value, unit, comparator = item.text("value", ""), item.text("unit", ""), item.text("comparator", "")
    return Bound(
        kind=item.member("kind", ConstraintKind),
        value=value,
        unit=unit,
        comparator=comparator,
        needs=item.text("needs", ""),
        what=item.text("what", ""),
    )


def _edge(item: Fields) -> Edge:
    """Return one edge."""
    return Edge(
        source=item.name("source"),
        target=item.name("target"),
        key=item.text("key"),
        relation=item.member("relation", Relation),
        negated=item.flag("negated"),
        condition=item.text("condition", ""),
        confidence=item.share("confidence", 0.8),
        evidence=item.read("evidence", _evidence),
    )


def _check_ids(top: Fields, nodes: Iterable[Node]) -> None:
    """Refuse two nodes of one id."""
    seen: set[str] = set()
    for number, node in enumerate(nodes):
        if node.id in seen:
            raise top.error(f"nodes[{number}].id", f"{node.id[:80]!r} is there twice")
        seen.add(node.id)


def _check_edges(top: Fields, edges: Iterable[Edge], ids: set[str]) -> None:
    """Refuse edges that end at no node, and two of one key between the same nodes."""
    seen: set[tuple[str, str, str]] = set()
    for number, edge in enumerate(edges):
        for field, end in (("source", edge.source), ("target", edge.target)):
            if end not in ids:
                raise top.error(f"edges[{number}].{field}", f"{end[:80]!r} is the id of no node")
        key = edge.source, edge.target, edge.key
        if key in seen:
            raise top.error(f"edges[{number}].key", f"{edge.key[:80]!r} is there twice between these nodes")
        seen.add(key)
