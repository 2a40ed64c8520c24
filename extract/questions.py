"""Which lines of a note answer a question that stands above them: cards, lists of questions, toggles, callouts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from extract.branches import branches
from extract.choices import holding
from extract.structure import LineKind
from extract.structure.cards import ANSWERING, ASKING, BACKS, CAUSING, FRONTS, OVERCOMING, POSING, SOLVING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.choices import Choice
    from extract.structure import Line

ASKED_ALOUD: Final = re.compile(r"\?(?:[^\w<]|</?[a-z]+[^<>]*>)*$")
"""The end of a question, with the marks and tags that close it."""

OPTION: Final = re.compile(r"^\W*b\s*[.)]\s", re.IGNORECASE)
"""The second of several answers to choose from."""

BLANK: Final = re.compile(r"\n[ \t>]*\n")
MARKS: Final = re.compile(r"</?[a-z]+[^<>]*>|[*_`]+(?=\W|$)|(?<!\w)[*_`]+", re.IGNORECASE)
CUE: Final = re.compile(r"[^\w\"“”„«]{0,8}[\"“„«][^\"“”„«»]{12,300}[\"”“»]\W{0,4}")
"""A line that is but a quotation of what is asked for."""

SIDE: Final = re.compile(r"^\W*(?:q|question|front|answer)\b", re.IGNORECASE | re.MULTILINE)
CLOSE: Final = 60
"""Characters at the end of a line in which its question mark stands."""

CLOSING: Final = '"”“»'
FRINGE: Final = " \t*_`>[]()"
INITIALS: Final = "qQfF<"
"""How the label of a question can begin."""

FIRST: Final = re.compile(r"[^\W\d_]")
OPENING: Final = 20
"""Characters in which the first letter of a line stands."""

SOLVERS: Final = frozenset("sfrwmhctblpai")
"""How the label of a solution or a cause can begin, and what says that a line helps against the one before."""

OVERCOMERS: Final = frozenset("it")

UNSOLVED: Final = frozenset({LineKind.CODE, LineKind.ROW, LineKind.HEADING})
DENIED: Final = re.compile(
    r"^\W*(?:<[a-z]+[^<>]*>\W*)?(?:(?:it\s+)?can(?:[’']?t|not|\s+not)\s+be\b|(?:it[’']s\s+|is\s+)?not\b(?!\s+only)|"
    r"isn[’']t\b|wrong\b|incorrect\b|❌)",
    re.IGNORECASE,
)
"""How a line opens that says what is not the answer."""

FAR: Final = 6
NEAR: Final = 3
"""Lines in which the problem stands before its solution, and the solution behind its cause."""

LONGEST: Final = 400
"""Characters of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question that a line answers: its text, the indexes of its first line and of the one after its last.

    `opens` where the line is the first of the answer; `labelled` where question or answer says what it is;
    `awaited` where a bare "Answer:" announces it; `branch` where the line is a branch of a decision tree.
    """

    text: str
    first: int
    stop: int
    labelled: bool
    opens: bool = True
    awaited: bool = False
    branch: bool = False


def questions(lines: Sequence[Line], text: str, offered: Sequence[Choice] = ()) -> Mapping[int, Asked]:
    r"""Return the question that each line answers, by the line's index; most lines answer none.

    A question ends in "?" or is labelled as one; the line after it answers it, with what follows it without a blank
    line. Options to choose from, which are `offered`, answer nothing.

    >>> from extract.notes import Note
    >>> from extract.structure import parse
    >>> note = Note(name="n.md", text="Q: Which one is a queue?\nA: SQS. It is old.\n\nSo much for that.")
    >>> {index: asked.text for index, asked in questions(parse(note), note.text).items()}
    {1: 'Which one is a queue?', 2: 'Which one is a queue?'}
    """
    reader = _Reader(lines=lines, note=text, found=dict(_solutions(lines)))
    if "?" in text or SIDE.search(text) is not None:
        for index, line in enumerate(lines):
            if holding(offered, line.start, line.end):
                reader.waiting = reader.going_on = None
            else:
                reader.take(index)
        for index, asks, first in branches(lines, text):
            reader.found[index] = Asked(text=asks[:LONGEST], first=first, stop=first + 1, labelled=False, branch=True)
    return reader.found


def _solutions(lines: Sequence[Line]) -> Iterator[tuple[int, Asked]]:
    """Yield the lines that are labelled as a solution, each with the problem above it, by their indexes.

    A cause, or an answer, is one for a problem that is labelled so or that it hangs under, where no solution follows.
    """
    for index, line in enumerate(lines):
        opens = FIRST.search(line.text, 0, OPENING)
        if opens is None or opens[0].lower() not in SOLVERS or line.kind in UNSOLVED:
            continue
        told = index > 0 and opens[0].lower() in OVERCOMERS and lines[index - 1].kind is not LineKind.HEADING
        if told and OVERCOMING.match(line.text):
            need = _plain(lines[index - 1].text)[:LONGEST]
            yield index, Asked(text=need, first=index - 1, stop=index, labelled=True)
            continue
        causes = CAUSING.match(line.text) or ANSWERING.match(line.text)
        if not (causes or SOLVING.match(line.text)):
            continue
        posed = _posed(lines, index)
        of = lines[posed] if posed is not None else None
        if of is None or posed is None or (causes and not _caused(lines, index, of)):
            continue
        label = POSING.match(of.text)
        need = _plain(of.text[label.end() :] if label else of.text)[:LONGEST]
        if need:
            yield index, Asked(text=need, first=posed, stop=posed + 1, labelled=True)


def _posed(lines: Sequence[Line], index: int) -> int | None:
    """The index of what a solution solves: a labelled problem near above, its parent, the line or heading above."""
    line = lines[index]
    near: list[int] = []
    for back in range(index - 1, max(-1, index - 1 - FAR), -1):
        other = lines[back]
        if other.headings != line.headings and other.kind is not LineKind.HEADING:
            break
        if POSING.match(other.text) and other.depth <= line.depth:
            return back
        if SOLVING.match(other.text) and other.parent == line.parent and near:
            break
        if not CAUSING.match(other.text) and not SOLVING.match(other.text):
            near.append(back)
        if other.kind is LineKind.HEADING or other.number == line.parent:
            return back if len(near) == 1 or other.number == line.parent else near[0]
    return near[0] if near else None


def _caused(lines: Sequence[Line], index: int, of: Line) -> bool:
    """Whether a cause is all that answers what is above it: a labelled problem, or what it hangs under."""
    line = lines[index]
    under = of.number == line.parent and CAUSING.match(line.text) is not None
    return (under or POSING.match(of.text) is not None) and not _solved(lines, index)


def _solved(lines: Sequence[Line], index: int) -> bool:
    """Whether a solution stands in one of the next lines, before the next problem."""
    for line in lines[index + 1 : index + 1 + NEAR]:
        if POSING.match(line.text) or line.parent != lines[index].parent:
            return False
        if SOLVING.match(line.text):
            return True
    return False


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads lines in order and knows the question that waits for its answer, and the answer that goes on."""

    lines: Sequence[Line]
    note: str
    found: dict[int, Asked]
    waiting: Asked | None = None
    going_on: Asked | None = None
    side: str = ""
    complete: bool = False

    def take(self, index: int) -> None:
        line = self.lines[index]
        if line.kind in {LineKind.CODE, LineKind.ROW}:
            self.waiting = self.going_on = None
        elif line.kind is LineKind.HEADING and (side := line.text.strip(" *_:").lower()) in FRONTS | BACKS:
            self.side = "front" if side in FRONTS else "back"
            self.going_on = None
        elif self._asks(index):
            self.going_on = None
        elif self.waiting is not None:
            self._answer(index, self.waiting)
        elif self.going_on is not None and self._follows(index):
            self.found[index] = self.going_on
        else:
            self.going_on = None

    def _asks(self, index: int) -> bool:
        """Whether a line asks, or is more of what asks; then it waits."""
        line, waiting = self.lines[index], self.waiting
        cue = self._quoted(index)
        plain = not cue and "?" not in line.text[-CLOSE:] and line.text.strip(FRINGE)[:1] not in INITIALS
        if plain and waiting is None and not self.side:
            return False
        label = ASKING.match(line.text)
        parted = line.text.endswith("\n?")
        if line.kind is LineKind.HEADING:
            self.side = ""
        front = cue or label is not None or (self.side == "front")
        aloud = ASKED_ALOUD.search(line.text[-CLOSE:]) is not None and not ANSWERING.match(line.text)
        more = waiting is not None and waiting.labelled and self._follows(index) and not ANSWERING.match(line.text)
        if waiting is not None and more and not self.complete and not label:
            joined = f"{waiting.text} {_plain(line.text)}"[:LONGEST]
            self.complete = aloud
            self.waiting = Asked(text=joined, first=waiting.first, stop=index + 1, labelled=True)
        elif front or aloud:
            self.complete = aloud
            said = line.text[label.end() :] if label else line.text
            self.waiting = Asked(text=_plain(said)[:LONGEST], first=index, stop=index + 1, labelled=front or parted)
        else:
            return False
        return True

    def _quoted(self, index: int) -> bool:
        """Whether a line quotes what the next one answers, which says so."""
        line, after = self.lines[index], self.lines[index + 1 : index + 2]
        quoted = line.text[-4:].strip(FRINGE)[-1:] in CLOSING and CUE.fullmatch(line.text) is not None
        return quoted and bool(after) and ANSWERING.match(after[0].text) is not None

    def _answer(self, index: int, asked: Asked) -> None:
        """Take a line that follows a question: its answer, unless a heading or answers to choose from follow it.

        Behind a bare "Answer:" it is the first line that does not say what is not the answer.
        """
        line = self.lines[index]
        label = ANSWERING.match(line.text)
        if (label and not line.text[label.end() :].strip(FRINGE)) or (asked.awaited and DENIED.match(line.text)):
            self.waiting = replace(asked, labelled=True, awaited=True)
            return
        chosen = index + 1 < len(self.lines) and OPTION.match(self.lines[index + 1].text)
        if label and chosen:
            self.waiting = None
            return
        if line.kind is LineKind.HEADING and not label:
            self.waiting = None
            return
        labelled = asked.labelled or label is not None or self.side == "back"
        self.found[index] = Asked(text=asked.text, first=asked.first, stop=asked.stop, labelled=labelled)
        self.going_on = Asked(text=asked.text, first=asked.first, stop=asked.stop, labelled=labelled, opens=False)
        self.waiting, self.side = None, ""

    def _follows(self, index: int) -> bool:
        """Whether a line goes on with the paragraph of the line before."""
        before, line = self.lines[index - 1], self.lines[index]
        between = self.note[before.end : line.start]
        return line.kind not in {LineKind.BULLET, LineKind.HEADING} and not BLANK.search(between)


def _plain(text: str) -> str:
    return " ".join(MARKS.sub(" ", text.removesuffix("\n?")).split())
