"""The blocks of a note by physical line, from the token map of markdown-it-py and what plain text needs beyond it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from extract.structure.markers import BULLET, ORDERED, as_markdown, column
from extract.structure.runs import stretches
from extract.titled import without_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from extract.structure.runs import Stretch

NESTING: Final = 200
"""Levels that the parser follows; deeper ones are read by `_left_over`."""

TOO_DEEP: Final = 4
"""Columns further in, from which Markdown takes a marker for text."""


class BlockKind(StrEnum):
    """What Markdown takes a run of physical lines for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FENCE = "fence"
    HTML = "html"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of physical lines, counted from 0, `last` exclusive.

    `item` is the line of the innermost list item it lies in (-1: none), `leads` says that it is the item's own text,
    `quoted` that it lies in a quote, `level` is that of a heading, `context` changes where a list cannot go on.
    """

    kind: BlockKind
    first: int
    last: int
    item: int = -1
    leads: bool = False
    quoted: bool = False
    level: int = 0
    context: int = 0


@dataclass(slots=True)
class _Reader:
    """Walks the tokens; knows in which item and quote it is."""

    covered: bytearray
    items: list[int] = field(default_factory=list)
    fresh: bool = False
    quotes: int = 0
    context: int = 0

    def blocks(self, stretches: Iterable[Stretch], shown: Sequence[str]) -> Iterator[Block]:
        for stretch in stretches:
            if stretch.plain:
                self._cover(stretch.first, stretch.last)
                yield Block(
                    kind=BlockKind.PARAGRAPH, first=stretch.first, last=stretch.last, context=self.context
                )  # fmt: skip
            else:
                text = "\n".join(shown[stretch.first : stretch.last])
                yield from self._marked(_parser().parse(text), stretch.first)

    def _marked(self, tokens: Iterable[Token], offset: int) -> Iterator[Block]:
        for token in tokens:
            if token.nesting < 0 or token.map is None:
                self._close(token.type)
            elif token.type == "list_item_open":
                self.items.append(offset + token.map[0])
                self.fresh = True
            elif token.type == "blockquote_open":
                self.quotes += 1
                self.context += not self.items
            elif token.type in BUILDERS:
                yield from self._block(token, offset + token.map[0], offset + token.map[1])
            elif token.type == "hr":
                self._cover(offset + token.map[0], offset + token.map[1])

    def _close(self, kind: str) -> None:
        if kind == "list_item_close":
            self.items.pop()
            self.fresh = False
        elif kind == "blockquote_close":
            self.quotes -= 1
            self.context += not self.items

    def _block(self, token: Token, first: int, last: int) -> Iterator[Block]:
        self._cover(first, last)
        kind = BUILDERS[token.type]
        level = int(token.tag[1]) if kind is BlockKind.HEADING else 0
        if kind is BlockKind.HEADING and token.markup in {"=", "-"}:
            last -= 1
        leads, self.fresh = self.fresh, False
        item = self.items[-1] if self.items else -1
        quoted = self.quotes > 0
        yield Block(
            kind=kind, first=first, last=last, item=item, leads=leads, quoted=quoted, level=level, context=self.context
        )

    def _cover(self, first: int, last: int) -> None:
        self.covered[first:last] = b"\1" * (last - first)


BUILDERS: Final = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "fence": BlockKind.FENCE,
    "html_block": BlockKind.HTML,
    "table_open": BlockKind.TABLE,
}


def blocks(text: str, lines: Sequence[str]) -> list[Block]:
    """Return the blocks of a text in the order of their lines; every line that holds a word is in one of them.

    Front matter and comments are in none. List items that Markdown would take for the text above them (indented too
    deep, numbered from two on) are blocks of their own.
    """
    shown = as_markdown(without_front_matter(text)).split("\n")
    covered = bytearray(len(lines) + 1)
    found = [part for block in _Reader(covered).blocks(stretches(shown), shown) for part in _split(block, lines)]
    left = list(_left_over(shown, covered))
    return sorted(found + left, key=lambda block: block.first) if left else found


@cache
def _parser() -> MarkdownIt:
    """Blocks alone: no code by indentation, since notes indent bullets as they like; no link definitions; no inline."""
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["block"])
    return parser


def _split(block: Block, lines: Sequence[str]) -> Iterator[Block]:
    """Yield a paragraph cut before each of its lines that begins with a marker of its own."""
    if block.kind is not BlockKind.PARAGRAPH or block.last - block.first == 1:
        yield block
        return
    start, leads, item = block.first, block.leads, block.item
    for number in range(block.first + 1, block.last):
        if BULLET.match(lines[number]) and not _wrapped_number(lines[number], lines[start]):
            yield replace(block, first=start, last=number, leads=leads, item=item)
            start, leads, item = number, True, number
    yield replace(block, first=start, leads=leads, item=item)


def _wrapped_number(line: str, above: str) -> bool:
    """Say whether a line begins with a number that is part of the text above rather than a marker."""
    return column(line) < column(above) + TOO_DEEP and bool(ORDERED.match(line))


def _left_over(shown: Sequence[str], covered: bytearray) -> Iterator[Block]:
    """Yield the lines that the parser gave up on because they are nested too deep."""
    for number, line in enumerate(shown):
        if not covered[number] and any(map(str.isalnum, line)):
            marked = bool(BULLET.match(line))
            yield Block(
                kind=BlockKind.PARAGRAPH, first=number, last=number + 1, item=number if marked else -1, leads=marked
            )
