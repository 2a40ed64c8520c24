"""Values with units in the language of notes: "29 seconds", "≤ 1 MB", "retried twice", "one file per URL"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.bare_numbers import ANNOUNCING, announced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SPELLED: Final = {
    "a single": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
    "sixty": "60", "ninety": "90", "hundred": "100",
}  # fmt: skip

SIGNS: Final = {
    "<=": ("≤", "<=", "=<", "up to", "at most", "max", "max.", "maximum", "maximum of", "max of", "no more than",
           "not more than", "within", "as long as", "as much as", "as many as", "not exceed", "exceed", "exceeds",
           "exceeding", "capped at", "limited to", "limit of", "cap of", "quota of", "beyond", "upto",
           "maximum is", "max is", "limit is", "limit:", "max:", "maximum:", "longer than", "larger than",
           "up to the past", "up to the last",
           "bigger than", "greater in size than", "as large as", "as big as"),
    "<": ("<", "less than", "under", "below", "fewer than", "shorter than", "smaller than", "lower than"),
    ">=": ("≥", ">=", "at least", "min", "min.", "minimum", "minimum of", "min of", "no less than",
           "not less than", "minimum is", "min:", "minimum:", "as little as", "as few as", "as low as"),
    ">": (">", "more than", "over", "above", "greater than", "after more than"),
    "~": ("~", "≈", "about", "around", "approx.", "approximately", "roughly"),
}  # fmt: skip
"""What stands before a number, by the comparator it means; "no more than" is tried before "more than"."""

COMPARATOR: Final = {word: sign for sign, words in SIGNS.items() for word in words}

BESIDE: Final = 30
"""Characters between a value and a number that is of the same unit."""

LONGEST: Final = 4
"""Words of what a number counts."""

TIME: Final = (
    r"milliseconds?|microseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|"
    r"ms|µs|s(?!\s+of\b)|h|d|w(?=`|[).,;]|$)|m(?=[`).,;]|$|\s(?!CPU|cores?\b))"
)
SIZE: Final = (
    r"(?:[KMGTPE]i?|k)(?:B(?:ps)?|b(?:ps)?|bit(?:/s)?)(?:/s(?:ec)?)?|(?:kilo|mega|giga|tera|peta)?bytes?|"
    r"(?:GB|GiB|gigabyte|vCPU)[\s-](?:seconds?|hours?)|characters?|chars?|vCPUs?|GHz|(?:(?:read|write)\s+)?IOPS|[RWA]CUs?|DPUs?|DTUs?|TPS|RPS|QPS|%(?!\w)|percent"
)
TIMES: Final = r"(?:re-?tries|retry|attempts?|times)\b|[x×](?![\w-])"
_WORD: Final = r"(?:(?-i:[A-Z]{2,}(?:/[A-Z]{2,})+)(?![\w/])|[Ii]n[\s-]flight\b|(?-i:[A-Z]{2,}'s)\b|[A-Za-z][\w-]*)"
"""A word of what a number counts; methods with slashes ("PUT/COPY"), "in flight" and "AZ's" are one."""

_WORDS_COUNTED: Final = re.compile(_WORD)
COUNTED: Final = rf"(?:{_WORD}\s+){{0,3}}?{_WORD}"


def _by_first(forms: Iterable[str]) -> str:
    """One pattern for all, those of one first letter together: most places of a text are passed over at one look."""
    firsts: dict[str, list[str]] = {}
    for form in forms:
        cut = 2 if form.startswith("\\") else 1
        firsts.setdefault(form[:cut], []).append(form[cut:])
    return "|".join(f"(?-i:[{first}{first.upper()}])(?:{'|'.join(rests)})" for first, rests in firsts.items())


_WORDS: Final = _by_first(sorted(SPELLED, key=len, reverse=True))
_NUMBER: Final = (
    rf"(?:\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:million|billion|(?-i:[kKM])(?=\s)))?|½|¼|"
    rf"(?<!\bthe\s)(?<!\bthat\s)(?:{_WORDS})\b)"
)
_BEFORE: Final = _by_first(
    re.escape(word).replace(r"\ ", r"\s+") + (r"\b" if word[-1].isalpha() else "")
    for word in sorted(COMPARATOR, key=len, reverse=True)
)
_QUANTITY: Final = re.compile(
    rf"(?<!\w)(?:(?<![=-])(?P<sign>{_BEFORE})\s*(?:(?:of|is|a|an|the|=|to|total)\s+){{0,2}})?"
    rf"(?<![\w.$€£#@/:+-])(?P<value>{_NUMBER})\+?"
    rf"(?:\s?(?:-|–|—|to\b|and\b|or\b)\s?(?P<second>{_NUMBER}))?"
    rf"(?:(?:\s+|(?P<hyphen>-))?(?:(?:full|failed|unsuccessful|consecutive)\s+)?(?P<unit>(?:{TIME}|{SIZE})(?![\w-])|{TIMES})|\s+(?P<noun>{COUNTED}))",
    re.IGNORECASE | re.ASCII,
)
_SPAN: Final = re.compile(
    r"(?:(?:\bnumber of (?P<counted>[a-z]+s)\b[^.;:]{0,60}?|\b(?P<noun>[a-z]{3,})\s+(?:(?:can|may|must)\s+)?)"
    r"\b(?:be\s+between|ranges?(?:\s+from)?)|\b(?P<scale>priority|weight|score|severity|rank)\s+(?:of|from|between))\s+(?P<value>\d[\d,]*)\s*(?:and|to|[-–])\s*(?P<second>\d[\d,]*)"
    r"(?=\s*(?:$|[();]|[.,](?:\s|$)|(?:per|for|by|in|with)\b))",
    re.IGNORECASE,
)
"""Both ends of what a bare number can be: "the number of replicas must be between 1 and 9", "a weight of 0 to 255"."""

_SPANNING: Final = (" be between ", " range ", " ranges ", "priority ", "weight ", "score ", "severity ", "rank ")
"""One of those stands in every text with such ends."""

_FIGURES: Final = re.compile(r"\bthe \d*00s$|\d 9s$")
"""The plural of a figure is no time: "into the 100s", "11 9s"."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ONES: Final = {"twice": "2", "once": "1", "thrice": "3"}
_TWICE: Final = re.compile(
    r"(?<![\w-])(?P<value>twice|once|thrice)\b(?!\s+(?:as|a|an|the|per|you|it|they|all|your)\b)", re.IGNORECASE
)
_COUNTING: Final = re.compile("|".join((r"[\d½¼]", *(word.split()[-1] for word in SPELLED), *_ONES)), re.IGNORECASE)
_RETRY: Final = re.compile(
    r"(?:retr\w+|invoked|attempted|delivered|tried)(?!\s(?:at\sleast|at\smost|exactly|more\sthan)\s$)(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_PER: Final = re.compile(
    r"\s*(?:(?<!\s)/|/(?=\s)|\bper\b|\bfor each\b|\b(?:in )?(?:each|every)\b)\s*(?:a\s+|an\s+)?"
    r"(?P<of>[A-Za-z][\w-]*)",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r"\s*(?:ago\b|faster\b|cheaper\b|slower\b|more\b|less\b|lower\b|higher\b|better\b|\)?\s*old\b)", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"\s*(?:\)\s*)?(?:(?:or|and) (?:less|fewer|smaller|shorter|below)|at (?:the )?most|max(?:imum)?\b|"
    r"or (?:more|longer|larger)|"
    r"at least|min(?:imum)?\b(?!u))", re.IGNORECASE
)  # fmt: skip
_AT_LEAST: Final = re.compile(r"more|longer|larger|least|min", re.IGNORECASE)
_BOUNDING: Final = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:\w+\s+)?(?:timeout|limit|retention|maximum|max|minimum|min|quota|window|ttl|expir\w+|"
    r"history|lifetime|ceiling|cap|rpo|rto|cooldown|delay|grace|sla|slo)\b",
    re.IGNORECASE,
)  # fmt: skip
_ASIDE: Final = re.compile(
    r"[\sa-z]*[(,](?:\s|[a-z,)]|\d(?![\w.]))*$|\s+and\s+(?:an?\s+|the\s+)?(?:max|min)[a-z]*(?:\s+of)?\s*$",
    re.IGNORECASE,
)
"""What stands between a value and another one in the same unit: a bracket or a comma, and words; "and a maximum of"."""

