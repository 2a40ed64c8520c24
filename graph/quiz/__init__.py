"""A quiz from the notes: needs and limits as questions, graded by the graph, the missed ones asked again sooner."""

from __future__ import annotations

from graph.quiz.anki import NoAnki, deck, installed, packed
from graph.quiz.boxes import Boxes, BrokenState, load, read, save, written
from graph.quiz.grading import Mark, grade
from graph.quiz.questions import Choice, Kind, Question, questions

__all__ = [
    "Boxes",
    "BrokenState",
    "Choice",
    "Kind",
    "Mark",
    "NoAnki",
    "Question",
    "deck",
    "grade",
    "installed",
    "load",
    "packed",
    "questions",
    "read",
    "save",
    "written",
]
