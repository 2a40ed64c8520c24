"""An answer as text: Markdown whose footnotes quote the notes, and a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.clean import one_line
from graph.export.diagrams import mermaid as flowchart
from graph.export.marked import plain
from graph.merge import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.export.answers.shared import Section, Shared, Statement


def markdown(shared: Shared, link: str = "") -> str:
    """Return an answer as Markdown: its statements as lists, the sentences behind each as footnotes with their places.

    The words of the notes are shown as they are: nothing in them acts as Markdown or HTML. `link` is an address that
    opens the same view; it must be encoded already, as those of `graph.export.answers.links` are.
    """
    notes = _Footnotes()
    lines = [f"# {_text(shared.title)}", ""]
    for section in shared.sections:
        lines += [*([f"## {_text(section.title)}", ""] if section.title else []), *_list(section, notes), ""]
    opened = [f"[Open this view]({link})", ""] if link else []
    return "\n".join([*lines, *opened, *notes.lines]).rstrip("\n") + "\n"


def mermaid(shared: Shared, link: str = "") -> str:
    """Return an answer as a Mermaid flowchart, its link as a comment."""
    comment = f"%% {link}\n" if link else ""
    return comment + flowchart(KnowledgeGraph.from_parts(shared.nodes, shared.edges))


class _Footnotes:
    """The sentences cited so far, each place once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._known: dict[tuple[str, str], int] = {}

    def marks(self, statement: Statement) -> str:
        """Return the marks of the sentences of a statement, those that are new noted."""
        cited = dict.fromkeys((one.text, f"{one.source}:{one.line}") for one in statement.evidence)
        return "".join(f"[^{self._number(*one)}]" for one in cited)

    def _number(self, text: str, place: str) -> int:
        if (text, place) not in self._known:
            self._known[text, place] = len(self._known) + 1
            self.lines.append(f"[^{len(self._known)}]: {_text(text)} ({_text(place)})")
        return self._known[text, place]


def _list(section: Section, notes: _Footnotes) -> Iterator[str]:
    for number, one in enumerate(section.statements, 1):
        mark = f"{number}." if section.ordered else "-"
        condition = f" ({_text(one.condition)})" if one.condition else ""
        yield f"{mark} {_text(one.source)} *{one.said}* {_text(one.target)}{condition}.{notes.marks(one)}"


def _text(text: str) -> str:
    return plain(one_line(text))
