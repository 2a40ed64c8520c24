"""From groups and cues to links: the strongest cue between two groups decides, else what the two are for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract import arrows
from extract.choices import LETTERED
from extract.links.about import with_subject
from extract.links.asking import answered_sentence
from extract.links.contrast import CONTRAST, compared, contrasted, runner_up
from extract.links.cues import Way
from extract.links.frames import Sentence, sentence
from extract.links.groups import Clause, clauses
from extract.links.items import items
from extract.links.marks import plain
from extract.links.meaning import credible
from extract.links.needs import answered, need_of
from extract.links.occasions import occasions
from extract.links.patterns import CONDITION
from extract.links.roles import is_part, kin, whole_and_part
from extract.links.rows import spoken as spoken_row
from extract.links.rows import told
from extract.links.sections import labelled
from extract.links.signs import turned
from extract.links.stated import stated
from extract.links.under import under
from extract.links.within import within
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

COLON: Final = " *_"
"""What may stand behind the colon of a line."""

NAMES: Final = 3
"""Words up to which a line with a colon only names something."""

MARKS: Final = " *_`[("
"""What may stand around a name."""

VAGUE: Final = frozenset({"beside", "named under"})
"""Rules by which a line says no more of two services than that it names both."""

UNPROVEN: Final = frozenset({"named under", "labelled under"})
"""Rules by which a line has to do with what its place is about, which must then be told, not guessed."""

WHOLE: Final = frozenset({Relation.USES, Relation.MANAGES})
"""What a line that names a service beside its part does not say of the two."""


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states, one for each pair of services, the strongest reading of it."""
    text = statement.text
    if not _several(statement) or POINTS.match(text) or text.rstrip(CLOSING).endswith("?"):
        return
    statement = _led(statement)
    named = {one.service for one in statement.services}
    offered = not statement.choice and LETTERED.match(text) is not None
    heads = statement.line.kind is LineKind.HEADING
    best: dict[frozenset[str], tuple[Reading, str, str]] = {}
    for read, left, right in _readings(statement if (bare := plain(text)) is text else replace(statement, text=bare)):
        pair, reading = frozenset((left, right)), credible(statement, turned(text, read, left, right), left, right)
        if reading is None:
            continue
        whole = reading.relation is Relation.PART_OF and not reading.rule.endswith("by role")
        if heads and reading.rule != CONTRAST.rule and not whole:
            continue
        if not pair <= named and (offered or _unproven(statement, reading)):
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
    """Whether what is read rests on a place alone: on what that is guessed to be about, or on an answer to choose."""
    if not (statement.guessed or statement.choice):
        return False
    first = statement.services[0].start if statement.services else 0
    return reading.rule in UNPROVEN or statement.text[:first].rstrip(MARKS).endswith(arrows.MARKS)


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
        yield from under(statement, parts, frozenset().union(*said))


def _of_another(statement: Statement) -> set[frozenset[str]]:
    """The pairs of services of which one is said to be of the other, whatever the verb: "an ASG *of* EC2 servers"."""
    return {
        frozenset((one.service, other.service))
        for one, other in pairwise(statement.services)
        if OF.fullmatch(statement.text, one.end, other.start)
    }


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
