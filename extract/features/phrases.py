"""Features that are told by their place: labels, openings, after a service's name, pieces of answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from extract.arrows import DRAWN
from extract.features.found import Found, compares, found, goes_on, inside, quoted
from extract.features.lists import PRAISING, WORDS
from extract.features.looks import TAKEN, holds
from extract.features.nouns import is_ended, is_name, is_resource, is_running, may_end_resource, phrase
from extract.features.patterns import ALONE, CUT, DOES, NOUNS, ORDERS, OWNED, PARTS, PIECES, USES, VERBS, WORD
from extract.looks import KEPT
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

SUMMED: Final = ("service", "services", "solution", "platform", "tool")
"""The last words of a line that says what a service is: "Managed search service"."""

SHOUTED: Final = 6
"""Letters from which a word in capitals is shouted rather than an abbreviation ("STATEFUL")."""


PAIR: Final = 2
"""Cells of a row that names a thing and describes it; in longer rows the second may be what of the first."""

ORDERED: Final = re.compile(
    r"[*`_]*\s(?:a|all|an|and|any|how|its|that|the|their|them|this|to|whether|which|you|your|if|when)\b"
)
"""What stands after a word that opens a line as a verb: "Checks that it is up", "Store and forward"."""

AFTER: Final = re.compile(r"[*_`]*\s(?:of|with)\b")
"""What follows the opening of a line that says how much, or which, of something else: "Millions of", "Copies with"."""

CLOSED: Final = re.compile(r"(?:\]\]|\*\*|`) (\w+)")
"""A word after a service's name that is marked."""

FRAME: Final = "*_`[] "

LEADS: Final = re.compile(rf"[\s*_`\])]*(?:\([^()]*\)[\s*_`]*)?{DRAWN}")
"""What follows a label that leads to something."""

ROLES: Final = NOUNS - DOES - {"integration", "integrations"}
"""Plain nouns that are a part's name where a bullet says what it is ("Stage: where it runs")."""

SIDES: Final = frozenset({"consumers", "producers", "publishers", "subscribers"})
"""Who is at the ends of a service that carries messages: a part of it where a line is about them."""

VERDICTS: Final = frozenset({"yes", "no", "none", "n/a"})
"""Cells that answer whether there is such a thing, and name none."""

NAMED: Final = re.compile(r"[A-Z]|\w-\w")
"""What a stretch must hold to be a name."""

MARKS: Final = re.compile(r"[A-Z-](?:(?<=[A-Z])|(?<=\w-)(?=\w))")
"""Where that stands in a line."""

TOLD: Final = re.compile(r"[A-Z$!._\x80-\U0010ffff-]")
"""What it must hold after its first letter, which may be large for opening a sentence."""


def labels(statement: Statement) -> Iterator[Found]:
    """Yield what the line opens with before a colon or sign, where that is a short noun phrase.

    Before an arrow stands what one needs or has, and what follows from it.
    """
    name = statement.label.partition("(")[0].strip()
    if not name or name[0] in "“\"'" or statement.line.kind in (LineKind.HEADING, LineKind.CODE):
        return
    start = statement.text.find(name)
    if start < 0 or not (name[0].isupper() or is_name(name)) or LEADS.match(statement.text, start + len(name)):
        return
    span = phrase(statement.text, start, start + len(name), verbs=False)
    if span == (start, start + len(name)) and not orders(name):
        part = statement.line.kind is LineKind.BULLET and name.lower().rsplit(None, 1)[-1] in ROLES
        yield from found(statement, *span, "label", generic=part)


def cells(statement: Statement) -> Iterator[Found]:
    """Yield what a row of a table is about: the words of its first cell, of the second where that is a service.

    The rows of a table that sets services side by side are about what they are compared by.
    """
    cells = statement.line.cells
    if compares(statement) or _answers(statement):
        return
    for place, cell in enumerate(cells[: 2 if len(cells) > PAIR else 1]):
        start, end = _within(statement.text, cell.start - statement.line.start, cell.end - statement.line.start)
        if any(service.start <= start and end <= service.end for service in statement.services):
            continue
        if statement.text[start:end].lower() in VERDICTS:
            return
        if phrase(statement.text, start, end, verbs=False) == (start, end) and not orders(statement.text[start:end]):
            yield from found(statement, start, end, "cell", generic=place > 0)
        return


def _answers(statement: Statement) -> bool:
    """Whether a row only says which service does something: "| Queue | SQS |", each later cell but a service's name."""
    text, at = statement.text, statement.line.start
    spans = [_within(text, cell.start - at, cell.end - at) for cell in statement.line.cells[1:]]
    named = {(service.start, service.end) for service in statement.services}
    return bool(spans) and all(span in named for span in spans)


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks around it."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(FRAME)), end - len(inner) + len(inner.rstrip(FRAME))


