"""Read the needs of conditions that say what somebody needs or cannot do, whatever form their advice has."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from extract.scenarios.found import Found
from extract.scenarios.patterns import SENTENCE_END
from extract.scenarios.signs import advises, names_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

WORDS: Final = ("if ", "If ", "hen ", "henever ", "n case ")
"""One of these stands in every text with such a condition."""

CONDITION: Final = re.compile(r"\b(?:if|when|whenever|in\s+case)\s+(?!of\b)(?=\S)", re.IGNORECASE)

BEFORE: Final = re.compile(
    r"(?:^|^[\W_]*(?:\w+,|[a-z\d]{1,2}\))\s*|[.;:!?][\W_]*|\s[-–—]\s*|\b(?:and|but|so|also|then|thus|however|now|meaning)\b,?)[\W_]*$",
    re.IGNORECASE,
)
"""What stands before a condition that opens a clause; "only if" and "X works if" open none."""

BACK: Final = 20
"""Characters in which that stands."""

WANT: Final = re.compile(
    r"\b(?:needs?|needed|wants?|wanted|requires?|required|requirements?|prefers?|looking\s+for|would\s+like|wish(?:es)?|"
    r"have\s+to|has\s+to|must|can|you\s+(?:see|hear|read)|(?:are|is)\s+asked|asks?|asking|mention(?:s|ed)?|comes?\s+up|talks?\s+about|questions?\s+says?|cannot|can[’']t|not\s+(?:near|able|possible|want|need)|unable)\b",
    re.IGNORECASE | re.ASCII,
)
"""Words that make a condition somebody's need."""

NEAR: Final = 70
"""Characters of a condition in which that stands."""

PEOPLE: Final = r"(?:you|we|i|one|they|it|he|she|your\s+\w+|the\s+\w+)"
ADVICE: Final = re.compile(
    rf"(?:then\s+)?(?:{PEOPLE}\s*(?:(?:[’'](?:ll|d)|\s(?:will|would|can|could|should|may|might|must|need|needs|want|have|has|had))\b"
    r"(?!\s*(?:not\b|n[’']t|never|no\s+longer|get\b|see\b|lose|pay\b|receive|notice|be\s+(?:charged|billed|able)))"
    r"|(?=\s(?:use|uses|choose|pick|take|go|create|enable|attach)\b))"
    r"(?:\s+(?:also|just|probably|then|always|easily|simply|only))*"
    r"(?:\s+(?:need|want|have|like|be\s+necessary|be\s+better|be\s+best))?(?:\s+to\b)?"
    r"|(?:it(?:[’']s|\s+is)|that(?:[’']s|\s+is)|the\s+answer\s+is|think|remember)\s+(?:most\s+)?"
    r"(?:(?:likely|probably|usually|always|often)\s+)?"
    r"(?:(?:of|about|referring\s+to)\b)?(?=\s*(?-i:[A-Z*`_]))"
    r"|it(?:[’']s|\s+is)\s+(?:best|better|recommended|advisable|necessary|a\s+good\s+idea)\s+to"
    r"|(?:the\s+|an?\s+)?(?:\w+\s+)?(?:ideal|best|recommended|right|easiest|simplest|preferred|proper|correct|common)\s+"
    r"(?:approach|way|option|solution|choice|practice|method|answer)\s+(?:is|would\s+be|will\s+be)(?:\s+to\b)?"
    r"|(?=(?:do|follow|take|jump|switch|keep|reach|ask|stay|stick|look|send|store|write|connect)\s))\s*",
    re.IGNORECASE | re.ASCII,
)
"""How advice opens that is no plain imperative: "you can ...", "it will need ...", "you might want to ..."."""

BARE: Final = re.compile(r"\b(?:need|needs|want|have|has|had)\s*$", re.IGNORECASE)
"""Advice that is a thing and nothing to do: it must have a name."""

JUDGED: Final = re.compile(
    r"\s*(?:is|are|would\s+be|can\s+be|will\s+be)\s+(?:(?:the|a|an|your|our)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:choices?|options?|fit|answers?|ways?|solutions?|alternatives?|pick|bet|candidates?)\b",
    re.IGNORECASE,
)
"""What makes advice of a name: "X is the better choice"."""

