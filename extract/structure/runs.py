"""Which runs of a note's lines are plain paragraphs to Markdown, whatever stands around them, and need no parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPACE: Final = " \t"

PLAIN: Final = re.compile(r"[A-Za-z](?![A-Za-z]{0,3}\))|[\"'“‘’]")
"""How a line begins that opens no block, ends each that indentation or quote marks hold, and draws no line under text.

Letters with a bracket number a list.
"""

LASTING: Final = re.compile(r"```|~~~|\r|<(?:[!?]|script|pre|style|textarea)", re.IGNORECASE)
"""What opens a block that blank lines do not end."""


class Stretch(NamedTuple):
    """Lines from `first` to before `last`, counted from 0; `plain` where they are one paragraph outside any list."""

    first: int
    last: int
    plain: bool


def stretches(lines: Sequence[str]) -> Iterator[Stretch]:
    """Yield the lines of a note, written as Markdown, in stretches to parse apart; blank lines may be in none.

    A run of lines without a blank one, each at the margin and begun by an ordinary word, is a paragraph. Other runs
    are parsed together with those after them, up to the next such run; after one that can open a block which blank
    lines do not end, all the rest is.

    >>> list(stretches(["One.", "Two.", "", "- three", "", "  four", "", "Five."]))
    [Stretch(first=0, last=2, plain=True), Stretch(first=3, last=7, plain=False), Stretch(first=7, last=8, plain=True)]
    """
    marked = -1
    for first, last in _runs(lines):
        if all(map(PLAIN.match, lines[first:last])):
            if marked >= 0:
                yield Stretch(marked, first, False)
                marked = -1
            yield Stretch(first, last, True)
            continue
        marked = first if marked < 0 else marked
        if any(map(LASTING.search, lines[first:last])):
            break
    if marked >= 0:
        yield Stretch(marked, len(lines), False)


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines between the blank ones, as (first, last)."""
    first = -1
    for number, line in enumerate(lines):
        if not line.strip(SPACE):
            if first >= 0:
                yield first, number
            first = -1
        elif first < 0:
            first = number
    if first >= 0:
        yield first, len(lines)
