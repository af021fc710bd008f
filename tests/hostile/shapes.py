"""Small documents that ask for much: schemas that refer to each other in every way that once took time without end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
TEXT: Document = {"type": "string"}
OBJECT: Document = {"type": "object", "properties": {"id": TEXT}}


def ref(name: str) -> Document:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def document(schemas: Document, answer: str) -> Document:
    """A document with one operation, which answers with a schema."""
    content = {"application/json": {"schema": ref(answer)}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {
            "/pets": {
                "get": {"operationId": "listPets", "responses": {"200": {"description": "OK", "content": content}}}
            }
        },
        "components": {"schemas": schemas},
    }


def chain(first: Document, further: Callable[[Document, int], Document]) -> Callable[[int], Document]:
    """Schemas of which each is made from a reference to the one before."""

    def made(count: int) -> Document:
        schemas = {"D0": first, **{f"D{n}": further(ref(f"D{n - 1}"), n) for n in range(1, count)}}
        return document(schemas, f"D{count - 1}")

    return made


references = chain(OBJECT, lambda before, _: before)
twice_all_of = chain(OBJECT, lambda before, _: {"allOf": [before, before]})
"""Two ways to each schema: two to the power of the length to the first."""
nested_all_of = chain(
    OBJECT, lambda before, n: {"allOf": [before, {"allOf": [before]}, {"properties": {f"p{n}": TEXT}}]}
)
itself_or_list = chain(TEXT, lambda before, _: {"oneOf": [before, {"type": "array", "items": before}]})
list_or_map = chain(
    TEXT, lambda before, _: {"anyOf": [{"type": "array", "items": before}, {"additionalProperties": before}]}
)
lists = chain(OBJECT, lambda before, _: {"type": "array", "items": before})
extended = chain(OBJECT, lambda before, n: {"allOf": [before, {"properties": {f"p{n}": TEXT}}]})
required = chain(OBJECT, lambda before, _: {"type": "object", "required": ["a"], "properties": {"a": before}})
required_twice = chain(
    OBJECT, lambda before, _: {"type": "object", "required": ["a", "b"], "properties": {"a": before, "b": before}}
)


def mutual(count: int) -> Document:
    """Schemas of which each has properties of all."""
    properties = {f"p{n}": ref(f"D{n}") for n in range(count)}
    return document({f"D{n}": {"type": "object", "properties": properties} for n in range(count)}, "D0")


def circle(count: int) -> Document:
    """Schemas of which each requires the next, and the last the first."""
    following = [ref(f"D{(n + 1) % count}") for n in range(count)]
    schemas = [{"type": "object", "required": ["a"], "properties": {"a": after}} for after in following]
    return document({f"D{n}": schema for n, schema in enumerate(schemas)}, "D0")


def separate(count: int) -> Document:
    """Schemas that have nothing to do with each other."""
    return document({f"D{n}": OBJECT for n in range(count)}, "D0")


def extensions(count: int) -> Document:
    """Schemas that all extend one."""
    base = {"type": "object", "properties": {f"b{n}": TEXT for n in range(20)}}
    schemas = {f"D{n}": {"allOf": [ref("Base"), {"properties": {f"p{n}": TEXT}}]} for n in range(count)}
    return document({"Base": base, **schemas}, "D0")


def faults(count: int) -> Document:
    """Properties of a type that there is not, a hundred in a schema."""
    wrong = {f"p{n}": {"type": "strin"} for n in range(100)}
    return document({f"D{n}": {"type": "object", "properties": wrong} for n in range(count // 100)}, "D0")


def operations(count: int) -> Document:
    """Operations that answer alike."""
    made = document({"D0": OBJECT}, "D0")
    made["components"]["responses"] = {"OK": made["paths"]["/pets"]["get"]["responses"]["200"]}
    answers = {"200": {"$ref": "#/components/responses/OK"}}
    made["paths"] = {f"/pets{n}": {"get": {"operationId": f"get{n}", "responses": answers}} for n in range(count)}
    return made
