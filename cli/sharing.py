"""An answer to give away, on the terminal: as text, as a picture, or as the link that opens the same view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

import typer

from cli.options import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.export.answers import Shared
    from graph.model import Neighbourhood, NodeKind, Relation, Route
    from graph.query import Contrast

SITE: Final = "http://127.0.0.1:8501"
"""Where `linkspan serve` shows the explorer, unless it says another address."""


class Asked(TypedDict):
    """How routes were asked for."""

    via: Sequence[str]
    avoid: Sequence[str]
    directed: bool
    contrast: bool
    most: int
    dial: float
    or_from: Sequence[str]
    or_to: Sequence[str]
    only: Sequence[Relation]
    through: Sequence[NodeKind]
    turned: Sequence[str]
    flow: bool
    hops: int
    every: bool


class Seen(TypedDict):
    """How a neighbourhood was asked for."""

    depth: int
    top: int
    kinds: Collection[NodeKind]
    relations: Collection[Relation]


def routes(
    found: Sequence[Route], ends: tuple[str, str], asked: Asked, form: Form, site: str, *, as_json: bool = False
) -> None:
    """Print routes in a form. Raises BadParameter together with --json, which prints another document."""
    from graph.export import answers  # noqa: PLC0415 - brings what lays out and draws, which other answers do without

    _give(answers.of_routes(found), form, answers.route_link(site, *ends, **asked), as_json=as_json)


def neighbourhood(around: Neighbourhood, seen: Seen, form: Form, site: str, *, as_json: bool = False) -> None:
    """Print a neighbourhood in a form. Raises BadParameter together with --json."""
    from graph.export import answers  # noqa: PLC0415 - as above

    named = around.centre.id if around.centre.kind.value != "service" else around.centre.label
    _give(answers.of_neighbourhood(around), form, answers.near_link(site, named, **seen), as_json=as_json)


def contrast(found: Contrast, form: Form, site: str, *, as_json: bool = False) -> None:
    """Print services side by side in a form. Raises BadParameter together with --json."""
    from graph.export import answers  # noqa: PLC0415 - as above

    link = answers.contrast_link(site, [node.label for node in found.services])
    _give(answers.of_contrast(found), form, link, as_json=as_json)


def _give(shared: Shared, form: Form, link: str, *, as_json: bool) -> None:
    from graph.export import answers  # noqa: PLC0415 - as above

    if as_json:
        raise typer.BadParameter("goes without --json", param_hint="--as")
    written = {Form.MARKDOWN: answers.markdown, Form.MERMAID: answers.mermaid, Form.SVG: answers.svg}
    typer.echo(written[form](shared, link) if form in written else f"{link}\n", nl=False)
