"""A clause as a shallow parse: names, and verbs with voice and polarity, without a model of the language.

A word is a verb where its form and the words beside it allow no other reading; what is unsure is no verb, and the
tables of cues decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.links.forms import Form, forms, unknown
from extract.links.groups import LIST, PLUS, Occurrence, occurrences
from extract.links.small_words import (
    BE,
    COUNTED,
    DETERMINERS,
    HAVE,
    JOINS,
    LIGHT,
    MARKUP,
    MODAL,
    NOT,
    NOUNS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
)
from extract.links.usage import Use, used
from extract.referring import ARTICLES, referred
from extract.referring import NOUNS as NOUNS_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.statements import Statement

WORD: Final = re.compile(r"[A-Za-z][\w@]*(?:[-'’]\w+)*|\d[\w.,]*|[^\w\s]")


PARTICLES: Final = frozenset({"up", "down", "out", "off"})
"""What belongs to the verb before it: "backs *up* the disks"."""

LEADING: Final = RELATIVE | LIGHT
OPENING: Final = DETERMINERS | PRONOUNS
"""Words before a verb that may be unknown, and those after it."""

HELPERS: Final = BE | HAVE | MODAL | LIGHT | NOT | {"to"}
"""Words of a verb's group beside the verb."""

FEW: Final = 3
"""Words between a verb and the noun that is its object."""

LONGEST: Final = 70
"""Words of a clause that are parsed."""


