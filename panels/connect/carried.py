"""What a route can carry, as plain values for its card: each bound with its service, its sentence and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.paths import Load, carries
from panels.details import quotes
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from graph.paths import Carried
    from panels.component import Values

SAID: dict[Load, str] = {
    Load.PAYLOAD: "smallest payload",
    Load.TIMEOUT: "shortest timeout",
    Load.DELAY: "longest delay",
    Load.RETRIES: "fewest retries",
    Load.REGION: "region",
    Load.PERMISSION: "permission",
    Load.REQUIREMENT: "requirement",
}
"""What each of it is called on a card."""


def carried(graph: KnowledgeGraph, route: Route) -> Values | None:
    """Return what a route can carry, in a line and one by one; None where the notes bound nothing of it."""
    found = carries(graph, route)
    asked = [found.regions, found.permissions, found.requirements]
    rows = [_row(one) for group in (found.tightest, *asked) for one in group]
    if not rows:
        return None
    parts = [f"{one.load.value} {one.row.constraint.label}" for one in found.tightest]
    parts += [counted(len(group), SAID[group[0].load]) for group in asked if group]
    return {"said": " · ".join(parts), "rows": rows, "looser": _looser(found.others)}


def _row(one: Carried) -> Values:
    row = one.row
    of = row.service.label if row.of.id == row.service.id else f"{row.service.label} {row.of.label}"
    return {
        "load": SAID[one.load],
        "of": of,
        "id": row.service.id,
        "bound": row.constraint.label,
        "quotes": quotes(row.edge.evidence),
    }


def _looser(others: Sequence[Carried]) -> list[Values]:
    """Return the bounds of other services on the route, which are not met first."""
    return [{**_row(one), "load": one.load.value} for one in others]
