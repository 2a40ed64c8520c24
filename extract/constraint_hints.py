"""Which kinds of constraints a text can state, by one cheap look at each of its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.constraint_patterns import CANNOT, DEFAULTS, HINTS, NEEDS
from extract.looks import Look
from extract.quantities import SPELLED

ANY, NEEDED, DENIED, USUAL, NUMBERED = 1, 2, 4, 8, 16
"""What hints stand in a text: any at all, those of requirements, of restrictions, of defaults; numbers."""

TABLES: Final = ((ANY, HINTS), (NEEDED, NEEDS), (DENIED, CANNOT), (USUAL, DEFAULTS))
WITHIN: Final = tuple((kind, hint) for kind, hints in TABLES for hint in hints if " " not in hint)
ACROSS: Final = tuple((kind, hint) for kind, hints in TABLES for hint in hints if " " in hint)
"""Hints that stand within one word, and those that reach over the blank after it."""

DIGIT: Final = re.compile(r"[\d½]")

SPREAD: Final = 32
"""What says that a word can be an edge of a hint that reaches over a blank."""

_EDGES: Final = tuple((hint.split(" ")[0], hint.split(" ")[-1]) for _, hint in ACROSS)
STARTS: Final = tuple({last for first, last in _EDGES if len(last) >= len(first)})
ENDS: Final = tuple({first for first, last in _EDGES if len(last) < len(first)})
"""The longer edge of each such hint: the next word starts with it, or the one before ends with it."""


@lru_cache(maxsize=16)
def hints(low: str) -> int:
    """Return what hints stand in a text in small letters: `ANY` to `NUMBERED` added up.

    >>> hints("a queue keeps messages") == 0, hints("it must be there") == ANY | NEEDED
    (True, True)
    """
    found = WORDS.over(low.split())
    for kind, hint in ACROSS if found & SPREAD else ():
        if not found & kind and hint in low:
            found |= kind
    return found & ~SPREAD


def _within(word: str) -> int:
    """What stands within one word."""
    found = sum({kind for kind, hint in WITHIN if hint in word})
    found += NUMBERED if DIGIT.search(word) or word in SPELLED else 0
    return found + (SPREAD if word.startswith(STARTS) or word.endswith(ENDS) else 0)


WORDS: Final = Look(_within)
