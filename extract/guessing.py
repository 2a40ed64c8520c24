"""What a heading without a service is about: the service whose feature it names, or whose features stand under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from extract import lexicon
from extract.name_cues import GENERIC
from extract.structure import LineKind
from extract.vendors import SPEAKING, family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.lexicon import Service, Span
    from extract.structure import Line

NUMBERS: Final = re.compile(
    r"^(?:(?:lecture|section|chapter|part|module|day|week|lesson|unit|step)\s+)?[\d.]+\)?[\s:–—-]+", re.IGNORECASE
)
"""What a title is numbered by."""

WORDS: Final = re.compile(r"[\w/-]+")
LONGEST: Final = 3
"""Words of a feature that is looked for in a heading."""

KEPT: Final = 2**10
"""Names of features whose services are remembered."""

FEWEST: Final = 3
"""Features, each of one service alone, that say what the heading above them is about."""

FULL: Final = 5
"""Features, each of one service alone, that say what a note is about."""

AHEAD: Final = 3
"""How many times as many they are as those of the next service."""

UNSPOKEN: Final = frozenset({"Kubernetes"})
"""What notes about it hardly name."""

MOSTLY: Final = 1 / 2
"""Share of the services named in a note that are of one vendor where the note is about that vendor's."""


class Named(Protocol):
    """What names a service on a line (see `extract.services`)."""

    @property
    def service(self) -> str:
        """The official name of the service."""
        ...


def titled(lines: Sequence[Line], services: Mapping[int, Sequence[Named]]) -> dict[int, tuple[str, ...]]:
    """Return, by its number, what each heading is about that names a feature, and no service, of the note's vendor.

    Only a feature that one service of the vendor alone has is telling, and only where the note names that service or a
    part of it, in a note under one such title more often than any other; a word by itself must be all of the heading.
    """
    whole = Counter(name.service for members in services.values() for name in members)
    vendor = _most_named(whole)
    named = whole + Counter({found.part_of: whole[found.name] for found in map(_known, list(whole)) if found})
    tops = [line.number for line in lines if line.kind is LineKind.HEADING and not line.headings]
    out: dict[int, tuple[str, ...]] = {}
    for index, line in enumerate(lines) if vendor else ():
        if line.kind is not LineKind.HEADING or services.get(index):
            continue
        owners = {one.name for feature in _features(line.text) for one in _owners(feature) if _of(one, vendor)}
        fewest = max(whole.values()) if tops == [line.number] else 1
        if len(owners) == 1 and all(named[owner] >= fewest for owner in owners):
            out[line.number] = (owners.pop(),)
    return out


def voted(
    lines: Sequence[Line],
    terms: Mapping[int, Sequence[Span]],
    subject_of: Mapping[int, tuple[str, ...]],
    services: Mapping[int, Sequence[Named]],
) -> dict[int, tuple[str, ...]]:
    """Return, by number, what headings that have no subject ("Networking") are about: what owns most features there.

    It is one that the note names, if it names any. Where most services named under a heading, or in the note, are of
    one vendor, none of another's is chosen.
    """
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    named: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for index, line in enumerate(lines):
        if line.kind is LineKind.HEADING or not line.headings or any(n in subject_of for n in line.headings):
            continue
        for span in terms.get(index, ()):
            _vote(votes[line.headings[-1]], span.text)
        if index in services:
            named[line.headings[-1]].update(name.service for name in services[index])
    spoken = Counter(name.service for members in services.values() for name in members)
    whole = _most_named(spoken)
    out: dict[int, tuple[str, ...]] = {}
    for number, tally in votes.items():
        vendor = _most_named(named[number]) or whole
        known = ((name, count) for name, count in tally.most_common() if name in (spoken or tally) or name in UNSPOKEN)
        fitting = ((name, count) for name, count in known if not vendor or _of(_known(name), vendor))
        name, count = next(fitting, ("", 0.0))
        if name and count >= max(FEWEST, _votes_of_vendor(tally, name) / 3):
            out[number] = (name,)
    return out


def filled(
    terms: Mapping[int, Sequence[Span]], services: Mapping[int, Sequence[Named]]
) -> tuple[str, ...]:
    """Return the service, of the note's vendor, that a note is full of the features of; () where none is far ahead."""
    vendor = _most_named(Counter(name.service for members in services.values() for name in members))
    tally: Counter[str] = Counter()
    for feature in {span.text.lower() for spans in terms.values() for span in spans}:
        _vote(tally, feature)
    fitting = [(name, count) for name, count in tally.most_common() if not vendor or _of(_known(name), vendor)]
    (first, most), (_, second) = (*fitting[:2], ("", 0.0), ("", 0.0))[:2]
    return (first,) if most >= FULL and most >= AHEAD * second else ()


def _vote(tally: Counter[str], feature: str) -> None:
    """Add what the name of a feature says; one by one, as Counter.update looks first at what it is given."""
    for name, share in _shares(feature).items():
        tally[name] += share  # type: ignore[assignment]


@lru_cache(maxsize=KEPT)
def _shares(feature: str) -> Mapping[str, float]:
    """What the name of a feature says for each service that has it: one vote for the services of each vendor."""
    owners = _owners(feature)
    mates = Counter(service.vendor for service in owners)
    return {service.name: 1.0 / mates[service.vendor] for service in owners}


def _votes_of_vendor(tally: Mapping[str, float], name: str) -> float:
    """The votes for all services of the vendor of one."""
    vendors = {other: found.vendor for other in tally if (found := _known(other))}
    return sum(count for other, count in tally.items() if vendors.get(other) == vendors.get(name))


def _most_named(services: Counter[str]) -> str:
    """The vendor of most of the services that are named, "" where none has most."""
    tally: Counter[str] = Counter()
    for name, count in services.items():
        if found := _known(name):
            tally[family(found.vendor)] += count
    best = tally.most_common(1)
    return best[0][0] if best and best[0][0] in SPEAKING and best[0][1] > MOSTLY * tally.total() else ""


def _known(name: str) -> Service | None:
    return lexicon.load().service(name)


def _of(service: Service | None, vendor: str) -> bool:
    return service is not None and family(service.vendor) == vendor


def _owners(feature: str) -> tuple[Service, ...]:
    return lexicon.load().owners(feature)


def _features(heading: str) -> Iterator[str]:
    """What in a heading can be the name of a feature: all of it, or several words of it, the longest first."""
    told = NUMBERS.sub("", heading).strip(" *_`[]")
    if told.lower() not in GENERIC:
        yield told
    words = [(found.start(), found.end()) for found in WORDS.finditer(told)]
    for length in range(min(LONGEST, len(words)), 1, -1):
        for first in range(len(words) - length + 1):
            yield told[words[first][0] : words[first + length - 1][1]]
