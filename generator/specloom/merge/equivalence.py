"""Which components mean the same, decided on everything that can be reached from them.

Two components are equal when their own text is and when what they refer to is equal, all the way down. On a graph with
loops that is partition refinement: start from equal texts, and split a class as long as two of its members lead to
different classes. Comparing only the texts, or assuming equality while a pair is being compared, merges what differs.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from ..diagnostics import pointer_of
from ..openapi import canonical
from ..openapi.grammar import SECTIONS
from ..source import Json
from . import walk
from .nodes import Aim, Graph, Node, linked
from .nouns import generic
from .walk import Form, Link

_FINGERPRINT_ROUNDS = 16
"""How far a fingerprint looks; it tells variants of one name apart, and need not be exact."""


def labels(graph: Graph) -> tuple[Json, ...]:
    """For each node its own content, each link replaced by the published name of its target."""
    known: dict[tuple[object, ...], Json] = {}
    found: list[Json] = []
    for node, aims in zip(graph.nodes, graph.aims, strict=True):
        key = (id(node.part), *(None if aim is None else label_of(graph.nodes, aim) for aim in aims))
        if key not in known:
            known[key] = linked(node.part, aims, lambda link, aim: _labelled(graph.nodes, link, aim))
        found.append(known[key])
    return tuple(found)


def label_of(nodes: Sequence[Node], aim: Aim) -> str:
    """The target of a link by its published name, or by its place among the paths."""
    if aim.node is None:
        return pointer_of(aim.tail)
    node = nodes[aim.node]
    return f"{node.section} {node.name}{pointer_of(aim.tail)}"


def classes(graph: Graph, texts: Sequence[str]) -> tuple[int, ...]:
    """For each node the number of its class; two nodes are equal when the numbers are."""
    found = _numbered([(node.section, text) for node, text in zip(graph.nodes, texts, strict=True)])
    targets = [tuple(aim.node for aim in aims if aim is not None and aim.node is not None) for aims in graph.aims]
    count = 0
    while count != (count := len(set(found))):
        found = _numbered([(own, *(found[t] for t in aims)) for own, aims in zip(found, targets, strict=True)])
    return tuple(found)


Group = tuple[str, str, int, str]
"""Section, published name, class, and page title where equality across pages means nothing: what becomes one."""


def groups(graph: Graph, found: Sequence[int]) -> tuple[Group, ...]:
    """For each node its group. Equal components with different names stay two, security schemes of pages aside.

    So do equal ones of two pages whose name says nothing without its page: the `Response` of connections is never that
    of exports. Only what a component with a telling name consists of is one where that is one.
    """
    joined, shared = _joined_schemes(graph, found), _parts_of_shared(graph, found)
    return tuple(
        (node.section, node.name, own, graph.fragments[node.fragment].title)
        if generic(node.name) and own not in shared
        else (node.section, joined.get(index, node.name), own, "")
        for index, (node, own) in enumerate(zip(graph.nodes, found, strict=True))
    )


def _joined_schemes(graph: Graph, found: Sequence[int]) -> dict[int, str]:
    """Node -> the one name of security schemes that are equal, and that documents of one API give different names.

    Each page calls the bearer token as it likes. A document that has two equal schemes itself means two credentials;
    these stay apart everywhere, and so do those of APIs with different titles.
    """
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, node in enumerate(graph.nodes):
        if node.section == "securitySchemes":
            alike[found[index], graph.fragments[node.fragment].api].append(index)
    joined: dict[int, str] = {}
    for nodes in alike.values():
        counts = Counter(graph.nodes[node].name for node in nodes)
        if len({graph.nodes[node].fragment for node in nodes}) == len(nodes):
            most = min(counts, key=lambda name: (-counts[name], name))
            joined.update(dict.fromkeys(nodes, most))
    return joined


def _parts_of_shared(graph: Graph, found: Sequence[int]) -> set[int]:
    """The classes that can be reached from a component with a telling name that several pages publish alike."""
    titles: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    named = [index for index, node in enumerate(graph.nodes) if not generic(node.name)]
    for index in named:
        node = graph.nodes[index]
        titles[node.section, node.name, found[index]].add(graph.fragments[node.fragment].title)
    waiting = [i for i in named if len(titles[graph.nodes[i].section, graph.nodes[i].name, found[i]]) > 1]
    reached: set[int] = set()
    while waiting:
        for aim in graph.aims[waiting.pop()]:
            if aim is not None and aim.node is not None and found[aim.node] not in reached:
                reached.add(found[aim.node])
                waiting.append(aim.node)
    return reached


def fingerprints(graph: Graph, grouped: Sequence[Group], *, texts: bool) -> dict[Group, str]:
    """A short hash for each group that depends on what can be reached from it, and on nothing else in the input.

    Its own name is no part of it, so a component is recognised when it is published under another one; nor are, unless
    `texts` count, descriptions and examples, so that it is recognised when somebody writes it better.
    """
    first: dict[Group, int] = {}
    for index, group in enumerate(grouped):
        first.setdefault(group, index)
    said = {group: _own_text(graph, grouped, index) for group, index in first.items()}
    if not texts:
        said = {group: walk.without_texts(SECTIONS[group[0]], body) for group, body in said.items()}
    own = {group: _digest(canonical.text(body)) for group, body in said.items()}
    targets = {
        group: [grouped[a.node] for a in graph.aims[i] if a and a.node is not None] for group, i in first.items()
    }
    hashes = dict(own)
    for _ in range(_FINGERPRINT_ROUNDS):
        hashes = {group: _digest(own[group], *(hashes[to] for to in targets[group])) for group in hashes}
    return {group: digest[:8] for group, digest in hashes.items()}


def _numbered(keys: Sequence[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _labelled(nodes: Sequence[Node], link: Link, aim: Aim) -> str:
    return "" if link.form is Form.IMPLICIT else label_of(nodes, aim)


def _own_text(graph: Graph, grouped: Sequence[Group], index: int) -> Json:
    """The content of a node that does not mention its own name: a reference to itself is just that."""

    def write(link: Link, aim: Aim) -> str:
        if link.form is Form.IMPLICIT:
            return ""
        itself = aim.node is not None and grouped[aim.node] == grouped[index]
        return f"itself{pointer_of(aim.tail)}" if itself else label_of(graph.nodes, aim)

    return linked(graph.nodes[index].part, graph.aims[index], write)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
