"""Inline markup of reStructuredText as Markdown: literals, roles, references, footnotes; no line is lost."""

from __future__ import annotations

import re
from typing import Final

MARKUP: Final = re.compile(
    r"``(?P<literal>[^\n]+?)``"
    r"|:(?P<role>[A-Za-z][\w:.+-]{0,60}):`(?P<target>[^`\n]+(?:\n[^`\n]+){0,3})`"
    r"|(?<![\w`])`(?P<reference>[^`\n]+(?:\n[^`\n]+){0,3})`(?P<is_link>__?(?!\w))?"
    r"|(?<![\w|])\|(?P<name>\w(?:[^|\n]*[\w)])?)\|_{0,2}(?![\w|])"
    r"|[ ]?\[(?:\#[\w-]*|\d+|\*)\]_(?!\w)"
    r"|(?<![\w`:/.])(?P<word>[A-Za-z][\w-]{0,60}[A-Za-z0-9])__?(?![\w`])"
    r"|\\(?P<escaped>[^\w\n])"
)
FENCED: Final = re.compile(r"(^```\n(?:.*\n)*?```$)", re.MULTILINE)
WITH_TARGET: Final = re.compile(r"(?s)(.+?)\s*<[^<>]*>\Z")
IN_WORDS: Final = frozenset("ref doc term any abbr guilabel menuselection numref rfc pep emphasis strong title".split())
"""Roles whose text is prose; that of the others is a name in code."""


def inline(text: str) -> str:
    """Return a text with its inline markup as Markdown, but for what is code; the lines stay what they are.

    >>> inline("See :ref:`queues <sqs-queues>`, ``DLQ``, :class:`~a.b.Queue` and `docs <https://a.b>`__.")
    'See queues, `DLQ`, `Queue` and docs.'
    """
    pieces = FENCED.split(text)
    return "".join(piece if at % 2 else MARKUP.sub(_shown, piece) for at, piece in enumerate(pieces))


def _shown(found: re.Match[str]) -> str:
    """Return what a piece of markup shows, with as many line ends as it had."""
    text = _text(found)
    return text + "\n" * (found[0].count("\n") - text.count("\n"))


def _text(found: re.Match[str]) -> str:
    if found["literal"] is not None:
        return f"`{found['literal']}`"
    if found["role"] is not None:
        return _of_role(found["role"].rpartition(":")[2], found["target"])
    if found["reference"] is not None:
        return WITH_TARGET.sub(r"\1", found["reference"])
    return found["name"] or found["word"] or found["escaped"] or ""


def _of_role(role: str, target: str) -> str:
    text = WITH_TARGET.sub(r"\1", target).lstrip("!")
    if text.startswith("~"):
        text = text[1:].rpartition(".")[2]
    return text if role in IN_WORDS or "\n" in text else f"`{text}`"
