"""What the verbs of a sentence say of the services in their places: subject, object, complements, agent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.arrows import ARROW
from extract.links.groups import clauses, occurrences
from extract.links.moved import MEANS, OBJECT, Fill, Names, Said
from extract.links.nominal import nominal
from extract.links.places import HELD, HOLDS, ends, filled, fronted, where_put
from extract.links.saying import bidden, facts
from extract.links.sentences import (
    LONGEST,
    Token,
    Verb,
    tokens,
    verbs,
)
from extract.links.small_words import (
    JOINS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
)
from extract.links.subjects import REFER, SHORT, TOLD, USING, WHILE, by_part, by_place, named_in, subject_of
from extract.links.usage import Use
from extract.referring import NOUNS
from extract.structure import LineKind
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.links.groups import Clause
    from extract.statements import Statement

VAGUE: Final = frozenset({"uses", "other", "unknown"})
"""Frames that say little where even the subject is a guess."""

OPENED: Final = frozenset({",", "("})
"""Marks behind which a verb may tell of what the line began with."""

POINTING: Final = frozenset({*NOUNS, *REFER, *PRONOUNS, "both", "there"})
LETTERS: Final = re.compile(r"[a-z]+")
THINGS: Final = frozenset("data logs files objects records events messages they these backups snapshots".split())
"""What is spoken of again once it has been put somewhere."""

NOTHING: Final = frozenset({"no", "nothing", "none", "neither"})

LATER: Final = frozenset({"then", "later", "afterwards", "subsequently", "finally"})
WORKS: Final = frozenset({"handles", "turns"})
"""Verbs of who works on a thing, and puts it where it is put next."""

FURTHER: Final = frozenset({"reads", "gets", "comes", "handles"})
"""Words and verbs of what is done to a thing once it has been put somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What the verbs of a line state: readings, and the services that have their place with a verb.

    Those in `placed` have one that their verb says nothing of: what they are for is no reading of the line.
    Those in `strange` have theirs with a verb whose subject is no service: nothing else that the line names is linked
    with them.
    """

    said: tuple[Said, ...] = ()
    taken: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()


def sentence(statement: Statement, parts: Sequence[Clause] | None = None) -> Sentence:
    """Return what the verbs of a line state of the services in it; `parts` are its clauses, for who has them."""
    if not _pairs(statement):
        return Sentence()
    named = occurrences(statement)
    said: list[Said] = []
    taken: set[str] = set()
    placed: set[str] = set()
    strange: set[str] = set()
    known: Names = ()
    spot: list[Names] = [()]
    for clause in clauses(statement) if parts is None else parts:
        for start, end in _between_arrows(statement.text, clause.start, clause.end):
            words = _without_asides(tokens(statement, start, end, named))
            if len(words) <= LONGEST:
                for at, one in nominal(statement, words, _over(statement)):
                    said.append(one)
                    taken.update(one[1:])
                    words = (*words[:at], words[at]._replace(form=None), *words[at + 1 :])
                known = _parse(statement, words, (known, spot), said, (taken, strange, placed)) or known
    return Sentence(said=tuple(said), taken=frozenset(taken), placed=frozenset(placed), strange=frozenset(strange))


def _without_asides(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a clause without a parenthesis on where its subject is: "pods *(on EKS)* mount the volume"."""
    opens = next((n for n, word in enumerate(words) if word.text == "("), len(words))
    closes = next((n for n in range(opens, len(words)) if words[n].text == ")"), len(words))
    if closes + 1 >= len(words) or opens == 0 or words[opens + 1].text not in PREPOSITIONS:
        return words
    return (*words[:opens], *words[closes + 1 :]) if words[closes + 1].form else words


