"""Where the sentences of a paragraph end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.arrows import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ABBREVIATIONS: Final = frozenset(
    "e.g i.e etc vs cf viz resp incl excl approx esp aka a.k.a w.r.t u.s inc ltd corp dr mr mrs ms prof st".split()
)
"""Words whose full stop ends no sentence."""

BEFORE_NUMBERS: Final = frozenset("no nos fig figs sec sect ch vol ver v p pp art max min ca eq ex".split())
"""Words whose full stop ends no sentence where a number follows."""

STOP: Final = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"”’'»)\]*_`]*+\s++(?=\S)")
GOING_ON: Final = frozenset("→⇒=-–—<>+&/|≠≤≥~")
"""Signs that carry a thought on, so that no sentence begins with them."""

SPOKEN: Final = re.compile(r"[ \t>]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \t]+(?:[-–—][ \t]+)?)?")
"""When a line of a transcript was said."""

CARD: Final = re.compile(r"[QA]\d{1,3}")
"""The number of a question, whose full stop ends no sentence: "Q12. Which one?"."""

FEWEST, MOSTLY = 3, 0.6
"""Lines of a paragraph, and the share of them after which the next word would have fitted, that were not wrapped."""

ARROWED: Final = re.compile(rf"\w\W*(?:[{SIGNS}]|\s[-=]+>\s)\W*\w")
"""A line with an arrow between words."""

MARGIN: Final = " \t>*_"
OPENERS: Final = "\"“‘'«([*_`"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the offsets (start, end) of the sentences of a paragraph, in order, without the white space between them.

    >>> text = "Use e.g. Node.js 18. It ends after 15 min. Done?"
    >>> [text[a:b] for a, b in sentences(text)]
    ['Use e.g. Node.js 18.', 'It ends after 15 min.', 'Done?']
    """
    end = len(text) if end is None else end
    for stop in STOP.finditer(text, start, end):
        if _ends(text, start, stop):
            yield start, stop.start() + len(stop[0].rstrip())
            start = stop.end()
    if start < end:
        yield start, end


def apart(lines: Sequence[str]) -> bool:
    """Say whether the lines of a paragraph are statements of their own: not wrapped, or each with the time it was said.

    A line was wrapped where the first word of the next would not have fitted into the longest line.

    >>> apart(["SQS keeps them", "SNS pushes them to whoever is subscribed", "Kinesis keeps order", "MQ is MQ"])
    True
    >>> apart(["SQS keeps messages until they are deleted", "or too old, and SNS pushes them to those", "subscribed"])
    False
    """
    if all(map(_stamped, lines)):
        return True
    if len(lines) < FEWEST:
        return False
    width = max(len(line.rstrip()) for line in lines)
    fitting = [
        len(line.rstrip()) + 1 + len(after.lstrip().partition(" ")[0]) <= width for line, after in pairwise(lines)
    ]
    return sum(fitting) >= MOSTLY * len(fitting)


def broken_off(before: str, line: str) -> bool:
    """Say whether a line is no more of the one before: that breaks off with two spaces, or both have a sign between.

    >>> broken_off("Ordered → SQS", "To many → SNS"), broken_off("SQS keeps  ", "and SNS"), broken_off("SQS", "SNS")
    (True, False, False)
    """
    if "::" in before and "::" in line:
        return True
    if before.endswith("  ") and not line.lstrip(MARGIN)[:1].islower():
        return True
    return ARROWED.search(before) is not None and ARROWED.search(line) is not None


def _stamped(line: str) -> bool:
    found = SPOKEN.match(line)
    return found is not None and any(map(str.isdigit, found[0]))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether the stop ends a sentence: what follows opens one, and the word before is no abbreviation."""
    after = text[stop.end() : stop.end() + 4].lstrip(OPENERS)[:1]
    if after.islower() or after in GOING_ON:
        return False
    if not stop[0].startswith("."):
        return True
    word = text[max(start, stop.start() - 24) : stop.start()].split()[-1:]
    return not (word and _abbreviates(word[0].lstrip(OPENERS), after))


def _abbreviates(word: str, after: str) -> bool:
    if (len(word) == 1 and word.isupper()) or CARD.fullmatch(word):
        return True
    word = word.lower()
    return word in ABBREVIATIONS or (word in BEFORE_NUMBERS and after.isdigit())
