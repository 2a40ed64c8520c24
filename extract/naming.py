"""Which service each name in a note stands for: by itself, by the note's headings, by its neighbours, by the vendor."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import lexicon
from extract.addresses import addressed
from extract.name_cues import (
    AGAIN,
    ARTICLE,
    BRAND,
    CAPITALISED,
    COUNTED,
    DOES,
    GENERIC,
    GOES_ON,
    LEADING,
    LISTED,
    MANY,
    MARKED,
    ORDINARY,
    PLAIN,
    PRODUCT,
    WIKI,
)
from extract.name_echoes import echoed
from extract.structure import LineKind
from extract.vendors import SPEAKING, Speaking, called, column, family, fitting, linked, only_of, speaking

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from extract.lexicon import Lexicon, Service, Span
    from extract.structure import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of a note before its ambiguous names are: names that need no context, what the note speaks of."""

    known: Lexicon
    spans: Sequence[Span]
    lines: Sequence[Line]
    text: str
    starts: Sequence[int]
    plain: Mapping[int, Service]
    foreign: Container[int]
    speaks: set[str]
    sections: Mapping[int, set[str]]
    vendors: set[str]
    speaking: Speaking


def meant(spans: Sequence[Span], lines: Sequence[Line], text: str) -> list[Service | None]:
    """Return the service that each stretch stands for, None where it names none; in the order of `spans`.

    A plain name counts wherever it stands (one of three characters or fewer only as written), for the service of the
    vendor that its place speaks of where several have it. An ambiguous one counts where the note speaks of the service,
    where it stands in one list with a service of the same vendor, and, written as a name, where its place speaks of the
    vendor. What those leave is then read in the light of what they found. Parts of addresses are no names.
    """
    setting = _setting(lexicon.load(), spans, lines, text)
    none = [at in setting.foreign or addressed(text, span.start_char) for at, span in enumerate(spans)]
    found = [
        setting.plain.get(index) or (None if none[index] else _in_context(setting, index, span))
        for index, span in enumerate(spans)
    ]
    may_be = [not (service or none[index]) for index, service in enumerate(found)]
    return echoed(found, may_be, spans, lines, text)


def _setting(known: Lexicon, spans: Sequence[Span], lines: Sequence[Line], text: str) -> Setting:
    plain = {
        index: found
        for index, span in enumerate(spans)
        if (found := known.resolve(span.text)) and not addressed(text, span.start_char)
    }
    shared = {index for index in plain if len(known.candidates(spans[index].text)) > 1}
    names = ((spans[at].start_char, family(found.vendor)) for at, found in plain.items() if at not in shared)
    told = speaking(lines, text, names)
    starts = [line.start for line in lines]
    for index in shared:
        at = bisect_right(starts, spans[index].start_char) - 1
        plain[index] = _shared(known, spans[index], plain[index], told, at, text)
    foreign = {at for at, of in plain.items() if told.foreign(spans[at], of, known.owners(spans[at].text))}
    plain = {index: found for index, found in plain.items() if index not in foreign}
    titled = _titled(known, lines, plain.values(), told)
    return Setting(
        known=known,
        spans=spans,
        lines=lines,
        text=text,
        starts=starts,
        plain=plain,
        foreign=foreign,
        speaks={service.name for service in (*plain.values(), *titled.values())},
        sections=_sections(lines, starts, spans, plain, titled),
        vendors={*told.vendors, *(service.vendor for service in plain.values())},
        speaking=told,
    )


def _shared(known: Lexicon, span: Span, service: Service, told: Speaking, line: int, text: str) -> Service:
    """The service that a name of several stands for: that of the vendor its place speaks of, else the plain one."""
    vendor = called(text, span.start_char) or (told.at(line, span.start_char, firm=True) if line >= 0 else "")
    others = [other for other in known.candidates(span.text) if family(other.vendor) == vendor]
    return others[0] if len(others) == 1 else service


def _sections(
    lines: Sequence[Line],
    starts: Sequence[int],
    spans: Sequence[Span],
    plain: Mapping[int, Service],
    titled: Mapping[int, Service],
) -> dict[int, set[str]]:
    """The services that each heading names, by the heading's number."""
    numbers = {index: line.number for index, line in enumerate(lines) if line.kind is LineKind.HEADING}
    out: dict[int, set[str]] = {}
    for index, service in plain.items():
        at = bisect_right(starts, spans[index].start_char) - 1
        if at in numbers:
            out.setdefault(numbers[at], set()).add(service.name)
    for index, service in titled.items():
        out.setdefault(numbers[index], set()).add(service.name)
    return out


