"""Starts the explorer: Streamlit on this machine's own address and a free port, and beside it who watches the notes."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from graph import export
from panels.news import NEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.watching import Stamps
    from graph.merge import KnowledgeGraph

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS = 100
TAKEN = (errno.EADDRINUSE, errno.EACCES)
"""Why a port is not free while the next may be."""

GRAPH, NOTES = "LINKSPAN_GRAPH", "LINKSPAN_NOTES"
"""The environment variables that tell the page which saved graph to show, and the notes behind it; unset, our own."""

CORRECT = "LINKSPAN_CORRECT"
"""The environment variable that names the folder of notes that may be corrected from the page."""

APP = Path(__file__).resolve().parent.parent / "app.py"


def free_port(first: int = FIRST_PORT, host: str = HOST) -> int:
    """Return the first port from `first` on that nothing listens on.

    Raises OSError where a hundred are taken, or this machine has no such address.
    """
    for port in range(first, first + PORTS):
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError as error:
                if error.errno not in TAKEN:
                    raise
                continue
            return port
    reason = f"no free port from {first} to {first + PORTS - 1}"
    raise OSError(reason)


def put_aside(graph: KnowledgeGraph) -> Path:
    """Save a graph that no cache can keep in a new folder for temporary files, and return its file."""
    file = Path(tempfile.mkdtemp(prefix="linkspan-")) / "graph.json"
    export.save(graph, file)
    return file


def is_private(host: str) -> bool:
    """Tell whether only this machine can reach an address.

    >>> is_private("127.0.0.1"), is_private("localhost"), is_private("0.0.0.0"), is_private("example.org")
    (True, True, False, False)
    """
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def command(port: int, host: str = HOST) -> list[str]:
    """Return the command that serves the page; the rest of its settings lie in .streamlit beside it."""
    return [
        *(sys.executable, "-m", "streamlit", "run", str(APP)),
        *(f"--server.address={host}", f"--server.port={port}", "--server.headless=true"),
    ]


def start(
    graph_file: Path | None,
    port: int,
    notes: Sequence[Path] = (),
    host: str = HOST,
    *,
    seen: Stamps | None = None,
    correct: bool = True,
) -> NoReturn:
    """Become the server, so that a signal to this process ends it; Streamlit prints the address once it listens.

    With `seen`, the stamps of the notes before they were read, what watches them is started beside it; it ends when the
    server does. With `correct`, the notes of one folder can be corrected from the page, as long as only this machine
    reaches it.
    """
    environment = dict(os.environ)
    if graph_file:
        paths = [str(path.resolve()) for path in notes]
        environment |= {GRAPH: str(graph_file.resolve()), NOTES: os.pathsep.join(paths)}
        if correct and is_private(host) and len(notes) == 1 and notes[0].is_dir():  # from elsewhere, one only reads
            environment[CORRECT] = paths[0]
        if seen is not None:
            environment[NEWS] = str(_watcher(graph_file.resolve(), paths, seen))
    line = command(port, host)
    os.execve(line[0], line, environment)  # noqa: S606 - our own interpreter, no shell


def _watcher(graph_file: Path, paths: Sequence[str], seen: Stamps) -> Path:
    """Start to watch notes in a process of its own, which nothing that it reads can take the server down with."""
    from cli import watching  # noqa: PLC0415 - brings the lexicon, which other commands do without

    news = graph_file.with_name(f"{graph_file.stem}-{os.getpid()}.news")
    news.unlink(missing_ok=True)
    watching.hand_over(seen, news)
    line = [sys.executable, "-P", "-m", "cli.watching", str(graph_file), str(news), *paths]
    subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    return news