def _over(statement: Statement) -> Names:
    """What a line is about beside what it opens with: what its place says, else its subject."""
    return statement.inherited[:1] or ((statement.subject,) if statement.subject else ())


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
    statement: Statement,
    words: Sequence[Token],
    before: tuple[Names, list[Names]],
    said: list[Said],
    taken: tuple[set[str], ...],
) -> Names:
    """Add what a clause states, and return its subject, to which the pronouns of the next refer.

    Parameters: `before` is the subject of the clause before, and where the thing was put that was spoken of last.
    """
    known, spot = before
    parts = _filled(statement, words, known, spot, taken[0])
    assumed: Names = ()
    for number, (verb, subject, fills, _) in enumerate(parts):
        told = list(facts(statement, words, verb, subject, fills))
        last = parts[number - 1].verb if number else None
        told_of = (last is not None and _holds(words, verb)) or (bool(told) and _asked(verb, fills))
        labelled = known if _labels(statement, words, verb, again=bool(assumed) and assumed == known) else ()
        assumed = () if subject or told_of else by_part(words, verb) or by_place(statement, verb, last) or labelled
        if assumed:
            guesses = [*bidden(statement, verb, assumed, fills)] or facts(statement, words, verb, assumed, fills)
            told += [
                one for one in guesses if one[0].relation is not Relation.USES or verb.form.frame.name not in VAGUE
            ]
        said += told
        if subject or told or (verb.use in {Use.FINITE, Use.PASSIVE} and not verb.form.frame.asked):
            filled = {name for fill in fills for name in fill.names}
            linked = {name for _, left, right in told for name in (left, right)}
            taken[not (subject or told)].update(filled & linked if subject or told else filled)
            taken[2].update(filled - linked if subject else ())
            taken[0].update(_carried(verb, fills) if subject else ())
    label = (words[0].service,) if words and words[0].service and not parts else ()
    made = next((fill.names for part in parts for fill in part.fills if fill.slot == OBJECT), label)
    return next((part.subject for part in parts if part.subject), assumed or made)


def _asked(verb: Verb, fills: Sequence[Fill]) -> bool:
    """Whether a line tells its reader to do something, and with what: "*copy* the files *using* DataSync"."""
    return verb.at == verb.opens == 0 and verb.form.kind == "base" and any(fill.slot in MEANS for fill in fills)


def _labels(statement: Statement, words: Sequence[Token], verb: Verb, *, again: bool) -> bool:
    """Whether a verb is said of what the line began with: of its label, or of what an arrow leads on from.

    Parameters: `again` says whether the verb before was.
    """
    if verb.opens == 0 and verb.use is Use.FINITE and ARROW.search(statement.text[: words[0].start].rstrip()[-2:]):
        return True
    told = bool(statement.leads and statement.label) and verb.use in TOLD
    return told and (verb.opens <= SHORT or verb.before in OPENED or (verb.joined and again))


class _Part(NamedTuple):
    """A verb with what it is said of, what fills its places, and the place that was open when its words ended."""

    verb: Verb
    subject: Names
    fills: list[Fill]
    slot: str


def _filled(
    statement: Statement, words: Sequence[Token], known: Names, spot: list[Names], taken: set[str]
) -> list[_Part]:
    """Return the verbs of a clause with their places filled; what holds a verb's object fills the object's place too.

    "It queries files *stored in S3*": who queries reads from S3.
    """
    found = verbs(words)
    parts: list[_Part] = []
    opens = 0
    where = spot[0]
    for number, verb in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if none(words, opens, verb.opens):
            verb = replace(verb, negated=not verb.negated)  # noqa: PLW2901
        before = parts[-1].subject if parts else ()
        subject, extra = subject_of(statement, words, found[: number + 1], opens, (before, known))
        worked = bool(parts) and parts[-1].verb.passive and parts[-1].verb.form.frame.name in WORKS and verb.joined
        if where and verb.passive and (worked or _goes_further(words, verb, opens, known=bool(subject))):
            subject = where
        elif verb.passive and not subject and _also(words, verb, opens):
            subject = parts[0].subject if parts else known
        if number and words[opens - 1].text in JOINS:
            taken.update(name for name in subject if name in named_in(words[opens : verb.opens], verb.opens))
        end, opens = ends(words, verb, following)
        first = parts[0].subject if parts else subject
        meant = tuple(name for name in (*first, *named_in(words, verb.at), *known) if name not in subject)
        extra += fronted(statement.text, words, verb.opens, known) if not number else []
        placed = () if number or meant else _placed(statement, verb, subject)
        slot, fills = filled(statement.text, words, verb.at + 1, end, meant or placed)
        fills += _pointed(words, verb.at + 1, end, placed) if placed and not fills else ()
        parts.append(_Part(verb, subject, [*extra, *fills], slot))
        if number and _means(verb, parts[-2]):
            parts[-1] = _Part(verb, (), [], slot)
            parts[-2].fills.extend(replace(fill, slot="using") for fill in fills if fill.slot == OBJECT)
        if number and verb.use is Use.PARTICIPLE and verb.before == "by" and parts[-2].verb.passive:
            parts[-2].fills.extend(replace(fill, slot="by") for fill in fills if fill.slot == OBJECT)
        where = where_put(verb, parts[-1].fills) or (where if verb.joined else ())
        spot[0] = where or spot[0]
        if number and _holds(words, verb):
            parts[-2].fills.extend(replace(fill, slot=parts[-2].slot) for fill in fills if fill.slot in HELD)
    return parts


