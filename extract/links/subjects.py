"""What a verb is said of: the nouns before it, what a relative clause is about, a pronoun, its line's place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.links.moved import OBJECT, Fill, Names
from extract.links.sentences import Token, Verb, listed
from extract.links.small_words import ACTORS, BE, JOINS, MEANS, MODAL, OPENERS, PEOPLE, PREPOSITIONS, RELATIVE
from extract.links.usage import Use
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.statements import Statement

TOLD: Final = frozenset({Use.FINITE, Use.PASSIVE, Use.ELIDED})
SHORT: Final = 2
"""Words before a participle that opens a line: "*Images* stored in S3"."""

RESULTS: Final = frozenset("results result output outputs findings artifacts reports".split())
"""Nouns of what the one spoken of before has made."""

USING: Final = frozenset({"use", "leverage", "utilize", "utilise"})
"""Verbs that a form in -ing says of the subject: "pulls images from a registry *using* a role"."""

WHILE: Final = frozenset({"when", "while", "once", "if", "unless"})
"""Words before a participle that is said of what its sentence begins with: "X reads Y *when running* in Z"."""

VENDORS: Final = frozenset("aws amazon azure microsoft google gcp".split())
"""Who does what no service of theirs is said to do."""

REFER: Final = frozenset({"it", "they", "its", "their"})


def subject_of(
    statement: Statement, words: Sequence[Token], found: Sequence[Verb], opens: int, said_of: tuple[Names, Names]
) -> tuple[Names, list[Fill]]:
    """Return what the last verb is said of, and what it takes from before it: "the queue *from which* ECS reads".

    Parameters: `said_of` is what the verb before it is said of, and what the clause before is about.
    """
    verb, text, (before, known) = found[-1], statement.text, said_of
    relative = next((n for n in range(verb.opens - 1, opens - 1, -1) if words[n].text in RELATIVE), None)
    if verb.use in {Use.INFINITIVE, Use.BARE}:
        aimed = _of_aim(text, words, found, before)
        pointed = not aimed and len(found) > 1 and any(w.text in REFER for w in words[found[-2].at : verb.opens])
        named = _last(text, words, 0, found[-2].opens) if pointed else ()
        return (named or known or _about(statement)) if pointed else aimed, []
    if verb.joined:
        own = _nouns(text, words, _after_join(words, opens, verb.opens), verb.opens)
        being = len(found) == 1 and any(word.text in BE for word in words[: verb.opens])
        alone = _alone(words, 0, verb.opens) if len(found) == 1 else ()
        return own or before or (_nouns(text, words, 0, verb.opens) if being else alone), []
    if verb.use is Use.PARTICIPLE and (verb.before in MEANS or _with_means(words, verb, before)):
        return before or (_nouns(text, words, 0, verb.opens) if verb.before in WHILE and len(found) == 1 else ()), []
    if verb.use is Use.REDUCED and verb.before in WHILE and before:
        return before, []
    if relative is not None:
        return _of_relative(text, words, relative, verb.opens, opens)
    return _of_nouns(statement, words, verb, opens, before or known), []


def _with_means(words: Sequence[Token], verb: Verb, before: Names) -> bool:
    """Whether a form in -ing tells what the subject of the clause does it with, and no other clause stands between."""
    return bool(before) and verb.form.lemma in USING and not any(word.text in RELATIVE for word in words[: verb.opens])


def _of_nouns(statement: Statement, words: Sequence[Token], verb: Verb, opens: int, known: Names) -> Names:
    """What a verb is said of by the nouns before it, or by a pronoun."""
    if verb.use in {Use.REDUCED, Use.PARTICIPLE}:
        return _last(statement.text, words, opens, verb.opens)
    nouns = _nouns(statement.text, words, opens, verb.opens)
    if nouns or any(word.text in REFER | RESULTS for word in words[opens : verb.opens]):
        pointing = any(word.text in REFER for word in words[opens : verb.opens])
        return nouns or known or (_last(statement.text, words, 0, opens) or _about(statement) if pointing else ())
    if verb.opens == opens and any(word.text in MODAL for word in words[verb.opens : verb.at]):
        return known
    return statement.inherited if any(word.text == "both" for word in words[opens : verb.opens]) else ()


def by_part(words: Sequence[Token], verb: Verb) -> Names:
    """What a verb is said of where a feature stands right before it: the service that the feature is of."""
    part = words[verb.opens - 1].part if verb.opens and verb.use in {Use.FINITE, Use.PASSIVE} else ""
    return (part,) if part else ()


def by_place(statement: Statement, verb: Verb, before: Verb | None = None) -> Names:
    """What a verb without a subject that is a service is said of in a bullet: what its place is about.

    Parameters: `before` is the verb before it: what is "used to *query*" does so.
    """
    aimed = before is not None and before.form.lemma == "use" and before.passive and verb.use is Use.INFINITIVE
    stands = not statement.leads and (
        statement.line.kind is LineKind.BULLET
        or (statement.line.kind is LineKind.PROSE and verb.form.frame.acts and (verb.passive or verb.opens == 0))
    )
    plain = (
        not verb.form.frame.asked
        and verb.before not in ACTORS | VENDORS | PEOPLE
        and (verb.use in TOLD or (verb.use is Use.REDUCED and verb.opens <= SHORT))
    )
    return (statement.subject,) if stands and (plain or aimed) and statement.subject else ()


def _about(statement: Statement) -> Names:
    """What a pronoun refers to that opens a line: what the line above it or before it names, else what it is about."""
    before = statement.recent if statement.line.kind is LineKind.PROSE else ()
    name = next(iter((*statement.above, *before)), "") or statement.subject or next(iter(statement.recent), "")
    return (name,) if name else ()


def _of_aim(text: str, words: Sequence[Token], found: Sequence[Verb], before: Names) -> Names:
    """What does what is aimed at: who is enabled to, what is used to, else the subject of the verb before."""
    if len(found) == 1:
        return _named_so(text, words, 0, found[-1].opens)
    last = found[-2]
    again = last.joined and any(verb.form.lemma == "use" for verb in found[:-2])  # "use X to ... and use Y to ..."
    instrument = last.form.frame.enables or (last.form.lemma == "use" and (again or not before))
    return (_last(text, words, last.at + 1, found[-1].opens) or before) if instrument else before


def _of_relative(text: str, words: Sequence[Token], relative: int, opens: int, begins: int) -> tuple[Names, list[Fill]]:
    """The subject of a relative clause: its own, else what it is about; that, else, fills another place of the verb."""
    fronted = words[relative - 1].text if relative and words[relative - 1].text in PREPOSITIONS else ""
    about = _last(text, words, max(begins, relative - 8), relative) or _named_so(text, words, begins, relative)
    own = _nouns(text, words, relative + 1, opens)
    if own:
        return own, [Fill(slot=fronted or OBJECT, names=about)] if about else []
    return ((), []) if opens > relative + 1 else (about, [])


def _named_so(text: str, words: Sequence[Token], begins: int, relative: int) -> Names:
    """What is told what it is before a relative clause: "FSx *is a managed file system that* ..."."""
    being = next((n for n in range(begins, relative) if words[n].text in BE), begins)
    return _nouns(text, words, begins, being)


def _alone(words: Sequence[Token], opens: int, stop: int) -> Names:
    """The services before a joined verb since the last comma: "a Lambda checks them *and drops* them on a queue"."""
    comma = next((n + 1 for n in range(stop - 1, opens - 1, -1) if words[n].text == ","), opens)
    named = [n for n in range(comma, stop) if words[n].service]
    return (words[named[0]].service,) if len(named) == 1 and named[0] <= comma + SHORT else ()


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


def named_in(words: Sequence[Token], stop: int) -> Names:
    """Return the services among the first words of a clause, in order."""
    return tuple(word.service for word in words[:stop] if word.service)
