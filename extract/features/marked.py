"""Features that a note marks as names: what is bold, what a link or a wikilink stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.features.found import found
from extract.features.nouns import is_third, phrase
from extract.features.patterns import GENERIC, NOUNS
from extract.features.phrases import orders
from extract.structure import LineKind

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


def _may_name(text: str) -> bool:
    """Whether marked words can name a part: no verb, and none that end with a word that any text has."""
    last = text.rpartition(" ")[2].lower()
    return not is_third(text) and (last in NOUNS or last not in GENERIC)
