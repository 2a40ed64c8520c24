"""Which unmarked lines of plain text are headings."""

from __future__ import annotations

import re
from typing import Final

from extract.structure.cards import labelled
from extract.structure.markers import POLAR

LONGEST: Final = 80
ARTICLES: Final = frozenset({"A", "An", "The"})
MOST_AFTER_ARTICLE: Final = 5
"""Words up to which a line that begins with an article can be a name; a longer one has a verb somewhere."""

MOST_WORDS: Final = 10
FEW_WORDS: Final = 7

CLAUSE_WORDS: Final = frozenset(
    """is are was were be been has have had can cannot can't could must should shall will would may might do does don't
    doesn't did isn't aren't won't supports support requires require needs need allows allow provides provide includes
    include uses offers offer lets runs works means contains contain consists you we i it they this these those that
    there following if because so please""".split()
)
"""Lower-case words that make a line a clause: it says something, it names nothing."""

FACT_SIGNS: Final = re.compile(
    r"→|⇒|->|=|≠|https?://|[.,;!…]$|\b(?:and|or|the|a|an|of|to|for|with|in|on)$|[.!?] +[A-Z]"
)
BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(?P<inner>[^*_\n]+|[^*\n]+)(?<=\S)\1(?P<colon>:?)[ \t]*")
LINKED: Final = re.compile(r"(?:\*\*|__)?\[(?P<inner>[^\[\]\n]{2,80})\]\((?!#)[^()\s]*\)(?:\*\*|__)?:?[ \t]*")
"""A line that is nothing but a link."""

LEADING: Final = re.compile(r"[^\w\s\"“‘'`(\[<{$@/.~*_\\|:-]+[ \t]*|[#=][#= \t]*")
ENDS: Final = (".", ",", ";", "!", "…")
"""Signs at the end of a line that is no heading, whatever marks it has; most lines of prose end with one."""

CLOSING: Final = " \t:⭐"
CLOSING_MARKS: Final = "#="


def named(text: str) -> tuple[int, int]:
    """Return the offsets of the name in the text of a heading: without leading emoji, enclosing bold, closing colon.

    >>> named("🟣 **AWS Lambda**:")
    (4, 14)
    """
    start = 0
    if leading := LEADING.match(text):
        start = leading.end()
    end = len(text.rstrip(CLOSING))
    unmarked = text[:end].rstrip(CLOSING_MARKS)
    if unmarked[-1:] in {" ", "\t"}:
        end = len(unmarked.rstrip(CLOSING))
    if linked := LINKED.fullmatch(text, start, end):
        start, end = linked.span("inner")
    elif bold := BOLD.fullmatch(text, start, end):
        start, end = bold.span("inner")
        end -= text[start:end].endswith(":")
    end = start + len(text[start:end].rstrip())
    return (start, end) if any(map(str.isalnum, text[start:end])) else (0, len(text))


def is_bold(text: str) -> bool:
    """Say whether a line is nothing but a bold or linked name, which stands for a heading.

    >>> is_bold("**S3**"), is_bold("**S3** stores objects"), is_bold("**Never do this.**"), is_bold("[S3](https://a.b)")
    (True, False, False, True)
    """
    return bool(BOLD.fullmatch(text) or LINKED.fullmatch(text)) and is_title(text)


def is_title(text: str, strict: bool = False) -> bool:
    """Say whether an unmarked line could be a heading: short, a name rather than a clause.

    Above a list that is enough; above a mere paragraph a line must be `strict`: shorter, with no comma.

    >>> is_title("🟣 AWS Lambda"), is_title("X-Ray:"), is_title("Lambda is serverless:"), is_title("✅ Full checks")
    (True, True, False, False)
    """
    if text.endswith(ENDS):
        return False
    start, end = named(text)
    opens = text[:1]
    if end - start > LONGEST or opens in POLAR or opens in "\"“'‘«>|" or text.startswith("![") or labelled(text):
        return False
    name = text[start:end]
    if FACT_SIGNS.search(name) or (not name[:1].isalnum() and name[:1] not in ".@$/`([*"):
        return False
    words = name.split()
    if len(words) > (FEW_WORDS if strict else MOST_WORDS) or (strict and "," in name):
        return False
    if words[0] in ARTICLES and len(words) > MOST_AFTER_ARTICLE:
        return False
    return _opens(words, text) and (name.endswith("?") or not CLAUSE_WORDS.intersection(words[1:]))


def _opens(words: list[str], text: str) -> bool:
    """Say whether the first word opens a name: a capital, a digit, an inner capital, or a line of few words."""
    first = words[0]
    clause = first.lower() in CLAUSE_WORDS and len(words) > 1 and not text.rstrip().endswith("?")
    if clause and first.lower() not in {"support", "may", "uses"}:
        return False
    return not first[:1].islower() or any(map(str.isupper, first)) or len(words) <= (3 if text.endswith(":") else 1)
