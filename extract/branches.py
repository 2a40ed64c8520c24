"""Decision trees: which lines are branches of a question above them, told by how far each is indented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.arrows import DRAWN
from extract.structure import LineKind
from extract.structure.cards import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.structure import Line

WORDED: Final = re.compile(rf"\w.*?{DRAWN}")
REPLY: Final = re.compile(
    rf"[^\w?]*(?:if\s+)?(?P<reply>yes|no|true|false)\b[*_)\]]*\s*(?P<sign>{DRAWN}|[:,–—-](?=[\s*_]))[\s*_]*(?=\S)",
    re.IGNORECASE,
)
"""How a branch opens that takes up a question: "Yes → ...", "If no: ..."."""

ASKS: Final = re.compile(r"\?[\W_]*$")
FIRST: Final = re.compile(r"[^\W_]")
NUMBER: Final = re.compile(rf"^(?:.*{DRAWN})?[\W_]*(?:(?:step\s+)?\d{{1,2}}[.):]\s*)?[\W_]*", re.IGNORECASE)
"""What a question is written without: what leads to it, and its number."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A question under which branches can stand: the column it begins in, its words, its index."""

    column: int
    text: str
    index: int


def branches(lines: Sequence[Line], text: str) -> Iterator[tuple[int, str, int]]:
    r"""Yield each line that is a branch of a question, by its index, with the question and the index of its line.

    >>> from extract.notes import Note
    >>> from extract.structure import parse
    >>> note = Note(name="n.md", text="```\n1. Many readers?\n   YES → SNS\n   NO → SQS\n```")
    >>> [asked for _, asked, _ in branches(parse(note), note.text)]
    ['Many readers?', 'Many readers?']
    """
    above: list[_Open] = []
    for index, line in enumerate(lines):
        if line.kind in (LineKind.HEADING, LineKind.ROW):
            above.clear()
        asks = "?" in line.text and ASKS.search(line.text) is not None
        if not asks and not above:
            continue
        column, replies = _column(line, text), REPLY.match(line.text) is not None
        while above and (above[-1].column > column or (above[-1].column == column and not (replies and not asks))):
            above.pop()
        if above and not asks and (replies or (above[-1].column < column and _leads(line))):
            yield index, above[-1].text, above[-1].index
        if asks:
            above.append(_Open(column + replies, NUMBER.sub("", line.text, count=1).strip(), index))


def _leads(line: Line) -> bool:
    """Whether a line leads from one thing to another, and is no side of a card."""
    return WORDED.search(line.text) is not None and not labelled(line.text)


def _column(line: Line, text: str) -> int:
    """The column in which the first word of a line stands, behind what draws the tree."""
    opens = FIRST.search(line.text)
    return line.start + (opens.start() if opens else 0) - (text.rfind("\n", 0, line.start) + 1)
