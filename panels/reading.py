"""Notes read beside the page: a thread that tells how far it is, can be cancelled, and harms no one if it fails."""

from __future__ import annotations

import threading
import time
import weakref
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import builder
from extract.problems import Problem
from panels.intake import Intake
from panels.warming import warmed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from extract.notes import Note
    from graph.merge import KnowledgeGraph
    from panels.intake import Given

BREATH = 0.001
"""Seconds between two files, in which the pages of others are run and the next visitor takes a turn."""

_TURN = threading.Lock()
"""One file is read at a time, so that twenty visitors who read at once do not stop each other's pages."""


class Cancelled(Exception):
    """The visitor wants no more of it, or is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The notes of one visitor: their graph, the notes and problems themselves, and what was taken in for them."""

    graph: KnowledgeGraph
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    intake: Intake


@dataclass(slots=True)
class Progress:
    """How far a reading is: the file it is at, its number (from 1; 0 while they are unpacked), of how many."""

    name: str = ""
    number: int = 0
    count: int = 0
    own: Own | None = None
    failed: bool = False
    ended: threading.Event = field(default_factory=threading.Event)
    cancelled: threading.Event = field(default_factory=threading.Event)


class Reading:
    """A reading that goes on in a thread for as long as this object lives: a visitor who leaves ends it.

    The thread knows the progress and not this object, so that nothing but the visitor's session keeps it.
    """

    def __init__(self, given: Sequence[Given], before: Own | None = None) -> None:
        """Begin to read files, and once more the notes that the visitor gave before."""
        self.progress = Progress()
        self.cancel = weakref.finalize(self, self.progress.cancelled.set)
        arguments = (self.progress, list(given), before)
        threading.Thread(target=_run, args=arguments, name="reading", daemon=True).start()


def _run(progress: Progress, given: list[Given], before: Own | None) -> None:
    """Read to the end, to the cancel or to a failure, which is told in the log and is this visitor's alone."""
    try:
        progress.own = _own(progress, given, before)
    except Cancelled:
        pass
    finally:
        progress.failed = progress.own is None and not progress.cancelled.is_set()
        progress.ended.set()


def _own(progress: Progress, given: list[Given], before: Own | None) -> Own:
    """Return the notes of the files, joined to those from before, which are read once more: a graph is made at once."""
    intake = before.intake.copy() if before else Intake()
    files = [file for file in intake.files(given) if _wanted(progress)]
    given.clear()
    kept: list[Note] = []
    with closing(_in_turn(progress, intake, [*(before.notes if before else ()), *files])) as read:
        built = builder.build_notes(_keeping(read, kept), lambda _: _wanted(progress))
    earlier = before.problems if before else ()
    return Own(graph=warmed(built.graph), notes=tuple(kept), problems=(*earlier, *built.problems), intake=intake)


def _in_turn(
    progress: Progress, intake: Intake, files: Sequence[Note | Given | Problem]
) -> Generator[Note | Problem, None, None]:
    """Yield the notes of the files; what is made of a file is made before another visitor takes a turn."""
    progress.count = len(files)
    for number, file in enumerate(files, 1):
        progress.name, progress.number = file[0] if isinstance(file, tuple) else file.name, number
        with _TURN:
            _wanted(progress)
            yield from intake.notes([file]) if isinstance(file, tuple | Problem) else [file]
        time.sleep(BREATH)
    progress.name = ""


def _keeping(read: Iterable[Note | Problem], kept: list[Note]) -> Iterator[Note | Problem]:
    for one in read:
        if not isinstance(one, Problem):
            kept.append(one)
        yield one


def _wanted(progress: Progress) -> bool:
    """Return True. Raises Cancelled where the reading is wanted no more."""
    if progress.cancelled.is_set():
        raise Cancelled
    return True
