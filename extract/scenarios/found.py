"""What a reader of scenarios finds in a line: the need, and where its answer stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A need and the stretch of the line that answers it; `rejects` are services that the line rules out."""

    need: str
    start: int
    end: int
    rule: str
    confidence: float
    rejects: tuple[str, ...] = ()
