"""What services of two purposes are to each other, as a table: a load balancer sends to machines, a dashboard reads.

A purpose is the lexicon's category, or a finer one that names tell. A row holds where a line joins two services and
says no more of them; the first row that fits decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model import Relation

if TYPE_CHECKING:
    from extract.statements import Statement

FINER: Final = tuple(
    (purpose, re.compile(rf"\b(?:{names})"))
    for purpose, names in (
        ("balancer", r"(?:Elastic )?Load Balanc|Application Gateway|Traffic Manager|HAProxy|NGINX Plus"),
        ("scaler", r"(?:EC2|Application|AWS|Cloud) Auto Scaling|Karpenter|Scale Sets"),
        ("machine", r"EC2$|Virtual Machines$|Compute Engine|Droplets$|Lightsail"),
        ("function", r"Lambda$|Functions$|Function Compute$"),
        ("code", r"Lambda$|(?:Azure|Cloud) Functions$|Function Compute$"),
        ("backup", r"Backup\b|Site Recovery|Velero|Kasten|Veeam|Rubrik|Commvault|Kanister|K8up"),
        ("dashboard", r"QuickSight|Power BI|Looker|Tableau|Superset|Metabase|Quick BI|Qlik"),
        ("query", r"Athena$|Redshift Spectrum|Presto|Trino$"),
        ("trail", r"CloudTrail|Cloud Audit Logs|ActionTrail|Activity Tracker|OCI Audit"),
        (
            "collector",
            r"CloudWatch Logs|Azure Monitor$|Application Insights|Cloud Logging|Fluent|Logstash|Filebeat|Promtail",
        ),
        ("workspace", r"Log Analytics"),
        ("console", r"CLI$|Cloud SDK$|PowerShell$|Cloud Shell$|Portal$|Console$|Storage Explorer|kubectl|eksctl"),
        ("logs", r"CloudWatch|Log Analytics|Cloud Logging|Loki|Splunk|Log Service"),
        ("delivery", r"Firehose|Event Hubs|Stream Analytics|Kinesis Data Analytics"),
        ("bus", r"EventBridge|Event Grid|Eventarc|Scheduler"),
        ("topic", r"SNS$|PagerDuty|Opsgenie|Notification Hubs"),
        ("queue", r"SQS$|Queue Storage$"),
        ("workflow", r"Step Functions$|Logic Apps$|Cloud Workflows$"),
        ("nat", r"NAT Gateway$|Cloud NAT$"),
        ("dns", r"Route 53$|Cloud DNS$|Azure DNS$"),
        ("topics", r"SNS$|Pub/Sub$"),
        ("stream", r"Kinesis Data Streams$"),
        ("firehose", r"Firehose$"),
        ("alarms", r"CloudWatch$|Azure Monitor$|Cloud Monitoring|Prometheus$|Alertmanager|Grafana$"),
        ("access", r"IAM$|RBAC$"),
        ("rollout", r"CodeDeploy|Argo Rollouts|Flagger|CodePipeline"),
        ("registry", r"ECR$|(?:Container|Artifact) Registry|Docker Hub|Harbor$|Quay$"),
        (
            "carrier",
            r"Snowball|Snowcone|Snowmobile|Snow Family|DataSync|Data Box|Transfer (?:Service|Family|Appliance)",
        ),
    )
)
"""Purposes that are narrower than a category, by what names hold."""


class Pair(NamedTuple):
    """What services of some purposes are to those of others."""

    relation: Relation
    heads: frozenset[str]
    tails: frozenset[str]


def _pair(relation: Relation, heads: str, tails: str) -> Pair:
    return Pair(relation, frozenset(heads.split()), frozenset(tails.split()))


PAIRS: Final = (
    _pair(Relation.MANAGES, "backup", "compute machine storage database containers"),
    _pair(Relation.MANAGES, "scaler", "machine"),
    _pair(Relation.PROTECTS, "access", "storage database api messaging audit"),
    _pair(Relation.SENDS_TO, "trail", "storage logs"),
    _pair(Relation.TRIGGERS, "alarms", "topic rollout"),
    _pair(Relation.SENDS_TO, "audit", "bus"),
    _pair(Relation.SENDS_TO, "collector", "storage streaming workspace analytics"),
    _pair(Relation.SENDS_TO, "dns", "balancer edge machine api"),
    _pair(Relation.REQUIRES, "function", "nat"),
    _pair(Relation.MANAGES, "console", "compute containers storage database messaging streaming networking api"),
    _pair(Relation.TRIGGERS, "api balancer bus topic", "function"),
    _pair(Relation.TRIGGERS, "bus", "workflow"),
    _pair(Relation.TRIGGERS, "storage", "bus"),
    _pair(Relation.TRIGGERS, "topics", "code"),
    _pair(Relation.READS_FROM, "code", "queue stream"),
    _pair(Relation.SENDS_TO, "stream", "firehose"),
    _pair(Relation.SENDS_TO, "api bus", "messaging"),
    _pair(Relation.SENDS_TO, "api", "streaming storage database"),
    _pair(Relation.SENDS_TO, "balancer", "machine scaler"),
    _pair(Relation.SENDS_TO, "topic", "queue"),
    _pair(Relation.SENDS_TO, "delivery", "storage analytics database logs"),
    _pair(Relation.SENDS_TO, "carrier", "storage"),
    _pair(Relation.READS_FROM, "containers", "registry"),
    _pair(Relation.READS_FROM, "dashboard", "storage database analytics streaming query"),
    _pair(Relation.READS_FROM, "query", "storage database"),
)
"""What joins two services where nothing else is said, the narrowest first."""


KINDS: Final = (
    frozenset({"messaging", "streaming", "integration"}),
    frozenset({"database", "analytics", "storage"}),
    frozenset({"compute", "containers"}),
    frozenset({"networking", "edge", "api"}),
    frozenset({"monitoring", "audit"}),
    frozenset({"deployment", "management", "developer"}),
    frozenset({"security", "identity"}),
)
"""Purposes whose services people choose between."""


@lru_cache(maxsize=4096)
def purposes(name: str, category: str) -> frozenset[str]:
    """Return what a service is for: its category, and what its name tells.

    >>> sorted(purposes("Amazon Athena", "analytics"))
    ['analytics', 'query']
    """
    return frozenset({category, *(purpose for purpose, names in FINER if names.search(name))})


def meant(one: frozenset[str], other: frozenset[str]) -> Relation | None:
    """Return what a service of some purposes is to one of others, None where the table does not say.

    >>> meant(purposes("Elastic Load Balancing", "networking"), purposes("Amazon EC2", "compute")).value
    'sends_to'
    """
    return next((pair.relation for pair in PAIRS if pair.heads & one and pair.tails & other), None)


def choices(statement: Statement, one: str, other: str) -> bool:
    """Return whether people choose between two services: for like purposes, or under a heading that names both."""
    if {one, other} <= set(statement.inherited):
        return True
    purposes = {statement.category(one), statement.category(other)}
    return any(purposes <= kind for kind in KINDS)
