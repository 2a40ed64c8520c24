"""What a line states itself: the line or its table cells, with needs, questions, quotations and examples blanked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract import constraint_patterns as cues
from extract.arrows import DRAWN
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.statements import Statement

NUMBER: Final = re.compile(r"(?<![A-Za-z])\d")
WORDS: Final = re.compile(r"\w+")
LONGEST: Final = 16_000
"""Characters of a line that are read: what is longer is data and no note, and would be slow."""

NEAR: Final = 6
"""So many clauses back the subject of an elliptical clause can stand."""

WINDOW: Final = 60
"""Characters in which the words right before a cue stand."""

NAME: Final = 3
"""So many words in quotes are a quotation, fewer a name."""

MARKS: Final = re.compile(
    r"https?://[^\s)>\]]+|(?<=\])\([^()\s]*(?:\s\"[^\"]*\")?\)|\*\*+|~~|(?<!\w)__?(?=\w)|(?<=[\w.,:;)])__?(?!\w)"
    r"|(?<![\w\s\\*)])\*(?=\w)|(?<=\s)\*(?=\w)|(?<=[a-z.,:;)])\*(?![\w*])|\[\[(?:[^\[\]|]*\|)?|\]\]|\[(?=[^\[\]]*\]\()|\](?=\s*\()"
)
"""Marks of Markdown and addresses: no words of what is said."""

APOSTROPHES: Final = (("’", "'"), ("‘", "'"), ("n´t", "n't"), ("n`t", "n't"), ("'nt", "n't"))
"""What is typed for a plain apostrophe, as long as that: "doesn´t", "does'nt"."""

MARKED: Final = ("*", "_", "~~", "[", "http")
"""One of these stands in every text that has marks."""

_ROLES: Final = (
    r"(?:compan(?:y|ies)|organi[sz]ation|enterprise|startup|business|retailer|bank|developer|administrator|engineer|"
    r"(?:solutions\s+)?architect)"
)
TOLD: Final = re.compile(
    rf"^\W*(?:(?:an?|your|our|one)\s+(?:[\w-]+\s+){{0,2}}{_ROLES}|company)\s+(?:with\s+[^.?,]{{1,50}}?\s)?(?:(?:is|are|has|had|wants?|needs?|plans?|"
    r"uses?|runs?|would|must|requires?|stores?|hosts?|operates?|generates?|manages?|noticed|wishes)\b|\w+s\b)[\s\S]*|"
    rf"^\W*an?\s+(?:[\w-]+\s+){{1,4}}(?:uses|runs|is|has|consists)\b[^?]*[.]\s+(?:the|an?)\s+{_ROLES}\s+"
    r"(?:needs|wants|must|has|is|would)\b[\s\S]*|"
    rf"^[^.?]*\byou\s+(?:are|work\s+as)\s+an?\s+(?:[\w-]+\s+){{0,3}}{_ROLES}\b[\s\S]*|"
    r"^\W*(?:in|for|during)\s+(?:this|the)\s+(?:[\w-]+\s+)?(?:lab|tutorial|exercise|demo|workshop)\b[^:]*$|"
    r"^\W*(?:[\w-]+\s+){0,3}(?:he|she)\s+\w+s\b[^.]*",
    re.IGNORECASE,
)
"""A case that is told, as exams open with it: of what somebody has and wants nothing is stated."""

TOLD_OF: Final = (
    "compan", "organi", "enterprise", "startup", "business", "retailer", "bank", "developer", "administrator",
    "engineer", "architect", "he ", " lab", "tutorial", "exercise", " demo", "workshop",
)  # fmt: skip
"""One of these stands in every text with such a case."""

BLANKED: Final = (
    (cues.SCENE, ("?",)),
    (TOLD, TOLD_OF),
    (cues.QUESTION, ("?",)),
    (cues.EXAMPLE, ("(", "e.g.", "example", "such as", "for instance")),
    (cues.QUOTED, ('"', "”")),
)
"""What is not stated, each with what it holds one of, in small letters."""

CONDITIONS: Final = ("if", "when", "while", "case", "long", "provided")
"""One of these stands, in small letters, in every text with a condition."""

QUOTE: Final = re.compile(r"[^\w“\"]*[“\"][^”\"]*[”\"]")
SIGN: Final = re.compile(rf"{DRAWN}|\s[-–—]\s|:\s")
"""A quotation that a text opens with, and what can part it from its answer."""

ASKED: Final = re.compile(
    r"^\W*(?:q|question)\d*\s*[.:)]\s(?P<asked>.*?)(?=\ba(?:nswer)?[.:]\s|$)", re.IGNORECASE | re.DOTALL
)
ASIDE: Final = re.compile(r"\([^()]*\)")
PLURAL: Final = re.compile(
    r"(?:max(?:imum)?\s+)?(?:number\s+of\s+)?((?:[\w-]+\s+){0,2}[\w-]*[a-rt-z]s)(?:\s+\([^()]*\))?", re.IGNORECASE
)
"""A label that says what a bare number after it counts: "API keys"."""

YES_OR_NO: Final = re.compile(r"[\W_]*(?:yes|no|n/a|required|optional)?[\W_]*", re.IGNORECASE)
"""A cell that holds no more than a sign, or says yes or no."""

LAST_PLURAL: Final = re.compile(r"([a-z]{2,}s)\b(?!.*[a-z]{2,}s\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a statement that starts at `start` in its text.

    `said` is as long as the stretch, with blanks for what is not stated; `plain` is the stretch with its marks
    alone blanked ("" in tables); `needed` answers a cue that ends in "requires"; `answers` where it answers a need;
    `column` is the header of a cell, `limit_column` whether it announces values, `limits` whether the heading or label
    above does, `counts` what a bare number in such a column or after a label counts, `subject` what the row is about
    ("" if no row).
    """

    start: int
    said: str
    plain: str = ""
    needed: str = ""
    answers: bool = False
    column: str = ""
    limit_column: bool = False
    counts: str = ""
    limits: bool = False
    subject: str = ""

    @property
    def low(self) -> str:
        """What is said, in lower case and with single blanks."""
        return lowered(self.said)

    def states(self, at: int) -> bool:
        """Whether an offset of the statement's text stands in what this passage says."""
        return 0 <= at - self.start < len(self.said) and not self.said[at - self.start].isspace()

    def before(self, at: int) -> str:
        """The words right before an offset."""
        return self.said[max(0, at - WINDOW) : at]

    def clauses_before(self, at: int) -> list[int]:
        """Where the clause around an offset and the few before it begin, in order."""
        cuts, _ = _parts(cues.CLAUSE, self.said)
        return list(cuts[max(0, bisect_right(cuts, at) - NEAR) : bisect_right(cuts, at)])

    def clause_start(self, at: int) -> int:
        """Where the clause around an offset begins."""
        return self.clauses_before(at)[-1]

    def clause_end(self, at: int) -> int:
        """Where the clause around an offset ends."""
        _, ends = _parts(cues.CLAUSE, self.said)
        return ends[bisect_left(ends, at)]

    def clause(self, at: int) -> str:
        """The clause around an offset."""
        return self.said[self.clause_start(at) : self.clause_end(at)]

    def part(self, at: int) -> str:
        """The part of a clause around an offset, between commas."""
        start, end = self.clause_start(at), self.clause_end(at)
        comma = self.said.find(", ", at, end)
        return self.said[max(start, self.said.rfind(", ", start, at)) : comma if comma >= 0 else end]

    def rest(self, at: int) -> str:
        """The clause from an offset on."""
        return self.said[at : self.clause_end(at)]

    def sentence(self, at: int) -> str:
        """The sentence, or the side of an arrow, around an offset."""
        _, ends = _parts(cues.SENTENCE, self.said)
        return self.said[self.sentence_start(at) : ends[bisect_left(ends, at)]]

    def sentence_start(self, at: int) -> int:
        """Where the sentence around an offset begins."""
        starts, _ = _parts(cues.SENTENCE, self.said)
        return starts[bisect_right(starts, at) - 1]


