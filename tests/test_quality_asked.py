"""The command that scores annotated notes, and the tables of the benchmark; held-out lines stay unseen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bench import quality as bench
from cli import app
from cli import quality as command
from cli.failures import Exit
from graph import quality

if TYPE_CHECKING:
    from typer.testing import Result

ROOT = Path(__file__).resolve().parent.parent

NOTE = "# AWS Lambda\n\n- Lambda polls SQS for its own secret reason\n- max execution time: 15 minutes\n"
GOLD = '{"line": 3, "services": ["AWS Lambda", "Amazon SQS", "Amazon S3"]}\n'


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A folder with open notes and held-out ones."""
    for part in ("seen", "held"):
        folder = tmp_path / part / "bullets"
        folder.mkdir(parents=True)
        (folder / "notes.md").write_text(NOTE, encoding="utf-8")
        (folder / "gold.jsonl").write_text(GOLD, encoding="utf-8")
    return tmp_path


def ask(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["quality", *map(str, words)], env={"COLUMNS": "120"})


def test_scores_for_people(annotated: Path) -> None:
    told = ask(annotated)
    assert (told.exit_code, told.stderr) == (Exit.FOUND, "")
    for part in ("held/bullets", "seen/bullets", "seen, all together", "held, all together", "scenarios: line", "–"):
        assert part in told.stdout


def test_held_out_notes_never_show_a_line(annotated: Path) -> None:
    told = ask(annotated, "--misses").stdout
    opened, hidden = told.split("seen/bullets\n")[1], told.split("\nheld/bullets: held out, only scored\n")[1]
    assert "3 missed services, by line: s3" in opened
    assert hidden.split("\n")[0] == ""
    for folder in (annotated / "held", annotated / "held" / "bullets"):
        for way in ((), ("--json",)):
            told = ask(folder, "--misses", *way).stdout
            assert [part for part in ("missed services", "15 min", "polls", '"said"') if part in told] == []


def test_scores_for_programs(annotated: Path) -> None:
    document = json.loads(ask(annotated, "--misses", "--json").stdout)
    by_name = {one["name"]: one for one in document["collections"]}
    assert [(name, one["held"], bool(one["misses"])) for name, one in by_name.items()] == [
        ("held/bullets", True, False),
        ("seen/bullets", False, True),
    ]
    services = by_name["seen/bullets"]["scores"][0]
    assert (services["facts"], services["right"], services["gold"]) == ("services, by line", 2, 3)
    assert {"line": 3, "facts": "services, by line", "missed": True, "said": "s3"} in by_name["seen/bullets"]["misses"]
    assert [one["name"] for one in document["totals"]] == ["seen", "held"]
    assert tuple(one["facts"] for one in document["totals"][0]["scores"]) == quality.ROWS


def test_the_shapes_for_programs_are_described() -> None:
    page = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    for shape in (command.Scored, command.Score, command.Miss):
        (row,) = re.findall(rf"^\| {shape.__name__} \|.*$", page, re.MULTILINE)
        assert [name for name in shape.__annotations__ if f"`{name}`" not in row] == []


def test_folders_without_annotated_notes(annotated: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = ask(tmp_path / "empty")
    assert (told.exit_code, told.stdout) == (Exit.UNREADABLE, "")
    assert "no notes beside a gold.jsonl" in told.stderr
    (annotated / "seen" / "bullets" / "notes.md").unlink()
    assert "no notes.* beside it" in ask(annotated).stderr
    (annotated / "held" / "bullets" / "gold.jsonl").write_text("{", encoding="utf-8")
    assert "gold.jsonl:1: is no JSON" in ask(annotated / "held").stderr


def test_a_folder_that_holds_the_notes_itself_has_its_own_name(annotated: Path) -> None:
    assert command.found([annotated / "seen" / "bullets"])[0][0] == "bullets"


def test_the_rows_of_the_tables(annotated: Path) -> None:
    read = [command.collection(folder, name) for name, folder in command.found([annotated])]
    held = annotated / "held" / "bullets"
    (held / "second.jsonl").write_text((held / "gold.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    facts = bench.by_facts(command.totals(read), bench.agreement(annotated))
    notes = bench.by_notes(read)
    assert facts[0]["two readers agree, held"] == "1.00"
    assert [row["facts"] for row in facts] == list(quality.ROWS)
    assert facts[0]["recall, seen"] == facts[0]["recall, held"] == "0.67"
    assert [(row["notes"], row["needs"]) for row in notes] == [("held/bullets", "–"), ("seen/bullets", "–")]
    sure = bench.by_confidence([(one.gold, one.found) for one in read], "")
    assert sure[0]["stated confidence"] == "0.9 and more"
    assert sure[-1]["stated confidence"] == "0.0 to 0.6"


def test_rows_of_other_notes_are_kept_until_they_are_measured_again(annotated: Path, tmp_path: Path) -> None:
    folder = annotated / "seen" / "bullets"
    rows = bench.given(folder / "gold.jsonl", folder / "notes.md", "1-3")
    assert rows[0] | {"readers agree": "0.98", "recall": "0.67"} == rows[0]
    file = tmp_path / "quality.json"
    assert bench.kept(file) == []
    file.write_text(json.dumps([*bench.by_notes([]), {"table": "facts"}, *rows]), encoding="utf-8")
    assert bench.kept(file) == rows
