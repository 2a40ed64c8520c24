"""The command that says why two services are linked, or are not: the sentences that name both, and what each lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

import typer

from cli import programs
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import NothingFound
from cli.graphs import opened
from cli.options import GraphFile, Json  # noqa: TC001 - Typer reads them
from cli.people import STYLES, arrow
from cli.screen import Indented, words
from graph import query
from graph.model import LINK_RELATIONS, NodeKind, Place
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from extract.ledger import Entry
    from extract.notes import Note
    from graph.corrections import Wrong
    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node


class Together(TypedDict):
    """A line that names two services, or one under the other; without the notes at hand, only its place."""

    source: str
    line: int
    text: str
    reason: str
    told: str
    words: str


class Pair(TypedDict):
    """Two services: their links, the lines that name both, and the corrections that took links out."""

    other: programs.Named
    links: list[programs.Linked]
    lines: list[Together]
    corrections: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is to look into: a graph, the notes it was read from (none for a saved graph), what was struck out."""

    graph: KnowledgeGraph
    texts: tuple[Note, ...] = ()
    struck: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of two services."""

    other: Node
    edges: tuple[Edge, ...]
    entries: tuple[Entry, ...]
    places: tuple[Place, ...]
    struck: tuple[Wrong, ...]


One = Annotated[str, typer.Argument(metavar="ONE", help="A service by name or alias.")]
Other = Annotated[
    str | None, typer.Argument(metavar="[OTHER]", help="Another one.", show_default="every one without a link")
]
Notes = Annotated[
    list[Path] | None,
    typer.Option("--notes", metavar="PATH", help="Notes to look into, instead of a graph.", show_default=False),
]


@app.command(epilog=shown("why"))
@answering
def why(
    one: One, other: Other = None, notes: Notes = None, graph_file: GraphFile = None, as_json: Json = False
) -> Answer:
    """Say why two services are linked, or why not: each line that names both, and what it lacks."""
    known = _known(notes or [], graph_file)
    centre = query.find(known.graph, one, [NodeKind.SERVICE])
    if other is None:
        found = [pair for pair in _around(known, centre) if not pair.edges]
        if not found:
            raise NothingFound(f"no line names {centre.label} beside a service that it is not linked with")
        lines = _list(centre, found)
    else:
        pair = _pair(known, centre, query.find(known.graph, other, [NodeKind.SERVICE]))
        found, lines = [pair], _pair_lines(known, centre, pair)
    return Answer(document=_document(centre, found), lines=lines)


def _known(paths: Sequence[Path], graph_file: Path | None) -> Known:
    """Return what to look into: these notes, or a saved graph alone, or our own notes."""
    if graph_file is not None and not paths:
        return Known(graph=opened(graph_file))
    import builder  # noqa: PLC0415 - brings spaCy, which a saved graph does without
    from extract import notes as files  # noqa: PLC0415
    from graph.corrections import Wrong as Struck  # noqa: PLC0415

    places = tuple(paths) or (builder.NOTES,)
    built = builder.kept(places)
    if not built.sources:
        raise NothingFound("there are no notes there")
    texts = tuple(one for one in files.read(places) if isinstance(one, files.Note))
    made = builder.written_corrections(builder.corrections_of(places))[0]
    return Known(graph=built.graph, texts=texts, struck=tuple(one for one in made if isinstance(one, Struck)))


def _pair(known: Known, one: Node, other: Node) -> Found:
    """Return what is known of two services. Raises NothingFound where no line names both."""
    from extract.ledger import ledger  # noqa: PLC0415

    if one.id == other.id:
        raise NothingFound(f"both names mean {one.label}")
    sources = {place.source for place in one.mentions} & {place.source for place in other.mentions}
    entries = [entry for note in known.texts if note.name in sources for entry in ledger(note, one.label, other.label)]
    found = _found(known, one, other, entries)
    if not (found.edges or found.entries or found.places):
        raise NothingFound(f"no line of the notes names both {one.label} and {other.label}")
    return found


def _found(known: Known, one: Node, other: Node, entries: Iterable[Entry]) -> Found:
    edges = tuple(edge for edge in known.graph.between(one.id, other.id) if edge.relation in LINK_RELATIONS)
    ends = {one.label, other.label}
    names = {name: node.label for node in (one, other) for name in (node.label, *node.aliases)}
    return Found(
        other=other,
        edges=edges,
        entries=tuple(entries),
        places=() if known.texts else tuple(sorted({*one.mentions} & {*other.mentions})),
        struck=tuple(w for w in known.struck if {names.get(w.source), names.get(w.target)} == ends),
    )


def _around(known: Known, one: Node) -> Iterator[Found]:
    """Yield every service that is named together with one, by name."""
    from extract.ledger import beside  # noqa: PLC0415

    together: dict[str, list[Entry]] = {}
    for note in known.texts:
        for other, entry in beside(note, one.label) if note.name in {place.source for place in one.mentions} else ():
            together.setdefault(other, []).append(entry)
    for node in known.graph.nodes(NodeKind.SERVICE):
        if node.id != one.id and (node.label in together or (not known.texts and {*node.mentions} & {*one.mentions})):
            yield _found(known, one, node, together.get(node.label, ()))


def _document(one: Node, found: Iterable[Found]) -> dict[str, Any]:
    pairs: list[Pair] = [
        {
            "other": programs.named(pair.other),
            "links": [programs.linked(edge) for edge in pair.edges],
            "lines": [*map(_together, pair.entries), *map(_bare, pair.places)],
            "corrections": [f"{one.file}:{one.at}" for one in pair.struck],
        }
        for pair in found
    ]
    return {"one": programs.named(one), "pairs": pairs}


def _together(entry: Entry) -> Together:
    return {
        "source": entry.source, "line": entry.line, "text": entry.text, "reason": entry.reason.value,
        "told": entry.told, "words": entry.words,
    }  # fmt: skip


def _bare(place: Place) -> Together:
    return {"source": place.source, "line": place.line, "text": "", "reason": "", "told": "", "words": ""}


def _pair_lines(known: Known, one: Node, pair: Found) -> Iterator[RenderableType]:
    """Yield the links of two services with their sentences and rules, then the lines that give them none."""
    style = STYLES[NodeKind.SERVICE]
    told = counted(len(pair.edges), "link") if pair.edges else "no link"
    yield words((one.label, style), " and ", (pair.other.label, style), f": {told}")
    for edge in pair.edges:
        ends = known.graph.node(edge.source).label, known.graph.node(edge.target).label
        yield Indented(words(f"{ends[0]} ", (arrow(edge), "bold"), f" {ends[1]}"), 2)
        for piece in edge.evidence:
            yield _quote(piece.text, f"{piece.source}:{piece.line}")
            yield Indented(words((f"rule {piece.rule}, confidence {piece.confidence:.2f}", "dim")), 6)
    for wrong in pair.struck:
        yield Indented(words(("struck out ", "red"), f"{wrong.relation.value}: {wrong.file}:{wrong.at}"), 2)
    silent = [entry for entry in pair.entries if not entry.links]
    if silent or pair.places:
        yield words(("named together, and not linked there" if silent else "named together", "bold"))
    for entry in silent:
        yield _quote(entry.text, f"{entry.source}:{entry.line}")
        between = f": “{entry.words}”" if entry.words else ""
        yield Indented(words((f"{entry.told}{between}", "dim")), 6)
    yield from (Indented(words(str(place)), 4) for place in pair.places)
    if pair.places:
        yield Indented(words(("what stands there is in the notes: --notes", "dim")), 4)


def _list(one: Node, found: Iterable[Found]) -> Iterator[RenderableType]:
    """Yield the services that are named together with one and not linked with it, each with why."""
    yield words((one.label, STYLES[NodeKind.SERVICE]), ": named together with these, and not linked")
    for pair in sorted(found, key=lambda pair: -len(pair.entries or pair.places)):
        number = len(pair.entries or pair.places)
        yield Indented(words((pair.other.label, STYLES[NodeKind.SERVICE]), f"  {counted(number, 'line')}"), 2)
        reasons = Counter(entry.told for entry in pair.entries)
        yield from (Indented(words((f"{count} × {told}", "dim")), 4) for told, count in reasons.most_common())


def _quote(text: str, place: str) -> RenderableType:
    return Indented(words((f"“{text}”", "italic"), (f"  {place}", "dim")), 4)
