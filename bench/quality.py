"""Scores the reading of notes against facts that people annotated, with the scorer that comes with them.

    python -m bench.quality --gold GOLD.jsonl --scorer SCORE.py --notes NOTES [--lines 1-27,61-90]

Builds the notes, runs the scorer on the graph and writes bench/results/quality.json, from which `make docs` makes the
table. The scorer is called as `SCORE.py GOLD --graph GRAPH --source NAME --json [--lines LINES]` and prints a JSON
object: row to its p, r and f1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import builder
from bench.record import write
from graph import export

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


READERS = {
    "services, by line": 0.98,
    "links: pair, by line": 0.98,
    "links: directed, by line": 0.95,
    "links: labelled, by line": 0.94,
    "features, document": 0.95,
    "limits: value+unit, by line": 1.00,
    "constraints: line+kind": 0.99,
    "scenarios: line": 0.98,
    "scenarios: answer services": 0.97,
}
"""F1 of one person's facts against another's, by the rows of the scorer."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Score as the command line asks, write the table, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    for name in ("gold", "scorer", "notes"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--lines", default="")
    asked = parser.parse_args(arguments)
    rows = table(scores(asked.gold, asked.scorer, asked.notes, asked.lines))
    write("quality", rows)
    for row in rows:
        print(*row.values(), sep="\t")


def scores(gold: Path, scorer: Path, notes: Path, lines: str = "") -> dict[str, dict[str, float]]:
    """Return what the scorer says of the graph of these notes. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.json"
        export.save(builder.build([notes]).graph, graph)
        command = [sys.executable, str(scorer), str(gold), "--graph", str(graph), "--source", notes.name, "--json"]
        command += ["--lines", lines] if lines else []
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, dict[str, float]] = json.loads(told)
    return found


def table(found: Mapping[str, Mapping[str, float]]) -> list[dict[str, str]]:
    """Return the rows of the table, those for which it is known how well two readers agree."""
    return [
        {
            "facts": row,
            **{head: f"{found[row][key]:.2f}" for head, key in (("precision", "p"), ("recall", "r"), ("F1", "f1"))},
            "readers agree": f"{agree:.2f}",
        }
        for row, agree in READERS.items()
    ]


if __name__ == "__main__":
    main()
