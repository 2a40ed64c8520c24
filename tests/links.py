"""The pages of the explorer as links into the small graph, for tests that look at each of them."""

from __future__ import annotations

import ast
from pathlib import Path

APP = Path(__file__).resolve().parent.parent / "app.py"

LINKS: dict[str, tuple[str, ...]] = {
    "atlas": ("",),
    "explore": ("explore", "explore?node=AWS+Lambda&selected=Amazon+S3", "explore?node=no+such+name"),
    "connect": ("connect", "connect?from=Amazon+S3&to=Amazon+SQS", "connect?from=AWS+WAF&to=Cloud9"),
    "compare": ("compare", "compare?service=Amazon+SQS&service=Amazon+SNS", "compare?service=no+such+name"),
    "limits": ("limits", "limits?service=AWS+Lambda"),
    "needs": ("needs", "needs?words=block+countries"),
    "quiz": ("quiz", "quiz?service=AWS+Lambda&seed=3", "quiz?service=no+such+name"),
    "sources": ("sources", "sources?note=notes.md&line=3"),
    "yours": ("yours",),
}
"""Each page by its name in app.py, with the states of it that differ."""


def pages() -> list[str]:
    """The names of the pages that app.py has, in their order; read rather than imported, for it runs when imported."""
    tree = ast.parse(APP.read_text(encoding="utf-8"))
    (table,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "PAGES"
    ]
    assert isinstance(table, ast.Dict)
    return [key.value for key in table.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]


def every() -> list[str]:
    """Every link, page by page."""
    return [link for name in pages() for link in LINKS[name]]
