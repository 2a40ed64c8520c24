"""A question, its answer and the score of a round as plain values for the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import quiz
from graph.quiz import Kind
from panels.details import quotes
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.merge import KnowledgeGraph
    from graph.quiz import Mark, Question
    from panels.component import Values
    from panels.quiz.rounds import Round

LEADS: dict[Kind, str] = {Kind.NEED: "Which service answers this need?", Kind.LIMIT: "Which value stands in the gap?"}
"""What stands above a question."""

MOST_SERVICES = 4
"""Services of a question that are offered to be looked at."""


def question(graph: KnowledgeGraph, asked: Question, now: Round) -> Values:
    """Return a question with its choices; where it was answered, also how that fared and the sentences that say so."""
    number = now.given.get(asked.id, 0)
    told: Values = {
        "id": asked.id,
        "lead": LEADS[asked.kind],
        "prompt": asked.prompt,
        "choices": [_choice(one.text) for one in asked.choices],
        **_place(asked, now),
    }
    if not number:
        return told
    mark = quiz.grade(graph, asked, str(number))
    states = [_state(right=one.right, given=place == number) for place, one in enumerate(asked.choices, 1)]
    return {
        **told,
        "choices": [
            _choice(one.text, state, ruled_out=one.ruled_out)
            for one, state in zip(asked.choices, states, strict=True)
        ],
        "right": mark.right,
        "verdict": "Right." if mark.right else "No.",
        "answer": asked.answer,
        "reasons": _reasons(asked, mark, number),
        "verbs": _verbs(asked, number),
        "next": now.next,
    }


def score(now: Round, by_id: Mapping[str, Question]) -> Values:
    """Return how a round went, and what of it was missed."""
    right = sum(now.marks.values())
    missed = [by_id[id_] for id_ in now.ids if not now.marks.get(id_, True)]
    again = f"{counted(len(missed), 'question')} missed: asked again first." if missed else "Nothing was missed."
    listed = [{"id": one.id, "prompt": one.prompt, "answer": one.answer} for one in missed]
    return {"score": f"{right} of {len(now.marks)} right", "said": again, "missed": listed, "dots": _dots(now)}


def _place(asked: Question, now: Round) -> Values:
    """Return where in the round a question is."""
    at = now.ids.index(asked.id) + 1
    where = f"Question {at} of {len(now.ids)}"
    if now.marks:
        where += f" · {sum(now.marks.values())} of {len(now.marks)} right"
    return {"where": where, "dots": _dots(now), "at": at}


def _dots(now: Round) -> list[str]:
    return [{True: "right", False: "wrong", None: ""}[now.marks.get(id_)] for id_ in now.ids]


def _choice(text: str, state: str = "", *, ruled_out: bool = False) -> Values:
    return {"text": text, "state": state, "said": "ruled out by the notes" if ruled_out else ""}


def _state(*, right: bool, given: bool) -> str:
    """Return what a choice turned out to be: the right one, or the wrong one that was given."""
    return "right" if right else "wrong" if given else "other"


def _reasons(asked: Question, mark: Mark, number: int) -> list[Values]:
    """Return the sentences that the answer rests on, before them those that rule out what was given."""
    given = asked.choices[number - 1]
    of = {f"{given.text} is ruled out": mark.evidence} if given.ruled_out else {}
    of["What the notes say"] = asked.evidence
    return [{"of": name, "quotes": quotes(evidence)} for name, evidence in of.items()]


def _verbs(asked: Question, number: int) -> list[Values]:
    """Return where the services of a question are to be seen, and how the right one and the one given connect."""
    right = next(one for one in asked.choices if one.right)
    given = asked.choices[number - 1]
    if asked.kind is Kind.LIMIT:
        return [*_explored(asked.services), *_pairs("limits", "Limits of {0}", [(asked.services[0], "")])]
    both = list(dict.fromkeys([right.text, given.text]))
    others = [one for one in asked.services if one not in both]
    pair = [(right.text, given.text)] if not given.right else [(right.text, one) for one in others[:1]]
    return [*_explored([*both, *others]), *_pairs("connect", "Connect {0} and {1}", pair)]


def _explored(services: Sequence[str]) -> list[Values]:
    return _pairs("explore", "Explore {0}", [(one, "") for one in services[:MOST_SERVICES]])


def _pairs(event: str, label: str, named: Sequence[tuple[str, str]]) -> list[Values]:
    return [{"label": label.format(*of), "event": event, "id": of[0], "value": of[1]} for of in named]
