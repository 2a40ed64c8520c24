"""From groups and cues to links: the strongest cue between two groups decides, else what the two are for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.links.about import asked_of_reader, with_subject
from extract.links.asking import answered_sentence
from extract.links.contrast import CONTRAST, compared, contrasted, runner_up
from extract.links.cues import WEAK, Way
from extract.links.frames import Sentence, sentence
from extract.links.governing import governing
from extract.links.groups import Clause, Group, clauses
from extract.links.items import items
from extract.links.labels import listed, of_noun
from extract.links.marks import plain
from extract.links.meaning import credible
from extract.links.needs import answered, need_of
from extract.links.occasions import occasions
from extract.links.patterns import CONDITION, DOES, LACK, NOT_THIS, OFFERED
from extract.links.roles import is_part, kin, of_roles, whole_and_part
from extract.links.rows import spoken as spoken_row
from extract.links.rows import told
from extract.links.sections import labelled
from extract.links.signs import borne_out, turned
from extract.links.stated import stated
from extract.links.within import within
from extract.links.words import by_cue
from extract.structure import LineKind
from graph.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.links.roles import Reading
    from extract.statements import Statement


POINTS: Final = re.compile(
    r"\W*(?:see|cf\.?|read\s+more|more\s+(?:on|in|about)|links?|sources?:|docs?:|(?:go|navigate)\s+to|console:|menu:|"
    r"open\s+the)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Lines that lead to a page or a menu, and state nothing."""

OF: Final = re.compile(r"\s+of\s+(?:(?:an?|the|your|several|many)\s+)?")
CLOSING: Final = ' *_)]"”'
"""What may stand behind the mark of a question."""

UNDER: Final = 0.45
"""How sure it is that a line has to do with a service that it names and says nothing else of."""

COLON: Final = " *_"
"""What may stand behind the colon of a line."""

NAMES: Final = 3
"""Words up to which a line with a colon only names something."""

MARKS: Final = " *_`[("
ARROWS: Final = ("→", "⇒", "⟶", "➜", "->", "=>")
APART: Final = re.compile(
    r"^\W*(?:if|who|what|which|why|how|because|whether|since|until|in\s+case|imagine|suppose|assume|both|you(?:[’']re|\s+are|\s+run|\s+have))\b|"
    r"\blike(?:\s+(?:an?|the|in|with|on))?\s*$|→|->|=>",
    re.IGNORECASE,
)
"""Before a name that a line only supposes, compares something with, or answers a need with."""

PLAIN: Final = frozenset({"instance", "instances"})
"""Nouns that stand for a service, and for what many others run: a line need not say that it has to do with both."""

VAGUE: Final = frozenset({"beside", "named under"})
"""Rules by which a line says no more of two services than that it names both."""

UNPROVEN: Final = frozenset({"named under", "labelled under"})
"""Rules by which a line has to do with what its place is about, which must then be told, not guessed."""

DONE: Final = frozenset({Relation.MANAGES, Relation.SENDS_TO, Relation.READS_FROM, Relation.REQUIRES})
"""What a verb before a name says of what its line is about, though other words stand between."""

MEANT: Final = frozenset({Relation.MONITORS, Relation.SENDS_TO, Relation.REQUIRES})
"""What two services are for says of them, where a line that names both holds a word of it."""

