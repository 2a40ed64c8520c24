"""From groups and cues to links: the strongest cue between two groups decides, roles of services where words are weak."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.links.groups import Clause, Group, clauses
from extract.links.patterns import (
    ACTIVE, AFTER, AIM, ARROW, BETWEEN, CONDITION, FAILING, INSTRUMENT, LABEL_TEXT, LACK, LIKE, MOVES, NEED, NEGATION,
    NOT_THIS, PASSIVE, PROTECTOR, RUNNERS, UNEQUAL, WEAK, Cue, Way,
)  # fmt: skip
from extract.links.roles import Reading, of_flow, of_roles
from extract.structure import LineKind
from graph.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

BARE: Final = re.compile(r"\s*(?:$|[.,;)]|(?:or|and|⭐)\b)")
"""What follows a name that stands for the whole service, not for a part of it."""

DONE_WITH: Final = frozenset({Relation.PROTECTS, Relation.MONITORS, Relation.MANAGES, Relation.TRIGGERS})
SURE: Final = 0.8
OPENING: Final = 25
"""Characters before a name that still leave it the subject of its clause."""

NOUN: Final = re.compile(r"(?:ment|tion|er|or|ing)s?$", re.IGNORECASE)
ACTING: Final = re.compile(r"\s*(?:(?:can|could|will|would|may|must|also|always|then|only|does|do|is|are|\w+ly)\s+)*(?=[a-z])")


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states, one for each pair of services, the strongest reading of it."""
    if not statement.services or statement.line.kind is LineKind.HEADING:
        return
    best: dict[frozenset[str], tuple[Reading, str, str]] = {}
    for reading, left, right in _readings(statement):
        pair = frozenset((left, right))
        if len(pair) > 1 and (pair not in best or best[pair][0].confidence < reading.confidence):
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
    need, answer = _need(statement)
    about = _about(statement)
    for index, clause in enumerate(clauses(statement)):
        asked = clause.start < need
        yield from _within(statement, clause, asked=asked, answer=answer)
        yield from _with_subject(statement, clause, about or statement.subject, asked=asked, answer=answer)
        if index == 0 and statement.leads and statement.label == statement.services[0].text:
            about = statement.subject
    yield from _answered(statement, need, answer)


def _about(statement: Statement) -> str:
    """The service that a line is about by its place; where it opens with that very service, the one above it."""
    for service in statement.chain:
        if not (statement.leads and service == statement.subject):
            return service
    return statement.subject


def _need(statement: Statement) -> tuple[int, int]:
    """Return where the need of a line ends and its answer begins (0, 0 where it is not a need with an answer)."""
    if not NEED.match(statement.text):
        return 0, 0
    quoted = max(statement.text.rfind("”"), statement.text.rfind('"'), 0)
    arrow = ARROW.search(statement.text, quoted) or ARROW.search(statement.text)
    return (arrow.start(), arrow.end()) if arrow else (0, 0)


