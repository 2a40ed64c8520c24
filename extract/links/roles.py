"""What two services are for says how they are linked where the words between them do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from extract import lexicon
from extract.links.cues import Way
from extract.links.purposes import meant, purposes
from graph.model import Relation

PROTECTOR: Final = re.compile(
    r"\b(?:WAF|Firewall|Shield|KMS|HSM|Armor|Cognito|"
    r"Verified Permissions|Organizations|Network Policy|Gatekeeper|Kyverno|DDoS|Key Vault|Key Management|"
    r"Cloud KMS|Identity-Aware Proxy|Disk Encryption|Storage Service Encryption)\b"
)
"""Services whose purpose is to secure others, by name; certificate and secret stores are used, not protecting."""

DETECTOR: Final = re.compile(r"\b(?:GuardDuty|Macie|Inspector|Detective|Defender|Sentinel|Security Command Center)\b")
"""Services that look for what is wrong and stop nothing."""

SETTING: Final = re.compile(r"\b(?:VPC|Virtual Network|Virtual Private Cloud|IAM|Entra ID|Organizations)$")
"""Services that others stand in or act as."""

NETWORK: Final = re.compile(r"\b(?:VPC|Virtual Network|Virtual Private Cloud)$")
"""Networks: what is created in one uses it."""

VOLUMES: Final = re.compile(r"\bEBS$|Managed Disks$|Persistent Disk$|Hyperdisk|Local SSD$|Block Storage$|Block Volume$")
"""Disks: what is stored on one uses it."""

MOUNTED: Final = re.compile(rf"{VOLUMES.pattern}|\b(?:EFS|FSx|Azure Files|Filestore)\b")
MACHINES: Final = re.compile(r"EC2$|Virtual Machines$|Scale Sets$|Compute Engine$")
"""What machines mount: it sends them nothing, they use it."""

BUSES: Final = re.compile(r"EventBridge|Event Grid|Eventarc|Scheduler|\bSNS\b")
FLOWING: Final = re.compile(r"Step Functions|Workflows|Logic Apps")
"""Services that send events, and services that an event starts."""

WATCHERS: Final = frozenset({"monitoring", "audit"})
MANAGERS: Final = frozenset({"deployment", "management"})
UNMANAGED: Final = MANAGERS | WATCHERS | {"identity", "security", "networking", "developer", "storage", "other", ""}
FRONTS: Final = frozenset({"edge"})
RUNNERS: Final = frozenset({"compute"})
SOURCES: Final = frozenset({"storage", "messaging", "integration", "api"})
EMITTERS: Final = frozenset({"networking", "edge", "identity", "security", "monitoring", "audit"})
TOLD: Final = frozenset({"integration", "messaging", "management"})
QUEUES: Final = frozenset({"streaming", "database"})
STORES: Final = frozenset({"storage", "analytics", "messaging", "streaming", "integration", "monitoring"})


CLUSTERS: Final = re.compile(r"Kubernetes Service$|Kubernetes Engine$|EKS$|OpenShift")
"""Kubernetes as vendors run it."""

CLOUDS: Final = frozenset({"AWS", "Azure", "Google Cloud"})
"""Vendors whose like services are set beside each other, not used together."""


class Role(NamedTuple):
    """A service and what it is for, by the lexicon's categories."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of two services: the rule, the relation, which of the two is its head, how sure."""

    rule: str
    relation: Relation
    way: Way
    confidence: float
    negated: bool = False


@lru_cache(maxsize=4096)
def of_roles(left: str, right: str, left_for: str, right_for: str, confidence: float) -> Reading:
    """Return the reading of two services that a weak cue joins, by what each is for.

    >>> reading = of_roles("Amazon S3", "AWS KMS", "storage", "security", 0.6)
    >>> reading.relation.value, reading.way.name
    ('protects', 'BACK')
    """
    one, other = Role(left, left_for), Role(right, right_for)
    ways = ((Way.FORWARD, one, other), (Way.BACK, other, one))
    for told in (_stands, _table, _serves):
        for way, head, tail in ways:
            if relation := told(head, tail):
                return Reading(rule=f"{relation} by role", relation=relation, way=way, confidence=confidence)
    return Reading(rule="beside", relation=Relation.USES, way=Way.FORWARD, confidence=confidence)


