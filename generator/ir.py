"""What the API is: operations and schemas with every reference resolved to an id. Data only.

No Python words and no JSON Schema words: stages after this one know neither `$ref` nor `allOf`, and nothing here knows
a class or a module. Links between definitions are ids, so recursion is no special case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from .diagnostics import Origin
from .sdk import NO_BEHAVIOURS, Behaviours
from .source import Json

SchemaId = NewType("SchemaId", str)
"""Names a definition: a component's key in the merged document, or owner id + `/` + pointer tail for an inline one."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Limits that the document states; checked by `issues()`, never on the way in."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


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


class Location(StrEnum):
    """Where an argument goes."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaType:
    """One representation of a body."""

    name: str
    """As published, `application/json`."""
    type: Type
    item_type: Type | None = None
    """`itemSchema` of a stream (OpenAPI 3.2)."""
    encoding: tuple[tuple[str, Json], ...] = ()
    """`encoding` of forms: property -> Encoding Object."""
    examples: tuple[tuple[str, Json], ...] = ()
    """Name -> value; a single `example` has the name ``""``."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One argument outside the body."""

    wire_name: str
    location: Location
    type: Type
    required: bool = False
    style: str
    """The effective style, defaults filled in: `simple`, `form`, `deepObject` …"""
    explode: bool
    allow_reserved: bool = False
    media_type: str | None = None
    """When the parameter is described by `content`."""
    description: str = ""
    deprecated: bool = False
    default: Default | None = None
    examples: tuple[Json, ...] = ()
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The request body."""

    content: tuple[MediaType, ...]
    required: bool = False
    description: str = ""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One header of a response."""

    wire_name: str
    type: Type
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One documented answer."""

    status: str
    """`200`, `4XX` or `default`."""
    description: str = ""
    headers: tuple[Header, ...] = ()
    content: tuple[MediaType, ...] = ()
    component: str = ""
    """Key of the response component that it came from, when it was one."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A placeholder of a server URL."""

    name: str
    default: str
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL."""

    url: str
    description: str = ""
    name: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A way to authenticate."""

    name: str
    kind: str
    """`http`, `apiKey`, `oauth2`, `openIdConnect`, `mutualTLS`."""
    scheme: str = ""
    """For `http`: `bearer`, `basic`, …, lower case."""
    location: str = ""
    wire_name: str = ""
    """For `apiKey`: the header, query or cookie name."""
    description: str = ""
    details: Json = None
    """OAuth flows or the OpenID URL, as published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """Schemes that are needed together: (name, scopes)."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """How the next page is found."""

    next_header: str = ""
    """Response header with RFC 8288 links; empty when the body says it."""
    next_field: tuple[str, ...] = ()
    """Way to the next URL in the body."""
    items: tuple[str, ...] = ()
    """Way to the items in the body; empty when the body is the list."""
    item_type: Type
    strip_prefix: str = ""
    continue_on_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation, whole."""

    key: str
    """`GET /pets/{petId}`."""
    method: str
    """Upper case."""
    path: str
    segments: tuple[str | Parameter, ...]
    """The path cut at its parameters: literal text and path parameters in order."""
    operation_id: str
    """As published, else made from method and path."""
    page: str
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    """All of them, path parameters in path order first."""
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    servers: tuple[Server, ...] | None = None
    """Only when they differ from the API's."""
    security: tuple[SecurityRequirement, ...] = ()
    """The effective alternatives; empty means none is needed."""
    paging: Paging | None = None
    safe: bool = False
    """Reads only: may be sent again whatever happened."""
    idempotent: bool = False
    """Sending it twice is the same as once."""
    declared: Behaviours = NO_BEHAVIOURS
    """What the configuration adds to the schema, once it was found to fit."""
    callbacks: tuple[Operation, ...] = ()
    supplement: bool = False
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag with its words."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything that generation needs to know of the API."""

    title: str
    version: str
    description: str = ""
    contact: str = ""
    license: str = ""
    servers: tuple[Server, ...]
    security_schemes: tuple[SecurityScheme, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    """Sorted by page, then by place in the page's paths (path, method)."""
    webhooks: tuple[Operation, ...] = ()
    schemas: tuple[Definition, ...]
    """Sorted by id."""
    pages: tuple[str, ...]
