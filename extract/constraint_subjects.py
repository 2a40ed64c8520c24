"""Whose constraint it is: the service that owns what a clause binds, and the feature that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import constraint_patterns as cues, lexicon

if TYPE_CHECKING:
    from extract.passages import Passage
    from extract.statements import Statement

TARGETS: Final = frozenset({"compute", "containers"})
"""What a deployment service deploys to: named in its notes, they are its targets and not what is bound."""

SHORT: Final = 5
"""Words that a label may have to name a feature."""

OPENING: Final = re.compile(r"^[^\w]*(?:(?:the|an?|each|every|all|trap|note|an|amazon|aws)\b[\s:]*)*", re.IGNORECASE)
VERBAL: Final = re.compile(r"\b(?:is|are|was|can|can't|cannot|must|need|needs|use|used|for|to|if|when|not|no|only|and|with|from|by|in)\b", re.IGNORECASE)


def owner(statement: Statement, passage: Passage, start: int, end: int = 0) -> str:
    """Return the service that a constraint belongs to, "" where the line is about none.

    It is the one that opens the clause before the cue at `start`, or owns the feature that opens it; else the one
    that the line is about. `end` is where the cue ends: "no DLQ" is about the service whose DLQ it is.
    """
    if end and passage.said[start:end].strip().lower() == "no":
        for term in statement.terms:
            if term.start == passage.start + end:
                return term.service
    if passage.column and (named := _of_column(passage.column)):
        return named
    clause = passage.clause_start(start)
    before = passage.said[clause:start]
    at = passage.start + clause if not cues.EMPTY.match(before) else 0
    return _opened(statement, at, passage.start + start) or _opened(statement, 0, len(statement.text)) or _about(statement)


def bound(statement: Statement, passage: Passage, start: int, service: str) -> str:
    """Return what is bound: the row's subject, the line's label, the nearest feature before the cue, the label above it."""
    if passage.subject:
        return _plain(passage.subject, service)
    if _noun(statement.label):
        return _plain(statement.label, service)
    terms = [term.text for term in statement.terms if term.end <= passage.start + start and term.service == service]
    if terms:
        return terms[-1]
    topic = statement.topics[0] if statement.topics and not statement.leads else ""
    return _plain(topic, service) if _noun(topic) else service


def _opened(statement: Statement, at: int, until: int) -> str:
    """The service that the text opens with at an offset, or that owns the feature it opens with."""
    lead = OPENING.match(statement.text[at:])
    first = at + (lead.end() if lead else 0)
    for named in statement.services:
        if at <= named.start <= first and named.start < until:
            return _deployer(statement, named.service)
    for term in statement.terms:
        if at <= term.start <= first and term.start < until:
            return term.service
    return ""


def _deployer(statement: Statement, service: str) -> str:
    """The deployment service that a line stands under, where the line opens with one of its targets."""
    above = statement.inherited[0] if statement.inherited else ""
    targets = statement.category(service) in TARGETS and above != service
    return above if above and targets and statement.category(above) == "deployment" else service


def _about(statement: Statement) -> str:
    if statement.subject:
        return statement.subject
    return statement.services[0].service if statement.services else ""


def _of_column(column: str) -> str:
    found = lexicon.load().resolve(column.strip(" *`_"))
    return found.name if found else ""


def _noun(label: str) -> bool:
    return bool(label) and len(label.split()) <= SHORT and not VERBAL.search(label)


def _plain(label: str, service: str) -> str:
    """A label without marks; the service's own name where the label is a name of it."""
    text = re.sub(r"\s*\([^()]*\)", "", label).strip(" *`_\"“”⭐❌✅")
    known = lexicon.load()
    return service if any(found.name == service for found in known.candidates(text)) else text or service