def _stands(one: Role, other: Role) -> Relation | None:
    """What two services are by what they are: part and whole, rivals, a protector and what it protects."""
    holding = ((Relation.PART_OF, _part_of), (Relation.ALTERNATIVE_TO, _rivals), (Relation.PROTECTS, _protects))
    return next((relation for relation, holds in holding if holds(one, other)), None)


def _table(one: Role, other: Role) -> Relation | None:
    return meant(purposes(*one), purposes(*other))


def _serves(one: Role, other: Role) -> Relation | None:
    """What one service does for another by its category: watches it, manages it, stands before it."""
    holding = ((Relation.MONITORS, _monitors), (Relation.MANAGES, _manages), (Relation.SENDS_TO, _fronts))
    return next((relation for relation, holds in holding if holds(one, other)), None)


def watches(name: str) -> bool:
    """Return whether a service's purpose is to observe others.

    >>> watches("Amazon CloudWatch"), watches("Amazon S3")
    (True, False)
    """
    found = lexicon.load().service(name)
    return (found is not None and found.category in WATCHERS) or DETECTOR.search(name) is not None


def is_database(name: str) -> bool:
    """Return whether a service is a database.

    >>> is_database("Amazon RDS"), is_database("AWS Lambda")
    (True, False)
    """
    found = lexicon.load().service(name)
    return found is not None and found.category == "database"


def settles(relation: Relation, head: str, tail: str) -> Relation:
    """Return what is done to a service that others stand in or act as: a network or an identity is used, not run.

    >>> settles(Relation.MANAGES, "AWS Lambda", "Amazon VPC").value
    'uses'
    >>> settles(Relation.MANAGES, "AWS CloudFormation", "Amazon VPC").value
    'manages'
    """
    if relation is Relation.SENDS_TO and (VOLUMES.search(tail) or (MOUNTED.search(head) and MACHINES.search(tail))):
        return Relation.USES
    if relation is Relation.MANAGES and NETWORK.search(head):
        return Relation.USES
    placed = relation in {Relation.MANAGES, Relation.SENDS_TO} and SETTING.search(tail) is not None
    found = lexicon.load().service(head) if placed else None
    return Relation.USES if found and found.category not in MANAGERS | {"networking", "edge"} else relation


def guards(head: str, tail: str) -> bool:
    """Return whether a service that secures others stands against one that does not.

    >>> guards("AWS WAF", "Amazon API Gateway"), guards("AWS WAF", "AWS Shield")
    (True, False)
    """
    return PROTECTOR.search(head) is not None and PROTECTOR.search(tail) is None


def saves(head: str, head_for: str, tail: str, tail_for: str) -> bool:
    """Return whether what a service copies of another is its backup.

    >>> saves("AWS Backup", "storage", "Amazon RDS", "database")
    True
    """
    one = purposes(head, head_for)
    return "backup" in one and meant(one, purposes(tail, tail_for)) is not None


def keeps(head: str, head_for: str, tail: str, tail_for: str) -> bool:
    """Return whether what a service records goes to the other.

    >>> keeps("AWS CloudTrail", "audit", "Amazon S3", "storage")
    True
    """
    return meant(purposes(head, head_for), purposes(tail, tail_for)) is Relation.SENDS_TO


def pulls(head_for: str, tail: str) -> bool:
    """Return whether what a service has in another is what it runs: its images in a registry.

    >>> pulls("containers", "Amazon ECR"), pulls("developer", "Amazon ECR")
    (True, False)
    """
    return head_for in {"containers", "compute"} and "registry" in purposes(tail, "")


def of_flow(left: str, right: str, left_for: str, right_for: str) -> Reading:
    """Return the reading of an arrow from one service to another, by what each is for.

    >>> of_flow("Amazon API Gateway", "AWS Lambda", "api", "compute").relation.value
    'triggers'
    """
    relation, confidence = _flowing(Role(left, left_for), Role(right, right_for))
    return Reading(rule="arrow", relation=relation, way=Way.FORWARD, confidence=confidence)


