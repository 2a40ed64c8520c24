"""Answers for programs: the shapes of `--json`, which docs/answers.md describes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypedDict

from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind
from graph.query import BASE, amount_in, measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder import Built
    from extract.reading import ReadLine
    from extract.reading import Span as ReadSpan
    from graph.model import Edge, Evidence, Fact, LimitRow, Neighbourhood, Node, Route, ScenarioRow, Step
    from graph.query import Measure


class Named(TypedDict):
    """A node, as far as it takes to name it."""

    id: str
    kind: str
    label: str


class Quote(TypedDict):
    """A place in the notes."""

    source: str
    line: int
    start: int
    end: int
    text: str
    rule: str
    confidence: float


class Span(TypedDict):
    """Words of a line."""

    start: int
    end: int
    text: str
    kind: str
    rule: str


class Linked(TypedDict):
    """An edge with every line that says so."""

    source: str
    target: str
    relation: str
    negated: bool
    condition: str
    confidence: float
    evidence: list[Quote]


class Described(Named):
    """A node with all that is known of it."""

    aliases: list[str]
    vendor: str
    category: str
    discovered: bool
    mentions: list[str]
    constraint: dict[str, str] | None
    answers: list[str]
    rejects: list[str]


class Hop(TypedDict):
    """A step of a route; `others` are the parallel links it was chosen from."""

    source: Named
    target: Named
    forward: bool
    link: Linked
    others: list[Linked]


class Way(TypedDict):
    """A route."""

    hops: int
    cost: float
    steps: list[Hop]


class Measured(TypedDict):
    """A value that can be compared with others of its quantity."""

    quantity: str
    amount: float
    unit: str
    of: str
    about: bool


class Limit(TypedDict):
    """What bounds a service or a feature of it; `measure` where it is a number whose unit can be told."""

    service: Named
    of: Named
    constraint: Described
    measure: Measured | None
    link: Linked


class Cue(TypedDict):
    """A need with what answers it and what is ruled out."""

    need: Described
    answers: list[Linked]
    rejects: list[Linked]


def named(node: Node) -> Named:
    """Return what names a node."""
    return {"id": node.id, "kind": node.kind.value, "label": node.label}


def described(node: Node) -> Described:
    """Return all that is known of a node."""
    return {
        **named(node),
        "aliases": list(node.aliases),
        "vendor": node.vendor,
        "category": node.category,
        "discovered": node.discovered,
        "mentions": [str(place) for place in node.mentions],
        "constraint": {name: str(value) for name, value in asdict(node.bound).items()} if node.bound else None,
        "answers": list(node.answers),
        "rejects": list(node.rejects),
    }


def linked(edge: Edge) -> Linked:
    """Return an edge with its evidence."""
    return {
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation.value,
        "negated": edge.negated,
        "condition": edge.condition,
        "confidence": edge.confidence,
        "evidence": [quote(piece) for piece in edge.evidence],
    }


def quote(evidence: Evidence) -> Quote:
    """Return a place in the notes."""
    return {
        "source": evidence.source,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def way(route: Route) -> Way:
    """Return a route."""
    return {"hops": route.hops, "cost": route.cost, "steps": [hop(step) for step in route.steps]}


def neighbourhood(around: Neighbourhood) -> dict[str, Any]:
    """Return what surrounds a node; `depth` of each node is its distance from the centre."""
    return {
        "centre": described(around.centre),
        "nodes": [{**named(node), "depth": around.depths[node.id]} for node in around.nodes],
        "edges": [linked(edge) for edge in around.edges],
        "cut": around.cut,
    }


def limit(row: LimitRow, unit: str = "") -> Limit:
    """Return what bounds something, its value in a unit where one is given."""
    found = measure(row.constraint.bound)
    return {
        "service": named(row.service),
        "of": named(row.of),
        "constraint": described(row.constraint),
        "measure": measured(found, unit) if found else None,
        "link": linked(row.edge),
    }


def measured(found: Measure, unit: str = "") -> Measured:
    """Return a measure in a unit, in seconds, bytes or times a second where none is given."""
    name = unit or BASE[found.quantity]
    amount = amount_in(found, name)
    return {"quantity": found.quantity.value, "amount": amount, "unit": name, "of": found.of, "about": found.about}


def cue(row: ScenarioRow) -> Cue:
    """Return a need with its answers."""
    return {
        "need": described(row.need),
        "answers": [linked(edge) for edge in row.answers],
        "rejects": [linked(edge) for edge in row.rejects],
    }


def fact(read: Fact) -> dict[str, Any]:
    """Return a fact as it was read: its type and its fields."""
    return {"type": type(read).__name__.lower(), **asdict(read)}


def explanation(source: str, lines: Sequence[ReadLine]) -> dict[str, Any]:
    """Return how a line was read: its text, its words by what they are, and its facts."""
    spans = [_span(line.text, one) for line in lines for one in line.spans]
    return {
        "source": source, "line": lines[0].number, "text": "\n".join(line.text for line in lines),
        "spans": spans, "facts": [fact(one) for line in lines for one in line.facts],
    }  # fmt: skip


def counts(built: Built) -> dict[str, int]:
    """Return how much was read."""
    graph = built.graph
    bounds = [node.bound for node in graph.nodes(NodeKind.CONSTRAINT) if node.bound]
    return {
        "notes": len(graph.sources),
        "lines": sum(source.lines for source in graph.sources),
        "services": len(graph.nodes(NodeKind.SERVICE)),
        "links": sum(edge.relation in LINK_RELATIONS for edge in graph.edges()),
        "limits": sum(bound.kind is ConstraintKind.LIMIT for bound in bounds),
    }


def summary(built: Built, output: Path) -> dict[str, Any]:
    """Return what a build did; `line` of a problem is 0 where it is the whole file's."""
    problems = [
        {"source": one.name, "line": one.line, "reason": one.reason, "advice": one.advice} for one in built.problems
    ]
    return {"output": str(output), **counts(built), "seconds": round(built.seconds, 3), "problems": problems}


def _span(line: str, one: ReadSpan) -> Span:
    text = line[one.start : one.end]
    return {"start": one.start, "end": one.end, "text": text, "kind": one.kind.value, "rule": one.rule}


def hop(step: Step) -> Hop:
    """Return a step of a route."""
    return {
        "source": named(step.source),
        "target": named(step.target),
        "forward": step.forward,
        "link": linked(step.link),
        "others": [linked(edge) for edge in step.others],
    }
