"""Boxes in columns, with a gutter between them that all arrows keep to; what leads back goes round below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..docmodel import DrawnBox, DrawnText
from .graph import HEAD, Arrow, Box, Graph
from .layers import layered
from .widths import NOTE, shortened, width

MARGIN = 12
PAD = 10
TITLE = 28
ROW = 20
BETWEEN = 18
"""Between the boxes of a column."""
GUTTER = 48
"""Between columns, without the lanes in it."""
LANE = 7
"""Between arrows that run side by side."""
SPACE = 18
"""Between a text and the note at the right end of its line."""


@dataclass(slots=True)
class Sheet:
    """Where everything stands."""

    boxes: dict[str, DrawnBox] = field(default_factory=dict)
    column: dict[str, int] = field(default_factory=dict)
    lefts: list[int] = field(default_factory=list)
    rights: list[int] = field(default_factory=list)
    leaving: dict[Arrow, int] = field(default_factory=dict)
    """Lane beside the box that an arrow leaves, for one that leads round; from 0."""
    entering: dict[Arrow, int] = field(default_factory=dict)
    """Lane beside the box that it enters."""
    below: dict[Arrow, int] = field(default_factory=dict)
    """Lane below all boxes."""
    bottom: int = 0
    """Lower edge of the lowest box."""


def placed(graph: Graph) -> Sheet:
    """Give everything its place."""
    columns = layered(graph)
    sheet = Sheet(column={box.key: number for number, column in enumerate(columns) for box in column})
    _lanes(graph, sheet)
    widths = [max(map(_width, column)) for column in columns]
    left = MARGIN + LANE * _count(sheet, sheet.entering, 0, target=True) + (LANE if sheet.below else 0)
    for number, wide in enumerate(widths):
        sheet.lefts.append(left)
        sheet.rights.append(left + wide)
        lanes = _count(sheet, sheet.leaving, number, target=False)
        lanes += _count(sheet, sheet.entering, number + 1, target=True)
        left += wide + GUTTER + LANE * lanes
    for number, column in enumerate(columns):
        _stack(graph, sheet, number, column)
    sheet.bottom = max((box.y + box.height for box in sheet.boxes.values()), default=0)
    return sheet


def _lanes(graph: Graph, sheet: Sheet) -> None:
    """Give each arrow that leads not to the next column lanes of its own."""
    leaving: dict[int, int] = defaultdict(int)
    entering: dict[int, int] = defaultdict(int)
    for arrow in graph.arrows:
        begin, end = sheet.column[arrow.source], sheet.column[arrow.target]
        if end == begin + 1:
            continue
        sheet.leaving[arrow] = leaving[begin]
        leaving[begin] += 1
        if arrow.source != arrow.target:
            sheet.entering[arrow] = entering[end]
            entering[end] += 1
            sheet.below[arrow] = len(sheet.below)


def _count(sheet: Sheet, lanes: Mapping[Arrow, int], number: int, *, target: bool) -> int:
    return sum(sheet.column[arrow.target if target else arrow.source] == number for arrow in lanes)


def _stack(graph: Graph, sheet: Sheet, number: int, column: tuple[Box, ...]) -> None:
    """Place the boxes of a column, each beside what leads to it as far as the one above leaves room."""
    top = MARGIN
    for box in column:
        wanted = [
            row_of(sheet.boxes[arrow.source], arrow.row)
            for arrow in graph.arrows
            if arrow.target == box.key and sheet.column[arrow.source] == number - 1
        ]
        beside = sum(wanted) // len(wanted) - TITLE // 2 if wanted else top
        made = _drawn(box, sheet.lefts[number], max(top, beside), sheet.rights[number] - sheet.lefts[number])
        sheet.boxes[box.key] = made
        top = made.y + made.height + BETWEEN


def row_of(box: DrawnBox, row: int) -> int:
    """The middle of a row."""
    return box.y + (TITLE // 2 if row == HEAD else TITLE + ROW * row + ROW // 2)


def _width(box: Box) -> int:
    lines = [(box.title, box.note), *((row.text, row.note) for row in box.rows)]
    return 2 * PAD + max(
        width(shortened(text)) + (SPACE + width(shortened(note, NOTE)) if note else 0) for text, note in lines
    )


def _drawn(box: Box, x: int, y: int, wide: int) -> DrawnBox:
    texts = [*_line(box.title, box.note, x, y + TITLE // 2 + 4, wide, "title")]
    for number, row in enumerate(box.rows):
        texts += _line(row.text, row.note, x, y + TITLE + ROW * number + ROW // 2 + 4, wide, "row")
    high = TITLE + ROW * len(box.rows) + (4 if box.rows else 0)
    return DrawnBox(key=box.key, x=x, y=y, width=wide, height=high, head=TITLE, texts=tuple(texts))


def _line(text: str, note: str, x: int, y: int, wide: int, style: str) -> list[DrawnText]:
    made = [DrawnText(x=x + PAD, y=y, style=style, text=shortened(text))]
    return [*made, DrawnText(x=x + wide - PAD, y=y, style="note", text=shortened(note, NOTE))] if note else made