def sets_off(head: str, tail: str, tail_for: str) -> bool:
    """Return whether what one service sends sets another off: an event from a bus to what runs code or a workflow.

    >>> sets_off("Amazon EventBridge", "AWS Lambda", "compute"), sets_off("Amazon SNS", "Amazon SQS", "messaging")
    (True, False)
    """
    return BUSES.search(head) is not None and (tail_for in RUNNERS or FLOWING.search(tail) is not None)


def _flowing(left: Role, right: Role) -> tuple[Relation, float]:
    """What an arrow between two roles says, and how surely."""
    watched = DETECTOR.search(left.name) and not DETECTOR.search(right.name) and right.purpose not in TOLD
    set_off = (right.purpose in RUNNERS and left.purpose in SOURCES | EMITTERS | QUEUES) or (
        FLOWING.search(right.name) is not None and left.purpose in SOURCES | WATCHERS
    )
    queued = left.purpose == "messaging" and {"machine", "scaler"} & purposes(*right)
    noticed = left.purpose == "storage" and {"topic", "queue"} & purposes(*right)
    fronts = left.purpose in {"networking", "edge", "api"} and right.purpose == "containers"
    stored = any("registry" in purposes(*one) for one in (left, right))
    alarmed = left.purpose == "audit" or (right.purpose == "messaging" and left.purpose in WATCHERS)
    for holds, relation, confidence in (
        (_protects(left, right), Relation.PROTECTS, 0.75),
        (watched, Relation.MONITORS, 0.7),
        (queued, Relation.SENDS_TO, 0.7),
        (set_off or noticed, Relation.TRIGGERS, 0.75),
        (alarmed, Relation.TRIGGERS, 0.7),
        (stored or fronts or (DETECTOR.search(right.name) and not watched), Relation.SENDS_TO, 0.7),
        (left.purpose in MANAGERS, Relation.MANAGES, 0.65),
        (right.purpose in STORES | {"networking", "edge", "api", "database", "business"}, Relation.SENDS_TO, 0.7),
    ):
        if holds:
            return relation, confidence
    return Relation.USES, 0.55


def whole_and_part(one: str, other: str) -> bool:
    """Return whether one of two services is part of the other, by the lexicon.

    >>> whole_and_part("Azure Monitor", "Application Insights"), whole_and_part("Amazon S3", "Amazon EC2")
    (True, False)
    """
    return is_part(one, other) or is_part(other, one)


def is_part(one: str, other: str) -> bool:
    """Return whether the first of two services is part of the second, by the lexicon.

    >>> is_part("Application Insights", "Azure Monitor"), is_part("Azure Monitor", "Application Insights")
    (True, False)
    """
    found = lexicon.load().service(one)
    return found is not None and found.part_of == other


def kin(one: str, other: str) -> bool:
    """Return whether one of two services is the other, run by a vendor: whoever speaks of it names both.

    >>> kin("Amazon EKS", "Kubernetes"), kin("Amazon ECS", "Kubernetes")
    (True, False)
    """
    return any(b == "Kubernetes" and CLUSTERS.search(a) for a, b in ((one, other), (other, one)))


def _part_of(one: Role, other: Role) -> bool:
    return is_part(one.name, other.name)


def _rivals(one: Role, other: Role) -> bool:
    known = lexicon.load()
    vendors = {found.vendor for role in (one, other) if (found := known.service(role.name))}
    return one.purpose == other.purpose and len(vendors & CLOUDS) > 1


def _protects(one: Role, other: Role) -> bool:
    return (
        bool(PROTECTOR.search(one.name))
        and not PROTECTOR.search(other.name)
        and (other.purpose != "identity" or one.purpose in MANAGERS)
    )


def _monitors(one: Role, other: Role) -> bool:
    watching = one.purpose in WATCHERS or DETECTOR.search(one.name) is not None
    watched = "console" not in purposes(*other) and other.purpose not in WATCHERS | {"identity"}
    return watching and watched and not DETECTOR.search(other.name)


def _manages(one: Role, other: Role) -> bool:
    kept = "registry" in purposes(*other)
    return one.purpose in MANAGERS and other.purpose not in UNMANAGED and not kept


def _fronts(one: Role, other: Role) -> bool:
    return (
        one.purpose in FRONTS
        and other.purpose in {"storage", "compute", "networking", "api"}
        and one.name != other.name
    )
