"""The commands by which a graph is judged: contradictions, why a link is there or is not, who says what a name is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from cli import programs
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import NothingFound
from cli.graphs import opened
from cli.options import GraphFile, Json  # noqa: TC001 - Typer reads them
from cli.people import STYLES, quotes
from cli.screen import Indented, words
from graph import query
from graph.query import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from graph.query import Conflict, Side


class Stated(TypedDict):
    """One side of a contradiction."""

    says: str
    link: programs.Linked
    quote: programs.Quote


class Contradiction(TypedDict):
    """Two statements that do not go together."""

    kind: str
    about: list[programs.Named]
    likelihood: float
    likely: bool
    doubts: list[str]
    one: Stated
    other: Stated


About = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A service or feature.", show_default="all of them")
]
Likely = Annotated[bool, typer.Option("--likely", help="Only those that hardly are something else.")]


@app.command(epilog=shown("conflicts"))
@answering
def conflicts(
    name: About = None, likely: Likely = False, graph_file: GraphFile = None, as_json: Json = False
) -> Answer:
    """Show where the notes contradict themselves, side by side: the likeliest first, with what speaks against it."""
    found = [one for one in query.conflicts(opened(graph_file), name) if one.likely or not likely]
    if not found:
        raise NothingFound(f"the notes do not contradict themselves about {name or 'anything'}")
    return Answer(document={"conflicts": [_contradiction(one) for one in found]}, lines=_contradictions(found))


def _contradiction(one: Conflict) -> Contradiction:
    return {
        "kind": one.kind.value, "about": [programs.named(node) for node in one.about],
        "likelihood": one.likelihood, "likely": one.likely, "doubts": [doubt.value for doubt in one.doubts],
        "one": _stated(one.one), "other": _stated(one.other),
    }  # fmt: skip


def _stated(side: Side) -> Stated:
    return {"says": side.says, "link": programs.linked(side.edge), "quote": programs.quote(side.evidence)}


def _contradictions(found: Iterable[Conflict]) -> Iterator[RenderableType]:
    for one in found:
        joint = " and " if one.kind is ConflictKind.LINK else ", "
        named = joint.join(node.label for node in one.about)
        style = "bold red" if one.likely else "bold"
        yield words((named, STYLES[one.about[0].kind]), (": ", "dim"), (_sides(one), style))
        for side in (one.one, one.other):
            yield from quotes((side.evidence,), 2)
        if one.doubts:
            told = "; ".join(doubt.value for doubt in one.doubts)
            yield Indented(words((f"{'though' if one.likely else 'maybe none:'} {told}", "dim")), 2)


def _sides(one: Conflict) -> str:
    return f"{one.one.says}, or {one.other.says}?"
