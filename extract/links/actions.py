"""Nouns of action behind a verb that says little: "offers *replication to* S3", "gives *visibility into* EKS".

The noun has the frame that its verb would have (support-verb constructions): what is offered, taken or provided says
what the subject is to the name behind the preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.links.verbs import Slot
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.links.sentences import Token, Verb

LIGHT: Final = frozenset(
    """provide offer include support give take have enable perform make allow do add get bring deliver simplify
    configure need require""".split()
)
"""Verbs that leave it to their object what is done."""

Slots = dict[str, Slot]


def _slots(relation: Relation, places: str) -> Slots:
    return dict.fromkeys(places.split(), Slot(relation))


ACTIONS: Final[Mapping[str, Slots]] = {
    noun: slots
    for nouns, slots in (
        ("access", _slots(Relation.USES, "to into in")),
        ("connectivity connection connections connector connectors integration integrations",
         _slots(Relation.USES, "to with for into between")),
        ("delivery replication export exports upload uploads migration forwarding failover offload",
         _slots(Relation.SENDS_TO, "to into in") | _slots(Relation.READS_FROM, "from")),
        ("visibility insight insights monitoring tracing observability auditing telemetry",
         _slots(Relation.MONITORS, "into of for on across in from")),
        ("protection encryption authentication authorization authorisation firewalling",
         _slots(Relation.PROTECTS, "for of obj on")),
        ("backup backups", _slots(Relation.MANAGES, "obj for") | _slots(Relation.SENDS_TO, "to in into")),
        ("provisioning orchestration autoscaling", _slots(Relation.MANAGES, "obj of for")),
        ("query queries analysis analytics reporting searches",
         _slots(Relation.READS_FROM, "on against over of obj in from across")),
        ("import imports ingestion", _slots(Relation.READS_FROM, "from")),
    )
    for noun in nouns.split()
}  # fmt: skip
"""Nouns of action with what the one who has them is to the names in their places; "of" is the object's place."""

NEAR: Final = 6


def of_action(words: Sequence[Token], verb: Verb) -> Slots:
    """Return the places of the noun of action that a light verb has for its object, none where it has none."""
    if verb.form.lemma not in LIGHT or verb.passive:
        return {}
    for word in words[verb.at + 1 : verb.at + 1 + NEAR]:
        if word.service:
            return {}
        if word.text in ACTIONS:
            return ACTIONS[word.text]
    return {}
