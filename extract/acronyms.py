"""Acronyms that a note makes for services itself: "Application Gateway (AppGW)", and wherever they stand after that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.services import Named

MADE: Final = re.compile(r"[*_`\]]{0,3} \([*_`]{0,3}(?P<short>[A-Z][A-Za-z]{0,4}[A-Z])s?[*_`]{0,3}\)")
"""A word of capitals in brackets right behind a name."""

OPENINGS: Final = (" (", "*", "_", "`", "]")
"""What stands right behind such a name."""

WORD: Final = re.compile(r"[A-Za-z][\w-]*")
VENDORS: Final = frozenset({"amazon", "aws", "azure", "google", "microsoft", "gcp"})
FEWEST: Final = 2
"""Words of a name of which the first letters open its acronym."""


def acronyms(text: str, known: Sequence[Named]) -> Iterator[Named]:
    """Yield the further places where a note names services by acronyms that it made for them.

    Parameters: `known` are the names that were found; none of what is yielded overlaps them. An acronym of two services
    stands for neither, nor does one that the lexicon has for something.
    """
    made: dict[str, list[tuple[Named, int]]] = {}
    for name in known:
        found = MADE.match(text, name.end) if text.startswith(OPENINGS, name.end) else None
        if found and _abbreviates(found["short"], name.text) and not _is_known(found["short"]):
            made.setdefault(found["short"], []).append((name, found.start("short")))
    taken = {name.start for name in known}
    for short, names in made.items():
        if len({name.service for name, _ in names}) == 1:
            own = taken.union(start for _, start in names)
            places = re.finditer(rf"(?<![\w-]){short}s?(?![\w-])", text)
            yield from (_at(names[0][0], place) for place in places if place.start() not in own)


def _at(name: Named, place: re.Match[str]) -> Named:
    return replace(name, start=place.start(), end=place.end(), text=place[0])


def _abbreviates(short: str, name: str) -> bool:
    """Whether an acronym opens with the first letters of the words of a name, its vendor aside or not."""
    words = WORD.findall(name)
    return any(
        len(of) >= FEWEST and short.upper().startswith("".join(word[0] for word in of[:FEWEST]).upper())
        for of in (words, [word for word in words if word.lower() not in VENDORS])
    )


def _is_known(short: str) -> bool:
    known = lexicon.load()
    return bool(known.candidates(short) or known.owners(short))
