"""From groups and cues to links: the strongest cue between two groups decides, roles of services where words are weak."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.links.groups import Clause, Group, clauses
from extract.links.patterns import (
    ACTIVE, ARROW, CONDITION, LABEL_TEXT, NEGATION, NOT_THIS, PASSIVE, UNEQUAL, WEAK, Cue, Way,
)  # fmt: skip
from extract.links.roles import Reading, of_flow, of_roles
from extract.structure import LineKind
from graph.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states, one for each pair of services, the strongest reading of it."""
    if not statement.services or statement.line.kind is LineKind.HEADING:
        return
    best: dict[frozenset[str], tuple[Reading, str, str]] = {}
    for reading, left, right in _readings(statement):
        pair = frozenset((left, right))
        if len(pair) == 2 and (pair not in best or best[pair][0].confidence < reading.confidence):
            best[pair] = (reading, left, right)
    for reading, left, right in best.values():
        head, tail = (left, right) if reading.way is Way.FORWARD else (right, left)
        yield Link(
            head=head, relation=reading.relation, tail=tail, negated=reading.negated,
            condition=_condition(statement.text), evidence=statement.evidence(reading.rule, reading.confidence),
        )  # fmt: skip


def _condition(text: str) -> str:
    found = CONDITION.search(text)
    return " ".join(found["clause"].split()) if found else ""


def _readings(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    about = statement.inherited[0] if statement.inherited else statement.subject
    for clause in clauses(statement):
        yield from _within(statement, clause)
        if clause.groups and all(about not in group.services for group in clause.groups):
            yield from _with_subject(statement, clause, about)


def _within(statement: Statement, clause: Clause) -> Iterator[tuple[Reading, str, str]]:
    """The links between groups that follow each other in a clause, and inside a group joined by a plus."""
    for left, right in pairwise(clause.groups):
        gap = statement.text[left.end : right.start]
        for a in left.services:
            for b in right.services:
                if reading := between(statement, gap, a, b):
                    yield reading, a, b
    for group in clause.groups:
        if group.plus and len(group.services) == 2:
            a, b = group.services
            yield of_roles(a, b, statement.category(a), statement.category(b), 0.6), a, b


def between(statement: Statement, gap: str, left: str, right: str) -> Reading | None:
    """Return what the words between two services say of them."""
    if UNEQUAL.search(gap) or NOT_THIS.search(gap):
        return Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.9)
    cue = strongest(gap)
    negated = bool(NEGATION.search(gap))
    if cue and cue not in WEAK:
        return Reading(rule=cue.name, relation=cue.relation, way=cue.way, confidence=cue.confidence, negated=negated)
    categories = statement.category(left), statement.category(right)
    if ARROW.search(gap):
        return of_flow(left, right, *categories)
    if cue:
        reading = of_roles(left, right, *categories, cue.confidence)
        if reading.relation is Relation.USES and cue.way is Way.BACK:
            return Reading(rule=cue.name, relation=Relation.USES, way=Way.BACK, confidence=cue.confidence, negated=negated)
        return reading if not negated else None
    return None


def strongest(gap: str) -> Cue | None:
    """Return the first cue of the strongest table that stands in the words."""
    for table in (PASSIVE, ACTIVE, WEAK):
        found = [(match.start(), cue) for cue in table if (match := cue.pattern.search(gap))]
        if found:
            return min(found, key=lambda pair: (pair[0], pair[1].name))[1]
    return None


def _with_subject(statement: Statement, clause: Clause, about: str) -> Iterator[tuple[Reading, str, str]]:
    """The links of the service that a line is about with the first group of a clause."""
    if not about:
        return
    group = clause.groups[0]
    before = statement.text[clause.start : group.start]
    for service in group.services:
        if reading := _of_subject(statement, clause, group, before, about, service):
            yield reading, about, service


def _of_subject(
    statement: Statement, clause: Clause, group: Group, before: str, about: str, service: str
) -> Reading | None:
    categories = statement.category(about), statement.category(service)
    if NOT_THIS.search(before):
        return Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.8)
    cue = strongest(before)
    if cue and cue not in WEAK:
        negated = bool(NEGATION.search(before))
        return Reading(rule=cue.name, relation=cue.relation, way=cue.way, confidence=cue.confidence - 0.05, negated=negated)
    if listed := _listed(statement, group):
        return listed
    reading = of_roles(about, service, *categories, 0.65)
    return reading if cue or reading.relation is not Relation.USES else None


def _listed(statement: Statement, group: Group) -> Reading | None:
    """What the label of a line, or one above it, says of the services that it lists."""
    near = (statement.text[: group.start], statement.label, *statement.topics[:2])
    for text in near:
        for pattern, word, relation, way in LABEL_TEXT:
            if pattern.search(text):
                return Reading(rule=f"listed under {word}", relation=relation, way=way, confidence=0.75)
    return None
