"""How a form of a verb stands between its neighbours: finite, passive, infinitive, participle, or no verb."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from extract.links.small_words import (
    ACTORS,
    BE,
    COUNTED,
    DETERMINERS,
    HAVE,
    JOINS,
    MEANS,
    MODAL,
    MOVED,
    NOUNS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
)

if TYPE_CHECKING:
    from extract.links.forms import Form
    from extract.links.sentences import Token


NOMINAL: Final = DETERMINERS | PREPOSITIONS
OBJECTS: Final = NOMINAL | COUNTED | PRONOUNS
"""Words before a noun, and those that open what a verb is followed by."""

AUXILIARIES: Final = BE | HAVE | MODAL
LEADING: Final = RELATIVE | ACTORS | JOINS
"""Words that say how a verb is used, and those that it can stand right behind."""

COMPOUNDS: Final = frozenset(
    {("flow", "logs"), ("flow", "log"), ("log", "group"), ("log", "groups"), ("log", "stream"), ("scale", "sets")}
    | {("build", "project"), ("build", "projects"), ("access", "logs"), ("query", "logs"), ("log", "files")}
)
"""Forms of verbs that are the first word of a name for a thing."""


class Use(Enum):
    """How a verb stands in its clause."""

    FINITE = "finite"
    PASSIVE = "passive"
    REDUCED = "passive without its auxiliary"
    INFINITIVE = "infinitive"
    ELIDED = "passive that opens its clause"
    PARTICIPLE = "participle"
    BARE = "bare infinitive"


def used(
    form: Form, before: Token | None, after: Token | None, helpers: set[str], *, enabled: bool, several: bool
) -> Use | None:
    """Return how a form is used between its neighbours, None where it is no verb."""
    if form.lemma == "include" and form.kind == "ing":
        return None
    compound = after is not None and form.kind != "s" and (form.lemma, after.text) in COMPOUNDS
    if after and (after.text in {":", "-", "/", "such"} or compound):
        return None
    match form.kind:
        case "ed":
            return _done(before, after, helpers)
        case "ing":
            return _doing(before, helpers)
        case "base":
            return _plain(form, before, after, helpers, enabled=enabled, several=several)
    return _third(before, after, helpers, form.lemma)


def _done(before: Token | None, after: Token | None, helpers: set[str]) -> Use | None:
    """A past form: passive behind "is" or, right behind its noun, before a preposition; else past before an object."""
    if helpers & BE:
        return Use.PASSIVE
    if helpers & HAVE or (before and before.text in ACTORS):
        return Use.FINITE
    if before is None:
        return Use.ELIDED if after and after.text in PREPOSITIONS else None
    if before.text in NOMINAL:
        return None
    if after and after.text in PREPOSITIONS:
        return Use.REDUCED
    return Use.FINITE if before.service and after and (after.service or after.text in DETERMINERS) else None


def _doing(before: Token | None, helpers: set[str]) -> Use | None:
    """A form in -ing: a verb behind "is", a name, a plural or a comma; a noun behind an article."""
    if helpers & BE:
        return Use.FINITE
    if before is None or before.text in DETERMINERS:
        return None
    led = before.service or before.text.endswith("s") or before.text in JOINS | MEANS
    return Use.PARTICIPLE if led else None


def _plain(
    form: Form, before: Token | None, after: Token | None, helpers: set[str], *, enabled: bool, several: bool
) -> Use | None:
    """A base form: an infinitive behind "to", finite behind a modal or a plural, bare behind what is let or helped.

    It opens a line where its frame says that lines do so to tell what their subject does ("*Archive* to a bucket").
    """
    if "to" in helpers:
        return Use.FINITE if helpers & HAVE else Use.INFINITIVE
    noun = bool(helpers & HAVE)  # "has access", "have load"
    if not noun and (helpers & MODAL or (before is None and _tells(form, after))):
        return Use.FINITE
    doing = after is not None and after.form is not None and after.form.kind == "ing"
    if noun or before is None or doing or (after and after.text in AUXILIARIES):
        return None
    if enabled and (before.service or before.text in ACTORS | PEOPLE):
        return Use.BARE
    if before.text in LEADING:
        return Use.FINITE if _goes_on(after) else None
    ending = before.text.endswith("s") and not before.text.endswith("ss")
    things = not before.service and ending and before.text not in NOMINAL
    several = several or (" " in before.text and ending)
    plural = things or before.text == "people" or (before.service and several)
    return Use.FINITE if plural and _goes_on(after) else None


def _tells(form: Form, after: Token | None) -> bool:
    """Whether a base form that opens a line is its verb, by what follows: advice, or what the line's subject does."""
    if after is None or not form.frame.acts:
        return form.frame.asked and _goes_on(after)
    return bool(after.service) or after.text in MOVED | PRONOUNS or after.text in form.frame.slots


def _third(before: Token | None, after: Token | None, helpers: set[str], lemma: str) -> Use | None:
    """A form in -s: finite behind a name, a pronoun or a singular noun, where an object or preposition follows."""
    if helpers & (MODAL | BE) or (before and before.text == "event"):
        return None
    if before is None:
        objects = after is not None and (
            bool(after.service) or after.text in DETERMINERS | COUNTED | {"from", "to", "on"}
        )
        return Use.FINITE if objects or (_goes_on(after) and lemma not in NOUNS) else None
    if before.text in NOMINAL:
        return None
    led = before.service or before.text in LEADING or before.text == "(" or (before.text.isalpha() and not before.form)
    return Use.FINITE if led and _goes_on(after) else None


def _goes_on(after: Token | None) -> bool:
    """Whether what follows can be the object or complement of a verb."""
    if after is None:
        return False
    if after.service or after.text in OBJECTS:
        return True
    verb = after.form is not None and after.form.kind == "s" and after.form.lemma not in NOUNS
    verbal = after.text in AUXILIARIES or after.text in JOINS or verb
    return after.text.isalpha() and not verbal
