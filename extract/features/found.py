"""A stretch of a line that reads as a feature, and the questions every reader asks of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.features.nouns import is_generic, is_resource
from extract.features.patterns import ADJECTIVES, DOES, ENDS, FILE, PARTS, QUOTED, REGION, TARGET, VAGUE
from extract.terms import is_unmistakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.statements import Statement

BELONGS: Final = re.compile(r"[*`_\])]*\s(?:of|in)\s(?:an?\s|the\s)?[*`_\[(]*")
OBJECT: Final = re.compile(r"\s(?!is\b|are\b|and\b|or\b|can\b|must\b|have\b|->|→|=|-\s|\|)\w")
"""What goes on after a verb rather than after a noun."""

LACKING: Final = re.compile(r"\W*(?:no|not|none|without)\b", re.IGNORECASE)

OPENED: Final = re.compile(r"[*`_]*\s\([*`_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of the text that reads as the name of a feature, and whose it is."""

    start: int
    end: int
    name: str
    service: str
    rule: str


def found(statement: Statement, start: int, end: int, rule: str, *, generic: bool = False) -> Iterator[Found]:
    """Yield a phrase as a feature: of the service it opens with, else of the one known for it, else of the subject.

    Nothing is yielded for a service, for vague words (`generic`: but where their place makes them a name), for a gloss
    ("OAI (Origin Access Identity)") and for a phrase that a service stands at the end of.
    """
    name = statement.text[start:end].replace("*", "")
    if (
        not (generic or is_telling(name))
        or is_service(name)
        or FILE.search(name)
        or REGION.match(name)
        or is_gloss(statement.text, start, end)
    ):
        return
    owner = known_owner(statement, name)
    for service in statement.services:
        if start <= service.start < end:
            rest = statement.text[service.end : end].strip(" *_`")
            if (
                not rest
                or service.start > start
                or in_service(statement, service.end, end)
                or statement.text[service.end] != " "
                or goes_on(statement.text, service.end + 1, end)
            ):
                return
            owner = service.service
            if page := of_page(statement, owner, rest):
                owner = page
            elif " " in rest and not is_generic(rest) and (rest != rest.lower() or is_resource(rest)):
                start, name = end - len(rest), rest
            elif rest.lower() not in PARTS:
                return
            break
    yield Found(start=start, end=end, name=name, service=owner, rule=rule)


def of_page(statement: Statement, named: str, noun: str) -> str:
    """The page's service, where the noun after another one's name says what it works with: "a Pub/Sub trigger"."""
    page = statement.inherited[0] if statement.inherited else ""
    return page if page != named and noun.lower() in ENDS else ""


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands after a service is rather its verb: "EventBridge retries for a day", or counts something."""
    word = text[start:end]
    return any(map(str.isdigit, word.split())) or (word.lower() in DOES and OBJECT.match(text, end) is not None)


def owner_beside(statement: Statement, start: int, end: int) -> str:
    """The service that the words beside a name say it is of: "backups of Aurora", "WAF (rate rules)"."""
    for service in statement.services:
        if service.start > end and BELONGS.fullmatch(statement.text, end, service.start):
            return service.service
        if service.end < start and OPENED.fullmatch(statement.text, service.end, start):
            return service.service
    return ""


def known_owner(statement: Statement, name: str) -> str:
    """The service a name belongs to: the subject, unless it is one of a single other that stands there or above."""
    known = lexicon.load()
    owners = known.owners(name) or known.owners(name.removesuffix("s"))
    subject = known.service(statement.subject)
    if not owners or not subject or subject in owners or name == name.lower():
        return statement.subject
    named = {*(service.service for service in statement.services), *statement.inherited, *statement.chain}
    same = [owner.name for owner in owners if owner.vendor == subject.vendor]
    return same[0] if len(same) == 1 and (same[0] in named or is_unmistakable(name)) else statement.subject


def is_telling(name: str) -> bool:
    """Whether a name says anything."""
    return not (is_generic(name) or name.lower() in VAGUE or describes(name))


def describes(word: str) -> bool:
    """Whether one hyphened word only says what something is like.

    >>> describes("Cost-effective"), describes("at-least-once"), describes("real-time index")
    (True, False, False)
    """
    return "-" in word and " " not in word and word.lower().rpartition("-")[2] in ADJECTIVES


def is_service(name: str) -> bool:
    """Whether a name can name a service."""
    return bool(lexicon.load().candidates(name))


def is_gloss(text: str, start: int, end: int) -> bool:
    """Whether a stretch only spells out, or abbreviates, what stands before its bracket.

    >>> is_gloss("OAI (Origin Access Identity)", 5, 27), is_gloss("Hooks (Canary)", 7, 13)
    (True, False)
    """
    if not (text[:start].endswith("(") and text[end : end + 1] == ")"):
        return False
    before, inner = text[:start].rstrip("( "), text[start:end]
    return _abbreviates(before.split()[-1:], inner.split()) or _abbreviates(
        [inner], before.split()[-len(inner.rstrip("s")) :]
    )


def _abbreviates(short: list[str], words: list[str]) -> bool:
    letters = "".join(short).rstrip("s")
    initials = "".join(word[0] for word in words).upper()
    return (
        len(letters) > 1
        and letters.isupper()
        and (letters == initials or (letters[: len(initials)] == initials and len(words) > 1))
    )


def in_service(statement: Statement, start: int, end: int) -> bool:
    """Whether a stretch overlaps with the name of a service."""
    return any(service.start < end and start < service.end for service in statement.services)


def inside(start: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the stretches."""
    return any(low <= start < high for low, high in spans)


def quoted(text: str) -> list[tuple[int, int]]:
    """The needs and sayings in quotation marks."""
    return [match.span() for match in QUOTED.finditer(text)] if '"' in text or "“" in text else []


def targets(text: str) -> list[tuple[int, int]]:
    """Where links lead, and pictures."""
    return [match.span() for match in TARGET.finditer(text)] if "](" in text or "://" in text or "![[" in text else []


def compares(statement: Statement) -> bool:
    """Whether a line is a row of a table that sets services side by side, one a column."""
    return sum(map(bool, statement.columns)) > 1


def of_columns(statement: Statement, members: Iterable[Found]) -> Iterator[Found]:
    """What was read in a row of a table that compares services, each of the service that its column is headed by.

    The first cell says what they are compared by, and one that opens with "no" what a service has not.
    """
    cells = [(cell.start - statement.line.start, service)
             for cell, service in zip(statement.line.cells, statement.columns, strict=True)]  # fmt: skip
    for member in members:
        start, service = next(((at, of) for at, of in reversed(cells) if at <= member.start), (0, ""))
        if service and not LACKING.match(statement.text, start):
            yield replace(member, service=service)
