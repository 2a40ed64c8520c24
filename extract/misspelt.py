"""Names with a letter wrong: "Lamdba" in a note that names Lambda."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.addresses import addressed
from extract.discovery import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.services import Named

WORD: Final = re.compile(r"(?<![\w@./-])[A-Za-z]{6,}(?![\w@/-])")
SHORTEST: Final = 6
"""Letters of a name that is known again with one of them wrong: shorter ones are too much like other words."""


def misspelt(text: str, known: Sequence[Named]) -> Iterator[Named]:
    """Yield the further places where a note means a name that it writes rightly elsewhere, with one letter wrong.

    Parameters: `known` are the names that were found; none of what is yielded overlaps them. Only names of one word
    count that need no context, and no word that begins otherwise or that the lexicon has in a name or feature.
    """
    forms: defaultdict[tuple[str, int], dict[str, Named]] = defaultdict(dict)
    for name in known:
        if _plain(form := name.text.lower()):
            for length in (len(form) - 1, len(form), len(form) + 1):
                forms[form[0], length][form] = name
    if not forms:
        return
    taken = {name.start for name in known}
    words = set(WORD.findall(" ".join(set(text.split()))))
    like = {word: forms[key] for word in words if (key := (word[0].lower(), len(word))) in forms}
    meant = {word: one for word, near in like.items() if (one := _meant(word.lower(), near)) is not None}
    for found in WORD.finditer(text) if meant else ():
        means = meant.get(found[0])
        if means is not None and found.start() not in taken and not addressed(text, found.start()):
            yield replace(means, start=found.start(), end=found.end(), text=found[0])


def _plain(written: str) -> bool:
    return len(written) >= SHORTEST and written.isalpha() and lexicon.load().resolve(written) is not None


def _meant(word: str, near: Mapping[str, Named]) -> Named | None:
    """The name that a word is but for one letter, where it is no other word."""
    like = next((name for form, name in near.items() if _one_off(word, form)), None)
    return like if like is not None and word not in vocabulary() else None


def _one_off(word: str, form: str) -> bool:
    """Whether two words differ by one letter: another, one too many or too few, or two in the wrong order.

    >>> _one_off("kineses", "kinesis"), _one_off("lamdba", "lambda"), _one_off("kinesis", "kinesis")
    (True, True, False)
    """
    if word == form or abs(len(word) - len(form)) > 1:
        return False
    pairs = enumerate(zip(word, form, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(word), len(form)))
    rest, other = word[same:], form[same:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] in {other, other[1:]} or rest == other[1:]
