"""Numbers without a unit that a word announces, with what they count where the words beside them tell: "max 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ANNOUNCING: Final = (
    "limit", "max", "minimum", "quota", "cap", "default", "up to", "at most", "per", "retries", "attempts", "replicas",
    "concurrency", "batch size",
)  # fmt: skip
"""One of those words stands in every text with such a number."""

_BARE: Final = re.compile(
    r"\b(?:limit(?:ed)?|max(?:imum)?(?!-)|quotas?|cap|capped|defaults?|up to|at most)\b[\w ()-]{0,25}?(?:[:=]|\bis|"
    r"\bof|\bto|\bat)?\s*"
    r"(?<![\w.$€£#@/:+-])(?P<value>\d[\d,]*(?:\.\d+)?)(?=\s*(?:$|/[a-z]|[();]|[.,](?:\s|$)|per\b|for\b|by\b|and\b|in\b(?!-|\s+flight)|is\b|are\b|applies\b))",
    re.IGNORECASE,
)
_SETTING: Final = re.compile(
    r"(?<![\w-])(?:(?-i:(?:max|min|Max|Min)[A-Z]\w*)|retries|attempts|replicas|concurrency|batch\s+size)`?\s*(?:[:=]|is|of)\s*`?"
    r"(?P<value>\d[\d,]*)(?=\s*`?\s*(?:$|[();,]|\.(?:\s|$)))",
    re.IGNORECASE,
)
"""A number without a unit that a setting has: "maxSurge: 2", "Retries = 5"."""

_BARE_BEFORE: Final = re.compile(
    r"(?<![\w.$€£#@/:+–-])(?P<value>\d[\d,]*)(?=\s+\(?(?:max(?:imum)?|minimum|default|at\s+most|per\s+[a-z]+)\b)",
    re.IGNORECASE,
)
"""A number without a unit before such a word: "250 max", "1,500 per table"."""

_BARE_SIGNS: Final = (_SETTING, _BARE, _BARE_BEFORE)
"""Numbers without a unit after or before a word that says they bound: "limit of 110", "250 max"."""

_PLURAL: Final = r"(?:[a-z][\w-]*[a-rt-z]s|(?-i:[A-Z]{2,})(?:'?s)?)"
_COUNTED_BEFORE: Final = re.compile(
    rf"\b(?:number\s+of|max(?:imum)?|limit|quota)\s+(?P<noun>(?:(?!(?:of|is|before|after|per|in|to|for)\b)[a-z][\w-]+\s+){{0,2}}?{_PLURAL})\s*"
    rf"(?:\([^()]*\)\s*)?(?:per\s+\w+\s*)?(?:(?:is|are|[:=])\s*)?$|\b(?P<of>{_PLURAL})\s+of\s+$",
    re.IGNORECASE,
)
_COUNTED_AFTER: Final = re.compile(rf"\)?\s*(?:on|for)\s+the\s+number\s+(?:of\s+)?(?P<noun>{_PLURAL})\b", re.IGNORECASE)
"""What a number counts, before it ("number of nodes: 9") or after it ("limit of 9 on the number of nodes")."""

REACH: Final = 60
"""Characters before a number in which that stands."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A number with its offsets, and what it counts ("" where nothing tells)."""

    start: int
    end: int
    value: str
    unit: str


def announced(text: str) -> Iterator[Bare]:
    """Yield the numbers without a unit that a word announces, in order, each once.

    >>> [(found.value, found.unit) for found in announced("max 50, the number of pools is 9 at most")]
    [('50', ''), ('9', 'pools')]
    """
    found = {match.start("value"): match for pattern in _BARE_SIGNS for match in pattern.finditer(text)}
    for start, match in sorted(found.items()):
        end = match.end("value")
        yield Bare(start=start, end=end, value=match["value"].rstrip(","), unit=_counted(text, start, end))


def _counted(text: str, start: int, end: int) -> str:
    before = _COUNTED_BEFORE.search(text[max(0, start - REACH) : start])
    found = before or _COUNTED_AFTER.match(text, end)
    return next(filter(None, found.groups()), "").replace("'", "") if found else ""
