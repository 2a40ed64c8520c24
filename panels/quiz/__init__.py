"""Quiz: what the notes answer, asked one question at a time; what was missed comes again sooner."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import LinkspanError
from graph.model import NodeKind
from graph.query import find
from panels.address import SCORE, SEEDS, Connect, Explore, Limits, Quiz, Sources, current, follow, leave_for, write
from panels.component import FRONTEND, mount
from panels.heading import heading
from panels.quiz import keeping, rounds, shown
from panels.wording import clipped, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.quiz import Question
    from panels.component import Act
    from panels.world import World

LEFT_AT = "quiz: left at"
STYLE = FRONTEND / "listing.css"
SERVICE = "quiz service"

LONGEST = 100
"""Letters of a name that is unknown."""


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address; `pages` are those of the app by name."""
    _body(world.graph, pages)


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = _address()
    st.session_state[LEFT_AT] = address.query()
    with st.container(key="listing"):
        st.html(STYLE)
        _page(graph, address)


def _page(graph: KnowledgeGraph, address: Quiz) -> None:
    files = heading("Quiz")
    every = graph.derived(rounds.asked)(address.seed)
    if not every:
        st.info("These notes tell no need with its answer and no limit to ask for.", icon=":material/description:")
        return
    service = _named(graph, address.service)
    _asking(every, service)
    here = _about(every, service)
    if not here:
        _nothing(address.service)
        return
    with files:
        keeping.deck(here)
    _asked(graph, replace(address, service=service), here, every)
    keeping.boxes(rounds.progress())


def _asked(graph: KnowledgeGraph, address: Quiz, here: Sequence[Question], every: Sequence[Question]) -> None:
    """The question of the address, or the first one without an answer, or the score."""
    now = rounds.played(address, here, every)
    by_id = {one.id: one for one in every}
    id_ = address.question if address.question in now.ids else now.next
    told = shown.question(graph, by_id[id_], now) if id_ else shown.score(now, by_id)
    mount("quiz", "quiz card", told, lambda act: _act(graph, act))


def _asking(every: Sequence[Question], service: str) -> None:
    """Whose questions are asked: a box that shows the address and writes it."""
    counts = Counter(name for one in every for name in one.services)
    st.session_state[SERVICE] = service or None
    names = sorted({*counts, *filter(None, [service])}, key=lambda name: (-counts[name], name))
    box, _ = st.columns([1, 1])
    box.selectbox(
        "Questions about",
        names,
        index=None,
        key=SERVICE,
        placeholder=f"All services ({len(every)})",
        format_func=lambda name: f"{name} ({counts[name]})",
        on_change=_chosen,
    )


def _nothing(name: str) -> None:
    with st.container(border=True, key="nothing"):
        st.subheader(f"The notes give no question about “{plain(clipped(name, LONGEST))}”", anchor=False)
        st.markdown("Questions are made of needs that the notes answer, and of limits with a value.")
        st.button("All services", icon=":material/filter_alt_off:", on_click=write, args=(Quiz(),))


def _named(graph: KnowledgeGraph, name: str) -> str:
    """Return the service that an address means, the name itself where there is none of it."""
    try:
        return find(graph, name, {NodeKind.SERVICE}).label if name else ""
    except LinkspanError:
        return name


def _about(every: Sequence[Question], service: str) -> tuple[Question, ...]:
    return tuple(one for one in every if not service or service in one.services)


def _address() -> Quiz:
    return Quiz.read(current())


def _chosen() -> None:
    """Take the service into the address: another round."""
    write(Quiz(service=st.session_state[SERVICE] or "", seed=_address().seed))


def _act(graph: KnowledgeGraph, act: Act) -> None:
    """Do what was asked at a question."""
    address = _address()
    if act.event == "answer":
        asked = graph.derived(rounds.asked)(address.seed)
        for question in (one for one in asked if one.id == act.id):
            rounds.answered(graph, question, int(act.value) if act.value in set("123456789") else 0)
            write(replace(address, question=question.id))
    elif act.event == "question":
        write(replace(address, question=act.id))
    elif act.event == "score":
        write(replace(address, question=SCORE))
    elif act.event == "again":
        rounds.end()
        write(Quiz(service=address.service, seed=(address.seed + 1) % SEEDS))
    else:
        _leave(act)


def _leave(act: Act) -> None:
    """Go to where another page shows more."""
    if act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif act.event == "explore":
        leave_for("explore", Explore(node=act.id))
    elif act.event == "connect":
        leave_for("connect", Connect(source=act.id, target=act.value))
    elif act.event == "limits":
        leave_for("limits", Limits(service=(act.id,)))
