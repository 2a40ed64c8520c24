"""Read the needs that a list gives for one service: bullets under "Choose X when:" or "When to use"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.scenarios.answers import home
from extract.scenarios.found import Found
from extract.scenarios.signs import names_only
from extract.structure import LineKind
from graph.model import Answer

if TYPE_CHECKING:
    from extract.statements import Statement

CHOOSE: Final = re.compile(
    r"^\W*(?:(?:you|we)\s+(?:should|can|could|would|may)\s+)?(?:please\s+)?(?:consider(?:\s+using)?|choose|use|pick|take|prefer|"
    r"select|go\s+(?:for|with)|opt\s+for)\b[^.?!→]{0,80}?\b(?:when|if|in\s+case)\b[^.?!→]{0,40}[:….]*\W*$",
    re.IGNORECASE,
)
"""A line that leads to the needs for which the service that it names is chosen."""

WHEN: Final = re.compile(
    r"^\W*(?:(?:when|why)\s+(?:to|should\s+(?:you|i|we)|would\s+(?:you|i|we)|do\s+(?:you|we|i))\s+(?:use|choose|pick|prefer|"
    r"consider)|(?:use|choose)\s+(?:(?:it|this|them)\s+)?(?:when|if)|"
    r"[^.!?:]{2,60}?\s(?:is|are)\s+(?:[a-z]+\s+)?(?:suitable|suited|ideal|useful|recommended|right)\s+(?:for|in)\s+(?:the\s+)?(?:following\s+)?"
    r"(?:scenarios|situations|needs))\b[^.!]{0,60}$",
    re.IGNORECASE,
)
"""A heading or line over the needs for which the service above it is chosen."""

NOT_WHEN: Final = re.compile(
    r"^\W*(?:when\s+(?:\*\*|_)?not(?:\*\*|_)?\s+to\s+(?:use|choose|pick)|when\s+(?:should\s+)?(?:you|we|i)\s+should\s*(?:n[’']t|\s+not)\s+"
    r"(?:use|choose)|(?:do\s*(?:n[’']t|\s+not)|never)\s+(?:use|choose)\b[^.?!→]{0,60}?\b(?:when|if|for)|avoid\b[^.?!→]{0,60}?"
    r"\b(?:when|if)|not\s+(?:suitable|ideal|recommended|suited)\s+(?:for|when|if))\b[^.!]{0,60}$",
    re.IGNORECASE,
)
"""A heading or line over the needs for which the service above it is ruled out."""

INLINE: Final = re.compile(
    r"^\W*(?:(?:when|why)\s+(?:to|should\s+(?:you|i|we)|would\s+(?:you|we)|do\s+(?:you|we))\s+(?:use|choose|pick|prefer)\b(?P<name>[^:.?]{0,40}?)\??\W{0,2}?\s*(?:[:–—→]|-+>?|=+>)|"
    r"(?:use|choose|pick|prefer|take)\s+(?:(?:it|this|them)\s+)?(?:when|if)\s*[:–—-]|"
    r"(?P<thing>[^:.?→]{2,60}?)\W{0,2}(?::|\s[–—-])[\s*_]+(?:use|choose|pick|best|ideal)\s+(?:it\s+)?(?:when|if)(?=\s))[\s*_]+(?:(?:if|when)\s+)?(?P<need>\S[^→]{10,240})$",
    re.IGNORECASE,
)
"""A label over the needs of one thing, and they behind it: "When to use: small files that change often"."""

INLINE_WORDS: Final = ("hen ", "if ", "if:", "hen:", "hy ")
BOUNDED: Final = re.compile(r"\W*(?:only\b|never\b|always\b|not\b|required\b|see\b)", re.IGNORECASE)
"""What stands behind it and tells of a rule, no need."""

LEAST: Final = 3
"""Words of a need."""


def chosen(statement: Statement) -> Found | None:
    """Return the need that a bullet names, with the service that the line above chooses for it."""
    if statement.line.kind is not LineKind.BULLET or not statement.lead or len(statement.text.split()) < LEAST:
        return None
    of, denied = _service(statement), NOT_WHEN.match(statement.lead) is not None
    if not of or any(named.service != of for named in statement.services):
        return None
    answer = Answer(text=of, services=(of,), rejected=denied)
    given = (Answer(text=f"no {of}"), answer) if denied else (answer,)
    return Found(need=statement.text, start=0, end=0, rule="chosen when", confidence=0.75, answers=given)


def inline(statement: Statement) -> Found | None:
    """Return the need behind "When to use:", with the thing that is named there, else what the place is about."""
    if not any(map(statement.text.__contains__, INLINE_WORDS)):
        return None
    found = INLINE.match(statement.text)
    if not found or BOUNDED.match(found["need"]):
        return None
    place = "thing" if found["thing"] else "name"
    start, end = found.span(place)
    named = [s.service for s in statement.services if found[place] and start <= s.start and s.end <= end]
    of = named[0] if named else home(statement)
    if not of or (found["thing"] and not names_only(statement, start, end)):
        return None
    answer = Answer(text=(found[place] or "").strip(" *_") or of, services=(of,))
    return Found(need=found["need"], start=0, end=0, rule="when to use", confidence=0.7, answers=(answer,))


def _service(statement: Statement) -> str:
    """The service that the line above a bullet chooses; "" where it chooses none."""
    named = {one.service for one in statement.lead_of}
    lead = statement.lead
    listed = WHEN.match(lead) or NOT_WHEN.match(lead)
    if len(named) == 1 and (listed or CHOOSE.match(lead)):
        return named.pop()
    return next(iter(statement.inherited), "") if not named and listed else ""
