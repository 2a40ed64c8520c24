"""How people ask for things in other words than notes use: what says nothing, endings, words that mean alike."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

STOP: frozenset[str] = frozenset(
    "a an and any are as at be been by can cannot could do does doesn don every for from get got had has have how i if "
    "in into is isn it its let make may me must my need needs no not of on one only or our should so some that the "
    "their them then there these they thing this those to us use used using want was we were what when where which "
    "while why will with without would you your".split()
)
"""Words that say nothing of a need."""

ENDINGS: tuple[str, ...] = tuple(
    sorted(
        "fications fication fying fied fies fy ational ations ation ating ates ated ate ions ion izing ized izes ize "
        "ising ised ise ings ing ied ies edly ed ers er ors or ments ment able ible ally al ity ive ures ure ness "
        "ly ful e y".split(),
        key=lambda ending: (-len(ending), ending),
    )
)
"""What words are cut back by, the longest first, as often as enough is left: "encryption" → "encrypt"."""

SHORTEST = 4
"""Letters that are left at least."""

ALIKE: tuple[str, ...] = (
    "access permission right policy role privilege",
    "account organization company tenant",
    "address ip",
    "again twice duplicate repeat retry same",
    "alarm alert notification notify warn",
    "allow permit grant give authorize",
    "answer respond response reply",
    "api endpoint rest http",
    "approve approval confirm human person manual",
    "attempt retry try",
    "audit history record trail log",
    "automatic automated itself",
    "backup restore snapshot recover undo pitr",
    "block deny forbid ban reject refuse prevent disallow stop",
    "branch environment stage",
    "break broken crash error exception fail failure problem wrong undeliverable poison",
    "broker messaging mq rabbitmq activemq kafka",
    "bucket s3 object file storage blob folder document",
    "buffer decouple queue sqs",
    "cache memory redis",
    "canary few gradual shift slowly",
    "cdn cloudfront edge",
    "certificate cert tls ssl https",
    "change alter modify edit update tamper drift",
    "change move migrate port switch",
    "cheap cost price save money expensive pay bill",
    "closest nearest near region center datacenter location",
    "compliance compliant rule regulation",
    "condition conditional depend",
    "config configuration setting parameter variable env option",
    "container docker ecs task",
    "country countries nation geography geo location abroad",
    "cpu memory capacity resource",
    "custom own special",
    "customer client user visitor person people",
    "dashboard monitor observe watch metric",
    "database db table sql rdbms relational nosql",
    "dead dlq deadletter failed",
    "debug diagnose investigate trace troubleshoot find",
    "delay latency lag slow sluggish bottleneck performance",
    "delete remove expire clean purge",
    "deploy release rollout ship publish",
    "development dev staging production prod",
    "disk volume ebs efs mount filesystem share",
    "dns domain hostname route53",
    "download pull fetch image",
    "encrypt cipher cmk kms crypto key",
    "expire outdated renew rotate refresh stale",
    "fast latency speed quick performance",
    "feature toggle flag switch",
    "fifo order sequence",
    "firewall waf",
    "fix patch update upgrade",
    "function lambda serverless",
    "immutable worm legal lock",
    "infrastructure iac cloudformation stack template",
    "instance ec2 server vm machine host fleet",
    "internet web nat public outbound world outside external",
    "link url address",
    "login signin authenticate logon sso session federate",
    "many multi multiple several various",
    "message event notification",
    "network vpc subnet private",
    "old previous past archive",
    "open public expose",
    "open read access see",
    "password secret credential token apikey",
    "percent split weighted share %",
    "pipeline cicd ci cd build",
    "play replay reprocess redo reread again",
    "program consumer app application",
    "query sql analyze analytics",
    "region regional continent",
    "replica replicate",
    "run execute invoke trigger start call react",
    "schedule cron timer periodic nightly daily hourly",
    "search fulltext find lookup query",
    "send publish broadcast push",
    "shell ssh terminal console",
    "site website static frontend page web hosting",
    "step workflow process orchestrate orchestration",
    "stream streaming realtime kinesis",
    "temporary short-lived temporarily later",
    "topic fanout broadcast publish subscribe pubsub notify sns all",
    "twice two",
    "unused never idle",
    "upload put ingest import load",
    "user session login",
    "virtual instance ec2",
    "year legal retention",
)
"""Words that are used for one another, a group a line; a word may stand in several."""

PHRASES: dict[str, str] = {
    "dead letter": "deadletter",
    "fan out": "fanout",
    "full text": "fulltext",
    "pub sub": "pubsub",
    "real time": "realtime",
    "sign in": "signin",
    "log in": "login",
    "log on": "login",
    "roll back": "rollback",
    "roll out": "rollout",
    "api key": "apikey",
    "ci cd": "cicd",
    "name resolution": "dns",
    "state machine": "workflow",
    "user pool": "cognito",
}
"""Two words that are one; a hyphen or slash between them does not count."""


@cache
def stem(word: str) -> str:
    """Return what a word shares with its other forms: endings are cut while enough is left, a doubled letter is one.

    >>> [stem(word) for word in ("encryption", "encrypted", "stopping", "filter", "filtering", "policy", "sqs")]
    ['encrypt', 'encrypt', 'stop', 'filt', 'filt', 'polic', 'sqs']
    """
    for ending in ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= SHORTEST and not (ending == "y" and rest[-1] in "aeou"):
            return stem(_undoubled(rest))
    return _undoubled(word)


@cache
def alike() -> dict[str, frozenset[str]]:
    """Return for the stem of each word of ALIKE the stems of those that mean the same, or nearly."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in ALIKE:
        group = {stem(word.replace("-", "")) for word in line.split()}
        for word in group:
            found[word] |= group - {word}
    return {word: frozenset(others) for word, others in found.items()}


def _undoubled(word: str) -> str:
    """Return a word with one letter where it ends in two that are the same consonant.

    >>> _undoubled("stopp"), _undoubled("access"), _undoubled("ee")
    ('stop', 'access', 'ee')
    """
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeious"
    return word[:-1] if doubled else word
