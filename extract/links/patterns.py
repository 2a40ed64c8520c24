"""What stands around names and is no cue of its own: negations, arrows, contrasts, needs, conditions."""

from __future__ import annotations

import re
from typing import Final

from extract.arrows import DRAWN
from graph.model import Relation

INSTRUMENT: Final = re.compile(
    r"\b(?:with|using|via|through|by)(?:\s+(?:an?|the|your|its|aws|amazon))*\s*$", re.IGNORECASE
)
"""Right before a name: what the thing is done with is the head ("Encrypt env vars with KMS")."""

SOURCE_NOUN: Final = re.compile(
    rf"[\s-]+(?:events?|alarms?|event\s+notifications?|triggers?|schedules?)\s*(?:{DRAWN}|can\b)", re.IGNORECASE
)
"""Right after a name: what it emits sets off what follows ("S3 event → Lambda")."""

MADE_WITH: Final = re.compile(r"-(?:backed|based|powered|hosted|compatible)\b", re.IGNORECASE)
IN_PLACE: Final = re.compile(
    r"\s*-?(?:in|inside|within|on)(?:-|\s)(?:an?\s+|the\s+|private\s+|public\s+)*$", re.IGNORECASE
)
"""Between two names: the second only says where the first is ("Lambda in VPC")."""

BETWEEN: Final = re.compile(r"\bbetween(?:\s+(?:an?|the|your))?\s*$", re.IGNORECASE)
ALIKE: Final = re.compile(r"\s+(?:is|are|works?|behaves?|acts?)\s+(?:\w+\s+)?like(?:\s+(?:an?|the))?\s+", re.IGNORECASE)
"""Between two names: the first is told by what it is like."""

UNLIKE: Final = re.compile(
    r"(?<![\w-])(?:unlike|compared\s+(?:to|with)|in\s+contrast\s+to|as\s+opposed\s+to|"
    r"contrary\s+to)(?:\s+(?:an?|the))?\s*$",
    re.IGNORECASE,
)
"""Right before a name that opens a contrast with the one behind the comma: "Unlike SQS, Kinesis ..."."""

OTHER: Final = re.compile(r"\s*,\s*(?:an?\s+|the\s+)?", re.IGNORECASE)
"""Between a name that opens a contrast and the one that the line is about: "Unlike SQS*, a* stream ..."."""

