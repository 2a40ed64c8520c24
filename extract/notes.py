"""Read note files of every supported format, from paths or from memory; the only file that opens notes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from extract import formats
from extract.archives import Limits, members
from extract.decode import decoded, looks_binary
from extract.folders import find, refusal
from extract.problems import Problem, visible
from extract.repair import repair
from extract.titled import titled, without_front_matter
from graph.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Note", "Problem", "at", "find", "from_bytes", "read", "source", "visible"]

LONGEST_LINE: Final = 100_000
"""Characters. A longer line is a data dump, not a note; it is left out and reported, the rest is read."""

MEGABYTE: Final = 2**20
LARGEST_FILE: Final = 64 * MEGABYTE
"""Bytes. A larger file is refused, so that one stray dump cannot fill the memory; archives have limits of their own."""

LIMITS: Final = Limits(member=LARGEST_FILE)
BLANK: Final = b" \t\r\n\x0b\x0c\xef\xbb\xbf"
LONG_LINE: Final = re.compile(rf"(?<![^\r\n])[^\r\n]{{{LONGEST_LINE + 1},}}")
WITHIN: Final = re.compile(r"#|(?<=\.zip)/", re.IGNORECASE)
"""What stands in a name between a file and what is in it."""

LINE_END: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note, or the part of one that a name leads to (a page, a slide, a cell, what is under a heading).

    `text` is repaired (lines end in LF alone), `sha256` is the digest of the file's original bytes. `above` are the
    headings under which a part begins, as lines of Markdown. `numbers` are the lines of the file that the lines of
    `text` stand on, where they are others.
    """

    name: str
    text: str
    sha256: str = ""
    lines: int = 0
    above: str = ""
    numbers: tuple[int, ...] = ()

    def in_context(self) -> Note:
        """Return the note as it is parsed: with the headings that it begins under."""
        return replace(self, text=self.above + without_front_matter(self.text), above="") if self.above else self

    def number(self, line: int) -> int:
        r"""Return the line of the file for a line of the note in its context, both from 1; 0 is above the note.

        >>> Note(name="a.pdf#page=2", text="- SQS", above="# Queues\n").number(2)
        1
        """
        line -= self.above.count("\n")
        if line < 1:
            return 0
        return self.numbers[line - 1] if line <= len(self.numbers) else line


def read(
    paths: Iterable[str | Path], on_file: Callable[[str, int, int], None] | None = None
) -> Iterator[Note | Problem]:
    """Yield the notes under these paths in the order of their names, and a Problem for whatever cannot be read.

    `on_file` is told the name, the number (from 1) and the count of files before each file is opened. A file with a
    line that is too long, or with bytes that are no text, yields its Problem and then the Note of the rest. A file
    without lines yields a note for each of its parts, an archive the notes of its members.
    """
    files, problems = find(paths)
    yield from problems
    for number, (name, path) in enumerate(files, 1):
        if on_file:
            on_file(name, number, len(files))
        yield from _read(name, path)


def at(place: str | Path) -> Iterator[Note | Problem]:
    """Yield what a place leads to: the notes of a file, or those of one part of it or of one member of an archive.

    >>> [str(problem) for problem in at("no/such.pdf#page=2")]
    ['no/such.pdf#page=2: does not exist (check the path)']
    """
    text = str(place)
    ends = [found.start() for found in WITHIN.finditer(text)]
    file = next((text[:end] for end in ends if not Path(text).exists() and Path(text[:end]).is_file()), text)
    wanted = Path(file).name + text[len(file) :]
    found = list(read([file]))
    if file != text:
        found = [one for one in found if one.name == wanted or isinstance(one, Problem)]
    yield from found or [Problem(name=text, reason="holds nothing there", advice="check the name of the part")]


