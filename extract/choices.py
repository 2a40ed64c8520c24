"""Questions with answers to choose from, as exams put them: the options, and which of them are right."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.structure.cards import REVEAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.services import Named

SECOND: Final = re.compile(
    r"^[\s>*_+(✅❌☑✔✓-]{0,12}(?:b[\s*_]{0,2}[.):](?!\w)|\[[xX]\]\s)", re.IGNORECASE | re.MULTILINE
)
"""A second option, or one that is ticked; notes with neither, nor a tick, are not looked at closer."""

TICKS: Final = "✅☑✔✓"

OPTION: Final = re.compile(
    r"^[\s>]*(?P<bullet>[-*+]\s+)?(?:\[(?P<box>[ xX])\]\s*)?(?P<tick>[✅☑✔✓❌✗✘]\ufe0f?\s*)?(?P<open>\*\*|__|~~)?"
    r"\(?(?:(?P<letter>[A-Ha-h])[\s*_]{0,2}[.):](?!\w)[*_]*\s*)?(?P<text>\S.*)"
)
"""One answer to choose from: box, tick, letter, all of them or some."""

LETTERED: Final = re.compile(r"\W*(?:[B-H]\s?[.):]|A[.)])(?!\w)")
"""The opening of one answer to choose from: before it is chosen, nobody says that it holds."""

TICK: Final = re.compile(
    r"[✅☑✔✓]|\(\s*(?:correct|right|answer|true)[^()]*\)|(?:<-+|←|⬅\ufe0f?)\s*(?:correct|right|answer|this)?",
    re.IGNORECASE,
)
"""What marks the right answer."""

TOGGLE: Final = r"^[\W_]*(?:<details[^<>]*>\W*)?(?:<summary[^<>]*>\W*)?"
ANSWER: Final = re.compile(
    rf"{TOGGLE}(?:{REVEAL}\W*(?:(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans)\b(?:\s+(?:is|are))?)?|"
    r"(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans|solution)\b(?:\s+(?:is|are))?)"
    r"[\s:*_.>–-]*\(?(?P<letters>[A-H]\b(?:[\s,&+/)(]*(?:and\s+)?\b[A-H]\b(?![’'\w]))*)\)?(?=\W|$)",
    re.IGNORECASE,
)
"""A line that gives the letters of the right answers."""

SAYS: Final = re.compile(
    rf"{TOGGLE}(?:{REVEAL}\W*\w|(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans)\W)", re.IGNORECASE
)
NUMBERED: Final = re.compile(
    r"^[\s>#*_-]*(?:(?:q(?:uestion)?\s*\.?\s*)?#?\d{0,3}\s*[.:)]\s*|q(?:uestion)?\s*\d*\s*[.:)–-]\s*)*[*_]*\s*",
    re.IGNORECASE,
)
"""What a question is written without: its number and its label."""

OPENS: Final = re.compile(r"^[\s>*_]*(?:#|[-*+]\s|\d{1,3}[.)]\s|q(?:uestion)?\s*\d*\W{0,3}[.:)])", re.IGNORECASE)
"""A line with which something of its own begins: a heading, an item of a list, a numbered question."""

BOLD: Final = re.compile(r"^(?:\*\*|__).+(?:\*\*|__)\W*$")
MARKS: Final = re.compile(r"\*\*|__|~~|`")
LETTERS: Final = re.compile(r"[A-H]", re.IGNORECASE)

AFTER: Final = 8
"""Lines behind the last option on which the answer can stand."""

LEAST: Final = 2
MOST: Final = 8
"""Options of a question."""

LONGEST: Final = 600
"""Characters of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose from: its letter, its text, where that stands in the note, the services it names."""

    letter: str
    text: str
    start: int
    end: int
    right: bool
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with its options, which stand from `start` to `end` in the note with what gives the answer.

    `told` is where the right answers are given: each option that is marked, or the letters behind them; `about` are the
    services that the question names.
    """

    need: str
    options: tuple[Option, ...]
    start: int
    end: int
    told: tuple[int, ...]
    about: tuple[str, ...] = ()

    def right(self, at: int) -> tuple[Option, ...]:
        """The right options that are given at an offset: the one that is marked there, else all of them."""
        marked = tuple(option for option in self.options if option.right and option.start == at)
        return marked or tuple(option for option in self.options if option.right)

    def rules_out(self, start: int, end: int) -> bool:
        """Whether a stretch of the note is but a wrong option: it states nothing."""
        told = any(start <= at < end for at in self.told)
        return not told and any(option.start < end and start < option.end for option in self.wrong)

    @property
    def wrong(self) -> tuple[Option, ...]:
        """The other options."""
        return tuple(option for option in self.options if not option.right)


def choices(text: str, names: Sequence[Named] = ()) -> tuple[Choice, ...]:
    r"""Return the questions of a note that have options and a right answer, in order.

    >>> (one,) = choices("Which is a queue?\nA. SNS\nB. SQS\n\nAnswer: B")
    >>> one.need, [(option.text, option.right) for option in one.options], one.told
    ('Which is a queue?', [('SNS', False), ('SQS', True)], (41,))
    """
    if not SECOND.search(text) and not any(map(text.__contains__, TICKS)):
        return ()
    return tuple(_Reader(text, names).read())


