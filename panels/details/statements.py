"""An edge as a statement: who, what, whom, under which condition, and the sentences behind it with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graph.draw import edge_id
from panels.wording import phrase, place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence, Node
    from panels.component import Values

T = TypeVar("T")

SURE: tuple[tuple[float, str], ...] = ((0.95, "very sure"), (0.85, "sure"), (0.7, "likely"), (0.5, "perhaps"))
"""What a confidence of at least so much is called."""

UNSURE = "a guess to be checked"


def statement(graph: KnowledgeGraph, edge: Edge, start: Node, *, whole: bool = False) -> Values:
    """Return an edge as a statement read from `start`: the other end, or the `whole` of it with the relation."""
    forward = edge.source == start.id
    other = graph.node(edge.target if forward else edge.source)
    said: list[Values] = [{"text": phrase(edge, forward=forward)}, named(other)]
    return {
        "words": [named(start), *said] if whole else said if edge.negated else said[1:],
        "negated": edge.negated,
        "condition": edge.condition,
        "quotes": quotes(edge.evidence),
        "edge": edge_id(edge),
    }


def explained(graph: KnowledgeGraph, edge: Edge) -> Values:
    """Return an edge as a whole statement, with how sure it is and by which rule each sentence was read."""
    rules = ", ".join(dict.fromkeys(one.rule for one in edge.evidence))
    how = f"{sure(edge.confidence)} ({edge.confidence:.2f})"
    return {
        **statement(graph, edge, graph.node(edge.source), whole=True),
        "how": f"{how} · rule: {rules}" if rules else how,
    }


def sure(confidence: float) -> str:
    """Return how sure a statement is, in words.

    >>> sure(0.97), sure(0.8), sure(0.2)
    ('very sure', 'likely', 'a guess to be checked')
    """
    return next((words for least, words in SURE if confidence >= least), UNSURE)


def named(node: Node) -> Values:
    """Return a node as a word that can be chosen."""
    return {"text": node.label, "id": node.id}


def quotes(evidence: Iterable[Evidence]) -> list[Values]:
    """Return sentences with where they stand, each once."""
    found = dict.fromkeys((one.text, place(one)) for one in evidence)
    return [{"text": text, "place": where} for text, where in found]


def capped(things: Sequence[T], key: str, whole: Collection[str], most: int) -> tuple[Sequence[T], Values]:
    """Return the first of many, and what a list says of the rest; all of them where its key is among the `whole`.

    >>> capped("abcd", "links", {"limits"}, 3)
    ('abc', {'key': 'links', 'rest': 1})
    >>> capped("abcd", "links", {"links"}, 3)
    ('abcd', {'key': 'links', 'rest': 0})
    """
    shown = things if key in whole else things[:most]
    return shown, {"key": key, "rest": len(things) - len(shown)}
