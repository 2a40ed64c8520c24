"""The questions of the command line: what each answers, to people and to programs, and how it ends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cli import app
from cli.examples import EXAMPLES
from cli.failures import Exit
from cli.screen import clean
from graph import export
from graph.merge import KnowledgeGraph
from graph.model import Fact, Feature, Link, Mention, Relation
from tests.small_graph import HOSTILE, facts, seen

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ESCAPES = "red \x1b[31malert\x1b]0;title\x07 \u202egnp.exe\u2066 \x9b2J"
"""A name that would colour the terminal, rename its window, and read backwards."""

EXTRA: list[Fact] = [
    Mention(service="Amazon Neptune", name="Neptune", evidence=seen(900, "Neptune")),
    Feature(name="Streams", service="Amazon DynamoDB", evidence=seen(901, "DynamoDB has Streams")),
    Feature(name="Streams", service="Amazon Neptune", evidence=seen(902, "Neptune has Streams")),
    Link(head="AWS Lambda", relation=Relation.USES, tail=ESCAPES, evidence=seen(903, f"Lambda uses {ESCAPES}")),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph as a file."""
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(KnowledgeGraph.from_facts([*facts(), *EXTRA]), path)
    return path


def ask(line: str, saved: Path, columns: int = 100) -> Result:
    """Run a command on the small graph; `'a b'` is one word."""
    words = [quoted or plain for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]
    return CliRunner().invoke(app, [*words, "--graph", str(saved)], env={"COLUMNS": str(columns)})


def told(line: str, saved: Path) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(ask(f"{line} --json", saved).stdout)


ANSWERS: list[tuple[str, list[str]]] = [
    ("path S3 Lambda -k 1", ["1. Amazon S3 → AWS Lambda", "1 hop · ", "─ triggers →", "An S3 event", "notes.md:14"]),
    ("path Lambda S3 -k 1", ["1. AWS Lambda → Amazon S3", "← triggers ─", "An S3 event invokes Lambda"]),
    ("path S3 SQS --via SNS", ["Amazon SNS → Amazon SQS", "SNS fans a message out"]),
    ("path WAF S3", ["1. AWS WAF → Amazon CloudFront", "2 hops"]),
    ("path SNS EventBridge --contrast -k 1", ["─ is an alternative to →", "For fan-out take SNS"]),
    ("near Lambda", ["AWS Lambda", "─ has the feature →", "DLQ", "around it"]),
    ("near Lambda --top 3", ["3 around it", "less telling ones are not shown: --top"]),
    ("near Cloud9 --depth 2", ["1 step away", "2 steps away"]),
    ("near Lambda --kind feature", ["2 around it", "DLQ", "Layers"]),
    ("near Lambda --relation triggers", ["API Gateway calls Lambda"]),
    ("limits", ["AWS Lambda", "Amazon SQS", "256 KB", "notes.md"]),
    ("limits Lambda", ["≤ 15 min", "Layers: ", "A function takes up to 5 layers.", "no CloudWatch logs"]),
    ("limits Layers", ["5 layers"]),
    (
        "limits --unit min",
        ["▇░░░░░░░░░░░ 0.4833 min Amazon API Gateway: ≤ 29 s", "▇ 15 min AWS Lambda: ≤ 15 min", "notes.md:"],
    ),
    ("cues", ["Need to block specific countries", "→ WAF with CloudFront", "not an S3 bucket policy", "notes.md:"]),
    ("cues countries", ["Need to block specific countries"]),
    ("cues refuse visitors from some nations", ["Need to block specific countries"]),
    ("services", ["service", "vendor", "AWS Cloud9", "developer", "found in the notes"]),
    ("services eventb", ["Amazon EventBridge"]),
    ("show WAF", ["AWS WAF", "also WAF", "security", "─ does not protect →", "answered by (1)"]),
    ("show Lambda/DLQ", ["DLQ", "feature", "has feature (1)"]),
]
"""A question and what its answer holds."""

ENDINGS: list[tuple[str, Exit, list[str]]] = [
    ("path Neptune SQS", Exit.NOTHING, ["no route from Amazon Neptune to Amazon SQS"]),
    ("path S3 SQS --max-hops 1", Exit.NOTHING, ["no route", "the nearest there is"]),
    ("path Lambda Lambda", Exit.NOTHING, ["both names mean the same service"]),
    ("near Neptune --kind scenario", Exit.NOTHING, ["nothing of that kind around Amazon Neptune"]),
    ("limits SNS", Exit.NOTHING, ["no limit of SNS"]),
    ("limits Lambda --unit MB", Exit.NOTHING, ["no limit in MB of Lambda"]),
    ("limits --unit metres", Exit.UNREADABLE, ["'metres' is none of ms, s, min"]),
    ("cues zebra", Exit.NOTHING, ["no such need"]),
    ("services zebra", Exit.NOTHING, ["no such service"]),
    ("path S3 Lambda -k 0", Exit.UNREADABLE, ["-k"]),
    ("path S3", Exit.UNREADABLE, ["Missing argument"]),
    ("near Lambda --kind planet", Exit.UNREADABLE, ["planet"]),
    ("nearby Lambda", Exit.UNREADABLE, ["No such command"]),
    ("export pdf", Exit.UNREADABLE, ["'pdf' is none of", "mermaid"]),
    ("show Streams", Exit.AMBIGUOUS, ["say which:", "feature:Amazon DynamoDB/Streams", "Neptune/Streams"]),
    ("path Lambada S3", Exit.UNKNOWN, ["'Lambada'", "did you mean:", "AWS Lambda"]),
    ("path S3 Lambda --avoid Lambada", Exit.UNKNOWN, ["'Lambada'"]),
    ("show 'not a thing at all'", Exit.UNKNOWN, ["'not a thing at all'"]),
]
"""A question that has no answer, how it ends and what is said to that."""


