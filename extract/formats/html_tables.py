"""Tables of HTML as rows of cells: headers, cells over several columns and rows; tables that only lay out a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.formats.writer import Piece, Writer, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST: Final = 50
"""Columns or rows that one cell is believed to go over."""


@dataclass(slots=True)
class _Row:
    """A row: the line it begins on, its cells with whether each is a header."""

    number: int
    cells: list[str] = field(default_factory=list)
    headers: list[bool] = field(default_factory=list)
    blocks: list[list[Piece]] = field(default_factory=list)
    ended: bool = False


@dataclass(slots=True)
class Table:
    """The table that is open; `nested` says that it stands in a cell of another."""

    nested: bool = False
    caption: list[list[Piece]] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    down: dict[int, tuple[int, str | None]] = field(default_factory=dict)
    in_head: bool = False

    def begin(self, tag: str, given: Mapping[str, str], number: int) -> None:
        """Begin a row or a cell."""
        if tag in {"td", "th"}:
            self._begin_cell(given, number, header=tag == "th" or self.in_head)
            return
        self._end_row()
        self.in_head = tag == "thead" or (self.in_head and tag == "tr")
        if tag == "tr":
            self.rows.append(_Row(number=number))

    def take(self, pieces: Sequence[Piece]) -> None:
        """Take text into the cell that is open; what stands above all rows is the table's caption."""
        if not self.rows:
            self.caption.append(list(pieces))
            return
        row = self.rows[-1]
        if not row.cells:
            self._open(row, header=False)
        row.cells[-1] = f"{row.cells[-1]} {one_line(pieces)}".strip()
        row.blocks.append(list(pieces))

    def pieces(self) -> list[Piece]:
        """Return all text of the table, for a cell that it stands in."""
        blocks = [*self.caption, *(block for row in self.rows for block in row.blocks)]
        return [piece for block in blocks for piece in block]

    def write(self, writer: Writer) -> None:
        """Write the table; one of a single column lays out the page, and is written as paragraphs."""
        self._end_row()
        for block in self.caption:
            writer.paragraph(block)
        rows = [row for row in self.rows if any(cell.strip() for cell in row.cells)]
        if all(len(row.cells) == 1 for row in rows):
            for row in rows:
                for block in row.blocks:
                    writer.paragraph(block)
            return
        numbers = [row.blocks[0][0][1] if row.blocks and row.blocks[0] else row.number for row in rows]
        writer.table([row.cells for row in rows], numbers, header=bool(rows) and all(rows[0].headers))

    def _begin_cell(self, given: Mapping[str, str], number: int, *, header: bool) -> None:
        if not self.rows:
            self.rows.append(_Row(number=number))
        row = self.rows[-1]
        self._fill(row)
        self._open(row, header=header)
        at, rows = len(row.cells) - 1, _count(given.get("rowspan", ""))
        if rows > 1:
            self.down[at] = (rows, None)
        for _ in range(_count(given.get("colspan", "")) - 1):
            self._open(row, header=header)

    def _open(self, row: _Row, *, header: bool) -> None:
        row.cells.append("")
        row.headers.append(header)

    def _fill(self, row: _Row) -> None:
        """Put in the cells of rows above that go on in this one."""
        while (text := self.down.get(len(row.cells), (0, None))[1]) is not None:
            row.cells.append(text)
            row.headers.append(False)

    def _end_row(self) -> None:
        """End the row that is open; what of it goes on in the next is one row shorter there."""
        if not self.rows or self.rows[-1].ended:
            return
        row = self.rows[-1]
        row.ended = True
        self._fill(row)
        begun = {at: span for at, span in self.down.items() if span[0] > 1 and at < len(row.cells)}
        self.down = {at: (left - 1, row.cells[at] if text is None else text) for at, (left, text) in begun.items()}


def _count(text: str) -> int:
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < len("1000") else 1
