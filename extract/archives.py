"""What a zip archive holds, unpacked in memory within limits: nothing in it can fill the machine or leave its place."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.problems import Problem, Unread, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MEGABYTE: Final = 2**20
BLOCK: Final = 2**16
SMALL: Final = MEGABYTE
"""Bytes up to which no ratio is held against a member: what is small may well repeat itself."""

ENTRY: Final = b"PK\x01\x02"
"""What begins each entry of an archive's directory: counted before the directory is read, which takes memory."""

LISTED: Final = 4
"""Entries that may be listed for each member that may be wanted."""

ENCRYPTED, UTF8 = 0x1, 0x800
"""Flags of an entry."""

SKIPPED: Final = frozenset({"__MACOSX", "node_modules", "__pycache__"})
"""Folders that hold no notes; hidden files and folders are skipped by their dot."""

ARCHIVE: Final = ".zip"
NOTION_BLOCK: Final = re.compile(r"(?:.*/)?ExportBlock-[0-9a-f-]{36}-Part-\d+\.zip", re.IGNORECASE)
"""Notion packs an export once more, in parts of these names; no other archive within an archive is opened."""

NOTION_ID: Final = re.compile(r" [0-9a-f]{32}(?=(?:_all)?(?:\.\w+)?$)")
NOTION_VIEW: Final = re.compile(r"( [0-9a-f]{32})\.csv$")
UNPACK: Final = "unpack it and give the folder"
NESTED: Final = ("is an archive within an archive", UNPACK)
LOCKED: Final = ("is encrypted", "pack it without a password")
BROKEN: Final = ("is damaged", "pack it again")
DAMAGED: Final = ("is a damaged archive", "pack it again")
TWICE: Final = ("stands in the archive twice; the first is read", "keep one of them")

DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for archives that are damaged or packed in a way it does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an archive is unpacked: members, bytes of all, of one, of the archive, and times its packed size."""

    members: int = 10_000
    total: int = 200 * MEGABYTE
    member: int = 64 * MEGABYTE
    archive: int = 256 * MEGABYTE
    ratio: int = 200


@dataclass(slots=True)
class _Budget:
    """How many bytes may still be unpacked, over all archives of one call, and the paths already given out."""

    left: int
    given: set[str] = field(default_factory=set)


class _TooLarge(Unread):
    """A member that is not unpacked; what follows it is."""


def members(
    name: str, data: bytes, limits: Limits | None = None, suffixes: Collection[str] = ()
) -> Iterator[tuple[str, bytes] | Problem]:
    """Yield what a zip archive holds as (path, bytes), sorted by path, and a Problem for whatever is not unpacked.

    Paths are relative, with "/" between folders and nothing that leads out; the ids that Notion appends to names are
    left out where the names stay unique. Hidden files, and folders that hold no notes, are passed over in silence.
    An archive within the archive is a Problem, but for the parts that Notion splits an export into.

    Parameters: `name` is what the archive is called in problems; `suffixes` (lower case, with their dot) are those of
    the members to unpack, all where it is empty: what is not unpacked counts against no limit.
    """
    limits = limits or Limits()
    yield from _members(name, data, limits, frozenset(suffixes), _Budget(limits.total), outer=True)


def weigh(data: bytes, limits: Limits | None = None) -> None:
    """Raise Unread where an office document, which is an archive of XML, would take too much to open.

    What `zipfile` unpacks of a member is never more than the archive says it holds.
    """
    limits = limits or Limits()
    with zipfile.ZipFile(io.BytesIO(_bounded(data, limits))) as archive:
        entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Unread(*LOCKED)
    if sum(entry.file_size for entry in entries) > limits.total:
        raise Unread(f"unpacks to more than {limits.total // MEGABYTE} MB", "split it into several notes")
    if any(entry.file_size > max(SMALL, limits.ratio * entry.compress_size) for entry in entries):
        raise Unread(f"unpacks to more than {limits.ratio} times its size", "check where it comes from")


def clean(path: str) -> str:
    r"""Return a member's path as a plain relative one: no root, no drive, no way up, nothing that cannot be seen.

    >>> clean("../../etc\\passwd"), clean("C:/a//b.md"), clean("..")
    ('etc/passwd', 'a/b.md', '')
    """
    parts = re.sub(r"^[A-Za-z]:", "", path.replace("\\", "/")).split("/")
    return visible("/".join(part for part in parts if part.strip() not in {"", ".", ".."}))


def without_ids(paths: Collection[str]) -> dict[str, str]:
    """Return each path with the ids left out that Notion appends, where no other path then has that name.

    >>> without_ids(["SQS 0123456789abcdef0123456789abcdef.md"])
    {'SQS 0123456789abcdef0123456789abcdef.md': 'SQS.md'}
    """
    short = {path: "/".join(NOTION_ID.sub("", part) for part in path.split("/")) for path in paths}
    times = Counter(short.values())
    return {path: shown if times[shown] == 1 else path for path, shown in short.items()}


def _members(
    name: str, data: bytes, limits: Limits, suffixes: frozenset[str], budget: _Budget, *, outer: bool
) -> Iterator[tuple[str, bytes] | Problem]:
    try:
        with zipfile.ZipFile(io.BytesIO(_bounded(data, limits))) as archive:
            entries, twice = _entries(archive, suffixes, limits.members)
            yield from (_problem(f"{name}/{path}", *TWICE) for path in sorted(twice))
            for path, shown in sorted(without_ids(entries).items(), key=lambda pair: pair[::-1]):
                where = f"{name}/{shown}"
                part = outer and NOTION_BLOCK.fullmatch(path)
                found = _member(where, shown, archive, entries[path], limits, budget, part=bool(part))
                if part and not isinstance(found, Problem):
                    yield from _members(where, found[1], limits, suffixes, budget, outer=False)
                else:
                    yield found
    except Unread as refused:
        yield _problem(name, refused.reason, refused.advice)
    except DAMAGE:
        yield _problem(name, *DAMAGED)


def _bounded(data: bytes, limits: Limits) -> bytes:
    """Return the archive, unless reading what it lists would take too much."""
    if len(data) > limits.archive:
        raise Unread(f"is larger than {limits.archive // MEGABYTE} MB", UNPACK)
    if data.count(ENTRY) > LISTED * limits.members:
        raise Unread(f"lists more than {LISTED * limits.members:,} files", UNPACK)
    return data


def _entries(
    archive: zipfile.ZipFile, suffixes: frozenset[str], most: int
) -> tuple[dict[str, zipfile.ZipInfo], set[str]]:
    """Return the members that are wanted, by their path, and the paths under which there is more than one."""
    entries: dict[str, zipfile.ZipInfo] = {}
    twice: set[str] = set()
    for entry in archive.infolist():
        path = clean(_name(entry))
        if not path or entry.is_dir() or _is_hidden(path) or not _is_wanted(path, suffixes):
            continue
        if path in entries:
            twice.add(path)
        entries.setdefault(path, entry)
    if len(entries) > most:
        raise Unread(f"holds more than {most:,} files", UNPACK)
    return {path: entry for path, entry in entries.items() if _whole_table(path) not in entries}, twice


def _whole_table(path: str) -> str:
    """Return the path of the same table with all its rows, which Notion exports beside the one of a view."""
    return NOTION_VIEW.sub(r"\1_all.csv", path) if NOTION_VIEW.search(path) else ""


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; many packers write UTF-8 without saying so, which zipfile reads as code page 437."""
    if not entry.flag_bits & UTF8:
        with suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") or part in SKIPPED for part in path.split("/"))


