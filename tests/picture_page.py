"""A page that is nothing but a picture with all its verbs, for the tests of the picture."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from graph import export
from graph.query import neighbourhood
from panels import component, picture
from panels.places import placed, remember

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node
    from panels.component import Act

VERBS = frozenset({"expand", "collapse", "hide", "pin", "centre", "undo", "clear", "connect"})
SUMMARY = "Graph of {0}, {1} nodes"


@dataclass(frozen=True, kw_only=True)
class State:
    """What was done: the node in the middle, what is selected, expanded (with the links asked for), pinned, hidden."""

    centre: str
    selected: tuple[str, ...] = ()
    expanded: dict[str, frozenset[str]] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()
    kinds_hidden: tuple[str, ...] = ()


@st.cache_resource
def graph_of(path: str) -> KnowledgeGraph:
    return export.load(path)


@st.fragment
def body(graph: KnowledgeGraph) -> None:
    first = State(centre=f"service:{st.query_params.get('node', 'AWS Lambda')}")
    state: State = st.session_state.setdefault("state", replace(first, selected=(first.centre,)))
    nodes, edges = drawn(graph, state)
    picture.show(
        picture.Picture(
            view="demo",
            nodes=nodes,
            edges=edges,
            places=placed("demo", nodes, edges),
            centre=state.centre,
            selected=state.selected,
            summary=SUMMARY.format(graph.node(state.centre).label, len(nodes)),
            legend=picture.legend(nodes, edges, state.kinds_hidden),
            stubs=stubs(graph, nodes, edges),
            verbs=VERBS if st.query_params.get("verbs") != "none" else frozenset(),
            expanded=frozenset(state.expanded),
            pinned=state.pinned,
            hidden={id_: graph.node(id_).label for id_ in state.hidden},
            undo=bool(st.session_state.get("past")),
            redo=bool(st.session_state.get("future")),
        ),
        act,
    )
    st.text(f"done: {st.session_state.get('acts', [])[-1:]}")
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    st.button("Again")
    st.text(f"runs: {st.session_state['runs']}")


def drawn(graph: KnowledgeGraph, state: State) -> tuple[list[Node], list[Edge]]:
    """What is drawn: the neighbourhood, what was expanded, what is pinned, but for what is hidden."""
    around = neighbourhood(
        graph, state.centre, int(st.query_params.get("depth", 1)), top=int(st.query_params.get("top", 20))
    )
    kept = {node.id: node for node in around.nodes}
    for id_, names in state.expanded.items():
        for edge in graph.edges_of(id_):
            if not names or name_of(edge) in names:
                kept.update({end: graph.node(end) for end in (edge.source, edge.target)})
    kept.update({id_: graph.node(id_) for id_ in sorted(state.pinned)})
    gone = {id_ for id_, node in kept.items() if id_ in state.hidden or node.kind in state.kinds_hidden}
    nodes = [node for id_, node in kept.items() if id_ not in gone]
    ids = {node.id for node in nodes}
    found = {(e.source, e.target, e.key): e for id_ in ids for e in graph.edges_of(id_) if {e.source, e.target} <= ids}
    return nodes, [found[key] for key in sorted(found) if found[key].relation not in state.kinds_hidden]


def name_of(edge: Edge) -> str:
    return "cannot" if edge.negated else edge.relation.replace("_", " ")


def stubs(graph: KnowledgeGraph, nodes: list[Node], edges: list[Edge]) -> dict[str, list[picture.Stub]]:
    shown = {(edge.source, edge.target, edge.key) for edge in edges}
    counts = {
        node.id: Counter(name_of(e) for e in graph.edges_of(node.id) if (e.source, e.target, e.key) not in shown)
        for node in nodes
    }
    return {
        id_: [picture.Stub(name=name, words=name, count=count) for name, count in sorted(of.items())]
        for id_, of in counts.items()
        if of
    }


def act(done: Act) -> None:
    """Do it, the plainest way there is."""
    if st.query_params.get("places") != "forgotten":
        remember("demo", done.places)
    said = (done.event, done.id, list(done.ids), done.value, sorted(done.places))
    st.session_state.setdefault("acts", []).append(said)
    past, future = (st.session_state.setdefault(name, []) for name in ("past", "future"))
    state: State = st.session_state["state"]
    if done.event in {"undo", "redo"}:
        here, there = (past, future) if done.event == "undo" else (future, past)
        if here:
            there.append(state)
            st.session_state["state"] = here.pop()
        return
    after = next_state(state, done)
    if done.event not in {"select", "move", "link", "connect"}:
        past.append(state)
        future.clear()
    st.session_state["state"] = after


def next_state(state: State, done: Act) -> State:
    id_ = done.id
    without = {key: value for key, value in state.expanded.items() if key != id_}
    asked = frozenset({done.value} if done.value else ()) | state.expanded.get(id_, frozenset())
    changes: dict[str, State] = {
        "select": replace(state, selected=done.ids or (id_,)),
        "expand": replace(state, expanded={**without, id_: asked if done.value else frozenset()}, selected=(id_,)),
        "collapse": replace(state, expanded=without),
        "hide": replace(state, hidden=(*state.hidden, id_)),
        "show": replace(state, hidden=tuple(one for one in state.hidden if one != id_)),
        "pin": replace(state, pinned=state.pinned ^ {id_}),
        "centre": replace(state, centre=id_, selected=(id_,)),
        "clear": State(centre=state.centre, selected=state.selected),
        "toggle": replace(state, kinds_hidden=tuple(sorted({*state.kinds_hidden} ^ {id_}))),
    }
    return changes.get(done.event, state)


def main() -> None:
    """Show the page."""
    st.set_page_config(layout="wide")
    left, _ = st.columns([3, 2])
    with left:
        body(graph_of(os.environ["LINKSPAN_GRAPH"]))
    component.scripts()
    component.library()


if __name__ == "__main__":
    main()
