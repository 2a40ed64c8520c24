"""Pictures of very many nodes: leaves folded into groups that a visitor opens, and what is still too much is cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.draw import grouped
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.model import Node
    from panels.component import Act, Point
    from panels.picture import Picture

MOST_DRAWN = 2000
"""Nodes that are drawn at all: with more a browser no longer follows the hand."""

OPENING = frozenset({"select", "expand", "centre"})
"""What opens a group: there are no details of it."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one view; which of them are open is kept for the visitor."""

    view: str

    def fold(self, picture: Picture) -> tuple[Picture, dict[str, tuple[str, ...]]]:
        """Return what is drawn of a picture, its summary saying what is not, and the members of each group by its id.

        A group lies in the middle of its members.
        """
        known = picture.nodes[:MOST_DRAWN]
        nodes, edges, groups = grouped(known, picture.edges, opened=self._opened())
        if not groups and len(known) == len(picture.nodes):
            return picture, {}
        places = {node.id: _place(node, groups, picture.places) for node in nodes}
        said = _said(picture.nodes, known, groups)
        return replace(picture, nodes=nodes, edges=edges, places=places, summary=f"{picture.summary}; {said}"), groups

    def act(self, act: Act, on_act: Callable[[Act], None]) -> None:
        """Open the group that was chosen; pass on whatever else was done. What is collapsed has its groups closed."""
        if act.id.startswith("group:") and act.event in OPENING:
            st.session_state[self._key] = self._opened() | {act.id}
            return
        if act.event == "collapse":
            closed = {id_ for id_ in self._opened() if id_.partition("/")[2] == act.id}
            st.session_state[self._key] = self._opened() - closed
        on_act(act)

    def _opened(self) -> frozenset[str]:
        opened: frozenset[str] = st.session_state.get(self._key, frozenset())
        return opened

    @property
    def _key(self) -> str:
        return f"{self.view}: open groups"


def _place(node: Node, groups: Mapping[str, Sequence[str]], places: Mapping[str, Point]) -> Point:
    members = [places[id_] for id_ in groups.get(node.id, (node.id,))]
    return sum(x for x, _ in members) / len(members), sum(y for _, y in members) / len(members)


def _said(nodes: Sequence[Node], known: Sequence[Node], groups: Mapping[str, Sequence[str]]) -> str:
    folded = counted(sum(map(len, groups.values())), "node")
    parts = [f"{folded} folded into {counted(len(groups), 'group')}"] if groups else []
    if len(known) < len(nodes):
        parts.append(f"the first {len(known):,} of {len(nodes):,} nodes drawn")
    return ", ".join(parts)
