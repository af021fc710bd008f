"""Samples of schemas: those that the description of the API holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.wire import copied
from .checking import Checker
from .document import Document
from .flattening import flat

ARMS = 8
"""So many alternatives of a union are tried."""


class Sampler:
    """Finds the samples of one document, in which every body and every object has one."""

    def __init__(self, document: Document, checker: Checker) -> None:
        self._document = document
        self._checker = checker
        self._found: dict[tuple[int, bool], Any] = {}

    def sample(self, schema: Any, *, full: bool = True) -> Any:
        """Return a value that an answer may hold: the sample, or the required fields of it only."""
        key = (id(schema), full)
        if key not in self._found:
            self._found[key] = self._published(schema) if full else self._least(schema, self._published(schema))
        return copied(self._found[key])

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether an answer may hold a value."""
        return not self._checker.faults(schema, value, request=False)

    def media(self, media: Mapping[str, Any]) -> Any:
        """Return the published example of a body where it keeps to the schema, else the sample of the schema."""
        schema = media.get("schema", {})
        named = [self._document.follow(e) for e in media.get("examples", {}).values()]
        given = [media["example"]] if "example" in media else [e["value"] for e in named if "value" in e]
        if "properties" in flat(self._document, schema):
            # A schema without a type takes texts as well, and a client reads it as the object that it describes.
            given = [value for value in given if isinstance(value, dict)]
        found = next((value for value in given if self.fits(schema, value)), None)
        return self.sample(schema) if found is None else copied(found)

    def _published(self, schema: Any) -> Any:
        """Return the first of the examples that keeps to the schema; the last one where none does.

        What is too large to have a sample, as some schemas are that require all they name, is an empty object.
        """
        node = flat(self._document, schema)
        listed = node.get("examples")
        examples = [*(listed if isinstance(listed, list) else ()), *([node["example"]] if "example" in node else ())]
        otherwise = examples[-1] if examples else {} if "properties" in node else None
        return next((value for value in examples if self.fits(schema, value)), otherwise)

    def _least(self, schema: Any, value: Any) -> Any:
        made = (self._required(schema, value, arm, 0) for arm in range(ARMS))
        return next((least for least in made if self.fits(schema, least)), value)

    def _required(self, schema: Any, value: Any, arm: int, depth: int) -> Any:
        """Return what a schema requires of a value, and of what is in it."""
        node = flat(self._document, schema, arm)
        if isinstance(value, list):
            count = node.get("minItems", 0) if depth else len(value)
            return [self._required(node.get("items", {}), item, arm, depth + 1) for item in value[:count]]
        if isinstance(value, dict):
            fields, required = node.get("properties", {}), node.get("required", ())
            kept = {name: item for name, item in value.items() if name in required}
            return {name: self._required(fields.get(name, {}), item, arm, depth + 1) for name, item in kept.items()}
        return value
