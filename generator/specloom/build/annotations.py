"""The words and marks of a schema: which of several wins, and where words go whose schema has no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypedDict

from ..diagnostics import Origin
from ..source import Json
from .conjunction import Part, nearest
from .converter import Converter
from .document import Node
from .homes import Home, telling_title


class SchemaWords(TypedDict):
    """What every definition has besides its id and its content."""

    published: str
    page: str
    place: tuple[str, ...]
    title: str
    description: str
    deprecated: bool
    examples: tuple[Json, ...]
    origin: Origin
    pointer: str


def schema_words(converter: Converter, parts: Sequence[Part], home: Home) -> SchemaWords:
    """The words of a definition."""
    bodies = converter.conjunction.expand(parts)
    own = [part for part in bodies if not part.borrowed]
    return SchemaWords(
        published=converter.published(home.id),
        page=converter.page(home.owner),
        place=home.place,
        title=nearest(own, "title"),
        description=described(nearest(bodies, "description"), own),
        deprecated=marked(own, "deprecated"),
        examples=examples(own),
        origin=converter.document.origin(min(bodies, key=lambda part: part.distance).node.pointer),
        pointer=home.pointer,
    )


def marked(parts: Sequence[Part], key: str) -> bool:
    """Whether any part carries the mark."""
    return any(part.node.flag(key) for part in parts if key in part.node.value)


def examples(parts: Sequence[Part]) -> tuple[Json, ...]:
    """The examples of the nearest part that has any."""
    telling = [part for part in parts if "examples" in part.node.value or "example" in part.node.value]
    for part in sorted(telling, key=lambda part: part.distance):
        node = part.node
        found = (*node.values("examples"), *((node.value["example"],) if "example" in node.value else ()))
        if found:
            return found
    return ()


def described(own: str, parts: Sequence[Part]) -> str:
    """`own` and, as paragraphs of their own, the words of schemas in `parts` that get no name."""
    own = _IDLE_LABEL.sub("", own, count=1)
    if all(part.node.value.keys().isdisjoint(_HOLDERS) for part in parts):
        return own
    inner = [text for part in parts for text in _inner(part.node) if text.partition(": ")[2] not in own]
    return "\n\n".join(text for text in (own, *dict.fromkeys(inner)) if text)


def described_content(own: str, node: Node) -> str:
    """`own` and the words of the schemas under `content` that get no name."""
    schemas = [entry.schema("schema") for _, entry in node.members("content") if "schema" in entry.value]
    nameless = [schema for schema in schemas if schema is not None and _is_nameless(schema)]
    words = [text for schema in nameless if isinstance(text := schema.value.get("description"), str)]
    whole = "\n\n".join(dict.fromkeys(text for text in (own, *words) if text))
    return described(whole, [Part(node=schema) for schema in nameless])


_IDLE_LABEL = re.compile(
    r"\A\s*(?:\*\*|__|#{1,6} +)(?:about|description|introduction|overview|purpose|summary) *:?"
    r"(?:\*\*|__| +#+)?:? *\r?\n\s*(?=[\w`'\"(])",
    re.IGNORECASE,
)
"""A label over the first paragraph that says no more than that there is one."""
_HOLDERS = frozenset(("items", "additionalProperties", "oneOf", "anyOf"))


def _inner(node: Node) -> Iterator[str]:
    for label, child in _nameless(node):
        text = child.value.get("description")
        if isinstance(text, str) and text:
            yield f"{label}: {text}"
        yield from _inner(child)


def _nameless(node: Node) -> Iterator[tuple[str, Node]]:
    for key, label in (("items", "Items"), ("additionalProperties", "Values")):
        child = node.schema(key) if isinstance(node.value.get(key), dict) else None
        if child is not None and _is_nameless(child):
            yield label, child
    for key in ("oneOf", "anyOf"):
        for index, arm in enumerate(node.schemas(key)) if key in node.value else ():
            if _is_nameless(arm) and not _is_named_object(arm):
                yield _label(arm, index), arm


def _is_nameless(node: Node) -> bool:
    return node.value.keys().isdisjoint(("$ref", "allOf", "properties", "patternProperties"))


def _is_named_object(arm: Node) -> bool:
    """Whether an arm without fields is a class all the same: its author gave it a title."""
    title = arm.value.get("title")
    return arm.value.get("type") == "object" and isinstance(title, str) and telling_title(title)


def _label(arm: Node, index: int) -> str:
    title = arm.value.get("title")
    if isinstance(title, str) and telling_title(title):
        return title
    return f"`{arm.value['const']}`" if "const" in arm.value else f"Option {index + 1}"
