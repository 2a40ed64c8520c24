"""Whose a constraint is by what stands near it: a label, a name behind a value, a noun that points back in the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.constraint_openings import opened
from extract.referring import NOUNS, referred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.passages import Passage
    from extract.quantities import Quantity
    from extract.statements import Statement

POINTED: Final = re.compile(
    r"^\W*(?:(?:the|this|that|these|those|such\s+an?|an?|each|every)\s+)(?:[\w-]+\s+){0,3}?(?:of\s+(?:the|a|an)\s+)?"
    rf"(?P<noun>{'|'.join(NOUNS)})\b",
    re.IGNORECASE,
)
"""A plain noun that opens a line: "the queue", "each shard", "the visibility timeout of the queue"."""

VALUE_OF: Final = re.compile(r"\s*(?:max\w*\s+)?\(?(?:in|for|on|with)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
"""What stands between a value and the service whose it is: "256 KB in SQS"."""


def at_value(statement: Statement, passage: Passage, quantity: Quantity) -> str:
    """Return the service that a number counts ("one NAT gateway per zone"), or that stands right behind a value."""
    after = VALUE_OF.match(passage.said, quantity.end)
    at = passage.start + after.end() if after else -1
    counted = range(passage.start + quantity.number, passage.start + quantity.end) if quantity.counted else ()
    return next((named.service for named in statement.services if named.start == at or named.start in counted), "")


def labelled(statement: Statement, passage: Passage, starts: Sequence[int]) -> str:
    """Return the service that the clause before a colon opens with: "(SQS: 4 days)"."""
    *before, start = starts
    if not before or passage.said[start - 1] != ":":
        return ""
    return opened(statement, passage.start + before[-1], passage.start + start)


def in_sentence(statement: Statement, passage: Passage, start: int) -> str:
    """Return the service last named before a value in a later sentence of a line."""
    first = passage.sentence_start(start)
    if not passage.said[:first].strip():
        return ""
    within = range(passage.start + first, passage.start + start)
    return next((named.service for named in reversed(statement.services) if named.start in within), "")


def pointed(statement: Statement, passage: Passage, start: int) -> str:
    """Return what a plain noun that opens a later sentence points back to: "Add SNS. The topic must be ..."."""
    first = passage.sentence_start(start)
    noun = POINTED.match(passage.said[first:]) if first else None
    before = (named.service for named in reversed(statement.services) if named.end <= passage.start + first)
    return referred(noun["noun"].lower(), tuple(before)) if noun else ""
