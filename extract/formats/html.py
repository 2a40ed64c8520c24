"""HTML as Markdown: the main content of a page, its headings, lists, tables, code and text, without the page around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from extract.formats.html_guard import guarded
from extract.formats.html_tables import Table
from extract.formats.writer import Piece, Writer, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.formats.part import Part

NEVER: Final = frozenset("script style template noscript svg iframe object select button textarea head canvas".split())
AROUND: Final = frozenset({"nav", "footer"})
ROLES_AROUND: Final = frozenset({"navigation", "banner", "contentinfo", "search"})
CLASSES_AROUND: Final = frozenset({"headerlink", "toc", "breadcrumbs", "sr-only"})
"""What stands around the text of a page, by tag, role and class."""

BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
ITEMS: Final = frozenset({"li", "dt", "dd"})
HEADING: Final = re.compile(r"h([1-6])$")
VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
MARKS: Final = {"b": "**", "strong": "**", "code": "`", "kbd": "`", "tt": "`"}
MOST_MARKED: Final = 50
"""Pieces of text over which a mark may go."""

LINE_ENDS: Final = re.compile(r"\r\n?")


def parts(content: str) -> Iterator[Part]:
    """Yield the page, whole; each line knows the line of the file that it begins on."""
    content = guarded(LINE_ENDS.sub("\n", content))
    for main, around in ((_main_of(content), True), ("", True), ("", False)):
        part = _read(content, main, around=around)
        if any(map(str.isalnum, part.text)):
            yield part
            return


def _main_of(content: str) -> str:
    """Return what marks the main content: a tag, a role; nothing where the page does not say."""
    if re.search(r"<main[\s>]", content, re.IGNORECASE):
        return "main"
    if re.search(r"""\srole=["']?main\b""", content, re.IGNORECASE):
        return "role"
    return "article" if len(re.findall(r"<article[\s>]", content, re.IGNORECASE)) == 1 else ""


def _read(content: str, main: str, *, around: bool) -> Part:
    reader = _Reader(main, around=around)
    reader.feed(content)
    reader.close()
    reader.flush()
    return reader.writer.part(numbered=True)


@dataclass(slots=True)
class _Text:
    """The text of the block that is open: pieces, where marked stretches of it begin, and what it will be."""

    pieces: list[Piece] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    heading: int = 0
    item: int = 0


