"""What changed in notes that are watched: written by who watches them, read by the pages that are open."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEWS = "LINKSPAN_NEWS"
"""The environment variable that names the file with the news; unset, the notes are not watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """How often the graph was made anew, in which of those times each note changed last, and what stands in the way."""

    number: int = 0
    changed: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    failure: str = ""

    def since(self, number: int) -> tuple[str, ...]:
        """Return the notes that changed after that time, sorted.

        >>> News(number=2, changed={"b.md": 2, "a.md": 1}).since(1)
        ('b.md',)
        """
        return tuple(sorted(name for name, last in self.changed.items() if last > number))

    def made_anew(self, changed: Iterable[str], problems: Iterable[Problem]) -> News:
        """Return the news once the graph was made anew for these notes."""
        number = self.number + 1
        return News(number=number, changed={**self.changed, **dict.fromkeys(changed, number)}, problems=(*problems,))

    def failed(self, why: str) -> News:
        """Return the news once the graph could not be made anew."""
        return replace(self, failure=why)


def tell(news: News, file: Path) -> None:
    """Write the news, whole or not at all. Raises OSError where they cannot be."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_text(json.dumps(asdict(news)), encoding="utf-8")
    unfinished.replace(file)


def latest() -> News:
    """Return the latest news; without any, those of notes that nobody watches."""
    file = os.environ.get(NEWS, "")
    try:
        told = json.loads(Path(file).read_bytes()) if file else {}
        return News(**{**told, "problems": tuple(Problem(**one) for one in told.get("problems", ()))})
    except (OSError, ValueError, TypeError, AttributeError):
        return News()
