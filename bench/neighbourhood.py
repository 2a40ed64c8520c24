"""A neighbourhood of depth 2 on a large graph, beside networkx.ego_graph on the same graph, in one process.

    python -m bench.neighbourhood [--nodes 100000] [--edges 500000] [--centres 200] [--beside 2] [--top 40] [--seed 20]

Prints a line of JSON and a line for people. Ours is the whole answer of `graph.query.neighbourhood`, ranked, with its
edges, and once more cut to the `top` most telling nodes as the explorer asks; networkx is asked for the first `beside`
centres only, since it copies the whole graph each time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import partial
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

import networkx as nx

from bench.asking import numbers, still, timed
from bench.synthetic import synthetic
from graph.query import neighbourhood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph

DEPTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured, times in milliseconds; `found` is the median number of nodes in an answer."""

    nodes: int
    edges: int
    centres: int
    same: bool
    found: int
    all_ms: float
    all_worst_tenth_ms: float
    top_ms: float
    networkx_ms: float
    ratio: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    settings = {"nodes": 100_000, "edges": 500_000, "centres": 200, "beside": 2, "top": 40, "seed": 20}
    found = measure(**numbers(__doc__, settings, arguments))
    print(json.dumps({"bench": "neighbourhood", **asdict(found)}))
    print(
        f"depth {DEPTH} on {found.nodes:,} services and {found.edges:,} links: {found.all_ms:.2f} ms for all of "
        f"{found.found} nodes ({found.all_worst_tenth_ms:.1f} ms for one in ten), "
        f"{found.top_ms:.2f} ms cut to the top; networkx {found.networkx_ms:.0f} ms, {found.ratio:.0f} times slower; "
        f"{'same nodes' if found.same else 'NOT THE SAME NODES'}"
    )


def measure(  # the defaults are small enough for a test
    nodes: int = 2_000, edges: int = 10_000, centres: int = 5, beside: int = 2, top: int = 40, seed: int = 20
) -> Measured:
    """Return how long each took and whether both find the same nodes, ours through hubs too."""
    graph = synthetic(nodes, edges, seed)
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    chosen = random.sample([node.id for node in graph.nodes()], centres)
    neighbourhood(graph, chosen[0], DEPTH)  # the first question compiles names; every later one finds them compiled
    network = graph.network
    with still():
        everything = [timed(partial(_size, graph, id_)) for id_ in chosen]
        cut = [timed(partial(_size, graph, id_, top)) for id_ in chosen]
        theirs = [timed(partial(_reached, network, id_)) for id_ in chosen[:beside]]
    same = all(
        {node.id for node in neighbourhood(graph, id_, DEPTH, through_hubs=True).nodes} == reached
        for id_, (_, reached) in zip(chosen, theirs, strict=False)
    )
    ours_ms, theirs_ms = (1000 * median(seconds for seconds, _ in runs) for runs in (everything, theirs))
    return Measured(
        nodes=nodes,
        edges=edges,
        centres=centres,
        same=same,
        found=round(median(size for _, size in everything)),
        all_ms=round(ours_ms, 2),
        all_worst_tenth_ms=round(1000 * quantiles([seconds for seconds, _ in everything], n=10)[-1], 2),
        top_ms=round(1000 * median(seconds for seconds, _ in cut), 2),
        networkx_ms=round(theirs_ms, 1),
        ratio=round(theirs_ms / ours_ms, 1),
    )


def _size(graph: KnowledgeGraph, centre: str, top: int | None = None) -> int:
    return len(neighbourhood(graph, centre, DEPTH, top=top).nodes)


def _reached(network: nx.MultiDiGraph[str], centre: str) -> set[str]:
    return set(nx.ego_graph(network, centre, DEPTH, undirected=True))


if __name__ == "__main__":
    main()
