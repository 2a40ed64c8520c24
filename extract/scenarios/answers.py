"""Read an answer's stretch of a line: its alternatives, the services and features they name, what it rules out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.arrows import ARROW
from extract.scenarios.patterns import (
    ALTERNATIVE,
    ARTICLE,
    EDGES,
    EXAMPLE,
    IMPERATIVE,
    LEADING_VERB,
    LIST,
    MARKS,
    ONLY,
    REASON,
    REJECTION,
    VERDICT,
)
from graph.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.services import Named
    from extract.statements import Statement
    from extract.terms import Term

SPACES: Final = re.compile(r"\s+")
TOWARDS: Final = re.compile(r"\w\W+(?:to|via)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
MOVED: Final = re.compile(
    r"\b(?:switch|move|go|jump|change|migrate|upgrade|convert|shift|offload|hand)\b[^,.;]{0,40}\bto\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the name of what is taken instead of what there is."""

OVER: Final = re.compile(r"\s+over\s+(?:the\s+)?$", re.IGNORECASE)
ACTION: Final = re.compile(r"\b([a-z][a-z0-9-]{1,24}):[A-Z]\w+")
"""A permission as policies write it: s3:GetObject."""

BLANKS: Final = "_ "
"""What stands for an answer that is to be filled in."""

DETAIL: Final = re.compile(r"\([^()]*\)?")
TOLD: Final = re.compile(
    r"\s+(?:alone\s+)?(?:(?P<not>can(?:[’']t|not)|won[’']t|does(?:n[’']t|\s+not)|do(?:n[’']t|\s+not)|isn[’']t|is\s+not)|is|are|has|only|(?P<does>[a-z]+s)(?=\s+(?:it|them|the|an?|its)\b))\b",
    re.IGNORECASE,
)
"""What makes of a name behind the answer a remark on something else: ", Y is regional", "; Y can't do it"."""

