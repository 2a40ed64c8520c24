"""The ledger: which lines name two services, and why each gives them a link or none."""

from __future__ import annotations

import pytest

from extract.ledger import TOLD, Reason, beside, ledger
from extract.notes import Note
from graph.model import Relation

LAMBDA, SQS, S3 = "AWS Lambda", "Amazon SQS", "Amazon S3"

REASONS: list[tuple[str, list[tuple[int, str]]]] = [
    ("- SQS triggers Lambda.", [(1, "linked")]),
    ("- SQS cannot trigger Lambda.", [(1, "denied")]),
    ("- Does SQS trigger Lambda?", [(1, "question")]),
    ("# SQS and Lambda", [(1, "heading")]),
    ('- "A queue for Lambda with less than SQS" → S3', [(1, "need")]),
    ("- S3, SQS, Lambda cost money.", [(1, "listed")]),
    ("- S3, SQS and `Lambda` cost money.", [(1, "listed")]),
    ("- SQS is cheap; Lambda is dear.", [(1, "apart")]),
    ("# Lambda\n\n- SQS is a queue.", [(3, "under")]),
    ("- Lambda:\n  - SQS is a queue.", [(2, "under")]),
    ("# Queues\n\n- SQS is a queue.\n- Lambda is not.", []),  # two lines of a list are no paragraph
    ("SQS is a queue. It rained. Lambda is not.", [(1, "apart")]),
    ("SQS is a queue.\nLambda is not.", [(1, "apart")]),
    ("SQS is a queue.\n\nLambda is not.", []),
    ("- S3 is a store.", []),
    ("", []),
]
"""A note, and the lines of it that name SQS and Lambda together."""


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[text or "empty" for text, _ in REASONS])
def test_why_a_line_links_or_does_not(text: str, expected: list[tuple[int, str]]) -> None:
    note = Note(name="n.md", text=text)
    for one, other in ((LAMBDA, SQS), (SQS, LAMBDA)):
        found = ledger(note, one, other)
        assert [(entry.line, entry.reason.value) for entry in found] == expected
        assert [bool(entry.links) for entry in found] == [reason in {"linked", "denied"} for _, reason in expected]


CREDENTIALS = "CloudTrail records the STS credentials that a user of Cognito worked with."
NEITHER = "Lambda can't reach DynamoDB when there is neither a NAT Gateway nor a VPC Endpoint."
THROUGH = "SG rule: Amazon VPC has to let Lambda through to RDS."
CACHE = "Read scaling: DynamoDB uses DAX as a cache, or Aurora Replicas are added."

BETWEEN: list[tuple[str, str, str, str, str]] = [
    (CREDENTIALS, "AWS CloudTrail", "Amazon Cognito", "weak", "records the STS credentials that a user of"),
    (NEITHER, "Amazon DynamoDB", "NAT Gateway", "negated", "when there is neither a"),
    (THROUGH, "Amazon RDS", "Amazon VPC", "taken", "has to let Lambda through to"),
    (CACHE, "Amazon Aurora", "DynamoDB Accelerator", "taken", "as a cache, or"),
    ("Aurora Auto Scaling: scales readers.", "Amazon Aurora", "Amazon EC2 Auto Scaling", "no_cue", ""),
]


@pytest.mark.parametrize(("text", "one", "other", "reason", "words"), BETWEEN, ids=[case[0] for case in BETWEEN])
def test_what_stands_between_two_names_is_told(text: str, one: str, other: str, reason: str, words: str) -> None:
    note = Note(name="n.md", text=f"# Amazon Web Services\n\n- {text}\n")
    (entry,) = ledger(note, one, other)
    assert (entry.reason.value, entry.words) == (reason, words)


def test_an_entry_quotes_its_line_and_what_was_read_of_it() -> None:
    note = Note(name="n.md", text="# Queues\n\n- SQS triggers Lambda,\n  and S3 is a store.\n")
    (entry,) = ledger(note, SQS, LAMBDA)
    assert (entry.source, entry.line, entry.text) == ("n.md", 3, "SQS triggers Lambda, and S3 is a store.")
    assert [(link.head, link.relation, link.tail) for link in entry.links] == [(SQS, Relation.TRIGGERS, LAMBDA)]


def test_lines_are_those_of_the_file() -> None:
    text, above = "- SQS triggers Lambda.\n", "# Queues\n\n## SQS, Lambda\n"
    note = Note(name="a.pdf#page=2", text=text, above=above, numbers=(7,))
    assert [entry.line for entry in ledger(note, SQS, LAMBDA)] == [7]


def test_all_that_stands_beside_a_service() -> None:
    text = "- SQS triggers Lambda.\n- S3, SQS and DynamoDB cost money.\n- SNS is dear.\n\n# Lambda\n\n- SNS pushes.\n"
    found = beside(Note(name="n.md", text=text), LAMBDA)
    assert [(name, entry.line, entry.reason) for name, entry in found] == [
        ("Amazon SNS", 7, Reason.UNDER),
        (SQS, 1, Reason.LINKED),
    ]


def test_every_reason_has_words() -> None:
    assert TOLD.keys() == {*Reason}
    assert len(set(TOLD.values())) == len(TOLD)
