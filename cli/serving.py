"""Starts the explorer: Streamlit on this machine's own address, on a port that is free."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS = 100
GRAPH = "LINKSPAN_GRAPH"
"""The environment variable that tells the page which saved graph to show; unset, the default notes."""

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


def kept(notes: Iterable[Path]) -> Path:
    """Return where the graph of these notes is kept between two starts: in the cache, one file per collection."""
    names = "\n".join(sorted(str(path.resolve()) for path in notes))
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(home) / "linkspan"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(names.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"


def command(port: int) -> list[str]:
    """Return the command that serves the page; the rest of its settings lie in .streamlit beside it."""
    return [
        *(sys.executable, "-m", "streamlit", "run", str(APP)),
        *(f"--server.address={HOST}", f"--server.port={port}", "--server.headless=true"),
    ]


def start(graph_file: Path | None, port: int) -> NoReturn:
    """Become the server, so that a signal to this process ends it; Streamlit prints the address once it listens."""
    environment = {**os.environ, GRAPH: str(graph_file.resolve())} if graph_file else dict(os.environ)
    line = command(port)
    os.execve(line[0], line, environment)  # noqa: S606 - our own interpreter, no shell
