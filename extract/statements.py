"""A line as the recognisers see it: its words, its services and features, and what its place says it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.discovery import discovered
from extract.guessing import voted
from extract.language import pipeline, spans
from extract.questions import Asked, questions
from extract.services import Named, by_line, chain, inherited, leading, named, parents, subjects
from extract.structure import Line, LineKind, parse
from extract.structure.cards import SIDES
from graph.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.lexicon import Span
    from extract.notes import Note

LABEL: Final = re.compile(
    r"^[^\w`\"“*$!(]*"  # emoji and marks
    r"(?P<label>[^\n:=→⇒≠]{2,70}?)"
    r"\s*(?P<sign>:(?=\s|$)|→|->|=>|⇒|=|\s[-–—]\s)"
)
"""The opening of "Destinations: ...", "Hot partition = ...", "Log Group → ...", "Run Command - ..."."""

OPENING: Final = 30
"""Characters of a line in which the service stands that the next one goes on about."""

RECENT: Final = 6
"""Services to which a line can refer back."""

MARKED: Final = " *_`[]"
"""What may stand around a name in the header of a table."""

MARKS: Final = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A known feature named in a line: offsets in the line's text, the form that stands there, the service it is of."""

    start: int
    end: int
    text: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a recogniser reads: one line of a note, with offsets of `services` and `terms` in its own `text`.

    `subject` is the service the line is about: the one it opens with, else the inherited one. `inherited` are the
    services that its parents and headings make its subject (the nearest that names any); `chain` is the main service
    of each of them, nearest first; `recent` are the services named in the lines right before, the last line's first.
    `label` is the text before the line's first colon, sign or arrow; `topics` are the
    labels of the lines and headings above it, nearest first; `above` are the services named in its parent lines.
    `columns` are the services that head the cells of a table row ("" for other headers).
    `asked` is the question above that it answers, `asked_of` the services named there (offsets in the note); an answer
    is about what its question is about.
    """

    source: str
    line: Line
    column: int
    text: str
    subject: str
    inherited: tuple[str, ...]
    chain: tuple[str, ...]
    leads: bool
    label: str
    topics: tuple[str, ...]
    above: tuple[str, ...]
    recent: tuple[str, ...]
    columns: tuple[str, ...]
    services: tuple[Named, ...]
    terms: tuple[Term, ...]
    asked: Asked | None = None
    asked_of: tuple[Named, ...] = ()

    def evidence(self, rule: str, confidence: float = 0.8, at: int = 0) -> Evidence:
        """Return this line as the evidence of a fact that `rule` read.

        Parameters: `at` is where the fact stands; of a line that is wrapped in the note, the evidence is on that piece.
        """
        opens = self.text.rfind("\n", 0, at) + 1
        wrap = self.text.find("\n", at)
        piece = self.text[opens : len(self.text) if wrap < 0 else wrap]
        start = len(piece) - len(piece.lstrip()) if opens else self.column
        return Evidence(
            source=self.source, line=self.line.number + self.text.count("\n", 0, opens),
            start=start, end=len(piece) if opens else start + len(piece),
            text=self.text.replace("\n", " "), rule=rule, confidence=confidence,
        )  # fmt: skip

    def category(self, service: str) -> str:
        """Return what a service is for, by the lexicon ("" where it does not know)."""
        found = lexicon.load().service(service)
        return found.category if found else ""


def statements(note: Note) -> tuple[Statement, ...]:
    """Return the lines of a note as statements, in order."""
    lines = parse(note)
    doc = pipeline()(note.text)
    known = named(spans(doc, note.text, "names"), lines, note.text)
    found = sorted((*known, *discovered(lines, note.text, known)), key=lambda name: name.start)
    services = by_line(lines, found)
    terms = _terms_by_line(lines, spans(doc, note.text, "terms"))
    by_number = {line.number: line for line in reversed(lines)}
    subject_of = subjects(lines, services)
    guessed = voted(lines, terms, subject_of, services)
    named_at = {lines[index].number: tuple(s.service for s in members) for index, members in services.items()}
    asked = questions(lines, note.text)
    heads = {name.text: name.service for name in found}
    places: dict[tuple[int, tuple[int, ...]], _Place] = {}
    out: list[Statement] = []
    for index, line in enumerate(lines):
        own = _standing(services.get(index, ()), terms.get(index, ()))
        first = leading(line, own)
        place = places.get((line.parent, line.headings)) or _place(line, by_number, named_at, subject_of, guessed)
        places[line.parent, line.headings] = place
        of = place.inherited
        if question := asked.get(index):
            of = _asked_of(question, services, of)
        subject = first.service if first else (of[0] if of else "")
        telling = bool(own or of)
        recent = _recent(line, out[-1]) if out else ()
        out.append(
            Statement(
                source=note.name,
                line=line,
                column=line.start - (note.text.rfind("\n", 0, line.start) + 1),
                text=line.text,
                subject=subject,
                inherited=of,
                chain=place.chain,
                leads=first is not None,
                label=label(line.text) if telling else "",
                topics=place.topics if telling else (),
                above=place.above if telling else (),
                recent=recent,
                columns=tuple(heads.get(cell.column.strip(MARKED), "") for cell in line.cells),
                services=tuple(replace(s, start=s.start - line.start, end=s.end - line.start) for s in own),
                terms=_owned(line, own, terms.get(index, ()), (subject, *of) if telling else recent),
                asked=question,
                asked_of=_in_question(question, services),
            )
        )
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a place in a note says of each line there (see `Statement`): under one parent, under the same headings."""

    inherited: tuple[str, ...]
    chain: tuple[str, ...]
    topics: tuple[str, ...]
    above: tuple[str, ...]


