"""Which services a note names, and which of them each line is about: by name, by alias, by context, by heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.structure import Line, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Span

    from extract.lexicon import Lexicon, Service

JOINED: Final = re.compile(r"\s*(?:[/,&+]|,?\s*(?:and|or)\b)\s*$")
"""What stands between two members of one list."""

LISTED: Final = re.compile(r"\s*(?:[/,&+]|,?\s*(?:and|or)\b)\s*")

SUBJECT_END: Final = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:$|[:=→⇒–—]|->|=>|-\s)")
"""What follows a name that is the whole label of a line: the children of such a line are about that service."""

LEADING: Final = re.compile(r"^[^\w]*(?:the|an?|each|every|all|amazon|aws)?\s*", re.IGNORECASE)

FACETS: Final = frozenset({"identity", "security", "monitoring", "audit"})
"""What a service can be for whose name over some bullets only says which side of the heading's service they show."""

VENDORS: Final = (
    ("Google Cloud", re.compile(r"\b(?:Google Cloud|GCP|gcloud)\b")),
    ("Azure", re.compile(r"\bAzure\b")),
    ("AWS", re.compile(r"\b(?:AWS|Amazon)\b")),
)
"""How notes name the vendors themselves."""

PRODUCT: Final = re.compile(r"[A-Z][\w]*(?:[ /][A-Z][\w]*)+")
"""Several capitalised words, as a product is written: "Pub/Sub", "Cloud Storage"."""

GENERIC: Final = frozenset(
    """overview introduction intro summary notes note tips tricks security networking network storage database databases
    compute monitoring logging logs pricing cost costs limits limit quotas use cases features concepts basics general
    architecture deployment deployments configuration config setup installation examples example faq questions answers
    exam glossary references resources links misc other others performance scaling availability reliability identity
    management messaging integration analytics serverless containers best practices troubleshooting key points
    terminology types components comparison conclusion prerequisites requirements permissions access data events
    alarms metrics invocations concurrency versus needs scenarios table contents todo today""".split()
)
"""Words that head a section without naming anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A service named in a line: offsets in the note, the form that stands there, the service, official name first."""

    start: int
    end: int
    text: str
    service: str
    vendor: str = ""
    category: str = ""
    discovered: bool = False


def named(spans: Sequence[Span], lines: Sequence[Line], text: str) -> tuple[Named, ...]:
    """Return the services that a note names, in the order of the text.

    `spans` are the stretches that can be a name, `lines` the note's lines and `text` its text. A plain name counts
    wherever it stands (one of three characters or fewer only as written); an ambiguous one counts where it is
    capitalised and the note speaks of the service: its full name or heading stands in the note, or it stands in one
    list with a service of the same vendor.
    """
    known = lexicon.load()
    plain = {index: found for index, span in enumerate(spans) if (found := _plain(known, span))}
    speaks = {service.name for service in plain.values()} | {
        found.name for heading in _heading_texts(lines) if (found := _only(known, heading, plain.values()))
    }
    sections = _sections(known, lines, spans, plain)
    vendors = _vendors(plain, text)
    out = []
    for index, span in enumerate(spans):
        service = plain.get(index)
        if service is None:
            service = _in_context(known, span, index, spans, plain, _spoken(lines, span, speaks, sections), text)
            service = service or _proper(known, span, vendors)
        if service:
            out.append(
                Named(
                    start=span.start_char, end=span.end_char, text=span.text,
                    service=service.name, vendor=service.vendor, category=service.category,
                )
            )  # fmt: skip
    return tuple(out)


def _vendors(plain: Mapping[int, Service], text: str) -> set[str]:
    """The vendors that a note speaks of: by their own names, and by names of services that only one vendor has."""
    return {vendor for vendor, name in VENDORS if name.search(text)} | {service.vendor for service in plain.values()}


def _proper(known: Lexicon, span: Span, vendors: set[str]) -> Service | None:
    """The service that a name of several capitalised words stands for in a note that speaks of its vendor."""
    if not PRODUCT.fullmatch(span.text):
        return None
    owners = [service for service in known.candidates(span.text) if service.vendor in vendors]
    return owners[0] if len(owners) == 1 else None


def _sections(
    known: Lexicon, lines: Sequence[Line], spans: Sequence[Span], plain: Mapping[int, Service]
) -> dict[int, set[str]]:
    """The services that each heading names, by the heading's number."""
    numbers = {index: line.number for index, line in enumerate(lines) if line.kind is LineKind.HEADING}
    starts = [line.start for line in lines]
    out: dict[int, set[str]] = {}
    for index, service in plain.items():
        at = bisect_right(starts, spans[index].start_char) - 1
        if at in numbers:
            out.setdefault(numbers[at], set()).add(service.name)
    for index, number in numbers.items():
        if found := _only(known, lines[index].text.strip(), plain.values()):
            out.setdefault(number, set()).add(found.name)
    return out


