"""The file of statements, linkspan.toml: each statement with its line and column, or what is wrong and where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.checks.statements import Claim, Fault, parse
from graph.errors import LinkspanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "linkspan.toml"
"""What the file is called."""

MOST: Final = 10_000
"""Statements of one file; more are a mistake."""

_EXAMPLE = 'write tests = ["S3 -> Lambda exists"] into it, or a table [tests] of such lists; see docs/checks.md'
_TOKEN = re.compile(
    r'(?P<comment>#[^\n]*)|(?P<text>"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')', re.DOTALL
)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class BadChecks(LinkspanError):
    """A file of statements that cannot be understood: where, why, and what to do."""

    def __init__(self, file: str, line: int, column: int, reason: str, advice: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {reason}; {advice}")
        self.file, self.line, self.column = file, line, column
        self.reason, self.advice = reason, advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement as it is written, what it asks, and where it stands; `group` is the key that it stands under."""

    text: str
    claim: Claim
    line: int
    column: int
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What a file says: its statements in order, and where the notes lie, relative to it."""

    file: str
    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()


def load(path: Path) -> Checks:
    """Return what a file says. Raises BadChecks, and OSError where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadChecks(str(path), 1, 1, "is not text in UTF-8", "save it as UTF-8") from error
    except FileNotFoundError as error:
        raise BadChecks(str(path), 1, 1, "does not exist", _EXAMPLE) from error
    return loads(text, str(path))


def loads(text: str, file: str = FILE) -> Checks:
    r"""Return what the text of a file says. Raises BadChecks.

    >>> [(one.text, one.line, one.column) for one in loads('tests = [\n  "S3 -> Lambda exists",\n]').statements]
    [('S3 -> Lambda exists', 2, 4)]
    """
    text = text.replace("\r\n", "\n")
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, file) from error
    places = list(_strings(text))
    notes = read.get("notes", [])
    found = list(_written(read, file))
    statements = tuple(_placed(found, places, text, file))
    return Checks(
        file=file, statements=statements, notes=(notes,) if isinstance(notes, str) else tuple(map(str, notes))
    )


def _not_toml(error: tomllib.TOMLDecodeError, text: str, file: str) -> BadChecks:
    reason = str(error)
    where = _PLACE.search(reason)
    last = text.count("\n") + 1
    line, column = (int(where[1]), int(where[2])) if where and where[1] else (last, len(text) - text.rfind("\n"))
    reason = f"is not TOML: {_PLACE.sub('', reason)}"
    return BadChecks(file, line, column, reason, "write each statement in quotation marks, with commas between")


def _written(read: dict[str, Any], file: str) -> Iterator[tuple[str, str]]:
    """Yield each statement with the key that it stands under."""
    tests = read.get("tests")
    if tests is None:
        raise BadChecks(file, 1, 1, "has no tests", _EXAMPLE)
    groups = tests if isinstance(tests, dict) else {"": tests}
    number = 0
    for group, told in groups.items():
        for one in told if isinstance(told, list) else [told]:
            if not isinstance(one, str):
                raise BadChecks(file, 1, 1, f"{one!r} among the tests is no text", _EXAMPLE)
            yield group, one
            number += 1
            if number > MOST:
                raise BadChecks(file, 1, 1, f"has more than {MOST:,} tests", "make several files of it")


def _strings(text: str) -> Iterator[tuple[str, int]]:
    """Yield each string of a TOML document as it reads, with where its first sign stands."""
    for found in _TOKEN.finditer(text):
        if token := found["text"]:
            quotes = 3 if token[:3] in {'"""', "'''"} else 1
            skipped = quotes + (token[quotes : quotes + 1] == "\n")
            yield tomllib.loads(f"x = {token}")["x"], found.start() + skipped


def _placed(found: list[tuple[str, str]], places: list[tuple[str, int]], text: str, file: str) -> Iterator[Statement]:
    """Yield the statements parsed; the order of the strings is that of the document."""
    at = 0
    for group, said in found:
        while at < len(places) and places[at][0] != said:
            at += 1
        start = places[at][1] if at < len(places) else 0
        at += 1
        line, column = _line(text, start)
        try:
            claim = parse(said)
        except Fault as fault:
            line, column = _line(text, start + fault.at)
            raise BadChecks(file, line, column, f"“{said}” {fault.reason}", fault.advice) from fault
        yield Statement(text=said, claim=claim, line=line, column=column, group=group)


def _line(text: str, at: int) -> tuple[int, int]:
    """Return line and column, from 1, of a place in a text."""
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")
