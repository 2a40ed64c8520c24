"""Plain nouns that stand for a service: "three VMs", "the buckets", where the note speaks of whose they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.services import Named
from extract.structure import LineKind
from extract.vendors import family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.lexicon import Span
    from extract.structure import Line

SERVICES: Final[Mapping[str, Mapping[str, str]]] = {
    "vm": {"Azure": "Azure Virtual Machines", "Google Cloud": "Compute Engine"},
    "virtual machine": {"Azure": "Azure Virtual Machines", "Google Cloud": "Compute Engine"},
    "instance": {"AWS": "Amazon EC2"},
    "bucket": {"AWS": "Amazon S3", "Google Cloud": "Cloud Storage"},
    "service account": {"Google Cloud": "Google Cloud IAM"},
}
"""Nouns with the service of each vendor that they stand for."""

NOUN: Final = re.compile(
    r"(?<![\w@./-])(?:(?P<noun>vm|virtual machine|instance|bucket)s?(?![\w@/-])"
    r"(?!\s+(?:types?|stores?|famil(?:y|ies)|profiles?|metadata|sizes?|roles?|polic(?:y|ies)|names?|keys?|class|scale|scheduler|extensions?)\b)"
    r"|(?P<whole>service account)s?(?![\w@/-]))",
    re.IGNORECASE,
)
"""A noun that begins no longer name; `whole` is one that is no other service's, whatever stands around it."""

OWNED: Final = re.compile(
    r"(?:\w\W+[A-Z][\w-]*|\b(?:db|nat|database|replication|container|app|processor|read|workflow|service|store|managed|"
    r"single|default|log|no|\d,\d+))[\s*_`]+$"
)
"""Right before a noun that is of something else: "RDS instances", "a replication instance"."""

ANYWAY: Final = frozenset({"vm", "virtual machine"})
"""Nouns that stand for the vendor's service though the note does not name it."""

ANY: Final = frozenset({"instance"})
"""Nouns of many services, which are their own where the place is about one, or of anything."""

HOLDING: Final = frozenset({"storage", "networking", "compute"})
"""What a service is for that has no instances itself, and is there for those of another."""

OF: Final[Mapping[str, str]] = {"Amazon EC2 Auto Scaling": "Amazon EC2"}
"""Services that are nothing without another: a note of the one speaks of the other."""

QUOTES: Final = frozenset('"“')
"""What opens a need, which asks and names nothing."""


def standins(
    lines: Sequence[Line],
    services: Mapping[int, Sequence[Named]],
    terms: Mapping[int, Sequence[Span]],
    about: Mapping[tuple[int, tuple[int, ...]], Sequence[str]],
) -> dict[int, tuple[Named, ...]]:
    """Return the nouns of each line, by its index, that stand for a service which the line does not name.

    Parameters: `about` says which services a place is about, by the parent and the headings of the lines there.
    """
    named = Counter(one.service for members in services.values() for one in members)
    vendors: Counter[str] = Counter()
    for one, count in named.items():
        if known := lexicon.load().service(one):
            vendors[family(known.vendor)] += count
    vendor = next((name for name, _ in vendors.most_common(1)), "")
    meant = {noun: told[vendor] for noun, told in SERVICES.items() if vendor in told}
    speaks = named.keys() | {whole for part, whole in OF.items() if part in named}
    meant = {noun: service for noun, service in meant.items() if noun in ANYWAY or service in speaks}
    out: dict[int, tuple[Named, ...]] = {}
    for index, line in enumerate(lines if meant else ()):
        if line.kind not in {LineKind.HEADING, LineKind.CODE}:
            can = _here(meant, services.get(index, ()), about[line.parent, line.headings])
            if stand := tuple(_in_line(line, can, terms.get(index, ()))):
                out[index] = stand
    return out


def in_order(named: Sequence[Named], stand: Sequence[Named]) -> tuple[Named, ...]:
    """Return the services of a line, those included that nouns stand for, in the order of the text."""
    return tuple(sorted((*named, *stand), key=lambda name: name.start)) if stand else tuple(named)


def _here(meant: Mapping[str, str], named: Sequence[Named], about: Sequence[str]) -> dict[str, str]:
    """The nouns that can stand for a service in a line: for none that it names, in the place of another for few."""
    own = {one.service for one in named}
    known = lexicon.load().service(about[0]) if about else None
    other = known is not None and (bool(own) or known.category not in HOLDING)
    return {noun: service for noun, service in meant.items() if service not in own and not (noun in ANY and other)}


def _in_line(line: Line, meant: Mapping[str, str], terms: Sequence[Span]) -> Iterator[Named]:
    """Yield the first noun of a line, and of each piece of one that is wrapped, that stands for each service."""
    here: set[tuple[str, int]] = set()
    low = line.text.lower() if meant and line.text[:1] not in QUOTES else ""
    if not any(map(low.__contains__, meant)):
        return
    for noun in NOUN.finditer(line.text):
        service = meant.get((noun["noun"] or noun["whole"]).lower(), "")
        start, end = line.start + noun.start(), line.start + noun.end()
        inside = any(
            one.end_char - one.start_char > end - start
            and (one.start_char <= start < one.end_char or one.start_char < end <= one.end_char)
            for one in terms
        )
        place = (service, line.text.count("\n", 0, noun.start()))
        owned = noun["noun"] and OWNED.search(line.text[: noun.start()])
        if service and place not in here and not inside and not owned:
            here.add(place)
            known = lexicon.load().service(service)
            yield Named(
                start=start, end=end, text=noun[0], service=service,
                vendor=known.vendor if known else "", category=known.category if known else "",
            )  # fmt: skip
