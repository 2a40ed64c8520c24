"""Presentations as Markdown: each slide a part, its title a heading, its notes below it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pptx
from pptx.exc import PythonPptxError

from extract.archives import weigh
from extract.formats.part import Part, under_headings
from extract.formats.writer import Writer, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pptx.slide import Slide

    from extract.problems import Problem

ERRORS: Final = (PythonPptxError, SyntaxError)
"""What the library raises; damaged XML is a SyntaxError."""

UNREAD: Final = frozenset({"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"})
"""Placeholders that say the same on every slide."""

DEEPEST: Final = 20
"""Groups within groups that are entered."""

Shape = Any
"""A shape of any kind; what it has is asked for by `has_...`."""


def parts(content: bytes) -> Iterator[Part | Problem]:
    """Yield the slides as "slide=N", N counted from 1, hidden ones included."""
    weigh(content)
    presentation = pptx.Presentation(io.BytesIO(content))
    yield from under_headings(_slide(number, slide) for number, slide in enumerate(presentation.slides, 1))


def _slide(number: int, slide: Slide) -> Part:
    writer = Writer()
    title = slide.shapes.title
    if title is not None:
        writer.heading(1, [(title.text_frame.text.replace("\v", " ").replace("\n", " "), 0)])
    for shape in _shapes(slide.shapes, 0):
        if title is None or shape.shape_id != title.shape_id:
            _shape(shape, writer)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            writer.paragraph(_lines(paragraph.text))
    return writer.part(f"slide={number}")


def _shapes(shapes: Iterable[Shape], depth: int) -> Iterator[Shape]:
    """Yield the shapes of a slide in their order, those of groups in place of the group."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _shape(shape: Shape, writer: Writer) -> None:
    if getattr(shape, "has_table", False):
        rows = [["" if cell.is_spanned else cell.text for cell in row.cells] for row in shape.table.rows]
        writer.table(rows, [0] * len(rows), header=bool(shape.table.first_row))
    elif shape.has_text_frame and not _is_around(shape):
        listed = shape.is_placeholder
        paragraphs = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        for paragraph in paragraphs:
            if listed or paragraph.level:
                writer.item(_lines(paragraph.text), paragraph.level + 1)
            else:
                writer.paragraph(_lines(paragraph.text))


def _is_around(shape: Shape) -> bool:
    return bool(shape.is_placeholder) and shape.placeholder_format.type.name in UNREAD


def _lines(text: str) -> list[tuple[str, int]]:
    pieces = [(line, 0) for line in text.split("\v")]
    return pieces if one_line(pieces) else []
