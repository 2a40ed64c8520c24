"""What a page shows as files: rows as CSV that no spreadsheet takes for formulas, and as Markdown with its sources."""

from __future__ import annotations

import csv as table
import io
from typing import TYPE_CHECKING

from graph.export.clean import one_line
from graph.export.tables import cell
from graph.query import amount_in
from panels.tabled import shown
from panels.wording import place, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panels.tabled import Line

HEADS = ("service", "what of it", "kind", "limit", "value", "unit", "sentence", "place")
"""The columns of the files."""


def csv(found: Sequence[Line], unit: str = "") -> str:
    """Return limits as CSV, a header first, the value in a unit where one is given."""
    out = io.StringIO(newline="")
    writer = table.writer(out, lineterminator="\n")
    writer.writerow([*HEADS, *([f"in {unit}"] if unit else [])])
    for line in found:
        measured = [f"{amount_in(line.measure, unit):.6g}"] if unit and line.measure else []
        writer.writerow([cell(one_line(value)) for value in [*_values(line), *measured]])
    return out.getvalue()


def markdown(found: Sequence[Line], unit: str = "") -> str:
    """Return limits as a Markdown table that shows the words of the notes as they are."""
    heads = ["Service", "What of it", "Kind", "Limit", *([f"In {unit}"] if unit else []), "Sentence", "Place"]
    rows = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for line in found:
        service, of, kind, label, _, _, text, where = _values(line)
        values = [service, of, kind, label, *([shown(line, unit)] if unit else []), text, where]
        rows.append("| " + " | ".join(plain(one_line(value)) for value in values) + " |")
    return "\n".join(rows) + "\n"


def _values(line: Line) -> list[str]:
    row, bound = line.row, line.row.constraint.bound
    first = row.edge.evidence[0] if row.edge.evidence else None
    said = [first.text, place(first)] if first else ["", ""]
    number = [bound.value, bound.unit] if bound else ["", ""]
    return [row.service.label, row.of.label, line.kind, row.constraint.label, *number, *said]
