"""Scenarios that are asked or tabled: cards of several makes, questions with their answers below, rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.notes import Note
from extract.questions import questions
from extract.scenarios import scenarios
from extract.statements import statements
from extract.structure import parse

if TYPE_CHECKING:
    from graph.model import Scenario

Expected = tuple[str, tuple[str, ...], tuple[str, ...]]  # need, services that answer, what is ruled out

HITS: list[tuple[str, str, Expected]] = [
    # cards, over one line, two and more
    (
        "# Notes",
        "Q: Which service keeps messages until somebody takes them?\nA: Amazon SQS. It is old.",
        ("Which service keeps messages until somebody takes them?", ("Amazon SQS",), ()),
    ),
    (
        "# Notes",
        "**Question 3.** A team must run a container a day. Which one fits?\n\n**Answer:** AWS Batch, not EC2",
        ("A team must run a container a day. Which one fits?", ("AWS Batch",), ("EC2",)),
    ),
    (
        "# AWS\n\n**Question**\n\nHow are files shared between instances?\n\n**Answer**",
        "Mount EFS on each of them.",
        ("How are files shared between instances?", ("Amazon EFS",), ()),
    ),
    (
        "# Notes",
        "Q: How does a queue of SQS keep the order?\nA: create it as a FIFO queue",
        ("How does a queue of SQS keep the order?", ("Amazon SQS",), ()),
    ),
    (
        "# Notes",
        "1. Which service caches pages near the reader?\n   CloudFront\n2. Next one",
        ("Which service caches pages near the reader?", ("Amazon CloudFront",), ()),
    ),
    ("# Notes", "Front: mail from a program\nBack: Amazon SES", ("mail from a program", ("Amazon SES",), ())),
    ("# Notes", "mail from a program\n?\nAmazon SES", ("mail from a program", ("Amazon SES",), ())),
    ("# Notes", "shared files for Windows :: Amazon FSx", ("shared files for Windows", ("Amazon FSx",), ())),
    (
        "# Notes",
        "<details>\n<summary>Which one scans images?</summary>\n\nAmazon ECR\n</details>",
        ("Which one scans images?", ("Amazon ECR",), ()),
    ),
    (
        "# Notes",
        "<details><summary>Which one scans images?</summary>Amazon ECR</details>",
        ("Which one scans images?", ("Amazon ECR",), ()),
    ),
    (
        "# Notes",
        "Which one scans images at once?\n\n<details><summary>Tap to see</summary> Amazon ECR </details>",
        ("Which one scans images at once?", ("Amazon ECR",), ()),
    ),
    (
        "# Notes\n\n> [!question]- How do I see slow queries?",
        "> Performance Insights of RDS",
        ("How do I see slow queries?", ("Amazon RDS",), ()),
    ),
    ("# Notes\n\nWhich one is for Hadoop?", "Amazon EMR", ("Which one is for Hadoop?", ("Amazon EMR",), ())),
    # whatever a card asks but for a number, a definition or a yes
    ("# Notes", "Q: What does Kinesis keep?\nA: Records of Lambda", ("What does Kinesis keep?", ("AWS Lambda",), ())),
    (
        "# Notes",
        "Q: Cloud Run or GKE, whats the difference?\nA: Cloud Run hides the nodes, GKE shows them",
        ("Cloud Run or GKE, whats the difference?", ("Cloud Run", "Google Kubernetes Engine"), ()),
    ),
    ("# Notes", "- Two sources, which? → SQS, SNS", ("Two sources, which?", ("Amazon SQS", "Amazon SNS"), ())),
    (
        "# Notes",
        "- A shop grows. It must keep its orders in turn. What would you take? _Amazon SQS, first in first out_",
        ("A shop grows. It must keep its orders in turn. What would you take?", ("Amazon SQS",), ()),
    ),
    (
        "# Notes",
        "- Which of these finds it? _The cause can be a rule. Look with Amazon Detective._",
        ("Which of these finds it?", ("Amazon Detective",), ()),
    ),
    # tables
    (
        "# Notes\n\n| Front | Back |\n|---|---|",
        "| mail from a program | Amazon SES |",
        ("mail from a program", ("Amazon SES",), ()),
    ),
    (
        "# Notes\n\n| Symptom | Cause or cure |\n|---|---|",
        "| CloudFront serves an old page | create an invalidation |",
        ("CloudFront serves an old page", ("Amazon CloudFront",), ()),
    ),
    (
        "# Notes\n\n| Symptom | Likely cause |\n|---|---|",
        "| 403 from S3 | the bucket policy denies it |",
        ("403 from S3", ("Amazon S3",), ()),
    ),
    (
        "# Notes\n\n| Mistake | Effect | Solution |\n|---|---|---|",
        "| keys in the code | somebody reads them | AWS Secrets Manager |",
        ("keys in the code", ("AWS Secrets Manager",), ()),
    ),
    (
        "# Notes\n\n| Workload | Best fit | Else |\n|---|---|---|",
        "| jobs at night | AWS Batch | Amazon EC2 |",
        ("jobs at night", ("AWS Batch",), ()),
    ),
    ("# Notes", "Q: What is required there?\nA: Amazon Cognito", ("What is required there?", ("Amazon Cognito",), ())),
    ("# Notes", "Q: Who keeps keys?\nStrong answer: AWS KMS", ("Who keeps keys?", ("AWS KMS",), ())),
    (
        "# Notes\n\nAmazon SQS waits.\n\n## AWS Lambda",
        "Q: What keeps letters in order?\nA: A FIFO queue",
        ("What keeps letters in order?", ("Amazon SQS",), ()),
    ),
    (
        "# Amazon API Gateway",
        '- "call what is behind a balancer" → VPC Link',
        ("call what is behind a balancer", ("Amazon API Gateway",), ()),
    ),
    ("# Notes", '- "keys that rotate" → a rotation', ("keys that rotate", (), ())),
    (
        "# Notes\n\n| Option | Take it if |\n|---|---|",
        "| Aurora | five replicas are too few |",
        ("five replicas are too few", ("Amazon Aurora",), ()),
    ),
    (
        "# Notes\n\n| | SQS |\n|---|---|",
        "| Choose it when | one worker takes each job |",
        ("one worker takes each job", ("Amazon SQS",), ()),
    ),
]

MISSES: list[tuple[str, str]] = [
    ("# Amazon SQS", "Q: How long does it keep a message?\nA: 4 days"),
    ("# Amazon SQS", "Q: Max messages in a batch?\nA: Up to ten"),
    ("# Amazon SQS", "Q: Can a queue start a workflow?\nA: No, not without EventBridge Pipes."),
    ("# Notes", "Q: What is the purpose of DataSync?\nA: DataSync copies files."),
    ("# Notes", "1. How does DataSync copy files? [[docs]](https://a.example/datasync) [[more]](https://b.example)"),
    ("# Notes", "Q: How does DataSync copy files?\nA: https://a.example/datasync"),
    ("# Notes", "Q: What is DataSync?\nA: A service of AWS that copies files."),
    ("# Notes", "- Which one copies files? Well, so many of AWS DataSync"),
    ("# Notes", "- Which one is free, AWS DataSync or Amazon EFS? → no idea"),
    ("# Amazon SQS", "- Can a queue start AWS Lambda? → no, it waits"),
    ("# Notes", "Q: Which one is it?\n\n```\nSQS\n```"),
    ("# Notes", "Which service is it?\nA. SQS\nB. SNS\nC. MQ"),
    ("# Notes", "The role arn:aws:iam::SQS is mine"),
    ("# Notes\n\n| Service | Needs |\n|---|---|", "| Lambda | a role |"),
    ("# Notes\n\n| Service | What it is for |\n|---|---|", "| BigQuery | SQL over petabytes |"),
    ("# Notes\n\n| Workload | SQS | Service Bus |\n|---|---|---|", "| bursts | cheap | dear (units) |"),
    ("# Notes\n\n| Decision | Why | Else |\n|---|---|---|", "| our own VPC | it has our addresses | none of ours |"),
    ("# Notes\n\n| Service | Solution |\n|---|---|", "| old Amazon SQS queues | a queue of MQ |"),
    ("# Notes\n\n| | SQS | SNS |\n|---|---|---|", "| Keeps a message | 14 days | no |"),
    ("# Notes\n\n| | SQS | SNS |\n|---|---|---|", "| Choose it when | no | – |"),
    ("# Notes\n\n| Question | Answer |\n|---|---|", "| How long does SQS keep a message? | 14 days |"),
]


def read(context: str, line: str) -> list[Scenario]:
    text = f"{context}\n{line}" if line.startswith(("|", ">")) else f"{context}\n\n{line}"
    return [found for statement in statements(Note(name="n.md", text=text)) for found in scenarios(statement)]


@pytest.mark.parametrize(("context", "line", "expected"), HITS, ids=[line[:40] for _, line, _ in HITS])
def test_a_need_is_read_with_what_answers_it(context: str, line: str, expected: Expected) -> None:
    (found,) = read(context, line)
    accepted = tuple(dict.fromkeys(name for answer in found.answers if not answer.rejected for name in answer.services))
    rejected = tuple(answer.text for answer in found.answers if answer.rejected)
    assert (found.need, accepted, rejected) == expected


@pytest.mark.parametrize(("context", "line"), MISSES, ids=[line[:40] for _, line in MISSES])
def test_what_only_looks_like_a_need_is_left(context: str, line: str) -> None:
    assert read(context, line) == []


def test_a_row_of_needs_under_services_states_one_for_each() -> None:
    found = read("# Notes\n\n| | SQS | SNS |\n|---|---|---|", "| Choose it when | one worker takes it | many hear it |")
    assert [(one.need, one.answers[0].services) for one in found] == [
        ("one worker takes it", ("Amazon SQS",)),
        ("many hear it", ("Amazon SNS",)),
    ]


def test_each_cloud_of_a_row_answers_its_need() -> None:
    found = read("# Notes\n\n| Need | AWS | Azure |\n|---|---|---|", "| a password | Secrets Manager | Key Vault |")
    assert [one.answers[0].services for one in found] == [("AWS Secrets Manager",), ("Azure Key Vault",)]


def test_the_line_of_the_answer_is_the_evidence() -> None:
    (found,) = read("# Notes", "- Which one keeps the order?\n  FIFO queue of SQS")
    assert (found.evidence.line, found.evidence.text) == (4, "FIFO queue of SQS")


def test_an_answer_is_about_what_its_question_names() -> None:
    note = Note(name="n.md", text="# AWS\n\nQ: How long may Lambda run?\nA: 15 minutes. Then it stops.\n\nSo much.")
    assert [statement.subject for statement in statements(note)][2:] == ["AWS Lambda", "AWS Lambda", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Which?\nA: This.\n\nThat.", {1: "Which?"}),
        ("Which one is it?\n\n| a | b |\n|---|---|\n| c | d |", {}),
        ("Q: A team grows.\nWhich one fits?\nA: This.", {2: "A team grows. Which one fits?"}),
        ("## Question\n\nIt grows.\n\nIt pays.\n\n## Answer\n\nThis.", {4: "It pays."}),
        ("A: nobody asked", {}),
    ],
)
def test_which_line_answers_which_question(text: str, expected: dict[int, str]) -> None:
    assert {at: asked.text for at, asked in questions(parse(Note(name="n.md", text=text)), text).items()} == expected
