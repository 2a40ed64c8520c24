"""Limits as plain values for the table: which rows are asked for, in which order, in which unit, and as files."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from graph.merge import folded
from graph.model import ConstraintKind
from graph.query import Quantity, fitting, limits, measure, said
from panels.details import named, quotes
from panels.wording import place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import LimitRow
    from graph.query import Measure
    from panels.address import Limits
    from panels.component import Values

COLUMNS: dict[str, str] = {
    "service": "Service",
    "of": "What of it",
    "kind": "Kind",
    "value": "Limit",
    "measure": "",
    "sentence": "Sentence",
}
"""The columns by name, with what stands above them; the measure is called by its unit."""

KINDS = ("", *map(str, ConstraintKind))
"""Kinds in the order in which they are sorted."""

LEAST = 0.03
"""The share of the track that the smallest bar has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A limit with what it measures and, folded, all the words that it can be found by."""

    row: LimitRow
    measure: Measure | None
    text: str

    @property
    def kind(self) -> str:
        """How it bounds."""
        return str(self.row.constraint.bound.kind) if self.row.constraint.bound else ""


def lines(graph: KnowledgeGraph) -> tuple[Line, ...]:
    """Return every limit with what it measures, by service; ask for it with `graph.derived(lines)`."""
    return tuple(Line(row=row, measure=measure(row.constraint.bound), text=_text(row)) for row in limits(graph))


def asked(every: Sequence[Line], address: Limits, but: str = "") -> list[Line]:
    """Return the lines that an address asks for; what it says of the column `but` does not count."""
    words = folded(address.words).split()
    tests: dict[str, Callable[[Line], bool]] = {
        "words": lambda line: all(word in line.text for word in words),
        "kind": lambda line: not address.kind or line.kind in address.kind,
        "service": lambda line: not address.service or line.row.service.label in address.service,
        "quantity": lambda line: not address.quantity or _quantity(line) == address.quantity,
    }
    wanted = [test for name, test in tests.items() if name != but]
    return [line for line in every if all(test(line) for test in wanted)]


def sorted_by(found: Sequence[Line], column: str, *, down: bool) -> list[Line]:
    """Return lines by a column, equal ones by service; what has no value comes last either way."""
    keys: dict[str, Callable[[Line], tuple[object, ...]]] = {
        "service": lambda _: (),
        "of": lambda line: (folded(line.row.of.label),),
        "kind": lambda line: (KINDS.index(line.kind),),
        "value": lambda line: (_rank(line), line.measure.amount if line.measure else 0.0, folded(_label(line))),
        "measure": lambda line: (line.measure.amount if line.measure else 0.0,),
        "sentence": lambda line: min(((one.source, one.line) for one in line.row.edge.evidence), default=("", 0)),
    }
    if column in {"value", "measure"}:
        known = [line for line in found if line.measure]
        return [*sorted(known, key=keys[column], reverse=down), *(line for line in found if not line.measure)]
    return sorted(found, key=keys[column], reverse=down) if column != "service" else list(found)[:: -1 if down else 1]


def unit_of(found: Sequence[Line], address: Limits) -> str:
    """Return the unit to compare in: the one that the address says, else one that fits; "" for mixed quantities."""
    if not address.quantity:
        return ""
    amounts = [line.measure.amount for line in found if line.measure]
    return address.unit or fitting(amounts, Quantity(address.quantity))


def table(found: Sequence[Line], address: Limits, unit: str, scale: Sequence[Line]) -> Values:
    """Return lines as the table takes them; bars run from the smallest to the largest of `scale`, on a log scale."""
    columns = [name for name in COLUMNS if name != "measure" or unit]
    way = "descending" if address.down else "ascending"
    heads: list[Values] = [
        {"name": name, "label": COLUMNS[name] or f"In {unit}", "sort": way if name == address.column else "none"}
        for name in columns
    ]
    bounds = _bounds(scale)
    return {"columns": heads, "rows": [[_cell(line, name, unit, bounds) for name in columns] for line in found]}


def shown(line: Line, unit: str) -> str:
    """Return a value in a unit, "" where there is none."""
    return said(line.measure, unit) if line.measure else ""


def scale(found: Sequence[Line]) -> str:
    """Return what the bars of lines mean, in a sentence; "" where there is nothing to compare."""
    known = sorted((line.measure.amount, line.row.constraint.label) for line in found if line.measure)
    if not known or known[0][0] == known[-1][0]:
        return ""
    return f"The bars are on a log scale, from “{known[0][1]}” to “{known[-1][1]}”."


def _cell(line: Line, column: str, unit: str, bounds: tuple[float, float]) -> Values | str:
    row = line.row
    if column == "service":
        return named(row.service)
    if column == "of":
        return named(row.of) if row.of.id != row.service.id else "itself"
    if column == "kind":
        return line.kind
    if column == "value":
        return named(row.constraint)
    if column == "measure":
        return {"text": shown(line, unit), **_bar(line, bounds)}
    return {"quotes": quotes(row.edge.evidence)}


def _bar(line: Line, bounds: tuple[float, float]) -> Values:
    """Return how long a bar is, on a log scale, and whether the value is the least rather than the most."""
    if not line.measure or line.measure.amount <= 0:
        return {}
    low, high = bounds
    share = (log(line.measure.amount) - low) / (high - low) if high > low else 1.0
    comparator = line.row.constraint.bound.comparator if line.row.constraint.bound else ""
    return {"share": LEAST + (1 - LEAST) * share, "open": comparator.startswith(">")}


def _bounds(found: Sequence[Line]) -> tuple[float, float]:
    logs = [log(line.measure.amount) for line in found if line.measure and line.measure.amount > 0]
    return (min(logs), max(logs)) if logs else (0.0, 0.0)


def _rank(line: Line) -> int:
    return tuple(Quantity).index(line.measure.quantity) if line.measure else len(Quantity)


def _quantity(line: Line) -> str:
    return str(line.measure.quantity) if line.measure else ""


def _label(line: Line) -> str:
    return line.row.constraint.label


def _text(row: LimitRow) -> str:
    names = [row.service.label, *row.service.aliases, row.of.label, row.constraint.label]
    kind = str(row.constraint.bound.kind) if row.constraint.bound else ""
    return folded(" ".join([*names, kind, *(f"{place(one)} {one.text}" for one in row.edge.evidence)]))
