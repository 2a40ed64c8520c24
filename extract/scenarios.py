"""Read scenarios out of a statement: a need, symptom, question or cue, and what the notes answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.scenario_answers import EDGES, answers, home, tidied
from extract.scenario_patterns import (
    AFTERWARDS,
    ANSWER_COLUMN,
    ARROW,
    ASKED,
    CONDITIONAL,
    FLOW,
    GOAL,
    GOAL_NOUN,
    IMPERATIVE,
    INSIDE,
    NEED_COLUMN,
    NEED_TOPIC,
    NEEDED,
    NOT_FOR,
    ONE_QUOTED,
    PRACTICAL,
    PURPOSE,
    QUESTION,
    QUOTED,
    REJECTION,
    REPLY,
    STARTER,
    TROUBLE,
    UNABLE,
    VERDICT,
    WANTED,
)
from extract.structure import LineKind
from graph.model import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.statements import Statement

SIGNED: Final = re.compile(r"(?P<arrow>→|⇒|➜|➡\ufe0f?|-+>|=>)|\s*(?P<weak>:\s|\s[-–—=]\s)")
HINT: Final = re.compile(
    r"→|->|⇒|=>|[\"“”»]|\?|\b(?:if|when|whenever|to|need\w*|want\w*|use|not|missing|fail\w*|error\w*)\b|➜|➡|[:=–—]", re.IGNORECASE
)
MAX_LINE: Final = 1200
MIN_WORDS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A need and the stretch of the line that answers it."""

    need: str
    start: int
    end: int
    rule: str
    confidence: float
    rejects: tuple[str, ...] = ()


def scenarios(statement: Statement) -> Iterator[Scenario]:
    """Yield the scenarios that a statement states.

    One for each need (a line of a table has one for each column of needs), with at least one answer; the answers
    that the notes rule out come last.
    """
    if statement.line.kind in (LineKind.CODE, LineKind.HEADING) or len(statement.text) > MAX_LINE:
        return
    for read in (_of_row,) if statement.line.cells else READERS:
        if found := read(statement):
            need, given = tidied(found.need), answers(statement, found.start, found.end, found.rejects)
            if given and need:
                evidence = statement.evidence(found.rule, found.confidence)
                yield Scenario(need=need, answers=given, evidence=evidence)
                return


def _of_row(statement: Statement) -> Found | None:
    """A row of a table with a column of needs and a later column of answers."""
    cells = statement.line.cells
    for index, cell in enumerate(cells):
        if NEED_COLUMN.search(cell.column):
            for other in (*cells[index + 1 :], *cells[:index]):
                if ANSWER_COLUMN.search(other.column) and not NEED_COLUMN.search(other.column):
                    at = statement.line.start
                    need = statement.text[cell.start - at : cell.end - at].strip("\"“” ")
                    return Found(need=need, start=other.start - at, end=other.end - at, rule="row", confidence=0.85)
    return None


def _quoted(statement: Statement) -> Found | None:
    """A quoted cue, or several, and the sign before the answer."""
    text = statement.text
    found = QUOTED.match(text)
    if not found or found.end() >= len(text):
        return None
    cues = found["cues"]
    several = [cue.strip() for cue in ONE_QUOTED.findall(cues)]
    if not ARROW.fullmatch(found["sign"]) and max(len(cue.split()) for cue in several) <= MIN_WORDS:
        return None
    need = ONE_QUOTED.sub(lambda cue: cue[1], cues) + found["tail"]
    return Found(need=need, start=found.end(), end=len(text), rule="quoted cue", confidence=0.92)


def _within_quotes(statement: Statement) -> Found | None:
    """A quotation that holds need and answer, an arrow between them."""
    if found := INSIDE.match(statement.text):
        return Found(need=found["need"], start=found.start("rest"), end=found.end("rest"), rule="quoted cue", confidence=0.85)
    return None


def _signed(statement: Statement) -> Found | None:
    """An unquoted need, symptom or goal before an arrow; before another sign where it plainly is one."""
    text = statement.text
    for sign in SIGNED.finditer(text):
        left, start = text[: sign.start()], sign.end()
        if left.count("(") > left.count(")") or not left.strip(EDGES) or start >= len(text):
            continue
        if sign["arrow"]:
            return _arrow(statement, left, start)
        if _plainly_need(statement, left) and _advises(text, start):
            return Found(need=left, start=start, end=len(text), rule="need: advice", confidence=0.75)
    return None


def _plainly_need(statement: Statement, left: str) -> bool:
    bare = left.lstrip(" ❌✅⭐*•🧠")
    return not _is_name(statement, left) and bool(STARTER.match(bare) or TROUBLE.search(bare))


def _advises(text: str, start: int) -> bool:
    return bool(IMPERATIVE.match(text, start))


