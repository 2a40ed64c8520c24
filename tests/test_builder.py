"""Building: the same bytes whatever the circumstances, and a kept graph that is never stale, broken or in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import builder
from extract.notes import Problem
from graph import export

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent

LAMBDA = """\
# AWS Lambda

- Lambda polls SQS queues for messages
- max execution time: 15 minutes
"""
QUEUE = """\
# Amazon SQS

- SQS sends failed messages to SNS
- message size up to 256 KB
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of two notes, and a cache of its own beside it."""
    return written(tmp_path / "notes")


def written(folder: Path) -> Path:
    (folder / "deep").mkdir(parents=True)
    (folder / "lambda.md").write_text(LAMBDA, encoding="utf-8")
    (folder / "deep" / "sqs.md").write_text(QUEUE, encoding="utf-8")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the graph is kept."""
    return tmp_path / "kept" / "graph.json"


def read_anew(notes: Path, file: Path) -> bool:
    """Ask for the kept graph, and tell whether the notes were read for it."""
    read: list[str] = []
    builder.kept([notes], file, lambda name, *_: read.append(name))
    return bool(read)


def test_notes_become_one_graph_with_what_was_read(notes: Path) -> None:
    read: list[tuple[str, int, int]] = []
    built = builder.build([notes, notes / "missing.md"], lambda *told: read.append(told))
    assert read == [("deep/sqs.md", 1, 2), ("lambda.md", 2, 2)]
    assert (built.lines, built.file) == (8, None)
    assert [source.name for source in built.sources] == ["deep/sqs.md", "lambda.md"]
    assert [problem.reason for problem in built.problems] == ["does not exist"]
    assert {"service:AWS Lambda", "service:Amazon SQS"} <= {node.id for node in built.graph.nodes()}


def test_the_order_of_files_and_their_folder_never_matter(notes: Path, tmp_path: Path) -> None:
    first, second = notes / "lambda.md", notes / "deep" / "sqs.md"
    assert export.dumps(builder.build([first, second]).graph) == export.dumps(builder.build([second, first]).graph)
    other = written(tmp_path / "other")
    assert export.dumps(builder.build([notes]).graph) == export.dumps(builder.build([other]).graph)


PRINTED = "import sys, builder; from graph import export; sys.stdout.write(export.dumps(builder.build(['.']).graph))"


