"""From groups and cues to links: the strongest cue between two groups decides, else what the two are for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.links.asking import answered_sentence
from extract.links.contrast import contrasted
from extract.links.cues import LABEL_TEXT, WEAK, Cue, Way
from extract.links.frames import Sentence, sentence
from extract.links.groups import Clause, Group, clauses
from extract.links.needs import answered, need_of
from extract.links.patterns import AIM, ARROW, BETWEEN, CONDITION, IN_PLACE, LIKE, NEGATION, NOT_THIS, SHARED, UNLIKE
from extract.links.roles import RUNNERS, Reading, of_roles
from extract.links.rows import told
from extract.links.stated import stated
from extract.links.words import BARE, BESIDE, between, between_asked, by_cue, governing, of_words, strongest
from extract.structure import LineKind
from graph.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.statements import Statement

PAIR: Final = 2
OPENING: Final = 25
"""Characters before a name that still leave it the subject of its clause."""

FEW: Final = 5
NOUN: Final = re.compile(r"(?:ment|tion|er|or|ing)s?$", re.IGNORECASE)
ACTING: Final = re.compile(
    r"\s*(?:(?:can|could|will|would|may|must|also|always|then|only|does|do|is|are|\w+ly)\s+)*(?=[a-z])"
)


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states, one for each pair of services, the strongest reading of it."""
    if not (statement.services or statement.asked_of) or statement.text.rstrip().endswith("?"):
        return
    heads = statement.line.kind is LineKind.HEADING
    best: dict[frozenset[str], tuple[Reading, str, str]] = {}
    for reading, left, right in _readings(statement):
        pair = frozenset((left, right))
        if heads and reading.relation is not Relation.PART_OF:
            continue
        if len(pair) > 1 and (pair not in best or best[pair][0].confidence < reading.confidence):
            best[pair] = (reading, left, right)
    for reading, left, right in best.values():
        head, tail = (left, right) if reading.way is Way.FORWARD else (right, left)
        yield Link(
            head=head, relation=reading.relation, tail=tail, negated=reading.negated,
            condition=_condition(statement.text), evidence=statement.evidence(reading.rule, stated(reading)),
        )  # fmt: skip


def _condition(text: str) -> str:
    found = CONDITION.search(text)
    return " ".join(found["clause"].split()) if found else ""


