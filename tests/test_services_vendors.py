"""Which vendor's service a shared or ambiguous name stands for: its column, line, headings, section and note decide."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.statements import statements


def named(text: str) -> list[str]:
    """The services of a note's last line."""
    return [service.service for service in statements(Note(name="n.md", text=text))[-1].services]


ROW = "| Need | AWS | Azure | GCP |\n|---|---|---|---|\n| {} |\n"

PLACES = {
    "no vendor: the plain one": ("- put a WAF before it", ["AWS WAF"]),
    "the heading's": ("# Azure\n\n- Front Door has WAF rules", ["Azure Front Door", "Azure Web Application Firewall"]),
    "the inner heading's": ("# AWS\n\n## Azure\n\n- RBAC for people", ["Azure RBAC"]),
    "no heading of Azure": ("# Kubernetes\n\n- RBAC for people", []),
    "the parent's": ("- GCP\n  - an IAM role", ["Google Cloud IAM"]),
    "the vendor on the line": ("- on GCP IAM is simpler", ["Google Cloud IAM"]),
    "two vendors on the line": ("- GCP or Azure, without IAM", ["AWS IAM"]),
    "most of the section's": ("# N\n- BigQuery\n- GKE\n- Cloud Run\n- a VPC", ["Google VPC"]),
    "what is a feature of the note's own cloud": (
        "# GCP\n\n- BigQuery\n- Cloud Run\n\n## Cloud Armor\n\n- a WAF in front", [],
    ),
    "what another cloud has, named by its vendor": (
        "# GCP\n\n- BigQuery\n- Cloud Run\n\n## Cloud Armor\n\n- as the WAF of AWS", ["AWS WAF"],
    ),
    "the vendor right before the name": ("# AWS\n\n- moved to GCP Composer", ["Cloud Composer"]),
    "the vendor right before a name of several": ("# AWS\n\n- as in Google KMS", ["Cloud KMS"]),
    "the vendor somewhere before": ("# AWS\n\n- from GCP with a Composer", []),
    "a network of caches in Azure's notes": ("# Azure\n\n- purge the CDN", ["Azure CDN"]),
    "a network of caches anywhere": ("# AWS\n\n- purge the CDN", []),
    "a short load balancer": ("# GCP\n\n- an instance group behind an LB", ["Cloud Load Balancing"]),
    "a module written with a blank": ("# AWS\n\n- KMS with keys in Cloud HSM", ["AWS KMS", "AWS CloudHSM"]),
    "the column's": (ROW.format("code | Lambda | Functions | Functions"), [
        "AWS Lambda", "Azure Functions", "Google Cloud Functions",
    ]),
    "the neighbours of Kubernetes": ("# Kubernetes\n\n- stored in Vault", ["HashiCorp Vault"]),
    "a cloud's service that has Kubernetes in its name": (
        "# GCP\n\n- moved from Compute Engine to Kubernetes Engine",
        ["Compute Engine", "Google Kubernetes Engine"],
    ),
    "Kubernetes itself": ("# GCP\n\n- Kubernetes or Load Balancer", ["Kubernetes"]),
    "Oracle's": ("# Oracle Cloud\n\n- the IAM of a compartment", ["OCI IAM"]),
}  # fmt: skip

