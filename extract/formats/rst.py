"""reStructuredText as Markdown, line for line, Sphinx's directives and roles included; nothing is run or included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.formats import rst_tables
from extract.formats.part import Part
from extract.formats.rst_inline import inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HIDDEN: Final = frozenset(
    """toctree image figure include raw index contents highlight currentmodule module py:module py:currentmodule meta
    default-role role sectnum section-numbering header footer target-notes unicode autoclass automodule autofunction
    autosummary automethod literalinclude graphviz digraph plot math tabularcolumns testsetup testcleanup""".split()
)
CODE: Final = frozenset(
    """code code-block sourcecode parsed-literal testcode testoutput doctest prompt productionlist console ipython
    jupyter-execute mermaid uml""".split()
)
TABLES: Final = {"list-table": rst_tables.listed, "csv-table": rst_tables.from_csv}
VERSIONS: Final = {
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}
DIRECTIVE: Final = re.compile(
    r"[ \t]*\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:.+-]+?)::(?:[ \t]+(?P<argument>.*))?$"
)
SUBSTITUTION: Final = re.compile(r"[ \t]*\.\.[ \t]+\|")
FOOTNOTE: Final = re.compile(r"[ \t]*\.\.[ \t]+\[[^\]\n]+\][ \t]+(?=\S)")
EXPLICIT: Final = re.compile(r"[ \t]*\.\.(?:[ \t]|$)|[ \t]*__[ \t]")
OPTION: Final = re.compile(r"[ \t]+:[\w-]+:(?:[ \t]|$)")
FIELD: Final = re.compile(r"^([ \t]*):([\w][^:`\n]*):(?=[ \t]|$)")
ADORNED: Final = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
ITEM: Final = re.compile(r"([ \t]*)(?:[*+•-]|\(?(?:\d+|#|[A-Za-z])[.)])[ \t]+(?=\S)")
BULLET: Final = re.compile(r"([ \t]*)[*+•-]([ \t]+)(?=\S)")
NUMBER: Final = re.compile(r"([ \t]*)\(?(?:(\d+)|#)[.)]([ \t]+)(?=\S)")
LINE_BLOCK: Final = re.compile(r"^([ \t]*)\|(?:[ \t]+|$)")
DOCTEST: Final = re.compile(r"[ \t]*>>>")
FENCE: Final = "```"


def parts(content: str) -> Iterator[Part]:
    """Yield the text, whole; each line stands where it stood."""
    reader = _Reader(re.split(r"\r\n?|\n", content))
    yield Part(text=inline("\n".join(reader.read())))


def width(line: str) -> int:
    """Return how far a line is indented."""
    line = line.expandtabs(8)
    return len(line) - len(line.lstrip())


@dataclass(slots=True)
class _Reader:
    """Goes down the lines and writes each into its own place in `out`, which begins as blank lines."""

    lines: Sequence[str]
    out: list[str] = field(default_factory=list)
    styles: list[tuple[str, bool]] = field(default_factory=list)
    no_table: int = 0

    def read(self) -> list[str]:
        """Return the lines as Markdown."""
        self.out = [""] * len(self.lines)
        at = 0
        while at < len(self.lines):
            at = self._take(at)
        return self.out

    def _take(self, at: int) -> int:
        """Write the block that begins at a line; return the line after it."""
        line = self.lines[at]
        if not line.strip():
            return at + 1
        if EXPLICIT.match(line):
            return self._explicit(at)
        if at >= self.no_table and (table := rst_tables.drawn(self.lines, at)):
            self.out[at : at + len(table)] = table
            return at + len(table)
        if rst_tables.SIMPLE.match(line):
            self.no_table = max(self.no_table, at + rst_tables.LONGEST)
        if title := self._title(at):
            return title
        if DOCTEST.match(line):
            return self._until_blank(at)
        return self._text(at)

    def _explicit(self, at: int) -> int:
        line = self.lines[at]
        found = DIRECTIVE.match(line)
        name = found["name"].lower() if found else ""
        end = self._end(at, width(line))
        if found and name in CODE:
            return self._code(at, at + 1, end)
        if found and name in TABLES:
            self.out[at:end] = TABLES[name](self.lines[at:end])
            return end
        if footnote := FOOTNOTE.match(line):
            self.out[at] = line[footnote.end() :]
            return at + 1
        if not found or name in HIDDEN or SUBSTITUTION.match(line):
            return end
        return self._directive(at, name, found["argument"] or "")

    def _directive(self, at: int, name: str, argument: str) -> int:
        """Write the argument of a directive; its options go, and what it holds is read like any text."""
        self.out[at] = f"{VERSIONS[name]} {argument}" if name in VERSIONS else argument
        at += 1
        while at < len(self.lines) and OPTION.match(self.lines[at]):
            at += 1
        return at

    def _end(self, at: int, indent: int) -> int:
        """Return the line after what is indented below a line, without the blank lines that follow it."""
        end = last = at + 1
        while end < len(self.lines) and (not self.lines[end].strip() or width(self.lines[end]) > indent):
            end += 1
            last = end if self.lines[end - 1].strip() else last
        return last

    def _code(self, fence: int, first: int, end: int) -> int:
        """Write lines as code: the fence opens on a line above them that says nothing, and closes on the one below."""
        self.out[fence] = FENCE
        for at in range(first, end):
            self.out[at] = "" if OPTION.match(self.lines[at]) and at <= first + 1 else self.lines[at]
        if end < len(self.lines) - 1:
            self.out[end] = FENCE
        return end + 1

    def _title(self, at: int) -> int:
        """Write a section's title or a rule; return the line after it, 0 where it is neither."""
        line, below = self.lines[at], self._line(at + 1)
        if ADORNED.match(line):
            framed = bool(below.strip()) and self._line(at + 2).rstrip() == line.rstrip()
            if framed:
                self._heading(at + 1, line[0], framed=True)
            return at + (3 if framed else 1)
        underlined = ADORNED.match(below) and len(below.rstrip()) >= len(line.rstrip()) - 1
        if underlined and not line[0].isspace():
            self._heading(at, below[0], framed=False)
            return at + 2
        return 0

    def _heading(self, at: int, sign: str, *, framed: bool) -> None:
        if (sign, framed) not in self.styles:
            self.styles.append((sign, framed))
        level = min(self.styles.index((sign, framed)) + 1, 6)
        self.out[at] = f"{'#' * level} {self.lines[at].strip()}"

    def _text(self, at: int) -> int:
        """Write a line of text; what is indented below one that ends in "::" is code."""
        line = self.lines[at]
        self.out[at] = self._marked(at)
        if not line.rstrip().endswith("::"):
            return at + 1
        self.out[at] = self.out[at].rstrip().removesuffix("::") + (":" if line.strip() != "::" else "")
        end = self._end(at, width(line))
        if self._line(at + 1).strip() or end == at + 1:
            return at + 1
        return self._code(at + 1, at + 2, end)

    def _marked(self, at: int) -> str:
        line = self.lines[at]
        if self._defines(at):
            return f"{line[: width(line)]}- {line.strip()}"
        if at and self._defines(at - 1):
            return f"{' ' * (width(self.lines[at - 1]) + 2)}- {line.strip()}"
        if BULLET.match(line):
            return BULLET.sub(r"\1-\2", line, count=1)
        if NUMBER.match(line):
            return NUMBER.sub(lambda found: f"{found[1]}{found[2] or 1}.{found[3]}", line, count=1)
        return FIELD.sub(r"\1\2:", LINE_BLOCK.sub(r"\1", line, count=1), count=1)

    def _defines(self, at: int) -> bool:
        """Say whether a line is a term, with its definition indented right below."""
        line, below = self.lines[at], self._line(at + 1)
        if not line.strip() or not below.strip() or width(below) <= width(line) or line.rstrip().endswith("::"):
            return False
        starts = not self._line(at - 1).strip() or width(self._line(at - 1)) > width(line)
        return starts and not any(mark.match(line) for mark in (ITEM, FIELD, LINE_BLOCK, EXPLICIT, OPTION))

    def _until_blank(self, at: int) -> int:
        while self._line(at).strip():
            at += 1
        return at

    def _line(self, at: int) -> str:
        return self.lines[at] if 0 <= at < len(self.lines) else ""
