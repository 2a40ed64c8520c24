"""Word documents as Markdown: what stands under a heading is a part, named by that heading."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from extract.archives import weigh
from extract.formats.part import under_headings
from extract.formats.word_styles import Element, Styles, value
from extract.formats.writer import Piece, Writer, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.formats.part import Part
    from extract.problems import Problem

ERRORS: Final = (PythonDocxError, OpcError, SyntaxError)
"""What the library raises; damaged XML is a SyntaxError."""

FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HIDDEN: Final = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), FALLBACK})
"""What is not shown: text that was deleted or moved away, the code of fields, the second form of a drawing."""

SIGNS: Final = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-", qn("w:br"): "\n", qn("w:cr"): "\n"}
INNER: Final = (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml"))
LONGEST_PLACE: Final = 60
LONGEST_BOLD: Final = 80
MOST_SPANNED: Final = 50
BULLETS: Final = tuple("•·▪◦‣–")


def parts(content: bytes) -> Iterator[Part | Problem]:
    """Yield what stands under each heading, named by it; lines are those of the part as it is written here."""
    weigh(content)
    document = docx.Document(io.BytesIO(content))
    reader = _Reader(Styles.of(document.styles.element))
    reader.read(document.element.body)
    yield from under_headings(reader.parts())


@dataclass(slots=True)
class _Reader:
    """Goes down the body of a document and begins a part at each heading."""

    styles: Styles
    written: list[tuple[str, Writer]] = field(default_factory=lambda: [("", Writer())])
    times: Counter[str] = field(default_factory=Counter)

    def read(self, body: Element) -> None:
        """Write the blocks of a body, or of what stands for one: a cell, a control."""
        for block in body.iterchildren():
            if block.tag == qn("w:p"):
                self._paragraph(block)
            elif block.tag == qn("w:tbl"):
                self._table(block)
            elif block.tag in INNER:
                self.read(block)

    def parts(self) -> Iterator[Part]:
        """Yield what was written."""
        return (writer.part(place) for place, writer in self.written)

    def _paragraph(self, paragraph: Element) -> None:
        pieces = _pieces(paragraph)
        text = one_line(pieces)
        if not text:
            return
        if level := self.styles.heading(paragraph):
            self.written.append((self._place(text), Writer()))
            self.written[-1][1].heading(level, pieces)
        elif depth := self.styles.item(paragraph):
            self.written[-1][1].item(pieces, depth)
        elif text.startswith(BULLETS):
            self.written[-1][1].item([(text[1:].strip(), 0)], 1)
        elif len(text) <= LONGEST_BOLD and _is_bold(paragraph):
            self.written[-1][1].paragraph([(f"**{text}**", 0)])
        else:
            self.written[-1][1].paragraph(pieces)

    def _place(self, heading: str) -> str:
        """Return a heading as the name of a part, counted where it comes again."""
        place = heading if len(heading) <= LONGEST_PLACE else f"{heading[: LONGEST_PLACE - 1].rstrip()}…"
        self.times[place] += 1
        while self.times[place] > 1:
            place = f"{place} ({self.times[place]})"
            self.times[place] += 1
        return place

    def _table(self, table: Element) -> None:
        """Write a table; one of a single column is a frame around what it holds."""
        rows = list(_rows(table))
        if all(len(row) == 1 for row in rows):
            for cell in table.iterfind(f"{qn('w:tr')}/{qn('w:tc')}"):
                self.read(cell)
            return
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        header = look is None or look.get(qn("w:firstRow"), "1") not in {"0", "false"}
        self.written[-1][1].table(rows, [0] * len(rows), header=header)


def _rows(table: Element) -> Iterator[list[str]]:
    """Yield the rows of a table; a cell that goes on from the row above says again what stands there."""
    above: list[str] = []
    for line in table.iterchildren(qn("w:tr")):
        row: list[str] = []
        for cell in line.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not line:
                continue
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") != "restart"
            row.append(above[len(row)] if goes_on and len(row) < len(above) else _cell(cell))
            span = value(cell, "w:tcPr/w:gridSpan")
            row += [""] * (min(int(span), MOST_SPANNED) - 1 if span.isdigit() else 0)
        above = row
        yield row


def _cell(cell: Element) -> str:
    return " ".join(text for paragraph in cell.iter(qn("w:p")) if (text := one_line(_pieces(paragraph))))


def _pieces(paragraph: Element) -> list[Piece]:
    """Return the text of a paragraph, a piece for each line that it is broken into."""
    return [(line, 0) for line in "".join(_texts(paragraph)).split("\n")]


def _texts(element: Element) -> Iterator[str]:
    """Yield the text of an element and of all in it that is shown, a text box after the others."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == qn("w:t"):
            yield here.text or ""
        elif here.tag in SIGNS:
            yield SIGNS[here.tag]
        elif here.tag not in HIDDEN:
            waiting += reversed([child for child in here.iterchildren() if isinstance(child.tag, str)])


def _is_bold(paragraph: Element) -> bool:
    """Say whether all that a paragraph says is bold: many write their headings so."""
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(qn("w:val"), "1") not in {"0", "false"} for mark in marks)
