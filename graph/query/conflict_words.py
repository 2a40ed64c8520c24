"""How far two sentences speak of one thing: the words that they share, and what speaks against a contradiction."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from graph.merge import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Evidence


class Doubt(StrEnum):
    """Why two statements may not contradict each other, in words for whoever reads both."""

    ONE_LINE = "one line gives both"
    TIER = "they speak of different tiers, kinds or places"
    CIRCUMSTANCE = "one holds in a circumstance that the other does not name"
    WITHIN = "one value may be within the other"
    FORCE = "one advises, the other demands"
    MEANING = "their sentences share few words"
    CHANGED = "one says that it changed"


TIERS: Final = re.compile(
    r"(?<![\w-])(?:standard|fifo|express|basic|premium|enterprise|free|developer|business|pro|provisioned|on-demand|"
    r"serverless|rest|http|websocket|sync(?:hronous(?:ly)?)?|async(?:hronous(?:ly)?)?|edge|regional|global|private|"
    r"public|single|multi(?:-az|-region)?|gp\d|io\d|st\d|sc\d|t\d|classic|v\d|gen \d|first|second|hot|warm|cold|"
    r"infrequent|archive|soft|hard|default|burst|steady|zip|image|container|batch|read|write|"
    r"compressed|uncompressed|unzipped|zipped|encrypted|inline|managed|linux|windows|us-[a-z]+-\d|eu-[a-z]+-\d|"
    r"ap-[a-z]+-\d|gov(?:cloud)?|china)(?![\w-])",
    re.IGNORECASE,
)
"""Words that tell apart what a service offers in several kinds, or where."""

CIRCUMSTANCES: Final = re.compile(
    r"(?<![\w-])(?:when|if|unless|only|without|within|inside|outside|direct(?:ly)?|except|until|after|before|"
    r"other than|across|cross-account|cross-region|same account|by default|on request|per region|per account)(?![\w-])",
    re.IGNORECASE,
)
"""Words that open a circumstance in which alone a sentence holds."""

CHANGES: Final = re.compile(
    r"(?<![\w-])(?:today|now(?:adays)?|since|formerly|previously|used to|no longer|was|were|raised|increased|lowered|"
    r"as of|until \d{4}|updated?|changed?|new(?:ly)?|old|meanwhile|by now|still)(?![\w-])",
    re.IGNORECASE,
)
"""Words by which a sentence says that it was not always so."""

ADVICE: Final = re.compile(
    r"(?<![\w-])(?:recommend\w*|should|advis\w+|best|prefer\w*|ideally|consider)(?![\w-])", re.IGNORECASE
)
"""Words by which a sentence advises and does not bound."""

CLAUSE: Final = re.compile(r"[;.,:](?=\s)|\s[–—-]\s")
ENDINGS: Final = re.compile(r"(?:ing|ed|ly|e)$")
STEM: Final = 4
"""The least letters of a word that may lose an ending."""

PAIRED: Final = 0.3
"""What two words in a row that both sentences have add to the share."""

WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
PLAIN: Final = frozenset(
    """the and for are can may has have had was were with from that this than its their each per all any one two not
    but into onto over under most least more less about very also then when will must should cannot does did been being
    what which who how why use uses used via such only just still there here it is as at be by do in of on or to up
    today now today's limit limits maximum minimum max min default value values size time times number seconds second
    minutes minute hours hour days day weeks week months month years year bytes kilobytes megabytes gigabytes""".split()
)
"""Words that say nothing of what a sentence is about."""


def alike(one: Sequence[Evidence], other: Sequence[Evidence], names: Iterable[str]) -> tuple[Evidence, Evidence]:
    """Return the two lines, one of each, that share most words; of equals, the first of two different lines."""
    names = tuple(names)
    return max(
        product(one, other),
        key=lambda pair: (
            told_of(pair[0].text, pair[1].text, names),
            (pair[0].source, pair[0].line) != (pair[1].source, pair[1].line),
        ),
    )


def told_of(one: str, other: str, names: Iterable[str]) -> float:
    """Return how far two texts share their words (0 to 1), those of the names aside (Dice, 1945).

    >>> told_of("SQS keeps a message for 14 days", "A message of SQS is kept up to 4 days", ["SQS"])
    0.5
    >>> told_of("A visibility timeout of 6 hours", "The visibility timeout goes up to 12 hours", [])
    1.0
    >>> told_of("SQS keeps a message for 14 days", "Delays of up to 15 minutes", [])
    0.0
    """
    of_names = {_stem(word) for name in names for word in WORD.findall(name)}
    first, second = ([word for word in _words(text) if word not in of_names] for text in (one, other))
    if not first or not second:
        return 0.0
    paired = PAIRED if {*pairwise(first)} & {*pairwise(second)} else 0.0
    return min(1.0, 2 * len({*first} & {*second}) / (len({*first}) + len({*second})) + paired)


def near(text: str, value: str) -> str:
    """Return the clause of a text in which a value stands, the whole text where it does not, or says nothing else.

    >>> near("Retried, up to a visibility timeout of 6 hours.", "6"), near("Templates: at most 1 MB, zipped", "1")
    (' up to a visibility timeout of 6 hours.', 'Templates: at most 1 MB, zipped')
    """
    found = re.search(rf"(?<![\w.,]){re.escape(value)}(?!\w|[.,]\d)", text) if value else None
    if not found:
        return text
    at = found.start()
    cuts = [0, *(cut.end() for cut in CLAUSE.finditer(text)), len(text)]
    clause = next(text[start:end] for start, end in pairwise(cuts) if start <= at < end)
    return clause if any(_words(clause)) else text


def doubts_of(one: Evidence, other: Evidence) -> Iterator[Doubt]:
    """Yield what speaks against a contradiction between two sentences."""
    if (one.source, one.line) == (other.source, other.line):
        yield Doubt.ONE_LINE
    if _found(TIERS, one) != _found(TIERS, other):
        yield Doubt.TIER
    if _found(CIRCUMSTANCES, one) != _found(CIRCUMSTANCES, other):
        yield Doubt.CIRCUMSTANCE
    if bool(ADVICE.search(one.text)) != bool(ADVICE.search(other.text)):
        yield Doubt.FORCE
    if _found(CHANGES, one) != _found(CHANGES, other):
        yield Doubt.CHANGED


def _found(pattern: re.Pattern[str], evidence: Evidence) -> set[str]:
    return {found[0].lower() for found in pattern.finditer(evidence.text)}


def _words(text: str) -> Iterator[str]:
    return (_stem(word) for word in WORD.findall(text) if word.lower() not in PLAIN)


def _stem(word: str) -> str:
    """Return what forms of a word have in common: "uploaded" and "uploads" are one."""
    plain = fold(word.lower())
    short = ENDINGS.sub("", plain)
    return short if len(short) >= STEM else plain
