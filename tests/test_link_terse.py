"""Links in terse notes: fragments with arrows, signs and quoted needs, with the links that a careful reader takes."""

from __future__ import annotations

import pytest

from extract.links import links
from extract.notes import Note
from extract.statements import statements

TERSE: list[tuple[str, str, list[str]]] = [
    # the heading, the line, its links
    ("AWS CodeDeploy", "- EC2 & ECS do not offer linear steps", []),
    ("Amazon CloudFront", "- ❌ SQS queue policies can't deny viewers", []),
    ("Amazon SQS", "- archive rules (e.g. 7d → S3)", ["Amazon SQS sends_to Amazon S3"]),
    ("AWS Lambda", "- runs fine with no X-Ray daemon", []),
    ("AWS CloudShell", "- plain shell (no Fargate tasks)", []),
    ("AWS Lambda", "- Async:\n  - Missing SNS topics → nobody is told", []),
    ("", "❌ ECS in a subnet + no NAT Gateway → can't pull images", ["Amazon ECS requires NAT Gateway"]),
    ("Amazon DynamoDB", "- “ECS times out” → missing NAT Gateway", ["Amazon ECS requires NAT Gateway"]),
    ("", "“Invoke Lambda when VPC flow logs stop” → CloudWatch → SNS → Lambda",
     ["Amazon CloudWatch triggers Amazon SNS", "Amazon SNS triggers AWS Lambda"]),
    ("Amazon EventBridge", "- “Need to integrate PagerDuty” → EventBridge partner source",
     ["Amazon EventBridge uses PagerDuty"]),
    ("AWS Elastic Beanstalk", "- “Take long tasks off Beanstalk” → queue in SQS",
     ["AWS Elastic Beanstalk uses Amazon SQS"]),
    ("Elastic Load Balancing", "- add a Route 53 alias record", ["Amazon Route 53 sends_to Elastic Load Balancing"]),
    ("AWS Lambda", "- keep CodeDeploy aliases", ["AWS CodeDeploy manages AWS Lambda"]),
    ("AWS Glue", "- Crawler IAM role must read all buckets", ["AWS Glue requires AWS IAM"]),
    ("", "SNS + Azure Functions", ["Amazon SNS triggers Azure Functions"]),
    ("", "Queue Storage + Azure Functions", ["Azure Functions reads_from Azure Queue Storage"]),
    ("Amazon CloudWatch", "- Actions: **SNS alert, Lambda, ECS restart**",
     ["Amazon CloudWatch triggers AWS Lambda", "Amazon CloudWatch triggers Amazon ECS",
      "Amazon CloudWatch triggers Amazon SNS"]),
    ("Cloud Logging", "- Gathers logs from: GKE, Cloud Run",
     ["Cloud Run sends_to Cloud Logging", "Google Kubernetes Engine sends_to Cloud Logging"]),
    ("Azure Monitor", "- Collects metrics from: AKS", ["Azure Monitor monitors Azure Kubernetes Service"]),
    ("CloudWatch Logs", "- The app can write its logs to CloudWatch", []),
    ("", "Pub/Sub + Cloud Functions", ["Pub/Sub triggers Google Cloud Functions"]),
    ("Amazon API Gateway", "- Integrations\n  - Kinesis", ["Amazon API Gateway sends_to Amazon Kinesis Data Streams"]),
    ("Amazon EMR", "- Works with Redshift for reports, MSK for streams, Neptune for graphs",
     ["Amazon EMR uses Amazon MSK", "Amazon EMR uses Amazon Neptune", "Amazon EMR uses Amazon Redshift"]),
    ("Amazon MSK", "- Ensure that IAM permissions are in place", ["Amazon MSK requires AWS IAM"]),
    ("Amazon SNS", "- IAM policies per topic", ["AWS IAM protects Amazon SNS"]),
    ("Amazon MSK", "- IAM policies: fine access control to Glue schemas",
     ["AWS IAM protects Amazon MSK", "Amazon MSK uses AWS Glue"]),
    ("AWS Copilot", "- It uses CloudFormation under the hood", ["AWS Copilot uses AWS CloudFormation"]),
    ("", "ECS IAM role has what it takes", ["Amazon ECS uses AWS IAM"]),
    ("Amazon SQS", "- not to be confused with SNS", ["Amazon SQS alternative_to Amazon SNS"]),
    ("AWS X-Ray", "- sidecar needed on Fargate", ["AWS Fargate requires AWS X-Ray"]),
    ("", "“Need a queue for many readers” → MSK = “big SQS”", ["Amazon MSK alternative_to Amazon SQS"]),
    ("", "- file share (EFS) to connect to other things (e.g. SageMaker)", ["Amazon EFS uses Amazon SageMaker"]),
    ("Amazon SNS", "- ECS in a subnet → must use a NAT Gateway to reach SNS",
     ["Amazon ECS requires NAT Gateway", "Amazon ECS uses Amazon SNS"]),
    ("AWS CodeDeploy", "- Lambda kinds: all at once, step by step", ["AWS CodeDeploy manages AWS Lambda"]),
    ("", "Copilot is a tool for Fargate rollouts", ["AWS Copilot manages AWS Fargate"]),
    ("Amazon DynamoDB", "- CloudWatch alarms: throttles", ["Amazon CloudWatch monitors Amazon DynamoDB"]),
    ("AWS Step Functions", "- short: at least once -> background jobs (SQS)", ["AWS Step Functions uses Amazon SQS"]),
    ("Amazon DynamoDB", "- empty table = look at Glue, not KMS keys", ["Amazon DynamoDB uses AWS Glue"]),
    ("Amazon Cognito", "- groups in IAM policies", ["Amazon Cognito uses AWS IAM"]),
    ("Amazon VPC", "- public subnet has a route to an Internet Gateway", ["Amazon VPC uses Internet Gateway"]),
    ("Amazon VPC", "- public subnet routes traffic to an Internet Gateway", ["Amazon VPC sends_to Internet Gateway"]),
    ("", "“Bots flood the login page” → Shield + ALB", ["AWS Shield protects Elastic Load Balancing"]),
    ("", "“SNS + SQS for a fan-out” → filter policy", []),
    ("", "ECS reads KMS keys", ["Amazon ECS uses AWS KMS"]),
    ("AWS CodePipeline", "- ECR login: by its own role", ["AWS CodePipeline uses Amazon ECR"]),
    ("AWS CDK", "- Best: deploy it inside CodePipeline", ["AWS CDK uses AWS CodePipeline"]),
    ("Amazon MQ", "- **Inbound**\n  - Glue", ["AWS Glue sends_to Amazon MQ"]),
    ("Amazon EMR", "- The input data can be\n  - DynamoDB", ["Amazon EMR reads_from Amazon DynamoDB"]),
    ("Amazon EMR", "- Output must be\n  - DynamoDB", ["Amazon EMR sends_to Amazon DynamoDB"]),
    ("", "EFS → SNS", ["Amazon EFS triggers Amazon SNS"]),
    ("", "SQS → EC2", ["Amazon SQS sends_to Amazon EC2"]),
    ("Amazon MQ", "- Outbound: Glue", ["Amazon MQ sends_to AWS Glue"]),
    ("Amazon MQ", "- In Glue one sees it", ["Amazon MQ uses AWS Glue"]),
    ("Amazon EMR", "- Security: IAM, VPC", ["AWS IAM protects Amazon EMR", "Amazon VPC protects Amazon EMR"]),
    ("Amazon EventBridge", "- Targets: Batch, SQS",
     ["Amazon EventBridge sends_to Amazon SQS", "Amazon EventBridge triggers AWS Batch"]),
    ("CloudWatch Logs", "- agent on EC2 machines for log files", ["Amazon EC2 sends_to CloudWatch Logs"]),
    ("Amazon EventBridge", "- Watched with CloudWatch metrics", ["Amazon CloudWatch monitors Amazon EventBridge"]),
    ("Cloud Interconnect", "- modest bandwidth needs, Cloud VPN", []),
    ("Amazon EMR", "- No servers needed (stored in S3)", ["Amazon EMR sends_to Amazon S3"]),
    ("Amazon EMR", "- when you need speed (use EBS)", []),
    ("Amazon EMR", "- You need to configure KMS", ["Amazon EMR requires AWS KMS"]),
    ("Amazon Athena", "- queries logs in S3", ["Amazon Athena reads_from Amazon S3"]),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "expected"), TERSE, ids=[line for _, line, _ in TERSE])
def test_a_terse_line_states_its_links(heading: str, line: str, expected: list[str]) -> None:
    note = Note(name="n.md", text=f"# {heading}\n\n{line}\n" if heading else f"{line}\n")
    found = [link for statement in statements(note) for link in links(statement)]
    assert sorted(f"{one.head} {'not ' if one.negated else ''}{one.relation} {one.tail}" for one in found) == sorted(
        expected
    )
