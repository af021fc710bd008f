"""The keywords of JSON Schema, one table: which types each constrains, what it may hold, how a value is held to it.

To add a keyword is to add a row. A row of the role `LIMIT` needs no more for reading, badges and samples; what the
package checks at run time stands in `templates/runtime`, under the Python name of the keyword.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..source import Json

TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
_NUMBERS = ("integer", "number")
_LOCAL = re.compile(r"#(?:/[A-Za-z0-9_.~-]+)+")


class Role(Enum):
    """What a keyword is for."""

    TYPE = "says what type a value is"
    LIMIT = "limits the values of a type"
    ANNOTATION = "describes, and changes no type"
    BOOKKEEPING = "says where schemas stand and how they refer to each other"
    UNSUPPORTED = "is read by nothing here, which a note says"
    REFUSED = "is resolved while a value is validated, which no type can express"


class Holds(Enum):
    """Where the schemas stand that a keyword holds."""

    NONE = "no schema"
    ONE = "one"
    LIST = "list"
    MAP = "map"
    ONE_OR_LIST = "one or a list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """One keyword of a Schema Object."""

    name: str
    role: Role
    types: tuple[str, ...] = ()
    """JSON types that it says something about; empty for all of them."""
    holds: Holds = Holds.NONE
    valid: Callable[[Any], bool] | None = None
    """Whether the specification allows a value of the keyword; `None` leaves that to the validator."""
    strictest: Callable[[list[Any]], Any] | None = None
    """The bound that remains of several, for a limit of which the strictest holds."""
    kept: Callable[[Any, Any], bool] | None = None
    """Whether a value of one of the types keeps to the bound."""

    @property
    def reads(self) -> str:
        """What kind of bound a limit has: `flag`, `count`, `number`, `text` or `schema`."""
        kinds: dict[Callable[[Any], bool] | None, str] = {
            _flag: "flag",
            _count: "count",
            _text: "text",
            is_plain: "schema",
        }
        return kinds.get(self.valid, "number")

    @property
    def python_name(self) -> str:
        """`min_items`, as the package and the docs spell it."""
        return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", self.name).lower()


def is_plain(schema: Any) -> bool:
    """Whether a schema holds only keywords with a known check, and each value passes it.

    Most schemas do, and need not be shown to a validator, which takes a thousand times longer.
    """
    if type(schema) is not dict:
        return type(schema) is bool
    for key, value in schema.items():
        keyword = KEYWORDS.get(key)
        if keyword is None or keyword.valid is None or not keyword.valid(value):
            return False
    return True


def _anything(_: Any) -> bool:
    return True


def _text(value: Any) -> bool:
    return type(value) is str


def _flag(value: Any) -> bool:
    return type(value) is bool


def _number(value: Any) -> bool:
    return type(value) is int or type(value) is float


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _list(value: Any) -> bool:
    return type(value) is list


def _texts(value: Any) -> bool:
    return type(value) is list and all(map(_text, value)) and len(set(value)) == len(value)


def _type(value: Any) -> bool:
    if type(value) is str:
        return value in TYPES
    return _texts(value) and bool(value) and set(TYPES).issuperset(value)


def _reference(value: Any) -> bool:
    return type(value) is str and _LOCAL.fullmatch(value) is not None


def _schemas(value: Any) -> bool:
    return type(value) is list and bool(value) and all(map(is_plain, value))


def _named_schemas(value: Any) -> bool:
    return type(value) is dict and all(map(is_plain, value.values()))


def _discriminator(value: Any) -> bool:
    if type(value) is not dict or not value.keys() <= {"propertyName", "mapping"}:
        return False
    mapping = value.get("mapping", {})
    return _text(value.get("propertyName")) and type(mapping) is dict and all(map(_text, mapping.values()))


def searches(pattern: str, text: str) -> bool:
    """Whether a published pattern is found in `text`; one that Python cannot read says nothing."""
    try:
        return re.search(pattern, text) is not None
    except (re.error, RecursionError, OverflowError):
        return True


def _is_multiple(value: float, step: float) -> bool:
    return step == 0 or abs(value / step - round(value / step)) < 1e-9


def _are_unique(items: list[Json], wanted: bool) -> bool:
    return not wanted or len(set(map(identity, items))) == len(items)


def identity(value: Json) -> str:
    """Text that is equal for equal JSON values: `1.0` is `1` and not `true`, keys have no order."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{json.dumps(key)}:{identity(held)}" for key, held in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(identity, value)) + "]"
    return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value)


def types_of(value: Json) -> frozenset[str]:
    """The JSON types of a value: 1 is an integer and a number."""
    match value:
        case None:
            return frozenset({"null"})
        case bool():
            return frozenset({"boolean"})
        case int() | float():
            return frozenset(_NUMBERS if isinstance(value, int) or value.is_integer() else {"number"})
        case str():
            return frozenset({"string"})
        case list():
            return frozenset({"array"})
        case dict():
            return frozenset({"object"})


