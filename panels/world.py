"""What a visitor looks at: a graph, the notes behind it as they were written, and what it is called."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from extract import notes
from graph import export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.notes import Note, Problem
    from graph.merge import KnowledgeGraph

GRAPH = "LINKSPAN_GRAPH"
"""The environment variable that names a saved graph; without it, the default notes are shown."""

NOTES = "LINKSPAN_NOTES"
"""The environment variable that names the notes behind that graph, as a list of paths."""


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
    return _loaded(path, os.environ.get(NOTES, ""), Path(path).stat().st_mtime if path else 0.0)


@st.cache_resource(show_spinner="Reading the notes …")
def _loaded(path: str, names: str, _written: float) -> World:
    if path:
        return _with_texts(export.load(path), [Path(name) for name in names.split(os.pathsep) if name], "These notes")
    import builder  # noqa: PLC0415 - brings spaCy, which showing a saved graph does without

    return _with_texts(builder.default_graph(), [builder.NOTES], "The notes that come with Linkspan")


def _with_texts(graph: KnowledgeGraph, paths: list[Path], title: str) -> World:
    read = list(notes.read(paths)) if paths else []
    problems = tuple(one for one in read if isinstance(one, notes.Problem))
    texts = {one.name: one for one in read if not isinstance(one, notes.Problem)}
    return World(graph=graph, texts=texts, problems=problems, title=title)
