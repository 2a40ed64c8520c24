"""The links of the service that a line is about with those that it names: by the words before them, by a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.links.cues import WEAK, Cue, Way
from extract.links.forms import forms
from extract.links.governing import governing, strongest
from extract.links.labels import listed, of_lead, of_row
from extract.links.patterns import BETWEEN, LACK, LIKE, NEGATION, NOT_THIS, OTHER, UNLIKE
from extract.links.roles import Reading, of_roles
from extract.links.signs import EACH, borne_out, unsaid
from extract.links.within import OPENING, acting, closes, scene, shared
from extract.links.words import BARE, BESIDE, JOINTLY, between, by_cue, of_words
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.links.groups import Clause, Group
    from extract.statements import Statement

FIRST: Final = re.compile(r"\W*(?P<word>[A-Za-z]+)\s+(?!to\b)")
PERSON: Final = re.compile(r"\b(?:you|we|i)\b(?!\s+(?:can|could|may)\s+(?:integrate|use))", re.IGNORECASE)
"""Who a line speaks to, or of."""

SECURING: Final = re.compile(
    r"secur|protect|encrypt|auth|sign|log[- ]?in|user|token|polic|allow|deny|block|permission|access|identit|restrict",
    re.IGNORECASE,
)
"""Words of a line that speaks of who may do what."""

JOINED: Final = frozenset({Relation.USES, Relation.SENDS_TO, Relation.READS_FROM, Relation.TRIGGERS})
"""What the purposes of two services do not say alone, without a word before the name."""

EXEMPLIFIED: Final = re.compile(
    r"\b(?P<noun>[a-z]+s)\s+(?:like|such\s+as|including|\(?(?:e\.g\.|for\s+example|mainly)),?\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
"""A noun whose examples a name begins: "targets *such as* S3"."""

NOUN: Final = re.compile(r"(?:ment|tion|er|or|ing)s?$", re.IGNORECASE)
ACTING: Final = re.compile(
    r"\s*(?:(?:can|could|will|would|may|must|also|always|then|only|does|do|is|are|\w+ly)\s+)*(?=[a-z])"
)

DENIED: Final = re.compile(rf"(?:\s+[A-Za-z]+){{0,2}}?\s*{NEGATION.pattern}", re.IGNORECASE)
"""Behind a name, and the noun of a part of it, of which something is denied: "SNS topics *cannot* ..."."""


def with_subject(
    statement: Statement, clause: Clause, about: str, *, asked: bool, answer: int
) -> Iterator[tuple[Reading, str, str]]:
    """The links of the service that a line is about with the groups of a clause that no other group takes."""
    before, before_at = "", clause.start
    seen: set[str] = set()
    for index, group in enumerate(clause.groups if about else ()):
        seen |= set(clause.groups[index - 1].services) if index else set()
        start = max(before_at, answer) if group.start >= answer else before_at
        gap, before_at = statement.text[start : group.start], group.end
        before = before if index and EACH.fullmatch(gap) else gap
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
                if reading and not (_little(reading) and asked_of_reader(statement, before)):
                    yield reading, about, service


def _little(reading: Reading) -> bool:
    """Whether what was read is not said of a line's subject where its reader does it."""
    return reading.relation is Relation.MANAGES or reading.rule == BESIDE.name


def asked_of_reader(statement: Statement, before: str) -> bool:
    """Whether a line tells its reader to do something, or what people do: its heading's service does not do it."""
    first = FIRST.match(statement.text)
    form = forms().get(first["word"].lower()) if first else None
    told = (
        form is not None
        and form.kind == "base"
        and not form.frame.acts
        and first is not None
        and first["word"].istitle()
    )
    return told or PERSON.search(before) is not None


def _contrasted(statement: Statement, clause: Clause, index: int) -> bool:
    """Whether a group is what the next one differs from ("Unlike SQS, Kinesis ..."), not the subject."""
    if index + 1 >= len(clause.groups) or not UNLIKE.search(statement.text[: clause.groups[index].start]):
        return False
    return OTHER.fullmatch(statement.text, clause.groups[index].end, clause.groups[index + 1].start) is not None


def _taken(statement: Statement, clause: Clause, left: Group, right: Group, answer: int) -> bool:
    """Whether the group before already links to this one, so that the subject does not."""
    if left.end <= answer <= right.start or scene(statement, clause, left, right):
        return False
    at = clause.groups.index(left)
    if at and closes(statement.text, clause.groups[at - 1], left, right):
        return True
    if shared(statement, left, right) and not acting(statement, clause):
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
        bool(DENIED.match(rest))
        or bool(opening and NEGATION.search(opening[0] + first))
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
        return None if _answers(statement, about, answer) else _of_asked(statement, before, about, service, answer)
    cue, lacking = governing(before), LACK.search(before) is not None
    asking = lacking and any(one.end <= answer for one in statement.services)
    if asking or BETWEEN.search(before) or LIKE.search(before) or unsaid(before, cue):
        return None
    weak, noun = not lacking and (cue is None or cue in WEAK), EXEMPLIFIED.search(before)
    told = of_lead(statement, noun["noun"], about, service) if noun else of_row(statement, group, about, service)
    if told := told or (listed(statement, group, about, service) if weak else None):
        return told
    reading = of_words(statement, before, group, about, service)
    said = lacking or (reading and (cue not in WEAK or reading.rule in {"instead", "not used"}))
    return reading if said else _of_place(statement, group, before, about, service, cue)


def _answers(statement: Statement, about: str, answer: int) -> bool:
    """Whether the answer names a service other than the subject, which then does what is asked, or names this one."""
    return any(s.start >= answer and s.service != about for s in statement.services)


def _of_asked(statement: Statement, before: str, about: str, service: str, answer: int) -> Reading | None:
    """What a need says of the subject and a service in it: a verb of access or better, never that it is required."""
    cue = strongest(before, asked=True)
    if cue is None or cue.name in {"beside", "for"}:
        return None
    if cue in WEAK:
        reading = of_roles(about, service, statement.category(about), statement.category(service), cue.confidence)
        if JOINTLY.search(before) and not borne_out(reading.relation, statement.text[:answer]):
            return Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=cue.confidence)
        return reading
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
        return reading if _secures(statement, about, reading) else None
    reading = of_roles(about, service, statement.category(about), statement.category(service), 0.65)
    if cue is None and reading.way is Way.FORWARD and reading.relation is Relation.PROTECTS:
        return None
    labelled = statement.text[group.end : group.end + 2].startswith((":", " -", " –", " ="))
    if reading.relation is Relation.PART_OF and not labelled:
        return None
    if not borne_out(reading.relation, statement.text, *statement.topics[:1]):
        reading = Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=0.5)
    return reading if cue or reading.relation not in JOINED else None


def _secures(statement: Statement, about: str, reading: Reading) -> bool:
    """Whether a line under a service for sign-in speaks of that, where only purposes say that it protects another."""
    told = reading.rule.endswith("by role") and reading.way is Way.FORWARD and reading.relation is Relation.PROTECTS
    return not told or statement.category(about) == "security" or SECURING.search(statement.text) is not None
