"""What a visitor does on Connect, as the address that it makes; nothing here shows anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.paths import Direction
from panels.address import Connect, Explore, Sources, current, leave_for, write
from panels.address.connect import CATEGORY
from panels.history import came

if TYPE_CHECKING:
    from panels.component import Act

SERVICE = "service:"

Changes = Mapping[str, Sequence[str]]


def changed(key: str) -> None:
    """Take what a widget says into the address; the widget is called what the address calls it."""
    value = st.session_state[key]
    if key == "direction":
        say({"directed": _yes(value == Direction.ARROW), "flow": _yes(value == Direction.FLOW)})
    elif isinstance(value, bool):
        say({key: _yes(value)})
    elif isinstance(value, list):
        say({key: value})
    else:
        say({key: [f"{value:g}" if isinstance(value, float) else str(value or "")]})


def say(changes: Changes) -> None:
    """Write what changes of the address; no route is lit then but the first, and nothing is open."""
    write(Connect.read({**_address().query(), "route": [], "open": [], **changes}))


def instead(wrong: str, right: str) -> None:
    """Put a name that is known in the place of one that is not."""
    said = _address().query()
    names = {wrong, f"{CATEGORY}{wrong}"}
    say({key: [right if value in names else value for value in values] for key, values in said.items()})


def both(one: str, other: str) -> None:
    """Leave for the two services side by side, and what the notes say of either."""
    leave_for("explore", Explore(node=one, selected=(one, other)))


def step_to(query: Mapping[str, Sequence[str]]) -> None:
    """Go to an address where the visitor was before."""
    write(Connect.read(query))


def after(act: Act) -> None:
    """Do what a visitor asked for on a card or in the picture."""
    address, named = _address(), act.id.removeprefix(SERVICE)
    if act.event in _STEERS:
        say(_STEERS[act.event](address, named))
    elif act.event in {"select", "link", "clear"}:
        write(replace(address, open=(act.ids or (act.id,))[-1]))
    elif act.event in {"undo", "redo"}:
        history = came("connect").at(address.query())
        step_to((history.before if act.event == "undo" else history.after) or address.query())
    elif act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif act.event in {"centre", "expand"}:
        leave_for("explore", Explore(node=named))


def _required(address: Connect, name: str) -> Changes:
    return {"via": _with(address.via, name), "avoid": _without(address.avoid, name)}


def _avoided(address: Connect, name: str) -> Changes:
    return {"avoid": _with(address.avoid, name), "via": _without(address.via, name)}


def _turned(address: Connect, turn: str) -> Changes:
    relation = turn.partition("=")[0]
    return {"way": [*(one for one in address.turned if one.partition("=")[0] != relation), turn]}


_STEERS: dict[str, Callable[[Connect, str], Changes]] = {
    "via": _required,
    "avoid": _avoided,
    "way": _turned,
    "route": lambda _, number: {"route": [number]},
    "connect": lambda _, name: {"from": [name], "to": []},
}
"""What each thing done to a part of a route changes of the address."""


def _address() -> Connect:
    return Connect.read(current())


def _yes(value: bool) -> list[str]:
    return ["yes"] if value else []


def _with(names: tuple[str, ...], name: str) -> list[str]:
    return list(dict.fromkeys([*names, name]))


def _without(names: tuple[str, ...], name: str) -> list[str]:
    return [other for other in names if other != name]
