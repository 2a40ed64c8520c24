"""Names as people type them: vendor prefixes, words, and which slip of the finger may be forgiven."""

from __future__ import annotations

import re

from graph.merge import folded

VENDORS: dict[str, str] = {
    "amazon": "aws",
    "amazon web services": "aws",
    "aws": "aws",
    "azure": "azure",
    "gcp": "google",
    "google": "google",
    "google cloud": "google",
    "microsoft": "azure",
    "microsoft azure": "azure",
}
"""Vendor names that may stand before a service's name or be left out, and the vendor each means."""

SLIPS: tuple[tuple[int, int], ...] = ((8, 2), (4, 1))
"""(letters at least, slips at most): shorter words are taken as they stand, for there one letter makes another name."""

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


def bare(name: str) -> tuple[str, str]:
    """Return a folded name without the vendor before it, and that vendor ("" where none stands there).

    >>> bare("amazon sqs"), bare("google cloud run"), bare("aws")
    (('sqs', 'aws'), ('run', 'google'), ('aws', ''))
    """
    words = name.split(" ")
    for length in (3, 2, 1):
        vendor = VENDORS.get(" ".join(words[:length]))
        if vendor and len(words) > length:
            return " ".join(words[length:]), vendor
    return name, ""


def squeezed(name: str) -> str:
    """Return a folded name's letters and digits, run together.

    >>> squeezed("x-ray"), squeezed("event bridge"), squeezed("c++")
    ('xray', 'eventbridge', 'c')
    """
    return "".join(_WORD.findall(name))


def family(vendor: str) -> str:
    """Return one word for all the names of a vendor.

    >>> family("Google Cloud"), family("CNCF")
    ('google', 'cncf')
    """
    return VENDORS.get(folded(vendor), folded(vendor))


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order.

    >>> words("Lambda@Edge: 5 s")
    ['lambda', 'edge', '5', 's']
    """
    return _WORD.findall(folded(text))


def slips(word: str) -> int:
    """Return how many slips are forgiven in a word.

    >>> slips("ecs"), slips("lamda"), slips("cloudfrnt")
    (0, 1, 2)
    """
    return next((most for letters, most in SLIPS if len(word) >= letters), 0)


def is_slip(typed: str, meant: str, *, acronym: bool) -> bool:
    """Return whether one word may be a slip for another: never by a digit, nor by another letter in an acronym.

    >>> is_slip("lamda", "lambda", acronym=False), is_slip("rbac", "abac", acronym=True)
    (True, False)
    >>> is_slip("sha255", "sha256", acronym=False), is_slip("raabc", "abrac", acronym=True)
    (False, True)
    """
    if _DIGITS.findall(typed) != _DIGITS.findall(meant):
        return False
    return not acronym or sorted(typed) == sorted(meant)
