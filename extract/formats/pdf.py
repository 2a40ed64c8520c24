"""PDFs as Markdown: each page a part; what is text on a page, not what a picture of it would show."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from extract.formats.part import under_headings
from extract.formats.pdf_lines import PageLine, Printed, lines_of
from extract.formats.pdf_pages import as_parts
from extract.problems import Problem, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.formats.part import Part

ERRORS: Final = (PyPdfError, DependencyError)
"""What the library raises."""

PAGE_ERRORS: Final = (*ERRORS, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError)
BOLD: Final = re.compile(r"bold|black|heavy|demi|(?:cm|sf)bx", re.IGNORECASE)
"""What the name of a bold font holds; the last is TeX's."""

MOST_PAGES: Final = 5_000
OPEN: Final = "save it without a password"


def parts(content: bytes) -> Iterator[Part | Problem]:
    """Yield the pages as "page=N", N counted from 1 as viewers do; a page that cannot be read is a Problem."""
    reader = _opened(content)
    pages: dict[int, list[PageLine]] = {}
    for number in range(1, len(reader.pages) + 1):
        try:
            pages[number] = lines_of(_printed(reader.pages[number - 1]))
        except PAGE_ERRORS:
            yield Problem(name=f"page={number}", reason="is a damaged page", advice="print it to a new PDF")
    if pages and not any(pages.values()):
        raise Unread("holds no text: its pages are pictures", "run text recognition (OCR) on it first")
    yield from under_headings(as_parts(pages))


def _opened(content: bytes) -> pypdf.PdfReader:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on the way is not for the reader
    reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unread("is encrypted", OPEN)
    except (DependencyError, NotImplementedError) as unknown:
        raise Unread("is encrypted", OPEN) from unknown
    if len(reader.pages) > MOST_PAGES:
        raise Unread(f"has more than {MOST_PAGES:,} pages", "split it into several files")
    return reader


def _printed(page: pypdf.PageObject) -> list[Printed]:
    """Return the pieces of text of a page in the order they are printed in, each with its place and its font."""
    found: list[Printed] = []

    def take(text: str, matrix: list[float], own: list[float], font: dict[str, object] | None, size: float) -> None:
        scale = abs(own[3] * matrix[3] + own[2] * matrix[1]) or abs(own[1] * matrix[2] + own[0] * matrix[0])
        x = own[4] * matrix[0] + own[5] * matrix[2] + matrix[4]
        y = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
        bold = bool(BOLD.search(str((font or {}).get("/BaseFont", ""))))
        found.append(Printed(text=text, x=x, y=y, size=round(abs(size or 0) * scale * 2) / 2, bold=bold))

    page.extract_text(visitor_text=take)
    return found