def test_neither_hashes_nor_the_working_folder_show_in_the_bytes(notes: Path) -> None:
    printed = {
        run(PRINTED, cwd=notes, environment={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone}).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert printed == {export.dumps(builder.build([notes]).graph)}


def test_a_kept_graph_is_the_built_one_and_read_once(notes: Path, file: Path) -> None:
    assert read_anew(notes, file)
    assert not read_anew(notes, file)
    again = builder.kept([notes], file)
    assert again.file == file
    assert export.dumps(again.graph) == export.dumps(builder.build([notes]).graph)


def rewritten(notes: Path, file: Path) -> None:
    (notes / "lambda.md").write_text(LAMBDA.replace("15", "10"), encoding="utf-8")


def renamed(notes: Path, file: Path) -> None:
    (notes / "lambda.md").rename(notes / "compute.md")


def added(notes: Path, file: Path) -> None:
    (notes / "sns.md").write_text("# Amazon SNS\n", encoding="utf-8")


def removed(notes: Path, file: Path) -> None:
    (notes / "deep" / "sqs.md").unlink()


def cut_in_half(notes: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def another_graph(notes: Path, file: Path) -> None:
    file.write_text(export.dumps(builder.build([notes / "lambda.md"]).graph), encoding="utf-8")


def gone(notes: Path, file: Path) -> None:
    file.unlink()


def label_gone(notes: Path, file: Path) -> None:
    file.with_suffix(".key").unlink()


def label_of_nothing(notes: Path, file: Path) -> None:
    file.with_suffix(".key").write_text("[]", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        *(rewritten, renamed, added, removed),
        *(cut_in_half, another_graph, gone, label_gone, label_of_nothing),
    ],
)
def test_what_is_stale_or_broken_is_built_anew(change: Callable[[Path, Path], None], notes: Path, file: Path) -> None:
    builder.kept([notes], file)
    change(notes, file)
    assert read_anew(notes, file)
    assert export.dumps(export.load(file)) == export.dumps(builder.build([notes]).graph)
    assert not read_anew(notes, file)


def test_a_file_that_is_no_note_changes_nothing(notes: Path, file: Path) -> None:
    builder.kept([notes], file)
    (notes / "picture.png").write_bytes(b"\x89PNG")
    os.utime(notes / "lambda.md", (0, 0))
    assert not read_anew(notes, file)


@pytest.mark.parametrize(
    "name", ["builder.py", "extract/pipeline.py", "graph/merge/combine.py", "data/lexicon/aws.toml"]
)
def test_the_program_and_the_lexicon_are_part_of_the_fingerprint(
    name: str, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = builder.fingerprint([notes])
    assert builder.fingerprint([notes]) == before
    for path in (path for pattern in builder.PROGRAM for path in ROOT.glob(pattern)):
        copy = tmp_path / "program" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    monkeypatch.setattr(builder, "ROOT", tmp_path / "program")
    assert builder.fingerprint([notes]) == before
    (tmp_path / "program" / name).write_text("# another\n", encoding="utf-8")
    assert builder.fingerprint([notes]) != before


def test_problems_are_kept_with_the_graph(notes: Path, file: Path) -> None:
    (notes / "empty.md").write_bytes(b"")
    first, second = builder.kept([notes], file), builder.kept([notes], file)
    assert first.problems == second.problems
    assert [problem.name for problem in second.problems] == ["empty.md"]
    assert isinstance(second.problems[0], Problem)


def test_a_graph_of_no_notes_is_not_kept(tmp_path: Path, file: Path) -> None:
    assert builder.kept([tmp_path / "missing"], file).file is None
    assert not file.exists()


def test_a_cache_that_cannot_be_written_is_not_in_the_way(notes: Path, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder should be", encoding="utf-8")
    built = builder.kept([notes], tmp_path / "occupied" / "graph.json")
    assert built.file is None
    assert "service:AWS Lambda" in built.graph


def test_a_user_without_a_home_is_served_all_the_same(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        message = "Could not determine home directory."
        raise RuntimeError(message)

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert builder.place([notes]) is None
    assert builder.kept([notes]).file is None


@pytest.mark.parametrize(
    ("platform", "named", "expected"),
    [
        ("linux", "", "home/.cache"),
        ("darwin", "", "home/Library/Caches"),
        ("darwin", "named", "named"),
        ("linux", "named", "named"),
    ],
)
def test_where_graphs_are_kept(
    platform: str, named: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / named) if named else "relative/is/ignored")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(sys, "platform", platform)
    one, other = builder.place([tmp_path]), builder.place([tmp_path / "notes"])
    assert one
    assert one.parent == tmp_path / expected / "linkspan"
    assert one != other
    assert builder.place([tmp_path / "b", tmp_path / "a"]) == builder.place([tmp_path / "a", tmp_path / "b"])


def test_the_default_graph_is_that_of_the_default_notes(
    file: Path, monkeypatch: pytest.MonkeyPatch, notes: Path
) -> None:
    monkeypatch.setattr(builder, "NOTES", notes)
    assert [source.name for source in builder.default_graph(file).sources] == ["deep/sqs.md", "lambda.md"]
    assert file.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
import builder
from extract import pipeline

def killed(note):
    os.kill(os.getpid(), signal.SIGKILL)

pipeline.extract = killed
builder.kept([Path(sys.argv[1])], Path(sys.argv[2]))
"""


def test_a_kill_in_the_middle_leaves_the_old_graph_whole(notes: Path, file: Path) -> None:
    builder.kept([notes], file)
    old = file.read_bytes()
    rewritten(notes, file)
    assert run(KILLED, notes, file, cwd=ROOT).returncode == -signal.SIGKILL
    assert file.read_bytes() == old
    assert read_anew(notes, file)
    assert file.read_bytes() != old


def run(
    program: str, *arguments: Path, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
