"""The command that shows the receipts of a merge: every name that counts as one thing, and who says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from cli import programs
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import NothingFound
from cli.graphs import opened
from cli.options import GraphFile, Json  # noqa: TC001 - Typer reads them
from cli.people import STYLES
from cli.screen import Indented, words
from graph import query
from graph.corrections import RULE
from graph.merge import fold, folded
from graph.model import Evidence, Feature, Mention, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from graph.merge import KnowledgeGraph
    from graph.model import Fact, Node

SHOWN = 3
"""Lines that are named for one name; `--json` has them all."""

SPELLING = "capitals, spacing and a plural do not count"


class Receipt(TypedDict):
    """A name and who says that it stands for the thing: the lexicon, a correction, or the lines that write it so."""

    name: str
    lexicon: str
    correction: str
    rule: str
    lines: list[programs.Quote]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A form of a name with the lines that write it, in order."""

    form: str
    lines: tuple[Evidence, ...] = ()


Service = Annotated[str, typer.Argument(metavar="NAME", help="A service or feature, by name or alias.")]
Notes = Annotated[
    list[Path] | None,
    typer.Option("--notes", metavar="PATH", help="Notes to look into, instead of a graph.", show_default=False),
]


@app.command(epilog=shown("aliases"))
@answering
def aliases(name: Service, notes: Notes = None, graph_file: GraphFile = None, as_json: Json = False) -> Answer:
    """List every name that counts as this service or feature, with the entry or the line that says so."""
    graph, facts = _known(notes or [], graph_file)
    node = query.find(graph, name, [NodeKind.SERVICE, NodeKind.FEATURE])
    receipts = [_receipt(graph, node, one) for one in _forms(graph, node, facts)]
    document = {"node": programs.named(node), "aliases": receipts, "discovered": node.discovered}
    return Answer(document=document, lines=_lines(node, receipts))


def _known(paths: Sequence[Path], graph_file: Path | None) -> tuple[KnowledgeGraph, tuple[Fact, ...]]:
    """Return a graph and the facts that it was made of, none for a saved graph."""
    if graph_file is not None and not paths:
        return opened(graph_file), ()
    import builder  # noqa: PLC0415 - brings spaCy, which a saved graph does without
    from extract.notes import read  # noqa: PLC0415

    places = tuple(paths) or (builder.NOTES,)
    found = builder.corrected(builder.facts_of(read(places)), builder.corrections_of(places))
    if not found.sources:
        raise NothingFound("there are no notes there")
    return builder.graph_of(found)[0], found.facts


def _forms(graph: KnowledgeGraph, node: Node, facts: Iterable[Fact]) -> list[Written]:
    """Return the forms of a node's name, its own first, those written most often before the others."""
    lines: dict[str, list[Evidence]] = defaultdict(list)
    owners = {graph.node(edge.source).label for edge in graph.edges_of(node.id) if edge.target == node.id}
    for fact in facts:
        match fact:
            case Mention(service=node.label, name=form) if form and node.kind is NodeKind.SERVICE:
                lines[form].append(fact.evidence)
            case Feature(service=service, name=form) if node.kind is NodeKind.FEATURE and service in owners:
                if fold(form) == fold(node.label):
                    lines[form].append(fact.evidence)
            case _:
                pass
    names = {node.label, *node.aliases, *lines}
    forms = [Written(form=form, lines=tuple(sorted(lines.get(form, ())))) for form in names]
    return sorted(forms, key=lambda one: (one.form != node.label, -len(one.lines), folded(one.form), one.form))


def _receipt(graph: KnowledgeGraph, node: Node, one: Written) -> Receipt:
    from extract.receipts import entry  # noqa: PLC0415 - brings the lexicon

    found = entry(node.label, one.form) if node.kind is NodeKind.SERVICE else None
    made = sorted({f"{line.source}:{line.line}" for line in one.lines if line.rule == RULE})
    read = [line for line in one.lines if line.rule != RULE]
    return {
        "name": one.form,
        "lexicon": f"{found.file}:{found.line} {found.key}" if found else "",
        "correction": ", ".join(made),
        "rule": SPELLING if node.kind is NodeKind.FEATURE and one.form != node.label else "",
        "lines": [programs.quote(line) for line in read],
    }


def _lines(node: Node, receipts: Iterable[Receipt]) -> Iterator[RenderableType]:
    yield words((node.label, STYLES[node.kind]), f"  {node.kind.value}")
    for one in receipts:
        yield Indented(words((one["name"], "bold")), 2)
        told = [
            ("lexicon", one["lexicon"]),
            ("correction", one["correction"]),
            ("spelling", one["rule"]),
            ("notes", _places(one["lines"])),
        ]
        yield from (Indented(words((f"{who} ", "dim"), what), 4) for who, what in told if what)
        if not any(what for _, what in told):
            yield Indented(words(("the notes themselves, in no lexicon", "dim")), 4)


def _places(lines: Sequence[programs.Quote]) -> str:
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return ", ".join(f"{line['source']}:{line['line']}" for line in lines[:SHOWN]) + more