def _arrow(statement: Statement, left: str, start: int) -> Found | None:
    """What stands before an arrow, where it is a need."""
    text, bare = statement.text, left.lstrip(" ❌✅⭐*•🧠\"“”")
    rule, confidence = "", 0.8
    if _is_name(statement, left):
        if _advises(text, start) and REJECTION.search(text, start) and not left.count(" = "):
            rule, confidence = "advice, not", 0.65
    elif STARTER.match(bare) or (GOAL.match(bare) and _advises(text, start)):
        rule = "need →"
    elif re.match(r"for\s", bare, re.IGNORECASE) and (_advises(text, start) or NEEDED.match(text, start)):
        rule = "need →"
    elif " = " in left:
        rule = "symptom →" if TROUBLE.search(left) and _advises(text, start) else ""
    elif VERDICT.match(text, start) and _advises(text, VERDICT.match(text, start).end()):  # type: ignore[union-attr]
        rule = "verdict →"
    elif _advises(text, start):
        rule, confidence = "→ advice", 0.75
    elif statement.topics and NEED_TOPIC.match(statement.topics[0]):
        rule = "under needs"
    elif TROUBLE.search(bare) and not _flows(statement, bare):
        rule, confidence = "symptom →", 0.7
    elif GOAL_NOUN.search(bare) and not statement.text[start:].strip().islower():
        rule, confidence = "goal →", 0.6
    return Found(need=left, start=start, end=len(text), rule=rule, confidence=confidence) if rule else None


def _flows(statement: Statement, left: str) -> bool:
    """Whether a left side is a step of a flow between services, not a need."""
    return bool(FLOW.search(left)) and any(found.start < len(left) for found in statement.services)


def _is_name(statement: Statement, left: str) -> bool:
    """Whether a left side names services and features only: a label, not a need."""
    rest = list(left)
    for span in (*statement.services, *statement.terms):
        if span.end <= len(left) + 1:
            rest[span.start : span.end] = " " * (span.end - span.start)
    words = re.sub(r"\([^()]*\)|[/,&+|\W]|\b(?:and|or|the|an?)\b", " ", "".join(rest)).split()
    return not words


def _conditional(statement: Statement) -> Found | None:
    """A condition or goal, a comma, and advice."""
    text = statement.text
    if not (found := CONDITIONAL.match(text)) or not _advises(text, found.start("rest")):
        return None
    goal = found["word"].lower() in ("to", "in order to")
    if not goal and not (WANTED.match(found["need"]) or TROUBLE.search(found["need"]) or found["word"].lower() == "if"):
        return None
    end = _sentence_end(text, found.start("rest"))
    return Found(need=found["need"], start=found.start("rest"), end=end, rule="if, advice", confidence=0.8)


def _sentence_end(text: str, start: int) -> int:
    stop = re.search(r"[.;](?:\s|$)", text[start:])
    return start + stop.start() if stop else len(text)


def _afterwards(statement: Statement) -> Found | None:
    """Advice with the need behind it."""
    if found := AFTERWARDS.search(statement.text):
        need = re.sub(r"^(?:you|we|i)\s+(?=need|want)", "", found["need"], flags=re.IGNORECASE)
        return Found(need=need, start=found.start("answer"), end=found.end("answer"), rule="advice if", confidence=0.75)
    return None


def _not_for(statement: Statement) -> Found | None:
    """What the subject is not for, and what is."""
    if found := NOT_FOR.match(statement.text):
        return _ruled_out(statement, found, found["need"])
    if (found := UNABLE.match(statement.text)) and statement.leads:
        answer = found["answer"]
        purpose = PURPOSE.search(answer)
        return _ruled_out(statement, found, purpose["need"] if purpose else found["need"], purpose)
    return None


def _ruled_out(statement: Statement, found: re.Match[str], need: str, purpose: re.Match[str] | None = None) -> Found:
    start = found.start("answer")
    end = start + purpose.start() if purpose else found.end("answer")
    if instead := re.search(r"\s+instead\b", statement.text[start:end]):
        end = start + instead.start()
    subject = statement.subject if statement.leads else home(statement)
    named = {s.service for s in statement.services if start <= s.start and s.end <= end}
    rejects = (subject,) if subject and named and subject not in named else ()
    return Found(need=need, start=start, end=end, rule="not for", confidence=0.8, rejects=rejects)


def _asked(statement: Statement) -> Found | None:
    """A question with its answer in the line, or in the line above."""
    text = statement.text
    if "?" in text and (found := ASKED.match(text)) and found.end() < len(text):
        if PRACTICAL.match(found["need"]) or REPLY.match(text, found.end("need")):
            return Found(need=found["need"], start=found.end(), end=len(text), rule="question", confidence=0.8)
    if "?" in text or not statement.topics or not (asked := QUESTION.match(statement.topics[0])):
        return None
    reply = REPLY.match(text)
    if not reply and not (PRACTICAL.match(asked["need"]) and (statement.services or statement.terms)):
        return None
    start = reply.end() if reply else 0
    return Found(need=asked["need"] + "?", start=start, end=_sentence_end(text, start), rule="question above", confidence=0.75)


READERS: Final[tuple[Callable[[Statement], Found | None], ...]] = (
    _quoted,
    _within_quotes,
    _not_for,
    _afterwards,
    _asked,
    _conditional,
    _signed,
)
"""Tried in turn; the first that finds a need wins."""
