"""Read the needs of questions with answers to choose from: the right ones answer, the others are ruled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.scenarios.answers import home, tidied
from extract.scenarios.found import Found
from graph.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.choices import Choice, Option
    from extract.statements import Statement


def picked(statement: Statement, choice: Choice) -> Iterator[Found]:
    """Yield the question of which a line gives right answers, with them; nothing on the lines of its other options."""
    line = statement.line
    for at in choice.told:
        if line.start <= at < line.end:
            right = choice.right(at)
            start = at - line.start
            answers = (*(_answer(statement, choice, option) for option in right), *_rejected(choice))
            yield Found(need=choice.need, start=start, end=start, rule="picked", confidence=0.85, answers=answers)


def _answer(statement: Statement, choice: Choice, option: Option) -> Answer:
    """A right option, with the services it names, else those of its features, else what the place is about."""
    at = statement.line.start
    named = tuple((term.service, term.text) for term in statement.terms if option.start <= term.start + at < option.end)
    services = option.services or tuple(dict.fromkeys(service for service, _ in named))
    asked = bool(statement.topics) and statement.topics[0].endswith("?")
    own = "" if asked and choice.about else home(statement)
    if not services and (fallback := own or next(iter(choice.about), "")):
        services = (fallback,)
    return Answer(text=tidied(option.text), services=services, features=named)


def _rejected(choice: Choice) -> Iterator[Answer]:
    """What the other options name, and no right one does."""
    right = {service for option in choice.options if option.right for service in option.services}
    for option in choice.wrong:
        if not right & set(option.services):
            yield Answer(text=tidied(option.text), services=option.services[:1], rejected=True)
