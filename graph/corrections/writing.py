"""Corrections written to disk, one at a time, and what a correction changes in a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.corrections.file import FaultyCorrections, added, loads, undone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.corrections.entries import Correction
    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A statement that a correction takes out of the graph or puts in: an edge with one of its lines."""

    edge: Edge
    evidence: Evidence
    gone: bool


def append(path: Path, correction: Correction) -> None:
    """Write one more correction at the end of a file, which is made where there is none.

    Raises FaultyCorrections, and OSError where the file cannot be written; it is as before then.
    """
    _write(path, added(_text(path), correction, path.name))


def as_written(path: Path, correction: Correction) -> Correction:
    """Return a correction with the file and the line where `append` will write it. Raises as `append`."""
    return loads(added(_text(path), correction, path.name), path.name).corrections[-1]


def take_back(path: Path) -> Correction:
    """Take the last correction out of a file, and return it. Raises as `append`."""
    text, last = undone(_text(path), path.name)
    _write(path, text)
    return last


def changes(before: KnowledgeGraph, after: KnowledgeGraph) -> tuple[Change, ...]:
    """Return the statements that only one of two graphs has: what is gone, then what has come, each sorted by edge.

    >>> from graph.merge import KnowledgeGraph
    >>> changes(KnowledgeGraph.from_facts([]), KnowledgeGraph.from_facts([]))
    ()
    """
    old, new = dict(_statements(before)), dict(_statements(after))
    gone = [Change(edge=edge, evidence=key[1], gone=True) for key, edge in old.items() if key not in new]
    come = [Change(edge=edge, evidence=key[1], gone=False) for key, edge in new.items() if key not in old]
    return (*gone, *come)


def _statements(graph: KnowledgeGraph) -> Iterator[tuple[tuple[tuple[str, str, str], Evidence], Edge]]:
    for edge in graph.edges():
        for piece in edge.evidence:
            yield ((edge.source, edge.target, edge.key), piece), edge


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise FaultyCorrections(path.name, "is not UTF-8") from error


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; where a link leads to it, the link stays."""
    real = path.resolve()
    unfinished = real.with_name(f".{real.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    unfinished.replace(real)
