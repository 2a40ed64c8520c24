"""Find note files: which ones lie under a path, each once, in a fixed order, under a name of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extract.formats import SUFFIXES
from extract.problems import Problem, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SKIPPED_FOLDERS: Final = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no notes; hidden files and folders (.git, .obsidian, .trash) are skipped by their dot."""

ENDINGS: Final = f"notes end in {', '.join(SUFFIXES)}"
HIDDEN: Final = re.compile(r"\.(?!\.)")

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


def refusal(name: str, error: OSError) -> Problem:
    """Return why a file cannot be opened."""
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
        problems.append(refusal(visible(str(given)), error))


def _no_notes(folder: Path) -> Problem:
    return Problem(name=visible(str(folder)), reason="holds no notes", advice=ENDINGS)


def _is_note(given: Path, problems: list[Problem]) -> bool:
    """Say whether a file given by name is one that is read; asking for it raises OSError where it is not there."""
    given.stat()
    if given.is_file() and given.suffix.lower() in SUFFIXES:
        return True
    reason = "is of no supported kind" if given.is_file() else "is no regular file"
    problems.append(Problem(name=visible(str(given)), reason=reason, advice=ENDINGS))
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
        problems.append(refusal(visible(str(folder)), error))
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
