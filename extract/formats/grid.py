"""Tables of other markups laid out as Markdown wants them, in as many lines as they had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.formats.part import row, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE: Final = "rule"
"""A line that may end a header."""

GAP: Final = "gap"
"""A line of a table that is neither row nor rule: a line between rows, or text taken into the row above."""

Line = list[str] | str


def laid_out(lines: Sequence[Line]) -> list[str]:
    """Return the lines of a table as Markdown, one for one.

    The rows above the first rule that rows follow are its header, which takes the cells of all of them. A table
    without one becomes a list, since Markdown has no table without a header and there is no line to add one on.

    >>> laid_out([["A", "B"], RULE, ["1", "2"], GAP, ["3", "4"]])
    ['| A | B |', '|---|---|', '| 1 | 2 |', '|  |', '| 3 | 4 |']
    >>> laid_out([RULE, ["1", "2"], RULE])
    ['', '- 1 | 2', '']
    """
    rows = [at for at, line in enumerate(lines) if isinstance(line, list)]
    rules = [at for at, line in enumerate(lines) if line == RULE and rows and rows[0] < at < rows[-1]]
    if not rules:
        return [_item(line) if isinstance(line, list) else "" for line in lines]
    first, width = rows[0], max(len(line) for line in lines if isinstance(line, list))
    head = [line for line in lines[first : rules[0]] if isinstance(line, list)]
    columns = [" ".join(line[at] for line in head if at < len(line)) for at in range(width)]
    out = [""] * first + [row(columns), rule(width)]
    for at in range(first + 2, len(lines)):
        line = lines[at]
        shown = line if isinstance(line, list) and at > rules[0] else [""]
        out.append(row(shown) if at <= rows[-1] else "")
    return out


def joined(above: list[str], more: Sequence[str]) -> list[str]:
    """Return the cells of a row with those of its next line, word by word."""
    longer, shorter = (above, more) if len(above) >= len(more) else (more, above)
    cells = [" ".join(pair).strip() for pair in zip(above, more, strict=False)]
    return [*cells, *longer[len(shorter) :]]


def _item(cells: Sequence[str]) -> str:
    text = " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    return f"- {text}" if text else ""
