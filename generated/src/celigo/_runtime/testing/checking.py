"""A check of JSON against its schema, as OpenAPI 3.0 and 3.1 mean it.

It is there to find mistakes in requests, so what it does not know it lets pass: a false alarm would be worse than a
miss. `format` is a note and no rule, as JSON Schema says; only what no server can read as a time, a UUID or a number of
so many bits is refused in a request.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from .document import Document
from .flattening import flat

DEPTH = 150


class Fault(str):
    """What is wrong, in words, and the field that it is wrong about; empty for the whole value."""

    __slots__ = ("field", "kind")
    field: str
    kind: str
    """`required` for what is missing, `query` for a parameter, `body` for a body that cannot be read; else empty."""

    def __new__(cls, words: str, field: str = "", kind: str = "") -> Self:
        fault = super().__new__(cls, words)
        fault.field, fault.kind = field, kind
        return fault


class Checker:
    """Checks values against schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def faults(self, schema: Any, value: Any, *, request: bool, at: str = "") -> list[Fault]:
        """Return everything that is wrong, each with the place where; a request need not have what is read-only."""
        return list(self._check(schema, value, at, request, 0))

    def _check(self, schema: Any, value: Any, at: str, request: bool, depth: int) -> Iterator[Fault]:
        if schema is False:
            yield _fault(at, "must not be there")
        if not isinstance(schema, Mapping) or depth > DEPTH:
            return
        if "$ref" in schema:
            yield from self._check(self._document.follow(schema), value, at, request, depth + 1)
        if value is None and schema.get("nullable") is True:
            return
        yield from _kind(schema, value, at)
        yield from _own_limits(schema, value, at)
        if request:
            yield from _format(schema, value, at)
        if isinstance(value, dict):
            yield from self._object(schema, value, at, request, depth)
        elif isinstance(value, list):
            yield from self._array(schema, value, at, request, depth)
        yield from self._combined(schema, value, at, request, depth)

    def _good(self, schema: Any, value: Any, at: str, request: bool, depth: int) -> bool:
        return next(self._check(schema, value, at, request, depth + 1), None) is None

    def _object(
        self, schema: Mapping[str, Any], value: dict[str, Any], at: str, request: bool, depth: int
    ) -> Iterator[Fault]:
        properties: Mapping[str, Any] = schema.get("properties", {})
        for name in schema.get("required", ()) if isinstance(schema.get("required"), list) else ():
            if name not in value and not self._one_way(properties.get(name), request):
                yield _fault(at, "is required", name, "required")
        patterns = schema.get("patternProperties", {})
        for name, item in value.items():
            inside = f"{at}.{name}" if at else name
            known = name in properties
            if known:
                yield from self._check(properties[name], item, inside, request, depth + 1)
            elif request and "allOf" in schema and "additionalProperties" in schema:
                # To a validator the fields of the parts are further ones as well, which nobody who writes this means.
                known = name in flat(self._document, schema).get("properties", {})
            for pattern, inner in patterns.items():
                if _matches(pattern, name):
                    known = True
                    yield from self._check(inner, item, inside, request, depth + 1)
            if not known and "additionalProperties" in schema:
                yield from self._further(schema["additionalProperties"], item, inside, request, depth)
            if "propertyNames" in schema:
                yield from self._check(schema["propertyNames"], name, inside, request, depth + 1)
        yield from self._dependent(schema, value, at, request, depth)

    def _further(self, schema: Any, item: Any, at: str, request: bool, depth: int) -> Iterator[Fault]:
        if schema is False:
            yield _fault(at, "is not a field of this object")
        else:
            yield from self._check(schema, item, at, request, depth + 1)

    def _dependent(
        self, schema: Mapping[str, Any], value: dict[str, Any], at: str, request: bool, depth: int
    ) -> Iterator[Fault]:
        for name, others in schema.get("dependentRequired", {}).items():
            if name in value:
                words = f"is required beside {name}"
                yield from (_fault(at, words, other, "required") for other in others if other not in value)
        for name, inner in schema.get("dependentSchemas", {}).items():
            if name in value:
                yield from self._check(inner, value, at, request, depth + 1)

    def _one_way(self, schema: Any, request: bool) -> bool:
        """Whether a field travels in the other direction only, so that here it may be absent."""
        followed = self._document.follow(schema)
        sources = [node for node in (schema, followed) if isinstance(node, Mapping)]
        return any(node.get("readOnly" if request else "writeOnly") is True for node in sources)

    def _array(
        self, schema: Mapping[str, Any], value: list[Any], at: str, request: bool, depth: int
    ) -> Iterator[Fault]:
        first = schema.get("prefixItems", ())
        for index, item in enumerate(value):
            inner = first[index] if index < len(first) else schema.get("items", True)
            yield from self._check(inner, item, f"{at}[{index}]", request, depth + 1)
        if "contains" in schema:
            held = sum(self._good(schema["contains"], item, at, request, depth) for item in value)
            if held < schema.get("minContains", 1) or held > schema.get("maxContains", math.inf):
                yield _fault(at, f"holds {held} items of the kind that it must contain")

    def _combined(self, schema: Mapping[str, Any], value: Any, at: str, request: bool, depth: int) -> Iterator[Fault]:
        for part in schema.get("allOf", ()):
            yield from self._check(part, value, at, request, depth + 1)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                yield from self._arms(keyword, schema[keyword], value, at, request, depth)
        if "not" in schema and self._good(schema["not"], value, at, request, depth):
            yield _fault(at, "is what it must not be")
        if "if" in schema:
            branch = "then" if self._good(schema["if"], value, at, request, depth) else "else"
            yield from self._check(schema.get(branch, True), value, at, request, depth + 1)

    def _arms(self, keyword: str, arms: list[Any], value: Any, at: str, request: bool, depth: int) -> Iterator[Fault]:
        found = [list(self._check(arm, value, at, request, depth + 1)) for arm in arms]
        fitting = sum(not faults for faults in found)
        if not fitting and found:
            yield from min(found, key=len)
        elif keyword == "oneOf" and fitting > 1 and not request:
            # Alternatives overlap in many descriptions, and a server takes the first that fits a request.
            yield _fault(at, f"fits {fitting} alternatives of which only one may fit")


