"""The command line on routes: how they are steered, what they carry, what lies between, and contrasts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from cli.failures import Exit
from graph import export
from graph.merge import KnowledgeGraph
from tests.small_graph import facts

ANSWERS = Path(__file__).resolve().parent.parent / "docs" / "answers.md"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(KnowledgeGraph.from_facts(facts()), path)
    return path


def ask(line: str, saved: Path) -> tuple[int, str]:
    words = [quoted or plain for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]
    result = CliRunner().invoke(app, [*words, "--graph", str(saved)], env={"COLUMNS": "200"})
    return result.exit_code, result.stdout + result.stderr


def told(line: str, saved: Path) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(ask(f"{line} --json", saved)[1])


@pytest.mark.parametrize(
    ("line", "present", "absent"),
    [
        ("path SQS Lambda --flow", ["Amazon SQS ← reads from ─ AWS Lambda"], ["sends to → Amazon SQS"]),
        ("path Lambda SQS --directed", ["1. AWS Lambda → Amazon SQS"], ["S3"]),
        ("path S3 Lambda --only triggers", ["1. Amazon S3 → AWS Lambda"], ["EventBridge"]),
        ("path S3 Lambda --avoid integration -k 9", ["AWS KMS"], ["EventBridge", "Step Functions"]),
        ("path S3 DynamoDB", ["2 hops · 2 sentences · weakest: one sentence · "], ["retries"]),
        ("path 'API Gateway' SQS --load", ["timeout Amazon API Gateway: ≤ 29 s", "payload Amazon SQS: ≤ 256 KB"], []),
        ("path S3 SNS --or-to SQS -k 1", ["AWS Lambda → Amazon SQS"], []),
        ("path S3 Lambda/DLQ --through feature -k 1", ["AWS Lambda ─ has the feature → DLQ"], []),
        ("path S3 Lambda --way triggers=against", ["← protects ─"], ["1. Amazon S3 → AWS Lambda\n"]),
        ("between S3 SNS WAF", ["Amazon S3, Amazon SNS, AWS WAF:", "links by way of", "notes.md:"], ["nothing con"]),
        ("between S3 SQS Cloud9", ["nothing connects these with the rest: AWS Cloud9"], []),
        ("contrast SNS EventBridge", ["Amazon SNS | Amazon EventBridge", "─ is an alternative to →", "AWS Lambda"], []),
        ("contrast Lambda SQS S3", ["limit time", "AWS Lambda 15 min", "Amazon S3 –"], []),
    ],
)
def test_an_answer_for_people(line: str, present: list[str], absent: list[str], saved: Path) -> None:
    code, output = ask(line, saved)
    assert code == Exit.FOUND, output
    assert [part for part in present if part not in output] == []
    assert [part for part in absent if part in output] == []


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("path S3 Lambda --flow --directed", Exit.UNREADABLE, "--directed"),
        ("path S3 Lambda --way triggers=sideways", Exit.UNREADABLE, "RELATION=WAY"),
        ("path S3 Lambda --way sideways=along", Exit.UNREADABLE, "RELATION=WAY"),
        ("path S3 Lambda --dial -1", Exit.UNREADABLE, "--dial"),
        ("between S3", Exit.UNREADABLE, "two services"),
        ("contrast S3", Exit.UNREADABLE, "two to 4"),
        ("contrast S3 SQS SNS WAF KMS", Exit.UNREADABLE, "two to 4"),
        ("contrast S3 Lambada", Exit.UNKNOWN, "AWS Lambda"),
        ("between S3 Lambada", Exit.UNKNOWN, "AWS Lambda"),
    ],
)
def test_how_a_question_without_an_answer_ends(line: str, code: Exit, said: str, saved: Path) -> None:
    found, output = ask(line, saved)
    assert (found, said in output) == (code, True)


@pytest.mark.parametrize(
    ("line", "causes", "detour", "missing"),
    [
        ("path Cloud9 S3", ["unlinked"], False, ["AWS Cloud9", "Amazon S3"]),
        ("path S3 SQS --max-hops 1", ["too_long"], True, None),
        ("path Lambda S3 --directed", ["against"], True, None),
        ("path S3 Lambada", ["unknown_name"], False, None),
    ],
)
def test_programs_are_told_why(
    line: str, causes: list[str], detour: bool, missing: list[str] | None, saved: Path
) -> None:
    error = told(line, saved)["error"]
    assert error["causes"] == causes
    assert bool(error.get("detour")) is detour
    assert missing is None or [node["label"] for node in error["missing"]] == missing


@pytest.mark.parametrize(
    ("line", "shape", "path"),
    [
        ("path S3 DynamoDB --load", "Parts", ["routes", 0, "parts"]),
        ("path S3 DynamoDB --load", "Carries", ["routes", 0, "carries"]),
        ("contrast Lambda SQS", "Cells", ["neighbours", 0]),
        ("contrast Lambda SQS", "Aligned", ["limits", 0]),
        ("path Cloud9 S3", "Blocked", ["error"]),
    ],
)
def test_the_shapes_are_described(line: str, shape: str, path: list[str | int], saved: Path) -> None:
    document = told(line, saved)
    shown = document
    for key in path:
        shown = shown[key]
    (row,) = re.findall(rf"^\| {shape} \|.*$", ANSWERS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [key for key in sorted(shown.keys() - {"kind", "message", "choices"}) if f"`{key}`" not in row] == []


@pytest.mark.parametrize("line", ["path S3 DynamoDB", "between S3 SQS", "contrast S3 SQS"])
def test_the_keys_of_an_answer_are_described(line: str, saved: Path) -> None:
    document = told(line, saved)
    question = document["question"]
    (row,) = re.findall(rf"^\| `{question}` \|.*$", ANSWERS.read_text(encoding="utf-8"), re.MULTILINE)
    keys = document.keys() - {"format", "question", "error"}
    assert [key for key in sorted(keys) if f"`{key}`" not in row] == []
