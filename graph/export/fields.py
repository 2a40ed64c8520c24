"""JSON values read as what they should be, with the path of the field in every error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from graph.errors import GraphFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

T = TypeVar("T")
E = TypeVar("E", bound="StrEnum")

LONGEST_TEXT = 1_000_000
"""Characters of one text in a saved graph; no sentence or name is longer."""

GREATEST_NUMBER = 2**31 - 1
"""The highest line or offset."""


class Fields:
    """A JSON object of a saved graph, read key by key.

    >>> Fields({"line": "three"}, "graph.json", "nodes[0]").number("line")
    Traceback (most recent call last):
    graph.errors.GraphFileError: graph.json: nodes[0].line: is text, not a whole number
    """

    __slots__ = ("_data", "_file", "_path")

    def __init__(self, data: object, file: str, path: str) -> None:
        """Take a value that should be an object. Raises GraphFileError where it is not."""
        self._file, self._path = file, path
        if not isinstance(data, dict):
            raise GraphFileError(file, path or "graph", f"is {_name(data)}, not an object")
        self._data: dict[str, object] = data

    def error(self, key: str, reason: str) -> GraphFileError:
        """Return the error that names a field of this object."""
        return GraphFileError(self._file, self._at(key), reason)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text. Raises GraphFileError for anything else, and for none where there is no default."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.error(key, f"is {_name(value)}, not a text")
        if len(value) > LONGEST_TEXT:
            raise self.error(key, f"has {len(value):,} characters, more than {LONGEST_TEXT:,}")
        return value

    def name(self, key: str) -> str:
        """Return a text that is not empty. Raises GraphFileError for anything else."""
        value = self.text(key)
        if not value:
            raise self.error(key, "is empty")
        return value

    def number(self, key: str, least: int = 0) -> int:
        """Return a whole number from `least` up. Raises GraphFileError for anything else."""
        value = self._get(key, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, f"is {_name(value)}, not a whole number")
        if not least <= value <= GREATEST_NUMBER:
            raise self.error(key, f"is not between {least} and {GREATEST_NUMBER}")
        return value

    def share(self, key: str, default: float) -> float:
        """Return a number above 0 and up to 1. Raises GraphFileError for anything else."""
        value = self._get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(key, f"is {_name(value)}, not a number")
        if not (math.isfinite(value) and 0 < value <= 1):
            raise self.error(key, f"is {value}, not above 0 and up to 1")
        return float(value)

    def flag(self, key: str) -> bool:
        """Return true or false, false where there is nothing. Raises GraphFileError for anything else."""
        value = self._get(key, default=False)
        if not isinstance(value, bool):
            raise self.error(key, f"is {_name(value)}, not true or false")
        return value

    def member(self, key: str, kinds: type[E]) -> E:
        """Return a member of an enumeration by its value. Raises GraphFileError for a value it does not have."""
        value = self.text(key)
        try:
            return kinds(value)
        except ValueError:
            known = ", ".join(kinds)
            raise self.error(key, f"{value[:80]!r} is unknown; known are {known}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none. Raises GraphFileError for anything else."""
        values = self._items(key, required=False)
        for number, value in enumerate(values):
            if not isinstance(value, str):
                raise self.error(f"{key}[{number}]", f"is {_name(value)}, not a text")
        return tuple(value for value in values if isinstance(value, str))

    def one(self, key: str) -> Fields:
        """Return an object that stands under a key. Raises GraphFileError where none does."""
        return Fields(self._get(key, None), self._file, self._at(key))

    def many(self, key: str, *, required: bool = True) -> Iterator[Fields]:
        """Yield the objects of a list. Raises GraphFileError for anything else."""
        for number, value in enumerate(self._items(key, required=required)):
            yield Fields(value, self._file, f"{self._at(key)}[{number}]")

    def read(self, key: str, make: Callable[[Fields], T], *, required: bool = True) -> tuple[T, ...]:
        """Return what `make` makes of each object of a list. Raises GraphFileError for anything else."""
        return tuple(make(item) for item in self.many(key, required=required))

    def __contains__(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._data

    def _items(self, key: str, *, required: bool) -> list[object]:
        value = self._get(key, None if required else [])
        if not isinstance(value, list):
            raise self.error(key, f"is {_name(value)}, not a list")
        return value

    def _get(self, key: str, default: object) -> object:
        value = self._data.get(key, default)
        if value is None and key not in self._data:
            raise self.error(key, "is missing")
        return value

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def _name(value: object) -> str:
    """Return what a JSON value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    names: dict[type, str] = {dict: "an object", list: "a list", str: "text", int: "a number", float: "a number"}
    return names.get(type(value), "null")
