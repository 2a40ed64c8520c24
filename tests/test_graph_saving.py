"""Saving a graph: whole or not at all, with a full disk, a refused write or a kill in the middle."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from graph.errors import GraphFileError
from graph.export import dumps, load, save
from tests.facts import built, link
from tests.small_graph import graph as small_graph

ROOT = Path(__file__).parents[1]
GRAPH = small_graph()
OTHER = built(link("a", "b"))


def test_saving_replaces_the_file_and_keeps_its_mode_and_links(tmp_path: Path) -> None:
    path, alias = tmp_path / "graph.json", tmp_path / "alias.json"
    path.write_text("old")
    path.chmod(0o640)
    alias.symlink_to(path)
    save(GRAPH, alias)
    assert path.read_bytes() == dumps(GRAPH).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert alias.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["alias.json", "graph.json"]


def test_who_is_reading_the_old_file_reads_on_undisturbed(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    save(OTHER, path)
    with path.open("rb") as reader:
        save(GRAPH, path)
        assert reader.read() == dumps(OTHER).encode()


def full_disk(file: IO[bytes], data: bytes) -> object:
    """A disk that is full in the middle of the file."""
    file.write(data[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_the_old_graph_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    save(OTHER, path)
    with pytest.raises(GraphFileError, match="cannot be written: No space left on device"):
        save(GRAPH, path, write=full_disk)
    assert dumps(load(path)) == dumps(OTHER)
    assert list(tmp_path.iterdir()) == [path]


LIMITED = """
import resource, sys
from graph.errors import GraphFileError
from graph.export import save
from tests.small_graph import graph
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    save(graph(), sys.argv[1])
except GraphFileError as error:
    sys.exit(str(error))
"""

KILLED = """
import os, signal, sys
from graph.export import save
from tests.small_graph import graph
def write(file, data):
    file.write(data[:2000])
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
save(graph(), sys.argv[1], write=write)
"""


def run(program: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_write_that_the_system_refuses_leaves_the_old_graph_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    save(OTHER, path)
    ended = run(LIMITED, path)
    assert ended.returncode == 1
    assert "cannot be written: File too large" in ended.stderr
    assert dumps(load(path)) == dumps(OTHER)
    assert list(tmp_path.iterdir()) == [path]


def test_a_kill_in_the_middle_leaves_the_old_graph_and_what_it_left_is_swept_later(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    save(OTHER, path)
    assert run(KILLED, path).returncode == -signal.SIGKILL
    assert dumps(load(path)) == dumps(OTHER)
    (left,) = set(tmp_path.iterdir()) - {path}
    save(OTHER, path)
    assert left.exists(), "another save may still be at work on it"
    os.utime(left, (0, 0))
    save(GRAPH, path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["no/such/folder/graph.json", "file/graph.json", "."])
def test_a_place_that_cannot_hold_a_file_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphFileError, match="cannot be written"):
        save(OTHER, tmp_path / place)
