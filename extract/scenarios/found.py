"""What a reader of scenarios finds in a line: the need, and where its answer stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A need and the stretch of the line that answers it; `rejects` are services that the line rules out.

    `answers` are the answers where the head of a column gives them, and no stretch of the line.
    """

    need: str
    start: int
    end: int
    rule: str
    confidence: float
    rejects: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
