"""Read the needs of what is taken for them: "X is required when ...", "For X, Y is used", "Use case: ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.scenarios.answers import home
from extract.scenarios.found import Found
from extract.scenarios.sides import VERSUS
from extract.scenarios.signs import names_only
from graph.model import Answer

if TYPE_CHECKING:
    from extract.statements import Statement

VERBS: Final = frozenset({"is", "are", "use", "choose", "pick", "prefer", "using"})
"""One of these stands in every text that takes something for a need."""

OVER: Final = (" over ", " rather than ", " instead of ")

TAKEN: Final = re.compile(
    r"^\W{0,8}(?P<answer>[^,;:.→()?]{2,70}?)\s+(?:is|are)\s+(?:(?:always|only|often|usually|typically|mainly|mostly)\s+)?(?:"
    r"(?:used|required|needed|recommended|necessary)\s+(?:when|if)\s+(?P<need>[^;.→]{4,160}\b"
    r"(?:needs?|wants?|requires?|must|ha(?:s|ve)\s+to|(?:do|does)\s+not\s+have|cannot|can[’']t|don[’']t|doesn[’']t)\b[^;.→]{3,160})|"
    r"(?:an?|the)\s+(?:preferred|recommended|optimal|go-to|best|right)\s+(?:\w+\s+)?"
    r"(?:methods?|choices?|options?|solutions?|ways?|approach|tools?|services?)\s+(?:for|to)\s+(?P<aim>[^;.→]{4,120}))(?=\W*$|[.;]\s)",
    re.IGNORECASE | re.ASCII,
)
"""What is taken under a condition, or is the best for a goal: "X is required when ...", "X is the best way to ..."."""

WHEREUPON: Final = re.compile(
    r"(?:^\W{0,8}|[,;]\s+|\s[-–—]\s)(?:for|to)\s+(?!example\b|instance\b|that\b|this\b)(?P<need>[^,.;:→()]{6,120})"
    r"(?:,\s+(?P<answer>[^,.;:→()]{2,60}?)\s+(?:is|are)\s+(?:used|recommended|preferred|best|required)\b"
    r"|(?<!you)(?<!we)(?<!can)(?<!must)(?<!should)(?<!to)(?<!and)(?<!or)(?<!will)\s+(?:then\s+)?"
    r"(?:use|choose|pick|prefer|keep\s+using)\s+(?P<direct>[^,.;→()]{2,60}))(?=\W*$|[.;]\s)",
    re.IGNORECASE | re.ASCII,
)
"""A goal before what is used for it: "For X, Y is used", "To keep X use Y"."""

PREFERRED: Final = re.compile(
    r"^\W{0,8}(?:(?:you|we)\s+(?:should|can|could|would)\s+)?(?P<answer>(?:use|choose|prefer|pick|select|take|go\s+(?:for|with)|opt\s+for)\s"
    r"[^,;:.→()]{2,60}?\s(?:over|instead\s+of|rather\s+than)\s[^,;:.→()]{2,60}?)\s+(?:if|when|whenever|where)\s+"
    r"(?P<need>[^;.→]{6,160})(?=\W*$|[.;]\s)",
    re.IGNORECASE,
)
"""One thing taken over another, whatever the condition: "Choose X over Y when ..."."""

SUITED: Final = re.compile(
    r"(?:^|(?<=[.;!]\s)|(?<=\s[-–—]\s)|(?<=:\*\*\s)|(?<=\*\*:\s))\W{0,8}"
    r"(?:(?P<answer>[^,;:.→()?!]{2,70}?)(?:\s+(?:is|are|would\s+be|can\s+be|works?|comes?\s+in)|(?<=\bit)[’']s)\s+)?"
    r"(?:(?:an?|the|your|more|most|especially|particularly|best|very|also|typically|usually|often|mainly|really|only)\s+){0,3}"
    r"(?:ideal(?:ly)?|suit(?:able|ed)|well[\s-]suited|best|better|good|great|perfect|excellent|useful|helpful|handy|used|"
    r"recommended|preferred|appropriate|(?:right|best|better|good|great|preferred|ideal)\s+(?:choice|option|fit|pick)|"
    r"(?<![\w,] )(?:use|choose|pick|consider)(?:\s+(?:it|this|them))?)\s+"
    r"(?:(?:for|in|to)\s+(?:(?:the|any|many|those|all)\s+)?(?:\w+\s+)?(?:scenarios?|situations?|(?:use[\s-])?cases?|workloads?|"
    r"applications?|apps|environments?|teams?|customers?|companies)\s+(?:(?:where|when|in\s+which|that|if|which)\s+|"
    r"(?=requiring|needing|demanding))|(?:when|if|where|whenever|in\s+case)\s+)"
    r"(?P<need>[^;.→]{0,60}?\b(?:needs?|needing|requiring|demanding|wants?|requires?|prefers?|wish|must|would\s+like|requirements?|(?:is|are)\s+"
    r"(?:essential|critical|crucial|needed|required|important|necessary|mandatory|a\s+must)|"
    r"(?:cannot|can[’']t|do\s+not|don[’']t|does\s+not|doesn[’']t))\b[^;.→]{0,160})",
    re.IGNORECASE | re.ASCII,
)
"""What a thing is judged right for, where that is somebody's need: "X is ideal when you want ..."."""

