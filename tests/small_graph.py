"""A small graph for the tests of the page: a dozen services with links, a denial, limits, needs, and hostile names."""

from __future__ import annotations

from graph.merge import KnowledgeGraph
from graph.model import (
    Answer,
    Constraint,
    ConstraintKind,
    Evidence,
    Fact,
    Feature,
    Link,
    Mention,
    Relation,
    Scenario,
    Source,
)

SERVICES: dict[str, tuple[str, str]] = {
    "AWS Lambda": ("Lambda", "compute"),
    "Amazon S3": ("S3", "storage"),
    "Amazon SQS": ("SQS", "messaging"),
    "Amazon SNS": ("SNS", "messaging"),
    "Amazon EventBridge": ("EventBridge", "integration"),
    "Amazon CloudWatch": ("CloudWatch", "monitoring"),
    "Amazon DynamoDB": ("DynamoDB", "database"),
    "Amazon API Gateway": ("API Gateway", "api"),
    "Amazon CloudFront": ("CloudFront", "edge"),
    "AWS WAF": ("WAF", "security"),
    "AWS KMS": ("KMS", "security"),
    "AWS Step Functions": ("Step Functions", "integration"),
    "AWS Cloud9": ("Cloud9", "developer"),  # linked with nothing
}

LINKS: tuple[tuple[str, Relation, str, str], ...] = (
    ("Amazon S3", Relation.TRIGGERS, "AWS Lambda", "An S3 event invokes Lambda asynchronously."),
    ("Amazon S3", Relation.SENDS_TO, "Amazon EventBridge", "S3 sends object-level events to EventBridge."),
    ("Amazon EventBridge", Relation.TRIGGERS, "AWS Lambda", "An EventBridge rule runs a Lambda function."),
    ("Amazon EventBridge", Relation.TRIGGERS, "AWS Step Functions", "A rule of EventBridge starts Step Functions."),
    ("Amazon SNS", Relation.SENDS_TO, "Amazon SQS", "SNS fans a message out to SQS queues."),
    ("Amazon SNS", Relation.TRIGGERS, "AWS Lambda", "SNS invokes Lambda asynchronously."),
    ("AWS Lambda", Relation.READS_FROM, "Amazon SQS", "Lambda polls SQS and retries until the data expire."),
    ("AWS Lambda", Relation.SENDS_TO, "Amazon SQS", "Failed events go from Lambda to an SQS queue."),
    ("AWS Lambda", Relation.READS_FROM, "Amazon DynamoDB", "Lambda polls the DynamoDB stream."),
    ("Amazon CloudWatch", Relation.MONITORS, "AWS Lambda", "CloudWatch keeps the metrics of Lambda."),
    ("Amazon CloudWatch", Relation.SENDS_TO, "Amazon SNS", "A CloudWatch alarm notifies SNS."),
    ("Amazon API Gateway", Relation.TRIGGERS, "AWS Lambda", "API Gateway calls Lambda synchronously."),
    ("Amazon CloudFront", Relation.READS_FROM, "Amazon S3", "CloudFront caches what lies in S3."),
    ("Amazon CloudFront", Relation.SENDS_TO, "Amazon API Gateway", "CloudFront stands in front of API Gateway."),
    ("AWS WAF", Relation.PROTECTS, "Amazon CloudFront", "WAF filters requests at CloudFront."),
    ("AWS WAF", Relation.PROTECTS, "Amazon API Gateway", "WAF can be attached to API Gateway too."),
    ("AWS KMS", Relation.PROTECTS, "Amazon S3", "KMS encrypts the objects in S3."),
    ("AWS KMS", Relation.PROTECTS, "AWS Lambda", "KMS encrypts Lambda's environment variables."),
    ("AWS Step Functions", Relation.TRIGGERS, "AWS Lambda", "A task of Step Functions invokes Lambda."),
    ("Amazon SNS", Relation.ALTERNATIVE_TO, "Amazon EventBridge", "For fan-out take SNS, for routing EventBridge."),
)

