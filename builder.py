"""Joins the two halves: notes become a graph, kept in the user's cache for as long as it is what they would give."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from extract import lexicon, notes
from graph import corrections, export
from graph.errors import LinkspanError
from graph.merge import KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.corrections import Correction, Effect
    from graph.model import Fact, Source

ROOT = Path(__file__).resolve().parent
NOTES = ROOT / "data" / "notes"
"""The notes that come with Linkspan."""

PROGRAM = ("builder.py", "extract/**/*.py", "graph/**/*.py", "data/lexicon/*.toml")
LIBRARIES = ("charset-normalizer", "ftfy", "markdown-it-py", "pypdf", "python-docx", "python-pptx", "spacy")
"""What the graph of notes depends on beside the notes: a change in any of it makes a kept graph stale."""

KEY_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The graph of some notes: what could not be read, how long it took, and the file it is kept in (None: nowhere)."""

    graph: KnowledgeGraph
    problems: tuple[notes.Problem, ...] = ()
    seconds: float = 0.0
    file: Path | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The notes that were read, sorted by name."""
        return self.graph.sources

    @property
    def lines(self) -> int:
        """How many lines were read."""
        return sum(source.lines for source in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was read from some notes, before it is corrected and becomes a graph."""

    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[notes.Problem, ...] = ()


def build(
    paths: Iterable[str | Path],
    on_note: Callable[[str, int, int], None] | None = None,
    more: Iterable[Path] = (),
) -> Built:
    """Return the graph of the notes under these paths; what cannot be read becomes a problem, and the rest is read.

    Corrections that lie beside the notes are applied; one that no longer finds its place becomes a problem.

    Parameters: `on_note` is told name, number and count before each note; `more` are further files of corrections. The
    order of the paths never matters, nor does where they lie: the same notes under the same names give the same graph.

    >>> [problem.reason for problem in build(["no/such/folder"]).problems]
    ['does not exist']
    """
    places = [Path(path) for path in paths]
    begun = time.perf_counter()
    read = facts_of(notes.read(places, on_note))
    made, faults = written_corrections(corrections_of(places, more))
    graph, effects = graph_of(read, made)
    whole = any(place.is_dir() for place in places)  # what is said of other notes has no place in a single file
    lost = [_lost(effect) for effect in effects if whole and not effect.placed]
    problems = (*read.problems, *faults, *lost)
    return Built(graph=graph, problems=problems, seconds=time.perf_counter() - begun)


def build_notes(read: Iterable[notes.Note | notes.Problem], on_note: Callable[[str], object] | None = None) -> Built:
    """Return the graph of notes that are read already, wherever they come from; problems among them are kept.

    Parameters: `on_note` is told the name of each note before it is read; what it raises ends the building.

    >>> [source.name for source in build_notes([notes.Note(name="a.md", text="SQS triggers Lambda.")]).sources]
    ['a.md']
    """
    begun = time.perf_counter()
    found = facts_of(read, on_note)
    graph, _ = graph_of(found)
    return Built(graph=graph, problems=found.problems, seconds=time.perf_counter() - begun)


def facts_of(read: Iterable[notes.Note | notes.Problem], on_note: Callable[[str], object] | None = None) -> Facts:
    """Return what notes say that are read already, with the problems among them; `on_note` is as in `build_notes`."""
    from extract import pipeline  # noqa: PLC0415 - brings spaCy, which a kept graph does without

    facts: list[Fact] = []
    sources: list[Source] = []
    problems: list[notes.Problem] = []
    for one in read:
        if isinstance(one, notes.Problem):
            problems.append(one)
            continue
        if on_note:
            on_note(one.name)
        sources.append(notes.source(one))
        facts += pipeline.extract(one)
    return Facts(facts=tuple(facts), sources=tuple(sources), problems=tuple(problems))


def graph_of(read: Facts, made: Sequence[Correction] = ()) -> tuple[KnowledgeGraph, tuple[Effect, ...]]:
    """Return the graph of facts once they are corrected, and what each correction did, in their order."""
    done = corrections.corrected(read.facts, made, official)
    return KnowledgeGraph.from_facts(done.facts, read.sources), done.effects


def corrected(read: Facts, files: Sequence[Path]) -> Facts:
    """Return facts as files of corrections have them; what is faulty in those is left out."""
    done = corrections.corrected(read.facts, written_corrections(files)[0], official)
    return Facts(facts=done.facts, sources=read.sources, problems=read.problems)


