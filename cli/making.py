"""The commands that read notes and write files: build, explain, export, serve."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from cli import people, programs, serving
from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.graphs import opened
from cli.options import OWN_NOTES, GraphFile, Json, More
from cli.screen import console, words
from graph import export as exports
from graph.errors import LinkspanError, UnreadableNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder import Built
    from cli.watching import Stamps
    from extract.notes import Problem

TERMINAL = Path("-")
NOTES = Path(__file__).resolve().parent.parent / "data" / "notes"


REACHED = "Whoever can reach {host} can read these notes: no password is asked."


class NothingRead(LinkspanError):
    """Notes of which not one could be read."""


@app.command(epilog=shown("build"))
@answering
def build(
    notes: Annotated[list[Path], typer.Argument(help="Note files, or folders of them.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the graph; - is the terminal.")
    ] = Path("graph.json"),
    corrections: More = None,
    as_json: Json = False,
) -> Answer | None:
    """Read notes and save their graph; what cannot be read is named, and the rest is read."""
    built = read_notes(notes, corrections or ())
    answer = Answer(document=programs.summary(built, output), lines=people.summary(built, output))
    if output != TERMINAL:
        exports.save(built.graph, output)
        return answer
    typer.echo(exports.dumps(built.graph), nl=False)
    console(errors=True).print(*answer.lines, sep="\n")
    return None


@app.command(epilog=shown("explain"))
@answering
def explain(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE", help="A line of a note.", show_default=False)],
    as_json: Json = False,
) -> Answer:
    """Tell how a line was read: what was recognised in it, and by which rule."""
    from extract import notes  # noqa: PLC0415 - brings spaCy, which other commands do without
    from extract.reading import reading  # noqa: PLC0415

    file, number = _place(place)
    read = list(notes.at(file))
    found = [one for one in read if not isinstance(one, notes.Problem)]
    problems = [one for one in read if isinstance(one, notes.Problem)]
    if not found:
        raise UnreadableNote(problems[-1].name, problems[-1].reason)
    _tell(problems)
    lines = [line for note in found for line in reading(note).lines]
    own = [line for line in lines if line.number == number]
    if not own:
        last = max(line.number for line in lines)
        raise UnreadableNote(found[0].name, f"has {last} lines, no line {number}")
    return Answer(document=programs.explanation(found[0].name, own), lines=people.explanation(own))


@app.command(epilog=shown("export"))
@answering
def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join(exports.EXPORTS), show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; - is the terminal.")
    ] = TERMINAL,
    graph_file: GraphFile = None,
) -> None:
    """Write the graph in the format of another tool."""
    if format_ not in exports.EXPORTS:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(exports.EXPORTS)}", param_hint="FORMAT")
    text = exports.export(opened(graph_file), format_)
    if output == TERMINAL:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


@app.command(epilog=shown("serve"))
@answering
def serve(
    notes: Annotated[
        list[Path] | None, typer.Argument(help="Note files, or folders of them.", show_default=OWN_NOTES)
    ] = None,
    graph_file: GraphFile = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Where to listen.")] = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = serving.HOST,
    watch: Annotated[bool, typer.Option("--watch", help="Read the notes again when they change.")] = False,
    corrections: More = None,
) -> None:
    """Start the explorer in the browser, on this machine alone; Ctrl-C ends it."""
    if watch and not notes:
        raise typer.BadParameter("say which notes to watch", param_hint="--watch")
    if corrections and (watch or not notes):
        raise typer.BadParameter("goes with notes, without --watch: put it beside them", param_hint="--corrections")
    port = port or _free_port(host)
    if not serving.is_private(host):
        console(errors=True).print(words((REACHED.format(host=host), "bold yellow")))
    seen = _stamps(notes) if watch and notes else None
    if notes:
        built = read_notes(notes, corrections or (), keep=True)
        graph_file = built.file or serving.put_aside(built.graph)
    else:
        opened(graph_file)
    serving.start(graph_file, port, notes or (), host, seen=seen, correct=not corrections)


def read_notes(paths: list[Path], more: Sequence[Path] = (), *, keep: bool = False) -> Built:
    """Read the notes behind a progress bar, name what cannot be read, and refuse where nothing can be.

    With `keep`, what was read before and is still the same is not read again.
    """
    import builder  # noqa: PLC0415 - brings the libraries that read, which other commands do without
    from extract import notes  # noqa: PLC0415

    errors = console(errors=True)
    columns = TextColumn("reading"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        bar = progress.add_task("", total=len(notes.find(paths)[0]))
        read = builder.kept if keep else builder.build
        built = read(paths, on_note=lambda *_: progress.advance(bar), more=more)
    _tell(built.problems)
    if not built.graph.sources:
        raise NothingRead("none of these notes could be read; nothing was written")
    return built


def _stamps(paths: Sequence[Path]) -> Stamps:
    """Return the stamps of notes before they are read: what changes from now on is told, however slow the start."""
    from cli import watching  # noqa: PLC0415 - brings the lexicon, which other commands do without

    return watching.stamps([path.resolve() for path in paths])


def _free_port(host: str) -> int:
    try:
        return serving.free_port(host=host)
    except OSError as error:
        raise typer.BadParameter(f"{host}: {error.strerror or error}", param_hint="--host") from error


def _tell(problems: Iterable[Problem]) -> None:
    errors = console(errors=True)
    for line in people.problems(problems):
        errors.print(line)


def _place(text: str) -> tuple[Path, int]:
    """Return the file and the line of FILE:LINE; a file that is not there is looked for among the default notes."""
    found = re.fullmatch(r"(.+):(\d+)", text, re.DOTALL)
    if not found:
        raise typer.BadParameter(f"{text!r} is not FILE:LINE", param_hint="FILE:LINE")
    file = Path(found[1])
    own = NOTES / file
    return (own if not file.exists() and own.is_file() else file), int(found[2])
