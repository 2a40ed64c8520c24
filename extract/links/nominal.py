"""What a noun says of two services: "S3 is the *origin* of CloudFront", "with SQS as *target*".

Each noun has a frame as a verb has (NomBank; Meyers et al., 2004): what the thing that is called so is to what it is
that of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.labels import collects
from extract.links.roles import Reading, sets_off
from extract.links.sentences import listed
from extract.links.small_words import BE, DETERMINERS, JOINS, MODAL
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.links.moved import Names, Said
    from extract.links.sentences import Token
    from extract.statements import Statement

NOUNS: Final[Mapping[str, tuple[Relation, Way]]] = {
    noun: (relation, way)
    for nouns, relation, way in (
        ("target destination sink subscriber origin backend dlq", Relation.SENDS_TO, Way.BACK),
        ("producer publisher sender entry frontend proxy", Relation.SENDS_TO, Way.FORWARD),
        ("consumer reader cache", Relation.READS_FROM, Way.FORWARD),
        ("source", Relation.READS_FROM, Way.BACK),
        ("trigger", Relation.TRIGGERS, Way.FORWARD),
        ("engine runtime database db datastore repository store registry dependency", Relation.USES, Way.BACK),
        ("wrapper client interface abstraction plugin add-on connector layer", Relation.USES, Way.FORWARD),
        ("alternative replacement successor competitor equivalent counterpart", Relation.ALTERNATIVE_TO, Way.FORWARD),
        ("part component module member capability extension subset", Relation.PART_OF, Way.FORWARD),
        ("orchestrator autoscaler scheduler controller operator", Relation.MANAGES, Way.FORWARD),
        ("firewall authorizer authoriser", Relation.PROTECTS, Way.FORWARD),
        ("monitor watchdog", Relation.MONITORS, Way.FORWARD),
        ("prerequisite precondition", Relation.REQUIRES, Way.BACK),
    )
    for noun in nouns.split()
}
"""Nouns with what a service that is called so is to the one that it is that of: `FORWARD` where it is the head."""

EVENT: Final = frozenset({"event", "trigger"})
"""Words before "source" that say that it sets off what it is the source of."""

AS: Final = BE | {"as", "=", "like"}
OF: Final = frozenset({"of", "for", "to", "in"})
SERVES: Final = MODAL | frozenset("also often usually be used act acts serve serves work works set".split())
"""Words between a name and "as"."""

HAVING: Final = frozenset("with has have having use uses using".split())
POINTING: Final = frozenset({"it", "this", "they", "these"})
GENERAL: Final = frozenset("solution service option product tool".split())
"""Words behind the noun that add nothing: "a replacement *solution* for"."""

EXEMPLARY: Final = frozenset({"such", "like", "including"})
NEAR: Final = 4
FAR: Final = 7
"""Words between the noun and names, and where examples of what it is of are named."""

SURE: Final = 0.85


def nominal(statement: Statement, words: Sequence[Token], about: Names) -> Iterator[tuple[int, Said]]:
    """Yield what the nouns of a clause say of its services, with the place of each noun among the words.

    Parameters: `about` is whose the noun is where no name says so.
    """
    for at, word in enumerate(words):
        found = NOUNS.get(word.text) or NOUNS.get(word.text.removesuffix("s"))
        if found is None or word.service:
            continue
        relation, way = found
        if relation is Relation.READS_FROM and way is Way.BACK and at and words[at - 1].text in EVENT:
            relation, way = Relation.TRIGGERS, Way.FORWARD
        if relation is Relation.READS_FROM and way is Way.FORWARD and _as(words, at):
            relation = Relation.USES
        called = _called(words, statement.text, at) or (about if _pointed(words, at) else ())
        owner = _owner(words, statement.text, at) or _possessor(words, statement.text, at, called)
        owner = owner or tuple(name for name in about if name not in called)
        negated = relation is not Relation.ALTERNATIVE_TO and any(
            one.text in {"not", "no", "never"} for one in words[max(0, at - NEAR) : at]
        )
        for said in _linked(statement, (relation, way), called, owner, negated=negated):
            yield at, said


def _as(words: Sequence[Token], at: int) -> bool:
    """Whether the noun at a place stands behind "as": what is used as a cache is used."""
    return any(word.text == "as" for word in words[max(0, at - NEAR) : at])


def _called(words: Sequence[Token], text: str, at: int) -> Names:
    """The services that are called by the noun at a place: before "is a" or "as" and the noun, or behind "is"."""
    opens = next((n for n in range(at - 1, max(-1, at - NEAR - 1), -1) if words[n].text in AS), -1)
    if opens > 0 and not any(one.service for one in words[opens + 1 : at]):
        return _before(words, text, opens)
    return ()


def _pointed(words: Sequence[Token], at: int) -> bool:
    """Whether a pronoun is called by the noun at a place: "*it is* an alternative to"."""
    being = next((n for n in range(at - 1, max(0, at - NEAR), -1) if words[n].text in BE), 0)
    return being > 0 and words[being - 1].text in POINTING


def _before(words: Sequence[Token], text: str, stop: int) -> Names:
    """The services of the list that ends before a place, behind it at most a noun and auxiliaries."""
    end = stop
    while end and words[end - 1].text in SERVES:
        end -= 1
    last = next((n for n in range(end - 1, max(-1, end - NEAR), -1) if words[n].service), -1)
    if last < 0 and end and words[end - 1].part:
        return (words[end - 1].part,)
    if last < 0 or any(one.text in JOINS for one in words[last + 1 : end]):
        return ()
    first = last
    while first and _joined(words, text, first):
        first = next(n for n in range(first - 1, -1, -1) if words[n].service)
    return listed(words, text, first, last + 1)[0]


def _joined(words: Sequence[Token], text: str, at: int) -> bool:
    """Whether the name at a place goes on a list of names before it."""
    before = next((n for n in range(at - 1, -1, -1) if words[n].service), -1)
    return before >= 0 and len(listed(words, text, before, at + 1)[0]) > 1


def _owner(words: Sequence[Token], text: str, at: int) -> Names:
    """The services that the noun at a place is of: behind "of" or "for", else a name right before it."""
    if at + 2 < len(words) and words[at + 1].text in GENERAL:
        at += 1
    if at + 1 < len(words) and words[at + 1].text in OF:
        far = at + 2 + (FAR if any(one.text in EXEMPLARY for one in words[at + 2 :]) else NEAR)
        first = next((n for n in range(at + 2, min(len(words), far)) if words[n].service), -1)
        if first > 0 and all(one.text.replace("-", "").isalpha() for one in words[at + 2 : first]):
            return listed(words, text, first, len(words))[0]
    return (words[at - 1].service,) if at and words[at - 1].service else ()


def _possessor(words: Sequence[Token], text: str, at: int, called: Names) -> Names:
    """The services of what is told to have the one that is called so: "a distribution *with* S3 as its origin"."""
    first = next((n for n in range(at) if words[n].service in called), 0)
    while first and words[first - 1].text in DETERMINERS:
        first -= 1
    if not first or words[first - 1].text not in HAVING:
        return ()
    last = next((n for n in range(first - 2, -1, -1) if words[n].service), -1)
    return listed(words, text, last, first)[0] if last >= 0 else ()


def _linked(
    statement: Statement, frame: tuple[Relation, Way], called: Names, owner: Names, *, negated: bool
) -> Iterator[Said]:
    relation, way = frame
    for one in called:
        for other in owner:
            kept = relation is Relation.READS_FROM and way is Way.BACK and collects(statement, other)
            head, tail = (one, other) if way is Way.FORWARD or kept else (other, one)
            set_off = relation is Relation.SENDS_TO and sets_off(head, tail, statement.category(tail))
            said = Relation.TRIGGERS if set_off else Relation.SENDS_TO if kept else relation
            if head != tail:
                yield Reading(rule="noun", relation=said, way=Way.FORWARD, confidence=SURE, negated=negated), head, tail
