"""What the words of a text hold, by one cheap look at each: asked before the readers that cost more."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEPT: Final = 2**14
"""Words of which it is remembered what they hold: most words of a text are those of the lines before."""


class Look:
    """What one word holds, as bits, remembered: most words hold nothing, and are passed over without a call.

    >>> loud = Look(lambda word: 1 if word.isupper() else 0)
    >>> loud.over("it must NOT stop".split()), loud.over(["stop", "it"]), loud.at("NOT")
    (1, 0, 1)
    """

    __slots__ = ("_silent", "at")

    def __init__(self, at: Callable[[str], int]) -> None:
        """`at` tells what a word holds, 0 for nothing."""
        self.at = lru_cache(maxsize=KEPT)(at)
        self._silent: set[str] = set()

    def over(self, words: Iterable[str]) -> int:
        """Return all that the words hold, their bits joined."""
        found = 0
        for word in filterfalse(self._silent.__contains__, words):
            bits = self.at(word)
            found |= bits
            if not bits and len(self._silent) < KEPT:
                self._silent.add(word)
        return found
