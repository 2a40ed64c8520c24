"""What a line can hold, by one cheap look at each of its words: which readers have anything to read in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.arrows import DRAWN
from extract.features.patterns import ALONE, CODE, EDGE, KEYED, WORD
from extract.looks import Look

CODED, SEVERAL, ABLE, TELLING, TAKEN, COUNTED, PARTED, JOINED = (1 << bit for bit in range(8))
"""An identifier; a comma, semicolon, arrow or slash; a verb before what a service can do; what names are told by;
a verb that says which feature to take; a number; a noun for a part that any service may have."""

COMMANDS: Final = (
    "aws", "sam", "cdk", "az", "gcloud", "gsutil", "bq", "kubectl", "helm", "copilot", "amplify", "eb", "docker",
    "terraform", "eksctl",
)  # fmt: skip
"""The first words of commands, which alone reach over several words (see `CODE`)."""

JOINING: Final = frozenset({"and", "or", "&"})
PARTING: Final = re.compile(rf"[,;]|{DRAWN}|^/$")
ENABLING: Final = re.compile(r"\b(?:[Ss]upports?|[Ee]nables?|[Oo]ffers?|[Pp]rovides?|[Ii]ncludes?|integrates?|comes)$")
NAMING: Final = re.compile(r"[A-Z$!_-]|[^\x00-\x7f]|\.(?!$)|=>")
DIGIT: Final = re.compile(r"\d")
TAKING: Final = re.compile(
    r"(?<![A-Za-z])(?:use|enable|disable|configure|up|on|attach|add|choose|create|define)$", re.IGNORECASE
)
"""The last word of what a stretch opens with that says which feature to take (see `USES`)."""


@lru_cache(maxsize=4)
def holds(text: str) -> int:
    """Return what the words of a line can hold: all of `CODED` to `JOINED` that they do, in sum.

    A capital that opens the line tells nothing, as every sentence has one. What is not in the sum is not in the line;
    what is may turn out not to be.

    >>> holds("Specifies the name of a shop."), holds("Use it.") == TELLING | TAKEN, holds("a, b") == SEVERAL
    (0, True, True)
    """
    first, *words = text.split() or [""]
    taken = TELLING | TAKEN if TAKING.search(first) else 0
    return WORDS.at(first) & ~TELLING | WORDS.at(first[1:]) & TELLING | taken | WORDS.over(words)


def look(word: str) -> int:
    """Return what one word can hold.

    >>> look("PutItem") == CODED | TELLING, look("plain")
    (True, 0)
    """
    found = CODED if "`" in word or word.endswith(COMMANDS) or CODE.search(word) else 0
    if PARTING.search(word):
        found |= SEVERAL
    if "/" in word or word in JOINING:
        found |= JOINED
    if ENABLING.search(word):
        found |= ABLE
    if TAKING.search(word):
        found |= TELLING | TAKEN
    if NAMING.search(word):
        found |= TELLING
    if DIGIT.search(word):
        found |= COUNTED
    if any(part.strip(EDGE).lower() in _PARTS for part in WORD.findall(word)):
        found |= PARTED
    return found


_PARTS: Final = ALONE | KEYED

WORDS: Final = Look(look)
