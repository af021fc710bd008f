"""What the API is: operations and schemas with every reference resolved to an id. Data only.

No Python words and no JSON Schema words: stages after this one know neither `$ref` nor `allOf`, and nothing here knows
a class or a module. Links between definitions are ids, so recursion is no special case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .diagnostics import Origin
from .irtypes import SIGNED_URL as SIGNED_URL
from .irtypes import AliasSchema as AliasSchema
from .irtypes import Array as Array
from .irtypes import Choice as Choice
from .irtypes import Constraints as Constraints
from .irtypes import Default as Default
from .irtypes import Definition as Definition
from .irtypes import Discriminator as Discriminator
from .irtypes import Field as Field
from .irtypes import Map as Map
from .irtypes import ObjectSchema as ObjectSchema
from .irtypes import Reference as Reference
from .irtypes import Scalar as Scalar
from .irtypes import ScalarKind as ScalarKind
from .irtypes import Schema as Schema
from .irtypes import SchemaId as SchemaId
from .irtypes import Type as Type
from .irtypes import Union as Union
from .irtypes import Value as Value
from .settings.operations import NOTHING_DECLARED, OperationRule
from .source import Json


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
    pointer: str = ""
    """Where it stands in the merged document, as JSON pointer."""


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
    part: str = "host"
    """Where in the URL it stands: at its `start`, as its `scheme`, or in its `host`, `port` or `path`."""


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

    @property
    def sent_as(self) -> str:
        """How a client sends it: `bearer`, `basic`, `header`, `query` or `cookie`; empty when it cannot."""
        if self.kind == "apiKey":
            return self.location
        if self.kind == "http":
            return self.scheme if self.scheme in {"bearer", "basic"} else ""
        return "bearer" if self.kind in {"oauth2", "openIdConnect"} else ""


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
class PatchPlace:
    """A place in a document that a JSON Patch may write."""

    pointer: str
    type: Type
    description: str = ""
    within: int | None = None
    """How many seconds from now a time that is written there may lie ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """What a JSON Patch may say."""

    op: str
    places: tuple[PatchPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """An argument that picks among the items of an answer after it came."""

    name: str
    field: tuple[str, ...]
    """Way to the field in an item."""
    type: Type
    """Of the field."""
    equals: Json = None
    """What the field is to be; `None` when the caller gives it."""
    items: tuple[str, ...] = ()
    """Way to the items in the answer."""


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
    declared: OperationRule = NOTHING_DECLARED
    """What the configuration adds to the schema, once it was found to fit."""
    patch: Patch | None = None
    """How the body is given by keyword, when it is a JSON Patch."""
    filters: tuple[Filter, ...] = ()
    options: tuple[str, ...] = ()
    """Names of the arguments that are declared and not sent."""
    callbacks: tuple[Operation, ...] = ()
    supplement: bool = False
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An operation that no request can be made for."""

    key: str
    """`GET /pets/{petId}`."""
    reason: str
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
    credential: str = ""
    """Name of the scheme that the client sends; empty when it sends none."""
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    """Sorted by page, then by place in the page's paths (path, method)."""
    left_out: tuple[LeftOut, ...] = ()
    """Operations of the document that the package does not have."""
    base_path: str = ""
    """What a server that is relative adds to the origin that a caller gives: `/v2`."""
    webhooks: tuple[Operation, ...] = ()
    schemas: tuple[Definition, ...]
    """Sorted by id."""
    pages: tuple[str, ...]
