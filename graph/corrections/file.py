"""The file of corrections: read with the line of every fault, added to and undone without touching another line."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from graph.corrections.entries import FILE, KEYS, RELATIONS, Same, Wrong
from graph.errors import LinkspanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.corrections.entries import Correction, Key

KINDS: Final = {kind.kind: kind for kind in KEYS}
HEADER: Final = re.compile(r"\s*\[\[\s*[\"']?(?P<kind>[\w-]+)[\"']?\s*\]\]\s*(?:#.*)?$")
LONG_STRING: Final = re.compile(r"\"\"\"|'''")
WHERE: Final = re.compile(r" ?\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
IDLE: Final = re.compile(r"\s*(?:#.*)?$")
TYPES: Final = {str: "a text", int: "a whole number", bool: "true or false", list: "a list of texts"}
PAIR: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a file of corrections, at which line, and what to do."""

    line: int
    reason: str
    advice: str


class FaultyCorrections(LinkspanError):
    """A file of corrections that cannot be added to, or of which nothing can be undone, with the reason."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The corrections of a file in the order in which they stand, and its faults; a faulty entry is none of them."""

    corrections: tuple[Correction, ...] = ()
    faults: tuple[Fault, ...] = ()


def loads(text: str, file: str = FILE) -> Read:
    r"""Return the corrections that a text holds, in order, and a fault for every entry that is none.

    >>> read = loads('[[different]]\nname = "Config"\nnot = "AWS Config"\n\n[[different]]\nnam = "Config"\n')
    >>> len(read.corrections), [(fault.line, fault.reason) for fault in read.faults]
    (1, [(6, "'nam' is no key of 'different'")])
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Read(faults=(_not_toml(str(error), text),))
    faults = [_unknown(name, text) for name in data if name not in KINDS]
    found: list[Correction] = []
    for kind, entry, place in _entries(data, text):
        fault = _fault(kind, entry, place, text)
        if fault:
            faults.append(fault)
        else:
            found.append(_made(kind, entry, file, place.start))
    return Read(corrections=tuple(found), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


def added(text: str, correction: Correction, file: str = FILE) -> str:
    """Return the text with one more correction at its end. Raises FaultyCorrections where the text is faulty."""
    before = loads(text, file)
    if before.faults:
        raise FaultyCorrections(f"{file}:{before.faults[0].line}", before.faults[0].reason)
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    after = f"{text}{gap}{_written(correction)}"
    if loads(after, file) != Read(corrections=(*before.corrections, correction)):
        raise FaultyCorrections(file, "this cannot be written at its end; write it by hand")
    return after


def undone(text: str, file: str = FILE) -> tuple[str, Correction]:
    """Return the text without its last correction, and that correction; comments stay.

    Raises FaultyCorrections where there is none, where the text is faulty, or where it is not written as an entry.
    """
    before = loads(text, file)
    if before.faults:
        raise FaultyCorrections(f"{file}:{before.faults[0].line}", before.faults[0].reason)
    if not before.corrections:
        raise FaultyCorrections(file, "holds no correction to undo")
    lines, start = re.findall(r"[^\n]*\n|[^\n]+", text), max(before.corrections[-1].at - 1, 0)
    end = max(number for number, line in enumerate(lines) if not IDLE.match(line)) + 1
    if start and not lines[start - 1].strip():
        start -= 1
    after = "".join((*lines[:start], *lines[end:]))
    if loads(after, file) != Read(corrections=before.corrections[:-1]):
        raise FaultyCorrections(file, "its last correction is not written as an entry; take it out by hand")
    return after, before.corrections[-1]


def _written(correction: Correction) -> str:
    """Return a correction as an entry; what says nothing is left out."""
    lines = [f"[[{correction.kind}]]"]
    for name, key in KEYS[type(correction)].items():
        value = getattr(correction, key.field)
        if value or key.needed:
            lines.append(f"{name} = {_value(value)}")
    return "\n".join([*lines, ""])


def _value(value: object) -> str:
    """Return a value as TOML; its texts are those of JSON, but for the one sign that JSON leaves as it is."""
    written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return written.replace("\x7f", "\\u007f")


def _entries(data: Mapping[str, Any], text: str) -> Iterator[tuple[type[Correction], Any, range]]:
    """Yield the entries in the order of the file: kind, content, and the lines it stands on."""
    places = _places(text)
    out: list[tuple[type[Correction], Any, range]] = []
    for name, kind in KINDS.items():
        entries = data.get(name, [])
        listed = entries if isinstance(entries, list) else [entries]
        own = [place for of, place in places if of == name]
        for number, entry in enumerate(listed):
            out.append((kind, entry, own[number] if number < len(own) else range(0)))
    yield from sorted(out, key=lambda one: one[2].start)


def _places(text: str) -> list[tuple[str, range]]:
    """Return the kinds of the entries with the lines that each stands on, from 1."""
    inside, found = False, list[tuple[str, int]]()
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not inside and (header := HEADER.match(line)):
            found.append((header["kind"], number))
        inside ^= len(LONG_STRING.findall(line)) % 2 == 1
    starts = [*(start for _, start in found), len(lines) + 1]
    return [(kind, range(*ends)) for (kind, _), ends in zip(found, pairwise(starts), strict=True)]


def _fault(kind: type[Correction], entry: object, place: range, text: str) -> Fault | None:
    """Return what is wrong with an entry, None where nothing is."""
    keys = KEYS[kind]
    if not isinstance(entry, dict):
        line = _line(text, range(1, len(text.split("\n")) + 1), kind.kind)
        return Fault(line=line, reason=f"{kind.kind!r} is no list of entries", advice=f"write [[{kind.kind}]]")
    for name, value in entry.items():
        if name not in keys:
            advice = f"its keys are {', '.join(keys)}"
            return Fault(line=_line(text, place, name), reason=f"{name!r} is no key of {kind.kind!r}", advice=advice)
        if reason := _ill(name, value, keys[name]):
            return Fault(line=_line(text, place, name), reason=reason[0], advice=reason[1])
    if missing := [name for name, key in keys.items() if key.needed and name not in entry]:
        return Fault(line=place.start, reason=f"{missing[0]!r} is missing", advice=f"add {missing[0]} = …")
    if kind is Wrong and "line" in entry and "note" not in entry:
        return Fault(line=_line(text, place, "line"), reason="'line' without 'note'", advice="say of which note")
    return None


def _ill(name: str, value: object, key: Key) -> tuple[str, str] | None:
    """Return what is wrong with a value and what to do, None where nothing is."""
    texts: Sequence[object] = value if isinstance(value, list) else [value]
    if type(value) is not key.type or (key.type is list and not all(isinstance(one, str) for one in texts)):
        return f"{name!r} is not {TYPES[key.type]}", "write it so"
    if key.needed and (not texts or any(isinstance(one, str) and not one.strip() for one in texts)):
        return f"{name!r} is empty", "fill it in"
    if name == "names" and len(texts) < PAIR:
        return "'names' holds one name", "write two or more"
    if name == "relation" and value not in RELATIONS:
        return f"{value!r} is no relation between services", f"it is one of {', '.join(RELATIONS)}"
    return None


def _made(kind: type[Correction], entry: Mapping[str, Any], file: str, line: int) -> Correction:
    fields = {KEYS[kind][name].field: value for name, value in entry.items()}
    if "relation" in fields:
        fields["relation"] = RELATIONS[fields["relation"]]
    if kind is Same:
        fields["names"] = tuple(fields["names"])
    return kind(**fields, file=file, at=line)


def _line(text: str, place: range, name: str) -> int:
    """Return the line of a key of an entry, that of the entry where it cannot be found."""
    lines = text.split("\n")
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[.=]")
    return next((number for number in place if key.match(lines[number - 1])), place.start)


def _not_toml(message: str, text: str) -> Fault:
    found = WHERE.search(message)
    line = int(found["line"]) if found and found["line"] else text.rstrip("\n").count("\n") + 1
    reason = message[: found.start()] if found else message
    return Fault(line=line, reason=f"is no TOML: {reason}", advice="mend the line; nothing of the file was applied")


def _unknown(name: str, text: str) -> Fault:
    line = next((place.start for kind, place in _places(text) if kind == name), 0)
    line = line or _line(text, range(1, len(text.split("\n")) + 1), name)
    return Fault(line=line, reason=f"{name!r} is no kind of correction", advice=f"kinds are {', '.join(KINDS)}")
