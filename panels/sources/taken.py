"""What Sources shows as tables for files: the notes, what was read of one line by line, and what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from extract.reading import Outcome
from panels.sources.facts import ordered, told, told_edge
from panels.sources.pages import hits, known, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.notes import Note
    from extract.reading import Reading
    from graph.merge import KnowledgeGraph
    from panels.component import Values
    from panels.world import World

    Table = tuple[Sequence[str], list[list[str]]]

HEADS = ("line", "text", "what was read", "kind", "fact", "rule", "sure")
"""The columns of a note."""


def notes_table(world: World) -> Table:
    """Return the notes with their counts."""
    heads = ("note", "lines", "facts", "lines quoted")
    return heads, [[one.name, str(one.lines), str(one.facts), str(one.quoted)] for one in known(world)]


def found_table(texts: Mapping[str, Note], words: str) -> Table:
    """Return all lines that hold the words."""
    rows = [
        [name, str(line), "".join(str(piece) for piece, _ in pieces)] for name, line, pieces in hits(texts, words)
    ]
    return ("note", "line", "text"), rows


def note_table(read: Reading, show: str) -> Table:
    """Return a note as it was read, a row a fact; `show` is "nothing" for the lines that gave nothing."""
    rows: list[list[str]] = []
    for line in read.lines:
        if show != "nothing" or line.outcome is Outcome.NOTHING:
            start = [str(line.number), line.text, line.outcome.value]
            facts = [_told(told(fact)) for fact in ordered(line.facts)]
            rows += [[*start, *fact] for fact in facts or [["", "", "", ""]]]
    return HEADS, rows


def quoted_table(graph: KnowledgeGraph, name: str) -> Table:
    """Return what the graph quotes of a note that is not at hand, a row a fact."""
    rows = [
        [str(number), evidence.text, Outcome.READ.value, *_told(told_edge(graph, edge, evidence))]
        for number, said in sorted(quoted(graph, name).items())
        for edge, evidence in said
    ]
    return HEADS, rows


def _told(fact: Values) -> list[str]:
    words = " ".join(text for text, _ in cast("list[tuple[str, bool]]", fact["words"]))
    return [str(fact["kind"]), words, str(fact["rule"]), str(fact["sure"])]
