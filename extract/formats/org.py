"""Org files as Markdown, line for line: headings, lists, tables, blocks, links; drawers and settings left blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.formats.grid import RULE, laid_out
from extract.formats.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE: Final = re.compile(r"#\+title:[ \t]*(.+)", re.IGNORECASE)
HEADING: Final = re.compile(r"(\*+)[ \t]+(.*)")
STATES: Final = ("TODO", "DONE")
"""Org's own words before a heading for how far a task is, no part of its title; a file can declare others."""

DECLARED: Final = re.compile(r"#\+(?:seq_|typ_)?todo:(.*)", re.IGNORECASE)
DECLARED_STATE: Final = re.compile(r"[^\s|(]+(?:\([^)\s]*\))?")
"""The line of a file that declares states ("#+TODO: NEXT(n) | DROPPED"), and one of them; Org manual, 5.2."""

PRIORITY: Final = re.compile(r"^\[#\w\][ \t]*")
TAGS: Final = re.compile(r"[ \t]+:[\w@#%:]+:[ \t]*$")
DRAWER: Final = re.compile(r"[ \t]*:[\w-]+:[ \t]*$")
DRAWER_END: Final = re.compile(r"[ \t]*:end:[ \t]*$", re.IGNORECASE)
BEGIN: Final = re.compile(r"[ \t]*#\+begin_(\w+)", re.IGNORECASE)
SETTING: Final = re.compile(r"[ \t]*#(?:\+.*|[ \t].*)?$|[ \t]*(?:SCHEDULED|DEADLINE|CLOSED):.*$")
TABLE: Final = re.compile(r"[ \t]*\|")
TABLE_RULE: Final = re.compile(r"[ \t]*\|[-+]+\|?[ \t]*$")
ITEM: Final = re.compile(
    r"(?P<mark>[ \t]*[-+][ \t]+|[ \t]+\*[ \t]+|[ \t]*\d+[.)][ \t]+)(?:\[@\d+\][ \t]*)?(?P<text>.*)"
)
TERM: Final = re.compile(r"^(\S.{0,200}?)[ \t]+::[ \t]+(?=\S)")
FIXED: Final = re.compile(r"^[ \t]*: ?(?=\S)")
CODE_BLOCKS: Final = frozenset({"src", "example", "export"})
HIDDEN_BLOCKS: Final = frozenset({"comment"})
INLINE: Final = (
    (re.compile(r"\[\[[^\[\]\n]*\]\[([^\[\]\n]+)\]\]"), r"\1"),
    (re.compile(r"\[\[(?:(?:file|id|https?|\w{1,20}):)?([^\[\]\n]+)\]\]"), r"\1"),
    (re.compile(r"\[fn:[^\[\]\n]*\]"), ""),
    (re.compile(r"(?<![\w=~])[=~](?=\S)([^=~\n]*?)(?<=\S)[=~](?![\w=~])"), r"`\1`"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![\w*])"), r"**\1**"),
    (re.compile(r"(?<![\w/:<.])/(?=[^\s/])([^/\n]*?)(?<=[^\s/])/(?![\w/])"), r"*\1*"),
    (re.compile(r"[<\[]\d{4}-\d\d-\d\d(?: [^<>\[\]\n]*)?[>\]]"), ""),
)
"""Links as their text, code, bold and italics in Markdown's signs, footnotes and time stamps left out."""

FENCE: Final = "```"
DEEPEST: Final = 6


class Settings(NamedTuple):
    """What a file says of all its lines: how far headings stand below its title, and the states of tasks."""

    below: int
    states: frozenset[str]


def parts(content: str) -> Iterator[Part]:
    """Yield the text, whole; each line stands where it stood."""
    lines = list(_converted(re.split(r"\r\n?|\n", content)))
    for first, last in _tables(lines):
        lines[first:last] = laid_out([_cells(line) for line in lines[first:last]])
    yield Part(text="\n".join(lines))


def _tables(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of lines that are tables, outside of code."""
    found: list[tuple[int, int]] = []
    code = False
    for at, line in enumerate(lines):
        code ^= line == FENCE
        if not code and TABLE.match(line):
            first = found.pop()[0] if found and found[-1][1] == at else at
            found.append((first, at + 1))
    return found


def _converted(lines: Sequence[str]) -> Iterator[str]:
    settings = _settings(lines)
    block, hidden = "", False
    for line in lines:
        if hidden or (not block and DRAWER.match(line) and not DRAWER_END.match(line)):
            hidden = not DRAWER_END.match(line) and not HEADING.match(line)
            yield _plain(line, settings) if HEADING.match(line) else ""
        elif block:
            ends = re.match(rf"[ \t]*#\+end_{block}\b", line, re.IGNORECASE)
            yield _in_block(line, block, settings, ends=bool(ends))
            block = "" if ends else block
        elif begin := BEGIN.match(line):
            block = begin[1].lower()
            yield FENCE if block in CODE_BLOCKS else ""
        else:
            yield _plain(line, settings)


def _in_block(line: str, block: str, settings: Settings, *, ends: bool) -> str:
    if block in CODE_BLOCKS:
        return FENCE if ends else line
    if ends or block in HIDDEN_BLOCKS:
        return ""
    return f"> {_inline(line.strip())}" if block == "quote" else _plain(line, settings)


def _settings(lines: Sequence[str]) -> Settings:
    declared = (found[1] for found in map(DECLARED.match, lines) if found)
    states = (one.partition("(")[0] for line in declared for one in DECLARED_STATE.findall(line))
    return Settings(below=int(any(map(TITLE.match, lines))), states=frozenset((*STATES, *states)))


def _plain(line: str, settings: Settings) -> str:
    if title := TITLE.match(line):
        return f"# {_inline(title[1])}"
    if heading := HEADING.match(line):
        name = _titled(TAGS.sub("", heading[2]), settings.states)
        return f"{'#' * min(len(heading[1]) + settings.below, DEEPEST)} {_inline(name)}"
    if SETTING.match(line):
        return ""
    if TABLE.match(line):
        return line
    if item := ITEM.match(line):
        text = TERM.sub(r"\1: ", item["text"], count=1)
        return f"{item['mark'].replace('*', '-').replace('+', '-')}{_inline(text)}"
    return _inline(FIXED.sub("", line))


def _titled(heading: str, states: frozenset[str]) -> str:
    """The title of a heading without its state and its priority."""
    state, *rest = heading.split(maxsplit=1)
    return PRIORITY.sub("", "".join(rest) if rest and state in states else heading)


def _cells(line: str) -> list[str] | str:
    return RULE if TABLE_RULE.match(line) else [_inline(cell) for cell in line.strip().strip("|").split("|")]


def _inline(text: str) -> str:
    for pattern, markdown in INLINE:
        text = pattern.sub(markdown, text)
    return text
