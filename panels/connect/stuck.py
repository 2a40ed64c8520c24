"""Where there is no route: why, with the sentences that say so, and what there is instead, each one touch away."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import NoRoute
from graph.model import Step
from panels.address import write
from panels.component import mount
from panels.connect.acts import after, both, say, step_to
from panels.connect.asking import easings, found
from panels.connect.routes import card_of, chain
from panels.wording import clipped, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge
    from panels.address import Connect, Query
    from panels.component import Values

LONGEST = 90
"""Letters on a button."""

PAIRS = 6
"""Pairs of ends of which it is said why nothing links them."""


def no_route(graph: KnowledgeGraph, problem: NoRoute, address: Connect, before: Query | None) -> None:
    """Say why there is no route, and offer what there is instead; `before` is where the visitor came from."""
    with st.container(border=True, key="no-route"):
        pairs = [problem, *islice(_other_pairs(graph, problem, address), PAIRS)]
        sources, targets = _either(pair.source for pair in pairs), _either(pair.target for pair in pairs)
        st.subheader(f"No route from {sources} to {targets}", anchor=False)
        st.markdown(_reasons(pairs))
        _try(graph, address)
        _near(graph, problem)
        _missing(graph, problem)
        if before and before.get("from") and before.get("to"):
            st.button("Undo the last step", icon=":material/undo:", key="undo", on_click=step_to, args=(before,))
    if told := list(_told(graph, problem)):
        with st.container(key="detour"):
            mount("cards", "connect words", {"routes": told, "said": ""}, after)


def _other_pairs(graph: KnowledgeGraph, problem: NoRoute, address: Connect) -> Iterator[NoRoute]:
    """Yield why nothing links the other pairs of ends either, each asked for alone."""
    told = {(problem.source, problem.target)}
    for source, target in product((address.source, *address.or_from), (address.target, *address.or_to)):
        try:
            found(graph, replace(address, source=source, target=target, or_from=(), or_to=()), 1)
        except NoRoute as other:
            if other.source != other.target and (other.source, other.target) not in told:
                told.add((other.source, other.target))
                yield other


def _either(names: Iterable[str]) -> str:
    """Return names, each once, as what one of them is meant by."""
    return " or ".join(plain(name) for name in dict.fromkeys(names))


def _reasons(pairs: Sequence[NoRoute]) -> str:
    """Return why there is no route, of several pairs as a list."""
    whys = [f"{plain(pair.reason[:1].upper() + pair.reason[1:])}." for pair in pairs]
    if len(pairs) == 1:
        return whys[0]
    ends = [f"**{plain(pair.source)} → {plain(pair.target)}**" for pair in pairs]
    lines = [f"- {end}: {why}" for end, why in zip(ends, whys, strict=True)]
    return "\n".join([*lines[:PAIRS], *(["- Nor does anything link the other pairs."] if len(pairs) > PAIRS else [])])


def _try(graph: KnowledgeGraph, address: Connect) -> None:
    """Offer each condition that can be given up, with the route that there is then."""
    if eased := easings(graph, address):
        st.caption("What to try")
        for number, easing in enumerate(eased):
            said = plain(clipped(easing.label, LONGEST))
            st.button(said, key=f"ease {number}", on_click=write, args=(easing.address,))


def _near(graph: KnowledgeGraph, problem: NoRoute) -> None:
    """Offer the nearest service that each side does reach."""
    if not problem.nearest:
        return
    st.caption("As far as either side gets")
    with st.container(horizontal=True):
        for name in problem.nearest:
            pair = _reached(graph, problem, name)
            change = {"from": [pair[0]], "to": [pair[1]]}
            st.button(plain(" → ".join(pair)), key=f"near {name}", on_click=say, args=(change,))


def _reached(graph: KnowledgeGraph, problem: NoRoute, name: str) -> tuple[str, str]:
    """Return the way to a service next to the source, or from one next to the target."""
    of_source = any(not edge.negated for edge in graph.between(f"service:{problem.source}", f"service:{name}"))
    return (problem.source, name) if of_source and name == problem.nearest[0] else (name, problem.target)


def _missing(graph: KnowledgeGraph, problem: NoRoute) -> None:
    """Name the link that would join the two most cheaply, and lead to where both its ends can be read about.

    Two that the notes do link, though in a way that was not asked for, lack nothing.
    """
    if not problem.missing or any(not edge.negated for edge in graph.between(*(node.id for node in problem.missing))):
        return
    one, other = (node.label for node in problem.missing)
    st.caption("The link that is missing")
    st.markdown(f"No sentence links {plain(one)} with {plain(other)}; one that does would join the two most cheaply.")
    label = plain(clipped(f"What the notes say of {one} and {other}", LONGEST))
    st.button(label, icon=":material/explore:", key="missing", on_click=both, args=(one, other))


def _told(graph: KnowledgeGraph, problem: NoRoute) -> Iterator[Values]:
    """Yield cards: what the notes deny, with its sentences, and the detour."""
    if problem.denials:
        yield card_of("What the notes deny", "", _steps(graph, problem.denials), steer=False)
    if problem.detour:
        way = problem.detour
        yield card_of(chain(way), "detour: the best way with that given up", way.steps, steer=False)


def _steps(graph: KnowledgeGraph, edges: Sequence[Edge]) -> list[Step]:
    return [
        Step(source=graph.node(edge.source), target=graph.node(edge.target), link=edge, forward=True, others=())
        for edge in edges
    ]