def _titled(known: Lexicon, lines: Sequence[Line], plain: Iterable[Service], told: Speaking) -> dict[int, Service]:
    """The one service that a whole heading can name, by the heading's index.

    Among several it is the one of the vendor that its place speaks of, else that the note speaks of most; a heading
    that is as well a feature of another vendor's service names none where no vendor is spoken of.
    """
    spoken = Counter(service.vendor for service in plain).most_common(1)
    out: dict[int, Service] = {}
    for index, line in enumerate(lines):
        heading = line.text.strip()
        if line.kind is not LineKind.HEADING or not heading[:1].isupper() or heading.lower() in GENERIC:
            continue
        vendor = told.at(index, line.start)
        candidates = fitting(known.candidates(heading), vendor)
        if len(candidates) > 1:
            candidates = tuple(c for c in candidates if spoken and c.vendor == spoken[0][0])
        elif not vendor and any(owner.vendor != c.vendor for c in candidates for owner in known.owners(heading)):
            continue
        if len(candidates) == 1:
            out[index] = candidates[0]
    return out


def _in_context(setting: Setting, index: int, span: Span) -> Service | None:
    """The service that an ambiguous name stands for here, if any."""
    candidates = setting.known.candidates(span.text)
    at = bisect_right(setting.starts, span.start_char) - 1
    if at >= 0 and (plain := _as_plain(setting, at, span, candidates)):
        return plain
    if not candidates or at < 0 or COUNTED.search(setting.text, max(0, span.start_char - 4), span.start_char):
        return None
    if _feature_here(setting, setting.lines[at], span, candidates):
        return None
    if sure := _led(setting, span, candidates) or _written_small(setting, at, span, candidates):
        return sure
    if not span.text[:1].isupper() or not (candidates := fitting(candidates, _ruling(setting, at, span))):
        return None
    line = setting.lines[at]
    opens = line.kind is not LineKind.HEADING and _opens(line, span)
    return (
        _spoken_of(setting, line, opens, candidates)
        or _beside(setting, index, candidates)
        or _proper(setting, span, candidates)
        or _of_vendor(setting, at, span, candidates, opens=opens or _starts(line, span))
        or _brand(setting, at, span, candidates, opens=opens or _starts(line, span))
    )


def _as_plain(setting: Setting, at: int, span: Span, candidates: Sequence[Service]) -> Service | None:
    """The service of the vendor that this place speaks of, where its notes use this word for nothing else."""
    if span.text not in PLAIN or MANY.search(setting.text, max(0, span.start_char - 4), span.start_char):
        return None
    vendor = setting.speaking.at(at, span.start_char)
    return next((one for one in candidates if vendor in PLAIN[span.text] and vendor == family(one.vendor)), None)


def _led(setting: Setting, span: Span, candidates: Sequence[Service]) -> Service | None:
    """The service of the vendor right before this name, or to whose pages a link leads that ends with it."""
    if not (span.text[:1].isupper() or " " in span.text):
        return None
    vendors = (called(setting.text, span.start_char), linked(setting.text, span.end_char))
    return next(filter(None, (only_of(candidates, vendor) for vendor in vendors)), None)


def _feature_here(setting: Setting, line: Line, span: Span, candidates: Iterable[Service]) -> bool:
    """Whether the service that the headings speak of has a feature of this name, which is no service's in full."""
    here = set().union(*(setting.sections.get(number, set()) for number in line.headings))
    mine = any(service.name in here or service.name == span.text for service in candidates)
    return not mine and any(owner.name in here for owner in setting.known.owners(span.text))


def _ruling(setting: Setting, at: int, span: Span) -> str:
    """The vendor that rules out the services of others here: in a table, which sets them side by side, the column's."""
    if setting.lines[at].cells:
        return column(setting.lines[at], span.start_char)
    whole = PRODUCT.fullmatch(span.text) is None
    return setting.speaking.at(at, span.start_char, firm=True, near=not whole)


def _opens(line: Line, span: Span) -> bool:
    return LEADING.fullmatch(line.text, 0, max(0, span.start_char - line.start)) is not None


