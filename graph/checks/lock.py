"""The lock: what each statement was answered when its owner last accepted it, beside the file of statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.errors import LinkspanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.checks.results import Result

LOCK: Final = "linkspan.lock.json"
"""What the file is called."""

FORMAT: Final = "linkspan-lock/1"


class BadLock(LinkspanError):
    """A lock that is none."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}; write it anew with linkspan check --accept")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sentence:
    """A sentence that an answer rested on, and where it stood."""

    source: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """An answer that was accepted."""

    said: str
    sentences: tuple[Sentence, ...] = ()


Lock = dict[str, Locked]
"""Accepted answers by statement."""


def load_lock(path: Path) -> Lock:
    """Return the accepted answers, none where there is no such file. Raises BadLock, and OSError."""
    if not path.exists():
        return {}
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["format"] != FORMAT:
            raise BadLock(str(path), f"is of the format {read['format']!r}, not {FORMAT}")
        return {text: _locked(told) for text, told in read["tests"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadLock(str(path), "is no lock") from error


def save_lock(lock: Mapping[str, Locked], path: Path) -> None:
    """Write accepted answers, sorted, so that a change of one is a change of its lines alone."""
    tests = {
        text: {
            "answer": one.said,
            "sentences": [{"source": s.source, "line": s.line, "text": s.text} for s in one.sentences],
        }
        for text, one in sorted(lock.items())
    }
    content = json.dumps({"format": FORMAT, "tests": tests}, indent=1, ensure_ascii=False)
    path.write_text(content.encode("utf-8", "replace").decode() + "\n", encoding="utf-8", newline="\n")


def accepted(results: Iterable[Result], before: Mapping[str, Locked]) -> Lock:
    """Return the lock after these results are accepted: answers that hold; a broken one keeps what it was."""
    lock: Lock = {}
    for result in results:
        text = result.statement.text
        if result.answer.holds:
            told = sorted({Sentence(source=one.source, line=one.line, text=one.text) for one in result.answer.evidence})
            lock[text] = Locked(said=result.answer.said, sentences=tuple(told))
        elif text in before:
            lock[text] = before[text]
    return lock


def _locked(told: dict[str, Any]) -> Locked:
    sentences = (Sentence(source=str(s["source"]), line=int(s["line"]), text=str(s["text"])) for s in told["sentences"])
    return Locked(said=str(told["answer"]), sentences=tuple(sentences))
