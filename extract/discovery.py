"""Services that no lexicon knows and the notes treat as one: a wikilink's target, a heading the text comes back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.naming import GENERIC
from extract.services import Named
from extract.structure import LineKind
from extract.structure.cards import BACKS, FRONTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.structure import Line

WIKILINK: Final = re.compile(r"!?\[\[(?P<target>[^\]|#^\n]{2,60})(?:[#^][^\]|\n]*)?(?:\|(?P<shown>[^\]\n]{1,60}))?\]\]")
PROPER: Final = re.compile(r"[A-Z0-9][\w.&+-]*(?: (?:[A-Z0-9][\w.&+-]*|of|for|and)){0,3}")
"""A name as a product is written: one to four words, capitalised."""

WORDS_OF_TEXT: Final = re.compile(r"[a-z]+")
FILES: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|pdf|md|canvas)$", re.IGNORECASE)


def discovered(lines: Sequence[Line], text: str, known: Sequence[Named]) -> tuple[Named, ...]:
    """Return the places where a note names services that the lexicon does not know, in the order of the text.

    `known` are the names that the lexicon knows; none of what is returned overlaps them. The target of a wikilink is
    a service; a heading is one where it is a proper name, stands under no service's heading, names nothing known, and
    the lines under it or elsewhere come back to it in the same letters.
    """
    taken = [(name.start, name.end) for name in known]
    names = {*_wikilinked(text), *_headed(lines, text, taken)}
    found = sorted(
        (match.start(), match.end(), name) for name in names for match in _whole(name).finditer(text)
    )  # fmt: skip
    return tuple(
        Named(start=start, end=end, text=text[start:end], service=name, discovered=True)
        for start, end, name in found
        if not any(start < e and s < end for s, e in taken)
    )


def _wikilinked(text: str) -> Iterator[str]:
    if "[[" not in text:
        return
    for found in WIKILINK.finditer(text):
        name = found["target"].rpartition("/")[2].strip()
        if not FILES.search(name) and PROPER.fullmatch(name) and _unknown(name):
            yield name


def _headed(lines: Sequence[Line], text: str, taken: Iterable[tuple[int, int]]) -> Iterator[str]:
    named = list(taken)
    speaking = {
        line.number
        for line in lines
        if line.kind is LineKind.HEADING and any(line.start <= start < line.end for start, _ in named)
    }
    for line in lines:
        if line.kind is not LineKind.HEADING or not PROPER.fullmatch(line.text) or not _unknown(line.text):
            continue
        if speaking & {line.number, *line.headings}:
            continue
        if len(_whole(line.text).findall(text)) > 1:
            yield line.text


def _unknown(name: str) -> bool:
    """Whether a name is no ordinary title and stands for nothing in the lexicon, as service or as feature."""
    known = lexicon.load()
    words = WORDS_OF_TEXT.findall(name.lower())
    ordinary = all(word in GENERIC or word.rstrip("s") in GENERIC for word in words)
    card = name.lower() in FRONTS | BACKS
    return not ordinary and not card and not known.candidates(name) and not known.owners(name)


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
