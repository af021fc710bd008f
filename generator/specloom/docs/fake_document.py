"""What the fake server reads of the document: requests, answers and their samples, without words and what is not asked.

The document of a large API is mostly prose, and samples of definitions that stand inside of others only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..openapi.grammar import METHODS, OBJECTS, Shape, held, member
from ..openapi.pointers import MissingError, find, fragment_tokens
from ..source import Json

_UNREAD: Mapping[str, frozenset[str]] = {
    "document": frozenset(("externalDocs", "jsonSchemaDialect", "tags", "webhooks")),
    "components": frozenset(("callbacks", "headers", "links", "securitySchemes")),
    "pathItem": frozenset(("description", "summary")),
    "operation": frozenset(("callbacks", "deprecated", "description", "externalDocs", "summary", "tags")),
    "parameter": frozenset(("allowEmptyValue", "allowReserved", "deprecated", "description", "example", "examples")),
    "requestBody": frozenset(("description",)),
    "response": frozenset(("headers", "links")),
    "mediaType": frozenset(("encoding", "itemEncoding", "prefixEncoding")),
    "example": frozenset(("description", "externalValue", "summary")),
    "schema": frozenset(("$comment", "deprecated", "description", "discriminator", "externalDocs", "title", "xml")),
}
"""Kind of an object -> members that no answer depends on."""
_PUBLISHED = frozenset(("example", "examples"))
_COMPOSED = ("allOf", "anyOf", "oneOf")
_DEEP = 2
"""So many lists deep a server keeps documents: in an answer, and in a field of it."""


def for_fake(document: Mapping[str, Json]) -> dict[str, Json]:
    """A copy of a document with samples that has what the fake server reads."""
    return _Trimming(document).trimmed()


class _Trimming:
    def __init__(self, document: Mapping[str, Json]) -> None:
        self._document: dict[str, Any] = dict(document)
        self._answered: set[int] = set()
        """Schemas that the fake asks for a sample, by identity."""
        # What a reference leads to stays, wherever it stands.
        self._extensions = any("/x-" in reference for reference in _references(self._document))

    def trimmed(self) -> dict[str, Json]:
        """The document without what is not read."""
        for response in self._responses():
            content = response.get("content")
            for media in content.values() if isinstance(content, dict) else ():
                self._mark(media.get("schema") if isinstance(media, dict) else None, 0, set())
        made: dict[str, Any] = self._copy("document", self._document)
        components = made.pop("components", {})
        kept = self._reached(made, components)
        made["components"] = {
            section: {name: value for name, value in entries.items() if (section, name) in kept}
            for section, entries in components.items()
        }
        return made

    def _responses(self) -> Iterator[dict[str, Any]]:
        paths = self._document.get("paths")
        for item in paths.values() if isinstance(paths, dict) else ():
            shared = self._followed(item)
            for operation in (shared[method] for method in (*METHODS, "query") if isinstance(shared.get(method), dict)):
                responses = operation.get("responses")
                yield from map(self._followed, responses.values() if isinstance(responses, dict) else ())

    def _followed(self, node: Any) -> dict[str, Any]:
        for _ in range(100):
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                break
            node = self._at(node["$ref"])
        return node if isinstance(node, dict) else {}

    def _at(self, reference: str) -> Any:
        tokens = fragment_tokens(reference.partition("#")[2])
        try:
            return None if tokens is None else find(self._document, tokens)
        except MissingError:
            return None

    def _mark(self, schema: Any, depth: int, seen: set[tuple[int, int]]) -> None:
        """Note a schema of an answer, those that it is put together from, and those of the lists in it."""
        if not isinstance(schema, dict) or (id(schema), depth) in seen or depth > _DEEP:
            return
        seen.add((id(schema), depth))
        self._answered.add(id(schema))
        if isinstance(schema.get("$ref"), str):
            self._mark(self._at(schema["$ref"]), depth, seen)
        for keyword in _COMPOSED:
            for part in schema.get(keyword) or ():
                self._mark(part, depth, seen)
        self._mark(schema.get("items"), depth + 1, seen)
        for field in (schema.get("properties") or {}).values():
            inner = self._followed(field)
            if "items" in inner:
                self._mark(inner["items"], depth + 1, seen)
            elif depth == 0 and "properties" in inner:
                # An envelope: the list is a level further in.
                self._mark(inner, depth + 1, seen)

    def _copy(self, kind: str, node: Any, sent: bool = False) -> Any:
        """An object without what is not read; `sent` is what stands in a request, which has no sample."""
        if not isinstance(node, dict) or kind not in OBJECTS:
            return node
        sent = sent or kind in {"requestBody", "parameter"}
        made = {}
        for key, value in node.items():
            is_extension = key.startswith("x-") and not self._extensions
            if key in _UNREAD.get(kind, ()) or is_extension or (key in _PUBLISHED and self._is_idle(kind, node, sent)):
                continue
            made[key] = self._member(kind, key, value, sent)
        return made

    def _member(self, kind: str, key: str, value: Any, sent: bool) -> Any:
        found = member(kind, key)
        if found is None or found.kind not in OBJECTS:
            return value
        if isinstance(value, list):
            return [self._copy(found.kind, child, sent) for child in value]
        if found.shape in {Shape.MAP, Shape.EXTENSIBLE_MAP} and isinstance(value, dict):
            kept = {tokens[0] for tokens, _ in held(found.shape, value)}
            return {
                name: self._copy(found.kind, child, sent)
                for name, child in value.items()
                if name in kept or self._extensions
            }
        return self._copy(found.kind, value, sent)

    def _is_idle(self, kind: str, node: dict[str, Any], sent: bool) -> bool:
        """Whether nobody asks for the examples of an object."""
        if kind == "schema":
            return id(node) not in self._answered
        if kind != "mediaType":
            return False
        # The sample of a schema that stands here was made from these examples.
        schema = node.get("schema")
        return sent or (isinstance(schema, dict) and "$ref" not in schema and "examples" in schema)

    def _reached(self, made: dict[str, Any], components: dict[str, Any]) -> set[tuple[str, str]]:
        """Section and name of each component that something in use refers to."""
        found: set[tuple[str, str]] = set()
        pending = list(_references(made))
        while pending:
            tokens = fragment_tokens(pending.pop().partition("#")[2]) or ()
            if len(tokens) < 3 or tokens[0] != "components":
                continue
            place = (str(tokens[1]), str(tokens[2]))
            if place not in found:
                found.add(place)
                pending += _references(components.get(place[0], {}).get(place[1]))
        return found


def _references(node: Any) -> Iterator[str]:
    pending: list[Any] = [node]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            if isinstance(here.get("$ref"), str):
                yield here["$ref"]
            pending += here.values()
        elif isinstance(here, list):
            pending += here