def _fault(at: str, words: str, name: str = "", kind: str = "") -> Fault:
    field = f"{at}.{name}" if at and name else at or name
    return Fault(f"{field or 'the value'} {words}", field, kind)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "integer": lambda v: (isinstance(v, int) and not isinstance(v, bool)) or (isinstance(v, float) and v.is_integer()),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
}


def _kind(schema: Mapping[str, Any], value: Any, at: str) -> Iterator[Fault]:
    stated = schema.get("type")
    kinds = [stated] if isinstance(stated, str) else stated
    if isinstance(kinds, list) and not any(_KINDS.get(kind, lambda _: True)(value) for kind in kinds):
        yield _fault(at, f"must be {' or '.join(map(str, kinds))}")
    if "enum" in schema and not any(same(value, one) for one in schema["enum"]):
        yield _fault(at, f"must be one of {', '.join(map(repr, schema['enum'][:12]))}")
    if "const" in schema and not same(value, schema["const"]):
        yield _fault(at, f"must be {schema['const']!r}")


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; `1` is no `true`."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def _own_limits(schema: Mapping[str, Any], value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from _size(schema, len(value), at, "Length", "characters")
        if "pattern" in schema and not _matches(schema["pattern"], value):
            yield _fault(at, f"must match {schema['pattern']}")
    elif isinstance(value, list):
        yield from _size(schema, len(value), at, "Items", "items")
        if schema.get("uniqueItems") is True and any(
            same(one, other) for index, one in enumerate(value) for other in value[:index]
        ):
            yield _fault(at, "holds an item twice")
    elif isinstance(value, dict):
        yield from _size(schema, len(value), at, "Properties", "fields")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _number(schema, value, at)


_FORMATS: Mapping[str, Callable[[str], object]] = {
    "date-time": datetime.fromisoformat,
    "date": date.fromisoformat,
    "uuid": UUID,
}
_BITS = {"int32": 32, "int64": 64}


def _format(schema: Mapping[str, Any], value: Any, at: str) -> Iterator[Fault]:
    name = schema.get("format")
    if not isinstance(name, str):
        return
    if isinstance(value, str) and name in _FORMATS:
        try:
            _FORMATS[name](value.upper())
        except ValueError:
            yield _fault(at, f"must be a {name}")
    elif isinstance(value, int) and name in _BITS:
        most = 1 << (_BITS[name] - 1)
        if not -most <= value < most:
            yield _fault(at, f"must fit {_BITS[name]} bits")


def _size(schema: Mapping[str, Any], size: int, at: str, suffix: str, words: str) -> Iterator[Fault]:
    if size < schema.get(f"min{suffix}", 0):
        yield _fault(at, f"must have at least {schema[f'min{suffix}']} {words}")
    if size > schema.get(f"max{suffix}", math.inf):
        yield _fault(at, f"must have at most {schema[f'max{suffix}']} {words}")


def _number(schema: Mapping[str, Any], value: float, at: str) -> Iterator[Fault]:
    low, high, above, below = bounds(schema)
    if value < low or value <= above:
        yield _fault(at, f"must be {f'at least {low}' if low > above else f'more than {above}'}")
    if value > high or value >= below:
        yield _fault(at, f"must be {f'at most {high}' if high < below else f'less than {below}'}")
    step = schema.get("multipleOf")
    if isinstance(step, int | float) and step > 0:
        quotient = value / step
        if not math.isfinite(quotient) or abs(quotient - round(quotient)) > 1e-9 * max(1.0, abs(quotient)):
            yield _fault(at, f"must be a multiple of {step}")


def bounds(schema: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Return the least and largest value, and the two that must not be reached; 3.0 marks the latter by a boolean."""
    low, high = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
    above, below = schema.get("exclusiveMinimum", -math.inf), schema.get("exclusiveMaximum", math.inf)
    if isinstance(above, bool):
        above = low if above else -math.inf
    if isinstance(below, bool):
        below = high if below else math.inf
    return low, high, above, below


def _matches(pattern: Any, text: str) -> bool:
    if not isinstance(pattern, str):
        return True
    if pattern.startswith("/^") and pattern.endswith("$/"):
        pattern = pattern[1:-1]  # of JavaScript; no text fits it as it stands
    try:
        return re.search(pattern, text) is not None
    except re.error:  # ECMAScript has patterns that Python cannot read
        return True
