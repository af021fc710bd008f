"""Schemas to types.

A component always gets a definition, an object with properties always gets one, everything else is a type in place.
Types are kept by pointer, so a schema is converted once, whoever refers to it, and recursion is no special case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..ir import AliasSchema, Array, Choice, Definition, MediaType, Reference, SchemaId, Type
from ..openapi.keywords import ANNOTATIONS, APPLIES, STRUCTURE, UNIONS
from .annotations import schema_words
from .conjunction import Conjunction, Part, structural
from .defaults import check_stated
from .document import Document, Node
from .facts import Facts, declared_types, facts_of, unions_of
from .homes import Home, Homes, is_component
from .limits import CROSSINGS, DEPTH, INHERITED
from .objects import build_object
from .references import References
from .scalars import ANY, NEVER, NULL, anything, constraints, note_idle_limits, scalar
from .simplify import union_of
from .unions import build_union


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemas:
    """The types and definitions of one document."""

    document: Document
    references: References
    conjunction: Conjunction
    homes: Homes
    keys: Mapping[SchemaId, str]
    """Component id -> its key as published."""
    definitions: dict[SchemaId, Definition] = field(default_factory=dict)
    contents: dict[str, tuple[MediaType, ...]] = field(default_factory=dict)
    """Pointer of a body -> its media types: a shared answer is read once, not for each operation."""
    _types: dict[str, Type] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _claims: dict[tuple[SchemaId, tuple[str, ...]], SchemaId] = field(default_factory=dict)
    _claimed: set[SchemaId] = field(default_factory=set)
    _crossings: dict[SchemaId, int] = field(default_factory=dict)

    def component(self, node: Node) -> None:
        """Define the component that stands at `node`."""
        home = self.homes.of(node.pointer)
        parts = (Part(node=node),)
        type = self.convert(parts, home)
        if home.id not in self.definitions:
            words = schema_words(self, parts, home)
            self.define(AliasSchema(type=type, id=home.id, owner=None, **words))

    def at(self, node: Node, home: Home | None = None) -> Type:
        """The type of the schema that stands at `node`; its home may be given by who knows it already."""
        known = self._types.get(node.pointer)
        if known is not None:
            return known
        if is_component(node.pointer):
            return Reference(id=self.homes.of(node.pointer).id)
        if _is_leaf(node):
            type = self._types[node.pointer] = self._leaf(node)
            return type
        home = home if home is not None else self.homes.of(node.pointer)
        if node.pointer in self._open:
            self.document.warning(
                "unnamed-recursion",
                "a schema without a name contains itself; it is typed as anything here",
                node.pointer,
                help="make it a component",
            )
            return ANY
        self._open.add(node.pointer)
        type = self._types[node.pointer] = self.convert((Part(node=node),), home)
        self._open.discard(node.pointer)
        return type

    def merge(self, parts: Sequence[Part], above: Home, *way: str, word: str) -> Type:
        """As `convert` at `way` below `above`; a schema that stands alone, or is only restated, keeps its home."""
        first = parts[0].node
        if len(parts) == 1:
            if first.pointer in self._types or _is_leaf(first) or first.value.keys() == _REFERENCE:
                return self.at(first)
            home = above.child(*way, word=word)
            return self.at(first, home if home.pointer == first.pointer else None)
        if all(_same_type(first, part.node) for part in parts[1:]):
            return self.at(first)
        telling = [part for part in self.conjunction.split(parts) if part.reference or part.structural]
        if len(telling) == 1 and not telling[0].reference:
            return self.at(telling[0].node)
        return self.convert(parts, above.child(*way, word=word))

    def convert(self, parts: Sequence[Part], home: Home) -> Type:
        """The type of what satisfies all `parts`; an object among them is defined at `home`."""
        if home.depth > DEPTH:
            message, place = f"schemas nest more than {DEPTH} steps deep", parts[0].node.pointer
            self.document.warning("too-deep", message, place, help="make it a component; it is typed as anything here")
            return ANY
        telling = [part for part in self.conjunction.split(parts) if part.reference or part.structural]
        referred = self._plain_reference(telling)
        if referred is not None:
            return referred
        bodies = self.conjunction.expand(parts)
        solid = structural(bodies)
        facts = facts_of(solid, self.document)
        check_stated(bodies, facts)
        if facts.impossible:
            return NEVER
        type = build_union(self, bodies, home) if unions_of(solid) else self._plain(facts, bodies, home)
        return union_of((type, NULL)) if facts.nullable else type

    def _leaf(self, node: Node) -> Type:
        parts = self.conjunction.split((Part(node=node),))
        facts = facts_of(parts, self.document)
        check_stated(parts, facts)
        type = self._plain(facts, parts, _NOWHERE)
        return union_of((type, NULL)) if facts.nullable else type

    def claim(self, parts: Sequence[Part], home: Home) -> tuple[SchemaId, bool]:
        """The id of the object made of `parts`, and whether it is still to be defined.

        The same parts under the same owner are the same object: that ends the recursion of merged schemas too.
        """
        key = (home.owner, tuple(sorted(part.identity for part in parts)))
        known = self._claims.get(key)
        if known is not None:
            return known, False
        id = home.id
        while id in self._claimed:
            id = SchemaId(id + "+")
        self._claims[key] = id
        self._claimed.add(id)
        if len(parts) == 1 and parts[0].node.pointer == home.pointer:
            self._types.setdefault(home.pointer, Reference(id=id))
        return id, True

    def define(self, definition: Definition) -> None:
        """Keep a definition."""
        self.definitions[definition.id] = definition

    def cross(self, home: Home) -> bool:
        """Count one combination of a union's arm with what stands beside it; false when there are too many."""
        count = self._crossings[home.owner] = self._crossings.get(home.owner, 0) + 1
        refused = self._crossings.get(_REFUSED, 0)
        if count > CROSSINGS and not refused:
            self._crossings[_REFUSED] = 1
            self.document.error("too-large", f"its unions combine in more than {CROSSINGS} ways", home.pointer)
        # Once something was too large the run fails, and no more time goes into it.
        return count <= (_AFTER_REFUSAL if refused else CROSSINGS)

    def inherit(self, count: int, home: Home) -> bool:
        """Count properties that an object has from elsewhere; false, reported, when there are too many by now."""
        before = self._crossings.get(_INHERITED, 0)
        after = self._crossings[_INHERITED] = before + count
        if before <= INHERITED < after:
            message = f"the objects of this document have more than {INHERITED:,} properties from elsewhere by `allOf`"
            self.document.error("too-large", message, home.pointer)
        return after <= INHERITED

    def published(self, id: SchemaId) -> str:
        """The key of a component as published; empty for what is no component."""
        return self.keys.get(id, "")

    def page(self, owner: SchemaId) -> str:
        """Title of the page that `owner` belongs to; empty when several share it."""
        return self.homes.pages.get(owner, "")

    def _plain_reference(self, telling: Sequence[Part]) -> Type | None:
        """The target, when all that is said is said by one reference."""
        references = [part for part in telling if part.reference]
        if len(references) != 1 or not all(_only_type(part) for part in telling if not part.reference):
            return None if telling else ANY
        target = self.references.schema(references[0].node)
        if target is None:
            return ANY
        if len(telling) > 1 and not self._implied(telling, target):
            return None
        return self.at(target)

    def _implied(self, telling: Sequence[Part], target: Node) -> bool:
        """Whether the types beside a reference only repeat the types of its target."""
        facts = facts_of(structural(self.conjunction.expand((Part(node=target),))), self.document)
        mine = (*(facts.types or ("?",)), *(("null",) if facts.nullable else ()))
        allowed = [declared_types(part.node) or mine for part in telling if not part.reference]
        return all(name in types for types in allowed for name in mine)

    def _plain(self, facts: Facts, bodies: Sequence[Part], home: Home) -> Type:
        """What is no union: listed values, or one type or several."""
        solid = structural(bodies)
        if facts.values is not None:
            return Choice(values=facts.values, constant=facts.constant) if facts.values else NULL
        if facts.types is None:
            return anything(solid)
        note_idle_limits(solid, facts.types)
        self._note_discriminators(bodies)
        if not facts.types:
            return NULL
        several = len(facts.types) > 1 or facts.nullable
        arms = tuple(self._typed(kind, bodies, _beside(home, kind) if several else home) for kind in facts.types)
        return union_of(arms)

    def _note_discriminators(self, bodies: Sequence[Part]) -> None:
        for part in bodies:
            if "discriminator" in part.node.value:
                self.document.note(
                    "unsupported-keyword",
                    "a discriminator without `oneOf` or `anyOf` names no alternatives; the object is typed as itself",
                    part.node.at("discriminator"),
                )

    def _typed(self, kind: str, bodies: Sequence[Part], home: Home) -> Type:
        if kind == "object":
            return build_object(self, bodies, home)
        return self._array(structural(bodies), home) if kind == "array" else scalar(kind, structural(bodies))

    def _array(self, solid: Sequence[Part], home: Home) -> Array:
        items = [(part, node) for part in solid if (node := part.node.schema("items")) is not None]
        parts = [Part(node=node, distance=part.distance) for part, node in items]
        prefixed = [part for part in solid if "prefixItems" in part.node.value]
        for part in prefixed[1:]:
            self.document.note("unsupported-keyword", "only one `prefixItems` is kept", part.node.at("prefixItems"))
        prefix = prefixed[0].node.schemas("prefixItems") if prefixed else ()
        return Array(
            item=self.merge(parts, home, "items", word="item") if parts else ANY,
            prefix=tuple(self.at(node) for node in prefix),
            constraints=constraints(solid, ("array",)),
        )


