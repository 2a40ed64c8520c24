"""Corrections from the page: a link that is struck out is written beside the notes, and the graph is made anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from graph import corrections
from graph.corrections import RULE, NoFeature, Wrong
from graph.draw import edge_id
from graph.errors import LinkspanError
from graph.model import LINK_RELATIONS, Relation
from panels.world import GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graph.corrections import Correction
    from graph.merge import KnowledgeGraph
    from graph.model import Edge
    from panels.component import Act, Values

CORRECT = "LINKSPAN_CORRECT"
"""The environment variable that names the folder of notes that may be corrected from the page; unset, none may."""

MADE, AGAIN, FAILED = "corrections: made", "corrections: to be shown", "corrections: failed"
"""Where a visit keeps how many entries each of its corrections wrote, and that the page is to be run again."""

WRONG, RIGHT = "wrong", "right"
"""The acts: to strike links out, and to take the last correction of this visit back."""


def folder() -> Path | None:
    """Return the folder of notes that may be corrected from the page, None where none may or it cannot be written."""
    named, graph_file = os.environ.get(CORRECT, ""), os.environ.get(GRAPH, "")
    if not named or not graph_file or not os.access(named, os.W_OK):
        return None
    return Path(named)


def actions(edges: Iterable[Edge]) -> list[Values]:
    """Return what can be corrected of links that are selected, and the way back; nothing where no notes may be."""
    if folder() is None:
        return []
    ids = [edge_id(edge) for edge in edges if list(_struck(None, edge))]
    found: list[Values] = [{"label": "This is wrong", "event": WRONG, "ids": ids}] if ids else []
    if st.session_state.get(MADE):
        found.append({"label": "Undo the correction", "event": RIGHT})
    return found


def marked(graph: KnowledgeGraph, sections: list[Values]) -> list[Values]:
    """Return sections of details whose statements can be struck out one by one, where notes may be corrected."""
    if folder() is None:
        return sections
    wrong = {edge_id(edge) for edge in graph.edges() if next(_struck(None, edge), None)}
    return [cast("Values", _marked(section, wrong)) for section in sections]


def corrected(graph: KnowledgeGraph, act: Act) -> bool:
    """Do what was asked, where it is a correction: write it, make the graph anew. Return whether it was one."""
    notes = folder()
    if act.event not in {WRONG, RIGHT} or notes is None:
        return False
    made: list[int] = st.session_state.setdefault(MADE, [])
    try:
        if act.event == WRONG:
            made.append(strike(graph, notes, act.ids))
        elif made:
            take_back(notes, made.pop())
        _make_anew(notes)
    except (LinkspanError, OSError) as error:
        st.session_state[FAILED] = str(error)
    st.session_state[AGAIN] = True
    return True


def shown_again() -> None:
    """Run the page again where a correction has changed the graph, and say what could not be written."""
    if st.session_state.pop(AGAIN, False):
        st.rerun()
    if failed := st.session_state.pop(FAILED, ""):
        st.error(f"The correction could not be written: {failed}".replace("\n", " "), icon=":material/error:")


def strike(graph: KnowledgeGraph, notes: Path, ids: Iterable[str]) -> int:
    """Write that these links are wrong, sentence by sentence, and return how many entries that took.

    Raises FaultyCorrections and OSError where the file cannot be written.
    """
    wanted, number = set(ids), 0
    for edge in graph.edges():
        if edge_id(edge) in wanted:
            for one in _struck(graph, edge):
                corrections.append(notes / corrections.FILE, one)
                number += 1
    return number


def take_back(notes: Path, number: int) -> None:
    """Take the last corrections out again. Raises as `strike`."""
    for _ in range(number):
        corrections.take_back(notes / corrections.FILE)


def _struck(graph: KnowledgeGraph | None, edge: Edge) -> Iterator[Correction]:
    """Yield what takes an edge out; nothing for what cannot be taken out, as what a person put in."""
    read = [one for one in edge.evidence if one.rule != RULE]
    source, target = (graph.node(end).label if graph else end for end in (edge.source, edge.target))
    if edge.relation is Relation.HAS_FEATURE and edge.source.startswith("service:"):
        yield NoFeature(of=source, name=target)
    elif edge.relation in LINK_RELATIONS:
        for one in read:
            yield Wrong(
                source=source, target=target, relation=edge.relation, note=one.source, line=one.line, text=one.text
            )


def _marked(value: object, wrong: Collection[str]) -> object:
    """Return a value of a section with its statements marked, at any depth."""
    if isinstance(value, list):
        return [_marked(one, wrong) for one in value]
    if not isinstance(value, dict):
        return value
    mark = {"wrong": value["edge"]} if value.get("edge") in wrong else {}
    return {**{key: _marked(one, wrong) for key, one in value.items()}, **mark}


def _make_anew(notes: Path) -> None:
    import builder  # noqa: PLC0415 - brings the libraries that read

    with st.spinner("Reading the notes …"):
        builder.kept([notes], Path(os.environ[GRAPH]))
