"""The commands that ask about several services at once: what lies between them, and how they differ."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import connections, sharing
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.graphs import opened
from cli.options import As, GraphFile, Json, Site  # noqa: TC001 - Typer reads them
from graph import paths, query
from graph.query.contrast import MOST

Several = Annotated[list[str], typer.Argument(metavar="NAME", help="Services, by name or alias.")]


@app.command(epilog=shown("between"))
@answering
def between(
    names: Several,
    contrast: Annotated[bool, typer.Option("--contrast", help="Also along 'alternative to'.")] = False,
    dial: Annotated[
        float, typer.Option("--dial", min=0.0, help="From short (0) to telling: what a hub costs.")
    ] = paths.HUB_WEIGHT,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer:
    """Say what connects several services: the few links, with their sentences, that join them all."""
    if len(names) < 2:  # noqa: PLR2004 - a pair
        raise typer.BadParameter("it takes two services or more", param_hint="NAME...")
    found = paths.between(opened(graph_file), names, contrast=contrast, hub_weight=dial)
    return Answer(document=connections.joining(found), lines=connections.joined(found))


@app.command(epilog=shown("contrast"))
@answering
def contrast(
    names: Several, form: As = None, site: Site = sharing.SITE, graph_file: GraphFile = None, as_json: Json = False
) -> Answer | None:
    """Set two to four services side by side: what they share, what only one has, when to take which, their limits."""
    if not 1 < len(names) <= MOST:
        raise typer.BadParameter(f"it takes two to {MOST} services", param_hint="NAME...")
    found = query.contrast(opened(graph_file), *names)
    if form:
        sharing.contrast(found, form, site, as_json=as_json)
        return None
    return Answer(document=connections.contrasting(found), lines=connections.contrasted(found))
