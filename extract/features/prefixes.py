"""Whose commands and permissions are, by what they open with: all data, no logic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

VENDORS: Final = {"aws": "AWS", "az": "Azure", "gcloud": "Google Cloud"}
"""Commands whose second word says of which service they are, with the vendor as the lexicon writes it."""

GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "az": {
        "ad": "Microsoft Entra ID", "appconfig": "Azure App Configuration", "backup": "Azure Backup",
        "cdn": "Azure CDN", "container": "Azure Container Instances", "containerapp": "Azure Container Apps",
        "deployment": "Azure Resource Manager", "disk": "Azure Managed Disks", "group": "Azure Resource Manager",
        "iot": "Azure IoT Hub", "lock": "Azure Resource Manager", "monitor": "Azure Monitor",
        "network": "Azure Virtual Network", "policy": "Azure Policy", "provider": "Azure Resource Manager",
        "redis": "Azure Cache for Redis", "resource": "Azure Resource Manager", "role": "Azure RBAC",
        "sql": "Azure SQL Database", "storage": "Azure Storage", "tag": "Azure Resource Manager",
        "vm": "Azure Virtual Machines", "webapp": "Azure App Service",
    },
    "gcloud": {
        "app": "App Engine", "artifacts": "Artifact Registry", "builds": "Cloud Build", "compute": "Compute Engine",
        "container": "Google Kubernetes Engine", "deploy": "Cloud Deploy", "dns": "Cloud DNS",
        "functions": "Cloud Functions", "iam": "Google Cloud IAM", "kms": "Cloud KMS", "logging": "Cloud Logging",
        "monitoring": "Cloud Monitoring", "organizations": "Resource Manager", "projects": "Resource Manager",
        "run": "Cloud Run", "scheduler": "Cloud Scheduler", "secrets": "Secret Manager", "sql": "Cloud SQL",
        "storage": "Cloud Storage", "tasks": "Cloud Tasks",
    },
}  # fmt: skip
"""Second words of commands that are no name of the service that they are of."""

PREFIXES: Final = {
    "autoscaling": "Amazon EC2 Auto Scaling", "elasticfilesystem": "Amazon EFS", "es": "Amazon OpenSearch Service",
    "elasticloadbalancing": "Elastic Load Balancing", "elasticmapreduce": "Amazon EMR", "events": "Amazon EventBridge",
    "execute-api": "Amazon API Gateway", "kinesis": "Amazon Kinesis Data Streams", "logs": "CloudWatch Logs",
    "rds-db": "Amazon RDS", "s3-object-lambda": "Amazon S3", "states": "AWS Step Functions",
}  # fmt: skip
"""What permissions open with, where that is no name of the service."""
