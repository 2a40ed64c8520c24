"""Limits of several services in rows: what measures the same stands in one row and in one unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.merge import fold
from graph.model import ConstraintKind
from graph.query.units import Measure, Quantity, fitting, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import LimitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A row of limits: `about` says what they bound, `unit` the unit in which all can be told ("" where there is none).

    `cells` hold for each service what bounds it, the least first, with its measure where it has one.
    """

    kind: ConstraintKind
    about: str
    unit: str
    cells: tuple[tuple[tuple[LimitRow, Measure | None], ...], ...]


def aligned(tables: Sequence[Sequence[LimitRow]]) -> tuple[Aligned, ...]:
    """Return the limits of services, a table each, in rows: those that several have first, then by what they bound.

    Numbers share a row where they measure one quantity of one thing ("size per message"), other constraints where they
    are of one kind and bind a feature of one name.
    """
    rows: dict[tuple[ConstraintKind, str], list[list[tuple[LimitRow, Measure | None]]]] = defaultdict(
        lambda: [[] for _ in tables]
    )
    for place, table in enumerate(tables):
        for row in table:
            if row.constraint.bound and not row.edge.negated:
                found = measure(row.constraint.bound)
                rows[row.constraint.bound.kind, _about(row, found)][place].append((row, found))
    made = [_row(kind, about, cells) for (kind, about), cells in rows.items()]
    return tuple(sorted(made, key=_order))


def _order(row: Aligned) -> tuple[int, int, str]:
    return -sum(map(bool, row.cells)), list(ConstraintKind).index(row.kind), row.about


def _row(kind: ConstraintKind, about: str, cells: list[list[tuple[LimitRow, Measure | None]]]) -> Aligned:
    measures = [found for cell in cells for _, found in cell if found]
    unit = fitting([found.amount for found in measures], measures[0].quantity) if measures else ""
    ordered = (sorted(cell, key=lambda one: one[1].amount if one[1] else 0.0) for cell in cells)
    return Aligned(kind=kind, about=about, unit="" if unit == "×" else unit, cells=tuple(map(tuple, ordered)))


def _about(row: LimitRow, found: Measure | None) -> str:
    """Return what a limit is about, the same words for what can be set side by side."""
    of = fold(row.of.label) if row.of.id != row.service.id else ""
    if found is None:
        return of
    if found.quantity is Quantity.COUNT:
        return found.of or of
    return f"{found.quantity.value} per {found.of}" if found.of else found.quantity.value