def keeps(stated: Mapping[str, Json], value: Json) -> bool:
    """Whether a value keeps to what keywords say of it; one without a check says nothing."""
    types = types_of(value)
    rows = ((KEYWORDS[name], bound) for name, bound in stated.items() if name in KEYWORDS)
    return all(
        row.kept is None or (row.types and types.isdisjoint(row.types)) or row.kept(value, bound) for row, bound in rows
    ) and ("contains" not in stated or not isinstance(value, list) or _contains_enough(value, stated))


def _contains_enough(items: list[Json], stated: Mapping[str, Any]) -> bool:
    count = _fitting_items(items, stated["contains"])
    return bool(stated.get("minContains", 1) <= count <= stated.get("maxContains", count))


def _is_of(value: Json, schema: Any) -> bool:
    """Whether a value is of a schema without references."""
    return keeps(schema, value) if isinstance(schema, dict) else schema is not False


def _fitting(value: Json, schemas: list[Any]) -> int:
    return sum(_is_of(value, schema) for schema in schemas)


def _fitting_items(items: list[Json], schema: Any) -> int:
    return sum(_is_of(item, schema) for item in items)


def _are_fields_of(held: dict[str, Json], schemas: dict[str, Any]) -> bool:
    return all(_is_of(held[name], schema) for name, schema in schemas.items() if name in held)


def _is_of_type(value: Json, names: str | list[str]) -> bool:
    return not types_of(value).isdisjoint([names] if isinstance(names, str) else names)


def _row(
    name: str,
    role: Role,
    *types: str,
    holds: Holds = Holds.NONE,
    valid: Callable[[Any], bool] | None = None,
    strictest: Callable[[list[Any]], Any] | None = None,
    kept: Callable[[Any, Any], bool] | None = None,
) -> Keyword:
    return Keyword(name=name, role=role, types=types, holds=holds, valid=valid, strictest=strictest, kept=kept)


