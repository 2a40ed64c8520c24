"""What can go wrong, as one tree, so that a caller can catch as much or as little as it wants; imports nothing of ours.

    LinkspanError
    ├── UnreadableNote     a note file that cannot be read
    ├── LexiconError       a lexicon file with a wrong or unknown entry
    ├── GraphFileError     a saved graph that is not one
    ├── UnknownName        a name that is no node of the graph (carries suggestions)
    ├── AmbiguousName      a name that several nodes carry (carries them)
    └── NoRoute            two services that no allowed route connects (carries why and the nearest that exists)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class LinkspanError(Exception):
    """Everything that Linkspan raises on purpose."""


class UnreadableNote(LinkspanError):
    """A note file that cannot be read, with the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class LexiconError(LinkspanError):
    """A lexicon file with a wrong or unknown entry."""


class GraphFileError(LinkspanError):
    """A saved graph that is not one, with the file and the field at fault."""

    def __init__(self, file: str, field_name: str, reason: str) -> None:
        super().__init__(f"{file}: {field_name}: {reason}")
        self.file = file
        self.field = field_name
        self.reason = reason


class UnknownName(LinkspanError):
    """A name that is no node of the graph, with the nearest names that are."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        hint = f"; did you mean {', '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"no service, feature or need is called {name!r}{hint}")
        self.name = name
        self.suggestions = tuple(suggestions)


class AmbiguousName(LinkspanError):
    """A name that several nodes carry, with those nodes' ids."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{name!r} could be {', '.join(candidates)}")
        self.name = name
        self.candidates = tuple(candidates)


class NoRoute(LinkspanError):
    """Two services that no allowed route connects, with why and the nearest service that each side does reach."""

    def __init__(self, source: str, target: str, reason: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"no route from {source} to {target}: {reason}")
        self.source = source
        self.target = target
        self.reason = reason
        self.nearest = tuple(nearest)
