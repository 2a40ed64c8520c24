"""What a need and its answer say of the services that they name: "Need to trace Lambda → X-Ray"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.links.cues import WEAK, Way
from extract.links.governing import strongest
from extract.links.groups import stands_for
from extract.links.patterns import FAILING, MOVES, NEED, NOT_THIS
from extract.links.roles import Reading, of_roles
from extract.links.signs import borne_out
from extract.links.words import BARE, by_cue
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.services import Named
    from extract.statements import Statement

DASH: Final = re.compile(r"[”\"]\s*[-–—:]\s")
MISSING: Final = re.compile(r"\s*(?:missing|lacks?|forgot)\b", re.IGNORECASE)
OCCASION: Final = re.compile(r"\b(?:when|whenever|once|if)\b", re.IGNORECASE)
"""Words in a need that lead to an occasion: nothing is asked to be done to what it names."""

EARLY: Final = 5
"""Characters of a need before a name that hold no verb yet."""


def need_of(statement: Statement) -> tuple[int, int]:
    """Return where the need of a line ends and its answer begins (0, 0 where it is not a need with an answer)."""
    if not NEED.match(statement.text):
        return 0, 0
    quoted = max(statement.text.rfind("”"), statement.text.rfind('"'), 0)
    found = ARROW.search(statement.text, quoted) or (DASH.match(statement.text, quoted) if quoted else None)
    found = found or ARROW.search(statement.text)
    return (found.start(), found.end()) if found else (0, 0)


def answered(statement: Statement, need: int, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """The links of the services that a need names with those that answer it: required where it tells of a failure."""
    asking = [s for s in statement.services if s.end <= need]
    answers = [
        s
        for s in statement.services
        if answer and s.start >= answer and not NOT_THIS.search(statement.text[answer : s.start])
    ]
    if asking and (FAILING.search(statement.text, 0, need) or MISSING.match(statement.text, answer)):
        granted = [t.service for t in statement.terms if t.start >= answer > 0 and stands_for(t.text)]
        for service in dict.fromkeys((*(s.service for s in answers), *granted)):
            yield (
                Reading(rule="failing without", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=0.65),
                asking[0].service,
                service,
            )
        return
    for asked in _wished(statement, asking, answers, need):
        for answering in answers:
            if asked.service != answering.service:
                yield from _met(statement, need, asked.start, asked.end, asked.service, answering)


def _wished(statement: Statement, asking: Sequence[Named], answers: Sequence[Named], need: int) -> Iterator[Named]:
    """The services of a need of which the answer tells: neither the answer's own, nor those of an occasion."""
    told = {one.service for one in answers}
    found = OCCASION.search(statement.text, asking[0].end, need) if asking else None
    stop = found.start() if found else need
    yield from (one for one in asking if one.end <= stop and one.service not in told)


def _met(
    statement: Statement, need: int, start: int, end: int, asked: str, answering: Named
) -> Iterator[tuple[Reading, str, str]]:
    """The link of a service that a need names with one that meets it: what the need asks for, the answer does."""
    other = answering.service
    cue = strongest(statement.text[:start], asked=True)
    if cue and cue not in WEAK and start > EARLY:
        yield by_cue(cue, "", other, asked, negated=False), other, asked
        return
    wants = strongest(statement.text[end:need], asked=True)
    if wants and wants.relation in MOVES and asked == statement.subject:
        yield by_cue(wants, "", asked, other, negated=False), asked, other
        return
    reading = of_roles(asked, other, statement.category(asked), statement.category(other), 0.6)
    if not borne_out(reading.relation, statement.text, *statement.topics[:1]):
        reading = Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=0.6)
    placed = {asked, other} & set(statement.chain) and BARE.match(statement.text, answering.end)
    if reading.relation is not Relation.USES or placed or other in statement.chain[:1]:
        yield reading, asked, other