OVER: Final = re.compile(r"(?<![\w-])(?:choose|prefer|favou?r|pick)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
"""Right before a name that is chosen: "Prefer DynamoDB over RDS"."""

CONFUSED: Final = re.compile(r"\b(?:confus\w+|mix\w*\s+up|mistak\w+|compar\w+)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
"""Right before the first of two names that are not to be taken for each other."""

SHARED: Final = re.compile(
    r"[^,;.()→]*,?\s+(?:and|or|but|then)\s+(?:(?:then|also|can|is|are|will|may|must)\s+)*(?:\w+s|\w+ed|not|"
    r"never|write|read|send|deliver|publish|push|pull|store|invoke|trigger|call)\b(?!\s*$)",
    re.IGNORECASE,
)
"""Between two names: a second verb of the one that the clause began with ("sits before X and is protected by Y")."""

FROM: Final = re.compile(r"(?<![\w-])from(?:\s+(?:an?|the))?\s*$", re.IGNORECASE)
ONTO: Final = re.compile(r"\s*(?:\w+\s+)?(?:in|on)?to\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
"""Around a name that data comes from, and between it and where the data goes: "copies data from S3 to Redshift"."""

LIKENING: Final = (
    r"(?:\b(?:is|was|works|looks|acts|behaves|feels|seems|sounds|runs|does|functions)\s+|(?<![a-rt-z]s\s))\blike"
)
"""What says that one is like another, and does not lead to examples: "*is* like", not "targets like"."""

LIKE: Final = re.compile(rf"{LIKENING}(?:\s+(?:an?|the|one))?\s*$", re.IGNORECASE)
MOVES: Final = frozenset({Relation.SENDS_TO, Relation.TRIGGERS, Relation.READS_FROM})
"""What a verb before an arrow can say of the service after it: "sends logs → CloudWatch Logs"."""

LACK: Final = re.compile(r"\b(?:no|without|missing|lacks?)(?:\s+(?:an?|the))?\s*$", re.IGNORECASE)
"""Right before a name in a line of what fails: the thing is required."""

FAILING: Final = re.compile(
    r"❌|\b(?:can[’']?t|cannot|fails?|failed|no\s+internet|times?\s+out|timing\s+out|timeouts?|denied|"
    r"unreachable|error)\b",
    re.IGNORECASE,
)

NEED: Final = re.compile(r"^[^\w\"“]*(?:[\"“]|(?:need|needs|want|if|when|how|to|must|should|q)\b)", re.IGNORECASE)
"""The opening of a need: what it asks for is not stated of the service."""

AIM: Final = re.compile(r"^[^\w]*(?:for|to|if|when|with|in|from|once|after)\b", re.IGNORECASE)
"""The opening of a stretch that sets the scene of the line: services in it are no heads of what follows the arrow."""

TWO_WAY: Final = re.compile(r"<-+>|<=+>|↔|⇔|⟷")
EVENTFUL: Final = re.compile(
    r"\b(?:events?|alarms?|alerts?|created|uploaded|uploads?|changes?|schedules?|rules?|triggers?|cron)\b",
    re.IGNORECASE,
)
CARRIED: Final = re.compile(
    r"\b(?:findings?|logs?|metrics?|records?|data|messages?|snapshots?|traffic|requests?|backups?|traces?)\b",
    re.IGNORECASE,
)
"""Nouns before an arrow that say what goes along it: an occasion, or something that is carried."""

CLAUSED: Final = re.compile(
    r"[,;]\s*(?:and\s+|but\s+)?(?:if|when|unless|otherwise|while|because|since|although|though)\b(?!\s+(?:it|they)\b)",
    re.IGNORECASE,
)
"""Between two names: another clause begins, which says its own."""

BACKWARD: Final = re.compile(r"←|<-(?![->])")

NOT_THIS: Final = re.compile(
    r"(?:^|[\s,;(])(?:but\s+|and\s+)?(?:not|never)\s+(?:(?:a|an|the|via|in|on|by|for|use|with|just|to|aws|"
    r"amazon)\s+)*$",
    re.IGNORECASE,
)
"""Right before a name: "X, not Y", "use X and not Y"."""

NEGATION: Final = re.compile(
    r"\b(?:not|cannot|can[’']?t|doesn[’']?t|don[’']?t|won[’']?t|isn[’']?t|aren[’']?t|never|no\s+longer|"
    r"unable\s+to|neither|no\s+need|no\s+effect|not\s+needed)\b",
    re.IGNORECASE,
)
"""A negation that governs the cue after it, to the end of its clause."""

UNUSED: Final = re.compile(
    NEGATION.pattern
    + r"\s+(?:be\s+)?(?:\w+ly\s+)?(?:integrated?|used?|support(?:ed)?|works?|connect|attach(?:ed)?|mount|"
    r"access)\b",
    re.IGNORECASE,
)
"""A plain verb of use that is negated: that the two do not work together is what the line says."""

UNEQUAL: Final = re.compile(r"≠|!=|=/=|<>")

CONDITION: Final = re.compile(
    r"(?:^|[\s,(;])(?P<clause>(?:only\s+)?(?:if|unless|only\s+when|when|provided(?:\s+that)?|"
    r"as\s+long\s+as|once|only\s+for|only\s+with)\b[^,;.→()]*)",
    re.IGNORECASE,
)

OWN_NOUN: Final = re.compile(r"\sroles?$", re.IGNORECASE)
"""What a name ends with that says what of the service is meant: "IAM *role*"."""

PART: Final = re.compile(r"^\s+[A-Z]\w+")
"""Right behind a name, the noun of a part of it: "VPC *Endpoint*"."""

RESOLVER: Final = re.compile(r"Route 53|\bDNS\b")
"""Services whose records lead to others."""

ALWAYS: Final = frozenset({"instead", "record"})
"""Nouns right after a name that say what it is whatever the verb."""

KEEPERS: Final = frozenset({"storage", "database", "analytics"})
"""Purposes of services that no event sets off: what an arrow leads there is put there."""

APPOSED: Final = re.compile(r"\W*(?:(?:[A-Za-z][\w-]*\s+){1,3}\()?")
"""The opening of a line up to its first name, or to one that says what the words before it mean: "a queue (*SQS*)"."""

WORDED: Final = re.compile(rf"{DRAWN}[^()]*[A-Za-z]{{3}}[^()]*\((?:e\.g\.,?\s*)?$")
"""Right before a name in brackets: an arrow leads to other words, which the name explains."""

PERMITTED: Final = re.compile(
    r"\b(?:permissions?|rights?)\s+to\s+\w+\s+(?:\w+\s+){0,2}$|\bto\s+(?:use|access)\s+(?:\w+\s+){0,2}$"
)
"""Between two names: what the first may do is to use the second."""

SOURCE: Final = re.compile(r"\bfrom\s+(?:(?:an?|the|your|its|our|one|another)\s+)?$", re.IGNORECASE)
"""Right before a name that data comes from."""

ASKED_FROM: Final = re.compile(
    r"\b(?:(?P<reads>discover|quer|search|brows|explor|analy[sz]|view|visuali[sz])|access|reach|us|manag|mount|shar)i?ed"
    r"(?:\s+\w+){0,2}?\s+from\s+(?:(?:an?|the|your|its|our|one|another)\s+)?$",
    re.IGNORECASE,
)
"""Right before a name from where a thing is asked or used: "tables that can be *queried from* a notebook"."""

SERVED: Final = re.compile(r"\bfor(?:\s+(?!when\b|how\b|what\b)[\w-]+){0,3}\s*(?:\(e\.?g\.?,?\s*)?$", re.IGNORECASE)
"""Before a name that the phrase behind "for" ends at: "a cache *for your* tables", not "X *for queues, Y*"."""

DOES: Final = re.compile(r"\s+(?:(?:is|are|has|have|can|does|do)\b|[a-z]+[a-rt-z]s\s)")
"""Right behind a name that something is said of."""

PASSED: Final = re.compile(
    r"\b(?:via|through|over)\s+(?:[\w-]+\s+){0,4}$|\b(?:stor(?:es?|ing)|saves?|archives?)\s+(?:(?:an?|the|your|all)\s+)?$",
    re.IGNORECASE,
)
"""Right before a name by which a thing goes on its way, or which is itself what is kept: "uploads *via* CloudFront"."""
