"""A line as the recognisers see it: its words, its services and features, and what its place says it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract import arrows, lexicon
from extract.acronyms import acronyms
from extract.choices import choices, holding
from extract.discovery import discovered
from extract.guessing import filled, voted
from extract.language import pipeline, spans
from extract.misspelt import misspelt
from extract.questions import Asked, questions
from extract.services import COLON, Named, by_line, chain, inherited, leading, led, named, parents, subjects
from extract.standins import in_order, standins
from extract.structure import Line, LineKind, parse
from extract.structure.cards import SIDES
from extract.terms import by_line as terms_by_line
from extract.terms import owned, spare, standing
from extract.topics import dominant
from extract.wholes import parts_meant
from graph.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from extract.choices import Choice
    from extract.lexicon import Span
    from extract.notes import Note
    from extract.terms import Term

LABEL: Final = re.compile(
    r"^[^\w`\"“*$!(]*"  # emoji and marks
    rf"(?P<label>[^\n:=≠{arrows.SIGNS}]{{2,70}}?)"
    rf"\s*(?P<sign>:(?=[*_]{{0,3}}(?:\s|$))|{arrows.DRAWN}|=|\s[-–—]\s)"
)
"""The opening of "Destinations: ...", "Hot partition = ...", "Log Group → ...", "Run Command - ..."."""

LABELLING: Final = (":", "=", " -", "\t-", "\n-", "–", "—", *arrows.MARKS)
"""One of these stands in every text with a label; most lines of prose hold none."""

OPENING: Final = 30
"""Characters of a line in which the service stands that the next one goes on about."""

RECENT: Final = 6
"""Services to which a line can refer back."""

MARKED: Final = " *_`[]"
"""What may stand around a name in the header of a table."""

MARKS: Final = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a recogniser reads: one line of a note, with offsets of `services` and `terms` in its own `text`.

    `subject` is the service the line is about: the one it opens with, else the inherited one. `inherited` are the
    services that its parents and headings make its subject (the nearest that names any); `chain` is the main service
    of each of them, nearest first; `recent` are the services named in the lines right before, the last line's first.
    `label` is the text before the line's first colon, sign or arrow; `topics` are the
    labels of the lines and headings above it, nearest first; `above` are the services named in its parent lines.
    `spare` are known features of services that it is not about; `columns` are the services that head the cells of a
    table row; `lead` is the line that it hangs under, `lead_of` are the services named there (offsets in that line).
    `asked` is the question above that it answers, `asked_of` the services named there (offsets in the note); an answer
    is about what its question is about. `heads` is whether other lines hang under it. `guessed` is whether what it is
    about is told by no line above, but guessed from features, or from what the note names most.
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
    spare: tuple[Term, ...] = ()
    lead: str = ""
    lead_of: tuple[Named, ...] = ()
    asked: Asked | None = None
    asked_of: tuple[Named, ...] = ()
    choice: Choice | None = None
    heads: bool = False
    guessed: bool = False

    def evidence(self, rule: str, confidence: float = 0.8, at: int = 0) -> Evidence:
        """Return this line as the evidence of a fact that `rule` read.

        Parameters: `at` is where the fact stands; of a line that is wrapped in the note, the evidence is on that piece.
        """
        text = self.text
        if "\n" not in text:
            return Evidence(
                source=self.source, line=self.line.number, start=self.column, end=self.column + len(text),
                text=text, rule=rule, confidence=confidence,
            )  # fmt: skip
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
    lines, doc = parse(note), pipeline()(note.text)
    services = by_line(lines, found := _names(lines, note.text, doc))
    terms = terms_by_line(lines, spans(doc, note.text, "terms"))
    by_number, leading_to = _numbered(lines)
    places = _places(lines, by_number, services, terms)
    offered, place_of = choices(note.text, found), {at: place.inherited for at, place in places.items()}
    stand, asked = standins(lines, services, terms, place_of), questions(lines, note.text, offered)
    heads, over_others = {name.text: name.service for name in found}, {line.parent for line in lines}
    all_named, lists, out = frozenset(heads.values()), dict[int, tuple[Named, ...]](), list[Statement]()
    for index, (line, over) in enumerate(zip(lines, _leads(lines), strict=True)):
        place = places[line.parent, line.headings]
        question, known = asked.get(index), terms.get(index, ())
        of = _asked_of(question, services, place.inherited) if question else place.inherited
        own = parts_meant(standing(services[index], known), of, line.text) if index in services else ()
        first, own = leading(line, own), in_order(own, stand[index]) if index in stand else own
        subject, recent = first.service if first else (of[0] if of else ""), _recent(line, out[-1]) if out else ()
        columns = tuple(heads.get(cell.column.strip(MARKED), "") for cell in line.cells) if line.cells else ()
        about = (*((subject, *of) if own or of else recent), *filter(None, columns)) if known else ()
        shown = tuple(replace(s, start=s.start - line.start, end=s.end - line.start) for s in own) if own else ()
        lists.update({line.number: shown} if leading_to[line.number] is line else ())
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
                label=label(line.text) if own or of else "",
                topics=place.topics,
                above=place.above if own or of else (),
                recent=recent,
                columns=columns,
                services=shown,
                terms=(mine := owned(line, own, known, about, all_named, told=bool(subject)) if known else ()),
                spare=spare(line, known, mine, all_named) if len(known) > len(mine) else (),
                lead=leading_to[over].text if over else "",
                lead_of=lists.get(over, ()),
                asked=question,
                asked_of=_in_question(question, services) if question else (),
                choice=holding(offered, line.start, line.end) if offered else None,
                heads=line.number in over_others,
                guessed=place.guessed,
            )
        )
    return tuple(out)


def _numbered(lines: Sequence[Line]) -> tuple[dict[int, Line], dict[int, Line]]:
    """The first statement of each line by its number; the one that leads to a list, where one ends in a colon."""
    first = {line.number: line for line in reversed(lines)}
    return first, first | {line.number: line for line in lines if line.text.rstrip(COLON).endswith(":")}


def _names(lines: Sequence[Line], text: str, doc: Doc) -> list[Named]:
    """The services that a note names, known and discovered, in order."""
    known = named(spans(doc, text, "names"), lines, text)
    told = (*known, *acronyms(text, known), *misspelt(text, known))
    return sorted((*told, *discovered(lines, text, told)), key=lambda name: name.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a place in a note says of each line there (see `Statement`): under one parent, under the same headings."""

    inherited: tuple[str, ...]
    chain: tuple[str, ...]
    topics: tuple[str, ...]
    above: tuple[str, ...]
    guessed: bool = False


