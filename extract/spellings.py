"""How notes spell a known name: in the singular or the plural, with hyphens or with spaces, or as one word."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = re.compile(r"(?:^|(?<=[ -]))(?:[A-Z]?[a-z]{3,}|[A-Z]{2,5}s?)$")
"""The last word of a feature, if it is a word or an abbreviation: identifiers and numbers have no plural."""

HYPHEN: Final = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")

JOINED: Final = re.compile(r"[A-Z][A-Za-z]*[a-z](?: [A-Z][A-Za-z]*)+")
"""Names that notes write as one word: of capitalised words of letters."""

CAMEL: Final = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
"""Names of words that are written as one."""

IN_FULL: Final = re.compile(
    r"(?:Amazon|AWS|Azure|Microsoft|Google|GCP|Cloud)\b.*|[A-Z].* [A-Z][\w-]*|[A-Z]\w*[A-Z]\w*", re.DOTALL
)
"""How a name stands that is in the other number, or whose words are one: with its vendor's word, or capitals."""

SINGULARS: Final = (
    ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
    ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
"""Endings of the plural with those of the singular, or of words that only look like a plural."""

ALONE: Final = ("ing", "ed", "ly", "ware", "ty", "S", "x", "ch", "sh")
"""Endings of words that are not counted, or hardly ever."""


def forms(feature: str) -> tuple[str, ...]:
    """A feature as it is written, in the other number, and each with spaces for hyphens.

    >>> forms("read replica"), forms("dead-letter policies"), forms("s3:GetObject")
    (('read replica', 'read replicas'), ('dead-letter policies', 'dead letter policies', 'dead-letter policy', \
'dead letter policy'), ('s3:GetObject',))
    """
    last = WORD.search(feature)
    other = feature[: last.start()] + _other_number(last[0]) if last else feature
    written = (feature, HYPHEN.sub(" ", feature), other, HYPHEN.sub(" ", other))
    return tuple(dict.fromkeys(written))


def _other_number(word: str) -> str:
    """The plural of a word in the singular, and the singular of one in the plural; some words have but one."""
    for ending, singular in SINGULARS:
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word if word.endswith(ALONE) else word + "s"


def joined(name: str) -> tuple[str, ...]:
    """How else notes write the name of a service as one word: its words together, and one such in the plural.

    >>> joined("Key Vault"), joined("CloudTrail"), joined("Lambda")
    (('KeyVault',), ('CloudTrails',), ())
    """
    if JOINED.fullmatch(name):
        return (name.replace(" ", ""),)
    return (f"{name}s",) if CAMEL.fullmatch(name) else ()
