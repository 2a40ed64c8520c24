"""Tables of reStructuredText as Markdown, line for line: grids, simple tables, list-table and csv-table."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from extract.formats.grid import GAP, RULE, Line, joined, laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

GRID: Final = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*$")
GRID_LINE: Final = re.compile(r"[ \t]*[+|].*[+|][ \t]*$")
SIMPLE: Final = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*$")
SPANS: Final = re.compile(r"[ \t]*-+(?:[ \t]+-+)*[ \t]*$")
COLUMN: Final = re.compile(r"=+")
CELL: Final = re.compile(r"(?P<row>[ \t]*\*[ \t]+)?[ \t]*-(?:[ \t]+|$)")
SETTING: Final = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*)$")
LONGEST: Final = 2_000
"""Lines of a simple table."""

BORDERS: Final = 3
"""Borders of a simple table that has a header."""


def drawn(lines: Sequence[str], at: int) -> list[str]:
    """Return the table that is drawn from a line on, as Markdown; nothing where none is."""
    if GRID.match(lines[at]):
        end = at
        while end < len(lines) and GRID_LINE.match(lines[end]):
            end += 1
        return laid_out(_grid(lines[at:end]))
    if SIMPLE.match(lines[at]):
        borders = [number for number in range(at, _simple_end(lines, at)) if SIMPLE.match(lines[number])]
        return laid_out(_simple(lines[at : borders[-1] + 1], len(borders))) if len(borders) > 1 else []
    return []


def listed(lines: Sequence[str]) -> list[str]:
    """Return a list-table, its directive first, as Markdown."""
    with_header = _settings(lines).get("header-rows", "0") not in {"", "0"}
    out: list[Line] = [GAP] * len(lines)
    rows: list[int] = []
    for at, line in enumerate(lines):
        cell = CELL.match(line)
        if cell and cell["row"]:
            rows.append(at)
            out[at] = [line[cell.end() :]]
        elif rows and not SETTING.match(line):
            _add(out[rows[-1]], line[cell.end() :] if cell else line, new=bool(cell))
    if with_header and rows:
        header, out[rows[0]] = out[rows[0]], RULE
        out[rows[0] - 1] = header
    return laid_out(out)


def from_csv(lines: Sequence[str]) -> list[str]:
    """Return a csv-table, its directive first, as Markdown; a table from elsewhere is empty."""
    settings = _settings(lines)
    first = next((at for at, line in enumerate(lines) if at and line.strip() and not SETTING.match(line)), len(lines))
    out: list[Line] = [GAP] * first
    out += [_values(line) if line.strip() else GAP for line in lines[first:]]
    if "header" in settings and first > 1:
        out[first - 2 : first] = [_values(settings["header"]), RULE]
    elif settings.get("header-rows", "0") not in {"", "0"} and first < len(lines):
        out[first - 1 : first + 1] = [out[first], RULE]
    return laid_out(out)


def _values(line: str) -> list[str]:
    return next(csv.reader([line.strip()], skipinitialspace=True), [])


def _settings(lines: Sequence[str]) -> dict[str, str]:
    return {found["name"]: found["value"] for line in lines if (found := SETTING.match(line))}


def _add(row: Line, text: str, *, new: bool) -> None:
    if not isinstance(row, list):
        return
    if new:
        row.append(text)
    elif text.strip():
        row[-1] = f"{row[-1]} {text.strip()}"


def _grid(lines: Sequence[str]) -> list[Line]:
    """Return the lines of a grid; all lines of a row are taken into its first."""
    out: list[Line] = []
    first = -1
    for at, line in enumerate(lines):
        if GRID.match(line):
            out.append(RULE if "=" in line else GAP)
            first = -1
            continue
        cells = [cell.strip(" -+=") for cell in line.strip().strip("|+").split("|")]
        out.append(cells if first < 0 else GAP)
        first = _taken_in(out, first, cells) if first >= 0 else at
    return out


def _simple(lines: Sequence[str], borders: int) -> list[Line]:
    """Return the lines of a simple table; a line without a first cell goes on with the row above it."""
    columns = [found.start() for found in COLUMN.finditer(lines[0])]
    out: list[Line] = []
    first = -1
    for at, line in enumerate(lines):
        if SIMPLE.match(line) or SPANS.match(line) or not line.strip():
            out.append(RULE if SIMPLE.match(line) and borders >= BORDERS else GAP)
            first = -1 if line.strip() else first
            continue
        ends = [*columns[1:], max(len(line), columns[-1])]
        cells = [line[start:end].strip() for start, end in zip(columns, ends, strict=True)]
        goes_on = first >= 0 and not cells[0]
        out.append(GAP if goes_on else cells)
        first = _taken_in(out, first, cells) if goes_on else at
    return out


def _simple_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a simple table: after the first border with nothing below it."""
    for number in range(at + 1, min(len(lines), at + LONGEST)):
        if SIMPLE.match(lines[number]) and (number + 1 == len(lines) or not lines[number + 1].strip()):
            return number + 1
    return at + 1


def _taken_in(out: list[Line], first: int, cells: list[str]) -> int:
    """Take the cells of a line into the row that begins at `first`, and return that."""
    row = out[first]
    if isinstance(row, list):
        out[first] = joined(row, cells)
    return first
