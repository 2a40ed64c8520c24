"""An answer to give away: as Markdown with its sources, as Mermaid, as an SVG, as a link that opens the same view."""

from __future__ import annotations

from graph.export.answers.drawing import svg
from graph.export.answers.links import SITE, contrast_link, near_link, route_link
from graph.export.answers.shared import Section, Shared, Statement, of_neighbourhood, of_routes, statement
from graph.export.answers.side_by_side import of_contrast
from graph.export.answers.written import markdown, mermaid

__all__ = [
    "SITE",
    "Section",
    "Shared",
    "Statement",
    "contrast_link",
    "markdown",
    "mermaid",
    "near_link",
    "of_contrast",
    "of_neighbourhood",
    "of_routes",
    "route_link",
    "statement",
    "svg",
]
