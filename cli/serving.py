"""Starts the explorer: Streamlit on this machine's own address, on a port that is free."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from graph import export

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS = 100
GRAPH, NOTES = "LINKSPAN_GRAPH", "LINKSPAN_NOTES"
"""The environment variables that tell the page which saved graph to show, and the notes behind it; unset, our own."""

APP = Path(__file__).resolve().parent.parent / "app.py"


def free_port(first: int = FIRST_PORT) -> int:
    """Return the first port from `first` on that nothing listens on. Raises OSError where a hundred are taken."""
    for port in range(first, first + PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    reason = f"no free port from {first} to {first + PORTS - 1}"
    raise OSError(reason)


def put_aside(graph: KnowledgeGraph) -> Path:
    """Save a graph that no cache can keep in a new folder for temporary files, and return its file."""
    file = Path(tempfile.mkdtemp(prefix="linkspan-")) / "graph.json"
    export.save(graph, file)
    return file


def command(port: int) -> list[str]:
    """Return the command that serves the page; the rest of its settings lie in .streamlit beside it."""
    return [
        *(sys.executable, "-m", "streamlit", "run", str(APP)),
        *(f"--server.address={HOST}", f"--server.port={port}", "--server.headless=true"),
    ]


def start(graph_file: Path | None, port: int, notes: Sequence[Path] = ()) -> NoReturn:
    """Become the server, so that a signal to this process ends it; Streamlit prints the address once it listens."""
    environment = dict(os.environ)
    if graph_file:
        names = os.pathsep.join(str(path.resolve()) for path in notes)
        environment |= {GRAPH: str(graph_file.resolve()), NOTES: names}
    line = command(port)
    os.execve(line[0], line, environment)  # noqa: S606 - our own interpreter, no shell
