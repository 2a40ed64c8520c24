"""Features told by a plain noun: parts that any service may have, named alone or after what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.features.found import found, inside, quoted
from extract.features.known import MODALS
from extract.features.nouns import is_third, runs
from extract.features.patterns import ALONE, KEYED, VERBS
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.features.found import Found
    from extract.statements import Statement

LONGEST: Final = 3
"""Words of a name that its last noun tells."""

SAID: Final = frozenset("default first given last latest main other parallel primary same unique".split())
"""Words before a noun that tell one from the others, not what kind it is."""


def plain(statement: Statement) -> Iterator[Found]:
    """Yield nouns of parts that stand alone ("notifications"), and names that end with one ("parcel logs")."""
    if not statement.subject or statement.line.kind is LineKind.HEADING:
        return
    text = statement.text
    quotes = quoted(text)
    for opens, end in runs(text):
        start = _behind_verb(text, opens, end)
        words = text[start:end].split()
        last = words[-1].lower()
        named = len(words) == 1 and last in ALONE
        kind = 1 < len(words) <= LONGEST and last in KEYED and _describes(words[0])
        if (named or (kind and not _is_ordered(text, start, words[0]))) and not inside(start, quotes):
            yield from found(statement, start, end, "plain", generic=True)


def _behind_verb(text: str, start: int, end: int) -> int:
    """Where a run goes on after the verb that it may open with: "Stores keys"."""
    first, _, rest = text[start:end].partition(" ")
    return end - len(rest.lstrip()) if rest and is_third(first) else start


def _is_ordered(text: str, start: int, word: str) -> bool:
    """Whether a word stands where only a verb does: "to query logs"."""
    before = text[:start].rsplit(None, 1)[-1:]
    return word in VERBS and bool(before) and before[0].lower() in MODALS | {"and"}


def _describes(word: str) -> bool:
    """Whether a word before a noun says what kind it is, rather than whose or which one."""
    return word.islower() and word not in SAID and not word.endswith(("'s", "’s", "s'", "s’"))
