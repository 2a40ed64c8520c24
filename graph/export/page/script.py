"""The drawing library, read from the installed pyvis without importing it."""

from __future__ import annotations

from importlib.metadata import files


def vis_script() -> str:
    """Return the text of vis-network's script."""
    paths = [path for path in files("pyvis") or [] if path.match("pyvis/lib/vis-9*/vis-network.min.js")]
    return max(paths).read_text(encoding="utf-8")
