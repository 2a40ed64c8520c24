"""Read the needs of two sentences: one that tells of trouble, and after it one that opens as a remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.scenarios.found import Found
from extract.scenarios.patterns import SENTENCE_END, TROUBLE

if TYPE_CHECKING:
    from extract.statements import Statement

REMEDY: Final = re.compile(
    r"(?:(?<=[.!])|(?<=[.!][\"”]))\s+(?P<opening>"
    r"(?P<this>(?:in\s+order\s+)?to\s+(?:achieve|accomplish|get\s+around|overcome|solve|resolve|avoid|fix|prevent|address|mitigate|handle|"
    r"remedy|counter|work\s+around|do|deal\s+with)\s+(?:this|that|these|it|such)\b(?:\s+(?:\w+\s+)?(?:problems?|issues?|situations?|"
    r"goals?|limitations?|cases?|scenarios?|challenges?))?,?\s+)"
    r"|(?:to|in\s+order\s+to)\s+(?:fix|solve|avoid|mitigate|prevent|overcome|address|resolve|work\s+around)\b[^,.]{0,50},\s*"
    r"|in\s+(?:this|that|such|these|those)\s+(?:a\s+)?(?:cases?|situations?|scenarios?),?\s+"
    r"|(?:this|that)\s+(?:(?:usually|typically|often|generally|probably|likely|mostly)\s+)(?:(?:just|simply|only)\s+)?"
    r"(?:means|happens\s+(?:because|when|if)|is\s+because)\s+(?:that\s+)?"
    r"|as\s+a\s+(?:workaround|fix|remedy),?\s+"
    r"|(?:(?:the|one|a|an|some|several|other|common|possible|best|your|many|few)\s+)*"
    r"(?:options?|solutions?|fix(?:es)?|workarounds?|remed(?:y|ies)|strateg(?:y|ies)|techniques?|ways?|tools?|answers?)\b"
    r"[^.]{0,70}?\b(?:is|are|includes?|including)\s+(?:available\b[^.]{0,60}?\bincluding\s+)?(?:to\s+)?"
    r"|(?:the\s+)?(?:fix|solution|workaround|remedy|mitigation)\s*:\s*"
    r"|(?P<that>for\s+(?:that|this|these|those)(?:\s+(?:purpose|reason|need|case)s?)?,?\s+)"
    r"(?:(?:you|we|they)\s+(?:should|must|can|could|would|have\s+to|need\s+to)\s+)?"
    r"(?=(?:use|choose|create|enable|deploy|implement|pick|consider|configure)\s)"
    r"|(?P<should>(?:you|we|they)\s+(?:should|would|need\s+to)\s+(?=(?:use|choose|recommend|enable|deploy|implement|pick)\s))"
    r")(?=\S)",
    re.IGNORECASE,
)
"""How a sentence opens that says what helps against what the one before it tells."""

HINTS: Final = (". ", "! ", '." ', ".” ")
WOE: Final = re.compile(
    r"\b(?:challeng\w+|painful|hard|difficult|tricky|tedious|costly|expensive|immature|bottlenecks?|overheads?|latency|"
    r"cold\s+starts?|may\s+occur|run\s+out|drawbacks?|downsides?|gotchas?|limitations?)\b",
    re.IGNORECASE,
)
"""Words of trouble that are none in a left side."""

WISHED: Final = re.compile(
    r"\b(?:must|needs?|wants?|requires?|requirements?|wish(?:es)?|decisions?|decided|ensure|"
    r"ha(?:s|ve)\s+to|would\s+like|asked)\b",
    re.IGNORECASE,
)
"""What makes a sentence a need, where the next says what should be used."""

SUBJECT: Final = re.compile(
    r"^(?:you|we|one)\s+(?:can|could|should|may|might|must|need\s+to|have\s+to)\s+", re.IGNORECASE
)
QUOTED: Final = re.compile(r"[\"“]([^\"“”]{12,300})[\"”]\.?\s*$")
LEAST: Final = 3
"""Words of the trouble."""


MENDED: Final = re.compile(
    r"^\W*(?P<need>[^:]{8,200}?)[.;,]\s+\W{0,3}(?:solution|fix|resolution|remedy|workaround|mitigation)\W{0,3}:\W*(?=\w)",
    re.IGNORECASE,
)
"""A need and its labelled answer in one line: "... fails. Fix: ..."."""


def mended(statement: Statement) -> Found | None:
    """Return what a line tells before the answer that it labels as one."""
    text = statement.text
    if ":" not in text or not (found := MENDED.match(text)):
        return None
    return Found(need=found["need"], start=found.end(), end=len(text), rule="labelled answer", confidence=0.8)


def remedied(statement: Statement) -> Found | None:
    """Return the trouble that one sentence of a line tells, with the remedy of the next."""
    text = statement.text
    if not any(map(text.__contains__, HINTS)) or not (found := REMEDY.search(text)):
        return None
    told = _told(text, found.start())
    wished = WISHED.search(told) if found["should"] or found["that"] else None
    woeful = found["this"] or (wished if found["should"] else wished or WOE.search(told) or TROUBLE.search(told))
    if len(told.split()) < LEAST or not woeful:
        return None
    start = found.end()
    if person := SUBJECT.match(text[start:]):
        start += person.end()
    stop = SENTENCE_END.search(text, start)
    end = stop.start() if stop else len(text)
    return Found(need=told, start=start, end=end, rule="remedy", confidence=0.65)


def _told(text: str, end: int) -> str:
    """What is told right before the remedy: the message in quotes there, else the last sentence."""
    if quoted := QUOTED.search(text, 0, end):
        return quoted[1]
    cuts = [found.end() for found in SENTENCE_END.finditer(text, 0, end - 1)]
    return text[cuts[-1] if cuts else 0 : end]
