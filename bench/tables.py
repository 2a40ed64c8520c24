"""Writes the tables of README.md and ARCHITECTURE.md between their markers, from the code and from what was measured.

A table stands between `<!-- table: NAME -->` and `<!-- end -->`. `make docs` writes them all anew; a test fails where
one that follows from the code is out of date. Measured tables come from `bench/results/NAME.json`, a list of rows, each
a mapping of column to cell.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from cli.commands import app
from cli.failures import MEANINGS
from cli.making import build
from graph.export import EXPORTS
from graph.model import LINK_RELATIONS, ConstraintKind, NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "ARCHITECTURE.md", "docs/reading.md", "docs/routes.md")
MARKED = re.compile(r"(<!-- table: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
NOT_MEASURED = "Not measured yet: `make bench`."
QUALITY = {
    "other notes": "Notes of others, and how well two readers of such notes agree:",
    "facts": "The project's own notes (`tests/quality`), those open to who writes the rules (seen) and those held out:",
    "styles": "F1 by style:",
}
RELIABILITY = {
    "confidence": "On the project's own notes (`tests/quality`), seen and held out:",
    "confidence, other notes": "On notes of others:",
}
"""The tables of bench.quality and what stands above each."""

FLOORS = ("app.py", "panels", "cli", "builder.py", "extract", "graph")
"""The rooms from the top floor down."""


def main() -> None:
    """Write every table of every page."""
    for name in PAGES:
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


def filled(text: str) -> str:
    """Return a page with its tables written anew. Raises KeyError for a name that is no table."""
    return MARKED.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}\n{found[3]}", text)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in GitHub's Markdown.

    >>> print(table(["relation", "meaning"], [["uses", 1]]))
    | relation | meaning |
    |---|---|
    | uses | 1 |
    """
    cells: list[Sequence[object]] = [heads, *rows]
    lines = ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * len(heads), *lines[1:]])


def kinds() -> str:
    """Return the kinds of nodes, and those of constraints."""
    rows = [(f"`{kind.value}`", kind.definition) for kind in NodeKind]
    rows += [(f"constraint: `{kind.value}`", kind.definition) for kind in ConstraintKind]
    return table(("node", "what it stands for"), rows)


def relations() -> str:
    """Return the relations with their definitions."""
    between = dict.fromkeys(LINK_RELATIONS, "services")
    rows = [(f"`{one.value}`", between.get(one, "others"), one.definition) for one in Relation]
    return table(("relation", "between", "read from the first to the second"), rows)


def commands() -> str:
    """Return the commands, each with the first line of its help."""
    functions = [command.callback for command in app.registered_commands if command.callback]
    assert build in functions, "importing cli.making adds its commands"  # noqa: S101 - keeps the import honest
    rows = [(f"`linkspan {one.__name__}`", (one.__doc__ or "").partition("\n")[0]) for one in functions]
    return table(("command", "what it answers"), rows)


def exits() -> str:
    """Return the exit codes."""
    return table(("exit code", "meaning"), [(code.value, meaning) for code, meaning in MEANINGS.items()])


def formats() -> str:
    """Return the formats of `linkspan export`."""
    return ", ".join(f"`{name}`" for name in EXPORTS)


def rooms() -> str:
    """Return every room of the program, a file or a folder, with the first line that it says of itself."""
    return table(("room", "what it is for"), [(f"`{name}`", purpose) for name, purpose in _rooms()])


def _rooms() -> Iterable[tuple[str, str]]:
    for floor in map(ROOT.joinpath, FLOORS):
        for path in (*sorted(floor.glob("*.py")), *sorted(floor.glob("*/__init__.py")), *[floor] * floor.is_file()):
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            yield path.relative_to(ROOT).as_posix().removesuffix("__init__.py"), said.partition("\n")[0]


def _measured(name: str) -> str:
    file = ROOT / "bench" / "results" / f"{name}.json"
    if not file.exists():
        return NOT_MEASURED
    rows = json.loads(file.read_text(encoding="utf-8"))
    heads = list(rows[0])
    return table(heads, [[row[head] for head in heads] for row in rows])


def _scored(captions: Mapping[str, str]) -> str:
    """Return tables of the scores, each under its caption; `table` in a row tells which it belongs to."""
    file = ROOT / "bench" / "results" / "quality.json"
    rows = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    parts = []
    for name, caption in captions.items():
        own = [{head: cell for head, cell in row.items() if head != "table"} for row in rows if row["table"] == name]
        if own:
            parts += [caption, table(list(own[0]), [list(row.values()) for row in own])]
    return "\n\n".join(parts) or NOT_MEASURED


DERIVED: dict[str, Callable[[], str]] = {
    "kinds": kinds,
    "relations": relations,
    "commands": commands,
    "exits": exits,
    "formats": formats,
    "rooms": rooms,
}
"""Tables that follow from the code alone."""

TABLES: dict[str, Callable[[], str]] = {
    **DERIVED,
    "quality": lambda: _scored(QUALITY),
    "reliability": lambda: _scored(RELIABILITY),
    "judged": lambda: _measured("judged"),
    "large": lambda: _measured("large"),
    "speed": lambda: _measured("speed"),
}


if __name__ == "__main__":
    main()
