"""A call of each parameter style and kind of body that a document has, through the package against its own fake.

Of the operations with a style, one after another is called, with what it requires and the parameter in question, until
a call goes through. Values are published examples or drawn, and such as the fake takes.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from typing import Any, NamedTuple

from specloom.docs.patterns import matching
from specloom.openapi.pointers import fragment_tokens

from .drawing import FORMATS, Drawing, followed

__all__ = ["styles_called"]

_OPERATIONS = 12
"""How many operations with a style are tried."""
_DRAWS = 40
"""How many values are drawn for one parameter."""
_USUAL = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_FILE = b"\x00\x01"


class _Plain(Drawing):
    """Draws texts that a request may hold anywhere: of letters, or such as a pattern wants."""

    def _text(self, schema: dict[str, Any]) -> str:
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            return matching(pattern, "").ljust(_size(schema, "minLength", 0), "a")
        text = super()._text(schema) if schema.get("format") in FORMATS else "text"
        return text.ljust(_size(schema, "minLength", 0), "x")[: _size(schema, "maxLength", 1000)]

    def _object(self, schema: dict[str, Any], depth: int) -> Any:
        return super()._object({**schema, "additionalProperties": schema.get("additionalProperties", False)}, depth)


def _size(schema: dict[str, Any], name: str, otherwise: int) -> int:
    found = schema.get(name)
    return found if isinstance(found, int) and found >= 0 else otherwise


class _Given(NamedTuple):
    """An argument of a call as the document describes it."""

    name: str
    """Of the Python argument."""
    is_path: bool
    parameter: dict[str, Any]


def styles_called(package: str, fake: Any, api: Any, document: Any, seed: str) -> dict[str, str]:
    """Style or media type -> nothing, or why no call of it went through."""
    return _Calling(package, fake, document, seed).all(api)


class _Calling:
    def __init__(self, package: str, fake: Any, document: Any, seed: str) -> None:
        testing = import_module(f"{package}._runtime.testing.checking")
        documents = import_module(f"{package}._runtime.testing.document")
        self._fake = fake
        self._document = document
        self._drawing = _Plain(document, seed)
        self._checker = testing.Checker(documents.Document(document))

    def all(self, api: Any) -> dict[str, str]:
        wanted: dict[str, list[tuple[Any, str]]] = {}
        for operation in api["operations"]:
            for style, name in self._styles(operation):
                wanted.setdefault(style, []).append((operation, name))
        return {style: self._tried(candidates) for style, candidates in sorted(wanted.items())}

    def _tried(self, candidates: list[tuple[Any, str]]) -> str:
        reason = ""
        # Spread over the whole document: neighbours are often wrong in the same way.
        for operation, name in candidates[:: max(1, len(candidates) // _OPERATIONS)]:
            try:
                reason = self._call(operation, name)
            except Exception:
                departs = "; ".join(map(str, self._fake.unexpected[:1]))
                reason = f"{operation['key']}: {departs or traceback.format_exc(limit=-1)[-300:]}"
            self._fake.reset()
            if not reason:
                return ""
        return reason

    def _node(self, operation: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        method, _, path = operation["key"].partition(" ")
        item = followed(self._document, ("paths", path)) or {}
        return item, item.get(method.lower()) or {}

    def _given(self, operation: Any) -> Iterator[_Given]:
        item, node = self._node(operation)
        listed = [*node.get("parameters", ()), *item.get("parameters", ())]
        parameters: dict[tuple[str, str], dict[str, Any]] = {}
        for one in listed:
            parameter = self._followed(one)
            parameters.setdefault((parameter.get("in", ""), parameter.get("name", "")), parameter)
        for argument in operation["arguments"]:
            parameter = parameters.get((argument["in"], argument["wire_name"]), {})
            if parameter or argument["in"] == "path":
                required = argument["required"] or argument["in"] == "path"
                schema = parameter or {"schema": {"type": "string"}}
                found = {**schema, "in": argument["in"], "required": required}
                yield _Given(argument["name"], argument["in"] == "path", found)

    def _followed(self, node: Any) -> Any:
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            return followed(self._document, fragment_tokens(node["$ref"][1:])) or {}
        return node

    def _styles(self, operation: Any) -> Iterator[tuple[str, str]]:
        """Each style that an operation has, and the argument that has it."""
        for name, _, parameter in self._given(operation):
            place = parameter["in"]
            if "content" in parameter:
                yield f"{place}: {next(iter(parameter['content']), '')}", name
                continue
            style = parameter.get("style") or _USUAL[place]
            explode = parameter.get("explode", style in ("form", "cookie"))
            shape = self._shape(parameter.get("schema"))
            suffix = "" if shape == "scalar" else ", exploded" if explode else ", not exploded"
            yield f"{place}: {style}, {shape}{suffix}", name
        if operation["body"]:
            yield f"body: {operation['body']['media_type']}", ""

    def _shape(self, schema: Any) -> str:
        schema = self._followed(schema)
        kinds = schema.get("type") if isinstance(schema, dict) else None
        kinds = [kinds] if isinstance(kinds, str) else kinds or ()
        if isinstance(schema, dict) and ("object" in kinds or "properties" in schema):
            return "object"
        return "list" if "array" in kinds else "scalar"

    def _call(self, operation: Any, wanted: str) -> str:
        """Call an operation; say what is wrong with the request, if anything is."""
        positional, named = [], {}
        for name, is_path, parameter in self._given(operation):
            if is_path:
                positional.append(self._value(parameter))
            elif parameter["required"] or name == wanted:
                named[name] = self._value(parameter)
        if operation["body"]:
            named["body"] = self._body(operation)
        with self._fake.client() as client:
            method = reduce(getattr, operation["call"].split("."), client)
            result = method(*positional, **named)
            if operation["paged"]:
                next(iter(result), None)
        unexpected, self._fake.unexpected = self._fake.unexpected, []
        if unexpected:
            return f"{operation['key']}: {unexpected[0]}"
        return "" if len(self._fake.calls()) else f"{operation['key']}: nothing arrived"

    def _value(self, parameter: dict[str, Any]) -> Any:
        media = next(iter(parameter.get("content", {}).values()), parameter)
        schema = media.get("schema", {})
        examples = [self._followed(one) for one in (parameter.get("examples") or {}).values()]
        known = [one["value"] for one in examples if "value" in one]
        known += [parameter["example"]] if "example" in parameter else []
        return self._drawn(schema, known, empty=False)

    def _drawn(self, schema: Any, known: list[Any], *, empty: bool) -> Any:
        drawn = (self._drawing.value(schema) for _ in range(_DRAWS))
        value = None
        for value in (*known, *drawn):
            if not empty and (value in ("", [], {}, ".", "..") or (isinstance(value, list) and None in value)):
                continue
            if not self._checker.faults(schema, value, request=True):
                break
        return value

    def _body(self, operation: Any) -> Any:
        _, node = self._node(operation)
        content = self._followed(node.get("requestBody") or {}).get("content", {})
        media_type = operation["body"]["media_type"]
        media = content.get(media_type) or next(iter(content.values()), {})
        schema = media.get("schema", {})
        kind = media_type.partition(";")[0]
        if not ("json" in kind or "*" in kind or kind.endswith("form-data") or kind.endswith("urlencoded")):
            return "text" if kind.startswith("text/") else _FILE
        examples = [self._followed(one) for one in (media.get("examples") or {}).values()]
        known = [one["value"] for one in examples if "value" in one]
        known += [media["example"]] if "example" in media else []
        value = self._drawn(schema, known, empty=True)
        if kind.endswith("form-data") and isinstance(value, dict):
            fields = (self._followed(schema) or {}).get("properties") or {}
            files = [name for name, one in fields.items() if self._followed(one).get("format") == "binary"]
            value |= {name: _FILE for name in files if name in value}
        return value
