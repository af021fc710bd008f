"""References that lead in a circle without ever reaching anything."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Diagnostics, pointer_of
from ..openapi.pointers import Tokens
from .nodes import Graph
from .references import origin_in
from .walk import Form

Position = tuple[int, tuple[str, ...]]
"""A node, and a place in it."""


def report_loops(graph: Graph, diagnostics: Diagnostics) -> None:
    """Report each loop of `$ref` and `allOf` once, with its members. A recursive property is no loop."""
    told: set[tuple[str, ...]] = set()
    for cycle in _cycles(_edges(graph)):
        names = [_name(graph, position) for position in cycle]
        start = names.index(min(names))
        names, cycle = names[start:] + names[:start], cycle[start:] + cycle[:start]
        if tuple(names) in told:
            continue
        told.add(tuple(names))
        node = graph.nodes[cycle[0][0]]
        chain = " -> ".join([*names, names[0]])
        diagnostics.error(
            "reference-loop",
            f"these refer to each other and never to a definition: {chain}",
            origin_in(graph.fragments[node.fragment], (*node.tokens, *cycle[0][1])),
            help="let one of them say what it is",
        )


def _edges(graph: Graph) -> dict[Position, list[Position]]:
    """What stands in the place of what: a `$ref`, and each branch of an `allOf`."""
    edges: dict[Position, list[Position]] = {}
    for index, (node, aims) in enumerate(zip(graph.nodes, graph.aims, strict=True)):
        for link, aim in zip(node.part.links, aims, strict=True):
            if aim is None or aim.node is None or link.form not in (Form.REFERENCE, Form.DYNAMIC):
                continue
            for place in _same_place(link.holder):
                edges.setdefault((index, place), []).append((aim.node, aim.tail))
    return edges


def _same_place(tokens: Tokens) -> list[tuple[str, ...]]:
    """The place itself, and those of which it is a branch of an `allOf`."""
    here = tuple(map(str, tokens))
    found = [here]
    while len(here) >= 2 and here[-2] == "allOf" and here[-1].isdigit():
        here = here[:-2]
        found.append(here)
    return found


def _cycles(edges: Mapping[Position, list[Position]]) -> list[list[Position]]:
    """One cycle for each way back into the path of a depth-first search."""
    done: set[Position] = set()
    found: list[list[Position]] = []
    for start in edges:
        if start in done:
            continue
        path: list[Position] = [start]
        on_path = {start}
        pending = [iter(edges[start])]
        while pending:
            following = next(pending[-1], None)
            if following is None:
                pending.pop()
                done.add(path[-1])
                on_path.discard(path.pop())
            elif following in on_path:
                found.append(path[path.index(following) :])
            elif following not in done and following in edges:
                path.append(following)
                on_path.add(following)
                pending.append(iter(edges[following]))
    return found


def _name(graph: Graph, position: Position) -> str:
    node = graph.nodes[position[0]]
    return node.name + pointer_of(position[1])
