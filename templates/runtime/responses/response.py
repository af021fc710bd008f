"""The answer beside its value: status, headers, request id, times; and where a model came from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, overload

from ..core.errors import RequestInfo
from .origin import ResponseFacts

if TYPE_CHECKING:
    from ..paging.pager_async import AsyncPager
    from .streaming import AsyncStreamedResponse, StreamedResponse

P = ParamSpec("P")
T = TypeVar("T")


class RawResponse(Generic[T]):
    """An answer that is a success; `parse` gives what the call without `with_raw_response` would."""

    __slots__ = ("_parse", "_parsed", "facts", "request")

    def __init__(self, facts: ResponseFacts, request: RequestInfo, parse: Callable[[ResponseFacts], T]) -> None:
        self.facts = facts
        self.request = request
        self._parse = parse
        self._parsed: list[T] = []

    @property
    def status(self) -> int:
        """Status of the answer, 2xx."""
        return self.facts.status

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers, by name in any case."""
        return self.facts.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave this request."""
        return self.facts.request_id

    @property
    def elapsed(self) -> float:
        """Seconds that the last attempt took."""
        return self.facts.elapsed

    @property
    def attempts(self) -> int:
        """How many requests it took."""
        return self.facts.attempts

    @property
    def content(self) -> bytes:
        """The body, decompressed."""
        return self.facts.content

    def parse(self) -> T:
        """Return the value; read once, the same object every time."""
        if not self._parsed:
            self._parsed.append(self._parse(self.facts))
        return self._parsed[0]

    def __repr__(self) -> str:
        return f"<{self.status} of {self.request}, {len(self.content)} bytes>"


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """Return a method that gives the whole answer instead of its value; of a list, that of the first page."""
    return cast("Callable[P, RawResponse[T]]", _told(method, "raw"))


@overload
def async_raw(method: Callable[P, AsyncPager[T]]) -> Callable[P, Awaitable[RawResponse[AsyncPager[T]]]]: ...
@overload
def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]: ...
def async_raw(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that gives the whole answer instead of its value; of a list, that of the first page."""
    return _told(method, "raw")


def streamed(method: Callable[P, T]) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """Return a method that gives the answer with its body still to come, for a `with` block."""
    return cast("Callable[P, AbstractContextManager[StreamedResponse[T]]]", _told(method, "stream"))


@overload
def async_streamed(
    method: Callable[P, AsyncPager[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[AsyncPager[T]]]]: ...
@overload
def async_streamed(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]: ...
def async_streamed(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that gives the answer with its body still to come, for an `async with` block."""
    opening = _told(method, "stream")

    @asynccontextmanager
    async def call(*args: Any, **kwargs: Any) -> AsyncIterator[AsyncStreamedResponse[Any]]:
        opened = opening(*args, **kwargs)
        async with await opened if isinstance(opened, Coroutine) else opened as response:
            yield response

    call.__doc__ = method.__doc__
    return call


def _told(method: Callable[..., Any], mode: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return method(*args, **kwargs, _as=mode)

    call.__doc__ = method.__doc__
    call.__name__ = getattr(method, "__name__", "call")
    return call


def response_of(value: object) -> ResponseFacts | None:
    """Return the answer that a model, a list or a page came with; `None` for what was made by hand."""
    response = getattr(value, "response", None)
    if isinstance(response, ResponseFacts):
        return response
    origin = getattr(value, "_origin", None)
    found = getattr(origin, "response", None)
    return found if isinstance(found, ResponseFacts) else None
