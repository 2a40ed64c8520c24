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
    "short, in lower case beside another": ("- EC2, ecs", ["Amazon EC2", "Amazon ECS"]),
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


AS_PEOPLE_WRITE = {
    "where people click": ("- in the Azure portal, open Key Vault", ["Azure Key Vault"]),
    "a console that is told of": ("- AWS Management Console shows S3", ["AWS Management Console", "Amazon S3"]),
    "with two letters in the wrong order": ("- Redshift stores\n- Redhsift is columnar", ["Amazon Redshift"] * 2),
    "with a letter too few": ("- Terraform plans\n- then terrform applies", ["Terraform"] * 2),
    "with a wrong letter, of a name that stands nowhere": ("- SQS and Redshyft", ["Amazon SQS"]),
    "with two letters wrong": ("- Redshift is a warehouse\n- Retshyft is columnar", ["Amazon Redshift"]),
    "another service's name, one letter away": (
        "# Firebase\n- Firestore keeps it\n- Filestore as well",
        ["Firebase", "Firestore", "Filestore"],
    ),
    "a word of features, one letter away": ("- Spanner is global\n- a scanner looks for holes", ["Spanner"]),
    "in an address": ("- Grafana draws\n- see https://example.com/Grafanna", ["Grafana"]),
    "in full, as its section's service has a feature": (
        "# GCP\n## Cloud Interconnect\n- routes go to the Cloud Router",
        ["Cloud Interconnect", "Cloud Router"],
    ),
    "an acronym that the note makes": (
        "- AWS Transit Gateway (TGWY) joins them\n- a TGWY costs",
        ["AWS Transit Gateway", "AWS Transit Gateway"],
    ),
    "a word in brackets that is no acronym of it": ("- AWS Transit Gateway (BGP)\n- BGP", ["AWS Transit Gateway"]),
    "an acronym of two services": (
        "- AWS Transit Gateway (TGX)\n- AWS Tape Gateway (TGX)\n- TGX",
        ["AWS Transit Gateway", "AWS Storage Gateway"],
    ),
    "an address": ("- SQS: https://docs.aws.amazon.com/sns/latest", ["Amazon SQS"]),
    "where a link leads": ("- [the queue](https://docs.aws.amazon.com/sqs/) of SNS", ["Amazon SNS"]),
    "a file beside the note": ("- see [the queue](./sqs-limits.md) of SNS", ["Amazon SNS"]),
    "a path": ("- etcd reads /etc/kubernetes/pki", ["etcd"]),
    "a log group is called after its service": ("- /aws/lambda/f is the log group", ["AWS Lambda"]),
    "no path but a list": ("- S3/SQS/SNS", ["Amazon S3", "Amazon SQS", "Amazon SNS"]),
    "a link to pages of its vendor": (
        "- like SNS: [Pub/Sub](https://cloud.google.com/pubsub)",
        ["Amazon SNS", "Pub/Sub"],
    ),
    "a link to pages of nobody": ("- like SNS: [Pub/Sub](https://example.com/pubsub)", ["Amazon SNS"]),
    "in small letters where it stands as a name elsewhere": (
        "# Google Cloud\n- Game Servers\n- start from game servers",
        ["Google Cloud Game Servers", "Google Cloud Game Servers"],
    ),
    "in small letters alone": ("# Google Cloud\n- start from game servers", []),
    "what anybody calls so": ("# Azure\n- Load Balancer is L4\n- it is no load balancer", ["Azure Load Balancer"]),
    "small letters of a product": ("# Google Cloud\n- runs in cloud build", ["Cloud Build"]),
    "the same without its vendor": ("- our cloud build runs", []),
    "a feature of the heading's service": ("# AKS\n- RBAC is supported", ["Azure Kubernetes Service"]),
    "the same under another": ("# Azure Policy\n- RBAC is another thing", ["Azure Policy", "Azure RBAC"]),
    "the label of a bullet in a list of services": (
        "# Azure\n- ExpressRoute\n- Firewall\n- Front Door",
        ["Azure ExpressRoute", "Azure Firewall", "Azure Front Door"],
    ),
    "the same beside anything": ("# Azure\n- ExpressRoute\n- Firewall\n- Cables", ["Azure ExpressRoute"]),
    "beside what was found beside": (
        "# Azure\n- by Portal, CLI or ARM",
        ["Azure Portal", "Azure CLI", "Azure Resource Manager"],
    ),
    "beside nothing": ("# Azure\n- by Portal, CLI or hand", []),
    "another cloud's plain name": ("# Azure\n- a site-to-site VPN", ["Azure VPN Gateway"]),
    "the plain name itself": ("# AWS\n- a site-to-site VPN", ["AWS Site-to-Site VPN"]),
}


