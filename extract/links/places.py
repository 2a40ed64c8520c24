"""What fills the places of a verb: names behind it and their prepositions, before it, and where its words end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.links.moved import OBJECT, Fill, Names
from extract.links.sentences import Token, Verb, listed
from extract.links.small_words import JOINS, NOT, OPENERS, PREPOSITIONS, PRONOUNS, RELATIVE
from extract.links.usage import Use
from extract.links.verbs import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

HOLDS: Final = frozenset("store keep hold live sit host deploy run save reside locate exist stay place write".split())
HELD: Final = frozenset({"in", "on", "at", "inside", "within", "across"})
"""Verbs that say where a thing is, and the words before the place."""

EXEMPLARY: Final = frozenset({"like", "including"})
"""Words before an example of what was just named."""

KINDS: Final = frozenset(
    "services service tools stores databases sources targets destinations products systems clouds engines".split()
)
"""Nouns of which services are examples."""

SPOTS: Final = frozenset({"to", "into", "on", "onto", "in"})

CHANGES: Final = frozenset("changes change updates events event uploads".split())
"""What somebody reacts or listens to, which happens in another service: "reacts to *changes in* S3"."""


def fronted(text: str, words: Sequence[Token], stop: int, there: Names) -> list[Fill]:
    """What stands before the subject, behind "from": "*from Pub/Sub* they flow on"; `there` was named before."""
    if words and words[0].text in JOINS:
        words, stop = words[1:], stop - 1
    if not words or words[0].text != "from" or stop < 1:
        return []
    if words[1].text in {"there", "here"}:
        return [Fill(slot="from", names=there[:1])]
    first = next((n for n in range(1, min(stop, 4)) if words[n].service), None)
    return [Fill(slot="from", names=listed(words, text, first, stop)[0])] if first is not None else []


def where_put(verb: Verb, fills: Sequence[Fill]) -> Names:
    """Where a thing is once something was done to it: the place it was put, else with whoever did it."""
    if verb.use is Use.FINITE and verb.form.lemma in HOLDS:
        return next((fill.names for fill in fills if fill.slot in HELD), ())
    if not verb.passive:
        return ()
    placed = next((fill.names for fill in reversed(fills) if fill.slot in SPOTS), ())
    return placed or next((fill.names for fill in fills if fill.slot in verb.form.frame.agents), ())


def ends(words: Sequence[Token], verb: Verb, following: Verb | None) -> tuple[int, int]:
    """Where the places of a verb end, and where what the next is said of begins."""
    begins, stop = verb.at + 1, following.opens if following else len(words)
    if verb.use is Use.PARTICIPLE:
        stop = next((n for n in range(begins + 1, stop - 1) if _goes_on(words, n)), stop)
    clause = next((n for n in range(begins + 1, stop) if words[n].text in RELATIVE | OPENERS), stop)
    if clause == stop and following and following.use in {Use.FINITE, Use.PASSIVE} and not following.joined:
        joins = [n for n in range(begins, stop) if words[n].text in JOINS]
        return (joins[-1], joins[-1] + 1) if joins else (stop, begins)
    return clause, begins


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether a list goes on at a comma behind what tells of its member before: "VMs *running it*, and GKE"."""
    return words[at].text == "," and words[at + 1].text in {"and", "or"} and not words[at - 1].service


def filled(text: str, words: Sequence[Token], opens: int, stop: int, meant: Names) -> tuple[str, list[Fill]]:
    """Return the place of a verb that is open at the end, and the services in its places, in order.

    A pronoun behind a preposition is what is meant.
    """
    slot, at, last, denied = OBJECT, opens, Fill(slot="", names=()), False
    found: list[Fill] = []
    while at < stop:
        word = words[at]
        if word.service:
            slot = "without" if slot != OBJECT and words[at - 1].text == "no" else slot
            names, at = listed(words, text, at, stop)
            last = Fill(slot=slot, names=names, end=words[at].end, origin=last.origin, denied=denied)
            found.append(last)
            slot, denied = "", False
        elif word.text == "there" and slot == "from":
            last = Fill(slot="", names=(), origin=last.names)
        elif word.text in NOT:
            denied = True
        elif at > opens and (
            word.text in {"like", "including"} or (word.text == "as" and words[at - 1].text == "such")
        ):
            slot = "like" if _likened(words, at) else slot or last.slot
        elif word.text == "of" and words[at - 1].text == "out":
            slot = "from"
        elif word.text in PLACES or (word.text in PREPOSITIONS and not _carried(word.text, slot, words[at - 1].text)):
            slot = word.text
        elif word.text in JOINS and not slot:
            slot = last.slot
        elif word.text in PRONOUNS and words[at - 1].text in PREPOSITIONS:
            found.append(Fill(slot=slot, names=meant[:1]))
        at += 1
    return slot or last.slot, found


def _carried(word: str, slot: str, before: str) -> bool:
    """Whether a preposition leaves a name in the place that an earlier word opened: "on top *of*", "rather *than*"."""
    changed = before in CHANGES and slot in {"to", "on"} and word in {"in", "of", "on", "from", "to"}
    return changed or word == "of" or (word == "than" and slot in PLACES) or (word in HELD and slot == "by")


def _likened(words: Sequence[Token], at: int) -> bool:
    """Whether "like" behind a comma compares, and gives no example: "replicates across regions, *like* Aurora"."""
    return words[at].text == "like" and words[at - 1].text == "," and words[at - 2].text not in KINDS
