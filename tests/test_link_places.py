"""Links whose ends stand in different places: titles that compare, lists, rows, nouns that stand for services."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements


def read(text: str) -> list[str]:
    """The links of a note, as head, relation and tail."""
    found = (link for one in statements(Note(name="a.md", text=text)) for link in links(one))
    return sorted(f"{'NOT ' if link.negated else ''}{link.head} {link.relation} {link.tail}" for link in found)


TITLES: dict[str, tuple[str, list[str]]] = {
    "two": ("## Athena vs Redshift\n", ["Amazon Athena alternative_to Amazon Redshift"]),
    "three": (
        "## ECS vs EKS vs App Runner\n",
        [
            "Amazon ECS alternative_to AWS App Runner",
            "Amazon ECS alternative_to Amazon EKS",
            "Amazon EKS alternative_to AWS App Runner",
        ],
    ),
    "in what they have in common": ("## AKS on VMSS vs. AKS on ACI\n", [
        "Azure Virtual Machine Scale Sets alternative_to Azure Container Instances"]),
    "with what the page is about": (
        "# Amazon MQ\n\n## Comparison with SNS\n", ["Amazon MQ alternative_to Amazon SNS"]),
    "in words": ("## Difference between BigQuery and Bigtable\n", ["BigQuery alternative_to Bigtable"]),
    "counterparts of another cloud": (
        "## Azure Functions (AWS Lambda or Fargate)\n",
        ["Azure Functions alternative_to AWS Fargate", "Azure Functions alternative_to AWS Lambda"]),
    "in words, of three": (
        "- Know the difference between Spanner, Bigtable and Firestore\n",
        ["Bigtable alternative_to Firestore", "Spanner alternative_to Bigtable", "Spanner alternative_to Firestore"]),
    "in words, in something else": (
        "- Difference between SQS and SNS; not Kinesis\n", ["Amazon SQS alternative_to Amazon SNS"]),
    "a line that is crossed out": (
        "- ❌ Taking EMR for three small files (use Athena)\n", ["Amazon EMR alternative_to Amazon Athena"]),
    "a line that says how": ("- Secure what is in EBS (use KMS)\n", ["AWS KMS protects Amazon EBS"]),
    "what one cloud has in brackets": ("## Amazon S3 (with Glacier)\n", []),
    "features": ("# SQS\n\n## Standard vs FIFO\n", []),
    "two that are joined": ("# S3 and Glacier\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_titles_that_compare(text: str, expected: list[str]) -> None:
    assert read(text) == expected


UNDER: dict[str, tuple[str, list[str]]] = {
    "named in what is told of another": (
        "# Amazon EMR\n\n- **Task group**: in essence cheap EC2 capacity\n",
        ["Amazon EMR uses Amazon EC2"],
    ),
    "of a line that names its subject": (
        "# Amazon EMR\n\n- EMR reads from S3 - a task group, cheap EC2 capacity\n",
        ["Amazon EMR reads_from Amazon S3", "Amazon EMR uses Amazon EC2"],
    ),
    "of a line that names its subject, of the same purpose": (
        "# Amazon EMR\n\n- EMR reads from S3 - a task group, leaving Athena alone\n",
        ["Amazon EMR reads_from Amazon S3"],
    ),
    "beside what is said of its subject": (
        "# Amazon EMR\n\n- Reads from S3 - a task group, cheap EC2 capacity\n",
        ["Amazon EMR reads_from Amazon S3", "Amazon EMR uses Amazon EC2"],
    ),
    "where only others are spoken of": (
        "# Amazon EMR\n\n- Tables: Athena queries S3 - a task group, cheap EC2 capacity\n",
        ["Amazon Athena reads_from Amazon S3"],
    ),
    "another clause": ("# Amazon EMR\n\n- EMR is for big jobs; EC2 for the rest\n", []),
    "a part named under its whole": (
        "# Azure Monitor\n\n- In essence a home for Application Insights\n",
        ["Application Insights part_of Azure Monitor"],
    ),
    "only supposed": ("# Amazon EMR\n\n- If there was EC2 capacity left, so be it\n", []),
    "only given as a reason": ("# Amazon EMR\n\n- Because EC2 capacity comes cheap, so be it\n", []),
    "only likened": ("# Amazon EMR\n\n- Billed by the second, just like EC2\n", []),
    "as its source": (
        "# Amazon EMR\n\n- joins big tables (S3 / DynamoDB sources)\n",
        ["Amazon EMR reads_from Amazon DynamoDB", "Amazon EMR reads_from Amazon S3"],
    ),
    "under a heading that says what it is": (
        "# Amazon Data Firehose\n\n## Outputs\n\n- retries for all outputs save for Splunk\n",
        ["Amazon Data Firehose sends_to Splunk"],
    ),
    "what a line is about itself": ("# Amazon EMR\n\n- EC2 capacity comes cheap\n", []),
    "an answer to choose from": ("# EMR\n\nWhat does EMR run on?\n\n- A. EC2 machines\n- B. Spare Glue workers\n", []),
    "a plain noun": ("# Amazon EMR\n\n- Billed just like EC2\n- A task group, many cheap instances\n", []),
    "an alternative for others": (
        "# Amazon EMR\n\n- It is an alternative for Databricks\n", ["Amazon EMR alternative_to Databricks"]),
    "in code": ("# Amazon EMR\n\n```sh\necho EC2 capacity\n```\n", []),
    "whom it could protect": ("# AWS KMS\n\n- A task, cheap DynamoDB capacity\n", []),
    "by who is told to do it": ("# Amazon EMR\n\n- You open a notebook in SageMaker\n", []),
    "of what is done": (
        "# Cloud Foundry\n\n- Deploys whole apps, right onto the machines (Compute Engine, say)\n",
        ["Cloud Foundry manages Compute Engine"],
    ),
    "a heading joins two": (
        "# Amazon S3\n\n## Encryption with KMS\n\n- done with Config in mind\n",
        ["AWS Config monitors Amazon S3"],
    ),
}


LABELLED: dict[str, tuple[str, list[str]]] = {
    "what is polled": (
        "# AWS Lambda\n\n## Event source mappings\n\n- Amazon MQ\n", ["AWS Lambda reads_from Amazon MQ"]),
    "what may be an event's source": (
        "# AWS Lambda\n\n## Event sources\n\n- Amazon SNS\n", ["Amazon SNS triggers AWS Lambda"]),
    "what is watched": ("# Azure Monitor\n\n- Targets: AKS, Key Vault\n", [
        "Azure Monitor monitors Azure Key Vault", "Azure Monitor monitors Azure Kubernetes Service"]),
    "who is told": ("# Azure Monitor\n\n- Targets: Event Grid\n", ["Azure Monitor sends_to Azure Event Grid"]),
    "what is brought to who keeps records": (
        "# Cloud Logging\n\n## Sources\n\n- App Engine\n", ["App Engine sends_to Cloud Logging"]),
    "what tells who passes events on": (
        "# Azure Event Grid\n\n- Event sources: IoT Hub\n", ["Azure IoT Hub sends_to Azure Event Grid"]),
    "what is read by who works on it": (
        "# AWS Glue\n\n## Inputs\n\n- Amazon RDS\n", ["AWS Glue reads_from Amazon RDS"]),
    "who runs code on what is watched": (
        "# Amazon CloudWatch\n\n## Outputs\n\n- AWS Lambda\n", ["Amazon CloudWatch triggers AWS Lambda"]),
    "a stream, of who polls none": (
        "# Amazon Data Firehose\n\n## Streams\n\n- reshaped by way of Lambda\n",
        ["Amazon Data Firehose uses AWS Lambda"]),
    "the noun that ends the line above": (
        "# AWS Step Functions\n\nTypical Lambda triggers\n\n- Amazon MQ\n", ["Amazon MQ triggers AWS Lambda"]),
    "the noun that ends the line above, as a verb": (
        "# Amazon S3\n\nAn upload to S3 triggers:\n\n- Lambda\n", ["Amazon S3 triggers AWS Lambda"]),
    "who lets others in": ("# AWS AppSync\n\n## Authorizers\n\n- Lambda\n", ["AWS Lambda protects AWS AppSync"]),
    "the first cell of a row": (
        "# AWS Lambda\n\n| Aspect | Notes |\n|---|---|\n| **Triggers** | HTTP, Amazon MQ |\n",
        ["Amazon MQ triggers AWS Lambda"],
    ),
    "a verb that opens a line is none": (
        "# Amazon EventBridge\n\n- Trigger jobs, also on ECS\n", ["Amazon EventBridge uses Amazon ECS"]),
    "what stands behind": (
        "# Application Gateway\n\n## Backends\n\n- Azure Container Instances\n",
        ["Azure Application Gateway sends_to Azure Container Instances"]),
    "what answers a need under it": (
        "# Azure Functions\n\n## Triggers\n\n- A secret is kept -> set up Key Vault\n",
        ["Azure Functions uses Azure Key Vault"]),
    "whose logs are kept": (
        "# Cloud Logging\n\nIt is able to gather the logs from:\n\n- App Engine\n",
        ["App Engine sends_to Cloud Logging"]),
    "whose logs are kept, in one line": (
        "# Cloud Logging\n\n- Gathers logs from: App Engine, Dataproc\n",
        ["App Engine sends_to Cloud Logging", "Dataproc sends_to Cloud Logging"]),
    "whose logs are kept, with how": (
        "# CloudWatch Logs\n\nGathers logs from:\n\n- App Mesh based on a rule\n",
        ["AWS App Mesh sends_to CloudWatch Logs"]),
    "with a verb that says little": (
        "# Amazon Data Firehose\n\n- **Destinations**: supports Datadog\n",
        ["Amazon Data Firehose sends_to Datadog"],
    ),
    "with a verb that is denied": (
        "# Amazon Data Firehose\n\n- **Destinations**: does not support EFS\n",
        ["NOT Amazon Data Firehose uses Amazon EFS"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LABELLED.values(), ids=LABELLED)
def test_what_a_label_says_of_what_it_lists(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNDER.values(), ids=UNDER)
def test_what_is_named_under_a_service(text: str, expected: list[str]) -> None:
    assert read(text) == expected


WHOLE = "DynamoDB is a table store\nDynamoDB on demand\nDynamoDB global tables\n\n## Later\n\n"
"""A note that names one service most; what stands under its heading is guessed to be about that."""

GUESSED: dict[str, tuple[str, list[str]]] = {
    "a need that an arrow answers": (f"{WHOLE}- graph of friends → Neptune\n- a web page → CloudFront\n", []),
    "what is only named": (f"{WHOLE}- the tutorial shows Lambda first\n", []),
    "what a verb says": (f"{WHOLE}- exports to S3\n", ["Amazon DynamoDB sends_to Amazon S3"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GUESSED.values(), ids=GUESSED)
def test_a_subject_that_is_guessed_needs_words_that_say_more(text: str, expected: list[str]) -> None:
    assert read(text) == expected


NOUNS: dict[str, tuple[str, list[str]]] = {
    "a plural of one that the note names": (
        "# Amazon FSx\n\n- EC2 comes with it\n- Mounted by up to hundreds of instances\n", ["Amazon EC2"]),
    "of another service": ("# Amazon FSx\n\n- EC2 comes with it\n- Kept on an RDS instance\n", ["Amazon RDS"]),
    "of a service that the note names nowhere": ("# Amazon FSx\n\n- Mounted by many instances\n", []),
    "the vendor's": ("# Azure Files\n\n- Several VMs write to it\n", ["Azure Virtual Machines"]),
    "of another vendor": ("# Amazon FSx\n\n- Several VMs write to it\n", []),
    "the beginning of a feature's name": ("# Amazon FSx\n\n- EC2 comes with it\n- Take a larger instance type\n", []),
    "beside another name": ("# FSx\n\n- S3\n- Athena finds no use for buckets\n", ["Amazon Athena", "Amazon S3"]),
    "many in a service that has its own": ("# Amazon RDS\n\n- EC2\n- Paid by the hour of an instance\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOUNS.values(), ids=NOUNS)
def test_nouns_that_stand_for_a_service(text: str, expected: list[str]) -> None:
    last = statements(Note(name="a.md", text=text))[-1]
    assert [one.service for one in last.services] == expected


LED: dict[str, tuple[str, list[str]]] = {
    "the other service that a lead names": (
        "# GuardDuty\n\nGood reasons to keep GuardDuty findings in S3:\n\n- can be queried by Athena\n",
        ["Amazon Athena reads_from Amazon S3"],
    ),
    "a lead of its name alone": ("# ECS\n\n- IAM:\n  - encrypted with KMS\n", ["AWS KMS protects Amazon ECS"]),
    "a lead that names two": (
        "# GuardDuty\n\nGood reasons to send findings to S3 or SNS:\n\n- can be queried by Athena\n",
        ["Amazon Athena reads_from Amazon GuardDuty"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LED.values(), ids=LED)
def test_what_a_line_with_a_colon_leads_to_is_about_what_it_names(text: str, expected: list[str]) -> None:
    assert [one for one in read(text) if "Athena" in one or "KMS" in one] == expected


WHOLES: dict[str, tuple[str, str]] = {
    "in a line with its own word": ("# CloudWatch Logs\n\n- Kafka hands its logs to CloudWatch\n", "CloudWatch Logs"),
    "in another line": ("# CloudWatch Logs\n\n- For alarms see CloudWatch\n", "Amazon CloudWatch"),
    "under its own heading": ("# CloudWatch\n\n- Kafka hands its logs to CloudWatch\n", "Amazon CloudWatch"),
}


@pytest.mark.parametrize(("text", "expected"), WHOLES.values(), ids=WHOLES)
def test_a_whole_that_is_named_for_its_part(text: str, expected: str) -> None:
    assert statements(Note(name="a.md", text=text))[-1].services[-1].service == expected


SECTIONS: dict[str, tuple[str, list[str]]] = {
    "a label": ("# SageMaker\n\n## Modes\n\n- EMR mode: for the big jobs\n", ["Amazon SageMaker uses Amazon EMR"]),
    "the first cell of a row": (
        "# SageMaker\n\n| Aspect | Notes |\n|---|---|\n| VPC | off, unless asked for |\n",
        ["Amazon SageMaker uses Amazon VPC"],
    ),
    "a title of other lines": ("# SageMaker\n\n- EMR:\n  - for the big jobs\n", []),
    "a section that compares": ("# SageMaker vs EMR\n\n- Redshift ML: for tables\n", [
        "Amazon SageMaker alternative_to Amazon EMR"]),
    "a section that names no service": ("# Big jobs\n\n- EMR: for Spark\n- Glue: for less\n", []),
    "what it is": ("# SageMaker\n\n- EMR = for the big jobs\n", []),
    "what it is, behind a colon": ("# SageMaker\n\n- EMR: for the big jobs\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS)
def test_what_labels_an_item_of_a_section_on_another(text: str, expected: list[str]) -> None:
    assert read(text) == expected


TURNED: dict[str, tuple[str, list[str]]] = {
    "what is done to objects": (
        "# CloudTrail\n\n- Data events cost extra (think of objects in S3)\n", ["AWS CloudTrail monitors Amazon S3"]),
    "where its records go": (
        "# CloudTrail\n\n- Data events are stored in S3\n", ["AWS CloudTrail sends_to Amazon S3"]),
    "who passes on what is seen": (
        "# AWS Config\n\n- Works with EventBridge to publish changes\n", ["AWS Config sends_to Amazon EventBridge"]),
    "what sets off what a line is about": (
        "# Azure Functions\n\n- Resizes a picture whenever one lands in Blob Storage\n",
        ["Azure Blob Storage triggers Azure Functions"]),
    "what happens to who runs nothing": (
        "# Amazon Athena\n\n- Finds it whenever S3 is updated\n", ["Amazon Athena reads_from Amazon S3"]),
    "what is mounted": (
        "# Amazon FSx\n\n- Stored and shared by many EC2 machines\n", ["Amazon FSx uses Amazon EC2"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNED.values(), ids=TURNED)
def test_what_other_words_of_a_line_make_of_two_services(text: str, expected: list[str]) -> None:
    assert read(text) == expected
