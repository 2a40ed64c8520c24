"""Our components in the browser, the picture, the words beside it and others: how they are mounted and report."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from graph.draw import vis_script

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.components.v2.types import ComponentRenderer

FRONTEND = Path(__file__).with_name("frontend")

PARTS = ("drawing", "room", "painter", "camera", "gestures", "keys", "row", "bar", "saving")
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

SOON = """\
const scripts = (globalThis.linkspanScripts ??= (() => {
  let bring;
  return { here: new Promise((done) => (bring = done)), bring };
})());
"""
"""In the browser: the scripts, whichever of those who bring and who want them comes first."""

SHELL = SOON + """\
export default async function (component) {
  const { run, every } = await scripts.here;
  return run(every[NAME], component);
}
"""
"""What Streamlit is given as a component and sends with all its data: it only calls the script that came before."""

KEEPER = SOON + """\
export default async function ({ data }) {
  (await scripts.here).keep(data);
}
"""
"""What keeps values that come apart from a component's other data."""

SCRIPTS_OF_ALL = SOON + """\
RUNNING
scripts.bring({ run, keep, every: {EVERY} });
export default function () {}
"""
"""What brings the scripts and styles of all components."""

_SHOWN = re.compile(r"^export default (?=(?:async )?function \()", re.MULTILINE)

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


def mount(
    name: str,
    key: str,
    data: Mapping[str, object],
    on_act: Callable[[Act], None],
    kept: Mapping[str, object] | None = None,
) -> Act:
    """Show one of our components and return what was done to it in this run.

    Parameters: `name` is one of SCRIPTS; `key` is its place on the page, by which it keeps its state; `data` are
    plain finite values (anything else would reach the browser as a string, or not at all); `on_act` is called before
    the page is run again, so that it can change the address; `kept` are more such values, which seldom change: they
    are a message of their own, which the browser is not sent again while it stays the same.
    """
    sent = dict(data)
    if kept is not None:
        mark = sha256(json.dumps(kept).encode()).hexdigest()
        sent["kept"] = {"key": key, "mark": mark}
        _keeper()(key=f"{key} kept", data={"key": key, "mark": mark, "values": dict(kept)}, height=1)
    result = _component(name)(key=key, data=sent, on_act_change=lambda: on_act(_act(st.session_state[key])))
    return _act(cast("Mapping[str, object]", result))


def scripts() -> None:
    """Bring the scripts and styles of all components into the page; components wait for them.

    Streamlit sends the script of a component anew whenever its data change, unless it is in a message that stays the
    same, which the browser keeps.
    """
    _scripts()(key="scripts", height=1)


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
    return st.components.v2.component(f"linkspan_{name}", js=SHELL.replace("NAME", json.dumps(name)))


@cache
def _keeper() -> ComponentRenderer:
    """Return what brings values that are kept."""
    return st.components.v2.component("linkspan_keeper", js=KEEPER)


@cache
def _scripts() -> ComponentRenderer:
    """Return what brings the scripts of all components, each in a room of its own."""
    every = ",\n".join(f"{json.dumps(name)}: {_script(name)}" for name in SCRIPTS)
    running = (FRONTEND / "running.js").read_text(encoding="utf-8")
    script = SCRIPTS_OF_ALL.replace("RUNNING", running).replace("EVERY", f"\n{every}\n")
    return st.components.v2.component("linkspan_scripts", js=script)


def _script(name: str) -> str:
    css = (FRONTEND / f"{name}.css").read_text(encoding="utf-8")
    parts = "\n".join((FRONTEND / script).read_text(encoding="utf-8") for script in SCRIPTS[name])
    return f"(() => {{\n{_SHOWN.sub('const show = ', parts)}\nreturn {{ css: {json.dumps(css)}, show }};\n}})()"


@cache
def _library() -> ComponentRenderer:
    """Return what brings vis-network: as a module it sets `globalThis.vis`; Streamlit wants a default export."""
    script = f"{vis_script()}\nexport default function () {{}}\n"
    return st.components.v2.component("linkspan_library", js=script)
