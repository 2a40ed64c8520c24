"""Relations as phrases, read from either end, so that every page, command and file says them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Relation

if TYPE_CHECKING:
    from graph.model import Edge

PHRASES: dict[Relation, tuple[str, str, str, str]] = {
    Relation.TRIGGERS: ("triggers", "is triggered by", "cannot trigger", "cannot be triggered by"),
    Relation.SENDS_TO: ("sends to", "receives from", "cannot send to", "cannot receive from"),
    Relation.READS_FROM: ("reads from", "is read by", "cannot read from", "cannot be read by"),
    Relation.REQUIRES: ("requires", "is required by", "does not require", "is not required by"),
    Relation.USES: ("uses", "is used by", "does not use", "is not used by"),
    Relation.PROTECTS: ("protects", "is protected by", "does not protect", "is not protected by"),
    Relation.MONITORS: ("monitors", "is monitored by", "does not monitor", "is not monitored by"),
    Relation.MANAGES: ("manages", "is managed by", "does not manage", "is not managed by"),
    Relation.PART_OF: ("is part of", "has the part", "is no part of", "does not have the part"),
    Relation.ALTERNATIVE_TO: ("is an alternative to",) * 2 + ("is no alternative to",) * 2,
    Relation.HAS_FEATURE: ("has the feature", "is a feature of", "does not have the feature", "is no feature of"),
    Relation.HAS_CONSTRAINT: ("is bound by", "bounds", "is not bound by", "does not bound"),
    Relation.ANSWERED_BY: ("is answered by", "answers", "is not answered by", "is ruled out for"),
}
"""Each relation read forward, backward, and both denied."""


def phrase(edge: Edge, *, forward: bool = True) -> str:
    """Return a relation in words, read from its source or, backward, from its target."""
    return PHRASES[edge.relation][2 * edge.negated + (not forward)]
