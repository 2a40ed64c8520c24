"""Five routes that differ, on a graph of a million services, beside one bidirectional Dijkstra of networkx.

    python -m bench.large [--nodes 1000000] [--edges 5000000] [--pairs 15] [--k 5] [--seed 20] [--record]

Prints a line of JSON and a line for people. Both run on the same folded links, whose sentences would not fit in memory:
ours is all of the search, with a service to avoid and at most six hops; theirs is one shortest path, without either.
An answer may take longer than one path, but not without bound: the worst of all pairs is told as well.
"""

from __future__ import annotations

import argparse
import gc
import json
from dataclasses import asdict, dataclass
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import networkx as nx

from bench.record import write
from bench.routes import projection, weigh
from bench.synthetic import folded as made
from graph.paths.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.paths.folding import Folded

HOPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured; ratios are (our time / one bidirectional Dijkstra between the same two)."""

    nodes: int
    edges: int
    pairs: int
    k: int
    ours_ms: float
    ours_worst_ms: float
    dijkstra_ms: float
    ratio: float
    ratio_worst: float
    to_median: float
    routes: float
    cut_short: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    for name, value in {"nodes": 1_000_000, "edges": 5_000_000, "pairs": 15, "k": 5, "seed": 20}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--record", action="store_true", help="keep the result in bench/results/large.json")
    asked = vars(parser.parse_args(arguments))
    record = asked.pop("record")
    found = measure(**asked)
    print(json.dumps({"bench": "large", **asdict(found)}))
    print(
        f"{found.k} routes that differ on {found.nodes:,} services and {found.edges:,} links: {found.ours_ms:.0f} ms, "
        f"at worst {found.ours_worst_ms:.0f} ms; one bidirectional Dijkstra {found.dijkstra_ms:.0f} ms; "
        f"{found.ratio:.1f} times it, at worst {found.ratio_worst:.1f} times; {found.cut_short} searches cut short"
    )
    if record:
        write("large", rows(found))


def rows(found: Measured) -> list[dict[str, str]]:
    """Return the result as rows of a table."""
    size = f"{found.nodes:,} services, {found.edges:,} links"
    heads = ("graph", f"{found.k} routes that differ", "one bidirectional Dijkstra", "median ratio", "worst ratio")
    cells = (
        size,
        f"{found.ours_ms:,.0f} ms, at worst {found.ours_worst_ms:,.0f} ms",
        f"{found.dijkstra_ms:,.0f} ms",
        f"× {found.ratio:.1f}",
        f"× {found.ratio_worst:.1f}; {found.cut_short} of {found.pairs} cut short",
    )
    return [dict(zip(heads, cells, strict=True))]


def measure(nodes: int = 2_000, edges: int = 10_000, pairs: int = 3, k: int = 5, seed: int = 20) -> Measured:
    """Return how long each took; the defaults are small enough for a test."""
    graph = made(nodes, edges, seed)
    plain = projection(graph)
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    alive = [number for number, row in enumerate(graph.arcs.out) if row]
    gc.collect()
    gc.freeze()
    runs = [_run(graph, plain, random.sample(alive, 3), k) for _ in range(pairs)]
    gc.unfreeze()
    ours, theirs = [run[0] for run in runs], [run[1] for run in runs]
    return Measured(
        nodes=nodes,
        edges=edges,
        pairs=pairs,
        k=k,
        ours_ms=round(1000 * median(ours), 1),
        ours_worst_ms=round(1000 * max(ours), 1),
        dijkstra_ms=round(1000 * median(theirs), 1),
        ratio=round(median(one / other for one, other in zip(ours, theirs, strict=True)), 2),
        ratio_worst=round(max(one / other for one, other in zip(ours, theirs, strict=True)), 1),
        to_median=round(max(ours) / median(theirs), 1),
        routes=median(run[2] for run in runs),
        cut_short=sum(not run[3] for run in runs),
    )


def _run(graph: Folded, plain: nx.Graph[int], picked: Sequence[int], k: int) -> tuple[float, float, int, bool]:
    """Return the two times, how many routes there are, and whether the search went to its end."""
    source, target, avoid = picked
    asked = Question(
        source=graph.ids[source], target=graph.ids[target], avoid=frozenset({graph.ids[avoid]}), max_hops=HOPS
    )
    start = perf_counter()
    ways, complete = asked.ways(graph, k, differ=True)
    ours = perf_counter() - start
    weigh(plain, graph.between(source, target), source, target)
    start = perf_counter()
    nx.bidirectional_dijkstra(plain, source, target)
    theirs = perf_counter() - start
    weigh(plain, graph.arcs, source, target)
    return ours, theirs, len(ways), complete


if __name__ == "__main__":
    main()