_ARTICLE: Final = re.compile(r"\ban?\s$", re.IGNORECASE)
_FOLLOWING: Final = re.compile(r" ([A-Za-z]{3,})\b")
_STOP: Final = frozenset(
    """and or of in to for from on at by with the a an is are be was were can must may if when then as than but not
    no only that this which it its you use uses using per each every via into so either both another other more
    most less least percent am pm th st nd rd hand way day-to-day bit has have had does do did will would could should
    cannot needs need requires require supports support
    max maximum min minimum default required allowed soft hard configurable where though unless because so while whereas
    since up down however what who whose whom how why we they he she our my their them us there here also still yet ever
    even just often usually again now across during before after within without between until toward towards""".split()
)
"""Words that end what a number counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value with its unit: `start` and `end` are offsets of all of it, comparator included.

    `number` where the number itself starts; `unit` is "" for a number that only a word like "limit" announces;
    `counted` where the unit is what a number counts ("two listeners") and no unit of time, size, rate or times;
    `adjective` where it qualifies what follows ("a 5-minute window"); `ranged` where it is an end of a range.
    """

    start: int
    end: int
    number: int
    value: str
    unit: str
    comparator: str = ""
    counted: bool = False
    per: bool = False
    adjective: bool = False
    ranged: bool = False


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the values with units in a text, in order; both ends of a range.

    >>> [(found.comparator, found.value, found.unit) for found in quantities("≤ 1 MB, retried twice, 1–15 min")]
    [('<=', '1', 'MB'), ('', '1', 'min'), ('', '15', 'min'), ('', '2', 'times')]
    """
    if not any(map(_counts, text.split())):
        return
    last: list[Quantity] = []
    low = text.lower()
    for found in _QUANTITY.finditer(text):
        for quantity in _read(found, text):
            last.append(quantity)
            yield quantity
    if any(map(low.__contains__, ANNOUNCING)):
        yield from _bare(text, last)
    for found in _SPAN.finditer(text) if any(map(low.__contains__, _SPANNING)) else ():
        yield from _ends(found)
    for found in _TWICE.finditer(text) if any(map(low.__contains__, _ONES)) else ():
        word = found["value"].lower()
        if _RETRY.search(text[max(0, found.start() - 60) : found.start()]):
            yield Quantity(start=found.start(), end=found.end(), number=found.start(), value=_ONES[word], unit="times")


@lru_cache(maxsize=2**14)
def _counts(word: str) -> bool:
    """Whether a word holds what every number does; most lines hold none."""
    return _COUNTING.search(word) is not None


def number(text: str) -> str:
    """Return the bare number that a table cell holds ("1,000"; "1,000 (soft)"), "" where it holds none.

    >>> number("1,000 (soft)"), number("us-east-1"), number("10 GB")
    ('1,000', '', '')
    """
    found = re.fullmatch(r"\s*(?:[≤<~]\s*)?(\d[\d,]*(?:\.\d+)?)\s*(?:\([^()]*\)|\*+)?\s*", text)
    return found[1] if found else ""


def _bare(text: str, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers without a unit that a word announces, each once; in the unit of the value right before, if any.

    "10 MB (max 50)", "4 days by default, max 14".
    """
    for one in announced(text):
        if not _YEAR.fullmatch(one.value):
            near = (each for each in known if 0 < one.start - each.end <= BESIDE)
            beside = [each for each in near if _ASIDE.match(text, each.end, one.start)]
            unit, counted = (beside[-1].unit, beside[-1].counted) if beside else (one.unit, True)
            bare = Quantity(start=one.start, end=one.end, number=one.start, value=one.value, unit=unit, counted=counted)
            yield replace(bare, per=bool(beside) and beside[-1].per)


