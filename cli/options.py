"""The arguments and options that commands share; their words come from the definitions in graph.model."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.model import LINK_RELATIONS, NodeKind, Relation
from graph.query import UNITS


class Form(StrEnum):
    """How an answer is given away."""

    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    SVG = "svg"
    LINK = "link"


_UNITS = [unit for units in UNITS.values() for unit in units if unit != "×"]


def _known(unit: str | None) -> str | None:
    if unit and unit not in _UNITS:
        message = f"{unit!r} is none of {', '.join(_UNITS)}"
        raise typer.BadParameter(message)
    return unit


OWN_NOTES = "the notes that come with Linkspan"

Name = Annotated[str, typer.Argument(metavar="NAME", help="A service by name or alias, a need, or service/feature.")]
From = Annotated[str, typer.Argument(metavar="FROM", help="The service to start from, by name or alias.")]
To = Annotated[str, typer.Argument(metavar="TO", help="The service to reach.")]
Words = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words to look for.", show_default=False)]

Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar="UNIT",
        callback=_known,
        help=f"Only values that this unit can tell ({', '.join(_UNITS)}), told in it, the smallest first.",
    ),
]

GraphFile = Annotated[
    Path | None,
    typer.Option("--graph", metavar="FILE", help="A graph saved by `build`.", show_default=OWN_NOTES),
]
More = Annotated[
    list[Path] | None,
    typer.Option("--corrections", metavar="FILE", help="Corrections beside those that lie with the notes."),
]
Json = Annotated[bool, typer.Option("--json", help="Print the answer for programs.")]
As = Annotated[
    Form | None,
    typer.Option("--as", help="The answer to give away: text with its sources, a picture, or a link to the view."),
]
Site = Annotated[str, typer.Option("--site", metavar="URL", help="Where the explorer is that links lead to.")]
Kinds = Annotated[
    list[NodeKind] | None,
    typer.Option("--kind", help="Only these: " + "; ".join(f"{kind.value} ({kind.definition})" for kind in NodeKind)),
]
Relations = Annotated[
    list[Relation] | None, typer.Option("--relation", help="Only along these; may be given more than once.")
]
Via = Annotated[
    list[str] | None,
    typer.Option("--via", metavar="SERVICE", help="A service that every route passes; several, in this order."),
]
Avoid = Annotated[
    list[str] | None,
    typer.Option(
        "--avoid",
        metavar="NAME",
        help=f"A service, or a relation ({', '.join(LINK_RELATIONS)}), that no route may use.",
    ),
]
