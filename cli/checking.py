"""The command that checks statements about the graph, for people, programs, CI and commit hooks: check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.failures import Exit
from cli.graphs import opened
from cli.options import GraphFile, Json  # noqa: TC001 - Typer reads them
from cli.people import quotes
from cli.programs import Quote, quote
from cli.screen import Indented, words
from graph import checks
from graph.checks import Line, Status
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from graph.checks import Change, Result
    from graph.merge import KnowledgeGraph

STYLES = {Status.KEPT: "green", Status.CHANGED: "yellow", Status.BROKEN: "bold red"}


class Moved(TypedDict):
    """A sentence that no longer stands, and the one in its place ("" on line 0: none)."""

    source: str
    line: int
    text: str
    new_line: int
    new_text: str


class Checked(TypedDict):
    """A statement with how it fares."""

    test: str
    line: int
    column: int
    group: str
    status: str
    answer: str
    before: str
    evidence: list[Quote]
    changes: list[Moved]


@app.command(epilog=shown("check"))
@answering
def check(
    notes: Annotated[
        list[Path] | None,
        typer.Argument(help="Note files, or folders of them.", show_default="what the file says, else its folder"),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The file of tests.", show_default=f"{checks.FILE} by the notes"),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help=f"Keep the answers in {checks.LOCK}.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 where a test changed, too.")] = False,
    junit: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write the results as JUnit XML, too.")
    ] = None,
    graph_file: GraphFile = None,
    as_json: Json = False,
) -> Answer:
    """Check what tests say of the notes; say which are kept, changed or broken, and by which sentence.

    Exit codes: 0 where all are kept or changed, 1 where one is broken, 2 where something cannot be read.
    """
    told = checks.load(_file(file, notes or []))
    lock_file = Path(told.file).with_name(checks.LOCK)
    lock = checks.load_lock(lock_file)
    paths = notes or [Path(told.file).parent / name for name in told.notes or (".",)]
    graph = opened(graph_file) if graph_file else _built(paths)
    results = checks.check(graph, told.statements, lock)
    if not graph_file and any(result.changes for result in results):
        results = checks.check(graph, told.statements, lock, _lines(paths))
    if junit:
        junit.write_text(checks.junit(results, told.file), encoding="utf-8", newline="\n")
    if accept:
        checks.save_lock(checks.accepted(results, lock), lock_file)
    bad = {Status.BROKEN, *([Status.CHANGED] if strict else [])}
    return Answer(
        document={"file": told.file, "counts": _counts(results), "tests": [_checked(one) for one in results]},
        lines=_people(results),
        code=Exit.NOTHING if any(result.status in bad for result in results) else Exit.FOUND,
    )


def _file(file: Path | None, notes: Sequence[Path]) -> Path:
    """Return the file of tests: the one named, else that beside the notes, else that of this folder."""
    if file:
        return file
    folders = [path if path.is_dir() else path.parent for path in notes]
    beside = [folder / checks.FILE for folder in folders] or [Path(checks.FILE)]
    return next((path for path in [*beside, Path(checks.FILE)] if path.is_file()), beside[0])


def _built(paths: Sequence[Path]) -> KnowledgeGraph:
    from cli.making import read_notes  # noqa: PLC0415 - which would import this file in a circle

    return read_notes(list(paths), (), keep=True).graph


def _lines(paths: Sequence[Path]) -> dict[str, list[Line]]:
    """Return the notes as they stand, by name."""
    from extract import notes  # noqa: PLC0415

    read = (note for note in notes.read(paths) if isinstance(note, notes.Note))
    return {
        note.name: [
            Line(number=note.number(number), text=text.lstrip("-*+#>| \t"))
            for number, text in enumerate(note.in_context().text.split("\n"), 1)
        ]
        for note in read
    }


def _counts(results: Sequence[Result]) -> Mapping[str, int]:
    return {status.value: sum(result.status is status for result in results) for status in Status}


def _checked(result: Result) -> Checked:
    statement = result.statement
    return {
        "test": statement.text,
        "line": statement.line,
        "column": statement.column,
        "group": statement.group,
        "status": result.status.value,
        "answer": result.answer.said,
        "before": result.before,
        "evidence": [quote(piece) for piece in result.answer.evidence],
        "changes": [_moved(change) for change in result.changes],
    }


def _moved(change: Change) -> Moved:
    after = change.after or Line(number=0, text="")
    before = change.before
    return {
        "source": change.source,
        "line": before.number,
        "text": before.text,
        "new_line": after.number,
        "new_text": after.text,
    }


def _people(results: Sequence[Result]) -> Iterator[RenderableType]:
    """Yield what is broken and changed with the sentences before and after, and how many are kept."""
    for result in results:
        yield Indented(words((f"{result.status.value:<8}", STYLES[result.status]), result.statement.text))
        if result.status is not Status.KEPT:
            yield from _why(result)
    told = ", ".join(f"{number} {status}" for status, number in _counts(results).items())
    yield words((f"{counted(len(results), 'test')}: {told}", "bold"))


def _why(result: Result) -> Iterator[RenderableType]:
    if result.before and result.before != result.answer.said:
        yield Indented(words(("was ", "dim"), result.before), 4)
    yield Indented(words(("now ", "dim"), result.answer.said), 4)
    for change in result.changes:
        before, after = change.before, change.after
        yield Indented(words((f"- “{before.text}”", "red"), (f"  {change.source}:{before.number}", "dim")), 4)
        if after:
            yield Indented(words((f"+ “{after.text}”", "green"), (f"  {change.source}:{after.number}", "dim")), 4)
        else:
            yield Indented(words(("+ nothing like it stands there any more", "green")), 4)
    if not result.changes:
        yield from quotes(result.answer.evidence, 4)