def _answered(statement: Statement, need: int, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """The links of the services that a need names with those that answer it: required where it tells of a failure."""
    asking = [s.service for s in statement.services if s.end <= need]
    answers = [s for s in statement.services if answer and s.start >= answer and not NOT_THIS.search(statement.text[answer : s.start])]
    failing = FAILING.search(statement.text, 0, need)
    for a in dict.fromkeys(asking[:1] if failing else asking):
        for b in answers:
            if failing:
                yield Reading(rule="failing without", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=0.65), a, b.service
                continue
            reading = of_roles(a, b.service, statement.category(a), statement.category(b.service), 0.6)
            if reading.relation is not Relation.USES or (a in statement.chain and BARE.match(statement.text, b.end)):
                yield reading, a, b.service


def _within(statement: Statement, clause: Clause, *, asked: bool, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """The links between groups that follow each other in a clause, and inside a group that is joined itself."""
    for left, right in pairwise(clause.groups):
        if left.end <= answer <= right.start or _scene(statement, clause, left, right):
            continue
        reading_of = _between_asked if asked and right.end < answer else between
        for a in left.services:
            for b in right.services:
                if reading := reading_of(statement, left, right, a, b):
                    yield reading, a, b
    for group in clause.groups:
        joined = group.plus or BETWEEN.search(statement.text[clause.start : group.start])
        if joined and len(group.services) == 2 and not asked:  # noqa: PLR2004 (a pair)
            a, b = group.services
            yield of_roles(a, b, statement.category(a), statement.category(b), 0.6), a, b


def _scene(statement: Statement, clause: Clause, left: Group, right: Group) -> bool:
    """Whether the left group only sets the scene ("For S3 access → needs a NAT Gateway")."""
    opens = AIM.match(statement.text, clause.start, left.start)
    return bool(opens and ARROW.search(statement.text, left.end, right.start))


def between(statement: Statement, left: Group, right: Group, a: str, b: str) -> Reading | None:
    """Return what the words between two groups say of a service of each."""
    gap = statement.text[left.end : right.start]
    if UNEQUAL.search(gap) or (NOT_THIS.search(gap) and BARE.match(statement.text, right.end)):
        return Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.9)
    if _apart(gap) or BETWEEN.search(gap) or LIKE.search(gap):
        return None
    return _of_words(statement, gap, right, a, b)


def _apart(gap: str) -> bool:
    """Whether a parenthesis parts two groups: the first closes one, or the second stands in one of other words."""
    opened = gap.rpartition("(")
    return gap.startswith(")") or bool(opened[1] and ")" not in opened[2] and opened[0].strip())


def _of_words(statement: Statement, gap: str, right: Group, a: str, b: str) -> Reading | None:
    """What the words before a group, and the noun after it, say of two services."""
    after = statement.text[right.end : right.end + 40]
    if LACK.search(gap) and FAILING.search(statement.text) and BARE.match(after):
        return Reading(rule="lack", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=0.7)
    negated = bool(NEGATION.search(gap))
    cue = governing(gap)
    if cue is None or cue in WEAK or cue.relation is Relation.REQUIRES:
        for name, pattern, relation, way in AFTER:
            if pattern.match(after):
                return Reading(rule=name, relation=relation, way=way, confidence=0.75, negated=negated)
    if cue and cue not in WEAK:
        return _by_cue(cue, gap, a, b, negated=negated)
    if negated:
        return None
    categories = statement.category(a), statement.category(b)
    return of_flow(a, b, *categories) if ARROW.search(gap) else _weak(cue, a, b, *categories)


def governing(gap: str) -> Cue | None:
    """Return the cue that governs the group after it: one after the last arrow, or a verb of motion before it."""
    parts = ARROW.split(gap)
    cue = strongest(parts[-1])
    if cue or len(parts) == 1:
        return cue
    before = strongest(parts[-2])
    return before if before and before.relation in MOVES else None


def _between_asked(statement: Statement, left: Group, right: Group, a: str, b: str) -> Reading | None:
    """As `between`, inside a need: only a cue that says more than that both are asked about counts."""
    cue = strongest(statement.text[left.end : right.start], asked=True)
    return _by_cue(cue, "", a, b, negated=False) if cue and cue.confidence >= SURE else None


def _by_cue(cue: Cue, gap: str, a: str, b: str, *, negated: bool) -> Reading:
    way = cue.way
    if cue.relation is Relation.PROTECTS and bool(PROTECTOR.search(a)) != bool(PROTECTOR.search(b)):
        way = Way.FORWARD if PROTECTOR.search(a) else Way.BACK
    elif cue.way is Way.FORWARD and cue.relation in DONE_WITH and INSTRUMENT.search(gap):
        way = Way.BACK
    return Reading(rule=cue.name, relation=cue.relation, way=way, confidence=cue.confidence, negated=negated)


def _weak(cue: Cue | None, a: str, b: str, a_for: str, b_for: str) -> Reading | None:
    if cue is None:
        return None
    reading = of_roles(a, b, a_for, b_for, cue.confidence)
    if reading.relation is Relation.USES and cue.way is Way.BACK:
        return Reading(rule=cue.name, relation=Relation.USES, way=Way.BACK, confidence=cue.confidence)
    return reading


def strongest(gap: str, *, asked: bool = False) -> Cue | None:
    """Return the cue of the strongest table that stands in the words, the last of them where there are several.

    Words before the last comma count only where none stand after it: "manages tasks, optional ALB" manages no ALB.
    In what is asked for, that something is needed says nothing.
    """
    words = gap.replace("-", " ")
    tail = words.rpartition(", ")[2]
    stretch = tail if tail.split() else words
    for table in (PASSIVE, ACTIVE, WEAK):
        found = [
            (match.end(), cue)
            for cue in table
            if not (asked and cue.relation is Relation.REQUIRES)
            for match in cue.pattern.finditer(stretch)
        ]
        if found:
            return max(found, key=lambda pair: (pair[0], pair[1].confidence, pair[1].name))[1]
    return None


def _with_subject(
    statement: Statement, clause: Clause, about: str, *, asked: bool, answer: int
) -> Iterator[tuple[Reading, str, str]]:
    """The links of the service that a line is about with the groups of a clause that no other group takes."""
    before_at = clause.start
    for index, group in enumerate(clause.groups if about else ()):
        start = max(before_at, answer) if group.start >= answer else before_at
        before, before_at = statement.text[start : group.start], group.end
        opens = index == 0 and group.start - clause.start < OPENING
        if (opens and group.services[0] == about) or (opens and _acts(statement, clause, group)):
            continue
        if index and _taken(statement, clause, clause.groups[index - 1], group, answer):
            continue
        for service in group.services:
            if service != about:
                reading = _of_subject(statement, group, before, about, service, asked=asked and group.end <= answer, answer=answer)
                if reading:
                    yield reading, about, service


def _taken(statement: Statement, clause: Clause, left: Group, right: Group, answer: int) -> bool:
    """Whether the group before already links to this one, so that the subject does not."""
    if left.end <= answer <= right.start or _scene(statement, clause, left, right):
        return False
    return between(statement, left, right, left.services[0], right.services[0]) is not None


def _acts(statement: Statement, clause: Clause, group: Group) -> bool:
    """Whether a group is the grammatical subject of its clause, followed by a verb of its own or a negation."""
    rest = statement.text[group.end : clause.end]
    opening = ACTING.match(rest)
    words = rest[opening.end() :].split(maxsplit=1) if opening else []
    cue = strongest(words[0]) if words and not NOUN.search(words[0]) else None
    return bool(NEGATION.match(rest.lstrip())) or bool(opening and NEGATION.search(opening[0])) or (cue is not None and cue not in WEAK)


def _of_subject(
    statement: Statement, group: Group, before: str, about: str, service: str, *, asked: bool, answer: int
) -> Reading | None:
    if answer and answer <= group.start and _whole_answer(statement, group, before, about, answer):
        return None
    if NOT_THIS.search(before):
        contrast = Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.8)
        return contrast if BARE.match(statement.text, group.end) else None
    if asked:
        return _of_asked(statement, before, about, service)
    if BETWEEN.search(before) or LIKE.search(before):
        return None
    cue = governing(before)
    if cue is None or cue in WEAK:
        if listed := _listed(statement, group, about):
            return listed
    if (reading := _of_words(statement, before, group, about, service)) and cue not in WEAK:
        return reading
    return _of_place(statement, group, before, about, service, cue)


