"""The cues of a link: words, what relation they say, and which way it points; tables, strongest first.

A cue stands between two services (or before one, where the line is about another). `Way.FORWARD` reads left to right:
"Lambda *sends to* SQS"; `Way.BACK` right to left: "encrypted *with* KMS", "file system *for* Lambda".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from graph.model import Relation


class Way(Enum):
    """Which side of a cue is the head of the link."""

    FORWARD = "forward"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of words with the relation it says, its direction, its name as a rule and how often it is right.

    `small` finds the same in small letters, three times as fast.
    """

    name: str
    pattern: re.Pattern[str]
    small: re.Pattern[str]
    relation: Relation
    way: Way
    confidence: float


def _cue(name: str, words: str, relation: Relation, way: Way = Way.FORWARD, confidence: float = 0.85) -> Cue:
    whole = rf"(?<![\w-])(?:{words})(?![\w-])"
    return Cue(name, re.compile(whole, re.IGNORECASE), re.compile(whole), relation, way, confidence)


DONE: Final = {
    Relation.TRIGGERS: "triggered|invoked|notified|started|called|fired",
    Relation.READS_FROM: "read|polled|queried|pulled|consumed|cached|fetched|retrieved|scanned|crawled",
    Relation.PROTECTS: "protected|secured|encrypted|authori[sz]ed|authenticated|filtered|restricted|guarded|validated|"
    "verified|signed|fronted",
    Relation.MONITORS: "monitored|traced|audited|observed|tracked|recorded|watched|logged",
    Relation.MANAGES: "deployed|provisioned|scaled|hosted|run|orchestrated|managed|created|launched|controlled"
    "|configured",
    Relation.SENDS_TO: "fed",
    Relation.REQUIRES: "required|needed",
    Relation.USES: "used|supported",
}
"""What is done to the left by the right: "encrypted with KMS", "invoked by API Gateway"."""

BY: Final = r"(?:\s+\w+){0,2}?\s+(?:by|with|via|using|through|from|based\s+on)(?:\s+(?:an?|the|your|its|aws|amazon))*"

BY_READER: Final = BY.replace("|from", "")
"""What is read from a service is not read by it."""

PASSIVE: Final = tuple(
    _cue(
        f"{relation} (passive)",
        f"(?:{words}){BY_READER if relation is Relation.READS_FROM else BY}",
        relation,
        Way.BACK,
        0.9,
    )
    for relation, words in DONE.items()
)

