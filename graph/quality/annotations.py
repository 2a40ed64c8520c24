"""What a person found in notes: JSON Lines, one object for each line that states something, checked field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import LinkspanError
from graph.model import LINK_RELATIONS, ConstraintKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT, TEXTS, FLAG = "a text", "a list of texts", "true or false"

FIELDS: dict[str, dict[str, tuple[str, bool]]] = {
    "links": {"head": (TEXT, True), "rel": (TEXT, True), "tail": (TEXT, True), "negated": (FLAG, False)},
    "features": {"of": (TEXT, True), "name": (TEXT, True)},
    "constraints": {
        "of": (TEXT, True),
        "service": (TEXT, False),
        "kind": (TEXT, True),
        "value": (TEXT, False),
        "unit": (TEXT, False),
        "needs": (TEXT, False),
        "what": (TEXT, False),
    },
    "scenarios": {
        "need": (TEXT, True),
        "answers": (TEXTS, True),
        "services": (TEXTS, False),
        "rejects": (TEXTS, False),
    },
}
"""The fields of each kind of fact: what stands there, and whether it must."""

CHOICES = {"rel": frozenset(map(str, LINK_RELATIONS)), "kind": frozenset(map(str, ConstraintKind))}


class BadAnnotation(LinkspanError):
    """A line of annotations that is not what it should be, with the file and the line at fault."""

    def __init__(self, file: str, number: int, reason: str) -> None:
        super().__init__(f"{file}:{number}: {reason}")
        self.file = file
        self.number = number
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What one line of the notes states; the facts are as they stand in the file, see `FIELDS`."""

    line: int
    services: tuple[str, ...] = ()
    links: tuple[Mapping[str, Any], ...] = ()
    features: tuple[Mapping[str, Any], ...] = ()
    constraints: tuple[Mapping[str, Any], ...] = ()
    scenarios: tuple[Mapping[str, Any], ...] = ()


def read(text: str, file: str = "annotations") -> tuple[Annotation, ...]:
    """Return the annotations of a file. Raises BadAnnotation for what is no annotation, or has a field of no use.

    >>> [one.services for one in read('{"line": 3, "services": ["Amazon SQS"]}')]
    [('Amazon SQS',)]
    >>> read('{"line": 3, "service": ["Amazon SQS"]}')
    Traceback (most recent call last):
    graph.quality.annotations.BadAnnotation: annotations:1: 'service' is no field of a line
    """
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_annotation(line, file, number) for number, line in lines if line.strip())


def _annotation(line: str, file: str, number: int) -> Annotation:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise BadAnnotation(file, number, f"is no JSON: {error}") from None
    for wrong in _wrong(found):
        raise BadAnnotation(file, number, wrong)
    return Annotation(line=found.pop("line"), **{name: tuple(facts) for name, facts in found.items()})


def _wrong(found: object) -> Iterator[str]:
    """Yield what is wrong with a line, the first thing first."""
    if not isinstance(found, dict):
        yield "is no object"
        return
    if not isinstance(found.get("line"), int) or isinstance(found["line"], bool) or found["line"] < 1:
        yield "'line' is no line number"
    yield from (f"{name!r} is no field of a line" for name in found if name not in {"line", "services", *FIELDS})
    if not _is(TEXTS, found.get("services", [])):
        yield f"'services' is not {TEXTS}"
    for kind in FIELDS.keys() & found.keys():
        if not isinstance(found[kind], list):
            yield f"{kind!r} is no list"
            return
        for fact in found[kind]:
            yield from _wrong_fact(kind, fact)


def _wrong_fact(kind: str, fact: object) -> Iterator[str]:
    if not isinstance(fact, dict):
        yield f"one of {kind!r} is no object"
        return
    fields = FIELDS[kind]
    yield from (f"{name!r} is no field of {kind!r}" for name in fact if name not in fields)
    for name, (what, needed) in fields.items():
        if name not in fact:
            if needed:
                yield f"one of {kind!r} lacks {name!r}"
        elif not _is(what, fact[name]):
            yield f"{name!r} of {kind!r} is not {what}"
        elif name in CHOICES and fact[name] not in CHOICES[name]:
            yield f"{fact[name]!r} is none of {', '.join(sorted(CHOICES[name]))}"


def _is(what: str, value: object) -> bool:
    if what == TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, bool if what == FLAG else str)
