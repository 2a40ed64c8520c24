"""What two services are for says how they are linked where the words between them do not."""

from __future__ import annotations

from dataclasses import dataclass

from extract import lexicon
from extract.links.patterns import FRONTS, MANAGERS, PROTECTOR, RUNNERS, SOURCES, STORES, UNMANAGED, WATCHERS, Way
from graph.model import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of two services: the rule, the relation, which of the two is its head, how sure."""

    rule: str
    relation: Relation
    way: Way
    confidence: float
    negated: bool = False


def of_roles(left: str, right: str, left_for: str, right_for: str, confidence: float) -> Reading:
    """Return the reading of two services that a weak cue joins, by what each is for.

    >>> reading = of_roles("Amazon S3", "AWS KMS", "storage", "security", 0.6)
    >>> reading.relation.value, reading.way.name
    ('protects', 'BACK')
    """
    for relation, holds in (
        (Relation.PART_OF, _part_of),
        (Relation.PROTECTS, _protects),
        (Relation.MONITORS, _monitors),
        (Relation.MANAGES, _manages),
        (Relation.SENDS_TO, _fronts),
    ):
        for way, one, other, one_for, other_for in (
            (Way.FORWARD, left, right, left_for, right_for),
            (Way.BACK, right, left, right_for, left_for),
        ):
            if holds(one, other, one_for, other_for):
                return Reading(rule=f"{relation} by role", relation=relation, way=way, confidence=confidence)
    return Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=confidence)


def of_flow(left: str, right: str, left_for: str, right_for: str) -> Reading:
    """Return the reading of an arrow from one service to another, by what each is for.

    >>> of_flow("Amazon API Gateway", "AWS Lambda", "api", "compute").relation.value
    'triggers'
    """
    if _protects(left, right, left_for, right_for):
        return Reading(rule="arrow", relation=Relation.PROTECTS, way=Way.FORWARD, confidence=0.75)
    if right_for in RUNNERS and left_for in SOURCES | {
        "networking",
        "edge",
        "identity",
        "security",
        "monitoring",
        "audit",
    }:
        return Reading(rule="arrow", relation=Relation.TRIGGERS, way=Way.FORWARD, confidence=0.75)
    if left_for == "audit" or (right_for == "messaging" and left_for in WATCHERS):
        return Reading(rule="arrow", relation=Relation.TRIGGERS, way=Way.FORWARD, confidence=0.7)
    if left_for in MANAGERS:
        return Reading(rule="arrow", relation=Relation.MANAGES, way=Way.FORWARD, confidence=0.65)
    if right_for in STORES | {"networking", "edge", "api", "database"}:
        return Reading(rule="arrow", relation=Relation.SENDS_TO, way=Way.FORWARD, confidence=0.7)
    return Reading(rule="arrow", relation=Relation.USES, way=Way.FORWARD, confidence=0.55)


def _part_of(one: str, other: str, one_for: str, other_for: str) -> bool:
    known = lexicon.load().service(one)
    return known is not None and known.part_of == other


def _protects(one: str, other: str, one_for: str, other_for: str) -> bool:
    return (
        bool(PROTECTOR.search(one))
        and not PROTECTOR.search(other)
        and (other_for != "identity" or one_for in MANAGERS | {other_for})
    )


def _monitors(one: str, other: str, one_for: str, other_for: str) -> bool:
    return one_for in WATCHERS and other_for not in WATCHERS


def _manages(one: str, other: str, one_for: str, other_for: str) -> bool:
    return one_for in MANAGERS and other_for not in UNMANAGED


def _fronts(one: str, other: str, one_for: str, other_for: str) -> bool:
    return one_for in FRONTS and other_for in {"storage", "compute", "networking", "api"} and one != other
