"""What can go wrong, as one tree, so that a caller can catch as much or as little as it wants; runs nothing of ours.

    LinkspanError
    ├── UnreadableNote     a note file that cannot be read
    ├── LexiconError       a lexicon file with a wrong or unknown entry
    ├── GraphFileError     a saved graph that is not one
    ├── UnknownName        a name that is no node of the graph (carries suggestions)
    ├── AmbiguousName      a name that several nodes carry (carries them)
    └── NoRoute            two services that no allowed route connects (carries why, what is nearest, the detour)
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Edge, Node, Route


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


class Cause(StrEnum):
    """Why there is no route, for programs."""

    SAME = "same"  # both names mean one service
    AVOIDED_END = "avoided_end"  # an end or a stop was itself to be avoided
    TOO_MANY_STOPS = "too_many_stops"  # more to pass than hops allow
    DENIED = "denied"  # the notes deny a link
    EXCLUDED = "excluded"  # linked only through what was to be avoided
    AGAINST = "against"  # linked only against the direction asked for
    TOO_LONG = "too_long"  # linked only by more hops
    UNVISITED = "unvisited"  # linked only without passing what was to be passed
    CONTRASTED = "contrasted"  # linked only by way of what the notes contrast
    SEVERAL = "several"  # linked only with several conditions given up
    UNLINKED = "unlinked"  # not linked at all
    UNFINISHED = "unfinished"  # the search was cut short before it found one


class NoRoute(LinkspanError):
    """Two services that no allowed route connects, with why and the nearest service that each side does reach.

    `causes` say the same as `reason` for programs, the first one first; `denials` are the negated links that block;
    `detour` is the best route there is with what the first cause names given up; `missing` are the ends of the one
    link, not in the notes, that would connect the two most cheaply.
    """

    def __init__(
        self,
        source: str,
        target: str,
        reason: str,
        nearest: Sequence[str] = (),
        *,
        causes: Sequence[Cause] = (),
        denials: Sequence[Edge] = (),
        detour: Route | None = None,
        missing: tuple[Node, Node] | None = None,
    ) -> None:
        super().__init__(f"no route from {source} to {target}: {reason}")
        self.source = source
        self.target = target
        self.reason = reason
        self.nearest = tuple(nearest)
        self.causes = tuple(causes)
        self.denials = tuple(denials)
        self.detour = detour
        self.missing = missing

