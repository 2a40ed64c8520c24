"""How the two sides of a card are labelled in notes: "Q:", "**Answer:**", "Front -", a heading "Question"."""

from __future__ import annotations

import re
from typing import Final

OPENING: Final = r"^(?:[^\w<(\"“‘'`\[]|</?[a-z]+[^<>]*>)*"
"""Marks and tags of HTML that can stand before the text of a card."""

SIGN: Final = r"\s*(?:#?\d{1,3})?(?:\W{0,4}?[:.)]|\W{0,4}?\s[-–—](?=\s))(?!\w)[^\w(\[\"“`$/<]*"

REVEAL: Final = (
    r"(?:(?:click|tap|press|show|reveal|see|view|open|expand|unfold|spoiler)\b[^<>]{0,40}|"
    r"(?:(?:the|my|correct|right)\s+)*(?:answers?|solutions?)(?:\s*\(?click[^<>]{0,20})?\W{0,4})</summary>"
)
"""The words of a toggle that open on the answer to what stands above it."""

ASKING: Final = re.compile(rf"{OPENING}(?:q|question|front){SIGN}", re.IGNORECASE)
ANSWERING: Final = re.compile(
    rf"{OPENING}(?:{REVEAL}(?:{OPENING[1:]}(?:(?:the\s+)?(?:correct|right)\s+)?(?:a|ans|answers?){SIGN})?\s*|"
    rf"(?:(?:strong|model|sample|good|better|short|quick|correct|right|ideal|best|suggested|expected|my|the)\s+)*"
    rf"(?:a|ans|answers?|back|reply){SIGN})",
    re.IGNORECASE,
)

SOLVING: Final = re.compile(
    rf"{OPENING}(?:(?:possible|best|quick|recommended|the)\s+)?(?:solutions?|fix(?:es)?|resolution|remed(?:y|ies)|workarounds?|"
    rf"mitigations?|recommendations?|cure|how\s+to\s+fix|what\s+to\s+do){SIGN}",
    re.IGNORECASE,
)
CAUSING: Final = re.compile(
    rf"{OPENING}(?:(?:likely|possible|root|common|usual|the)\s+)*(?:causes?|reasons?){SIGN}", re.IGNORECASE
)
POSING: Final = re.compile(
    rf"{OPENING}(?:problem|issue|symptom|scenario|situation|requirement|need|challenge|error|goal|case){SIGN}",
    re.IGNORECASE,
)
"""Labels of an answer, of a cause, and of what they answer."""

OVERCOMING: Final = re.compile(
    rf"{OPENING}(?:(?:in\s+order\s+)?to\s+(?:achieve|accomplish|get\s+around|overcome|solve|resolve|avoid|fix|prevent|address|mitigate|"
    r"handle|remedy|counter|work\s+around|do|deal\s+with)\s+(?:this|that|these|it|such)\b(?:\s+(?:\w+\s+)?"
    r"(?:problems?|issues?|situations?|goals?|limitations?|cases?|scenarios?|challenges?))?,?\s+)(?=\S)",
    re.IGNORECASE,
)
"""How a line opens that says what helps against what the line before it tells: "To get around this, ..."."""

OPTION: Final = re.compile(r"^[\s>*_(+-]{0,8}[b-hB-H][.)](?!\w)")
"""An answer to choose from, but for the first."""

FRONTS: Final = frozenset({"question", "front"})
BACKS: Final = frozenset({"answer", "back", "reply"})
"""Headings that name a side of a card."""

SIDES: Final = FRONTS | BACKS | {"q", "a", "ans"}
"""Labels that name a side of a card, and nothing that it is about."""

LONGEST: Final = 120
"""Characters in which a label stands."""


def labelled(text: str) -> bool:
    """Say whether a line is labelled as a side of a card.

    >>> labelled("**Q:** Which?"), labelled("Answer 3. That one"), labelled("A queue: it waits"), labelled("Q")
    (True, True, False, False)
    """
    start = text[:LONGEST]
    return ASKING.match(start) is not None or ANSWERING.match(start) is not None


def begins(text: str) -> bool:
    """Say whether a line begins something of its own: a side of a card, a problem or its solution, an option.

    >>> begins("**Fix:** restart it"), begins("b) SQS"), begins("Fix it soon")
    (True, True, False)
    """
    start = text[:LONGEST]
    if labelled(text) or OPTION.match(start):
        return True
    return any(pattern.match(start) for pattern in (SOLVING, CAUSING, POSING))
