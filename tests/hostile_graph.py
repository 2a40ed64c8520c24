"""A graph in which every field of every fact is a text that would run, and notes with such lines and file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import builder
from extract import notes
from graph.merge import KnowledgeGraph
from graph.model import (
    Answer,
    Constraint,
    ConstraintKind,
    Evidence,
    Fact,
    Feature,
    Link,
    Mention,
    Relation,
    Scenario,
    Source,
)
from tests.vectors import TEXTS, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HUB = "The hub of all"
NOTE = """# {0}

## {0}

Lambda triggers S3 if {0}. {0} can trigger Lambda. {0} was used.

- {0}: up to 5 {0}, default 3 MB
- [[{0}]] sends messages to SQS; [[{0}]] cannot use SNS
- Need {0} → use S3 and {0}, not {0}

| Service | Limit of {0} |
|---|---|
| Lambda | 15 min {0} |
"""
LONGEST_FILE_NAME = 100


def names() -> list[str]:
    """The names of services: each text alone, and some at a time."""
    return [*TEXTS, *joined(6)]


def graph(folder: Path) -> KnowledgeGraph:
    """The graph of all facts, and of the notes, which are written to the folder."""
    for number, text in enumerate(TEXTS):
        (folder / file_name(number, text)).write_text(NOTE.format(text), encoding="utf-8")
    read = [one for one in notes.read([folder]) if isinstance(one, notes.Note)]
    assert len(read) == len(TEXTS)
    built = builder.build_notes(read).graph
    made = of_facts(names())
    sources = sorted({*built.sources, *made.sources})
    return KnowledgeGraph.from_parts([*built.nodes(), *made.nodes()], [*built.edges(), *made.edges()], sources)


def of_facts(texts: Sequence[str]) -> KnowledgeGraph:
    """The graph of all facts of these texts."""
    return KnowledgeGraph.from_facts(facts(texts), [Source(name=text, sha256="0" * 64, lines=9) for text in texts])


def file_name(number: int, text: str) -> str:
    """A text as the name of a file, as far as a file system takes it."""
    plain = text.replace("/", "∕").replace("\x00", "")
    return f"{plain[:LONGEST_FILE_NAME]} {number}.md"


def facts(everything: Sequence[str]) -> Iterator[Fact]:
    """Yield facts of every kind, the text in every field; each service is linked with the hub and with the next."""
    for text, following in zip(everything, [*everything[1:], everything[0]], strict=True):
        other = f"{text} too"
        of = purpose(text)
        yield Mention(service=text, name=other, vendor=text, category=of, discovered=True, evidence=seen(text))
        yield Link(head=HUB, relation=Relation.USES, tail=text, condition=text, evidence=seen(text))
        yield Link(head=text, relation=Relation.TRIGGERS, tail=following, evidence=seen(text))
        yield Link(head=text, relation=Relation.SENDS_TO, tail=HUB, negated=True, evidence=seen(text))
        yield Feature(name=text, service=text, evidence=seen(text))
        yield Feature(name=f"{text} part", service=text, parent=text, evidence=seen(text))
        for kind in ConstraintKind:
            yield bound(text, kind)
        answers = (Answer(text=text, services=(text,)), Answer(text=text, services=(following,), rejected=True))
        yield Scenario(need=text, answers=answers, evidence=seen(text))


def purpose(text: str) -> str:
    """What the service of a text is for: some texts, this one among them; a map of a hundred purposes takes long."""
    return next((some for some in joined(6) if text in some), text)


def bound(text: str, kind: ConstraintKind) -> Constraint:
    """A constraint of a kind, its words the text."""
    if kind is ConstraintKind.LIMIT:
        said = {"value": "5", "unit": text, "comparator": "<="}
    else:
        said = {"needs" if kind is ConstraintKind.REQUIREMENT else "what": text}
    return Constraint(of=text, service=text, kind=kind, evidence=seen(text), **said)


def seen(text: str) -> Evidence:
    """The evidence of a line that is the text, in a file of that name, found by a rule of that name."""
    return Evidence(source=text, line=1, start=0, end=len(text), text=text, rule=text)
