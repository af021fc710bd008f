"""An API as data, and how a call goes: what a client knows of it, its operations, their options and steps.

There is one constant for each operation in the generated package, shared by the sync and the async call. The method of
a resource is one line because everything that does not change from call to call stands here.

A step is the runtime half of one feature. An operation lists its steps as data, and nothing central knows one of them:
a call runs `prepare` of each step before it is built, `around` of each step around its sending (the first step is the
outermost), and `convert` on its value.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypedDict, TypeVar, final
from weakref import WeakSet

if TYPE_CHECKING:
    from ..http.calls import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """How the client says who it is."""

    kind: str = "bearer"
    """`bearer`, `basic` (`user:password`), `header`, `query`, `cookie` or `none`."""
    wire_name: str = "Authorization"
    environment: str = ""
    """Environment variable that holds the token when none is given."""
    help: str = ""
    """Where a token comes from, as a sentence."""

    @property
    def header(self) -> str:
        """Header that belongs to the token, so that no caller sets it; empty when the token travels in none."""
        return self.wire_name if self.kind in {"bearer", "basic", "header"} else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiFacts:
    """What is the same for all clients of one API."""

    name: str
    version: str
    regions: Mapping[str, str] = field(default_factory=dict)
    """Name -> base address; the first is the default."""
    base_path: str = ""
    """Where the API is below a base address without a path of its own: its document names a server by a path alone."""
    credential: Credential = Credential()
    models: str = ""
    """Import name of the package of the models."""
    logger: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Codes of errors -> what they mean."""
    rate_limit: tuple[int, float] | None = None
    """Requests at once and requests a second that a server allows one account."""


async def _pause(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Clock, sleep and chance, so that a test can hold them in its hand."""

    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    pause: Callable[[float], Awaitable[None]] = _pause
    random: Callable[[], float] = random.random


REAL = Environment()


class Lock:
    """A lock for `with`, or for `acquire` with a limit and `release`, which a forked child finds open.

    A fork copies a lock as it is, but not the thread that holds it: in the child nobody would ever open it again.
    """

    __slots__ = ("__weakref__", "_lock")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        _locks.add(self)

    def acquire(self, seconds: float | None = None) -> bool:
        """Wait for the lock, at most so long; say whether it is held now."""
        return self._lock.acquire(timeout=-1 if seconds is None else max(seconds, 0.0))

    def release(self) -> None:
        """Open the lock; in a child that was forked by its holder it is open already."""
        if self._lock.locked():
            self._lock.release()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


_locks: WeakSet[Lock] = WeakSet()


def _open_all() -> None:
    for lock in list(_locks):
        lock._lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_open_all)


@final
class Omit:
    """The type of `OMIT`: an argument that was not given is not sent, whereas `None` is sent as null."""

    __slots__ = ()
    _one: Omit | None = None

    def __new__(cls) -> Omit:
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __reduce__(self) -> str:
        return "OMIT"

    def __copy__(self) -> Omit:
        return self

    def __deepcopy__(self, memo: object) -> Omit:
        return self


OMIT: Final = Omit()


LONGEST: Final = 2_147_483
"""Seconds, 24 days: the system waits for a socket for no more than 2^31 milliseconds."""


def check_count(name: str, value: object, least: int) -> None:
    """Refuse what is no whole number, `True` included, and what is too small."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")


