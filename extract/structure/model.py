"""The seam of structure: a line of a note with its kind, its place in the list and under headings, its offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of a note is."""

    HEADING = "heading"
    BULLET = "bullet"
    PROSE = "prose"
    ROW = "row"
    CODE = "code"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table row: offsets in the text of the note, and the header of its column ("" where it has none)."""

    start: int
    end: int
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A heading, a whole bullet or quoted paragraph, a sentence of prose, a table row or a line of code.

    `number` is the physical line it starts on, from 1. `depth` counts the list levels above it; `parent` is the number
    of the line it hangs under (0: none); `headings` are the numbers of the headings above it, outermost first.
    `text` is `note.text[start:end]`: without indentation, marker, task box, `#`, `>`, and in headings without leading
    emoji, enclosing `**` and closing colon; where it runs over several physical lines it holds their line breaks.
    """

    number: int
    kind: LineKind
    depth: int
    parent: int
    headings: tuple[int, ...]
    start: int
    end: int
    text: str
    cells: tuple[Cell, ...] = ()