def _of_asked(statement: Statement, before: str, about: str, service: str) -> Reading | None:
    """What a need says of the subject and a service in it: a verb of access or better, never that it is required."""
    cue = strongest(before, asked=True)
    if cue is None or cue.name in {"beside", "for"}:
        return None
    if cue in WEAK:
        return of_roles(about, service, statement.category(about), statement.category(service), cue.confidence)
    return _by_cue(cue, before, about, service, negated=False)


def _whole_answer(statement: Statement, group: Group, before: str, about: str, answer: int) -> bool:
    """Whether a service is itself the answer to a need that does not name the subject: no link of the two is stated."""
    names = [s.service for s in statement.services if s.end <= answer]
    placed = re.search(r"\b(?:in|at|to|on|with|via)\s*$", before)
    return bool(BARE.match(statement.text, group.end)) and about not in names and not placed


def _of_place(
    statement: Statement, group: Group, before: str, about: str, service: str, cue: Cue | None
) -> Reading | None:
    """What the place of a service says: the noun after it, the roles of the two."""
    if NEGATION.search(before):
        return None
    if cue in WEAK and (reading := _of_words(statement, before, group, about, service)):
        return reading
    reading = of_roles(about, service, statement.category(about), statement.category(service), 0.65)
    labelled = statement.text[group.end : group.end + 2].startswith((":", " -", " –", " ="))
    if reading.relation is Relation.PART_OF and not labelled:
        return None
    return reading if cue or reading.relation is not Relation.USES else None


def _listed(statement: Statement, group: Group, about: str) -> Reading | None:
    """What the label of a line, or one above it, says of the services that it lists."""
    near = (statement.text[: group.start], statement.label, *statement.topics[:2])
    for text in near:
        for pattern, word, relation, way in LABEL_TEXT:
            if pattern.search(text) and (way is Way.FORWARD or statement.category(about) in RUNNERS):
                return Reading(rule=f"listed under {word}", relation=relation, way=way, confidence=0.75)
    return None
