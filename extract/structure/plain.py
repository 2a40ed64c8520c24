"""Plain headings: unmarked short lines above lists and paragraphs, taken out of the paragraphs Markdown sees there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.structure.blocks import Block, BlockKind
from extract.structure.cards import BACKS, FRONTS
from extract.structure.markers import SHORTEST_WRAPPED, column
from extract.structure.titles import is_bold, is_title, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAIN: Final = 7
"""The level of every plain heading: below all that are marked with "#"."""

TITLE: Final = 6
"""The level of an unmarked title on the first line of a note."""

LONGEST_SETEXT: Final = 100
"""Characters. A longer line above a rule is a paragraph above a rule."""

MARKS: Final = " \t>*_:#`"
SHORT_TITLE: Final = 40
NAMES: Final = 3
"""Words up to which a line with a colon names what follows; one of more words leads to the list below it."""

SENTENCE_ENDS: Final = (".", "!", "?", ":")


def with_headings(found: Sequence[Block], lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks, those that are plain headings as headings, those that end or begin with one cut in two."""
    marked = any(block.kind is BlockKind.HEADING and block.level < PLAIN for block in found)
    for at, block in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if block.kind is BlockKind.HEADING:
            yield _checked(block, lines)
        elif block.kind is not BlockKind.PARAGRAPH or block.quoted:
            yield block
        elif block.item >= 0:
            yield from _cut_item(block, after, lines)
        else:
            yield from _cut(block, after, lines, first=at == 0, marked=marked)


def _checked(block: Block, lines: Sequence[str]) -> Block:
    """Return a heading, or the paragraph it is where a rule below made it look like one."""
    marked = lines[block.first].lstrip(" \t>-*+0123456789.)").startswith("#")
    long = block.last - block.first > 1 or len(lines[block.first]) > LONGEST_SETEXT
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if long and not marked else block


def _cut_item(block: Block, after: Block | None, lines: Sequence[str]) -> Iterator[Block]:
    """Yield a list item without the heading that Markdown takes for its last line, and that heading."""
    last = block.last - 1
    text = lines[last].strip()
    outside = last > block.first and column(lines[last]) <= column(lines[block.item])
    above_list = after is not None and after.leads and after.first == block.last
    unwrapped = text.endswith(":") or len(lines[last - 1]) < SHORTEST_WRAPPED
    if outside and above_list and unwrapped and is_title(text):
        yield replace(block, last=last)
        yield _heading(block, last)
    else:
        yield block


def _cut(block: Block, after: Block | None, lines: Sequence[str], first: bool, marked: bool) -> Iterator[Block]:
    """Yield a paragraph outside lists without the headings at its beginning and end, and those headings."""
    while block.last - block.first > 1 and _names_the_rest(block, after, lines):
        yield _heading(block, block.first)
        block, first = replace(block, first=block.first + 1), False
    last = block.last - 1
    if block.first == last:
        level = _level(block, after, lines, first)
        if marked and level == PLAIN and _leads(lines[last].strip()):
            level = 0
        yield replace(block, kind=BlockKind.HEADING, level=level) if level else block
    elif _opens_list(after) and is_title(lines[last].strip()) and lines[last - 1].rstrip().endswith(SENTENCE_ENDS):
        yield replace(block, last=last)
        yield _heading(block, last)
    else:
        yield block


def _heading(block: Block, number: int) -> Block:
    return replace(block, kind=BlockKind.HEADING, level=PLAIN, first=number, last=number + 1, item=-1, leads=False)


def _level(block: Block, after: Block | None, lines: Sequence[str], first: bool) -> int:
    """Return the level of the heading that a lone line is, 0 where it is a paragraph."""
    text = lines[block.last - 1].strip()
    if after is None or not is_title(text) or _answers(block, lines):
        return 0
    if _opens_list(after) or is_bold(text):
        return PLAIN
    if after.kind is BlockKind.HEADING or _is_lone_title(after, lines):
        return TITLE if first and is_title(text, strict=True) else 0
    above_text = after.kind is BlockKind.PARAGRAPH and after.item < 0
    return PLAIN if above_text and is_title(text, strict=True) else 0


def _leads(text: str) -> bool:
    """Say whether a line above a list leads to that list alone: words enough to say what it holds, and a colon.

    Where other headings are marked, the paragraphs behind the list are not what such a line is about.
    """
    return text.endswith(":") and not is_bold(text) and len(text.split()) > NAMES


def _answers(block: Block, lines: Sequence[str]) -> bool:
    """Say whether a lone line answers what stands above it: a question, or the word "Answer"."""
    above = next((lines[at].strip(MARKS) for at in range(block.first - 1, -1, -1) if lines[at].strip()), "")
    own = lines[block.first].strip(MARKS).lower()
    return own not in FRONTS | BACKS and (above.endswith("?") or above.lower() in BACKS)


def _opens_list(after: Block | None) -> bool:
    return after is not None and (after.leads or after.kind in {BlockKind.TABLE, BlockKind.FENCE})


def _is_lone_title(block: Block, lines: Sequence[str]) -> bool:
    lone = block.kind is BlockKind.PARAGRAPH and block.item < 0 and block.last - block.first == 1
    return lone and is_title(lines[block.first].strip())


def _names_the_rest(block: Block, after: Block | None, lines: Sequence[str]) -> bool:
    """Say whether the first line of a paragraph is a heading right above its text."""
    text = lines[block.first].strip()
    if not is_title(text, strict=True):
        return False
    if is_bold(text) or text.endswith(":") or named(text)[0]:
        return True
    second = lines[block.first + 1].strip()
    return len(text) < SHORT_TITLE and _opens_list(after) and second[:1].isupper() and len(second) < SHORTEST_WRAPPED
