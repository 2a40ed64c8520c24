"""Watches the notes that are served, beside the server: what changes in them is read, and the page is told."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cli import people
from cli.screen import console, words
from extract import notes
from panels.news import News, tell
from panels.wording import clipped, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder import Built
    from extract.problems import Problem

EVERY = 1.0
"""Seconds between two looks at the notes."""

SETTLED = 0.3
"""Seconds without a change after which a change counts as finished: editors and copies write in several steps."""

NAMED = 3
"""Notes that are named in the terminal; beyond, they are counted."""

Stamps = dict[str, tuple[int, int]]
"""When each note was written last, and its size."""


def main() -> None:
    """Watch the notes that the command line names, until the server that started this is gone."""
    graph_file, news_file, *paths = map(Path, sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that the news are taken away
    with suppress(KeyboardInterrupt):
        try:
            for _ in watch(paths, graph_file, news_file, handed_over(news_file)):
                pass
        finally:
            news_file.unlink(missing_ok=True)


def watch(paths: Sequence[Path], graph_file: Path, news_file: Path, seen: Stamps | None = None) -> Iterator[News]:
    """Make the graph of these notes anew whenever they change, for as long as the parent process lives.

    Parameters: `seen` are the stamps of the notes when they were read last; without them, they were read just now.

    Yields the news of each time. A note that cannot be read, and even one that breaks the reading, leaves the graph as
    it was: the next change is read all the same.
    """
    parent, news = os.getppid(), News()
    with ThreadPoolExecutor(1) as reader:
        seen = stamps(paths) if seen is None else seen
        reader.submit(_built, paths, graph_file).exception()  # the first time takes long, for it brings the libraries
        while os.getppid() == parent:
            time.sleep(EVERY)
            if stamps(paths) == seen:
                continue
            now = _settled(paths)
            changed, seen = differing(seen, now), now
            making = reader.submit(_built, paths, graph_file)
            news = _failure(news, error) if (error := making.exception()) else _success(news, changed, making.result())
            tell(news, news_file)
            yield news


def stamps(paths: Sequence[Path]) -> Stamps:
    """Return the stamps of the notes and corrections under these paths, by the names that the graph has for them."""
    import builder  # noqa: PLC0415 - brings the lexicon

    found: Stamps = {}
    corrections = ((path.name, path) for path in builder.corrections_of(paths))
    for name, path in (*notes.find(paths)[0], *corrections):
        with suppress(OSError):
            state = path.stat()
            found[name] = state.st_mtime_ns, state.st_size
    return found


def hand_over(seen: Stamps, news_file: Path) -> None:
    """Keep the stamps of the notes as they were read, for who watches them to begin with. Raises OSError."""
    _handed(news_file).write_text(json.dumps(seen), encoding="utf-8")


def handed_over(news_file: Path) -> Stamps | None:
    """Return the stamps that were handed over, once; None where none were."""
    file = _handed(news_file)
    try:
        seen = json.loads(file.read_bytes())
    except OSError:
        return None
    file.unlink()
    return {name: (when, size) for name, (when, size) in seen.items()}


def differing(before: Stamps, after: Stamps) -> tuple[str, ...]:
    """Return the notes that are new, gone or written anew, sorted.

    >>> differing({"a.md": (1, 5), "b.md": (1, 5)}, {"b.md": (2, 5), "c.md": (1, 1)})
    ('a.md', 'b.md', 'c.md')
    """
    return tuple(sorted({name for name, _ in before.items() ^ after.items()}))


def _handed(news_file: Path) -> Path:
    return news_file.with_suffix(".seen")


def _settled(paths: Sequence[Path]) -> Stamps:
    """Return the stamps once they stay the same for a moment."""
    now = stamps(paths)
    while True:
        time.sleep(SETTLED)
        before, now = now, stamps(paths)
        if before == now:
            return now


def _built(paths: Sequence[Path], graph_file: Path) -> Built:
    import builder  # noqa: PLC0415 - brings the libraries that read, once something is to be read

    return builder.kept(paths, graph_file)


def _success(news: News, changed: Sequence[str], built: Built) -> News:
    """Tell the terminal what was read anew, and return the news of it."""
    if not built.file:
        why = "the graph cannot be written" if built.sources else "none of these notes can be read"
        _say((f"{why}; what was read before is still shown", "bold red"))
        return news.failed(why)
    named = clipped(", ".join(changed[:NAMED]) + (" …" if len(changed) > NAMED else ""), 120)
    _say(f"{counted(len(changed), 'note')} changed: {named} ({built.seconds:.1f} s)")
    problems = [problem for problem in built.problems if _of(problem, changed)]
    for line in people.problems(problems):
        console(errors=True).print(line)
    return news.made_anew(changed, problems)


def _failure(news: News, error: BaseException) -> News:
    """Tell the terminal that reading broke, and return the news of it."""
    why = f"the notes could not be read ({type(error).__name__}: {error})"
    _say((f"{why}; what was read before is still shown", "bold red"))
    return news.failed("the notes could not be read")


def _of(problem: Problem, changed: Sequence[str]) -> bool:
    """Tell whether a problem is of one of these notes, or of a part of it."""
    return any(problem.name == name or problem.name.startswith((f"{name}#", f"{name}/")) for name in changed)


def _say(*parts: str | tuple[str, str]) -> None:
    console(errors=True).print(words(*parts))


if __name__ == "__main__":
    main()
