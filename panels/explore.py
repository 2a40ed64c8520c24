"""Explore: what surrounds a service, a feature, a limit or a need, as a picture and in words, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, UnknownName
from graph.model import NodeKind
from graph.query.walk import Way
from panels import correcting, details, picture, start
from panels.address import Connect, Sources, current, follow, leave_for, name_of, write
from panels.address.explore import Explore
from panels.component import mount
from panels.filters import controls
from panels.heading import unseen
from panels.history import came, visited
from panels.places import placed, remember
from panels.share import share
from panels.sight import look
from panels.unknown import unknown
from panels.verbs import done
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Node
    from panels.component import Act, Values
    from panels.history import History
    from panels.sight import Sight
    from panels.world import World

VIEW = "explore"
LEFT_AT = "explore: left at"
VERBS = frozenset({"expand", "collapse", "hide", "pin", "centre", "undo", "clear", "connect"})

CONNECTING = {1: "Routes from here", 2: "Routes between them"}
"""What leads to Connect is called, by how many services are selected; with more it shows what lies between them."""


def show(world: World, pages: Mapping[str, Page]) -> str:
    """Show the page at its address and return the id of the node whose details are open ("" where there is none).

    Parameters: `pages` are those of the app by name; to "connect" the visitor is sent for routes, to "sources" for the
    line of a note.
    """
    _body(world, pages)
    address = _address()
    try:
        return look(world.graph, address).open[-1].id if address.node else ""
    except (UnknownName, AmbiguousName):
        return ""


@st.fragment
def _body(world: World, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    correcting.shown_again()
    address = _address()
    st.session_state[LEFT_AT] = address.query()
    history = visited(VIEW, address.query())
    if not address.node:
        start.show(world.graph, _go_to, _between)
        return
    unseen("Explore")
    beside = controls(world.graph, address, _go_to)
    try:
        sight = look(world.graph, address)
    except (UnknownName, AmbiguousName) as problem:
        start.unknown(world.graph, problem, _go_to)
        return
    unknown(sight)
    with beside:
        share(world.graph, sight.view)
    _answer(world, sight, history)


def _answer(world: World, sight: Sight, history: History) -> None:
    """Show the picture, and beside it the details of what is selected and the picture in words."""
    summary, act = _summary(sight), partial(_act, world.graph)
    steps = {"undo": history.before is not None, "redo": history.after is not None}
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="picture"):
        picture.show(_picture(sight, summary, **steps), act)
        st.caption(_cut(sight))
    with right:
        one, all_of_them = st.tabs(["Details", "All in words"])
        with one:
            mount("words", "explore words", _words(world, sight), act)
        with all_of_them:
            drawn = {"drawn": details.twin(world.graph, sight, summary)}
            mount("words", "explore list", {"twin": details.standing(sight, **steps)}, act, kept=drawn)


def _picture(sight: Sight, summary: str, *, undo: bool, redo: bool) -> picture.Picture:
    view = sight.view
    around = [*view.nodes, *view.filtered_nodes], [*view.edges, *view.filtered_edges]
    return picture.Picture(
        view=VIEW,
        nodes=view.nodes,
        edges=view.edges,
        places=placed(VIEW, view.nodes, view.edges),
        centre=view.centre.id,
        selected=tuple(node.id for node in sight.open),
        summary=summary,
        legend=picture.legend(*around, sight.address.hide),
        stubs={
            id_: [picture.Stub(name=one.name, words=one.name, count=one.count) for one in stubs]
            for id_, stubs in view.stubs.items()
        },
        verbs=VERBS,
        expanded=sight.expanded,
        pinned=sight.pinned,
        hidden={node.id: node.label for node in sight.hidden},
        undo=undo,
        redo=redo,
    )


def _words(world: World, sight: Sight) -> Values:
    """Return the details of what is selected: links, several nodes, or one."""
    graph, nodes, whole = world.graph, sight.open, sight.address.whole
    more = {"steps": _steps(sight), "actions": _actions(sight)}
    if sight.links:
        head = details.links_head(graph, sight.links, **more)
        sections = details.links_sections(graph, sight.links)
    elif len(nodes) > 1:
        head = details.several_head(nodes, **more)
        sections = details.several_sections(graph, nodes, whole)
    else:
        note = "" if graph.degree(nodes[0].id) else "No sentence of the notes links it with anything."
        head = details.head(nodes[0], details.Names(graph=graph, texts=world.texts), note=note, **more)
        sections = details.sections(graph, nodes[0], whole)
    return {"head": head, "sections": correcting.marked(graph, sections), "undoes": True}


def _actions(sight: Sight) -> list[Values]:
    """Return what can be done with what is selected, beside what the picture offers."""
    nodes, last = sight.open, sight.open[-1]
    ids = [node.id for node in nodes]
    drawn = all(id_ in sight.view.depths for id_ in ids)
    found: list[Values] = [] if drawn else [{"label": "Draw it", "event": "pin", "ids": ids}]
    if len(nodes) > 1 and drawn:
        found += [{"label": f"{verb.title()} these", "event": verb, "ids": ids} for verb in ("pin", "hide")]
    elif len(nodes) == 1 and last != sight.view.centre:
        found.append({"label": "Explore from here", "event": "centre", "id": last.id})
    services = [node.id for node in nodes if node.kind is NodeKind.SERVICE]
    if len(services) == len(nodes):
        label = CONNECTING.get(len(services), "What lies between them")
        found.append({"label": label, "event": "connect", "ids": services})
    return found + correcting.actions(sight.links)


def _steps(sight: Sight) -> Values | None:
    """Return what leads through the nodes drawn in their order, and where in it the selected one is."""
    nodes, last = sight.view.nodes, sight.open[-1]
    if len(nodes) < 2:  # noqa: PLR2004 - one alone has no next
        return None
    at = nodes.index(last) if last in nodes else -1
    text = f"{at + 1} of {len(nodes)}" if at >= 0 else "not drawn"
    return {"text": text, "previous": _step(nodes[at - 1]), "next": _step(nodes[(at + 1) % len(nodes)])}


def _step(node: Node) -> Values:
    return {"id": node.id, "label": node.label}


def _summary(sight: Sight) -> str:
    view = sight.view
    done = [(len(sight.expanded), "expanded"), (len(sight.pinned), "pinned"), (len(sight.hidden), "hidden")]
    more = "".join(f", {number} {what}" for number, what in done if number)
    others = counted(len(view.nodes) - 1, "neighbour")
    return f"Graph of {view.centre.label}, {others} and {counted(len(view.edges), 'link')}{more}"


def _cut(sight: Sight) -> str:
    view = sight.view
    drawn = f"{counted(len(view.nodes), 'node')} and {counted(len(view.edges), 'link')} drawn"
    if view.cut:
        return f"{view.near:,} of {counted(view.near + view.cut, 'neighbour')}, the most telling first; {drawn}"
    if view.near:
        return drawn
    filtered = sight.address.hide or sight.address.way is not Way.ANY
    return f"{'The filters leave nothing around it' if filtered else 'Nothing is linked with it'}; {drawn}"


def _address() -> Explore:
    return Explore.read(current())


def _go_to(name: str) -> None:
    """Put a node in the middle."""
    write(replace(_address(), node=name, selected=(), link=()))


def _between(one: str, other: str) -> None:
    leave_for("connect", Connect(source=one, target=other))


def _act(graph: KnowledgeGraph, act: Act) -> None:
    """Do what was asked in the picture or in the words."""
    remember(VIEW, act.places)
    address = _address()
    if correcting.corrected(graph, act):
        write(replace(address, link=()))
    elif act.event in {"undo", "redo"}:
        history = came(VIEW).at(address.query())
        if query := history.before if act.event == "undo" else history.after:
            write(Explore.read(query))
    elif act.event == "connect":
        source, target, *among = [*(name_of(graph.node(id_)) for id_ in act.ids or (act.id,) if id_ in graph), "", ""]
        leave_for("connect", Connect(source=source, target=target, among=tuple(filter(None, among))))
    elif act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif (after := done(graph, address, act)) != address:
        write(after)
