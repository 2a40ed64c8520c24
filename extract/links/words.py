"""What the words between two services say of them: the cue that governs, what negates it, the noun after a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.links.cues import AFTER, WEAK, Cue, Way
from extract.links.governing import governing, strongest
from extract.links.patterns import (
    ALIKE,
    ALWAYS,
    APPOSED,
    ASKED_FROM,
    BACKWARD,
    BETWEEN,
    CARRIED,
    CLAUSED,
    CONFUSED,
    EVENTFUL,
    FAILING,
    FROM,
    INSTRUMENT,
    KEEPERS,
    LACK,
    LIKE,
    MADE_WITH,
    NEGATION,
    NOT_THIS,
    ONTO,
    OTHER,
    OVER,
    OWN_NOUN,
    PART,
    PASSED,
    PERMITTED,
    RESOLVER,
    SERVED,
    SOURCE,
    SOURCE_NOUN,
    TWO_WAY,
    UNEQUAL,
    UNLIKE,
    UNUSED,
    WORDED,
)
from extract.links.purposes import choices
from extract.links.roles import PROTECTOR, SETTING, Reading, is_database, of_flow, of_roles, settles, watches
from extract.links.signs import borne_out, unsaid
from graph.model import Relation

if TYPE_CHECKING:
    from extract.links.groups import Group
    from extract.statements import Statement

BARE: Final = re.compile(r"\s*(?:$|[.,;)→]|->|=>|(?:or|and|⭐)\b)")
"""What follows a name that stands for the whole service, not for a part of it."""

PLACE: Final = re.compile(r"\b(?:for|on|in|to|from|at|by)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
"""Right before a name that a denied one after it would stand in the place of: "works *with* X, not Y"."""

EXAMPLES: Final = re.compile(r"\((?:like|such\s+as|e\.g\.,?|eg|including|i\.e\.,?)\s+[^()]{0,60}$", re.IGNORECASE)
"""What opens a parenthesis whose names stand for the noun before it: "services *(like A, B)* on top of C"."""

AUTHORIZES: Final = re.compile(r"auth", re.IGNORECASE)
SECURING: Final = frozenset({"security", "identity"})
"""A noun of who lets others in, and purposes of services that secure others in any other way."""

ACCESS: Final = re.compile(r"\b(?:IAM|RBAC)$")
RIGHTS: Final = re.compile(r"\s+(?:\w+\s+)?(?:permissions?|rights?)\b", re.IGNORECASE)
POLICY: Final = re.compile(r"\s+(?:\w+\s+)?polic(?:y|ies)\b", re.IGNORECASE)
DUE: Final = re.compile(r"\b(?:make\s+sure|ensure|needs?|must|required?|requires)\b", re.IGNORECASE)
"""Who lets others in, what of it is had and what of it guards, and words of a line that tells what must be."""

DONE_WITH: Final = frozenset(
    {Relation.PROTECTS, Relation.MONITORS, Relation.MANAGES, Relation.TRIGGERS, Relation.READS_FROM}
)
ASKING: Final = frozenset({"queries", "reads", "scans"})
"""Nouns of what is asked of a thing with another: "run *queries* with Athena"."""

JOINTLY: Final = re.compile(r"\b(?:integrat|works?\s+with|compatib|combin|add\b|configur)", re.IGNORECASE)
"""Words of a line that says that two services go together, and not how."""

PARTLY: Final = re.compile(
    r"\b(?:of|in|within|inside)\s+(?:(?:an?|the)\s+)?$|\b(?:part|feature|component|extension|tier|class|mode)\b",
    re.IGNORECASE,
)
"""Words of a line that says of a part that it is one."""

INTO: Final = re.compile(r"\b(?:in|on)to\s+(?:(?:an?|the|your|its|our|one|another)\s+)?$", re.IGNORECASE)
STORES: Final = frozenset({"storage", "database", "analytics", "streaming", "messaging", "monitoring"})
"""Right before a name that something is brought into, and purposes of services that keep what is."""

OWNED: Final = re.compile(
    r"\b(?:stores?|saves?|archives?|persists?)\b[^,;]*\bof\s+(?:the\s+|your\s+|an?\s+)?$", re.IGNORECASE
)
"""Between two names: the first keeps what is of the second, which so sends it there."""

HOSTED: Final = re.compile(r"\s(?:in|inside|within)\s+(?:an?\s+|the\s+|your\s+)?$", re.IGNORECASE)
"""Right before a name in which something is done."""

SURE: Final = 0.8
NEAR: Final = 2
"""Words between a name and a parenthesis that still belong to the name ("VPC Gateway Endpoint (for S3)")."""

BESIDE: Final = WEAK[-1]
FOR: Final = WEAK[0]


def between(statement: Statement, left: Group, right: Group, a: str, b: str) -> Reading | None:
    """Return what the words between two groups say of a service of each."""
    gap = statement.text[left.end : right.start]
    opening = statement.text[: left.start]
    unlike = OTHER.fullmatch(gap) and UNLIKE.search(opening)
    if unlike or ALIKE.fullmatch(gap) or (gap.strip() == "over" and OVER.search(opening)) or _confused(opening, gap):
        return Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.9)
    if ONTO.fullmatch(gap) and FROM.search(opening):
        return Reading(rule="from one to the other", relation=Relation.SENDS_TO, way=Way.FORWARD, confidence=0.8)
    if _apart(gap, opening) or BETWEEN.search(gap) or LIKE.search(gap):
        return None
    denied = NOT_THIS.search(gap) is not None
    whole = denied and BARE.match(statement.text, right.end) and not PLACE.search(opening)
    better = gap.strip() == ">" and choices(statement, a, b)
    if UNEQUAL.search(gap) or whole or better:
        return Reading(rule="contrast", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.9)
    if SOURCE_NOUN.match(gap):
        return Reading(rule="event", relation=Relation.TRIGGERS, way=Way.FORWARD, confidence=0.85)
    return None if denied else of_words(statement, gap, right, a, b)


def _confused(opening: str, gap: str) -> bool:
    """Whether two names are told not to be taken for each other: "don't confuse X with Y"."""
    return gap.strip() in {"with", "for", "and", "to"} and CONFUSED.search(opening) is not None


def _apart(gap: str, opening: str) -> bool:
    """Whether a parenthesis parts two groups: the first closes one, or the second stands in one of other words."""
    opened, heads = gap.rpartition("("), APPOSED.fullmatch(opening)
    inside = bool(opened[1]) and ")" not in opened[2] and len(opened[0].split()) > NEAR
    inside = inside and not (heads and EXAMPLES.search(gap))
    closing = gap.startswith(")") and not (EXAMPLES.search(opening) or heads)
    return closing or inside or bool(MADE_WITH.match(gap) or CLAUSED.search(gap))


def of_words(statement: Statement, gap: str, right: Group, a: str, b: str) -> Reading | None:
    """What the words before a group, and the noun after it, say of two services."""
    cue = governing(gap)
    named = OWN_NOUN.search(statement.text, right.start, right.end) if cue is None else None
    end = named.start() if named else right.end
    after = statement.text[end : end + 40]
    lacking = LACK.search(gap) is not None
    if lacking or unsaid(gap, cue):
        failing = lacking and FAILING.search(statement.text) and BARE.match(PART.sub("", after))
        lack = Reading(rule="lack", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=0.7)
        return lack if failing else None
    negated = bool(NEGATION.search(gap))
    for name, pattern, relation, way in AFTER:
        soft = cue is None or cue in WEAK or cue.relation in {Relation.REQUIRES, relation} or name in ALWAYS
        if soft and pattern.match(after) and (name != "record" or _resolves(statement, a, b)):
            denied = negated and name != "instead"
            onward = Way.FORWARD if ARROW.search(gap) else way  # what an arrow leads to is what the noun is of
            if name == "authorizer" and not _secures(statement, pattern, after, b):
                break
            if name == "event" and watches(b) and statement.category(a) in KEEPERS:
                relation = Relation.MONITORS  # noqa: PLW2901 (what a trail has of a store sets nothing off)
            if name == "access" and (secured := _secured(statement, after, a, b)):
                return secured
            return Reading(rule=name, relation=relation, way=onward, confidence=0.75, negated=denied)
    if cue and cue not in WEAK:
        return by_cue(cue, gap, a, b, negated=negated)
    if negated:
        unused = Reading(rule="not used", relation=Relation.USES, way=Way.FORWARD, confidence=0.75, negated=True)
        return unused if UNUSED.search(gap) else None
    return _of_signs(statement, gap, cue, a, b)


def _resolves(statement: Statement, a: str, b: str) -> bool:
    """Whether a record of a service leads to another: a DNS service's to what takes requests."""
    return RESOLVER.search(b) is not None and statement.category(a) not in SECURING


