"""Whose a constraint is: the service that its clause, its line, its column or its place is about."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
from extract.statements import statements
from graph.model import Constraint, ConstraintKind


def shown(found: Constraint) -> str:
    if found.kind is ConstraintKind.LIMIT:
        return f"{found.service}: {found.comparator} {found.value} {found.unit}".strip()
    return f"{found.service}: {found.kind} {found.needs or found.what}"


OWNERS = {
    "a name that goes on in that of the service above": (
        "# Azure Backup\n\n| Way | Where |\n|---|---|\n| Azure VM Backup | Azure VMs only |",
        ["Azure Backup: restriction Azure VMs only"],
    ),
    "grammatical subject": (
        "# Amazon CloudFront\n\n- Lambda@Edge functions must live in us-east-1",
        ["Lambda@Edge: requirement live in us-east-1"],
    ),
    "subject of a later clause": (
        "# AWS KMS\n\n- Objects are encrypted, so Amazon S3 requires kms:Decrypt",
        ["Amazon S3: requirement kms:Decrypt"],
    ),
    "required for another": (
        "# Security\n\n- AWS KMS is required for Amazon Macie.",
        ["Amazon Macie: requirement AWS KMS is required for Amazon Macie"],
    ),
    "required by what the notes are about": (
        "# AWS CodeDeploy\n\n- Amazon S3 is required.",
        ["AWS CodeDeploy: requirement Amazon S3 is required"],
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
    "the feature's above": (
        "# Notes\n\n- FIFO queues:\n  - can't be turned back",
        ["Amazon SQS: restriction can't be turned back"],
    ),
    "the feature's of a service": (
        "# Amazon RDS Proxy\n\n- a failover of Aurora takes at most 30 s",
        ["Amazon Aurora: <= 30 s"],
    ),
    "the column's": (
        "# Compared\n\n| | SQS | SNS |\n|---|---|---|\n| Replay | No replay | No history |",
        ["Amazon SQS: restriction No replay", "Amazon SNS: restriction No history"],
    ),
    "the bullet's before": (
        "# Notes\n\n- Peering\n  - Direct Peering links two networks\n    - No SLA",
        ["Direct Peering: restriction No SLA"],
    ),
    "what the one above works with": (
        "# Amazon API Gateway\n\n- AWS WAF (REST only)",
        ["Amazon API Gateway: restriction REST only"],
    ),
    "after a label": (
        "# Google Cloud\n\n- Answer: Cloud NAT. It needs a Cloud Router",
        ["Cloud NAT: requirement Cloud Router"],
    ),
    "time before it": (
        "# Cloud Run\n\n- [07:12] Pub/Sub keeps them at most 7 days",
        ["Pub/Sub: <= 7 days"],
    ),
    "service in brackets": (
        "# Google Cloud\n\n- dead-letter topic (Pub/Sub): at most 90 tries",
        ["Pub/Sub: <= 90 tries"],
    ),
    "feature in small letters": (
        "# Notes\n\n- gateway endpoint: S3 only",
        ["Amazon VPC: restriction S3 only"],
    ),
    "for whose use": (
        "# Cloud Run\n\n- In order to use Eventarc, you need to enable its API",
        ["Eventarc: requirement enable its API"],
    ),
    "for whose use, without a comma": (
        "# Cloud Run\n\n- To use Eventarc you'll need to enable its API",
        ["Eventarc: requirement enable its API"],
    ),
    "label in mid-line": (
        "# Google Cloud\n\n- Cloud Run: scales to zero. App Engine: instances wait, no SSH",
        ["App Engine: restriction no SSH"],
    ),
    "a part that works with another": (
        "# Cloud Run\n\n- Pub/Sub triggers cannot be renamed",
        ["Cloud Run: restriction cannot be renamed"],
    ),
    "for the use of what is named later": (
        "# Cloud Run\n\n- To receive events of Pub/Sub, services must listen on $PORT",
        ["Cloud Run: requirement listen on $PORT"],
    ),
    "what a pronoun goes on about": (
        "# Google Cloud\n\nAnswer: Cloud NAT. It needs a Cloud Router in place.",
        ["Cloud NAT: requirement Cloud Router in place"],
    ),
    "what a pronoun goes on about no more": (
        "# Cloud Run\n\nPub/Sub calls it. It can take up to 20 minutes.",
        ["Cloud Run: <= 20 minutes"],
    ),
    "what one makes sure of": (
        "# Google Cloud\n\n- Make sure that Cloud NAT has a Cloud Router",
        ["Cloud NAT: requirement Cloud NAT has a Cloud Router"],
    ),
    "column of a part": (
        "# Amazon S3\n\n| | Gateway endpoint |\n|---|---|\n| On-premises | No |",
        ["Amazon VPC: restriction no: On-premises"],
    ),
    "a principal": ("# Amazon ECR\n\n- IAM user needs ecr:PutImage", ["Amazon ECR: requirement ecr:PutImage"]),
    "object of a preposition": (
        "# Pub/Sub\n\n- Push to Cloud Run needs a service account",
        ["Pub/Sub: requirement service account"],
    ),
    "object of a verb before only": (
        "# Cloud NAT\n\n- Basic reaches Cloud Run only in one project",
        ["Cloud NAT: = 1 project"],
    ),
    "no, of what the line opens with": (
        "# AWS KMS\n\n- AWS CloudHSM: own hardware, no key rotation",
        ["AWS CloudHSM: restriction no key rotation"],
    ),
    "what is required here": (
        "# Cloud Run\n\n- Even in small teams, Artifact Registry is required here",
        ["Cloud Run: requirement Even in small teams, Artifact Registry is required here"],
    ),
    "required for, some words on": (
        "# Google Cloud\n\n- An agent is required for the probes of Cloud Monitoring",
        ["Cloud Monitoring: requirement agent is required for the probes of Cloud Monitoring"],
    ),
    "behind a value": (
        "# Amazon MQ\n\n- 10 MB per message, 256 KB in Amazon SQS",
        ["Amazon MQ: = 10 MB per message", "Amazon SQS: = 256 KB"],
    ),
    "counted by a value": (
        "# Amazon VPC\n\n- Zones have one NAT Gateway per table",
        ["NAT Gateway: = 1 NAT Gateway per table"],
    ),
    "what is allowed, before more": (
        "# Amazon CloudFront\n\n- Signed cookies: Amazon S3 only, as a rule",
        ["Amazon CloudFront: restriction Amazon S3 only, as a rule"],
    ),
    "label in brackets": (
        "# Amazon MQ\n\n- Kept for 7 days (Amazon SQS: 4 days)",
        ["Amazon MQ: = 7 days", "Amazon SQS: = 4 days"],
    ),
    "before a value, in a later sentence": (
        "# Pub/Sub\n\n- Use Cloud Run to read. Send what fails to Cloud Storage with a 9-day retention",
        ["Cloud Storage: = 9 day"],
    ),
    "noun that points back in the line": (
        "# Google Cloud\n\n- Add Pub/Sub. The topic must be encrypted",
        ["Pub/Sub: requirement encrypted"],
    ),
    "no, after a dash": ("# Queues\n\n- Amazon SQS - no replay", ["Amazon SQS: restriction no replay"]),
}


@pytest.mark.parametrize(("text", "expected"), OWNERS.values(), ids=OWNERS)
def test_owners(text: str, expected: list[str]) -> None:
    read = (found for statement in statements(Note(name="n.md", text=text)) for found in constraints(statement))
    assert list(map(shown, read)) == expected
