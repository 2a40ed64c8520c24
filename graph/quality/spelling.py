"""When two readers mean the same: spellings of a service's name, words of a feature's name, numbers with units."""

from __future__ import annotations

import re

VARIANTS: dict[str, tuple[str, ...]] = {
    "acm": ("certificate manager",),
    "auto scaling": ("application auto scaling", "auto scaling group", "aws auto scaling", "ec2 auto scaling"),
    "cloudwatch logs": ("cloudwatch log",),
    "data firehose": ("firehose", "kinesis data firehose", "kinesis firehose"),
    "dax": ("dynamodb accelerator",),
    "dms": ("database migration service",),
    "ebs": ("elastic block store",),
    "ec2": ("elastic compute cloud",),
    "ecr": ("elastic container registry",),
    "ecs": ("elastic container service",),
    "efs": ("elastic file system",),
    "eks": ("elastic kubernetes service",),
    "elb": (
        "alb",
        "application load balancer",
        "classic load balancer",
        "elastic load balancer",
        "elastic load balancing",
        "gateway load balancer",
        "network load balancer",
        "nlb",
    ),
    "emr": ("elastic mapreduce",),
    "glacier": ("glacier deep archive", "s3 glacier", "s3 glacier deep archive"),
    "iam": ("identity and access management",),
    "kinesis data analytics": ("managed service for apache flink",),
    "kinesis data streams": ("kinesis", "kinesis streams"),
    "kms": ("key management service",),
    "lambda@edge": ("lambda edge",),
    "memorydb": ("amazon memorydb for redis", "memorydb for redis"),
    "msk": ("managed streaming for apache kafka", "managed streaming for kafka"),
    "nat gateway": ("nat",),
    "cdk": ("cloud development kit",),
    "opensearch": ("elasticsearch", "elasticsearch service", "opensearch service"),
    "parameter store": ("ssm parameter store", "systems manager parameter store"),
    "private ca": ("private certificate authority",),
    "privatelink": ("vpc privatelink",),
    "rds": ("relational database service",),
    "s3": ("simple storage service",),
    "sam": ("serverless application model",),
    "ses": ("simple email service",),
    "sns": ("simple notification service",),
    "sqs": ("simple queue service",),
    "step functions": ("step function",),
    "sts": ("security token service",),
    "systems manager": ("ssm",),
    "vpc": ("virtual private cloud",),
}
"""One spelling of a service's name and the others that count as the same."""

_SAME = {form: name for name, forms in VARIANTS.items() for form in (name, *forms)}

_VENDOR = re.compile(r"^(?:amazon|aws|azure|google|microsoft)\s+(?=\S)")

EMPTY = frozenset(
    {"a", "amazon", "an", "and", "aws", "be", "for", "in", "is", "of", "on", "or", "s", "service", "the", "to", "use"}
    | {"with"}
)
"""Words that do not tell one feature from another."""

UNITS = {
    form: unit
    for unit, forms in {
        "%": "percent",
        "byte": "bytes",
        "d": "day days",
        "gb": "gib",
        "h": "hour hours hr hrs",
        "kb": "kib",
        "mb": "mib",
        "min": "m mins minute minutes",
        "month": "months",
        "ms": "millisecond milliseconds",
        "s": "sec second seconds",
        "tb": "tib",
        "x": "2x attempts retries retry time times",
        "y": "year years yr",
    }.items()
    for form in forms.split()
}
"""Spellings of a unit."""

PLURAL_FROM = 4
"""A word of this length or more loses a plural s."""


def key(name: str) -> str:
    """Return what the spellings of a service's name have in common.

    >>> key("Amazon Simple Queue Service (SQS)"), key("SQS"), key("Application Load Balancer")
    ('sqs', 'sqs', 'elb')
    """
    plain = re.sub(r"\(.*?\)", " ", name.lower())
    plain = re.sub(r"[^a-z0-9@+&.:/ *-]", " ", plain).replace("-", " ")
    plain = " ".join(plain.split())
    if plain in _SAME:
        return _SAME[plain]
    bare = _VENDOR.sub("", plain)
    return _SAME.get(bare, bare)


def words(text: str) -> frozenset[str]:
    """Return the words of a feature's name that tell it from another, in the singular.

    >>> sorted(words("the Dead-letter queues of SQS"))
    ['dead', 'letter', 'queue', 'sqs']
    """
    found = (word.strip(".:") for word in re.findall(r"[a-z0-9@:.*]+", text.lower().replace("-", " ")))
    return frozenset({_singular(word) for word in found} - EMPTY - {""})


def similar(one: str, other: str) -> bool:
    """Return whether two names can mean one feature: half of all words shared, or the one's words all in the other's.

    >>> similar("alias", "alias record"), similar("DLQ", "DLQ with an alarm and a dashboard"), similar("DLQ", "queue")
    (True, False, False)
    """
    first, second = words(one), words(other)
    if not (first and second):
        return one.strip().lower() == other.strip().lower()
    shared, fewer, more = len(first & second), *sorted((len(first), len(second)))
    return shared / len(first | second) >= 1 / 2 or (shared == fewer and shared / more >= 0.34)  # noqa: PLR2004


def quantity(value: str, unit: str) -> tuple[str, str]:
    """Return a number and its unit in one spelling.

    >>> quantity("1,000", "Seconds"), quantity("29s", ""), quantity("up to", "delivery attempts")
    (('1000', 's'), ('29', 's'), ('upto', 'delivery'))
    """
    number = re.sub(r"[,\s<>=≤≥~+]", "", value).lower()
    if found := re.match(r"^(\d+(?:\.\d+)?)([a-z%]*)$", number):
        number = found[1].rstrip("0").rstrip(".") if "." in found[1] else found[1]
        unit = unit or found[2]
    spelled = unit.lower().strip().rstrip(".")
    first, *_ = UNITS.get(spelled, spelled).split(" ")
    return number, first


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= PLURAL_FROM and word.endswith("s") and not word.endswith("ss") else word
