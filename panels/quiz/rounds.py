"""Rounds of the quiz: what is asked, what was answered, and what of it is kept for as long as the tab is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from weakref import ref

import streamlit as st

from graph import quiz
from graph.quiz import Boxes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.merge import KnowledgeGraph
    from graph.quiz import Question
    from panels.address import Quiz

COUNT = 10
"""Questions of a round."""

SHUFFLED = 4
"""Ways of shuffling a graph's questions that are kept."""

ROUND, BOXES = "quiz: round", "quiz: boxes"
"""Where in the session it is kept: ids and numbers, no word of the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round: whose questions, how shuffled, which (by id), and the number of the choice that was given to each.

    `marks` tells of those that were answered whether that was right; `before` are the boxes at its beginning.
    """

    service: str
    seed: int
    ids: tuple[str, ...]
    before: Boxes
    given: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, bool] = field(default_factory=dict)

    @property
    def boxes(self) -> Boxes:
        """The boxes after what was answered until now."""
        return self.before.after(self.marks)

    @property
    def next(self) -> str:
        """The first question without an answer, "" where there is none."""
        return next((id_ for id_ in self.ids if id_ not in self.given), "")


def asked(graph: KnowledgeGraph) -> Callable[[int], tuple[Question, ...]]:
    """Return what makes the questions of a graph for a seed; ask for it with `graph.derived(asked)`.

    The last ones are kept with the graph, which they do not keep alive.
    """
    of = ref(graph)

    @lru_cache(SHUFFLED)
    def shuffled(seed: int) -> tuple[Question, ...]:
        alive = of()
        return quiz.questions(alive, seed=seed) if alive else ()

    return shuffled


def played(address: Quiz, here: Sequence[Question], every: Sequence[Question]) -> Round:
    """Return the round at an address: the one under way where that is of the address, else a new one.

    Parameters: `here` are the questions that the address asks from, `every` all of the notes. A new round begins with
    the question that the address names.
    """
    known = {one.id for one in every}
    now = cast("Round | None", st.session_state.get(ROUND))
    wanted = address.question if address.question in known else ""
    same = now and (now.service, now.seed) == (address.service, address.seed)
    if now and same and known.issuperset(now.ids) and (not wanted or wanted in now.ids):
        return now
    boxes = progress()
    chosen = [one.id for one in boxes.chosen(here, COUNT + 1)]
    ids = tuple(dict.fromkeys([*filter(None, [wanted]), *chosen]))[:COUNT]
    made = Round(service=address.service, seed=address.seed, ids=ids, before=boxes)
    st.session_state[ROUND] = made
    return made


def answered(graph: KnowledgeGraph, question: Question, number: int) -> None:
    """Take an answer to a question of the round, once; `number` is that of the choice, from 1."""
    now = cast("Round | None", st.session_state.get(ROUND))
    if not now or question.id not in now.ids or question.id in now.given or not 1 <= number <= len(question.choices):
        return
    right = quiz.grade(graph, question, str(number)).right
    given, marks = {**now.given, question.id: number}, {**now.marks, question.id: right}
    st.session_state[ROUND] = replace(now, given=given, marks=marks)


def progress() -> Boxes:
    """Return the boxes as they are now."""
    now = cast("Round | None", st.session_state.get(ROUND))
    return now.boxes if now else cast("Boxes", st.session_state.get(BOXES, Boxes()))


def end() -> None:
    """End the round, and keep what of it was answered."""
    begin(progress())


def begin(boxes: Boxes) -> None:
    """Go on from these boxes, with a new round."""
    st.session_state[BOXES] = boxes
    st.session_state.pop(ROUND, None)
