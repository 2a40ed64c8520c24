"""Features that lines of notes state: which names are read, whose they are, and what is left alone."""

from __future__ import annotations

import pytest

from extract.features import features
from extract.notes import Note
from extract.statements import statements


def read(text: str) -> set[tuple[str, str]]:
    """The features of a text's last line as (service, name)."""
    lines = statements(Note(name="n.md", text=text))
    last = lines[-1].line.number
    return {(f.service, f.name) for line in lines if line.line.number == last for f in features(line)}


DYNAMO = "# Amazon DynamoDB\n\n"
LAMBDA, AZURE, RUN, KUBE = "# AWS Lambda\n\n", "# Azure Functions\n\n", "# Google Cloud Run\n\n", "# Kubernetes\n\n"


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        (LAMBDA, "- Destinations: where an outcome goes", {("AWS Lambda", "Destinations")}),
        ("# Amazon SQS\n\n", "- both have dead letter queues", {("Amazon SQS", "dead letter queues")}),
        (KUBE, "- with runtime and node", {("Kubernetes", "node")}),
        ("", "| Point | Amazon RDS | Amazon DynamoDB |\n|---|---|---|\n| Copies | read replicas | no global tables |",
         {("Amazon RDS", "read replicas")}),
        ("", "| Point | Amazon RDS | Amazon DynamoDB |\n|---|---|---|\n| Copies | Read Replicas | Global tables |",
         {("Amazon RDS", "Read Replicas"), ("Amazon DynamoDB", "Global tables")}),
        (LAMBDA, "- Needs sqs:ReceiveMessage to poll.", {("Amazon SQS", "sqs:ReceiveMessage")}),
        (LAMBDA, "- `sam local invoke` runs it", {("AWS SAM", "sam local invoke")}),
        (LAMBDA, "- aws s3api list-buckets", {("Amazon S3", "aws s3api list-buckets")}),
        ("# AWS CodeDeploy\n\n", "- Hooks: AppStart -> AppStop",
         {("AWS CodeDeploy", name) for name in ("AppStart", "AppStop")}),
        ("# Amazon ECS\n\n", "- Cluster", {("Amazon ECS", "Cluster")}),
        ("# Amazon ECS\n\n", "- Use a shared volume.", {("Amazon ECS", "shared volume")}),
        ("# AWS Systems Manager\n\n", "- Session Manager: a shell", {("AWS Systems Manager", "Session Manager")}),
        ("# Amazon ECS\n\n", "- Traffic reaches it via ALB listeners.", {("Elastic Load Balancing", "listeners")}),
        (AZURE, "The Premium plan keeps workers warm.", {("Azure Functions", "Premium plan")}),
        (AZURE, "- az functionapp create", {("Azure Functions", "az functionapp create")}),
        ("# Amazon ECS\n\n", "- It has a Visibility Timeout too.", set()),
        ("# Amazon ECS\n\n", "- It has a Visibility Timeout as SQS does.", {("Amazon SQS", "Visibility Timeout")}),
        (KUBE, "```\nkind: NetworkPolicy\n```", set()),
        (KUBE, "```\nkubectl get netpol\n```", {("Kubernetes", "kubectl get")}),
        (AZURE, "It is behind an NSG.", {("Azure Virtual Network", "NSG")}),
        (RUN, "It supports revision tags.", {("Cloud Run", "revision tags")}),
        (RUN, "| Setting | Limit |\n|---|---|\n| Max instances | 100 |", {("Cloud Run", "Max instances")}),
        (KUBE, "- imagePullPolicy: Always", {("Kubernetes", "imagePullPolicy")}),
        (KUBE, "A: Use a DaemonSet.", {("Kubernetes", "DaemonSet")}),
        (
            "# Azure Blob Storage\n\n", "- Access tiers: Hot, Cool, Archive",
            {("Azure Blob Storage", name) for name in ("Access tiers", "Hot", "Cool", "Archive")},
        ),
        (DYNAMO, "- Backups of Aurora are short", {("Amazon Aurora", "Backups")}),
        ("# Amazon CloudFront\n\n", "- Headers: Lambda@Edge (Viewer Request).", {("Lambda@Edge", "Viewer Request")}),
        ("# SQS\n\n", "- SQS supports a *batch* mode, SNS supports a filter mode",
         {("Amazon SQS", "batch mode"), ("Amazon SNS", "filter mode")}),
        ("# Amazon SNS\n\n", "- With [retry policies](https://example.org/RetryPolicies)",
         {("Amazon SNS", "retry policies")}),
        ("# Amazon SNS\n\n", "- It is the **delivery retry** that counts", {("Amazon SNS", "delivery retry")}),
        (KUBE, "- a pod has:\n  - scratch volumes", {("Kubernetes", "scratch volumes")}),
        ("# Limits\n\n", "| Service | What | Value |\n|---|---|---|\n| API Gateway | payload | 10 MB |",
         {("Amazon API Gateway", "payload")}),
        ("# Amazon EventBridge\n\n", "- partner bus for others", {("Amazon EventBridge", "partner bus")}),
        ("# Terraform\n\n", "- then terraform apply", {("Terraform", "terraform apply")}),
        (LAMBDA, "* **Gradual shifting:** a version takes over", {("AWS Lambda", "Gradual shifting")}),
        ("# AWS WAF\n\n", "- WAF logs are kept", {("AWS WAF", "WAF logs")}),
        ("", "Jobs wait in SQS. The visibility timeout is long.", {("Amazon SQS", "visibility timeout")}),
        ("", "- [[AWS Config]] rules are detective", {("AWS Config", "rules")}),
        ("# AWS CodeBuild\n\n", "- phases: install, pre_build, build",
         {("AWS CodeBuild", "install"), ("AWS CodeBuild", "build")}),
        ("# Azure Virtual Machines\n\n", "- at most 20 update domains", {("Azure Virtual Machines", "update domains")}),
        ("# Amazon ECS\n\n", "- “spare no CPU” → placement = task placement strategy",
         {("Amazon ECS", "task placement strategy")}),
        ("# Amazon EventBridge\n\n", "- up to 5 targets each", {("Amazon EventBridge", "targets")}),
        ("# Amazon FSx\n\n", "- FSx for Windows File Server", {("Amazon FSx", "FSx for Windows File Server")}),
        ("# Azure Backup\n\n", "- It goes to a storage account", {("Azure Storage", "storage account")}),
        (RUN, "- it keeps parcel logs, retries and one agent",
         {("Cloud Run", "parcel logs"), ("Cloud Run", "retries"), ("Cloud Run", "agent")}),
        ("# Azure Monitor\n\n", "- dearer in Standard than in Basic",
         {("Azure Monitor", "Standard"), ("Azure Monitor", "Basic")}),
        ("# Amazon Polly\n\n", "- Stage: where it speaks", {("Amazon Polly", "Stage")}),
        ("# Amazon Polly\n\n", "- Centralized config for all", {("Amazon Polly", "Centralized config")}),
        ("# Amazon SQS\n\n", "- jobs of Lambda: it has layers, SNS has filter policies",
         {("Amazon SNS", "filter policies"), ("AWS Lambda", "layers")}),
        ("# Amazon Polly\n\n", "- **Speech Storage:** kept for a day", {("Amazon Polly", "Speech Storage")}),
        ("# Amazon Polly\n\n", "- allow states:StartExecution", {("AWS Step Functions", "states:StartExecution")}),
        ("# Amazon Polly\n\n", "- it hears from\n  - GPU (all of it)", {("Amazon Polly", "GPU")}),
        ("# Amazon ECS\n\n", "- comes through an ALB", {("Elastic Load Balancing", "ALB")}),
        ("# Amazon Polly\n\n", "- Stores voice keys and a speech model, sees its bandwidth",
         {("Amazon Polly", "voice keys"), ("Amazon Polly", "speech model"), ("Amazon Polly", "bandwidth")}),
        ("# Amazon Polly\n\n", "- Supports HTTP, SMTP, LDAP", {("Amazon Polly", "HTTP"), ("Amazon Polly", "LDAP")}),
        (RUN, "- a Firestore trigger is slow", {("Cloud Run", "Firestore trigger")}),
        ("# Azure Data Factory\n\n", "- HDInsight activity: a job", {("Azure Data Factory", "HDInsight activity")}),
        ("# Amazon Polly\n\n", "- Speaking styles", {("Amazon Polly", "Speaking styles")}),
        ("# Azure Backup\n\n", "- first `az group create`", {("Azure Resource Manager", "az group create")}),
        (RUN, "- once `gcloud projects create`", {("Resource Manager", "gcloud projects create")}),
        ("# Amazon Polly\n\n", "- Listeners are slow, Consumers are not", {("Amazon Polly", "Listeners")}),
        ("# Amazon Polly\n\n", "- over a spoken-word relay (SWR) only", {("Amazon Polly", "spoken-word relay")}),
        ("# Amazon SQS\n\n", "- both standard and FIFO queues", {("Amazon SQS", "standard queues")}),
        ("# Amazon Polly\n\n", "- The voices it has are lexicons", {("Amazon Polly", "lexicons")}),
        ("# Amazon CloudWatch\n\n", "- it sees EC2 CPU utilization", {("Amazon EC2", "CPU utilization")}),
        (KUBE, "- a custom ingress controller", {("Kubernetes", "custom ingress controller")}),
        ("# Amazon Polly\n\n", "- the ```speech tag``` goes with `voice tag`",
         {("Amazon Polly", "speech tag"), ("Amazon Polly", "voice tag")}),
    ],
)  # fmt: skip
def test_names_are_read_with_the_service_they_are_of(above: str, line: str, expected: set[tuple[str, str]]) -> None:
    """Labels, identifiers, lists, openings, cells and answers, in several clouds and styles."""
    assert expected <= read(above + line)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        (LAMBDA, "- Note: this is all"),
        (LAMBDA, "- “Need to keep user data” → S3"),
        (LAMBDA, "- Lambda functions are cheap"),
        (LAMBDA, "- EventBridge trigger Lambda"),
        (LAMBDA, "- **Fault-tolerant**: it waits. Push-based, low-latency"),
        (LAMBDA, "- It is **$0.20** a million; S3 notifications, SQS connections"),
        (LAMBDA, "- **Sort Invoices**: there is code for it"),
        (LAMBDA, "- Check if it runs"),
        (LAMBDA, "There’s none. We’re fine. Suppose you’re late"),
        (LAMBDA, "- API Gateway checks its callers"),
        (LAMBDA, "- It just works for every user and request."),
        (LAMBDA, "- Prevent accidental loss of data"),
        (LAMBDA, "- See example.com for more"),
        (LAMBDA, "- SQS, SNS, Kinesis"),
        (AZURE, "- It runs in Azure."),
        (KUBE, "- Today: nothing changes"),
        ("# AWS Config\n\n", "- Records → Stores snapshots automatically"),
        (RUN, "- Cloud Run = $5 a month"),
        (LAMBDA, "- See [this](https://example.org/UserGuide/FunctionRetry_Settings) again"),
        (LAMBDA, "- [Back to top](#contents)"),
        (LAMBDA, "![[FunctionMap.excalidraw]]"),
        (LAMBDA, "- It writes to an S3 bucket or an SQS Queue"),
        (LAMBDA, "- Filters traffic for you"),
        (LAMBDA, "- It reads MySQL, CSV (ORC) and works"),
        ("# Terraform\n\n", "- the terraform folder"),
        ("# Amazon Athena\n\n", "- Query data there"),
        ("# Azure Application Gateway\n\n", "- Application Gateway is layer 7"),
        ("# Amazon ECS\n\n", "- placement = task placement strategy"),
        ("# Amazon Athena\n\n", "- MySQL"),
        ("# Amazon Athena\n\n", "- Next topic of the day"),
        ("# Azure Monitor\n\n", "- Start, Stop, Search"),
        ("# Amazon EventBridge\n\n", "- EventBridge retries for up to 24 hours"),
        ("# AWS CodeBuild\n\n", "- so it goes: install, build, test"),
        (KUBE, "- at most 40 files and 20 times"),
        ("", "- [[AWS Organizations]] groups what is in it; [[Amazon S3|S3]] bucket"),
        ("", "The visibility timeout is long."),
        ("# Amazon Athena\n\n", "- Managed search service"),
        ("# etcd\n\n", "- it cares for\n  - gadgets"),
        ("# What for\n\n", "| Service | What |\n|---|---|\n| API Gateway | payload |"),
        ("# What for\n\n", "| What | There | Since |\n|---|---|---|\n| API Gateway | Yes | 2015 |"),
        (LAMBDA, "- Good performance\n"),
        (LAMBDA, "- [doc](https://example.org/a) of **Google Cloud** and **Microsoft**"),
        (RUN, "| Language | Which |\n|---|---|\n| **written in** | Ruby, Java, Python, PHP |"),
        (KUBE, "```\n$clusterName = 'a'\n```"),
        (LAMBDA, "- it suits stateful-only big functions, per-team small files"),
        (LAMBDA, "- put it at <TEAM_NAME>"),
        ("# Amazon Polly\n\n", "- the latest logs, a default key and other people's tables there"),
        ("# Amazon Polly\n\n", "- only there (ap-south-1)"),
        ("# Amazon Polly\n\n", "- “one wants retries and a nightly job” -> not with it"),
        ("# Amazon Polly\n\n", "- Integration: works with all of them"),
        ("# Amazon Polly\n\n", "- as [Speech Weekly](https://speech.example.org) says, one can query logs"),
        ("# Amazon Polly\n\n", "- So it is -> Helps others"),
        (KUBE, "- look with the tool --watch=true"),
        ("# Amazon Polly\n\n", "- Podcast voices → AppSync"),
        ("# Amazon Polly\n\n", "- It offers a pleasant hour, supports few programming languages, offers calm for it"),
        ("# Amazon Polly\n\n", "- with **a fast device**, Any Speaking Service, and edit logs"),
        ("", "| Lot | Share |\n|---|---|\n| Amazon Polly | 3 |\n| of a file system | 4 |"),
        ("# Amazon Polly\n\n", "- Dozens of shops"),
        ("# Amazon Polly\n\n", "- keep one called `reader-tag`"),
        ("# Amazon Polly\n\n", "- for readers and their lists"),
        ("# Amazon Polly\n\n", "- It is a lexicon"),
        ("# Amazon Polly\n\n", "- on any operating system (OS), for a reader (RTA)"),
        ("# Amazon Polly\n\n", "- Crashes are rare, Batch speaking to others"),
        ("# Amazon Polly\n\n", '- it gets { "voice_id": 7 } and then stops.When it ends'),
        ("# Amazon Polly\n\n", "| What | Where |\n|---|---|\n| Spoken news | Lex |"),
        (LAMBDA, "```\nSQS -->|Send Batch| Worker2[Order Script]\n```"),
    ],
)
def test_ordinary_words_and_services_are_no_features(above: str, line: str) -> None:
    """Vague labels, needs, clauses, sites, bare services and generic nouns stay out."""
    assert read(above + line) == set()


