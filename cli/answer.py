"""One way of answering for every command: the same answer for people or for programs, and an exit code."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

import typer

from cli.failures import choices, classify, details, message
from cli.screen import Indented, console, words
from graph.errors import LinkspanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import RenderableType

FORMAT = "linkspan-answer/1"

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command found: a document for programs, lines for people, and the exit code that this means."""

    document: Mapping[str, Any]
    lines: Iterable[RenderableType]
    code: int = 0


def answering(command: Callable[P, Answer | None]) -> Callable[P, None]:
    """Make a command of a function that returns an answer, None where it has printed what it had to say.

    With `as_json` among its arguments the document is printed, else the lines. An error becomes its exit code; a reader
    that goes away in the middle (`| head`) ends the output, not the command's success.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json, answer = bool(kwargs.get("as_json")), None
        try:
            answer = command(*args, **kwargs)
            if answer is not None:
                _show(command.__name__, answer, as_json=as_json)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go()
        except (LinkspanError, OSError) as error:
            _fail(command.__name__, error, as_json=as_json)
            raise typer.Exit(classify(error)[0]) from error
        if answer is not None and answer.code:
            raise typer.Exit(answer.code)

    return run


def document(question: str, content: Mapping[str, Any], error: Mapping[str, Any] | None = None) -> str:
    """Return the text for programs: ASCII only, so that no encoding or terminal can spoil it."""
    return json.dumps({"format": FORMAT, "question": question, **content, "error": error}, indent=2)


def _show(question: str, answer: Answer, *, as_json: bool) -> None:
    if as_json:
        typer.echo(document(question, answer.document))
        return
    screen = console()
    for line in answer.lines:
        screen.print(line)


def _fail(question: str, error: Exception, *, as_json: bool) -> None:
    """Say what went wrong: to programs as the answer, to people beside it."""
    offer, names = choices(error)
    if as_json:
        content = {"kind": classify(error)[1], "message": message(error), "choices": list(names), **details(error)}
        typer.echo(document(question, {}, content))
        return
    screen = console(errors=True)
    screen.print(words((message(error), "bold red")))
    if names:
        screen.print(words(f"{offer}:"))
    for name in names:
        screen.print(Indented(words(name), 2))


def _let_go() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
