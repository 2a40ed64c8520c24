"""Five routes on a large graph beside networkx.shortest_simple_paths on the same projection, in one process.

    python -m bench.routes [--nodes 100000] [--edges 500000] [--pairs 15] [--k 5] [--seed 20]

Prints a line of JSON and a line for people. Ours is the whole answer of `graph.paths.routes`, names, steps and
sentences included; theirs is the bare node lists. Both run in turn on each pair of services, now one first, now the
other; a third question of ours asks for routes that differ, within so many hops and around a service that the last
of the others passes, which it cannot answer. The costs of all routes must be the same, and the routes too where costs
differ.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import islice
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import networkx as nx

from bench.asking import numbers, still, timed
from bench.synthetic import synthetic
from graph.paths import Steering, answer, routes
from graph.paths.folding import Folded, fold
from graph.paths.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from graph.paths.homing import Net

HOPS = 6
"""The bound of the second measurement, which networkx cannot answer: it is set against the unbounded search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured; ratios are medians over the pairs of (their time / our time)."""

    nodes: int
    edges: int
    pairs: int
    k: int
    same: bool
    ratio: float
    ratio_bounded: float
    ratio_differ: float
    ours_ms: float
    ours_bounded_ms: float
    ours_differ_ms: float
    networkx_ms: float
    slowest_ms: float
    fold_s: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    settings = {"nodes": 100_000, "edges": 500_000, "pairs": 15, "k": 5, "seed": 20}
    found = measure(**numbers(__doc__, settings, arguments))
    print(json.dumps({"bench": "routes", **asdict(found)}))
    print(
        f"{found.k} routes on {found.nodes:,} services and {found.edges:,} links: {found.ours_ms:.1f} ms, "
        f"networkx {found.networkx_ms:.0f} ms, {found.ratio:.0f} times faster (within {HOPS} hops: "
        f"{found.ours_bounded_ms:.1f} ms, {found.ratio_bounded:.0f} times; as different as they are shown, around a "
        f"service: {found.ours_differ_ms:.1f} ms, {found.ratio_differ:.0f} times); "
        f"{'same routes' if found.same else 'NOT THE SAME ROUTES'}"
    )


def measure(nodes: int = 2_000, edges: int = 10_000, pairs: int = 3, k: int = 5, seed: int = 20) -> Measured:
    """Return how long each took; the defaults are small enough for a test."""
    graph = synthetic(nodes, edges, seed)
    fold_s, folded = timed(lambda: fold(graph, Rules()))
    plain = projection(folded)
    asked = distant_pairs(folded, pairs + 1, seed)
    routes(graph, *asked[0], k=k)  # the first questions compile names; every later one finds them compiled
    answer(graph, *asked[0], Steering(avoid=["feature"]), k)
    with still():
        runs = [_run(graph, folded, plain, pair, k, theirs_first=bool(turn % 2)) for turn, pair in enumerate(asked[1:])]
    return Measured(
        nodes=nodes,
        edges=edges,
        pairs=pairs,
        k=k,
        same=all(run.same for run in runs),
        ratio=round(median(run.theirs / run.ours for run in runs), 1),
        ratio_bounded=round(median(run.theirs / run.bounded for run in runs), 1),
        ratio_differ=round(median(run.theirs / run.differ for run in runs), 1),
        ours_ms=round(1000 * median(run.ours for run in runs), 2),
        ours_bounded_ms=round(1000 * median(run.bounded for run in runs), 2),
        ours_differ_ms=round(1000 * median(run.differ for run in runs), 2),
        networkx_ms=round(1000 * median(run.theirs for run in runs), 1),
        slowest_ms=round(1000 * max(max(run.ours, run.bounded, run.differ) for run in runs), 1),
        fold_s=round(fold_s, 2),
    )


def projection(folded: Folded) -> nx.Graph[int]:
    """Return the folded links as an undirected graph of networkx, with the same whole-number costs."""
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(folded.ids)))
    plain.add_weighted_edges_from(
        (here, there, cost) for here, row in enumerate(folded.arcs.out) for there, cost in row if here < there
    )
    return plain


def weigh(plain: nx.Graph[int], arcs: Net, *ends: int) -> None:
    """Give the links of some nodes the costs that they have in `arcs`: those of a route's ends are free of toll."""
    for end in ends:
        for node, cost in arcs.out[end]:
            plain[end][node]["weight"] = cost


def distant_pairs(folded: Folded, count: int, seed: int) -> list[tuple[str, str]]:
    """Return pairs of linked services without a direct link, which we would answer first whatever it costs."""
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    alive = [number for number, row in enumerate(folded.arcs.out) if row]
    pairs: list[tuple[str, str]] = []
    while len(pairs) < count:
        here, there = random.sample(alive, 2)
        if there not in {node for node, _ in folded.arcs.out[here]}:
            pairs.append((folded.ids[here], folded.ids[there]))
    return pairs


def same(folded: Folded, plain: nx.Graph[int], found: Sequence[Route], paths: Sequence[Sequence[int]]) -> bool:
    """Tell whether costs are equal, and routes too but for those that tie at the last cost."""
    ours = [tuple(folded.number[id_] for id_ in _ids(route)) for route in found]
    costs = [nx.path_weight(plain, way, "weight") for way in ours]
    below = {way for way, cost in zip(ours, costs, strict=True) if cost < costs[-1]}
    theirs = {tuple(path) for path in paths if nx.path_weight(plain, path, "weight") < costs[-1]}
    return below == theirs and costs == [nx.path_weight(plain, path, "weight") for path in paths]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    ours: float
    bounded: float
    differ: float
    theirs: float
    same: bool


def _run(
    graph: KnowledgeGraph, folded: Folded, plain: nx.Graph[int], pair: tuple[str, str], k: int, *, theirs_first: bool
) -> _Run:
    source, target = (folded.number[id_] for id_ in pair)
    weigh(plain, folded.between(source, target), source, target)

    def ask_networkx() -> list[list[int]]:
        return list(islice(nx.shortest_simple_paths(plain, source, target, "weight"), k))

    first = timed(ask_networkx) if theirs_first else None
    ours, found = timed(lambda: routes(graph, *pair, k=k, max_hops=None))
    bounded, within = timed(lambda: routes(graph, *pair, k=k, max_hops=HOPS))
    steering = Steering(avoid=_aside(within), max_hops=HOPS)
    differ, _ = timed(lambda: answer(graph, *pair, steering, k))
    theirs, paths = first or timed(ask_networkx)
    alike = same(folded, plain, found, paths)
    weigh(plain, folded.arcs, source, target)
    return _Run(ours=ours, bounded=bounded, differ=differ, theirs=theirs, same=alike)


def _aside(found: Sequence[Route]) -> list[str]:
    """Return a service that the last route passes and the best one does not: one to steer around, and still arrive."""
    best = set(_ids(found[0]))
    return [id_ for id_ in _ids(found[-1]) if id_ not in best][:1]


def _ids(route: Route) -> list[str]:
    return [route.steps[0].source.id, *(step.target.id for step in route.steps)]


if __name__ == "__main__":
    main()
