"""Needs found in the words of whoever asks: ranked by BM25 over what notes say of a need, words that mean alike too."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from graph.merge import fold
from graph.model import NodeKind, Relation, ScenarioRow
from graph.query.spelling import words as split
from graph.query.vocabulary import PHRASES, STOP, alike, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bm25s import BM25

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node

NEED_WEIGHT, ANSWER_WEIGHT, SENTENCE_WEIGHT = 1.0, 0.3, 0.2
"""What a word counts in the need itself, in its answers and their names, and in the sentences that say so."""

ALIKE_WEIGHT = 0.8
"""What a word counts that only means the same as one that was asked for."""

_WORD = re.compile(r"[^\W_]+")
_DIGITS = 6  # of a score: what differs later is the machine's rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A need with how well it fits what was asked, and the words, cut back to their stems, that they share."""

    row: ScenarioRow
    score: float = 0.0
    shared: frozenset[str] = frozenset()


def needs(graph: KnowledgeGraph, words: str = "") -> tuple[Found, ...]:
    """Return the needs that share words with `words`, the best first; all of them, by id, where none is given.

    Order: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), its fields
    need, answers and sentences weighted and added up; then by id. Words count in any form; one that only means alike
    (`graph.query.vocabulary`) counts less, and for each word asked only the best of these.
    """
    rows = graph.derived(need_index).rows
    asked = list(dict.fromkeys(terms(words)))
    if not asked:
        return tuple(Found(row=row) for row in (rows if not words.strip() else ()))
    index = graph.derived(need_index)
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, set[str]] = defaultdict(set)
    for word in asked:
        for number, (score, forms) in index.best(word).items():
            scores[number] += score
            shared[number] |= forms
    ranked = sorted(scores, key=lambda number: (-round(scores[number], _DIGITS), number))
    return tuple(Found(row=rows[at], score=scores[at], shared=frozenset(shared[at])) for at in ranked)


def marked(text: str, shared: Iterable[str]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is a word that was found.

    >>> marked("Need to block countries", {"block", "countr"})
    [('Need to ', False), ('block', True), (' ', False), ('countries', True)]
    """
    wanted = frozenset(shared)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for word in _WORD.finditer(text):
        if stem(fold(word[0])) in wanted:
            pieces += [(text[end : word.start()], False), (word[0], True)]
            end = word.end()
    return [(piece, found) for piece, found in [*pieces, (text[end:], False)] if piece]


def terms(text: str) -> Iterator[str]:
    """Yield the stems of the words of a text that say something, in order.

    >>> list(terms("How do I block users from certain countries?"))
    ['block', 'user', 'certain', 'countr']
    """
    said = split(text)
    place = 0
    while place < len(said):
        joined = PHRASES.get(" ".join(said[place : place + 2]))
        if joined:
            yield stem(joined)
        elif said[place] not in STOP:
            yield stem(fold(said[place]))
        place += 2 if joined else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedIndex:
    """All needs by number, and what scores one word in each field (its weight beside it)."""

    rows: Sequence[ScenarioRow]
    fields: Sequence[tuple[float, Field]]

    def best(self, word: str) -> Mapping[int, tuple[float, frozenset[str]]]:
        """Return for the needs that have a word, or one like it, what it scores there and which of these are there.

        Where notes have the word itself, one that means alike never scores more than it does in the middle of these.
        """
        exact = self._scores(word)
        most = sorted(exact.values())[len(exact) // 2] if exact else inf
        found = {number: (score, frozenset({word})) for number, score in exact.items()}
        for other in sorted(alike().get(word, ())):
            for number, score in self._scores(other).items():
                best, forms = found.get(number, (0.0, frozenset[str]()))
                found[number] = (max(best, ALIKE_WEIGHT * min(score, most)), forms | {other})
        return found

    def _scores(self, word: str) -> Mapping[int, float]:
        total: dict[int, float] = defaultdict(float)
        for weight, field in self.fields:
            for number, score in field.scores(word):
                total[number] += weight * score
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The words of one field of all needs, as BM25 weighs them."""

    known: frozenset[str]
    model: BM25

    def scores(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the needs that have a word in this field, each with its score."""
        if word in self.known:
            scores = self.model.get_scores([word]).tolist()
            yield from ((number, score) for number, score in enumerate(scores) if score > 0)


def need_index(graph: KnowledgeGraph) -> NeedIndex:
    """Return the words of all needs; ask for it with `graph.derived(need_index)`."""
    rows = [_row(graph, node) for node in graph.nodes(NodeKind.SCENARIO)]
    texts: tuple[tuple[float, Callable[[KnowledgeGraph, ScenarioRow], Iterable[str]]], ...] = (
        (NEED_WEIGHT, lambda _, row: [row.need.label]),
        (ANSWER_WEIGHT, _answer_texts),
        (SENTENCE_WEIGHT, lambda _, row: dict.fromkeys(one.text for edge in _edges(row) for one in edge.evidence)),
    )
    fields: list[tuple[float, Field]] = []
    for weight, of in texts:
        documents = [[term for text in of(graph, row) for term in terms(text)] for row in rows]
        if known := frozenset(term for document in documents for term in document):
            fields.append((weight, Field(known=known, model=_model(documents))))
    return NeedIndex(rows=tuple(rows), fields=tuple(fields))


def _model(documents: list[list[str]]) -> BM25:
    from bm25s import BM25  # noqa: PLC0415 - brings NumPy, which most questions do without

    model = BM25(method="lucene", dtype="float64")
    model.index(documents, show_progress=False)
    return model


def _row(graph: KnowledgeGraph, need: Node) -> ScenarioRow:
    edges = [edge for edge in graph.edges_of(need.id) if edge.relation is Relation.ANSWERED_BY]
    return ScenarioRow(
        need=need,
        answers=tuple(edge for edge in edges if not edge.negated),
        rejects=tuple(edge for edge in edges if edge.negated),
    )


def _answer_texts(graph: KnowledgeGraph, row: ScenarioRow) -> Iterator[str]:
    """Yield the words of a need's answers and all names of what they point to."""
    yield from (*row.need.answers, *row.need.rejects)
    for edge in _edges(row):
        target = graph.node(edge.target)
        yield from (target.label, *target.aliases)


def _edges(row: ScenarioRow) -> tuple[Edge, ...]:
    return (*row.answers, *row.rejects)