WHOLE: Final = frozenset({Relation.USES, Relation.MANAGES})
"""What a line that names a service beside its part does not say of the two."""


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states, one for each pair of services, the strongest reading of it."""
    text = statement.text
    if not _several(statement) or POINTS.match(text) or text.rstrip(CLOSING).endswith("?"):
        return
    statement = _led(statement)
    named = {one.service for one in statement.services}
    offered = not statement.choice and OFFERED.match(text) is not None
    heads = statement.line.kind is LineKind.HEADING
    best: dict[frozenset[str], tuple[Reading, str, str]] = {}
    for read, left, right in _readings(statement if (bare := plain(text)) is text else replace(statement, text=bare)):
        pair, reading = frozenset((left, right)), credible(statement, turned(text, read, left, right), left, right)
        if reading is None:
            continue
        whole = reading.relation is Relation.PART_OF and not reading.rule.endswith("by role")
        if heads and reading.rule != CONTRAST.rule and not whole:
            continue
        if (offered or ((statement.guessed or statement.choice) and _unproven(statement, reading))) and not pair <= named:
            continue
        if reading.relation in WHOLE and (whole_and_part(left, right) or (reading.rule in VAGUE and kin(left, right))):
            continue
        if reading.relation is Relation.SENDS_TO and not pair <= named and _to_whole(reading, left, right):
            continue
        if len(pair) > 1 and (pair not in best or best[pair][0].confidence < reading.confidence):
            best[pair] = (reading, left, right)
    for reading, left, right in best.values():
        head, tail = (left, right) if reading.way is Way.FORWARD else (right, left)
        yield Link(
            head=head, relation=reading.relation, tail=tail, negated=reading.negated,
            condition=_condition(statement.text),
            evidence=statement.evidence(reading.rule, stated(reading), _stands(statement, left, right)),
        )  # fmt: skip


def _unproven(statement: Statement, reading: Reading) -> bool:
    """Whether what is read of a service that a place is only guessed to be about rests on the place alone."""
    first = statement.services[0].start if statement.services else 0
    return reading.rule in UNPROVEN or statement.text[:first].rstrip(MARKS).endswith(ARROWS)


def _to_whole(reading: Reading, left: str, right: str) -> bool:
    """Whether something is sent to the whole of a part: who names the whole then means the part."""
    return is_part(left, right) if reading.way is Way.FORWARD else is_part(right, left)


def _several(statement: Statement) -> bool:
    """Whether a statement names a service, and it or its place another one; most of prose knows a single one."""
    if not (statement.services or statement.asked_of):
        return False
    named = {one.service for one in (*statement.services, *statement.asked_of, *statement.lead_of)}
    placed = {*statement.inherited, *statement.chain, *statement.above, *statement.recent, *statement.columns}
    parts = {term.service for term in statement.terms}
    return len((named | placed | parts | {statement.subject}) - {""}) > 1


def _led(statement: Statement) -> Statement:
    """A line of a list as told of the one other service that the line above it names: "Reasons to put it in S3:"."""
    others = dict.fromkeys(one.service for one in statement.lead_of if one.service not in statement.inherited)
    colon = statement.line.parent and statement.lead.rstrip(COLON).endswith(":")
    told = colon and len(statement.lead.split()) > NAMES
    if len(others) != 1 or not told or not statement.inherited:
        return statement
    over = (*others, *statement.inherited)
    about = statement.subject if statement.leads else over[0]
    return replace(statement, subject=about, inherited=over, chain=tuple(dict.fromkeys((*others, *statement.chain))))


def _stands(statement: Statement, left: str, right: str) -> int:
    """Where a line names the later of two services, each where it does first."""
    if "\n" not in statement.text:
        return 0
    firsts = {service.service: service.start for service in reversed(statement.services)}
    return max(firsts.get(left, 0), firsts.get(right, 0))


def _condition(text: str) -> str:
    found = CONDITION.search(text)
    return " ".join(found["clause"].split()) if found else ""


def _readings(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    need, answer = need_of(statement)
    about = _about(statement)
    spoken = [*items(statement), *spoken_row(statement)]
    spoken += (*answered_sentence(statement, statement.asked_of), *occasions(statement))
    spoken += runner_up(statement, answer) if answer else ()
    spoken += compared(statement)
    yield from spoken
    if beside := [*told(statement), *(contrasted(statement) if not need else ())]:
        yield from beside
        return
    parts = clauses(statement)
    verbal = sentence(statement, parts) if not need else Sentence()
    yield from verbal.said
    here = {service.service for service in statement.services}
    said = {frozenset((left, right)) for _, left, right in (*spoken, *verbal.said)}
    pairs, of = frozenset(said), _of_another(statement)
    for reading, left, right in _by_cues(statement, parts, about, need, answer):
        placed = left in {about, statement.subject} - here
        parted = right in verbal.taken or (right in verbal.placed and reading.rule.endswith("by role"))
        parted = parted or (right in verbal.strange and not placed)
        guessed = bool(verbal.said) and reading.rule.endswith("by role") and not {left, right} <= here
        bound = frozenset((left, right)) in of
        if frozenset((left, right)) not in pairs and (bound or not (parted or guessed)):
            said.add(frozenset((left, right)))
            yield reading, left, right
    if not need:
        yield from labelled(statement)
        yield from _under(statement, parts, frozenset().union(*said))


def _of_another(statement: Statement) -> set[frozenset[str]]:
    """The pairs of services of which one is said to be of the other, whatever the verb: "an ASG *of* EC2 servers"."""
    return {
        frozenset((one.service, other.service))
        for one, other in pairwise(statement.services)
        if OF.fullmatch(statement.text, one.end, other.start)
    }


def _under(statement: Statement, parts: Sequence[Clause], linked: frozenset[str]) -> Iterator[tuple[Reading, str, str]]:
    """Yield what a line is about with the services that it names and says nothing of: they have to do with it.

    Parameters: `linked` are the services of which it says something; where that is of others alone, it is about those.
    """
    about = statement.subject
    silent = statement.line.kind in {LineKind.HEADING, LineKind.CODE} or statement.asked
    if not about or silent or (linked and about not in linked):
        return
    here = any(one.service == about for one in statement.services)
    fresh = {name: group for name, group in _beside(statement, parts).items() if name not in linked}
    fresh = {name: group for name, group in fresh.items() if not _bidden(statement, parts, group)}
    for name, group in fresh.items():
        purposes = statement.category(about), statement.category(name)
        told = listed(statement, group, about, name) or of_noun(statement, group)
        if told and not whole_and_part(about, name):
            yield told, about, name
        elif not (here and len(set(purposes)) == 1):
            reading = of_roles(about, name, *purposes, UNDER)
            if here:
                held = reading.relation in MEANT and borne_out(reading.relation, statement.text)
                said = reading.relation if held else Relation.USES
                yield replace(reading, rule="named under", relation=said), about, name
            elif reading.relation is not Relation.PROTECTS:
                yield _done(statement, parts, group, reading, (about, name)), about, name


def _bidden(statement: Statement, parts: Sequence[Clause], group: Group) -> bool:
    """Whether a weak word joins a name to what a line tells its reader to do: "open a session *with* the CLI"."""
    before = statement.text[_opening(parts, group) : group.start]
    return governing(before) in WEAK and asked_of_reader(statement, before)


def _opening(parts: Sequence[Clause], group: Group) -> int:
    """Where the clause begins that names a group."""
    return max((part.start for part in parts if part.start <= group.start), default=0)


def _done(
    statement: Statement, parts: Sequence[Clause], group: Group, reading: Reading, pair: tuple[str, str]
) -> Reading:
    """What a line that names no subject says is done, where what the two services are for does not say it."""
    cue = governing(statement.text[_opening(parts, group) : group.start]) if reading.relation is Relation.USES else None
    if cue and cue.relation in DONE and cue not in WEAK:
        reading = by_cue(cue, "", *pair, negated=False)
    return replace(reading, rule="named under", confidence=UNDER)


def _beside(statement: Statement, parts: Sequence[Clause]) -> dict[str, Group]:
    """The services that a line names beside what it is about, neither in one list with that nor by themselves."""
    groups = [group for part in parts for group in part.groups if statement.subject not in group.services]
    ends = {one.end + 1 for one in statement.services if one.service == statement.subject}
    alone = {name for group in groups if _apart(statement.text, group) for name in group.services}
    alone |= {one.service for one in statement.services if one.text.lower() in PLAIN}
    told = {name: group for group in reversed(groups) if group.start not in ends for name in reversed(group.services)}
    return {name: group for name, group in reversed(told.items()) if name not in alone}


def _apart(text: str, group: Group) -> bool:
    """Whether a line speaks of a service by itself: begins a line or a clause with it, supposes, likens or lacks it."""
    before = text[: group.start].rstrip(MARKS)
    if LACK.search(text[: group.start]) or NOT_THIS.search(text[: group.start]):
        return True
    opens = before.endswith(",") and DOES.match(text, group.end)
    return bool(opens) or before.endswith(("\n", ";")) or APART.search(text[: group.start]) is not None


def _by_cues(
    statement: Statement, parts: Sequence[Clause], about: str, need: int, answer: int
) -> Iterator[tuple[Reading, str, str]]:
    """Yield what the cues between names say, clause by clause."""
    for index, clause in enumerate(parts):
        asked = clause.start < need
        yield from within(statement, clause, asked=asked, answer=answer)
        yield from with_subject(statement, clause, about or statement.subject, asked=asked, answer=answer)
        if index == 0 and statement.leads and statement.label == statement.services[0].text:
            about = statement.subject
    yield from answered(statement, need, answer)


def _about(statement: Statement) -> str:
    """The service that a line is about by its place; where it opens with that very service, the one above it."""
    for service in statement.chain:
        if not (statement.leads and service == statement.subject):
            return service
    return statement.subject