def _is_wanted(path: str, suffixes: frozenset[str]) -> bool:
    return not suffixes or path.lower().endswith((*suffixes, ARCHIVE))


def _member(
    where: str,
    shown: str,
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    limits: Limits,
    budget: _Budget,
    *,
    part: bool,
) -> tuple[str, bytes] | Problem:
    """Return a member, or why it is not unpacked; raises Unread where nothing more will be."""
    if shown.lower().endswith(ARCHIVE) and not part:
        return _problem(where, *NESTED)
    if entry.flag_bits & ENCRYPTED:
        return _problem(where, *LOCKED)
    if shown in budget.given:
        return _problem(where, *TWICE)
    budget.given.add(shown)
    try:
        return shown, _unpacked(archive, entry, limits, budget)
    except _TooLarge as refused:
        return _problem(where, refused.reason, refused.advice)
    except DAMAGE:
        return _problem(where, *BROKEN)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, budget: _Budget) -> bytes:
    """Unpack block by block, since what an archive says of its sizes need not be so."""
    data = bytearray()
    with archive.open(entry) as packed:
        while block := packed.read(BLOCK):
            data += block
            budget.left -= len(block)
            if budget.left < 0:
                raise Unread(f"holds more than {limits.total // MEGABYTE} MB; the rest of it is left out", UNPACK)
            if len(data) > limits.member:
                raise _TooLarge(f"is larger than {limits.member // MEGABYTE} MB", "split it into several notes")
            if len(data) > SMALL and len(data) > limits.ratio * max(entry.compress_size, 1):
                raise _TooLarge(f"unpacks to more than {limits.ratio} times its size", "check where it comes from")
    return bytes(data)


def _problem(name: str, reason: str, advice: str) -> Problem:
    return Problem(name=name, reason=reason, advice=advice)
