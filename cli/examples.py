"""Examples of every command, shown in its help, in the reference, and run by the tests."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "build": ("build notes/ -o graph.json", "build lambda.md sqs.md", "build notes/ -o - | jq .nodes"),
    "path": (
        "path Lambda DynamoDB",
        "path S3 SNS --via Lambda --avoid SQS",
        "path S3 DynamoDB --directed -k 1 --json",
        "path SQS Lambda --flow --load",
        "path S3 DynamoDB --avoid security --dial 0.6 --all -k 10",
        "path S3 SQS --as markdown",
    ),
    "between": ("between S3 SQS Cognito", "between Lambda WAF 'Route 53' --dial 0"),
    "contrast": ("contrast SQS SNS", "contrast SQS SNS --as markdown", "contrast ElastiCache MemoryDB DynamoDB --json"),
    "near": (
        "near Lambda",
        "near Lambda --depth 2 --kind service --top 10",
        "near SQS --relation triggers",
        "near SQS --as svg",
    ),
    "limits": ("limits Lambda", "limits --unit MB", "limits --json"),
    "cues": ("cues", "cues replay old events"),
    "services": ("services", "services lam"),
    "show": ("show SQS",),
    "explain": ("explain notes/lambda.md:12",),
    "export": ("export mermaid", "export graphml -o graph.graphml"),
    "why": ("why S3 Lambda", "why IAM WAF --notes notes/", "why S3"),
    "aliases": ("aliases SQS", "aliases Lambda --notes notes/", "aliases Lambda/DLQ --json"),
    "conflicts": ("conflicts", "conflicts SQS", "conflicts --likely --json"),
    "correct": (
        "correct wrong S3 Lambda --relation triggers --at s3.md:12",
        "correct missing S3 Lambda --relation triggers --notes notes/",
        "correct same 'IAM IC' 'IAM Identity Center'",
        "correct different Config 'AWS Config'",
        "correct no-feature Lambda Service",
        "correct --undo",
    ),
    "check": ("check notes/", "check --accept", "check --graph graph.json --file linkspan.toml --junit check.xml"),
    "quality": ("quality", "quality notes/ --misses", "quality tests/quality/held --json"),
    "quiz": ("quiz", "quiz --service Lambda --count 5 --json", "quiz --anki deck.apkg"),
    "serve": ("serve", "serve notes/ --port 8600"),
}


def shown(command: str) -> str:
    """Return the examples of a command as the end of its help.

    >>> print(shown("show"))
    Examples:
    <BLANKLINE>
      linkspan show SQS
    """
    return "\n\n".join(["Examples:", *(f"  linkspan {line}" for line in EXAMPLES[command])])
