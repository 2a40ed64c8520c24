"""Known features in the lines of a note: which line holds which, and the service that each is of there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.lexicon import Span
    from extract.services import Named
    from extract.structure import Line


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


def owned(line: Line, own: Sequence[Named], spans: Sequence[Span], subject: Sequence[str]) -> tuple[Term, ...]:
    """The known features in a line, each with its service: the subject, else one the line names, else its owner."""
    out: list[Term] = []
    if not own and not any(subject):
        return ()
    for span in spans:
        start, end = span.start_char - line.start, span.end_char - line.start
        if any(s.start - line.start <= start and end <= s.end - line.start for s in own):
            continue
        if owner := _owner(span.text, subject, [s.service for s in own]):
            out.append(Term(start=start, end=end, text=span.text, service=owner))
    return tuple(out)


def _owner(text: str, subject: Sequence[str], beside: Sequence[str]) -> str:
    known = lexicon.load()
    owners = known.owners(text)
    for candidate in (*subject, *beside):
        if any(owner.name == candidate for owner in owners):
            return candidate
    vendors = {found.vendor for name in (*subject, *beside) if (found := known.service(name))}
    same = [owner.name for owner in owners if owner.vendor in vendors]
    telling = " " in text or not text.islower()
    return same[0] if len(same) == 1 and telling else ""
