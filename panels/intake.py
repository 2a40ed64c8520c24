"""What a visitor gives, as notes: archives unpacked, names made plain and distinct, and all of it within bounds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from extract import formats, notes
from extract.archives import MEGABYTE, Limits, clean, members
from extract.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.notes import Note

UPLOAD: Final = 20 * MEGABYTE
"""Bytes that one file may have; the same bound as `server.maxUploadSize` in .streamlit/config.toml."""

MOST_FILES: Final = 2_000
"""Files that are read for one visitor, those in archives counted."""

MOST_BYTES: Final = 32 * MEGABYTE
"""Bytes of all files of a visitor, unpacked."""

MOST_LINES: Final = 30_000
"""Lines of all notes of a visitor: what bounds the memory that one visitor takes."""

LONGEST_NAME: Final = 120
"""Characters that a name is cut to."""

LONGEST_SUFFIX: Final = 10
NAMELESS: Final = "unnamed.md"
LIMITS: Final = Limits(members=MOST_FILES, total=MOST_BYTES, member=UPLOAD, archive=UPLOAD)
SERVE: Final = "for more, give the folder to linkspan serve"

Given = tuple[str, bytes]
"""A file as it was given: its name and what it holds."""


@dataclass(slots=True)
class Intake:
    """Takes files in one after the other, and knows what a visitor has given so far."""

    names: set[str] = field(default_factory=set)
    digests: dict[str, str] = field(default_factory=dict)
    size: int = 0
    lines: int = 0

    def copy(self) -> Intake:
        """Return the same, to go on from while this one stays."""
        return replace(self, names=set(self.names), digests=dict(self.digests))

    def files(self, given: Iterable[Given]) -> Iterator[Given | Problem]:
        """Yield the files, those in archives unpacked, each under a name of its own; a Problem for what is left out.

        A file that holds the same as an earlier one is left out. Nothing is yielded beyond the bounds.
        """
        for name, data in given:
            for one in _opened(plain_name(name), data):
                yield one if isinstance(one, Problem) else self._taken(*one)

    def notes(self, files: Iterable[Given | Problem]) -> Iterator[Note | Problem]:
        """Yield the notes of files and the problems among them; beyond the most lines, a Problem for each note."""
        for file in files:
            for one in [file] if isinstance(file, Problem) else notes.from_bytes(*file):
                yield one if isinstance(one, Problem) else self._counted(one)

    def _taken(self, name: str, data: bytes) -> Given | Problem:
        digest = hashlib.sha256(data).hexdigest()
        if data.strip() and (twin := self.digests.get(digest)):
            return Problem(name=name, reason=f"holds the same as {twin}", advice="it is read once; nothing to do")
        if len(self.digests) >= MOST_FILES:
            return Problem(name=name, reason=f"is beyond the {MOST_FILES:,} files that are read here", advice=SERVE)
        if self.size + len(data) > MOST_BYTES:
            bound = f"{MOST_BYTES // MEGABYTE} MB"
            return Problem(name=name, reason=f"is beyond the {bound} that are read here", advice=SERVE)
        self.size += len(data)
        own = distinct(name, self.names)
        self.names.add(own)
        self.digests[digest] = own
        return own, data

    def _counted(self, note: Note) -> Note | Problem:
        if self.lines + note.lines > MOST_LINES:
            reason = f"is left out: with it there are more than {MOST_LINES:,} lines"
            return Problem(name=note.name, reason=reason, advice=SERVE)
        self.lines += note.lines
        return note


def plain_name(name: str) -> str:
    r"""Return the name of a file as a short relative path that leads nowhere and hides nothing.

    >>> plain_name("../../etc/passwd.md"), plain_name("C:\\notes\\sqs.md"), plain_name("..")
    ('etc/passwd.md', 'notes/sqs.md', 'unnamed.md')
    """
    return _short(clean(name)) or NAMELESS


def distinct(name: str, taken: Iterable[str]) -> str:
    """Return the name, or the first of its numbered forms that is not taken.

    >>> distinct("sqs.md", {"sqs.md", "sqs (2).md"})
    'sqs (3).md'
    """
    known, number, path = set(taken), 1, PurePosixPath(name)
    shown = name
    while shown in known:
        number += 1
        shown = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return shown


def _short(name: str) -> str:
    """Return a name that is too long without its middle; its end tells what the file is."""
    if len(name) <= LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix
    end = suffix if len(suffix) <= LONGEST_SUFFIX else ""
    return f"{name[: LONGEST_NAME - len(end) - 1].rstrip('/')}…{end}"


def _opened(name: str, data: bytes) -> Iterator[Given | Problem]:
    """Yield a file as it is, an archive as what it holds."""
    if len(data) > UPLOAD:
        reason = f"is larger than {UPLOAD // MEGABYTE} MB"
        yield Problem(name=name, reason=reason, advice="split it into several notes")
        return
    if not name.lower().endswith(formats.ARCHIVE):
        yield name, data
        return
    empty = True
    for one in members(name, data, LIMITS, tuple(formats.FORMATS)):
        empty = False
        yield one if isinstance(one, Problem) else (f"{name}/{_short(one[0])}", one[1])
    if empty:
        yield Problem(name=name, reason="holds no notes", advice=formats.ENDINGS)
