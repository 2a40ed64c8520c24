"""Which links a route may travel, which way along each, and what a hop costs by its relation: tables and one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model import LINK_RELATIONS, Edge, NodeKind, Relation

PRIOR: dict[Relation, float] = {
    Relation.TRIGGERS: 0.1,
    Relation.SENDS_TO: 0.1,
    Relation.READS_FROM: 0.1,
    Relation.REQUIRES: 0.15,
    Relation.PROTECTS: 0.2,
    Relation.MANAGES: 0.2,
    Relation.PART_OF: 0.2,
    Relation.MONITORS: 0.25,
    Relation.USES: 0.3,
    Relation.ALTERNATIVE_TO: 1.0,
    Relation.HAS_FEATURE: 0.4,
    Relation.HAS_CONSTRAINT: 0.8,
    Relation.ANSWERED_BY: 0.6,
}
"""What a hop costs by its relation, in nats: what moves data tells more than what merely goes together."""

HUB_WEIGHT = 0.3
"""What each nat of log(degree) of an inner node costs; 0 asks for short routes, more for telling ones."""


class Sense(StrEnum):
    """Which way a link is travelled."""

    EITHER = "either"
    ALONG = "along"
    AGAINST = "against"


class Direction(StrEnum):
    """Which way a whole route goes: either way, as links are stated, or as data flow."""

    ANY = "any"
    ARROW = "arrow"
    FLOW = "flow"


FLOW: dict[Relation, Sense] = {
    Relation.TRIGGERS: Sense.ALONG,
    Relation.SENDS_TO: Sense.ALONG,
    Relation.READS_FROM: Sense.AGAINST,
    Relation.REQUIRES: Sense.EITHER,
    Relation.USES: Sense.EITHER,
    Relation.PROTECTS: Sense.ALONG,
    Relation.MONITORS: Sense.AGAINST,
    Relation.MANAGES: Sense.ALONG,
    Relation.PART_OF: Sense.EITHER,
    Relation.ALTERNATIVE_TO: Sense.EITHER,
    Relation.HAS_FEATURE: Sense.EITHER,
    Relation.HAS_CONSTRAINT: Sense.EITHER,
    Relation.ANSWERED_BY: Sense.EITHER,
}
"""Which way data goes along each relation. "A polls B" is stated from A to B, and the data go from B to A."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which links may be travelled, which way, and how much hubs cost.

    `direction` holds for every relation but those that `senses` names; `contrast` lets `alternative_to` in; `only`
    holds the relations allowed (none: all), `without` those left out; `through` the kinds of nodes that may be passed
    beside services; `denied` lets negated links in, to tell what a denial blocks.
    """

    direction: Direction = Direction.ANY
    senses: frozenset[tuple[Relation, Sense]] = frozenset()
    contrast: bool = False
    only: frozenset[Relation] = frozenset()
    without: frozenset[Relation] = frozenset()
    through: frozenset[NodeKind] = frozenset()
    denied: bool = False
    hub_weight: float = HUB_WEIGHT

    @property
    def one_way(self) -> bool:
        """Whether some link may be travelled one way alone."""
        return self.direction is not Direction.ANY or any(sense is not Sense.EITHER for _, sense in self.senses)

    @property
    def kinds(self) -> frozenset[NodeKind]:
        """The kinds of nodes that a route may pass or end at."""
        return self.through | {NodeKind.SERVICE}

    def sense(self, relation: Relation) -> Sense:
        """Return which way links of a relation are travelled.

        >>> Rules(direction=Direction.FLOW).sense(Relation.READS_FROM).value
        'against'
        """
        for named, sense in self.senses:
            if named is relation:
                return sense
        if self.direction is Direction.FLOW:
            return FLOW[relation]
        return Sense.ALONG if self.direction is Direction.ARROW else Sense.EITHER

    def allows(self, edge: Edge) -> bool:
        """Tell whether an edge may be travelled, one way at least."""
        relation = edge.relation
        if relation in self.without or edge.negated > self.denied or (self.only and relation not in self.only):
            return False
        if relation is Relation.ALTERNATIVE_TO:
            return self.contrast or relation in self.only
        return relation in LINK_RELATIONS or bool(self.through)
