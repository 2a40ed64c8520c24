"""Services set beside each other: "SNS pushes, SQS is polled", "X for A, Y for B"; each clause has its own service."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.patterns import NEGATION
from extract.links.purposes import choices
from extract.links.roles import CLOUDS, Reading
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.services import Named
    from extract.statements import Statement

VERSUS: Final = re.compile(r"\b(?:vs|versus)\b\.?", re.IGNORECASE)
FAR: Final = 40
"""Characters between a "vs" and the names that it sets beside each other."""

COMPARED: Final = re.compile(
    r"\W*(?:(?:a\s+)?(?:comparison|compared|comparing|differences?|contrast)\s+(?:with|to|from|against)|vs\.?|versus)\s+"
    r"(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
"""The opening of a title, up to a name, that compares it with what the title's place is about."""

BETWEEN: Final = re.compile(
    r"\b(?:differences?|comparison|compare|comparing|choosing|choose|choice|decide|deciding)\s+"
    r"(?:(?:between|of)\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
AND: Final = re.compile(r"\s*(?:[,/&]|,?\s*(?:and|or|with|to)\b)\s*(?:an?\s+|the\s+)?", re.IGNORECASE)
"""Right before the first of two names that are compared, and between them: "Difference between X and Y"."""

PARTS: Final = re.compile(
    r"\s*(?:[;,]|\s[-–—]|(?=\s(?:while|whereas|whilst|but)\s))\s+"
    r"(?:(?:but|while|whereas|and|where|whilst|only|otherwise|else|though)\s+)*(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
"""What ends one clause and leads to the service that opens the next."""

OTHERWISE: Final = re.compile(r"[;,]\s+(?:otherwise|else|if\s+not)\b", re.IGNORECASE)
NEAR: Final = 12
"""Characters between "otherwise" and the name that it leads to."""

ADVICE: Final = re.compile(
    r"(?:[;,(:.]|\s[-–—]|→|->)\s*(?:please\s+)?(?:use|choose|take|pick|prefer|try|go\s+(?:with|for))\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
"""Right before a name that is advised."""

CROSSES: Final = ("❌", "✗", "✘", "✖", "🚫", "⛔", "👎")
INSTEAD_OF: Final = re.compile(r"[^.;()]*\binstead\W*$", re.IGNORECASE)
"""What a line opens with that says what not to do, and how it ends where it says what to do instead."""

LIKENED: Final = re.compile(r"\s*=\s*[\"“](?:\w+\s+)?")
"""Between a name and one in quotes that tells what it is like: "X = “managed *Y*”"."""

DEFINED: Final = re.compile(r"\s*=\s")
"""Right behind a name that the line says the meaning of."""

ALIKE: Final = re.compile(
    r"\b(?:do|does|are|is|work)\s+(?:\w+\s+)?(?:the\s+same|similar|alike|interchangeable|equivalent)\b", re.IGNORECASE
)
"""What is said of two services that do the same."""

BETTER: Final = re.compile(
    r"\s+(?:is|are|may\s+be|might\s+be|can\s+be|would\s+be)\s+"
    r"(?:(?:\w+ly|often|a\s+lot|much)\s+)*(?:an?\s+|the\s+)?(?:\w+ly\s+|much\s+)?"
    r"(?:better|cheaper|simpler|easier|faster|preferred)\s+(?:option|choice|fit|alternative|solution|way)s?\b",
    re.IGNORECASE,
)
"""Right behind a name that does better than what its place is about."""

INSTEAD: Final = re.compile(r"\s+(?:\w+\s+){0,2}?instead\b", re.IGNORECASE)
"""Right behind a name that stands in the place of the one named before it."""

PURPOSE: Final = re.compile(r"\s*(?:(?:is\s+|are\s+)?for|when|if|says|tells)\b", re.IGNORECASE)
"""Right behind each of the names where what each is for is said in the same words."""

SHORT: Final = re.compile(
    r"\s+(?:is|are|was|has|have|can|cannot|can[’']?t|does|doesn[’']?t|do|don[’']?t|only|would|will|won[’']?t|takes?|"
    r"needs?|costs?|keeps?|loses|alone|isn[’']?t)\b",
    re.IGNORECASE,
)
"""Right behind a name of which is said why it is not the answer."""

AFTER_ANSWER: Final = re.compile(
    r"\s*(?:[^\s,;:.()]+\s+){0,3}[^\s,;:.()]*\s*(?:[,;(:.]|\s[-–—])\s*"
    r"(?:but\s+|since\s+|as\s+|because\s+)?(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
"""Between an answer and the next clause."""

INTRODUCED: Final = re.compile(
    r"^\W*(?:(?:in\s+terms\s+of|with\s+regard\s+to|regarding|as\s+for|when\s+it\s+comes\s+to|for)\b[^,.;]{0,40}|"
    r"regardless|in\s+(?:short|general|summary|contrast)|generally|basically|essentially|overall|note\s+that),\s*",
    re.IGNORECASE,
)
"""What opens a line before the first of the services that it sets beside each other."""

BRACKET: Final = "("
BRACKETED: Final = re.compile(r"[*_`]*(?:\s[\w-]+){0,2}\s?\([^()]*\)")
"""Brackets right behind a name, or behind a word or two more of it."""

SMALL: Final = re.compile(r"\b(?:the|an?|only|use|choose|both|amazon|aws|azure|microsoft|google)\b", re.IGNORECASE)
SAID: Final = re.compile(r"[A-Za-z]{2,}")

CONTRAST: Final = Reading(rule="beside each other", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.8)


def contrasted(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield the services of a line that are each the subject of a clause of their own, two by two.

    They must be of like purpose, or stand under a heading that names both, as where a semicolon parts them.
    """
    found = _each_once(statement)
    yield from _advised(statement, found)
    yield from _preferred(statement, found)
    yield from _replaced(statement, found)
    text = statement.text
    if (turn := OTHERWISE.search(text)) and found:
        later = next((service for service in found if 0 <= service.start - turn.end() <= NEAR), None)
        first = next((one for one in found if _opens(statement, one) or ADVICE.search(text[: one.start])), None)
        if later and first and first.service != later.service:
            yield CONTRAST, first.service, later.service
        return
    meant = [service for service in found if DEFINED.match(statement.text, service.end)]
    alike = ALIKE.search(statement.text)
    if len(meant) > 1:
        found = meant
    elif alike and (told := [service for service in found if service.end <= alike.start()]) and len(told) == 2:  # noqa: PLR2004
        yield CONTRAST, told[0].service, told[1].service
        return
    if len(found) < 2 or not _opens(statement, found[0]) or not _parallel(statement, found):  # noqa: PLR2004 - a pair
        return
    same = all(DEFINED.match(statement.text, one.end) or PURPOSE.match(statement.text, one.end) for one in found)
    for one, other in combinations(found, 2):
        if same or choices(statement, one.service, other.service):
            yield CONTRAST, one.service, other.service


def compared(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield the services that a line sets beside each other: "X vs Y vs Z", "Comparison with X", "Compare X and Y"."""
    yield from _versus(statement)
    for one, other in pairwise(statement.services):
        if one.service != other.service and LIKENED.fullmatch(statement.text, one.end, other.start):
            yield CONTRAST, one.service, other.service
    yield from _between(statement)
    yield from _counterparts(statement)
    opening = COMPARED.match(statement.text)
    if opening and statement.services and statement.services[0].start == opening.end():
        for about in statement.inherited[:1]:
            yield CONTRAST, about, statement.services[0].service


def _between(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield, two by two, the services of a list that a line compares: "the difference between X, Y and Z"."""
    named, text = statement.services, statement.text
    for at, one in enumerate(named):
        if BETWEEN.search(text[: one.start]):
            gaps = enumerate(pairwise(named[at:]), at + 1)
            ends = next((n for n, (a, b) in gaps if not AND.fullmatch(text, a.end, b.start)), len(named))
            listed = dict.fromkeys(name.service for name in named[at:ends])
            yield from ((CONTRAST, *pair) for pair in combinations(listed, 2))


def _counterparts(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield each service with those of another cloud in brackets right behind it: "Azure Files (AWS EFS)"."""
    for one in statement.services if BRACKET in statement.text else ():
        inside = BRACKETED.match(statement.text, one.end)
        told = [other for other in statement.services if inside and one.end < other.start < inside.end()]
        for other in told:
            if {one.vendor, other.vendor} <= CLOUDS and one.vendor != other.vendor:
                yield CONTRAST, one.service, other.service


def _versus(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield what a line sets beside each other by "vs", all with all.

    What stands on all sides is what they have in common: "ECS on X vs ECS on Y" compares X with Y.
    """
    marks = list(VERSUS.finditer(statement.text))
    cuts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(statement.text)]
    stretches = list(zip(cuts, ends, strict=True)) if marks else []
    sides = [[one for one in statement.services if cut <= one.start and one.end <= end] for cut, end in stretches]
    common = set.intersection(*({one.service for one in side} for side in sides)) if sides else set()
    told = [
        _side(statement.text, side, common, *stretch, first=not at)
        for at, (side, stretch) in enumerate(zip(sides, stretches, strict=True))
    ]
    for one, other in combinations(filter(None, told), 2):
        if one != other:
            yield CONTRAST, one, other


def _side(text: str, side: list[Named], common: set[str], start: int, end: int, *, first: bool) -> str:
    """The service of one side of a "vs": the nearest to it that is not on all sides, "" if far off.

    Of two names without a word between them the latter is meant: "ECS EC2".
    """
    own = [one for one in side if one.service not in common]
    near = [one for one in own if (end - one.end if first else one.start - start) < FAR]
    if len(near) > 1 and not first and text[near[0].end : near[1].start].isspace():
        near = near[1:]
    return (near[-1] if first else near[0]).service if near else ""


def _advised(statement: Statement, found: list[Named]) -> Iterator[tuple[Reading, str, str]]:
    """Yield what is advised in place of what does not do: "Bigtable is not for SQL - use Spanner"."""
    for named in found:
        before = ADVICE.search(statement.text[: named.start])
        about = next((one.service for one in found if one.end <= (before.start() if before else 0)), statement.subject)
        told = statement.text[: before.start()] if before else ""
        crossed = told.lstrip().startswith(CROSSES) or INSTEAD_OF.match(statement.text, named.end)
        if before and about not in {"", named.service} and (crossed or NEGATION.search(told)):
            yield CONTRAST, about, named.service


def _preferred(statement: Statement, found: list[Named]) -> Iterator[tuple[Reading, str, str]]:
    """Yield what a line opens with and calls a better choice, beside what its place is about."""
    about = next(iter(statement.inherited), "")
    if not found or not _opens(statement, found[0]) or about in {"", found[0].service}:
        return
    if BETTER.match(statement.text, found[0].end):
        yield CONTRAST, found[0].service, about


def runner_up(statement: Statement, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """Yield the answer to a need with the service that the clause behind it is about, which does not do.

    Parameters: `answer` is where the answer begins in the line.
    """
    found = [service for service in _each_once(statement) if service.start >= answer]
    for one, other in pairwise(found):
        behind = AFTER_ANSWER.fullmatch(statement.text, one.end, other.start)
        if behind and SHORT.match(statement.text, other.end) and choices(statement, one.service, other.service):
            yield CONTRAST, one.service, other.service


def _replaced(statement: Statement, found: list[Named]) -> Iterator[tuple[Reading, str, str]]:
    """Yield what is taken instead of what a line opens with and denies something of."""
    for one, other in pairwise(found):
        gap = statement.text[one.end : other.start]
        if INSTEAD.match(statement.text, other.end) and NEGATION.search(gap):
            yield CONTRAST, other.service, one.service


def _each_once(statement: Statement) -> list[Named]:
    """The services of a line by their first names."""
    return list({service.service: service for service in reversed(statement.services)}.values())[::-1]


def _opens(statement: Statement, first: Named) -> bool:
    """Whether a line begins with a name, but for articles, the vendor and what it tells its reader to do with it.

    What it is about may stand before, up to a comma: "In terms of cost, X is ...".
    """
    opening = INTRODUCED.sub("", statement.text[: first.start])
    return not SAID.search(SMALL.sub("", opening))


def _parallel(statement: Statement, found: list[Named]) -> bool:
    """Whether something is said of each service before the next one opens a clause."""
    gaps = [statement.text[one.end : other.start] for one, other in pairwise(found)]
    last = statement.text[found[-1].end :]
    ended = [PARTS.search(gap) for gap in gaps]
    defined = all(DEFINED.match(statement.text, one.end) for one in found)
    aimed = all(PURPOSE.match(statement.text, one.end) for one in found) and all(
        choices(statement, one.service, other.service) for one, other in pairwise(found)
    )
    if (
        any(end and ";" in end[0] for end in ended)
        and not (defined or aimed)
        and not {one.service for one in found} <= set(statement.inherited)
    ):
        return False
    return all(end and SAID.search(gap[: end.start()]) for gap, end in zip(gaps, ended, strict=True)) and bool(
        SAID.search(last)
    )