@pytest.mark.parametrize(("text", "expected"), list(AS_PEOPLE_WRITE.values()), ids=list(AS_PEOPLE_WRITE))
def test_names_as_people_write_them(text: str, expected: list[str]) -> None:
    assert [service.service for statement in read(text) for service in statement.services] == expected


def test_offsets_of_a_name_are_those_of_its_line() -> None:
    for statement in read("# AWS Lambda\n\n  - polls SQS and S3\n\nIt needs IAM. EFS is mounted.\n"):
        for service in statement.services:
            assert statement.text[service.start : service.end] == service.text


SUBJECTS = {
    "heading": ("# AWS Lambda\n- Timeout", "AWS Lambda"),
    "heading above the heading": ("# AWS Lambda\n## Networking\n- ENI", "AWS Lambda"),
    "heading that repeats the one above": ("# Amazon SNS\n## Send KMS keys to SNS\n- once", "Amazon SNS"),
    "heading that does not": ("# Amazon SNS\n## KMS keys\n- once", "AWS KMS"),
    "under a bullet": ("# AWS Lambda\n- Timeout\n  - 15 minutes", "AWS Lambda"),
    "what the line opens with": ("# AWS Lambda\n- SQS sends", "Amazon SQS"),
    "parent that is a label": ("# AWS Lambda\n- SQS - queue\n  - visibility timeout", "Amazon SQS"),
    "parent that is a sentence": ("# AWS Lambda\n- SQS sends\n  - deep", "AWS Lambda"),
    "facet of a heading's service": ("# AWS Lambda\n- IAM:\n  - role per function", "AWS Lambda"),
    "the same name without such a heading": ("# Networking\n- IAM:\n  - role per function", "AWS IAM"),
    "vote of the features": ("# Networking\n- subnet\n- Security groups and NACLs\n- route table, ENI", "Amazon VPC"),
    "vote for a service that the note never names": (
        "# Amazon SQS\n\n# Networking\n- subnet\n- Security groups and NACLs\n- route table, ENI",
        "",
    ),
    "too few votes": ("# Networking\n- a route table", ""),
    "votes of the note's vendor alone": (
        "# Monitoring\n- metrics, dashboards, alarms, metric filters in Cloud Run\n- GKE\n- logs",
        "",
    ),
    "heading of a feature": ("# Diagnostic settings\n- Azure Monitor\n- kept 30 days", "Azure Monitor"),
    "heading of a feature, numbered": ("# 3. Action groups\n- Azure Monitor\n- mail", "Azure Monitor"),
    "heading of a feature in other words": ("# All about action groups\n- Azure Monitor\n- mail", "Azure Monitor"),
    "feature of a service that the note never names": ("# Action groups\n- Azure Bastion\n- mail", ""),
    "feature under a service's heading": (
        "# Azure Functions\n## Action groups\n- Azure Monitor\n- mail",
        "Azure Functions",
    ),
    "title of a note about others": ("# Action groups\n- Azure Monitor\n- AKS runs\n- AKS scales\n- mail", ""),
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
