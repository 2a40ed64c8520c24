"""What the verbs of a sentence say of the services in their places: subject, object, complements, agent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.links.groups import clauses, occurrences
from extract.links.patterns import ARROW
from extract.links.saying import OBJECT, Fill, Names, Said, facts
from extract.links.sentences import (
    LONGEST,
    Token,
    Use,
    Verb,
    listed,
    tokens,
    verbs,
)
from extract.links.small_words import (
    ACTORS,
    BE,
    JOINS,
    MEANS,
    NOT,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
)
from extract.links.verbs import PLACES
from extract.referring import NOUNS
from extract.structure import LineKind
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.links.groups import Clause
    from extract.statements import Statement

VAGUE: Final = frozenset({"uses", "other", "unknown"})
"""Frames that say little where even the subject is a guess."""

REFER: Final = frozenset({"it", "they", "its", "their"})
POINTING: Final = frozenset({*NOUNS, *REFER, *PRONOUNS, "both", "there"})
LETTERS: Final = re.compile(r"[a-z]+")
SPOTS: Final = frozenset({"to", "into", "on", "onto", "in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What the verbs of a line state: readings, and the services that have their place with a verb.

    Those in `strange` have theirs with a verb whose subject is no service: nothing else that the line names is linked
    with them.
    """

    said: tuple[Said, ...] = ()
    taken: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()


def sentence(statement: Statement, parts: Sequence[Clause] | None = None) -> Sentence:
    """Return what the verbs of a line state of the services in it; `parts` are its clauses, for who has them."""
    if not _pairs(statement):
        return Sentence()
    named = occurrences(statement)
    said: list[Said] = []
    taken: set[str] = set()
    strange: set[str] = set()
    known: Names = ()
    for clause in clauses(statement) if parts is None else parts:
        for start, end in _between_arrows(statement.text, clause.start, clause.end):
            words = tokens(statement, start, end, named)
            if len(words) <= LONGEST:
                known = _parse(statement, words, known, said, (taken, strange)) or known
    return Sentence(said=tuple(said), taken=frozenset(taken), strange=frozenset(strange))


def _pairs(statement: Statement) -> bool:
    """Whether a line can speak of two services: by their names, or of one and what it points back to or is under."""
    names = {service.service for service in statement.services}
    others = {*statement.recent, *statement.above, *statement.inherited, statement.subject, ""} - names
    if len(names) > 1 or len(statement.services) + len(statement.terms) > 1:
        return True
    if not others - {""}:
        return False
    under = statement.line.kind is LineKind.BULLET and bool(statement.subject)
    return under or not POINTING.isdisjoint(LETTERS.findall(statement.text.lower()))


def _between_arrows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for arrow in ARROW.finditer(text, start, end):
        yield at, arrow.start()
        at = arrow.end()
    yield at, end


def _parse(
    statement: Statement, words: Sequence[Token], known: Names, said: list[Said], taken: tuple[set[str], set[str]]
) -> Names:
    """Add what a clause states, and return its subject, to which the pronouns of the next refer."""
    found = verbs(words)
    subjects: list[Names] = []
    opens = 0
    where: Names = ()
    for number, verb in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        before = subjects[-1] if subjects else ()
        subject, extra = _subject(statement, words, found[: number + 1], opens, (before, known))
        subjects.append(subject := subject or (where if verb.passive and verb.joined else ()))
        if number and words[opens - 1].text in JOINS:
            taken[0].update(name for name in subject if name in _named(words[opens : verb.opens], verb.opens))
        end, opens = _ends(words, verb, following)
        meant = tuple(name for name in (*subjects[0], *_named(words, verb.at), *known) if name not in subject)
        extra += _fronted(statement.text, words, verb.opens) if not number else []
        fills = [*extra, *_fills(statement.text, words, verb.at + 1, end, meant)]
        where = _where(verb, fills)
        told = list(facts(statement, words, verb, subject, fills))
        if not subject and (assumed := _by_part(words, verb) or _by_place(statement, verb)):
            guesses = facts(statement, words, verb, assumed, fills)
            told += [
                one for one in guesses if one[0].relation is not Relation.USES or verb.form.frame.name not in VAGUE
            ]
        said += told
        if subject or told or (verb.use in {Use.FINITE, Use.PASSIVE} and not verb.form.frame.asked):
            taken[not (subject or told)].update(name for fill in fills for name in fill.names)
    return next(filter(None, subjects), ())


