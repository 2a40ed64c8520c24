"""The command that checks statements: what people, programs and CI are told, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cli import app
from cli.checking import Checked, Moved
from cli.quizzing import Asked
from graph import export
from graph.checks import FORMS, loads
from graph.merge import KnowledgeGraph
from tests.one_link import BEFORE, told

if TYPE_CHECKING:
    from typer.testing import Result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a saved graph and a file of tests."""
    export.save(told(BEFORE), tmp_path / "graph.json")
    (tmp_path / "linkspan.toml").write_text('tests = [\n  "S3 -> Lambda triggers",\n]\n', encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    line = ["check", "--graph", str(folder / "graph.json"), "--file", str(folder / "linkspan.toml"), *words]
    return CliRunner().invoke(app, line, env={"COLUMNS": "400"})


def documented(folder: Path, *words: str) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(run(folder, "--json", *words).stdout)


def test_the_command_from_accepting_to_broken(folder: Path) -> None:
    assert run(folder, "--accept").exit_code == 0
    assert run(folder).stdout == "kept S3 -> Lambda triggers\n1 test: 1 kept, 0 changed, 0 broken\n"
    export.save(told("An S3 event runs Lambda."), folder / "graph.json")
    changed = run(folder)
    assert changed.exit_code == 0
    assert f"- “{BEFORE}” s3.md:3" in changed.stdout
    assert "+ “An S3 event runs Lambda.” s3.md:3" in changed.stdout
    assert run(folder, "--strict").exit_code == 1
    export.save(KnowledgeGraph.from_facts([]), folder / "graph.json")
    broken = run(folder, "--junit", str(folder / "out.xml"))
    assert broken.exit_code == 1
    assert "nothing like it stands there any more" in broken.stdout
    assert "<failure" in (folder / "out.xml").read_text(encoding="utf-8")


def test_programs_are_told_the_edit(folder: Path) -> None:
    run(folder, "--accept")
    export.save(told("An S3 event runs Lambda.", line=4), folder / "graph.json")
    document = documented(folder)
    assert (document["question"], document["counts"]) == ("check", {"kept": 0, "changed": 1, "broken": 0})
    (test,) = document["tests"]
    assert (test["test"], test["line"], test["column"], test["status"]) == ("S3 -> Lambda triggers", 2, 4, "changed")
    after = {"new_line": 4, "new_text": "An S3 event runs Lambda."}
    assert test["changes"] == [{"source": "s3.md", "line": 3, "text": BEFORE, **after}]


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("linkspan.toml", 'tests = ["S3"]', "linkspan.toml:1:11: “S3” is no statement"),
        ("linkspan.lock.json", "{", "write it anew with linkspan check --accept"),
        ("graph.json", "{", "graph.json"),
        ("linkspan.toml", None, "linkspan.toml:1:1: does not exist; write tests = ["),
    ],
)
def test_what_cannot_be_read_ends_with_2(file: str, content: str | None, expected: str, folder: Path) -> None:
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content, encoding="utf-8")
    result = run(folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert expected in result.stderr


def test_notes_cannot_reach_the_terminal(folder: Path) -> None:
    run(folder, "--accept")
    export.save(told("An S3 event \x1b[31minvokes Lambda.\u202e"), folder / "graph.json")
    assert not {"\x1b", "\u202e"} & set(run(folder).stdout)


def test_notes_are_read_and_their_lines_compared(tmp_path: Path) -> None:
    note = tmp_path / "s3.md"
    note.write_text("# Amazon S3\n\n- An S3 event invokes Lambda.\n", encoding="utf-8")
    (tmp_path / "linkspan.toml").write_text('tests = ["S3 -> Lambda triggers"]', encoding="utf-8")
    surroundings = {"COLUMNS": "400", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert CliRunner().invoke(app, ["check", str(tmp_path), "--accept"], env=surroundings).exit_code == 0
    note.write_text("# Amazon S3\n\n- An S3 event, not Lambda.\n", encoding="utf-8")
    broken = CliRunner().invoke(app, ["check", str(tmp_path)], env=surroundings)
    assert broken.exit_code == 1
    assert "- “An S3 event invokes Lambda.” s3.md:3" in broken.stdout
    assert "+ “An S3 event, not Lambda.” s3.md:3" in broken.stdout


def test_the_page_of_tests_shows_every_form() -> None:
    page = (Path(__file__).resolve().parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    table = page.partition("<!-- forms -->")[2].partition("<!-- end -->")[0]
    rows = re.findall(r"^\| `(.+)` \| (.+) \|$", table, re.MULTILINE)
    assert tuple(rows) == FORMS
    for example in re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        assert loads(example).statements


@pytest.mark.parametrize(("name", "shape"), [("Checked", Checked), ("Moved", Moved), ("Asked", Asked)])
def test_the_page_of_answers_names_every_key(name: str, shape: type) -> None:
    page = (Path(__file__).resolve().parent.parent / "docs" / "answers.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {name} |")]
    assert [key for key in shape.__annotations__ if f"`{key}`" not in row] == []
