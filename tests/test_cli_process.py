"""The installed command as a shell runs it: pipes that close, terminals of every kind, files that cannot be written."""

from __future__ import annotations

import os
import pty
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cli import serving
from cli.failures import Exit
from graph import export
from graph.merge import KnowledgeGraph
from graph.model import Fact, Relation
from tests.small_graph import facts, graph

LINKSPAN = Path(sys.executable).with_name("linkspan")
COLOUR = re.compile(r"\x1b\[[0-9;]*3[1-7]")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph as a file."""
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(graph(), path)
    return path


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINKSPAN, *words], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def on_a_terminal(*words: str | Path, **environment: str) -> str:
    """What a command writes to a terminal of 80 columns."""
    master, slave = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen([LINKSPAN, *words], stdout=slave, stderr=slave, env=surroundings):
        os.close(slave)
        written = b""
        while part := _read(master):
            written += part
    os.close(master)
    return written.decode()


def _read(master: int) -> bytes:
    """The next bytes of a terminal; none when the other side has closed it, which Linux tells as an error."""
    try:
        return os.read(master, 4096)
    except OSError:
        return b""


def test_colour_on_a_terminal_and_none_where_it_is_not_wanted(saved: Path) -> None:
    assert COLOUR.search(on_a_terminal("near", "Lambda", "--graph", saved))
    assert not COLOUR.search(on_a_terminal("near", "Lambda", "--graph", saved, NO_COLOR="1"))
    assert "\x1b" not in run("near", "Lambda", "--graph", saved).stdout


@pytest.mark.parametrize("question", [["services", "--json"], ["limits"], ["near", "Lambda", "--depth", "3"]])
def test_a_reader_that_goes_away_is_no_failure(question: list[str], saved: Path) -> None:
    command: list[str | Path] = [LINKSPAN, *question, "--graph", saved]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (0, b"")


def test_a_pipe_gets_unbroken_lines(tmp_path: Path) -> None:
    sentence = "A long sentence of the notes, " * 8
    long: list[Fact] = [fact for fact in facts() if getattr(fact, "relation", "") is Relation.PROTECTS][:1]
    export.save(KnowledgeGraph.from_facts(long), tmp_path / "g.json")
    text = (tmp_path / "g.json").read_text(encoding="utf-8").replace("WAF filters requests at CloudFront.", sentence)
    (tmp_path / "g.json").write_text(text, encoding="utf-8")
    assert sentence.strip() in run("near", "WAF", "--graph", tmp_path / "g.json", COLUMNS="").stdout


def test_a_terminal_without_the_signs_gets_question_marks(saved: Path) -> None:
    answer = run("limits", "Lambda", "--graph", saved, PYTHONIOENCODING="ascii")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "? 15 min" in answer.stdout


def test_a_saved_graph_is_asked_without_reading_or_showing(saved: Path) -> None:
    code = (
        "import sys; from cli import app\n"
        f"try: app(['limits', '--graph', {str(saved)!r}])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print('loaded', sorted({'spacy', 'streamlit', 'ftfy'} & sys.modules.keys()))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.endswith("loaded []\n")


CUT: list[tuple[str, bytes | None, str]] = [
    ("missing", None, "No such file"),
    ("cut in half", b'{"format": "linkspan-graph/1", "nod', "graph.json"),
    ("another version", b'{"format": "linkspan-graph/9"}', "format"),
    ("binary", bytes(range(256)), "UTF-8"),
]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_a_graph_that_is_none_is_named(content: bytes | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    if content is not None:
        path.write_bytes(content)
    answer = run("services", "--graph", path)
    assert (answer.returncode, answer.stdout) == (Exit.UNREADABLE, "")
    assert "graph.json" in answer.stderr
    assert expected in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("format_", sorted(export.EXPORTS))
def test_an_export_is_the_same_in_a_file_and_in_a_pipe(format_: str, saved: Path, tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert run("export", format_, "-o", file, "--graph", saved).returncode == 0
    assert file.read_bytes()
    piped = subprocess.run([LINKSPAN, "export", format_, "--graph", saved], capture_output=True, check=True).stdout
    assert piped == file.read_bytes()


def test_what_cannot_be_written_is_named(saved: Path, tmp_path: Path) -> None:
    answer = run("export", "dot", "-o", tmp_path / "no" / "such" / "folder.dot", "--graph", saved)
    assert answer.returncode == Exit.UNREADABLE
    assert "folder.dot: No such file or directory" in answer.stderr


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        port = taken.getsockname()[1]
        taken.listen()
        assert port < serving.free_port(port) <= port + serving.PORTS
