"""Links by the style of the notes, in tables: questions with answers, rows, services set beside each other."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements


def read(text: str) -> list[str]:
    """The links of a note, in words, sorted."""
    found = [link for statement in statements(Note(name="n.md", text=text)) for link in links(statement)]
    return sorted(f"{link.head} {'not ' if link.negated else ''}{link.relation} {link.tail}" for link in found)


ANSWERS = {
    "what": ("What protects CloudFront from SQL injection?", "AWS WAF.", ["AWS WAF protects Amazon CloudFront"]),
    "which service": (
        "Which service triggers Lambda at night?",
        "EventBridge",
        ["Amazon EventBridge triggers AWS Lambda"],
    ),
    "what to use": ("Which service would you use to query S3?", "Athena", ["Amazon Athena reads_from Amazon S3"]),
    "how does": ("How does Lambda read from SQS?", "It polls.", ["AWS Lambda reads_from Amazon SQS"]),
    "how is": ("How are EBS volumes encrypted?", "With KMS keys.", ["AWS KMS protects Amazon EBS"]),
    "where": ("Where do the logs of Lambda go?", "CloudWatch Logs", ["AWS Lambda sends_to CloudWatch Logs"]),
    "no": ("Can Firehose write to DynamoDB?", "No.", ["Amazon Data Firehose not sends_to Amazon DynamoDB"]),
    "yes": ("Can Firehose write to Redshift?", "Yes.", ["Amazon Data Firehose sends_to Amazon Redshift"]),
    "neither yes nor no": ("Can Firehose write to Redshift?", "It depends.", []),
    "a number": ("What is the timeout of Lambda?", "15 minutes", []),
}


@pytest.mark.parametrize(("question", "answer", "expected"), list(ANSWERS.values()), ids=list(ANSWERS))
def test_a_question_and_its_answer_state_what_they_say_together(
    question: str, answer: str, expected: list[str]
) -> None:
    assert read(f"Q: {question}\nA: {answer}\n") == expected


def test_a_question_alone_states_nothing() -> None:
    assert read("Does S3 trigger Lambda?") == []


FROM_TO = "| From | To | How |\n|---|---|---|\n"
SIDES = "| | S3 | EFS |\n|---|---|---|\n"
PARTS = "| Service | Encrypted with | Instead |\n|---|---|---|\n"
ROWS = {
    "event": (f"{FROM_TO}| S3 | Lambda | event notification |", ["Amazon S3 triggers AWS Lambda"]),
    "verb": (f"{FROM_TO}| Athena | S3 | reads the files |", ["Amazon Athena reads_from Amazon S3"]),
    "no other service": (f"{FROM_TO}| S3 | the disk | copies |", []),
    "column of a service": (
        f"{SIDES}| Encrypted with | KMS | KMS |",
        ["AWS KMS protects Amazon EFS", "AWS KMS protects Amazon S3"],
    ),
    "service of the row": (f"{PARTS}| DynamoDB | KMS | - |", ["AWS KMS protects Amazon DynamoDB"]),
    "column of what else": (f"{PARTS}| SQS | - | Kinesis |", ["Amazon SQS alternative_to Amazon Kinesis Data Streams"]),
    "what a cell tells one service to do": (
        "| Task | Tool |\n|---|---|\n| Replicate tables from RDS to Redshift | DMS |",
        ["AWS Database Migration Service reads_from Amazon RDS",
         "AWS Database Migration Service sends_to Amazon Redshift", "Amazon RDS sends_to Amazon Redshift"],
    ),
    "column of differences": (
        "# SQS\n\n| Service | Difference from SQS |\n|---|---|\n| Kinesis | keeps order |",
        ["Amazon Kinesis Data Streams alternative_to Amazon SQS"],
    ),
    "counterparts of other clouds": (
        "# BigQuery\n\n| | AWS | Azure |\n|---|---|---|\n| Queues | **SQS** (standard) | Service Bus |",
        ["Amazon SQS alternative_to Azure Service Bus"],
    ),
    "of like purpose": ("| Here | There |\n|---|---|\n| Redshift | BigQuery |", [
        "Amazon Redshift alternative_to BigQuery"]),
    "of other clouds and of other purposes": ("| Here | There |\n|---|---|\n| Redshift | Cloud Storage |", []),
    "columns alone": (f"{SIDES}| Price | low | high |", []),
}


@pytest.mark.parametrize(("text", "expected"), list(ROWS.values()), ids=list(ROWS))
def test_the_columns_say_what_the_cells_are_to_each_other(text: str, expected: list[str]) -> None:
    assert read(text) == expected


BESIDE = {
    "clauses": ("SNS pushes, SQS is polled", ["Amazon SNS alternative_to Amazon SQS"]),
    "only one does": ("Secrets Manager rotates, KMS does not", ["AWS Secrets Manager alternative_to AWS KMS"]),
    "otherwise": ("Fargate for small teams, otherwise EC2", ["AWS Fargate alternative_to Amazon EC2"]),
    "like": ("Aurora is like RDS, but faster", ["Amazon Aurora alternative_to Amazon RDS"]),
    "instead": ("MSK can be used instead of Kinesis", ["Amazon MSK alternative_to Amazon Kinesis Data Streams"]),
    "definitions": ("SNS = push; SQS = pull", ["Amazon SNS alternative_to Amazon SQS"]),
    "advice": ("Bigtable is not for SQL - use Spanner", ["Bigtable alternative_to Spanner"]),
    "advice without a no": ("Bigtable is for time series. Use Dataflow", []),
    "a mere list": ("SNS, SQS and Kinesis", []),
    "of other purpose": ("Lambda runs code, CloudTrail keeps a record", []),
    "two sentences": ("SNS pushes; SQS is polled", []),
}


@pytest.mark.parametrize(("line", "expected"), list(BESIDE.values()), ids=list(BESIDE))
def test_services_are_set_beside_each_other(line: str, expected: list[str]) -> None:
    assert read(line) == expected


MARKED = {
    "arrow to what is authorised": ("Cognito → API Gateway authorizer", ["Amazon Cognito protects Amazon API Gateway"]),
    "arrow to what is triggered": ("S3 → Lambda trigger", ["Amazon S3 triggers AWS Lambda"]),
    "wikilinks": ("[[Lambda]] writes records to [[DynamoDB]]", ["AWS Lambda sends_to Amazon DynamoDB"]),
    "bold": ("**Lambda** writes to **DynamoDB**", ["AWS Lambda sends_to Amazon DynamoDB"]),
    "a wrapped bullet": ("- SQS triggers\n  Lambda", ["Amazon SQS triggers AWS Lambda"]),
    "a wrapped list": (
        "S3 sends events to SQS,\nand SNS.",
        ["Amazon S3 sends_to Amazon SNS", "Amazon S3 sends_to Amazon SQS"],
    ),
    "code": ("`Lambda` polls `SQS`", ["AWS Lambda reads_from Amazon SQS"]),
}


@pytest.mark.parametrize(("line", "expected"), list(MARKED.values()), ids=list(MARKED))
def test_marks_around_names_are_no_words(line: str, expected: list[str]) -> None:
    assert read(line) == expected


LISTS: dict[str, tuple[str, list[str]]] = {
    "a list behind a blank line": ("# Fabric\n\nOur loader writes to\n\n- S3\n", []),
    "of what is under a heading": (
        "# Firehose\n\nIt writes to\n\n- Splunk\n", ["Amazon Data Firehose sends_to Splunk"]),
    "behind a sentence": ("# Firehose\n\nIt writes to Redshift.\n\n- Splunk\n", [
        "Amazon Data Firehose sends_to Amazon Redshift"]),
    "parts of it": (
        "Two parts of Amazon FSx\n\n- FSx for Lustre\n- EBS\n", ["Amazon EBS part_of Amazon FSx"]),
    "the heading's parts": (
        "# Synapse\n\n## Components\n\n- Data Factory\n- for Power BI: a connector\n",
        ["Azure Data Factory part_of Azure Synapse Analytics", "Power BI reads_from Azure Synapse Analytics"]),
    "triggers of it": ("Triggers of the Lambda\n\n- SQS\n", ["Amazon SQS triggers AWS Lambda"]),
    "examples of a noun": ("# Firehose\n\n- it batches what it gets for sinks such as Redshift\n", [
        "Amazon Data Firehose sends_to Amazon Redshift"]),
    "examples behind like": ("# EventBridge\n\nGreat for calling targets like Lambda\n", [
        "Amazon EventBridge triggers AWS Lambda"]),
    "what is like another": ("# Redshift\n\nIt works like Aurora\n", []),
    "what holds something": ("Synapse consists of Data Factory and Power BI\n", [
        "Azure Data Factory part_of Azure Synapse Analytics", "Power BI part_of Azure Synapse Analytics"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists_of_parts_and_lists_behind_a_blank_line(text: str, expected: list[str]) -> None:
    assert read(text) == expected