@pytest.mark.parametrize(("line", "expected"), ANSWERS, ids=[line for line, _ in ANSWERS])
def test_an_answer_for_people(line: str, expected: list[str], saved: Path) -> None:
    result = ask(line, saved)
    assert (result.exit_code, result.stderr) == (Exit.FOUND, "")
    assert [part for part in expected if part not in result.stdout] == []


@pytest.mark.parametrize(("line", "code", "expected"), ENDINGS, ids=[line for line, *_ in ENDINGS])
def test_how_a_question_without_an_answer_ends(line: str, code: Exit, expected: list[str], saved: Path) -> None:
    result = ask(line, saved)
    assert (result.exit_code, result.stdout) == (code, "")
    assert [part for part in expected if part not in result.stderr] == []


DOCUMENTS: list[tuple[str, str]] = [
    ("path S3 Lambda", "routes"),
    ("near Lambda", "edges"),
    ("limits Lambda", "limits"),
    ("cues", "needs"),
    ("services", "services"),
    ("show Lambda", "node"),
]


@pytest.mark.parametrize(("line", "key"), DOCUMENTS, ids=[line for line, _ in DOCUMENTS])
def test_an_answer_for_programs(line: str, key: str, saved: Path) -> None:
    document = told(line, saved)
    assert (document["format"], document["question"]) == ("linkspan-answer/1", line.partition(" ")[0])
    assert document[key]
    assert document["error"] is None


@pytest.mark.parametrize(
    ("line", "kind", "choices"),
    [
        ("path Lambada S3", "unknown", ["AWS Lambda"]),
        ("show Streams", "ambiguous", ["feature:Amazon DynamoDB/Streams", "feature:Amazon Neptune/Streams"]),
        ("path Neptune SQS", "no_route", None),
        ("limits SNS", "nothing", []),
    ],
)
def test_programs_are_told_what_went_wrong(line: str, kind: str, choices: list[str] | None, saved: Path) -> None:
    document = told(line, saved)
    assert document["error"]["kind"] == kind
    assert document["error"]["message"]
    assert choices is None or document["error"]["choices"][: len(choices)] == choices


def test_a_route_carries_the_place_of_every_sentence(saved: Path) -> None:
    (way,) = told("path S3 SNS --via Lambda -k 1", saved)["routes"]
    assert way["hops"] == len(way["steps"])
    for step in way["steps"]:
        for quote in step["link"]["evidence"]:
            assert quote["source"] == "notes.md"
            assert quote["text"][quote["start"] : quote["end"]] == quote["text"]


def test_limits_are_numbers_with_units(saved: Path) -> None:
    (row,) = [row for row in told("limits SQS", saved)["limits"] if row["of"]["id"] == "service:Amazon SQS"]
    bound = row["constraint"]["constraint"]
    assert (bound["kind"], bound["comparator"], bound["value"], bound["unit"]) == ("limit", "<=", "256", "KB")


@pytest.mark.parametrize("line", [line for line, _ in ANSWERS])
def test_a_narrow_window_cuts_nothing(line: str, saved: Path) -> None:
    wide, narrow = ask(line, saved, columns=1000).stdout, ask(line, saved, columns=40).stdout
    assert max(len(row) for row in narrow.splitlines()) <= 40
    if not line.startswith("services"):  # columns are folded beside each other there
        assert "".join(narrow.split()) == "".join(wide.split())


@pytest.mark.parametrize("line", ["near Lambda --depth 2 --top 99", "services", "show Lambda", "near Cloud9 --json"])
def test_notes_cannot_reach_the_terminal(line: str, saved: Path) -> None:
    output = ask(line, saved).stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


def test_markup_in_notes_is_only_text(saved: Path) -> None:
    assert HOSTILE in ask("services", saved, columns=400).stdout
    assert ":red[red]" in ask("near Cloud9", saved, columns=400).stdout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – “quoted” → ≤ 29 s", "plain – “quoted” → ≤ 29 s"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\x1b[2J\x07bell", "[2Jbell"),
        ("\u202eevil\u2069 \u200fx", "evil x"),
        ("half \ud800 sign", "half  sign"),
        ("naïve 東京 👍", "naïve 東京 👍"),
    ],
)
def test_what_is_left_of_a_text(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_no_colour_is_written_into_a_file(saved: Path) -> None:
    assert "\x1b" not in ask("path S3 Lambda", saved).output


@pytest.mark.parametrize("command", sorted(EXAMPLES))
def test_help_shows_examples(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "120"})
    assert shown.exit_code == 0
    assert f"linkspan {EXAMPLES[command][0]}" in shown.stdout


def test_every_command_has_examples() -> None:
    listed = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"}).stdout
    assert set(re.findall(r"^│ ([a-z]+) ", listed, re.MULTILINE)) == EXAMPLES.keys()


ASKED = [line for command in ("path", "near", "limits", "cues", "services", "show") for line in EXAMPLES[command]]


@pytest.mark.parametrize("line", ASKED)
def test_an_example_is_understood(line: str, saved: Path) -> None:
    assert ask(line, saved).exit_code in {Exit.FOUND, Exit.NOTHING}


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"linkspan \d+\.\d+\.\d+\n", CliRunner().invoke(app, ["--version"]).stdout)