FORMS = {
    "in small letters, as the lexicon has it": ("# Azure\n\n- in a storage account", ["Azure Storage"]),
    "an acronym in small letters": ("# AWS\n\n- a worker on ec2 polls sqs", ["Amazon EC2", "Amazon SQS"]),
    "an acronym in small letters, of another cloud": ("# Azure\n\n- a worker on ec2 polls sqs", []),
    "an acronym in small letters, as a tag": ("# AWS\n\n- #sqs of #ec2", []),
    "an acronym in small letters, in code": ("# AWS\n\n```\nsqs = open_queue()\n```", []),
    "short in small letters": ("# Azure\n\n- kept in cosmos", ["Azure Cosmos DB"]),
    "what Azure runs of another vendor": ("# Azure\n\n- the Databricks notebook", ["Azure Databricks"]),
    "what another vendor runs itself": ("- the Databricks notebook", ["Databricks"]),
    "in small letters, elsewhere": ("# AWS\n\n- in a storage account", []),
    "in small letters, as it has not": ("# Azure\n\n- two functions", []),
    "opening a line with what it does": ("# Azure\n\n- Bastion is a jump host", ["Azure Bastion"]),
    "opening a line as a title": ("# Azure\n\n- Bastion hosts", []),
    "after an article": ("# Azure\n\n- use the Monitor", []),
    "machines of Azure, whatever stands before": ("# Azure\n\n- shared by multiple VMs", ["Azure Virtual Machines"]),
    "machines of Azure, a few": ("# Azure\n\n- shared by 3 VMs", ["Azure Virtual Machines"]),
    "machines of nobody": ("# Things\n\n- shared by multiple VMs", []),
    "machines of Google, beside what is named": (
        "# Filestore\n\n- Filestore is shared by multiple VMs",
        ["Filestore", "Compute Engine"],
    ),
    "buckets beside what is named": ("- S3 is cheap\n- Macie looks into the buckets", ["Amazon Macie", "Amazon S3"]),
    "buckets of what is named": ("- S3 is cheap\n- in S3 the buckets are private", ["Amazon S3"]),
    "who a program of Google acts as": (
        "- GCP IAM has roles\n- the job signs in by its service account",
        ["Google Cloud IAM"],
    ),
    "instances of a group": ("- an ASG grows and shrinks\n- instances come and go", ["Amazon EC2"]),
    "instances where the place is about another service": (
        "# Amazon EC2\n- boots\n\n# Amazon MQ\n- an active and a standby instance",
        [],
    ),
    "counted": ("# Azure Virtual Machines\n\n- up to 1,000 VMs", []),
    "a private network of a vendor": ("# AWS\n\n- reached over a VPN from home", ["AWS Site-to-Site VPN"]),
    "another vendor's": ("# GCP\n\n- offices come in by VPN", ["Cloud VPN"]),
    "nobody's": ("- the office has a VPN", []),
    "two words that open a line, in a section of a vendor": (
        "# GCP notes\n- BigQuery, GKE, Cloud Run\n- also Lambda of AWS\n## Things\n- Data Catalog is for metadata",
        ["Data Catalog"],
    ),
    "a component, before a verb without its ending": ("# GCP\n\n- Composer orchestrate pipelines", ["Cloud Composer"]),
    "beginning a longer name": ("# Azure\n\n- the role of Monitor Reader", []),
    "an ordinary word": ("# Azure\n\n- sent in Batch", []),
    "a component, opening a line with what it does": ("# GCP\n\n- Trace analyzes latency", ["Cloud Trace"]),
    "the same word": ("# GCP\n\n- Trace ids", []),
    "of another cloud": ("# Azure\n\n- Resource Groups", []),
    "one of several": ("# GCP\n\n- it is put into Cloud Task first", ["Cloud Tasks"]),
    "several of one": ("# Azure\n\n- Azure Network Watchers see it", ["Azure Network Watcher"]),
    "a word of no name in the plural": ("# AWS\n\n- it can Run commands there", []),
    "a name and a noun": ("# Azure\n\n- Azure Monitor alerts fire", ["Azure Monitor"]),
    "a name of two clouds, after another of its note": (
        "# GCP\n\n- Cloud Run\n- devices speak to IoT Core",
        ["Google Cloud IoT Core"],
    ),
    "half of it in small letters where it stands as a name elsewhere": (
        "# GCP\n\n- Pub/Sub fans out\n- so send it to pub/Sub",
        ["Pub/Sub"],
    ),
    "as one word": ("- the lines go to the EventHub", ["Azure Event Hubs"]),
    "as one word, in small letters": ("- the namespace eventhub", []),
    "as one word, a name that needs its context": ("# GCP\n\n- runs in CloudBuild first", ["Cloud Build"]),
    "the same without it": ("- runs in CloudBuild first", []),
    "a kind of another's thing": ("# Kubernetes\n\n- of type LoadBalancer", []),
    "one word in the plural": ("- one of the ExpressRoutes", ["Azure ExpressRoute"]),
    "plain words in another's notes": ("# AWS X-Ray and CloudWatch\n\n- tools of log analytics", []),
    "what opens with its vendor": ("# Azure Functions\n\n- as aws lambda is", ["AWS Lambda"]),
    "in small letters in a list of its vendor": ("- from BigQuery and cloud storage", ["BigQuery", "Cloud Storage"]),
    "a kind of thing in such a list": ("- on EC2 and load balancers", ["Amazon EC2"]),
    "before the stop of a link's words": ("- kept [in S3.](https://example.com/s)", ["Amazon S3"]),
    "a brand inside a sentence": ("- S3 notifies people through Slack", ["Amazon S3", "Slack"]),
    "the same as a word": ("- S3 leaves some slack", ["Amazon S3"]),
    "a brand opening a line as a word": ("- Slack time", []),
    "a brand that acts": ("- Rook runs Ceph", ["Rook", "Ceph"]),
    "a brand in a link": ("- see [[Slack]]", ["Slack"]),
}

HEADINGS = {
    "of a service": ("# Glue\n- Jobs", "AWS Glue"),
    "of one vendor's service and another's feature": ("# RBAC\n- roles", ""),
    "the same where the vendor is spoken of": ("# Azure\n## RBAC\n- roles", "Azure RBAC"),
    "any title": ("# Azure\n## Monitor\n- dashboards", ""),
}


@pytest.mark.parametrize(("text", "expected"), list(PLACES.values()), ids=list(PLACES))
def test_the_place_of_a_name_says_whose_it_is(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(("text", "expected"), list(FORMS.values()), ids=list(FORMS))
def test_the_form_of_a_word_says_whether_it_is_a_name(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(("text", "expected"), list(HEADINGS.values()), ids=list(HEADINGS))
def test_what_a_heading_makes_the_subject(text: str, expected: str) -> None:
    assert statements(Note(name="n.md", text=text))[-1].subject == expected