def from_bytes(name: str, data: bytes) -> Iterator[Note | Problem]:
    """Yield the notes of one file in memory, in the order in which they stand in it, and a Problem for what is lost.

    Parameters: `name` tells by its ending what the file is: a note of any supported format, or a zip archive of them.

    >>> [note.name for note in from_bytes("a.md", b"- SQS")]
    ['a.md']
    """
    name = visible(name)
    suffix = PurePath(name).suffix.lower()
    if suffix == formats.ARCHIVE:
        yield from _unpacked(name, data)
    elif suffix in formats.FORMATS:
        yield from _taken(name, suffix, data)
    else:
        yield Problem(name=name, reason="is of no supported kind", advice=formats.ENDINGS)


def source(note: Note) -> Source:
    """Return what the graph keeps of a note: name, digest, number of lines."""
    return Source(name=note.name, sha256=note.sha256, lines=note.lines)


def _read(name: str, path: Path) -> Iterator[Note | Problem]:
    largest = LIMITS.archive if path.suffix.lower() == formats.ARCHIVE else LARGEST_FILE
    try:
        if path.stat().st_size > largest:
            yield _too_large(name, largest)
            return
        data = path.read_bytes()
    except OSError as error:
        yield refusal(name, error)
        return
    yield from from_bytes(name, data)


def _unpacked(name: str, data: bytes) -> Iterator[Note | Problem]:
    for one in members(name, data, LIMITS, tuple(formats.FORMATS)):
        if isinstance(one, Problem):
            yield one
        else:
            yield from from_bytes(f"{name}/{one[0]}", one[1])


def _taken(name: str, suffix: str, data: bytes) -> Iterator[Note | Problem]:
    if len(data) > LARGEST_FILE:
        yield _too_large(name, LARGEST_FILE)
    elif not data.strip(BLANK):
        yield Problem(name=name, reason="is empty", advice="write something in it, or leave it out")
    elif formats.FORMATS[suffix].binary:
        yield from _noted(name, data, formats.parts(suffix, data))
    elif what := looks_binary(data):
        yield Problem(name=name, reason=f"is no text: {what}", advice="save it as plain text or Markdown")
    else:
        text, damage = decoded(data)
        if damage:
            yield Problem(name=name, reason=damage, line=_line_of(text, text.find("\ufffd")), advice="save it as UTF-8")
        yield from _noted(name, data, formats.parts(suffix, text))


def _noted(name: str, data: bytes, parts: Iterable[formats.Part | Problem]) -> Iterator[Note | Problem]:
    """Yield the parts of a file as notes; what a part or a problem is called leads into the file."""
    sha256 = hashlib.sha256(data).hexdigest()
    for part in parts:
        if isinstance(part, Problem):
            yield replace(part, name=_within(name, part.name))
        else:
            yield from _note(_within(name, part.place), sha256, part)


def _within(name: str, place: str) -> str:
    return f"{name}#{visible(place)}" if place else name


def _note(name: str, sha256: str, part: formats.Part) -> Iterator[Note | Problem]:
    for long in LONG_LINE.finditer(part.text):
        yield _too_long(name, part.text, long)
    text = repair(LONG_LINE.sub("", part.text))
    lines = max(text.count("\n") + (not text.endswith("\n")), *part.numbers[-1:], 0)
    above = repair(part.above) or ("" if "#" in name else titled(name, text))
    yield Note(name=name, text=text, sha256=sha256, lines=lines, above=above, numbers=part.numbers)


def _too_large(name: str, largest: int) -> Problem:
    advice = "split it into several notes"
    return Problem(name=name, reason=f"is larger than {largest // MEGABYTE} MB", advice=advice)


def _too_long(name: str, text: str, long: re.Match[str]) -> Problem:
    reason = f"a line of {len(long[0]):,} characters is left out (longest allowed: {LONGEST_LINE:,})"
    return Problem(name=name, reason=reason, line=_line_of(text, long.start()), advice="break the line")


def _line_of(text: str, offset: int) -> int:
    return sum(1 for _ in LINE_END.finditer(text, 0, max(offset, 0))) + 1