def _placed(statement: Statement, verb: Verb, subject: Names) -> Names:
    """What a pronoun behind what a service does refers to where its line names no other: what its place is about."""
    silent = statement.guessed or verb.joined or verb.negated or verb.form.frame.name in {"unknown", "requires"}
    if silent or not subject or statement.category(subject[0]) == "identity":
        return ()
    before = statement.recent[:1] if statement.line.kind is LineKind.PROSE else ()
    return tuple(name for name in before or statement.inherited[:1] if name not in subject)


def _pointed(words: Sequence[Token], opens: int, stop: int, of: Names) -> Iterator[Fill]:
    """Yield what a service does something to, by a pronoun or by a part of it: "EventBridge can invoke *an alias*"."""
    alone = stop == opens + 1 and words[opens].text in PRONOUNS
    at = opens if alone else next((n for n in range(opens, stop) if words[n].part in of), None)
    if at is not None:
        led = [words[n].text for n in range(opens, at) if words[n].text in PREPOSITIONS]
        yield Fill(slot=led[-1] if led else OBJECT, names=of)


def _means(verb: Verb, before: _Part) -> bool:
    """Whether a verb names what the one before it is done with by whom nobody names: "read the files *using* EMR"."""
    using = verb.use is Use.PARTICIPLE and verb.form.lemma in USING and not verb.joined
    return using and bool(before.fills) and (before.verb.passive or not before.subject)


def none(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether what a verb is said of is nothing: "by default *no* logs go to S3"."""
    nothing = next((n for n in range(start, stop) if words[n].text in NOTHING), None)
    if nothing is None or any(words[n].text == "," for n in range(nothing, stop)):
        return False
    return nothing == start or words[nothing - 1].text not in PREPOSITIONS


def _goes_further(words: Sequence[Token], verb: Verb, opens: int, *, known: bool) -> bool:
    """Whether a passive is said of a thing where it is by then: "sent to S3 *and then queried* with Athena"."""
    if not verb.joined:
        things = any(word.text in THINGS for word in words[opens : verb.opens])
        return things and not known and not _also(words, verb, opens)
    later = any(word.text in LATER for word in words[verb.opens : verb.at])
    return verb.before != "or" and (not known or later or verb.form.frame.name in FURTHER)


def _carried(verb: Verb, fills: Sequence[Fill]) -> Names:
    """The services of what is sent somewhere, which is not where it goes: "forwards *blob events* to a queue"."""
    goes = verb.form.frame.name == "sends" and any(fill.slot in {"to", "into", "in"} and fill.names for fill in fills)
    return tuple(name for fill in fills if goes and fill.slot == OBJECT for name in fill.names)


def _also(words: Sequence[Token], verb: Verb, opens: int) -> bool:
    """Whether a passive tells of more that is done alike: "logs are sent to S3, metrics are *also* sent"."""
    return any(word.text == "also" for word in words[opens : verb.at])


def _holds(words: Sequence[Token], verb: Verb) -> bool:
    """Whether a verb says where the object of the one before it is: "apps *running on* EC2"."""
    relative = verb.opens > 0 and words[verb.opens - 1].text in RELATIVE
    aside = verb.joined or verb.before in WHILE
    return verb.form.lemma in HOLDS and not aside and (relative or verb.use in {Use.REDUCED, Use.PARTICIPLE})