def _fronted(text: str, words: Sequence[Token], stop: int) -> list[Fill]:
    """What stands before the subject, behind "from": "*From Pub/Sub* they flow into BigQuery"."""
    if not words or words[0].text != "from" or stop < 1:
        return []
    first = next((n for n in range(1, min(stop, 4)) if words[n].service), None)
    return [Fill(slot="from", names=listed(words, text, first, stop)[0])] if first is not None else []


def _where(verb: Verb, fills: Sequence[Fill]) -> Names:
    """Where a thing is once something was done to it: the place it was put, else with whoever did it."""
    if not verb.passive:
        return ()
    placed = next((fill.names for fill in reversed(fills) if fill.slot in SPOTS), ())
    return placed or next((fill.names for fill in fills if fill.slot in verb.form.frame.agents), ())


def _ends(words: Sequence[Token], verb: Verb, following: Verb | None) -> tuple[int, int]:
    """Where the places of a verb end, and where what the next is said of begins."""
    begins, stop = verb.at + 1, following.opens if following else len(words)
    clause = next((n for n in range(begins + 1, stop) if words[n].text in RELATIVE | OPENERS), stop)
    if clause == stop and following and following.use in {Use.FINITE, Use.PASSIVE} and not following.joined:
        joins = [n for n in range(begins, stop) if words[n].text in JOINS]
        return (joins[-1], joins[-1] + 1) if joins else (stop, begins)
    return clause, begins


def _subject(
    statement: Statement, words: Sequence[Token], found: Sequence[Verb], opens: int, said_of: tuple[Names, Names]
) -> tuple[Names, list[Fill]]:
    """Return what the last verb is said of, and what it takes from before it: "the queue *from which* ECS reads".

    Parameters: `said_of` is what the verb before it is said of, and what the clause before is about.
    """
    verb, text, (before, known) = found[-1], statement.text, said_of
    relative = next((n for n in range(verb.opens - 1, opens - 1, -1) if words[n].text in RELATIVE), None)
    if verb.use in {Use.INFINITIVE, Use.BARE}:
        return _of_aim(text, words, found, before), []
    if verb.joined:
        own = _nouns(text, words, _after_join(words, opens, verb.opens), verb.opens)
        being = len(found) == 1 and any(word.text in BE for word in words[: verb.opens])
        return own or before or (_nouns(text, words, 0, verb.opens) if being else ()), []
    if verb.use is Use.PARTICIPLE and verb.before in MEANS:
        return before, []
    if relative is not None:
        return _of_relative(text, words, relative, verb.opens, opens)
    return _of_nouns(statement, words, verb, opens, before or known), []


def _of_nouns(statement: Statement, words: Sequence[Token], verb: Verb, opens: int, known: Names) -> Names:
    """What a verb is said of by the nouns before it, or by a pronoun."""
    if verb.use in {Use.REDUCED, Use.PARTICIPLE}:
        return _last(statement.text, words, opens, verb.opens)
    nouns = _nouns(statement.text, words, opens, verb.opens)
    if nouns or any(word.text in REFER for word in words[opens : verb.opens]):
        return nouns or known or _about(statement)
    return statement.inherited if any(word.text == "both" for word in words[opens : verb.opens]) else ()


def _by_part(words: Sequence[Token], verb: Verb) -> Names:
    """What a verb is said of where a feature stands right before it: the service that the feature is of."""
    part = words[verb.opens - 1].part if verb.opens and verb.use in {Use.FINITE, Use.PASSIVE} else ""
    return (part,) if part else ()


