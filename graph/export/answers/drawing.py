"""An answer as a picture: an SVG that stands alone, runs nothing and asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import hypot
from typing import TYPE_CHECKING

from graph.draw.styles import NEGATED, OWN, STYLES
from graph.export.clean import one_line
from graph.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.draw.styles import Style
    from graph.export.answers.shared import Shared
    from graph.model import Edge, Node

RADIUS, BEND, MARGIN, LETTER = 12.0, 26.0, 40.0, 7.0
"""Of nodes; how far a line bows where another goes back; around the picture; the width of a letter, in pixels."""

MANY = 16
"""Lines from which on those between neighbours are quiet: faint, their words shown where the pointer rests."""

LONGEST = 36
"""Letters of a label; the whole of it is shown where the pointer rests."""

SHAPES: dict[str, str] = {
    "dot": '<circle r="12" fill="{}"/>',
    "square": '<rect x="-11" y="-11" width="22" height="22" fill="{}"/>',
    "diamond": '<path d="M0-14 14 0 0 14-14 0Z" fill="{}"/>',
    "hexagon": '<path d="M-13 0-6.5-11.3H6.5L13 0 6.5 11.3H-6.5Z" fill="{}"/>',
}
"""The shapes of `graph.draw.styles`, around the origin."""

_STYLE = (
    "text{font:13px system-ui,sans-serif;text-anchor:middle;fill:#1d2733;paint-order:stroke;stroke:#fff;"
    "stroke-width:4px}.w{font-size:11px;fill:#46525e}"
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """All edges from one node to another as one line."""

    start: Point
    end: Point
    bent: bool
    edges: tuple[Edge, ...]
    quiet: bool = False

    @property
    def words(self) -> str:
        said = dict.fromkeys(phrase(edge) for edge in self.edges if edge.relation not in OWN or edge.negated)
        return ", ".join(said)

    @property
    def style(self) -> Style:
        first = self.edges[0]
        return NEGATED if first.negated else STYLES[first.relation]

    @property
    def middle(self) -> Point:
        """Where the line bows to: the middle, moved aside where another line goes back."""
        (x1, y1), (x2, y2) = self.start, self.end
        length = hypot(x2 - x1, y2 - y1) or 1.0
        by = BEND if self.bent else 0.0
        return (x1 + x2) / 2 - (y2 - y1) / length * by, (y1 + y2) / 2 + (x2 - x1) / length * by


def svg(shared: Shared, link: str = "") -> str:
    """Return an answer as an SVG: nodes as the explorer draws them, each link as an arrow with its words.

    Text of notes is text: nothing of it acts. `link` is told in the description.
    """
    nodes = [node for node in shared.nodes if node.id in shared.places]
    lines = sorted(_lines(shared), key=lambda line: not line.quiet)
    drawn = [*(_line(line) for line in lines), *(_node(node, shared.places[node.id]) for node in nodes)]
    return "\n".join([*_head(shared, lines, link), *drawn, "</svg>"]) + "\n"


def _head(shared: Shared, lines: Iterable[_Line], link: str) -> Iterator[str]:
    left, top, right, bottom = _bounds(shared)
    width, height = round(right - left), round(bottom - top)
    box = f"{left:.0f} {top:.0f} {width} {height}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title description">'
    )
    yield f'<title id="title">{_text(shared.title)}</title>'
    told = [f"{_label(shared, one.source)} {phrase(one)} {_label(shared, one.target)}" for one in shared.edges]
    yield f'<desc id="description">{_text(". ".join([*told, link]))}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect x="{left:.0f}" y="{top:.0f}" width="{width}" height="{height}" fill="#fff"/>'
    colours = sorted({line.style.colour for line in lines})
    heads = "".join(
        f'<marker id="{_head_id(colour)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0 8 4 0 8Z" fill="{colour}"/></marker>'
        for colour in colours
    )
    yield f"<defs>{heads}</defs>"


def _lines(shared: Shared) -> Iterator[_Line]:
    """Yield a line for each pair of nodes and direction, in the order of the edges."""
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in shared.edges:
        if edge.source in shared.places and edge.target in shared.places and edge.source != edge.target:
            pairs.setdefault((edge.source, edge.target), []).append(edge)
    crowded = bool(shared.centre) and len(pairs) > MANY
    for (source, target), edges in pairs.items():
        yield _Line(
            start=shared.places[source],
            end=shared.places[target],
            bent=(target, source) in pairs,
            edges=tuple(edges),
            quiet=crowded and shared.centre not in {source, target},
        )


def _line(line: _Line) -> str:
    style, (x, y) = line.style, line.middle
    (x1, y1), (x2, y2) = _short(line.start, (x, y)), _short(line.end, (x, y), RADIUS + 5)
    dashes = (6, 4) if style is NEGATED else style.dashes
    dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    faint = ' opacity="0.3"' if line.quiet else ""
    path = (
        f'<path d="M{x1:.1f} {y1:.1f}Q{x:.1f} {y:.1f} {x2:.1f} {y2:.1f}" fill="none" stroke="{style.colour}" '
        f'stroke-width="1.8"{dashed}{faint} marker-end="url(#{_head_id(style.colour)})">'
        f"<title>{_text(', '.join(map(phrase, line.edges)))}</title></path>"
    )
    if line.quiet or not line.words:
        return path
    height = (y1 + 2 * y + y2) / 4 - 5
    return f'{path}\n<text class="w" x="{(x1 + 2 * x + x2) / 4:.1f}" y="{height:.1f}">{_clipped(line.words)}</text>'


def _node(node: Node, at: Point) -> str:
    style = STYLES[node.kind]
    shape = SHAPES[style.shape].format(style.colour)
    label = f'<text y="28">{_clipped(node.label)}</text>'
    return f'<g transform="translate({at[0]:.1f} {at[1]:.1f})"><title>{_text(node.label)}</title>{shape}{label}</g>'


def _short(point: Point, towards: Point, by: float = RADIUS) -> Point:
    """Return the point moved so far towards another that the shape at it is left free."""
    across, down = towards[0] - point[0], towards[1] - point[1]
    length = hypot(across, down) or 1.0
    return point[0] + across / length * by, point[1] + down / length * by


def _bounds(shared: Shared) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is drawn."""
    halves = {node.id: max(len(_shown(node.label)) * LETTER / 2, RADIUS) for node in shared.nodes}
    spots = [(*place, halves.get(id_, RADIUS)) for id_, place in shared.places.items()] or [(0.0, 0.0, RADIUS)]
    left, right = min(x - half for x, _, half in spots), max(x + half for x, _, half in spots)
    top, bottom = min(y for _, y, _ in spots), max(y for _, y, _ in spots)
    return left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN + 10


def _label(shared: Shared, id_: str) -> str:
    return next((node.label for node in shared.nodes if node.id == id_), id_)


def _head_id(colour: str) -> str:
    return f"head-{colour.strip('#')}"


def _shown(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _clipped(text: str) -> str:
    return escape(_shown(text))


def _text(text: str) -> str:
    return escape(one_line(text))