def corrections_of(paths: Iterable[Path], more: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the files of corrections beside these notes, and the further ones, sorted, each once."""
    beside = {(path if path.is_dir() else path.parent) / corrections.FILE for path in paths}
    found = {path.resolve(): path for path in (*sorted(path for path in beside if path.is_file()), *more)}
    return tuple(found[path] for path in sorted(found))


def written_corrections(files: Sequence[Path]) -> tuple[tuple[Correction, ...], tuple[notes.Problem, ...]]:
    """Return what is written in files of corrections, in order, and a problem for each entry that is faulty."""
    made: list[Correction] = []
    problems: list[notes.Problem] = []
    for file in files:
        name = notes.visible(file.name if len(files) == 1 else f"{file.resolve().parent.name}/{file.name}")
        try:
            read = corrections.loads(file.read_text(encoding="utf-8"), name)
        except (OSError, UnicodeDecodeError) as error:
            reason = f"cannot be read ({type(error).__name__})"
            problems.append(notes.Problem(name=name, reason=reason, advice="save it as UTF-8, readable for this user"))
            continue
        made += read.corrections
        problems += [notes.Problem(name=name, reason=f.reason, line=f.line, advice=f.advice) for f in read.faults]
    return tuple(made), tuple(problems)


def default_graph(graph_file: Path | None = None) -> KnowledgeGraph:
    """Return the graph of the notes that come with Linkspan, read anew where the kept one is missing or stale.

    Parameters: `graph_file` is where it is kept; without it, in the user's cache.
    """
    return kept((NOTES,), graph_file).graph


def kept(
    paths: Sequence[Path],
    file: Path | None = None,
    on_note: Callable[[str, int, int], None] | None = None,
    more: Sequence[Path] = (),
) -> Built:
    """Return the kept graph of these notes, or build and keep it where there is none, or it is stale or broken.

    It is stale when a note, a lexicon, a line of the program or a library that reads is another than when it was
    built. A graph that cannot be kept is returned all the same, with `file` None; one of no notes is never kept.

    Parameters: `file` is where it is kept (without it, one file for each set of paths in the user's cache); `on_note`
    and `more` are as in `build`.
    """
    file, key = file or place((*paths, *more)), fingerprint(paths, more)
    if file and (found := _fresh(file, key)):
        return found
    built = build(paths, on_note, more)
    if file and built.sources and _keep(built, file, key):
        return Built(graph=built.graph, problems=built.problems, seconds=built.seconds, file=file)
    return built


def place(paths: Iterable[Path]) -> Path | None:
    """Return where the graph of these paths is kept between two starts; None for a user without a home."""
    names = "\n".join(sorted(str(path.resolve()) for path in paths))
    try:
        folder = _cache() / "linkspan"
    except RuntimeError:
        return None
    return folder / f"{hashlib.sha256(os.fsencode(names)).hexdigest()[:KEY_LENGTH]}.json"


def fingerprint(paths: Sequence[Path], more: Iterable[Path] = ()) -> str:
    """Return the digest of all that the graph of these notes follows from: names, bytes, program, libraries."""
    found, problems = notes.find(paths)
    corrected = [(str(path), path) for path in corrections_of(paths, more)]
    digest = hashlib.sha256()
    for name, path in (*found, *corrected, *_program()):
        digest.update(f"{name!a} {_content(path)}\n".encode())
    digest.update(repr((sorted(map(str, problems)), [_version(name) for name in LIBRARIES])).encode())
    return digest.hexdigest()


def official(name: str) -> str:
    """Return the official name of a service that the lexicon knows, "" where it knows none or several."""
    found = lexicon.load().candidates(name)
    return found[0].name if len(found) == 1 else ""


def _lost(effect: Effect) -> notes.Problem:
    """Return the problem of a correction that does not find its place."""
    one = effect.correction
    return notes.Problem(name=one.file, reason=effect.reason, line=one.at, advice=effect.advice)


def _version(library: str) -> str:
    """Return the version of a library, "" where it is an extra that is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _program() -> Iterable[tuple[str, Path]]:
    paths = sorted(path for pattern in PROGRAM for path in ROOT.glob(pattern))
    return ((path.relative_to(ROOT).as_posix(), path) for path in paths)


def _content(path: Path) -> str:
    """Return the digest of a file, or why it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return type(error).__name__


def _cache() -> Path:
    """Return the folder for what can be made anew. Raises RuntimeError for a user without a home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _label(file: Path) -> Path:
    """Return the file beside a kept graph that tells what it was built from."""
    return file.with_suffix(".key")


def _fresh(file: Path, key: str) -> Built | None:
    """Return the kept graph, where it is whole and its label says that it was built from the same."""
    begun = time.perf_counter()
    with suppress(OSError, ValueError, KeyError, TypeError, LinkspanError):
        label, data = json.loads(_label(file).read_bytes()), file.read_bytes()
        if (label["key"], label["sha256"]) == (key, hashlib.sha256(data).hexdigest()):
            graph = export.loads(data.decode(), str(file))
            problems = tuple(notes.Problem(**problem) for problem in label["problems"])
            return Built(graph=graph, problems=problems, seconds=time.perf_counter() - begun, file=file)
    return None


def _keep(built: Built, file: Path, key: str) -> bool:
    """Save the graph, then its label: a kill between the two leaves a graph that counts as stale."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        export.save(built.graph, file)
        label = {"key": key, "sha256": _content(file), "problems": [asdict(problem) for problem in built.problems]}
        _label(file).write_text(json.dumps(label), encoding="utf-8")
    except (OSError, LinkspanError):
        return False
    return True
