"""The options that steer routes, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from graph.model import NodeKind, Relation
from graph.paths import HUB_WEIGHT, Direction, Sense, Steering

if TYPE_CHECKING:
    from collections.abc import Sequence

OrFrom = Annotated[
    list[str] | None, typer.Option("--or-from", metavar="SERVICE", help="Another service to start from.")
]
OrTo = Annotated[list[str] | None, typer.Option("--or-to", metavar="SERVICE", help="Another service to reach.")]
Flow = Annotated[
    bool, typer.Option("--flow", help="Only the way that data go: a link 'reads from' is travelled backwards.")
]
Turned = Annotated[
    list[str] | None,
    typer.Option(
        "--way", metavar="RELATION=WAY", help=f"Links of a relation only this way: {', '.join(Sense)}; repeatable."
    ),
]
Only = Annotated[list[Relation] | None, typer.Option("--only", help="Only along these relations; repeatable.")]
Through = Annotated[
    list[NodeKind] | None, typer.Option("--through", help="Also by way of nodes of this kind; repeatable.")
]
Dial = Annotated[
    float, typer.Option("--dial", min=0.0, help="From short (0) to telling: what passing a hub costs.")
]
Every = Annotated[
    bool, typer.Option("--all", help="The best routes, however alike; else one for each pattern of relations.")
]
Load = Annotated[bool, typer.Option("--load", help="Also what each route can carry: limits, permissions, needs.")]

DIAL = HUB_WEIGHT
"""Where the dial stands unless it is turned."""


def steering(
    *,
    via: Sequence[str] | None,
    avoid: Sequence[str] | None,
    only: Sequence[Relation] | None,
    directed: bool,
    flow: bool,
    turned: Sequence[str] | None,
    through: Sequence[NodeKind] | None,
    contrast: bool,
    max_hops: int,
    dial: float,
) -> Steering:
    """Return what the options ask for. Raises BadParameter for a `--way` that is none, and for two directions."""
    if directed and flow:
        raise typer.BadParameter("goes without --directed", param_hint="--flow")
    return Steering(
        via=via or (),
        avoid=avoid or (),
        only=only or (),
        direction=Direction.FLOW if flow else Direction.ARROW if directed else Direction.ANY,
        senses=dict(_turn(one) for one in turned or ()),
        through=through or (),
        contrast=contrast,
        max_hops=max_hops,
        hub_weight=dial,
    )


def _turn(written: str) -> tuple[Relation, Sense]:
    name, _, sense = written.partition("=")
    relations, senses = {one.value: one for one in Relation}, {one.value: one for one in Sense}
    turned = relations.get(name.strip().replace(" ", "_")), senses.get(sense.strip())
    if turned[0] is None or turned[1] is None:
        message = f"{written!r} is not RELATION=WAY, with a way of {', '.join(Sense)}"
        raise typer.BadParameter(message, param_hint="--way")
    return turned[0], turned[1]