def _spoken(lines: Sequence[Line], span: Span, speaks: set[str], sections: Mapping[int, set[str]]) -> set[str]:
    """The services that a name can stand for here: opening a line, as any word may, the section's."""
    at = bisect_right(lines, span.start_char, key=lambda line: line.start) - 1
    line = lines[at]
    if line.kind is LineKind.HEADING or not LEADING.fullmatch(line.text, 0, max(0, span.start_char - line.start)):
        return speaks
    return set().union(*(sections.get(number, set()) for number in (line.number, *line.headings)))


def _plain(known: Lexicon, span: Span) -> Service | None:
    return known.resolve(span.text)


def _only(known: Lexicon, heading: str, plain: Iterable[Service]) -> Service | None:
    """The one service that a whole heading can name; among several, the one of the vendor that the note speaks of."""
    candidates = known.candidates(heading) if heading[:1].isupper() else ()
    if len(candidates) > 1:
        vendors = Counter(service.vendor for service in plain)
        candidates = tuple(c for c in candidates if vendors and c.vendor == vendors.most_common(1)[0][0])
    if heading.lower() in GENERIC:
        return None
    return candidates[0] if len(candidates) == 1 else None


def _in_context(
    known: Lexicon,
    span: Span,
    index: int,
    spans: Sequence[Span],
    plain: Mapping[int, Service],
    speaks: set[str],
    text: str,
) -> Service | None:
    """The service that an ambiguous name stands for here, if any."""
    if not span.text[:1].isupper():
        return None
    candidates = known.candidates(span.text)
    spoken = [service for service in candidates if service.name in speaks]
    if len(spoken) == 1:
        return spoken[0]
    for beside, left in ((index - 1, True), (index + 1, False)):
        if beside in plain:
            first, second = (spans[beside], span) if left else (span, spans[beside])
            same = [service for service in candidates if service.vendor == plain[beside].vendor]
            if len(same) == 1 and LISTED.fullmatch(text[first.end_char : second.start_char]):
                return same[0]
    return None


def _heading_texts(lines: Sequence[Line]) -> list[str]:
    return [line.text.strip() for line in lines if line.kind is LineKind.HEADING]


def by_line(lines: Sequence[Line], spans: Iterable[Named]) -> dict[int, tuple[Named, ...]]:
    """Return the services of each line by the line's index in `lines`."""
    starts = [line.start for line in lines]
    found: dict[int, list[Named]] = {}
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and span.end <= lines[index].end:
            found.setdefault(index, []).append(span)
    return {index: tuple(members) for index, members in found.items()}


def leading(line: Line, services: Sequence[Named]) -> Named | None:
    """Return the service that a line opens with, if it opens with one.

    The line "Lambda@Edge functions must be deployed in us-east-1" is about Lambda@Edge, whatever its heading says.
    """
    if not services:
        return None
    first = services[0]
    lead = LEADING.match(line.text)
    return first if lead and first.start - line.start <= lead.end() else None


def subjects(lines: Sequence[Line], services: Mapping[int, tuple[Named, ...]]) -> dict[int, tuple[str, ...]]:
    """Return, by line number, the services that a heading or parent line makes the subject of what stands under it."""
    out: dict[int, tuple[str, ...]] = {}
    for index, line in enumerate(lines):
        members = services.get(index, ())
        if line.kind is LineKind.HEADING and members:
            out[line.number] = tuple(dict.fromkeys(member.service for member in members))
        elif members and (first := leading(line, members)):
            facet = first.category in FACETS and any(number in out for number in line.headings)
            if not facet and SUBJECT_END.match(line.text, first.end - line.start):
                out[line.number] = (first.service,)
    return out


def inherited(
    line: Line,
    by_number: Mapping[int, Line],
    subject_of: Mapping[int, tuple[str, ...]],
    guessed: Mapping[int, tuple[str, ...]],
) -> tuple[str, ...]:
    """Return the services a line is about by its place: nearest parent that is a subject, else nearest heading.

    What a heading is guessed to be about holds for the lines right under it, not for those of the headings below.
    """
    for number in (*parents(line, by_number), *reversed(line.headings)):
        if number in subject_of:
            return subject_of[number]
        if number in guessed and number == line.headings[-1]:
            return guessed[number]
    return ()


def chain(line: Line, by_number: Mapping[int, Line], subject_of: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the main service of every parent and heading that has one, nearest first."""
    above = (*parents(line, by_number), *reversed(line.headings))
    return tuple(dict.fromkeys(subject_of[number][0] for number in above if number in subject_of))


def parents(line: Line, by_number: Mapping[int, Line]) -> Iterator[int]:
    """Yield the numbers of the lines that a line hangs under, nearest first."""
    seen = line.parent
    while seen:
        yield seen
        above = by_number.get(seen)
        seen = above.parent if above and above.parent < seen else 0