def _places(
    lines: Sequence[Line],
    by_number: Mapping[int, Line],
    services: Mapping[int, tuple[Named, ...]],
    terms: Mapping[int, Sequence[Span]],
) -> dict[tuple[int, tuple[int, ...]], _Place]:
    """What each place of a note says of the lines there, by parent and headings."""
    subject_of = subjects(lines, services)
    guessed = voted(lines, terms, subject_of, services)
    named_at = {lines[index].number: tuple(s.service for s in members) for index, members in services.items()}
    firsts = {(line.parent, line.headings): line for line in reversed(lines)}
    places = {at: _place(line, by_number, named_at, subject_of, guessed) for at, line in firsts.items()}
    whole = dominant(lines, services) or filled(terms, services)
    return {at: p if p.inherited else replace(p, inherited=whole, guessed=True) for at, p in places.items()}


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
    told = any(number in subject_of for number in over)
    return _Place(
        guessed=not told and any(number in guessed for number in line.headings[-1:]),
        inherited=inherited(line, by_number, subject_of, guessed) or led(above, by_number, named_at),
        chain=chain(line, by_number, mains),
        topics=tuple(label(by_number[number].text) or by_number[number].text for number in over),
        above=tuple(dict.fromkeys(service for number in above for service in named_at.get(number, ()))),
    )


def _leads(lines: Sequence[Line]) -> list[int]:
    """The number of the line that leads to each line (0: none).

    That is its parent; of the bullets of a list without one, the line of prose right above it, else the heading.
    """
    out: list[int] = []
    above = 0
    for last, line in pairwise((None, *lines)):
        opens = last is None or last.kind is not LineKind.BULLET
        if line and line.kind is LineKind.BULLET and not line.parent and opens:
            apart = line.number - last.number - last.text.count("\n") if last else 0
            beside = apart == 1 or (apart == 2 and last is not None and last.text[-1:].isalnum())  # noqa: PLR2004 - a blank
            prose = last is not None and last.kind is LineKind.PROSE
            above = last.number if last and prose and beside else line.headings[-1] if line.headings else 0
        if line:
            out.append(line.parent or (above if line.kind is LineKind.BULLET else 0))
    return out


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


def _asked_of(question: Asked | None, services: Mapping[int, Sequence[Named]], of: tuple[str, ...]) -> tuple[str, ...]:
    """What an answer is about: what its place says, where its question names that or nothing; else what that names."""
    if question is None or (of and not question.labelled):
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
    found = LABEL.match(text) if any(map(text.__contains__, LABELLING)) else None
    said = MARKS.sub("", found["label"]).strip() if found else ""
    return "" if said.lower() in SIDES else said
