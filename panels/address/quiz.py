"""What the Quiz shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, name, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SEEDS = 1000
"""How many ways there are to shuffle the answers; after the last comes the first again."""

SCORE = "score"
"""What stands in the place of a question where the score of the round is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """What the Quiz shows: whose questions (a service by name), how they are shuffled, and which one by its id."""

    service: str = ""
    seed: int = 0
    question: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Quiz:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Quiz.read({"service": ["AWS Lambda"], "seed": ["-1"], "question": ["score"]})
        Quiz(service='AWS Lambda', seed=0, question='score')
        """
        return cls(
            service=name(query, "service"),
            seed=number(query, "seed", range(SEEDS), 0),
            question=name(query, "question"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Quiz(seed=2, question="4f1c").query()
        {'seed': ['2'], 'question': ['4f1c']}
        """
        said: dict[str, Iterable[str]] = {
            "service": [self.service],
            "seed": unless(self.seed, 0),
            "question": [self.question],
        }
        return filled(said)
