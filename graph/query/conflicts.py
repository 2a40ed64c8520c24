"""Where notes contradict themselves: two values for one thing, or a link that is stated and denied; never averaged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final

from graph.merge import folded
from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind, Relation
from graph.phrases import phrase
from graph.query.conflict_words import Doubt, alike, doubts_of, near, told_of
from graph.query.names import find
from graph.query.tables import limit_rows
from graph.query.units import Quantity, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence, LimitRow, Node
    from graph.query.units import Measure

UPPER, LOWER = frozenset({"<=", "<"}), frozenset({">=", ">"})
ROUGHLY: Final = {Quantity.SIZE: 1.1}
"""How far two values may be apart and still be one: 1 TiB is 1.0995 TB, and notes mix the two."""

ABOUT: Final = 1.04
EXACT: Final = 1.000001
"""The same for values in months or years (12 months are 360 days), and for all others."""

STATED, DENIED = 0.6, 0.3
OWN, FEATURE, SHARED = 0.15, 0.45, 0.55
COST: Final = {
    Doubt.ONE_LINE: 0.35, Doubt.TIER: 0.3, Doubt.WITHIN: 0.1, Doubt.CHANGED: 0.05, Doubt.CIRCUMSTANCE: 0.2,
    Doubt.FORCE: 0.35, Doubt.MEANING: 0.15,
}  # fmt: skip
"""What makes a contradiction likely: that one feature is named, how far the words are the same; and each doubt."""

LIKELY: Final = 0.5
"""From here on a contradiction counts as one; below, it may be none."""


class ConflictKind(StrEnum):
    """What contradicts itself."""

    LIMIT = "limit"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two statements that do not go together: the edge, in short what it says, and the line that says so."""

    edge: Edge
    says: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two statements that do not go together.

    `about` are the nodes that both are about: a service, with the feature of it, or the two ends of a link.
    `likelihood` (0 to 1) ranks, and measures nothing; `doubts` are reasons why it may be none.
    """

    kind: ConflictKind
    about: tuple[Node, ...]
    one: Side
    other: Side
    likelihood: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether it counts as one."""
        return self.likelihood >= LIKELY


def conflicts(graph: KnowledgeGraph, name: str | None = None) -> tuple[Conflict, ...]:
    """Return the contradictions in what the notes say, of one service or feature or of all, the likeliest first.

    Limits are compared where they are of one service and one feature, measure one quantity of one thing, and are both
    upper or both lower bounds, or exclude each other; other limits of a service itself only where their sentences share
    words. Links are compared with those of the same ends, relation and condition. Equals are sorted by their lines.

    Raises UnknownName and AmbiguousName as `find`.
    """
    found = graph.derived(all_conflicts)
    if name is None:
        return found
    centre = find(graph, name)
    return tuple(one for one in found if centre in one.about)


def all_conflicts(graph: KnowledgeGraph) -> tuple[Conflict, ...]:
    """Return all contradictions of a graph; ask for it with `graph.derived(all_conflicts)`."""
    return tuple(sorted((*_of_limits(graph), *_of_links(graph)), key=_order))


def _order(one: Conflict) -> tuple[float, str, int, str, int, str, str]:
    first, second = one.one.evidence, one.other.evidence
    ids = one.one.edge.target, one.other.edge.target
    return (-one.likelihood, first.source, first.line, second.source, second.line, *ids)


def _of_limits(graph: KnowledgeGraph) -> Iterator[Conflict]:
    groups: dict[tuple[str, ConstraintKind, Quantity, str], list[tuple[LimitRow, Measure]]] = defaultdict(list)
    for rows in graph.derived(limit_rows).values():
        for row in rows:
            bound, found = row.constraint.bound, measure(row.constraint.bound)
            if bound and found and bound.kind in {ConstraintKind.LIMIT, ConstraintKind.DEFAULT}:
                groups[row.service.id, bound.kind, found.quantity, folded(found.of)].append((row, found))
    for group in groups.values():
        for (one, first), (other, second) in combinations(group, 2):
            if _differ(one, first, other, second):
                yield from _limits(one, other)


