"""Known features in the lines of a note: which line holds which, and the service that each is of there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.lexicon import Span
    from extract.services import Named
    from extract.structure import Line

ACRONYM: Final = re.compile(r"(?:.*[\s-])?[A-Z]{3,}s?")
"""A name that is, or ends with, an acronym: "NSG"."""

LAST: Final = re.compile(r"[\s-]")
"""What stands before the last word of a name."""

COMMON: Final = frozenset("API CIDR CPU DNS ETL FQDN GPU HTTP HTTPS RAM SDK SQL SSD SSH SSL TCP TLS URL".split())
"""Acronyms of what any service can have."""

KEPT: Final = 2**12
"""Names whose owners are remembered."""

IDENTIFIER: Final = re.compile(r"[a-z][A-Z].*[a-z][A-Z]|[_:]")
"""What only a name that a vendor made up holds."""

EVERYWHERE: Final = frozenset(
    {"Amazon EC2", "Amazon VPC", "AWS IAM", "AWS Organizations", "Azure Virtual Machines", "Azure Virtual Network",
     "Azure RBAC", "Azure Resource Manager", "Compute Engine", "Google Cloud IAM", "Google VPC",
     "Kubernetes"}
)  # fmt: skip
"""Services whose parts are spoken of in notes that do not name them: what everything runs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A known feature named in a line: offsets in the line's text, the form that stands there, the service it is of."""

    start: int
    end: int
    text: str
    service: str


def by_line(lines: Sequence[Line], spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Return the spans of known features by the index of the line that holds them."""
    starts = [line.start for line in lines]
    found: dict[int, list[Span]] = {}
    for span in spans:
        index = bisect_right(starts, span.start_char) - 1
        if index >= 0 and span.end_char <= lines[index].end:
            found.setdefault(index, []).append(span)
    return found


def standing(own: Sequence[Named], spans: Sequence[Span]) -> tuple[Named, ...]:
    """The services of a line without those that only end the name of another service's feature ("Origin Shield")."""
    if not own or not spans:
        return tuple(own)
    known = lexicon.load()
    return tuple(
        service
        for service in own
        if not any(
            span.end_char == service.end
            and span.start_char < service.start
            and all(owner.name != service.service for owner in known.owners(span.text))
            for span in spans
        )
    )


def owned(
    line: Line,
    own: Sequence[Named],
    spans: Sequence[Span],
    subject: Sequence[str],
    named: Collection[str],
    *,
    told: bool,
) -> tuple[Term, ...]:
    """The known features in a line, each with its service: one named before it, else the subject, else its owner.

    What has a subject of its own (`told`) has no features of services that stand neither above it nor on it.
    Parameters: `subject` is what the line is about, the likeliest first; `named` are all services that the note names.
    """
    out: list[Term] = []
    if not own and not any(subject):
        return ()
    for span in spans:
        start, end = span.start_char - line.start, span.end_char - line.start
        if any(s.start - line.start <= start and end <= s.end - line.start for s in own):
            continue
        near = (*_before(line, own, start), *subject, *(s.service for s in own))
        if owner := _stated(text := span.text, near) or (
            _alone(text, near, named) if not told or is_unmistakable(text) else ""
        ):
            out.append(Term(start=start, end=end, text=text, service=owner))
    return tuple(out)


def spare(line: Line, spans: Sequence[Span], terms: Sequence[Term], named: frozenset[str]) -> tuple[Term, ...]:
    """The known features in a line that are of no service it is about, each with the one that can be meant.

    That is the one service with such a feature among those that the note names, else among those of their vendors.
    """
    taken = {term.start for term in terms}
    out: list[Term] = []
    for span in spans:
        start, text = span.start_char - line.start, span.text
        if start not in taken and (" " in text or not text.islower()) and (owner := _meant(text, named)):
            out.append(Term(start=start, end=span.end_char - line.start, text=text, service=owner))
    return tuple(out)


@lru_cache(maxsize=KEPT)
def _meant(text: str, named: frozenset[str]) -> str:
    """The one service with a feature of this name that a note names, or whose vendor it speaks of; "" of several."""
    known = lexicon.load()
    owners = known.owners(text)
    said = [owner.name for owner in owners if owner.name in named]
    if not said:
        vendors = {found.vendor for name in named if (found := known.service(name))}
        said = [owner.name for owner in owners if owner.vendor in vendors]
    return said[0] if len(said) == 1 else ""


def _before(line: Line, own: Sequence[Named], start: int) -> tuple[str, ...]:
    """The services that the sentence names before a feature, the nearest first."""
    opens = line.text.rfind(".", 0, start)
    return tuple(s.service for s in reversed(own) if opens < s.start - line.start and s.end - line.start <= start)


@lru_cache(maxsize=KEPT)
def is_unmistakable(feature: str) -> bool:
    """Whether a name ends with an acronym that is the feature of hardly any other service."""
    return ACRONYM.fullmatch(feature) is not None and LAST.split(feature)[-1].rstrip("s") not in COMMON


def _stated(text: str, services: Sequence[str]) -> str:
    """The first of some services that has a feature of this name."""
    owners = _owners(text)
    return next((service for service in services if service in owners), "")


@lru_cache(maxsize=KEPT)
def _owners(text: str) -> frozenset[str]:
    """The services known to have a feature of this name."""
    return frozenset(owner.name for owner in lexicon.load().owners(text))


def _alone(text: str, beside: Sequence[str], named: Collection[str]) -> str:
    """The one service with a feature of this name, among those of the vendors beside it that the note speaks of."""
    known = lexicon.load()
    vendors = {found.vendor for name in beside if (found := known.service(name))}
    same = [owner.name for owner in known.owners(text) if owner.vendor in vendors]
    sure = IDENTIFIER.search(text) is not None
    spoken = [name for name in same if name in named] or [name for name in same if sure or name in EVERYWHERE]
    telling = " " in text or not text.islower()
    return spoken[0] if len(spoken) == 1 and telling else ""