def _secures(statement: Statement, pattern: re.Pattern[str], after: str, service: str) -> bool:
    """Whether the noun behind a name says that it secures another: any has an authorizer, not any encrypts others."""
    found = pattern.match(after)
    return found is None or AUTHORIZES.search(found[0]) is not None or statement.category(service) in SECURING


def _secured(statement: Statement, after: str, a: str, b: str) -> Reading | None:
    """What "WAF integration" says: where one of two secures others, that it does; a policy of who lets in does, too."""
    if ACCESS.search(b) and statement.category(a) not in SECURING:
        if RIGHTS.match(after) and DUE.search(statement.text):
            return Reading(rule="due", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=SURE)
        if POLICY.match(after):
            return Reading(rule="policy", relation=Relation.PROTECTS, way=Way.BACK, confidence=SURE)
    reading = of_roles(a, b, statement.category(a), statement.category(b), SURE)
    return reading if reading.relation is Relation.PROTECTS else None


def _of_signs(statement: Statement, gap: str, cue: Cue | None, a: str, b: str) -> Reading | None:
    """What arrows and weak cues say of two services."""
    categories = statement.category(a), statement.category(b)
    if TWO_WAY.search(gap):
        return Reading(rule="two ways", relation=Relation.USES, way=Way.FORWARD, confidence=0.7)
    if cue is None and WORDED.search(gap):
        return Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=BESIDE.confidence)
    if ARROW.search(gap) and cue is None:
        return _along(gap, a, b, *categories)
    if BACKWARD.search(gap) and cue is None:
        return replace(_along(gap, b, a, *reversed(categories)), way=Way.BACK)
    reading = _weak(cue or _inside(gap), gap, a, b, *categories)
    if reading and JOINTLY.search(gap) and not borne_out(reading.relation, statement.text, *statement.topics[:1]):
        return Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=reading.confidence)
    return reading


