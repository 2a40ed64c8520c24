"""What Sources sends to the browser: the list of notes, a note with its marked words, and what a search found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.reading import Outcome
from panels.sources.facts import by_place, ordered, told, told_edge
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.notes import Note
    from extract.reading import Reading, ReadLine, Span
    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence
    from panels.component import Values
    from panels.world import World

PAGE = 1000
"""Lines that are sent at once; longer notes are shown in parts."""

NOTES = 500
HITS = 200
"""Notes and lines in a list; a search narrows it."""

AROUND = 120
"""Letters of a line around what was found in it."""

GONE = (
    "The notes themselves were not given along with this graph, only the lines that it quotes. "
    "Start the explorer with the notes (linkspan serve NOTES) to see all of them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the graph holds of a note: its lines, the facts that quote it, and how many of its lines they quote."""

    name: str
    lines: int
    facts: int
    quoted: int


def tallies(graph: KnowledgeGraph) -> dict[str, Tally]:
    """Return the notes by name with their counts; ask for it with `graph.derived(tallies)`."""
    facts: Counter[str] = Counter()
    quoted: dict[str, set[int]] = defaultdict(set)
    for place, edges in graph.derived(by_place).items():
        facts[place.source] += len(edges)
        quoted[place.source].add(place.line)
    for node in graph.nodes():
        for place in node.mentions:
            quoted[place.source].add(place.line)
    return {
        source.name: Tally(
            name=source.name, lines=source.lines, facts=facts[source.name], quoted=len(quoted[source.name])
        )
        for source in graph.sources
    }


def listed(world: World, words: str = "") -> Values:
    """Return the list of notes, those whose name holds the words."""
    wanted = words.casefold()
    found = [one for one in known(world) if wanted in one.name.casefold()]
    notes = [
        {"name": one.name, "lines": counted(one.lines, "line"), "facts": counted(one.facts, "fact"),
         "share": round(min(1.0, one.quoted / one.lines), 3) if one.lines else 0.0}
        for one in found[:NOTES]
    ]  # fmt: skip
    more = f"{len(found) - NOTES:,} more; type a part of a name to find them" if len(found) > NOTES else ""
    lead = "The bar under a note shows how many of its lines the graph quotes."
    return {"notes": notes, "title": counted(len(found), "note"), "lead": lead, "more": more}


def known(world: World) -> list[Tally]:
    """Return the notes with their counts, those that the graph quotes and those that it does not."""
    unquoted = {name: Tally(name=name, lines=note.lines, facts=0, quoted=0) for name, note in world.texts.items()}
    return [tally for _, tally in sorted({**unquoted, **world.graph.derived(tallies)}.items())]


def searched(texts: Mapping[str, Note], words: str) -> Values:
    """Return the lines of all notes that hold the words, whatever their case."""
    found = [{"name": name, "line": line, "pieces": pieces} for name, line, pieces in hits(texts, words)]
    title = counted(len(found), "line") if len(found) <= HITS else f"The first {HITS} lines"
    return {"hits": found[:HITS], "title": f"{title} with “{words}”" if found else f"No line holds “{words}”"}


def note_page(read: Reading, line: int, show: str) -> Values:
    """Return a note as it was read, or the part of it around a line; `show` is "nothing" for what gave nothing."""
    lines = [one for one in read.lines if show != "nothing" or one.outcome is Outcome.NOTHING or one.number == line]
    part, parts = _part([one.number for one in lines], line)
    telling = [one.number for one in read.lines if one.outcome is Outcome.READ]
    return {
        "name": read.name,
        "words": _summary(read),
        "lines": [_line(one, opened=one.number == line) for one in lines[part * PAGE : (part + 1) * PAGE]],
        "open": line,
        "nothing": read.count(Outcome.NOTHING),
        "only": show == "nothing",
        "kinds": [[kind, number] for kind, number in _kinds(read).items()],
        "back": max((number for number in telling if number < line), default=0),
        "on": min((number for number in telling if number > line), default=0),
        "parts": _parts([one.number for one in lines], part, parts),
        "gone": "",
    }


def quoted_page(graph: KnowledgeGraph, name: str, line: int) -> Values:
    """Return what the graph quotes of a note that is not at hand."""
    lines = quoted(graph, name)
    numbers = sorted(lines)
    part, parts = _part(numbers, line)
    shown = [
        _quoted_line(graph, number, lines[number], opened=number == line)
        for number in numbers[part * PAGE : (part + 1) * PAGE]
    ]
    return {
        "name": name, "words": f"{counted(len(lines), 'line')} quoted by the graph", "lines": shown, "open": line,
        "nothing": 0, "only": False, "kinds": [], "gone": GONE,
        "back": max((number for number in numbers if number < line), default=0),
        "on": min((number for number in numbers if number > line), default=0),
        "parts": _parts(numbers, part, parts),
    }  # fmt: skip


