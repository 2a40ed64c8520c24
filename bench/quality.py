"""Scores the reading of notes against facts that people annotated: those of tests/quality, and others where named.

    python -m bench.quality [--gold GOLD.jsonl --notes NOTES [--lines 1-27,61-90]]

Writes bench/results/quality.json, rows of several tables that the key `table` tells apart; `make docs` puts them into
the pages. Without other notes the rows that were measured on them before are kept.
"""

from __future__ import annotations

import argparse
import json
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from bench.record import FOLDER, write
from cli.quality import GOLD, HEADS, HELD, OWN, SEEN, Collection, collection, found, graph, people, totals
from graph.quality import BINS, KINDS, ROWS, Judged, judged, pooled, shares, tallies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.quality import Stated, Tally

READERS = dict(zip(ROWS, (0.98, 0.98, 0.95, 0.94, 0.95, 1.00, 0.99, 0.97, 0.98, 0.97), strict=True))
"""F1 of one person's facts against another's, on notes like those that the rules were written with."""

STRANGERS = dict(zip(ROWS, (0.98, 0.93, 0.91, 0.86, 0.81, 0.93, 0.96, 0.95, 0.81, 0.91), strict=True))
"""The same on notes of strangers."""

SECOND = "second.jsonl"
"""What another reader found in the same notes, without having seen what the first did."""

GIVEN = "other notes"
CONFIDENCE = "confidence"

Row = dict[str, str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Score as the command line asks, write the tables, and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--lines", default="")
    asked = parser.parse_args(arguments)
    if bool(asked.gold) != bool(asked.notes):
        parser.error("--gold and --notes go together")
    own = [collection(folder, name) for name, folder in found([OWN])]
    rows = [*by_facts(totals(own), agreement(OWN)), *by_notes(own)]
    rows += by_confidence(((one.gold, one.found) for one in own), "")
    rows += given(asked.gold, asked.notes, asked.lines) if asked.gold else kept(FOLDER / "quality.json")
    write("quality", rows)
    for row in rows:
        print(*row.values(), sep="\t")


def by_facts(groups: Mapping[str, Mapping[str, Tally]], agreed: Mapping[str, Tally]) -> list[Row]:
    """Return how well each kind of fact is read, in the notes open to those who write the rules and in the others."""
    return [
        {
            "table": "facts",
            "facts": row,
            **{cell: text for name in (SEEN, HELD) for cell, text in _scores(groups[name][row], f", {name}").items()},
            "two readers agree, held": _f1(agreed[row]),
        }
        for row in ROWS
    ]


def agreement(folder: Path) -> dict[str, Tally]:
    """Return how well two readers agree, over all notes at or under a folder that both annotated, for each row."""
    both = ((people(file.with_name(GOLD)), people(file)) for file in sorted(folder.rglob(SECOND)))
    return pooled(tallies(first, second) for first, second in both)


def by_notes(read: Iterable[Collection]) -> list[Row]:
    """Return the F1 of each kind of fact by the style of the notes."""
    return [
        {"table": "styles", "notes": one.name, **dict(zip(HEADS, map(_f1, one.tallies.values()), strict=True))}
        for one in read
    ]


def by_confidence(sides: Iterable[tuple[Stated, Stated]], of: str) -> list[Row]:
    """Return how many of the facts of each confidence are right; `of` tells which notes they are of."""
    facts: list[Judged] = [fact for gold, held in sides for fact in judged(gold, held)]
    columns = {kind: shares(facts, kind) for kind in KINDS}
    return [
        {
            "table": f"{CONFIDENCE}{of and f', {of}'}",
            "stated confidence": f"{least:.1f} and more" if upper is None else f"{least:.1f} to {upper:.1f}",
            **{kind: _share(*column[place]) for kind, column in columns.items()},
        }
        for place, (least, upper) in enumerate(zip_longest(BINS, (None, *BINS[:-1])))
    ]


def given(gold: Path, notes: Path, lines: str = "") -> list[Row]:
    """Return the rows of other notes, beside how well two readers agree. Raises BadAnnotation, UnreadableNote."""
    one = Collection(name=GIVEN, hidden=True, gold=people(gold, lines), found=graph(notes, lines))
    rows = [
        {
            "table": GIVEN,
            "facts": row,
            **_scores(tally),
            "readers agree": f"{READERS[row]:.2f}",
            "readers agree on strangers' notes": f"{STRANGERS[row]:.2f}",
        }
        for row, tally in one.tallies.items()
    ]
    return rows + by_confidence([(one.gold, one.found)], GIVEN)


def kept(file: Path) -> list[Row]:
    """Return the rows that were measured on other notes before, none where there are none."""
    rows: list[Row] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return [row for row in rows if row.get("table", "").endswith(GIVEN)]


def _scores(tally: Tally, of: str = "") -> Row:
    parts = {"precision": tally.precision, "recall": tally.recall, "F1": tally.f1}
    return {f"{head}{of}": f"{part:.2f}" for head, part in parts.items()}


def _f1(tally: Tally) -> str:
    return f"{tally.f1:.2f}" if tally.gold or tally.found else "–"


def _share(right: int, of: int) -> str:
    return f"{right / of:.2f} of {of}" if of else "–"


if __name__ == "__main__":
    main()
