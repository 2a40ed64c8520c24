"""Read the needs of a row of a table: need and answer side by side, what each thing is for, needs under services."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.scenarios.asked import wants_advice
from extract.scenarios.found import Found
from extract.scenarios.signs import only_services
from graph.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from extract.structure import Cell

NEED_COLUMN: Final = re.compile(
    r"\b(?:needs?|requirements?|questions?|scenarios?|symptoms?|problems?|goals?|tasks?|cues?|issues?|errors?|challenges?|"
    r"want(?:\s+to)?|use\s*cases?|situations?|if\s+you|when\s+you|you\s+(?:need|want|see)|looking\s+for|keywords?|"
    r"(?:use|choose|pick)\s+(?:when|if)|when\s+to\s+(?:use|choose)|workloads?|decisions?|wish(?:es)?|objectives?|"
    r"clues?|hints?|failures?|complaints?)\b|^\W*(?:front|if|when|case|jobs?|trouble)\W*$",
    re.IGNORECASE,
)
"""A column of needs."""

ANSWER_COLUMN: Final = re.compile(
    r"\b(?:answers?|use|solutions?|services?|fix(?:es)?|choose|pick|recommend\w*|tools?|resolution|remedy|action|what\s+to|"
    r"resources?|products?|options?|go\s+(?:with|for)|feature|check|how|do|then|response|best\s+(?:choice|fit|service)|"
    r"choice|approach|cures?|take|try|look\s+(?:at|for|here)|first\s+(?:look|step)|mitigation|back|reach\s+for|"
    r"fits?|winner|suggest\w*)\b",
    re.IGNORECASE,
)
"""A column of answers."""

SOLUTION_COLUMN: Final = re.compile(
    r"\b(?:solutions?|fix(?:es)?|recommend(?:ed|ations?)?|best\s+(?:choice|fit|service|option|tool|answer)|answers?|"
    r"(?:primary|your|my|our|right|better|correct)\s+(?:choice|approach|answer|tool|service|way|practice)|remedy|mitigation|"
    r"what\s+to\s+(?:use|do|pick)|(?:do|use)\s+(?:this|instead)|instead|services?\s+to\s+use|go[\s-]to|think|winner|prevention)\b",
    re.IGNORECASE,
)
"""A column that answers whatever stands in the first one: "Pattern", "Mistake", "Characteristic"."""

THING_COLUMN: Final = re.compile(
    r"^\W*(?:(?:aws|azure|gcp|google|cloud|kubernetes)\W+)*(?:services?|tools?|products?|features?|components?|names?|types?|"
    r"resources?|tiers?|steps?|options?|no\.?|#|\d*|commands?|parameters?|settings?|region|date|version|metrics?)\W*$",
    re.IGNORECASE,
)
"""A first column of things, not of needs."""

TROUBLE_COLUMN: Final = re.compile(
    r"\b(?:symptoms?|problems?|issues?|errors?|failures?|complaints?|trouble|challenges?|situations?|scenarios?|questions?)\b",
    re.IGNORECASE,
)
"""A column of needs that a cause can answer."""

CAUSE_COLUMN: Final = re.compile(r"\b(?:causes?|reasons?|why|diagnosis|explanation|means|meaning)\b", re.IGNORECASE)
"""A column that answers a symptom where no other does."""

VENDORS: Final = re.compile(
    r"^\W*(?:on\s+|in\s+)?(?:aws|amazon|azure|microsoft|google(?:\s+cloud)?|gcp)\W*$", re.IGNORECASE
)
"""Columns of what each cloud answers."""

PURPOSE: Final = re.compile(
    r"^\W*(?:(?:when|what|where)\s+to\s+(?:use|choose|pick|take)\b.*|(?:if|when)\s+you\b.*|you\s+(?:need|want)\b.*|"
    r"(?:use|choose|pick|take|prefer|select|go\s+for|reach\s+for)\b(?:\s+(?:it|this|them|one))?\s+(?:when|if|for|to)\b.*)\W*$",
    re.IGNORECASE,
)
"""A column, or the first cell of a row, that says when each thing is chosen; what it is good for describes it."""

EMPTY: Final = re.compile(
    r"^\W*(?:yes|no|none|n/?a|nothing|never|always|both|either|same|true|false|[\W\d]*)\W*$", re.IGNORECASE
)
"""Cells that name no need."""

MARKS: Final = re.compile(r"[*_`\[\]]+|\s*\([^()]*\)")


def rows(statement: Statement) -> Iterator[Found]:
    """Yield the needs of a row with their answers, in the order of its cells."""
    cells = statement.line.cells
    if any(NEED_COLUMN.search(cell.column) for cell in cells[:-1]) and (side := _side_by_side(statement, cells)):
        yield from side
    elif solved := _solved(statement, cells):
        yield solved
    elif any(PURPOSE.match(cell.column) for cell in cells[1:]):
        yield from _of_purpose(statement, cells)
    elif PURPOSE.match(_text(statement, cells[0])):
        yield from _under_heads(statement, cells)


def _side_by_side(statement: Statement, cells: tuple[Cell, ...]) -> list[Found]:
    """A column of needs and then one of answers; where each cloud has its column, each of them answers."""
    for index, cell in enumerate(cells):
        if not NEED_COLUMN.search(cell.column) or (PURPOSE.match(cell.column) and index):
            continue
        after = [other for other in cells[index + 1 :] if not NEED_COLUMN.search(other.column)]
        given = [other for other in after if ANSWER_COLUMN.search(other.column) and not _headed(other)][:1]
        given = given or [other for other in after if VENDORS.match(other.column)]
        if TROUBLE_COLUMN.search(cell.column):
            given = given or [other for other in after if CAUSE_COLUMN.search(other.column)][:1]
        need = _text(statement, cell)
        if need.endswith("?") and not wants_advice(need):
            return []
        if given:
            return [_found(statement, need, other) for other in given if not EMPTY.match(_text(statement, other))]
    return []


def _headed(cell: Cell) -> bool:
    """Whether a service heads a cell: what stands there tells of it and answers nothing."""
    return bool(_service(MARKS.sub("", cell.column).strip()))


def _solved(statement: Statement, cells: tuple[Cell, ...]) -> Found | None:
    """What the first cell tells of, with the cell that a head calls its solution."""
    need = _text(statement, cells[0])
    given = next((cell for cell in cells[1:] if SOLUTION_COLUMN.search(cell.column)), None)
    if not given or _headed(given) or THING_COLUMN.match(cells[0].column) or only_services(statement, need):
        return None
    empty = EMPTY.match(need) or EMPTY.match(_text(statement, given))
    asks = not need.endswith("?") or wants_advice(need)
    return None if empty or not asks else _found(statement, need, given)


def _of_purpose(statement: Statement, cells: tuple[Cell, ...]) -> Iterator[Found]:
    """What the thing in the first cell is chosen for."""
    first, at = cells[0], statement.line.start
    starts = [*(named.start for named in statement.services), *(term.start for term in statement.terms)]
    named = any(first.start - at <= start < first.end - at for start in starts)
    if not named and not ANSWER_COLUMN.search(first.column):
        return
    for cell in cells[1:]:
        need = _text(statement, cell)
        if PURPOSE.match(cell.column) and not EMPTY.match(need):
            yield _found(statement, need, first)
            return


def _under_heads(statement: Statement, cells: tuple[Cell, ...]) -> Iterator[Found]:
    """A row of needs, each under the service that answers it."""
    for cell in cells[1:]:
        need, name = _text(statement, cell), MARKS.sub("", cell.column).strip()
        service = _service(name)
        if service and not EMPTY.match(need):
            answer = Answer(text=name, services=(service,))
            yield Found(need=need, start=0, end=0, rule="row", confidence=0.8, answers=(answer,))


def _service(name: str) -> str:
    """The service that the head of a column names, "" where it names none, or may name several."""
    known = lexicon.load()
    found = known.resolve(name)
    every = known.candidates(name) if found is None else ()
    return found.name if found else (every[0].name if len(every) == 1 else "")


def _found(statement: Statement, need: str, cell: Cell) -> Found:
    at = statement.line.start
    return Found(need=need, start=cell.start - at, end=cell.end - at, rule="row", confidence=0.85)


def _text(statement: Statement, cell: Cell) -> str:
    return statement.text[cell.start - statement.line.start : cell.end - statement.line.start].strip()