class Token(NamedTuple):
    """A word of a clause in lower case, or a name of a service as it stands there; offsets in the statement's text."""

    text: str
    start: int
    end: int
    service: str = ""
    form: Form | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of a clause: its place among the words, where its group with auxiliaries begins, and how it is used."""

    at: int
    opens: int
    form: Form
    use: Use
    negated: bool
    before: str

    @property
    def passive(self) -> bool:
        """Whether its subject is what it is done to."""
        return self.use in {Use.PASSIVE, Use.REDUCED, Use.ELIDED}

    @property
    def joined(self) -> bool:
        """Whether it shares the subject of the verb before it: "polls X *and writes* to Y"."""
        return self.before in JOINS


def tokens(statement: Statement, start: int, end: int, named: Sequence[Occurrence] | None = None) -> tuple[Token, ...]:
    """Return the words and names of a stretch of a statement, in order.

    `named` are the places of the names in the whole statement, for who has asked for them before.
    """
    out: list[Token] = []
    at = start
    for opens, closes, service in occurrences(statement) if named is None else named:
        if at <= opens < end:
            out += _words(statement.text, at, opens)
            out.append(Token(statement.text[opens:closes], opens, closes, service))
            at = closes
    out += _words(statement.text, at, end)
    _refer(out, statement)
    _own(out, statement)
    return tuple(out)


def _own(words: list[Token], statement: Statement) -> None:
    """Set the last words of features as parts of their services, of those that the line names or is about.

    What ends a feature of several words is a noun, though it be the form of a verb: "an alias *record*".
    """
    about = {statement.subject, *statement.inherited, *(service.service for service in statement.services)}
    ends = {term.end: term for term in statement.terms if term.service in about}
    for at, word in enumerate(words if ends else ()):
        if not word.service and (term := ends.get(word.end)):
            led = at + 1 < len(words) and words[at + 1].service and word.form and word.form.kind == "s"
            form = word.form if led or term.start == word.start else None
            words[at] = word._replace(part=term.service, form=form)


def _refer(words: list[Token], statement: Statement) -> None:
    """Set plain nouns that point back to a service, of this line or of those before it, as that service."""
    for at in range(1, len(words)):
        word = words[at]
        if word.text in NOUNS_OF and not word.service and words[at - 1].text in ARTICLES:
            if at + 1 < len(words) and (words[at + 1].service or words[at + 1].text == "of"):
                continue
            named = (one.service for one in reversed(statement.services) if one.start < word.start)
            if service := referred(word.text, (*named, *statement.recent, statement.subject, *statement.inherited)):
                words[at] = word._replace(service=service)


def _words(text: str, start: int, end: int) -> list[Token]:
    known = forms()
    found = WORD.finditer(text, start, end)
    lowered = ((one[0].lower(), one) for one in found)
    return [Token(word, one.start(), one.end(), "", known.get(word)) for word, one in lowered if word not in MARKUP]


def _form(words: Sequence[Token], at: int) -> Form | None:
    """The form of a verb that a word is, known or, in -s between a name and an article, not known."""
    word = words[at]
    if word.form or not word.text.endswith("s") or not 0 < at < len(words) - 1:
        return word.form
    led = bool(words[at - 1].service) or words[at - 1].text in LEADING
    doubtful = word.text.isalpha() and not word.text.endswith(("ss", "us", "is", "vs"))
    named = bool(words[at - 1].service and words[at + 1].service)
    return unknown(word.text) if led and doubtful and (named or words[at + 1].text in OPENING) else None


def verbs(words: Sequence[Token]) -> tuple[Verb, ...]:
    """Return the verbs of a clause in order."""
    out: list[Verb] = []
    for at, word in enumerate(words):
        if word.service or (form := _form(words, at)) is None or (out and _object(words, out[-1], at)):
            continue
        left = _back(words, at)
        helpers = {one.text for one in words[left + 1 : at]}
        before = words[left] if left >= 0 else None
        behind = at + 1 + (at + 2 < len(words) and words[at + 1].text in PARTICLES)
        after = words[behind] if behind < len(words) else None
        enabled = bool(out) and out[-1].form.frame.enables
        several = _several(words, left)
        use = used(form, before, after, helpers, enabled=enabled, several=several)
        if use := use or (Use.FINITE if at == 0 and _bidden(words, form) else None):
            out.append(
                Verb(
                    at=at, opens=left + 1, form=form, use=use, negated=bool(helpers & NOT),
                    before=before.text if before else "",
                )
            )  # fmt: skip
    following = [*out[1:], None] if out else []
    return tuple(verb for verb, after in zip(out, following, strict=True) if not _noun(words, verb, after))


def _bidden(words: Sequence[Token], form: Form) -> bool:
    """Whether a line opens with what its reader is to do, and says with what: "*run* the jobs *using* Airflow"."""
    if form.kind != "base" or form.frame.name != "manages" or len(words) <= FEW or words[1].text in COUNTED:
        return False
    return any(word.text == "using" for word in words[2:])


def _object(words: Sequence[Token], verb: Verb, at: int) -> bool:
    """Whether a form is the noun that a verb right before it has for its object: "ships container *logs* to"."""
    form, between = words[at].form, [word for word in range(verb.at + 1, at) if not _lists(words, word)]
    if form is None or form.kind not in {"s", "base"} or verb.use is not Use.FINITE or form.lemma not in NOUNS:
        return False
    plain = all(words[n].text.isalpha() and words[n].text not in JOINS | PREPOSITIONS for n in between)
    return plain and (at == verb.at + 1 or (len(between) < FEW and words[at].text in COUNTED))


def _lists(words: Sequence[Token], at: int) -> bool:
    """Whether a word is a name, or joins two: "streams *CloudTrail and Config* logs to"."""
    return bool(words[at].service or (words[at].text in JOINS and words[at - 1].service and words[at + 1].service))


def _noun(words: Sequence[Token], verb: Verb, following: Verb | None) -> bool:
    """Whether a form that could be a noun is one, since the next verb needs a subject: "CloudTrail logs are kept"."""
    if following is None or verb.form.lemma not in NOUNS or verb.form.kind not in {"s", "base"}:
        return False
    between = {word.text for word in words[verb.at + 1 : following.opens]}
    alone = following.use in {Use.FINITE, Use.PASSIVE} and not between & (RELATIVE | OPENERS | JOINS)
    return alone and not following.joined and verb.use is Use.FINITE and verb.at == verb.opens


def _back(words: Sequence[Token], at: int) -> int:
    """Return the place of the word before a verb and its auxiliaries and adverbs, -1 where there is none."""
    left = at - 1
    while left >= 0 and not words[left].service and _helps(words[left].text):
        left -= 1
    return left


def _several(words: Sequence[Token], at: int) -> bool:
    """Whether the name at a place ends a list, or what is in or of it are several: "SNS and SQS", "workers in ECS"."""
    if at < 1 or words[at - 1].text in JOINS:
        return at > 0
    form = words[at - 2].form if at > 2 else None  # noqa: PLR2004 - a noun, its participle, a preposition, a name
    noun = at - 3 if form and form.kind == "ed" else at - 2
    return noun >= 0 and words[at - 1].text in PREPOSITIONS and words[noun].text.endswith("s")


def _helps(word: str) -> bool:
    return word in HELPERS or (word.endswith("ly") and len(word) > len("only"))


def listed(words: Sequence[Token], text: str, first: int, stop: int) -> tuple[tuple[str, ...], int]:
    """Return the services of the list that begins at a name, and the place of the last of them."""
    members, at = [words[first].service], first
    for following in range(first + 1, stop):
        if not words[following].service:
            continue
        gap = words[at].end, words[following].start
        if not (LIST.fullmatch(text, *gap) or PLUS.fullmatch(text, *gap)):
            break
        members.append(words[following].service)
        at = following
    return tuple(dict.fromkeys(members)), at
