"""What the words of one sentence say of two services: nouns of action, purposes, asides, verbs one after the other."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements

ACTIONS: dict[str, list[str]] = {
    "Tableau offers native connectivity to Redshift.": ["Tableau reads_from Amazon Redshift"],
    "Firehose offers delivery to S3 and OpenSearch.": [
        "Amazon Data Firehose sends_to Amazon OpenSearch Service",
        "Amazon Data Firehose sends_to Amazon S3",
    ],
    "Macie provides visibility into data stored in S3.": ["Amazon Macie monitors Amazon S3"],
    "Cloud Armor provides DDoS protection for Cloud Load Balancing.": ["Cloud Armor protects Cloud Load Balancing"],
    "Aurora supports replication to DynamoDB.": ["Amazon Aurora sends_to Amazon DynamoDB"],
    "Velero takes backups of Kubernetes clusters.": ["Velero manages Kubernetes"],
}

PURPOSES: dict[str, list[str]] = {
    "QuickSight on top of Athena": ["Amazon QuickSight reads_from Amazon Athena"],
    "The ALB with EC2 behind it": ["Elastic Load Balancing sends_to Amazon EC2"],
    "An Auto Scaling group is a set of EC2 instances": ["Amazon EC2 Auto Scaling manages Amazon EC2"],
    "ECS uses ECR": ["Amazon ECS reads_from Amazon ECR"],
    "a CloudWatch alarm with SNS": ["Amazon CloudWatch triggers Amazon SNS"],
    "ECS integrates with ECR": ["Amazon ECS uses Amazon ECR"],
    "Azure Virtual Machines via the Azure CLI": ["Azure CLI manages Azure Virtual Machines"],
    "S3 with IAM": ["AWS IAM protects Amazon S3"],
    "EC2 with IAM": ["Amazon EC2 uses AWS IAM"],
    "Site-to-Site VPN with the VPC": ["AWS Site-to-Site VPN uses Amazon VPC"],
    "a CloudWatch alarm with CodeDeploy": ["Amazon CloudWatch triggers AWS CodeDeploy"],
    "EC2 uses EFS": ["Amazon EC2 uses Amazon EFS"],
    "Beanstalk with ECR": ["AWS Elastic Beanstalk uses Amazon ECR"],
}

SENTENCES: dict[str, list[str]] = {
    "Karpenter launches EC2 instances for EKS.": ["Amazon EKS uses Karpenter", "Karpenter manages Amazon EC2"],
    "A Route 53 alias record routes traffic to the CloudFront domain.": [
        "Amazon Route 53 sends_to Amazon CloudFront",
    ],
    "More than one ENI of the VPC on an EC2 instance brings more addresses.": ["Amazon VPC uses Amazon EC2"],
    "The function times out while Lambda is calling Aurora.": ["AWS Lambda uses Amazon Aurora"],
    "CloudTrail records every call in S3.": ["AWS CloudTrail sends_to Amazon S3"],
    "Network Watcher records failed connections to Azure Virtual Machines.": [
        "Azure Network Watcher monitors Azure Virtual Machines",
    ],
    "EC2 instances (in the same subnet) mount FSx.": ["Amazon EC2 uses Amazon FSx"],
    "AWS Config records changes to EC2 and stores the history in S3.": [
        "AWS Config monitors Amazon EC2",
        "AWS Config sends_to Amazon S3",
    ],
    "GuardDuty analyzes CloudTrail logs and VPC flow logs.": [
        "Amazon GuardDuty reads_from AWS CloudTrail",
        "Amazon GuardDuty reads_from Amazon VPC",
    ],
    "Data in DynamoDB can be exported to S3 and then queried with Athena.": [
        "Amazon Athena reads_from Amazon S3",
        "Amazon DynamoDB sends_to Amazon S3",
    ],
    "S3 events can be delivered to SQS or Lambda.": [
        "Amazon S3 sends_to Amazon SQS",
        "Amazon S3 triggers AWS Lambda",
    ],
    "S3 logs can be delivered to Firehose.": ["Amazon S3 sends_to Amazon Data Firehose"],
    "EventBridge reacts to changes in S3.": ["Amazon S3 triggers Amazon EventBridge"],
    "A rule of EventBridge runs the Lambda every night.": ["Amazon EventBridge triggers AWS Lambda"],
    "Kubernetes updates etcd.": ["Kubernetes sends_to etcd"],
    "CloudFormation updates RDS.": ["AWS CloudFormation manages Amazon RDS"],
    "Data of RDS is stored on EBS.": ["Amazon RDS uses Amazon EBS"],
    "Athena must be allowed to use KMS.": ["Amazon Athena requires AWS KMS"],
    "Grant EKS permission to use Key Vault": ["Amazon EKS uses Azure Key Vault"],
    "Jobs run on Batch, EC2 machines running the agent, and ECS.": [],
    "Network policies are like a firewall for GKE.": [],
    "FSx is a managed and fully patched shared file system that can be mounted on EC2.": ["Amazon FSx uses Amazon EC2"],
    "Once backups are stored in S3, they can be loaded into Redshift.": ["Amazon S3 sends_to Amazon Redshift"],
    "Kinesis records can be analyzed with own code or stream processing tools like EMR.": [
        "Amazon EMR reads_from Amazon Kinesis Data Streams",
    ],
    "Athena can be employed for queries against invoices stored in S3.": ["Amazon Athena reads_from Amazon S3"],
    "Passwords live in Secrets Manager and are rotated by a Lambda.": ["AWS Lambda uses AWS Secrets Manager"],
    "A drawing out of S3 is picked up by Lambda, renamed, then sent to SQS.": [
        "AWS Lambda reads_from Amazon S3",
        "AWS Lambda sends_to Amazon SQS",
    ],
    "The Lambda can be invoked via many sources, including SNS notifications and EventBridge.": [
        "Amazon EventBridge triggers AWS Lambda",
        "Amazon SNS triggers AWS Lambda",
    ],
    "Amazon Neptune isn't a replacement solution for Aurora.": ["Amazon Neptune alternative_to Amazon Aurora"],
    "They run other things (like EMR or Redshift) on top of EC2.": [
        "Amazon EMR uses Amazon EC2",
        "Amazon Redshift uses Amazon EC2",
    ],
    "We keep the site on an Auto Scaling group of EC2 servers.": ["Amazon EC2 Auto Scaling manages Amazon EC2"],
    "Logs are exported to S3 or streamed to Firehose.": [],
    "RDS snapshots are copied to another Region by AWS Backup.": ["AWS Backup manages Amazon RDS"],
    "Kubernetes creates an entry for the pod in etcd.": ["Kubernetes sends_to etcd"],
    "The KMS key has to allow Athena.": ["Amazon Athena requires AWS KMS"],
    "SNS can manage notifications for CloudWatch.": ["Amazon CloudWatch triggers Amazon SNS"],
    "Dataflow is a service built to clean, group and load rows into data stores such as Bigtable and Spanner.": [
        "Dataflow sends_to Bigtable", "Dataflow sends_to Spanner",
    ],
    "DataSync synchronizes files between EFS and S3.": [
        "AWS DataSync reads_from Amazon EFS", "AWS DataSync sends_to Amazon S3",
    ],
    "S3 can act as a source for Kinesis Data Streams.": ["Amazon S3 sends_to Amazon Kinesis Data Streams"],
    "SQS can serve as a DLQ for Lambda.": ["AWS Lambda sends_to Amazon SQS"],
    "Put Azure Firewall in front of AKS.": ["Azure Firewall protects Azure Kubernetes Service"],
    "One can deploy WAF on AppSync.": ["AWS WAF protects AWS AppSync"],
    "Run the Azure Monitor agent on AKS to ship its logs.": ["Azure Kubernetes Service sends_to Azure Monitor"],
    "By default no records of Route 53 are sent to S3.": ["Amazon Route 53 NOT sends_to Amazon S3"],
    "With no filter, Route 53 logs go to S3.": ["Amazon Route 53 sends_to Amazon S3"],
    "Lambda → Slack": ["AWS Lambda sends_to Slack"],
    "Aurora is quicker than RDS and dearer than Redshift.": [
        "Amazon Aurora alternative_to Amazon RDS", "Amazon Aurora alternative_to Amazon Redshift",
    ],
    "Choose EFS for files, if you need fan-out choose SNS.": [],
    "You can query Redshift tables using SageMaker.": ["Amazon SageMaker reads_from Amazon Redshift"],
    "Move the scans from EFS using Glue.": ["AWS Glue reads_from Amazon EFS"],
    "EFS files can be explored from SageMaker.": ["Amazon SageMaker reads_from Amazon EFS"],
    "Step Functions supports EMR and dispatches its jobs.": ["AWS Step Functions manages Amazon EMR"],
    "Airflow in the VPC orchestrates nightly jobs.": [],
    "Ship all EMR and Glue logs to EFS.": ["AWS Glue sends_to Amazon EFS", "Amazon EMR sends_to Amazon EFS"],
    "Virtual machines of Azure can use Azure Disk Encryption.": [
        "Azure Disk Encryption protects Azure Virtual Machines",
    ],
    "EFS transfers via Direct Connect": ["Amazon EFS uses AWS Direct Connect"],
    "AppSync is triggered based on writes in Neptune.": ["Amazon Neptune triggers AWS AppSync"],
    "Next to Step Functions, a similar service is Logic Apps.": ["AWS Step Functions alternative_to Azure Logic Apps"],
    "Begin with EFS and switch to FSx when it grows.": ["Amazon EFS alternative_to Amazon FSx"],
    "IAM roles run EC2.": [],
    "Run EMR jobs using Step Functions": ["AWS Step Functions manages Amazon EMR"],
    "Schedule ECS tasks using EventBridge": ["Amazon EventBridge manages Amazon ECS"],
    "Tableau integrates with Redshift for dashboards.": ["Tableau uses Amazon Redshift"],
    "KMS works with EBS.": ["AWS KMS uses Amazon EBS"],
    "KMS works with EBS for encryption.": ["AWS KMS protects Amazon EBS"],
    "Key Vault with EFS": ["Azure Key Vault uses Amazon EFS"],
    "EC2 servers in an ASG backed by EFS": [
        "Amazon EC2 Auto Scaling manages Amazon EC2", "Amazon EC2 Auto Scaling uses Amazon EFS",
    ],
}


WHILE: dict[str, list[str]] = {
    "Grafana reads from Loki when running on EKS": ["Grafana reads_from Grafana Loki", "Grafana uses Amazon EKS"],
    "EMR has support for Glue while running in ECS": ["Amazon EMR uses AWS Glue", "Amazon EMR uses Amazon ECS"],
    "Glue reads from Redshift when deployed in a VPC": [
        "AWS Glue reads_from Amazon Redshift", "AWS Glue uses Amazon VPC"],
}  # fmt: skip

UNDER: list[tuple[str, str, list[str]]] = [
    ("AWS X-Ray", "Database calls (Aurora, Neptune)",
     ["AWS X-Ray monitors Amazon Aurora", "AWS X-Ray monitors Amazon Neptune"]),
    ("AWS Batch", "Record API calls using CloudTrail", ["AWS CloudTrail monitors AWS Batch"]),
    ("Amazon EMR", "block storage with EBS", ["Amazon EMR uses Amazon EBS"]),
    ("Amazon EMR", "runs reports over files kept in S3", ["Amazon EMR reads_from Amazon S3"]),
    ("Amazon CloudFront", "request limits, WAF integration", ["AWS WAF protects Amazon CloudFront"]),
    ("Amazon EKS", "a Kubernetes pod with its own address", []),
    ("Amazon EKS", "runs Kubernetes", ["Amazon EKS manages Kubernetes"]),
    ("Amazon S3", "query it with Athena", ["Amazon Athena reads_from Amazon S3"]),
    ("AWS CloudTrail", "Can notify you through SNS", ["AWS CloudTrail triggers Amazon SNS"]),
    ("Amazon DynamoDB", "Access is controlled via IAM", ["AWS IAM protects Amazon DynamoDB"]),
    ("Amazon ECS", "Images stored in ECR", ["Amazon ECS reads_from Amazon ECR"]),
    ("Azure Monitor", "Metrics come from AKS", ["Azure Kubernetes Service sends_to Azure Monitor"]),
    ("AWS Storage Gateway", "nightly replication of files to S3", ["AWS Storage Gateway sends_to Amazon S3"]),
    ("AWS Storage Gateway", "no data access to S3", ["AWS Storage Gateway uses Amazon S3"]),
    ("Amazon EFS", "AWS FSx is often the better choice", ["Amazon FSx alternative_to Amazon EFS"]),
    ("Amazon EFS", "Amazon FSx is better documented", []),
    ("Amazon Aurora", "quicker than RDS, dearer than Redshift", [
        "Amazon Aurora alternative_to Amazon RDS", "Amazon Aurora alternative_to Amazon Redshift"]),
    ("Amazon MSK", "You can read the topics using EMR", ["Amazon EMR reads_from Amazon MSK"]),
    ("Amazon MSK", "Copy records to S3 with Glue", ["AWS Glue sends_to Amazon S3"]),
    ("AWS Glue", "Tables can be browsed from SageMaker", ["Amazon SageMaker reads_from AWS Glue"]),
    ("AWS Glue", "Tables can be managed from Lambda", ["AWS Lambda uses AWS Glue"]),
    ("AWS Glue", "Rows are queried from S3", ["AWS Glue reads_from Amazon S3"]),
    ("Cloud Composer", "Supports Dataproc, so one can orchestrate jobs", ["Cloud Composer manages Dataproc"]),
    ("AWS CloudTrail", "Late logs: CloudTrail has a delay, look again in S3", ["AWS CloudTrail sends_to Amazon S3"]),
    ("Amazon CloudWatch", "Metrics of servers running on EC2", ["Amazon CloudWatch monitors Amazon EC2"]),
    ("Amazon CloudWatch", "Alarms can scale EC2", ["Amazon CloudWatch manages Amazon EC2"]),
    ("Azure Stream Analytics", "Inputs in Blob Storage", ["Azure Stream Analytics reads_from Azure Blob Storage"]),
    ("Cloud Source Repositories", "Repos that mirror GitHub", ["Cloud Source Repositories reads_from GitHub"]),
    ("Artifact Registry", "Stores Helm charts", ["Artifact Registry uses Helm"]),
    ("Azure Event Hubs", "Ingesting from sources like MSK", ["Azure Event Hubs reads_from Amazon MSK"]),
    ("AWS Database Migration Service", "eases migrations to Aurora",
     ["AWS Database Migration Service sends_to Amazon Aurora"]),
    ("Compute Engine", "tools (e.g. Cloud SDK)", ["Google Cloud SDK manages Compute Engine"]),
    ("Amazon AppFlow", "Check the logs in CloudWatch", ["Amazon CloudWatch monitors Amazon AppFlow"]),
    ("Amazon AppFlow", "Keeps the logs in CloudWatch", ["Amazon AppFlow sends_to Amazon CloudWatch"]),
    ("Azure Event Hubs", "Stream to Splunk", ["Azure Event Hubs sends_to Splunk"]),
    ("Amazon MSK", "Glue can read from it", ["AWS Glue reads_from Amazon MSK"]),
    ("Amazon MSK", "EMR polls it", ["Amazon EMR reads_from Amazon MSK"]),
    ("AWS Lambda", "Terraform deploys layers", ["Terraform manages AWS Lambda"]),
    ("AWS Lambda", "Terraform deploys pictures", []),
    ("AWS Lambda", "Terraform does not deploy layers", []),
    ("Amazon MSK", "EMR takes logs from servers and sorts them in memory", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "expected"), UNDER)
def test_what_the_words_of_a_line_say_of_its_heading(heading: str, line: str, expected: list[str]) -> None:
    assert read(f"# {heading}\n\n- {line}\n") == expected


@pytest.mark.parametrize(("line", "expected"), (ACTIONS | PURPOSES | SENTENCES | WHILE).items())
def test_what_the_words_of_a_sentence_say(line: str, expected: list[str]) -> None:
    assert read(f"{line}\n") == expected


def test_what_is_used_next_does_what_it_is_used_for() -> None:
    told = read("You can use Neptune to draw and keep a graph and then use Glue to write it to S3.\n")
    assert "AWS Glue sends_to Amazon S3" in told
    assert "Amazon Neptune sends_to Amazon S3" not in told


def read(text: str) -> list[str]:
    found = (link for statement in statements(Note(name="n.md", text=text)) for link in links(statement))
    return sorted(f"{link.head} {'NOT ' * link.negated}{link.relation} {link.tail}" for link in found)
