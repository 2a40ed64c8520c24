"""What a page shows as files: rows as CSV that no spreadsheet takes for formulas, and as Markdown with its sources."""

from __future__ import annotations

import csv as table
import io
from typing import TYPE_CHECKING

import streamlit as st

from graph.export.clean import one_line
from graph.export.tables import cell
from graph.query import amount_in
from panels.tabled import shown
from panels.wording import place, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from panels.tabled import Line

    Table = tuple[Sequence[str], Iterable[Sequence[str]]]

HEADS = ("service", "what of it", "kind", "limit", "value", "unit", "sentence", "place")
"""The columns of limits as CSV."""


def offer(what: str, stem: str, csv_made: Callable[[], str], markdown_made: Callable[[], str]) -> None:
    """Offer what a page shows as two files, each made when it is asked for.

    Parameters: `what` is shown, as the page calls it ("Rows"); `stem` is the name of both files without its ending.
    """
    st.caption(f"These {what.lower()}, as a file")
    _file(f"{what} as CSV", f"{stem}.csv", "text/csv", ":material/table:", csv_made)
    _file(f"{what} as Markdown", f"{stem}.md", "text/markdown", ":material/markdown:", markdown_made)


def as_csv(of: Table) -> str:
    r"""Return a table, its heads and its rows, as CSV.

    >>> as_csv((["need"], [["=1+1"]]))
    "need\n'=1+1\n"
    """
    heads, rows = of
    out = io.StringIO(newline="")
    writer = table.writer(out, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([cell(one_line(value)) for value in row])
    return out.getvalue()


def as_markdown(of: Table) -> str:
    """Return a table, its heads and its rows, as Markdown that shows the words of the notes as they are."""
    heads, rows = of
    lines = ["| " + " | ".join(plain(head[:1].upper() + head[1:]) for head in heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(plain(one_line(value)) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def csv(found: Sequence[Line], unit: str = "") -> str:
    """Return limits as CSV, a header first, the value in a unit where one is given."""
    heads = (*HEADS, *([f"in {unit}"] if unit else []))
    measured = ([f"{amount_in(line.measure, unit):.6g}"] if unit and line.measure else [] for line in found)
    return as_csv((heads, ([*_values(line), *number] for line, number in zip(found, measured, strict=True))))


def markdown(found: Sequence[Line], unit: str = "") -> str:
    """Return limits as a Markdown table that shows the words of the notes as they are."""
    heads = ["service", "what of it", "kind", "limit", *([f"in {unit}"] if unit else []), "sentence", "place"]
    rows = []
    for line in found:
        service, of, kind, label, _, _, text, where = _values(line)
        rows.append([service, of, kind, label, *([shown(line, unit)] if unit else []), text, where])
    return as_markdown((heads, rows))


def _file(label: str, name: str, mime: str, icon: str, made: Callable[[], str]) -> None:
    st.download_button(label, made, name, mime, icon=icon, on_click="ignore", width="stretch")


def _values(line: Line) -> list[str]:
    row, bound = line.row, line.row.constraint.bound
    first = row.edge.evidence[0] if row.edge.evidence else None
    said = [first.text, place(first)] if first else ["", ""]
    number = [bound.value, bound.unit] if bound else ["", ""]
    return [row.service.label, row.of.label, line.kind, row.constraint.label, *number, *said]
