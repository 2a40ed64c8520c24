"""Questions of trust on the command line: why two services are linked or not, and where notes contradict themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, is_typeddict

import pytest
from typer.testing import CliRunner

from cli import app, asking_why, correcting, receipts, trusting
from cli.examples import EXAMPLES
from cli.failures import Exit
from graph import export
from graph.merge import KnowledgeGraph
from tests.small_graph import facts

if TYPE_CHECKING:
    from typer.testing import Result

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "- SNS \x1b[31mand SQS\u202e, Lambda cost money.\n"
NOTE = f"""\
# Notes

- SQS triggers Lambda.
- WAF protects CloudFront.
- S3, SNS and SQS cost money.
{HOSTILE}
# Amazon SQS

- The message size is 256 KB.
- The message size is 1 MB.
"""
STRUCK = '[[wrong]]\nfrom = "S3"\nto = "Lambda"\nrelation = "triggers"\n'


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one note."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "n.md").write_text(NOTE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph as a file."""
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(KnowledgeGraph.from_facts(facts()), path)
    return path


def ask(line: str, *more: str | Path, columns: int = 200) -> Result:
    return CliRunner().invoke(app, [*line.split(), *map(str, more)], env={"COLUMNS": str(columns)})


def told(line: str, *more: str | Path) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(ask(line, *more, "--json").stdout)


ANSWERS: list[tuple[str, list[str]]] = [
    ("why SQS Lambda", ["Amazon SQS and AWS Lambda: 1 link", "─ triggers →", "“SQS triggers Lambda.” n.md:3", "rule"]),
    ("why SNS SQS", ["no link", "“S3, SNS and SQS cost money.” n.md:5", "names both in one list"]),
    ("why S3", ["Amazon S3: named together with these, and not linked", "Amazon SQS 1 line", "1 × names both in one"]),
]


@pytest.mark.parametrize(("line", "expected"), ANSWERS, ids=[line for line, _ in ANSWERS])
def test_why_there_is_a_link_or_none(line: str, expected: list[str], notes: Path) -> None:
    result = ask(line, "--notes", notes)
    assert (result.exit_code, result.stderr) == (Exit.FOUND, "")
    assert [part for part in expected if part not in result.stdout] == []
    narrow = ask(line, "--notes", notes, columns=40).stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert "".join(narrow.split()) == "".join(result.stdout.split())


ENDINGS: list[tuple[str, Exit, str]] = [
    ("why SQS SQS", Exit.NOTHING, "both names mean Amazon SQS"),
    ("why WAF S3", Exit.NOTHING, "no line of the notes names both AWS WAF and Amazon S3"),
    ("why SQS Lambada", Exit.UNKNOWN, "AWS Lambda"),
    ("why DynamoDB", Exit.UNKNOWN, "DynamoDB"),
]


@pytest.mark.parametrize(("line", "code", "said"), ENDINGS, ids=[line for line, *_ in ENDINGS])
def test_how_a_question_without_an_answer_ends(line: str, code: Exit, said: str, notes: Path) -> None:
    result = ask(line, "--notes", notes)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_why_for_programs(notes: Path) -> None:
    document = told("why SNS SQS", "--notes", notes)
    (pair,) = document["pairs"]
    assert (document["one"]["label"], pair["other"]["label"], pair["links"]) == ("Amazon SNS", "Amazon SQS", [])
    assert next((line["line"], line["told"]) for line in pair["lines"]) == (5, "names both in one list")


def test_a_saved_graph_says_where_both_are_named(saved: Path) -> None:
    linked = ask("why S3 Lambda", "--graph", saved)
    assert "An S3 event invokes Lambda" in linked.stdout
    assert "notes.md:14" in linked.stdout
    (pair,) = told("why S3 Lambda", "--graph", saved)["pairs"]
    assert [line["text"] for line in pair["lines"]] == [""] * len(pair["lines"])
    assert pair["lines"]


def test_what_a_person_struck_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text("- S3 events invoke Lambda.\n", encoding="utf-8")
    (tmp_path / "corrections.toml").write_text(STRUCK, encoding="utf-8")
    told_of = ask("why Lambda S3", "--notes", tmp_path).stdout
    assert "no link" in told_of
    assert "struck out triggers: corrections.toml:1" in told_of
    assert told("why Lambda S3", "--notes", tmp_path)["pairs"][0]["corrections"] == ["corrections.toml:1"]


def test_contradictions_stand_side_by_side(notes: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph.json"
    assert ask("build", notes, "-o", graph).exit_code == Exit.FOUND
    shown = ask("conflicts", "--graph", graph).stdout
    assert "Amazon SQS: 1 MB, or 256 KB?" in shown
    assert "“The message size is 256 KB.” n.md:10" in shown
    (one,) = told("conflicts SQS", "--graph", graph)["conflicts"]
    assert (one["kind"], one["likely"], one["doubts"]) == ("limit", True, [])
    assert {one["one"]["quote"]["line"], one["other"]["quote"]["line"]} == {10, 11}
    nothing = ask("conflicts WAF", "--graph", graph)
    assert (nothing.exit_code, "do not contradict themselves about WAF" in nothing.stderr) == (Exit.NOTHING, True)


def test_notes_cannot_reach_the_terminal(notes: Path) -> None:
    output = ask("why SNS SQS", "--notes", notes).stdout
    assert "31mand SQS" in output
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


ASKED = [line for command in ("why", "conflicts") for line in EXAMPLES[command] if "--notes" not in line]


@pytest.mark.parametrize("line", ASKED)
def test_an_example_is_understood(line: str, saved: Path) -> None:
    assert ask(line, "--graph", saved).exit_code in {Exit.FOUND, Exit.NOTHING}


def test_the_documents_for_programs_are_described() -> None:
    page = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    modules = (asking_why, correcting, receipts, trusting)
    shapes = {shape for module in modules for shape in vars(module).values() if is_typeddict(shape)}
    assert len(shapes) > len(modules)
    for shape in shapes:
        (row,) = re.findall(rf"^\| {shape.__name__} \|.*$", page, re.MULTILINE)
        assert [key for key in shape.__annotations__ if f"`{key}`" not in row] == []
