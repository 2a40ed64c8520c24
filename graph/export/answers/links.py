"""Links that open the same view in the explorer: the addresses of its pages, written without importing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from graph.model import NodeKind, Relation
from graph.paths import HUB_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

SITE: Final = "http://127.0.0.1:8501"
"""Where `linkspan serve` shows the explorer, unless it says another address."""


def route_link(  # noqa: PLR0913 - one question, and every part of it has a default
    site: str,
    source: str,
    target: str,
    *,
    via: Iterable[str] = (),
    avoid: Iterable[str] = (),
    directed: bool = False,
    contrast: bool = False,
    most: int = 5,
    dial: float = HUB_WEIGHT,
    or_from: Iterable[str] = (),
    or_to: Iterable[str] = (),
    only: Iterable[str] = (),
    through: Iterable[str] = (),
    turned: Iterable[str] = (),
    flow: bool = False,
    hops: int = 6,
    every: bool = False,
) -> str:
    """Return the address of Connect for the routes between two services.

    Parameters: those of `linkspan path`; `turned` are written as there ("reads_from=against").

    >>> route_link(SITE, "S3", "A & B", via=["SNS"], directed=True)
    'http://127.0.0.1:8501/connect?from=S3&to=A+%26+B&directed=yes&via=SNS'
    """
    said = {
        "from": [source],
        "to": [target],
        "or-from": or_from,
        "or-to": or_to,
        "most": [] if most == 5 else [str(most)],  # noqa: PLR2004 - what Connect shows where nothing is said
        "all": ["yes"] if every else [],
        "dial": [] if dial == HUB_WEIGHT else [f"{dial:g}"],
        "directed": ["yes"] if directed else [],
        "flow": ["yes"] if flow else [],
        "way": turned,
        "hops": [] if hops == 6 else [str(hops)],  # noqa: PLR2004 - as above
        "contrast": ["yes"] if contrast else [],
        "via": via,
        "avoid": avoid,
        "only": only,
        "through": through,
    }
    return _address(site, "connect", said)


def near_link(
    site: str,
    name: str,
    *,
    depth: int = 1,
    top: int = 20,
    kinds: Collection[NodeKind] = (),
    relations: Collection[Relation] = (),
) -> str:
    """Return the address of Explore for what surrounds a node; `name` is a service's label or another node's id.

    >>> near_link(SITE, "AWS Lambda", depth=2, kinds=[NodeKind.SERVICE, NodeKind.FEATURE])
    'http://127.0.0.1:8501/explore?node=AWS+Lambda&depth=2&hide=constraint&hide=scenario'
    """
    hidden = {kind.value for kind in NodeKind if kinds and kind not in kinds}
    hidden |= {relation.value for relation in Relation if relations and relation not in relations}
    said = {
        "node": [name],
        "depth": [] if depth == 1 else [str(depth)],
        "top": [] if top == 20 else [str(top)],  # noqa: PLR2004 - what Explore shows where nothing is said
        "hide": sorted(hidden),
    }
    return _address(site, "explore", said)


def contrast_link(site: str, services: Sequence[str]) -> str:
    """Return the address of Explore with these services selected, which sets them side by side.

    >>> contrast_link(SITE, ["Amazon SQS", "Amazon SNS"])
    'http://127.0.0.1:8501/explore?node=Amazon+SQS&selected=Amazon+SQS&selected=Amazon+SNS'
    """
    return _address(site, "explore", {"node": services[:1], "selected": services})


def _address(site: str, page: str, said: Mapping[str, Iterable[str]]) -> str:
    pairs = [(key, value.encode("utf-8", "replace")) for key, values in said.items() for value in values]
    return f"{site.rstrip('/')}/{page}?{urlencode(pairs)}"