JUDGING: Final = frozenset(
    """ideal ideally suited suitable well-suited best better good great perfect excellent useful helpful handy used
    recommended preferred appropriate choice option fit pick use choose consider""".split()
)
"""One of these stands in every text that judges so."""

POINTING: Final = re.compile(r"\W*(?:it|they|this|that|these|those|which)\b", re.IGNORECASE)
"""How a sentence begins that speaks of what the one before it, or the place, is about."""

USE_CASE: Final = re.compile(
    r"^\W*use\s+case\W{0,4}:\W*(?:(?:you|we)\s+can\s+)?(?P<need>(?:find|verify|check|track|inspect|detect|monitor|share|store|"
    r"move|migrate|run|keep|process|collect|analy[sz]e|build|host|connect|send|protect|restrict|test|see|get|make|log)\s[^:→]{10,200})",
    re.IGNORECASE,
)
"""What a thing is used for, under its name."""

TIPPED: Final = re.compile(
    r"^\W{0,8}(?P<verb>(?:use|choose|pick|prefer|think(?:\s+of)?)\s+)?(?P<answer>[^,;:.→()?]{2,60}?)\s+(?:for|to|when|if|whenever)\s+"
    r"(?P<need>[^;→]{6,160}?)(?=\W*$|[.;]\s)",
    re.IGNORECASE,
)
"""What a tip for an exam takes for a need: "Use X for Y", "X for Y"."""

TIPS: Final = re.compile(
    r"\bexam\b.*\b(?:tips?|cues?|hints?|keywords?|clues?|triggers?|power\s?up)\b|\bquick\s+picks?\b", re.IGNORECASE
)
"""A title of such tips."""

LONGEST_NAME: Final = 5
"""Words of a line that is but a name."""


def preferred(statement: Statement) -> Found | None:
    """Return a condition under which the sentence takes one thing over another."""
    if not (found := PREFERRED.match(statement.text)):
        return None
    start, end = found.span("answer")
    named = any(start <= each < end for each in _names(statement))
    return Found(need=found["need"], start=start, end=end, rule="taken for", confidence=0.75) if named else None


def taken(statement: Statement) -> Found | None:
    """Return a condition or a goal, with what the sentence says is taken for it."""
    text = statement.text
    if found := TAKEN.match(text):
        return _named(statement, found, "aim" if found["aim"] else "need", "answer")
    if found := WHEREUPON.search(text):
        return _named(statement, found, "need", "direct" if found["direct"] else "answer")
    return None


def tipped(statement: Statement) -> Found | None:
    """Return the need for which a tip for an exam takes a service, or advice under a title that compares it."""
    if not (found := TIPPED.match(statement.text)):
        return None
    if not (TIPS.search(statement.topics[0]) or (found["verb"] and VERSUS.search(statement.topics[0]))):
        return None
    start, end = found.span("answer")
    if not names_only(statement, start, end):
        return None
    return Found(need=found["need"], start=start, end=end, rule="taken for", confidence=0.7)


def _named(statement: Statement, found: re.Match[str], need: str, answer: str) -> Found | None:
    """What was found, where the answer names services and features and says nothing else."""
    start, end = found.span(answer)
    if not any(start <= each < end for each in _names(statement)) or not _bare(statement, start, end):
        return None
    return Found(need=found[need], start=start, end=end, rule="taken for", confidence=0.7)


def _bare(statement: Statement, start: int, end: int) -> bool:
    """Whether a stretch is names and a few words beside them."""
    return names_only(statement, start, end) or len(statement.text[start:end].split()) <= LONGEST_NAME


def _names(statement: Statement) -> list[int]:
    """Where the services and features of a statement stand."""
    return [*(named.start for named in statement.services), *(term.start for term in statement.terms)]


def suited(statement: Statement) -> Found | None:
    """Return the need for which a thing is judged right: what the sentence names, else what its place is about."""
    text = statement.text
    if not (found := SUITED.search(text)):
        return None
    start, end = found.span("answer")
    if found["answer"] and not POINTING.match(found["answer"]):
        named = any(start <= each < end for each in _names(statement)) and _bare(statement, start, end)
        return Found(need=found["need"], start=start, end=end, rule="suited", confidence=0.7) if named else None
    if not (of := home(statement)):
        return None
    answer = Answer(text=of, services=(of,))
    return Found(need=found["need"], start=0, end=0, rule="suited", confidence=0.7, answers=(answer,))


def use_case(statement: Statement) -> Found | None:
    """Return what the thing is used for that the line above names: "Use case: check who may enter" under it."""
    text = statement.text
    found = USE_CASE.match(text)
    of, thing = home(statement), statement.topics[0].strip(" *_:`")
    if not found or not of or not thing or len(thing.split()) > LONGEST_NAME:
        return None
    answer = Answer(text=thing, services=(of,), features=((of, thing),))
    return Found(need=found["need"], start=0, end=0, rule="use case", confidence=0.7, answers=(answer,))
