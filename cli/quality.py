"""The command that scores the reading of notes against what people found in them: quality."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer
from rich.table import Table

from cli.answer import Answer, answering
from cli.commands import app
from cli.examples import shown
from cli.options import Json  # noqa: TC001 - Typer reads it
from cli.screen import Indented, words
from graph import quality as scoring
from graph.errors import LinkspanError, UnreadableNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from graph.quality import Difference, Stated, Tally

OWN = Path(__file__).resolve().parent.parent / "tests" / "quality"
"""The annotated notes of the project; an installed Linkspan comes without them."""

GOLD, NOTES = "gold.jsonl", "notes.*"
HELD, SEEN = "held", "seen"

HEADS = ("services", "pairs", "directed", "labelled", "features", "limits", "kinds", "owners", "needs", "answers")
"""The rows of the score as the heads of narrow columns."""


class NothingAnnotated(LinkspanError):
    """Folders in which no notes lie beside annotations."""


class Score(TypedDict):
    """How well one kind of fact was read."""

    facts: str
    precision: float
    recall: float
    f1: float
    right: int
    gold: int
    found: int


class Miss(TypedDict):
    """A fact that only people (`missed`) or only the graph has."""

    line: int
    facts: str
    missed: bool
    said: str


class Scored(TypedDict):
    """The scores of annotated notes; `misses` are never told of those that are held out."""

    name: str
    held: bool
    scores: list[Score]
    misses: list[Miss]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Notes that people annotated: what they found, and what a graph of the same notes holds.

    `hidden` notes are held out: they are scored, and not a line of them is ever shown.
    """

    name: str
    hidden: bool
    gold: Stated
    found: Stated

    @property
    def tallies(self) -> dict[str, Tally]:
        """The tally of each row."""
        return scoring.tallies(self.gold, self.found)


@app.command(epilog=shown("quality"))
@answering
def quality(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help=f"Folders with notes beside a {GOLD}.", show_default="the project's tests/quality"),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed and what is false, save for held-out notes.")
    ] = False,
    as_json: Json = False,
) -> Answer:
    """Score the reading of annotated notes: precision, recall and F1 for each kind of fact."""
    read = [collection(folder, name) for name, folder in found(folders or [OWN])]
    return Answer(
        document={
            "collections": [_scored(one, told(one) if misses else ()) for one in read],
            "totals": [_total(name, rows) for name, rows in totals(read).items()],
        },
        lines=_lines(read, misses=misses),
    )


def found(folders: Iterable[Path]) -> list[tuple[str, Path]]:
    """Return the annotated folders at or under these, each with its name, sorted. Raises NothingAnnotated."""
    names = {file.parent.resolve(): _name(file.parent, folder) for folder in folders for file in folder.rglob(GOLD)}
    if not names:
        message = f"no notes beside a {GOLD} there; name a folder that has them: linkspan quality FOLDER"
        raise NothingAnnotated(message)
    return sorted((name, folder) for folder, name in names.items())


def collection(folder: Path, name: str) -> Collection:
    """Return the annotated notes of a folder, read anew. Raises UnreadableNote, or BadAnnotation."""
    notes = sorted(folder.glob(NOTES))
    if not notes:
        raise UnreadableNote(str(folder), f"has a {GOLD} and no {NOTES} beside it")
    return Collection(
        name=name,
        hidden=HELD in folder.resolve().parts,
        gold=people(folder / GOLD),
        found=graph(notes[0]),
    )


def people(file: Path, lines: str = "") -> Stated:
    """Return what people found in these lines of notes, all of them without ranges. Raises BadAnnotation."""
    annotations = scoring.read(file.read_text(encoding="utf-8"), str(file))
    return scoring.annotated(annotations, scoring.Lines.parse(lines))


def graph(notes: Path, lines: str = "") -> Stated:
    """Return what the graph of a note holds of these lines, all of them without ranges. Raises UnreadableNote."""
    import builder  # noqa: PLC0415 - brings the libraries that read, which other commands do without

    built = builder.build([notes])
    for problem in built.problems:
        raise UnreadableNote(problem.name, problem.reason)
    return scoring.held(built.graph, lines=scoring.Lines.parse(lines))


def totals(read: Iterable[Collection]) -> dict[str, dict[str, Tally]]:
    """Return the pooled tallies of the notes that are open, and of those that are held out."""
    read = list(read)
    groups = {name: [one.tallies for one in read if one.hidden is (name == HELD)] for name in (SEEN, HELD)}
    return {name: scoring.pooled(group) for name, group in groups.items() if group}


def told(one: Collection) -> tuple[Difference, ...]:
    """Return what only people or only the graph has; nothing for notes that are held out."""
    return () if one.hidden else scoring.differences(one.gold, one.found)


def _name(folder: Path, under: Path) -> str:
    return folder.relative_to(under).as_posix() if folder != under else folder.resolve().name


def _scored(one: Collection, differences: Iterable[Difference]) -> Scored:
    misses: list[Miss] = [
        {"line": miss.line, "facts": miss.row, "missed": miss.missed, "said": miss.said} for miss in differences
    ]
    return {"name": one.name, "held": one.hidden, "scores": _scores(one.tallies), "misses": misses}


def _total(name: str, tallies: Mapping[str, Tally]) -> Scored:
    return {"name": name, "held": name == HELD, "scores": _scores(tallies), "misses": []}


def _scores(tallies: Mapping[str, Tally]) -> list[Score]:
    return [
        {
            "facts": row,
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
            "right": tally.right,
            "gold": tally.gold,
            "found": tally.found,
        }
        for row, tally in tallies.items()
    ]


def _lines(read: Sequence[Collection], *, misses: bool) -> Iterator[RenderableType]:
    yield words(("F1 by notes and kind of fact", "bold"))
    yield _by_notes(read)
    for name, tallies in totals(read).items():
        yield words("")
        yield words((f"{name}, all together", "bold"))
        yield _by_row(tallies)
    for one in read if misses else ():
        yield words("")
        yield words((one.name, "bold"), ": held out, only scored" if one.hidden else "")
        yield from (_miss(miss) for miss in told(one))


def _by_notes(read: Iterable[Collection]) -> RenderableType:
    table = _table("notes", *HEADS)
    for one in read:
        table.add_row(words(one.name), *(_f1(tally) for tally in one.tallies.values()))
    return table


def _by_row(tallies: Mapping[str, Tally]) -> RenderableType:
    table = _table("facts", "precision", "recall", "F1", "gold", "found")
    for row, tally in tallies.items():
        shares = (f"{share:.2f}" for share in (tally.precision, tally.recall, tally.f1))
        table.add_row(row, *shares, str(tally.gold), str(tally.found))
    return table


def _table(first: str, *heads: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column(first, overflow="fold")
    for head in heads:
        table.add_column(head, justify="right")
    return table


def _f1(tally: Tally) -> str:
    """Return an F1; a dash where there was nothing to find and nothing was found."""
    return f"{tally.f1:.2f}" if tally.gold or tally.found else "–"


def _miss(miss: Difference) -> RenderableType:
    sign = ("missed ", "yellow") if miss.missed else ("false  ", "red")
    return Indented(words(f"{miss.line:>4} ", sign, (f"{miss.row}: ", "dim"), miss.said), 2)
