"""The commands that ask a graph; each names its question, its options and what it answers, and decides nothing else."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from cli import connections, people, programs, sharing, steering
from cli.answer import Answer, answering
from cli.examples import shown
from cli.failures import NothingFound
from cli.graphs import opened
from cli.options import As, Avoid, From, GraphFile, Json, Kinds, Name, Relations, Site, To, Unit, Via, Words  # noqa: TC001 - Typer reads them
from graph import paths, query
from graph.model import NodeKind

app = typer.Typer(
    name="linkspan",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; a terminal that lacks a sign shows a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app(prog_name="linkspan")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"linkspan {version('linkspan')}")
        raise typer.Exit


@app.callback()
def linkspan(
    _: Annotated[bool, typer.Option("--version", help="Say which this is.", callback=_version, is_eager=True)] = False,
) -> None:
    """Read notes about cloud services; ask what surrounds a service and how two services connect.

    Every answer quotes the sentence and the line it was read from.

    Exit codes: 0 found; 1 nothing found, or no route; 2 wrong usage or unreadable input; 3 a name that could be several
    things (listed); 4 an unknown name (the nearest are listed).
    """


@app.command(epilog=shown("path"))
@answering
def path(
    source: From,
    target: To,
    or_from: steering.OrFrom = None,
    or_to: steering.OrTo = None,
    via: Via = None,
    avoid: Avoid = None,
    only: steering.Only = None,
    through: steering.Through = None,
    directed: Annotated[bool, typer.Option("--directed", help="Only along the links' own direction.")] = False,
    flow: steering.Flow = False,
    turned: steering.Turned = None,
    contrast: Annotated[bool, typer.Option("--contrast", help="Also along 'alternative to'.")] = False,
    k: Annotated[int, typer.Option("-k", min=1, help="How many routes at most.")] = 5,
    every: steering.Every = False,
    max_hops: Annotated[int, typer.Option("--max-hops", min=1, help="How many links a route may have.")] = 6,
    dial: steering.Dial = steering.DIAL,
    load: steering.Load = False,
    form: As = None,
    site: Site = sharing.SITE,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer | None:
    """Say how two services connect: the best routes, each step with its sentence."""
    graph = opened(graph_file)
    steered = steering.steering(
        via=via, avoid=avoid, only=only, directed=directed, flow=flow, turned=turned, through=through,
        contrast=contrast, max_hops=max_hops, dial=dial,
    )  # fmt: skip
    ends = [source, *(or_from or ())], [target, *(or_to or ())]
    found = paths.answer(graph, *ends, steered, k, differ=not every)
    if form:
        asked = sharing.Asked(
            via=via or (), avoid=avoid or (), directed=directed, contrast=contrast, most=k, dial=dial,
            or_from=or_from or (), or_to=or_to or (), only=only or (), through=through or (),
            turned=[f"{relation}={sense}" for relation, sense in steered.senses.items()],
            flow=flow, hops=max_hops, every=every,
        )  # fmt: skip
        sharing.routes(found.routes, (source, target), asked, form, site, as_json=as_json)
        return None
    ways = [connections.way(graph, route, load=load) for route in found.routes]
    document = {"routes": ways, "complete": found.complete}
    return Answer(document=document, lines=connections.routes(graph, found, load=load))


@app.command(epilog=shown("near"))
@answering
def near(
    name: Name,
    depth: Annotated[int, typer.Option("--depth", min=1, max=6, help="How many links away at most.")] = 1,
    kind: Kinds = None,
    relation: Relations = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many neighbours, the most telling first.")] = 20,
    form: As = None,
    site: Site = sharing.SITE,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer | None:
    """Say what surrounds a service: links, features, limits and needs, the most telling first."""
    around = query.neighbourhood(opened(graph_file), name, depth=depth, kinds=kind, relations=relation, top=top)
    if len(around.nodes) <= 1:
        raise NothingFound(f"the notes say nothing of that kind around {around.centre.label}")
    if form:
        seen = sharing.Seen(depth=depth, top=top, kinds=kind or (), relations=relation or ())
        sharing.neighbourhood(around, seen, form, site, as_json=as_json)
        return None
    return Answer(document=programs.neighbourhood(around), lines=people.neighbourhood(around))


@app.command(epilog=shown("limits"))
@answering
def limits(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A service or feature.", show_default="all of them")
    ] = None,
    unit: Unit = None,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer:
    """List limits, requirements, restrictions and defaults, of one service or of all; or compare them in a unit."""
    rows = query.limits(opened(graph_file), name)
    compared = query.in_unit(rows, unit) if unit else ()
    told = [row for row, _ in compared] if unit else rows
    if not told:
        what = f"limit in {unit}" if unit else "limit"
        raise NothingFound(f"the notes give no {what} of {name}" if name else f"the notes give no {what}s")
    lines = people.compared(compared, unit) if unit else people.limits(rows)
    return Answer(document={"limits": [programs.limit(row, unit or "") for row in told]}, lines=lines)


@app.command(epilog=shown("cues"))
@answering
def cues(words: Words = None, graph_file: GraphFile = None, as_json: Json = False) -> Answer:
    """List needs with the services that answer them, those that fit the words best first, in other words too."""
    graph = opened(graph_file)
    rows = query.scenarios(graph, " ".join(words or ()))
    if not rows:
        raise NothingFound("the notes tell no such need")
    labels = {node.id: node.label for node in graph.nodes()}
    return Answer(document={"needs": [programs.cue(row) for row in rows]}, lines=people.cues(rows, labels))


@app.command(epilog=shown("services"))
@answering
def services(words: Words = None, graph_file: GraphFile = None, as_json: Json = False) -> Answer:
    """List the services that the notes name, or those that words may mean."""
    graph = opened(graph_file)
    known = graph.nodes(NodeKind.SERVICE)
    if words:
        meant = query.search(graph, " ".join(words), limit=len(graph))
        known = tuple(node for node in meant if node.kind is NodeKind.SERVICE)
    if not known:
        raise NothingFound("the notes name no such service")
    return Answer(document={"services": [programs.described(node) for node in known]}, lines=[people.services(known)])


@app.command(epilog=shown("show"))
@answering
def show(name: Name, graph_file: GraphFile = None, as_json: Json = False) -> Answer:
    """Tell all that the notes say of one service, feature or need."""
    graph = opened(graph_file)
    node = query.find(graph, name)
    edges = graph.edges_of(node.id)
    nodes = {end: graph.node(end) for edge in edges for end in (edge.source, edge.target)}
    document = {"node": programs.described(node), "edges": [programs.linked(edge) for edge in edges]}
    return Answer(document=document, lines=people.portrait(node, edges, nodes))
