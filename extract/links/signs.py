"""Words of a line that bear out, or turn, what two services are to each other by what they are for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.links.cues import WEAK, Cue, Way
from extract.links.purposes import purposes
from extract.links.roles import DETECTOR, SETTING, watches
from graph.model import Relation

if TYPE_CHECKING:
    from extract.links.roles import Reading

BORNE_OUT: Final = {
    relation: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for relation, words in {
        Relation.MONITORS: "log|metric|trac|monitor|audit|alarm|alert|observ|track|dashboard|insight|telemetry|record|"
        "finding|scan|detect|inspect|usage|health|threat|call|change|event|visib",
        Relation.MANAGES: "deploy|provision|scal|host|run|orchestrat|manage|creat|launch|stack|template|resource|"
        "infra|target|rollback|build|support|version|upgrad|patch|environment|platform|cluster|node|pod",
        Relation.READS_FROM: "quer|read|analy|source|sql|report|pull|fetch|explor",
        Relation.TRIGGERS: "event|invok|trigger|notif|alert|alarm|call|request|run|handler",
        Relation.PROTECTS: "protect|secur|encrypt|decrypt|auth|sign|access|permission|polic|rule|key|secret|token|"
        "identit|filter|block|attack|allow|den(?:y|ies)|restrict|control|user|log[ -]?in|firewall|threat|ddos|guard",
        Relation.SENDS_TO: "send|deliver|traffic|rout|stream|stor|archiv|export|load|distribut|log|push|output",
    }.items()
}
"""Words of which a line holds one where it says what two services are for does; elsewhere they are only joined."""

SENT: Final = re.compile(
    r"\b(?:emit|send|push|publish|export|forward|ship|stream|deliver)(?:e?s|ed|ting|ing)?\b|\bsent\b|"
    r"\b(?:logs|logging|written|writes?|writing)\b[^.;]*\bto\b",
    re.IGNORECASE,
)
"""Words of a line that tells of what is watched that it sends, and not of who watches."""

ANOTHER: Final = re.compile(
    r",\s+(?!using\b|including\b|running\b|being\b|leveraging\b)\w+ing\b|"
    r"\b(?:for|in|on|at|of)\s+\w+\s+(?:and|or)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
"""Between two names: something else is done, or told of the second: "X for queues *and* Y for topics"."""

EACH: Final = re.compile(
    r"\s+(?:(?:for|to)\s+(?!use\b)[^,;.()→]{1,40}|[\w-]+),\s*(?:(?:and|or)\s+)?(?:an?\s+|the\s+)?", re.IGNORECASE
)
"""Between two names of a list that says of each what it is for: "uses X *for queues,* Y for topics"."""

OBJECTS: Final = re.compile(
    r"\b(?:data\s+(?:\(\w+\)\s+)?events?|object[- ]level|data[- ]plane|(?:get|put)object|"
    r"object\s+\w*\s*(?:access|operations?))\b",
    re.IGNORECASE,
)
"""Words of a line on what is done to what a store keeps."""

PUT: Final = re.compile(r"\b(?:stor(?:ed?|es|ing)|sav(?:ed?|es|ing)|kept|archiv\w+|log\s+files?)\b", re.IGNORECASE)
"""Words of a line on where something is kept."""

ARCHIVES: Final = re.compile(r"CloudWatch Logs|Log Analytics|Loki$|Splunk")
WATCHING: Final = re.compile(r"\b(?:monitor|observ|insight|trac(?:e|ing))", re.IGNORECASE)
"""Services that only keep the logs of others, and words of a line that says more of them."""

ORCHESTRATOR: Final = re.compile(
    r"Step Functions|Workflows\b|Logic Apps|Composer$|Airflow|Data Factory|Prefect$|Dagster$"
)
ORCHESTRATES: Final = re.compile(r"\b(?:orchestrat(?:es?|ed|ing)|dispatch(?:es|ed|ing)?)\b", re.IGNORECASE)
"""Services for workflows, and words of a line on what they run."""

JOINTLY: Final = re.compile(
    r"\b(?:integrat\w+|works?\s+with|compatib\w+|native(?:ly)?\s+supports?|supports?\s+for)\b", re.IGNORECASE
)
READ: Final = re.compile(r"\b(?:quer(?:y|ies)|reads?|pull(?:s|ed)?|fetch\w*|import\w*|poll\w*|source)", re.IGNORECASE)
"""Words of a line that says that two services go together, and of one that says that data is read."""

ON_MACHINES: Final = frozenset({"manages", "manages (passive)", "sends to"})
SCALES: Final = re.compile(r"\b(?:auto-?\s?)?scal(?:e|es|ed|ing)\b|\b(?:reboot|recover|terminate)", re.IGNORECASE)
"""Rules of what is done on or to a machine, and words of what who watches it does to it all the same."""

INPUT: Final = re.compile(r"\binputs?\b", re.IGNORECASE)
OUTPUT: Final = re.compile(
    r"\b(?:outputs?|sinks?|destinations?|deliver\w*|export\w*|stor(?:e|es|ed|ing)|sends?)\b", re.IGNORECASE
)
"""Words of a line on what goes into a service, and on what comes out of it."""

LOOKED: Final = re.compile(
    r"\b(?:review|inspect|view|check|analy[sz]|search|brows|query)(?:e?s|ing|ed|e)?\s+(?:the\s+|its\s+|your\s+)?(?:\w+\s+)?"
    r"(?:logs?|metrics|traces?)\s+(?:in|with|via|using|through|on)\b",
    re.IGNORECASE,
)
"""Words of a line on where one looks at what was logged."""

KEYS: Final = re.compile(r"\bKMS$|\bHSM\b|CloudHSM|Key Vault|Key Management")
LOCKED: Final = re.compile(r"\b(?:en|de)crypt|\bprotect|\bsecur|\bCMKs?\b|\bat[ -]rest\b", re.IGNORECASE)
"""Services that keep keys, and words of a line on what is done with them."""

SAME: Final = re.compile(r"\b(?:in|inside|within)\s+(?:the\s+)?\W*same\W*$", re.IGNORECASE)
"""Right before a name that others share, whichever it is: "in the *same* VPC"."""


def borne_out(relation: Relation, text: str, topic: str = "") -> bool:
    """Return whether a line holds a word of what two services are for; what is watched, the topic does not tell.

    >>> borne_out(Relation.MONITORS, "traces for each call"), borne_out(Relation.MONITORS, "add a config file")
    (True, False)
    """
    words = BORNE_OUT.get(relation)
    told = text if relation is Relation.MONITORS else f"{topic} {text}"
    return words is None or words.search(told) is not None


def reported(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what two services are for, as a line has it that says that what is watched sends what is seen of it.

    Whoever keeps logs and does no more with them is sent them.
    """
    watching = left if reading.way is Way.FORWARD else right
    kept = ARCHIVES.search(watching) is not None and not WATCHING.search(text)
    if reading.rule != "monitors by role" or DETECTOR.search(watching) or not (kept or SENT.search(text)):
        return reading
    way = Way.BACK if reading.way is Way.FORWARD else Way.FORWARD
    return replace(reading, rule="sends_to by role", relation=Relation.SENDS_TO, way=way)