def openings(statement: Statement) -> Iterator[Found]:
    """Yield what a line is about without any sign: "Manual approvals are per stage", "Cluster"."""
    text = statement.text
    first = WORD.match(text)
    if statement.line.kind is LineKind.HEADING or not first or _ends(first[0]):
        return
    small = not first[0].strip("*`_")[:1].isupper()
    end = next((word.start() for word in WORD.finditer(text) if _ends(word[0])), len(text))
    bracket = text.find("(")
    stretch = text[: min(end, bracket) if bracket > 0 else end].rstrip(" .*`_")
    if small and not (is_resource(stretch) and stretch.rsplit(None, 1)[-1] in OWNED):
        return
    told = _names_part(stretch) or "-" in stretch or _is_item(statement, stretch)
    if not told or stretch.lower().endswith(SUMMED) or AFTER.match(text, len(stretch)):
        return
    if " " not in stretch and ORDERED.match(text, len(stretch)):
        return
    span = phrase(text, 0, len(stretch), verbs=False)
    if span and span[1] == len(stretch) and not orders(stretch.strip("*`_ ")):
        yield from found(statement, *span, "opening")


def _is_item(statement: Statement, stretch: str) -> bool:
    """Whether a bullet is nothing but a name of two or three words, or one in the plural, and no praise."""
    if statement.line.kind is not LineKind.BULLET or len(stretch) < len(statement.text.rstrip(" .*`_")):
        return False
    words = stretch.lower().split()
    named = len(words) > 1 or (words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is")))
    return named and len(words) <= WORDS and words[0] not in PRAISING


def _names_part(stretch: str) -> bool:
    """Whether words end with what resources and parts are called; a deed ("Batch exporting") is none."""
    last = stretch.lower().rpartition(" ")[2]
    return last in NOUNS or (" " not in stretch and last in ALONE | SIDES)


@lru_cache(maxsize=KEPT)
def _ends(word: str) -> bool:
    return word.lower().strip(":.") in CUT or is_ended(word)


def orders(name: str) -> bool:
    """Whether a phrase opens with a verb: "Prevent accidental update", "Using layers", "Evaluated"."""
    first = name.split(None, 1)[0].lower()
    acts = first.endswith("s") and (first[:-1] in VERBS or first in DOES) and " " in name and name.split()[1].islower()
    ended = is_ended(first) and not (first.endswith("ed") and name.lower().rsplit(None, 1)[-1] in OWNED)
    return acts or first in ORDERS or is_running(first) or ended


def owned(statement: Statement) -> Iterator[Found]:
    """Yield a service's name with the resource after it: "ALB listeners", "SNS notifications"."""
    for service in statement.services if statement.line.kind is not LineKind.HEADING else ():
        text, end = statement.text, service.end
        if text[end : end + 1] == " ":
            span = phrase(text, service.start, len(text), verbs=False)
            if span and span[0] == service.start and span[1] > end:
                yield from found(statement, *span, "service and noun")
        elif (closed := CLOSED.match(text, end)) and closed[1].lower() in PARTS and not goes_on(text, *closed.span(1)):
            start, end = closed.span(1)
            yield Found(start=start, end=end, name=closed[1], service=service.service, rule="service and noun")


def pieces(statement: Statement) -> Iterator[Found]:
    """Yield the short names that an answer or a description is made of."""
    if statement.line.kind in (LineKind.HEADING, LineKind.CODE):
        return
    text = statement.text
    quotes = quoted(text)
    taken = holds(text) & TAKEN
    names = [found.start() for found in MARKS.finditer(text)]
    last = len(text) if taken else max(names, default=-1)
    at = 0
    for cut in chain(PIECES.finditer(text), (None,)):
        start, end, at = at, cut.start() if cut else len(text), cut.end() if cut else len(text)
        if start > last:
            return
        answer = taken > 0 and USES.match(text, start, end) is not None
        if not (answer or _may_name(text, start, end, names)) or inside(start, quotes):
            continue
        span = phrase(text, start, end)
        if span and _is_piece(text[start:end], text[slice(*span)], answer):
            yield from found(statement, *span, "answer" if answer else "name")


def _may_name(text: str, start: int, end: int, marks: list[int]) -> bool:
    """Whether a stretch can hold a name, by what is cheap to see: where `marks` of names stand, and its words."""
    at = bisect_left(marks, start)
    if at == len(marks) or marks[at] >= end or not TOLD.search(text, start + 1, end):
        return False
    words = text[start:end].split()
    return "-" in words[0] if len(words) == 1 else any(map(may_end_resource, words))


def _is_piece(stretch: str, name: str, answer: bool) -> bool:
    """Whether a phrase out of a stretch reads as a name rather than as ordinary words."""
    if (name.isupper() and name.isalpha() and len(name) >= SHOUTED) or name.lower().endswith(SUMMED):
        return False
    if answer and is_resource(name):
        return True
    hyphened = "-" in name and " " not in name and name == stretch.strip()
    if not (hyphened or answer) and name == name.lower():
        return False
    if not hyphened and not answer and (" " not in name or not is_resource(name)):
        return False
    return is_name(name) and (
        name[1:] != name[1:].lower() or name[0] != stretch.lstrip(" *_`[(~")[:1] or answer or hyphened
    )
