"""A graph as a drawing: every coordinate decided, every line a path."""

from __future__ import annotations

from collections.abc import Sequence

from ..docmodel import Drawing, DrawnArrow, Figure
from ..links import relative
from .graph import HEAD, Arrow, Graph
from .mermaid import mermaid
from .placing import LANE, MARGIN, Sheet, placed, row_of

FOLDER = "img"
ROUND = 5
"""Radius of a corner."""
HEADED = 8
"""Length of an arrow's head."""
AWAY = 10
"""From a box to the first lane beside it."""

Point = tuple[int, int]


def drawn(graph: Graph) -> Drawing:
    """Draw a graph."""
    sheet = placed(graph)
    arrows = tuple(_arrow(sheet, arrow) for arrow in graph.arrows)
    rights = [box.x + box.width for box in sheet.boxes.values()]
    reach = [x for arrow in arrows for x, _ in arrow.points]
    depth = [y for arrow in arrows for _, y in arrow.points]
    return Drawing(
        path=f"{FOLDER}/{graph.name}.svg",
        title=graph.title,
        description=graph.description,
        width=max([*rights, *reach], default=0) + MARGIN,
        height=max([sheet.bottom, *depth]) + MARGIN,
        boxes=tuple(sheet.boxes[box.key] for box in graph.boxes),
        arrows=arrows,
        source=mermaid(graph),
    )


def figure(graph: Graph, here: str) -> Figure:
    """A graph, drawn, for a page."""
    drawing = drawn(graph)
    return Figure(href=relative(drawing.path, here), drawing=drawing)


def _arrow(sheet: Sheet, arrow: Arrow) -> DrawnArrow:
    """Straight into the next column as a curve; anything else round the boxes, corner by corner."""
    source, target = sheet.boxes[arrow.source], sheet.boxes[arrow.target]
    start, end = (source.x + source.width, row_of(source, arrow.row)), (target.x, row_of(target, HEAD))
    if arrow not in sheet.leaving:
        bend = (end[0] - start[0]) * 3 // 5
        middle = [(start[0] + bend, start[1]), (end[0] - HEADED - bend, end[1]), (end[0] - HEADED, end[1])]
        curve = f"M{_at(start)}C{' '.join(map(_at, middle))}"
        return DrawnArrow(source=arrow.source, target=arrow.target, points=(start, end), line=curve, head=_head(end, 1))
    out = start[0] + AWAY + LANE * sheet.leaving[arrow]
    if arrow.source == arrow.target:
        end = (target.x + target.width, row_of(target, HEAD))
        points = [start, (out, start[1]), (out, end[1]), end]
        return _round(arrow, points, -1)
    lane = sheet.bottom + AWAY + LANE * sheet.below[arrow]
    back = end[0] - AWAY - HEADED // 2 - LANE * sheet.entering[arrow]
    return _round(arrow, [start, (out, start[1]), (out, lane), (back, lane), (back, end[1]), end], 1)


def _round(arrow: Arrow, points: Sequence[Point], way: int) -> DrawnArrow:
    short = [*points[:-1], (points[-1][0] - way * HEADED, points[-1][1])]
    return DrawnArrow(
        source=arrow.source,
        target=arrow.target,
        points=tuple(points),
        line=_cornered(short),
        head=_head(points[-1], way),
    )


def _cornered(points: Sequence[Point]) -> str:
    """A line with round corners."""
    parts = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_at(_towards(corner, before))}Q{_at(corner)} {_at(_towards(corner, after))}")
    return "".join([*parts, f"L{_at(points[-1])}"])


def _towards(corner: Point, other: Point) -> Point:
    """The point on the way from a corner where its rounding begins."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    step = min(ROUND, (abs(dx) + abs(dy)) // 2)
    return corner[0] + step * ((dx > 0) - (dx < 0)), corner[1] + step * ((dy > 0) - (dy < 0))


def _head(end: Point, way: int) -> str:
    return f"M{_at(end)}l{-way * HEADED} -4v8z"


def _at(point: Point) -> str:
    return f"{point[0]} {point[1]}"
