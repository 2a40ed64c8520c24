"""The routes that a reader gives: their lines exist, their services are known, and the simpler rankings are ranked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import judged_routes, large
from graph.errors import UnknownName
from tests.test_paths import built

ROOT = Path(__file__).resolve().parent.parent
NOTES = ROOT / "data" / "notes"
ROWS = [
    line.split("\t")
    for file in judged_routes.PARTS.values()
    for line in file.read_text(encoding="utf-8").splitlines()
    if line[0] != "#"
]


def test_there_are_forty_pairs_and_twenty_held_apart_and_none_twice() -> None:
    assert len({frozenset(row[:2]) for row in ROWS}) == len(ROWS) == 60


@pytest.mark.parametrize("row", ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_the_lines_that_tell_a_route_are_there(row: list[str]) -> None:
    places = [place.rpartition(":") for place in row[3].split()]
    lines = [(NOTES / name).read_text(encoding="utf-8").splitlines()[int(line) - 1] for name, _, line in places]
    assert all(line.strip() for line in lines)
    assert len(lines) == len([name for name in row[2].split(",") if name.strip()]) + 1


GRAPH = built("A triggers B", "B triggers C", "A uses Hub", "Hub uses C", *(f"X{n} uses Hub" for n in range(30)))


def pairs(tmp_path: Path, *lines: str) -> list[judged_routes.Judged]:
    file = tmp_path / "pairs.tsv"
    file.write_text("\n".join(["# a comment", *lines]), encoding="utf-8")
    return judged_routes.judged(GRAPH, file)


@pytest.mark.parametrize("name", judged_routes.RANKINGS)
def test_a_ranking_is_judged(name: str, tmp_path: Path) -> None:
    own = pairs(tmp_path, "A\tC\tB\ta.md:1 b.md:2", "A\tC\tHub\ta.md:3 b.md:4", "A\tX1\tB\ta.md:3 b.md:4")
    first, three = judged_routes.hits(GRAPH, own, judged_routes.RANKINGS[name])
    assert first == 1
    assert three == 2


@pytest.mark.parametrize(
    ("line", "error"), [("A\tNobody\t\ta.md:1", UnknownName), ("A\tC\tB\ta.md:1", ValueError), ("A\tC", ValueError)]
)
def test_a_bad_pair_is_told(line: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        pairs(tmp_path, line)


def test_the_large_graph_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    large.main(["--nodes", "300", "--edges", "900", "--pairs", "3"])
    line, *words = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["nodes"], found["pairs"]) == (300, 3)
    assert [one["cut_short"] for one in found["asked"][:2]] == [0, 0]
    assert all(one["routes"] for one in found["asked"])
    assert len(words) == len(large.rows(large.measure(200, 600, 2))) == len(large.QUESTIONS)
    assert all("300 services" in line for line in words)


def test_graphs_of_several_sizes_are_kept_beside_each_other(tmp_path: Path) -> None:
    kept = tmp_path / "large.json"
    small, large_one = [{"graph": "300 services, 900 links", "n": "1"}], [{"graph": "1,000 services, 5,000 links"}]
    assert large.beside(small, kept) == small
    kept.write_text(json.dumps(small), encoding="utf-8")
    assert large.beside(large_one, kept) == [*large_one, *small]
    assert large.beside([small[0] | {"n": "2"}], kept) == [small[0] | {"n": "2"}]
