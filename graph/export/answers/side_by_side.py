"""Services side by side to give away: what each has and what tells them apart, and the picture of what joins them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.export.answers.shared import Section, Shared, Statement, placed, statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Edge, Node
    from graph.query import Contrast
    from graph.query.contrast import Row


def of_contrast(found: Contrast) -> Shared:
    """Return services side by side.

    Sections, as far as there is something in them: links among them, what all have, opposite answers, which one to
    take, what some have, what one has alone, limits. Drawn are the services with what two or more are joined by, and
    what is affirmed of one and denied of another.
    """
    own = {node.id: node for node in found.services}
    between = tuple(statement(own[edge.source], edge, own[edge.target]) for edge in found.between)
    sections = [
        Section(title="Links", statements=between),
        Section(title="All have", statements=_said(found, found.shared)),
        Section(title="Opposite answers", statements=_said(found, found.opposed)),
        Section(title="Which one to take", statements=_said(found, found.chosen)),
        Section(title="Some have", statements=_said(found, found.partly)),
        *(
            Section(title=f"{service.label} alone has", statements=_said(found, _of(found.only, place)))
            for place, service in enumerate(found.services)
        ),
        Section(title="Limits", statements=tuple(_limits(found))),
    ]
    rows = list({row.node.id: row for row in (*found.shared, *found.neighbours, *found.opposed)}.values())
    nodes = tuple({node.id: node for node in (*found.services, *(row.node for row in rows))}.values())
    edges = (*found.between, *(edge for row in rows for edge in _drawn(row, own)))
    return Shared(
        title=" | ".join(node.label for node in found.services),
        sections=tuple(one for one in sections if one.statements),
        nodes=nodes,
        edges=tuple({(edge.source, edge.target, edge.key): edge for edge in edges}.values()),
        places=placed(nodes, edges),
    )


def _of(rows: Iterable[Row], place: int) -> Iterator[Row]:
    """Yield the rows that hold for this service alone."""
    yield from (row for row in rows if row.holders == (place,))


def _said(found: Contrast, rows: Iterable[Row]) -> tuple[Statement, ...]:
    """Return what rows say, once: of a service and of a feature of it they may say the same."""
    said = (
        statement(service, edge, row.node)
        for row in rows
        for service, cell in zip(found.services, row.cells, strict=True)
        for edge in cell
    )
    return tuple(dict.fromkeys(said))


def _limits(found: Contrast) -> Iterator[Statement]:
    for row in found.limits:
        for service, cell in zip(found.services, row.cells, strict=True):
            for limit, _ in cell:
                of = service.label if limit.of.id == service.id else f"{service.label}, {limit.of.label}"
                said = statement(limit.of, limit.edge, limit.constraint)
                yield replace(said, source=of)


def _drawn(row: Row, services: dict[str, Node]) -> Iterator[Edge]:
    """Yield what joins a row with its services: features of one name in several spellings are one node."""
    for edge in (edge for cell in row.cells for edge in cell):
        if edge.source in services:
            yield replace(edge, target=row.node.id)
        elif edge.target in services:
            yield replace(edge, source=row.node.id)
