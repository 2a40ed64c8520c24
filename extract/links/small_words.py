"""The small words that hold a sentence together, as sets: auxiliaries, joints, prepositions, articles, pronouns."""

from __future__ import annotations

from typing import Final

MARKUP: Final = frozenset("[]*_`~=\"'“”‘’")
"""Marks around words and names that are no words of the sentence."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split()) | frozenset(word.replace("'", "’") for word in words.split())


BE: Final = _set("is are was were be been being isn't aren't wasn't weren't")
HAVE: Final = _set("has have had")
MODAL: Final = _set("can could may might must should will would do does did cannot can't don't doesn't won't didn't")
NOT: Final = _set("not never cannot can't don't doesn't won't didn't isn't aren't wasn't weren't")
LIGHT: Final = _set(
    "also then always often usually now still only even just itself once first later either optionally already "
    "never not thus instead therefore"
)
RELATIVE: Final = _set("which that who whose where")
JOINS: Final = _set("and or but then & ,")
PREPOSITIONS: Final = _set(
    "to into in onto towards at on from by with using via through over for of inside within across behind between "
    "against under without as than per during after before until about like unlike front ahead"
)
DETERMINERS: Final = _set(
    "the a an its their this these those your our each every all any some no another one two three several many"
)
OPENERS: Final = _set("if when whenever unless because since while although though so once whereas until")
PRONOUNS: Final = _set("it they them")
ACTORS: Final = PRONOUNS | _set("you we i both")
PEOPLE: Final = _set("people users customers developers clients teams admins apps applications")
"""Who is enabled to do what a service does for them."""

NOUNS: Final = _set(
    """log stream query trigger record export import scale store cache run call alert page schedule patch build use
    need upload download copy share request message filter block control trace audit track watch link access
    support mount place stand process update change route"""
)
"""Verbs whose forms are nouns as often."""

MEANS: Final = _set("by for without while when before after")
"""Words before a form in -ing that is said of the subject of the verb before it."""

MOVED: Final = DETERMINERS | _set(
    "data logs log events messages traffic metrics requests records files objects results output telemetry findings "
    "findings artifacts images backups snapshots notifications alerts secrets parameters state items content"
)
"""What may follow a verb that opens a line, where the verb's form could be a noun's: "*Store* results in S3"."""

COUNTED: Final = _set("data logs events messages traffic metrics requests records files objects")
"""Plain nouns that follow a verb without an article."""
