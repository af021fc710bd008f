"""What an operation is, as data: one constant each in the generated package, shared by the sync and the async call.

The method of a resource is one line because everything that does not change from call to call stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from .steps import Step

T = TypeVar("T")
S = TypeVar("S", bound="Step")

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class PathParam:
    """A hole in the path."""

    wire_name: str
    style: str = "simple"
    explode: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parameter after the question mark."""

    wire_name: str
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False
    required: bool = False
    join: str = ""
    """Text between the items of a list that travels as one value; empty when each item is a pair of its own."""
    time: str = ""
    """`epoch_ms`, `epoch_s`, `rfc3339_ms` or a pattern when the API has times so; a datetime is then sent so."""
    characters: str = ""
    """The characters that its text may have, as a class of a regular expression; empty for any."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """What is accepted beside the documented values -> what is then sent."""


@dataclass(frozen=True, slots=True)
class HeaderParam:
    """A parameter that travels as a header."""

    wire_name: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class CookieParam:
    """A parameter that travels as a cookie."""

    wire_name: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries."""

    media_type: str
    type: str = ""
    """Annotation, resolved among the models; empty when nothing is known."""
    required: bool = False
    encoding: Mapping[str, Any] = field(default_factory=dict)
    """How single fields of a form travel, as published: field -> Encoding Object."""
    constants: Mapping[str, Any] = field(default_factory=dict)
    """Fields that are sent with these values when the caller gives the body by field and leaves them out."""


@dataclass(frozen=True, slots=True)
class LinkPaging:
    """The next page stands in a header (RFC 8288), `rel="next"`."""

    header: str = "Link"
    items: tuple[str, ...] = ()
    """Way to the items in the body; empty when the body is the list."""
    continue_on_empty: bool = False


@dataclass(frozen=True, slots=True)
class BodyPaging:
    """The next page stands in the body, as an address."""

    next: tuple[str, ...]
    """Way to the address."""
    items: tuple[str, ...] = ()
    """Way to the items; empty when the body is the list."""
    strip_prefix: str = ""
    """Start of the path that the address has and the API does not."""
    continue_on_empty: bool = False
    """Whether any number of empty pages may come before the last; else a few are followed and many are an error."""


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """One operation, whole; `T` is what its call returns, or one item of it when it is paged."""

    key: str
    id: str
    method: str
    path: tuple[str | PathParam, ...]
    query: tuple[Query, ...] = ()
    headers: tuple[HeaderParam, ...] = ()
    cookies: tuple[CookieParam, ...] = ()
    body: Body | None = None
    success: Mapping[str, str] = field(default_factory=dict)
    """Status, `2XX` or `default` -> annotation; empty text for an answer without a body."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """Status, `4XX` or `default` -> annotation of the body."""
    accept: str = "application/json"
    paging: LinkPaging | BodyPaging | None = None
    item: str = ""
    """Annotation of one item of a paged operation."""
    safe: bool = False
    """Reads only: may be sent again whatever happened."""
    idempotent: bool = False
    """Sent twice is the same as sent once."""
    secured: bool = True
    servers: tuple[str, ...] = ()
    """Base addresses that this operation has instead of the API's."""
    docs: str = ""
    """Its page below `docs/`."""
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Status -> code -> what it means here, where that is not what it means everywhere."""
    steps: tuple[Step, ...] = ()
    """What a call does beside sending its request, the outermost first."""
    cache: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False, hash=False)
    """What was worked out once about this operation: looked up by the modules that put it there."""

    def step(self, kind: type[S]) -> S | None:
        """Return the step of a kind; `None` when the operation has none."""
        return next((step for step in self.steps if isinstance(step, kind)), None)

    @property
    def repeatable(self) -> bool:
        """Whether a lost answer may be asked for again without harm."""
        return self.safe or self.idempotent


def template_of(operation: Operation[Any]) -> str:
    """Return the path with its holes: `/pets/{id}`."""
    return "".join(part if isinstance(part, str) else f"{{{part.wire_name}}}" for part in operation.path)


def by_status(table: Mapping[str, str], status: int) -> str | None:
    """Return the entry for a status: exact, then `2XX`, then `default`."""
    for name in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if name in table:
            return table[name]
    return None
