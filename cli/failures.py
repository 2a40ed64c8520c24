"""What went wrong, as an exit code, a kind for programs and words for people."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from cli.programs import linked, named, way
from graph.errors import AmbiguousName, LinkspanError, NoRoute, UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Exit(IntEnum):
    """How the command ends."""

    FOUND = 0
    NOTHING = 1
    UNREADABLE = 2
    AMBIGUOUS = 3
    UNKNOWN = 4


class NothingFound(LinkspanError):
    """A question that the graph answers with nothing."""


MEANINGS = {
    Exit.FOUND: "found",
    Exit.NOTHING: "nothing found, or no route",
    Exit.UNREADABLE: "wrong usage, or something that cannot be read or written",
    Exit.AMBIGUOUS: "a name that could be several things; they are listed",
    Exit.UNKNOWN: "a name that is not in the graph; the nearest ones are listed",
}

_CODES: tuple[tuple[type[Exception], Exit, str], ...] = (
    (AmbiguousName, Exit.AMBIGUOUS, "ambiguous"),
    (UnknownName, Exit.UNKNOWN, "unknown"),
    (NoRoute, Exit.NOTHING, "no_route"),
    (NothingFound, Exit.NOTHING, "nothing"),
    (Exception, Exit.UNREADABLE, "unreadable"),
)


def classify(error: Exception) -> tuple[Exit, str]:
    """Return the exit code of an error and its kind in one word."""
    return next((code, kind) for of, code, kind in _CODES if isinstance(error, of))


def message(error: Exception) -> str:
    """Return the error in a sentence, without the names that `choices` lists.

    >>> message(UnknownName("Lambada", ["AWS Lambda"]))
    "no service, feature or need is called 'Lambada'"
    """
    match error:
        case UnknownName():
            return str(UnknownName(error.name))
        case AmbiguousName():
            return f"{error.name!r} could be several things"
        case OSError():
            return f"{error.filename or 'file'}: {error.strerror or error}"
    return str(error)


def choices(error: Exception) -> tuple[str, Sequence[str]]:
    """Return what can be tried instead and what those names are, ("", ()) where nothing can."""
    match error:
        case UnknownName():
            return "did you mean", error.suggestions
        case AmbiguousName():
            return "say which", error.candidates
        case NoRoute():
            return "the nearest there is", error.nearest
    return "", ()


def details(error: Exception) -> Mapping[str, object]:
    """Return what programs are told of an error beside its words: why there is no route, cause by cause."""
    match error:
        case UnknownName():
            return {"causes": ["unknown_name"]}
        case NoRoute():
            return {
                "causes": [cause.value for cause in error.causes],
                "denials": [linked(edge) for edge in error.denials],
                "detour": way(error.detour) if error.detour else None,
                "missing": [named(node) for node in error.missing] if error.missing else None,
            }
    return {}
