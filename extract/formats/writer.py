"""Writes Markdown line by line, and keeps for each line the line of the file that it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.formats.part import Part, row, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

Piece = tuple[str, int]
"""Text on one line, and the line of the file that it stands on."""

MARKER: Final = re.compile(r"(?:[-+*#>|=]|\d+[.)]|```|~~~)")
"""What would begin a block of its own in the middle of a paragraph."""

DEEPEST: Final = 12
"""Levels of a list that are told apart."""

HEADINGS: Final = 6
INDENT: Final = "  "


@dataclass(slots=True)
class Writer:
    """Takes blocks in the order of the file; `part` returns what was written."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def heading(self, level: int, pieces: Sequence[Piece]) -> None:
        """Write a heading on one line."""
        if text := one_line(pieces):
            self._gap()
            self._line(f"{'#' * min(max(level, 1), HEADINGS)} {text}", pieces[0][1])
            self._gap()

    def paragraph(self, pieces: Sequence[Piece], depth: int = 0, quoted: bool = False) -> None:
        """Write a paragraph, as many lines as it has; in a list, under the item of that depth."""
        self._gap()
        self._block(pieces, "> " if quoted else INDENT * min(depth, DEEPEST), "> " if quoted else "")
        self._gap()

    def item(self, pieces: Sequence[Piece], depth: int) -> None:
        """Write the item of a list, `depth` counted from 1."""
        self._block(pieces, INDENT * (min(depth, DEEPEST) - 1) + "- ", INDENT * min(depth, DEEPEST))

    def code(self, pieces: Sequence[Piece]) -> None:
        """Write lines of code, in a fence that none of them closes."""
        fence = "`" * max(3, 1 + max((len(run) for text, _ in pieces for run in re.findall("`+", text)), default=0))
        self._gap()
        for text, number in [(fence, pieces[0][1]), *pieces, (fence, pieces[-1][1])] if pieces else []:
            self._line(text, number)
        self._gap()

    def table(self, rows: Sequence[Sequence[str]], numbers: Sequence[int], *, header: bool) -> None:
        """Write the rows of a table; where the first is no header, the columns are without a name."""
        if not rows:
            return
        self._gap()
        width = max(map(len, rows))
        columns = list(rows[0]) if header else []
        self._line(row(columns + [""] * (width - len(columns))), numbers[0])
        self._line(rule(width), numbers[0])
        for cells, number in list(zip(rows, numbers, strict=True))[header:]:
            self._line(row(cells), number)
        self._gap()

    def part(self, place: str = "", *, numbered: bool = False) -> Part:
        """Return what was written, with the lines of the file where they matter."""
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        numbers = tuple(self.numbers[: len(self.lines)]) if numbered else ()
        return Part(text="\n".join(self.lines), place=place, numbers=numbers)

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self._line("", self.numbers[-1])

    def _line(self, text: str, number: int) -> None:
        self.lines.append(text)
        self.numbers.append(number)

    def _block(self, pieces: Sequence[Piece], first: str, then: str) -> None:
        """Write the lines of a block; one that would begin a block of its own is put behind the line before it."""
        begun = False
        for text, number in ((" ".join(text.split()), number) for text, number in pieces):
            if begun and MARKER.match(text):
                self.lines[-1] += f" {text}"
            elif text:
                self._line((then if begun else first) + text, number)
                begun = True


def one_line(pieces: Sequence[Piece]) -> str:
    """Return the text of several lines as one."""
    return " ".join(" ".join(text for text, _ in pieces).split())
