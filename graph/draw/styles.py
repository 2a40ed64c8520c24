"""How kinds and relations look: colours that both themes can carry, and shapes that tell them apart without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a kind or relation is drawn: colour, shape of the node or of the arrow's head, dashes of the line."""

    colour: str
    shape: str
    dashes: tuple[int, ...] = ()


STYLES: Mapping[NodeKind | Relation, Style] = {
    NodeKind.SERVICE: Style(colour="#2f72b8", shape="dot"),
    NodeKind.FEATURE: Style(colour="#2f8a63", shape="square"),
    NodeKind.CONSTRAINT: Style(colour="#bb5f26", shape="diamond"),
    NodeKind.SCENARIO: Style(colour="#8059bd", shape="hexagon"),
    Relation.TRIGGERS: Style(colour="#c8501e", shape="arrow"),
    Relation.SENDS_TO: Style(colour="#1f77c9", shape="triangle"),
    Relation.READS_FROM: Style(colour="#16889a", shape="vee"),
    Relation.REQUIRES: Style(colour="#9058cf", shape="box"),
    Relation.USES: Style(colour="#76828f", shape="circle"),
    Relation.PROTECTS: Style(colour="#2e8b57", shape="diamond"),
    Relation.MONITORS: Style(colour="#a5760a", shape="arrow", dashes=(3, 4)),
    Relation.MANAGES: Style(colour="#c04a8b", shape="crow"),
    Relation.PART_OF: Style(colour="#5f7f95", shape="diamond", dashes=(9, 5)),
    Relation.ALTERNATIVE_TO: Style(colour="#8a7c6a", shape="curve", dashes=(9, 5)),
    Relation.HAS_FEATURE: Style(colour="#4f9a7c", shape="arrow"),
    Relation.HAS_CONSTRAINT: Style(colour="#b9744a", shape="arrow"),
    Relation.ANSWERED_BY: Style(colour="#9478c4", shape="arrow"),
}
"""Colours and shapes of kinds and relations: no two are told apart by colour alone.

Each colour has a contrast of 3 to 1 at least with the ground of both themes, as WCAG 2.2 asks of graphics.
"""

NEGATED = Style(colour="#d0342c", shape="bar")
"""How a link is drawn that the notes deny."""

DIMMED = 0.22
"""The opacity of what is not highlighted."""

OWN = frozenset({Relation.HAS_FEATURE, Relation.HAS_CONSTRAINT, Relation.ANSWERED_BY})
"""What merely hangs on its node: drawn thin and without a word, for the kind of the node says it."""
