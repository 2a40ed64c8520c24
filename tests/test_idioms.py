"""How people tell that two services are linked: sentences with the links that a careful reader takes from them."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements

SAID: list[tuple[str, str, list[str]]] = [
    # the heading, the line, its links
    ("", "Lambda sits behind API Gateway.", ["Amazon API Gateway sends_to AWS Lambda"]),
    ("", "CloudTrail logs end up in S3", ["AWS CloudTrail sends_to Amazon S3"]),
    ("", "S3 is the source for Athena queries", ["Amazon Athena reads_from Amazon S3"]),
    ("", "SQS can be a target of an EventBridge rule", ["Amazon EventBridge sends_to Amazon SQS"]),
    ("", "Lambda is a common target for EventBridge", ["Amazon EventBridge triggers AWS Lambda"]),
    ("AWS Lambda", "Kinesis as event source", ["Amazon Kinesis Data Streams triggers AWS Lambda"]),
    ("AWS KMS", "CloudHSM as custom key store", ["AWS KMS uses AWS CloudHSM"]),
    ("Amazon SQS", "KMS for encryption", ["AWS KMS protects Amazon SQS"]),
    ("Amazon ECR", "Images stored in S3 behind the scenes", ["Amazon ECR sends_to Amazon S3"]),
    ("Amazon Athena", "Used to query data stored in S3", ["Amazon Athena reads_from Amazon S3"]),
    ("Amazon Athena", "query log files kept in S3", ["Amazon Athena reads_from Amazon S3"]),
    ("Amazon Athena", "It runs standard SQL directly on files in S3", ["Amazon Athena reads_from Amazon S3"]),
    (
        "AWS X-Ray",
        "you can use it to monitor applications which are running on EC2, in ECS, and on technologies like Lambda",
        ["AWS X-Ray monitors AWS Lambda", "AWS X-Ray monitors Amazon EC2", "AWS X-Ray monitors Amazon ECS"],
    ),
    ("", "SQS supports encryption using AWS KMS.", ["AWS KMS protects Amazon SQS"]),
    ("", "When a file lands in S3, Lambda resizes it", ["Amazon S3 triggers AWS Lambda"]),
    ("", "Without a NAT Gateway Lambda cannot reach the internet", ["AWS Lambda requires NAT Gateway"]),
    ("", "Don't confuse GuardDuty with Amazon Inspector", ["Amazon GuardDuty alternative_to Amazon Inspector"]),
    ("", "BigQuery is not meant for single rows, so the tool talks to Firestore instead.",
     ["Firestore alternative_to BigQuery"]),
    ("", "Logic Apps for people who draw, Functions for people who code",
     ["Azure Logic Apps alternative_to Azure Functions"]),
    ("", "Event Hubs is the Azure equivalent of Kinesis",
     ["Azure Event Hubs alternative_to Amazon Kinesis Data Streams"]),
    ("Amazon EKS", "Kubernetes native monitoring tools (Prometheus, etc.)", ["Prometheus monitors Amazon EKS"]),
    ("Amazon ECS", "the EC2 instance is running the X-Ray daemon", ["Amazon EC2 uses AWS X-Ray"]),
    ("AWS Lambda", "the function is deployed to a VPC", ["AWS Lambda uses Amazon VPC"]),
    ("", "ASG launches EC2 instances", ["Amazon EC2 Auto Scaling manages Amazon EC2"]),
    ("", "API Gateway hands it to a small Lambda that only checks it and then drops it on SQS",
     ["AWS Lambda sends_to Amazon SQS", "Amazon API Gateway sends_to AWS Lambda"]),
    ("", "the report Lambda is woken up by a rule in EventBridge", ["Amazon EventBridge triggers AWS Lambda"]),
    ("", "RDS Proxy: pool of connections, needs Secrets Manager", ["Amazon RDS Proxy requires AWS Secrets Manager"]),
    ("", "**SQS**, [SNS](https://aws.amazon.com/sns) and `EventBridge` trigger Lambda",
     ["Amazon SQS triggers AWS Lambda", "Amazon SNS triggers AWS Lambda", "Amazon EventBridge triggers AWS Lambda"]),
    ("", "Archives in S3 Glacier are retrieved to EFS within minutes", ["S3 Glacier sends_to Amazon EFS"]),
    ("", "ECS events are sent to CloudWatch, metrics are also published to Kinesis",
     ["Amazon ECS sends_to Amazon CloudWatch", "Amazon ECS sends_to Amazon Kinesis Data Streams"]),
    ("", "A Redis cluster of MemoryDB backs the Beanstalk site",
     ["AWS Elastic Beanstalk uses Amazon MemoryDB"]),
    ("", "The site on EKS is backed by Aurora", ["Amazon EKS uses Amazon Aurora"]),
    ("", "AWS Backup backs up EFS", ["AWS Backup manages Amazon EFS"]),
    ("", "Bigtable beats Spanner at heavy writes", ["Bigtable alternative_to Spanner"]),
    ("Azure Monitor", "AKS: emits metrics of its nodes", ["Azure Kubernetes Service sends_to Azure Monitor"]),
    ("", "Glue integrates with other tools such as KMS and Athena",
     ["AWS Glue uses AWS KMS", "AWS Glue uses Amazon Athena"]),
    ("", "Authentication of AppSync is configured via Cognito", ["Amazon Cognito protects AWS AppSync"]),
    ("", "An app runs on GKE behind Cloud Load Balancing",
     ["Cloud Load Balancing sends_to Google Kubernetes Engine"]),
    ("", "Old rows of Spanner are kept in BigQuery by using Dataflow",
     ["Dataflow reads_from Spanner", "Dataflow sends_to BigQuery", "Spanner sends_to BigQuery"]),
    ("", "Create an API Gateway stage with Kinesis as its target",
     ["Amazon API Gateway sends_to Amazon Kinesis Data Streams"]),
    ("", "DataSync - an agent for file shares (reads disks and copies data to EFS)",
     ["AWS DataSync sends_to Amazon EFS"]),
    ("", "You launch MSK from the console; it creates brokers in your VPC", ["Amazon MSK uses Amazon VPC"]),
    ("", "If you know SQL, choose Athena, otherwise choose EMR", ["Amazon Athena alternative_to Amazon EMR"]),
    ("Azure Event Hubs", "Captured events are blocks of a block blob",
     ["Azure Event Hubs sends_to Azure Blob Storage"]),
    ("Amazon DynamoDB", "DynamoDB encryption for EC2", []),
    ("AWS CodeDeploy", "It is an alternative for well-known tools such as Jenkins or Spinnaker",
     ["AWS CodeDeploy alternative_to Jenkins", "AWS CodeDeploy alternative_to Spinnaker"]),
    ("", "In terms of price, Aurora is for big shops, and DocumentDB is for small ones",
     ["Amazon Aurora alternative_to Amazon DocumentDB"]),
    ("", "Unlike Redshift, an Athena query pays by what it scans",
     ["Amazon Redshift alternative_to Amazon Athena"]),
    ("", "Firehose reshapes records before delivering to Redshift", ["Amazon Data Firehose sends_to Amazon Redshift"]),
    ("", "You can restore a DynamoDB table to S3", ["Amazon DynamoDB sends_to Amazon S3"]),
    ("", "EFS is mounted by tasks of ECS and by functions of Lambda in a VPC",
     ["AWS Lambda uses Amazon EFS", "AWS Lambda uses Amazon VPC", "Amazon ECS uses Amazon EFS"]),
    ("", "Step Functions pings SageMaker every hour", ["AWS Step Functions triggers Amazon SageMaker"]),
    ("", "ECS talks to Cognito over the network", ["Amazon ECS uses Amazon Cognito"]),
    ("AWS CodePipeline", "build with CodeBuild", ["AWS CodePipeline uses AWS CodeBuild"]),
    ("", "Route 53 with CloudFront", ["Amazon Route 53 sends_to Amazon CloudFront"]),
    ("", "RDS Proxy sits between ECS and Aurora",
     ["Amazon ECS sends_to Amazon RDS Proxy", "Amazon RDS Proxy sends_to Amazon Aurora"]),
    ("", "AppSync resolves fields from RDS", ["AWS AppSync reads_from Amazon RDS"]),
    ("", "Fluent Bit ships container logs to Splunk", ["Fluent Bit sends_to Splunk"]),
    ("", "Lake Formation controls access to Athena", ["AWS Lake Formation protects Amazon Athena"]),
    ("", "Images copied to ECR start a Step Functions workflow", ["Amazon ECR triggers AWS Step Functions"]),
    ("", "AWS Backup covers FSx", ["AWS Backup manages Amazon FSx"]),
    ("", "AppSync validates tokens from Cognito", ["AWS AppSync uses Amazon Cognito"]),
    ("", "EKS reads its settings from DynamoDB using IAM",
     ["Amazon EKS reads_from Amazon DynamoDB", "Amazon EKS uses AWS IAM"]),
    ("", "Firehose stores MSK records in S3", ["Amazon Data Firehose sends_to Amazon S3"]),
    ("", "Records are ingested with MSK, processed by ECS and stored in Neptune",
     ["Amazon ECS reads_from Amazon MSK", "Amazon ECS sends_to Amazon Neptune"]),
    ("", "Cognito is integrated with AppSync and API Gateway",
     ["Amazon Cognito protects AWS AppSync", "Amazon Cognito protects Amazon API Gateway"]),
    ("", "DynamoDB backups live in S3", ["Amazon DynamoDB sends_to Amazon S3"]),
    ("", "EMR can process rows in DynamoDB", ["Amazon EMR reads_from Amazon DynamoDB"]),
    ("", "IAM Identity Center can use Entra ID", ["AWS IAM Identity Center uses Microsoft Entra ID"]),
    ("", "Tables of Keyspaces are replicated across regions, like Aurora", []),
    ("", "ALB → ECS (Fargate) → DynamoDB",
     ["Amazon ECS sends_to Amazon DynamoDB", "Amazon ECS uses AWS Fargate",
      "Elastic Load Balancing sends_to Amazon ECS"]),
    ("", "S3 <- Firehose <- IoT Core", ["AWS IoT Core sends_to Amazon Data Firehose",
     "Amazon Data Firehose sends_to Amazon S3"]),
    ("", "Lambda → reads from SQS → writes to Aurora",
     ["AWS Lambda reads_from Amazon SQS", "AWS Lambda sends_to Amazon Aurora"]),
    ("", "SNS → Step Functions", ["Amazon SNS triggers AWS Step Functions"]),
    ("", "EKS w/ FSx for scratch space", ["Amazon EKS uses Amazon FSx"]),
    ("", "Batch jobs: CodeBuild → ECR → EKS",
     ["AWS CodeBuild sends_to Amazon ECR", "Amazon ECR sends_to Amazon EKS"]),
    ("", "SQS for jobs; SNS for news; Kinesis for clicks",
     ["Amazon SNS alternative_to Amazon Kinesis Data Streams", "Amazon SQS alternative_to Amazon Kinesis Data Streams",
      "Amazon SQS alternative_to Amazon SNS"]),
    ("", "Aurora > RDS when it has to grow", ["Amazon Aurora alternative_to Amazon RDS"]),
    ("", "Cognito handles login for AppSync", ["Amazon Cognito protects AWS AppSync"]),
    ("", "EFS stores all the reports of Inspector", ["Amazon Inspector sends_to Amazon EFS"]),
    ("Kubernetes", "Grafana uses Loki as a source", ["Grafana reads_from Grafana Loki"]),
    ("", "Terraform provisions AKS, then Helm installs Argo CD",
     ["Helm manages Argo CD", "Terraform manages Azure Kubernetes Service"]),
    # near misses: two names, and nothing said of the two
    ("", "In the Azure portal, open the page of your storage account", []),
    ("", "brokers, a Redshift cluster and all else in the same VPC", []),
    ("", "Kinesis for clicks and MSK for orders", []),
    ("", "only EBS + EFS", []),
    ("", "restoring a table of DynamoDB, renaming the groups in Cognito", []),
    ("", "either a) Macie for what S3 holds b) Inspector for hosts", ["Amazon Macie monitors Amazon S3"]),
    ("", "[Messaging](messaging.md) - SQS, SNS, EventBridge", []),
    ("Amazon S3", "See the chapter on KMS for details", []),
    ("", "Go to EC2 → Load Balancers → Create", []),
    ("AWS CLI", "Create IAM groups and put your user in it", ["AWS CLI uses AWS IAM"]),
    ("Azure Monitor", "You are scaling an Azure Function on its queue length", []),
    ("", "an A record to map our domain to the load balancer of Route 53", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "expected"), SAID, ids=[line for _, line, _ in SAID])
def test_what_a_sentence_says_of_two_services(heading: str, line: str, expected: list[str]) -> None:
    assert read(f"# {heading}\n\n- {line}\n" if heading else f"- {line}\n") == sorted(expected)


LISTS: dict[str, tuple[str, list[str]]] = {
    "triggers of what runs code": (
        "# Notes\n\n- **The Lambda triggers**\n  - SNS\n",
        ["Amazon SNS triggers AWS Lambda"],
    ),
    "sources of a collector": (
        "# Amazon Kinesis Data Streams\n\n## Sources\n\n- IoT Core\n",
        ["AWS IoT Core sends_to Amazon Kinesis Data Streams"],
    ),
    "a lead with a verb": (
        "# Athena\n\nCan query lots of other services\n* DynamoDB\n* Redshift\n",
        ["Amazon Athena reads_from Amazon DynamoDB", "Amazon Athena reads_from Amazon Redshift"],
    ),
    "a passive lead": (
        "# Lambda\n\n- Can be triggered by:\n  - SQS\n  - SNS (async)\n",
        ["Amazon SNS triggers AWS Lambda", "Amazon SQS triggers AWS Lambda"],
    ),
    "a lead that joins": ("# X-Ray\n\n### Compatibility\n- ECS\n", ["AWS X-Ray uses Amazon ECS"]),
    "an item that says something itself": ("# ECS\n\n- Launch types\n  - Fargate\n  - EC2\n", []),
    "a linked name over bullets": (
        "* [Amazon GuardDuty](https://aws.amazon.com/guardduty/)\n  * Reads VPC flow logs, CloudTrail and DNS logs\n",
        ["Amazon GuardDuty reads_from AWS CloudTrail", "Amazon GuardDuty reads_from Amazon VPC"],
    ),
    "a linked name over a list": (
        "# Security\n\n[Amazon Macie](https://aws.amazon.com/macie/)\n* publishes findings to Security Hub\n",
        ["Amazon Macie sends_to AWS Security Hub"],
    ),
    "a row of what the heading sends to": (
        "# Azure Monitor\n\n| Destination | Use |\n|--|--|\n| **Log Analytics** | KQL |\n| **Logic App** | Work |\n",
        ["Azure Monitor sends_to Azure Log Analytics", "Azure Monitor sends_to Azure Logic Apps"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_what_a_list_says_with_what_leads_to_it(text: str, expected: list[str]) -> None:
    assert read(text) == sorted(expected)


ASKED: list[tuple[str, list[str]]] = [
    ("Q: Where do VPC flow logs end up?\nA: CloudWatch Logs or S3.",
     ["Amazon VPC sends_to Amazon S3", "Amazon VPC sends_to CloudWatch Logs"]),
    ("Q: How do you encrypt an EBS volume?\nA: With a KMS key.", ["AWS KMS protects Amazon EBS"]),
    ("Q: What does Athena query?\nA: Files in S3.", ["Amazon Athena reads_from Amazon S3"]),
    ("Q: Name three targets of an EventBridge rule.\nA: Lambda, SQS.",
     ["Amazon EventBridge sends_to Amazon SQS", "Amazon EventBridge triggers AWS Lambda"]),
    ("Q: What can trigger a CodePipeline?\nA: A commit in CodeCommit, an image in ECR.",
     ["AWS CodeCommit triggers AWS CodePipeline", "Amazon ECR triggers AWS CodePipeline"]),
    ("Q: AKS pulls its images from?\nA: ACR.", ["Azure Kubernetes Service reads_from Azure Container Registry"]),
    ("- Where does CloudTrail write? → S3", ["AWS CloudTrail sends_to Amazon S3"]),
    ("- GKE container logs, where do they go if you do nothing? → Cloud Logging",
     ["Google Kubernetes Engine sends_to Cloud Logging"]),
    ("- Can Elastic Beanstalk deploy to EKS? → no. EC2, or ECS",
     ["AWS Elastic Beanstalk NOT manages Amazon EKS", "AWS Elastic Beanstalk manages Amazon EC2",
      "AWS Elastic Beanstalk manages Amazon ECS"]),
    ("Q: Difference between CloudWatch and CloudTrail?\nA: Metrics against calls.",
     ["Amazon CloudWatch alternative_to AWS CloudTrail"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASKED, ids=[text for text, _ in ASKED])
def test_what_a_question_says_with_its_answer(text: str, expected: list[str]) -> None:
    assert read(text) == sorted(expected)


def read(text: str) -> list[str]:
    found = (link for statement in statements(Note(name="n.md", text=text)) for link in links(statement))
    return sorted(f"{link.head} {'NOT ' * link.negated}{link.relation} {link.tail}" for link in found)