def _starts(line: Line, span: Span) -> bool:
    """Whether a name begins a cell, or what stands behind a colon or a full stop, where any word has a capital."""
    if AGAIN.search(line.text, 0, max(0, span.start_char - line.start)):
        return True
    return any(0 <= span.start_char - cell.start <= MARKED for cell in line.cells)


def _spoken_of(setting: Setting, line: Line, opens: bool, candidates: Iterable[Service]) -> Service | None:
    """The one that the note speaks of; of a name that opens a line, as any word may, the one its headings speak of."""
    speaks = setting.speaks
    if opens:
        speaks = set().union(*(setting.sections.get(number, set()) for number in (line.number, *line.headings)))
    spoken = [service for service in candidates if service.name in speaks]
    return spoken[0] if len(spoken) == 1 else None


def _beside(setting: Setting, index: int, candidates: Iterable[Service]) -> Service | None:
    """The one of the vendor of a name that stands in one list with this one."""
    spans = setting.spans
    for first, second, beside in ((index - 1, index, index - 1), (index, index + 1, index + 1)):
        if beside in setting.plain:
            same = [service for service in candidates if service.vendor == setting.plain[beside].vendor]
            between = setting.text[spans[first].end_char : spans[second].start_char]
            if len(same) == 1 and LISTED.fullmatch(between):
                return same[0]
    return None


def _proper(setting: Setting, span: Span, candidates: Iterable[Service]) -> Service | None:
    """The service that a name of several capitalised words stands for in a note that speaks of its vendor."""
    if not PRODUCT.fullmatch(span.text):
        return None
    owners = [service for service in candidates if service.vendor in setting.vendors]
    return owners[0] if len(owners) == 1 else None


def _of_vendor(setting: Setting, at: int, span: Span, candidates: Iterable[Service], *, opens: bool) -> Service | None:
    """The service of the vendor that this place speaks of, where the name is written as one."""
    mine = only_of(candidates, setting.speaking.at(at, span.start_char, near=opens and " " not in span.text))
    return mine if mine and _as_a_name(setting, at, span, opens=opens) else None


def _as_a_name(setting: Setting, at: int, span: Span, *, opens: bool) -> bool:
    """Whether a capitalised word stands as the name of a service does, not as a title, a thing or part of a name."""
    line, text = setting.lines[at], setting.text
    alone = any(text[cell.start : cell.end].strip() == span.text for cell in line.cells)
    ordinary = span.text.lower() in ORDINARY and not span.text.isupper()
    if (alone and not ordinary) or _linked(text, span):
        return True
    single = " " not in span.text
    if line.kind is LineKind.HEADING or span.text.lower() in ORDINARY or not (single or PRODUCT.fullmatch(span.text)):
        return False
    onward = single and GOES_ON.match(text, span.end_char, line.end)
    if opens:
        acronym = span.text.isupper() and len(span.text) >= lexicon.CASED_LENGTH
        told = acronym or not single or DOES.match(text, span.end_char, line.end)
        return bool(told) and not onward
    before = text[line.start : span.start_char]
    joined = onward or (single and CAPITALISED.search(before))
    return not joined and ARTICLE.search(before) is None


def _brand(setting: Setting, at: int, span: Span, candidates: Sequence[Service], *, opens: bool) -> Service | None:
    """The one product whose own name this is, written as no ordinary word is: capitalised inside a sentence."""
    one = candidates[0]
    if len(candidates) > 1 or one.vendor in SPEAKING or not BRAND.fullmatch(span.text) or one.name.islower():
        return None
    return one if _as_a_name(setting, at, span, opens=opens) else None


def _written_small(setting: Setting, at: int, span: Span, candidates: Iterable[Service]) -> Service | None:
    """The service of the vendor that this place speaks of, where the lexicon has this name in small letters."""
    form = span.text.lower()
    small = [service for service in candidates if form in service.ambiguous and form != service.name]
    if not small or setting.lines[at].kind is LineKind.CODE or setting.text.endswith("#", 0, span.start_char):
        return None
    return only_of(small, setting.speaking.at(at, span.start_char))


def _linked(text: str, span: Span) -> bool:
    """Whether a name is the target of a wikilink."""
    if text[max(0, span.start_char - 1) : span.start_char] not in {"[", "/"}:
        return False
    return WIKI.search(text, max(0, span.start_char - 40), span.start_char) is not None