ACTIVE: Final = (
    _cue(
        "part of",
        r"(?:is\s+|are\s+)?(?:an?\s+)?(?:part|module|component|feature|capability|member|mode)s?\s+of|"
        r"belongs?\s+to|built\s+into|included\s+in",
        Relation.PART_OF,
        confidence=0.9,
    ),
    _cue(
        "contrast",
        r"vs\.?|versus|(?:instead\s+of|rather\s+than)(?!\s+(?!us|hav|runn|choos|deploy|mak|creat|send|writ|stor|mov)\w+ing\b)|compared\s+(?:to|with)|alternatives?\s+(?:to|for)|unlike|"
        r"differs?\s+from|different\s+from|in\s+place\s+of|in\s+favou?r\s+of|preferred\s+over|beats?|outperforms?|replace[sd]?|replacement\s+for|"
        r"(?:similar|alternative|comparable)\s+(?:solution|service|tool|option|product)s?\s+(?:is|are|to)|switch(?:ed|ing)?\s+to(?!\s+(?:an?|the)\s+(?:new|other))|"
        r"confused\s+with|(?:differences?|differ)\s+(?:from|to)|(?:\w{2,}er|more\s+\w+|less\s+\w+|better|"
        r"worse)\s+than|similar\s+to|comparable\s+(?:to|with)|analog(?:ous|ues?)?\s+(?:of|to)|"
        r"(?:equivalents?|counterparts?)\s+(?:of|to|for|in)|corresponds\s+to|same\s+(?:\w+\s+)?as|as\s+(?:much|many|fast|cheap|slow|good|\w+)\s+as|as\s+opposed\s+to|in\s+contrast\s+to|whereas",
        Relation.ALTERNATIVE_TO,
        confidence=0.9,
    ),
    _cue("contrast", r"than(?!\s+(?:one|two|three|\d))", Relation.ALTERNATIVE_TO, confidence=0.75),
    _cue(
        "requires",
        r"requires?|required(?!\s+(?:when|if)\b)|requiring|needs?(?!\s+to\b|[,.;])|(?:must|has\s+to|have\s+to|needs?\s+to)\s+"
        r"(?:have|use|be(?!\s+\w+\s+(?:to|or|otherwise|and)\b)|go|come|include|enable|access|attach|define|sit|run|create|target|first|configure|install|"
        r"add)|depends?\s+on|relies\s+on|mandatory|prerequisite",
        Relation.REQUIRES,
    ),
    _cue(
        "triggers",
        r"triggers?|triggering|invokes?|invoking|notif(?:y|ies|ications?)|fires?|calls?|kicks?\s+off|alerts|"
        r"wakes|starts|invocations?|calling",
        Relation.TRIGGERS,
    ),
    _cue(
        "reads from",
        r"(?:polled|queried|pulled|consumed|cached|fetched|retrieved)(?:\s+\w+){0,2}?\s+from|"
        r"reads?(?:\s+\w+){0,3}\s+from|reads|polls?|polling|pulls?|pulling|quer(?:y|ies|ying)|fetch(?:es)?|"
        r"retrieves?|consumes?|consuming|caches|mirrors?(?!\s+to)|scans?|crawls?|ingests?|"
        r"gets?(?:\s+\w+){0,3}\s+from|loads?(?:\s+\w+){0,3}\s+from|sql\s+(?:queries\s+)?(?:on|over)|"
        r"over\s+data\s+in|"
        r"(?:on|over|with|against|across)\s+(?:(?:the|your|its|all|any)\s+)?(?:data|files?|objects?|logs?|records?|tables?)\s+"
        r"(?:that\s+)?(?:(?:is|are)\s+)?(?:stored|kept|held|saved|residing|located|sitting)\s+(?:in|on|inside)(?:\s+(?:the|an?|your|its))?\s*",
        Relation.READS_FROM,
    ),
    _cue(
        "sends to",
        r"sends?|sending|sent|delivers?|delivered|delivering|publish(?:es|ing)?|pushe?s?|pushing|writes?|"
        r"writing|written|streams\s+(?:\w+\s+)*to|forwards?|routes?|routing|exports?|uploads?|stor(?:es?|ed|"
        r"ing)|saves?|saved|goes\s+to|load(?=\s)|loads|logs?\s+to|archives?|archived|point(?:s|ing)?|"
        r"in\s+front\s+of|fan(?:s|-)?\s*out|copies|lands?|emits?|proxies|persists?|persisted|redirects?|"
        r"distributes?|hands?\s+over|dumps?|feeds?|feeding|replicates?|captures?(?:\s+\w+){0,2}\s+(?:in)?to|"
        r"resolves?(?:\s+\w+){0,2}\s+to|flows?\s+(?:in)?to|(?:stream|transfer|migrat|mov|ship|replicat)(?:s|es|e|ed|red|"
        r"ped|ing|ring|ping)?(?:\s+(?!from\b)\w+){0,3}\s+(?:in)?to",
        Relation.SENDS_TO,
    ),
    _cue("subscribes", r"subscribes?\s+to|subscribed\s+to", Relation.SENDS_TO, Way.BACK),
    _cue("behind", "behind", Relation.SENDS_TO, Way.BACK),
    _cue(
        "kept in",
        r"(?:logs?|logging|histor(?:y|ies)|metrics|traces?|results?|backups?|snapshots?|artifacts?|findings|"
        r"reports?)(?:\s+\w+){0,3}\s+(?:in|into|to|at)(?:\s+(?:an?|the|your|our|its))?\s*$",
        Relation.SENDS_TO,
        confidence=0.8,
    ),
    # who is said to have something carried to a place, in nouns: "replication of the files to S3"
    _cue(
        "carried to",
        r"(?:replication|migrations?|ingestion|transfers?|deliver(?:y|ies)|exports?|data|files?|objects?|traffic|records)"
        r"(?:[\s)*_]+(?!access|read|write|connect|relat|similar|due)\w+){0,2}[\s)*_]+(?:in)?to(?:\s+(?:an?|the|your|our|its))?\s*$",
        Relation.SENDS_TO,
        confidence=0.75,
    ),
    _cue(
        "protects",
        r"controls?\s+(?:who|access|which|what)(?:\s+\w+){0,4}|protects?|protecting|prevents?|secures|encrypts?|encrypting|encryption|authori[sz]es?|"
        r"authori[sz]ers?|authenticates?|filters?|blocks?|blocking|restricts?(?!.*\bto\b)|guards?|verif(?:y|ies)|"
        r"validates?|denies|ddos|signs",
        Relation.PROTECTS,
    ),
    _cue(
        "monitors",
        r"monitors?|monitoring|tracing|audits?|auditing|observes?|tracks|tracking|track(?=\s)|"
        r"watch(?:es)?|inspects?|collects?|scrapes?|visuali[sz]es?|logs(?=\s+(?:every|all|the|api|calls|"
        r"access|requests|object))",
        Relation.MONITORS,
    ),
    _cue(
        "manages",
        r"deploys?|deploying|deployments?|deployed|provisions?|provisioning|scales?|scaling|hosts?|runs?|"
        r"running|orchestrat(?:es?|ing|ion|or)|manages?|creates?|launch(?:es)?|controls?|schedules|"
        r"rolls?\s+out|rollouts?|updates?\s+to|patch(?:es)?|handles|deletes|generates|synthesi[sz]es|builds|"
        r"destroys|configures|rotates?|installs?|coordinates?|automates?",
        Relation.MANAGES,
    ),
)

