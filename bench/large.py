"""Routes on a graph of a million services, however steered, beside one bidirectional Dijkstra of networkx.

    python -m bench.large [--nodes 1000000] [--edges 5000000] [--pairs 15] [--k 5] [--seed 20] [--record]

Prints a line of JSON and a line for people about each question. Both sides run in turn on the same folded links, whose
sentences would not fit in memory: ours is all of the search for routes that differ, steered as the question says;
theirs is one shortest path for each pair of ends, without any condition. An answer may take longer than one path, but
not without bound: the worst of all pairs is told as well, and how many answers are the best so far.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import partial
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import networkx as nx

from bench.asking import numbers, still, timed
from bench.record import FOLDER, write
from bench.routes import projection, weigh
from bench.synthetic import folded as made
from graph.model import Relation
from graph.paths.meeting import Meets
from graph.paths.question import Question, ways

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from graph.paths.folding import Folded

PICKED = 5
"""How many services are picked for a question: its two ends and three others."""

QUESTIONS: dict[str, Callable[[list[str]], list[Question]]] = {
    "at most 6 hops, around a service": lambda ids: [_asked(ids, avoid=frozenset(ids[2:3]), max_hops=6)],
    "any number of hops": lambda ids: [_asked(ids)],
    "through a service": lambda ids: [_asked(ids, via=(ids[2],))],
    "through two services, in their order": lambda ids: [_asked(ids, via=(ids[2], ids[3]))],
    "by a link of two relations": lambda ids: [
        _asked(ids, meets=Meets(relations=frozenset({Relation.PROTECTS, Relation.MONITORS})))
    ],
    "by a relation and through a service": lambda ids: [
        _asked(ids, via=(ids[2],), meets=Meets(relations=frozenset({Relation.PROTECTS})))
    ],
    "from any of three services": lambda ids: [
        _asked([start, ids[1]], avoid=frozenset({ids[0], *ids[3:]} - {start})) for start in (ids[0], *ids[3:])
    ],
}
"""What is asked of the ids picked, each in a way of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was measured of one question; ratios are (our time / one bidirectional Dijkstra between the same two)."""

    question: str
    ours_ms: float
    ours_worst_ms: float
    ratio: float
    ratio_worst: float
    routes: float
    cut_short: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on one graph."""

    nodes: int
    edges: int
    pairs: int
    k: int
    dijkstra_ms: float
    asked: tuple[Asked, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    settings = {"nodes": 1_000_000, "edges": 5_000_000, "pairs": 15, "k": 5, "seed": 20}
    asked = numbers(__doc__, settings, arguments, record="keep the result in bench/results/large.json")
    record = asked.pop("record")
    found = measure(**asked)
    print(json.dumps({"bench": "large", **asdict(found)}))
    for one in found.asked:
        print(
            f"{found.k} routes on {found.nodes:,} services and {found.edges:,} links, {one.question}: "
            f"{one.ours_ms:.0f} ms, at worst {one.ours_worst_ms:.0f} ms; {one.ratio:.1f} times one bidirectional "
            f"Dijkstra ({found.dijkstra_ms:.0f} ms), at worst {one.ratio_worst:.1f} times; {one.cut_short} cut short"
        )
    if record:
        write("large", beside(rows(found)))


def rows(found: Measured) -> list[dict[str, str]]:
    """Return the result as rows of a table."""
    return [
        {
            "graph": f"{found.nodes:,} services, {found.edges:,} links",
            "question": one.question,
            f"up to {found.k} routes": f"{one.ours_ms:,.0f} ms",
            "one shortest path": f"{found.dijkstra_ms:,.0f} ms",
            "median ratio": f"× {one.ratio:.1f}",
            "worst ratio": f"× {one.ratio_worst:.1f}",
            "best so far": f"{one.cut_short} of {found.pairs}",
        }
        for one in found.asked
    ]


def beside(own: Sequence[dict[str, str]], kept: Path = FOLDER / "large.json") -> list[dict[str, str]]:
    """Return the rows of one graph beside those that are kept of others, the larger graphs first."""
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    others = [row for row in known if row["graph"] != own[0]["graph"]]
    return sorted([*own, *others], key=lambda row: -int(row["graph"].partition(" ")[0].replace(",", "")))


def measure(nodes: int = 2_000, edges: int = 10_000, pairs: int = 3, k: int = 5, seed: int = 20) -> Measured:
    """Return how long each took; the defaults are small enough for a test."""
    graph = made(nodes, edges, seed)
    plain = projection(graph)
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    alive = [number for number, row in enumerate(graph.arcs.out) if row]
    with still():
        runs = [_run(graph, plain, random.sample(alive, PICKED), k) for _ in range(pairs)]
    return Measured(
        nodes=nodes,
        edges=edges,
        pairs=pairs,
        k=k,
        dijkstra_ms=round(1000 * median(one.theirs for run in runs for one in run), 1),
        asked=tuple(_told(name, own) for name, own in zip(QUESTIONS, zip(*runs, strict=True), strict=True)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    ours: float
    theirs: float
    routes: int
    complete: bool


def _run(graph: Folded, plain: nx.Graph[int], picked: Sequence[int], k: int) -> list[_Run]:
    """Ask every question of the services picked, each beside one shortest path."""
    ends = picked[:2]
    weigh(plain, graph.between(*ends), *ends)
    runs = []
    for ask in QUESTIONS.values():
        asked = ask([graph.ids[number] for number in picked])
        theirs = sum(timed(partial(nx.bidirectional_dijkstra, plain, *pair))[0] for pair in _pairs(graph, asked))
        ours, (found, complete) = timed(partial(ways, graph, asked, k, differ=True))
        runs.append(_Run(ours=ours, theirs=theirs, routes=len(found), complete=complete))
    weigh(plain, graph.arcs, *ends)
    return runs


def _pairs(graph: Folded, asked: Sequence[Question]) -> list[tuple[int, int]]:
    return [(graph.number[one.source], graph.number[one.target]) for one in asked]


def _told(name: str, runs: Sequence[_Run]) -> Asked:
    ratios = [run.ours / run.theirs for run in runs]
    return Asked(
        question=name,
        ours_ms=round(1000 * median(run.ours for run in runs), 1),
        ours_worst_ms=round(1000 * max(run.ours for run in runs), 1),
        ratio=round(median(ratios), 2),
        ratio_worst=round(max(ratios), 1),
        routes=median(run.routes for run in runs),
        cut_short=sum(not run.complete for run in runs),
    )


def _asked(ids: Sequence[str], **how: object) -> Question:
    return Question(source=ids[0], target=ids[1], **how)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
