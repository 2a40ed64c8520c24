"""A part of a file that was turned into Markdown, and the headings that parts begin under."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADING: Final = re.compile(r"(#{1,6})[ \t]+\S")
FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The text of a part, as Markdown, and where it stands: "" for the whole of a file, or "page=3", "slide=2"...

    `above` are the headings that it begins under, each a line; `numbers` are the lines of the file that the lines of
    `text` stand on, empty where they are the same.
    """

    text: str
    place: str = ""
    above: str = ""
    numbers: tuple[int, ...] = ()


def under_headings(parts: Iterable[Part | Problem]) -> Iterator[Part | Problem]:
    r"""Yield each part with the headings of the parts before it that are still open where it begins.

    >>> pages = [Part(text="# SQS", place="page=1"), Part(text="- Queues", place="page=2")]
    >>> [part.above for part in under_headings(pages) if isinstance(part, Part)]
    ['', '# SQS\n']
    """
    open_: list[str] = []
    for part in parts:
        if isinstance(part, Problem):
            yield part
            continue
        first = HEADING.match(part.text)
        above = [line for line in open_ if not first or _level(line) < len(first[1])]
        yield replace(part, above="".join(f"{line}\n" for line in above))
        for line in headings(part.text):
            open_ = [*(other for other in open_ if _level(other) < _level(line)), line]


def headings(text: str) -> Iterator[str]:
    r"""Yield the lines of a Markdown text that are headings marked with "#", outside of code.

    >>> list(headings("# A\n```\n# code\n```\n## B"))
    ['# A', '## B']
    """
    fence = ""
    for line in text.split("\n"):
        if mark := FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and HEADING.match(line):
            yield line


def row(cells: Iterable[str]) -> str:
    r"""Return the cells of a table's row as a line of Markdown.

    >>> row(["a", "b|c"])
    '| a | b\\|c |'
    """
    return "".join(f"| {' '.join(cell.split()).replace('|', BAR)} " for cell in cells) + "|"


def rule(columns: int) -> str:
    """Return the line that stands under the header of a table."""
    return "|" + "---|" * columns


BAR: Final = "\\|"


def _level(line: str) -> int:
    return len(line) - len(line.lstrip("#"))
