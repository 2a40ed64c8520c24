"""What a page is about that has no heading of its own: the title of its front matter, or its name, if a service's."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from extract import lexicon

FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(?P<inside>(?:(?!---|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
ENTRY: Final = re.compile(r"[ \t]|- |#|[\w\"'-][^:\n]*:|\Z")
NOT_NEWLINE: Final = re.compile(r"[^\n]+")

HEAD: Final = 4000
"""Characters at the top of a page in which its heading stands."""

OWN: Final = re.compile(r"^(?:#\s+\S|[^\n#>*+-][^\n]*\n={3,}\s*$)|<h1\b", re.MULTILINE | re.IGNORECASE)
TITLE: Final = re.compile(
    r"\A---\n(?:[^\n]*\n)*?title:[ \t]*[\"']?(?P<title>[^\n\"']{2,80})[\"']?[ \t]*\n", re.IGNORECASE
)
NUMBER: Final = re.compile(r"^\W*\d+(?:[.\s-]+\d+)*[\s.)-]+")
KIND: Final = re.compile(
    r"\s*(?:[-–—:]\s*)?\b(?:notes?|summary|overview|cheat\s*sheet|basics|intro(?:duction)?|cards?)$", re.IGNORECASE
)
"""What a page says of itself beside its subject."""


def titled(name: str, text: str) -> str:
    r"""Return the heading under which a page stands, a line of Markdown; "" where it has its own, or names no service.

    >>> titled("vault/Amazon SQS.md", "- polled by Lambda\n"), titled("vault/ideas.md", "- polled by Lambda\n")
    ('# Amazon SQS\n', '')
    """
    if OWN.search(text[:HEAD]):
        return ""
    found = TITLE.match(text)
    stem = PurePosixPath(name).name.rpartition(".")[0].replace("_", " ").replace("-", " ")
    known = lexicon.load()
    for told in (found["title"] if found else "", stem):
        subject = KIND.sub("", NUMBER.sub("", told.strip())).strip()
        if subject and known.candidates(subject):
            return f"# {subject}\n"
    return ""


def without_front_matter(text: str) -> str:
    """Return the text with the lines of its front matter, if it has any, emptied."""
    found = FRONT_MATTER.match(text)
    if not found or not all(map(ENTRY.match, found["inside"].split("\n"))):
        return text
    return NOT_NEWLINE.sub("", found[0]) + text[found.end() :]
