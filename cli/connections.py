"""Answers about routes, what lies between services, and contrasts: lines for people, shapes for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli import programs
from cli.people import STYLES, arrow, quotes
from cli.screen import Indented, words
from graph import paths
from graph.model import NodeKind
from graph.query import said
from panels.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node, Route, Step
    from graph.paths import Carried, Found, Joined
    from graph.query import Contrast
    from graph.query.contrast import Row
    from graph.query.side_by_side import Aligned

CUT_SHORT = "the search was cut short: these are the best routes so far, and a better one may be missing"
MOST = 8
"""How many names are shown of what only one service has; `--json` has them all."""


def routes(graph: KnowledgeGraph, found: Found, *, load: bool) -> Iterator[RenderableType]:
    """Yield the routes, the best first, each step with its sentences, and with `load` what each can carry."""
    for number, route in enumerate(found.routes, start=1):
        stops = [route.steps[0].source.label, *(step.target.label for step in route.steps)]
        yield Indented(words((f"{number}. {' → '.join(stops)}", "bold")))
        yield Indented(words((paths.summed_up(paths.parts(graph, route)), "dim")), 3)
        for step in route.steps:
            yield from _hop(step, 3)
        if load:
            yield from _load(graph, route)
    if not found.complete:
        yield words((CUT_SHORT, "yellow"))


def joined(found: Joined) -> Iterator[RenderableType]:
    """Yield the links that connect services, each with its sentences, and which services nothing connects."""
    names = ", ".join(node.label for node in found.named)
    by_way = f" by way of {', '.join(node.label for node in found.passed)}" if found.passed else ""
    yield Indented(words((names, "bold"), f": {counted(len(found.steps), 'link')}{by_way}"))
    for step in found.steps:
        yield from _hop(step, 2)
    for part in found.parts[1:]:
        yield Indented(words(("nothing connects these with the rest: ", "red"), _names(part)), 2)


def contrasted(found: Contrast) -> Iterator[RenderableType]:
    """Yield services side by side: their links, what they share, what is opposite, when to take which, their limits."""
    own = {node.id: node for node in found.services}
    yield Indented(words((" | ".join(node.label for node in found.services), "bold")))
    for edge in found.between:
        line = words(own[edge.source].label, " ", (arrow(edge), "bold"), " ", own[edge.target].label)
        yield Indented(line, 2)
        yield from quotes(edge.evidence, 4, most=1)
    for heading, rows in (("all have", found.shared), ("linked with more than one", found.neighbours)):
        if rows:
            yield Indented(words((f"{heading}: ", "dim"), _names(row.node for row in rows)), 2)
    for place, service in enumerate(found.services):
        for heading, rows in (("has alone", found.only), ("is linked with alone", found.own_neighbours)):
            mine = [row.node for row in rows if row.holders == (place,)]
            if mine:
                yield Indented(words((service.label, STYLES[NodeKind.SERVICE]), f" {heading}: {_names(mine)}"), 2)
    yield from _rows("opposite answers", found.opposed, found)
    yield from _rows("which one to take", found.chosen, found)
    yield from _limits(found)


def way(graph: KnowledgeGraph, route: Route, *, load: bool) -> dict[str, Any]:
    """Return a route with the parts of its score, and with `load` what it can carry."""
    of = paths.parts(graph, route)
    told: dict[str, Any] = {
        **programs.way(route),
        "parts": {
            "hops": of.hops, "sentences": of.sentences, "weakest": of.weakest, "against": of.against,
            "hubs": [programs.named(node) for node in of.hubs], "conditions": len(of.conditional), "weak": len(of.weak),
        },
    }  # fmt: skip
    if load:
        carried = paths.carries(graph, route)
        told["carries"] = {name: [_carried(one) for one in own] for name, own in _groups(carried)}
    return told


def joining(found: Joined) -> dict[str, Any]:
    """Return what connects services."""
    return {
        "named": [programs.named(node) for node in found.named],
        "passed": [programs.named(node) for node in found.passed],
        "steps": [programs.hop(step) for step in found.steps],
        "cost": found.cost,
        "parts": [[programs.named(node) for node in part] for part in found.parts],
    }


def contrasting(found: Contrast) -> dict[str, Any]:
    """Return services side by side."""
    tables = ("shared", "partly", "only", "neighbours", "own_neighbours", "opposed", "chosen")
    return {
        "services": [programs.described(node) for node in found.services],
        "between": [programs.linked(edge) for edge in found.between],
        **{name: [_row(row) for row in getattr(found, name)] for name in tables},
        "limits": [_aligned(row) for row in found.limits],
    }


def _hop(step: Step, by: int) -> Iterator[RenderableType]:
    link = (arrow(step.link, forward=step.forward), "bold")
    yield Indented(words(step.source.label, " ", link, " ", step.target.label), by)
    yield from quotes(step.evidence, by + 2)
    if step.others:
        yield Indented(words(("also " + ", ".join(sorted({phrase(edge) for edge in step.others})), "dim")), by + 2)


def _load(graph: KnowledgeGraph, route: Route) -> Iterator[RenderableType]:
    """Yield what a route can carry: the tightest numbers, regions, permissions, requirements."""
    for _, own in _groups(paths.carries(graph, route)):
        for one in own:
            bound = (one.row.constraint.label, STYLES[NodeKind.CONSTRAINT])
            yield Indented(words((f"{one.load.value} ", "dim"), one.row.service.label, ": ", bound), 3)
            yield from quotes(one.row.edge.evidence, 5, most=1)


def _groups(carried: paths.Carries) -> Iterator[tuple[str, tuple[Carried, ...]]]:
    for name in ("tightest", "regions", "permissions", "requirements"):
        yield name, getattr(carried, name)


def _carried(one: Carried) -> dict[str, Any]:
    return {"load": one.load.value, "limit": programs.limit(one.row)}


def _rows(heading: str, rows: Iterable[Row], found: Contrast) -> Iterator[RenderableType]:
    rows = list(rows)
    if rows:
        yield Indented(words((f"{heading}:", "bold")), 2)
    for row in rows:
        yield Indented(words(row.node.label), 4)
        for service, cell in zip(found.services, row.cells, strict=True):
            for edge in cell[:1]:
                yield Indented(words((service.label, STYLES[NodeKind.SERVICE]), f" {_verdict(edge, service)}"), 6)
                yield from quotes(edge.evidence, 8, most=1)


def _verdict(edge: Edge, service: Node) -> str:
    return phrase(edge, forward=edge.source == service.id)


def _limits(found: Contrast) -> Iterator[RenderableType]:
    for row in found.limits:
        yield Indented(words((f"{row.kind.value} {row.about}".strip(), "bold")), 2)
        for service, cell in zip(found.services, row.cells, strict=True):
            told = "; ".join(said(one, row.unit or "×") if one else limit.constraint.label for limit, one in cell)
            yield Indented(words((service.label, STYLES[NodeKind.SERVICE]), f" {told or '–'}"), 4)


def _names(nodes: Iterable[Node]) -> str:
    labels = [node.label for node in nodes]
    more = f" and {len(labels) - MOST} more" if len(labels) > MOST else ""
    return ", ".join(labels[:MOST]) + more


def _row(row: Row) -> dict[str, Any]:
    cells = [[programs.linked(edge) for edge in cell] for cell in row.cells]
    return {"node": programs.named(row.node), "holders": list(row.holders), "cells": cells}


def _aligned(row: Aligned) -> dict[str, Any]:
    cells = [[programs.limit(limit, row.unit if one else "") for limit, one in cell] for cell in row.cells]
    return {"kind": row.kind.value, "about": row.about, "unit": row.unit, "cells": cells}
