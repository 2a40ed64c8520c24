"""What to ask next: five boxes after Leitner ("So lernt man lernen", 1972), counted in rounds rather than days."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.errors import LinkspanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.quiz.questions import Question

FORMAT: Final = "linkspan-quiz/1"

LAST: Final = 5
"""The last box; a question in box n comes back after 2 to the power of n - 1 rounds."""


class BrokenState(LinkspanError):
    """A file of boxes that is none."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: is no file of the quiz; move it away to begin anew")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Where a question is: its box, from 1, and the round in which it was asked last."""

    box: int
    asked: int

    @property
    def due(self) -> int:
        """The round in which it is to be asked again."""
        return self.asked + (1 << self.box - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """The questions that were asked, by id, and how many rounds there have been."""

    rounds: int = 0
    cards: Mapping[str, Card] = field(default_factory=dict)

    def chosen(self, questions: Iterable[Question], count: int) -> tuple[Question, ...]:
        """Return what to ask in the next round: what is due, lower boxes first, then new ones, then what is due next.

        Equal ones stay in their order.

        >>> Boxes().chosen([], 3)
        ()
        """
        number = self.rounds + 1

        def rank(one: Question) -> tuple[int, int, int]:
            card = self.cards.get(one.id)
            if card is None:
                return 1, 0, 0
            return (0, card.box, card.due) if card.due <= number else (2, card.due, card.box)

        return tuple(sorted(questions, key=rank)[: max(count, 0)])

    def after(self, marks: Mapping[str, bool]) -> Boxes:
        """Return the boxes after a round: a right answer is a box further, a wrong one is back in the first.

        >>> Boxes().after({"a": True, "b": False}).cards["a"].box
        2
        """
        number = self.rounds + 1
        moved = {
            id_: Card(box=min(self.cards[id_].box + 1 if id_ in self.cards else 2, LAST) if right else 1, asked=number)
            for id_, right in marks.items()
        }
        return Boxes(rounds=number, cards={**self.cards, **moved}) if marks else self


def load(path: Path) -> Boxes:
    """Return the boxes of a file, empty ones where there is none. Raises BrokenState, and OSError."""
    return read(path.read_bytes(), str(path)) if path.exists() else Boxes()


def save(boxes: Boxes, path: Path) -> None:
    """Write boxes, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(written(boxes), encoding="utf-8")
    new.replace(path)


def written(boxes: Boxes) -> str:
    """Return boxes as a file has them.

    >>> read(written(Boxes().after({"a": True})).encode(), "quiz.json").cards["a"].box
    2
    """
    cards = {id_: {"box": card.box, "asked": card.asked} for id_, card in sorted(boxes.cards.items())}
    return json.dumps({"format": FORMAT, "rounds": boxes.rounds, "cards": cards}, indent=1)


def read(content: bytes, file: str) -> Boxes:
    """Return the boxes of what a file holds. Raises BrokenState, which names the file, for anything else."""
    try:
        said = json.loads(content.decode("utf-8"))
        cards = {str(id_): Card(box=int(one["box"]), asked=int(one["asked"])) for id_, one in said["cards"].items()}
        format_, rounds = said["format"], int(said["rounds"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise BrokenState(file) from error
    if format_ != FORMAT or any(not 1 <= card.box <= LAST for card in cards.values()):
        raise BrokenState(file)
    return Boxes(rounds=rounds, cards=cards)
