"""The lines of a picture: parallel links drawn as one, a denial never among them, and what a line says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.draw.styles import NEGATED, OWN, STYLES
from graph.draw.text import LONGEST_TITLE, clipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.draw.styles import Style
    from graph.model import Edge

TOLD = 4
"""Links of a line whose sentence is shown when it is pointed at; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One drawn line: the links it stands for, the strongest first, all of one direction, all said or all denied."""

    edges: tuple[Edge, ...]

    @property
    def first(self) -> Edge:
        """The strongest link, whose colour, head and width the line has."""
        return self.edges[0]

    @property
    def style(self) -> Style:
        """How the line is drawn."""
        return NEGATED if self.first.negated else STYLES[self.first.relation]

    @property
    def own(self) -> bool:
        """Whether the line merely ties a feature, a constraint or a need to its node."""
        return self.first.relation in OWN and not self.first.negated

    @property
    def words(self) -> str:
        """What is written at the line: the relation of the strongest link, and how many others there are."""
        relations = {edge.relation for edge in self.edges}
        more = f" +{len(relations) - 1}" if len(relations) > 1 else ""
        return "" if self.own else f"{_words(self.first)}{more}"

    @property
    def title(self) -> str:
        """What is shown when the line is pointed at: every link, the first ones with a sentence behind them."""
        told = [_told(edge) for edge in self.edges[:TOLD]]
        rest = len(self.edges) - len(told)
        return "\n".join([*told, *([f"and {rest} more"] if rest else [])])


def lines(edges: Iterable[Edge], highlighted: Collection[str] = frozenset()) -> list[Line]:
    """Return the lines that links are drawn as, in the order of their first links; what is given twice counts once.

    Links from one node to another are one line; a denied one is never folded into one that holds. The strongest comes
    first: highlighted, then surest, then best attested, then by relation and key.

    >>> lines([])
    []
    """
    found: dict[tuple[str, str, bool], dict[str, Edge]] = {}
    for edge in edges:
        found.setdefault((edge.source, edge.target, edge.negated), {})[edge_id(edge)] = edge

    def strength(entry: tuple[str, Edge]) -> tuple[object, ...]:
        name, edge = entry
        return name not in highlighted, -edge.confidence, -len(edge.evidence), edge.relation, edge.key

    return [Line(edges=tuple(edge for _, edge in sorted(of.items(), key=strength))) for of in found.values()]


def edge_id(edge: Edge) -> str:
    """Return what tells an edge from all others."""
    return json.dumps([edge.source, edge.target, edge.key], ensure_ascii=False)


def _words(edge: Edge) -> str:
    return f"{'not: ' if edge.negated else ''}{edge.relation.replace('_', ' ')}"


def _told(edge: Edge) -> str:
    """Return a link in words: the relation, its condition and the first sentence behind it."""
    condition = f", {clipped(edge.condition, LONGEST_TITLE)}" if edge.condition else ""
    said = f"{_words(edge)}{condition}"
    if not edge.evidence:
        return said
    first, more = edge.evidence[0], len(edge.evidence) - 1
    where = f"{clipped(first.source, LONGEST_TITLE)}:{first.line}{f' (and {more} more)' if more else ''}"
    return f"{said}\n“{clipped(first.text, LONGEST_TITLE)}” {where}"
