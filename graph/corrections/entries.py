"""The corrections that people make, one type for each kind of entry, and the keys that each may have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from graph.model import LINK_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Relation

FILE: Final = "corrections.toml"
"""The name of the file that holds corrections, beside the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every correction has: the file and the line where it stands, and why someone made it."""

    kind: ClassVar[str]
    file: str = field(default=FILE, compare=False)
    at: int = field(default=0, compare=False)
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(Entry):
    """A link that the notes do not state.

    Without a place it is taken out wherever it was read. `text` is the sentence it was read from, which is looked for
    wherever it moved; without it, `line` of `note` counts.
    """

    kind: ClassVar[str] = "wrong"
    source: str
    target: str
    relation: Relation
    note: str = ""
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(Entry):
    """A link that the notes state and reading did not find, or that someone knows; `sentence` is what says so."""

    kind: ClassVar[str] = "missing"
    source: str
    target: str
    relation: Relation
    negated: bool = False
    condition: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same(Entry):
    """Names of one service; with `of`, names of one feature of that service."""

    kind: ClassVar[str] = "same"
    names: tuple[str, ...]
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Different(Entry):
    """A name that does not stand for the service that it was read as."""

    kind: ClassVar[str] = "different"
    name: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFeature(Entry):
    """A name that is no feature of a service."""

    kind: ClassVar[str] = "no_feature"
    of: str
    name: str


Correction = Wrong | Missing | Same | Different | NoFeature


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of an entry: the field it fills, what its value is, and whether every entry needs it."""

    field: str
    type: type = str
    needed: bool = False


KEYS: Final[Mapping[type[Correction], Mapping[str, Key]]] = {
    Wrong: {
        "from": Key(field="source", needed=True),
        "to": Key(field="target", needed=True),
        "relation": Key(field="relation", needed=True),
        "note": Key(field="note"),
        "line": Key(field="line", type=int),
        "text": Key(field="text"),
        "why": Key(field="why"),
    },
    Missing: {
        "from": Key(field="source", needed=True),
        "to": Key(field="target", needed=True),
        "relation": Key(field="relation", needed=True),
        "negated": Key(field="negated", type=bool),
        "condition": Key(field="condition"),
        "sentence": Key(field="sentence"),
        "why": Key(field="why"),
    },
    Same: {
        "names": Key(field="names", type=list, needed=True),
        "of": Key(field="of"),
        "why": Key(field="why"),
    },
    Different: {
        "name": Key(field="name", needed=True),
        "not": Key(field="other", needed=True),
        "why": Key(field="why"),
    },
    NoFeature: {
        "of": Key(field="of", needed=True),
        "name": Key(field="name", needed=True),
        "why": Key(field="why"),
    },
}
"""The keys that an entry of each kind may have, in the order in which they are written."""

RELATIONS: Final = {relation.value: relation for relation in LINK_RELATIONS}
"""The relations that can be corrected, as entries write them."""