ASIDE: Final = re.compile(r"\w\W*[,;]\s+(?:the\s+|since\s+|as\s+|because\s+)?$", re.IGNORECASE)
MAX_FEATURE_WORDS: Final = 6
MAX_TEXT: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a statement that is an answer, or ruled out."""

    start: int
    end: int


def answers(statement: Statement, start: int, end: int, rejects: Sequence[str] = ()) -> tuple[Answer, ...]:
    """Return what a stretch of a statement answers and rules out, in the order of the text.

    The first answer is sure to have a service where the statement has a subject. `rejects` are services that the
    statement rules out besides what the stretch says.
    """
    if verdict := VERDICT.match(statement.text, start, end):
        start = verdict.end()
    kept, ruled_out = _separated(statement.text, start, end, statement.services)
    accepted = [_answer(statement, part) for part in _alternatives(statement, kept)]
    accepted = [answer for answer in accepted if answer.text.strip(BLANKS)]
    if accepted and not any(answer.services for answer in accepted):
        fallback = home(statement)
        accepted = [_owned(answer, fallback) for answer in accepted]
    if not accepted:
        return ()
    rejected = [found for part in ruled_out if (found := _rejected(statement, part)).text]
    rejected += [Answer(text=name, services=(name,), rejected=True) for name in rejects]
    return (*accepted, *rejected)


def home(statement: Statement) -> str:
    """Return the service that an answer without a name of its own belongs to."""
    led = () if statement.leads else statement.above
    own = (*statement.inherited, *led, statement.subject, *(found.service for found in statement.services))
    return next((service for service in own if service), "")


def tidied(text: str) -> str:
    """Return words of a note without emoji, marks of Markdown and stray punctuation at the edges.

    >>> tidied("✅ **Stack Policy**. ⭐")
    'Stack Policy'
    """
    plain = SPACES.sub(" ", MARKS.sub("", text)).strip(EDGES)
    if plain.count("(") > plain.count(")"):
        plain = plain.replace("(", "", 1) if plain.startswith("(") else plain + ")"
    return plain if plain.count("(") >= plain.count(")") else plain.rstrip(")")


def _separated(text: str, start: int, end: int, names: Sequence[Named]) -> tuple[Part, list[Part]]:
    """The stretch up to its reasons and rejections, and what is rejected."""
    ruled_out, stop = [], end
    for pattern in (REJECTION, ONLY):
        for found in pattern.finditer(text, start, end):
            if _is_choice(found["what"]):
                ruled_out += list(_listed(text, found.start("what"), found.end("what")))
            stop = min(stop, found.start()) if found.end() >= end - 3 or found.start() > start else stop
    for named in names:
        told = TOLD.match(text, named.end) if start < named.start < stop else None
        aside = ASIDE.search(text[start : named.start]) if told else None
        if told and aside and (not told["does"] or ";" in aside[0]):
            ruled_out += [Part(start=named.start, end=named.end)] if told["not"] else []
            stop = named.start
            break
    ruled_out += (lesser := _lesser(text, start, stop, names))
    stop = min([stop, *(part.start for part in lesser)])
    if reason := REASON.search(text, start, stop):
        stop = reason.start() if reason.start() > start else stop
    return Part(start=start, end=len(OVER.sub("", text[:stop]))), ruled_out


def _lesser(text: str, start: int, stop: int, names: Sequence[Named]) -> list[Part]:
    """What a service is taken over: "choose X over Y"."""
    inside = [named for named in names if start <= named.start and named.end <= stop]
    return [
        Part(start=other.start, end=other.end)
        for named, other in pairwise(inside)
        if OVER.fullmatch(text, named.end, other.start)
    ]


def _is_choice(what: str) -> bool:
    """Whether "not ..." names an alternative, not a property ("not indexed")."""
    return not re.match(r"\s*(?:\w+(?:ed|ly|able|ible)\b\s*$|needed|required|supported|be\b|to\b)", what, re.IGNORECASE)


def _listed(text: str, start: int, end: int) -> Iterator[Part]:
    """The members of a list."""
    for found in (*LIST.finditer(text, start, end), None):
        stop = found.start() if found else end
        if stop > start:
            yield Part(start=start, end=stop)
        start = found.end() if found else end


def _alternatives(statement: Statement, part: Part) -> list[Part]:
    """The answers of a stretch: steps of a chain, or alternatives where each can stand alone."""
    text = statement.text
    pattern = ARROW if ARROW.search(text, part.start, part.end) else ALTERNATIVE
    cuts = [
        found for found in pattern.finditer(text, part.start, part.end) if _outside(text, part.start, found.start())
    ]
    starts = [part.start, *(found.end() for found in cuts)]
    ends = [*(found.start() for found in cuts), part.end]
    parts = [Part(start=a, end=b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip(EDGES)]
    return parts if all(_stands_alone(statement, each) for each in parts) else [part]


def _outside(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) == text.count(")", start, end)


def _stands_alone(statement: Statement, part: Part) -> bool:
    words = statement.text[part.start : part.end].split()
    return len(words) > 1 or bool(_services(statement, part) or IMPERATIVE.match(statement.text, part.start, part.end))


def _answer(statement: Statement, part: Part) -> Answer:
    part = _before_equation(statement, part)
    plain = LEADING_VERB.sub("", MARKS.sub("", statement.text[part.start : part.end]).lstrip(EDGES), count=1)
    text = ARTICLE.sub("", tidied(plain))[:MAX_TEXT]
    services = _services(statement, part)
    named = [(term.service, term.text) for term in statement.terms if part.start <= term.start and term.end <= part.end]
    owner = services[0] if services else home(statement)
    if owner and len(text.split()) <= MAX_FEATURE_WORDS:
        named.append((owner, text))
    return Answer(text=text, services=services, features=tuple(dict.fromkeys(named)))


def _owned(answer: Answer, service: str) -> Answer:
    """An answer without a service, of the service it belongs to."""
    return Answer(text=answer.text, services=(service,) if service else (), features=answer.features)


def _before_equation(statement: Statement, part: Part) -> Part:
    """The part up to " = ", where a service stands before it: "EventBridge = a smart SNS"."""
    cut = statement.text.find(" = ", part.start, part.end)
    if cut > 0 and any(part.start <= found.start and found.end == cut for found in statement.services):
        return Part(start=part.start, end=cut)
    return part


def _services(statement: Statement, part: Part) -> tuple[str, ...]:
    """The services of a part: named in it, else the owners of its features, else named in its brackets."""
    text = statement.text
    terms = [term for term in statement.terms if part.start <= term.start and term.end <= part.end]
    inside = [s for s in statement.services if part.start <= s.start and s.end <= part.end and not _within(s, terms)]
    details = [found.span() for found in DETAIL.finditer(text, part.start, part.end)]
    main = [s for s in inside if not any(a < s.start < b and s.text != text[a + 1 : b - 1] for a, b in details)]
    named = [found.service for found in main]
    if main and all(_towards(text[part.start : found.start]) for found in main):
        named.insert(0, home(statement))
    if not named:
        named = list(_by_action(text, part)) or _owners(statement, terms) or _in_brackets(text, part, inside)
        named = named or [term.service for term in statement.spare if part.start <= term.start < part.end][:1]
    return tuple(dict.fromkeys(name for name in named if name))


def _towards(before: str) -> bool:
    """Whether a name that follows these words is where something is sent, and not what is taken instead."""
    return TOWARDS.search(before) is not None and not MOVED.search(before)


def _within(service: Named, terms: Sequence[Term]) -> bool:
    """Whether a service's name is but a piece of a feature's: the gateway in "Egress-only Internet Gateway"."""
    longer = [term for term in terms if term.start <= service.start and service.end <= term.end]
    return any(term.start < service.start or term.service != service.service for term in longer)


def _owners(statement: Statement, terms: Sequence[Term]) -> list[str]:
    """The services that features belong to; where the subject has any of them, it alone."""
    owners = [term.service for term in terms]
    own, known = home(statement), lexicon.load()
    if own in owners or any(own == owner.name for term in terms for owner in known.owners(term.text)):
        return [own]
    return [term.service for term in terms if not term.text.islower() or not home(statement)]


def _in_brackets(text: str, part: Part, inside: Sequence[Named]) -> list[str]:
    return [] if EXAMPLE.search(text, part.start, part.end) else [found.service for found in inside]


def _by_action(text: str, part: Part) -> Iterator[str]:
    """The services whose permissions a part names: s3:GetObject."""
    for found in ACTION.finditer(text, part.start, part.end):
        if service := lexicon.load().resolve(found[1].upper()) or lexicon.load().resolve(found[1]):
            yield service.name


def _rejected(statement: Statement, part: Part) -> Answer:
    """What is ruled out: a service only where the phrase is its name, not where it says which thing of it."""
    text = ARTICLE.sub("", LEADING_VERB.sub("", tidied(statement.text[part.start : part.end])))
    services = [
        found.service
        for found in statement.services
        if part.start <= found.start and found.end <= part.end and len(text) <= found.end - found.start + 3
    ]
    named = [(term.service, term.text) for term in statement.terms if part.start <= term.start and term.end <= part.end]
    return Answer(
        text=text, services=tuple(dict.fromkeys(services)), features=tuple(dict.fromkeys(named)), rejected=True
    )
