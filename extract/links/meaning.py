"""What the place of a verb says of two services once it is known which: by the verb, else by what the two are for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.roles import DETECTOR, MANAGERS, Reading, borne_out, of_roles, sets_off, settles, watches
from extract.links.usage import Use
from graph.model import Relation

if TYPE_CHECKING:
    from extract.links.sentences import Verb
    from extract.links.verbs import Slot
    from extract.statements import Statement

SCANS: Final = frozenset({"scan", "inspect", "check", "assess", "evaluate"})
"""What who looks for faults does."""

STARTS: Final = frozenset({"run", "launch", "schedule"})
"""Verbs by which a source of events sets off what runs code."""

WRITES: Final = frozenset({"update", "modify", "insert"})
"""Verbs that put something into a database, and change what is no database."""

ASKED: Final = frozenset({"database", "storage", "security", "identity", "analytics"})
"""Purposes of services that answer who calls them, and run nothing."""

JOINS: Final = frozenset({"integrate", "associate"})
"""Verbs that say that two go together, and not how: the line has to bear out what they are for."""

ALLOWED: Final = frozenset({"use", "access"})
"""Verbs of what one is let do to another: that it uses it, whatever the other is for."""

UNSAID: Final = frozenset({Relation.USES, Relation.PART_OF})
"""What two services are for does not say where the verb says something."""

SURE: Final = 0.88
LESS_SURE: Final = 0.8


def reading_of(statement: Statement, verb: Verb, head: str, slot: Slot, tail: str) -> Reading:
    """Return what a verb says of its subject and a name in one of its places."""
    sure = LESS_SURE if verb.joined or verb.use in {Use.INFINITIVE, Use.BARE, Use.PARTICIPLE} else SURE
    rule = f"{verb.form.frame.name} (passive)" if verb.passive else verb.form.frame.name
    reading = Reading(
        rule=rule, relation=_relation(statement, verb, head, slot, tail), way=slot.way, confidence=sure,
        negated=verb.negated,
    )  # fmt: skip
    if reading.relation is Relation.MONITORS and slot.way is Way.FORWARD and watches(tail) and not watches(head):
        reading = replace(reading, way=Way.BACK)
    if verb.form.frame.roles and (slot.relation is Relation.USES or verb.form.frame.name == "receives"):
        told = of_roles(head, tail, statement.category(head), statement.category(tail), sure)
        if verb.form.lemma in JOINS and not borne_out(told.relation, statement.text, *statement.topics[:1]):
            return reading
        if verb.form.lemma in ALLOWED and verb.use in {Use.INFINITIVE, Use.BARE}:
            return reading
        known = told.relation is Relation.PROTECTS or (told.relation not in UNSAID and not verb.negated)
        return replace(told, negated=verb.negated) if known else reading
    return reading


def _relation(statement: Statement, verb: Verb, head: str, slot: Slot, tail: str) -> Relation:
    """What the slot says, as the two services have it: to call a function sets it off, to call a store uses it."""
    kind, lemma = statement.category(tail), verb.form.lemma
    forward = slot.way is Way.FORWARD
    match slot.relation:
        case Relation.READS_FROM if lemma in SCANS and DETECTOR.search(head):
            return Relation.MONITORS
        case Relation.TRIGGERS if lemma == "call" and kind in ASKED:
            return Relation.USES
        case Relation.SENDS_TO if forward and sets_off(head, tail, kind):
            return Relation.TRIGGERS
        case Relation.MANAGES if lemma in STARTS and sets_off(head, tail, kind):
            return Relation.TRIGGERS
        case Relation.MANAGES if lemma in WRITES and kind == "database" and statement.category(head) not in MANAGERS:
            return Relation.SENDS_TO
    return settles(slot.relation, head, tail) if forward else slot.relation
