"""What a section or a page is about that no heading names: what opens it, what its title echoes, what it names most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol

from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure import Line

MOST: Final = 1 / 3
"""Share of all names of services in a note of which the one is named that the note is about."""

BEFORE: Final = 2
"""How many times as often it is named as the next."""

FEWEST: Final = 3
"""Names by which a note is about a service."""

EMPTY: Final = frozenset(
    "amazon aws azure google cloud microsoft service services for and of the api on with in engine manager".split()
)
"""Words of names that do not tell what a service is for."""

SEVERAL: Final = re.compile(r"[&,/+]|\b(?:and|or|vs)\b", re.IGNORECASE)
"""What stands in a title of several things."""

WORD: Final = re.compile(r"[a-z][a-z0-9]+")
ENDING: Final = re.compile(r"(?:ings?|ers?|ors?|ed|s)$")
SHORTEST: Final = 4


class Named(Protocol):
    """What names a service on a line (see `extract.services`)."""

    @property
    def service(self) -> str:
        """The official name of the service."""
        ...


def echoed(lines: Sequence[Line], services: Mapping[int, Sequence[Named]]) -> dict[int, tuple[str, ...]]:
    """Return, by number, what headings without a service are about that echo the first one named under them.

    Under "Logging tools", where Cloud Logging is named, things are about Cloud Logging.
    """
    titles = {
        line.number: stems(line.text)
        for index, line in enumerate(lines)
        if line.kind is LineKind.HEADING and not services.get(index) and not SEVERAL.search(line.text)
    }
    opening: dict[int, Sequence[Named]] = {}
    for index in sorted(services):
        if services[index] and lines[index].kind is not LineKind.HEADING and lines[index].headings:
            opening.setdefault(lines[index].headings[-1], services[index])
    told = ((number, name.service) for number, members in opening.items() for name in members[::-1])
    return {number: (service,) for number, service in told if _echoes(service, titles.get(number, frozenset()))}


def _echoes(service: str, told: frozenset[str]) -> bool:
    own = stems(service)
    return bool(own) and own <= told


def stems(text: str) -> frozenset[str]:
    """Return what tells a name or a title from others, without the endings of its words.

    >>> sorted(stems("Azure Load Balancer")), sorted(stems("Configure load balancing"))
    (['balanc', 'load'], ['balanc', 'configur', 'load'])
    """
    words = (word for word in WORD.findall(text.lower()) if word not in EMPTY)
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    bare = ENDING.sub("", word).rstrip("e")
    return bare if len(bare) >= SHORTEST else word


def dominant(lines: Sequence[Line], services: Mapping[int, Sequence[Named]]) -> tuple[str, ...]:
    """Return the service that a note names first and most often, () where there is none.

    It is named by far most often, or is the only one that headings name.
    """
    names = [name.service for _, members in sorted(services.items()) for name in members]
    (first, count), (_, second) = (*Counter(names).most_common(2), ("", 0), ("", 0))[:2]
    if count < FEWEST or names[0] != first:
        return ()
    heads = {name.service for index, members in services.items() for name in members if _is_heading(lines[index])}
    much = count > MOST * len(names) and count >= BEFORE * second
    return (first,) if much or heads == {first} else ()


def _is_heading(line: Line) -> bool:
    return line.kind is LineKind.HEADING
