"""Questions with answers to choose from, and problems with their solutions on lines of their own."""

from __future__ import annotations

import pytest

from extract.choices import choices
from extract.notes import Note
from extract.pipeline import extract
from graph.model import Link, Scenario

Expected = tuple[int, str, tuple[str, ...], tuple[str, ...]]  # line, need, what answers, what is ruled out

CHOICES: dict[str, tuple[str, Expected]] = {
    "letters behind the options": (
        "1. Which one stores objects?\n   A. Amazon EBS\n   B. Amazon S3\n   C. Amazon EFS\n\n   **Answer: B** (so)\n",
        (6, "Which one stores objects?", ("Amazon S3",), ("Amazon EBS", "Amazon EFS")),
    ),
    "a tick": (
        "## Question 7\n\nIt must be cheap. Which one fits?\n\n- A) Amazon EMR\n- B) Amazon Athena ✅\n",
        (6, "It must be cheap. Which one fits?", ("Amazon Athena",), ("Amazon EMR",)),
    ),
    "boxes": (
        "**Q2:** Which one watches metrics?\n\n- [ ] AWS CloudTrail\n- [x] Amazon CloudWatch\n",
        (4, "Which one watches metrics?", ("Amazon CloudWatch",), ("AWS CloudTrail",)),
    ),
    "a tick on a bullet, under another item": (
        "- Queues wait.\n- Which one tells many at once?\n  - Amazon SQS\n  - Amazon SNS ✅\n",
        (4, "Which one tells many at once?", ("Amazon SNS",), ("Amazon SQS",)),
    ),
    "bold": (
        "Q4. Which one is a graph database?\na. Amazon RDS\nb. **Amazon Neptune**\nExplanation: so it is.\n",
        (3, "Which one is a graph database?", ("Amazon Neptune",), ("Amazon RDS",)),
    ),
    "a remark": (
        "Which one is for Git?\n(a) Azure Repos (correct)\n(b) Azure Boards\n",
        (2, "Which one is for Git?", ("Azure Repos",), ("Azure Boards",)),
    ),
    "two letters": (
        "Which two keep files? (Choose two)\nA. Amazon EFS\nB. Amazon SQS\nC. Amazon FSx\nCorrect answers: A and C\n",
        (5, "Which two keep files? (Choose two)", ("Amazon EFS", "Amazon FSx"), ("Amazon SQS",)),
    ),
    "a toggle over the letter": (
        "Which one keeps keys?\n- A. Azure Key Vault\n- B. Azure Files\n\n<summary>Show it</summary> A. It </details>",
        (5, "Which one keeps keys?", ("Azure Key Vault",), ("Azure Files",)),
    ),
    "a toggle over a labelled letter": (
        "Which one keeps keys?\nA: Azure Files\nB: Azure Key Vault\n<summary>Click</summary>Answer: b) it is",
        (4, "Which one keeps keys?", ("Azure Key Vault",), ("Azure Files",)),
    ),
    "what the question names, below a question about another": (
        "## What is Amazon SQS?\n\nWhat makes Amazon S3 cheaper?\nA. another class\nB. more prefixes\nAnswer: A\n",
        (6, "What makes Amazon S3 cheaper?", ("Amazon S3",), ()),
    ),
    "no service in the option": (
        "# Amazon S3\n\nWhat makes it cheaper?\nA. a lifecycle rule\nB. more prefixes\nAnswer: A\n",
        (6, "What makes it cheaper?", ("Amazon S3",), ()),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHOICES.values(), ids=CHOICES)
def test_the_right_option_answers(text: str, expected: Expected) -> None:
    (found,) = (fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Scenario))
    answers = tuple(name for answer in found.answers if not answer.rejected for name in answer.services)
    rejected = tuple(name for answer in found.answers if answer.rejected for name in answer.services)
    assert (found.evidence.line, found.need, answers, rejected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which one is it?\nA. SQS\nB. SNS\n",
        "Steps\nA. open S3\nB. close S3\n",
        "What is done?\nIt is this.\n- AWS Batch ✅\n- AWS Glue\n",
        "- [ ] buy AWS Batch\n- [x] sell AWS Glue\n",
        "Which one is it?\n\nA. SQS\n\nAnswer: B\n",
    ],
)
def test_no_choice_without_a_question_and_a_right_answer(text: str) -> None:
    assert choices(text) == ()


def test_a_wrong_option_states_nothing() -> None:
    text = "How is it sent on?\nA. Amazon SNS sends it to Amazon SES\nB. Amazon SQS sends it to AWS Lambda\nAnswer: B\n"
    links = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Link)]
    assert {(link.head, link.tail) for link in links} == {("Amazon SQS", "AWS Lambda")}


SOLUTIONS: dict[str, tuple[str, list[tuple[int, str, str]]]] = {
    "a problem and its solution": (
        "**Problem:** Amazon EFS is slow.\n**Cause:** few files.\n**Solution:** buy throughput.\n",
        [(3, "Amazon EFS is slow", "Amazon EFS")],
    ),
    "under a symptom": (
        "# AKS\n\n- Nodes are gone\n  - Cause: no quota\n  - Fix: ask for more\n",
        [(5, "Nodes are gone", "Azure Kubernetes Service")],
    ),
    "under a heading": (
        "### Cloud Run answers 503\n\nFix - listen on the port\n",
        [(3, "Cloud Run answers 503", "Cloud Run")],
    ),
    "a cause alone": (
        "Symptom: BigQuery is slow\nCause: it scans it all\n",
        [(2, "BigQuery is slow", "BigQuery")],
    ),
    "right below": (
        "- All servers must share files.\n👉 Solution: **Amazon EFS**\n",
        [(2, "All servers must share files", "Amazon EFS")],
    ),
    "an answer to a scenario": (
        "Scenario: a shop wants mail\nAnswer: Amazon SES\n",
        [(2, "a shop wants mail", "Amazon SES")],
    ),
    "a cause under it": (
        "# Kubernetes\n\n- OOMKilled\n  - Cause: the limit is too low\n",
        [(4, "OOMKilled", "Kubernetes")],
    ),
    "advice under a failure": (
        "# Kubernetes\n\n- CrashLoopBackOff\n  - look at the last logs\n",
        [(4, "CrashLoopBackOff", "Kubernetes")],
    ),
    "a fix in the same line": (
        "# Cloud Run\n\n- The image can't be found, its name is wrong. Fix: pick the one with a tag.\n",
        [(3, "The image can't be found, its name is wrong", "Cloud Run")],
    ),
    "the cause of nothing": ("Amazon EFS is slow\nCause: few files\n", []),
    "the solution of nothing": ("Solution: Amazon EFS\n", []),
}


@pytest.mark.parametrize(("text", "expected"), SOLUTIONS.values(), ids=SOLUTIONS)
def test_a_solution_knows_its_problem(text: str, expected: list[tuple[int, str, str]]) -> None:
    found = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Scenario)]
    assert [(one.evidence.line, one.need, one.answers[0].services[0]) for one in found] == expected
