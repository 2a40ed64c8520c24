"""Which readers can find a need in a statement, by one cheap look at each of its words and at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.looks import Look
from extract.scenarios.patterns import BEHIND, QUOTE_MARK, SIGN_MARKS
from extract.scenarios.taken import JUDGING, OVER, VERBS
from extract.structure import LineKind

if TYPE_CHECKING:
    from extract.statements import Statement

QUOTES, SIGNS, COLONS, COMMAS, ASKING, DENYING, CHOOSING = 1, 2, 4, 8, 16, 32, 64
WHEN, CASES, WHY, OPENING, NEEDED, TAKING, JUDGED = 128, 256, 512, 1024, 2048, 4096, 8192
FOR, PEOPLE, WAYS, SEVERAL = 2**14, 2**15, 2**16, 2**17
BULLET, LED, UNDER, ASKED, BRACKETED, TOLD = 2**18, 2**19, 2**20, 2**21, 2**22, 2**23
"""What stands in a text, and how a line stands under others; each reader needs some of them (see `READERS`)."""

WITHIN: Final[tuple[tuple[int, re.Pattern[str]], ...]] = (
    (QUOTES, QUOTE_MARK),
    (SIGNS, re.compile("|".join(re.escape(mark.strip()) for mark in SIGN_MARKS))),
    (COLONS, re.compile(":")),
    (COMMAS, re.compile(",")),
    (ASKING, re.compile(r"\?")),
    (DENYING, re.compile(r"not|n['’]t|suitable|never|avoid")),
    (CHOOSING, re.compile(r"\b(?:us(?:e|ing)|choose|prefer|pick|try|that|see|go)\b")),
    (WHEN, BEHIND),
    (CASES, re.compile(r"cases?\b")),
    (WHY, re.compile(r"\bwhy\b")),
    (OPENING, re.compile(r"^\W*(?:if|unless|when|whenever|to|in|for)$")),
    (BRACKETED, re.compile(r"^\W*\((?:use|choose|prefer|try|pick|take|consider|go|switch|just|rather|better)$")),
    (NEEDED, re.compile(r"need|necessary|required")),
    (FOR, re.compile(r"\bfor$")),
    (PEOPLE, re.compile(r"\b(?:you|we|i|one)\b")),
    (WAYS, re.compile(r"\b(?:way|trick|answer|solution|option)\b")),
)
"""What stands within a word, in small letters."""

WHOLE: Final[tuple[tuple[int, frozenset[str]], ...]] = (
    (TAKING, VERBS),
    (SEVERAL, frozenset(over.split()[0] for over in OVER)),
    (JUDGED, JUDGING),
)
"""What is a word of its own, in small letters."""

TITLES: Final = ("xam", "ick", " vs", " VS", " Vs", "ersus")
"""One of these stands in every title of tips or comparisons."""


def of(statement: Statement) -> int:
    """Return what stands in the text of a statement, and how its line stands under others, added up.

    What is not in the sum is not there; what is may turn out not to be.
    """
    found = WORDS.over(statement.text.split())
    topics = statement.topics
    found |= BULLET if statement.line.kind is LineKind.BULLET else 0
    found |= (LED if statement.lead else 0) | (UNDER if topics else 0)
    found |= TOLD if topics and any(map(topics[0].__contains__, TITLES)) else 0
    return found | (ASKED if statement.asked or (topics and "?" in topics[0]) else 0)


def _of_word(word: str) -> int:
    """What stands in one word."""
    low = word.lower()
    found = sum(mark for mark, pattern in WITHIN if pattern.search(low))
    return found + sum(mark for mark, words in WHOLE if low in words)


WORDS: Final = Look(_of_word)
