"""Limits read out of notes: values and counts that bound, and numbers that only tell, cost, reckon or name."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
from extract.quantities import number, quantities
from extract.statements import statements

LAMBDA = "# AWS Lambda\n\n- "
SQS = "# Amazon SQS\n\n- "
RUN = "# Cloud Run\n\n* "
AZURE = "# Azure Functions\n\n"
KUBERNETES = "# Kubernetes\n\n- "

LIMITS = {
    "plain value": (LAMBDA + "Timeout = 15 minutes", ["AWS Lambda: = 15 minutes"]),
    "glued unit and sign": (SQS + "Messages ≤256KB", ["Amazon SQS: <= 256 KB"]),
    "two values": (SQS + "Retention 4 days, at most 14 days", ["Amazon SQS: = 4 days", "Amazon SQS: <= 14 days"]),
    "both ends of a range": (SQS + "Visibility 10–30 s", ["Amazon SQS: = 10 s", "Amazon SQS: = 30 s"]),
    "times": (LAMBDA + "Failed events are retried twice", ["AWS Lambda: = 2 times"]),
    "spelled, per": (RUN + "one port per container", ["Cloud Run: = 1 port per container"]),
    "rate": (SQS + "FIFO: 300 messages per second", ["Amazon SQS: = 300 messages per second"]),
    "count after a comparator": (RUN + "Up to 1000 instances", ["Cloud Run: <= 1000 instances"]),
    "bare number": (KUBERNETES + "Pods: limit of 110 per node", ["Kubernetes: = 110 pods"]),
    "number before max": (KUBERNETES + "pods: 9 default, 25 max", ["Kubernetes: = 9 pods", "Kubernetes: = 25 pods"]),
    "negated comparator": (KUBERNETES + "A Secret can't be larger than 1 MiB", ["Kubernetes: <= 1 MiB"]),
    "default with a value": (AZURE + "The timeout is 5 minutes by default.", ["Azure Functions: = 5 minutes"]),
    "at the end": (AZURE + "Runs 10 minutes at most.", ["Azure Functions: <= 10 minutes"]),
    "names are no values": (LAMBDA + "Runs in us-east-1 over TLS1.2, answers 429/502", []),
    "configuration names": ("# AWS CodeDeploy\n\n- Canary10-5, Linear10-1", []),
    "address ranges": ("# Amazon VPC\n\n- Route 10.0.0.0/16 and 0.0.0.0/0", []),
    "a number in a service's name": ("# DNS\n\n- Route 53 decides", []),
    "a mere number of things": (LAMBDA + "Two functions share one role", []),
    "share of traffic": (RUN + "Split traffic 70/30", []),
    "share with a word that bounds": (KUBERNETES + "Pods are evicted below 8% free disk", ["Kubernetes: < 8 %"]),
    "share by default": (KUBERNETES + "maxSurge is 25% by default", ["Kubernetes: = 25 %"]),
    "spelled, without another cue": (SQS + "Messages are kept for four days", ["Amazon SQS: = 4 days"]),
    "no year": (RUN + "Up to 2000 revisions are kept", ["Cloud Run: <= 2000 revisions"]),
    "threshold of an alarm": (RUN + "CPU load > 80 %", []),
    "threshold of an advice": (RUN + "For images larger than 9 GB use a bucket.", []),
    "span of what is counted": (
        RUN + "The number of replicas must be between 2 and 9.",
        ["Cloud Run: = 2 replicas", "Cloud Run: = 9 replicas"],
    ),
    "range of a bare number": (
        RUN + "Priority can range from 1 to 7.",
        ["Cloud Run: = 1 priority", "Cloud Run: = 7 priority"],
    ),
    "span of names": (RUN + "Traffic is split between 2 and more revisions", []),
    "bare maximum as subject": (RUN + "The maximum of 80 is rarely met", ["Cloud Run: = 80"]),
    "allowance": (
        RUN + "The first 50 builds per month are free.",
        ["Cloud Run: = 50 builds per month"],
    ),
    "no allowance": (RUN + "The first 50 builds of each month took longer", []),
    "more is denied": (LAMBDA + "Can't use more than 5 layers", ["AWS Lambda: <= 5 layers"]),
    "of each": (KUBERNETES + "Each pool has two zones", ["Kubernetes: = 2 zones"]),
    "minimum, after": (RUN + "3 zones minimum", ["Cloud Run: >= 3 zones"]),
    "a wait": (RUN + "deploy, wait ten minutes", []),
    "kind of thing": (RUN + "It reads a 10 GB file over a 5 Gbps link", []),
    "kind of limit": (RUN + "There is a 60 minute timeout", ["Cloud Run: = 60 minute"]),
    "before": (RUN + "Previously it waited up to 15 s", []),
    "count with a hyphen after": (SQS + "At most 500 in-flight messages", ["Amazon SQS: <= 500 in-flight messages"]),
    "typical": (RUN + "A cold start is typically in the range of 2 s", []),
    "plural of a number": (RUN + "Scales into the 1000s", []),
    "share in a column": (
        "# Amazon S3\n\n| Class | Availability |\n|---|---|\n| One Zone | 99.5% |",
        ["Amazon S3: = 99.5 %"],
    ),
    "bare, in brackets": (AZURE + "Slots: 20 (max)", ["Azure Functions: = 20 slots"]),
    "bare, defaults to": (AZURE + "Batches defaults to 16", ["Azure Functions: = 16"]),
    "so much off": (LAMBDA + "Up to 30% off", []),
    "list of so many": (KUBERNETES + "Each pool comes in three sorts: small, medium and large", []),
    "more than so many": (RUN + "It allows more than 100 metrics", []),
    "share of availability": (RUN + "99.95% SLA", ["Cloud Run: = 99.95 %"]),
    "so many times as fast": (RUN + "3x the throughput of the old one", []),
    "so many tries": (SQS + "Polls are retried 3x", ["Amazon SQS: = 3 x"]),
    "and more": (RUN + "Up to 250+ revisions", ["Cloud Run: <= 250 revisions"]),
    "up to the past": (KUBERNETES + "Keeps up to the last 12 hours", ["Kubernetes: <= 12 hours"]),
    "weeks, as code": (KUBERNETES + "Max lifetime of `3w`", ["Kubernetes: = 3 w"]),
    "the one": (RUN + "Max of all, not the one handling it", []),
    "numbers of ports": (RUN + "Max on port 80 & 443 across revisions", []),
    "a product": (LAMBDA + "2 GB and 3 s = 6 GB seconds", []),
    "share that describes": (RUN + "Some 40% of the calls are retries", []),
    "rate after takes": (KUBERNETES + "a node takes 5 MB per second", ["Kubernetes: = 5 MB per second"]),
    "how long it took": (KUBERNETES + "The upgrade takes 20 minutes", []),
    "limited to a count": (SQS + "A batch is limited to 10 messages", ["Amazon SQS: <= 10 messages"]),
    "attempts that failed": (SQS + "After 4 failed attempts it moves on", ["Amazon SQS: = 4 attempts"]),
    "capacity units": ("# Amazon Aurora\n\n- Scales in steps of 0.5 ACU", ["Amazon Aurora: = 0.5 ACU"]),
    "price": (LAMBDA + "Billed per 1 ms", []),
    "year": (LAMBDA + "Limited in 2024 already", []),
    "adjective": (LAMBDA + "Metrics come in 1-minute intervals", []),
    "past": ("# Amazon RDS\n\n- Restore the state of 24 hours ago", []),
    "example": ("# Amazon S3\n\n- Lifecycle rules (e.g., 30 days → Glacier)", []),
    "marks of Markdown": (SQS + "Messages are **up to** **64** KB", ["Amazon SQS: <= 64 KB"]),
    "in the text of a link": (SQS + "[limited to 12](https://x.org/77-days) messages", ["Amazon SQS: <= 12 messages"]),
    "address of a link": (SQS + "See [here](https://x.org/up/90 days) or https://x.org/?max=12", []),
    "thousands": (KUBERNETES + "At most 7K volumes a zone", ["Kubernetes: <= 7K volumes"]),
    "in the unit before": (
        SQS + "Keeps 6 days (min 2, max 21)",
        ["Amazon SQS: = 6 days", "Amazon SQS: = 2 days", "Amazon SQS: = 21 days"],
    ),
    "in no unit before": (SQS + "Keeps 6 days. Topics: max 21", ["Amazon SQS: = 6 days", "Amazon SQS: = 21"]),
    "two counts, bound alike": (
        KUBERNETES + "8 read and 8 write slots per volume",
        ["Kubernetes: = 8 read", "Kubernetes: = 8 write slots per volume"],
    ),
    "counts under limits": (KUBERNETES[:-2] + "## Limits\n\n- 12 pools", ["Kubernetes: = 12 pools"]),
    "counts under no limits": (KUBERNETES[:-2] + "## Tour\n\n- 12 pools", []),
    "only one": (SQS + "A message goes to only one reader", ["Amazon SQS: = 1 reader"]),
    "a length": (SQS + "Names must be of length 3-7 chars", ["Amazon SQS: = 3 chars", "Amazon SQS: = 7 chars"]),
    "the least that is billed": (RUN + "Billed for a minimum of 5 minutes", ["Cloud Run: >= 5 minutes"]),
    "a saving": (RUN + "Saves a minimum of 12% of the costs", []),
    "a price": (RUN + "up to 8 cents per GB", []),
    "a sum": (RUN + "For us: 4 * 3 GB = 12 GB", []),
    "a case made up": (RUN + "If we had 40 GB a day, we would pay", []),
    "a case that bounds": (RUN + "If we have more than 40 GB, it stops", ["Cloud Run: > 40 GB"]),
    "rounded": (RUN + "CPU time is rounded up to 100 ms", []),
    "an arrow is no sign": (RUN + "two rows => 200 bytes in all", ["Cloud Run: = 200 bytes"]),
    "deep": (RUN + "folders go 7 levels deep", ["Cloud Run: = 7 levels"]),
    "reserved": (RUN + "3 slots of every volume are reserved", ["Cloud Run: = 3 slots"]),
    "reserved by somebody": (RUN + "3 slots are reserved by two teams", []),
    "per a time": (RUN + "Looks once per 12 minutes", []),
    "billed in another part": (RUN + "4 d min, < 64 KB billed as 64 KB", ["Cloud Run: >= 4 d", "Cloud Run: < 64 KB"]),
    "a code": (RUN + "answers 429 error codes, on port 8080", []),
    "a year before a comma": (RUN + "In 2016, Google added it", []),
    "dozens": (RUN + "Scales to 100s of machines", []),
    "least that is charged": (RUN + "a minimum charge of 40 kB per call", ["Cloud Run: = 40 kB per call"]),
    "copies": (RUN + "Images are replicated across 4 zones", ["Cloud Run: = 4 zones"]),
    "copied over so many": (RUN + "replication over 4 zones", ["Cloud Run: > 4 zones"]),
    "no copies": (RUN + "Images for 4 zones", []),
    "a good code": (RUN + "at most it answers 200 OK", []),
    "what somebody made": (RUN + "The team created an image of 6 GB", []),
    "what is made every so often": (RUN + "It creates one revision every 2 hours", ["Cloud Run: = 2 hours"]),
    "free each month": (RUN + "Pay per call (3 GB free tier monthly)", ["Cloud Run: = 3 GB"]),
    "free for a while": (RUN + "Free for 3 months, each day", []),
    "seconds of memory": (RUN + "Up to 70,000 GiB-seconds", ["Cloud Run: <= 70,000 GiB-seconds"]),
    "bare, of what is named before": (KUBERNETES + "Max pools: 7", ["Kubernetes: = 7 pools"]),
    "bare, of what is named behind": (
        KUBERNETES + "There is a limit (90) on the number of pools",
        ["Kubernetes: = 90 pools"],
    ),
    "bare, of an acronym": (KUBERNETES + "Maximum MTU of 1460", ["Kubernetes: = 1460 MTU"]),
    "last days of a backup": (RUN + "Restores any state of the last 20 days", ["Cloud Run: = 20 days"]),
    "last days of a metric": (RUN + "Watch the load of the last 20 minutes", []),
    "in flight": (SQS + "At most 700 in flight messages", ["Amazon SQS: <= 700 in flight messages"]),
    "methods": (RUN + "900 PUT/POST requests per second", ["Cloud Run: = 900 PUT/POST requests per second"]),
    "range that must be": (RUN + "Names must be 4–40 chars", ["Cloud Run: = 4 chars", "Cloud Run: = 40 chars"]),
    "the least that is advised": (RUN + "Use at least two regions", []),
    "a folder is no rate": (RUN + "Up to 5 GB /tmp", ["Cloud Run: <= 5 GB"]),
    "bare, of each": (RUN + "Builds: default 900/region", ["Cloud Run: = 900 builds"]),
    "bare, with a maximum after the least": (
        RUN + "A pool has at least 3 workers and a maximum of 70",
        ["Cloud Run: >= 3 workers", "Cloud Run: = 70 workers"],
    ),
    "ends of a weight": (RUN + "Sets a weight of 0 to 90", ["Cloud Run: = 0 weight", "Cloud Run: = 90 weight"]),
    "what has, and is no unit": (RUN + "Generation 2 has no limit on 7 has", []),
    "width of a key": (RUN + "Makes a 512 bit key", []),
    "round, and no year": (RUN + "Takes 2000 calls/second", ["Cloud Run: = 2000 calls/second"]),
    "share that is promised": (RUN + "Offers a 98.5% availability SLA", ["Cloud Run: = 98.5 %"]),
    "delivered at least once": (SQS + "Messages are delivered at least once", []),
    "asked, with a bold letter": (RUN + "**Q**: Tell me when load > 70% for 8 minutes", []),
    "bare, in a list of limits": (KUBERNETES[:-2] + "Limits:\n\n- Pools: 12,000", ["Kubernetes: = 12,000 pools"]),
    "bare, in no list of limits": (KUBERNETES + "Pools: 12,000", []),
    "in the unit before a bracket": (
        RUN + "Keeps 6 days (default) up to 40",
        ["Cloud Run: = 6 days", "Cloud Run: = 40 days"],
    ),
    "range of a count": (RUN + "Pools of 2-7 workers", ["Cloud Run: = 2 workers", "Cloud Run: = 7 workers"]),
    "one count or another": (RUN + "Pools of 2 or 7 workers", []),
    "one that does": (RUN + "Only one worker takes it", ["Cloud Run: = 1 worker"]),
    "setting in camel case": (KUBERNETES + "maxSurge: 2", ["Kubernetes: = 2"]),
    "setting by its label": (KUBERNETES + "Retries = 5", ["Kubernetes: = 5 retries"]),
    "replicas of a story": (KUBERNETES + "Replicas are 2 of many", []),
    "bare, with what it is before": (KUBERNETES + "Max calls before a stop: 7", ["Kubernetes: = 7"]),
    "bounded, before a list": (
        RUN + "Up to 30 jobs, up to 4 MB in all:",
        ["Cloud Run: <= 30 jobs", "Cloud Run: <= 4 MB"],
    ),
    "parts of a list": (RUN + "It has at least two parts working in concert:", []),
    "nines": (RUN + "Durability: 11 9s", []),
    "least, as an adjective": (RUN + "A 40-day minimum", ["Cloud Run: >= 40 day"]),
    "acronyms, with an apostrophe": (RUN + "Copied to 4 AZ's", ["Cloud Run: = 4 AZs"]),
    "question": (AZURE + "Is it more than 10 minutes?", []),
}


@pytest.mark.parametrize(("text", "expected"), LIMITS.values(), ids=LIMITS)
def test_limits(text: str, expected: list[str]) -> None:
    found = [each for statement in statements(Note(name="n.md", text=text)) for each in constraints(statement)]
    assert [f"{each.service}: {each.comparator} {each.value} {each.unit}".strip() for each in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 4 to 30 days", [("4", "days"), ("30", "days")]),
        ("460,800 bytes (compressed)", [("460,800", "bytes")]),
        ("10 GB per function", [("10", "GB per function")]),
        ("a 15-minute timeout", [("15", "minute")]),
        ("S3, EC2, v1.29, port 443", []),
        ("twice as fast", []),
        ("500m CPU", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.value, found.unit) for found in quantities(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [("1,000 (soft)", "1,000"), ("10 GB", ""), ("n/a", "")])
def test_number(text: str, expected: str) -> None:
    assert number(text) == expected
