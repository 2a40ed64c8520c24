"""Which cue governs a stretch of words: the strongest of them, the one that stands last."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.arrows import ARROW
from extract.links.cues import ACTIVE, PASSIVE, WEAK, Cue
from extract.links.patterns import MOVES
from graph.model import Relation

HYPHENED: Final = re.compile(r"\b\w+-(?:managed|hosted|owned|controlled|created|run|provided|signed)\b", re.IGNORECASE)
"""Participles that say whose a thing is, and nothing of what is done: "a customer-managed key"."""

NAMING: Final = re.compile(
    r"\b(?:(?:api|database|queue|function|service|system|sdk)[ -]calls?|calls?(?=\s+(?:made|to)\b)|"
    r"block[ -](?:blobs?|storage|devices?|volumes?|level)|(?:metric|subscription)[ -]filters?|filter[ -]patterns?|"
    r"(?:dynamic|static|default|custom|outbound|direct|private|public|ha(?:s|ve)|no|an?)[ -]routes?|block\s*$|"
    r"archive[ -](?:blobs?|tier|storage|class|access)|"
    r"(?:object|data|key|cluster|backing|feature|state|document|value|blob|secret)[ -]stores?|"
    r"for\s+(?:example|instance|now|free)|(?:when(?:ever)?|if)\s+(?:you|we|they)\s+need|"
    r"no\s+\w+\s+(?:(?:is|are)\s+)?(?:required|needed)|"
    r"audit[ -](?:trails?|logs?|data|events?|records?)|(?:access|version|source|change)[ -]control)\b",
    re.IGNORECASE,
)
"""Nouns that look like verbs of a cue and only name a thing: "API calls", "block storage"."""


def governing(gap: str) -> Cue | None:
    """Return the cue that governs the group after it: one after the last arrow, or a verb of motion before it."""
    parts = ARROW.split(gap)
    cue = strongest(parts[-1])
    if cue or len(parts) == 1:
        return cue
    before = strongest(parts[-2])
    return before if before and before.relation in MOVES else None


@lru_cache(maxsize=2048)
def strongest(gap: str, *, asked: bool = False) -> Cue | None:
    """Return the cue of the strongest table that stands in the words, the last of them where there are several.

    Words before the last comma count only where none stand after it: "manages tasks, optional ALB" manages no ALB.
    In what is asked for, that something is needed says nothing.
    """
    words = NAMING.sub(" ", HYPHENED.sub(" ", gap)).replace("-", " ")
    tail = words.rpartition(", ")[2]
    stretch = (tail if tail.split() else words).lower()
    for table in (PASSIVE, ACTIVE, WEAK):
        found = [
            (match.end(), cue)
            for cue in table
            if not (asked and cue.relation is Relation.REQUIRES)
            for match in cue.small.finditer(stretch)
        ]
        if found:
            return max(found, key=lambda pair: (pair[0], pair[1].confidence, pair[1].name))[1]
    return None
