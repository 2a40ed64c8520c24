"""What steers routes: the dial, the controls that say what routes may be like, and each condition as a chip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from graph.model import LINK_RELATIONS, NodeKind, Relation
from graph.paths import Direction, Sense
from panels.address.connect import CATEGORY, DIALS, PASSABLE, Connect
from panels.connect.asking import KINDS, WAYS, called, conditions, free, turn
from panels.wording import PLURALS, clipped, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph

STOPS = dict(zip(DIALS, ("shortest", "short", "balanced", "telling", "most telling"), strict=True))
"""What the stops of the dial are called."""

HELP = {
    "dial": "Short routes go through services that are linked with everything, such as IAM. Telling ones go around.",
    "direction": "Data of a service that polls another go against the arrow: “Lambda reads from SQS”.",
    "through": "Routes go through services only. Two services can also share a feature, a limit or a need.",
    "among": "Not routes, but the few links that join all of them at once.",
}

LONGEST = 90
"""Letters on a button."""

HOPS = 12
"""The longest routes that the control offers."""

Changed = Callable[[str], None]


def dial(address: Connect, changed: Changed) -> None:
    """Show the dial from short to telling, at the stop that the address names, be it one of its own."""
    st.session_state["dial"] = address.dial
    st.select_slider(
        "Short ↔ telling", sorted({*DIALS, address.dial}), key="dial", format_func=_stop, help=HELP["dial"],
        on_change=changed, args=("dial",), width=280,
    )  # fmt: skip


def steer(graph: KnowledgeGraph, address: Connect, services: dict[str, str], changed: Changed) -> None:
    """Show what routes may be like, as widgets that show the address; `changed` is called with the name of one."""
    with st.popover("Steer", icon=":material/tune:", key="steer"):
        met = _met(graph, services, address)
        _chosen("By way of, in this order", "via", address.via, met, changed, words="Services, kinds of them, links")
        _chosen("Avoiding", "avoid", address.avoid, met, changed, words="Services, kinds of them, links")
        _way(address, changed)
        with st.expander("More conditions", expanded=_rare(address)):
            _more(address, services, changed)


def chips(address: Connect, say: Callable[[Connect], None]) -> None:
    """Show each condition of the address as a button that takes it away.

    Their place is there without any, so that what stands below is the same element with and without them.
    """
    found = list(conditions(address))
    with st.container(horizontal=True, gap="small", key="chips"):
        for number, one in enumerate(found):
            said, more = plain(clipped(one.said, LONGEST)), f"Take away: {plain(one.said)}"
            key, args = f"chip {number}", (one.address,)
            st.button(said, icon=":material/close:", key=key, help=more, on_click=say, args=args)
        if len(found) > 1:
            st.button("Take all away", key="chip all", type="tertiary", on_click=say, args=(free(address),))


def categories(graph: KnowledgeGraph) -> tuple[str, ...]:
    """Return the categories of services, sorted; ask for it with `graph.derived(categories)`."""
    return tuple(sorted({node.category for node in graph.nodes(NodeKind.SERVICE) if node.category}))


def _way(address: Connect, changed: Changed) -> None:
    """Which way routes go, and how long they may be."""
    st.session_state["direction"] = str(address.direction)
    st.segmented_control(
        "Direction", list(map(str, WAYS)), key="direction", required=True, help=HELP["direction"],
        format_func=lambda way: WAYS[Direction(way)], on_change=changed, args=("direction",),
    )  # fmt: skip
    st.session_state["hops"] = address.hops
    st.slider("Hops at most", 1, max(HOPS, address.hops), key="hops", on_change=changed, args=("hops",))


def _more(address: Connect, services: dict[str, str], changed: Changed) -> None:
    relations = list(map(str, LINK_RELATIONS if not address.through else Relation))
    turns = [f"{relation}={sense}" for relation in LINK_RELATIONS for sense in (Sense.ALONG, Sense.AGAINST)]
    _chosen("Only along", "only", address.only, relations, changed, words="All links")
    _chosen("One way alone", "way", address.turned, turns, changed, words="Every link as above", told=turn)
    _chosen("Also through", "through", address.through, map(str, PASSABLE), changed, words="Services only",
            told=lambda kind: PLURALS[KINDS[kind]])  # fmt: skip
    _chosen("Or from", "or-from", address.or_from, services, changed, words="Another start")
    _chosen("Or to", "or-to", address.or_to, services, changed, words="Another end")
    _chosen("Together with", "with", address.among, services, changed, words="What lies between three or more")
    for label, key, value in (
        ("Also by way of alternatives", "contrast", address.contrast),
        ("Also routes that are alike", "all", address.every),
    ):
        st.session_state[key] = value
        st.toggle(label, key=key, on_change=changed, args=(key,))


def _chosen(
    label: str, key: str, values: Iterable[str], options: Iterable[str], changed: Changed, *,
    words: str, told: Callable[[str], str] = called,
) -> None:  # fmt: skip
    """One of several names that may be chosen; those of the address are always among them."""
    st.session_state[key] = list(values)
    names = list(dict.fromkeys([*values, *options]))
    st.multiselect(
        label, names, key=key, format_func=told, placeholder=words, help=HELP.get({"with": "among"}.get(key, key)),
        on_change=changed, args=(key,),
    )  # fmt: skip


def _met(graph: KnowledgeGraph, services: dict[str, str], address: Connect) -> list[str]:
    """Return what can be passed or avoided, apart from what only some routes meet."""
    kinds = (CATEGORY + one for one in graph.derived(categories))
    return [*services, *kinds, *map(str, LINK_RELATIONS), *address.through]


def _rare(address: Connect) -> bool:
    return any((address.only, address.turned, address.through, address.or_from, address.or_to, address.among))


def _stop(value: float) -> str:
    return STOPS.get(value, f"{value:g}")
