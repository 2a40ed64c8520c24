"""Where each node lies for this visitor: nothing that is placed moves, what is new comes near what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.layout import positions
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Edge, Node
    from panels.component import Point

REMEMBERED = 4000
"""Positions that are kept for a visitor; beyond, only those in view are."""

CROWDED = (90.0, 45.0)
"""How near (across, down) a node that comes back may lie to one that stayed; nearer, it is placed anew."""

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
    known = staying | {id_: spot for id_, spot in back.items() if not _crowded(spot, staying)}
    pulls: dict[tuple[str, str], float] = {}
    for edge in edges:
        pair = edge.source, edge.target
        pulls[pair] = max(pulls.get(pair, 0.0), PULLS.get(edge.relation, 1.0))
    found = positions(ids, list(pulls), known=known, labels={node.id: node.label for node in nodes}, pulls=pulls)
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


def _crowded(spot: Point, others: Mapping[str, Point]) -> bool:
    wide, high = CROWDED
    return any(abs(x - spot[0]) < wide and abs(y - spot[1]) < high for x, y in others.values())
