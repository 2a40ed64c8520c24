"""The lines of a PDF's page from the pieces of text it prints: where each begins, how large and how bold it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xAD: ""}
"""Letters that fonts print as one sign, and hyphens that show only at the end of a line."""

LONE_BULLETS: Final = frozenset("•●▪■◦○‣⁃∙·–o*-\uf0b7\uf0a7\uf0d8\uf076")
"""What is an item's sign where it stands on a line of its own; the last are those of Word's symbol fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A piece of text as a page prints it; it may hold the ends of lines."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of a page: its text, its left edge, its height on the page, the size of its letters, if all is bold."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


def lines_of(printed: Iterable[Printed]) -> list[PageLine]:
    r"""Return the lines of a page that hold text, in the order they are printed in; a lone bullet joins what it marks.

    >>> one, two = Printed(text="a\nb", x=0, y=9, size=9, bold=False), Printed(text="c", x=5, y=8, size=9, bold=False)
    >>> [line.text for line in lines_of([one, two])]
    ['a', 'bc']
    """
    return list(_with_bullets(_line(pieces) for pieces in _split(printed) if any(one.text.strip() for one in pieces)))


def _split(printed: Iterable[Printed]) -> Iterator[list[Printed]]:
    """Yield the pieces of each line."""
    line: list[Printed] = []
    for piece in printed:
        first, *others = piece.text.split("\n")
        line.append(_with_text(piece, first))
        for text in others:
            yield line
            line = [_with_text(piece, text)]
    yield line


def _with_text(piece: Printed, text: str) -> Printed:
    return Printed(text=text.translate(LIGATURES), x=piece.x, y=piece.y, size=piece.size, bold=piece.bold)


def _line(pieces: list[Printed]) -> PageLine:
    shown = [piece for piece in pieces if piece.text.strip()]
    longest = max(shown, key=lambda piece: len(piece.text))
    text = " ".join("".join(piece.text for piece in pieces).split())
    bold = all(piece.bold for piece in shown)
    return PageLine(text=text, x=shown[0].x, y=shown[0].y, size=longest.size, bold=bold)


def _with_bullets(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    bullet: PageLine | None = None
    for line in lines:
        if bullet:
            text, bullet_x, bullet = f"{bullet.text} {line.text}", bullet.x, None
            yield PageLine(text=text, x=bullet_x, y=line.y, size=line.size)
        elif line.text in LONE_BULLETS:
            bullet = line
        else:
            yield line
