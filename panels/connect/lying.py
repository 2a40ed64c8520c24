"""What lies between three or more services: the few links that join them all, as a picture and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.draw import edge_id
from panels import picture
from panels.component import mount
from panels.connect.acts import after
from panels.connect.giving import give_joined
from panels.connect.routes import card_of, told_of
from panels.places import placed
from panels.wording import counted, plain

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from graph.paths import Joined
    from panels.address import Connect
    from panels.history import History

VIEW = "connect between"


def lies_between(
    found: Joined, address: Connect, history: History, taken: DeltaGenerator
) -> tuple[str, ...]:
    """Show what connects several services and return the names of all that do; `taken` is where files are offered."""
    with taken:
        give_joined(found, address)
    apart = found.parts[1:]
    for part in apart:
        names = ", ".join(plain(node.label) for node in part)
        st.info(f"Nothing connects these with the rest: {names}.", icon=":material/link_off:")
    ignored = address.via or address.avoid or address.only or address.through or address.turned
    if ignored or address.directed or address.flow:
        st.caption("Of the conditions, only the dial and alternatives count for what lies between several.")
    if found.steps:
        left, right = st.columns([3, 2], gap="medium")
        with left, st.container(key="picture"):
            _picture(found, address, history)
        with right:
            mount("cards", "connect words", {"routes": [_card(found)], "said": _said(found)}, after)
    return tuple(node.label for node in (*found.named, *found.passed))


def _said(found: Joined) -> str:
    by_way = f" by way of {', '.join(node.label for node in found.passed)}" if found.passed else ""
    return f"{counted(len(found.steps), 'link')}{by_way}"


def _card(found: Joined) -> dict[str, object]:
    title = f"What lies between {', '.join(node.label for node in found.named)}"
    return card_of(title, _said(found), found.steps)


def _picture(found: Joined, address: Connect, history: History) -> None:
    nodes, edges = [*found.named, *found.passed], [step.link for step in found.steps]
    told = told_of(found.steps, address.open, {node.id for node in found.named}) if address.open else None
    picture.show(
        picture.Picture(
            view=VIEW,
            nodes=nodes,
            edges=edges,
            places=placed(VIEW, nodes, edges),
            centre=nodes[0].id,
            selected=(address.open,) if told else (),
            summary=f"Graph of what lies between {', '.join(node.label for node in found.named)}: {_said(found)}",
            legend=picture.legend(nodes, edges, toggles=False),
            lit=frozenset([*(node.id for node in found.named), *map(edge_id, edges)]),
            verbs=frozenset({"undo"}),
            undo=history.before is not None,
            redo=history.after is not None,
            height=460,
        ),
        after,
    )
    if told:
        mount("cards", "connect about", {"about": told, "said": f"{told['title']} is chosen."}, after)
