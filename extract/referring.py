"""What plain nouns refer back to: "the queue" is the last service named that has queues; a table of nouns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NOUNS: Final = {
    noun: re.compile(rf"\b(?:{services})", re.IGNORECASE)
    for nouns, services in {
        "function functions": "Lambda|(?:Azure|Cloud) Functions$|Cloud Functions|Cloud Run",
        "queue queues": r"SQS|\w*Queue|Service Bus|MQ|Cloud Tasks",
        "topic topics": r"SNS|Pub/Sub|Event Grid|Service Bus|Kafka|MSK|Managed Streaming",
        "stream streams shard shards": "Kinesis|Event Hubs|Kafka|Firehose",
        "bucket buckets object objects": "S3|Cloud Storage",
        "container blob blobs": "Blob Storage|ECS|Fargate|Container",
        "table tables": "DynamoDB|Bigtable|BigQuery|Table|Cosmos|Keyspaces",
        "item items": "DynamoDB|Cosmos",
        "cluster clusters": "EKS|ECS|AKS|GKE|Kubernetes|Redshift|EMR|ElastiCache|Dataproc|MSK|HDInsight|Databricks",
        "task tasks containers": "ECS|Fargate|Container",
        "pod pods node nodes": r"Kubernetes|EKS|AKS|GKE",
        "distribution": "CloudFront|Front Door|CDN",
        "balancer balancers": "Load Balanc",
        "database databases replica replicas": "RDS|Aurora|SQL|DynamoDB|Cosmos|Spanner|Firestore|Database|DocumentDB",
        "warehouse": "Redshift|BigQuery|Synapse|Snowflake",
        "dataset datasets": "BigQuery",
        "instance instances": "EC2|RDS|Compute Engine|Virtual Machines|Aurora|Cloud SQL",
        "vm vms machine machines": "EC2|Compute Engine|Virtual Machines",
        "volume volumes": "EBS|EFS|Disk",
        "filesystem share shares": "EFS|FSx|Files|Filestore",
        "workflow workflows": "Step Functions|Workflows|Logic Apps|Composer",
        "stack stacks template templates": "CloudFormation|SAM|Resource Manager|Deployment Manager",
        "secret secrets": "Secrets? Manager|Key Vault|Parameter Store",
        "key keys": "KMS|Key Vault|Key Management",
        "vault vaults": "Key Vault|Backup|Glacier",
        "pipeline pipelines": r"\w*Pipelines?|Data Factory|Dataflow",
        "registry": "ECR|Registry",
        "bus": "EventBridge|Service Bus",
        "broker": "MQ|Kafka",
        "alarm alarms": "CloudWatch|Monitor",
        "trail": "CloudTrail",
        "policy policies role roles": "IAM",
        "firewall": "WAF|Firewall",
        "rule rules": "WAF|EventBridge|Firewall|Config$|Event Grid|Eventarc",
        "crawler crawlers": "Glue",
        "api apis": "API Gateway|API Management|Apigee|AppSync",
    }.items()
    for noun in nouns.split()
}
"""Nouns with the names of the services that have such things."""

ARTICLES: Final = frozenset("the this that these those each its both".split())
"""Words before a noun that point back."""


def referred(noun: str, recent: Iterable[str]) -> str:
    """Return the service that a noun points back to, the last named first, "" where none has such things.

    >>> referred("queue", ("AWS Lambda", "Amazon SQS")), referred("weather", ("AWS Lambda",))
    ('Amazon SQS', '')
    """
    pattern = NOUNS.get(noun)
    return next((service for service in recent if _has(pattern, service)), "") if pattern else ""


@lru_cache(maxsize=4096)
def _has(pattern: re.Pattern[str], service: str) -> bool:
    return pattern.search(service) is not None
