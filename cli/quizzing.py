"""The command that asks about the notes: quiz, on the terminal, for programs, or as a deck for Anki."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import NothingFound
from cli.graphs import opened
from cli.options import GraphFile, Json  # noqa: TC001 - Typer reads them
from cli.people import quotes
from cli.programs import Quote, quote
from cli.screen import Indented, console, words
from graph import quiz as asking
from graph.errors import LinkspanError
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from graph.merge import KnowledgeGraph
    from graph.quiz import Mark, Question

COUNT = 10
STATE = "quiz.json"
LEAVING = {"q", "quit", "exit"}


class NoHome(LinkspanError):
    """A user without a home folder."""

    def __init__(self) -> None:
        super().__init__("there is no home folder to keep the quiz in; name a file with --state")


class Chosen(TypedDict):
    """An answer to choose from."""

    text: str
    right: bool
    ruled_out: bool
    evidence: list[Quote]


class Asked(TypedDict):
    """A question."""

    id: str
    kind: str
    prompt: str
    choices: list[Chosen]
    answer: str
    services: list[str]


@app.command(epilog=shown("quiz"))
@answering
def quiz(
    service: Annotated[
        str | None, typer.Option("--service", metavar="NAME", help="Only about this service.", show_default="all")
    ] = None,
    count: Annotated[
        int | None, typer.Option("--count", min=1, help="How many questions.", show_default=f"{COUNT}; a deck: all")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another number shuffles the answers anew.")] = 0,
    anki: Annotated[Path | None, typer.Option("--anki", metavar="FILE", help="Write a deck for Anki instead.")] = None,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="Where it is kept what was missed.", show_default="your own"),
    ] = None,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer | None:
    """Ask what the notes answer: needs and limits, what was missed again sooner. Ends with the last question or q.

    With --json the questions are printed with their answers, and nothing is asked or kept.
    """
    graph = opened(graph_file)
    every = asking.questions(graph, service or "", seed)
    if not every:
        raise NothingFound(f"the notes give no question about {service}" if service else "the notes give no question")
    if anki:
        written = asking.deck(every[:count] if count else every, anki)
        told = f"{anki}: {counted(written, 'card')}"
        return Answer(document={"output": str(anki), "cards": written}, lines=[words(told)])
    file = state or data_folder() / STATE
    boxes = asking.load(file)
    chosen = boxes.chosen(every, count or COUNT)
    if as_json:
        return Answer(document={"questions": [_asked(one) for one in chosen]}, lines=())
    marks = _round(graph, chosen)
    asking.save(boxes.after(marks), file)
    return Answer(document={}, lines=[words((_score(marks), "bold"))])


def data_folder() -> Path:
    """Return the folder for what a user would not want to lose, as the XDG base directories or macOS have it.

    Raises NoHome for a user without one.
    """
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    if named.is_absolute():
        return named / "linkspan"
    try:
        home = Path.home()
    except RuntimeError as error:
        raise NoHome from error
    return home / ("Library/Application Support" if sys.platform == "darwin" else ".local/share") / "linkspan"


def _round(graph: KnowledgeGraph, chosen: Sequence[Question]) -> dict[str, bool]:
    """Ask one question after the other, and return which were answered right, those that were answered."""
    screen = console()
    marks: dict[str, bool] = {}
    for number, question in enumerate(chosen, 1):
        screen.print(*_put(number, len(chosen), question), sep="\n")
        given = _given()
        if given is None:
            break
        mark = asking.grade(graph, question, given)
        marks[question.id] = mark.right
        screen.print(*_answered(question, mark), sep="\n")
    return marks


def _given() -> str | None:
    """Return the next answer, None where there is none."""
    typer.echo("> ", nl=False)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        typer.echo("")  # a terminal shows what was typed and the end of its line
    return None if not line or line.strip().casefold() in LEAVING else line


def _put(number: int, total: int, question: Question) -> Iterator[RenderableType]:
    yield words((f"{number}/{total} ", "dim"), (question.prompt, "bold"))
    for place, choice in enumerate(question.choices, 1):
        yield Indented(words((f"{place}. ", "dim"), choice.text), 2)


def _answered(question: Question, mark: Mark) -> Iterator[RenderableType]:
    yield words(("Right. ", "green") if mark.right else ("No. ", "red"), mark.said)
    yield from quotes(mark.evidence, 2)
    if not mark.right and mark.said != question.answer:
        yield words("The answer: ", (question.answer, "bold"))
        yield from quotes(question.evidence, 2)


def _score(marks: dict[str, bool]) -> str:
    missed = len(marks) - sum(marks.values())
    again = f"; {counted(missed, 'question')} missed, asked again first" if missed else ""
    return f"{sum(marks.values())} of {len(marks)} right{again}"


def _asked(question: Question) -> Asked:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "prompt": question.prompt,
        "choices": [
            {
                "text": one.text,
                "right": one.right,
                "ruled_out": one.ruled_out,
                "evidence": [quote(piece) for piece in one.evidence],
            }
            for one in question.choices
        ],
        "answer": question.answer,
        "services": list(question.services),
    }