def _differ(one: LimitRow, first: Measure, other: LimitRow, second: Measure) -> bool:
    """Whether two values cannot both hold of one thing."""
    low, high = sorted((first.amount, second.amount))
    factor = ABOUT if first.about or second.about else ROUGHLY.get(first.quantity, EXACT)
    if high <= low * factor:
        return False
    signs = [(_sign(row), found.amount) for row, found in ((one, first), (other, second))]
    lower = [amount for sign, amount in signs if sign in LOWER]
    if len(lower) != 1:
        return True
    rest = next(amount for sign, amount in signs if sign not in LOWER)
    return rest < lower[0]


def _sign(row: LimitRow) -> str:
    return row.constraint.bound.comparator if row.constraint.bound else ""


def _value(row: LimitRow) -> str:
    return row.constraint.bound.value if row.constraint.bound else ""


def _limits(one: LimitRow, other: LimitRow) -> Iterator[Conflict]:
    """Yield the contradiction of two limits, where they can be of one thing."""
    first, second = alike(one.edge.evidence, other.edge.evidence, _names(one, other))
    if one.of.id != other.of.id and not _same_feature(one, other, first, second):
        return
    lines = near(first.text, _value(one)), near(second.text, _value(other))
    share = told_of(*lines, _names(one, other))
    feature = one.of if one.of.kind is NodeKind.FEATURE else other.of
    owned = feature.kind is NodeKind.FEATURE
    if not share and not owned:
        return
    doubts = [*doubts_of(first, second)]
    if {_sign(one), _sign(other)} & UPPER and not {_sign(one), _sign(other)} <= UPPER:
        doubts.append(Doubt.WITHIN)
    if share < SHARED / 2:
        doubts.append(Doubt.MEANING)
    base = (FEATURE if owned else OWN) + SHARED * share
    yield Conflict(
        kind=ConflictKind.LIMIT, about=(one.service, feature) if owned else (one.service,),
        one=Side(edge=one.edge, says=one.constraint.label, evidence=first),
        other=Side(edge=other.edge, says=other.constraint.label, evidence=second),
        likelihood=_likelihood(base, doubts), doubts=tuple(doubts),
    )  # fmt: skip


def _same_feature(one: LimitRow, other: LimitRow, first: Evidence, second: Evidence) -> bool:
    """Whether one limit is of a feature that the sentence of the other, of the service itself, names."""
    for of, line in ((one, second), (other, first)):
        against = other if of is one else one
        if of.of.kind is NodeKind.FEATURE and against.of.id == against.service.id:
            return folded(of.of.label) in folded(line.text)
    return False


def _names(one: LimitRow, other: LimitRow) -> tuple[str, ...]:
    nodes = one.service, one.of, other.of
    return tuple(name for node in nodes for name in (node.label, *node.aliases))


def _of_links(graph: KnowledgeGraph) -> Iterator[Conflict]:
    said: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for edge in graph.edges():
        if edge.relation in LINK_RELATIONS:
            ends: Iterable[str] = (edge.source, edge.target)
            ends = tuple(sorted(ends)) if edge.relation is Relation.ALTERNATIVE_TO else ends
            said[ends, edge.relation, folded(edge.condition)].append(edge)
    for edges in said.values():
        for stated in edges:
            yield from (_link(graph, stated, denied) for denied in edges if denied.negated and not stated.negated)


def _link(graph: KnowledgeGraph, stated: Edge, denied: Edge) -> Conflict:
    about = graph.node(stated.source), graph.node(stated.target)
    names = tuple(name for node in about for name in (node.label, *node.aliases))
    first, second = alike(stated.evidence, denied.evidence, names)
    doubts = [*doubts_of(first, second)]
    return Conflict(
        kind=ConflictKind.LINK, about=about,
        one=Side(edge=stated, says=phrase(stated), evidence=first),
        other=Side(edge=denied, says=phrase(denied), evidence=second),
        likelihood=_likelihood(STATED + DENIED * told_of(first.text, second.text, names), doubts), doubts=tuple(doubts),
    )  # fmt: skip


def _likelihood(base: float, doubts: Iterable[Doubt]) -> float:
    return round(min(1.0, max(0.05, base - sum(COST[doubt] for doubt in doubts))), 2)
