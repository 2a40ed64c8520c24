"""How the page says things: relations as phrases read from either end, counts, places, text safe for Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation

if TYPE_CHECKING:
    from graph.model import Edge, Evidence, Node

PHRASES: dict[Relation, tuple[str, str, str, str]] = {
    Relation.TRIGGERS: ("triggers", "is triggered by", "cannot trigger", "cannot be triggered by"),
    Relation.SENDS_TO: ("sends to", "receives from", "cannot send to", "cannot receive from"),
    Relation.READS_FROM: ("reads from", "is read by", "cannot read from", "cannot be read by"),
    Relation.REQUIRES: ("requires", "is required by", "does not require", "is not required by"),
    Relation.USES: ("uses", "is used by", "does not use", "is not used by"),
    Relation.PROTECTS: ("protects", "is protected by", "does not protect", "is not protected by"),
    Relation.MONITORS: ("monitors", "is monitored by", "does not monitor", "is not monitored by"),
    Relation.MANAGES: ("manages", "is managed by", "does not manage", "is not managed by"),
    Relation.PART_OF: ("is part of", "has the part", "is no part of", "does not have the part"),
    Relation.ALTERNATIVE_TO: ("is an alternative to",) * 2 + ("is no alternative to",) * 2,
    Relation.HAS_FEATURE: ("has the feature", "is a feature of", "does not have the feature", "is no feature of"),
    Relation.HAS_CONSTRAINT: ("is bound by", "bounds", "is not bound by", "does not bound"),
    Relation.ANSWERED_BY: ("is answered by", "answers", "is not answered by", "is ruled out for"),
}
"""Each relation read forward, backward, and both denied."""

PLURALS: dict[NodeKind, str] = {
    NodeKind.SERVICE: "services",
    NodeKind.FEATURE: "features",
    NodeKind.CONSTRAINT: "constraints",
    NodeKind.SCENARIO: "needs",
}
"""What the kinds are called on the page."""

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@])")
"""Every sign that Markdown, or what Streamlit adds to it (maths, colours, icons), could read as its own."""

ADDRESS = re.compile(r"(?i)(?<=://)|(?<=\bwww)(?=\.)|(?=@)")
"""Where what looks like an address of the web or of mail is broken: no escape keeps Markdown from linking to it."""

JOINER = "\u2060"
"""A sign without width or meaning."""


def phrase(edge: Edge, *, forward: bool = True) -> str:
    """Return a relation in words, read from its source or, backward, from its target."""
    return PHRASES[edge.relation][2 * edge.negated + (not forward)]


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


def plain(text: str) -> str:
    r"""Return text as Markdown that shows just this text, on one line.

    >>> plain("[x](javascript:1) <b> $y$ :red[z]")
    '\\[x\\]\\(javascript\\:1\\) \\<b\\> \\$y\\$ \\:red\\[z\\]'
    >>> plain("a@b"), plain("http://x")
    ('a\u2060\\@b', 'http\\://\u2060x')
    """
    return MARKDOWN.sub(r"\\\1", ADDRESS.sub(JOINER, " ".join(text.split())))
