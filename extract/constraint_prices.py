"""Whether a quantity is part of a price, or what costs nothing each month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extract.passages import Passage
    from extract.quantities import Quantity

PRICE: Final = re.compile(
    r"\b(?:saves?|savings?|discounts?|cost|costs|"
    r"price|priced|billed|charged|charging|charges?|billing|pricing|cheaper|%\s+off|free\s+(?:for|tier|requests|usage|of\s+charge)|dollars?|cents?)\b|[$€£]\s?\d",
    re.IGNORECASE,
)

LEAST: Final = re.compile(r"\bmin(?:imum)?\b[^.;:,]*$", re.IGNORECASE)
"""What stands before the least that is billed: "a minimum charge of 40 kB"."""

MONEY_SIGN: Final = re.compile(r"[$€£]")

MONEY: Final = re.compile(r"[$€£]|\b(?:dollars?|cents?|usd|eur|sav\w+|discount\w*|free)\b", re.IGNORECASE)

ALLOWANCE: Final = re.compile(
    r"\bfirst\s+\d[\w., ]*\s(?:per|each|every|a)\s(?:month|day|year)\b[^.;$€£]*\bfree\b(?!\s+(?:trial|for))",
    re.IGNORECASE,
)
"""What a free tier allows: "the first 50 builds per month are free"."""

FREE: Final = re.compile(r"\bfree\b(?!\s+(?:trial|for))", re.IGNORECASE)

MONTHLY: Final = re.compile(
    r"\b(?:per|each|every|a)\s+(?:month|day|year)\b|\b(?:monthly|daily|yearly)\b|/\s?(?:month|mo|day)\b", re.IGNORECASE
)

PERIOD: Final = re.compile(r"\W*(?:days?|months?|years?)\b", re.IGNORECASE)
"""What says that so much is free each month; how long a trial lasts is no such amount."""


def priced(quantity: Quantity, passage: Passage, *, bounded: bool) -> bool:
    """Return whether a quantity is part of a price; the least that is billed bounds.

    `bounded`: whether it stands behind a word like "at most".
    """
    clause = passage.part(quantity.start)
    if not PRICE.search(clause):
        return False
    if quantity.unit in {"%", "percent"} or MONEY.search(clause):
        return True
    return not (bounded or LEAST.search(passage.before(quantity.start)))


def granted_free(quantity: Quantity, passage: Passage) -> bool:
    """Return whether a quantity is what costs nothing each month: "1 TB free tier monthly"."""
    if quantity.per and ALLOWANCE.search(passage.sentence(quantity.start)):
        return True
    clause = passage.clause(quantity.start)
    told = FREE.search(clause) and MONTHLY.search(clause) and not MONEY_SIGN.search(clause)
    return bool(told) and not PERIOD.match(quantity.unit) and "%" not in quantity.unit