MEANS: Final = re.compile(
    r"\sby\s+(?=(?:using|turning\s+on|switching\s+on|enabling|adding|creating|setting|configuring|putting|deploying)\s)",
    re.IGNORECASE,
)
"""What the means stand behind, where advice says first what they do: "you can have it kept by enabling X"."""

INSTEAD: Final = re.compile(r"\s*instead,?\s+(?!of\b)", re.IGNORECASE)
COMMA: Final = re.compile(r",\s+")
UNPARTED: Final = re.compile(
    r"(?<!to)(?<!you)(?<!we)(?<!can)(?<!not)(?<!must)(?<!should)(?<!and)(?<!or)(?<!will)(?<!the)\s+(?:then\s+)?"
    r"(?=(?:use|choose|consider|pick|prefer|go\s+for|opt\s+for)\s+[\w(`\"“*\[])",
    re.IGNORECASE,
)
"""Where a condition ends that no comma parts from its advice: "If it must last use ..."."""

LONGEST: Final = 260
SHORTEST: Final = 6
"""Characters of a need."""

MOST: Final = 6


def wanting(statement: Statement) -> Found | None:
    """Return the first condition of a line that is somebody's need, with the advice for it."""
    return next(wants(statement), None)


def wants(statement: Statement) -> Iterator[Found]:
    """Yield every condition of a line that is somebody's need, with the advice for it, in order."""
    text = statement.text
    if any(map(text.__contains__, WORDS)):
        for start in _conditions(text):
            stop = SENTENCE_END.search(text, start)
            end = stop.start() if stop else len(text)
            if found := _advised(statement, start, end) or _broken_off(statement, start, end):
                yield found


def _conditions(text: str) -> Iterator[int]:
    """Where the conditions stand that open a clause."""
    for found in islice(CONDITION.finditer(text), MOST):
        if BEFORE.search(text[max(0, found.start() - BACK) : found.start()]):
            yield found.end()


def _advised(statement: Statement, start: int, end: int) -> Found | None:
    """The need of a condition and the advice behind its comma, or behind it without one."""
    text = statement.text
    first = COMMA.search(text, start + SHORTEST, min(end, start + LONGEST))
    wanted = first is not None and WANT.search(text, start, min(first.start(), start + NEAR)) is not None
    for comma in COMMA.finditer(text, start + SHORTEST, min(end, start + LONGEST)) if wanted else ():
        at = _advice(statement, comma.end(), end)
        if at is not None:
            means = MEANS.search(text, at, end)
            at = means.end() if means and _names(statement, means.end(), end) else at
            need = text[start : comma.start()]
            return Found(need=need, start=at, end=end, rule="if needed", confidence=0.75)
    bare = UNPARTED.search(text, start + SHORTEST, min(end, start + LONGEST))
    if bare and "," not in text[start : bare.start()] and _names(statement, bare.end(), end):
        need = text[start : bare.start()]
        return Found(need=need, start=bare.end(), end=end, rule="if needed", confidence=0.75)
    return None


def _broken_off(statement: Statement, start: int, end: int) -> Found | None:
    """The need of a condition with the advice of the next sentence: "If you want X. Use Y", "... Instead, use Y"."""
    text, at = statement.text, end + 1
    comma, other = COMMA.search(text, start, end), INSTEAD.match(text, at)
    at, need = other.end() if other else at, text[start : comma.start() if comma else end]
    if at >= len(text) or (comma and not other) or not (other or advises(text, at)) or not WANT.search(need):
        return None
    stop = SENTENCE_END.search(text, at)
    last = stop.start() if stop else len(text)
    given = _advice(statement, at, last)
    return None if given is None else Found(need=need, start=given, end=last, rule="if needed", confidence=0.7)


def _advice(statement: Statement, start: int, end: int) -> int | None:
    """Where advice begins that stands at an offset: behind what opens it; None where none stands there."""
    text = statement.text
    if advises(text, start):
        return start
    opening = ADVICE.match(text, start, end)
    if opening and opening.end() < end and (not BARE.search(opening[0]) or _names(statement, start, end)):
        return opening.end()
    if names_only(statement, start, end):
        return start
    first = [named.end for named in statement.services if start <= named.start <= start + 4]
    return start if any(JUDGED.match(text, each, end) for each in first) else None


def _names(statement: Statement, start: int, end: int) -> bool:
    """Whether a stretch names a service or a feature."""
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    return any(start <= each < end for each in starts)
