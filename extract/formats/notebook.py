"""Notebooks: the cells that are Markdown, each a part; code and its output are left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from extract.formats.part import Part, under_headings
from extract.problems import Problem, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ADVICE: Final = "open it in Jupyter and save it again"


def parts(content: str) -> Iterator[Part | Problem]:
    """Yield the Markdown cells as "cell=N", N counting all cells from 1; lines are those of the cell."""
    yield from under_headings(_cells(content))


def _cells(content: str) -> Iterator[Part]:
    for number, cell in enumerate(_listed(content), 1):
        if not isinstance(cell, dict):
            continue
        kind, text = cell.get("cell_type"), _text(cell)
        if kind == "heading":
            level = cell.get("level", 1)
            yield Part(text=f"{'#' * (level if level in range(1, 7) else 1)} {text}", place=f"cell={number}")
        elif kind == "markdown" and text.strip():
            yield Part(text=text, place=f"cell={number}")


def _listed(content: str) -> Iterable[object]:
    """Return the cells of a notebook of any version; those before the fourth kept them in sheets."""
    try:
        book = json.loads(content)
    except (ValueError, RecursionError) as broken:
        raise Unread("is no notebook: its JSON is damaged", ADVICE) from broken
    if not isinstance(book, dict):
        raise Unread("is no notebook", ADVICE)
    sheets = book.get("worksheets", [book])
    return [cell for sheet in sheets if isinstance(sheet, dict) for cell in sheet.get("cells") or ()]


def _text(cell: dict[str, object]) -> str:
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
