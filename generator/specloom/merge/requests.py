"""What requests are made of: the references that a server would be sent something for."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Origin
from .folding import Published, placed
from .nodes import Graph
from .references import origin_in

_SENT = ("parameters", "requestBody")


def sent(graph: Graph, published: Iterable[Published]) -> set[Origin]:
    """The places of all references that parameters and request bodies are made of, through components."""
    found: set[Origin] = set()
    waiting: list[int] = []
    for operation in published:
        fragment = graph.fragments[operation.home]
        for link, aim in zip(operation.part.links, operation.aims, strict=True):
            if link.tokens and link.tokens[0] in _SENT:
                found.add(origin_in(fragment, placed(operation.tokens, operation.places, link.tokens)))
                waiting += [aim.node] if aim is not None and aim.node is not None else []
    seen: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        node = graph.nodes[index]
        for link, aim in zip(node.part.links, graph.aims[index], strict=True):
            found.add(origin_in(graph.fragments[node.fragment], (*node.tokens, *link.tokens)))
            waiting += [aim.node] if aim is not None and aim.node is not None else []
    return found
