"""The terminal: how wide it is, what is printed to it, and nothing that a note could smuggle into it."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderResult

UNBROKEN = 1000
"""How wide a pipe is: lines that a program reads are not broken to fit a window."""

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that act on a terminal, reverse its text, or are no characters: never printed."""


class _Pipe(Console):
    """A console that lets its caller deal with a reader that has gone."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def console(*, errors: bool = False) -> Console:
    """Return a console for the answer, or for `errors`; made anew each time, so that it follows redirections."""
    stream = sys.stderr if errors else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else UNBROKEN
    return _Pipe(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def clean(text: str) -> str:
    r"""Return text from a note as one line without anything that a terminal would obey.

    >>> clean("red \x1b[31malert\x07,\n  \u202egnirts")
    'red [31malert, gnirts'
    """
    line = re.sub(r"\s+", " ", text)
    return "".join(sign for sign in line if unicodedata.category(sign) not in INVISIBLE)


def words(*parts: str | tuple[str, str]) -> Text:
    """Return parts, each plain or with its style, as one cleaned text; markup in them is only text."""
    text = Text()
    for part in parts:
        written, style = (part, "") if isinstance(part, str) else part
        text.append(clean(written), style)
    return text


@dataclass(frozen=True, slots=True)
class Indented:
    """A text whose lines, however a window breaks them, start `by` columns in, with nothing after their last word."""

    text: Text
    by: int = 0

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(screen, max(options.max_width - self.by, 1), overflow="fold"):
            line.rstrip()
            yield Text(" " * self.by).append_text(line)
