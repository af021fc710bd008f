"""What a value of the API is: types and definitions, references as ids. Data only.

The half of `ir` that knows nothing of calls; `ir` has the rest and gives these names as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from .diagnostics import Origin
from .source import Json

SchemaId = NewType("SchemaId", str)
"""Names a definition: a component's key in the merged document, or owner id + `/` + pointer tail for an inline one."""

SIGNED_URL = "signed-url"
"""Format of text that is an address for whoever has it."""

Value = None | bool | int | float | str
"""A JSON scalar, as in an enumeration."""


class ScalarKind(StrEnum):
    """What a scalar is on the wire."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    ANY = "any"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits that the document states; checked by `issues()`, never on the way in."""

    bounds: tuple[tuple[str, Json], ...] = ()
    """Keyword -> bound, in the order of the keyword table; only those that limit something."""

    def get(self, keyword: str) -> Json:
        """The bound of a keyword; `None` when it is not stated."""
        return next((bound for name, bound in self.bounds if name == keyword), None)

    def number(self, keyword: str) -> int | float | None:
        """The bound of a keyword that holds a number; `None` when it is not stated."""
        bound = self.get(keyword)
        return bound if isinstance(bound, int | float) else None

    def count(self, keyword: str) -> int:
        """The bound of a keyword that counts; 0 when it is not stated."""
        bound = self.get(keyword)
        return bound if isinstance(bound, int) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A scalar, or anything at all (`ANY`), or nothing (`NEVER`)."""

    kind: ScalarKind
    format: str | None = None
    """`date-time`, `binary`, … as published; meaning is given to it where types are spelled."""
    media_type: str | None = None
    """`contentMediaType`, for strings that hold other content."""
    constraints: Constraints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the listed values (`enum`, or `const` when there is one and `constant`)."""

    values: tuple[Value, ...]
    constant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A definition, by id."""

    id: SchemaId


@dataclass(frozen=True, slots=True, kw_only=True)
class Array:
    """A list; `prefix` types the first items of a tuple, `item` the rest."""

    item: Type
    prefix: tuple[Type, ...] = ()
    constraints: Constraints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """An object used as a dictionary from text to `value`."""

    value: Type
    constraints: Constraints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """The property that tells the arms of a union apart, and value -> arm."""

    wire_name: str
    mapping: tuple[tuple[str, SchemaId], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """One of several types; a nullable type is a union with a `NULL` scalar as its last arm."""

    arms: tuple[Type, ...]
    discriminator: Discriminator | None = None


Type = Scalar | Choice | Reference | Array | Map | Union


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """A stated default (wrapped, since `null` may be one)."""

    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One property of an object."""

    wire_name: str
    type: Type
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    deprecated: bool = False
    title: str = ""
    description: str = ""
    default: Default | None = None
    examples: tuple[Json, ...] = ()
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What every definition has: an id, where it stands, and its words."""

    id: SchemaId
    published: str
    """The component's key as published; empty for an inline schema."""
    page: str
    """Title of the page that it belongs to; empty when several pages share it."""
    owner: SchemaId | None
    """For an inline schema: the component (or operation pseudo-id `GET /pets`) that it stands in."""
    place: tuple[str, ...] = ()
    """For an inline schema: the way from the owner, as words: property names, `item`, `value`, titles of arms,
    `response`, `request`."""
    title: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    origin: Origin
    pointer: str = ""
    """Where it stands in the merged document, as JSON pointer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSchema(Schema):
    """An object with named fields, in published order. `allOf` is flattened, the fields of all branches are here."""

    fields: tuple[Field, ...] = ()
    additional: Type | None = None
    """Type of fields beyond the named ones when the document gives one."""
    closed: bool = False
    """`additionalProperties: false`."""
    patterns: tuple[tuple[str, Type], ...] = ()
    """`patternProperties`: regular expression -> type."""
    alternatives: tuple[tuple[str, ...], ...] = ()
    """Sets of wire names of which one must be complete (`oneOf`/`anyOf` arms that only differ in `required`)."""
    alternative_titles: tuple[str, ...] = ()
    constraints: Constraints | None = None
    extension: str = ""
    """What was written for it by hand, `module.Name`; empty for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasSchema(Schema):
    """A named type that is no object: a list, an enumeration, a union, a scalar, a map."""

    type: Type


Definition = ObjectSchema | AliasSchema
