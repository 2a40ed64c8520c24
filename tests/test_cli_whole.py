"""The commands that read notes, run for real: build, explain, export of what was built, serve."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from cli import serving
from cli.failures import Exit
from graph import export

LINKSPAN = Path(sys.executable).with_name("linkspan")

NOTE = """\
# AWS Lambda

- Lambda polls SQS queues for messages
- max execution time: 15 minutes

# Amazon SQS

- message size up to 256 KB
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of two notes of one name."""
    for folder in ("one", "two"):
        (tmp_path / "notes" / folder).mkdir(parents=True)
        (tmp_path / "notes" / folder / "lambda.md").write_text(NOTE, encoding="utf-8")
    return tmp_path / "notes"


def run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINKSPAN, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_notes_become_a_graph(notes: Path, tmp_path: Path) -> None:
    built = run("build", "notes", folder=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    counts = r"2 notes, 16 lines, \d+ services, \d+ links?, \d+ limits? in \d+\.\d s\n"
    assert re.fullmatch(rf"graph\.json: {counts}", built.stdout)
    graph = export.load(tmp_path / "graph.json")
    assert {"service:AWS Lambda", "service:Amazon SQS"} <= {node.id for node in graph.nodes()}
    assert [source.name for source in graph.sources] == ["one/lambda.md", "two/lambda.md"]
    route = run("path", "SQS", "Lambda", "--graph", "graph.json", folder=tmp_path)
    assert "“Lambda polls SQS queues for messages” one/lambda.md:3" in route.stdout


def test_the_same_notes_give_the_same_bytes(notes: Path, tmp_path: Path) -> None:
    for name in ("first.json", "second.json"):
        assert run("build", notes, "-o", name, folder=tmp_path).returncode == 0
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
    piped = run("build", notes, "-o", "-", folder=tmp_path)
    assert piped.stdout == (tmp_path / "first.json").read_text(encoding="utf-8")
    assert "2 notes" in piped.stderr


def test_what_cannot_be_read_is_named_and_the_rest_is_read(notes: Path, tmp_path: Path) -> None:
    (notes / "picture.md").write_bytes(bytes(range(256)) * 8)
    built = run("build", notes, "missing.md", "--json", folder=tmp_path)
    assert built.returncode == 0
    summary = json.loads(built.stdout)
    assert (summary["notes"], summary["output"]) == (2, "graph.json")
    assert {problem["source"] for problem in summary["problems"]} == {"missing.md", "picture.md"}
    assert all(problem["reason"] for problem in summary["problems"])
    assert "missing.md" in built.stderr


def test_where_nothing_can_be_read_the_old_graph_stays(tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_text("old", encoding="utf-8")
    built = run("build", "missing.md", folder=tmp_path)
    assert built.returncode == Exit.UNREADABLE
    assert "missing.md" in built.stderr
    assert (tmp_path / "graph.json").read_text(encoding="utf-8") == "old"


def test_a_graph_that_cannot_be_written_is_named(notes: Path, tmp_path: Path) -> None:
    built = run("build", notes, "-o", "no/such/folder/graph.json", folder=tmp_path)
    assert built.returncode == Exit.UNREADABLE
    assert "cannot be written" in built.stderr


def test_a_line_is_explained(notes: Path, tmp_path: Path) -> None:
    told = run("explain", "notes/one/lambda.md:3", folder=tmp_path)
    assert told.returncode == 0
    assert told.stdout.startswith("- Lambda polls SQS queues for messages\n")
    assert re.search(r"link .*head AWS Lambda .*tail Amazon SQS", told.stdout)
    assert re.search(r"rule \S+, confidence 0\.\d\d", told.stdout)
    document = json.loads(run("explain", "notes/one/lambda.md:4", "--json", folder=tmp_path).stdout)
    (limit,) = [fact for fact in document["facts"] if fact["type"] == "constraint"]
    assert (limit["value"], limit["unit"], limit["evidence"]["line"]) == ("15", "minutes", 4)
    assert "nothing was recognised" in run("explain", "notes/one/lambda.md:2", folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("notes/one/lambda.md", "is not FILE:LINE"),
        ("notes/one/lambda.md:99", "no line 99"),
        ("notes/one/lambda.md:0", "no line 0"),
        ("nowhere.md:3", "does not exist"),
    ],
)
def test_a_line_that_is_none_is_named(place: str, expected: str, notes: Path, tmp_path: Path) -> None:
    assert notes.is_dir()
    told = run("explain", place, folder=tmp_path)
    assert told.returncode == Exit.UNREADABLE
    assert expected in told.stderr


def test_the_explorer_starts_and_ends(notes: Path, tmp_path: Path) -> None:
    port = serving.free_port(8600)
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command: list[str | Path] = [LINKSPAN, "serve", notes, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as server:
        assert server.stdout is not None
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
        with urllib.request.urlopen(f"{address}/_stcore/health") as health:
            assert health.read() == b"ok"
        server.send_signal(signal.SIGTERM)
        server.communicate()
    assert address == f"http://127.0.0.1:{port}"
    (kept,) = (tmp_path / "linkspan").glob("*.json")
    assert len(export.load(kept).sources) == 2
