"""What stands above the details: what a node is, its other names and where they stand, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panels.picture import mark
from panels.wording import counted, kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.notes import Note
    from graph.model import Node
    from panels.component import Values

READ = 400
"""Lines in which the other names of a node are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The notes in which other names of a node are found, by the name of their source; there may be none."""

    texts: Mapping[str, Note] = field(default_factory=dict)

    def aliases(self, node: Node) -> list[Values]:
        """Return the other names of a node in their order, each with the first line that has it, where one is known."""
        lines = [(place.source, place.line, self._line(place.source, place.line)) for place in node.mentions[:READ]]
        return [{"text": alias, **self._first(alias.casefold(), lines)} for alias in node.aliases]

    def _line(self, source: str, line: int) -> str:
        note = self.texts.get(source)
        lines = note.text.split("\n", line)[:line] if note else []
        return lines[-1].casefold() if len(lines) == line else ""

    @staticmethod
    def _first(alias: str, lines: Sequence[tuple[str, int, str]]) -> Values:
        return next(({"place": f"{source}:{number}"} for source, number, line in lines if alias in line), {})


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
