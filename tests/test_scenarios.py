"""Scenarios: what is a need with an answer in notes of several styles and clouds, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.notes import Note
from extract.scenarios import scenarios
from extract.scenarios.answers import tidied
from extract.scenarios.signs import advises
from extract.statements import statements

if TYPE_CHECKING:
    from graph.model import Scenario

Expected = tuple[str, tuple[str, ...], tuple[str, ...]]  # need, services that answer, what is ruled out

HITS: list[tuple[str, str, Expected]] = [
    # quoted cues
    (
        "# Amazon SQS",
        "- “Process each message once” → FIFO queue",
        ("Process each message once", ("Amazon SQS",), ()),
    ),
    (
        "# Amazon SQS",
        '- "messages seen twice" or "wrong order" -> FIFO queue, not a standard queue ⭐',
        ("messages seen twice or wrong order", ("Amazon SQS",), ("standard queue",)),
    ),
    (
        "# Messaging",
        "- ✅ “Fan out to many subscribers” – SNS, not SQS",
        ("Fan out to many subscribers", ("Amazon SNS",), ("SQS",)),
    ),
    (
        "# Amazon EKS",
        '- "ImagePullBackOff" in the cluster → missing pull permission of ECR',
        ("ImagePullBackOff in the cluster", ("Amazon ECR",), ()),
    ),
    ("# Storage", "- “Need a shared file system → EFS.”", ("Need a shared file system", ("Amazon EFS",), ())),
    (
        "# Amazon EventBridge",
        '- "Route by content" → EventBridge = "a smart SNS"',
        ("Route by content", ("Amazon EventBridge",), ()),
    ),
    (
        "# Amazon CloudFront",
        '- "See who asked for what" → Enable standard logging to S3',
        ("See who asked for what", ("Amazon CloudFront", "Amazon S3"), ()),
    ),
    (
        "# Web",
        '- "Public app" → put it behind an ALB or use CloudFront (not API Gateway)',
        ("Public app", ("Elastic Load Balancing", "Amazon CloudFront"), ("API Gateway",)),
    ),
    # unquoted needs, goals and symptoms
    ("# Kubernetes", "- Need one pod per node → DaemonSet", ("Need one pod per node", ("Kubernetes",), ())),
    (
        "# Azure Functions",
        "- To keep instances warm → choose the Premium plan",
        ("keep instances warm", ("Azure Functions",), ()),
    ),
    (
        "# AWS Lambda",
        "- Function cannot read the bucket → add s3:GetObject to its role",
        ("Function cannot read the bucket", ("Amazon S3",), ()),
    ),
    (
        "# Kubernetes",
        "- Pods stuck in Terminating = check finalizers, not the kubelet",
        ("Pods stuck in Terminating", ("Kubernetes",), ("kubelet",)),
    ),
    (
        "# Amazon RDS",
        "- ❌ Public snapshot of a database → wrong → use a snapshot shared by account",
        ("Public snapshot of a database", ("Amazon RDS",), ()),
    ),
    (
        "# Notes",
        "- I need to run containers without a cluster: Cloud Run",
        ("need to run containers without a cluster", ("Cloud Run",), ()),
    ),
    (
        "# Kubernetes\n\n## Troubleshooting",
        "- CrashLoopBackOff: check the logs of the previous container",
        ("CrashLoopBackOff", ("Kubernetes",), ()),
    ),
    # prose
    (
        "# Azure Functions",
        "If you need to run for an hour, use the Premium plan.",
        ("need to run for an hour", ("Azure Functions",), ()),
    ),
    (
        "# Azure",
        "Use Azure Key Vault if you want to keep secrets out of code.",
        ("want to keep secrets out of code", ("Azure Key Vault",), ()),
    ),
    (
        "# AWS Lambda",
        "- ❌ Not for jobs that run for hours (use AWS Batch instead).",
        ("jobs that run for hours", ("AWS Batch",), ("AWS Lambda",)),
    ),
    (
        "# Notes",
        "- SNS doesn't keep messages — use SQS for buffering",
        ("buffering", ("Amazon SQS",), ("Amazon SNS",)),
    ),
    ("# Notes", "- Problem: BigQuery bills grow. Fix: partition tables.", ("BigQuery bills grow", ("BigQuery",), ())),
    # questions
    (
        "# Azure",
        "- Q: How do I store secrets? A: Azure Key Vault, not app settings.",
        ("How do I store secrets?", ("Azure Key Vault",), ("app settings",)),
    ),
    (
        "# Azure\n\n### How do I restrict access by IP?",
        "Use access restrictions in Azure App Service.",
        ("How do I restrict access by IP?", ("Azure App Service",), ()),
    ),
    (
        "# Notes",
        "> **Q:** Can I mount a disk?\n> **A:** No, use Cloud Storage FUSE.",
        ("Can I mount a disk?", ("Cloud Storage",), ()),
    ),
    (
        "# Notes",
        "Do not use Lambda for long jobs; use AWS Batch instead.",
        ("long jobs", ("AWS Batch",), ("AWS Lambda",)),
    ),
    (
        "# Amazon S3\n\n## Which storage class?",
        "- Archive for ten years → S3 Glacier",
        ("Archive for ten years", ("S3 Glacier",), ()),
    ),
    # tables
    (
        "# Azure\n\n| Requirement | Azure service |\n|---|---|",
        "| Run code on events | Azure Functions |",
        ("Run code on events", ("Azure Functions",), ()),
    ),
    (
        "# Notes\n\n| Symptom | Cause | Fix |\n|---|---|---|",
        "| 403 from the bucket | missing policy | allow s3:GetObject |",
        ("403 from the bucket", ("Amazon S3",), ()),
    ),
    (
        "# Notes\n\n| Service | When to use |\n|---|---|",
        "| BigQuery | SQL over petabytes |",
        ("SQL over petabytes", ("BigQuery",), ()),
    ),
]

MISSES: list[tuple[str, str]] = [
    ("# Amazon CloudFront", "- Signed URL → one file per URL"),
    ("# Amazon S3", "- S3 event → Lambda"),
    ("# AWS Lambda", "- Destinations → SQS"),
    ("# AWS Lambda", "- Destinations: handle success or failure → SQS, SNS"),
    ("# Amazon CloudWatch", "- Log Group → e.g., /aws/lambda/f"),
    ("# AWS CodeDeploy", "- Hooks: BeforeInstall → AfterInstall → ValidateService"),
    ("# Amazon VPC", "- NAT Gateway → always deployed in a public subnet"),
    ("# AWS WAF", "- AWS WAF → attach to CloudFront for filtering"),
    ("# Amazon ECS", "- ECS Fargate + ALB = must assign awsvpc network mode"),
    ("# AWS Step Functions", '- "Resource": "arn:aws:states:::sqs:sendMessage" -> tells the workflow to wait'),
    ("# AWS Lambda", "Use Provisioned Concurrency for steady latency."),
    ("# Azure Functions", "- Timer trigger: runs on a schedule"),
    ("# Azure Functions", "- Error handling: use retry policies"),
    ("# Azure Functions", "- Blob uploaded → Azure Functions → Cosmos DB"),
    ("# Azure Functions", "When traffic spikes, the Premium plan keeps instances warm."),
    ("# Kubernetes", "- Deployment → ReplicaSet → Pods"),
    ("# Kubernetes", "If a node fails, its pods are rescheduled."),
    ("# Cosmos DB\n\n### What is Cosmos DB?", "Cosmos DB is a distributed database."),
    ("# Notes\n\n| Service | Limit |\n|---|---|", "| AWS Lambda | 15 minutes |"),
    ("# Notes\n\n| Feature | Requirement |\n|---|---|", "| Replication | versioning |"),
]


def _read(context: str, line: str) -> list[Scenario]:
    between = "\n" if context.endswith("|") else "\n\n"
    note = Note(name="n.md", text=f"{context}{between}{line}\n")
    return [found for statement in statements(note) for found in scenarios(statement)]


@pytest.mark.parametrize(("context", "line", "expected"), HITS, ids=[line[:40] for _, line, _ in HITS])
def test_a_need_is_read_with_what_answers_it(context: str, line: str, expected: Expected) -> None:
    (found,) = _read(context, line)
    services = tuple(name for answer in found.answers if not answer.rejected for name in answer.services)
    ruled_out = tuple(answer.text for answer in found.answers if answer.rejected)
    assert (found.need, services, ruled_out) == expected


@pytest.mark.parametrize(("context", "line"), MISSES, ids=[line[:40] for _, line in MISSES])
def test_what_only_looks_like_a_need_is_left(context: str, line: str) -> None:
    assert _read(context, line) == []


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('- "Cut the bill" → Use Spot Instances or Savings Plans', ("Spot Instances", "Savings Plans")),
        ('- "Cut the bill" → ✅ **Spot Instances**, because they are cheap', ("Spot Instances",)),
        ('- "Cut the bill" → buy a plan (or Spot Instances)', ("buy a plan", "Spot Instances")),
        ('- "Cut the bill" → Fix → use the Spot Instances. ⭐', ("Spot Instances",)),
    ],
)
def test_answers_are_short_phrases(line: str, texts: tuple[str, ...]) -> None:
    (found,) = _read("# Amazon EC2", line)
    assert tuple(answer.text for answer in found.answers) == texts


def test_a_ruled_out_service_is_named_and_a_generic_phrase_is_not() -> None:
    (found,) = _read("# Notes", '- "Deploy config without code" → AppConfig, not CodeDeploy or an IAM password')
    assert [(a.text, a.services) for a in found.answers if a.rejected] == [
        ("CodeDeploy", ("AWS CodeDeploy",)),
        ("IAM password", ()),
    ]


def test_the_evidence_is_the_line_with_its_rule() -> None:
    (found,) = _read("# Kubernetes", "- Need one pod per node → DaemonSet")
    assert (found.evidence.line, found.evidence.text) == (3, "Need one pod per node → DaemonSet")
    assert found.evidence.rule == "need →"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("use SQS", True), ("✅ must allow it", True), ("uses SQS", False), ("always deployed", False), ("create", False)],
)
def test_advice_opens_with_a_verb_and_says_of_what(answer: str, expected: bool) -> None:
    assert advises(answer, 0) is expected


@given(st.text(alphabet='ab "“”→->:=?()/,.\n*+Needuse SQS', max_size=80))
def test_whatever_stands_in_a_line_every_scenario_is_whole(text: str) -> None:
    for found in _read("# Amazon SQS", f"- x {text}"):
        assert found.need == tidied(found.need) != ""
        assert any(answer.services for answer in found.answers if not answer.rejected)
        assert all(answer.text for answer in found.answers)
