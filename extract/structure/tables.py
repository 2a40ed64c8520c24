"""The cells of a table's rows, with their offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.structure.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

BAR: Final = re.compile(r"(?<!\\)\|")


def header(row: str) -> tuple[str, ...]:
    """Return the texts of the header's cells.

    >>> header("| Level | Example |")
    ('Level', 'Example')
    """
    return tuple(row[start:end].strip("*_` ") for start, end in _spans(row))


def cells(row: str, offset: int, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    """Return the cells of a row that begins at this offset of the note; those beyond the header have no column.

    >>> [(cell.start, cell.end, cell.column) for cell in cells("a | b", 10, ("X",))]
    [(10, 11, 'X'), (14, 15, '')]
    """
    return tuple(
        Cell(start=offset + start, end=offset + end, column=columns[at] if at < len(columns) else "")
        for at, (start, end) in enumerate(_spans(row))
    )


def inner(line: str, before: re.Pattern[str]) -> tuple[int, int]:
    """Return the offsets of a row within its physical line, without what stands before it and without the outer bars.

    >>> inner("  | a | b |", re.compile(" *"))
    (4, 9)
    """
    found = before.match(line)
    start = found.end() if found else 0
    end = len(line.rstrip())
    start += line.startswith("|", start)
    end -= end > start and line[end - 1] == "|" and line[end - 2] != "\\"
    row = line[start:end]
    left = start + len(row) - len(row.lstrip())
    return left, max(left, start + len(row.rstrip()))


def _spans(row: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the stripped cells between the bars, the outer bars left aside."""
    start = len(row) - len(row.lstrip())
    start += row.startswith("|", start)
    for end in [*(bar.start() for bar in BAR.finditer(row, start)), len(row)]:
        cell = row[start:end]
        if end < len(row) or cell.strip():
            left = start + len(cell) - len(cell.lstrip()) if cell.strip() else start
            yield left, left + len(cell.strip())
        start = end + 1
