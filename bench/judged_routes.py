"""How often the first routes are those that a reader of the notes gives, beside simpler ways of ranking.

    python -m bench.judged_routes [--misses]

The pairs and their routes were written down from the default notes alone. Those of tests/data/routes.tsv were in view
while weights were chosen; those of tests/data/routes_held.tsv were written later and no weight was chosen by them. Both
are told apart. Prints a line of JSON and a table; writes bench/results/judged.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from bench.record import write
from builder import default_graph
from graph.model import NodeKind
from graph.paths import HUB_WEIGHT, answer
from graph.paths.folding import fold
from graph.paths.rules import Rules
from graph.query import find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Route

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "data" / "routes.tsv"
PARTS = {"seen": PAIRS, "held": PAIRS.with_name("routes_held.tsv")}
SHOWN = 3
"""How many routes a reader looks at."""

LOOK = 60
"""How many routes of the simpler rankings are put in order, so that ties go by ids."""

Ids = tuple[str, ...]
Ranking = Callable[["KnowledgeGraph", str, str], list[Ids]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair of services with the route that a reader gives first, as ids, and the lines that tell it."""

    route: Ids
    places: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Rank every pair in every way, print how often the reader's route is first, and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="show what is put first in place of the reader's route")
    misses = parser.parse_args(arguments).misses
    graph = default_graph()
    parts = {part: judged(graph, file) for part, file in PARTS.items()}
    found = {
        name: {part: hits(graph, pairs, rank) for part, pairs in parts.items()} for name, rank in RANKINGS.items()
    }
    rows = [{"order of routes": name} | _cells(parts, own) for name, own in found.items()]
    write("judged", rows)
    sizes = {part: len(pairs) for part, pairs in parts.items()}
    print(json.dumps({"bench": "judged_routes", "pairs": sizes, "hits": found}))
    for row in rows:
        print("; ".join(f"{head}: {cell}" for head, cell in row.items()))
    if misses:
        _tell_misses(graph, parts["seen"])  # those held apart are counted and never looked at


def _cells(parts: Mapping[str, Sequence[Judged]], found: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Return for each part how often the reader's route is first, and how often among the first three."""
    heads = ("the reader's route is first", "… or among the first three")
    return {
        f"{head}, {part}": f"{count} of {len(parts[part])}"
        for part, counts in found.items()
        for head, count in zip(heads, counts, strict=True)
    }


def _tell_misses(graph: KnowledgeGraph, pairs: Sequence[Judged]) -> None:
    for pair in pairs:
        first = as_shown(graph, pair.route[0], pair.route[-1])[0]
        if first != pair.route:
            print(f"{_words(graph, pair.route)} ({', '.join(pair.places)}); first is {_words(graph, first)}")


def judged(graph: KnowledgeGraph, file: Path = PAIRS) -> list[Judged]:
    """Return the pairs of a file. Raises UnknownName for a name that is not in the graph, ValueError for a bad line."""
    pairs = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        source, target, inner, places = line.split("\t")
        names = [source, *filter(None, map(str.strip, inner.split(","))), target]
        route = tuple(find(graph, name, frozenset({NodeKind.SERVICE})).id for name in names)
        if len(places.split()) != len(route) - 1:
            message = f"{file.name}:{number}: {len(route) - 1} hops, but {len(places.split())} lines of notes"
            raise ValueError(message)
        pairs.append(Judged(route=route, places=tuple(places.split())))
    return pairs


def hits(graph: KnowledgeGraph, pairs: Sequence[Judged], rank: Ranking) -> tuple[int, int]:
    """Return for how many pairs the reader's route is first, and among the first three."""
    ranked = [(pair.route, rank(graph, pair.route[0], pair.route[-1])[:SHOWN]) for pair in pairs]
    return sum(route == found[0] for route, found in ranked if found), sum(route in found for route, found in ranked)


def as_shown(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return the routes as they are shown: one a pattern, none much alike."""
    return [_ids(route) for route in answer(graph, source, target).routes]


def as_searched(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return the routes as the search finds them, however alike."""
    return [_ids(route) for route in answer(graph, source, target, differ=False).routes]


def fewest_hops(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return the routes with the fewest hops, equal ones by ids."""
    return _by_weight(graph, source, target, lambda *_: 1.0)


def fewest_hops_backwards(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return the routes with the fewest hops, equal ones by ids backwards: how much of the rest is luck with ties."""
    return sorted(sorted(fewest_hops(graph, source, target), reverse=True), key=len)


def hops_and_degree(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return routes by hops and by log(degree) of what they pass, whatever the relations and however sure."""
    degrees = dict(zip(fold(graph, Rules()).ids, map(len, fold(graph, Rules()).arcs.out), strict=True))
    return _by_weight(
        graph, source, target, lambda here, there, _: 1.0 + HUB_WEIGHT * log(degrees[here] * degrees[there]) / 2
    )


def confidence_alone(graph: KnowledgeGraph, source: str, target: str) -> list[Ids]:
    """Return routes by -log of the confidence of their links: no prior by relation, no hubs."""
    return _by_weight(graph, source, target, lambda _, __, sure: -log(sure))


RANKINGS: dict[str, Ranking] = {
    "fewest hops, ties by ids": fewest_hops,
    "fewest hops, ties by ids backwards": fewest_hops_backwards,
    "hops and degree": hops_and_degree,
    "confidence alone": confidence_alone,
    "Linkspan, as searched (`--all`)": as_searched,
    "Linkspan, as shown": as_shown,
}
"""The ways of ranking that are set side by side."""


def _by_weight(
    graph: KnowledgeGraph, source: str, target: str, weight: Callable[[str, str, float], float]
) -> list[Ids]:
    """Return routes by the sum of a weight of their links, given the two ends and the confidence; equal ones by ids."""
    folded = fold(graph, Rules())
    plain: nx.Graph[str] = nx.Graph()
    for here, row in enumerate(folded.arcs.out):
        for there, _ in row:
            sure = max(edge.confidence for edge in folded.links(here, there))
            ends = folded.ids[here], folded.ids[there]
            plain.add_edge(*ends, weight=weight(*ends, sure))
    paths = islice(nx.shortest_simple_paths(plain, source, target, "weight"), LOOK)
    return sorted(map(tuple, paths), key=lambda path: (round(nx.path_weight(plain, path, "weight"), 9), path))


def _ids(route: Route) -> Ids:
    return (route.steps[0].source.id, *(step.target.id for step in route.steps))


def _words(graph: KnowledgeGraph, ids: Ids) -> str:
    return " – ".join(graph.node(id_).label for id_ in ids)


if __name__ == "__main__":
    main()
