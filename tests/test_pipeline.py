"""From a note to facts: the tokens, the pipeline's own check, all kinds of facts, evidence that can be looked up."""

from __future__ import annotations

import pytest

from extract.language import pipeline
from extract.notes import Note
from extract.pipeline import explain, extract
from graph.model import Constraint, Feature, Link, Mention, Scenario

NOTE = Note(
    name="lambda.md",
    text="""# AWS Lambda

- SQS triggers Lambda
  - Timeout: max 15 minutes
- DLQ → SQS
- "Need to trace requests" → X-Ray

Functions run in parallel. CloudTrail delivers
its logs to S3.
""",
)

TOKENS = {
    "thin arrow": ("SNS->SQS", ["SNS", "->", "SQS"]),
    "arrow sign": ("SNS→SQS", ["SNS", "→", "SQS"]),
    "thick arrow": ("SNS=>SQS", ["SNS", "=>", "SQS"]),
    "unequal": ("SQS≠SNS", ["SQS", "≠", "SNS"]),
    "slashes": ("SNS/SQS/Lambda", ["SNS", "/", "SQS", "/", "Lambda"]),
    "comma without a space": ("SQS,SNS", ["SQS", ",", "SNS"]),
    "hyphens": ("Lambda-in-VPC", ["Lambda", "-", "in", "-", "VPC"]),
    "brackets": ("(SQS)", ["(", "SQS", ")"]),
    "seconds": ("29s", ["29", "s"]),
    "size": ("256KB", ["256", "KB"]),
    "size before a full stop": ("128MB.", ["128", "MB", "."]),
    "at": ("Lambda@Edge", ["Lambda@Edge"]),
    "permission": ("s3:GetObject", ["s3:GetObject"]),
    "region": ("us-east-1", ["us-east-1"]),
    "version": ("TLS1.2", ["TLS1.2"]),
    "name of a resource": ("arn:aws:s3:::bucket/key", ["arn:aws:s3:::bucket/key"]),
    "address": ("https://a.b/c", ["https://a.b/c"]),
}


@pytest.mark.parametrize(("text", "expected"), list(TOKENS.values()), ids=list(TOKENS))
def test_notes_are_cut_at_their_signs(text: str, expected: list[str]) -> None:
    assert [token.text for token in pipeline().make_doc(text)] == expected


def test_the_pipeline_has_what_its_parts_need() -> None:
    analysis = pipeline().analyze_pipes()
    assert analysis is not None
    assert analysis["problems"] == {"names": [], "terms": []}


@pytest.mark.parametrize("kind", [Mention, Feature, Link, Constraint, Scenario])
def test_a_small_note_gives_every_kind_of_fact(kind: type) -> None:
    assert any(isinstance(fact, kind) for fact in extract(NOTE))


def test_evidence_can_be_looked_up() -> None:
    lines = NOTE.text.split("\n")
    for fact in extract(NOTE):
        seen = fact.evidence
        standing = lines[seen.line - 1][seen.start : seen.end]
        assert standing
        assert standing in seen.text  # a wrapped sentence stands on several lines
        assert seen.source == "lambda.md"
        assert 0 < seen.confidence <= 1
    assert {fact.evidence.line for fact in extract(NOTE)} >= {3, 4, 5, 6, 8}


def test_a_fact_of_a_wrapped_sentence_stands_on_its_own_line() -> None:
    text = "# CloudFront\n\nIt caches the site of S3 for\n7 days, and AWS WAF protects\nthe API Gateway behind it.\n"
    found = list(extract(Note(name="n.md", text=text)))
    assert {one.evidence.line for one in found if isinstance(one, Mention) and one.service == "AWS WAF"} == {4}
    assert {one.evidence.line for one in found if isinstance(one, Constraint)} == {4}
    links = {(one.head, one.tail): one.evidence for one in found if isinstance(one, Link)}
    assert links["AWS WAF", "Amazon API Gateway"].line == 5
    assert links["AWS WAF", "Amazon API Gateway"].text.startswith("It caches the site")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# AWS Lambda\n\n- SQS triggers Lambda.", {3}),
        ("# AWS Lambda\n\n- runs for 15 minutes", {3}),
        ("# AWS Lambda\n\nTODO", {1}),
        ("# AWS Lambda\n\nNothing to run by hand.", {3}),
        ("# Lambda behind an ALB\n\n- Lambda is slow", {1, 3}),
        ("# Lambda and Fargate\n\n- Lambda is slow", {1, 3}),
        ("# Lambda for beginners\n\n- Lambda is slow", {3}),
        ("**Lambda for beginners**\n\n- Lambda is slow", {1, 3}),
        ("- Lambda\n  - runs for 15 minutes", {1, 2}),
        ("- Lambda:\n  - runs for 15 minutes", {2}),
        ("- Lambda in a VPC\n  - Lambda is slow", {1, 2}),
        ("- Lambda limits:\n  - Lambda is slow", {1, 2}),
        ("- Lambda makes a fine pet for us:\n  - Lambda is slow", {1, 2}),
    ],
)
def test_a_line_that_only_heads_others_is_no_mention_where_they_tell_of_it(text: str, lines: set[int]) -> None:
    facts = list(extract(Note(name="n.md", text=text)))
    assert {fact.evidence.line for fact in facts if "AWS Lambda" in repr(fact)} == lines


def test_a_feature_in_a_heading_heads_what_the_lines_under_it_tell() -> None:
    text = "# Amazon SQS\n\n## Dead-letter queue\n\n- keeps what failed\n\n## FIFO queue\n"
    found = [one for one in extract(Note(name="n.md", text=text)) if isinstance(one, Feature)]
    assert {(one.evidence.line, one.heads) for one in found} >= {(3, True), (7, False)}


def test_evidence_of_an_indented_bullet_starts_behind_its_marker() -> None:
    starts = {fact.evidence.start for fact in extract(NOTE) if fact.evidence.line == 4}
    assert starts == {4}


def test_a_line_is_explained_by_its_facts() -> None:
    (explained,) = explain(NOTE, 3)
    assert explained.statement.subject == "Amazon SQS"
    assert explained.statement.inherited == ("AWS Lambda",)
    assert list(explained.facts) == [fact for fact in extract(NOTE) if fact.evidence.line == 3]
    assert any(isinstance(fact, Link) and fact.evidence.rule == "triggers" for fact in explained.facts)


def test_every_sentence_that_starts_on_a_line_is_explained() -> None:
    assert [explained.statement.text for explained in explain(NOTE, 8)] == [
        "Functions run in parallel.",
        "CloudTrail delivers\nits logs to S3.",
    ]


@pytest.mark.parametrize("line", [0, 2, 99])
def test_nothing_explains_a_line_without_words(line: int) -> None:
    assert explain(NOTE, line) == ()


@pytest.mark.parametrize("text", ["", "\n\n", "The weather was fine.\n"])
def test_notes_of_nothing_give_nothing(text: str) -> None:
    assert list(extract(Note(name="n.md", text=text))) == []


def test_a_line_says_one_thing_of_two_services() -> None:
    text = "EFS uses S3. Unlike S3, EFS keeps folders.\n\nEFS uses S3.\n"
    found = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Link)]
    assert [(fact.evidence.line, fact.relation.value) for fact in found] == [(1, "alternative_to"), (3, "uses")]
