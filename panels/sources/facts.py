"""Facts of a line in words, how sure they are, and where in the graph each is seen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.merge.identity import constraint_label, fold
from graph.model import Bound, Constraint, Edge, Evidence, Feature, Link, Mention, NodeKind, Place, Relation, Scenario
from panels.address import Connect, Explore, name_of
from panels.wording import PHRASES, clipped, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Fact, Node
    from panels.component import Values

LONGEST = 300
"""Letters of a name or need in a fact."""

SURE: tuple[tuple[float, str], ...] = ((0.9, "very sure"), (0.8, "sure"), (0.7, "fairly sure"), (0.6, "likely"))
GUESS = "a guess"


def sure(confidence: float) -> str:
    """Return how sure a rule is, in words.

    >>> sure(0.95), sure(0.8), sure(0.55)
    ('very sure', 'sure', 'a guess')
    """
    return next((words for least, words in SURE if confidence >= least), GUESS)


def told(fact: Fact) -> Values:
    """Return a fact as the page tells it: its kind, its words (what is named stands out), its rule, how sure it is."""
    kind, words = _words(fact)
    return {"kind": kind, "words": [[clipped(text, LONGEST), named] for text, named in words], **_why(fact.evidence)}


def told_edge(graph: KnowledgeGraph, edge: Edge, evidence: Evidence) -> Values:
    """Return a fact of which only the graph knows, in the same way."""
    words = [(graph.node(edge.source).label, True), (phrase(edge), False), (graph.node(edge.target).label, True)]
    if edge.condition:
        words.append((edge.condition, False))
    named = [[clipped(text, LONGEST), stands_out] for text, stands_out in words]
    return {"kind": edge.relation.replace("_", " "), "words": named, **_why(evidence)}


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of a line, the most telling first: what it says, then what it names."""
    telling = (Link, Scenario, Constraint, Feature, Mention)
    return sorted(facts, key=lambda fact: telling.index(type(fact)))


def leads_to(graph: KnowledgeGraph, fact: Fact) -> tuple[str, Explore | Connect]:
    """Return the page and the address where the graph shows a fact: routes for links, the node itself for others."""
    if isinstance(fact, Link):
        return "connect", Connect(source=fact.head, target=fact.tail)
    if isinstance(fact, Mention):
        return "explore", Explore(node=fact.service)
    place = Place(source=fact.evidence.source, line=fact.evidence.line)
    for edge in graph.derived(by_place).get(place, ()):
        node = graph.node(edge.source if isinstance(fact, Scenario) else edge.target)
        if _is(fact, edge, node):
            return "explore", Explore(node=name_of(node))
    return "explore", Explore(node=_service(fact))


def edge_leads_to(graph: KnowledgeGraph, edge: Edge) -> tuple[str, Explore | Connect]:
    """Return where the graph shows an edge."""
    one, other = graph.node(edge.source), graph.node(edge.target)
    if one.kind is other.kind is NodeKind.SERVICE:
        return "connect", Connect(source=one.label, target=other.label)
    return "explore", Explore(node=name_of(one if edge.relation is Relation.ANSWERED_BY else other))


def by_place(graph: KnowledgeGraph) -> dict[Place, list[Edge]]:
    """Return the edges by each line that they quote; ask for it with `graph.derived(by_place)`."""
    found: dict[Place, list[Edge]] = defaultdict(list)
    for edge in graph.edges():
        for place in dict.fromkeys(Place(source=one.source, line=one.line) for one in edge.evidence):
            found[place].append(edge)
    return dict(found)


def _words(fact: Fact) -> tuple[str, list[tuple[str, bool]]]:
    match fact:
        case Mention(name=""):
            return "service", [("is about", False), (fact.service, True)]
        case Mention():
            also = [] if fact.name == fact.service else [(f"as “{fact.name}”", False)]
            return "service", [("names", False), (fact.service, True), *also]
        case Feature():
            under = [("under", False), (fact.parent, True)] if fact.parent else []
            return "feature", [(fact.service, True), ("has the feature", False), (fact.name, True), *under]
        case Link():
            said = PHRASES[fact.relation][2 * fact.negated]
            when = [(fact.condition, False)] if fact.condition else []
            return "link", [(fact.head, True), (said, False), (fact.tail, True), *when]
        case Constraint():
            of = fact.of if fact.of == fact.service else f"{fact.service}, {fact.of}"
            return fact.kind.value, [(of, True), (f"{fact.kind.value}:", False), (constraint_label(_bound(fact)), True)]
        case Scenario():
            answers = [("not " * answer.rejected + answer.text, True) for answer in fact.answers]
            return "need", [(f"“{fact.need}”", True), ("is answered by", False), *answers]


def _why(evidence: Evidence) -> Values:
    return {
        "rule": evidence.rule,
        "sure": sure(evidence.confidence),
        "stretch": clipped(evidence.text, LONGEST),
        "from": evidence.start,
        "to": evidence.end,
    }


def _bound(fact: Constraint) -> Bound:
    return Bound(
        kind=fact.kind, value=fact.value, unit=fact.unit, comparator=fact.comparator, needs=fact.needs, what=fact.what
    )


def _is(fact: Fact, edge: Edge, node: Node) -> bool:
    """Whether an edge that quotes the fact's line says the fact."""
    match fact:
        case Feature():
            return edge.relation is Relation.HAS_FEATURE and fold(node.label) == fold(fact.name)
        case Constraint():
            return edge.relation is Relation.HAS_CONSTRAINT and node.bound == _bound(fact)
        case Scenario():
            return edge.relation is Relation.ANSWERED_BY and fold(node.label) == fold(fact.need)
    return False


def _service(fact: Fact) -> str:
    match fact:
        case Feature() | Constraint():
            return fact.service
        case Scenario():
            return next((name for answer in fact.answers for name in answer.services), "")
    return ""
