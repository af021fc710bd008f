"""What becomes one component of the merged document: all that is published under one name and means the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Origin
from ..openapi import canonical
from ..openapi.pointers import Tokens, find
from ..source import Json
from . import walk
from .equivalence import Group, classes, fingerprints, groups, labels
from .nodes import Graph
from .references import origin_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One component of the merged document, before it has a name."""

    section: str
    published: str
    nodes: tuple[int, ...]
    """Where it is published, sorted by page and line; all of them say the same."""
    titles: tuple[str, ...]
    """Titles of the pages that publish it, sorted."""
    fingerprint: str
    """Of its structure."""
    content: str
    """Fingerprint of all that it says, texts too."""
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """A schema written out inside a component, which is a component of its own in the same fragment."""

    parent: int
    """Index of the variant that it stands in."""
    tokens: Tokens
    """Where."""
    variant: int
    """Index of the variant that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """All components of the merged document."""

    entries: tuple[Variant, ...]
    of_node: tuple[int, ...]
    """Node -> its variant."""
    extractions: tuple[Extraction, ...]


def divide(graph: Graph) -> Variants:
    """The variants of each name, in an order that depends on what they say alone."""
    content = labels(graph)
    texts = _texts(content)
    grouped = groups(graph, classes(graph, texts))
    prints = fingerprints(graph, grouped, texts=False)
    contents = fingerprints(graph, grouped, texts=True)
    members: dict[Group, list[int]] = defaultdict(list)
    for index, group in enumerate(grouped):
        members[group].append(index)
    entries = sorted(
        (_variant(graph, group, (prints[group], contents[group]), nodes) for group, nodes in members.items()),
        key=lambda v: (v.section, v.published, v.fingerprint, v.titles, texts[v.nodes[0]]),
    )
    of_node = {node: index for index, variant in enumerate(entries) for node in variant.nodes}
    numbers = tuple(of_node[index] for index in range(len(graph.nodes)))
    extractions = _extractions(graph, content, texts, entries, numbers)
    return Variants(entries=tuple(entries), of_node=numbers, extractions=extractions)


def _variant(graph: Graph, group: Group, fingerprints: tuple[str, str], nodes: list[int]) -> Variant:
    members = [(origin_in(graph.fragments[graph.nodes[n].fragment], graph.nodes[n].tokens), n) for n in nodes]
    # By title first: what is shown of the place does not change when the file of a page is renamed.
    title = {node: graph.fragments[graph.nodes[node].fragment].title for node in nodes}
    members.sort(key=lambda member: (title[member[1]], member[0].page, member[0].fragment, member[0].pointer))
    return Variant(
        section=group[0],
        published=group[1],
        nodes=tuple(node for _, node in members),
        titles=tuple(sorted(set(title.values()))),
        fingerprint=fingerprints[0],
        content=fingerprints[1],
        origins=tuple(origin for origin, _ in members),
    )


def _texts(content: Sequence[Json]) -> tuple[str, ...]:
    known: dict[int, str] = {}
    for body in content:
        if id(body) not in known:
            known[id(body)] = canonical.text(body)
    return tuple(known[id(body)] for body in content)


def _extractions(
    graph: Graph, content: Sequence[Json], texts: Sequence[str], entries: Sequence[Variant], of_node: Sequence[int]
) -> tuple[Extraction, ...]:
    """Inline schemas that a component of the same fragment repeats, as exporters do to schemas that contain themselves.

    Both must stand in one fragment: there equal text is equal meaning, and no page added later changes the outcome for
    the others. Only objects with properties count, since `{"type": "string"}` equals itself by chance.
    """
    by_fragment: dict[int, dict[str, int]] = defaultdict(dict)
    shapes: set[frozenset[str]] = set()
    for index, node in enumerate(graph.nodes):
        shape = _shape(content[index]) if node.section == "schemas" else None
        if shape:
            shapes.add(shape)
            by_fragment[node.fragment].setdefault(texts[index], of_node[index])
    found: dict[tuple[int, Tokens], int] = {}
    for parent, variant in enumerate(entries):
        if variant.section != "schemas":
            continue
        parts = _inline(content[variant.nodes[0]], shapes)
        fragments = {graph.nodes[node].fragment for node in variant.nodes}
        for tokens, text in parts:
            same = {by_fragment[fragment][text] for fragment in fragments if text in by_fragment[fragment]}
            if same and not any((parent, tokens[:end]) in found for end in range(len(tokens))):
                found[parent, tokens] = min(same)
    extracted = (Extraction(parent=p, tokens=tokens, variant=v) for (p, tokens), v in found.items())
    return tuple(sorted(extracted, key=lambda e: (e.parent, tuple(map(str, e.tokens)))))


def _inline(body: Json, shapes: set[frozenset[str]]) -> list[tuple[Tokens, str]]:
    parts = [tokens for tokens, schema in walk.schemas("schema", body) if _shape(schema) in shapes]
    return [(tokens, canonical.text(find(body, tokens))) for tokens in sorted(parts, key=lambda t: (len(t), str(t)))]


def _shape(body: Json) -> frozenset[str] | None:
    properties = body.get("properties") if isinstance(body, dict) else None
    return frozenset(properties) if isinstance(properties, dict) and properties else None


def by_name(entries: Sequence[Variant]) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Section and published name -> the variants of it."""
    grouped: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, variant in enumerate(entries):
        grouped[variant.section, variant.published].append(index)
    return {key: tuple(indexes) for key, indexes in grouped.items()}