WEAK: Final = (
    _cue("for", r"(?<!support )for", Relation.USES, Way.BACK, 0.6),
    _cue(
        "uses",
        r"uses?|used|using|integrat(?:es?|ed|ions?|ing)|compatib(?:le|ility)|works?\s+with|support\s+for|supports?|supported|built\s+on|based\s+on|"
        r"backed\s+by|w/|combined?|connects?(?:\s+to)?|connected|attach(?:es|ed)?|mounts?|access(?:es|ing)?|"
        r"configured?|adds?|with|via|through|inside|within|on\s+top\s+of|enables?|accepts?|improves?|"
        r"simplif(?:y|ies)|helps?|speeds?\s+up|extends?|enhances?|provides?|offers?|includes?|reach(?:es)?|"
        r"under\s+the\s+hood|hybrid",
        Relation.USES,
        confidence=0.7,
    ),
    _cue("beside", r"in|on|at|from|to|as|of|by", Relation.USES, confidence=0.55),
)

AFTER: Final = (
    ("instead", re.compile(r"\s*instead\b", re.IGNORECASE), Relation.ALTERNATIVE_TO, Way.FORWARD),
    (
        "notification",
        re.compile(r"[\s-]+(?:notifications?|alerts?|topics?\s+for)\b", re.IGNORECASE),
        Relation.TRIGGERS,
        Way.FORWARD,
    ),
    (
        "event",
        re.compile(
            r"[\s-]+(?:events?|event\s+notifications?|triggers?|alarms?|schedules?|rules?\s+trigger)\b", re.IGNORECASE
        ),
        Relation.TRIGGERS,
        Way.BACK,
    ),
    (
        "authorizer",
        re.compile(
            r"[\s-]+(?:\w+\s+)?(?:authori[sz]ers?|authori[sz]ation|auth|authentication|encryption|encrypted|"
            r"protection|firewall)\b",
            re.IGNORECASE,
        ),
        Relation.PROTECTS,
        Way.BACK,
    ),
    (
        "deployment",
        re.compile(r"[\s-]+(?:deployments?|provisioning|orchestration|rollouts?)\b", re.IGNORECASE),
        Relation.MANAGES,
        Way.FORWARD,
    ),
    (
        "upload",
        re.compile(r"[\s-]+(?:uploads?|delivery|exports?|destinations?|origins?)\b", re.IGNORECASE),
        Relation.SENDS_TO,
        Way.FORWARD,
    ),
    (
        "due",
        re.compile(
            r"[\s-]+(?:\w+\s+)?(?:roles?|permissions?|polic(?:y|ies))\s+"
            r"(?:must|needs?|ha(?:s|ve)\s+to|(?:is|are)\s+(?:required|needed|mandatory))\b",
            re.IGNORECASE,
        ),
        Relation.REQUIRES,
        Way.FORWARD,
    ),
    (
        "record",
        re.compile(r"[\s-]+(?:(?:dns|alias|cname|an?|aaaa)[\s-]+)?(?:alias(?:es)?|cnames?|records?)\b", re.IGNORECASE),
        Relation.SENDS_TO,
        Way.BACK,
    ),
    (
        "access",
        re.compile(
            r"[\s-]+(?:access|log-?ins?|permissions?|certificates?|integrations?|volumes?|support|roles?|polic(?:y|ies)|"
            r"backed|based|powered|hosted)\b(?!\s+(?:on|by)\b)",
            re.IGNORECASE,
        ),
        Relation.USES,
        Way.FORWARD,
    ),
)
"""Nouns right after a name that say how it hangs on the subject: "SNS notifications", "KMS encryption"."""

