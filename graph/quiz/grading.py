"""Answers graded by the graph: whatever it accepts is right, and what the notes rule out is explained by them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from graph.errors import AmbiguousName, UnknownName
from graph.merge import folded
from graph.model import Bound, ConstraintKind, NodeKind
from graph.query import find, measure

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Evidence
    from graph.quiz.questions import Question

_THINGS = frozenset({NodeKind.SERVICE, NodeKind.FEATURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Whether an answer is right, what is said to it, and the sentences that say so."""

    right: bool
    said: str
    evidence: tuple[Evidence, ...] = ()


def grade(graph: KnowledgeGraph, question: Question, given: str) -> Mark:
    """Return how an answer fares: the number of a choice (from 1), its words, or whatever the graph knows by a name.

    Of a need every service and feature that the notes accept is right, and the service of such a feature; of a limit
    every way of writing its value (900 s for 15 min).
    """
    text = given.strip()
    number = int(text) if text.isdecimal() and len(text) < 3 else 0  # noqa: PLR2004 - no question has a hundred choices
    if 1 <= number <= len(question.choices):
        text = question.choices[number - 1].text
    chosen = next((one for one in question.choices if folded(one.text) == folded(text)), None)
    if chosen.right if chosen else _accepted(graph, question, text):
        return Mark(right=True, said=question.answer, evidence=question.evidence)
    if chosen and chosen.ruled_out:
        return Mark(right=False, said=f"the notes rule out {chosen.text}", evidence=chosen.evidence)
    return Mark(right=False, said=question.answer, evidence=question.evidence)


def _accepted(graph: KnowledgeGraph, question: Question, text: str) -> bool:
    if question.measure:
        value, _, unit = text.partition(" ")
        found = measure(Bound(kind=ConstraintKind.LIMIT, value=value, unit=unit.strip()))
        right = question.measure
        return bool(found and found.quantity is right.quantity and isclose(found.amount, right.amount, rel_tol=1e-9))
    try:
        return find(graph, text, _THINGS).id in question.accepted
    except (UnknownName, AmbiguousName):
        return False
