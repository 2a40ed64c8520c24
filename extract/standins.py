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
    "vm": {"Azure": "Azure Virtual Machines"},
    "virtual machine": {"Azure": "Azure Virtual Machines"},
    "instance": {"AWS": "Amazon EC2"},
    "bucket": {"AWS": "Amazon S3", "Google Cloud": "Cloud Storage"},
}
"""Nouns with the service of each vendor that they stand for."""

NOUN: Final = re.compile(
    r"(?<![\w@./-])(?P<noun>vm|virtual machine|instance|bucket)s?(?![\w@/-])"
    r"(?!\s+(?:types?|stores?|famil(?:y|ies)|profiles?|metadata|sizes?|roles?|polic(?:y|ies)|names?|keys?|class|scale|scheduler|extensions?)\b)",
    re.IGNORECASE,
)
OWNED: Final = re.compile(
    r"(?:\w\W+[A-Z][\w-]*|\b(?:db|nat|database|replication|container|app|processor|read|workflow|service|store|managed|"
    r"single|default|log|no|\d,\d+))[\s*_`]+$"
)
"""Right before a noun that is of something else: "RDS instances", "a replication instance"."""

ANYWAY: Final = frozenset({"vm", "virtual machine"})
"""Nouns that stand for the vendor's service though the note does not name it."""


QUOTES: Final = frozenset('"“')
"""What opens a need, which asks and names nothing."""


def standins(
    lines: Sequence[Line], services: Mapping[int, Sequence[Named]], terms: Mapping[int, Sequence[Span]]
) -> dict[int, tuple[Named, ...]]:
    """Return the nouns of each line, by its index, that stand for a service, where the line names none."""
    named = Counter(one.service for members in services.values() for one in members)
    vendors = Counter(family(known.vendor) for one in named.elements() if (known := lexicon.load().service(one)))
    vendor = next((name for name, _ in vendors.most_common(1)), "")
    meant = {noun: told[vendor] for noun, told in SERVICES.items() if vendor in told}
    meant = {noun: service for noun, service in meant.items() if noun in ANYWAY or service in named}
    return {
        index: stand
        for index, line in enumerate(lines if meant else ())
        if line.kind not in {LineKind.HEADING, LineKind.CODE}
        and not services.get(index)
        and (stand := tuple(_in_line(line, meant, terms.get(index, ()))))
    }


def _in_line(line: Line, meant: Mapping[str, str], terms: Sequence[Span]) -> Iterator[Named]:
    """Yield the first noun of a line that stands for each service."""
    here: set[str] = set()
    for noun in NOUN.finditer(line.text if line.text[:1] not in QUOTES else ""):
        service = meant.get(noun["noun"].lower(), "")
        start, end = line.start + noun.start(), line.start + noun.end()
        inside = any(one.start_char <= start < one.end_char or one.start_char < end <= one.end_char for one in terms)
        if service and service not in here and not inside and not OWNED.search(line.text[: noun.start()]):
            here.add(service)
            known = lexicon.load().service(service)
            yield Named(
                start=start, end=end, text=noun[0], service=service,
                vendor=known.vendor if known else "", category=known.category if known else "",
            )  # fmt: skip
