"""What a link of a node leads to, in a word or two: by these words links are counted, grouped and expanded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import ConstraintKind, Relation

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Edge

LINKS: dict[Relation, tuple[str, str]] = {
    Relation.TRIGGERS: ("triggers", "triggered by"),
    Relation.SENDS_TO: ("sends to", "receives from"),
    Relation.READS_FROM: ("reads from", "read by"),
    Relation.REQUIRES: ("requires", "required by"),
    Relation.USES: ("uses", "used by"),
    Relation.PROTECTS: ("protects", "protected by"),
    Relation.MONITORS: ("monitors", "monitored by"),
    Relation.MANAGES: ("manages", "managed by"),
    Relation.PART_OF: ("part of", "parts"),
    Relation.ALTERNATIVE_TO: ("alternatives", "alternatives"),
    Relation.HAS_FEATURE: ("features", "feature of"),
    Relation.ANSWERED_BY: ("answers", "needs"),
}
"""Each relation from its source and from its target; constraints are told by their kind."""

BOUNDS: dict[ConstraintKind, str] = {
    ConstraintKind.LIMIT: "limits",
    ConstraintKind.REQUIREMENT: "requirements",
    ConstraintKind.DEFAULT: "defaults",
    ConstraintKind.RESTRICTION: "cannot",
}
"""Constraints from what they bind."""

BINDS, CANNOT, RULES_OUT, RULED_OUT = "bounds", "cannot", "rules out", "ruled out for"

STUBS: tuple[str, ...] = tuple(
    dict.fromkeys([*(word for pair in LINKS.values() for word in pair), *BOUNDS.values(), BINDS, RULES_OUT, RULED_OUT])
)
"""Every word by which links of a node are grouped, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """So many neighbours of a node that are not drawn, by the word for what leads to them."""

    name: str
    count: int


def stub_of(graph: KnowledgeGraph, edge: Edge, id_: str) -> str:
    """Return the word for what an edge of a node leads to, seen from there; one of `STUBS`.

    >>> from graph.merge import KnowledgeGraph
    >>> from graph.model import Edge
    >>> edge = Edge(source="service:a", target="service:b", key="uses||", relation=Relation.USES)
    >>> stub_of(KnowledgeGraph.from_facts([]), edge, "service:a"), stub_of(KnowledgeGraph.from_facts([]), edge, "b")
    ('uses', 'used by')
    """
    forward = edge.source == id_
    if edge.negated:
        words = (RULES_OUT, RULED_OUT) if edge.relation is Relation.ANSWERED_BY else (CANNOT, CANNOT)
        return words[not forward]
    if edge.relation is not Relation.HAS_CONSTRAINT:
        return LINKS[edge.relation][not forward]
    bound = graph.node(edge.target).bound
    return BOUNDS[bound.kind if bound else ConstraintKind.RESTRICTION] if forward else BINDS