def quoted(graph: KnowledgeGraph, name: str) -> dict[int, list[tuple[Edge, Evidence]]]:
    """Return the lines of a note that the graph quotes, each with the edges that do."""
    lines: dict[int, list[tuple[Edge, Evidence]]] = defaultdict(list)
    for edge in graph.edges():
        for evidence in edge.evidence:
            if evidence.source == name:
                lines[evidence.line].append((edge, evidence))
    return dict(lines)


def hits(texts: Mapping[str, Note], words: str) -> Iterator[tuple[str, int, list[list[object]]]]:
    """Yield the lines that hold the words: note, line, and the line in three pieces, the words the middle one."""
    wanted = words.casefold()
    for name, note in sorted(texts.items()):
        if wanted in note.text.casefold():
            for number, text in enumerate(note.text.split("\n"), start=1):
                at = text.casefold().find(wanted)
                if at >= 0:
                    yield name, note.number(number), _cut(text, at, len(words))


def _cut(text: str, at: int, length: int) -> list[list[object]]:
    """Return a line around what was found in it, in three pieces."""
    start, end = max(0, at - AROUND), at + length + AROUND
    before = ("…" if start else "") + text[start:at].lstrip()
    return [
        [before, False],
        [text[at : at + length], True],
        [text[at + length : end] + ("…" * (end < len(text))), False],
    ]


def _summary(read: Reading) -> str:
    said = read.count(Outcome.READ) + read.count(Outcome.NOTHING)
    share = f"something was read from {read.understood:.0%} of the {said:,} lines that say something"
    return f"{counted(len(read.lines), 'line')} · {counted(read.facts, 'fact')} · {share}"


def _kinds(read: Reading) -> dict[str, int]:
    found = Counter(span.kind.value for line in read.lines for span in line.spans)
    return {kind: found[kind] for kind in ("service", "feature", "limit", "constraint", "need", "cue") if found[kind]}


def _part(numbers: Sequence[int], line: int) -> tuple[int, int]:
    """Return which part of a note a line is in, and how many there are."""
    parts = max(1, -(-len(numbers) // PAGE))
    return min(parts - 1, bisect_left(numbers, line) // PAGE), parts


def _parts(numbers: Sequence[int], part: int, parts: int) -> list[list[object]]:
    """Return the parts of a note: which lines, the first of them, and whether it is the one that is shown."""
    cut = [numbers[index * PAGE : (index + 1) * PAGE] for index in range(parts if parts > 1 else 0)]
    return [[f"{own[0]:,}–{own[-1]:,}", own[0], index == part] for index, own in enumerate(cut)]


def _line(line: ReadLine, *, opened: bool) -> Values:
    facts = [told(fact) for fact in ordered(line.facts)] if opened else []
    spans = [[line.text[span.start : span.end], span.kind.value, span.rule] for span in line.spans] if opened else []
    return {
        "number": line.number, "outcome": line.outcome.value, "count": len(line.facts), "facts": facts, "spans": spans,
        "pieces": pieces(line.text, line.spans),
    }  # fmt: skip


def _quoted_line(graph: KnowledgeGraph, number: int, said: Sequence[tuple[Edge, Evidence]], *, opened: bool) -> Values:
    longest = max((evidence for _, evidence in said), key=lambda evidence: len(evidence.text))
    facts = [told_edge(graph, edge, evidence) for edge, evidence in said] if opened else []
    return {
        "number": number, "outcome": "read", "count": len(said), "facts": facts, "spans": [],
        "pieces": [[longest.text, []]],
    }  # fmt: skip


def pieces(text: str, spans: Iterable[Span]) -> list[list[object]]:
    """Return a line cut where a span begins or ends, each piece with the kinds that it is part of.

    >>> from extract.reading import Kind, Span
    >>> pieces("SQS is full", [Span(start=0, end=3, kind=Kind.SERVICE, rule="name")])
    [['SQS', ['service']], [' is full', []]]
    """
    marks = list(spans)
    cuts = sorted({0, len(text), *(span.start for span in marks), *(span.end for span in marks)})
    return [
        [
            text[start:end],
            list(dict.fromkeys(span.kind.value for span in marks if span.start <= start and end <= span.end)),
        ]
        for start, end in pairwise(cuts)
    ]
