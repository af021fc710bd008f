"""Values of discriminators that go by the name of a child schema, kept when the child gets another name.

A schema that others extend with `allOf` may tell them apart by a property whose values are the names of their
components, without listing them. Such a value is part of the API, while the name of a component is not: so a renamed
child is listed.
"""

from __future__ import annotations

from collections import defaultdict

from ..diagnostics import Diagnostics, Related
from ..source import Json
from .addresses import Addresses
from .walk import Edit, Form


def mapping_edits(known: Addresses, diagnostics: Diagnostics) -> dict[int, list[Edit]]:
    """Variant -> edits that list its renamed children."""
    edits: dict[int, list[Edit]] = defaultdict(list)
    for parent, children in sorted(_children(known).items()):
        entry = known.variants.entries[parent]
        body = known.graph.nodes[entry.nodes[0]].part.body
        listed = _listed(body)
        if listed is None:
            continue
        for value, variants in sorted(children.items()):
            if value in listed or {known.names[variant] for variant in variants} == {value}:
                continue
            if len(variants) > 1:
                _report(known, parent, value, variants, diagnostics)
                continue
            reference = known.component(min(variants))
            edits[parent].append(Edit(holder=("discriminator", "mapping"), key=value, value=reference))
    return edits


def _children(known: Addresses) -> dict[int, dict[str, set[int]]]:
    """Parent -> published name of a child -> the child."""
    graph, found = known.graph, dict[int, dict[str, set[int]]]()
    for index, (node, aims) in enumerate(zip(graph.nodes, graph.aims, strict=True)):
        for link, aim in zip(node.part.links, aims, strict=True):
            direct = link.form is Form.REFERENCE and len(link.holder) == 2 and link.holder[0] == "allOf"
            if direct and aim is not None and aim.node is not None and not aim.tail:
                children = found.setdefault(known.variants.of_node[aim.node], {})
                children.setdefault(node.name, set()).add(known.variants.of_node[index])
    return found


def _listed(body: Json) -> dict[str, Json] | None:
    """The mapping of a schema that has a discriminator and leaves its arms to others."""
    discriminator = body.get("discriminator") if isinstance(body, dict) else None
    if not isinstance(discriminator, dict) or not isinstance(body, dict) or "oneOf" in body or "anyOf" in body:
        return None
    mapping = discriminator.get("mapping", {})
    return mapping if isinstance(mapping, dict) else None


def _report(known: Addresses, parent: int, value: str, variants: set[int], diagnostics: Diagnostics) -> None:
    entry = known.variants.entries[parent]
    places = [known.variants.entries[variant].origins[0] for variant in sorted(variants)]
    diagnostics.warning(
        "ambiguous-discriminator",
        f'"{value}" of {entry.published} means different schemas in different fragments, so it is not told apart',
        entry.origins[0],
        help="give the schemas different names where they are published",
        related=tuple(Related(message="one of them", origin=place) for place in places),
    )