def _along(gap: str, a: str, b: str, a_for: str, b_for: str) -> Reading:
    """What an arrow says: what sets it off or is carried along it, where a noun tells, else what the two are for."""
    source = ARROW.split(gap)[0]
    for pattern, relation, where in ((EVENTFUL, Relation.TRIGGERS, gap), (CARRIED, Relation.SENDS_TO, source)):
        if pattern.search(where):
            kept = relation is Relation.TRIGGERS and b_for in KEEPERS
            return Reading(
                rule="arrow", relation=Relation.SENDS_TO if kept else relation, way=Way.FORWARD, confidence=0.8
            )
    return of_flow(a, b, a_for, b_for)


def between_asked(statement: Statement, left: Group, right: Group, a: str, b: str) -> Reading | None:
    """As `between`, inside a need: only a cue that says more than that both are asked about counts."""
    cue = strongest(statement.text[left.end : right.start], asked=True)
    return by_cue(cue, "", a, b, negated=False) if cue and cue.confidence >= SURE else None


def by_cue(cue: Cue, gap: str, a: str, b: str, *, negated: bool) -> Reading:
    """Return what a cue says of two services: who is its head is also told by what they are for and by "with"."""
    way = cue.way
    if cue.relation is Relation.PROTECTS and bool(PROTECTOR.search(a)) != bool(PROTECTOR.search(b)):
        way = Way.FORWARD if PROTECTOR.search(a) else Way.BACK
    elif cue.relation is Relation.MONITORS and watches(a) != watches(b):
        way = Way.FORWARD if watches(a) else Way.BACK
    elif cue.way is Way.FORWARD and cue.relation in DONE_WITH and INSTRUMENT.search(gap):
        if _stated(cue, gap):
            return Reading(rule="done with", relation=Relation.USES, way=Way.FORWARD, confidence=0.75, negated=negated)
        way = Way.BACK
    negated = negated and cue.relation is not Relation.ALTERNATIVE_TO  # what differs is compared all the same
    if cue.name == "sends to" and OWNED.search(gap):
        way = Way.BACK
    relation = settles(cue.relation, a, b) if way is Way.FORWARD else cue.relation
    if cue.name == "sends to" and PASSED.search(gap):
        relation = Relation.USES
    if relation is Relation.MANAGES and way is Way.FORWARD and HOSTED.search(gap):
        relation = Relation.USES  # what is run in a place is no place that is run
    if relation is Relation.TRIGGERS and way is Way.FORWARD and not negated and is_database(b):
        relation = Relation.USES  # a database that is called is used: nothing sets it off
    return Reading(rule=cue.name, relation=relation, way=way, confidence=cue.confidence, negated=negated)


