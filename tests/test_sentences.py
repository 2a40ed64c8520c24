"""Whole sentences, in tables: what their verbs say of the services in them, near misses beside hits."""

from __future__ import annotations

import pytest

from extract.links.forms import forms
from extract.links.sentences import tokens, verbs
from extract.notes import Note
from extract.referring import referred
from extract.statements import statements
from tests.test_links import read

VERBS = {
    "relative clause": (
        "Orders reach API Gateway, which invokes a Lambda function.",
        ["Amazon API Gateway triggers AWS Lambda"],
    ),
    "relative clause in the object": (
        "DynamoDB Streams then triggers a Lambda that publishes to SNS.",
        ["AWS Lambda sends_to Amazon SNS", "Amazon DynamoDB triggers AWS Lambda"],
    ),
    "fronted preposition": ("Images wait in ECR, from which ECS pulls them.", ["Amazon ECS reads_from Amazon ECR"]),
    "agent of a passive": (
        "Secrets are fetched from Secrets Manager by the ECS tasks.",
        ["Amazon ECS reads_from AWS Secrets Manager"],
    ),
    "agent at the end": ("Records are archived in S3 by Firehose.", ["Amazon Data Firehose sends_to Amazon S3"]),
    "instrument of a passive": (
        "Data is copied from RDS to S3 with DMS.",
        [
            "AWS Database Migration Service reads_from Amazon RDS",
            "AWS Database Migration Service sends_to Amazon S3",
        ],
    ),
    "used to": ("Athena is used to query the data in S3.", ["Amazon Athena reads_from Amazon S3"]),
    "use of": (
        "You can use AWS Glue to move data from RDS into Redshift.",
        ["AWS Glue reads_from Amazon RDS", "AWS Glue sends_to Amazon Redshift"],
    ),
    "let": ("Spectrum lets Redshift query files in S3.", ["Amazon Redshift reads_from Amazon S3"]),
    "second verb of the subject": (
        "CloudFront sits in front of the ALB and caches responses from S3.",
        ["Amazon CloudFront reads_from Amazon S3", "Amazon CloudFront sends_to Elastic Load Balancing"],
    ),
    "a list of steps": (
        "CodePipeline pulls the source from CodeCommit, builds it with CodeBuild and deploys it using CodeDeploy.",
        [
            "AWS CodePipeline reads_from AWS CodeCommit",
            "AWS CodePipeline uses AWS CodeBuild",
            "AWS CodePipeline uses AWS CodeDeploy",
        ],
    ),
    "a new subject": (
        "Because SQS has no fan-out, SNS is placed in front of it.",
        ["Amazon SNS sends_to Amazon SQS"],
    ),
    "notifications": (
        "S3 sends notifications to SNS or SQS.",
        ["Amazon S3 triggers Amazon SNS", "Amazon S3 triggers Amazon SQS"],
    ),
    "denied": ("WAF cannot be attached to a Network Load Balancer.", ["AWS WAF not protects Elastic Load Balancing"]),
    "chosen over": (
        "We chose DynamoDB over RDS because of its latency.",
        ["Amazon DynamoDB alternative_to Amazon RDS"],
    ),
    "access is needed": ("Lambda needs S3 access.", ["AWS Lambda uses Amazon S3"]),
    "nobody known does it": ("The storefront posts orders to API Gateway and keeps drafts in S3.", []),
}


@pytest.mark.parametrize(("line", "expected"), list(VERBS.values()), ids=list(VERBS))
def test_verbs_fix_the_places_of_their_services(line: str, expected: list[str]) -> None:
    assert read("", line) == expected


@pytest.mark.parametrize(
    ("line", "lemmas"),
    [
        ("Lambda logs in S3 are kept for years.", ["keep"]),
        ("Lambda logs every call that is kept for years.", ["log", "keep"]),
        ("Lambda triggers: SQS and SNS", []),
        ("Lambda polls SQS, filters messages and writes to S3.", ["poll", "filter", "write"]),
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(line: str, lemmas: list[str]) -> None:
    (statement,) = statements(Note(name="n.md", text=line))
    assert [verb.form.lemma for verb in verbs(tokens(statement, 0, len(line)))] == lemmas


REFERRING = {
    "it": ("Redshift queries S3. It does not integrate with DynamoDB.", "Amazon Redshift not uses Amazon DynamoDB"),
    "the function": (
        "Lambda runs for 15 minutes. The function writes its result to DynamoDB.",
        "AWS Lambda sends_to Amazon DynamoDB",
    ),
    "the queue": ("SQS holds the jobs. Workers in ECS poll the queue.", "Amazon ECS reads_from Amazon SQS"),
    "its findings": (
        "GuardDuty runs all day. Its findings are forwarded to EventBridge.",
        "Amazon GuardDuty sends_to Amazon EventBridge",
    ),
}


@pytest.mark.parametrize(("text", "expected"), list(REFERRING.values()), ids=list(REFERRING))
def test_pronouns_and_plain_nouns_refer_back(text: str, expected: str) -> None:
    assert expected in read("", text)


@pytest.mark.parametrize(
    ("noun", "recent", "service"),
    [
        ("queue", ("AWS Lambda", "Amazon SQS"), "Amazon SQS"),
        ("function", ("AWS Step Functions", "AWS Lambda"), "AWS Lambda"),
        ("bucket", ("AWS Lambda",), ""),
        ("weather", ("AWS Lambda",), ""),
    ],
)
def test_a_noun_refers_to_the_last_service_that_has_such_things(
    noun: str, recent: tuple[str, ...], service: str
) -> None:
    assert referred(noun, recent) == service


@pytest.mark.parametrize(
    ("written", "lemma", "kind"),
    [
        ("publishes", "publish", "s"),
        ("notified", "notify", "ed"),
        ("written", "write", "ed"),
        ("running", "run", "ing"),
        ("stored", "store", "ed"),
        ("deploys", "deploy", "s"),
        ("deployed", "deploy", "ed"),
    ],
)
def test_verbs_are_known_in_every_form(written: str, lemma: str, kind: str) -> None:
    assert (forms()[written].lemma, forms()[written].kind) == (lemma, kind)
