"""What a cue of a constraint says: its kind, and its words in short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.model import ConstraintKind

LONGEST: Final = 90
"""Characters of what a requirement, restriction or default says; a longer one is cut at a word."""

LEAD: Final = re.compile(r"^(?:to|be|have|use|both|also|that|a|an|the)\s+", re.IGNORECASE)
SIGNS: Final = re.compile(r"^[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\s]+")
FRINGE: Final = ' \t\n,.;:!-–—→⭐✅❌❗⚠️*_"“”()'
"""What may stand around what is said."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that counts: its kind, what it says, and its offsets in its passage."""

    kind: ConstraintKind
    rule: str
    start: int
    end: int
    said: str


def short(said: str) -> str:
    """Return what is said without the marks around it and the small words before it, cut where it is long.

    >>> short(" be *in* the same Region. "), short("❌ no replay")
    ('*in* the same Region', 'no replay')
    """
    text = SIGNS.sub("", " ".join(said.split())).strip(FRINGE)
    text = LEAD.sub("", text)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