FEATURES: tuple[tuple[str, str, str], ...] = (
    ("AWS Lambda", "DLQ", "DLQ: a failed async event lands in the dead-letter queue."),
    ("AWS Lambda", "Layers", "Layers share code between functions."),
    ("Amazon S3", "Versioning", "Versioning keeps every version of an object."),
    ("Amazon SQS", "Visibility Timeout", "Visibility Timeout hides a message while it is worked on."),
)

LIMITS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("AWS Lambda", "AWS Lambda", "<=", "15", "min", "A Lambda function runs for 15 minutes at most."),
    ("AWS Lambda", "Layers", "<=", "5", "layers", "A function takes up to 5 layers."),
    ("Amazon SQS", "Amazon SQS", "<=", "256", "KB", "An SQS message has 256 KB at most."),
    ("Amazon API Gateway", "Amazon API Gateway", "<=", "29", "s", "API Gateway waits 29 s at most."),
)

SCRIPT = "<img src=x onerror=window.stolen=1>"
HOSTILE = f"{SCRIPT} **bold** [link](javascript:window.stolen=2) $x$ :red[red]"
"""A name that would run, or look wrong, wherever it is taken for anything but text."""


def graph() -> KnowledgeGraph:
    """The graph of what this file tells."""
    return KnowledgeGraph.from_facts(facts(), [Source(name="notes.md", sha256="0" * 64, lines=200)])


def facts() -> list[Fact]:
    """Every fact, each on a line of its own."""
    line = iter(range(1, 200))
    found: list[Fact] = [
        Mention(service=name, name=short, vendor="AWS", category=category, evidence=seen(next(line), f"{short}:"))
        for name, (short, category) in SERVICES.items()
    ]
    found += [
        Link(head=head, relation=relation, tail=tail, evidence=seen(next(line), text))
        for head, relation, tail, text in LINKS
    ]
    found += [Feature(name=name, service=service, evidence=seen(next(line), text)) for service, name, text in FEATURES]
    found += [
        Constraint(
            of=of,
            service=service,
            kind=ConstraintKind.LIMIT,
            comparator=sign,
            value=value,
            unit=unit,
            evidence=seen(next(line), text),
        )
        for service, of, sign, value, unit, text in LIMITS
    ]
    return [*found, *particular(next(line))]


def particular(line: int) -> list[Fact]:
    """The facts of which there is one: a denial, a restriction, a need, and what is hostile."""
    return [
        Link(
            head="AWS WAF",
            relation=Relation.PROTECTS,
            tail="Amazon S3",
            negated=True,
            evidence=seen(line, "WAF cannot be attached to S3 itself."),
        ),
        Constraint(
            of="AWS Lambda",
            service="AWS Lambda",
            kind=ConstraintKind.RESTRICTION,
            what="no CloudWatch logs when the handler never runs",
            evidence=seen(line + 1, "There are no CloudWatch logs when the handler never runs."),
        ),
        Scenario(
            need="Need to block specific countries",
            answers=(
                Answer(text="WAF with CloudFront", services=("AWS WAF", "Amazon CloudFront")),
                Answer(text="an S3 bucket policy", services=("Amazon S3",), rejected=True),
            ),
            evidence=seen(line + 2, "Need to block specific countries → WAF with CloudFront, not an S3 bucket policy"),
        ),
        Mention(service=HOSTILE, name=HOSTILE, discovered=True, evidence=seen(line + 3, HOSTILE)),
        Link(
            head=HOSTILE,
            relation=Relation.USES,
            tail="AWS Cloud9",
            condition=SCRIPT,
            evidence=seen(line + 3, f"{HOSTILE} uses Cloud9"),
        ),
        Feature(name=SCRIPT, service=HOSTILE, evidence=seen(line + 4, SCRIPT)),
    ]


def seen(line: int, text: str) -> Evidence:
    """The evidence of a whole line."""
    return Evidence(source="notes.md", line=line, start=0, end=len(text), text=text, rule="test")