LABELS: Final = (
    ("origin", Relation.SENDS_TO, Way.FORWARD),
    ("destination", Relation.SENDS_TO, Way.FORWARD),
    ("target", Relation.SENDS_TO, Way.FORWARD),
    ("subscriber", Relation.SENDS_TO, Way.FORWARD),
    ("sink", Relation.SENDS_TO, Way.FORWARD),
    ("output", Relation.SENDS_TO, Way.FORWARD),
    ("dlq", Relation.SENDS_TO, Way.FORWARD),
    ("backend", Relation.SENDS_TO, Way.FORWARD),
    ("provider", Relation.USES, Way.FORWARD),
    ("plugin", Relation.USES, Way.FORWARD),
    ("poll", Relation.READS_FROM, Way.FORWARD),
    ("data source", Relation.READS_FROM, Way.FORWARD),
    ("event source mapping", Relation.READS_FROM, Way.FORWARD),
    ("event source", Relation.TRIGGERS, Way.BACK),
    ("source", Relation.READS_FROM, Way.FORWARD),
    ("input", Relation.READS_FROM, Way.FORWARD),
    ("invocation", Relation.TRIGGERS, Way.BACK),
    ("async", Relation.TRIGGERS, Way.BACK),
    ("synchronous", Relation.TRIGGERS, Way.BACK),
    ("sync", Relation.TRIGGERS, Way.BACK),
    ("trigger", Relation.TRIGGERS, Way.BACK),
    ("throttl", Relation.TRIGGERS, Way.BACK),
    ("concurrency limit", Relation.TRIGGERS, Way.BACK),
    ("handler", Relation.TRIGGERS, Way.FORWARD),
    ("action", Relation.TRIGGERS, Way.FORWARD),
    ("authori[sz]", Relation.PROTECTS, Way.BACK),
    ("authenti", Relation.PROTECTS, Way.BACK),
    ("encrypt", Relation.PROTECTS, Way.BACK),
    ("security", Relation.PROTECTS, Way.BACK),
    ("access control", Relation.PROTECTS, Way.BACK),
    ("alternative", Relation.ALTERNATIVE_TO, Way.FORWARD),
    ("similar", Relation.ALTERNATIVE_TO, Way.FORWARD),
    ("consumer", Relation.READS_FROM, Way.BACK),
    ("reader", Relation.READS_FROM, Way.BACK),
    ("producer", Relation.SENDS_TO, Way.BACK),
    ("publisher", Relation.SENDS_TO, Way.BACK),
    ("stream", Relation.READS_FROM, Way.FORWARD),
)
"""Words of a label, or of the labels above a line, that say how the services listed under it hang on the subject."""

LABEL_TEXT: Final = tuple(
    (re.compile(rf"(?<!exam )\b{word}\w*", re.IGNORECASE), word, relation, way) for word, relation, way in LABELS
)
