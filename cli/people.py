"""Answers for people: lines that wrap in a narrow window and quote the notes word for word."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from math import log
from typing import TYPE_CHECKING

from rich.table import Table

from cli import programs
from cli.screen import Indented, words
from graph.model import NodeKind, Place, Relation
from graph.query import said
from panels.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from rich.text import Text

    from builder import Built
    from extract.notes import Problem
    from extract.reading import ReadLine
    from graph.model import Edge, Evidence, Fact, LimitRow, Neighbourhood, Node, ScenarioRow
    from graph.query import Measure

QUOTES = 3
"""How many lines of the notes are shown for one link; `--json` has them all."""

BAR = 12
"""Signs of the longest bar."""

STYLES = {
    NodeKind.SERVICE: "bold cyan",
    NodeKind.FEATURE: "green",
    NodeKind.CONSTRAINT: "yellow",
    NodeKind.SCENARIO: "magenta",
}


SPANS = {
    "service": STYLES[NodeKind.SERVICE],
    "feature": STYLES[NodeKind.FEATURE],
    "limit": STYLES[NodeKind.CONSTRAINT],
    "constraint": STYLES[NodeKind.CONSTRAINT],
    "need": STYLES[NodeKind.SCENARIO],
    "cue": "bold",
}
"""How words of a line are shown, by what they are."""


def neighbourhood(around: Neighbourhood) -> Iterator[RenderableType]:
    """Yield the links around a node, nearest and most telling first, each with one line of the notes."""
    labels = {node.id: node for node in around.nodes}
    cut = f" ({around.cut} less telling ones are not shown: --top)" if around.cut else ""
    yield words((around.centre.label, STYLES[around.centre.kind]), f": {len(around.nodes) - 1} around it{cut}")
    by_depth = partial(_depth, around)
    for depth, edges in groupby(sorted(around.edges, key=by_depth), by_depth):
        if max(around.depths.values()) > 1:
            yield words((f"{counted(depth, 'step')} away", "bold"))
        for edge in edges:
            yield Indented(_linked(labels[edge.source], edge, labels[edge.target]), 2)
            yield from quotes(edge.evidence, 4, most=1)


def limits(rows: Sequence[LimitRow]) -> Iterator[RenderableType]:
    """Yield what bounds each service, with the line that says so."""
    for service, own in groupby(rows, lambda row: row.service.label):
        yield words((service, STYLES[NodeKind.SERVICE]))
        for row in own:
            of = () if row.of.id == row.service.id else (row.of.label, ": ")
            yield Indented(words(*of, (row.constraint.label, STYLES[NodeKind.CONSTRAINT])), 2)
            yield from quotes(row.edge.evidence, 4, most=1)


def compared(found: Sequence[tuple[LimitRow, Measure]], unit: str) -> Iterator[RenderableType]:
    """Yield limits in one unit, each with a bar on a log scale and the line that says so."""
    logs = [log(measure.amount) for _, measure in found if measure.amount > 0]
    least, span = min(logs, default=0.0), max(logs, default=0.0) - min(logs, default=0.0)
    for row, measure in found:
        share = (log(measure.amount) - least) / span if span and measure.amount > 0 else 0.0
        full = max(1, round(BAR * share))
        of = row.service.label if row.of.id == row.service.id else f"{row.service.label}, {row.of.label}"
        bar, limit = ("▇" * full + "░" * (BAR - full), "cyan"), (row.constraint.label, STYLES[NodeKind.CONSTRAINT])
        yield words(bar, " ", (said(measure, unit), "bold"), f" {of}: ", limit)
        yield from quotes(row.edge.evidence, 4, most=1)


def cues(rows: Iterable[ScenarioRow], labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yield each need with what answers it and what the notes rule out."""
    for row in rows:
        yield words((row.need.label, STYLES[NodeKind.SCENARIO]))
        accepted = row.need.answers or [labels[edge.target] for edge in row.answers]
        ruled_out = row.need.rejects or [labels[edge.target] for edge in row.rejects]
        yield from (Indented(words(("→ ", "green"), answer), 2) for answer in accepted)
        yield from (Indented(words(("not ", "red"), answer), 2) for answer in ruled_out)
        edges = (*row.answers, *row.rejects)
        places = sorted({Place(source=piece.source, line=piece.line) for edge in edges for piece in edge.evidence})
        yield Indented(words((_places([str(place) for place in places]), "dim")), 4)


