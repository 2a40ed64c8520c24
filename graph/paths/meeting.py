"""What routes must meet on their way: services of categories, nodes of kinds, relations; as bits for the search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.paths.layered import Required

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.merge import KnowledgeGraph
    from graph.model import NodeKind, Relation
    from graph.paths.folding import Folded


Thing = tuple[str, str]
"""Something to meet: what it is, and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets:
    """What a route must meet on its way: a service of each of some categories, a node of each kind, each relation."""

    categories: frozenset[str] = frozenset()
    kinds: frozenset[NodeKind] = frozenset()
    relations: frozenset[Relation] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything must be met."""
        return bool(self.categories or self.kinds or self.relations)

    def required(self, graph: KnowledgeGraph | None, folded: Folded, target: int) -> Required:
        """Return all of it as bits for ways to a numbered node.

        A kind or a category is met where it is passed, not at an end; a relation on any hop. Raises ValueError for
        kinds and categories without the graph that tells of which its nodes are.
        """
        if graph is None and (self.kinds or self.categories):
            message = "kinds and categories are those of a graph's nodes"
            raise ValueError(message)
        things: list[Thing] = [("category", name) for name in sorted(self.categories)]
        things += [("kind", kind) for kind in sorted(self.kinds)]
        things += [("relation", relation) for relation in sorted(self.relations)]
        marks = _Marks(graph, folded, {thing: 1 << index for index, thing in enumerate(things)}, target)
        return Required(bits=len(things), gain=marks.gain)


class _Marks:
    """The bit of each thing to meet, and how to tell what a hop meets."""

    def __init__(
        self, graph: KnowledgeGraph | None, folded: Folded, bits: Mapping[Thing, int], target: int
    ) -> None:
        self._graph, self._folded, self._bits = graph, folded, bits
        self._relations = {name: bit for (what, name), bit in bits.items() if what == "relation"}
        self._nodes: dict[int, int] = {target: 0}

    def gain(self, here: int, there: int) -> int:
        """Return the bits that a hop gains."""
        if there not in self._nodes:
            self._nodes[there] = self._of(there)
        gained = self._nodes[there]
        if self._relations:
            for edge in self._folded.edges(here, there):
                gained |= self._relations.get(edge.relation, 0)
        return gained

    def _of(self, number: int) -> int:
        """Return the bits of a node."""
        if self._graph is None:
            return 0
        node = self._graph.node(self._folded.ids[number])
        return self._bits.get(("category", node.category), 0) | self._bits.get(("kind", node.kind), 0)
