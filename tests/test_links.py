"""What a line says of two services, in tables: the heading above it, the line, the links that are read from it."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements


def read(heading: str, line: str) -> list[str]:
    """The links of one line under one heading ("" for none), in words, sorted."""
    text = f"# {heading}\n\n{line}\n" if heading else f"{line}\n"
    found = [link for statement in statements(Note(name="n.md", text=text)) for link in links(statement)]
    return sorted(
        f"{link.head} {'not ' if link.negated else ''}{link.relation} {link.tail}"
        + (f" ({link.condition})" if link.condition else "")
        for link in found
    )


def table(rows: dict[str, tuple[str, str, list[str]]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("heading", "line", "expected"), list(rows.values()), ids=list(rows))


BULLETS = {
    "verb of the subject": ("AWS Lambda", "- Polls SQS", ["AWS Lambda reads_from Amazon SQS"]),
    "queries": ("Athena", "- Queries S3", ["Amazon Athena reads_from Amazon S3"]),
    "delivers to": ("CloudTrail", "- Delivers logs to S3", ["AWS CloudTrail sends_to Amazon S3"]),
    "can notify": ("CloudTrail", "- Can notify SNS", ["AWS CloudTrail triggers Amazon SNS"]),
    "logs to": ("AWS Lambda", "- Logs to CloudWatch Logs", ["AWS Lambda sends_to CloudWatch Logs"]),
    "needs": ("AWS Lambda", "- Needs a NAT Gateway", ["AWS Lambda requires NAT Gateway"]),
    "mounts": ("AWS Lambda", "- Mounts EFS", ["AWS Lambda uses Amazon EFS"]),
    "its own subject": ("AWS Lambda", "- SQS triggers Lambda", ["Amazon SQS triggers AWS Lambda"]),
    "joined by hyphens": ("AWS Lambda", "- Lambda-in-VPC", ["AWS Lambda uses Amazon VPC"]),
    "noun after the name": ("Amazon CloudFront", "- S3 origin", ["Amazon CloudFront sends_to Amazon S3"]),
    "instrument": ("AWS Lambda", "- Encrypt env vars with KMS", ["AWS KMS protects AWS Lambda"]),
}


@table(BULLETS)
def test_a_bullet_speaks_of_the_service_above_it(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


PASSIVE = {
    "invoked by": ("AWS Lambda", "- Invoked by API Gateway", ["Amazon API Gateway triggers AWS Lambda"]),
    "protected by": ("Amazon CloudFront", "- Protected by WAF", ["AWS WAF protects Amazon CloudFront"]),
    "deployed with": ("AWS Lambda", "- Deployed with SAM", ["AWS SAM manages AWS Lambda"]),
    "encrypted with": ("", "Objects in S3 are encrypted with KMS.", ["AWS KMS protects Amazon S3"]),
    "from is no actor": ("AWS Lambda", "- Records are read from SQS", ["AWS Lambda reads_from Amazon SQS"]),
}


@table(PASSIVE)
def test_what_is_done_by_another_points_back(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


LISTED = {
    "one link each": (
        "AWS Lambda",
        "- Async (S3/SNS)",
        ["Amazon S3 triggers AWS Lambda", "Amazon SNS triggers AWS Lambda"],
    ),
    "label": (
        "AWS Lambda",
        "- Destinations: SQS, SNS",
        ["AWS Lambda sends_to Amazon SNS", "AWS Lambda sends_to Amazon SQS"],
    ),
    "label with an arrow": ("AWS Lambda", "- DLQ → SQS", ["AWS Lambda sends_to Amazon SQS"]),
    "list behind the verb": (
        "",
        "WAF protects CloudFront, ALB and API Gateway.",
        [
            "AWS WAF protects Amazon API Gateway",
            "AWS WAF protects Amazon CloudFront",
            "AWS WAF protects Elastic Load Balancing",
        ],
    ),
    "flow": (
        "",
        "- API Gateway → Lambda → DynamoDB",
        ["AWS Lambda sends_to Amazon DynamoDB", "Amazon API Gateway triggers AWS Lambda"],
    ),
    "event before the arrow": ("", "- S3 event → Lambda", ["Amazon S3 triggers AWS Lambda"]),
    "names beside each other": ("", "- EFS, S3 and DynamoDB all store data", []),
}


@table(LISTED)
def test_lists_labels_and_arrows(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


PROSE = {
    "two verbs of one service": (
        "",
        "Azure Front Door sits in front of App Service and is protected by Azure WAF.",
        [
            "Azure Front Door sends_to Azure App Service",
            "Azure Web Application Firewall protects Azure Front Door",
        ],
    ),
    "two verbs of the subject": (
        "AWS Lambda",
        "- Reads from S3 and writes to DynamoDB",
        ["AWS Lambda reads_from Amazon S3", "AWS Lambda sends_to Amazon DynamoDB"],
    ),
    "two verbs, the second without an s": (
        "",
        "Pods on EKS pull images from ECR and write logs to CloudWatch.",
        ["Amazon EKS reads_from Amazon ECR", "Amazon EKS sends_to Amazon CloudWatch"],
    ),
    "two verbs of two services": (
        "",
        "S3 notifies SNS and SNS invokes Lambda.",
        ["Amazon S3 triggers Amazon SNS", "Amazon SNS triggers AWS Lambda"],
    ),
    "from one to the other": (
        "",
        "Data flows from Kinesis Data Streams into Lambda.",
        ["Amazon Kinesis Data Streams sends_to AWS Lambda"],
    ),
    "captures into": (
        "",
        "Event Hubs captures streams into Azure Blob Storage.",
        ["Azure Event Hubs sends_to Azure Blob Storage"],
    ),
    "resolves to": ("", "Route 53 resolves names to CloudFront", ["Amazon Route 53 sends_to Amazon CloudFront"]),
    "scrapes": ("", "Prometheus scrapes metrics from Kubernetes.", ["Prometheus monitors Kubernetes"]),
    "rotates": ("", "Secrets Manager rotates RDS passwords", ["AWS Secrets Manager manages Amazon RDS"]),
    "and again": (
        "",
        "CloudTrail records API calls and delivers them to S3.",
        ["AWS CloudTrail sends_to Amazon S3"],
    ),
    "part of": ("", "DAX is part of DynamoDB.", ["DynamoDB Accelerator part_of Amazon DynamoDB"]),
    "condition": (
        "",
        "Firehose can deliver to Redshift only if a COPY role exists.",
        ["Amazon Data Firehose sends_to Amazon Redshift (only if a COPY role exists)"],
    ),
    "answer": (
        "",
        "Which service audits API calls? CloudTrail, which writes to S3.",
        ["AWS CloudTrail sends_to Amazon S3"],
    ),
    "Azure, done by several": (
        "",
        "Azure Functions can be triggered by Event Grid and Service Bus queues.",
        ["Azure Event Grid triggers Azure Functions", "Azure Service Bus triggers Azure Functions"],
    ),
    "Azure, collected from several": (
        "",
        "Azure Monitor collects metrics from Azure Kubernetes Service and Azure SQL Database.",
        ["Azure Monitor monitors Azure Kubernetes Service", "Azure Monitor monitors Azure SQL Database"],
    ),
    "Google Cloud": ("", "Eventarc routes events to Cloud Run", ["Eventarc triggers Cloud Run"]),
    "Kubernetes": ("", "Argo CD deploys manifests to Kubernetes.", ["Argo CD manages Kubernetes"]),
    "two vendors": ("", "Terraform provisions EKS clusters.", ["Terraform manages Amazon EKS"]),
}


@table(PROSE)
def test_sentences(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


CONTRASTS = {
    "unlike, of two": (
        "",
        "Unlike SQS, Kinesis Data Streams keeps records after they are read.",
        ["Amazon SQS alternative_to Amazon Kinesis Data Streams"],
    ),
    "unlike, of two that are not the subject": (
        "AWS Lambda",
        "- Unlike SQS, Kinesis Data Streams keeps records",
        ["Amazon SQS alternative_to Amazon Kinesis Data Streams"],
    ),
    "one over the other": (
        "",
        "- Prefer DynamoDB over RDS for key-value access",
        ["Amazon DynamoDB alternative_to Amazon RDS"],
    ),
    "over alone is none": ("", "- CloudFront over HTTPS", []),
    "more than": ("", "- ECS is simpler than EKS", ["Amazon ECS alternative_to Amazon EKS"]),
    "difference": (
        "Azure Logic Apps",
        "- Difference from Azure Functions: no code",
        ["Azure Logic Apps alternative_to Azure Functions"],
    ),
    "not": ("", "- Use Step Functions, not SQS", ["AWS Step Functions alternative_to Amazon SQS"]),
    "unequal": ("", "- SQS ≠ SNS", ["Amazon SQS alternative_to Amazon SNS"]),
    "versus": ("", "- Aurora vs RDS: Aurora is faster", ["Amazon Aurora alternative_to Amazon RDS"]),
    "instead of": (
        "",
        "Use Azure Queue Storage instead of Azure Service Bus.",
        ["Azure Queue Storage alternative_to Azure Service Bus"],
    ),
    "unlike, of the subject": (
        "AWS Lambda",
        "- Unlike Fargate, bills by the millisecond",
        ["AWS Lambda alternative_to AWS Fargate"],
    ),
    "likeness is none": ("AWS Lambda", "- Like S3, it scales on its own", []),
}


@table(CONTRASTS)
def test_contrasts(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


NEGATED = {
    "cannot use": ("AWS Lambda", "- Cannot use EBS", ["AWS Lambda not uses Amazon EBS"]),
    "does not integrate": (
        "",
        "API Gateway does not integrate with EFS",
        ["Amazon API Gateway not uses Amazon EFS"],
    ),
    "cannot": ("Elastic Beanstalk", "- Cannot deploy to ECS", ["AWS Elastic Beanstalk not manages Amazon ECS"]),
    "cannot invoke": ("", "EventBridge cannot invoke RDS Proxy", ["Amazon EventBridge not triggers Amazon RDS Proxy"]),
    "cannot read from": (
        "AWS Lambda",
        "- Cannot read from Kinesis Data Streams",
        ["AWS Lambda not reads_from Amazon Kinesis Data Streams"],
    ),
}


@table(NEGATED)
def test_what_does_not_hold_is_marked(heading: str, line: str, expected: list[str]) -> None:
    assert read(heading, line) == expected


NONE = {
    "no service but the subject": ("AWS Lambda", "- Memory up to 10240 MB"),
    "place of a certificate": ("Amazon CloudFront", "- ACM certificates must be in us-east-1"),
    "two sentences about two services": ("", "SNS pushes; SQS is polled"),
    "headings relate nothing": ("SQS and SNS", "- At least once"),
    "the service itself": ("AWS Lambda", "- Lambda scales Lambda"),
}


@pytest.mark.parametrize(("heading", "line"), list(NONE.values()), ids=list(NONE))
def test_names_in_one_line_are_not_a_link(heading: str, line: str) -> None:
    assert read(heading, line) == []
