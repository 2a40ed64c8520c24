"""Scores of annotated notes: what counts as the same, the tallies, and whether the annotation files are well formed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extract.lexicon import load
from graph import quality
from graph.merge import KnowledgeGraph
from graph.model import Answer, Constraint, ConstraintKind, Evidence, Fact, Feature, Link, Mention, Relation, Scenario
from graph.quality.spelling import key, quantity, similar

ROOT = Path(__file__).resolve().parent.parent
ANNOTATIONS = sorted((ROOT / "tests" / "quality").rglob("*.jsonl"))
FOLDERS = sorted(file.parent for file in (ROOT / "tests" / "quality").rglob("gold.jsonl"))

SAME_NAME: list[tuple[str, str, bool]] = [
    ("Amazon SQS", "Simple Queue Service", True),
    ("Amazon SQS", "Amazon SNS", False),
    ("Elastic Load Balancing", "NLB", True),
    ("AWS Lambda", "Lambda (functions)", True),
    ("AWS Lambda", "Lambda@Edge", False),
    ("Azure Functions", "functions", True),
    ("Kinesis", "Amazon Kinesis Data Streams", True),
    ("Kinesis Firehose", "Amazon Kinesis Data Streams", False),
    ("Amazon ECS", "Amazon EKS", False),
    ("Step-Functions", "AWS Step Functions", True),
    ("AWS", "Amazon", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME_NAME)
def test_spellings_of_a_service(one: str, other: str, *, same: bool) -> None:
    assert (key(one) == key(other)) is same


LIKE_FEATURE: list[tuple[str, str, bool]] = [
    ("dead-letter queue", "Dead Letter Queues", True),
    ("visibility timeout", "the visibility timeout of a queue", True),
    ("alias", "alias record", True),
    ("alias", "alias with alarm and dashboard", False),
    ("task role", "execution role", False),
    ("lifecycle rule", "rule of the bus for events", False),
    ("the", "a", False),
    ("of", "of", True),
    ("access", "acces", False),  # an s after an s is no plural
]


@pytest.mark.parametrize(("one", "other", "alike"), LIKE_FEATURE)
def test_names_of_a_feature(one: str, other: str, *, alike: bool) -> None:
    assert similar(one, other) is alike
    assert similar(other, one) is alike


SAME_QUANTITY: list[tuple[tuple[str, str], tuple[str, str], bool]] = [
    (("15", "minutes"), ("15min", ""), True),
    (("1,000", "requests per second"), ("1000", "requests"), True),
    (("0.50", "GB"), ("0.5", "GiB"), True),
    (("≤ 29", "s"), ("29", "seconds"), True),
    (("2", "retries"), ("2", "times"), True),
    (("5", "MB"), ("5", "GB"), False),
    (("50", "s"), ("5", "s"), False),
    (("100", "ms"), ("100", "s"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME_QUANTITY)
def test_numbers_with_units(one: tuple[str, str], other: tuple[str, str], *, same: bool) -> None:
    assert (quantity(*one) == quantity(*other)) is same


def at(line: int, confidence: float = 0.8, source: str = "notes.md") -> Evidence:
    return Evidence(source=source, line=line, start=0, end=1, text="x", rule="x", confidence=confidence)


def link(line: int, head: str, relation: Relation, tail: str, *, negated: bool = False) -> Link:
    return Link(head=head, relation=relation, tail=tail, negated=negated, evidence=at(line))


def limit(line: int, of: str, value: str, unit: str, service: str = "AWS Lambda") -> Constraint:
    return Constraint(of=of, service=service, kind=ConstraintKind.LIMIT, value=value, unit=unit, evidence=at(line))


FACTS: list[Fact] = [
    Mention(service="AWS Lambda", name="Lambda", evidence=at(1)),
    Mention(service="AWS Lambda", name="Lambda", evidence=at(2)),
    Mention(service="Amazon SQS", name="SQS", evidence=at(1)),
    link(1, "AWS Lambda", Relation.READS_FROM, "Amazon SQS"),
    link(2, "AWS Lambda", Relation.USES, "Amazon S3"),
    link(3, "AWS WAF", Relation.PROTECTS, "Elastic Load Balancing", negated=True),
    Feature(name="dead letter queues", service="AWS Lambda", evidence=at(2, 0.9)),
    Feature(name="Layers", service="AWS Lambda", evidence=at(3, 0.9)),
    limit(2, "AWS Lambda", "15", "min"),
    limit(3, "Layers", "5", "layers"),
    Scenario(
        need="replay",
        answers=(
            Answer(text="SQS", services=("Amazon SQS",)),
            Answer(text="SNS", services=("Amazon SNS",), rejected=True),
        ),
        evidence=at(4),
    ),
]

NAMED = 9
"""In how many lines the graph of these facts has a service: it is mentioned where any fact of it is stated."""

TALLIES: list[tuple[str, dict[str, Any], tuple[int, int, int]]] = [
    ("services, by line", {"line": 1, "services": ["SQS", "Amazon S3"]}, (1, 2, NAMED)),
    ("services, by line", {"line": 9, "services": ["SQS"]}, (0, 1, NAMED)),
    ("links: pair, by line", {"line": 1, "links": [("SQS", "triggers", "Lambda")]}, (1, 1, 3)),
    ("links: directed, by line", {"line": 1, "links": [("SQS", "triggers", "Lambda")]}, (0, 1, 3)),
    ("links: directed, by line", {"line": 1, "links": [("Lambda", "requires", "SQS")]}, (1, 1, 3)),
    ("links: labelled, by line", {"line": 1, "links": [("Lambda", "requires", "SQS")]}, (0, 1, 3)),
    ("links: labelled, by line", {"line": 1, "links": [("Lambda", "reads_from", "SQS")]}, (1, 1, 3)),
    ("links: labelled, by line", {"line": 2, "links": [("S3", "uses", "Lambda")]}, (1, 1, 3)),
    ("links: labelled, by line", {"line": 3, "links": [("WAF", "protects", "ALB")]}, (0, 1, 3)),
    ("links: directed, by line", {"line": 3, "links": [("WAF", "protects", "ALB")]}, (1, 1, 3)),
    ("features, document", {"line": 9, "features": [("Lambda", "Dead-letter queue")]}, (1, 1, 2)),
    ("features, document", {"line": 2, "features": [("SQS", "Dead-letter queue")]}, (0, 1, 2)),
    ("features, document", {"line": 9, "features": [("Lambda", "Layers"), ("AWS Lambda", "layer")]}, (1, 1, 2)),
    ("limits: value+unit, by line", {"line": 2, "constraints": [("Lambda", "limit", "15", "minutes")]}, (1, 1, 2)),
    ("limits: value+unit, by line", {"line": 2, "constraints": [("Lambda", "limit", "15", "hours")]}, (0, 1, 2)),
    ("limits: value+unit, by line", {"line": 2, "constraints": [("Lambda", "default", "15", "min")]}, (0, 0, 2)),
    ("constraints: line+kind", {"line": 3, "constraints": [("Lambda", "limit", "", "")]}, (1, 1, 2)),
    ("constraints: line+kind", {"line": 3, "constraints": [("Lambda", "default", "", "")]}, (0, 1, 2)),
    ("constraints: line+service", {"line": 3, "constraints": [("Lambda", "default", "", "")]}, (1, 1, 2)),
    ("scenarios: line", {"line": 4, "scenarios": ["Amazon SNS"]}, (1, 1, 1)),
    ("scenarios: line", {"line": 5, "scenarios": ["Amazon SQS"]}, (0, 1, 1)),
    ("scenarios: answer services", {"line": 4, "scenarios": ["Amazon SQS"]}, (1, 1, 1)),
    ("scenarios: answer services", {"line": 4, "scenarios": ["Amazon SNS"]}, (0, 1, 1)),
]
"""A row, what a person found, and how much of it is right, of how many annotated and how many held."""

SHAPES: dict[str, tuple[str, ...]] = {
    "links": ("head", "rel", "tail"),
    "features": ("of", "name"),
    "constraints": ("of", "kind", "value", "unit"),
}


def gold(row: dict[str, Any], lines: quality.Lines | None = None) -> quality.Stated:
    """What a person found, from the short form of the tables."""
    facts = {name: [dict(zip(keys, one, strict=True)) for one in row.get(name, [])] for name, keys in SHAPES.items()}
    needs = [{"need": "x", "answers": ["x"], "services": [met]} for met in row.get("scenarios", [])]
    text = json.dumps({"line": row["line"], "services": row.get("services", []), **facts, "scenarios": needs})
    return quality.annotated(quality.read(text), lines or quality.Lines())


@pytest.mark.parametrize(("row", "found", "expected"), TALLIES)
def test_a_tally(row: str, found: dict[str, Any], expected: tuple[int, int, int]) -> None:
    tally = quality.tallies(gold(found), quality.held(KnowledgeGraph.from_facts(FACTS)))[row]
    assert (tally.right, tally.gold, tally.found) == expected


def test_a_tally_in_numbers() -> None:
    tally = quality.Tally(right=2, gold=3, found=7)
    assert (tally.precision, tally.recall, tally.f1) == (0.286, 0.667, 0.4)
    assert (quality.Tally(gold=3).precision, quality.Tally(gold=3).f1) == (0.0, 0.0)


def test_notes_together_are_counted_not_averaged() -> None:
    small, large = quality.Tally(right=1, gold=1, found=1), quality.Tally(right=0, gold=9, found=9)
    assert quality.pooled([{"x": small}, {"x": large}])["x"].f1 == 0.1


@pytest.mark.parametrize(
    ("source", "lines", "count"),
    [("notes.md", "", NAMED), ("s.md", "", NAMED), ("other.md", "", 0), ("notes.md", "2-2", 2), ("", "1-1,2-2", 4)],
)
def test_only_the_lines_that_are_asked_for_count(source: str, lines: str, count: int) -> None:
    graph = KnowledgeGraph.from_facts(FACTS)
    assert len(quality.held(graph, source, quality.Lines.parse(lines)).services) == count


def test_annotations_outside_the_lines_do_not_count() -> None:
    row = {"line": 4, "services": ["Amazon SQS"], "scenarios": ["Amazon SQS"]}
    assert gold(row, quality.Lines.parse("1-3")) == quality.Stated()
    assert gold(row, quality.Lines.parse("4-4")).services


def test_what_only_one_side_has() -> None:
    row = {"line": 1, "links": [("Lambda", "requires", "SQS")], "features": [("Lambda", "Layers")]}
    told = quality.differences(gold(row), quality.held(KnowledgeGraph.from_facts(FACTS)))
    links = [(one.missed, one.said) for one in told if one.line == 1 and one.row.startswith("links")]
    assert links == [(False, "lambda reads_from sqs"), (True, "lambda requires sqs")]
    assert [one.said for one in told if one.row == "features, document"] == ["lambda: dead letter queues"]
    assert "not: waf protects elb" in [one.said for one in told]


def test_the_same_facts_differ_in_nothing() -> None:
    graph = quality.held(KnowledgeGraph.from_facts(FACTS))
    assert quality.differences(graph, graph) == ()
    assert {tally.f1 for tally in quality.tallies(graph, graph).values()} == {1.0}


def test_how_often_facts_of_a_confidence_are_right() -> None:
    row = {"line": 1, "links": [("Lambda", "reads_from", "SQS")], "features": [("Lambda", "Layers")]}
    facts = quality.judged(gold(row), quality.held(KnowledgeGraph.from_facts(FACTS)))
    shares = {kind: dict(zip(quality.BINS, quality.shares(facts, kind), strict=True)) for kind in quality.KINDS}
    assert shares["links"] == {0.9: (0, 0), 0.8: (1, 3), 0.7: (0, 0), 0.6: (0, 0), 0.0: (0, 0)}
    assert shares["features"][0.9] == (1, 2)
    assert shares["constraints"][0.8] == (0, 2)


BAD: list[tuple[str, str]] = [
    ("{", "is no JSON"),
    ("[]", "is no object"),
    ("{}", "'line' is no line number"),
    ('{"line": 0}', "'line' is no line number"),
    ('{"line": true}', "'line' is no line number"),
    ('{"line": 1, "service": []}', "'service' is no field of a line"),
    ('{"line": 1, "services": "SQS"}', "'services' is not a list of texts"),
    ('{"line": 1, "links": {}}', "'links' is no list"),
    ('{"line": 1, "links": ["SQS"]}', "one of 'links' is no object"),
    ('{"line": 1, "links": [{"head": "A", "tail": "B"}]}', "one of 'links' lacks 'rel'"),
    ('{"line": 1, "links": [{"head": "A", "rel": "likes", "tail": "B"}]}', "'likes' is none of alternative_to"),
    ('{"line": 1, "links": [{"head": "A", "rel": "has_feature", "tail": "B"}]}', "'has_feature' is none of"),
    ('{"line": 1, "features": [{"of": "A", "name": 3}]}', "'name' of 'features' is not a text"),
    ('{"line": 1, "constraints": [{"of": "A", "kind": "limit", "vaule": "3"}]}', "'vaule' is no field"),
    ('{"line": 1, "constraints": [{"of": "A", "kind": "price"}]}', "'price' is none of default"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_what_is_no_annotation(text: str, reason: str) -> None:
    with pytest.raises(quality.BadAnnotation, match=re.escape(reason)) as caught:
        quality.read(f'{{"line": 7}}\n\n{text}', "gold.jsonl")
    assert (caught.value.file, caught.value.number) == ("gold.jsonl", 3)


def styles(part: str) -> set[str]:
    return {folder.name for folder in FOLDERS if folder.parent.name == part}


def test_there_are_enough_styles_and_none_on_both_sides() -> None:
    assert len(styles("seen")) >= 8
    assert len(styles("held")) >= 4
    assert not styles("seen") & styles("held")


@pytest.mark.parametrize("file", ANNOTATIONS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_annotations_are_well_formed(file: Path) -> None:
    (notes,) = file.parent.glob("notes.*")
    text = ["", *notes.read_text(encoding="utf-8").split("\n")]
    rows = quality.read(file.read_text(encoding="utf-8"))
    known = {service.name for service in load().services}
    numbers = [row.line for row in rows]
    assert numbers == sorted(set(numbers))
    assert [line for line in numbers if line >= len(text) or not text[line].strip() or text[line].startswith("#")] == []
    assert len([line for line in text if line.strip() and not line.startswith("#") and set(line) - set("|- ")]) >= 39
    if file.stem == "gold":  # a second reader writes names as the notes or the vendor have them
        assert [name for row in rows for name in row.services if name not in known] == []
    assert [(row.line, name) for row in rows for name in named(row) if name not in row.services] == []
    limits = [one for row in rows for one in row.constraints if one["kind"] == "limit"]
    assert [one for one in limits if not one.get("value")] == []


def named(row: quality.Annotation) -> list[str]:
    """The services that the facts of a line name."""
    ends = [one[end] for one in row.links for end in ("head", "tail")]
    owners = [one["of"] for one in row.features] + [one["service"] for one in row.constraints]
    return [*ends, *owners, *(met for one in row.scenarios for met in one["services"])]