def _by_place(statement: Statement, verb: Verb) -> Names:
    """What a verb without a subject that is a service is said of in a bullet: what its place is about."""
    stands = statement.line.kind is LineKind.BULLET and not statement.leads
    plain = (
        not verb.form.frame.asked and verb.before not in ACTORS and verb.use in {Use.FINITE, Use.PASSIVE, Use.ELIDED}
    )
    return (statement.subject,) if stands and plain and statement.subject else ()


def _about(statement: Statement) -> Names:
    """What a pronoun refers to that opens a line: what the line above it or before it names, else what it is about."""
    before = statement.recent if statement.line.kind is LineKind.PROSE else ()
    name = next(iter((*statement.above, *before)), "") or statement.subject or next(iter(statement.recent), "")
    return (name,) if name else ()


def _of_aim(text: str, words: Sequence[Token], found: Sequence[Verb], before: Names) -> Names:
    """What does what is aimed at: who is enabled to, what is used to, else the subject of the verb before."""
    if len(found) == 1:
        return ()
    last = found[-2]
    instrument = last.form.frame.enables or (last.form.lemma == "use" and not before)
    return (_last(text, words, last.at + 1, found[-1].opens) or before) if instrument else before


def _of_relative(text: str, words: Sequence[Token], relative: int, opens: int, begins: int) -> tuple[Names, list[Fill]]:
    """The subject of a relative clause: its own, else what it is about; that, else, fills another place of the verb."""
    fronted = words[relative - 1].text if relative and words[relative - 1].text in PREPOSITIONS else ""
    about = _last(text, words, max(begins, relative - 8), relative)
    own = _nouns(text, words, relative + 1, opens)
    if own:
        return own, [Fill(slot=fronted or OBJECT, names=about)] if about else []
    return ((), []) if opens > relative + 1 else (about, [])


def _after_join(words: Sequence[Token], opens: int, stop: int) -> int:
    """The place behind the last comma or conjunction before a verb."""
    return next((n + 1 for n in range(stop - 1, opens - 1, -1) if words[n].text in JOINS), opens)


def _nouns(text: str, words: Sequence[Token], opens: int, stop: int) -> Names:
    """The services of the noun phrase before a verb: the first of it, behind a comma that ends an opening."""
    commas = [n for n in range(opens, stop) if words[n].text == ","]
    scene = commas and any(word.text in OPENERS | PREPOSITIONS for word in words[opens : commas[-1]])
    begin = commas[-1] + 1 if scene else opens
    first = next((n for n in range(begin, stop) if words[n].service), None)
    return listed(words, text, first, stop)[0] if first is not None else ()


def _last(text: str, words: Sequence[Token], opens: int, stop: int) -> Names:
    """The services of the last list of names in a stretch."""
    lists: list[Names] = []
    at = opens
    while at < stop:
        if words[at].service:
            names, at = listed(words, text, at, stop)
            lists.append(names)
        at += 1
    return lists[-1] if lists else ()


def _named(words: Sequence[Token], stop: int) -> Names:
    return tuple(word.service for word in words[:stop] if word.service)


def _fills(text: str, words: Sequence[Token], opens: int, stop: int, meant: Names) -> Iterator[Fill]:
    """Yield the services in the places of a verb, in order; a pronoun behind a preposition is what is meant."""
    slot, at, last, denied = OBJECT, opens, Fill(slot="", names=()), False
    while at < stop:
        word = words[at]
        if word.service:
            names, at = listed(words, text, at, stop)
            last = Fill(slot=slot, names=names, end=words[at].end, origin=last.origin, denied=denied)
            yield last
            slot, denied = "", False
        elif word.text == "there" and slot == "from":
            last = Fill(slot="", names=(), origin=last.names)
        elif word.text in NOT:
            denied = True
        elif word.text in PLACES or (word.text in PREPOSITIONS and not _carried(word.text, slot)):
            slot = word.text
        elif word.text in JOINS and not slot:
            slot = last.slot
        elif word.text in PRONOUNS and slot != OBJECT:
            yield Fill(slot=slot, names=meant[:1])
        at += 1


def _carried(word: str, slot: str) -> bool:
    """Whether a preposition leaves a name in the place that an earlier word opened: "on top *of*", "rather *than*"."""
    return word == "of" or (word == "than" and slot in PLACES)
