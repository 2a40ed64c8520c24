"""Where each node lies for this visitor: nothing that is placed moves, what is new comes near what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.layout import positions
from graph.layout.boxes import BOX_HEIGHT, width
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Edge, Node
    from panels.component import Point

REMEMBERED = 4000
"""Positions that are kept for a visitor; beyond, only those in view are."""

SLACK = 2.0
"""Pixels that two nodes with their labels may overlap, as those do whose place was rounded when they were dragged."""

PULLS: Mapping[Relation, float] = {
    Relation.HAS_FEATURE: 1.5,
    Relation.HAS_CONSTRAINT: 1.5,
    Relation.PART_OF: 1.5,
    Relation.ALTERNATIVE_TO: 0.6,
}
"""Which relations hold their ends nearer together than the rest (1.0), or less near: what is a part lies close by."""


def placed(view: str, nodes: Sequence[Node], edges: Iterable[Edge]) -> dict[str, Point]:
    """Return a position for each node of a view, and remember them.

    What is on the screen stays where it is; what was there before comes back to its place, unless something else has
    taken it; the rest is laid out around them. On a first visit the same nodes and edges always lie the same way.
    """
    memory, shown = _memory(view)
    ids = [node.id for node in nodes]
    staying = {id_: memory[id_] for id_ in ids if id_ in shown}
    back = {id_: memory[id_] for id_ in ids if id_ in memory and id_ not in shown}
    labels = {node.id: node.label for node in nodes}
    known = staying | {id_: spot for id_, spot in back.items() if not _taken(id_, spot, staying, labels)}
    pulls: dict[tuple[str, str], float] = {}
    for edge in edges:
        pair = edge.source, edge.target
        pulls[pair] = max(pulls.get(pair, 0.0), PULLS.get(edge.relation, 1.0))
    found = positions(ids, list(pulls), known=known, labels=labels, pulls=pulls)
    remember(view, found, shown=frozenset(ids))
    return found


def remember(view: str, points: Mapping[str, Point], shown: frozenset[str] | None = None) -> None:
    """Keep positions for a visitor: those computed, or those that nodes were dragged to."""
    memory, before = _memory(view)
    kept = memory if len(memory) < REMEMBERED else {id_: memory[id_] for id_ in before if id_ in memory}
    st.session_state[_key(view)] = ({**kept, **points}, before if shown is None else shown)


def _memory(view: str) -> tuple[dict[str, Point], frozenset[str]]:
    """Return the positions of all nodes that a visitor has seen in a view, and which were seen last."""
    memory, shown = st.session_state.get(_key(view), ({}, frozenset()))
    return memory, shown


def _key(view: str) -> str:
    return f"{view}: places"


def _taken(id_: str, spot: Point, others: Mapping[str, Point], labels: Mapping[str, str]) -> bool:
    """Tell whether a node that comes back would lie over one that stayed."""
    wide = width(labels[id_])
    return any(
        abs(x - spot[0]) + SLACK < (wide + width(labels[other])) / 2 and abs(y - spot[1]) + SLACK < BOX_HEIGHT
        for other, (x, y) in others.items()
    )
