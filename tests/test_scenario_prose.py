"""Scenarios in sentences and behind arrows: who says what he needs, what is taken for it, what fails by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.notes import Note
from extract.scenarios import scenarios
from extract.statements import statements

if TYPE_CHECKING:
    from graph.model import Scenario

HITS: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "# Talk",
        'And when a customer complains "my mails are late", then you put an SQS queue before it.',
        "my mails are late",
        ("Amazon SQS",),
    ),
    ("# Talk", "So for a really small table you take DynamoDB instead.", "a really small table", ("Amazon DynamoDB",)),
    ("# Talk", "For Oracle you need Amazon RDS.", "Oracle", ("Amazon RDS",)),
    ("# Talk", "For ordered messages, use Amazon SQS.", "ordered messages", ("Amazon SQS",)),
    (
        "# Talk",
        '- Amazon DynamoDB may tell you: "The item has a wrong size." This usually means Amazon DynamoDB.',
        "The item has a wrong size",
        ("Amazon DynamoDB",),
    ),
    (
        "# Talk",
        "- If you need a big disk, the plain mode will not do. Instead, you can take Amazon EFS.",
        "need a big disk",
        ("Amazon EFS",),
    ),
    (
        "# AWS Lambda",
        "- Why would you use an alias? -> If callers must not change",
        "callers must not change",
        ("AWS Lambda",),
    ),
    ("# Talk", "Unless you need files, use Amazon S3.", "unless you need files", ("Amazon S3",)),
    ("# Talk", "For links to partners, AWS Direct Connect is used.", "links to partners", ("AWS Direct Connect",)),
    ("# Talk", "To keep a decade of sales choose Amazon Redshift.", "keep a decade of sales", ("Amazon Redshift",)),
    (
        "# Talk",
        "Amazon EFS is required when two machines need to write the same folder",
        "two machines need to write the same folder",
        ("Amazon EFS",),
    ),
    ("# Talk", "AWS Batch is the preferred option for nightly jobs.", "nightly jobs", ("AWS Batch",)),
    ("# Talk", "Make use of AWS Batch if you want to render films.", "want to render films", ("AWS Batch",)),
    ("# Talk", "Use AWS Batch when working with long films.", "working with long films", ("AWS Batch",)),
    (
        "# Talk",
        "- If you want to hear of every mistake. Create an alarm in Amazon CloudWatch. It costs little.",
        "want to hear of every mistake",
        ("Amazon CloudWatch",),
    ),
    (
        "# Talk",
        "If you need to read a parcel, the best approach would be to ask Amazon Textract.",
        "need to read a parcel",
        ("Amazon Textract",),
    ),
    (
        "# Talk",
        "(b) When a clerk needs more rights, he can use AWS STS.",
        "a clerk needs more rights",
        ("AWS STS",),
    ),
    (
        "# Talk",
        "- Many read the same rows. One of the requirements is speed. For that you should use Amazon ElastiCache.",
        "One of the requirements is speed",
        ("Amazon ElastiCache",),
    ),
    (
        "# Talk",
        "Choose Cloud Run rather than GKE when nobody wants to run a cluster.",
        "nobody wants to run a cluster",
        ("Cloud Run",),
    ),
    ("# Talk", "- EKS if you need Kubernetes itself, otherwise ECS", "need Kubernetes itself", ("Amazon EKS",)),
    ("# Talk", "The cheapest way to keep old logs is S3 Glacier.", "keep old logs", ("S3 Glacier",)),
    ("# Talk", "Too many connections? Use Amazon RDS Proxy.", "Too many connections?", ("Amazon RDS Proxy",)),
    ("# Kubernetes", "CrashLoopBackOff → `kubectl logs --previous`", "CrashLoopBackOff", ("Kubernetes",)),
    (
        "# AWS KMS",
        "AccessDeniedException on decrypt → the role misses a right",
        "AccessDeniedException on decrypt",
        ("AWS KMS",),
    ),
    (
        "# AWS",
        '- "too many connections" → go through RDS Proxy and not straight to Aurora',
        "too many connections",
        ("Amazon RDS Proxy",),
    ),
    ("# Kubernetes", "Pending pods → no node fits", "Pending pods", ("Kubernetes",)),
    ("# Data", '- "relational and global" → Spanner, Cloud SQL is regional', "relational and global", ("Spanner",)),
    (
        "# Mail",
        '- "order for each customer" → Amazon SQS; Amazon SNS can\'t do it',
        "order for each customer",
        ("Amazon SQS",),
    ),
    (
        "# Storage",
        "- **Trap:** Disks stay in one zone. For a copy in another region, use **Amazon S3**. It costs more.",
        "a copy in another region",
        ("Amazon S3",),
    ),
    (
        "# Mail",
        "- Queues forget. If every reader needs a copy, then use Amazon SNS.",
        "every reader needs a copy",
        ("Amazon SNS",),
    ),
    ("# Mail", "- If a queue loses mail:\n  - Ensure Amazon SNS may write", "a queue loses mail", ("Amazon SNS",)),
    ("# Mail", "- To see old mail:\n  - Use Amazon S3", "see old mail", ("Amazon S3",)),
    (
        "# Mail",
        "If your team needs to see each letter, you will want to look at Amazon SQS.",
        "your team needs to see each letter",
        ("Amazon SQS",),
    ),
    ("# Mail", "- If it must be cheap, slow or not, Amazon SQS", "it must be cheap, slow or not", ("Amazon SQS",)),
    ("# Mail", "- If letters have no order use Amazon SNS", "letters have no order", ("Amazon SNS",)),
    (
        "# Mail",
        "- It waits, but if you cannot wait, Amazon SNS is the better choice",
        "you cannot wait",
        ("Amazon SNS",),
    ),
    ("# Mail", "- Take Amazon SNS when you don't need an order", "you don't need an order", ("Amazon SNS",)),
    ("# Mail", "Amazon SNS is the right choice if you want speed. It is old.", "want speed", ("Amazon SNS",)),
    ("# Mail", "Remember, when you see fan-out, it's likely Amazon SNS.", "you see fan-out", ("Amazon SNS",)),
    ("# Mail", "- If the question mentions order, think of Amazon SQS", "the question mentions order", ("Amazon SQS",)),
    (
        "# Mail",
        "If letters must last, you can have them kept for long by using Amazon S3.",
        "letters must last",
        ("Amazon S3",),
    ),
    (
        "# Amazon SQS",
        "- Late letters are a challenge. Options to avoid them include Amazon SNS. So it is.",
        "Late letters are a challenge",
        ("Amazon SNS",),
    ),
    (
        "# Amazon SQS",
        '- This error may occur: "The letter is too large for us". In this case, you can put it in Amazon S3.',
        "The letter is too large for us",
        ("Amazon S3",),
    ),
    ("# Amazon SQS", "If you need old protocols, switch to Amazon MQ.", "need old protocols", ("Amazon MQ",)),
    ("# Mail", "- If not near a post office, want to consider Amazon SES", "not near a post office", ("Amazon SES",)),
    ("# Mail", "Use Amazon SNS when several teams need a copy.", "several teams need a copy", ("Amazon SNS",)),
    ("# Mail", "Amazon SQS is too slow => move the letters to Amazon MSK", "Amazon SQS is too slow", ("Amazon MSK",)),
    ("# Exam cheat sheet", "- DDoS protection → Shield Advanced", "DDoS protection", ("AWS Shield",)),
    ("# High-value exam triggers", "- Letters for sale → Amazon SES", "Letters for sale", ("Amazon SES",)),
    ("# Mail", "**Scenario**: no letter may get lost -> Amazon SQS", "no letter may get lost", ("Amazon SQS",)),
    ("# Mail", "- For letters to many: Amazon SNS", "letters to many", ("Amazon SNS",)),
    ("# Mail", "- When cost is all that counts, go for Amazon SES", "cost is all that counts", ("Amazon SES",)),
    (
        "# Mail",
        "- A shop must send letters to many. You should use Amazon SNS with a filter.",
        "A shop must send letters to many",
        ("Amazon SNS",),
    ),
    (
        "# Mail",
        "Amazon SNS is ideal for situations where you want copies for all.",
        "want copies for all",
        ("Amazon SNS",),
    ),
    (
        "# Amazon SES",
        "- It counts bounces. This is useful when a good name is essential.",
        "a good name is essential",
        ("Amazon SES",),
    ),
    ("# Amazon SES", "It's ideal for applications requiring a receipt", "requiring a receipt", ("Amazon SES",)),
    ("# Mail", "- The plain one knows times, for more detail use Amazon SES", "more detail", ("Amazon SES",)),
    ("# Amazon SES", "- Use it if you need a receipt", "need a receipt", ("Amazon SES",)),
    ("# Amazon SES", "- Best when you want few bounces", "want few bounces", ("Amazon SES",)),
    ("# Mail", "- Opt for Amazon SES over Amazon SNS when letters are long", "letters are long", ("Amazon SES",)),
    ("# Mail", "- To keep letters in order: Amazon SQS", "keep letters in order", ("Amazon SQS",)),
    ("# Mail", "To avoid doubles, set an id in Amazon SQS.", "avoid doubles", ("Amazon SQS",)),
]

MISSES: list[tuple[str, str]] = [
    ("# Talk", "If you selected a key for Amazon S3, then you must create its copy."),
    ("# Talk", "- Talk as long as you like (unlike Amazon EBS where talk is short)"),
    ("# Talk", "- A queue is short. This usually means little to Amazon SQS."),
    ("# Talk", "Amazon EFS is used when a folder is opened."),
    ("# Talk", "The console opens with a click. For this you can use Amazon SQS."),
    ("# Talk", "If a queue is empty. Create Amazon SNS topics."),
    ("# Talk", "To learn what you can use Amazon SQS"),
    ("# Talk", "For years we had Amazon RDS."),
    ("# Talk", "We paid for the table you see in DynamoDB."),
    ("# Talk", "For low latency, always put Amazon CloudFront in front."),
    ("# Talk", "The way in is Amazon API Gateway."),
    ("# Talk", "Is it late? Use of Amazon SQS grows."),
    ("# Talk", "Amazon EKS runs if you pay."),
    ("# Kubernetes", "Pods → nodes"),
    ("# Mail", "3. For Mail type, select Create new and enter a name."),
    ("# Amazon SQS", "- This is useful if you wrote letters before."),
    ("# Amazon SQS", "- Ideal for short letters"),
    ("# Amazon SQS", "Option B -> FIFO queue (new)"),
    ("# Exam scenarios", "- **Use templates**: Reduce the work with Amazon SES"),
    ("# Mail", "**Use Amazon SES when you need to:**"),
    ("# Common scenarios", "- **Amazon SES vs. Amazon SNS**: Letters vs. news"),
    ("# Common scenarios", "- **Rights of a letter**: Amazon SES reads them by heart"),
    ("# Mail", "1. Create a resource → Amazon SES"),
    ("# Use cases", "- **Letters and cards**: Create both with Amazon SES"),
    ("# Mail", "1. Which one sends letters of Amazon SES? ____"),
    ("# Mail", "If possible, use Amazon SQS."),
    ("# Mail", "To solve this, use Amazon SQS."),
    ("# Mail", "To read a queue, you must create Amazon SQS rights."),
    ("# Mail", "- It waits. When mail comes, create a queue in Amazon SQS."),
    ("# Mail", "- To see old mail:\n  - Open Amazon S3 in the console"),
    ("# Mail", "- If mail is late:\n  - Amazon SQS keeps it"),
    ("# Mail", "Amazon SQS allows many readers -> reduce the load of each"),
    ("# Mail", "For example if mail comes, you need Amazon SQS."),
    ("# Mail", "If you send little, you do not need servers."),
    ("# AWS KMS", "AccessPolicy → the role"),
    ("# Amazon SQS", "- When you create a queue, choose a name for it."),
    ("# Amazon SQS", "- The queue is old. You should use a new one."),
    ("# Exam cheat sheet", "- Letter comes → triggers AWS Lambda"),
    ("# Exam cheat sheet", "- User → Amazon CloudFront → Amazon S3"),
    ("# Mail", "To set up a queue, use the `aws sqs` command of Amazon SQS."),
    ("# Mail", "To exchange letters, you can configure Amazon SQS."),
    ("# Mail", "If you want mail, you will get charged by Amazon SQS."),
    ("# Mail", "When you want to send, you need some stamps. Amazon SQS has none."),
    ("# Amazon SQS", "- It waits for an hour. Options to avoid that include Amazon SNS."),
    ("# Amazon SQS", "- It is slow. Amazon SNS is fast."),
    ("# Mail", "If you see mail, it's good for Amazon SNS."),
    ("# Mail", "In case of rain, you may want Amazon SQS."),
    ("# Mail", "If a letter comes, you can read it in Amazon SQS."),
    ("# Mail", "- all letters (default): create one queue of Amazon SQS for each"),
]


def read(context: str, text: str) -> list[Scenario]:
    note = Note(name="n.md", text=f"{context}\n\n{text}")
    return [found for statement in statements(note) for found in scenarios(statement)]


@pytest.mark.parametrize(("context", "text", "need", "services"), HITS, ids=[text[:40] for _, text, _, _ in HITS])
def test_a_need_is_read_with_what_answers_it(context: str, text: str, need: str, services: tuple[str, ...]) -> None:
    (found,) = read(context, text)
    accepted = tuple(dict.fromkeys(name for answer in found.answers if not answer.rejected for name in answer.services))
    assert (found.need, accepted) == (need, services)


@pytest.mark.parametrize(("context", "text"), MISSES, ids=[text[:40] for _, text in MISSES])
def test_what_only_looks_like_a_need_is_left(context: str, text: str) -> None:
    assert read(context, text) == []


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("- EKS if you need Kubernetes itself, otherwise ECS", ("Amazon ECS",)),
        ("- **Rule**: If the mail is short, you don't need Amazon S3.", ("Amazon S3",)),
        ("- Choose Amazon EFS over Amazon S3 when you need files.", ("Amazon S3",)),
        ("- Don't use Amazon S3 if files change all day.", ("Amazon S3",)),
        ("- If moving few files (e.g. ten), Amazon S3 is **not** required.", ("Amazon S3",)),
        ('- "order for each customer" → Amazon SQS; Amazon SNS can\'t do it', ("Amazon SNS",)),
    ],
)
def test_what_is_ruled_out_beside_the_answer(text: str, rejected: tuple[str, ...]) -> None:
    (found,) = read("# AWS", text)
    assert tuple(name for answer in found.answers if answer.rejected for name in answer.services) == rejected


def test_every_sentence_of_a_line_can_state_a_need() -> None:
    found = read("# AWS", "- If you need order, use Amazon SQS. If you want copies for all, you can take Amazon SNS.")
    assert [(one.need, one.answers[0].services) for one in found] == [
        ("need order", ("Amazon SQS",)),
        ("want copies for all", ("Amazon SNS",)),
    ]


def test_a_line_can_give_one_need_after_the_other() -> None:
    found = read("# Exam triggers", "- Letters in order → Amazon SQS; to many → Amazon SNS; old letters → Amazon S3")
    assert [(one.need, one.answers[0].services) for one in found] == [
        ("Letters in order", ("Amazon SQS",)),
        ("many", ("Amazon SNS",)),
        ("old letters", ("Amazon S3",)),
    ]
    assert len(read("# Exam triggers", "- Letters in order → Amazon SQS; it waits")) == 1