def _place(
    line: Line,
    by_number: Mapping[int, Line],
    named_at: Mapping[int, tuple[str, ...]],
    subject_of: Mapping[int, tuple[str, ...]],
    guessed: Mapping[int, tuple[str, ...]],
) -> _Place:
    above = tuple(parents(line, by_number))
    over = (*above, *reversed(line.headings))
    last = {number: guessed[number] for number in line.headings[-1:] if number in guessed}
    mains = {number: subject_of[number] for number in over if number in subject_of} | last
    return _Place(
        inherited=inherited(line, by_number, subject_of, guessed),
        chain=chain(line, by_number, mains),
        topics=tuple(label(by_number[number].text) or by_number[number].text for number in over),
        above=tuple(dict.fromkeys(service for number in above for service in named_at.get(number, ()))),
    )


def _recent(line: Line, last: Statement) -> tuple[str, ...]:
    """The services to which a line can refer: of the lines of its paragraph, or of the last line of the one before."""
    if last.line.headings != line.headings or last.line.kind is LineKind.HEADING:
        return ()
    named_last = tuple(service.service for service in last.services)
    if line.number - last.line.number - last.text.count("\n") > 1:
        return tuple(dict.fromkeys(named_last))[:RECENT]
    if not named_last:
        return last.recent
    topic = named_last[:1] if last.services[0].start < OPENING else last.recent[:1]
    return tuple(dict.fromkeys((*topic, *named_last, *last.recent)))[:RECENT]


def _asked_of(
    question: Asked, services: Mapping[int, Sequence[Named]], of: tuple[str, ...]
) -> tuple[str, ...]:
    """What an answer is about: what its place says, where its question names that or nothing; else what that names."""
    if of and not question.labelled:
        return of
    named_there = [named.service for named in _in_question(question, services)]
    return of if not named_there or set(of) & set(named_there) else (named_there[0],)


def _in_question(question: Asked | None, services: Mapping[int, Sequence[Named]]) -> tuple[Named, ...]:
    """The services that the lines of a question name."""
    lines = range(question.first, question.stop) if question else ()
    return tuple(named for index in lines for named in services.get(index, ()))


def label(text: str) -> str:
    """Return the label that a line opens with, "" where it has none.

    >>> label("Destinations: success or failure"), label("✅ Log Group → e.g., /aws/lambda/f"), label("It just works")
    ('Destinations', 'Log Group', '')
    """
    found = LABEL.match(text)
    said = MARKS.sub("", found["label"]).strip() if found else ""
    return "" if said.lower() in SIDES else said


def _terms_by_line(lines: Sequence[Line], spans: Sequence[Span]) -> dict[int, list[Span]]:
    starts = [line.start for line in lines]
    found: dict[int, list[Span]] = {}
    for span in spans:
        index = bisect_right(starts, span.start_char) - 1
        if index >= 0 and span.end_char <= lines[index].end:
            found.setdefault(index, []).append(span)
    return found


def _standing(own: Sequence[Named], spans: Sequence[Span]) -> tuple[Named, ...]:
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


def _owned(line: Line, own: Sequence[Named], spans: Sequence[Span], subject: Sequence[str]) -> tuple[Term, ...]:
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
