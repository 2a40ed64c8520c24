"""How kinds and relations look, as tables, and the legend that follows from them.

Colours are those of Okabe and Ito ("Color Universal Design", 2008), which stay apart for colour-blind eyes; their
yellow is left out, for it is lost on white. No meaning hangs on colour alone: each kind has a shape of its own, each
relation a pair of arrowhead and dashes of its own, and what is denied ends in a bar that nothing else has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Edge, Node, NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

ORANGE, SKY, GREEN, BLUE = "#E69F00", "#56B4E9", "#009E73", "#0072B2"
VERMILION, PURPLE, GREY = "#D55E00", "#CC79A7", "#767676"

SOLID: tuple[int, ...] = ()
DASHED, DOTTED, DASH_DOT = (10, 6), (2, 5), (10, 5, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a kind or relation is drawn: the `shape` of a node, or of an edge's head, as vis-network names it.

    `dashes` are lengths of stroke and gap (edges only), `size` is the radius (nodes only).
    """

    shape: str
    colour: str
    dashes: tuple[int, ...] = SOLID
    size: int = 0


NODE_STYLES: dict[NodeKind, Style] = {
    NodeKind.SERVICE: Style(shape="dot", colour=BLUE, size=16),
    NodeKind.FEATURE: Style(shape="square", colour=GREEN, size=10),
    NodeKind.CONSTRAINT: Style(shape="diamond", colour=ORANGE, size=11),
    NodeKind.SCENARIO: Style(shape="star", colour=PURPLE, size=13),
}

EDGE_STYLES: dict[Relation, Style] = {
    Relation.TRIGGERS: Style(shape="arrow", colour=VERMILION),
    Relation.SENDS_TO: Style(shape="triangle", colour=BLUE),
    Relation.READS_FROM: Style(shape="crow", colour=SKY),
    Relation.REQUIRES: Style(shape="box", colour=PURPLE),
    Relation.USES: Style(shape="vee", colour=GREY),
    Relation.PROTECTS: Style(shape="diamond", colour=GREEN),
    Relation.MONITORS: Style(shape="circle", colour=SKY, dashes=DOTTED),
    Relation.MANAGES: Style(shape="crow", colour=ORANGE, dashes=DASHED),
    Relation.PART_OF: Style(shape="diamond", colour=BLUE, dashes=DASHED),
    Relation.ALTERNATIVE_TO: Style(shape="curve", colour=PURPLE, dashes=DASH_DOT),
    Relation.HAS_FEATURE: Style(shape="circle", colour=GREEN),
    Relation.HAS_CONSTRAINT: Style(shape="box", colour=ORANGE, dashes=DOTTED),
    Relation.ANSWERED_BY: Style(shape="vee", colour=PURPLE, dashes=DASHED),
}

NEGATED = Style(shape="bar", colour="#C1121F", dashes=DASHED)
"""How any relation is drawn that the notes say does not hold."""

STYLES: dict[NodeKind | Relation, Style] = dict([*NODE_STYLES.items(), *EDGE_STYLES.items()])
"""The style of every kind and relation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """One line of the legend: a kind or relation, how it looks, how often it is drawn and how often of that denied."""

    of: NodeKind | Relation
    style: Style
    count: int
    negated: int = 0

    @property
    def name(self) -> str:
        """The kind or relation in words."""
        return self.of.value.replace("_", " ")

    @property
    def definition(self) -> str:
        """What the kind or relation means."""
        return self.of.definition


def legend(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[LegendRow, ...]:
    """Return a row for each kind and relation that occurs, kinds first, each in the order of its enumeration.

    >>> [(row.name, row.count) for row in legend([Node(id="service:S3", kind=NodeKind.SERVICE, label="S3")], [])]
    [('service', 1)]
    """
    links = list(edges)
    counts: Counter[NodeKind | Relation] = Counter([node.kind for node in nodes])
    counts.update(edge.relation for edge in links)
    negated = Counter(edge.relation for edge in links if edge.negated)
    return tuple(
        LegendRow(of=of, style=style, count=counts[of], negated=negated[of] if isinstance(of, Relation) else 0)
        for of, style in STYLES.items()
        if counts[of]
    )
