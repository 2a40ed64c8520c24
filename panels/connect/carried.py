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
    Load.REGION: "regions",
    Load.PERMISSION: "permissions",
    Load.REQUIREMENT: "requirements",
}
"""What each of it is called on a card."""


def carried(graph: KnowledgeGraph, route: Route) -> Values | None:
    """Return what a route can carry, in a line and one by one; None where the notes bound nothing of it."""
    found = carries(graph, route)
    asked = [group for group in (found.regions, found.permissions, found.requirements) if group]
    groups = [_group(SAID[one.load], [one]) for one in found.tightest]
    groups += [_group(SAID[group[0].load], group) for group in asked]
    if not groups:
        return None
    groups += [_group("looser ones on the way", found.others)] * bool(found.others)
    parts = [*map(_short, found.tightest), *(counted(len(group), group[0].load.value) for group in asked)]
    return {"said": " · ".join(parts), "groups": groups}


def _group(title: str, group: Sequence[Carried]) -> Values:
    return {"title": title, "rows": [_row(one) for one in group]}


def _short(one: Carried) -> str:
    """Return a bound in a few words: what is bound is told once, be it in the label itself."""
    label, load = one.row.constraint.label, one.load.value
    return label if load in label else f"{load} {label}"


def _row(one: Carried) -> Values:
    row = one.row
    of = row.service.label if row.of.id == row.service.id else f"{row.service.label} {row.of.label}"
    return {
        "of": of,
        "id": row.service.id,
        "bound": row.constraint.label,
        "quotes": quotes(row.edge.evidence),
    }

