"""Which service each name in a note stands for: by itself, by the note's headings, by its neighbours, by the vendor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.structure import LineKind
from extract.vendors import SPEAKING, Speaking, family, speaking, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Span

    from extract.lexicon import Lexicon, Service
    from extract.structure import Line

LISTED: Final = re.compile(r"\s*(?:[/,&+]|,?\s*(?:and|or)\b)\s*")
"""What stands between two members of one list."""

LEADING: Final = re.compile(r"^[^\w]*(?:the|an?|each|every|all|amazon|aws)?\s*", re.IGNORECASE)

PRODUCT: Final = re.compile(r"[A-Z][\w]*(?:[ /][A-Z][\w]*)+")
"""Several capitalised words, as a product is written: "Pub/Sub", "Cloud Storage"."""

GENERIC: Final = frozenset(
    """overview introduction intro summary notes note tips tricks security networking network storage database databases
    compute monitoring logging logs pricing cost costs limits limit quotas use cases features concepts basics general
    architecture deployment deployments configuration config setup installation examples example faq questions answers
    exam glossary references resources links misc other others performance scaling availability reliability identity
    management messaging integration analytics serverless containers best practices troubleshooting key points
    terminology types components comparison conclusion prerequisites requirements permissions access data events
    alarms metrics invocations concurrency versus needs scenarios table contents todo today monitor backup
    support""".split()
)
"""Words that head a section without naming anything."""

ORDINARY: Final = frozenset(
    """vm vms nat vpn cli iot batch event events location billing pricing support organization organizations workspace
    workspaces schemas pipe pipes forecast transfer connect storage backup budgets scheduler artifact marketplace
    translate workflows signin sign-in cup mpa az kind""".split()
)
"""Words that notes write with a capital though they mean no service: the vendor alone does not make them a name."""

DOES: Final = re.compile(
    r"\s*(?:→|->|=>|⇒|≠|!=|vs\b|$)|\s+(?:(?:only|also|never|always|just|then|itself|automatically) )*"
    r"(?:is|are|has|have|can|cannot|can't|could|does|doesn't|do|don't|must|needs?|will|won't|may|should|"
    r"acts?|adds?|allows?|applies|authenticates?|blocks?|builds?|calls?|checks?|collects?|connects?|copies|costs?|"
    r"creates?|delivers?|deploys?|detects?|encrypts?|enforces?|exports?|feeds?|finds?|forwards?|gets?|gives?|groups?|"
    r"handles?|holds?|injects?|invokes?|issues?|keeps?|lets?|lists?|manages?|masks?|moves?|notifies|offers?|pages?|"
    r"polls?|posts?|protects?|provides?|publishes|pulls?|pushes|reads?|receives?|records?|replaces?|requires?|rotates?|"
    r"routes?|runs?|saves?|scales?|scans?|schedules?|sees?|sends?|serves?|shows?|starts?|stores?|supports?|"
    r"takes?|tells?|tracks?|triggers?|uses?|watches|works?|writes?)\b"
)
"""What follows a name that opens a line, and hardly an ordinary word: an arrow, or what the name does."""

ARTICLE: Final = re.compile(
    r"(?:\b(?:an?|the|this|that|each|every|any|no|one|own|my|our|your|its|their)|\d)\s+$", re.IGNORECASE
)
"""What stands before a thing, not before the service of that name."""

CAPITALISED: Final = re.compile(r"(?<=[\w)] )[A-Z][\w-]*\s$")
"""A capitalised word inside a line, right before a name: both are one longer name."""

GOES_ON: Final = re.compile(r"\s[A-Z][a-z]+")

BRAND: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")

WIKI: Final = re.compile(r"\[\[(?:[^\]|\n]*/)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of a note before its ambiguous names are: names that need no context, what the note speaks of."""

    known: Lexicon
    spans: Sequence[Span]
    lines: Sequence[Line]
    text: str
    starts: Sequence[int]
    plain: Mapping[int, Service]
    speaks: set[str]
    sections: Mapping[int, set[str]]
    vendors: set[str]
    speaking: Speaking


def meant(spans: Sequence[Span], lines: Sequence[Line], text: str) -> list[Service | None]:
    """Return the service that each stretch stands for, None where it names none; in the order of `spans`.

    A plain name counts wherever it stands (one of three characters or fewer only as written), for the service of the
    vendor that its place speaks of where several have one of that name. An ambiguous one counts where the note speaks
    of the service, where it stands in one list with a service of the same vendor, and, written as a name, where its
    place speaks of the vendor.
    """
    setting = _setting(lexicon.load(), spans, lines, text)
    return [setting.plain.get(index) or _in_context(setting, index, span) for index, span in enumerate(spans)]


