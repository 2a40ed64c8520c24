"""The services of a line as groups ("SNS, SQS or Lambda" is one), with the words between one group and the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.links.patterns import OTHER, UNLIKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.statements import Statement

LIST: Final = re.compile(
    r"(?:(?:['’]s)?\s+(?!and\b|or\b|w/)[\w-]+\s*(?:\([^()]{0,30}\)\s*)?(?:/|\b(?:and|or)\b)\s*|"
    r"(?:['’]s)?\s*(?:\([^()]{0,30}\)\s*)?(?:[/,&•·]|,?\s*(?:and|or|as\s+well\s+as)\b)\s*(?:(?:an?|the|to|"
    r"even|an\s+external)\s+)?)",
    re.IGNORECASE,
)
"""What joins two services into one group."""

PLUS: Final = re.compile(r"\s*(?:\([^()]{0,30}\)\s*)?\+\s*")
NOUN: Final = re.compile(r"(?:\s+[a-z]+){0,1}")
CLAUSE: Final = re.compile(
    r"[;?:=.\s](?:(?<=[;?:=])(?=\s)"
    r"|(?<=\.)(?<!\bvs\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\betc\.)(?<!\bex\.)(?=\s)|(?<=\s)(?:[—–•▪-]|[a-h]\))\s)"
)
"""Where one clause ends; the first character is looked for alone, since most of a line ends none."""

ACRONYM: Final = re.compile(r"[A-Z]{2,}s?")
PROTOCOLS: Final = frozenset(
    (
        "HTTP HTTPS TLS SSL TCP UDP API APIs SQL JSON XML DNS IP IPs CPU GPU URL URLs ARN TTL DLQ DLQs CLI "
        "SDK IAM CI CD ID"
    ).split()
)
"""Acronyms that name no part of one service."""


Occurrence = tuple[int, int, str]
"""Where a line names a service: start, end, official name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Services that stand in one list: offsets in the line from the first to the last, and their official names."""

    start: int
    end: int
    services: tuple[str, ...]
    plus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a line that makes one statement, with the groups in it; first the label, if any."""

    start: int
    end: int
    groups: tuple[Group, ...]


def clauses(statement: Statement) -> tuple[Clause, ...]:
    """Return the clauses of a line, in order; semicolons, full stops and dashes part them."""
    text = statement.text
    cuts = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    members = groups(statement)
    return tuple(
        Clause(start=start, end=end, groups=tuple(g for g in members if start <= g.start < end))
        for start, end in pairwise(cuts)
        if start < end
    )


def groups(statement: Statement) -> tuple[Group, ...]:
    """Return the groups of services of a line, in order; terms of other services count as those."""
    out: list[Group] = []
    for start, end, service in occurrences(statement):
        if out and start < out[-1].end:
            continue
        gap = statement.text[out[-1].end : start] if out else ""
        if out and (LIST.fullmatch(gap) or PLUS.fullmatch(gap)) and not _parted(statement.text, out[-1], gap):
            last = out[-1]
            both = tuple(dict.fromkeys((*last.services, service)))
            out[-1] = Group(start=last.start, end=end, services=both, plus=last.plus or bool(PLUS.fullmatch(gap)))
        else:
            out.append(Group(start=start, end=end, services=(service,)))
    return tuple(out)


def stands_for(feature: str) -> bool:
    """Whether a feature's name stands for its service: an abbreviation or a permission ("ENI", "kms:Decrypt").

    >>> stands_for("ENIs"), stands_for("kms:Decrypt"), stands_for("HTTPS"), stands_for("role")
    (True, True, False, False)
    """
    return ":" in feature or (bool(ACRONYM.fullmatch(feature)) and feature not in PROTOCOLS)


def _parted(text: str, last: Group, gap: str) -> bool:
    """Whether a comma ends what opens with a contrast ("Unlike SQS, Kinesis ..."), rather than joining a list."""
    return bool(OTHER.fullmatch(gap) and UNLIKE.search(text[: last.start]))


def occurrences(statement: Statement) -> Sequence[Occurrence]:
    """Return where a line names services, or what stands for one: start, end, official name; in order."""
    services = [(s.start, s.end, s.service) for s in statement.services if not _in_path(statement.text, s.start)]
    about = {statement.subject, *statement.inherited}
    terms = [
        (t.start, t.end, t.service)
        for t in statement.terms
        if t.service not in about
        and ACRONYM.fullmatch(t.text)
        and stands_for(t.text)
        and statement.category(t.service) == "networking"
    ]
    longer = [t for t in terms if not any(s[0] < t[1] and t[0] < s[1] and s[2] != t[2] for s in services)]
    return sorted({*services, *longer}, key=lambda o: (o[0], -o[1], o[2]))


def _in_path(text: str, start: int) -> bool:
    """Whether a name is a piece of a path ("/aws/lambda/f") and says nothing of the service."""
    return start > 0 and text[start - 1] == "/" and (text[start].islower() or text[:start].endswith("AWS/"))
