"""Saved graphs on disk: written whole or not at all, whatever happens in the middle."""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.errors import GraphFileError
from graph.export.reading import loads
from graph.export.saved import dumps

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.merge import KnowledgeGraph

LARGEST_FILE = 2**30
"""Bytes that a saved graph may have; a larger file is not opened."""

STALE = 3600.0
"""Seconds after which an unfinished file of a killed process is removed by the next save."""


def load(path: Path | str) -> KnowledgeGraph:
    """Return the graph saved at a path. Raises GraphFileError for a file that cannot be read or holds no graph."""
    path, name = Path(path), str(path)
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise GraphFileError(name, "file", f"has {size:,} bytes, more than {LARGEST_FILE:,}")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GraphFileError(name, "file", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GraphFileError(name, f"byte {error.start}", "is not UTF-8") from error
    return loads(text, name)


def _write(file: IO[bytes], data: bytes) -> object:
    return file.write(data)


def save(graph: KnowledgeGraph, path: Path | str, write: Callable[[IO[bytes], bytes], object] = _write) -> None:
    """Save the graph as JSON; until the last moment, and after any failure, the old file is there untouched.

    The bytes go to a new file in the same folder, are forced to the disk, and take the old name in one step
    (`os.replace` is atomic on POSIX and Windows). The old file's mode is kept, a link keeps pointing to its file.

    Parameters: `write` puts bytes into an open file (tests put a full disk there). Raises GraphFileError where the
    file cannot be written.
    """
    target = Path(os.path.realpath(path))
    data = dumps(graph).encode()
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.unfinished")
    try:
        _sweep(target)
        _put(unfinished, data, write)
        if target.exists():
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
        unfinished.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise GraphFileError(str(path), "file", f"cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _put(path: Path, data: bytes, write: Callable[[IO[bytes], bytes], object]) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        write(file, data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Wait until the disk has the folder's new entry, where folders can be opened (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(target: Path) -> None:
    """Remove what processes killed in the middle of a save left beside the target long ago."""
    head, now = f".{target.name}.", time.time()
    for path in target.parent.iterdir():
        if path.name.startswith(head) and path.name.endswith(".unfinished"):
            with suppress(FileNotFoundError):  # another save may have swept it first
                if now - path.stat().st_mtime > STALE:
                    path.unlink()
