"""What a visitor looks at: a graph, the notes behind it as they were written, and what it is called."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from extract import notes
from graph import export
from graph.merge import KnowledgeGraph
from panels.warming import warmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.notes import Note, Problem
    from graph.model import Place

GRAPH = "LINKSPAN_GRAPH"
"""The environment variable that names a saved graph; without it, the default notes are shown."""

NOTES = "LINKSPAN_NOTES"
"""The environment variable that names the notes behind that graph, as a list of paths."""

KEPT = 2
"""Graphs that the process keeps: that of now, and the one before for those who still look at it."""

OWN_FOLDER = "yours"
"""What a visitor's note is put under where the notes shown by default have one of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A graph and the notes it was read from, by the name of their source; a graph that was saved may come alone."""

    graph: KnowledgeGraph
    texts: Mapping[str, Note] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    title: str = ""


def shared() -> World:
    """Return what all visitors see: loaded once for the process, and again when the graph's file is written anew.

    Raises LinkspanError and OSError for a graph that cannot be loaded.
    """
    path = os.environ.get(GRAPH, "")
    written = Path(path).stat() if path else None
    return _loaded(path, os.environ.get(NOTES, ""), (written.st_mtime_ns, written.st_size) if written else (0, 0))


def joined(default: World, own: World) -> World:
    """Return two worlds as one; a note of the second that has the name of one of the first gets another name.

    >>> nothing = World(graph=KnowledgeGraph.from_facts([]))
    >>> joined(nothing, nothing).title
    'Yours and default notes'
    """
    taken = {*default.texts, *(source.name for source in default.graph.sources)}
    own = _under(own, taken)
    return World(
        graph=default.graph.joined(own.graph),
        texts={**default.texts, **own.texts},
        problems=(*default.problems, *own.problems),
        title="Yours and default notes",
    )


@st.cache_resource(show_spinner="Reading the notes …", max_entries=KEPT)
def _loaded(path: str, names: str, written: tuple[int, int]) -> World:  # noqa: ARG001 - kept for each content
    if path:
        return _with_texts(export.load(path), [Path(name) for name in names.split(os.pathsep) if name], "These notes")
    import builder  # noqa: PLC0415 - brings spaCy, which showing a saved graph does without

    return _with_texts(builder.default_graph(), [builder.NOTES], "The notes that come with Linkspan")


def _with_texts(graph: KnowledgeGraph, paths: list[Path], title: str) -> World:
    read = list(notes.read(paths)) if paths else []
    problems = tuple(one for one in read if isinstance(one, notes.Problem))
    texts = {one.name: one for one in read if not isinstance(one, notes.Problem)}
    return World(graph=warmed(graph), texts=texts, problems=problems, title=title)


def _under(own: World, taken: Iterable[str]) -> World:
    """Return a world whose notes have none of the names that are taken."""
    known = {*own.texts, *(source.name for source in own.graph.sources)}
    names = _free(sorted(known & {*taken}), {*known, *taken})
    if not names:
        return own
    return World(
        graph=_renamed(own.graph, names),
        texts={names.get(name, name): replace(note, name=names.get(name, name)) for name, note in own.texts.items()},
        problems=tuple(replace(one, name=names.get(one.name, one.name)) for one in own.problems),
        title=own.title,
    )


def _free(clashing: Iterable[str], known: set[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name in clashing:
        free = f"{OWN_FOLDER}/{name}"
        while free in known:
            free = f"{OWN_FOLDER}/{free}"
        names[name] = free
        known.add(free)
    return names


def _renamed(graph: KnowledgeGraph, names: Mapping[str, str]) -> KnowledgeGraph:
    """Return the graph with some of its sources under other names."""

    def places(mentions: Iterable[Place]) -> tuple[Place, ...]:
        return tuple(replace(place, source=names.get(place.source, place.source)) for place in mentions)

    nodes = (replace(node, mentions=places(node.mentions)) for node in graph.nodes())
    edges = (
        replace(edge, evidence=tuple(replace(one, source=names.get(one.source, one.source)) for one in edge.evidence))
        for edge in graph.edges()
    )
    sources = (replace(source, name=names.get(source.name, source.name)) for source in graph.sources)
    return KnowledgeGraph.from_parts(nodes, edges, sources)
