"""How the two sides of a card are labelled in notes: "Q:", "**Answer:**", "Front -", a heading "Question"."""

from __future__ import annotations

import re
from typing import Final

OPENING: Final = r"^(?:[^\w<(\"“‘'`\[]|</?[a-z]+[^<>]*>)*"
"""Marks and tags of HTML that can stand before the text of a card."""

SIGN: Final = r"\s*(?:#?\d{1,3})?(?:\W{0,4}?[:.)]|\W{0,4}?\s[-–—](?=\s))(?!\w)[^\w(\[\"“`$/<]*"

ASKING: Final = re.compile(rf"{OPENING}(?:q|question|front){SIGN}", re.IGNORECASE)
ANSWERING: Final = re.compile(rf"{OPENING}(?:a|ans|answers?|back|reply){SIGN}", re.IGNORECASE)

FRONTS: Final = frozenset({"question", "front"})
BACKS: Final = frozenset({"answer", "back", "reply"})
"""Headings that name a side of a card."""

SIDES: Final = FRONTS | BACKS | {"q", "a", "ans"}
"""Labels that name a side of a card, and nothing that it is about."""

LONGEST: Final = 40
"""Characters in which a label stands."""


def labelled(text: str) -> bool:
    """Say whether a line is labelled as a side of a card.

    >>> labelled("**Q:** Which?"), labelled("Answer 3. That one"), labelled("A queue: it waits"), labelled("Q")
    (True, True, False, False)
    """
    start = text[:LONGEST]
    return ASKING.match(start) is not None or ANSWERING.match(start) is not None
