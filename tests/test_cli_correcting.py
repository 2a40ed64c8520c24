"""Corrections on the command line: what is written, what is said to change, and what is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

import builder
from cli import app
from cli.examples import EXAMPLES
from cli.failures import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

NOTE = """\
# AWS Lambda

- Lambda polls SQS queues for messages.
- S3 events invoke Lambda.
- SNS invokes Lambda.
- Config records changes of Lambda.

# Amazon S3

- An upload to S3 triggers Lambda.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with one note."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.md").write_text(NOTE, encoding="utf-8")
    return tmp_path / "notes"


def ask(line: str, notes: Path, columns: int = 300) -> Result:
    words = [quoted or plain for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]
    return CliRunner().invoke(app, ["correct", *words, "--notes", str(notes)], env={"COLUMNS": str(columns)})


def told(line: str, notes: Path) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(ask(f"{line} --json", notes).stdout)


def file(notes: Path) -> str:
    path = notes / "corrections.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


WRITTEN: list[tuple[str, list[str], list[str]]] = [
    (
        "wrong S3 Lambda --relation triggers",
        ["[[wrong]]", 'from = "Amazon S3"', 'to = "AWS Lambda"', 'relation = "triggers"'],
        ["− Amazon S3 ─ triggers → AWS Lambda", "n.md:4", "n.md:10", "undo it with"],
    ),
    (
        "wrong S3 Lambda --relation triggers --at n.md:4 --why 'only an example'",
        ['note = "n.md"', "line = 4", 'text = "S3 events invoke Lambda."', 'why = "only an example"'],
        ["n.md:4"],
    ),
    (
        "missing DynamoDB Lambda --relation triggers --condition 'if streams are on' --sentence 'Streams call it.'",
        ["[[missing]]", 'from = "Amazon DynamoDB"', 'condition = "if streams are on"', 'sentence = "Streams call it."'],
        ["+ Amazon DynamoDB ─ triggers (if streams are on) → AWS Lambda", "“Streams call it.” corrections.toml:1"],
    ),
    (
        "missing SNS S3 --relation triggers --negated",
        ["negated = true"],
        ["+ Amazon SNS ─ cannot trigger → Amazon S3"],
    ),
    ("same SNS SQS 'Simple Queue'", ['names = ["SNS", "SQS", "Simple Queue"]'], ["− the service Amazon S"]),
    ("same Lambda 'my functions'", ['names = ["Lambda", "my functions"]'], ["no statement changes"]),
]


@pytest.mark.parametrize(("line", "entry", "said"), WRITTEN, ids=[line for line, *_ in WRITTEN])
def test_a_correction_is_written_and_what_it_changes_is_said(
    line: str, entry: list[str], said: list[str], notes: Path
) -> None:
    result = ask(line, notes)
    assert (result.exit_code, result.stderr) == (Exit.FOUND, "")
    assert [part for part in entry if part not in file(notes).split("\n")] == []
    assert [part for part in said if part not in result.stdout] == []
    before = file(notes)
    assert builder.build([notes]).problems == ()
    assert ask(line, notes).exit_code == Exit.NOTHING  # it is so already
    assert file(notes) == before
    assert ask("--undo", notes).exit_code == Exit.FOUND
    assert file(notes) == ""


REFUSED: list[tuple[str, Exit, str]] = [
    ("", Exit.UNREADABLE, "say what is corrected"),
    ("wrong S3 Lambda", Exit.UNREADABLE, "--relation"),
    ("same SNS SQS --relation uses", Exit.UNREADABLE, "--relation"),
    ("wrong S3 --relation triggers", Exit.UNREADABLE, "takes two"),
    ("different Config 'AWS Config' Lambda", Exit.UNREADABLE, "takes two"),
    ("wrong S3 Lambda --relation has_feature", Exit.UNREADABLE, "has_feature"),
    ("wrong S3 Lambada --relation triggers", Exit.UNKNOWN, "AWS Lambda"),
    ("wrong Lambda S3 --relation triggers", Exit.NOTHING, "nothing states"),
    ("wrong S3 Lambda --relation triggers --at n.md:5", Exit.NOTHING, "is not read from n.md:5"),
    ("no-feature Lambda 'No such'", Exit.NOTHING, "nothing was written"),
    ("different Conf 'AWS Lambda'", Exit.NOTHING, "nowhere does 'Conf' stand for AWS Lambda"),
    ("--undo", Exit.UNREADABLE, "holds no correction to undo"),
    ("--undo --dry-run", Exit.UNREADABLE, "--undo"),
]


@pytest.mark.parametrize(("line", "code", "said"), REFUSED, ids=[line for line, *_ in REFUSED])
def test_what_cannot_be_corrected_is_said_and_nothing_is_written(line: str, code: Exit, said: str, notes: Path) -> None:
    result = ask(line, notes)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert file(notes) == ""


def test_without_notes_there_is_nothing_to_correct(tmp_path: Path) -> None:
    result = ask("wrong S3 Lambda --relation triggers", tmp_path)
    assert result.exit_code == Exit.NOTHING
    assert "say --notes FOLDER" in result.stderr


def test_a_faulty_file_is_left_alone(notes: Path) -> None:
    (notes / "corrections.toml").write_text("[[wrog]]\n", encoding="utf-8")
    for line in ("wrong S3 Lambda --relation triggers", "--undo"):
        result = ask(line, notes)
        assert (result.exit_code, file(notes)) == (Exit.UNREADABLE, "[[wrog]]\n")
        assert "corrections.toml:1" in result.stderr


def test_a_trial_writes_nothing(notes: Path) -> None:
    result = ask("wrong S3 Lambda --relation triggers --dry-run", notes)
    assert "would be written" in result.stdout
    assert "undo" not in result.stdout
    assert file(notes) == ""


def test_what_changes_is_told_to_programs(notes: Path) -> None:
    document = told("wrong S3 Lambda --relation triggers --at n.md:4", notes)
    assert document["correction"]["text"] == "S3 events invoke Lambda."
    (change,) = document["changes"]
    assert (change["gone"], change["quote"]["line"], change["link"]["target"]) == (True, 4, "service:AWS Lambda")
    assert told("--undo", notes)["changes"][0]["gone"] is False
    gone = told("same SNS SQS", notes)["services_gone"]
    assert gone in (["Amazon SNS"], ["Amazon SQS"])


def test_corrections_can_lie_elsewhere(notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    result = ask(f"wrong S3 Lambda --relation triggers --corrections {mine}", notes)
    assert result.exit_code == Exit.FOUND
    assert (file(notes), "[[wrong]]" in mine.read_text(encoding="utf-8")) == ("", True)
    assert len(builder.build([notes], more=[mine]).graph.edges()) < len(builder.build([notes]).graph.edges())
    assert ask(f"--undo --corrections {mine}", notes).exit_code == Exit.FOUND


@pytest.mark.parametrize("line", [line.removeprefix("correct ") for line in EXAMPLES["correct"]])
def test_an_example_is_understood(line: str, notes: Path) -> None:
    result = ask(re.sub(r" --notes \S+", "", line), notes)
    assert "Usage" not in result.stderr
    assert result.exit_code in {Exit.FOUND, Exit.NOTHING} or line == "--undo"
