"""Which services a note names, and which of them each line is about: by name, by alias, by context, by heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.arrows import DRAWN
from extract.guessing import titled
from extract.name_cues import LEADING
from extract.naming import meant
from extract.structure import Line, LineKind
from extract.topics import echoed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.lexicon import Span

SUBJECT_END: Final = re.compile(
    rf"(?:\]\([^()\s]*\)|[\]*_`])*\s*(?:\([^()]*\)[*_`]*\s*)?(?:$|[:=–—]|{DRAWN}|-\s)"
)
"""What follows a name that is the whole label of a line: the children of such a line are about that service."""

JOINING: Final = re.compile(
    r"\w\W+(?:with|using|via|through|in|into|on|to|from|for|by|and|vs\.?)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
"""What stands in a heading before a name that something of another service is told with."""

CONSOLES: Final = ("portal", "console")
"""How the services end in which people look after all the others of a vendor."""

CLICKED_IN: Final = re.compile(r"\b(?:in|from|on|inside|using) the $", re.IGNORECASE)
"""What stands before one of them that is only the place where something is done."""

FACETS: Final = frozenset({"identity", "security", "monitoring", "audit"})
"""What a service can be for whose name over some bullets only says which side of the heading's service they show."""

COLON: Final = " *_"
"""What may stand behind the colon of a line."""


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

    `spans` are the stretches that can be a name, `lines` the note's lines and `text` its text; `extract.naming` says
    which service a stretch stands for.
    """
    return tuple(
        Named(
            start=span.start_char, end=span.end_char, text=span.text,
            service=service.name, vendor=service.vendor, category=service.category,
        )
        for span, service in zip(spans, meant(spans, lines, text), strict=True)
        if service and not _a_place(span, text)
    )  # fmt: skip


def _a_place(span: Span, text: str) -> bool:
    """Whether a name is but where people click: "in the Azure portal, open the account"."""
    console = span.text.lower().endswith(CONSOLES)
    return console and CLICKED_IN.search(text, max(0, span.start_char - 12), span.start_char) is not None


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
    """Return, by line number, the services that a heading or parent line makes the subject of what stands under it.

    A heading that repeats the service of the one above it ("IAM for S3" under "S3") is about that one first.
    """
    out: dict[int, tuple[str, ...]] = {}
    features = titled(lines, services)
    features.update(echoed(lines, services))
    for index, line in enumerate(lines):
        members = services.get(index, ())
        if line.kind is LineKind.HEADING and members:
            over = out.get(line.headings[-1], ()) if line.headings else ()
            again = any(member.service in over[:1] for member in members)
            beside = over[:1] if again else over if over and _joined(line, members[0]) else ()
            out[line.number] = tuple(dict.fromkeys((*beside, *(member.service for member in members))))
        elif members and (first := leading(line, members)):
            facet = first.category in FACETS and any(number in out for number in line.headings)
            if not facet and SUBJECT_END.match(line.text, first.end - line.start):
                out[line.number] = (first.service,)
    for line in lines:
        if line.number in features and not any(number in out for number in line.headings):
            out[line.number] = features[line.number]
    return {**_opened(lines, services, out), **out}


def _opened(
    lines: Sequence[Line], services: Mapping[int, tuple[Named, ...]], told: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """What lines are about that open with a service and have others under them, where nothing above says so."""
    over = {line.parent for line in lines}
    out: dict[int, tuple[str, ...]] = {}
    for index, line in enumerate(lines):
        if line.number not in over or line.kind is LineKind.HEADING or any(number in told for number in line.headings):
            continue
        if first := leading(line, services.get(index, ())):
            out[line.number] = (first.service,)
    return out


def _joined(line: Line, first: Named) -> bool:
    """Whether a heading joins what it names to what the one above it is about: "Encryption *with* KMS" under S3."""
    return JOINING.search(line.text[: first.start - line.start]) is not None


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


def led(
    above: Sequence[int], by_number: Mapping[int, Line], named_at: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the one service that the nearest line above names that leads to a list: "Take SQS when:"."""
    named = (set(named_at.get(number, ())) for number in above if by_number[number].text.rstrip(COLON).endswith(":"))
    found = next(filter(None, named), set())
    return tuple(found) if len(found) == 1 else ()


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
