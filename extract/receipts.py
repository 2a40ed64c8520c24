"""Who says that a name means a service: the entry of the lexicon, with file, line and key, and the lines of notes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

KEYS: Final = ("name", "aliases", "ambiguous")
"""The keys of a service in the lexicon that hold its names."""

HEADER: Final = re.compile(r"\s*\[\[service\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name in the lexicon: the file, the line where it stands (0 where that cannot be told), and the key it is under.

    Under `ambiguous` a name counts only where its place speaks for the service.
    """

    file: str
    line: int
    key: str


def entries(service: str, folder: Path | None = None) -> Mapping[str, Entry]:
    """Return the lexicon's entry of each name of a service, by the name as `extract.lexicon.key` compares it.

    Parameters: `folder` holds the lexicon, None for the project's own. A name under two keys is told by the first.

    >>> entries("Amazon SQS")["SQS"].key, entries("no such service")
    ('aliases', {})
    """
    return _index(folder or lexicon.FOLDER).get(service, {})


def entry(service: str, name: str, folder: Path | None = None) -> Entry | None:
    """Return the lexicon's entry of one name of a service, None where it has none.

    >>> entry("Amazon SQS", "Queue of mine") is None
    True
    """
    return entries(service, folder).get(lexicon.key(name))


@cache
def _index(folder: Path) -> dict[str, dict[str, Entry]]:
    found: dict[str, dict[str, Entry]] = {}
    for file in sorted(folder.glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        services = tomllib.loads(text).get("service", [])
        for service, (start, lines) in zip(services, _sections(text), strict=True):
            found[service["name"]] = _entries(file.name, service, start, lines)
    return found


def _sections(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines of each service's table, with the number of the first."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines, 1) if HEADER.match(line)]
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    return [(start, lines[start - 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _entries(file: str, service: Mapping[str, str | list[str]], start: int, lines: list[str]) -> dict[str, Entry]:
    out: dict[str, Entry] = {}
    for key in KEYS:
        value = service.get(key, [])
        names: Iterable[str] = [value] if isinstance(value, str) else value
        first = next((number for number, line in enumerate(lines) if re.match(rf"\s*{key}\s*=", line)), 0)
        for name in names:
            quoted = f'"{name}"'
            at = next((number for number in range(first, len(lines)) if quoted in lines[number]), None)
            line = start + at if at is not None else 0
            out.setdefault(lexicon.key(name), Entry(file=file, line=line, key=key))
    return out
