"""What the verbs of a sentence say of the services in their places, by the tables of verbs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.links.actions import of_action
from extract.links.cues import AFTER, Way
from extract.links.moved import DONE_WITH, MEANS, ON, Fill, Names, Said, linked, moved
from extract.links.roles import MANAGERS, RUNNERS, SETTING
from extract.links.usage import Use
from extract.links.verbs import PLACES, Slot
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.links.sentences import Token, Verb
    from extract.statements import Statement

TRIGGERS: Final = Slot(Relation.TRIGGERS)
SET_OFF: Final = Slot(Relation.TRIGGERS, Way.BACK)
NOTICES: Final = frozenset("notification notifications alert alerts alarm alarms".split())
EVENTS: Final = frozenset({"event", "events"})
"""What sets off whoever it is sent to."""

AGENT: Final = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:agents?|daemons?|sdks?|clis?|commands?|clients?|librar(?:y|ies)|plug-?ins?|extensions?|drivers?|"
    r"layers?|integrations?|config\w*|endpoints?|keys?|roles?|connections?|settings?)\b",
    re.IGNORECASE,
)
"""What of a service others run or set up."""

CHANGES: Final = frozenset("change changes calls access attempts connections traffic".split())
"""What is watched of a service, and is "to" it."""

DUE: Final = frozenset({"must", "has", "have", "needs", "need"})
BOUND: Final = frozenset("use have enable configure create attach associate install".split())
"""Verbs of what is required where it must be done."""

FEW: Final = 5
"""Words before "allowed" that make it necessary, and how many stand there."""

RULED: Final = frozenset("auth login access permission permissions authentication authorization authorisation".split())
"""What is managed or controlled by who protects."""

SIGNS_IN: Final = frozenset({"authenticate", "authorize", "authorise"})
"""Verbs of who asks to be let in, where they say to what."""

LIES: Final = frozenset({"live", "reside", "stay", "sit"})
LEFT: Final = frozenset("backups snapshots logs metrics results artifacts images archives exports".split())
"""Verbs of where a thing is, and things that who has them has put there."""

RULES: Final = frozenset("manage control operate administer".split())
"""Verbs that are done from somewhere, and take nothing from there."""

QUERIED: Final = ("on", "in", "over", "against", "from", "across")
ENTRIES: Final = frozenset("entry entries record records row rows item items object objects file files".split())
"""What is created in a store is put there."""

ASKING: Final = frozenset("query queries sql analytics analysis searches".split())
"""What is run on data that it reads."""

ASKS: Final = frozenset("query explore analyse analyze examine visualise visualize".split())
STORES: Final = frozenset({"storage", "database"})
"""Verbs of who asks, which may be done from there, and purposes of services that only answer."""

PAIR: Final = 2
STANDS: Final = frozenset("sit stand place lie put go".split())
"""Verbs of what stands between two others."""

WHERE: Final = frozenset({"in", "inside", "within"})
"""Words before a network in which the thing named right before stands: "mounted by functions *in* a VPC"."""

TOKENS: Final = frozenset("token tokens jwt jwts signature signatures".split())
"""What is checked with whoever issued it."""

SECRETS: Final = frozenset("secret secrets password passwords credential credentials certificate certificates".split())

FLOWS: Final = frozenset({"flow", "go", "land", "arrive"})
"""Verbs of what moves by itself: where it comes from tells more than what it is."""


def facts(
    statement: Statement, words: Sequence[Token], verb: Verb, subject: Names, fills: Sequence[Fill]
) -> Iterator[Said]:
    """Yield what a verb states of the services in its places."""
    frame, fills = verb.form.frame, [*_apart(verb, fills)]
    by = {"by"} if any(fill.slot == "by" for fill in fills) else frame.agents
    agents = [name for fill in fills if verb.passive and fill.slot in frame.agents & by for name in fill.names]
    rest = [fill for fill in fills if not (verb.passive and fill.slot in frame.agents & by)]
    flows = verb.form.lemma in FLOWS and any(fill.slot == "from" for fill in rest)
    actors = tuple(agents) if verb.passive else () if flows else subject
    if frame.agent and agents:
        yield from linked(statement, verb, actors, _agent(words, verb, frame.agent), subject)
    for before, fill in zip((None, *fills), fills, strict=False):
        if fill in rest and before and _stands_in(statement.text, before, fill):
            yield from linked(statement, verb, before.names[-1:], Slot(Relation.USES), fill.names)
        elif fill in rest and fill.origin:
            yield from linked(statement, verb, fill.origin, Slot(Relation.SENDS_TO), fill.names)
        elif fill in rest:
            yield from _in_place(statement, words, verb, (subject, actors), fill)
    if not actors:
        yield from moved(statement, verb, rest)


def _in_place(
    statement: Statement, words: Sequence[Token], verb: Verb, said_of: tuple[Names, Names], fill: Fill
) -> Iterator[Said]:
    """Yield what a verb states of the services in one place, with who does it and what it is done to.

    Parameters: `said_of` are the subject, and those who do it.
    """
    subject, actors = said_of
    said = replace(verb, negated=verb.negated != fill.denied)
    if fill.slot == "between":
        yield from _passed(statement, said, actors, fill)
    slots = _told(verb, words) if actors else {}
    if (slot := slots.get(fill.slot) or PLACES.get(fill.slot)) and actors:
        slot = _by_noun(statement.text, fill.end, slot)
        yield from linked(statement, said, actors, slot, fill.names)
    if verb.passive and (slot := _theme(words, verb).get(fill.slot) or PLACES.get(fill.slot)):
        for name in fill.names:
            told_of = _told_of(statement, words, verb, slot, name)
            yield from linked(statement, said, subject, told_of, (name,))


def _passed(statement: Statement, verb: Verb, actors: Names, fill: Fill) -> Iterator[Said]:
    """Yield what is stated of what stands between two others: what goes from the one to the other passes it."""
    if len(fill.names) == PAIR and verb.form.lemma in STANDS:
        yield from linked(statement, verb, fill.names[:1], Slot(Relation.SENDS_TO), actors)
        yield from linked(statement, verb, actors, Slot(Relation.SENDS_TO), fill.names[1:])


def _stands_in(text: str, before: Fill, fill: Fill) -> bool:
    """Whether services are the network in which those named right before stand."""
    network = fill.slot in WHERE and all(SETTING.search(name) for name in fill.names)
    return network and 0 < before.end < fill.end and len(text[before.end : fill.end].split()) <= FEW + 1


def _apart(verb: Verb, fills: Sequence[Fill]) -> Iterator[Fill]:
    """The places of a verb; what is kept alike goes from the first to the second: "syncs *between S3 and EFS*"."""
    for fill in fills:
        if verb.form.frame.name == "syncs" and fill.slot == "between" and len(fill.names) == PAIR:
            yield replace(fill, names=fill.names[:1])
            yield replace(fill, slot="to", names=fill.names[1:])
        else:
            yield fill


def _theme(words: Sequence[Token], verb: Verb) -> Mapping[str, Slot]:
    """The slots of a passive: what is used for queries on a thing reads it."""
    theme = verb.form.frame.theme or {}
    asking = verb.form.frame.asked and any(word.text in ASKING for word in words[verb.at + 1 : verb.at + 6])
    return {**theme, **dict.fromkeys(QUERIED, Slot(Relation.READS_FROM))} if asking else theme


def _agent(words: Sequence[Token], verb: Verb, slot: Slot) -> Slot:
    """What who does a thing is to what it is done to: whoever controls access protects."""
    ruled = slot.relation is Relation.MANAGES and any(word.text in RULED for word in words[: verb.opens])
    return Slot(Relation.PROTECTS) if ruled else slot


def _told_of(statement: Statement, words: Sequence[Token], verb: Verb, slot: Slot, name: str) -> Slot:
    """The slot of a passive: an event sent to what runs code sets it off, who a thing is queried from reads it."""
    eventful = verb.opens and any(word.text in EVENTS | NOTICES for word in words[: verb.opens])
    asks, rules = verb.form.lemma in ASKS, verb.form.lemma in RULES
    if (asks or rules) and slot == Slot(Relation.READS_FROM) and statement.category(name) not in STORES:
        return Slot(Relation.READS_FROM if asks else Relation.USES, Way.BACK)
    runs = slot == Slot(Relation.SENDS_TO) and statement.category(name) in RUNNERS
    return TRIGGERS if eventful and runs else slot


def bidden(statement: Statement, verb: Verb, about: Names, fills: Sequence[Fill]) -> Iterator[Said]:
    """Yield what a line that tells its reader what to do says: "*query them with* Athena", under S3."""
    means = next((fill.names for fill in fills if fill.slot in MEANS), ())
    alone = means and all(fill.slot in MEANS for fill in fills)
    bare = verb.form.kind == "base" and verb.at == verb.opens
    if alone and bare and verb.form.frame.name == "manages" and about and statement.category(about[0]) in MANAGERS:
        yield from linked(statement, verb, about, verb.form.frame.slots["with"], means)
    elif alone and bare and verb.form.frame.name in DONE_WITH and "obj" in verb.form.frame.slots:
        yield from linked(statement, verb, means, verb.form.frame.slots["obj"], about)


def _by_noun(text: str, end: int, slot: Slot) -> Slot:
    """The slot as the noun behind a name has it: who needs S3 access uses S3, who has SNS notifications triggers.

    Who runs or installs a service's agent uses the service.
    """
    if slot.relation is Relation.MANAGES and end and AGENT.match(text, end):
        return Slot(Relation.USES)
    if slot.relation not in {Relation.REQUIRES, Relation.USES} or not end:
        return slot
    found = next((one for one in AFTER if one[0] != "instead" and one[1].match(text, end)), None)
    return Slot(found[2], found[3]) if found else slot


def _told(verb: Verb, words: Sequence[Token]) -> Mapping[str, Slot]:
    """The slots of a verb with its object: who sends notifications triggers."""
    said = {word.text for word in words[verb.at + 1 : verb.at + 4]}
    slots = {**verb.form.frame.slots, **of_action(words, verb)}
    frame = verb.form.frame.name
    noticed = said & NOTICES or (verb.opens and words[verb.opens - 1].text in NOTICES | EVENTS)
    due = verb.form.frame.enables and any(word.text in DUE for word in words[verb.opens : verb.at])
    if due or (said & NOTICES and frame == "manages"):
        return {**slots, **({"obj": Slot(Relation.REQUIRES, Way.BACK)} if due else {"for": SET_OFF})}
    if frame == "sends" and said & EVENTS:
        slots = {**slots, "from": SET_OFF}
    for holds, places, relation in (
        (frame == "protects" and said & TOKENS, ("obj", "from", "of"), Relation.USES),
        (_due(words, verb) or _bound(words, verb), ("obj",), Relation.REQUIRES),
        (frame == "manages" and said & ENTRIES, ("in", "to", "into"), Relation.SENDS_TO),
        (frame == "monitors" and said & CHANGES, ("to",), Relation.MONITORS),
        (frame in {"manages", "handles"} and said & RULED, ("to", "for", "on", "in"), Relation.PROTECTS),
        (verb.form.lemma == "cache", ("in",), Relation.USES),
        (verb.form.lemma in LIES and verb.opens and words[verb.opens - 1].text in LEFT, ON, Relation.SENDS_TO),
        (verb.form.lemma in SIGNS_IN, ("to", "into", "against"), Relation.USES),
        (verb.form.lemma == "back" and "up" in said, ("obj",), Relation.MANAGES),
        (verb.form.lemma in RULES, ("from",), Relation.USES),
        (said & ASKING and "on" in slots, QUERIED, Relation.READS_FROM),
        (noticed and "to" in slots, ("to", "into", "via", "through"), Relation.TRIGGERS),
    ):
        if holds:
            return {**slots, **dict.fromkeys(places, Slot(relation))}
    return slots


def _due(words: Sequence[Token], verb: Verb) -> bool:
    """Whether a verb tells what has to be allowed: "its role *must be allowed to* use KMS"."""
    before = [word.text for word in words[max(0, verb.opens - FEW) : verb.opens]]
    return verb.use is Use.INFINITIVE and before[-1:] == ["allowed"] and not DUE.isdisjoint(before)


def _bound(words: Sequence[Token], verb: Verb) -> bool:
    """Whether a verb tells what one cannot do without: "*must use* a NAT Gateway", "has to be attached"."""
    needing = verb.use is Use.INFINITIVE and verb.opens and words[verb.opens - 1].text in DUE
    must = any(word.text == "must" for word in words[verb.opens : verb.at])
    return verb.form.lemma in BOUND and bool(needing or must)