def _setting(known: Lexicon, spans: Sequence[Span], lines: Sequence[Line], text: str) -> Setting:
    plain = {index: found for index, span in enumerate(spans) if (found := known.resolve(span.text))}
    shared = {index for index in plain if len(known.candidates(spans[index].text)) > 1}
    told = speaking(
        lines,
        text,
        ((spans[at].start_char, family(found.vendor)) for at, found in plain.items() if at not in shared),
    )
    starts = [line.start for line in lines]
    for index in shared:
        line = bisect_right(starts, spans[index].start_char) - 1
        plain[index] = _shared(known, spans[index], plain[index], told, line)
    headings = [line.text.strip() for line in lines if line.kind is LineKind.HEADING]
    titled = {found.name for heading in headings if (found := _only(known, heading, plain.values()))}
    return Setting(
        known=known,
        spans=spans,
        lines=lines,
        text=text,
        starts=starts,
        plain=plain,
        speaks={service.name for service in plain.values()} | titled,
        sections=_sections(known, lines, starts, spans, plain),
        vendors={vendor for _, vendor in words(text)} | {service.vendor for service in plain.values()},
        speaking=told,
    )


def _shared(known: Lexicon, span: Span, service: Service, told: Speaking, line: int) -> Service:
    """The service that a name of several stands for: that of the vendor its place speaks of, else the plain one."""
    vendor = told.at(line, span.start_char, firm=True) if line >= 0 else ""
    others = [other for other in known.candidates(span.text) if family(other.vendor) == vendor]
    return others[0] if len(others) == 1 else service


def _sections(
    known: Lexicon, lines: Sequence[Line], starts: Sequence[int], spans: Sequence[Span], plain: Mapping[int, Service]
) -> dict[int, set[str]]:
    """The services that each heading names, by the heading's number."""
    numbers = {index: line.number for index, line in enumerate(lines) if line.kind is LineKind.HEADING}
    out: dict[int, set[str]] = {}
    for index, service in plain.items():
        at = bisect_right(starts, spans[index].start_char) - 1
        if at in numbers:
            out.setdefault(numbers[at], set()).add(service.name)
    for index, number in numbers.items():
        if found := _only(known, lines[index].text.strip(), plain.values()):
            out.setdefault(number, set()).add(found.name)
    return out


def _only(known: Lexicon, heading: str, plain: Iterable[Service]) -> Service | None:
    """The one service that a whole heading can name; among several, the one of the vendor that the note speaks of."""
    candidates = known.candidates(heading) if heading[:1].isupper() else ()
    if len(candidates) > 1:
        vendors = Counter(service.vendor for service in plain)
        candidates = tuple(c for c in candidates if vendors and c.vendor == vendors.most_common(1)[0][0])
    if heading.lower() in GENERIC:
        return None
    return candidates[0] if len(candidates) == 1 else None


def _in_context(setting: Setting, index: int, span: Span) -> Service | None:
    """The service that an ambiguous name stands for here, if any."""
    candidates = setting.known.candidates(span.text)
    at = bisect_right(setting.starts, span.start_char) - 1
    if not candidates or at < 0:
        return None
    if not span.text[:1].isupper():
        return _written_small(setting, at, span, candidates)
    line = setting.lines[at]
    opens = line.kind is not LineKind.HEADING and _opens(line, span)
    here = setting.speaking.at(at, span.start_char, near=True)
    candidates = tuple(service for service in candidates if family(service.vendor) == here) or candidates
    return (
        _spoken_of(setting, line, opens, candidates)
        or _beside(setting, index, candidates)
        or _proper(setting, span, candidates)
        or _of_vendor(setting, at, span, candidates, opens=opens)
        or _brand(setting, at, span, candidates, opens=opens)
    )


def _opens(line: Line, span: Span) -> bool:
    return LEADING.fullmatch(line.text, 0, max(0, span.start_char - line.start)) is not None


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


def _of_vendor(
    setting: Setting, at: int, span: Span, candidates: Iterable[Service], *, opens: bool
) -> Service | None:
    """The service of the vendor that this place speaks of, where the name is written as one."""
    vendor = setting.speaking.at(at, span.start_char, near=opens)
    mine = [service for service in candidates if vendor and family(service.vendor) == vendor]
    return mine[0] if len(mine) == 1 and _as_a_name(setting, at, span, opens=opens) else None


def _as_a_name(setting: Setting, at: int, span: Span, *, opens: bool) -> bool:
    """Whether a capitalised word stands as the name of a service does, not as a title, a thing or part of a name."""
    line, text = setting.lines[at], setting.text
    alone = any(text[cell.start : cell.end].strip() == span.text for cell in line.cells)
    if alone or _linked(text, span):
        return True
    single = " " not in span.text
    if line.kind is LineKind.HEADING or span.text.lower() in ORDINARY or not (single or PRODUCT.fullmatch(span.text)):
        return False
    if opens:
        return DOES.match(text, span.end_char, line.end) is not None or not single
    before = text[line.start : span.start_char]
    joined = single and (CAPITALISED.search(before) or GOES_ON.match(text, span.end_char, line.end))
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
    if not small or setting.lines[at].kind is LineKind.CODE:
        return None
    vendor = setting.speaking.at(at, span.start_char)
    mine = [service for service in small if family(service.vendor) == vendor]
    return mine[0] if len(mine) == 1 else None


def _linked(text: str, span: Span) -> bool:
    """Whether a name is the target of a wikilink."""
    if text[max(0, span.start_char - 1) : span.start_char] not in {"[", "/"}:
        return False
    return WIKI.search(text, max(0, span.start_char - 40), span.start_char) is not None
