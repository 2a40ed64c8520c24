"""Routes between services by name, best first, each step with the sentences behind it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from graph.paths.blocked import no_route
from graph.paths.question import Found, found
from graph.paths.rules import HUB_WEIGHT, Direction
from graph.paths.steering import Steering

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from graph.paths.question import Question


def answer(
    graph: KnowledgeGraph,
    source: str | Sequence[str],
    target: str | Sequence[str],
    steering: Steering | None = None,
    k: int = 5,
    *,
    differ: bool = True,
) -> Found:
    """Return the k best routes from any of some services to any of others, and whether they are surely the best.

    Parameters: `source` and `target` are a name each, or several. `differ` shows one route for each pattern of
    relations and none that shares half its links with those shown (see `graph.paths.varied`); without it the k best
    are returned, however alike.

    Returns the routes of all pairs as one list: direct links first, then by cost (with `differ`, also by how often a
    route turns round), equal ones by ids; no route passes a node twice, nor one of the other sources and targets.
    `complete` is False where the bound on effort was hit: the routes hold to all conditions, but a better one may be
    missing. Raises UnknownName, AmbiguousName, NoRoute (it says why, in words and for programs) and ValueError for
    numbers that do not count.
    """
    if k < 1:
        message = f"k and max_hops count from 1, not {k}"
        raise ValueError(message)
    asked = _questions(graph, source, target, steering or Steering())
    answered = found(graph, asked, k, differ=differ)
    if not answered.routes:
        raise no_route(graph, asked[0], complete=answered.complete)
    return answered


def routes(  # noqa: PLR0913, PLR0917 - one question, and every part of it has a default
    graph: KnowledgeGraph,
    source: str,
    target: str,
    k: int = 5,
    via: Collection[str] = (),
    avoid: Collection[str] = (),
    directed: bool = False,
    max_hops: int | None = 6,
    contrast: bool = False,
    hub_weight: float = HUB_WEIGHT,
) -> tuple[Route, ...]:
    """Return the k best routes between two services, however alike, none of which passes a service twice.

    Parameters: those of `Steering`; `directed` routes go along each link from its source to its target.

    Returns the link between the two first, where there is one, then by cost, equal costs by ids. Parallel links are
    one step: `link` is the strongest, the rest are `others`. Negated links are never travelled. Raises UnknownName,
    AmbiguousName, NoRoute (it says why, and names the nearest services), and ValueError for `k` or `max_hops` below 1.

    Method: `graph.paths.ksp` on the costs of `graph.paths.folding`, where the papers are named.

    >>> from graph.merge import KnowledgeGraph
    >>> from graph.model import Evidence, Link, Relation
    >>> line = Evidence(source="s3.md", line=3, start=0, end=23, text="S3 events invoke Lambda", rule="invoke")
    >>> link = Link(head="Amazon S3", relation=Relation.TRIGGERS, tail="AWS Lambda", evidence=line)
    >>> (step,) = routes(KnowledgeGraph.from_facts([link]), "Lambda", "S3")[0].steps
    >>> step.source.label, step.forward, step.evidence[0].text
    ('AWS Lambda', False, 'S3 events invoke Lambda')
    """
    steering = Steering(
        via=via,
        avoid=tuple(avoid),
        direction=Direction.ARROW if directed else Direction.ANY,
        contrast=contrast,
        max_hops=max_hops,
        hub_weight=hub_weight,
    )
    return answer(graph, source, target, steering, k, differ=False).routes


def _questions(
    graph: KnowledgeGraph, source: str | Sequence[str], target: str | Sequence[str], steering: Steering
) -> list[Question]:
    """Return a question for each pair of a source and a target; the others of either side are not passed."""
    sources, targets = ([names] if isinstance(names, str) else list(names) for names in (source, target))
    asked = [steering.question(graph, *pair) for pair in product(sources, targets)]
    if not asked:
        message = "a route needs a source and a target"
        raise ValueError(message)
    ends = frozenset(id_ for one in asked for id_ in (one.source, one.target))
    apart = [replace(one, avoid=one.avoid | (ends - {one.source, one.target, *one.via})) for one in asked]
    unlike = [one for one in apart if one.source != one.target]
    return list({(one.source, one.target): one for one in unlike or apart}.values())
