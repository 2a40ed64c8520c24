"""Features that a note marks as names: what is bold, what a link stands on, what it abbreviates in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.features.found import found, in_service
from extract.features.nouns import is_third, phrase
from extract.features.patterns import GENERIC, NOUNS
from extract.features.phrases import orders
from extract.structure import LineKind
from extract.terms import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.features.found import Found
    from extract.statements import Statement

MARKED: Final = re.compile(
    r"\*\*(?P<bold>[^*\n]{3,50}?):?\*\*"
    r"|\[\[(?:[^\]|\n]*\|)?(?P<wikilink>[^\]|\n]{3,50})\]\]"
    r"|\[(?P<link>[^\]\[\n]{3,50})\]\((?:https?://(?:docs|learn|[a-z]+\.wikipedia|kubernetes)\.|(?!#|[a-z]+:))"
)
"""What a note marks; of links, only those to other notes and to what vendors document name parts of a service."""

DESCRIBING: Final = re.compile(r"[a-z-]+(?:able|al|ed|ible|ic|ive|less|ous)")
"""One word that says what something is like."""

SHORT: Final = re.compile(r"[*_`]*\s\([*_`]*(?P<short>[A-Z][A-Za-z]*[A-Z]s?)[*_`]*\)")
"""An abbreviation in brackets."""

ANYWHERE: Final = frozenset({"AZ", "IP", "OS", "UI", "VM"})
"""Abbreviations of what every cloud has."""

INITIAL: Final = re.compile(r"\b[A-Za-z]")
REACH: Final = 80
"""Characters before its bracket in which an abbreviation is spelled out."""

PRICE: Final = re.compile(r"\W*\d")
"""What a number opens with: a price, a count, a time."""


def marked(statement: Statement) -> Iterator[Found]:
    """Yield the short noun phrases that are bold, linked or wikilinked."""
    text = statement.text
    if ("**" not in text and "[" not in text) or statement.line.kind is LineKind.HEADING:
        return
    for match in MARKED.finditer(text):
        kind = str(match.lastgroup)
        start, end = match.span(kind)
        if DESCRIBING.fullmatch(text, start, end) or PRICE.match(text, start, end) or orders(text[start:end]):
            continue
        if phrase(text, start, end, verbs=False) == (start, end) and _may_name(text[start:end]):
            yield from found(statement, start, end, "marked")


def spelled(statement: Statement) -> Iterator[Found]:
    """Yield what a note abbreviates in brackets, and so makes a name: "a parcel routing index (PRI)"."""
    text = statement.text
    for match in SHORT.finditer(text) if "(" in text else ():
        start = _spelled_from(text, match.start(), match["short"])
        if start < 0 or in_service(statement, start, match.end()):
            continue
        if not (_is_others(statement, match["short"]) or _is_others(statement, text[start : match.start()])):
            yield from found(statement, start, match.start(), "spelled out", generic=True)


def _spelled_from(text: str, end: int, short: str) -> int:
    """Where the words begin that an abbreviation behind them stands for, -1 where it stands for none.

    >>> _spelled_from("a parcel routing index (PRI)", 22, "PRI"), _spelled_from("a parcel (PRI)", 8, "PRI")
    (2, -1)
    """
    letters, initials = short.removesuffix("s").upper(), ""
    for initial in reversed(list(INITIAL.finditer(text, max(0, end - REACH), end))):
        initials = initial[0].upper() + initials
        if initials == letters:
            return initial.start()
        if not letters.endswith(initials):
            break
    return -1


def _is_others(statement: Statement, name: str) -> bool:
    """Whether a name is a service's, a known feature of other services alone, or of what any service can have."""
    known = lexicon.load()
    owners = {owner.name for owner in known.owners(name)}
    common = name.removesuffix("s") in COMMON | ANYWHERE or bool(known.candidates(name))
    return common or (bool(owners) and statement.subject not in owners)


def _may_name(text: str) -> bool:
    """Whether marked words can name a part: no verb, and none that end with a word that any text has."""
    last = text.rpartition(" ")[2].lower()
    return not is_third(text) and (last in NOUNS or last not in GENERIC)
