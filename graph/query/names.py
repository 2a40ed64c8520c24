"""From what a person types to nodes: find() one by name, search() many; likeness of spelling only ever suggests."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from graph.errors import AmbiguousName, UnknownName
from graph.merge import fold, folded
from graph.model import NodeKind
from graph.query.spelling import bare, family, is_slip, slips, squeezed, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Node

KINDS: tuple[NodeKind, ...] = (NodeKind.SERVICE, NodeKind.FEATURE, NodeKind.SCENARIO, NodeKind.CONSTRAINT)
"""Kinds by precedence: a service wins over a feature, and that over a need, of the same name."""

SUGGESTED = 5
LIKE = 70.0
"""How many names are suggested at most, and how alike (0 to 100) they are at least."""

_AFTER_ALL = "\U0010ffff"
_LABEL, _BARE_LABEL, _ALIAS, _BARE_ALIAS, _LOOSE = range(5)


def find(graph: KnowledgeGraph, name: str, kinds: Collection[NodeKind] | None = None) -> Node:
    """Return the one node of a name.

    Parameters: `name` is an id, a label, an alias (capitals do not count; the vendor before a service may be left out
    or written another way, a gap or hyphen in it does not count: "sqs", "AWS SQS", "event bridge") or service/feature
    ("Lambda/DLQ"); `kinds` are looked among. A service wins over a feature and that over a need; a label over an alias.

    Raises UnknownName, with suggestions, where there is none, and AmbiguousName, with the ids, where several are meant.
    """
    allowed = [kind for kind in KINDS if kinds is None or kind in kinds]
    for id_ in (name, *(f"{kind}:{name}" for kind in allowed)):
        if id_ in graph and graph.node(id_).kind in allowed:
            return graph.node(id_)
    for kind in allowed:
        if found := _of_kind(graph, name, kind):
            break
    else:
        raise UnknownName(name, suggestions(graph, name, allowed))
    if len(found) > 1:
        raise AmbiguousName(name, sorted(found))
    return graph.node(found[0])


def search(graph: KnowledgeGraph, text: str, limit: int = 20) -> tuple[Node, ...]:
    """Return nodes for words that are still being typed, the best first.

    Order: the whole name, its beginning, names with a word beginning with each word typed, and, only where there is
    none of these, names a small slip away (never by a digit, nor by another letter in an acronym). Among equals
    services come first, then shorter names.
    """
    index, typed = graph.derived(name_index), folded(text)
    if not typed:
        return ()
    found: dict[str, int] = {}
    tiers: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: index.spelled.get(typed, ()) or index.named.get((NodeKind.SERVICE, _LOOSE, squeezed(typed)), ()),
        lambda: index.beginning(typed),
        lambda: index.with_words(words(text), index.starting),
    )
    for tier, look in enumerate(tiers):
        for id_ in look():
            found.setdefault(id_, tier)
    if not found:
        found = dict.fromkeys(index.with_words(words(text), index.near), len(tiers))
    return tuple(sorted(map(graph.node, found), key=lambda node: (found[node.id], *_rank(node)))[:limit])


def suggestions(graph: KnowledgeGraph, name: str, kinds: Collection[NodeKind]) -> tuple[str, ...]:
    """Return names that exist and may have been meant, the likest first; each can be given to `find`."""
    index = graph.derived(name_index)
    typed = bare(folded(name))[0]
    near = [node.id for node in search(graph, typed, SUGGESTED)]
    alike = process.extract(typed, index.names, scorer=fuzz.ratio, limit=4 * SUGGESTED, score_cutoff=LIKE)
    for spelling, _, _ in alike:
        near += index.spelled[spelling]
    nodes = [graph.node(id_) for id_ in dict.fromkeys(near)]
    wanted = set(kinds) - {NodeKind.CONSTRAINT}
    return tuple(_called(node) for node in nodes if node.kind in wanted)[:SUGGESTED]


def _called(node: Node) -> str:
    """Return a node's name, with its service before a feature's."""
    return node.id.partition(":")[2] if node.kind is NodeKind.FEATURE else node.label


def _rank(node: Node) -> tuple[int, int, str, str]:
    return KINDS.index(node.kind), len(node.label), folded(node.label), node.id


def _of_kind(graph: KnowledgeGraph, name: str, kind: NodeKind) -> Sequence[str]:
    """Return the ids of one kind that a name means, from the strictest reading that means any."""
    index, typed = graph.derived(name_index), folded(name)
    rest, vendor = bare(typed)
    for how in (_LABEL, _ALIAS):
        if found := index.named.get((kind, how, typed)):
            return found
    if kind is NodeKind.SERVICE:
        for how, form in ((_BARE_LABEL, rest), (_BARE_ALIAS, rest), (_LOOSE, squeezed(rest))):
            found = index.named.get((kind, how, form), [])
            if fitting := [id_ for id_ in found if not vendor or _vendor(graph.node(id_)) in {"", vendor}]:
                return fitting
    if kind is NodeKind.FEATURE:
        return _feature(graph, name)
    return ()


def _feature(graph: KnowledgeGraph, name: str) -> Sequence[str]:
    """Return the ids of features by the plural rule, or by service and feature with a slash between."""
    named = graph.derived(name_index).named
    if found := named.get((NodeKind.FEATURE, _LOOSE, fold(name))):
        return found
    service, slash, rest = name.partition("/")
    owners = set(_of_kind(graph, service, NodeKind.SERVICE)) if slash else set()
    found = named.get((NodeKind.FEATURE, _LOOSE, fold(rest)), []) if owners else []
    return [id_ for id_ in found if any(edge.source in owners for edge in graph.edges_of(id_))]


def _vendor(node: Node) -> str:
    """Return the vendor of a service, from its name where it is not known otherwise."""
    return family(node.vendor) or bare(folded(node.label))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """The names of a graph, made once: by kind and reading, by spelling, and by word."""

    named: Mapping[tuple[NodeKind, int, str], list[str]]
    spelled: Mapping[str, list[str]]
    names: Sequence[str]
    by_word: Mapping[str, set[str]]
    vocabulary: Sequence[str]
    acronyms: frozenset[str]

    def beginning(self, typed: str) -> Iterator[str]:
        """Yield the nodes with a name that begins so."""
        for name in _from(self.names, typed):
            yield from self.spelled[name]

    def with_words(self, typed: Iterable[str], like: Callable[[str], Iterable[str]]) -> set[str]:
        """Return the nodes that have, for each word typed, a word that is `like` it."""
        groups = [set().union(*(self.by_word[word] for word in like(each))) for each in typed]
        return set.intersection(*groups) if groups else set()

    def starting(self, typed: str) -> Iterable[str]:
        """Return the known words that begin with a word, or with its singular."""
        return _from(self.vocabulary, fold(typed))

    def near(self, typed: str) -> Iterable[str]:
        """Return the known words that begin with a word or, where none does, may have been meant by it."""
        if started := list(self.starting(typed)):
            return started
        if not (most := slips(typed)):
            return ()
        hits = process.extract(typed, self.vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
        return [word for word, _, _ in hits if is_slip(typed, word, acronym=word in self.acronyms)]


def name_index(graph: KnowledgeGraph) -> NameIndex:
    """Return the index of a graph's names; ask for it with `graph.derived(name_index)`."""
    named: dict[tuple[NodeKind, int, str], list[str]] = defaultdict(list)
    spelled: dict[str, list[str]] = defaultdict(list)
    by_word: dict[str, set[str]] = defaultdict(set)
    acronyms: set[str] = set()
    for node in graph.nodes():
        for how, name in dict.fromkeys(_readings(node)):
            named[node.kind, how, name].append(node.id)
            if how != _LOOSE and node.id not in spelled[name][-1:]:
                spelled[name].append(node.id)
        for name in (node.label, *node.aliases):
            for word in words(name):
                by_word[word].add(node.id)
            acronyms.update(word.casefold() for word in name.split() if word.isupper())
    return NameIndex(
        named=dict(named),
        spelled=dict(spelled),
        names=sorted(spelled),
        by_word=dict(by_word),
        vocabulary=sorted(by_word),
        acronyms=frozenset(acronyms),
    )


def _readings(node: Node) -> Iterator[tuple[int, str]]:
    """Yield the names that a node can be found by, each with how it is read."""
    if node.kind is NodeKind.CONSTRAINT:
        yield _LABEL, folded(node.label)
        return
    forms = [(_LABEL, _BARE_LABEL, node.label), *((_ALIAS, _BARE_ALIAS, alias) for alias in node.aliases)]
    for full, short, name in forms:
        yield full, folded(name)
        if node.kind is NodeKind.SERVICE:
            rest = bare(folded(name))[0]
            yield short, rest
            yield _LOOSE, squeezed(rest)
        if node.kind is NodeKind.FEATURE:
            yield _LOOSE, fold(name)


def _from(ordered: Sequence[str], start: str) -> Iterator[str]:
    """Yield the texts of a sorted list that begin so."""
    for at in range(bisect_left(ordered, start), len(ordered)):
        if not ordered[at].startswith(start):
            return
        yield ordered[at]
