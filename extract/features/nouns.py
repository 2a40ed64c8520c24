"""Short noun phrases in a stretch of a line, told from clauses by tables of words (no tagger: it has to be fast)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from extract.features.patterns import CUT, EDGE, GENERIC, NOUNS, ORDERS, OWNED, SKIPPED, VERBS, WORD
from extract.looks import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 4
"""Words of the longest name."""

MARKED: Final = " *_`"
PASSED, ORDER, CLOSES, VERBAL = 1, 2, 4, 8
"""What a word does: it may stand before a phrase; it is a verb that may; no phrase goes beyond it; it is a verb."""

ENDS: Final = CLOSES | VERBAL
"""What words do that are none of a run of nouns."""

NUMBER: Final = re.compile(r"[<>≤≥~±+-]?\d[\d.,:%/-]*[A-Za-z%]{0,4}$|.*\d{5}")
NAMELIKE: Final = re.compile(r"[A-Z$!]|.*[a-z0-9][A-Z._]|\w+-\w")


def phrase(text: str, start: int, end: int, *, verbs: bool = True) -> tuple[int, int] | None:
    """Return the noun phrase that a stretch of text opens with, None where it opens with none.

    Articles and verbs such as "use", "enable" before it are passed over (with `verbs`, any verb of notes is), and it
    ends before the first preposition, pronoun or auxiliary; a phrase of more than four words is a clause.

    >>> text = "use the stage variables of each stage"
    >>> found = phrase(text, 0, len(text))
    >>> text[slice(*found)]
    'stage variables'
    """
    words: list[tuple[int, int, str]] = []
    passed = PASSED | ORDER if verbs else PASSED
    for found in WORD.finditer(text, start, end):
        word, at, kind = _bare(found[0])
        if not word or (kind & passed and not words):
            continue
        if kind & CLOSES:
            break
        at += found.start()
        if words and text[words[-1][1] : at].strip(MARKED):
            break
        words.append((at, at + len(word), word))
        if len(words) > LONGEST + verbs:
            return None
    if verbs and len(words) > 1 and (words[0][2].lower() in ORDERS or is_third(words[0][2])) and words[1][2].islower():
        del words[0]
    return (words[0][0], words[-1][1]) if words and is_noun([word for _, _, word in words]) else None


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are nothing but nouns and what describes them, as far as they go.

    >>> text = "it keeps parcel logs, retries and snapshots"
    >>> [text[slice(*run)] for run in runs(text)]
    ['parcel logs', 'retries', 'snapshots']
    """
    run: list[tuple[int, int]] = []
    for found in WORD.finditer(text):
        word, at, kind = _bare(found[0])
        start = found.start() + at
        if run and text[run[-1][1] : start].strip(MARKED):
            yield run[0][0], run[-1][1]
            run = []
        if word and not kind & (ENDS if run else ENDS | PASSED):
            run.append((start, start + len(word)))
        elif run:
            yield run[0][0], run[-1][1]
            run = []
    if run:
        yield run[0][0], run[-1][1]


def is_noun(words: list[str]) -> bool:
    """Whether words read as a name: few, none of them a verb with an ending, not all numbers."""
    if not 0 < len(words) <= LONGEST or _is_number(words[-1]) or _is_number(words[0]):
        return False
    if (
        (len(words) > 1 or "-" in words[0])
        and words[-1].islower()
        and words[-1].endswith(("ed", "ly"))
    ):
        return False
    if any(word in ORDERS for word in words[1:]):
        return False
    if any(map(is_ended, words[1:])) or any(word in _RUNNING for word in words[1:-1]):
        return False
    return not (
        words[0][0].isdigit()
        or words[0].endswith("ly")
        or (is_ended(words[0]) and not _describes(words))
    )


@lru_cache(maxsize=KEPT)
def _bare(raw: str) -> tuple[str, int, int]:
    """A word without the marks around it, where it begins among them, and what it does in a phrase."""
    word = raw.strip(EDGE)
    if not word:
        return word, 0, 0
    low = word.lower()
    kind = (PASSED if low in SKIPPED else 0) | (ORDER if word == low and low in ORDERS else 0)
    closes = low in CUT or not (word[0].isalnum() or word[0] in "$!.")
    verbal = word == low and (low in ORDERS or is_ended(low) or is_running(low))
    return word, raw.index(word), kind | (CLOSES if closes else 0) | (VERBAL if verbal else 0)


@lru_cache(maxsize=KEPT)
def _is_number(word: str) -> bool:
    return NUMBER.match(word) is not None


@lru_cache(maxsize=KEPT)
def _is_namelike(word: str) -> bool:
    return NAMELIKE.match(word) is not None


def _describes(words: list[str]) -> bool:
    """Whether a participle stands before a noun: "shared volume"."""
    return len(words) > 1 and words[0].endswith("ed") and words[-1].lower() in NOUNS


def is_name(text: str) -> bool:
    """Whether a phrase is written like a name: a capital, a code sign or a hyphen in it.

    >>> is_name("Geo-match rule"), is_name("awsvpc"), is_name("stage variables")
    (True, False, False)
    """
    return any(map(_is_namelike, text.split()))


def is_resource(text: str) -> bool:
    """Whether a phrase of several words ends with what resources, settings and modes are called."""
    words = text.lower().split()
    return len(words) > 1 and (words[-1] in NOUNS or words[-1].endswith(("ing", "ion", "ment")))


@lru_cache(maxsize=KEPT)
def may_end_resource(word: str) -> bool:
    """Whether what resources are called can end with a word, whatever marks stand around it."""
    low = word.strip(EDGE).lower()
    return not low.isalpha() or low in NOUNS or low.endswith(("ing", "ion", "ment"))


def is_generic(text: str) -> bool:
    """Whether a phrase holds nothing but words that name no feature.

    >>> is_generic("users"), is_generic("stage variables"), is_generic("customer data")
    (True, False, True)
    """
    words = text.lower().split()
    return all(word in GENERIC for word in words) and (len(words) == 1 or words[-1] not in OWNED)


@cache
def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"
    if verb.endswith(("s", "sh", "ch", "x")):
        third = verb + "es"
    past = verb[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    return (third, past)


_RUNNING: Final = frozenset(verb.removesuffix("e") + "ing" for verb in VERBS) - NOUNS
_ENDED: Final = frozenset(form for verb in VERBS for form in _forms(verb))


def is_ended(word: str) -> bool:
    """Whether a word is a verb with an ending ("creates", "used") and no name of a resource."""
    return word in _ENDED and word not in NOUNS and word == word.lower()


def is_third(word: str) -> bool:
    """Whether a word is a verb in its third person, capitalised or not ("Stores", "deploys")."""
    return word.endswith("s") and word.lower() in _ENDED


def is_running(word: str) -> bool:
    """Whether a word is a verb in its -ing form ("Using", "Creating")."""
    return word.lower() in _RUNNING
