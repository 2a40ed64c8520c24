"""Routes between two services by name, best first, each step with the sentences behind it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import LINK_RELATIONS, NodeKind, Relation, Route
from graph.paths.blocked import no_route
from graph.paths.folding import HUB_WEIGHT, Rules
from graph.paths.question import Question
from graph.query import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.merge import KnowledgeGraph

_SERVICES = frozenset({NodeKind.SERVICE})


def routes(  # noqa: PLR0913, PLR0917 - one question, and every part of it has a default
    graph: KnowledgeGraph,
    source: str,
    target: str,
    k: int = 5,
    via: Collection[str] = (),
    avoid: Iterable[str] = (),
    directed: bool = False,
    max_hops: int | None = 6,
    contrast: bool = False,
    hub_weight: float = HUB_WEIGHT,
) -> tuple[Route, ...]:
    """Return the k best routes between two services, none of which passes a service twice.

    Parameters: `source`, `target`, `via` and `avoid` are names as `graph.query.find` knows them; `avoid` may also name
    relations ("uses", "part of"). `via` services are passed by every route, in that order where it is a list or tuple,
    in any order where it is a set; others may lie between. `directed` routes go along each link from its source to
    its target. `max_hops` bounds every route (None: no bound). `contrast` lets routes use `alternative_to`.
    `hub_weight` is the dial from short (0) to telling: what a nat of log(degree) costs at each service passed.

    Returns the link between the two first, where there is one, then by cost, equal costs by ids. Parallel links are
    one step: `link` is the strongest, the rest are `others`. Negated links are never travelled. Raises UnknownName,
    AmbiguousName, NoRoute (it says why, and names the nearest services), and ValueError for `k` or `max_hops` below 1.

    Method: `graph.paths.ksp` on the costs of `graph.paths.folding`, where the papers are named.

    >>> from graph.merge import KnowledgeGraph
    >>> from graph.model import Evidence, Link
    >>> line = Evidence(source="s3.md", line=3, start=0, end=23, text="S3 events invoke Lambda", rule="invoke")
    >>> link = Link(head="Amazon S3", relation=Relation.TRIGGERS, tail="AWS Lambda", evidence=line)
    >>> (step,) = routes(KnowledgeGraph.from_facts([link]), "Lambda", "S3")[0].steps
    >>> step.source.label, step.forward, step.evidence[0].text
    ('AWS Lambda', False, 'S3 events invoke Lambda')
    """
    if k < 1 or (max_hops is not None and max_hops < 1):
        message = f"k and max_hops count from 1, not {k} and {max_hops}"
        raise ValueError(message)
    relations, names = _sorted_out(avoid)
    rules = Rules(directed=directed, contrast=contrast, without=relations, hub_weight=hub_weight)
    asked = replace(_between(graph, source, target, via, names), max_hops=max_hops, rules=rules)
    found = asked.routes(graph, k)
    if not found:
        raise no_route(graph, asked)
    return found


def _between(graph: KnowledgeGraph, source: str, target: str, via: Collection[str], avoid: Iterable[str]) -> Question:
    """Return the question with its names resolved. A stop at an end is no stop."""
    start, end = _service(graph, source), _service(graph, target)
    stops = [id_ for id_ in (_service(graph, name) for name in via) if id_ not in {start, end}]
    return Question(
        source=start,
        target=end,
        via=frozenset(stops) if isinstance(via, AbstractSet) else tuple(dict.fromkeys(stops)),
        avoid=frozenset(_service(graph, name) for name in avoid),
    )


def _sorted_out(avoid: Iterable[str]) -> tuple[frozenset[Relation], list[str]]:
    """Return the relations among the names, and the rest."""
    written = {relation.value: relation for relation in LINK_RELATIONS}
    names = [(name, name.strip().casefold().replace(" ", "_").replace("-", "_")) for name in avoid]
    relations = frozenset(written[form] for _, form in names if form in written)
    return relations, [name for name, form in names if form not in written]


def _service(graph: KnowledgeGraph, name: str) -> str:
    return find(graph, name, _SERVICES).id