@lru_cache(maxsize=16)
def lowered(said: str) -> str:
    """A text in lower case with single blanks; kept, since each kind of cue asks for it."""
    return " ".join(said.lower().split()) + " "


@lru_cache(maxsize=16)
def _parts(pattern: re.Pattern[str], said: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the parts of a text begin, and where they end; kept, as a long line is asked once for every cue in it."""
    cuts = [found.span() for found in pattern.finditer(said)]
    return (0, *(end for _, end in cuts)), (*(start for start, _ in cuts), len(said))


def passages(statement: Statement) -> Iterator[Passage]:
    """Yield the passages of a statement in order: the cells of a row that are no need, or all of another line."""
    if statement.line.kind is LineKind.ROW and statement.line.cells:
        yield from _cells(statement)
    else:
        plain = _unmarked(statement.text[:LONGEST])
        said, needed = _said(plain, _opens(statement))
        first = len(plain) - len(plain.lstrip())
        limits = any(map(cues.LIMIT_TOPIC.match, statement.topics[:2]))
        answers = said[first : first + 1].isspace()
        label = PLURAL.fullmatch(statement.label)
        yield Passage(
            start=0, said=said, plain=plain, needed=needed, answers=answers, limits=limits,
            counts=label[1].lower() if label else "",
        )  # fmt: skip


def _cells(statement: Statement) -> Iterator[Passage]:
    at = statement.line.start
    texts = [statement.text[cell.start - at : cell.end - at] for cell in statement.line.cells]
    subject = texts[0].strip(" *`_")
    plural = LAST_PLURAL.search(subject)
    skipped = 0 if _mere_head(statement, texts) else -1
    for index, cell in enumerate(statement.line.cells):
        if cues.NEED_COLUMN.search(cell.column) or index == skipped:
            continue
        said, _ = _said(_unmarked(texts[index]), ())
        bounding = f"{cell.column} {ASIDE.sub('', subject)}" if index else cell.column
        yield Passage(
            start=cell.start - at, said=said, column=cell.column, subject=subject if index else "",
            limit_column=index > 0 and cues.LIMIT_COLUMN.search(bounding) is not None,
            counts=plural[1].lower() if plural else "",
        )  # fmt: skip


def _mere_head(statement: Statement, texts: Sequence[str]) -> bool:
    """Whether the first cell of a row states nothing: the others say yes or no to it, or answer what it asks for."""
    columns = [cell.column for cell in statement.line.cells]
    if cues.ASKED_COLUMN.match(columns[0]) and any(map(cues.ANSWERING_COLUMN.search, columns[1:])):
        return True
    return any(map(str.strip, texts[1:])) and all(map(YES_OR_NO.fullmatch, texts[1:]))


def _opens(statement: Statement) -> tuple[int, ...]:
    return (*(named.start for named in statement.services), *(term.start for term in statement.terms))


def _said(text: str, names: tuple[int, ...]) -> tuple[str, str]:
    """A text with blanks for what it does not state itself, and the answer to a cue that ends in "requires"."""
    said, needed = text, ""
    if arrow := _answered(said, names):
        if cues.REQUIRES_AT_END.search(said[: arrow.start()]):
            needed = said[arrow.end() :]
        said = " " * arrow.end() + said[arrow.end() :]
    low = said.lower()
    for pattern, signs in BLANKED:
        if any(map(low.__contains__, signs)):
            said = pattern.sub(_blank, said)
    if asked := ASKED.match(said):
        said = " " * asked.end() + said[asked.end() :]
    return cues.CONDITION.sub(_blank_words, said) if any(map(low.__contains__, CONDITIONS)) else said, needed


def _unmarked(text: str) -> str:
    """A text with plain apostrophes, and blanks for marks of Markdown."""
    said = text
    for typed, plain in APOSTROPHES:
        said = said.replace(typed, plain)
    return MARKS.sub(_blank_all, said) if any(map(said.__contains__, MARKED)) else said


def _answered(said: str, names: tuple[int, ...]) -> re.Match[str] | None:
    """The arrow after which a line answers, where what stands before it is a need or a cue."""
    quote = QUOTE.match(said)
    arrow = (SIGN.search(said, quote.end()) if quote else None) or cues.PARTED.search(said)
    if arrow is None:
        return None
    left, right = said[: arrow.start()], arrow.end()
    if cues.NEED.match(left):
        return None if cues.ANSWERED.search(left) else arrow
    answers = cues.ANSWER.match(said, right) or any(right <= at <= right + 2 for at in names)
    return arrow if answers and (cues.CUE_LEFT.match(left) or cues.LEFT_NEED.search(left)) else None


def _blank_all(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank(found: re.Match[str]) -> str:
    """Blanks for a question, an example or a quotation of two words and more; a quoted word is a name."""
    if found[0][:1] in '“"' and len(WORDS.findall(found[0])) < NAME:
        return found[0]
    return " " * len(found[0])


def _blank_words(found: re.Match[str]) -> str:
    """Blanks for the words of a condition; its numbers still bound, the digit of a name ("S3") is none."""
    return found[0] if NUMBER.search(found[0]) else re.sub(r"[A-Za-z']+\d?", _blank_all, found[0])
