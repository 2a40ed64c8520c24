"""When two names are one thing, and the readable ids that follow from it."""

from __future__ import annotations

from graph.model import Bound, ConstraintKind, Relation

NEVER_PLURAL: frozenset[str] = frozenset(
    {"analytics", "cors", "devops", "finops", "gitops", "https", "iops", "kubernetes", "mlops", "news", "series"}
    | {"sysops", "windows", "amqps", "ftps", "sftps", "grpcs", "mtls"}
)
"""Words in small letters that end in s and are no plural of the word without it."""

NOT_PLURAL_ENDINGS: tuple[str, ...] = ("ss", "us", "is", "as")
"""Endings of words in the singular: access, status, analysis, alias."""

SIGNS: dict[str, str] = {"=": "", "": "", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ ", "~": "≈ "}
"""How the comparators of a limit are written."""


def tidy(name: str) -> str:
    r"""Return the name on one line, with single spaces.

    >>> tidy(" Provisioned\n Concurrency ")
    'Provisioned Concurrency'
    """
    return " ".join(name.split())


def folded(name: str) -> str:
    """Return the name without regard to capitals and spacing.

    >>> folded("Amazon  SQS") == folded("amazon sqs")
    True
    """
    return tidy(name).casefold()


def fold(name: str) -> str:
    """Return what the spellings of one feature's name have in common: capitals, spacing and a plural do not count.

    Only the last word loses a plural s, and only where the word is one: letters (and hyphens) throughout, no capital
    inside (`PutRecord` and `PutRecords` are two calls), the s in small letters (`SNS`), at least three letters before
    it, none of `NOT_PLURAL_ENDINGS` and not in `NEVER_PLURAL`. An acronym keeps its rule of one small s: `DLQs`.
    Then -ie is -y (policies, policy) and a mute e after a hiss goes (caches, batches).

    >>> fold("Lifecycle rules") == fold("lifecycle rule")
    True
    >>> fold("SNS"), fold("SN")
    ('sns', 'sn')
    """
    words = tidy(name).split(" ")
    return " ".join([*words[:-1], _singular(words[-1])]).casefold()


def _singular(word: str) -> str:
    """Return a word without its plural s; what is no plain word comes back as it is."""
    if not (word[:1].isalpha() and word.replace("-", "").isalpha()):
        return word
    stem = word[:-1]
    if word.endswith("s") and len(stem) > 1 and stem[-1].isupper():
        return stem
    if not word[1:].islower():
        return word
    small = word.casefold()
    plural = small.endswith("s") and not small.endswith(NOT_PLURAL_ENDINGS) and small not in NEVER_PLURAL
    if plural and len(stem) > 2:  # noqa: PLR2004 - "logs" has a singular, "dns" has none
        small = small[:-1]
    return _one_ending(small)


def _one_ending(word: str) -> str:
    """Return the ending that singular and plural share: policie(s) is policy, cache(s) is cach."""
    if word.endswith("ie"):
        return word[:-2] + "y"
    return word[:-1] if word.endswith(("se", "xe", "ze", "che", "she")) else word


def part(name: str) -> str:
    """Return a name as an inner part of an id, where "/" divides.

    >>> part("CI/CD at 100%")
    'CI%2FCD at 100%25'
    """
    return name.replace("%", "%25").replace("/", "%2F")


def whole(text: str) -> str:
    """Return the name that `part` wrote.

    >>> whole(part("CI/CD at 100%"))
    'CI/CD at 100%'
    """
    return text.replace("%2F", "/").replace("%25", "%")


def service_id(service: str) -> str:
    """Return the id of a service.

    >>> service_id("AWS Lambda")
    'service:AWS Lambda'
    """
    return f"service:{tidy(service)}"


def feature_id(service: str, label: str) -> str:
    """Return the id of a service's feature.

    >>> feature_id("AWS Lambda", "DLQ")
    'feature:AWS Lambda/DLQ'
    """
    return f"feature:{part(tidy(service))}/{label}"


def scenario_id(need: str) -> str:
    """Return the id of a need.

    >>> scenario_id("Need to replay old events")
    'scenario:Need to replay old events'
    """
    return f"scenario:{tidy(need)}"


def constraint_id(service: str, of: str, bound: Bound) -> str:
    """Return the id of a constraint: service, what is bound, kind and content.

    >>> constraint_id("AWS Lambda", "DLQ", Bound(kind=ConstraintKind.LIMIT, value="29", unit="s"))
    'constraint:AWS Lambda/DLQ/limit/29 s'
    """
    return f"constraint:{part(tidy(service))}/{part(of)}/{bound.kind}/{content(bound)}"


def content(bound: Bound) -> str:
    """Return what a constraint says, on one line.

    >>> content(Bound(kind=ConstraintKind.LIMIT, value="29", unit="s", comparator="<="))
    '≤ 29 s'
    """
    sign = SIGNS.get(bound.comparator, bound.comparator + " ")
    amount = f"{sign}{bound.value} {bound.unit}" if bound.value else ""
    return " · ".join(filter(None, map(tidy, (amount, bound.needs, bound.what))))


def constraint_label(bound: Bound) -> str:
    """Return a short text for a constraint that says its kind too.

    >>> constraint_label(Bound(kind=ConstraintKind.REQUIREMENT, needs="kms:Decrypt"))
    'needs kms:Decrypt'
    """
    text = content(bound)
    if bound.kind is ConstraintKind.DEFAULT:
        return f"default: {text}"
    if bound.kind is ConstraintKind.REQUIREMENT and not text.casefold().startswith(("need", "must", "require")):
        return f"needs {text}"
    return text


def edge_key(relation: Relation, *, negated: bool = False, condition: str = "") -> str:
    """Return the key of an edge among its parallels.

    >>> edge_key(Relation.TRIGGERS, negated=True, condition="if configured")
    'triggers|negated|if configured'
    """
    return f"{relation}|{'negated' if negated else ''}|{tidy(condition)}"
