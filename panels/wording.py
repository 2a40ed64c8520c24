"""How the page says things: relations as phrases read from either end, counts, places, text safe for Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.marked import plain
from graph.model import NodeKind
from graph.phrases import PHRASES, phrase

if TYPE_CHECKING:
    from graph.model import Evidence, Node

__all__ = ["PHRASES", "PLURALS", "clipped", "counted", "kind_name", "phrase", "place", "plain"]

PLURALS: dict[NodeKind, str] = {
    NodeKind.SERVICE: "services",
    NodeKind.FEATURE: "features",
    NodeKind.CONSTRAINT: "constraints",
    NodeKind.SCENARIO: "needs",
}
"""What the kinds are called on the page."""


def kind_name(node: Node) -> str:
    """Return what a node is called beside its name: limits and requirements by their own word, needs as needs."""
    if node.bound:
        return node.bound.kind.value
    return "need" if node.kind is NodeKind.SCENARIO else node.kind.value


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "link"), counted(1200, "link")
    ('1 link', '1,200 links')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def place(evidence: Evidence) -> str:
    """Return where a sentence stands, as editors and compilers write it."""
    return f"{evidence.source}:{evidence.line}"


def clipped(text: str, most: int) -> str:
    """Return the text on one line, cut with an ellipsis where it is longer.

    >>> clipped("a need that goes on", 9)
    'a need t…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
