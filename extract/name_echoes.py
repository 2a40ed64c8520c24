"""What the names that a note has shown so far say of those still open: the same in small letters, beside, in a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.arrows import DRAWN
from extract.lexicon import key
from extract.name_cues import ARTICLE, COMMON, LISTED, ORDINARY
from extract.structure import LineKind
from extract.vendors import SPEAKING, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.lexicon import Service, Span
    from extract.structure import Line

LABEL: Final = re.compile(rf"[\s*_`]*(?:$|[:=–—(]|{DRAWN}|-\s)")
"""What follows a name that is all of a bullet, or the label of one."""

MARKS: Final = re.compile(r"[\s*_`\[]*")

SEVERAL: Final = re.compile(r"\w[ /]\w")
"""What stands in a name of several words."""


def echoed(
    found: Sequence[Service | None], open_spans: Sequence[bool], spans: Sequence[Span], lines: Sequence[Line], text: str
) -> list[Service | None]:
    """Return what each stretch stands for, where `found` left it open read by what was found for others.

    `open_spans` says which of those without a service may still be one. A name of several words that stands elsewhere
    with capitals counts in small letters too; an ambiguous name counts in one list with a service of its vendor, and
    as the whole label of a bullet beside one that a service of its vendor heads.
    """
    reader = _Reader(spans=spans, lines=lines, text=text, found=list(found), starts=[line.start for line in lines])
    order = [index for index, is_open in enumerate(open_spans) if is_open]
    if order and any(found):
        reader.small(order)
        for turn in (order, reversed(order)):
            for index in turn:
                if reader.found[index] is None:
                    reader.found[index] = reader.beside(index) or reader.listed(index)
    return reader.found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """The stretches of a note, and the services found for them so far."""

    spans: Sequence[Span]
    lines: Sequence[Line]
    text: str
    found: list[Service | None]
    starts: Sequence[int]

    def small(self, order: Sequence[int]) -> None:
        """Fill in names of several words whose like stands elsewhere in the note as a name."""
        named = {
            key(span.text): service
            for span, service in zip(self.spans, self.found, strict=True)
            if service and SEVERAL.search(span.text)
        }
        for index in order:
            span = self.spans[index]
            same = named.get(key(span.text))
            if same and span.text.lower() not in COMMON and not self._after_article(span):
                self.found[index] = same

    def beside(self, index: int) -> Service | None:
        """The service of this name that is of the vendor of one in the same list."""
        span = self.spans[index]
        if not (span.text[:1].isupper() or _told_apart(span.text)):
            return None
        for other, first, second in ((index - 1, index - 1, index), (index + 1, index, index + 1)):
            near = self.found[other] if 0 <= other < len(self.found) else None
            if near and near.vendor in SPEAKING:
                between = self.text[self.spans[first].end_char : self.spans[second].start_char]
                if LISTED.fullmatch(between):
                    return _of(span, near.vendor)
        return None

    def listed(self, index: int) -> Service | None:
        """The service that an ordinary word stands for which is the label of a bullet in a list of services."""
        span = self.spans[index]
        at = bisect_right(self.starts, span.start_char) - 1
        if at < 0 or not self._labels(at, span) or span.text.lower() not in ORDINARY:
            return None
        around = [self._head(other) for other in self._around(at)]
        vendors = {family(service.vendor) for service in around if service} & SPEAKING
        return _of(span, vendors.pop()) if len(around) > 1 and all(around) and len(vendors) == 1 else None

    def _labels(self, at: int, span: Span) -> bool:
        line = self.lines[at]
        if line.kind is not LineKind.BULLET or not span.text[:1].isupper():
            return False
        opens = MARKS.fullmatch(self.text, line.start, span.start_char)
        return opens is not None and LABEL.match(self.text[span.end_char : line.end]) is not None

    def _around(self, at: int) -> list[int]:
        """The bullets right before and after one in the same list."""
        line = self.lines[at]
        return [
            other
            for other in (at - 1, at + 1)
            if 0 <= other < len(self.lines)
            and (self.lines[other].kind, self.lines[other].parent, self.lines[other].headings)
            == (line.kind, line.parent, line.headings)
        ]

    def _head(self, at: int) -> Service | None:
        """The service that a bullet opens with."""
        line = self.lines[at]
        first = bisect_left(self.spans, line.start, key=lambda span: span.start_char)
        opens = first < len(self.spans) and MARKS.fullmatch(self.text, line.start, self.spans[first].start_char)
        return self.found[first] if opens else None

    def _after_article(self, span: Span) -> bool:
        return ARTICLE.search(self.text[max(0, span.start_char - 8) : span.start_char]) is not None


def _told_apart(name: str) -> bool:
    """Whether a name in small letters is one of several words that are no kind of thing: "cloud storage"."""
    return " " in name and (name not in COMMON or name.startswith("cloud "))


def _of(span: Span, vendor: str) -> Service | None:
    """The one service of a vendor that a name can stand for."""
    same = [one for one in lexicon.load().candidates(span.text) if family(one.vendor) == family(vendor)]
    return same[0] if len(same) == 1 else None