def _ends(found: re.Match[str]) -> Iterator[Quantity]:
    """Both ends of what a bare number can be, in the unit of what is counted."""
    unit = (found["counted"] or found["noun"] or found["scale"]).lower()
    for end in ("value", "second"):
        yield Quantity(
            start=found.start(end), end=found.end(end), number=found.start(end), value=_value(found[end]), unit=unit
        )


def _read(found: re.Match[str], text: str) -> Iterator[Quantity]:
    unit, end = (found["unit"], found.end("unit")) if found["unit"] else _noun(found)
    if unit == "s" and _FIGURES.search(text, max(0, found.start("value") - 4), end):
        return
    if not unit or _AGO.match(text, end) or (not found["unit"] and _dated(found)):
        return
    per = _PER.match(text, end)
    if per and per["of"].lower() in _STOP:
        per = None
    after = _AFTER.match(text, end)
    sign = COMPARATOR.get(" ".join((found["sign"] or "").lower().split()), "") or (_later(after[0]) if after else "")
    adjective = _qualifies(found, text, end) and not _BOUNDING.match(text[end : end + 60])
    first = Quantity(
        start=found.start(), end=per.end() if per else end, number=found.start("value"),
        value=_value(found["value"]), unit=_unit(unit, per), comparator=sign,
        counted=not found["unit"], per=per is not None, adjective=adjective,
    )  # fmt: skip
    if not found["second"]:
        yield first
        return
    joined = found.string[found.end("value") : found.start("second")].strip()
    for value in ("value", "second"):
        yield replace(first, value=_value(found[value]), ranged=joined not in {"and", "or"})