_REFUSED = SchemaId("*")
_INHERITED = SchemaId("* inherited")
_AFTER_REFUSAL = 5
_NOWHERE = Home(id=SchemaId(""), owner=SchemaId(""), pointer="")
"""The home of what needs none."""
_CONTAINERS = frozenset(("$ref", "allOf", *UNIONS, *APPLIES["object"], *APPLIES["array"]))


def _is_leaf(node: Node) -> bool:
    """Whether a schema is a scalar at sight: nothing inside it can need a home."""
    return node.value.get("type") in _SCALARS and node.value.keys().isdisjoint(_CONTAINERS)


_REFERENCE = {"$ref"}
_SCALARS = ("string", "integer", "number", "boolean")


def _beside(home: Home, kind: str) -> Home:
    """The home of an object that is one of several types; a component's own id stays with the union."""
    return home.child("type", kind, word=kind) if home.component and kind == "object" else home


def _same_type(left: Node, right: Node) -> bool:
    """Whether two schemas differ in their words only (as text: `1` and `true` are equal in Python)."""
    return left.pointer == right.pointer or _bare(left) == _bare(right)


def _bare(node: Node) -> str:
    telling = {key: value for key, value in node.value.items() if key not in ANNOTATIONS and not key.startswith("x-")}
    return json.dumps(telling, sort_keys=True)


def _only_type(part: Part) -> bool:
    return part.node.value.keys() & STRUCTURE == {"type"}
