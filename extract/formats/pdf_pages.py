"""The pages of a PDF as Markdown: headings by their letters, items by their bullets, what repeats left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract.formats.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.formats.pdf_lines import PageLine

BULLET: Final = re.compile(r"(?:[•●▪■◦○‣⁃∙·*\uf0b7\uf0a7\uf0d8\uf076]|[–-](?=[ \t]))[ \t]*(?=\S)|o[ \t](?=[A-Z0-9])")
NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)][ \t]+(?=\S)")
HYPHEN: Final = re.compile(r"([A-Za-z]+)-$")
WORD: Final = re.compile(r"[a-z]+")
WORDS: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
DIGITS: Final = re.compile(r"\d+")
SENTENCE_END: Final = (".", "!", "?", ";", ",")

LARGER: Final = 1.12
"""How much larger than the text the letters of a heading are."""

LONGEST_HEADING: Final = 100
LONGEST_BOLD: Final = 70
INDENT: Final = "  "
LEVELS: Final = 4
"""Sizes of headings that are told apart; bold lines are one level below them."""

WIDE_GAP: Final = 1.6
"""Distance of two lines, in times their letters' size, from which they are two paragraphs."""

SPACED: Final = 3
"""The same for a line that goes on in the middle of a sentence, where lines are set wide apart."""

ROOM: Final = 3
"""Points by which a line may stand further left or right and still begin where the other does."""

REPEATED: Final = 3
"""Pages on which the same line stands first or last, from which it belongs to the page and not to the text."""

EDGE: Final = 2
"""Lines at the top and at the bottom of a page that may be such."""


def as_parts(pages: Mapping[int, Sequence[PageLine]]) -> Iterator[Part]:
    """Yield each page with text as Markdown; its lines are those of the page, with a blank one between paragraphs."""
    around = _around(list(pages.values()))
    kept = {number: _without(lines, around) for number, lines in pages.items()}
    everything = [line for lines in kept.values() for line in lines]
    style = _Style.of(everything)
    spelled = Counter(word.lower() for line in everything for word in WORDS.findall(line.text))
    for number, lines in kept.items():
        written = list(_written(_mended(lines, spelled), style))
        yield Part(text="\n".join(written), place=f"page={number}")


def _around(pages: Sequence[Sequence[PageLine]]) -> set[str]:
    """Return the lines that run along the top or bottom of pages, numbers as one sign."""
    times: Counter[str] = Counter()
    for lines in pages:
        times.update({_shape(line) for line in (*lines[:EDGE], *lines[-EDGE:])})
    least = max(REPEATED, len(pages) // 4)
    return {shape for shape, number in times.items() if number >= least}


def _without(lines: Sequence[PageLine], around: set[str]) -> list[PageLine]:
    last = len(lines) - EDGE
    return [line for at, line in enumerate(lines) if EDGE <= at < last or _shape(line) not in around]


def _shape(line: PageLine) -> str:
    return DIGITS.sub("#", line.text)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document is set: the size of its text, the heading that each larger size is, and that bold lines are."""

    body: float
    levels: dict[float, int]
    bold: int

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> _Style:
        """Return the style of all lines of a document; where most are bold, bold says nothing."""
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        body = max(letters, key=lambda size: (letters[size], -size), default=0.0)
        larger = sorted((size for size in letters if body and size >= body * LARGER), reverse=True)
        levels = {size: min(at, LEVELS) for at, size in enumerate(larger, 1)}
        rare = sum(line.bold for line in lines) < len(lines) / 2
        return cls(body, levels, max(levels.values(), default=0) + 1 if rare else 0)

    def level(self, line: PageLine) -> int:
        """Return the level of the heading that a line plainly is, 0 where it may be text."""
        opens = line.text[:1].isupper() or line.text[:1].isdigit()
        if not opens or line.text.endswith(SENTENCE_END) or not any(map(str.isalpha, line.text)):
            return 0
        if line.size in self.levels:
            return self.levels[line.size] if len(line.text) <= LONGEST_HEADING else 0
        return self.bold if line.bold and line.size >= self.body and len(line.text) <= LONGEST_BOLD else 0


def _mended(lines: Sequence[PageLine], spelled: Mapping[str, int]) -> list[PageLine]:
    """Return the lines with words whole that the end of a line cut in two; each on the line where it begins."""
    out = list(lines)
    for at in range(len(out) - 1):
        cut, rest = HYPHEN.search(out[at].text), WORD.match(out[at + 1].text)
        if cut and rest:
            left, right = cut[1].lower(), rest[0]
            hyphen = "-" if spelled[f"{left}-{right}"] and not spelled[left + right] else ""
            tail, _, after = out[at + 1].text.partition(" ")
            out[at] = replace(out[at], text=f"{out[at].text[:-1]}{hyphen}{tail}")
            out[at + 1] = replace(out[at + 1], text=after)
    return [line for line in out if line.text]


def _written(lines: Sequence[PageLine], style: _Style) -> Iterator[str]:
    indents: list[float] = []
    before: PageLine | None = None
    for line in _with_whole_headings(lines, style):
        level = style.level(line)
        item = None if level else BULLET.match(line.text) or NUMBERED.match(line.text)
        if level:
            indents.clear()
            yield f"{'#' * level} {line.text}"
        elif item:
            while indents and indents[-1] > line.x - ROOM:
                indents.pop()
            indents.append(line.x)
            mark = item[0].strip() if item.re is NUMBERED else "-"
            yield f"{INDENT * (len(indents) - 1)}{mark} {line.text[item.end() :]}"
        else:
            if before and not style.level(before) and _begins_paragraph(line, before, indents):
                indents.clear()
                yield ""
            yield f"{INDENT * len(indents)}{line.text}"
        before = line


def _with_whole_headings(lines: Sequence[PageLine], style: _Style) -> list[PageLine]:
    """Return the lines with headings that go over several of them as one."""
    out: list[PageLine] = []
    for line in lines:
        level = style.level(line)
        if out and level and level == style.level(out[-1]) and not _is_far(line, out[-1]) and line.size > style.body:
            out[-1] = replace(line, text=f"{out[-1].text} {line.text}", x=out[-1].x)
        else:
            out.append(line)
    return out


def _begins_paragraph(line: PageLine, before: PageLine, indents: Sequence[float]) -> bool:
    if _is_far(line, before):
        goes_on = line.text[:1].islower() and 0 < before.y - line.y <= SPACED * max(line.size, before.size)
        return not goes_on
    return bool(indents) and line.x < indents[0] - ROOM


def _is_far(line: PageLine, before: PageLine) -> bool:
    """Say whether there is more room between two lines than between those of a paragraph; the next column is far up."""
    distance = before.y - line.y
    return distance < 0 or distance > WIDE_GAP * max(line.size, before.size, 1)
