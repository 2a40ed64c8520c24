"""What stands above the details: what a node is, its other names and where they stand, and what can be done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from panels.picture import mark
from panels.wording import counted, kind_name, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.notes import Note
    from graph.merge import KnowledgeGraph
    from graph.model import Node
    from panels.component import Values

READ = 400
"""Lines in which the other names of a node are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where other names of nodes are found: in the notes by the name of their source, else in the graph's sentences."""

    graph: KnowledgeGraph
    texts: Mapping[str, Note] = field(default_factory=dict)

    def aliases(self, node: Node) -> list[Values]:
        """Return the other names of a node in their order, each with the first line that has it, where one is known."""
        lines = dict(islice(self._lines(node), READ)) if node.aliases else {}
        return [{"text": alias, **_first(alias.casefold(), lines)} for alias in node.aliases]

    def _lines(self, node: Node) -> Iterator[tuple[str, str]]:
        """Yield places that may name a node, with what stands there."""
        notes: dict[str, list[str]] = {}
        for mention in node.mentions[:READ]:
            if note := self.texts.get(mention.source):
                lines = notes.get(mention.source) or notes.setdefault(mention.source, note.text.split("\n"))
                yield str(mention), "".join(lines[mention.line - 1 : mention.line]).casefold()
        for one in sorted(one for edge in self.graph.edges_of(node.id) for one in edge.evidence):
            yield place(one), one.text.casefold()


def _first(alias: str, lines: Mapping[str, str]) -> Values:
    whole = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    return next(({"place": where} for where, line in lines.items() if whole.search(line)), {})


def head(node: Node, names: Names, **more: object) -> Values:
    """Return a node's name, what it is and its other names; `more` is what can be done with it."""
    return {
        "title": node.label,
        "marks": [mark(node.kind)],
        "lead": lead(node),
        "aliases": names.aliases(node),
        **more,
    }


def lead(node: Node) -> str:
    """Return in a few words what a node is."""
    seen = counted(len(node.mentions), "line") if node.mentions else ""
    named_in = f"in {seen} of the notes" if seen else ""
    own = "found in the notes" if node.discovered else node.vendor
    return " · ".join(filter(None, [kind_name(node), own, node.category, named_in]))