def check_flag(name: str, value: object) -> None:
    """Refuse what is neither True nor False: a text like "no" would count as true."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Timeout:
    """Limits of one call in seconds, up to 2,147,483 (24 days); `None` means no limit.

    `total` holds for the whole call, with its retries and the waiting between them; the others for one step of one
    attempt each, and are cut to what is left of `total`. A list that is read page by page has `total` for each page.
    """

    total: float | None = 120.0
    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0

    def __post_init__(self) -> None:
        for name in ("total", "connect", "read", "write", "pool"):
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise TypeError(f"timeout {name} must be a number of seconds or None, not {type(value).__name__}")
            if not 0 < value <= LONGEST:
                raise ValueError(
                    f"timeout {name} must be a positive number of seconds, at most {LONGEST}, or None, not {value!r}"
                )

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """Return a number as the limit of the whole call, `None` as no limit at all."""
        if isinstance(value, Timeout):
            return value
        if value is None:
            return NO_TIMEOUT
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"timeout must be a number of seconds, a Timeout or None, not {type(value).__name__}")
        return cls(total=value, connect=min(value, 5.0), read=value, write=value, pool=min(value, 10.0))


DEFAULT_TIMEOUT: Final = Timeout()
NO_TIMEOUT: Final = Timeout(None, None, None, None, None)


class RequestOptions(TypedDict, total=False):
    """Keyword arguments that every call takes."""

    extra_headers: Mapping[str, str]
    """Headers to send as well; one that the call sets itself is replaced."""
    extra_query: Mapping[str, Any]
    """Query parameters to send as well."""
    extra_body: Mapping[str, Any]
    """Fields to put into a JSON object body as well."""
    timeout: float | Timeout | None
    """Seconds for the whole call, or a `Timeout`; `None` waits for ever."""
    max_retries: int
    """How often a failed attempt may be repeated; 0 sends once."""
    idempotency_key: str
    """Sent as `Idempotency-Key` with every attempt; says that the server honours it, so the call may be repeated."""


@dataclass(slots=True)
class Given:
    """The arguments of one call, as its method took them."""

    path: Sequence[Any]
    query: Mapping[str, Any] | None
    headers: Mapping[str, Any] | None
    cookies: Mapping[str, Any] | None
    body: Any
    fields: Mapping[str, Any] | None
    options: RequestOptions
    extras: Mapping[str, Any]
    """Arguments that are declared beside the schema and not sent, by name."""

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What a request is made of, in the order in which the client takes it."""
        return self.path, self.query, self.headers, self.cookies, self.body, self.fields, self.options

    @property
    def one_answer(self) -> bool:
        """Whether the caller asked for the answer itself instead of its value."""
        return "_as" in self.options


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as a server reads it."""

    values: Mapping[str, Any]
    """Wire name -> what stands under it in the query (text) or in the body."""
    body: Any
    now: float
    """Seconds since 1970."""


Send = Callable[[Given], Any]
SendAsync = Callable[[Given], Awaitable[Any]]


class Step:
    """One step; each method does nothing unless a subclass says otherwise."""

    __slots__ = ()

    any_answer: ClassVar[bool] = False
    """Whether an answer of every shape is given as it is, unless the client is strict."""

    def defaults(self, settings: Settings, options: RequestOptions) -> RequestOptions:
        """Return the options of a request with what holds for this operation where the caller says nothing."""
        return options

    def prepare(self, operation: Operation[Any], given: Given, settings: Settings) -> None:
        """Check or change what is given; raise `TypeError` or `ValueError` for what cannot be sent."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        """Send the call: once, several times or not at all."""
        return send(given)

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        """Do as `around` does, for the asynchronous client."""
        return await send(given)

    def convert(self, operation: Operation[Any], value: Any, models: str) -> Any:
        """Return what the call gives for a decoded value; `models` names the package's models."""
        return value

    def mistakes(self, operation: Operation[Any], sent: Sent) -> Iterable[tuple[str, str]]:
        """Yield what a server refuses about a request that came from anywhere: wire name and words. The fake asks."""
        return ()


def through(client: Any, operation: Operation[Any], given: Given) -> Any:
    """Send a call of the synchronous client through the steps of its operation."""

    def send(given: Given) -> Any:
        return client._call(operation, *given.arguments)

    for step in reversed(operation.steps):
        send = partial(step.around, client, operation, send)
    return send(given)


async def through_async(client: Any, operation: Operation[Any], given: Given) -> Any:
    """Send a call of the asynchronous client through the steps of its operation."""

    async def send(given: Given) -> Any:
        return await client._call(operation, *given.arguments)

    for step in reversed(operation.steps):
        send = partial(step.around_async, client, operation, send)
    return await send(given)


T = TypeVar("T")
S = TypeVar("S", bound="Step")


class Parameter:
    """What a request has beside its body."""

    __slots__ = ()
    wire_name: str
    name: str

    @property
    def argument(self) -> str:
        """What the caller knows it as."""
        return self.name or self.wire_name

    def styled(self, value: Any, safe: str = "") -> Any:
        """Return a value of many parts as it travels in its place; `None` for what travels as any other."""
        return None


@dataclass(frozen=True, slots=True)
class PathParam(Parameter):
    """A hole in the path."""

    wire_name: str
    style: str = "simple"
    explode: bool = False
    name: str = ""
    """Argument of the method, where that is called otherwise."""


@dataclass(frozen=True, slots=True)
class Query(Parameter):
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
    name: str = ""


@dataclass(frozen=True, slots=True)
class HeaderParam(Parameter):
    """A parameter that travels as a header."""

    wire_name: str
    required: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class CookieParam(Parameter):
    """A parameter that travels as a cookie."""

    wire_name: str
    required: bool = False
    name: str = ""


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
