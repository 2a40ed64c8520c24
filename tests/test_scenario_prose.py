"""Scenarios in sentences and behind arrows: who says what he needs, what is taken for it, what fails by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.notes import Note
from extract.scenarios import scenarios
from extract.statements import statements

if TYPE_CHECKING:
    from graph.model import Scenario

HITS: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "# Talk",
        'And when a customer complains "my mails are late", then you put an SQS queue before it.',
        "my mails are late",
        ("Amazon SQS",),
    ),
    ("# Talk", "So for a really small table you take DynamoDB instead.", "a really small table", ("Amazon DynamoDB",)),
    ("# Talk", "For Oracle you need Amazon RDS.", "Oracle", ("Amazon RDS",)),
    ("# Talk", "For ordered messages, use Amazon SQS.", "ordered messages", ("Amazon SQS",)),
    (
        "# Talk",
        "Choose Cloud Run rather than GKE when nobody wants to run a cluster.",
        "nobody wants to run a cluster",
        ("Cloud Run",),
    ),
    ("# Talk", "- EKS if you need Kubernetes itself, otherwise ECS", "need Kubernetes itself", ("Amazon EKS",)),
    ("# Talk", "The cheapest way to keep old logs is S3 Glacier.", "keep old logs", ("S3 Glacier",)),
    ("# Talk", "Too many connections? Use Amazon RDS Proxy.", "Too many connections?", ("Amazon RDS Proxy",)),
    ("# Kubernetes", "CrashLoopBackOff → `kubectl logs --previous`", "CrashLoopBackOff", ("Kubernetes",)),
    (
        "# AWS KMS",
        "AccessDeniedException on decrypt → the role misses a right",
        "AccessDeniedException on decrypt",
        ("AWS KMS",),
    ),
    (
        "# AWS",
        '- "too many connections" → go through RDS Proxy and not straight to Aurora',
        "too many connections",
        ("Amazon RDS Proxy",),
    ),
    ("# Kubernetes", "Pending pods → no node fits", "Pending pods", ("Kubernetes",)),
    ("# Data", '- "relational and global" → Spanner, Cloud SQL is regional', "relational and global", ("Spanner",)),
    (
        "# Mail",
        '- "order for each customer" → Amazon SQS; Amazon SNS can\'t do it',
        "order for each customer",
        ("Amazon SQS",),
    ),
]

MISSES: list[tuple[str, str]] = [
    ("# Talk", "For years we had Amazon RDS."),
    ("# Talk", "We paid for the table you see in DynamoDB."),
    ("# Talk", "For low latency, always put Amazon CloudFront in front."),
    ("# Talk", "The way in is Amazon API Gateway."),
    ("# Talk", "Is it late? Use of Amazon SQS grows."),
    ("# Talk", "Amazon EKS runs if you pay."),
    ("# Kubernetes", "Pods → nodes"),
    ("# AWS KMS", "AccessPolicy → the role"),
]


def read(context: str, text: str) -> list[Scenario]:
    note = Note(name="n.md", text=f"{context}\n\n{text}")
    return [found for statement in statements(note) for found in scenarios(statement)]


@pytest.mark.parametrize(("context", "text", "need", "services"), HITS, ids=[text[:40] for _, text, _, _ in HITS])
def test_a_need_is_read_with_what_answers_it(context: str, text: str, need: str, services: tuple[str, ...]) -> None:
    (found,) = read(context, text)
    accepted = tuple(dict.fromkeys(name for answer in found.answers if not answer.rejected for name in answer.services))
    assert (found.need, accepted) == (need, services)


@pytest.mark.parametrize(("context", "text"), MISSES, ids=[text[:40] for _, text in MISSES])
def test_what_only_looks_like_a_need_is_left(context: str, text: str) -> None:
    assert read(context, text) == []


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("- EKS if you need Kubernetes itself, otherwise ECS", ("Amazon ECS",)),
        ('- "order for each customer" → Amazon SQS; Amazon SNS can\'t do it', ("Amazon SNS",)),
    ],
)
def test_what_is_ruled_out_beside_the_answer(text: str, rejected: tuple[str, ...]) -> None:
    (found,) = read("# AWS", text)
    assert tuple(name for answer in found.answers if answer.rejected for name in answer.services) == rejected