def _readings(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    need, answer = need_of(statement)
    about = _about(statement)
    spoken = list(answered_sentence(statement, statement.asked_of))
    yield from spoken
    if beside := [*told(statement), *(contrasted(statement) if not need else ())]:
        yield from beside
        return
    parts = clauses(statement)
    verbal = sentence(statement, parts) if not need else Sentence()
    yield from verbal.said
    here = {service.service for service in statement.services}
    pairs = {frozenset((left, right)) for _, left, right in (*spoken, *verbal.said)}
    for reading, left, right in _by_cues(statement, parts, about, need, answer):
        placed = left in {about, statement.subject} - here
        parted = right in verbal.taken or (right in verbal.strange and not placed)
        guessed = bool(verbal.said) and reading.rule.endswith("by role") and not {left, right} <= here
        if frozenset((left, right)) not in pairs and not (parted or guessed):
            yield reading, left, right


def _by_cues(
    statement: Statement, parts: Sequence[Clause], about: str, need: int, answer: int
) -> Iterator[tuple[Reading, str, str]]:
    """Yield what the cues between names say, clause by clause."""
    for index, clause in enumerate(parts):
        asked = clause.start < need
        yield from _within(statement, clause, asked=asked, answer=answer)
        yield from _with_subject(statement, clause, about or statement.subject, asked=asked, answer=answer)
        if index == 0 and statement.leads and statement.label == statement.services[0].text:
            about = statement.subject
    yield from answered(statement, need, answer)


def _about(statement: Statement) -> str:
    """The service that a line is about by its place; where it opens with that very service, the one above it."""
    for service in statement.chain:
        if not (statement.leads and service == statement.subject):
            return service
    return statement.subject


def _within(statement: Statement, clause: Clause, *, asked: bool, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """The links between groups that follow each other in a clause, and inside a group that is joined itself."""
    placed: Group | None = None
    for left, right in pairwise(clause.groups):
        if left.end <= answer <= right.start or _scene(statement, clause, left, right):
            continue
        if placed and ARROW.search(statement.text, left.end, right.start):
            left = Group(start=placed.start, end=left.end, services=placed.services)  # noqa: PLW2901 (the thing, not its place)
        if _shared(statement, left, right):
            if not _acting(statement, clause):
                continue
            left = clause.groups[0]  # noqa: PLW2901 (the one that both verbs are said of)
        placed = left if IN_PLACE.fullmatch(statement.text, left.end, right.start) else None
        reading_of = between_asked if asked and right.end < answer else between
        for a in left.services:
            for b in right.services:
                if reading := reading_of(statement, left, right, a, b):
                    yield reading, a, b
    yield from _pluses(statement, clause, asked=asked)


def _pluses(statement: Statement, clause: Clause, *, asked: bool) -> Iterator[tuple[Reading, str, str]]:
    """The links inside the groups of a clause whose two members are joined, not listed."""
    for group in clause.groups:
        joined = group.plus or BETWEEN.search(statement.text[clause.start : group.start])
        if (
            joined
            and len(group.services) == PAIR
            and not asked
            and statement.text[group.start - 1 : group.start] != "("
        ):
            yield _joined(statement, clause, group)


def _joined(statement: Statement, clause: Clause, group: Group) -> tuple[Reading, str, str]:
    """The link of two services joined by a plus: what is said of them together, else their roles."""
    a, b = group.services
    cue = strongest(statement.text[group.end : clause.end])
    if cue and cue.relation is Relation.TRIGGERS:
        return by_cue(cue, "", a, b, negated=False), a, b
    return of_roles(a, b, statement.category(a), statement.category(b), 0.6), a, b


def _shared(statement: Statement, left: Group, right: Group) -> bool:
    """Whether the words between two groups begin with a verb that has its subject before the first of them."""
    gap = statement.text[left.end : right.start]
    found = SHARED.match(gap)
    cue = strongest(gap[found.start() :]) if found else None
    return cue is not None and cue not in WEAK and cue.relation is not Relation.ALTERNATIVE_TO


def _acting(statement: Statement, clause: Clause) -> bool:
    """Whether a clause begins with a group, which is what its verbs are said of."""
    opening = statement.text[clause.start : clause.groups[0].start]
    return len(opening) < OPENING and strongest(opening) in {None, BESIDE}


def _scene(statement: Statement, clause: Clause, left: Group, right: Group) -> bool:
    """Whether the left group only sets the scene ("For S3 access → needs a NAT Gateway")."""
    opens = AIM.match(statement.text, clause.start, left.start)
    return bool(opens and ARROW.search(statement.text, left.end, right.start))


def _with_subject(
    statement: Statement, clause: Clause, about: str, *, asked: bool, answer: int
) -> Iterator[tuple[Reading, str, str]]:
    """The links of the service that a line is about with the groups of a clause that no other group takes."""
    before_at = clause.start
    seen: set[str] = set()
    for index, group in enumerate(clause.groups if about else ()):
        seen |= set(clause.groups[index - 1].services) if index else set()
        start = max(before_at, answer) if group.start >= answer else before_at
        before, before_at = statement.text[start : group.start], group.end
        opens = index == 0 and group.start - clause.start < OPENING
        if (opens and group.services[0] == about) or (opens and _acts(statement, clause, group)):
            continue
        if _contrasted(statement, clause, index):
            continue
        if index and _taken(statement, clause, clause.groups[index - 1], group, answer):
            continue
        for service in group.services:
            if service != about and service not in seen:
                reading = _of_subject(
                    statement, group, before, about, service, asked=asked and group.end <= answer, answer=answer
                )
                if reading:
                    yield reading, about, service


def _contrasted(statement: Statement, clause: Clause, index: int) -> bool:
    """Whether a group is what the next one differs from ("Unlike SQS, Kinesis ..."), not the subject."""
    if index + 1 >= len(clause.groups) or not UNLIKE.search(statement.text[: clause.groups[index].start]):
        return False
    return statement.text[clause.groups[index].end : clause.groups[index + 1].start].strip() == ","


def _taken(statement: Statement, clause: Clause, left: Group, right: Group, answer: int) -> bool:
    """Whether the group before already links to this one, so that the subject does not."""
    if left.end <= answer <= right.start or _scene(statement, clause, left, right):
        return False
    if _shared(statement, left, right) and not _acting(statement, clause):
        return False
    return between(statement, left, right, left.services[0], right.services[0]) is not None


def _acts(statement: Statement, clause: Clause, group: Group) -> bool:
    """Whether a group is the grammatical subject of its clause, followed by a verb of its own or a negation."""
    rest = statement.text[group.end : clause.end]
    if rest.startswith("-"):
        return False
    if rest.lstrip().startswith("= "):
        return True
    opening = ACTING.match(rest)
    words = rest[opening.end() :].split(maxsplit=1) if opening else []
    first = words[0].strip(".,:;") if words else ""
    cue = strongest(first) if first and not NOUN.search(first) else None
    return (
        bool(NEGATION.match(rest.lstrip()))
        or bool(opening and NEGATION.search(opening[0]))
        or (cue is not None and cue not in WEAK)
    )


def _of_subject(
    statement: Statement, group: Group, before: str, about: str, service: str, *, asked: bool, answer: int
) -> Reading | None:
    if answer and answer <= group.start and _whole_answer(statement, group, before, about, answer):
        return None
    if NOT_THIS.search(before):
        contrast = Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.8)
        return contrast if BARE.match(statement.text, group.end) else None
    if asked:
        return None if _answers(statement, about, answer) else _of_asked(statement, before, about, service)
    if BETWEEN.search(before) or LIKE.search(before):
        return None
    cue = governing(before)
    if (cue is None or cue in WEAK) and (listed := _listed(statement, group, about)):
        return listed
    reading = of_words(statement, before, group, about, service)
    said = reading and (cue not in WEAK or reading.rule in {"instead", "not used"})
    return reading if said else _of_place(statement, group, before, about, service, cue)


def _answers(statement: Statement, about: str, answer: int) -> bool:
    """Whether the answer names a service other than the subject, which then does what is asked, or names this one."""
    return any(s.start >= answer and s.service != about for s in statement.services)


def _of_asked(statement: Statement, before: str, about: str, service: str) -> Reading | None:
    """What a need says of the subject and a service in it: a verb of access or better, never that it is required."""
    cue = strongest(before, asked=True)
    if cue is None or cue.name in {"beside", "for"}:
        return None
    if cue in WEAK:
        return of_roles(about, service, statement.category(about), statement.category(service), cue.confidence)
    return by_cue(cue, before, about, service, negated=False)


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
    if cue in WEAK and (reading := of_words(statement, before, group, about, service)):
        return reading
    reading = of_roles(about, service, statement.category(about), statement.category(service), 0.65)
    if cue is None and reading.way is Way.FORWARD and reading.relation is Relation.PROTECTS:
        return None
    labelled = statement.text[group.end : group.end + 2].startswith((":", " -", " –", " ="))
    if reading.relation is Relation.PART_OF and not labelled:
        return None
    return reading if cue or reading.relation is not Relation.USES else None


def _listed(statement: Statement, group: Group, about: str) -> Reading | None:
    """What the label of a line, or one above it, says of the services that it lists."""
    opening = statement.text[: group.start]
    near = (opening if len(opening.split()) <= FEW else "", statement.label, *statement.topics[:2])
    for text in near:
        for pattern, word, relation, way in LABEL_TEXT:
            if pattern.search(text) and (relation is not Relation.TRIGGERS or statement.category(about) in RUNNERS):
                return Reading(rule=f"listed under {word}", relation=relation, way=way, confidence=0.75)
    return None
