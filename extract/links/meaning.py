"""What the place of a verb says of two services once it is known which: by the verb, else by what the two are for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.labels import of_own_label
from extract.links.purposes import purposes
from extract.links.roles import (
    DETECTOR,
    MANAGERS,
    Reading,
    guards,
    keeps,
    of_roles,
    pulls,
    saves,
    sets_off,
    settles,
    watches,
)
from extract.links.signs import borne_out
from extract.links.usage import Use
from graph.model import Relation

if TYPE_CHECKING:
    from extract.links.sentences import Verb
    from extract.links.verbs import Slot
    from extract.statements import Statement

SCANS: Final = frozenset({"scan", "inspect", "check", "assess", "evaluate"})
"""What who looks for faults does."""

RECORDS: Final = frozenset({"record", "collect", "capture"})
"""What who keeps records in a store does."""

STARTS: Final = frozenset({"run", "launch", "schedule"})
"""Verbs by which a source of events sets off what runs code."""

PLACED: Final = frozenset("install deploy put place attach enable apply set configure run launch".split())
FRONT: Final = re.compile(r"\b(?:in\s+front|ahead)\s+of\b", re.IGNORECASE)
"""Verbs and words of what stands on or before something: who secures others secures that."""

WRITES: Final = frozenset({"update", "modify", "insert"})
"""Verbs that put something into a database, and change what is no database."""

ASKED: Final = frozenset({"database", "storage", "security", "identity", "analytics"})
"""Purposes of services that answer who calls them, and run nothing."""

KEPT: Final = frozenset({"storage", "database", "streaming", "messaging"})
"""Purposes of services that hold what others work on."""

JOINS: Final = frozenset({"integrate", "associate", "pair"})
"""Verbs that say that two go together, and not how: the line has to bear out what they are for."""

ALLOWED: Final = frozenset({"use", "access"})
"""Verbs of what one is let do to another: that it uses it, whatever the other is for."""

REACHES: Final = frozenset("connect access reach talk communicate reference refer".split())
"""Verbs of who goes to another: it is not protected by what it goes to."""

INSIDE_OF: Final = re.compile(r"\b(?:under\s+the\s+(?:hood|covers)|behind\s+the\s+scenes|internally)\b", re.IGNORECASE)
"""Words of a line that says what something is made with."""

UNSAID: Final = frozenset({Relation.USES, Relation.PART_OF})
"""What two services are for does not say where the verb says something."""

UNARMED: Final = frozenset({"storage", "database", "streaming", "messaging", "monitoring", "audit", "migration"})
"""Purposes of services that secure no other."""

IDLE: Final = frozenset({"networking", "database", "identity", "messaging", "streaming"})
"""Purposes of services that deploy and run no other."""

VAGUE: Final = re.compile(r"by role$|^beside$|^named under$|^listed under")
CONSOLE: Final = re.compile(r"(?:Portal|Console)$")
INSIDE: Final = re.compile(r"\b(?:in|on|open|go\s+to)\s+(?:the\s+)?\W*$", re.IGNORECASE)
"""Rules that say little, and what stands before a console where something is done by hand."""

KEEPERS: Final = re.compile(r"CloudWatch Logs|Log Analytics|Cloud Logging|Loki$|Splunk|Elastic Stack|Logstash")
COLLECTED: Final = re.compile(r"\b(?:collect|gather|ingest|receiv|aggregat)\w*\b.*\blogs?\s+from\b", re.IGNORECASE)
"""Services that keep the logs of others, and words of a line that says from where they have them."""

KEPT_SHUT: Final = re.compile(r"\b(?:KMS|HSM|CloudHSM|Firewall|WAF|Shield|Armor)\b")
"""Services that secure others and give nothing out to be read."""

SECURING: Final = frozenset({"security", "identity"})
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
    told_by_label = slot.relation is Relation.USES and not verb.negated and of_own_label(statement, head, tail)
    if told_by_label:
        return told_by_label
    if verb.form.frame.roles and (slot.relation is Relation.USES or verb.form.frame.name == "receives"):
        return _by_roles(statement, verb, reading, head, tail)
    return reading


def _by_roles(statement: Statement, verb: Verb, reading: Reading, head: str, tail: str) -> Reading:
    """What a verb that says little says of two services, by what they are for."""
    told = of_roles(head, tail, statement.category(head), statement.category(tail), reading.confidence)
    guards_it = told.relation is Relation.PROTECTS and told.way is Way.FORWARD
    borne = guards_it or borne_out(told.relation, statement.text, *statement.topics[:1])
    asked = verb.form.lemma in ALLOWED and verb.use in {Use.INFINITIVE, Use.BARE}
    if asked or (verb.form.lemma in JOINS and not borne):
        return reading
    reached = verb.form.lemma in REACHES and told.way is Way.BACK and not verb.passive
    if told.relation is Relation.PROTECTS:
        return reading if reached else replace(told, negated=verb.negated)
    rival = told.relation is Relation.ALTERNATIVE_TO and verb.form.frame.name == "uses"
    said = told.relation not in UNSAID and not rival and not verb.negated
    return told if said else reading


def _relation(statement: Statement, verb: Verb, head: str, slot: Slot, tail: str) -> Relation:
    """What the slot says, as the two services have it: to call a function sets it off, to call a store uses it."""
    lemma, forward = verb.form.lemma, slot.way is Way.FORWARD
    one, other = statement.category(head), statement.category(tail)
    starts = sets_off(head, tail, other)
    for relation, holds, told in (
        (Relation.USES, lemma == "process" and forward and other in KEPT, Relation.READS_FROM),
        (Relation.USES, lemma in PLACED and guards(head, tail), Relation.PROTECTS),
        (Relation.READS_FROM, lemma in SCANS and DETECTOR.search(head), Relation.MONITORS),
        (Relation.READS_FROM, forward and saves(head, one, tail, other), Relation.MANAGES),
        (Relation.MONITORS, lemma in RECORDS and forward and keeps(head, one, tail, other), Relation.SENDS_TO),
        (Relation.TRIGGERS, lemma == "call" and other in ASKED, Relation.USES),
        (Relation.SENDS_TO, forward and pulls(one, tail), Relation.READS_FROM),
        (Relation.SENDS_TO, forward and starts, Relation.TRIGGERS),
        (Relation.MANAGES, lemma in STARTS and starts, Relation.TRIGGERS),
        (Relation.MANAGES, forward and one == "security" and guards(head, tail), Relation.PROTECTS),
        (Relation.MANAGES, lemma in WRITES and other == "database" and one not in MANAGERS, Relation.SENDS_TO),
        (Relation.MANAGES, lemma == "rotate" and other == "security" and one != other, Relation.USES),
    ):
        if slot.relation is relation and holds:
            return told
    return settles(slot.relation, head, tail) if forward else slot.relation


def credible(statement: Statement, reading: Reading, left: str, right: str) -> Reading | None:
    """Return a reading as the two services can have it: a store secures nothing, and what secures it does."""
    little = reading.relation is Relation.USES or VAGUE.search(reading.rule)
    if little and (in_console(statement, left) or in_console(statement, right)):
        return None
    reading = _as_told(statement.text, reading, left, right)
    head, tail = (left, right) if reading.way is Way.FORWARD else (right, left)
    one, other = statement.category(head), statement.category(tail)
    if reading.relation is Relation.MANAGES and (one in IDLE or "registry" in purposes(head, one)):
        return None
    if reading.rule == "sends to" and reading.relation is Relation.SENDS_TO and saves(head, one, tail, other):
        return replace(reading, relation=Relation.MANAGES)
    if reading.relation is not Relation.PROTECTS or reading.negated or one not in UNARMED:
        return reading
    if other in SECURING:
        return replace(reading, way=_turned(reading.way))
    told = of_roles(left, right, statement.category(left), statement.category(right), LESS_SURE)
    return told if told.relation is not Relation.USES else None


def in_console(statement: Statement, service: str) -> bool:
    """Return whether a line names a console only as where its reader does something: "*In the portal*, click ..."."""
    if not CONSOLE.search(service):
        return False
    named = next((one for one in statement.services if one.service == service), None)
    return named is not None and INSIDE.search(statement.text[: named.start]) is not None


def _turned(way: Way) -> Way:
    """The other way."""
    return Way.BACK if way is Way.FORWARD else Way.FORWARD


def _as_told(text: str, reading: Reading, left: str, right: str) -> Reading:
    """What stands before another to secure it does not send there; whose logs are collected sends them.

    What one is made with it uses, whatever the other is for.
    """
    if reading.relation is Relation.MANAGES and reading.rule.endswith("by role") and INSIDE_OF.search(text):
        return replace(reading, relation=Relation.USES, way=Way.FORWARD)
    head, tail = (left, right) if reading.way is Way.FORWARD else (right, left)
    if reading.relation is Relation.READS_FROM and KEPT_SHUT.search(tail):
        return replace(reading, relation=Relation.USES)
    if reading.relation is Relation.SENDS_TO and guards(head, tail) and FRONT.search(text):
        return replace(reading, relation=Relation.PROTECTS)
    if reading.relation is Relation.MONITORS and KEEPERS.search(head) and COLLECTED.search(text):
        return replace(reading, relation=Relation.SENDS_TO, way=_turned(reading.way))
    return reading
