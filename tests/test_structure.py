"""A note as lines: what is a heading, bullet, sentence, row, quote, code; what hangs under what; exact offsets."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.structure import Line, parse


def lines_of(text: str, name: str = "a.txt") -> list[str]:
    return [shown(line) for line in parse(Note(name=name, text=text))]


def shown(line: Line) -> str:
    parent = f" ^{line.parent}" if line.parent else ""
    above = "".join(f" #{number}" for number in line.headings)
    return f"{line.number} {line.kind.value}{parent}{above}: {line.text}"


PLAIN_HEADINGS = {
    "emoji and name above a list": ("🟣 AWS Lambda\n- Retries", ["1 heading: AWS Lambda", "2 bullet #1: Retries"]),
    "colon": ("ECR:\n- Auth", ["1 heading: ECR", "2 bullet #1: Auth"]),
    "no mark at all": ("MemoryDB for Redis\n- durable", ["1 heading: MemoryDB for Redis", "2 bullet #1: durable"]),
    "blank line before the list": ("X-Ray\n\n- Traces", ["1 heading: X-Ray", "3 bullet #1: Traces"]),
    "dash in the name": (
        "AWS Config — Compliance\n- Rules",
        ["1 heading: AWS Config — Compliance", "2 bullet #1: Rules"],
    ),
    "trailing blank": ("Glue \n- ETL", ["1 heading: Glue", "2 bullet #1: ETL"]),
    "peers end each other": (
        "SQS:\n- a queue\n\nSNS\n- a topic",
        ["1 heading: SQS", "2 bullet #1: a queue", "4 heading: SNS", "5 bullet #4: a topic"],
    ),
    "no blank line after the list before": (
        "SQS:\n- a queue\nSNS:\n- a topic",
        ["1 heading: SQS", "2 bullet #1: a queue", "3 heading: SNS", "4 bullet #3: a topic"],
    ),
    "below a marked heading": (
        "# AWS\nSQS:\n- a queue\n\n## GCP\n- b",
        ["1 heading: AWS", "2 heading #1: SQS", "3 bullet #1 #2: a queue", "5 heading #1: GCP", "6 bullet #1 #5: b"],
    ),
    "a lead to a list below a marked heading": (
        "# SQS\nGood reasons to use Lambda with it:\n- a\n\nb",
        ["1 heading: SQS", "2 prose #1: Good reasons to use Lambda with it:", "3 bullet ^2 #1: a", "5 prose #1: b"],
    ),
    "bold alone": ("**S3**\n\nObjects.", ["1 heading: S3", "3 prose #1: Objects."]),
    "bold with colon": ("**S3:**\n- Objects", ["1 heading: S3", "2 bullet #1: Objects"]),
    "over a paragraph": (
        "Cold starts\n\nThey take time.",
        ["1 heading: Cold starts", "3 prose #1: They take time."],
    ),
    "first line of a paragraph, with colon": (
        "Timeout:\nIt is 15 min.",
        ["1 heading: Timeout", "2 prose #1: It is 15 min."],
    ),
    "title of the note above other headings": (
        "Exam notes\n\nSQS:\n- a",
        ["1 heading: Exam notes", "3 heading #1: SQS", "4 bullet #1 #3: a"],
    ),
    "last line of a paragraph": (
        "It scales.\nLimits:\n- 15 min",
        ["1 prose: It scales.", "2 heading: Limits", "3 bullet #2: 15 min"],
    ),
    "above a table": ("Limits\n\n| a | b |\n|--|--|\n| 1 | 2 |", ["1 heading: Limits", "5 row #1: 1 | 2"]),
    "question": ("What is a DLQ?\n- A queue", ["1 heading: What is a DLQ?", "2 bullet #1: A queue"]),
}

NO_HEADINGS = {
    "a clause above a list": ("Lambda is serverless\n- yes", ["1 prose: Lambda is serverless", "2 bullet: yes"]),
    "a clause with a colon": (
        "Lambda supports these sources:\n- SQS\n- SNS",
        ["1 prose: Lambda supports these sources:", "2 bullet ^1: SQS", "3 bullet ^1: SNS"],
    ),
    "a clause whatever its verb": (
        "A requirement specifier comes in two forms:\n- b",
        ["1 prose: A requirement specifier comes in two forms:", "2 bullet ^1: b"],
    ),
    "a fact": ("Lambda → SQS\n- async", ["1 prose: Lambda → SQS", "2 bullet: async"]),
    "a sentence": ("Use SQS.\n- cheap", ["1 prose: Use SQS.", "2 bullet: cheap"]),
    "a quoted need": ("“Need to replay”\n- DLQ", ["1 prose: “Need to replay”", "2 bullet: DLQ"]),
    "a judgement": ("✅ Full checks\n- cost", ["1 bullet: ✅ Full checks", "2 bullet: cost"]),
    "alone at the end": ("- a\n\nLambda", ["1 bullet: a", "3 prose: Lambda"]),
    "a file of one word": ("Lambda", ["1 prose: Lambda"]),
    "a wrapped bullet": (
        "- The execution role of the function must be allowed to write to\nCloudWatch Logs\n- b",
        ["1 bullet: The execution role of the function must be allowed to write to\nCloudWatch Logs", "3 bullet: b"],
    ),
    "a long line above a rule": (f"It {'really ' * 20}works\n---", [f"1 prose: It {'really ' * 20}works"]),
}

MARKED_HEADINGS = {
    "levels": (
        "# A\n## B\ntext\n## C\n### D ##\n# E",
        [
            "1 heading: A",
            "2 heading #1: B",
            "3 prose #1 #2: text",
            "4 heading #1: C",
            "5 heading #1 #4: D",
            "6 heading: E",
        ],
    ),
    "setext": (
        "Lambda\n======\nLimits\n---\ntext",
        ["1 heading: Lambda", "3 heading #1: Limits", "5 prose #1 #3: text"],
    ),
    "a marked heading ends a plain one": (
        "# A\nSQS:\n- x\n\n### B\ny",
        ["1 heading: A", "2 heading #1: SQS", "3 bullet #1 #2: x", "5 heading #1: B", "6 prose #1 #5: y"],
    ),
    "emoji, bold and colon": ("## 🟣 **AWS Lambda:**", ["1 heading: AWS Lambda"]),
    "nothing but a mark": ("#\ntext", ["2 prose: text"]),
}

LISTS = {
    "two, three and four spaces, tabs": (
        "- a\n  - b\n     - c\n\t\t- d\n- e\n    - f\n\t- g\n1. h\n   - i",
        [
            "1 bullet: a",
            "2 bullet ^1: b",
            "3 bullet ^2: c",
            "4 bullet ^3: d",
            "5 bullet: e",
            "6 bullet ^5: f",
            "7 bullet ^5: g",
            "8 bullet: h",
            "9 bullet ^8: i",
        ],
    ),
    "deeper than Markdown allows": (
        "- a\n        - b\n            - c",
        ["1 bullet: a", "2 bullet ^1: b", "3 bullet ^2: c"],
    ),
    "deep right under a heading": (
        "SQS:\n      - a\n        - b",
        ["1 heading: SQS", "2 bullet #1: a", "3 bullet ^2 #1: b"],
    ),
    "deep after a blank line": ("SQS:\n\n      - a", ["1 heading: SQS", "3 bullet #1: a"]),
    "one step back halfway": ("- a\n    - b\n  - c", ["1 bullet: a", "2 bullet ^1: b", "3 bullet ^1: c"]),
    "ragged by one": ("- a\n - b\n- c", ["1 bullet: a", "2 bullet: b", "3 bullet: c"]),
    "other bullets": (
        "• a\n  ◦ b\n  – c\n* d\n+ e",
        ["1 bullet: a", "2 bullet ^1: b", "3 bullet ^1: c", "4 bullet: d", "5 bullet: e"],
    ),
    "numbers and letters": (
        "1. a\n2) b\na) c\n(b) d\niv) e",
        ["1 bullet: a", "2 bullet: b", "3 bullet: c", "4 bullet: d", "5 bullet: e"],
    ),
    "numbers from two on, below text": ("Steps\n2. a\n3. b", ["1 heading: Steps", "2 bullet #1: a", "3 bullet #1: b"]),
    "bullets of a number in its column": (
        "1. SQS\n- a\n- b\n2. SNS\n- c",
        ["1 bullet: SQS", "2 bullet ^1: a", "3 bullet ^1: b", "4 bullet: SNS", "5 bullet ^4: c"],
    ),
    "a branch": (
        "- Cluster\n    └── Service\n    └── Task",
        ["1 bullet: Cluster", "2 bullet ^1: Service", "3 bullet ^1: Task"],
    ),
    "a tree": (
        "Cluster\n├── Service\n│   ├── Task\n│   └── ENI\n└── Role",
        [
            "1 heading: Cluster",
            "2 bullet #1: Service",
            "3 bullet ^2 #1: Task",
            "4 bullet ^2 #1: ENI",
            "5 bullet #1: Role",
        ],
    ),
    "task boxes": (
        "- [ ] read\n- [x] done\n- [link] kept",
        ["1 bullet: read", "2 bullet: done", "3 bullet: [link] kept"],
    ),
    "symbols as bullets stay": ("✅ SQS\n❌ SNS\n⚠️ MQ", ["1 bullet: ✅ SQS", "2 bullet: ❌ SNS", "3 bullet: ⚠️ MQ"]),
    "continued": ("- one\n  two\n- three", ["1 bullet: one\n  two", "3 bullet: three"]),
    "two paragraphs": (
        "- one\n\n  Two. Three.\n  - four",
        ["1 bullet: one", "3 prose ^1: Two.", "3 prose ^1: Three.", "4 bullet ^1: four"],
    ),
    "a paragraph of the outer item": (
        "- a\n  - b\n\n  c\n- d",
        ["1 bullet: a", "2 bullet ^1: b", "4 prose ^1: c", "5 bullet: d"],
    ),
    "two marks on a line": ("- a\n  - - b", ["1 bullet: a", "2 bullet ^1: b"]),
    "a heading inside": ("- # a\n- b", ["1 bullet: a", "2 bullet: b"]),
    "text on the next line": ("-\n  a", ["2 bullet: a"]),
    "term and text": ("- DLQ: for failures\nTTL: 24 hours.", ["1 bullet: DLQ: for failures\nTTL: 24 hours."]),
    "a list ends at text": (
        "- a\n\nSome text is here.\n\n  - b",
        ["1 bullet: a", "3 prose: Some text is here.", "5 bullet: b"],
    ),
    "a number in wrapped text": (
        "The messages are kept in the queue for four days, or\n14. They may go to a DLQ.",
        ["1 prose: The messages are kept in the queue for four days, or\n14.", "2 prose: They may go to a DLQ."],
    ),
}

TABLES = {
    "a table": ("| Name | Max |\n| --- | --- |\n| SQS | 256 KB |", ["3 row: SQS | 256 KB"]),
    "in a bullet": (
        "- CDK:\n  - | Level | What |\n    | --- | --- |\n    | **L1** | raw |\n  - more",
        ["1 bullet: CDK:", "4 row ^1: **L1** | raw", "5 bullet ^1: more"],
    ),
    "below a bullet": ("- a\n\n  | x |\n  |---|\n  | 1 |", ["1 bullet: a", "5 row ^1: 1"]),
    "after a colon": (
        "These are the limits:\n\n|a|b|\n|-|-|\n|1|2|",
        ["1 prose: These are the limits:", "5 row ^1: 1|2"],
    ),
    "ragged rows": ("|a|b|\n|-|-|\n|1|\n|1|2|3|\n| | |", ["3 row: 1", "4 row: 1|2|3"]),
    "ended by text": ("|a|\n|-|\n|1|\n\nText.", ["3 row: 1", "5 prose: Text."]),
    "no table": ("a | b\nc | d", ["1 prose: a | b\nc | d"]),
}

OTHERS = {
    "front matter": ("---\ntags: [aws]\n\ntitle: x\n---\nText.", ["6 prose: Text."]),
    "a rule is no front matter": ("---\nText is here.\n---\nmore", ["2 heading: Text is here.", "4 prose #2: more"]),
    "fenced code": (
        "```sh\naws s3 ls\n\n  # all\n```\nText.",
        ["2 code: aws s3 ls", "4 code: # all", "6 prose: Text."],
    ),
    "unclosed code": ("a.\n~~~\n- b\n# c", ["1 prose: a.", "3 code: - b", "4 code: # c"]),
    "code of a bullet": ("- run\n  ```\n  ls\n  ```\n- b", ["1 bullet: run", "3 code ^1: ls", "5 bullet: b"]),
    "code after a colon": ("Now you run:\n```\nls\n```", ["1 prose: Now you run:", "3 code ^1: ls"]),
    "quote": ("> one\n> two\n\n> three", ["1 quote: one\n> two", "4 quote: three"]),
    "quote of a bullet": ("- a\n  > b\n- c", ["1 bullet: a", "2 quote ^1: b", "3 bullet: c"]),
    "list in a quote": ("> - a\n>   - b\n\n- c", ["1 bullet: a", "2 bullet ^1: b", "4 bullet: c"]),
    "list before a quoted list": ("- a\n\n> - b", ["1 bullet: a", "3 bullet: b"]),
    "callout": ("> [!note] Limits\n> 15 min", ["1 heading: Limits", "2 quote #1: 15 min"]),
    "callout whose title says something": ("> [!note] It ends.\n> 15 min", ["1 quote: It ends.", "2 quote: 15 min"]),
    "callout with nothing but a title": ("> [!note] Limits\n\nb", ["1 quote: Limits", "3 prose: b"]),
    "what a callout heads": (
        "# A\n> [!tip] Limits\n> - b\n>   - c\n\nd is there.\n\n> e",
        [
            "1 heading: A",
            "2 heading #1: Limits",
            "3 bullet #1 #2: b",
            "4 bullet ^3 #1 #2: c",
            "6 prose #1: d is there.",
            "8 quote #1: e",
        ],
    ),
    "heading after a callout": (
        "> [!tip] Limits\n> b\n\n## C\n\nd",
        [
            "1 heading: Limits",
            "2 quote #1: b",
            "4 heading: C",
            "6 prose #4: d",
        ],
    ),
    "folded callout without title": ("> [!tip]-\n> 15 min", ["2 quote: 15 min"]),
    "pictures by themselves": ("![[a.png]]\n\n![b](c.png) ![d](e.png)\n\n- f", ["5 bullet: f"]),
    "a picture in a sentence": ("See ![b](c.png)", ["1 prose: See ![b](c.png)"]),
    "what leads elsewhere on the page": (
        "[Back to top](#top)\n\n- [S3](#s3)\n- [S3](s3.md)",
        ["4 bullet: [S3](s3.md)"],
    ),
    "heading in a quote opens nothing": ("> # a\n\nb", ["1 quote: a", "3 prose: b"]),
    "comment": ("a\n\n<!-- b\n\nc --> d\n\ne", ["1 prose: a", "5 prose: d", "7 prose: e"]),
    "unclosed comment": ("<!-- a\n\nb", ["1 prose: <!-- a\n\nb"]),
    "markup": ("<details>\n<b>x</b>\n</details>", ["1 prose: <details>\n<b>x</b>\n</details>"]),
    "wikilinks": ("See [[SQS|the queue]].", ["1 prose: See [[SQS|the queue]]."]),
    "signs alone": ("=====\n***\n- ->\n\na", ["5 prose: a"]),
    "meanings under an item": (
        "- a\nb :: c\n**de** – f\ng",
        ["1 bullet: a", "2 prose ^1: b :: c", "3 prose ^1: **de** – f\ng"],
    ),
    "terms and their meanings": ("Cold start\n: a first call", ["1 heading: Cold start", "2 bullet #1: a first call"]),
    "meanings of a sentence": ("a b, c\n: d", ["1 prose: a b, c", "2 bullet ^1: d"]),
    "a word between colons is no meaning": ("see\n:tada: yes", ["1 prose: see\n:tada: yes"]),
    "link definitions are text": ("[a]: http://x.y", ["1 prose: [a]: http://x.y"]),
    "two sentences of a line": ("One. Two\nthree.", ["1 prose: One.", "1 prose: Two\nthree."]),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*case, id=f"{title}: {name}")
        for title, table in (
            ("plain", PLAIN_HEADINGS),
            ("none", NO_HEADINGS),
            ("marked", MARKED_HEADINGS),
            ("list", LISTS),
            ("table", TABLES),
            ("other", OTHERS),
        )
        for name, case in table.items()
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_indented_text_is_code_in_markdown_alone() -> None:
    text = "Run this.\n\n    aws s3 ls\n"
    assert lines_of(text, "a.md")[1] == "3 code: aws s3 ls"
    assert lines_of(text, "a.txt")[1] == "3 prose: aws s3 ls"
