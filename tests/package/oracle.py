"""What the merged document says of a request and an answer, judged by openapi-schema-validator and not by our code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from openapi_schema_validator import OAS31Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

GENERATED = Path(__file__).resolve().parents[2] / "generated"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


@dataclass(frozen=True)
class Operation:
    """One operation of the document, its references followed."""

    key: str
    method: str
    path: str
    parameters: tuple[dict[str, Any], ...]
    body: dict[str, Any] | None
    responses: dict[str, dict[str, Any]]


class Oracle:
    """Answers questions about one OpenAPI document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        resource = DRAFT202012.create_resource(document)
        self.registry: Registry[Any] = Registry().with_resource("urn:doc", resource)
        self.operations = {operation.key: operation for operation in self._operations()}

    def _operations(self) -> list[Operation]:
        found = []
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    raw = item[method]
                    body = self.follow(raw["requestBody"]) if "requestBody" in raw else None
                    found.append(
                        Operation(
                            key=f"{method.upper()} {path}",
                            method=method.upper(),
                            path=path,
                            parameters=tuple(self.follow(p) for p in raw.get("parameters", [])),
                            body=body,
                            responses={status: self.follow(r) for status, r in raw["responses"].items()},
                        )
                    )
        return found

    def follow(self, node: dict[str, Any]) -> dict[str, Any]:
        """The node that a chain of local references ends at."""
        while "$ref" in node:
            here: Any = self.document
            for token in node["$ref"].removeprefix("#/").split("/"):
                here = here[unquote(token).replace("~1", "/").replace("~0", "~")]
            node = here
        return node

    def faults(self, schema: dict[str, Any], value: object) -> list[str]:
        """What openapi-schema-validator holds against `value`."""
        absolute = json.loads(json.dumps(schema).replace('"$ref": "#/', '"$ref": "urn:doc#/'))
        validator = OAS31Validator(absolute, registry=self.registry)
        return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(value)]

    def match(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation that a request is for; literal segments win over parameters."""
        segments = path.split("/")
        best: tuple[int, Operation, dict[str, str]] | None = None
        for operation in self.operations.values():
            parts = operation.path.split("/")
            if operation.method != method or len(parts) != len(segments):
                continue
            values: dict[str, str] = {}
            for part, segment in zip(parts, segments, strict=True):
                if part.startswith("{"):
                    values[part[1:-1]] = unquote(segment)
                elif part != segment:
                    break
            else:
                literal = len(parts) - len(values)
                if best is None or literal > best[0]:
                    best = (literal, operation, values)
        return best[1:] if best else None

    def request_faults(self, method: str, target: str, headers: dict[str, str], content: bytes) -> list[str]:
        """Everything that is wrong with a request."""
        path, _, query = target.partition("?")
        matched = self.match(method, path)
        if matched is None:
            return [f"no operation for {method} {path}"]
        operation, values = matched
        faults = [] if headers.get("authorization") == "Bearer token-of-a-test" else ["no token"]
        given = parse_qsl(query, keep_blank_values=True)
        names = {p["name"]: p for p in operation.parameters if p["in"] == "query"}
        faults += [f"unknown query parameter {name}" for name, _ in given if name not in names]
        for parameter in operation.parameters:
            if parameter["in"] == "query":
                texts = [text for name, text in given if name == parameter["name"]]
            elif parameter["in"] == "path":
                texts = [values[parameter["name"]]]
            else:
                text = headers.get(parameter["name"].lower())
                texts = [] if text is None else [text]
            if not texts:
                faults += [f"{parameter['name']} is required"] if parameter.get("required") else []
            else:
                schema = self.follow(parameter["schema"])
                faults += [
                    f"{parameter['name']}: {fault}" for t in texts for fault in self.faults(schema, typed(schema, t))
                ]
        return faults + self._body_faults(operation, headers, content)

    def _body_faults(self, operation: Operation, headers: dict[str, str], content: bytes) -> list[str]:
        if operation.body is None:
            return ["a body, and none is described"] if content or "content-type" in headers else []
        if not content:
            return ["no body"] if operation.body.get("required") else []
        media = headers.get("content-type", "")
        if media not in operation.body["content"]:
            return [f"content type {media!r}"]
        return self.faults(operation.body["content"][media].get("schema", {}), json.loads(content))


def typed(schema: dict[str, Any], text: str) -> object:
    """A parameter's text as the JSON value that its schema speaks of."""
    kind = schema.get("type")
    if kind == "integer":
        return int(text) if text.lstrip("-").isdigit() else text
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return text


class Sampler:
    """Makes a valid value for a schema, every property given, arms of unions in turn."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle

    def sample(self, schema: dict[str, Any], *, full: bool = True) -> Any:
        """A value for which the oracle finds no fault."""
        for arm in range(6):
            value = self._value(schema, arm, 0, full)
            if not self.oracle.faults(schema, value):
                return value
        raise AssertionError(f"no valid sample: {self.oracle.faults(schema, value)[:3]}")

    def _value(self, schema: Any, arm: int, depth: int, full: bool) -> Any:
        schema = self._flat(schema, arm)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = next(k for k in kind if k != "null")
        if kind is None:
            kind = "object" if "properties" in schema else "array" if "items" in schema else "any"
        return getattr(self, f"_{kind}")(schema, arm, depth, full)

    def _flat(self, schema: Any, arm: int) -> dict[str, Any]:
        if not isinstance(schema, dict):
            return {}
        schema = self.oracle.follow(schema)
        merged: dict[str, Any] = {k: v for k, v in schema.items() if k not in ("allOf", "oneOf", "anyOf")}
        parts = [self._flat(part, arm) for part in schema.get("allOf", [])]
        for key in ("oneOf", "anyOf"):
            arms = schema.get(key, [])
            if arms:
                parts.append(self._flat(arms[arm % len(arms)], arm))
        others = {
            name
            for key in ("oneOf",)
            for index, other in enumerate(schema.get(key, []))
            if index != arm % len(schema[key])
            for name in self.oracle.follow(other).get("required", [])
        }
        for part in parts:
            merged["properties"] = {**part.get("properties", {}), **merged.get("properties", {})}
            merged["required"] = [*merged.get("required", []), *part.get("required", [])]
            merged = {**part, **merged}
        if not merged.get("properties"):
            merged.pop("properties", None)
        else:
            merged["properties"] = {
                k: v for k, v in merged["properties"].items() if k not in others or k in merged.get("required", [])
            }
        return merged

    def _object(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> Any:
        required = schema.get("required", [])
        value = {
            name: self._value(part, arm, depth + 1, full)
            for name, part in schema.get("properties", {}).items()
            if name in required or (full and depth < 5)
        }
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict) and full and depth < 5:
            value["extraKey"] = self._value(extra, arm, depth + 1, full)
        return value

    def _array(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> Any:
        count = max(schema.get("minItems", 0), 1 if depth < 6 else 0)
        return [self._value(schema.get("items", {}), arm, depth + 1, full) for _ in range(count)]

    def _string(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> str:
        known = {"date-time": "2026-11-01T10:00:00.000Z", "date": "2026-11-01", "objectId": "5f0c0a1b2c3d4e5f60718293"}
        text = known.get(schema.get("format", ""), "text")
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 1000)]

    def _integer(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> int:
        return int(schema.get("minimum", schema.get("maximum", 7)))

    def _number(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> float:
        return float(schema.get("minimum", schema.get("maximum", 0.5)))

    def _boolean(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> bool:
        return True

    def _null(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> None:
        return None

    def _any(self, schema: dict[str, Any], arm: int, depth: int, full: bool) -> Any:
        return {"any": ["thing", 1, None]} if full else "thing"


def load() -> Oracle:
    """The oracle of the generated package's document."""
    return Oracle(json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8")))
