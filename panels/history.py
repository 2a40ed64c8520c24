"""Undo and redo of a page: the addresses that a visitor came by, in step with the browser's own back and forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from panels.address import Query

REMEMBERED = 60
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The addresses before this one, the latest last, and those that were undone, the next to redo last.

    >>> there = History().at({"node": ["S3"]}).at({"node": ["SQS"]})
    >>> back = there.at({"node": ["S3"]})
    >>> back.before, back.now, back.after
    (None, {'node': ['S3']}, {'node': ['SQS']})
    """

    now: Query | None = None
    past: tuple[Query, ...] = ()
    future: tuple[Query, ...] = ()

    @property
    def before(self) -> Query | None:
        """The address to which undo leads, None where there is nothing to undo."""
        return self.past[-1] if self.past else None

    @property
    def after(self) -> Query | None:
        """The address to which redo leads, None where nothing was undone."""
        return self.future[-1] if self.future else None

    def at(self, query: Query) -> History:
        """Return the history of a visitor who is at an address now, however they came there.

        Where that is the step before or the next to redo, it is that step, for the browser's back button is as good an
        undo as any; elsewhere it is a new step, after which nothing is left to redo.
        """
        if query == self.now:
            return self
        if self.now is None:
            return History(now=query)
        if query == self.before:
            return History(now=query, past=self.past[:-1], future=(*self.future, self.now))
        if query == self.after:
            return History(now=query, past=(*self.past, self.now), future=self.future[:-1])
        return History(now=query, past=(*self.past, self.now)[-REMEMBERED:])


def visited(page: str, query: Query) -> History:
    """Return a visitor's history of a page, now that they are at this address, and keep it."""
    history = came(page).at(query)
    st.session_state[_key(page)] = history
    return history


def came(page: str) -> History:
    """Return how a visitor came to where they were last seen on a page."""
    kept = st.session_state.get(_key(page))
    return kept if isinstance(kept, History) else History()


def _key(page: str) -> str:
    return f"{page}: history"
