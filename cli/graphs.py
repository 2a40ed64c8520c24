"""Where a question gets its graph from: a file, or the notes that come with Linkspan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import export

if TYPE_CHECKING:
    from pathlib import Path

    from graph.merge import KnowledgeGraph


def opened(file: Path | None) -> KnowledgeGraph:
    """Return the saved graph, or that of the default notes where no file is named. Raises GraphFileError."""
    if file is not None:
        return export.load(file)
    import builder  # noqa: PLC0415 - brings the libraries that read, which asking a saved graph does without

    return builder.default_graph()
