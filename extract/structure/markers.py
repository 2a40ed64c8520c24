"""What stands before the text of a line (bullets, numbers, tree branches, quote marks), and plain text as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

GLYPHS: Final = "•◦▪▫‣⁃∙·●○■□–—➤►▶➔❖:"
"""Bullets that people type or paste and Markdown does not know, and the colon that opens the meaning of a term."""

BRANCHES: Final = "├└┣┗╰┝┕"
STEMS: Final = "│┃┆║╎"
TREE: Final = rf"[{BRANCHES}][─━╴]*|[|`+\\]-{{2,}}(?=[ ]?[\w.])"
POLAR: Final = "✅❌✔✖✓✗✘☑☒⚠❗❓🚫⛔👉🔹🔸"
"""Symbols that open an item of a list without a marker; they stay in the text, since they say yes or no."""

LETTERED: Final = r"[A-Za-z]\)|[ivxIVX]{2,4}\)|\((?:\d{1,2}|[A-Za-z])\)"
NUMBERED: Final = r"\d{1,9}[.)]"
MARKER: Final = rf"(?:[-*+{GLYPHS}]|{NUMBERED}|{LETTERED}|{TREE})"

PREFIX: Final = re.compile(
    rf"(?:[ \t{STEMS}]*(?:>|{MARKER}(?=[ \t]|$)|[{BRANCHES}][─━╴]*))*[ \t]*(?:\[[ xX/-]\](?=[ \t])[ \t]*)?"
)
"""All that comes before the text of a bullet or a quote."""

BULLET: Final = re.compile(
    rf"[ \t>{STEMS}]*(?:(?:[-*+{GLYPHS}]|\d{{1,2}}[.)]|{LETTERED})[ \t]+(?=\S)|(?:{TREE})|[{POLAR}]️?[ ])"
)
"""The beginning of a physical line that opens a list item, wherever it is indented."""

DEFINED: Final = re.compile(r"[^\s:|][^:|]{0,60}\s::\s|\*\*[^*\n]{2,60}\*\*\s*(?::|[–—-]\s)")
"""A line at the margin that says what a term means: "term :: meaning", "**term** – meaning"."""

MEANING: Final = re.compile(r"[ \t>]*:[ \t]+\S")
"""A line that says what the term on the line above it means."""

ORDERED: Final = re.compile(r"[ \t>]*\(?(?:\d+|[A-Za-z]|[ivxIVX]+)[.)][ \t]")

DEEPEST: Final = 80
"""Columns of indentation shown to the Markdown parser, which nests one call in another for each list level."""

MOST_MARKERS: Final = 16
"""Markers of one physical line shown to it, for the same reason."""

SHORTEST_WRAPPED: Final = 50
"""Characters from which a line may have been wrapped by an editor."""

ODD_START: Final = re.compile(
    rf"""^(?P<indent>[ \t>{STEMS}]*)
    (?:(?P<glyph>[{GLYPHS}])(?=[ \t]+\S)
      |(?P<number>\d{{1,2}})(?=[.)][ \t]+\S)
      |(?P<letter>{LETTERED})(?=[ \t]+\S)
      |(?P<tree>{TREE})[ ]?
      |(?P<polar>(?=[{POLAR}]️?[ ]))
    )""",
    re.MULTILINE | re.VERBOSE,
)
DEEP: Final = re.compile(rf"^[ \t]{{{DEEPEST // 8},}}(?=\S)", re.MULTILINE)
PLAIN_MARKER: Final = r"[ \t]*(?:[-*+](?=[ \t])|>)"
CROWDED: Final = re.compile(rf"^((?:{PLAIN_MARKER}){{{MOST_MARKERS}}})(?:{PLAIN_MARKER})+", re.MULTILINE)
STEM: Final = re.compile(f"[{STEMS}]")


def as_markdown(text: str) -> str:
    r"""Return the text with the list markers of plain text written as those of Markdown, line for line.

    Glyphs and branches become "-", letters and numbers become 1, so that Markdown lets them open a list right below
    a paragraph. The widths may differ from the text, so only line numbers are taken from what is parsed.

    >>> as_markdown("• one\n└── two\nb) three")
    '- one\n- two\n1) three'
    """
    text = ODD_START.sub(_usual, text)
    text = DEEP.sub(_clipped, text)
    return CROWDED.sub(r"\1 ", text)


def column(line: str) -> int:
    r"""Return the column at which the first marker or word of a physical line stands, tabs to multiples of four.

    >>> column("\t- a"), column("> - b"), column("│   └── c")
    (4, 2, 4)
    """
    stripped = line.lstrip(f" \t>{STEMS}")
    before = line[: len(line) - len(stripped)]
    return len(before.expandtabs(4)) if "\t" in before else len(before)


def leads(lines: Sequence[str], below: int) -> bool:
    """Return whether what stands from a line on hangs on that above: it ends in a colon, or a meaning follows it.

    >>> leads(["Sources:", "- S3"], 1), leads(["Cold start", ": a first call"], 1), leads(["Sources", "- S3"], 1)
    (True, True, False)
    """
    meant = below < len(lines) and MEANING.match(lines[below]) is not None
    return meant or lines[below - 1].rstrip().endswith(":")


def _usual(found: re.Match[str]) -> str:
    indent = STEM.sub(" ", found["indent"])
    if found["number"]:
        return found[0] if _wrapped(found) else f"{indent}{'1'.rjust(len(found['number']), '0')}"
    if found["letter"]:
        return f"{indent}1)"
    return f"{indent}-" if found["glyph"] else f"{indent}- "


def _wrapped(found: re.Match[str]) -> bool:
    """Say whether a number stands at the beginning of a line only because the sentence above was wrapped there."""
    end = found.start() - 1
    before = found.string[found.string.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)].rstrip()
    return len(before) >= SHORTEST_WRAPPED and before[-1] not in ".:!?"


def _clipped(indent: re.Match[str]) -> str:
    width = len(indent[0].expandtabs(4))
    return " " * min(width, DEEPEST)
