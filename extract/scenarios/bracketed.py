"""Read the needs whose answer stands in brackets behind them: "Using X when it must last (use Y)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.scenarios.answers import home
from extract.scenarios.found import Found

if TYPE_CHECKING:
    from extract.statements import Statement

BRACKETED: Final = re.compile(
    r"\((?P<answer>(?:just\s+|rather\s+|better\s+)?(?:use|choose|prefer|try|pick|take|consider|go\s+(?:for|with)|switch\s+to)\s+"
    r"[^()]{2,80}?)(?:\s+(?:for\s+(?:that|this|those|these|it)|instead))*\.?\)\W*$",
    re.IGNORECASE,
)
"""Advice in brackets at the end of a line."""

CONDITION: Final = re.compile(r"\s+(?:if|when|for)\s+(?P<need>\S.{5,})$", re.IGNORECASE)
"""The need that such advice states itself: "(use X if ...)"."""

MISUSED: Final = re.compile(
    r"^\W*(?:(?:do\s*n[o’']?t|do\s+not|never|avoid|not)\s+(?:us(?:e|ing)|choos(?:e|ing)|pick(?:ing)?)|using|choosing|picking)\s+"
    r"(?P<subject>[^,;:()]{2,60}?)\s+(?:when|if|for|to|as)\s+(?P<need>[^()]{4,})$",
    re.IGNORECASE,
)
"""What is used for a need and should not be: "Using X for Y"."""

NOT_THAT: Final = re.compile(r",?\s+(?:but\s+)?not\s+(?:for\s+)?(?P<need>[^,;()]{3,60})$", re.IGNORECASE)
"""What a thing is not for: "It moves files, not tables"."""

WRONG: Final = re.compile(r"^\W*(?:❌|✗|✘|🚫)")
MISTAKES: Final = re.compile(
    r"\b(?:mistakes?|pitfalls?|anti-?\s?patterns?|gotchas?|traps?|don[’']?ts|avoid|wrong|problems?|issues?)\b",
    re.IGNORECASE,
)
"""A title of what is done wrongly."""


def bracketed(statement: Statement) -> Found | None:
    """Return the need that the brackets at the end of a line answer, or state."""
    text = statement.text
    if not text.endswith(")", 0, len(text.rstrip(" .*_"))) or not (found := BRACKETED.search(text)):
        return None
    start, end = found.span("answer")
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    if not any(start <= each < end for each in starts):
        return None
    if stated := CONDITION.search(text, start, end):
        return Found(need=stated["need"], start=start, end=stated.start(), rule="in brackets", confidence=0.75)
    need, rejects = _before(statement, text[: found.start()].rstrip())
    rejects = tuple(name for name in rejects if name not in _named(statement, start, end))
    return Found(need=need, start=start, end=end, rule="in brackets", confidence=0.75, rejects=rejects)


def _before(statement: Statement, left: str) -> tuple[str, tuple[str, ...]]:
    """The need that stands before the brackets, "" where none does, and the services that are wrong for it."""
    if misused := MISUSED.match(left):
        return misused["need"], _named(statement, *misused.span("subject"))
    if denied := NOT_THAT.search(left):
        return denied["need"], (home(statement),)
    wrong = WRONG.match(left) or any(map(MISTAKES.search, statement.topics[:1]))
    return (left, ()) if wrong else ("", ())


def _named(statement: Statement, start: int, end: int) -> tuple[str, ...]:
    """The services that a stretch names."""
    return tuple(each.service for each in statement.services if start <= each.start < end)
