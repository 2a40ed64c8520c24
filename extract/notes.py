"""Find and read note files of every supported format; the only file that opens notes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extract.decode import decoded, looks_binary
from extract.repair import repair
from graph.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SUFFIXES: Final = (".md", ".markdown", ".txt")
SKIPPED_FOLDERS: Final = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no notes; hidden files and folders (.git, .obsidian, .trash) are skipped by their dot."""

HIDDEN: Final = re.compile(r"\.(?!\.)")

LONGEST_LINE: Final = 100_000
"""Characters. A longer line is a data dump, not a note; it is left out and reported, the rest is read."""

LARGEST_FILE: Final = 64 * 2**20
"""Bytes. A larger file is refused, so that one stray dump cannot fill the memory."""

LONG_LINE: Final = re.compile(rf"(?<![^\r\n])[^\r\n]{{{LONGEST_LINE + 1},}}")
LINE_END: Final = re.compile(r"\r\n?|\n")
LAST_OF_BYTE: Final = 0xFF
UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note: its name, its repaired text (lines end in LF alone), the digest of its original bytes, its line count."""

    name: str
    text: str
    sha256: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read: the name, why, at which line (0: the whole of it), and what the reader can do."""

    name: str
    reason: str
    line: int = 0
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.name}:{self.line}" if self.line else self.name
        return f"{place}: {self.reason}" + (f" ({self.advice})" if self.advice else "")


REFUSALS: Final[tuple[tuple[type[OSError], str, str], ...]] = (
    (FileNotFoundError, "does not exist", "check the path"),
    (NotADirectoryError, "does not exist", "check the path"),
    (PermissionError, "permission denied", "make it readable for this user"),
    (OSError, "cannot be read", "check the disk and the path"),
)


def find(paths: Iterable[str | Path]) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """Return the note files under these paths, each with its name, and what stood in the way.

    A file is named by its file name, a file in a folder by its path from that folder. Where two files would have one
    name, each is named with as many of the folders above it as tell them apart. Files come sorted by name, each once,
    even where links lead to it twice or a folder links to itself. Control characters in names are made visible.

    >>> find(["no/such/folder"])[1][0].reason
    'does not exist'
    """
    problems: list[Problem] = []
    found: dict[Path, tuple[str, Path]] = {}
    for given in (path if isinstance(path, Path) else Path(path) for path in paths):
        for relative, path in _under(given, problems):
            found.setdefault(_real(path), (relative, path))
    return sorted(_named(list(found.values()))), problems


def read(
    paths: Iterable[str | Path], on_file: Callable[[str, int, int], None] | None = None
) -> Iterator[Note | Problem]:
    """Yield the notes under these paths in the order of their names, and a Problem for whatever cannot be read.

    `on_file` is told the name, the number (from 1) and the count of files before each file is opened. A file with a
    line that is too long, or with bytes that are no text, yields its Problem and then the Note of the rest.
    """
    files, problems = find(paths)
    yield from problems
    for number, (name, path) in enumerate(files, 1):
        if on_file:
            on_file(name, number, len(files))
        yield from _read(name, path)


def source(note: Note) -> Source:
    """Return what the graph keeps of a note: name, digest, number of lines."""
    return Source(name=note.name, sha256=note.sha256, lines=note.lines)


def visible(name: str) -> str:
    r"""Return a name with each control character, direction mark and undecodable byte written out.

    >>> visible("a\nb.md")
    'a\\x0ab.md'
    """
    return UNSEEN.sub(_written_out, name)


def _written_out(character: re.Match[str]) -> str:
    code = ord(character[0])
    return f"\\x{code:02x}" if code <= LAST_OF_BYTE else f"\\u{code:04x}"


def _read(name: str, path: Path) -> Iterator[Note | Problem]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            limit = f"is larger than {LARGEST_FILE // 2**20} MB"
            yield Problem(name=name, reason=limit, advice="split it into several notes")
            return
        data = path.read_bytes()
    except OSError as error:
        yield _refusal(name, error)
        return
    yield from _taken(name, data)