@dataclass(frozen=True, slots=True)
class _Row:
    """A physical line: where it begins, and what it says."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class _Reader:
    """Reads a note row by row: a question, its options, and what gives the answer."""

    __slots__ = ("names", "rows")

    def __init__(self, text: str, names: Sequence[Named]) -> None:
        self.names = names
        self.rows: list[_Row] = []
        at = 0
        for row in text.split("\n"):
            self.rows.append(_Row(at, row.rstrip()))
            at += len(row) + 1

    def read(self) -> Iterator[Choice]:
        """Yield the choices, in order."""
        at = 0
        while at < len(self.rows):
            options = self._options(at)
            if len(options) >= LEAST and (choice := self._choice(options)):
                yield choice
                at = options[-1][0]
            at += 1

    def _options(self, at: int) -> list[tuple[int, re.Match[str]]]:
        """The rows from one on that are options: lettered in turn from A, or with a box each."""
        out: list[tuple[int, re.Match[str]]] = []
        for index in range(at, len(self.rows)):
            row = self.rows[index].text
            if not row.strip():
                if out or index == at:
                    continue
                break
            found = OPTION.match(row)
            if not found or not _next(found, out):
                break
            out.append((index, found))
            if len(out) > MOST:
                return []
        return out

    def _choice(self, rows: list[tuple[int, re.Match[str]]]) -> Choice | None:
        """The question before the options with its right answers; None where there is no question, or no answer."""
        first, need = self._question(rows[0][0])
        given = self._given(rows[-1][0])
        marked = _marked([found for _, found in rows])
        letters = set(LETTERS.findall(given[1]["letters"].upper())) if given else set()
        right = marked or [(found["letter"] or "").upper() in letters for _, found in rows]
        bare = not any(found["letter"] or found["box"] for _, found in rows)
        if bare and not (need.rstrip(" *_").endswith("?") and any(TICK.search(found[0]) for _, found in rows)):
            return None
        if "?" not in need and not (need and (given or need.rstrip(" *_").endswith((":", ")")))):
            return None
        if not any(right) or all(right):
            return None
        options = tuple(self._option(index, found, right[n]) for n, (index, found) in enumerate(rows))
        ticked = tuple(option.start for option in options if option.right)
        told = ticked if marked or not given else (given[1].start("letters") + self.rows[given[0]].start,)
        end = self.rows[max(rows[-1][0], given[0] if given else 0)].end
        about = self._named(self.rows[first].start, options[0].start)
        return Choice(need=need, options=options, start=self.rows[rows[0][0]].start, end=end, told=told, about=about)

    def _question(self, at: int) -> tuple[int, str]:
        """Where the question begins that stands before a row, and what it says."""
        last = at - 1
        while last >= 0 and not self.rows[last].text.strip():
            last -= 1
        first = last
        while first > 0 and self.rows[first - 1].text.strip() and not OPENS.match(self.rows[first].text):
            if OPTION.match(self.rows[first - 1].text) and SAYS.match(self.rows[first - 1].text):
                break
            first -= 1
        said = " ".join(row.text.strip(" >") for row in self.rows[max(first, 0) : last + 1])
        return max(first, 0), MARKS.sub("", NUMBERED.sub("", said, count=1)).strip()[-LONGEST:]

    def _given(self, last: int) -> tuple[int, re.Match[str]] | None:
        """The row behind the last option that gives the letters of the answers."""
        for index in range(last + 1, min(len(self.rows), last + 1 + AFTER)):
            row = self.rows[index].text
            if found := ANSWER.match(row):
                return index, found
            if SAYS.match(row) or "?" in row:
                return None
        return None

    def _option(self, index: int, found: re.Match[str], right: bool) -> Option:
        row = self.rows[index]
        start, end = row.start + found.start("text"), row.start + found.end("text")
        text = MARKS.sub("", TICK.sub("", found["text"])).strip(" .;")
        letter = (found["letter"] or "").upper()
        return Option(letter=letter, text=text, start=start, end=end, right=right, services=self._named(start, end))

    def _named(self, start: int, end: int) -> tuple[str, ...]:
        """The services that a stretch of the note names."""
        found = (name.service for name in self.names if start <= name.start and name.end <= end)
        return tuple(dict.fromkeys(found))


def _next(found: re.Match[str], before: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether a row goes on with the options before it: by the next letter, one more box, or one more bullet."""
    if found["letter"]:
        expected = chr(ord("A") + len(before))
        return found["letter"].upper() == expected and all(other["letter"] for _, other in before)
    boxed = found["box"] is not None
    plain = boxed or found["bullet"] is not None
    return plain and all((other["box"] is not None) is boxed and not other["letter"] for _, other in before)


def _marked(rows: Sequence[re.Match[str]]) -> list[bool]:
    """Which options are marked as right by a tick, by a box, or by bold letters; empty where none is."""
    boxed = [(found["box"] or "").lower() == "x" for found in rows]
    ticked = [bool(TICK.search((found["tick"] or "") + found["text"])) for found in rows]
    bold = [found["open"] == "**" or BOLD.match(found["text"]) is not None for found in rows]
    return next((marks for marks in (ticked, boxed, bold) if any(marks) and not all(marks)), [])


def holding(offered: Sequence[Choice], start: int, end: int) -> Choice | None:
    """Return the choice, of these in order, in which a stretch of the note lies; None where it lies in none."""
    at = bisect_left(offered, end, key=lambda one: one.start) - 1
    return offered[at] if at >= 0 and start < offered[at].end else None
