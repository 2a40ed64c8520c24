"""Verbs of notes, as data: what each says of its subject and of the names in its slots (object, prepositions, agent).

A class of verbs has a frame: for each slot the relation and which side is its head. `Way.FORWARD`: the subject is the
head ("Lambda *writes* to S3"); `Way.BACK`: what fills the slot is ("X-Ray *receives* traces from Lambda"). The verb
fixes what its places mean, whatever stands between (frame semantics; Fillmore, 1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.links.cues import Way
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping


class Slot(NamedTuple):
    """What a name in a place of the verb's frame is to its subject."""

    relation: Relation
    way: Way = Way.FORWARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A class of verbs: its name, the slots of the active verb, and what the one that does it is to what it is done to.

    `theme` are the slots of the passive: what the thing that it is done to is to the names there. `agents` are the
    words before the one that does it. `roles`: what two services are for says more than the verb. `enables`: what it
    is done to does what follows ("lets Redshift *query* S3"). `asked`: it opens advice ("*use* X").
    `acts`: its bare form opens lines that tell what their subject does ("*archive* to S3").
    """

    name: str
    slots: Mapping[str, Slot]
    agent: Slot | None = None
    theme: Mapping[str, Slot] | None = None
    agents: frozenset[str] = frozenset({"by", "with", "using", "via", "through"})
    roles: bool = False
    enables: bool = False
    asked: bool = False
    acts: bool = False


_TO: Final = ("to", "into", "in", "onto", "towards", "at", "on", "over", "across", "among", "between")
_SENDS: Final = Slot(Relation.SENDS_TO)
_READS: Final = Slot(Relation.READS_FROM)
_USES: Final = Slot(Relation.USES)
_MANAGES: Final = Slot(Relation.MANAGES)
_MONITORS: Final = Slot(Relation.MONITORS)
_REQUIRES: Final = Slot(Relation.REQUIRES)
_PROTECTS: Final = Slot(Relation.PROTECTS)
_PROTECTED: Final = Slot(Relation.PROTECTS, Way.BACK)
_TRIGGERS: Final = Slot(Relation.TRIGGERS)
_INSTEAD: Final = Slot(Relation.ALTERNATIVE_TO)
_FOR: Final = Slot(Relation.USES, Way.BACK)
_WITH: Final = dict.fromkeys(("with", "using", "via", "through"), _USES)


def _slots(*parts: tuple[str, Slot]) -> dict[str, Slot]:
    return {word: slot for words, slot in parts for word in words.split()}


_KEPT: Final = _slots(("to into in", _SENDS))
_PUT: Final = _slots(("on onto", _SENDS), ("in inside within", _USES))

FRAMES: Final[tuple[tuple[Frame, str], ...]] = (
    (
        Frame(
            name="sends",
            acts=True,
            slots=dict.fromkeys(_TO, _SENDS) | {"from": _READS} | _WITH,
            agent=_READS,
            theme=dict.fromkeys(_TO, _SENDS) | {"from": _READS},
        ),
        """send:sends:sent deliver publish push write:writes:wrote:written stream forward route export upload ship
        post store save archive emit dump persist redirect distribute replicate copy load move migrate relay
        lay:lays:laid transfer deposit drop:drops:dropped land flow spill go:goes:went:gone arrive return stage pipe
        offload append put:puts:put inject batch buffer flush propagate spread balance split:splits:split
        bring:brings:brought end wind:winds:wound show:shows:showed:shown replay tee direct steer
        output:outputs:output         broadcast hand:hands:handed log:logs:logged
        fan:fans:fanned keep:keeps:kept hold:holds:held""",
    ),
    (
        Frame(
            name="syncs",
            acts=True,
            slots=_slots(("obj from in of between", _READS), ("to into onto with", _SENDS)),
            agent=_READS,
            theme=_slots(("to into with", _SENDS), ("from", _READS)),
        ),
        "sync synchronize synchronise",
    ),
    (
        Frame(name="feeds", acts=True, slots=_slots(("obj to into", _SENDS), ("from", _READS)) | _WITH, agent=_SENDS),
        "feed:feeds:fed proxy:proxies:proxied front populate",
    ),
    (
        Frame(
            name="reads",
            acts=True,
            slots=_slots(("obj from in on over", _READS)) | _WITH,
            agent=_READS,
            theme=_slots(("from", _READS), ("to into onto", _SENDS)),
        ),
        """read:reads:read poll pull query:queries:queried fetch retrieve consume drain scan crawl ingest cache
        source extract analyse analyze examine explore visualise visualize aggregate""",
    ),
    (
        Frame(
            name="gets",
            acts=True,
            slots=_slots(("from", _READS), ("into", _SENDS)),
            theme=_slots(("from", _READS), ("to into", _SENDS)),
            agent=_READS,
        ),
        "get:gets:got:gotten take:takes:took:taken serve import restore download",
    ),
    (
        Frame(
            name="comes",
            acts=True,
            slots=_slots(("from", Slot(Relation.SENDS_TO, Way.BACK)), ("into", _SENDS)),
        ),
        "come:comes:came:come originate stem:stems:stemmed",
    ),
    (
        Frame(name="receives", slots=_slots(("from", Slot(Relation.SENDS_TO, Way.BACK))), roles=True),
        "receive accept",
    ),
    (
        Frame(name="triggers", acts=True, slots=_slots(("obj in on through via", _TRIGGERS)), agent=_TRIGGERS),
        """trigger invoke notify:notifies:notified fire call start wake:wakes:woke:woken alert kick page activate
        hit:hits:hit ping:pings:pinged""",
    ),
    (
        Frame(
            name="subscribes",
            acts=True,
            slots=_slots(("to", Slot(Relation.SENDS_TO, Way.BACK))),
            theme=_slots(("to", Slot(Relation.SENDS_TO, Way.BACK))),
        ),
        "subscribe",
    ),
    (
        Frame(
            name="protects",
            acts=True,
            slots=_slots(
                ("obj in on at", Slot(Relation.PROTECTS)), ("with using via through", Slot(Relation.PROTECTS, Way.BACK))
            ),
            agent=Slot(Relation.PROTECTS),
        ),
        """protect secure encrypt decrypt authorize authorise authenticate filter block restrict guard
        verify:verifies:verified validate sign shield harden defend isolate""",
    ),
    (
        Frame(
            name="monitors",
            acts=True,
            slots=_slots(("obj from in on across", _MONITORS), ("to into", _SENDS)),
            agent=_MONITORS,
            theme=_slots(("in to into", _SENDS)),
        ),
        """monitor trace audit observe record track watch inspect collect scrape capture assess evaluate""",
    ),
    (
        Frame(
            name="manages",
            slots=_WITH
            | _slots(
                ("obj to onto into across", _MANAGES),
                ("on in inside within at", _USES),
                ("from", _READS),
                ("for", _FOR),
            ),
            agent=_MANAGES,
            theme=_slots(("on in inside within at", _USES), ("from", _READS)),
        ),
        """deploy provision scale host run:runs:ran:run orchestrate manage create launch schedule
        patch rotate install coordinate automate configure build:builds:built delete terminate register
        control stop restart reboot resize adjust recover upgrade maintain operate administer spin:spins:spun
        update modify insert""",
    ),
    (
        Frame(
            name="requires",
            slots=_slots(("obj on", _REQUIRES)),
            agent=Slot(Relation.REQUIRES),
            agents=frozenset({"by", "for", "on"}),
        ),
        "require need depend rely:relies:relied demand expect",
    ),
    (
        Frame(
            name="uses",
            slots=_slots(("obj to with into on in from using via through", _USES)),
            agent=_USES,
            theme=_slots(("to with into on in", _USES)),
            agents=frozenset({"by"}),
            roles=True,
        ),
        """integrate connect attach mount access support combine work talk communicate interact reach join pair
        associate plug link embed hang:hangs:hung hook extend reference refer sit:sits:sat
        live reside stay locate stand:stands:stood peer""",
    ),
    (
        Frame(
            name="uses",
            asked=True,
            slots=_slots(("obj", _USES)),
            agent=_USES,
            theme=_slots(("with in for on", _FOR)),
            agents=frozenset({"by"}),
            roles=True,
        ),
        "use leverage employ adopt utilise utilize",
    ),
    (
        Frame(name="replaces", slots=_slots(("obj", _INSTEAD)), agent=_INSTEAD),
        "replace supersede outperform beat:beats:beat:beaten",
    ),
    (
        Frame(
            name="reacts",
            slots=_slots(("to from on", Slot(Relation.TRIGGERS, Way.BACK))),
            theme=_slots(("from", Slot(Relation.TRIGGERS, Way.BACK))),
        ),
        "respond react listen",
    ),
    (
        Frame(name="turns", slots=_slots(("to into", _USES)) | _WITH, theme=_slots(("to into", _USES))),
        "transform convert compile synthesize synthesise translate transpile render",
    ),
    (
        Frame(name="backs", slots=_KEPT | {"obj": _FOR}, theme=_KEPT, agent=_FOR),
        "back",
    ),
    (
        Frame(name="handles", slots={"from": _READS, "in": _USES} | _WITH, agent=_READS, agents=frozenset({"by"})),
        "process handle pick:picks:picked parse",
    ),
    (
        Frame(name="places", slots=_PUT, theme=_PUT, agent=_READS),
        "place",
    ),
    (
        Frame(name="prefers", slots={}, asked=True),
        "choose:chooses:chose:chosen prefer:prefers:preferred select favour favor",
    ),
    (
        Frame(name="belongs", slots=_slots(("to", Slot(Relation.PART_OF)))),
        "belong",
    ),
    (
        Frame(
            name="holds",
            slots=_slots(("obj of", Slot(Relation.PART_OF, Way.BACK))),
            theme=_slots(("of", Slot(Relation.PART_OF, Way.BACK))),
        ),
        "contain consist comprise compose",
    ),
    (
        Frame(name="resolves", slots=_slots(("to at", _SENDS), ("from", _READS)), theme=_slots(("to at", _SENDS))),
        "resolve point",
    ),
    (
        Frame(name="enables", slots={}, enables=True),
        "let:lets:let allow enable permit help make:makes:made cause give:gives:gave:given",
    ),
    (
        Frame(name="other", slots={"for": _FOR} | _WITH, roles=True),
        """provide offer include happen occur begin:begins:began:begun become:becomes:became issue
        set:sets:set add remove change generate produce define describe
        explain cost charge want try:tries:tried fail retry:retries:retried wait expire appear exist reduce
        increase improve avoid prevent speed simplify:simplifies:simplified apply:applies:applied follow
        lock tag rename test share match execute perform complete finish end mean:means:meant lead:leads:led""",
    ),
)
"""Each class of verbs with its members; irregular forms stand behind a colon: third person, past, participle."""

PLACES: Final = {
    "instead": _INSTEAD,
    "rather": _INSTEAD,
    "front": _SENDS,
    "ahead": _SENDS,
    "behind": Slot(Relation.SENDS_TO, Way.BACK),
}
"""Words that say how two services stand, whatever the verb: "in front of", "ahead of", "behind", "instead of"."""
