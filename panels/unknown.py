"""What Explore says where its address has names that the notes do not know: each with what may have been meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName
from panels.address import current, write
from panels.address.explore import Explore, expanding, expansion
from panels.wording import clipped, plain

if TYPE_CHECKING:
    from panels.sight import Problem, Sight

TOLD, OFFERED, LONGEST = 5, 3, 60
"""So many names are told, with so many suggestions each, of at most so many letters."""


def unknown(sight: Sight) -> None:
    """Say which names of the address are not known, above what is seen without them; nothing where all are."""
    if not sight.problems:
        return
    with st.container(border=True, gap="xxsmall", key="unknown names"):
        for problem in sight.problems[:TOLD]:
            _row(problem)
        if len(sight.problems) > TOLD:
            st.caption(f"{len(sight.problems) - TOLD} more names of this link are not in these notes")


def corrected(address: Explore, wrong: str, right: str) -> Explore:
    """Return the address with one name in the place of another, or without it where there is none."""
    said = map(expansion, address.expanded)
    expanded = [(right if node == wrong else node, stub, times) for node, stub, times in said]

    def names(said: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (right if name == wrong else name for name in said))))

    return replace(
        address,
        node=right if address.node == wrong else address.node,
        selected=names(address.selected),
        link=tuple(said for said in address.link if wrong not in said.split("~")),
        expanded=tuple(dict.fromkeys(expanding(*one) for one in expanded if one[0])),
        collapsed=names(address.collapsed),
        without=names(address.without),
        pinned=names(address.pinned),
    )


def _row(problem: Problem) -> None:
    """One name, with what may have been meant and what leaves it out."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_said(problem), width="content")
        for name in _offered(problem):
            label = plain(clipped(name.partition(":")[2] or name, LONGEST))
            means = f"{problem.name} means {name}"
            st.button(label, key=means, on_click=_instead, args=(problem.name, name), type="tertiary")
        st.button("Leave it out", key=f"without {problem.name}", on_click=_instead, args=(problem.name, ""))


def _instead(wrong: str, right: str) -> None:
    write(corrected(Explore.read(current()), wrong, right))


def _said(problem: Problem) -> str:
    what = "could be several things" if isinstance(problem, AmbiguousName) else "is not in these notes"
    meant = "; did you mean" if _offered(problem) else ""
    return f"“{plain(clipped(problem.name, LONGEST))}” {what}{meant}"


def _offered(problem: Problem) -> tuple[str, ...]:
    names = problem.candidates if isinstance(problem, AmbiguousName) else problem.suggestions
    return tuple(names)[:OFFERED]