def services(nodes: Iterable[Node]) -> RenderableType:
    """Return a table of services."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading, side in (("service", "left"), ("vendor", "left"), ("category", "left"), ("lines", "right")):
        table.add_column(heading, justify="right" if side == "right" else "left", overflow="fold")
    for node in nodes:
        known = node.vendor or ("found in the notes" if node.discovered else "")
        table.add_row(*(words(cell) for cell in (node.label, known, node.category, str(len(node.mentions)))))
    return table


def portrait(node: Node, edges: Sequence[Edge], nodes: Mapping[str, Node]) -> Iterator[RenderableType]:
    """Yield what a node is and, by relation, what hangs on it."""
    yield words((node.label, STYLES[node.kind]), f"  {node.kind.value}")
    facts = (
        ("also", ", ".join(node.aliases)),
        ("vendor", node.vendor),
        ("category", node.category),
        ("", "found in the notes, in no lexicon" if node.discovered else ""),
        ("lines", _places([str(place) for place in node.mentions])),
    )
    yield from (Indented(words((f"{name} " if name else "", "dim"), value), 2) for name, value in facts if value)
    for relation in Relation:
        own = [edge for edge in edges if edge.relation is relation]
        if own:
            yield words((f"{relation.value.replace('_', ' ')} ({len(own)})", "bold"))
        for edge in own:
            yield Indented(_linked(nodes[edge.source], edge, nodes[edge.target]), 2)
            yield from quotes(edge.evidence, 4, most=1)


def summary(built: Built, output: Path) -> Iterator[RenderableType]:
    """Yield the closing line of a build."""
    told = ", ".join(counted(number, what.removesuffix("s")) for what, number in programs.counts(built).items())
    yield words(f"{output}: {told} in {built.seconds:.1f} s")


def problems(found: Iterable[Problem]) -> Iterator[RenderableType]:
    """Yield what could not be read, by file."""
    for name, own in groupby(sorted(found, key=lambda one: (one.name, one.line)), lambda one: one.name):
        yield words((name, "bold red"))
        for problem in own:
            where = f"line {problem.line}: " if problem.line else ""
            yield Indented(words((where, "dim"), problem.reason, (f" ({problem.advice})", "dim")), 2)


def explanation(lines: Sequence[ReadLine]) -> Iterator[RenderableType]:
    """Yield a line of the notes, its words by what they are, and each fact that was read from it, with its rule.

    Parameters: `lines` are what stands on the line; in formats without lines of their own it can be several.
    """
    for line in lines:
        yield words((line.text, "italic"))
        for span in line.spans:
            word = line.text[span.start : span.end]
            yield Indented(words((span.kind.value, SPANS[span.kind]), f" “{word}” ", (f"rule {span.rule}", "dim")), 2)
        if not line.facts:
            yield Indented(words(("nothing was recognised in this line", "dim")), 2)
        for fact in line.facts:
            yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[RenderableType]:
    told = {name: value for name, value in programs.fact(fact).items() if name != "evidence" and value}
    line = words((told.pop("type"), "bold"))
    for name, value in told.items():
        line.append_text(words(f"  {name} ", (_told(value), "cyan")))
    yield Indented(line, 2)
    yield from _why(fact.evidence)


def _why(evidence: Evidence) -> Iterator[RenderableType]:
    rule = f"rule {evidence.rule}, confidence {evidence.confidence:.2f}, {evidence.start}–{evidence.end}: "
    yield Indented(words((rule, "dim"), evidence.text), 4)


def quotes(evidence: Sequence[Evidence], by: int, most: int = QUOTES) -> Iterator[RenderableType]:
    """Yield what the notes say, line for line, and how many lines more say so."""
    for piece in evidence[:most]:
        more = f"  (+{len(evidence) - most})" if piece is evidence[:most][-1] and len(evidence) > most else ""
        yield Indented(words((f"“{piece.text}”", "italic"), (f"  {piece.source}:{piece.line}{more}", "dim")), by)


def _depth(around: Neighbourhood, edge: Edge) -> int:
    """Return how far from the centre the farther end of an edge is."""
    return max(around.depths[edge.source], around.depths[edge.target])


def _linked(source: Node, edge: Edge, target: Node) -> Text:
    return words((source.label, STYLES[source.kind]), f" {arrow(edge)} ", (target.label, STYLES[target.kind]))


def arrow(edge: Edge, *, forward: bool = True) -> str:
    """Return a link as an arrow along its direction, or against it."""
    said = f"{phrase(edge)} ({edge.condition})" if edge.condition else phrase(edge)
    return f"─ {said} →" if forward else f"← {said} ─"


def _places(places: Sequence[str], most: int = 8) -> str:
    more = f" and {len(places) - most} more" if len(places) > most else ""
    return ", ".join(places[:most]) + more


def _told(value: object) -> str:
    """Return a value of a fact in words."""
    if isinstance(value, tuple | list):
        return "; ".join(_told(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_told(part)}" for name, part in value.items() if part)
    return str(value)
