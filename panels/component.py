"""Our two components in the browser, the picture and the words beside it: how they are mounted and what they report."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from graph.draw import vis_script

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.components.v2.types import ComponentRenderer

FRONTEND = Path(__file__).with_name("frontend")

PARTS = ("drawing", "painter", "camera", "gestures", "keys", "row", "bar", "saving")
"""What the picture is made of."""

SCRIPTS = {
    "picture": (
        "legend.js",
        *(f"picture_{part}.js" for part in PARTS),
        "picture.js",
    ),
    "words": ("elements.js", "told.js", "listed.js", "words.js"),
    "table": ("elements.js", "table.js"),
    "cards": ("elements.js", "cards.js"),
    "quiz": ("elements.js", "quiz.js"),
    "reader": ("elements.js", "reader-lines.js", "reader.js"),
    "atlas": ("atlas-names.js", "atlas-hands.js", "atlas.js"),
}
"""What each component's script is joined from."""

Point = tuple[float, float]

Values = dict[str, object]
"""What is sent to the browser: text, finite numbers, lists and dictionaries of them, nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a visitor did to a picture or to words: "select", "centre", "toggle", "move", "route" and so on.

    `id` is what it was done to (`ids` where it was done to several), `value` how, `places` where nodes were dragged to.
    """

    event: str = ""
    id: str = ""
    ids: tuple[str, ...] = ()
    value: str = ""
    places: Mapping[str, Point] = field(default_factory=dict)


def mount(name: str, key: str, data: Mapping[str, object], on_act: Callable[[Act], None]) -> Act:
    """Show one of our components and return what was done to it in this run.

    Parameters: `name` is one of SCRIPTS; `key` is its place on the page, by which it keeps its state; `data` are
    plain finite values (anything else would reach the browser as a string, or not at all); `on_act` is called before
    the page is run again, so that it can change the address.
    """
    result = _component(name)(key=key, data=dict(data), on_act_change=lambda: on_act(_act(st.session_state[key])))
    return _act(cast("Mapping[str, object]", result))


def library() -> None:
    """Bring the drawing library into the page; pictures wait for it.

    It is read from the installed pyvis and sent once for each visit: a message that the browser has already is sent
    again as its hash.
    """
    _library()(key="library", height=1)


def _act(state: Mapping[str, object]) -> Act:
    """Return what a component reported, read with care: the browser is a visitor's."""
    said = state.get("act")
    if not isinstance(said, dict):
        return Act()
    places = said.get("places")
    moved = places.items() if isinstance(places, dict) else ()
    points = {str(id_): point for id_, place in moved if (point := _point(place))}
    listed = said.get("ids")
    ids = tuple(map(str, listed)) if isinstance(listed, list) else ()
    texts = {key: str(said.get(key, "")) for key in ("event", "id", "value")}
    return Act(**texts, ids=ids, places=points)


def _point(place: object) -> Point | None:
    """Return a place on the canvas, None for what is none."""
    match place:
        case {"x": int() | float() as x, "y": int() | float() as y} if isfinite(x) and isfinite(y):
            return float(x), float(y)
    return None


@cache
def _component(name: str) -> ComponentRenderer:
    """Return what mounts a component; Streamlit wants it made once."""
    css = (FRONTEND / f"{name}.css").read_text(encoding="utf-8")
    scripts = [(FRONTEND / script).read_text(encoding="utf-8") for script in SCRIPTS[name]]
    return st.components.v2.component(f"linkspan_{name}", css=css, js="\n".join(scripts))


@cache
def _library() -> ComponentRenderer:
    """Return what brings vis-network: as a module it sets `globalThis.vis`; Streamlit wants a default export."""
    script = f"{vis_script()}\nexport default function () {{}}\n"
    return st.components.v2.component("linkspan_library", js=script)
