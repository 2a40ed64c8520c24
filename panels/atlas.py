"""Atlas: what is in these notes, as one calm map, numbers and questions to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panels import start
from panels.address import Connect, Explore, follow, leave_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from panels.world import World


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page; what is chosen on it leads to another."""
    follow(pages)
    start.show(
        world.graph,
        lambda name: leave_for("explore", Explore(node=name)),
        lambda one, other: leave_for("connect", Connect(source=one, target=other)),
    )
