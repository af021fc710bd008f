"""Where everything stands in the merged document, and how a reference to it is written there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..openapi.pointers import Tokens, fragment
from ..source import Json
from .folding import Published
from .nodes import Aim, Graph
from .variants import Extraction, Variants
from .walk import Edit, Form, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The names of all components, and the places of what was moved."""

    graph: Graph
    variants: Variants
    names: tuple[str, ...]
    """For each variant its key."""
    moved: Mapping[tuple[int, tuple[str, ...]], tuple[str, ...]]
    """(fragment, place in it) -> place in the merged document, for parameters folded into operations."""
    extracted: Mapping[tuple[int, tuple[str, ...]], int]
    """(variant, place in it) -> the variant that stands there by reference."""
    repeated: Mapping[int, Sequence[Extraction]]
    """Variant -> where it repeats others."""

    def name(self, node: int) -> str:
        """The key of the component that a node became."""
        return self.names[self.variants.of_node[node]]

    def write(self, link: Link, aim: Aim) -> str:
        """The new text of a link; empty when it need not be written."""
        if aim.node is None:
            return fragment(self._moved(aim.fragment, aim.tail))
        if link.form is Form.SECURITY:
            return self.name(aim.node)
        if link.form is Form.IMPLICIT and self.name(aim.node) == link.key:
            return ""
        return self.component(self.variants.of_node[aim.node], aim.tail)

    def component(self, variant: int, tail: tuple[str, ...] = ()) -> str:
        """A reference to a component or a part of it; a part that became a component of its own is named directly."""
        end = len(tail)
        while end > 0:
            inner = self.extracted.get((variant, tail[:end]))
            if inner is not None:
                return self.component(inner, tail[end:])
            end -= 1
        section = self.variants.entries[variant].section
        return fragment(("components", section, self.names[variant], *tail))

    def _moved(self, home: int, tokens: tuple[str, ...]) -> Tokens:
        for end in range(len(tokens), 0, -1):
            place = self.moved.get((home, tokens[:end]))
            if place is not None:
                return (*place, *tokens[end:])
        return tokens

    def extraction_edits(self, variant: int) -> list[Edit]:
        """The edits that put references where a component repeats another one."""
        edits: list[Edit] = []
        for extraction in self.repeated.get(variant, ()):
            reference: Json = {"$ref": self.component(extraction.variant)}
            edits.append(Edit(holder=extraction.tokens[:-1], key=extraction.tokens[-1], value=reference))
        return edits


def addresses(graph: Graph, variants: Variants, names: tuple[str, ...], published: Sequence[Published]) -> Addresses:
    """The addresses of everything in the merged document."""
    moved: dict[tuple[int, tuple[str, ...]], tuple[str, ...]] = {}
    for operation in published:
        for member, tokens in operation.places.items():
            place = (operation.container, operation.path, operation.method, *member.split("/"))
            moved.setdefault((operation.home, tokens), place)
    extracted = {(e.parent, tuple(map(str, e.tokens))): e.variant for e in variants.extractions}
    repeated: dict[int, list[Extraction]] = {}
    for extraction in variants.extractions:
        repeated.setdefault(extraction.parent, []).append(extraction)
    return Addresses(graph=graph, variants=variants, names=names, moved=moved, extracted=extracted, repeated=repeated)