_ROWS = (
    _row("$ref", Role.BOOKKEEPING, valid=_reference),
    _row("$schema", Role.BOOKKEEPING),
    _row("title", Role.ANNOTATION, valid=_text),
    _row("description", Role.ANNOTATION, valid=_text),
    _row("type", Role.TYPE, valid=_type, kept=_is_of_type),
    _row("format", Role.TYPE, "string", "integer", "number", "boolean", valid=_text),
    _row("const", Role.TYPE, valid=_anything, kept=lambda value, one: identity(value) == identity(one)),
    _row("enum", Role.TYPE, valid=_list, kept=lambda value, known: identity(value) in set(map(identity, known))),
    _row("default", Role.ANNOTATION, valid=_anything),
    _row("deprecated", Role.ANNOTATION, valid=_flag),
    _row("readOnly", Role.ANNOTATION, valid=_flag),
    _row("writeOnly", Role.ANNOTATION, valid=_flag),
    _row("minimum", Role.LIMIT, *_NUMBERS, valid=_number, strictest=max, kept=lambda value, bound: value >= bound),
    _row(
        "exclusiveMinimum",
        Role.LIMIT,
        *_NUMBERS,
        valid=_number,
        strictest=max,
        kept=lambda value, bound: value > bound,
    ),
    _row("maximum", Role.LIMIT, *_NUMBERS, valid=_number, strictest=min, kept=lambda value, bound: value <= bound),
    _row(
        "exclusiveMaximum",
        Role.LIMIT,
        *_NUMBERS,
        valid=_number,
        strictest=min,
        kept=lambda value, bound: value < bound,
    ),
    _row("multipleOf", Role.LIMIT, *_NUMBERS, kept=_is_multiple),
    _row("minLength", Role.LIMIT, "string", valid=_count, strictest=max, kept=lambda text, size: len(text) >= size),
    _row("maxLength", Role.LIMIT, "string", valid=_count, strictest=min, kept=lambda text, size: len(text) <= size),
    _row("pattern", Role.LIMIT, "string", valid=_text, kept=lambda text, pattern: searches(pattern, text)),
    _row("minItems", Role.LIMIT, "array", valid=_count, strictest=max, kept=lambda items, size: len(items) >= size),
    _row("maxItems", Role.LIMIT, "array", valid=_count, strictest=min, kept=lambda items, size: len(items) <= size),
    _row("uniqueItems", Role.LIMIT, "array", valid=_flag, strictest=any, kept=_are_unique),
    _row("contains", Role.LIMIT, "array", holds=Holds.ONE, valid=is_plain),
    _row("minContains", Role.LIMIT, "array", valid=_count, strictest=max),
    _row("maxContains", Role.LIMIT, "array", valid=_count, strictest=min),
    _row("minProperties", Role.LIMIT, "object", valid=_count, strictest=max, kept=lambda held, size: len(held) >= size),
    _row("maxProperties", Role.LIMIT, "object", valid=_count, strictest=min, kept=lambda held, size: len(held) <= size),
    _row("discriminator", Role.BOOKKEEPING, valid=_discriminator),
    _row(
        "allOf",
        Role.BOOKKEEPING,
        holds=Holds.LIST,
        valid=_schemas,
        kept=lambda value, arms: _fitting(value, arms) == len(arms),
    ),
    _row(
        "oneOf",
        Role.TYPE,
        holds=Holds.LIST,
        valid=_schemas,
        kept=lambda value, arms: _fitting(value, arms) == 1,
    ),
    _row(
        "anyOf",
        Role.TYPE,
        holds=Holds.LIST,
        valid=_schemas,
        kept=lambda value, arms: _fitting(value, arms) > 0,
    ),
    _row("required", Role.TYPE, "object", valid=_texts, kept=lambda held, names: all(name in held for name in names)),
    _row(
        "properties",
        Role.TYPE,
        "object",
        holds=Holds.MAP,
        valid=_named_schemas,
        kept=_are_fields_of,
    ),
    _row("patternProperties", Role.TYPE, "object", holds=Holds.MAP),
    _row("additionalProperties", Role.TYPE, "object", holds=Holds.ONE, valid=is_plain),
    _row("prefixItems", Role.TYPE, "array", holds=Holds.LIST),
    _row(
        "items",
        Role.TYPE,
        "array",
        holds=Holds.ONE_OR_LIST,
        valid=is_plain,
        kept=lambda items, schema: _fitting_items(items, schema) == len(items),
    ),
    _row("example", Role.ANNOTATION, valid=_anything),
    _row("examples", Role.ANNOTATION, valid=_list),
    # From here on in alphabetical order: canonical order puts these members last.
    _row("$anchor", Role.BOOKKEEPING),
    _row("$comment", Role.ANNOTATION),
    _row("$defs", Role.BOOKKEEPING, holds=Holds.MAP),
    _row("$dynamicAnchor", Role.BOOKKEEPING),
    _row("$dynamicRef", Role.REFUSED),
    _row("$id", Role.UNSUPPORTED),
    _row("$recursiveRef", Role.REFUSED),
    _row("$vocabulary", Role.UNSUPPORTED),
    _row("additionalItems", Role.UNSUPPORTED, "array", holds=Holds.ONE),
    _row("contentEncoding", Role.TYPE, "string"),
    _row("contentMediaType", Role.TYPE, "string"),
    _row("contentSchema", Role.UNSUPPORTED, "string", holds=Holds.ONE),
    _row("definitions", Role.BOOKKEEPING, holds=Holds.MAP),
    _row("dependencies", Role.UNSUPPORTED, "object"),
    _row("dependentRequired", Role.UNSUPPORTED, "object"),
    _row("dependentSchemas", Role.UNSUPPORTED, "object", holds=Holds.MAP),
    _row("else", Role.UNSUPPORTED, holds=Holds.ONE),
    _row("externalDocs", Role.UNSUPPORTED),
    _row("if", Role.UNSUPPORTED, holds=Holds.ONE),
    _row("not", Role.TYPE, holds=Holds.ONE, valid=is_plain, kept=lambda value, schema: not _is_of(value, schema)),
    _row("nullable", Role.TYPE),
    _row("propertyNames", Role.UNSUPPORTED, "object", holds=Holds.ONE),
    _row("then", Role.UNSUPPORTED, holds=Holds.ONE),
    _row("unevaluatedItems", Role.UNSUPPORTED, "array", holds=Holds.ONE),
    _row("unevaluatedProperties", Role.UNSUPPORTED, "object", holds=Holds.ONE),
    _row("xml", Role.UNSUPPORTED),
)
KEYWORDS: Mapping[str, Keyword] = {row.name: row for row in _ROWS}
"""Every keyword by its name, in canonical order: the words that say what a thing is come first."""


def of_role(*roles: Role) -> frozenset[str]:
    """Names of the keywords with one of these roles."""
    return frozenset(row.name for row in _ROWS if row.role in roles)


def of_type(kind: str, *roles: Role) -> frozenset[str]:
    """Names of the keywords with one of these roles that speak of the JSON type `kind` alone."""
    return frozenset(row.name for row in _ROWS if kind in row.types and row.role in roles)


UNIONS = ("oneOf", "anyOf")
ANNOTATIONS = of_role(Role.ANNOTATION)
STRUCTURE = of_role(Role.TYPE, Role.LIMIT)
"""What changes a type."""
BOOKKEEPING = of_role(Role.BOOKKEEPING)
REFUSED = of_role(Role.REFUSED)
LIMITS: tuple[Keyword, ...] = tuple(row for row in _ROWS if row.role is Role.LIMIT)
APPLIES: Mapping[str, frozenset[str]] = {kind: of_type(kind, Role.TYPE, Role.LIMIT) for kind in TYPES}
"""Type -> the keywords that say something about it and not about every type."""
