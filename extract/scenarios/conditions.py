"""Read the needs that are conditions or goals: in a sentence before its advice, or in the line above the advice."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.scenarios.answers import tidied
from extract.scenarios.found import Found
from extract.scenarios.patterns import CHOOSING, CONDITIONAL, ONE_QUOTED, SENTENCE_END, STATE, TROUBLE, WANTED
from extract.scenarios.signs import advises, names_only
from extract.structure import LineKind
from graph.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

GOALS: Final = frozenset({"to", "in order to", "for"})

OPENS: Final = re.compile(r"(?<=\s)[*_]*(?:If|For|When|Whenever|Unless)\b")
OPENING: Final = ("If ", "For ", "When", "Unless ")
BEHIND: Final = re.compile(r"(?:[.!?][*_)\]]*|\*\*[^*\n]{2,40}(?::\*\*|\*\*:)|^[^\w]{0,8}[\w &-]{3,40}:)\s+$")
"""What stands before a later sentence, or before one that follows a label."""

BACK: Final = 60
"""Characters in which that stands."""

MAX_LATER: Final = 6

VAGUE: Final = re.compile(
    r"^\W*(?:possible|so|not|yes|no|needed|necessary|required|applicable|(?:\w+\s+)?(?:this|that|it|them|these))\W*$",
    re.IGNORECASE,
)
"""Needs that say nothing without the lines around them: "if possible", "to solve this"."""

PROCEDURE: Final = re.compile(
    r"\s*(?:set\s+up|use|create|configure|enable|install|connect|view|see|open|start|run|delete|add|change|edit|update|"
    r"upload|check|test|verify|exchange|learn|log\s+in|sign\s+in|deploy|build|get\s+started|begin|do|make|try|list)\b",
    re.IGNORECASE,
)
"""Goals of a procedure: what follows is how it is done, and no choice."""

WORRY: Final = re.compile(
    r"\s*(?:avoid|prevent|reduce|minimi[sz]e|lower|cut|save|limit|mitigate|eliminate|improve|optimi[sz]e|speed|protect|"
    r"secure|ensure|guarantee|keep|handle|solve|fix|overcome|migrate|recover|survive|share|decouple|restrict|block|stop)\b",
    re.IGNORECASE,
)
"""Goals that are a worry: any advice for them is an answer."""

COMMANDED: Final = re.compile(
    r"\W*(?:\w+\s+){1,2}(?:the\s+|an?\s+|this\s+)?[*_]*(?:`|following\b|command\b)", re.IGNORECASE
)
"""Advice that is a command to type."""

DOING: Final = re.compile(
    r"\s*(?:you|we|they|users?)\s+(?!(?:have|are|expect|handle|deal)\b)|\s*\w+ing\b|\s*(?:prompted|asked|done|finished|ready)\b",
    re.IGNORECASE,
)
"""Steps of somebody: what is chosen then is a setting."""

BOUND: Final = re.compile(r"\W*(?:you|we|users?)\s+(?:must|need\s+to|have\s+to)\b", re.IGNORECASE)
"""What must be done for a goal is a requirement and no choice."""

DONE: Final = re.compile(r"(?:you|we)\s+(?:have\s+)?(?:already\s+)?(?!need|want|requir)\w{3,}ed\b", re.IGNORECASE)
"""What somebody did in a step before: what must be done then is a rule."""

NEEDLESS: Final = re.compile(
    r"(?:^|(?<=[.!:*]\s))[^\w\"“”]{0,8}(?:if|when)\s+(?P<need>[^→=,]{6,120}(?:\([^()]*\)[^→=,]{0,60})?),\s*(?:then\s+)?(?:"
    r"(?:you|we)\s+(?:do\s*n[o’'\s]*t)\s+(?:really\s+)?need\s+(?:to\s+use\s+)?(?:an?\s+|the\s+)?(?P<object>[^.,;:→]{2,40})|"
    r"(?P<subject>[^.,;:→]{2,40}?)\s+is\s*(?:\W*not\W*|n[’']t)\s*(?:required|needed|necessary))",
    re.IGNORECASE,
)
"""A condition under which something is not needed."""

AVOIDED: Final = re.compile(
    r"\W*(?:(?:you|we)\s+(?:should\s+)?)?(?:do\s*n[o’']?\s?t|never|not|should\s*n[’']t|avoid)\s+(?:use|using|choose)\s+"
    r"(?:the\s+)?(?P<object>[^,.;:→]{2,40}?)\s+(?:if|when|in\s+case)\s+(?P<need>[^.;:→]{8,160})\W*$",
    re.IGNORECASE,
)
"""A condition behind what is not to be used."""

ABOVE: Final = re.compile(r"^\W*(?:if|when|to|in\s+order\s+to|how\s+to)\s+(?P<need>\S.{5,120})$", re.IGNORECASE)
"""A line that heads others and is a condition or a goal."""

NEEDING: Final = re.compile(
    r"^\W*(?:(?:if|when)\s+)?(?:(?:i|we|you|they|a\s+\w+|the\s+\w+|customers?|users?)\s+)?(?:needs?|wants?|looking\s+for|"
    r"requires?|must|have\s+to|would\s+like)\s+\S+\s+\S",
    re.IGNORECASE,
)
"""A line that heads others and says what is needed."""

SEEN_TO: Final = re.compile(
    r"\W*(?:(?:you|we)\s+)?(?:(?:must|should|have\s+to|need\s+to)\s+)?(?:ensure|make\s+sure|check|verify|use|enable|"
    r"consider)\b",
    re.IGNORECASE,
)
"""Advice that is no step of a procedure on a screen."""


ISSUE: Final = re.compile(
    r"^\W*(?:(?:example|e\.g|common|typical|possible|known|frequent)\W*\s+)*(?:issues?|problems?|symptoms?|errors?|failures?|troubleshooting)\b"
    r"\s*(?:(?:\#?\d{1,3})?\W{0,3}[:–—-]\W*|(?=(?:with|of|when|where|connecting|in)\b))(?P<need>\S.{5,160})$",
    re.IGNORECASE,
)
"""A line that heads others and says that it is a problem: "Common issue: ...", "Issue with ..."."""

SCENE: Final = re.compile(
    r"^\W*(?:(?:example|exam|common|typical)\W*\s+)*(?:scenario|requirement|goal|task|challenge)\W*\d{0,3}\W{0,3}:\W*(?P<need>\S.{5,200})$",
    re.IGNORECASE,
)
"""A line that heads others and is labelled as a need."""

SYMPTOM: Final = re.compile(
    r"^(?!\W*(?:if|when|how|why|what)\b).*\b(?:stuck|(?:access|permission)\s+denied|refused|fails|failing|"
    r"(?:is|are|was)\s+not|not\s+(?:working|starting|ready|reachable|found|appearing|loading|resolving)|cannot|can[’']t|unreachable|"
    r"times?\s+out|timing\s+out|crash(?:es|ing)|keeps?\s+(?:restarting|failing)|won[’']t|does\s?n[o’']t)\b",
    re.IGNORECASE,
)
"""A line that heads others and tells of a failure: "Pod stuck in Pending"."""

MAX_LEAD: Final = 12
"""Words of such a line."""

CHECKS: Final = re.compile(
    r"\W*(?:(?:is|are|does|do|did|has|have|can|was|were)\s+(?:the|your|you|it|there|this|that|an?|any|all|[A-Z*_`\"])|"
    r"(?:check|verify|ensure|make\s+sure|confirm|inspect|look)\b)",
    re.IGNORECASE,
)
"""What is looked after first in trouble: "Is the agent running?", "Check that ..."."""


def conditional(statement: Statement) -> Found | None:
    """Return the condition or goal that opens a sentence, with the advice behind its comma."""
    text = statement.text
    for at in (0, *_later(text)):
        found = CONDITIONAL.match(text, at)
        if found and _counts(statement, found, later=at > 0):
            start, said = found.start("rest"), ONE_QUOTED.search(found["need"])
            need = said[1] if said else found["need"]
            need = f"unless {need}" if found["word"].lower() == "unless" else need
            end = sentence_end(text, start)
            return Found(need=need, start=start, end=end, rule="if, advice", confidence=0.8)
    return None


def _later(text: str) -> Iterator[int]:
    if not any(map(text.__contains__, OPENING)):
        return
    for found in islice(OPENS.finditer(text), MAX_LATER):
        if BEHIND.search(text[max(0, found.start() - BACK) : found.start()]):
            yield found.start()


def _counts(statement: Statement, found: re.Match[str], *, later: bool) -> bool:
    """Whether what follows the comma is advice, and what stands before it is something that is wanted."""
    text, word, rest = statement.text, found["word"].lower(), found.start("rest")
    if not advises(text, rest) or VAGUE.match(found["need"]):
        return False
    if (later or word == "for") and not CHOOSING.match(text, rest):
        return False
    if word in GOALS:
        return _names(statement, rest) if word == "for" else _worries(text, found)
    if BOUND.match(text, rest) and DONE.match(found["need"]):
        return False
    if word in {"if", "unless"} or WANTED.match(found["need"]) or TROUBLE.search(found["need"]):
        return True
    return CHOOSING.match(text, rest) is not None and not DOING.match(found["need"])


def _names(statement: Statement, start: int) -> bool:
    """Whether the sentence from an offset on names a service or a feature; a button to press is none."""
    end = sentence_end(statement.text, start)
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    return any(start <= each < end for each in starts)


def _worries(text: str, found: re.Match[str]) -> bool:
    """Whether a goal is a worry, or one for which something is chosen; no step of a procedure."""
    rest = found.start("rest")
    if BOUND.match(text, rest) or PROCEDURE.match(found["need"]):
        return False
    chosen = CHOOSING.match(text, rest) is not None and not COMMANDED.match(text, rest)
    return chosen or WORRY.match(found["need"]) is not None


def needless(statement: Statement) -> Found | None:
    """Return the condition under which a service is not needed; the notes rule it out."""
    text = statement.text
    if not (found := NEEDLESS.search(text)):
        return None
    place = "object" if found["object"] else "subject"
    start, end = found.span(place)
    named = [s for s in statement.services if start <= s.start and s.end <= end]
    if not named or VAGUE.match(found["need"]):
        return None
    given = (
        Answer(text=f"no {tidied(found[place])}"),
        *(Answer(text=each.text, services=(each.service,), rejected=True) for each in named),
    )
    return Found(
        need=found["need"], start=start, end=found.end(), rule="if, not needed", confidence=0.7, answers=given
    )  # fmt: skip


def avoided(statement: Statement) -> Found | None:
    """Return the condition under which a service is not to be used; the notes rule it out."""
    text = statement.text
    if not any(map(text.__contains__, ("n't use ", "n’t use ", " not use ", "ever use ", "void "))):
        return None
    if not (found := AVOIDED.match(text)):
        return None
    start, end = found.span("object")
    named = [s for s in statement.services if s.start == start and s.end >= end]
    if not named:
        return None
    given = (
        Answer(text=f"no {tidied(found['object'])}"),
        Answer(text=named[0].text, services=(named[0].service,), rejected=True),
    )
    return Found(need=found["need"], start=0, end=len(text), rule="if, avoid", confidence=0.7, answers=given)


def under_issue(statement: Statement) -> Found | None:
    """Return the problem that the line above says it is, with what this one says to look after or to do.

    A line with an arrow gives a need of its own.
    """
    text, lead = statement.text, statement.lead
    if ARROW.search(text):
        return None
    need = _issue(lead) if lead and statement.line.kind is LineKind.BULLET else ""
    scene = SCENE.match(lead) if CHOOSING.match(text.lstrip(" *_")) else None
    if not scene and (not need or not (CHECKS.match(text) or advises(text, 0))):
        return None
    need = scene["need"] if scene else need
    return Found(need=need, start=0, end=sentence_end(text, 0), rule="under an issue", confidence=0.7)


@lru_cache(maxsize=512)
def _issue(lead: str) -> str:
    """The problem that a line over others tells, "" where it tells none."""
    if ARROW.search(lead):
        return ""
    if issue := ISSUE.match(lead):
        return issue["need"]
    told = len(lead.split()) <= MAX_LEAD and (SYMPTOM.match(lead) or STATE.match(lead))
    return lead if told else ""


def under_condition(statement: Statement) -> Found | None:
    """Return the condition or goal of the line above, with the advice of this one: "If it fails:", "Ensure ..."."""
    text = statement.text
    if statement.line.kind is not LineKind.BULLET or not statement.topics or not statement.line.parent:
        return None
    if NEEDING.match(statement.lead) and not ARROW.search(statement.lead) and names_only(statement, 0, len(text)):
        return Found(need=statement.lead, start=0, end=len(text), rule="under a need", confidence=0.7)
    above = ABOVE.match(statement.topics[0]) if SEEN_TO.match(text) else None
    if not above or VAGUE.match(above["need"]) or "," in above["need"]:
        return None
    return Found(need=above["need"], start=0, end=sentence_end(text, 0), rule="under a condition", confidence=0.7)


def sentence_end(text: str, start: int) -> int:
    """Return where the sentence ends that an offset stands in."""
    stop = SENTENCE_END.search(text, start)
    return stop.start() if stop else len(text)
