"""What a label says of the services under it: "Destinations: S3", "Targets", "Event source mappings"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.arrows import ARROW
from extract.links.cues import LABEL_TEXT, Way
from extract.links.patterns import NEGATION
from extract.links.purposes import purposes
from extract.links.roles import BUSES, MANAGERS, PROTECTOR, RUNNERS, SETTING, TOLD, Reading, sets_off
from graph.model import Relation

if TYPE_CHECKING:
    from extract.links.groups import Group
    from extract.statements import Statement

Label = tuple[re.Pattern[str], str, Relation, Way]

KEPT: Final = 2**11
"""Texts whose labels are remembered."""

CLAUSE: Final = re.compile(r"[.;:]\s|\s[—–-]\s|—")
OWN: Final = 2
"""Of the texts near a name, those of its own line."""

BELOW: Final = tuple(one for one in LABEL_TEXT if one[2] not in {Relation.PROTECTS, Relation.ALTERNATIVE_TO})
"""Labels that hold for the lines below as well."""

FEW: Final = 5
"""Words before a name that are still a label of it."""

BIDS: Final = re.compile(r"\W*(?:trigger|target|source|stream|poll|sync|input|output)\s", re.IGNORECASE)
"""The opening of a line that tells what is done, where it is no label."""

FROM: Final = re.compile(r"\b(?:logs?|events?|messages?|findings?|records?)\s+from$", re.IGNORECASE)
"""The end of a line that leads to a list of what sends what is kept."""

PARTS: Final = (re.compile(r"\b(?:components|modules|parts)$", re.IGNORECASE), "part", Relation.PART_OF, Way.BACK)
"""The noun that a list of what makes up a service ends the line above with."""

PLACES: Final[dict[str, tuple[Label, ...]]] = {"own": LABEL_TEXT, "above": BELOW, "lead": (*LABEL_TEXT, PARTS)}
"""The labels that a text can hold, by where it stands: on the line, over it, as the lead of its list."""

MARKS: Final = " *_`"
ENDS: Final = f"{MARKS}:"
PLURAL: Final = re.compile(
    r"(?:trigger|invocation|authori[sz]er|source|input|output|target|destination|sink|consumer|producer|subscriber|publisher|provider|"
    r"backend|plugin|component|module|part)s|pools",
    re.IGNORECASE,
)
"""Nouns that say what the items of a list are, as the last word of the line above it."""

NOUN: Final = re.compile(
    r"[\s-]+(?:data\s+|event\s+)?(?P<noun>sources?|inputs?|outputs?|sinks?|targets?)\b", re.IGNORECASE
)
NOUNS: Final = (
    ("source", Relation.READS_FROM),
    ("input", Relation.READS_FROM),
    ("output", Relation.SENDS_TO),
    ("sink", Relation.SENDS_TO),
    ("target", Relation.SENDS_TO),
)
"""Nouns behind a name that say what it is to the service that a line is about."""

FLOW: Final = dict.fromkeys(("in", "inbound", "incoming", "ingress", "upstream"), Way.BACK) | dict.fromkeys(
    ("out", "outbound", "outgoing", "egress", "downstream"), Way.FORWARD
)
"""Labels of one word that say which way what is listed lies: "*Inbound:*" "- SNS"."""

BEING: Final = re.compile(
    r"\W*(?:\w+\s+)?(?P<noun>inputs?|sources?|outputs?|targets?|destinations?|sinks?)(?:\s+\w+)?\s+"
    r"(?:must|can|may|could|should|has\s+to)\s+(?:only\s+)?be\b",
    re.IGNORECASE,
)
"""The opening of a line that says what can stand in a place: "The *input* data *can be*"."""

SOURCES: Final = frozenset({"source", "data source", "event source", "input"})
COLLECTING: Final = frozenset({"monitoring", "audit", "security", "messaging", "streaming"})
WORKING: Final = re.compile(r"Grafana$|(?:Stream|Data) Analytics|Dataflow|Flink|Spark")
"""Labels of what a service is given, purposes of services to which it is sent, and those of them that fetch it."""

FETCHED: Final = re.compile(r"\b(?:ingest|import|pull|fetch|read)(?:s|ed|ing|ion)?\b", re.IGNORECASE)
"""Words of a line on a service that fetches what its sources have."""

SECURING: Final = frozenset({"security", "identity"})
"""Purposes of services that stand before others to secure them."""

ONLY_OF: Final = {
    "stream": RUNNERS | {"integration", "analytics", "containers"},
    "backend": frozenset({"networking", "edge", "api"}),
    "action": frozenset({"monitoring"}),
}
"""Labels that only services of some purposes have: who reads streams, who stands before backends."""

SPARE: Final = 12
"""Characters beside a name in a topic that only names it."""


def listed(statement: Statement, group: Group, about: str, service: str) -> Reading | None:
    """What the label of a line, or one above it, says of a service of those that it lists."""
    opening = statement.text[: group.start]
    if NEGATION.search(CLAUSE.split(opening)[-1]):
        return None
    if FROM.search(statement.label) and collects(statement, about):
        return Reading(rule="listed under source", relation=Relation.SENDS_TO, way=Way.BACK, confidence=0.75)
    near = (opening if len(opening.split()) <= FEW else "", statement.label, *statement.topics[:2])
    for place, text in enumerate(near):
        if _naming(text, about) or (place == 0 and not statement.label and BIDS.match(text)):
            continue
        if place >= OWN and ARROW.search(opening):
            break
        near_by = "own" if place < OWN else "above"
        if told := (_flow(text) if place else None) or _told(statement, text, near_by, about, service):
            return told
    return None


def of_row(statement: Statement, group: Group, about: str, service: str) -> Reading | None:
    """What the first cell of a row says of a service of another one: "| Triggers | S3, SNS |"."""
    cells, base = statement.line.cells, statement.line.start
    if len(cells) < OWN or group.start < cells[0].end - base:
        return None
    first = statement.text[cells[0].start - base : cells[0].end - base]
    return of_lead(statement, first.strip(MARKS), about, service)


def of_lead(statement: Statement, lead: str, about: str, service: str) -> Reading | None:
    """What the noun says that ends the line above a list: "Lambda *triggers*", "Known *sources*"."""
    last = lead.split()[-2:]
    if FROM.search(lead) and collects(statement, about):
        return Reading(rule="listed under source", relation=Relation.SENDS_TO, way=Way.BACK, confidence=0.75)
    if told := _flow(lead):
        return told
    if being := BEING.match(lead):
        return _told(statement, being["noun"], "own", about, service)
    ends = last and PLURAL.fullmatch(last[-1])
    return _told(statement, " ".join(last), "lead", about, service) if ends else None


def _flow(label: str) -> Reading | None:
    """What a label of one word says of which way what it lists lies."""
    way = FLOW.get(label.strip(ENDS).lower())
    return Reading(rule="listed by flow", relation=Relation.SENDS_TO, way=way, confidence=0.75) if way else None


def of_own_label(statement: Statement, about: str, service: str) -> Reading | None:
    """What the label of a line says where its verb says little: "**Destinations**: *supports* S3"."""
    of_another = not statement.label or about not in {statement.subject, *statement.inherited[:1]}
    return None if of_another else _told(statement, statement.label, "own", about, service)


def _told(statement: Statement, text: str, place: str, about: str, service: str) -> Reading | None:
    """What the first label that a text holds, and that can be there, says of a service and one that is listed."""
    for word, relation, way in _held(text, place):
        if _can_be(statement, word, relation, way, about):
            if word in SOURCES and collects(statement, about) and not FETCHED.search(statement.text):
                return Reading(rule=f"listed under {word}", relation=Relation.SENDS_TO, way=Way.BACK, confidence=0.75)
            said = _of_label(statement, word, relation, about, service)
            if said:
                return Reading(rule=f"listed under {word}", relation=said, way=way, confidence=0.75)
    return None


@lru_cache(maxsize=KEPT)
def _held(text: str, place: str) -> tuple[tuple[str, Relation, Way], ...]:
    """The labels that a text holds, in order; kept, since all lines of a list ask it of the lines above them."""
    return tuple(label[1:] for label in PLACES[place] if label[0].search(text))


def _can_be(statement: Statement, word: str, relation: Relation, way: Way, about: str) -> bool:
    """Whether what a label says can be: what is triggered runs something, or passes events on; who reads, too."""
    if word in ONLY_OF:
        return statement.category(about) in ONLY_OF[word]
    passive = relation is Relation.TRIGGERS and way is Way.BACK
    return not passive or statement.category(about) in RUNNERS or BUSES.search(about) is not None


def collects(statement: Statement, about: str) -> bool:
    """Return whether the sources of a service send to it, and are not read: it keeps records, or passes events on."""
    return not WORKING.search(about) and (statement.category(about) in COLLECTING or BUSES.search(about) is not None)


def _of_label(statement: Statement, word: str, relation: Relation, about: str, service: str) -> Relation | None:
    """What a label says of two services, by what they are for; None where they cannot be what it says."""
    if relation is Relation.PROTECTS:
        secures = statement.category(service) in SECURING | (RUNNERS if word.startswith("authori") else set())
        secures = secures or (word == "security" and SETTING.search(service) is not None)
        return relation if secures and not PROTECTOR.search(about) else None
    category = statement.category(service)
    alarmed = statement.category(about) == "monitoring" and "function" in purposes(service, category)
    if relation is Relation.SENDS_TO and (alarmed or sets_off(about, service, category)):
        return Relation.TRIGGERS
    if relation is Relation.SENDS_TO and statement.category(about) == "monitoring" and word == "target":
        return relation if statement.category(service) in TOLD else Relation.MONITORS
    if relation is Relation.SENDS_TO and statement.category(about) in MANAGERS:
        return Relation.MANAGES
    return relation


def of_noun(statement: Statement, group: Group) -> Reading | None:
    """What the noun right behind names says of what the line is about and them: "(S3, Kinesis *sources*)"."""
    after = NOUN.match(statement.text, group.end)
    found = next((one for one in NOUNS if after and after["noun"].lower().startswith(one[0])), None)
    return Reading(rule="noun behind", relation=found[1], way=Way.FORWARD, confidence=0.7) if found else None


@lru_cache(maxsize=KEPT)
def _naming(text: str, service: str) -> bool:
    """Whether a topic only names the service: the stream of "Amazon Kinesis Data Streams" is no label."""
    found = lexicon.load().service(service)
    names = (found.name, *found.aliases) if found else ()
    return any(name.lower() in text.lower() for name in names if len(name) >= len(text) - SPARE)
