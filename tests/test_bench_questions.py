"""The measurements of routes and neighbourhoods: on a small graph both sides find the same; no time is looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench import neighbourhood, routes
from bench.synthetic import synthetic
from graph.paths import routes as answer
from graph.paths.folding import fold
from graph.paths.rules import Rules

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("seed", [20, 21])
def test_networkx_finds_the_same_routes(seed: int) -> None:
    found = routes.measure(nodes=400, edges=1600, pairs=4, seed=seed)
    assert found.same
    assert found.pairs == 4


def test_routes_that_differ_are_told() -> None:
    graph = synthetic(60, 200)
    folded = fold(graph, Rules())
    plain = routes.projection(folded)
    (pair,) = routes.distant_pairs(folded, 1, 1)
    ends = [folded.number[id_] for id_ in pair]
    routes.weigh(plain, folded.between(*ends), *ends)
    found = answer(graph, *pair, k=3)
    paths = [[folded.number[step.source.id] for step in route.steps] for route in found]
    full = [[*path, folded.number[pair[1]]] for path in paths]
    assert routes.same(folded, plain, found, full)
    assert not routes.same(folded, plain, found, full[:2])
    assert not routes.same(folded, plain, found[:2], full)


def test_networkx_finds_the_same_neighbourhood() -> None:
    assert neighbourhood.measure(nodes=300, edges=900, centres=3, beside=3).same


def test_the_same_seed_makes_the_same_graph() -> None:
    assert synthetic(50, 100, 1).edges() == synthetic(50, 100, 1).edges() != synthetic(50, 100, 2).edges()
    assert len(synthetic(50, 100).edges()) == 100


@pytest.mark.parametrize("script", [routes, neighbourhood])
def test_a_measurement_prints_json_and_words(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    size = ["--pairs", "2"] if script is routes else ["--centres", "3"]
    script.main(["--nodes", "300", "--edges", "900", *size])
    line, words = capsys.readouterr().out.splitlines()
    measured = json.loads(line)
    assert measured["nodes"] == 300
    assert measured["same"]
    assert "300" in words
