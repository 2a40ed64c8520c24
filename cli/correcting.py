"""The command that corrects a graph: it writes an entry beside the notes and says what that changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

import typer

from cli import programs
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import NothingFound
from cli.options import Json  # noqa: TC001 - Typer reads it
from cli.people import arrow
from cli.screen import Indented, words
from graph import corrections, query
from graph.errors import UnknownName
from graph.model import LINK_RELATIONS, NodeKind, Relation
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from builder import Facts
    from graph.corrections import Change, Correction
    from graph.merge import KnowledgeGraph

SHOWN = 12
"""Statements that are listed for people; `--json` has them all."""

TWO = 2


class Kind(StrEnum):
    """What is corrected."""

    WRONG = "wrong"
    MISSING = "missing"
    SAME = "same"
    DIFFERENT = "different"
    NO_FEATURE = "no-feature"


def _of_links(relation: Relation | None) -> Relation | None:
    if relation is not None and relation not in LINK_RELATIONS:
        message = f"{relation.value} is none of {', '.join(LINK_RELATIONS)}"
        raise typer.BadParameter(message)
    return relation


NAMES = "Two services; the names that are one; a name and what it is not; a service and what is no feature of it."

What = Annotated[Kind | None, typer.Argument(help="What is corrected.", show_default=False)]
Given = Annotated[list[str] | None, typer.Argument(metavar="[NAMES]...", help=NAMES, show_default=False)]
Of = Annotated[
    Relation | None,
    typer.Option("--relation", metavar="RELATION", callback=_of_links, help=", ".join(LINK_RELATIONS)),
]
At = Annotated[str, typer.Option("--at", metavar="NOTE:LINE", help="Wrong is only what is read from this line.")]
Negated = Annotated[bool, typer.Option("--negated", help="What is missing is that it is not so.")]
Condition = Annotated[str, typer.Option("--condition", help="When the missing link holds.")]
Sentence = Annotated[str, typer.Option("--sentence", help="What says that the missing link is there.")]
Service = Annotated[str, typer.Option("--of", metavar="SERVICE", help="The names are of a feature of this service.")]
Why = Annotated[str, typer.Option("--why", help="A word to whoever reads the file.")]
Notes = Annotated[Path, typer.Option("--notes", metavar="FOLDER", help="The notes that are corrected.")]
File = Annotated[
    Path | None, typer.Option("--corrections", metavar="FILE", help="Where to write it.", show_default="in that folder")
]
Undo = Annotated[bool, typer.Option("--undo", help="Take out the last correction.")]
Trial = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]


class Changed(TypedDict):
    """A statement that is gone, or has come."""

    gone: bool
    link: programs.Linked
    quote: programs.Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A correction as the command line has it."""

    kind: Kind
    names: tuple[str, ...]
    relation: Relation | None
    at: str
    negated: bool
    condition: str
    sentence: str
    of: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The notes that are corrected: what was read from them, the corrections so far, the graph of both, the file."""

    read: Facts
    made: tuple[Correction, ...]
    graph: KnowledgeGraph
    file: Path


@app.command(epilog=shown("correct"))
@answering
def correct(
    kind: What = None,
    names: Given = None,
    relation: Of = None,
    at: At = "",
    negated: Negated = False,
    condition: Condition = "",
    sentence: Sentence = "",
    of: Service = "",
    why: Why = "",
    notes: Notes = Path(),
    file: File = None,
    undo: Undo = False,
    dry_run: Trial = False,
    as_json: Json = False,
) -> Answer:
    """Correct what was read: write an entry to corrections.toml beside the notes, and say what it changes."""
    if undo:
        return _undone(_desk(notes, file), dry_run=dry_run)
    if kind is None:
        raise typer.BadParameter(f"say what is corrected ({', '.join(Kind)}), or --undo", param_hint="KIND")
    if (kind in {Kind.WRONG, Kind.MISSING}) is (relation is None):
        raise typer.BadParameter("goes with wrong and missing, which need it", param_hint="--relation")
    given = tuple(names or ())
    if len(given) < TWO or (len(given) > TWO and kind is not Kind.SAME):
        raise typer.BadParameter(f"{kind} takes {'two names or more' if kind is Kind.SAME else 'two'}: {NAMES}")
    asked = Asked(
        kind=kind, names=given, relation=relation, at=at, negated=negated, condition=condition, sentence=sentence,
        of=of, why=why,
    )  # fmt: skip
    desk = _desk(notes, file)
    return _written(desk, _correction(desk.graph, asked), dry_run=dry_run)


def _desk(notes: Path, file: Path | None) -> Desk:
    """Read the notes and what was corrected before. Raises NothingFound where there are no notes."""
    import builder  # noqa: PLC0415 - brings spaCy, which other commands do without
    from extract.notes import read  # noqa: PLC0415

    found = builder.facts_of(read([notes]))
    if not found.sources:
        raise NothingFound(f"{notes}: no notes to correct; say --notes FOLDER")
    target = file or (notes if notes.is_dir() else notes.parent) / corrections.FILE
    files = builder.corrections_of([notes], [target] if target.is_file() else [])
    made, faults = builder.written_corrections(files)
    if faults:
        raise corrections.FaultyCorrections(f"{faults[0].name}:{faults[0].line}", faults[0].reason)
    return Desk(read=found, made=made, graph=builder.graph_of(found, made)[0], file=target)


def _correction(graph: KnowledgeGraph, asked: Asked) -> Correction:
    """Return the correction that is asked for. Raises UnknownName, AmbiguousName and NothingFound."""
    one, other = asked.names[:TWO]
    match asked.kind:
        case Kind.SAME:
            return corrections.Same(names=asked.names, of=asked.of, why=asked.why)
        case Kind.DIFFERENT:
            return corrections.Different(name=one, other=_service(graph, other), why=asked.why)
        case Kind.NO_FEATURE:
            return corrections.NoFeature(of=_service(graph, one), name=other, why=asked.why)
    source, target, relation = _service(graph, one), _service(graph, other), asked.relation or Relation.USES
    if asked.kind is Kind.MISSING:
        return corrections.Missing(
            source=source, target=target, relation=relation, negated=asked.negated, condition=asked.condition,
            sentence=asked.sentence, why=asked.why,
        )  # fmt: skip
    place = _place(graph, (source, target), relation, asked.at) if asked.at else {}
    return corrections.Wrong(source=source, target=target, relation=relation, why=asked.why, **place)


def _service(graph: KnowledgeGraph, name: str) -> str:
    """Return the service of a name, one of the lexicon where the notes have none. Raises as `query.find`."""
    import builder  # noqa: PLC0415

    try:
        return query.find(graph, name, [NodeKind.SERVICE]).label
    except UnknownName:
        if official := builder.official(name):
            return official
        raise


def _place(graph: KnowledgeGraph, ends: tuple[str, str], relation: Relation, at: str) -> dict[str, Any]:
    """Return the sentence of a link at NOTE:LINE, as fields of a correction. Raises NothingFound."""
    for edge in graph.edges(relation):
        pair = graph.node(edge.source).label, graph.node(edge.target).label
        for piece in edge.evidence if pair in {ends, ends[::-1]} else ():
            if f"{piece.source}:{piece.line}" == at:
                return {"note": piece.source, "line": piece.line, "text": piece.text}
    raise NothingFound(f"“{ends[0]} {relation} {ends[1]}” is not read from {at}")


def _written(desk: Desk, one: Correction, *, dry_run: bool) -> Answer:
    import builder  # noqa: PLC0415

    if one in desk.made:
        raise NothingFound("this is corrected already")
    one = corrections.as_written(desk.file, one)
    graph, effects = builder.graph_of(desk.read, (*desk.made, one))
    if not effects[-1].placed:
        raise NothingFound(f"{effects[-1].reason} ({effects[-1].advice}); nothing was written")
    if not dry_run:
        corrections.append(desk.file, one)
    return _told(desk, one, graph, "would be written" if dry_run else "written")


def _undone(desk: Desk, *, dry_run: bool) -> Answer:
    import builder  # noqa: PLC0415

    if dry_run:
        raise typer.BadParameter("does not go with --undo", param_hint="--dry-run")
    last = corrections.take_back(desk.file)
    made = builder.written_corrections(builder.corrections_of([desk.file], [desk.file]))[0]
    return _told(desk, last, builder.graph_of(desk.read, made)[0], "taken out")


def _told(desk: Desk, one: Correction, after: KnowledgeGraph, done: str) -> Answer:
    found = corrections.changes(desk.graph, after)
    services = [
        sorted(node.label for node in graph.nodes(NodeKind.SERVICE) if node.id not in other)
        for graph, other in ((desk.graph, after), (after, desk.graph))
    ]
    document = {
        "file": str(desk.file), "done": done, "correction": _entry(one), "changes": [_changed(each) for each in found],
        "services_gone": services[0], "services_come": services[1],
    }  # fmt: skip
    return Answer(document=document, lines=_lines(desk, one, after, done, services))


def _entry(one: Correction) -> dict[str, Any]:
    """Return a correction as the file has it."""
    keys = corrections.KEYS[type(one)]
    told = {name: getattr(one, key.field) for name, key in keys.items()}
    return {"kind": one.kind, **{name: value for name, value in told.items() if value}}


def _changed(change: Change) -> Changed:
    return {
        "gone": change.gone, "link": programs.linked(change.edge), "quote": programs.quote(change.evidence),
    }  # fmt: skip


def _lines(
    desk: Desk, one: Correction, after: KnowledgeGraph, done: str, services: Sequence[Sequence[str]]
) -> Iterator[RenderableType]:
    yield words((f"{desk.file}", "bold"), f": [[{one.kind}]] {done}")
    found = corrections.changes(desk.graph, after)
    for change in found[:SHOWN]:
        graph = desk.graph if change.gone else after
        sign = ("− ", "red") if change.gone else ("+ ", "green")
        ends = graph.node(change.edge.source).label, graph.node(change.edge.target).label
        yield Indented(words(sign, f"{ends[0]} {arrow(change.edge)} {ends[1]}"), 2)
        place = f"  {change.evidence.source}:{change.evidence.line}"
        yield Indented(words((f"“{change.evidence.text}”", "italic"), (place, "dim")), 4)
    if len(found) > SHOWN:
        yield Indented(words((f"and {counted(len(found) - SHOWN, 'statement')} more", "dim")), 2)
    for mark, names in zip(("− ", "+ "), services, strict=True):
        yield from (Indented(words(mark, f"the service {name}"), 2) for name in names)
    if not found and not any(services):
        yield Indented(words(("no statement changes; it can be found by these names", "dim")), 2)
    if done != "taken out" and not done.startswith("would"):
        yield words((f"undo it with: linkspan correct --undo --notes {desk.file.parent}", "dim"))