def test_a_label_under_a_label_has_it_as_its_parent() -> None:
    """The outline of a feature's parts is kept, each name once a line."""
    note = Note(name="n.md", text="# AWS Step Functions\n\n- Map state:\n  - Inline Mode: up to 40 at once\n")
    found = [feature for line in statements(note) for feature in features(line)]
    assert ("Inline Mode", "Map state") in {(feature.name, feature.parent) for feature in found}


def test_a_gloss_is_not_a_second_feature() -> None:
    """An abbreviation and what it spells out are one name; a bracket with something else in it is two."""
    assert ("Kubernetes", "Horizontal Pod Autoscaler") not in read(KUBE + "- HPA (Horizontal Pod Autoscaler) adds pods")
    assert ("AWS CodeDeploy", "Canary") in read("# AWS CodeDeploy\n\n- Traffic shifting (Canary) is gradual")


@pytest.mark.parametrize(
    ("above", "line", "name", "least", "most"),
    [
        ("# Amazon SQS\n\n", "- The visibility timeout is long", "visibility timeout", 0.85, 0.95),
        ("# AWS Lambda\n\n", "- It waits while SQS has its visibility timeout", "visibility timeout", 0.75, 0.84),
        ("", "Jobs wait in SQS. The visibility timeout is long.", "visibility timeout", 0.5, 0.6),
        ("# AWS Lambda\n\n", "- It is the **delivery retry** that counts", "delivery retry", 0.2, 0.5),
    ],
)
def test_a_feature_is_as_sure_as_its_rule(above: str, line: str, name: str, least: float, most: float) -> None:
    """A known feature of what the line is about is surest, then one of a service beside it, then of one before it."""
    lines = statements(Note(name="n.md", text=above + line))
    found = [feature for statement in lines for feature in features(statement)]
    assert [one.name for one in found if least <= one.evidence.confidence <= most] == [name]


def test_a_feature_of_a_wrapped_line_cites_the_piece_that_names_it() -> None:
    """In notes that are wrapped by hand, the evidence is on the line of the file where the name stands."""
    note = Note(name="n.md", text="# Amazon SQS\n\nA message is hidden for as long as\nthe visibility timeout says.\n")
    found = {feature.name: feature.evidence.line for line in statements(note) for feature in features(line)}
    assert found["visibility timeout"] == 4
