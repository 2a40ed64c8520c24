"""Constraints read out of notes: what bounds, whose it is, and the near misses that bind nothing."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
from extract.quantities import number, quantities
from extract.statements import statements
from graph.model import Constraint, ConstraintKind


def read(text: str) -> list[Constraint]:
    return [found for statement in statements(Note(name="n.md", text=text)) for found in constraints(statement)]


def shown(found: Constraint) -> str:
    if found.kind is ConstraintKind.LIMIT:
        return f"{found.service}: {found.comparator} {found.value} {found.unit}".strip()
    return f"{found.service}: {found.kind} {found.needs or found.what}"


LAMBDA = "# AWS Lambda\n\n- "
SQS = "# Amazon SQS\n\n- "
RUN = "# Cloud Run\n\n* "
AZURE = "# Azure Functions\n\n"
KUBERNETES = "# Kubernetes\n\n- "

LIMITS = {
    "plain value": (LAMBDA + "Timeout = 15 minutes", ["AWS Lambda: = 15 minutes"]),
    "glued unit and sign": (SQS + "Messages ≤256KB", ["Amazon SQS: <= 256 KB"]),
    "two values": (SQS + "Retention 4 days, at most 14 days", ["Amazon SQS: = 4 days", "Amazon SQS: <= 14 days"]),
    "both ends of a range": (SQS + "Visibility 10–30 s", ["Amazon SQS: = 10 s", "Amazon SQS: = 30 s"]),
    "times": (LAMBDA + "Failed events are retried twice", ["AWS Lambda: = 2 times"]),
    "spelled, per": (RUN + "one port per container", ["Cloud Run: = 1 port per container"]),
    "rate": (SQS + "FIFO: 300 messages per second", ["Amazon SQS: = 300 messages per second"]),
    "count after a comparator": (RUN + "Up to 1000 instances", ["Cloud Run: <= 1000 instances"]),
    "bare number": (KUBERNETES + "Pods: limit of 110 per node", ["Kubernetes: = 110"]),
    "number before max": (KUBERNETES + "pods: 30 default, 250 max", ["Kubernetes: = 30", "Kubernetes: = 250"]),
    "negated comparator": (KUBERNETES + "A Secret can't be larger than 1 MiB", ["Kubernetes: <= 1 MiB"]),
    "default with a value": (AZURE + "The timeout is 5 minutes by default.", ["Azure Functions: = 5 minutes"]),
    "at the end": (AZURE + "Runs 10 minutes at most.", ["Azure Functions: <= 10 minutes"]),
    "names are no values": (LAMBDA + "Runs in us-east-1 over TLS1.2, answers 429/502", []),
    "configuration names": ("# AWS CodeDeploy\n\n- Canary10-5, Linear10-1", []),
    "address ranges": ("# Amazon VPC\n\n- Route 10.0.0.0/16 and 0.0.0.0/0", []),
    "a number in a service's name": ("# DNS\n\n- Route 53 decides", []),
    "a mere number of things": (LAMBDA + "Two functions share one role", []),
    "share of traffic": (RUN + "Split traffic 70/30", []),
    "share with a word that bounds": (KUBERNETES + "Pods are evicted below 8% free disk", ["Kubernetes: < 8 %"]),
    "share by default": (KUBERNETES + "maxSurge is 25% by default", ["Kubernetes: = 25 %"]),
    "share that describes": (RUN + "Some 40% of the calls are retries", []),
    "rate after takes": (KUBERNETES + "a node takes 5 MB per second", ["Kubernetes: = 5 MB per second"]),
    "how long it took": (KUBERNETES + "The upgrade takes 20 minutes", []),
    "limited to a count": (SQS + "A batch is limited to 10 messages", ["Amazon SQS: <= 10 messages"]),
    "attempts that failed": (SQS + "After 4 failed attempts it moves on", ["Amazon SQS: = 4 attempts"]),
    "capacity units": ("# Amazon Aurora\n\n- Scales in steps of 0.5 ACU", ["Amazon Aurora: = 0.5 ACU"]),
    "price": (LAMBDA + "Billed per 1 ms", []),
    "year": (LAMBDA + "Limited in 2024 already", []),
    "adjective": (LAMBDA + "Metrics come in 1-minute intervals", []),
    "past": ("# Amazon RDS\n\n- Restore the state of 24 hours ago", []),
    "example": ("# Amazon S3\n\n- Lifecycle rules (e.g., 30 days → Glacier)", []),
    "marks of Markdown": (SQS + "Messages are **up to** **64** KB", ["Amazon SQS: <= 64 KB"]),
    "in the text of a link": (SQS + "[limited to 12](https://x.org/77-days) messages", ["Amazon SQS: <= 12 messages"]),
    "address of a link": (SQS + "See [here](https://x.org/up/90 days) or https://x.org/?max=12", []),
    "thousands": (KUBERNETES + "At most 7K volumes a zone", ["Kubernetes: <= 7K volumes"]),
    "in the unit before": (
        SQS + "Keeps 6 days (min 2, max 21)",
        ["Amazon SQS: = 6 days", "Amazon SQS: = 2 days", "Amazon SQS: = 21 days"],
    ),
    "in no unit before": (SQS + "Keeps 6 days. Topics: max 21", ["Amazon SQS: = 6 days", "Amazon SQS: = 21"]),
    "two counts, bound alike": (
        KUBERNETES + "8 read and 8 write slots per volume",
        ["Kubernetes: = 8 read", "Kubernetes: = 8 write slots per volume"],
    ),
    "counts under limits": (KUBERNETES[:-2] + "## Limits\n\n- 12 pools", ["Kubernetes: = 12 pools"]),
    "counts under no limits": (KUBERNETES[:-2] + "## Tour\n\n- 12 pools", []),
    "only one": (SQS + "A message goes to only one reader", ["Amazon SQS: = 1 reader"]),
    "a length": (SQS + "Names must be of length 3-7 chars", ["Amazon SQS: = 3 chars", "Amazon SQS: = 7 chars"]),
    "the least that is billed": (RUN + "Billed for a minimum of 5 minutes", ["Cloud Run: >= 5 minutes"]),
    "a saving": (RUN + "Saves a minimum of 12% of the costs", []),
    "a price": (RUN + "up to 8 cents per GB", []),
    "a sum": (RUN + "For us: 4 * 3 GB = 12 GB", []),
    "a case made up": (RUN + "If we had 40 GB a day, we would pay", []),
    "a case that bounds": (RUN + "If we have more than 40 GB, it stops", ["Cloud Run: > 40 GB"]),
    "rounded": (RUN + "CPU time is rounded up to 100 ms", []),
    "an arrow is no sign": (RUN + "two rows => 200 bytes in all", ["Cloud Run: = 200 bytes"]),
    "a code": (RUN + "answers 429 error codes, on port 8080", []),
    "a year before a comma": (RUN + "In 2016, Google added it", []),
    "dozens": (RUN + "Scales to 100s of machines", []),
    "question": (AZURE + "Is it more than 10 minutes?", []),
}

RULES = {
    "must": (RUN + "Containers must listen on $PORT", ["Cloud Run: requirement listen on $PORT"]),
    "needs": (KUBERNETES + "StatefulSet needs a headless Service", ["Kubernetes: requirement headless Service"]),
    "answer must": (
        "# Amazon VPC\n\n- “No route out” → the subnet must have a NAT gateway",
        ["Amazon VPC: requirement a NAT gateway"],
    ),
    "cue that ends in requires": (
        "# AWS CodeCommit\n\n- “Push over HTTPS requires” → Git credentials",
        ["AWS CodeCommit: requirement Git credentials"],
    ),
    "required, at the end": (KUBERNETES + "swap off required", ["Kubernetes: requirement swap off required"]),
    "must is no freedom": (AZURE + "- A storage account is not required", []),
    "need of the reader": (AZURE + "- “Must run for 10 minutes” → Premium plan", []),
    "need in a condition": (AZURE + "- Use Premium if you need a VNet", []),
    "need, unquoted": (AZURE + "- Need ordered messages -> Service Bus sessions", []),
    "wish": (RUN + "For teams that need GPUs", []),
    "cannot": (SQS + "A queue can't become FIFO later", ["Amazon SQS: restriction can't become FIFO later"]),
    "only": (AZURE + "- Slots: on Premium only", ["Azure Functions: restriction on Premium only"]),
    "not supported": (RUN + "UDP: not supported", ["Cloud Run: restriction not supported"]),
    "no, after an arrow": (KUBERNETES + "emptyDir → no persistence", ["Kubernetes: restriction no persistence"]),
    "place": (RUN + "A service is regional", ["Cloud Run: restriction service is regional"]),
    "elliptical subject": (SQS + "does not keep order", ["Amazon SQS: restriction does not keep order"]),
    "no cost is no restriction": (RUN + "scale to zero, no additional cost", []),
    "advice": (LAMBDA + "Never hard-code secrets", []),
    "advice, don't": (LAMBDA + "Don't forget the DLQ", []),
    "not only": (LAMBDA + "Not only for web apps", []),
    "story": (LAMBDA + "Developer added a cache, it didn't help", []),
    "by default": ("# AWS CloudTrail\n\n- Data Events: off by default", ["AWS CloudTrail: default off"]),
    "automatically enabled": ("# AWS Shield\n\n- Standard (auto-enabled)", ["AWS Shield: default auto-enabled"]),
    "unless": (KUBERNETES + "CronJob: times are UTC unless timeZone is set", ["Kubernetes: default times are UTC"]),
    "bare, set against": (
        SQS + "Kinesis keeps records, SNS doesn't",
        ["Amazon SNS: restriction Kinesis keeps records, SNS doesn't"],
    ),
    "bare, of nobody": (SQS + "It keeps messages, mostly it doesn't", []),
    "but not": (
        KUBERNETES + "A volume claim can grow but not shrink",
        ["Kubernetes: restriction volume claim can grow but not shrink"],
    ),
    "nobody can": (SQS + "For a day nobody can purge it", ["Amazon SQS: restriction nobody can purge it"]),
    "except": (
        AZURE + "- Scales out, except on the Consumption plan",
        ["Azure Functions: restriction except on the Consumption plan"],
    ),
    "one at a time": (
        KUBERNETES + "A volume belongs to one node at a time",
        ["Kubernetes: restriction volume belongs to one node at a time"],
    ),
    "keeps nothing": ("# Amazon SNS\n\n- It keeps nothing", ["Amazon SNS: restriction It keeps nothing"]),
    "terse not": ("# Amazon VPC\n\n- Peering not transitive", ["Amazon VPC: restriction Peering not transitive"]),
    "is the only one that": (
        KUBERNETES + "The API server is the only part that writes to it",
        ["Kubernetes: restriction API server is the only part that writes to it"],
    ),
    "not by default": (
        KUBERNETES + "Secrets are not encrypted by default",
        ["Kubernetes: default Secrets are not encrypted"],
    ),
    "marked": (RUN + "Images **must** be *in* the registry", ["Cloud Run: requirement in the registry"]),
    "after a participle": (
        KUBERNETES + "when changing the plan the old nodes must be drained",
        ["Kubernetes: requirement drained"],
    ),
    "in a condition": (KUBERNETES + "when the old nodes must be drained", []),
    "while, set against": (
        SQS + "Topics push, while queues have to be asked",
        ["Amazon SQS: requirement asked"],
    ),
    "only a number": (SQS + "A group can only have 5 readers", ["Amazon SQS: = 5 readers"]),
    "if not set": (KUBERNETES + "If no class is given, the first is taken", ["Kubernetes: default first is taken"]),
    "if not set, it must": (KUBERNETES + "If no class is given, you must add one", ["Kubernetes: requirement add one"]),
    "as default": (KUBERNETES + "Uses round robin as default", ["Kubernetes: default Uses round robin"]),
    "by default, not": (KUBERNETES + "By default, pods do not restart", ["Kubernetes: default pods do not restart"]),
    "column of what is required": (
        "# Azure Functions\n\n| Plan | Licence Required |\n|---|---|\n| A | YES - per seat |\n| B | No (free) |",
        ["Azure Functions: requirement per seat"],
    ),
    "nothing to manage": (RUN + "no servers to patch, no cold starts", []),
    "habit": (RUN + "my team never looks there", []),
    "default as a name": (SQS + "default bus of the account", []),
    "nothing": (LAMBDA + "Runs code without servers", []),
    "code": ("# AWS Lambda\n\n```\nmust only 5 MB\n```", []),
}

OWNERS = {
    "grammatical subject": (
        "# Amazon CloudFront\n\n- Lambda@Edge functions must live in us-east-1",
        ["Lambda@Edge: requirement live in us-east-1"],
    ),
    "subject of a later clause": (
        "# AWS KMS\n\n- Objects are encrypted, so Amazon S3 requires kms:Decrypt",
        ["Amazon S3: requirement kms:Decrypt"],
    ),
    "in parentheses": (
        "# Amazon CloudFront\n\n- AWS WAF filters requests (must be in us-east-1)",
        ["AWS WAF: requirement in us-east-1"],
    ),
    "relative clause": (
        "# Mail\n\nAmazon SQS feeds Amazon SES, which can only write to known addresses.",
        ["Amazon SES: restriction Amazon SQS feeds Amazon SES, which can only write to known addresses"],
    ),
    "part after a comma": (
        "# Amazon Aurora\n\n- Failover: Amazon Aurora < 30 s, Amazon RDS 90 s",
        ["Amazon Aurora: < 30 s", "Amazon RDS: = 90 s"],
    ),
    "a list is no part": (
        "# Amazon S3\n\n- It notifies Lambda, SQS or SNS, which must exist",
        ["Amazon SNS: requirement exist"],
    ),
    "noun that points back": (
        "# Review\n\nJobs wait in Amazon SQS.\nThe queue keeps them 4 days.",
        ["Amazon SQS: = 4 days"],
    ),
    "noun of the heading's own": (
        "# Azure Service Bus\n\nAzure Functions polls Amazon SQS.\nThe queue keeps them 4 days.",
        ["Azure Service Bus: = 4 days"],
    ),
    "label before only": (
        "# Amazon VPC\n\n- gateway endpoint: S3 + DynamoDB only",
        ["Amazon VPC: restriction S3 + DynamoDB only"],
    ),
    "line before in prose": (
        "# Talk\n\nFirst comes Cloud Run.\nIt stays for at most 7 days.",
        ["Cloud Run: <= 7 days"],
    ),
    "a target of the deployer": (
        "# AWS CodeDeploy\n\n- ECS requires two listeners",
        ["AWS CodeDeploy: requirement two listeners"],
    ),
    "a principal": ("# Amazon ECR\n\n- IAM user needs ecr:PutImage", ["Amazon ECR: requirement ecr:PutImage"]),
    "object of a preposition": (
        "# Pub/Sub\n\n- Push to Cloud Run needs a service account",
        ["Pub/Sub: requirement service account"],
    ),
}

ROWS = {
    "columns of values": (
        AZURE + "| Plan | Default timeout | Max instances |\n|---|---|---|\n| Consumption | 5 min | 200 |",
        ["Azure Functions: = 5 min", "Azure Functions: = 200"],
    ),
    "what the row counts": (
        "# Amazon SQS\n\n| Quota | Value |\n|---|---|\n| In-flight messages | 120,000 |",
        ["Amazon SQS: = 120,000 messages"],
    ),
    "column that states by its header": (
        "# Amazon SQS\n\n| Queue | Limitation |\n|---|---|\n| Standard | best-effort order |",
        ["Amazon SQS: restriction best-effort order"],
    ),
    "need in the row": (
        AZURE + "| Need | Answer |\n|---|---|\n| Must run 10 minutes | Premium plan |",
        [],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=name) for table in (LIMITS, RULES, OWNERS, ROWS) for name, case in table.items()],
)
def test_constraints(text: str, expected: list[str]) -> None:
    assert [shown(found) for found in read(text)] == expected


def test_bound_is_the_label_the_row_or_the_parent() -> None:
    assert [found.of for found in read(LAMBDA + "Reserved concurrency: at most 900 executions")] == [
        "Reserved concurrency"
    ]
    assert [found.of for found in read(LAMBDA + "Layers:\n  - at most 5 layers")] == ["Layers"]
    assert [found.of for found in read("# Amazon SQS\n\n| Quota | Value |\n|---|---|\n| Batch | 10 |")] == ["Batch"]


def test_evidence_is_the_line() -> None:
    (found,) = read(LAMBDA + "Timeout ≤ 15 min")
    assert (found.evidence.line, found.evidence.text) == (3, "Timeout ≤ 15 min")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 4 to 30 days", [("4", "days"), ("30", "days")]),
        ("460,800 bytes (compressed)", [("460,800", "bytes")]),
        ("10 GB per function", [("10", "GB per function")]),
        ("a 15-minute timeout", [("15", "minute")]),
        ("S3, EC2, v1.29, port 443", []),
        ("twice as fast", []),
        ("500m CPU", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.value, found.unit) for found in quantities(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [("1,000 (soft)", "1,000"), ("10 GB", ""), ("n/a", "")])
def test_number(text: str, expected: str) -> None:
    assert number(text) == expected
