"""What the notes say of nodes and links, as plain values for the words beside a picture: sentence by sentence."""

from __future__ import annotations

from panels.details.heads import Names, head, lead
from panels.details.sections import sections
from panels.details.several import links_head, links_sections, several_head, several_sections
from panels.details.statements import named, quotes, statement
from panels.details.twin import standing, twin

__all__ = [
    "Names",
    "head",
    "lead",
    "links_head",
    "links_sections",
    "named",
    "quotes",
    "sections",
    "several_head",
    "several_sections",
    "standing",
    "statement",
    "twin",
]