def _weak(cue: Cue | None, gap: str, a: str, b: str, a_for: str, b_for: str) -> Reading | None:
    """What a cue that says little leaves to what two services are for."""
    if cue is None:
        return None
    reading = of_roles(a, b, a_for, b_for, cue.confidence)
    if reading.relation is Relation.PART_OF and not PARTLY.search(gap):
        return None
    if reading.relation in {Relation.PROTECTS, Relation.MANAGES} and PERMITTED.search(gap):
        return Reading(rule="permitted", relation=Relation.USES, way=Way.FORWARD, confidence=cue.confidence)
    return _joined(cue, gap, b, b_for) if reading.relation is Relation.USES else reading


def _joined(cue: Cue, gap: str, right: str, right_for: str) -> Reading | None:
    """What the preposition before the second of two services says where their purposes say nothing."""
    if cue in {BESIDE, FOR} and gap.lstrip().startswith(","):
        return None
    if asked := ASKED_FROM.search(gap):
        relation = Relation.READS_FROM if asked["reads"] else Relation.USES
        return Reading(rule="from", relation=relation, way=Way.BACK, confidence=cue.confidence)
    if SOURCE.search(gap):
        source = Relation.USES if SETTING.search(right) else Relation.READS_FROM
        return Reading(rule="from", relation=source, way=Way.FORWARD, confidence=cue.confidence)
    if INTO.search(gap) and right_for in STORES:
        return Reading(rule="into", relation=Relation.SENDS_TO, way=Way.FORWARD, confidence=cue.confidence)
    if cue.way is Way.BACK and not SERVED.search(gap):
        return None
    way = cue.way if cue.way is Way.BACK else Way.FORWARD
    rule = cue.name if cue.way is Way.BACK else "beside"
    return Reading(rule=rule, relation=Relation.USES, way=way, confidence=cue.confidence)


def _stated(cue: Cue, gap: str) -> bool:
    """Whether the verb is said of the one before it ("Deploys the template via ..."), not asked of the reader."""
    verbs = [found[0] for found in cue.pattern.finditer(gap)]
    return bool(verbs) and verbs[-1].endswith("s") and verbs[-1].lower() not in ASKING


def _inside(gap: str) -> Cue | None:
    """The weakest cue, where a parenthesis right behind a name holds the other."""
    opened, bracket, rest = gap.partition("(")
    return BESIDE if bracket and not rest.strip() and len(opened.split()) <= NEAR else None
