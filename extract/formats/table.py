"""Tables of comma-separated values, as Notion exports its databases, as Markdown."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from extract.formats.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.formats.part import Part

SEPARATORS: Final = (",", ";", "\t")
ERRORS: Final = (csv.Error,)


def parts(content: str) -> Iterator[Part]:
    """Yield the table, whole; the first row is its header, and each row stands on the line where it begins."""
    first = content.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows, numbers = [], []
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(cells)
            numbers.append(before + 1)
        before = reader.line_num
    writer = Writer()
    writer.table(rows, numbers, header=True)
    yield writer.part(numbered=True)