def turned(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what was read of two services, as the other words of the line have it."""
    reading = watched(text, orchestrated(text, _joined(text, reading, left, right), left, right), left, right)
    return recorded(text, looked_at(text, reported(text, reading, left, right), left, right), left, right)


def _joined(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what two services are for, as a line has it that only says that they go together."""
    head = left if reading.way is Way.FORWARD else right
    read = reading.rule == "reads_from by role" and JOINTLY.search(text) and not READ.search(text)
    if reading.rule == "sends_to by role" and INPUT.search(text) and not OUTPUT.search(text):
        return replace(reading, rule="reads_from by role", relation=Relation.READS_FROM)
    kept = reading.rule == "protects by role" and KEYS.search(head) and not LOCKED.search(text)
    plain = (read or kept) and not reading.negated
    return replace(reading, rule="beside", relation=Relation.USES) if plain else reading


def watched(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what is run or installed on a machine, or sent for it, as who watches machines does it."""
    if reading.rule not in ON_MACHINES or reading.negated or watches(left) == watches(right):
        return reading
    machine = right if watches(left) else left
    if reading.relation is Relation.SENDS_TO and machine == (left if reading.way is Way.FORWARD else right):
        return reading
    told = "machine" in purposes(machine, "") and BORNE_OUT[Relation.MONITORS].search(text)
    if not told or SCALES.search(text):
        return reading
    return replace(reading, relation=Relation.MONITORS, way=Way.FORWARD if watches(left) else Way.BACK)


def looked_at(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what is said to be logged in a service, as a line has it that says that one looks at it there."""
    forward = reading.way is Way.FORWARD
    if reading.relation is not Relation.SENDS_TO or reading.negated or not LOOKED.search(text):
        return reading
    if not watches(right if forward else left) or watches(left if forward else right):
        return reading
    return replace(reading, relation=Relation.MONITORS, way=Way.BACK if forward else Way.FORWARD)


def orchestrated(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what a service for workflows is to another, as a line has it that says that it runs the steps."""
    little = reading.relation in {Relation.USES, Relation.MONITORS} and not reading.negated
    flow = ORCHESTRATOR.search(left) is not None
    if not little or flow == (ORCHESTRATOR.search(right) is not None) or not ORCHESTRATES.search(text):
        return reading
    if SETTING.search(right if flow else left):
        return reading
    return replace(
        reading, rule="orchestrates", relation=Relation.MANAGES, way=Way.FORWARD if flow else Way.BACK
    )


def recorded(text: str, reading: Reading, left: str, right: str) -> Reading:
    """Return what a trail of events is to a store, as a line on what is done to the store's objects has it."""
    trail = left if reading.way is Way.FORWARD else right
    kept = reading.relation is not Relation.SENDS_TO or "trail" not in purposes(trail, "")
    if kept or SENT.search(text) or PUT.search(text) or not OBJECTS.search(text):
        return reading
    return replace(reading, relation=Relation.MONITORS)


def unsaid(gap: str, cue: Cue | None) -> bool:
    """Return whether words that say little only place what follows, or tell something else of it.

    >>> unsaid(" for clicks and ", None), unsaid(" in the same ", None), unsaid(" for the logs of ", None)
    (True, True, False)
    """
    return (cue is None or cue in WEAK) and (ANOTHER.search(gap) is not None or SAME.search(gap) is not None)
