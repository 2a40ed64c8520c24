"""Read scenarios out of a statement: quoted cues, needs before a sign, conditions, questions, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.scenarios import marks
from extract.scenarios.answers import answers, home, tidied
from extract.scenarios.asked import asked, asked_above, branch, two_sided
from extract.scenarios.bracketed import bracketed
from extract.scenarios.chosen import chosen, inline
from extract.scenarios.conditions import avoided, conditional, needless, under_condition, under_issue
from extract.scenarios.found import Found
from extract.scenarios.patterns import (
    AFTERWARDS,
    AVOID,
    CHOSEN,
    FOR_THAT,
    INSIDE,
    INSTEAD,
    LEADING_GOAL,
    NOT_FOR,
    ONE_QUOTED,
    PAIRED,
    PURPOSE,
    QUOTE_MARK,
    QUOTED,
    UNABLE,
    WAY,
)
from extract.scenarios.picked import picked
from extract.scenarios.remedies import mended, remedied
from extract.scenarios.rows import rows
from extract.scenarios.several import several
from extract.scenarios.signs import decides, names_only, signed
from extract.scenarios.taken import preferred, suited, taken, tipped, use_case
from extract.scenarios.wanted import wanting, wants
from extract.structure import LineKind
from graph.model import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

MAX_LINE: Final = 1200
MIN_CUE_WORDS: Final = 3
CONDITIONS: Final = frozenset({"if needed", "if, advice", "advice if"})
"""Rules that read one sentence of a line; others beside it can state needs too."""


Reader = Callable[["Statement"], Found | None]

UNSAID: Final = re.compile(
    r"(?:(?:you|we|i|one|it|there|the|following|need|needs|want|wants|have|has|must|require|requires|is|are|to|a|an)\b\W*)+",
    re.IGNORECASE,
)
"""A need that the lines below say: "Use X when you need to:"."""


def scenarios(statement: Statement) -> Iterator[Scenario]:
    """Yield the scenario that a statement states, if it states one.

    A row of a table can state several. Each has at least one answer; what the notes rule out comes last. Every
    accepted answer of a statement with a subject leads to some service, but that nothing more is needed.
    """
    if statement.line.kind is LineKind.HEADING or len(statement.text) > MAX_LINE:
        return
    if statement.line.kind is LineKind.CODE and not decides(statement):
        return
    for found in rows(statement) if statement.line.cells else _every(statement):
        need = tidied(QUOTE_MARK.sub("", LEADING_GOAL.sub("", tidied(found.need))))
        given = found.answers or answers(statement, found.start, found.end, found.rejects)
        if need and given and not UNSAID.fullmatch(need):
            evidence = statement.evidence(found.rule, found.confidence, found.start)
            yield Scenario(need=need, answers=given, evidence=evidence)


def _every(statement: Statement) -> Iterator[Found]:
    """Yield what the first reader finds that finds anything, and the conditions in the sentences beside a condition."""
    if statement.choice:
        yield from picked(statement, statement.choice)
    elif first := _first(statement):
        yield from several(statement.text, first)
        if first.rule in CONDITIONS:
            yield from (each for each in wants(statement) if each.start >= first.end or each.end <= first.start)


def _first(statement: Statement) -> Found | None:
    """What the first reader finds that finds a need with an answer."""
    for read in DRAWN if statement.line.kind is LineKind.CODE else _able(marks.of(statement)):
        found = read(statement)
        if found and tidied(found.need) and (found.answers or answers(statement, found.start, found.end)):
            return found
    return None


@lru_cache(maxsize=2**12)
def _able(found: int) -> tuple[Reader, ...]:
    """The readers that need no other marks than those found, in order."""
    return tuple(dict.fromkeys(read for read, needed in READERS if needed & found == needed))


def _quoted(statement: Statement) -> Found | None:
    """A quoted cue, or several, and the sign before the answer."""
    text = statement.text
    if not (found := QUOTED.match(text)) or found.end() >= len(text):
        return None
    cues = found["cues"]
    longest = max(len(cue.split()) for cue in ONE_QUOTED.findall(cues))
    if longest < MIN_CUE_WORDS and not ARROW.fullmatch(found["sign"]):
        return None
    need = ONE_QUOTED.sub(lambda cue: str(cue[1]), cues) + found["tail"]
    return Found(need=need, start=found.end(), end=len(text), rule="quoted cue", confidence=0.92)


def _within_quotes(statement: Statement) -> Found | None:
    """A quotation that holds need and answer, an arrow between them."""
    if found := INSIDE.match(statement.text):
        start, end = found.span("rest")
        return Found(need=found["need"], start=start, end=end, rule="quoted cue", confidence=0.85)
    return None


def _afterwards(statement: Statement) -> Found | None:
    """Advice with the need behind it."""
    if found := AFTERWARDS.search(statement.text):
        start, end = found.span("answer")
        return Found(need=found["need"], start=start, end=end, rule="advice if", confidence=0.75)
    return None


def _chosen(statement: Statement) -> Found | None:
    """A name with its need behind it."""
    text = statement.text
    if (found := CHOSEN.match(text)) and names_only(statement, *found.span("answer")):
        start, end = found.span("answer")
        other = tuple(s.service for s in statement.services if found.start("other") <= s.start < found.end("other"))
        return Found(need=found["need"], start=start, end=end, rule="name if", confidence=0.75, rejects=other)
    return None


def _for_that(statement: Statement) -> Found | None:
    """A goal in the middle of a sentence, and what is taken for it."""
    return _advised(statement, FOR_THAT.search(statement.text))


def _way(statement: Statement) -> Found | None:
    """The way to do something."""
    return _advised(statement, WAY.match(statement.text))


def _advised(statement: Statement, found: re.Match[str] | None) -> Found | None:
    """A goal and what is advised for it, where that names something."""
    if not found or not _names(statement, found):
        return None
    start, end = found.span("answer")
    if instead := INSTEAD.search(statement.text, start, end):
        end = instead.start()
    return Found(need=found["need"], start=start, end=end, rule="for that", confidence=0.7)


def _names(statement: Statement, found: re.Match[str]) -> bool:
    """Whether an answer names a service or a feature."""
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    return any(found.start("answer") <= start < found.end("answer") for start in starts)


def _not_for(statement: Statement) -> Found | None:
    """What the subject is not for or cannot do, and what is used instead."""
    if found := NOT_FOR.match(statement.text):
        return _ruled_out(statement, found, None)
    if statement.leads and (found := UNABLE.match(statement.text)):
        return _ruled_out(statement, found, PURPOSE.search(found["answer"]))
    if found := AVOID.match(statement.text):
        return _ruled_out(statement, found, None)
    return None


def _ruled_out(statement: Statement, found: re.Match[str], purpose: re.Match[str] | None) -> Found:
    start, end = found.span("answer")
    end = start + purpose.start() if purpose else end
    if instead := INSTEAD.search(statement.text, start, end):
        end = instead.start()
    against = [s.service for s in statement.services if found.start("subject") <= s.start < found.end("subject")]
    subject = against[0] if against else home(statement)
    named = {s.service for s in statement.services if start <= s.start and s.end <= end}
    rejects = (subject,) if subject and named and subject not in named else ()
    need = purpose["need"] if purpose else found["need"]
    return Found(need=need, start=start, end=end, rule="not for", confidence=0.8, rejects=rejects)


def _paired(statement: Statement) -> Found | None:
    """A labelled need and its labelled answer."""
    if found := PAIRED.match(statement.text):
        end = len(statement.text)
        return Found(need=found["need"], start=found.end(), end=end, rule="labelled pair", confidence=0.8)
    return None


READERS: Final[tuple[tuple[Reader, int], ...]] = (
    (_quoted, marks.QUOTES),
    (_within_quotes, marks.QUOTES),
    (_not_for, marks.DENYING | marks.CHOOSING),
    (bracketed, marks.BRACKETED),
    (_afterwards, marks.WHEN),
    (_paired, marks.COLONS),
    (mended, marks.COLONS),
    (two_sided, marks.SIGNS),
    (inline, marks.SIGNS | marks.WHEN),
    (inline, marks.SIGNS | marks.WHY),
    (asked, marks.ASKING),
    (branch, marks.ASKED),
    (asked_above, marks.ASKED),
    (conditional, marks.COMMAS | marks.OPENING),
    (needless, marks.NEEDED | marks.WHEN),
    (avoided, marks.DENYING | marks.CHOOSING),
    (wanting, marks.WHEN),
    (wanting, marks.CASES),
    (under_issue, marks.LED),
    (under_condition, marks.BULLET | marks.UNDER),
    (chosen, marks.BULLET | marks.LED),
    (use_case, marks.BULLET | marks.UNDER | marks.CASES),
    (suited, marks.JUDGED),
    (_chosen, marks.WHEN | marks.PEOPLE),
    (_for_that, marks.FOR | marks.PEOPLE),
    (_way, marks.WAYS),
    (preferred, marks.SEVERAL),
    (taken, marks.TAKING),
    (signed, marks.SIGNS),
    (tipped, marks.TOLD),
    (remedied, 0),
)
"""Tried in turn, each where the marks stand that it needs; the first that finds a need with an answer wins."""

DRAWN: Final[tuple[Reader, ...]] = (branch, signed)
"""Those that read a tree of decisions that is drawn as code."""
