"""What an operation is, as data: one constant each in the generated package, shared by the sync and the async call.

The method of a resource is one line because everything that does not change from call to call stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")

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
class Batch:
    """A list in the body of which one request takes only so much."""

    field: str
    size: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """How an object is read, changed and written."""

    ids: tuple[str, ...]
    """Fields of the object that are the path arguments; empty when it does not hold them all."""
    version: str = ""
    """Field that changes whenever the object does."""


@dataclass(frozen=True, slots=True)
class Download:
    """An answer that holds a signed URL, and what stands behind that."""

    url: str
    """Field of the answer."""
    row: str = ""
    """Annotation of a row of the CSV file; empty for a file of any kind."""
    parameter: str = ""
    """Query parameter that lets the file begin at a row."""
    column: str = ""
    """Column that holds what this parameter takes; its texts ascend."""


@dataclass(frozen=True, slots=True)
class Waiter:
    """How an answer tells that the work which it shows is over."""

    status: str
    """Field that tells its state."""
    success: tuple[str | int | bool, ...]
    """States in which it is over and went well; a state that is in neither list goes on."""
    failure: tuple[str | int | bool, ...] = ()
    """States in which it is over and did not."""
    delay: float = 5.0
    """Seconds before the second look."""


@dataclass(frozen=True, slots=True)
class Starts:
    """How an answer tells what was started."""

    polled: str
    """Key of the operation that shows it."""
    ids: tuple[str, ...]
    """Fields that may hold its id; the first one that is there does."""
    refused: str = ""
    """Field that says why nothing was started."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What a JSON Patch may say."""

    paths: Mapping[str, str]
    """JSON pointer -> annotation of what may stand there."""
    op: str = "replace"
    within: Mapping[str, int] = field(default_factory=dict)
    """JSON pointer -> how many seconds ahead of now a time may lie there."""


@dataclass(frozen=True, slots=True)
class Filter:
    """An argument that picks among the items of an answer, because the server does not."""

    name: str
    field: tuple[str, ...]
    """Way to the field in an item."""
    equals: str | int | bool | None = None
    """What the field is to be; `None` when the caller gives it."""
    items: tuple[str, ...] = ()
    """Way to the items in the answer."""


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
    exclusive: tuple[tuple[str, ...], ...] = ()
    """Wire names of arguments of which at most one may be given."""
    batch: Batch | None = None
    pair: Pairing | None = None
    download: Download | None = None
    waiter: Waiter | None = None
    starts: Starts | None = None
    missing: tuple[str, ...] = ()
    """Codes of a 404 that says "there is none"; empty when any 404 does."""
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Status -> code -> what it means here, where that is not what it means everywhere."""
    result: str = ""
    """`module.Class` of the package: what the answer is given as; empty for the answer itself."""
    patch: Patch | None = None
    filters: tuple[Filter, ...] = ()
    ordered: tuple[tuple[str, ...], ...] = ()
    """Wire names of arguments of which each lies strictly before the next."""
    cache: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False, hash=False)
    """What was worked out once about this operation: looked up by the modules that put it there."""

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