class _Reader(HTMLParser):
    """Writes a block whenever one ends; what HTML leaves open is ended by what follows it."""

    def __init__(self, main: str, *, around: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.writer = Writer()
        self.text = _Text()
        self.main, self.around = main, around
        self.inside = 0 if main else 1
        self.main_tag = ""
        self.skipped, self.skips = "", 0
        self.depth = self.quotes = self.code = 0
        self.tables: list[Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins, after ending what it ends."""
        given = {name: value or "" for name, value in attrs}
        if self.skips:
            self.skips += tag == self.skipped and tag not in VOID
        elif self._is_around(tag, given):
            self.skipped, self.skips = tag, 1
        elif self._enters(tag, given):
            self.inside += 1
        elif self.inside:
            self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if self.skips:
            self.skips -= tag == self.skipped
        elif self.main and tag == self.main_tag and self.inside:
            self.flush()
            self.inside -= 1
        elif self.inside:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text, each line of it with its number."""
        if not self.inside or self.skips:
            return
        number = self.getpos()[0]
        self.text.pieces += [(line, number + at) for at, line in enumerate(data.split("\n"))]

    def flush(self) -> None:
        """Write the block that is open."""
        pieces, text = _joined(self.text.pieces), self.text
        self.text = _Text()
        if self.tables:
            if one_line(pieces):
                self.tables[-1].take(pieces)
        elif self.code:
            self.writer.code(_without_edges(text.pieces))
        elif text.heading:
            self.writer.heading(text.heading, pieces)
        elif text.item and one_line(pieces):
            self.writer.item(pieces, text.item)
        elif one_line(pieces):
            self.writer.paragraph(pieces, self.depth, quoted=bool(self.quotes) and not self.depth)
        elif text.item:
            self.text.item = text.item

    def _is_around(self, tag: str, given: Mapping[str, str]) -> bool:
        if tag in VOID or tag in {"html", "body", "main"}:
            return False
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        around = tag in AROUND or given.get("role") in ROLES_AROUND or given.get("class", "") in CLASSES_AROUND
        return tag in NEVER or (self.around and (hidden or around))

    def _enters(self, tag: str, given: Mapping[str, str]) -> bool:
        """Say whether a tag begins the main content, or another of its kind within it."""
        begins = tag == self.main or (self.main == "role" and given.get("role") == "main")
        if self.main and begins and not self.inside:
            self.main_tag = tag
        return bool(self.main) and (begins or (self.inside > 0 and tag == self.main_tag))

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        if heading := HEADING.match(tag):
            self._begin_block(tag, given)
            self.text.heading = int(heading[1])
        elif tag in BLOCKS:
            self._begin_block(tag, given)
        elif tag == "br":
            self.text.pieces.append(("\n" if self.code else " ", self.getpos()[0]))
        elif tag in MARKS and not self.code:
            self.text.marks.append((tag, len(self.text.pieces)))

    def _begin_block(self, tag: str, given: Mapping[str, str]) -> None:
        self.flush()
        if tag in LISTS:
            self.depth += 1
        elif tag in ITEMS:
            self.text.item = max(self.depth, 1) + (tag == "dd")
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.code += 1
        elif tag == "table":
            self.tables.append(Table(nested=bool(self.tables)))
        elif self.tables and tag in {"tr", "td", "th", "thead", "tbody"}:
            self.tables[-1].begin(tag, given, self.getpos()[0])

    def _end(self, tag: str) -> None:
        if tag in BLOCKS or HEADING.match(tag):
            self.flush()
        if tag in LISTS:
            self.depth = max(self.depth - 1, 0)
        elif tag == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        elif tag == "pre":
            self.code = max(self.code - 1, 0)
        elif tag == "table" and self.tables:
            self._table(self.tables.pop())
        elif tag in ITEMS:
            self.text.item = 0
        elif tag in MARKS:
            self._mark(tag)

    def _table(self, table: Table) -> None:
        """Write a table; one within a table is text of its cell."""
        if self.tables:
            self.tables[-1].take(table.pieces())
        else:
            table.write(self.writer)

    def _mark(self, tag: str) -> None:
        """Put Markdown's signs around what a tag marked, if it was one piece of text."""
        if not self.text.marks or self.text.marks[-1][0] != tag:
            return
        _, at = self.text.marks.pop()
        if self.text.heading or len(self.text.pieces) - at > MOST_MARKED:
            return
        marked = [number for number in range(at, len(self.text.pieces)) if self.text.pieces[number][0].strip()]
        if marked and MARKS[tag] not in "".join(text for text, _ in self.text.pieces[at:]):
            for number, before in ((marked[0], True), (marked[-1], False)):
                text, line = self.text.pieces[number]
                self.text.pieces[number] = (_signed(text, MARKS[tag], before=before), line)


def _signed(text: str, sign: str, *, before: bool) -> str:
    """Return text with a sign right before its first word, or right after its last.

    >>> _signed(" bold ", "**", before=True)
    ' **bold '
    """
    word = text.strip()
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{left}{sign}{word}{right}" if before else f"{left}{word}{sign}{right}"


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those of one line as one."""
    lines: dict[int, str] = {}
    for text, number in pieces:
        lines[number] = lines.get(number, "") + text
    return [(" ".join(text.split()), number) for number, text in lines.items() if text.strip()]


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    """Return the lines of code, one by one, without blank ones around them."""
    lines = [(line, number) for number, text in _raw(pieces).items() for line in text.rstrip("\n").split("\n")]
    while lines and not lines[0][0].strip():
        lines.pop(0)
    while lines and not lines[-1][0].strip():
        lines.pop()
    return lines


def _raw(pieces: list[Piece]) -> dict[int, str]:
    lines: dict[int, str] = {}
    for text, number in pieces:
        lines[number] = lines.get(number, "") + text
    return lines
