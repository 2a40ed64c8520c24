"""The lines of a note from its blocks: what hangs under what, and the exact offsets of each text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from extract.structure import tables
from extract.structure.blocks import Block, BlockKind, blocks
from extract.structure.cards import begins
from extract.structure.markers import DEFINED, ORDERED, PREFIX, STEMS, column, leads
from extract.structure.model import Cell, Line, LineKind
from extract.structure.pictures import shows
from extract.structure.plain import with_headings
from extract.structure.sentences import SPOKEN, apart, broken_off, sentences
from extract.structure.titles import is_title, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.notes import Note

NO_COLON: Final = 0
CALLED_OUT: Final = 8
"""The level of the title of a callout: below all other headings."""

CALLOUT: Final = re.compile(r"\[![\w-]+\][+-]?[ \t]*")
HASHES: Final = re.compile(r"(?:[ \t]*>)*[ \t]*(?:#{1,6}(?=[ \t]|$))?[ \t]*")
WHITE: Final = re.compile(r"[ \t]*")
QUOTE_MARKS: Final = re.compile(r"(?:[ \t]*>)*[ \t]*")
FENCE_END: Final = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
MARKDOWN_SUFFIXES: Final = (".md", ".markdown")
CODE_INDENT: Final = 4
INDENTING: Final = f" \t>{STEMS}"
CLOSING: Final = " \t*_`"
WHOLE: Final = (BlockKind.FENCE, BlockKind.TABLE, BlockKind.HTML)
RUNNING: Final = (BlockKind.HEADING, BlockKind.PARAGRAPH)


@dataclass(slots=True, kw_only=True)
class _Bullet:
    """A list item that later lines may hang under; `holds_level` says that unnumbered peers of its column do."""

    column: int
    number: int
    item: int
    last: int
    ordered: bool
    holds_level: bool = False


def parse(note: Note) -> tuple[Line, ...]:
    r"""Return the lines of a note, sorted by their place in it.

    Markdown is parsed by markdown-it-py; lists nest by the columns of their markers, so that any mixture of two, three,
    four spaces and tabs nests as it looks. A list, table or code after a paragraph that ends in a colon hangs on that
    paragraph. Front matter, comments, rules, table headers and fences are no lines, nor are pictures and what leads to
    another place of the page. Any text can be parsed.

    >>> from extract.notes import Note
    >>> note = Note(name="a.txt", text="SQS:\n- Retries\n  - 2 x")
    >>> [(line.kind.value, line.parent, line.text) for line in parse(note)]
    [('heading', 0, 'SQS'), ('bullet', 0, 'Retries'), ('bullet', 2, '2 x')]
    """
    lines = note.text.split("\n")
    assembler = _Assembler(note=note, lines=lines)
    for block in with_headings(blocks(note.text, lines), lines):
        assembler.take(block)
    return tuple(assembler.out)


@dataclass(slots=True, kw_only=True)
class _Assembler:
    """Takes blocks in order and knows the open bullets and headings."""

    note: Note
    lines: Sequence[str]
    starts: list[int] = field(default_factory=list)
    out: list[Line] = field(default_factory=list)
    bullets: list[_Bullet] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    headings: tuple[int, ...] = ()
    colon: int = NO_COLON
    context: int = 0
    called_out: int = 0

    def __post_init__(self) -> None:
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def take(self, block: Block) -> None:
        """Emit the lines of a block."""
        self._enter(block)
        if block.kind in WHOLE:
            self._whole(block)
        elif block.leads:
            self._bullet(block)
        elif block.quoted:
            self._quote(block)
        elif block.kind is BlockKind.HEADING and block.item < 0:
            self._heading(block)
        elif self._is_indented_code(block):
            self._code(block)
        else:
            self._prose(block, self._at(block.first, QUOTE_MARKS), self._end(block.last - 1))

    def _enter(self, block: Block) -> None:
        """Close the bullets and the callout that the block does not lie in."""
        if self.ranks[-1:] == [CALLED_OUT] and block.context != self.called_out:
            self.ranks.pop()
            self.headings = self.headings[: len(self.ranks)]
        if block.context != self.context or block.item < 0:
            self.bullets.clear()
            self.context = block.context
        if block.item < 0 and block.kind in RUNNING:
            self.colon = NO_COLON
        if block.leads:
            self._place(block)
        elif any(bullet.item == block.item for bullet in self.bullets):
            while self.bullets[-1].item != block.item:
                self.bullets.pop()

    def _place(self, block: Block) -> None:
        """Close the bullets that a new one does not hang under: all but those two or more columns to its left."""
        here = column(self.lines[block.item])
        ordered = bool(ORDERED.match(self.lines[block.item]))
        while self.bullets and self.bullets[-1].column > here - 2:
            last = self.bullets[-1]
            if last.ordered and not ordered and last.column == here and (last.holds_level or last.last == block.item):
                last.holds_level = True
                break
            self.bullets.pop()

    def _heading(self, block: Block) -> None:
        start = self._at(block.first, HASHES)
        left, right = named(self.note.text[start : self._end(block.last - 1)])
        while self.ranks and self.ranks[-1] >= block.level:
            self.ranks.pop()
        self.headings = self.headings[: len(self.ranks)]
        if self._emit(LineKind.HEADING, start + left, start + right):
            self.ranks.append(block.level)
            self.headings = (*self.headings, self.out[-1].number)

    def _bullet(self, block: Block) -> None:
        (start, end), *sides = self._sides(block, self._after_marks(block), self._end(block.last - 1))
        if self._emit(LineKind.BULLET, start, end):
            bullet = _Bullet(
                column=column(self.lines[block.item]),
                number=self.out[-1].number,
                item=block.item,
                last=block.last,
                ordered=bool(ORDERED.match(self.lines[block.item])),
            )
            self.bullets.append(bullet)
        for start, end in sides:
            self._emit(LineKind.PROSE, start, end)

    def _quote(self, block: Block) -> None:
        start, end = self._after_marks(block), self._end(block.last - 1)
        if callout := CALLOUT.match(self.note.text, start, end):
            self._callout(block, callout.end())
            if block.last - block.first == 1:
                return
            start = self._at(block.first + 1, PREFIX)
        for left, right in self._sides(block, start, end):
            self._emit(LineKind.QUOTE, left, right)

    def _callout(self, block: Block, start: int) -> None:
        """Emit the title of a callout: the heading of what the callout holds, where it is a name."""
        end = self._end(block.first)
        title = self.note.text[start:end]
        holds = block.item < 0 and self._goes_on(block)
        if not (holds and is_title(title) and not title.endswith("?")):
            self._emit(LineKind.QUOTE, start, end)
        elif self._emit(LineKind.HEADING, start, end):
            self.ranks.append(CALLED_OUT)
            self.headings = (*self.headings, self.out[-1].number)
            self.called_out = block.context

    def _goes_on(self, block: Block) -> bool:
        """Say whether more of the quote stands below the first line of a block."""
        below = self.lines[block.first + 1 : block.first + 2]
        return bool(below) and below[0].lstrip().startswith(">")

    def _prose(self, block: Block, start: int, end: int) -> None:
        for first, last in self._pieces(block, start, end):
            for left, right in sentences(self.note.text, first, last):
                self._emit(LineKind.PROSE, left, right)
        if block.item < 0 and self.out and self.out[-1].end == end and leads(self.lines, block.last):
            self.colon = self.out[-1].number

    def _pieces(self, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a paragraph that are read on their own: lines nobody wrapped, sides of cards."""
        if not apart(self.lines[block.first : block.last]):
            yield from self._sides(block, start, end)
            return
        for number in range(block.first, block.last):
            opens = max(start, self._at(number, SPOKEN))
            if opens < min(end, self._end(number)):
                yield opens, min(end, self._end(number))

    def _sides(self, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the sides of the cards in a block, or all of it where it holds none.

        A side begins where it is labelled, after a line that ends in a question mark or breaks off with two spaces, and
        between two lines with "::" or with an arrow.
        Right under an item, a term at the margin with its meaning is none of it, nor a sentence after a full stop.
        """
        for number in range(block.first + 1, block.last):
            asked = self.lines[number - 1].rstrip(CLOSING).endswith("?") and self.lines[number].strip() != "?"
            new = block.leads and self.lines[number - 1].rstrip()[-1:] == "." and self.lines[number][:1].isupper()
            new = new or (block.leads and DEFINED.match(self.lines[number]) is not None)
            new, here = new or broken_off(*self.lines[number - 1 : number + 1]), self._at(number, QUOTE_MARKS)
            if start < here < end and (asked or new or begins(self.lines[number])):
                yield start, self._end(number - 1)
                start = here
        yield start, end

    def _whole(self, block: Block) -> None:
        takers: dict[BlockKind, Callable[[Block], None]] = {
            BlockKind.FENCE: self._fence,
            BlockKind.TABLE: self._table,
            BlockKind.HTML: self._html,
        }
        takers[block.kind](block)
        if block.item < 0:
            self.colon = NO_COLON

    def _fence(self, block: Block) -> None:
        closed = block.last - 1 > block.first and FENCE_END.fullmatch(self.lines[block.last - 1])
        for number in range(block.first + 1, block.last - bool(closed)):
            self._emit(LineKind.CODE, self._at(number, QUOTE_MARKS if block.quoted else WHITE), self._end(number))

    def _code(self, block: Block) -> None:
        for number in range(block.first, block.last):
            self._emit(LineKind.CODE, self._at(number, WHITE), self._end(number))

    def _is_indented_code(self, block: Block) -> bool:
        if block.item >= 0 or self.lines[block.first][:1] not in INDENTING:
            return False
        return self.note.name.lower().endswith(MARKDOWN_SUFFIXES) and column(self.lines[block.first]) >= CODE_INDENT

    def _table(self, block: Block) -> None:
        first = self.starts[block.first]
        head = self._at(block.first, PREFIX)
        columns = tables.header(self.lines[block.first][head - first :])
        for number in range(block.first + 2, block.last):
            start, end = tables.inner(self.lines[number], QUOTE_MARKS if block.quoted else WHITE)
            offset = self.starts[number] + start
            row = tables.cells(self.lines[number][start:end], offset, columns)
            self._emit(LineKind.ROW, offset, self.starts[number] + end, row)

    def _html(self, block: Block) -> None:
        """Take what no comment hides; a comment that is never closed hides nothing."""
        start, end = self._at(block.first, QUOTE_MARKS), self._end(block.last - 1)
        while (opening := self.note.text.find("<!--", start, end)) >= 0:
            closing = self.note.text.find("-->", opening, end)
            if closing < 0:
                break
            self._prose(block, start, opening)
            start = closing + len("-->")
        self._prose(block, start, end)

    def _at(self, number: int, before: re.Pattern[str]) -> int:
        found = before.match(self.lines[number])
        return self.starts[number] + (found.end() if found else 0)

    def _after_marks(self, block: Block) -> int:
        """Return where the text of a bullet or quote begins, after the "#" of a heading in it."""
        start = self._at(block.first, PREFIX)
        marked = block.kind is BlockKind.HEADING and HASHES.match(self.note.text, start)
        return marked.end() if marked else start

    def _end(self, number: int) -> int:
        return self.starts[number] + len(self.lines[number].rstrip())

    def _emit(self, kind: LineKind, start: int, end: int, cells: tuple[Cell, ...] = ()) -> bool:
        """Add a line, unless there is no word in it."""
        text = self.note.text[start:end].strip()
        if not (text[:1].isalnum() or (any(map(str.isalnum, text)) and not shows(text))):
            return False
        start = self.note.text.index(text, start)
        parent = self.bullets[-1].number if self.bullets else self.colon
        self.out.append(
            Line(
                number=bisect_right(self.starts, start),
                kind=kind,
                depth=len(self.bullets),
                parent=parent if kind is not LineKind.HEADING else 0,
                headings=self.headings,
                start=start,
                end=start + len(text),
                text=text,
                cells=cells,
            )
        )
        return True
