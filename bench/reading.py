"""Words per second of reading beside spaCy's bare tokenizer on the same real technical English, in one process.

    python -m bench.reading [--megabytes 2] [--rounds 7] [--part 100000]

Prints a line of JSON and a line for people. The text is botocore's documentation strings. Ours is all that `build` does
with a note whose bytes are read: repair, structure, every recogniser. Each round runs the tokenizer, reading, and the
tokenizer again on the whole text, so that a machine that slows down slows both; words are the tokens of the bare
tokenizer.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import spacy

from extract.notes import Note
from extract.pipeline import extract
from extract.repair import repair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured; `share` is the median of their time over that of ours, in percent."""

    megabytes: float
    words: int
    facts: int
    rounds: int
    words_per_second: int
    tokenizer_words_per_second: int
    share: float
    text_mb: int
    peak_mb: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    for name, value in {"megabytes": 2.0, "rounds": 7, "part": 100_000}.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    found = measure(**vars(parser.parse_args(arguments)))
    print(json.dumps({"bench": "reading", **asdict(found)}))
    print(
        f"{found.words:,} words of {found.megabytes} MB: {found.words_per_second:,} words a second, bare tokenizer "
        f"{found.tokenizer_words_per_second:,}, {found.share} %; peak memory {found.peak_mb} MB "
        f"(with the text and the tokenizer alone: {found.text_mb} MB)"
    )


def measure(megabytes: float = 0.02, rounds: int = 1, part: int = 20_000) -> Measured:
    """Return how fast each was; the defaults are small enough for a test."""
    parts = english(megabytes, part)
    bare = spacy.blank("en")

    def tokenize() -> int:
        return sum(len(bare.make_doc(text)) for text in parts)

    def read() -> int:
        notes = (Note(name=f"{number}.md", text=repair(text)) for number, text in enumerate(parts))
        return sum(1 for note in notes for _ in extract(note))

    words = tokenize()
    text_mb = _peak_mb()
    list(extract(Note(name="warm.md", text=parts[0])))  # compiles the lexicon, as any build does once
    runs = [_round(tokenize, read) for _ in range(rounds)]
    return Measured(
        megabytes=round(sum(len(text.encode()) for text in parts) / MEGABYTE, 2),
        words=words,
        facts=read(),
        rounds=rounds,
        words_per_second=round(words / median(ours for _, ours in runs)),
        tokenizer_words_per_second=round(words / median(theirs for theirs, _ in runs)),
        share=round(100 * median(theirs for theirs, _ in runs) / median(ours for _, ours in runs), 1),
        text_mb=text_mb,
        peak_mb=_peak_mb(),
    )


def english(megabytes: float, part: int) -> list[str]:
    """Return the texts, unpacked by another process so that its memory does not count."""
    command = [sys.executable, "-m", "bench.english", str(megabytes), str(part)]
    told = subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout
    texts: list[str] = json.loads(told)
    return texts


def _round(tokenize: Callable[[], int], read: Callable[[], int]) -> tuple[float, float]:
    """Return the seconds of the tokenizer, the mean of once before and once after, and of reading."""
    before, ours, after = _timed(tokenize), _timed(read), _timed(tokenize)
    return (before + after) / 2, ours


def _timed(run: Callable[[], int]) -> float:
    gc.collect()
    start = perf_counter()
    run()
    return perf_counter() - start


def _peak_mb() -> int:
    """Return the most memory that this process has held; macOS counts bytes, others kilobytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak * (1 if sys.platform == "darwin" else 1024) / MEGABYTE)


if __name__ == "__main__":
    main()
