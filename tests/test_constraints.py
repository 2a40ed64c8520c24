"""Constraints read out of notes: what bounds, whose it is, and the near misses that bind nothing."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
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
    "need of a case that is told": (RUN + "A startup is building a shop and needs to deploy images.", []),
    "case that is told of an app": (RUN + "An API runs in containers. The engineer needs a second one.", []),
    "story of somebody": (RUN + "Then she rolls out a revision with 40 GB.", []),
    "no story, a role": (
        RUN + "The administrator needs the role run.admin",
        ["Cloud Run: requirement role run.admin"],
    ),
    "answer to choose": (RUN + "B. Jobs must listen on $PORT", []),
    "needs, a noun": (RUN + "Fit the memory to the needs of callers", []),
    "comparison": (RUN + "Jobs require fewer replicas", []),
    "need of what is told of": (RUN + "For images which need a GPU", []),
    "purpose with a need": (RUN + "It is for jobs that run rarely but require a GPU", []),
    "condition that names a service": (RUN + "If you need to copy from S3 to a bucket, a job is best", []),
    "answer that cannot be": (RUN + "Can't be App Engine since it lacks sockets", []),
    "restricting to only": (RUN + "Restrict callers to only see one revision", []),
    "aim without a comma": (RUN + "Pin the revision so callers are not disturbed", []),
    "which without a comma": (RUN + "Code which does not change is cached", []),
    "except for": (
        RUN + "Probes work on all ports except for UDP",
        ["Cloud Run: restriction except for UDP"],
    ),
    "cross with an aside": (
        "# Cloud Run\n\n| Feature | Jobs |\n|---|---|\n| Traffic split | ❌ (runs once) |",
        ["Cloud Run: restriction no: Traffic split"],
    ),
    "tick and cross under a need": (
        "# Cloud Run\n\n| Feature | Jobs | Functions |\n|---|---|---|\n| Image required | ✅ (any) | ❌ |",
        ["Cloud Run: requirement Image required"],
    ),
    "default with a number in a later sentence": (
        RUN + "Probes call the port. The default timeout is 10 s and the period is 5 s.",
        ["Cloud Run: = 10 s", "Cloud Run: = 5 s"],
    ),
    "need after unless": (RUN + "Unless a GPU is needed, small instances do", []),
    "what is told in brackets": (RUN + "Revisions (not a copy of the image) share the traffic", []),
    "another answer in the brackets of a cell": (
        "# Network\n\n| Need | Way |\n|---|---|\n| Files in a VPC | Cloud Run (not App Engine) |",
        [],
    ),
    "responsible": (RUN + "Google is only responsible for the host", []),
    "at least one": (
        RUN + "A service must have at least one revision",
        ["Cloud Run: requirement at least one revision"],
    ),
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
    "if not set, unmarked": (KUBERNETES + "if it isnt given the node's is", ["Kubernetes: default node's is"]),
    "if not set to": (KUBERNETES + "It is open if rules are not set to deny it", []),
    "what it needs to": (RUN + "It cuts the files that Cloud Run needs to read", []),
    "so that it needs to": (RUN + "It grows so that Cloud Run needs to wait", ["Cloud Run: requirement wait"]),
    "advice, marked": (LAMBDA + "❗**Don't leak** keys", []),
    "pay, not for": (RUN + "Pay for calls, not for idle time", []),
    "not limited to": (RUN + "Logs are not limited to errors", []),
    "as long as": (RUN + "It scales as long as quotas are not reached", []),
    "perhaps not": (RUN + "It may not be what you want", []),
    "may not": (RUN + "It may not write there", ["Cloud Run: restriction may not write there"]),
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
    "note to oneself": (RUN + "I need to check this; TODO: must read", []),
    "not understood": (RUN + "I don't understand it", []),
    "never as a value": (
        KUBERNETES + "restart must be Never or OnFailure",
        ["Kubernetes: requirement Never or OnFailure"],
    ),
    "non-": ("# Amazon VPC\n\n- Peering is non-transitive", ["Amazon VPC: restriction Peering is non-transitive"]),
    "fixed once": (SQS + "the name is fixed once it exists", ["Amazon SQS: restriction fixed once it exists"]),
    "scene of a question": (
        RUN + "A company must keep 3 copies in one place and cannot pay more. What should it take? A bucket",
        [],
    ),
    "question of the reader's": (RUN + "It must listen. Where? On a port", ["Cloud Run: requirement listen"]),
    "example after e.g. and a comma": (RUN + "E.g., a job must wait", []),
    "perhaps none": (RUN + "It may not have warm instances", []),
    "no more than a limit": (
        SQS + "At most 10 messages a call, it doesn't return more",
        ["Amazon SQS: <= 10 messages"],
    ),
    "not always": (RUN + "Order isn't always kept in place", []),
    "uses nothing": (RUN + "Idle instances don't use any CPU", []),
    "only needed": (
        RUN + "Only required for private networks",
        ["Cloud Run: requirement Only required for private networks"],
    ),
    "cause": (KUBERNETES + "**Cause:** no node has room, pods cannot start", []),
    "question of an exam": (RUN + "Question 4. Jobs have to reach the internet", []),
    "cause with a limit": (SQS + "Cause: at most 300 calls per second", ["Amazon SQS: <= 300 calls per second"]),
    "hedged": (RUN + "You may need a connector", []),
    "all that is needed": (RUN + "All you need is an image; it sets up everything required to serve", []),
    "done in the mind": (AZURE + "You have to decide on a plan", []),
    "value that must be": (SQS + "Delays must be 900 s or less", ["Amazon SQS: <= 900 s"]),
    "version": (KUBERNETES + "Works with v1.24 or later", ["Kubernetes: requirement Works with v1.24 or later"]),
    "some among many": (LAMBDA + "Reads from hosts that are not connected", []),
    "aim": (LAMBDA + "Set it, ensuring that a spike doesn't starve the others", []),
    "else": (
        RUN + "The port must be open, otherwise it will not start",
        ["Cloud Run: requirement open, otherwise it will not start"],
    ),
    "adjective of what it is specific to": (LAMBDA + "A function-specific key opens it", []),
    "specific to": (SQS + "Queues are region specific", ["Amazon SQS: restriction Queues are region specific"]),
    "not all": (RUN + "Not all regions have GPUs", ["Cloud Run: restriction Not all regions have GPUs"]),
    "not in": (RUN + "Not in the free plan", ["Cloud Run: restriction Not in the free plan"]),
    "not just": (RUN + "Reads events (not just HTTP)", []),
    "lost": (
        KUBERNETES + "With the pod, an emptyDir is lost",
        ["Kubernetes: restriction With the pod, an emptyDir is lost"],
    ),
    "at creation": (SQS + "The kind is set at creation", ["Amazon SQS: restriction kind is set at creation"]),
    "only one it has": (SQS + "the only order SQS has", ["Amazon SQS: restriction only order SQS has"]),
    "default with a colon": (AZURE + "Default: off", ["Azure Functions: default off"]),
    "default, aside": (AZURE + "Consumption (default): scales to zero", ["Azure Functions: default Consumption"]),
    "code": ("# AWS Lambda\n\n```\nmust only 5 MB\n```", []),
}

PLACES = {
    "list of what is required": (
        "# Cloud Run\n\nThe following are required to connect:\n\n- a connector\n- Pub/Sub API enabled",
        ["Cloud Run: requirement connector", "Cloud Run: requirement Pub/Sub API enabled"],
    ),
    "heading of prerequisites": (
        "# Amazon EKS\n\n## Prerequisites\n\n- kubectl on the path",
        ["Amazon EKS: requirement kubectl on the path"],
    ),
    "list of limitations": (
        "# Amazon SQS\n\n- Limitations:\n  - delivery in any order",
        ["Amazon SQS: restriction delivery in any order"],
    ),
    "gotchas are no limitations alone": ("# Amazon SQS\n\n## Gotchas and limitations\n\n- tools vary", []),
    "list of needs of the reader": ("# Amazon SQS\n\n- Use it when you need\n  - ordering", []),
    "label": (RUN + "Limitation: works with Linux images", ["Cloud Run: restriction works with Linux images"]),
    "label of a default": (RUN + "Default ingress: all", ["Cloud Run: default all"]),
    "label of a prerequisite": (RUN + "Prerequisite: an image", ["Cloud Run: requirement image"]),
    "cross in a cell": (
        "# Compared\n\n| | SQS | SNS |\n|---|---|---|\n| Keeps messages | ✅ | ❌ |",
        ["Amazon SNS: restriction no: Keeps messages"],
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
    [pytest.param(*case, id=name) for table in (RULES, PLACES, ROWS) for name, case in table.items()],
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
