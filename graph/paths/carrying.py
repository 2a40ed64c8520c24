"""What a route can carry: the limits met along it, folded: smallest payload, shortest timeout, what it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import ConstraintKind
from graph.query import Quantity, limits, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import LimitRow, Route
    from graph.query import Measure


class Load(StrEnum):
    """What is folded along a route."""

    PAYLOAD = "payload"
    TIMEOUT = "timeout"
    DELAY = "delay"
    RETRIES = "retries"
    REGION = "region"
    PERMISSION = "permission"
    REQUIREMENT = "requirement"


SAYS: dict[Load, tuple[frozenset[Quantity], str, str]] = {
    Load.PAYLOAD: (
        frozenset({Quantity.SIZE}),
        r"payload|message|request|response|record|event|object|file|upload|size|template|item",
        r"memory|disk|storage|layers?|over \d|ephemeral|cache",
    ),
    Load.RETRIES: (frozenset({Quantity.COUNT}), r"retr(?:y|ies|ied)|attempts?", r""),
    Load.DELAY: (
        frozenset({Quantity.TIME}),
        r"delay|latency|interval|resolution|react|period|arrives?|within|every|in <",
        r"retention|retain|keep|kept|expire|visibility|token",
    ),
    Load.TIMEOUT: (
        frozenset({Quantity.TIME}),
        r"time-?outs?|timed? out|runs?|execution|duration|lasts?|waits?|takes longer|maximum|max",
        r"retention|retain|keep|kept|expire|history|token|session|older|stays?|visibility",
    ),
}
"""What a number along a route bounds: its quantity, words that say so and words against it. The first wins."""

REGION = r"\bregion(?:s|al)?\b|\b[a-z]{2}-(?:gov-)?[a-z]+-\d\b"
PERMISSION = r"permissions?\b|\broles?\b|\bpolic(?:y|ies)\b|allowed|authori[sz]|\b[a-z0-9]+:[A-Z]\w+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one limit, requirement or restriction means for a route; `measure` where it is a number."""

    load: Load
    row: LimitRow
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carries:
    """What a route can carry.

    `tightest` holds for each load that is a number the bound that is met first: smallest payload, shortest timeout,
    longest delay, fewest retries; `others` the looser ones, tightest first; `regions`, `permissions` and `requirements`
    are the union of what each service asks for, in the order of the route, a sentence once.
    """

    tightest: tuple[Carried, ...]
    others: tuple[Carried, ...]
    regions: tuple[Carried, ...]
    permissions: tuple[Carried, ...]
    requirements: tuple[Carried, ...]


def carries(graph: KnowledgeGraph, route: Route) -> Carries:
    """Return what a route can carry, each bound with its sentence (`row.edge.evidence`); units are told by pint."""
    services = [route.steps[0].source, *(step.target for step in route.steps)]
    rows = dict.fromkeys(row for node in services for row in limits(graph, node.id) if not row.edge.negated)
    found = list(_once(filter(None, map(_carried, rows))))
    numbers = [_sorted(load, found) for load in SAYS]
    return Carries(
        tightest=tuple(own[0] for own in numbers if own),
        others=tuple(one for own in numbers for one in own[1:]),
        regions=_of(Load.REGION, found),
        permissions=_of(Load.PERMISSION, found),
        requirements=_of(Load.REQUIREMENT, found),
    )


def _carried(row: LimitRow) -> Carried | None:
    """Return what a row means for a route, None where it means nothing for what is carried."""
    bound, text = row.constraint.bound, _text(row)
    if bound is None:
        return None
    found = measure(bound)
    if found and bound.kind in {ConstraintKind.LIMIT, ConstraintKind.DEFAULT}:
        for load, (quantities, says, against) in SAYS.items():
            told = re.search(says, text, re.IGNORECASE) and not (against and re.search(against, text, re.IGNORECASE))
            if found.quantity in quantities and told and (load is Load.DELAY or not bound.comparator.startswith(">")):
                return Carried(load=load, row=row, measure=found)
        return None
    asks = bound.kind in {ConstraintKind.REQUIREMENT, ConstraintKind.RESTRICTION}
    if asks and re.search(REGION, text, re.IGNORECASE):
        return Carried(load=Load.REGION, row=row)
    if bound.kind is ConstraintKind.REQUIREMENT:
        return Carried(load=Load.PERMISSION if re.search(PERMISSION, text) else Load.REQUIREMENT, row=row)
    return None


def _text(row: LimitRow) -> str:
    """Return all words that tell what a row is about: its feature, its label and its sentences."""
    return " ".join([row.of.label, row.constraint.label, *(one.text for one in row.edge.evidence)])


def _once(found: Iterable[Carried]) -> Iterator[Carried]:
    """Leave out what a sentence says of a service for the second time."""
    seen: set[tuple[str, Load, object]] = set()
    for one in found:
        places = tuple((piece.source, piece.line) for piece in one.row.edge.evidence)
        key = (one.row.service.id, one.load, one.measure or places or one.row.constraint.label)
        if key not in seen:
            seen.add(key)
            yield one


def _sorted(load: Load, found: Iterable[Carried]) -> list[Carried]:
    """Return the bounds of one load, the one met first on top: the longest delay, the least of all others."""
    own = [one for one in found if one.load is load]
    amount: Callable[[Carried], float] = lambda one: one.measure.amount if one.measure else 0.0  # noqa: E731 - a key
    return sorted(own, key=amount, reverse=load is Load.DELAY)


def _of(load: Load, found: Iterable[Carried]) -> tuple[Carried, ...]:
    return tuple(one for one in found if one.load is load)