def _dated(found: re.Match[str]) -> bool:
    """Whether a number is a year: "2019 edition"; "up to 2000 queues" counts."""
    round_ = found["value"].endswith("00")
    return not found["sign"] and not round_ and _YEAR.fullmatch(found["value"]) is not None


def _qualifies(found: re.Match[str], text: str, end: int) -> bool:
    """Whether a value tells what kind of thing follows: "5-minute windows", "a 10 GB file"."""
    return bool(found["hyphen"]) or (
        found["unit"] is not None
        and _ARTICLE.search(text, max(0, found.start("value") - 3), found.start("value")) is not None
        and (noun := _FOLLOWING.match(text, end)) is not None
        and noun[1].lower() not in _STOP
    )


def _noun(found: re.Match[str]) -> tuple[str, int]:
    """What a number counts: the words after it, up to the first plural (after "one", a verb) or to a word of others."""
    words: list[re.Match[str]] = []
    end = found.start("noun")
    lone = _value(found["value"]) == "1" and not found["second"]
    for word in _WORDS_COUNTED.finditer(found.string[end : end + 80]):
        between = found.string[end + (words[-1].end() if words else 0) : end + word.start()]
        plural = word[0][-1] == "s" and word[0][-2:] != "ss"
        verb = plural and lone and words and word[0].islower()
        if word[0].lower() in _STOP or len(words) == LONGEST or between.strip() or verb:
            break
        words.append(word)
        if plural:
            break
    return " ".join(word[0] for word in words).replace("'", ""), end + (words[-1].end() if words else 0)


def _later(words: str) -> str:
    return ">=" if _AT_LEAST.search(words) else "<="


def _value(written: str) -> str:
    return SPELLED.get(written.lower(), written.rstrip(",").strip())


def _unit(written: str, per: re.Match[str] | None) -> str:
    unit = written if re.search("[A-Z]", written) else written.lower()
    return f"{unit}{'/' if '/' in per[0] else ' per '}{per['of']}" if per else unit
