"""The address in the browser's bar: read at every run, written by every control, and what its parameters may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import streamlit as st

from graph.model import Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST_NAME = 2000
"""Characters of a name that are read from an address; no address of more is made."""

Query = dict[str, list[str]]


class Address(Protocol):
    """What a page shows, as values that an address can say."""

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""


def current() -> Query:
    """Return the parameters of the address in the browser's bar."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def write(address: Address) -> None:
    """Make the browser's address say this; a step that the back button undoes."""
    st.query_params.from_dict(address.query())


def name_of(node: Node) -> str:
    """Return how an address names a node: services by their label, others by their id.

    >>> name_of(Node(id="service:Amazon S3", kind=NodeKind.SERVICE, label="Amazon S3"))
    'Amazon S3'
    """
    return node.label if node.kind is NodeKind.SERVICE else node.id


def name(query: Mapping[str, Sequence[str]], key: str) -> str:
    """Return what a parameter says, "" where the address leaves it out.

    >>> name({"node": ["Amazon S3"]}, "node"), name({}, "node")
    ('Amazon S3', '')
    """
    return next(iter(query.get(key, ())), "")[:LONGEST_NAME]


def names(query: Mapping[str, Sequence[str]], key: str) -> tuple[str, ...]:
    """Return all that a parameter says, each once, in the order of the address."""
    return tuple(dict.fromkeys(said[:LONGEST_NAME] for said in query.get(key, ()) if said))


def number(query: Mapping[str, Sequence[str]], key: str, allowed: Sequence[int], otherwise: int) -> int:
    """Return the number that a parameter says, where it is an allowed one."""
    return next((one for one in allowed if str(one) == name(query, key)), otherwise)


def unless(value: int, usual: int) -> list[str]:
    """Return a parameter for a number, none where it is the usual one."""
    return [] if value == usual else [str(value)]


def filled(said: Mapping[str, Iterable[str]]) -> Query:
    """Return parameters without those that say nothing."""
    kept = {key: [value for value in values if value] for key, values in said.items()}
    return {key: values for key, values in kept.items() if values}
