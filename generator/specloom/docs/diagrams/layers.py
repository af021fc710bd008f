"""Which box stands in which column, and in which order: columns by distance from the first box, few crossings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from .graph import Arrow, Box, Graph

SWEEPS = 4
"""Times that the order of each column is tried anew."""


def layered(graph: Graph) -> tuple[tuple[Box, ...], ...]:
    """The columns, left to right; each from top to bottom."""
    boxes = {box.key: box for box in graph.boxes}
    distance = _distances(graph)
    columns: list[list[str]] = [[] for _ in range(max(distance.values(), default=-1) + 1)]
    for key in sorted(boxes, key=lambda key: (distance[key], list(boxes).index(key))):
        columns[distance[key]].append(key)
    best = _swept(columns, graph.arrows, distance)
    return tuple(tuple(boxes[key] for key in column) for column in best)


def _distances(graph: Graph) -> dict[str, int]:
    """Steps from the first box; what it does not lead to begins columns of its own at the left."""
    found: dict[str, int] = {}
    for start in graph.boxes:
        fringe = [] if start.key in found else [start.key]
        found.update(dict.fromkeys(fringe, 0))
        while fringe:
            key = fringe.pop(0)
            for arrow in graph.arrows:
                if arrow.source == key and arrow.target not in found:
                    found[arrow.target] = found[key] + 1
                    fringe.append(arrow.target)
    return found


def _swept(columns: list[list[str]], arrows: Sequence[Arrow], distance: Mapping[str, int]) -> list[list[str]]:
    """The order with the fewest crossings of those that were tried; the given one when none is better."""
    steps = [arrow for arrow in arrows if distance[arrow.target] == distance[arrow.source] + 1]
    best, fewest = columns, _crossings(columns, steps)
    current = columns
    for sweep in range(SWEEPS):
        current = [list(column) for column in current]
        forward = sweep % 2 == 0
        for number in range(1, len(current)) if forward else range(len(current) - 2, -1, -1):
            near = current[number - 1] if forward else current[number + 1]
            centres = _centres(current[number], near, steps, forward)
            current[number].sort(key=lambda key: centres[key])
        crossings = _crossings(current, steps)
        if crossings < fewest:
            best, fewest = current, crossings
    return best


def _centres(column: Sequence[str], near: Sequence[str], steps: Sequence[Arrow], forward: bool) -> dict[str, float]:
    """Where the neighbours of each box stand on average; boxes without any stay where they are."""
    place = {key: number for number, key in enumerate(near)}
    found: dict[str, float] = {}
    for number, key in enumerate(column):
        if forward:
            ends = [place[a.source] + (a.row + 1) / 1000 for a in steps if a.target == key and a.source in place]
        else:
            ends = [float(place[a.target]) for a in steps if a.source == key and a.target in place]
        found[key] = sum(ends) / len(ends) if ends else float(number)
    return found


def _crossings(columns: Sequence[Sequence[str]], steps: Sequence[Arrow]) -> int:
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for pair in pairwise(columns)
        for ends in [list(_ends(*pair, steps))]
        for number, one in enumerate(ends)
        for other in ends[:number]
    )


def _ends(left: Sequence[str], right: Sequence[str], steps: Sequence[Arrow]) -> Iterator[tuple[float, float]]:
    begins = {key: number for number, key in enumerate(left)}
    leads = {key: number for number, key in enumerate(right)}
    for arrow in steps:
        if arrow.source in begins and arrow.target in leads:
            yield begins[arrow.source] + (arrow.row + 1) / 1000, float(leads[arrow.target])
