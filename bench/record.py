"""Keeps what was measured, as rows of a table, in bench/results/NAME.json; bench.tables writes them into the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).resolve().parent / "results"


def write(name: str, rows: Sequence[Mapping[str, object]], folder: Path = FOLDER) -> None:
    """Write the rows of a table, each a mapping of column to cell."""
    folder.mkdir(exist_ok=True)
    text = json.dumps(rows, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
