"""Which services a note names and which of them a line is about, in tables: hits beside near misses."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.statements import Statement, statements


def read(text: str) -> tuple[Statement, ...]:
    return statements(Note(name="n.md", text=text))


NAMES = {
    "plain": ("Lambda runs", ["AWS Lambda"]),
    "lower case": ("the lambda runs", ["AWS Lambda"]),
    "upper case": ("LAMBDA runs", ["AWS Lambda"]),
    "several words in lower case": ("a step functions workflow", ["AWS Step Functions"]),
    "short, as written": ("- SES sends mail", ["Amazon SES"]),
    "short, in lower case": ("- ses sends mail", []),
    "short, lower case beside another": ("- EC2, ecs", ["Amazon EC2"]),
    "short with what is its own": ("- s3 bucket", ["Amazon S3"]),
    "ambiguous, out of context": ("- the Config is wrong", []),
    "ambiguous, opening a line": ("- Shield protects", []),
    "ambiguous, in the section of its service": (
        "# Azure Functions\n- Functions run",
        ["Azure Functions", "Azure Functions"],
    ),
    "ambiguous, opening a line of another section": (
        "# Azure Functions\n\n# Cost\n- Functions run",
        ["Azure Functions"],
    ),
    "ambiguous, in a list of its vendor": ("- SQS and Batch", ["Amazon SQS", "AWS Batch"]),
    "ambiguous, after a name but not in a list": ("- SQS makes a Batch", ["Amazon SQS"]),
    "ambiguous, in lower case": ("- SQS and batch", ["Amazon SQS"]),
    "ambiguous word alone in a heading": ("# Glue\n- Jobs", ["AWS Glue"]),
    "ordinary word": ("- glue the parts", []),
    "end of another's feature": ("# CloudFront\n- Origin Shield caches", ["Amazon CloudFront"]),
    "the same end, in full": ("# CloudFront\n- AWS Shield", ["Amazon CloudFront", "AWS Shield"]),
    "longest name": ("- Lambda@Edge runs", ["Lambda@Edge"]),
    "several capitalised words beside their vendor": ("# Google Cloud\n- Pub/Sub pushes", ["Pub/Sub"]),
    "several capitalised words without it": ("- Pub/Sub pushes", []),
    "the same in lower case": ("# Google Cloud\n- cloud storage is cheap", []),
    "other vendors": ("- Azure Key Vault and Kubernetes", ["Azure Key Vault", "Kubernetes"]),
}


@pytest.mark.parametrize(("text", "expected"), list(NAMES.values()), ids=list(NAMES))
def test_names_of_services(text: str, expected: list[str]) -> None:
    assert [service.service for statement in read(text) for service in statement.services] == expected


def test_offsets_of_a_name_are_those_of_its_line() -> None:
    for statement in read("# AWS Lambda\n\n  - polls SQS and S3\n\nIt needs IAM. EFS is mounted.\n"):
        for service in statement.services:
            assert statement.text[service.start : service.end] == service.text


SUBJECTS = {
    "heading": ("# AWS Lambda\n- Timeout", "AWS Lambda"),
    "heading above the heading": ("# AWS Lambda\n## Networking\n- ENI", "AWS Lambda"),
    "under a bullet": ("# AWS Lambda\n- Timeout\n  - 15 minutes", "AWS Lambda"),
    "what the line opens with": ("# AWS Lambda\n- SQS sends", "Amazon SQS"),
    "parent that is a label": ("# AWS Lambda\n- SQS - queue\n  - visibility timeout", "Amazon SQS"),
    "parent that is a sentence": ("# AWS Lambda\n- SQS sends\n  - deep", "AWS Lambda"),
    "facet of a heading's service": ("# AWS Lambda\n- IAM:\n  - role per function", "AWS Lambda"),
    "the same name without such a heading": ("# Networking\n- IAM:\n  - role per function", "AWS IAM"),
    "vote of the features": ("# Networking\n- subnet\n- Security groups and NACLs\n- route table, ENI", "Amazon VPC"),
    "too few votes": ("# Networking\n- a route table", ""),
    "no service at all": ("# Shopping\n- milk", ""),
}


@pytest.mark.parametrize(("text", "expected"), list(SUBJECTS.values()), ids=list(SUBJECTS))
def test_the_last_line_is_about(text: str, expected: str) -> None:
    assert read(text)[-1].subject == expected


def test_the_services_above_a_line_nearest_first() -> None:
    last = read("# AWS Lambda\n- SQS - queue\n  - visibility timeout")[-1]
    assert last.chain == ("Amazon SQS", "AWS Lambda")
    assert last.inherited == ("Amazon SQS",)
    assert last.above == ("Amazon SQS",)