def _taken(name: str, data: bytes) -> Iterator[Note | Problem]:
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        yield Problem(name=name, reason="is empty", advice="write something in it, or leave it out")
        return
    if what := looks_binary(data):
        yield Problem(name=name, reason=f"is no text: {what}", advice="save it as plain text or Markdown")
        return
    text, damage = decoded(data)
    if damage:
        yield Problem(name=name, reason=damage, line=_line_of(text, text.find("\ufffd")), advice="save it as UTF-8")
    for long in LONG_LINE.finditer(text):
        yield _too_long(name, text, long)
    whole = repair(LONG_LINE.sub("", text))
    yield Note(name=name, text=whole, sha256=hashlib.sha256(data).hexdigest(), lines=_count(whole))


def _too_long(name: str, text: str, long: re.Match[str]) -> Problem:
    reason = f"a line of {len(long[0]):,} characters is left out (longest allowed: {LONGEST_LINE:,})"
    return Problem(name=name, reason=reason, line=_line_of(text, long.start()), advice="break the line")


def _line_of(text: str, offset: int) -> int:
    return sum(1 for _ in LINE_END.finditer(text, 0, max(offset, 0))) + 1


def _count(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n"))


def _refusal(name: str, error: OSError) -> Problem:
    reason, advice = next((reason, advice) for kind, reason, advice in REFUSALS if isinstance(error, kind))
    return Problem(name=name, reason=reason, advice=advice)


def _under(given: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield (relative name, path) of each note that one given path stands for."""
    try:
        if given.is_dir():
            known = len(problems)
            inside = list(_walk(given, problems))
            yield from ((path.relative_to(given).as_posix(), path) for path in inside)
            if not inside and len(problems) == known:
                problems.append(_no_notes(given))
        elif _is_note(given, problems):
            yield given.name, given
    except OSError as error:
        problems.append(_refusal(visible(str(given)), error))


def _no_notes(folder: Path) -> Problem:
    return Problem(name=visible(str(folder)), reason="holds no notes", advice=f"notes end in {', '.join(SUFFIXES)}")


def _is_note(given: Path, problems: list[Problem]) -> bool:
    """Say whether a file given by name is one that is read; asking for it raises OSError where it is not there."""
    given.stat()
    if given.is_file() and given.suffix.lower() in SUFFIXES:
        return True
    reason = "is of no supported kind" if given.is_file() else "is no regular file"
    problems.append(Problem(name=visible(str(given)), reason=reason, advice=f"notes end in {', '.join(SUFFIXES)}"))
    return False


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the note files under a folder; linked folders come last, and none is entered twice."""
    seen: set[Path] = set()
    waiting, linked = [folder], list[Path]()
    while waiting or linked:
        here = waiting.pop() if waiting else linked.pop(0)
        if _real(here) in seen:
            continue
        seen.add(_real(here))
        entries = _entries(here, problems)
        waiting += [entry for entry in reversed(entries) if entry.is_dir() and not entry.is_symlink()]
        linked += [entry for entry in entries if entry.is_dir() and entry.is_symlink()]
        yield from (entry for entry in entries if _named_as_note(entry))


def _entries(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        problems.append(_refusal(visible(str(folder)), error))
        return []
    return [entry for entry in inside if not HIDDEN.match(entry.name) and entry.name not in SKIPPED_FOLDERS]


def _named_as_note(entry: Path) -> bool:
    """Say whether an entry of a folder is to be read; a link that leads nowhere is, so that it gets reported."""
    return entry.suffix.lower() in SUFFIXES and (entry.is_file() or (entry.is_symlink() and not entry.exists()))


def _real(path: Path) -> Path:
    """Return where a path really leads; a link to itself leads to where it stands."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _named(found: Sequence[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
    """Yield each file under a name of its own: of the ends of its path that are unique, the shortest."""
    names = {path: visible(relative) for relative, path in found}
    above = {path: _real(path.parent).joinpath(path.name).parts for path in names}
    lengths = {path: len(Path(relative).parts) for relative, path in found}
    while clashing := _clashing(names):
        for path in clashing:
            lengths[path] += 1
            names[path] = visible("/".join(above[path][-lengths[path] :]).replace("//", "/"))
        if all(lengths[path] > len(above[path]) for path in clashing):
            break
    for path, name in names.items():
        yield name, path


def _clashing(names: dict[Path, str]) -> list[Path]:
    paths: dict[str, list[Path]] = {}
    for path, name in names.items():
        paths.setdefault(name, []).append(path)
    return [path for same in paths.values() if len(same) > 1 for path in same]
