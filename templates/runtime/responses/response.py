"""Responses as a whole: status, headers, request id and times beside the value, and where a document came from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from ..core.errors import RequestInfo
from ..core.json_text import Json, JsonError, dumps, loads
from ..core.redacting import legible
from ..http.headers import pickled

if TYPE_CHECKING:
    from .streaming import AsyncStreamedResponse, StreamedResponse


class ResponseFacts:
    """What is known of an answer: its bytes and what the transport saw."""

    __slots__ = ("_documents", "attempts", "content", "elapsed", "headers", "request_id", "skipped", "status")

    def __init__(
        self,
        *,
        content: bytes,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        request_id: str | None = None,
        elapsed: float = 0.0,
        attempts: int = 1,
    ) -> None:
        self.content = content
        """The body, decompressed."""
        self.status = status
        self.headers: Mapping[str, str] = headers or {}
        self.request_id = request_id
        self.elapsed = elapsed
        """Seconds from the first byte sent to the last byte received."""
        self.attempts = attempts
        """How many requests it took, 1 when the first was answered."""
        self.skipped = 0
        """How many items of the answer local filters left out of `content`."""
        self._documents: list[Json] = []

    def document(self) -> Json:
        """The body as JSON, decoded when first asked for; not to be changed."""
        if not self._documents:
            self._documents.append(loads(self.content))
        return self._documents[0]

    def reduced(self, content: bytes, skipped: int) -> ResponseFacts:
        """The same answer with a shorter body."""
        other = ResponseFacts(
            content=content,
            status=self.status,
            headers=self.headers,
            request_id=self.request_id,
            elapsed=self.elapsed,
            attempts=self.attempts,
        )
        other.skipped = self.skipped + skipped
        return other

    def __repr__(self) -> str:
        # Headers and body can hold what belongs in no log.
        request_id = None if self.request_id is None else legible(self.request_id, 200)
        return f"<answer {self.status}, {len(self.content)} bytes, request id {request_id!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        facts = (self.content, self.status, pickled(self.headers), self.request_id, self.elapsed, self.attempts)
        return _facts_again, facts


class Origin:
    """The answer that a document came with, and its place there."""

    __slots__ = ("path", "response")

    def __init__(self, response: ResponseFacts, path: tuple[str | int, ...] = ()) -> None:
        self.response = response
        self.path = path

    def below(self, key: str | int) -> Origin:
        """The origin of a member."""
        return Origin(self.response, (*self.path, key))

    def document(self) -> Json:
        """What the server sent at this place; `None` if nothing is there. Not to be changed."""
        node: Any = self.response.document()
        for key in self.path:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                return None
        found: Json = node
        return found

    def __repr__(self) -> str:
        return f"<origin {list(self.path)} of {self.response!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # One document does not carry the whole answer with it, say a list of a thousand.
        facts = self.response
        try:
            content = dumps(self.document()).encode() if self.path else facts.content
        except JsonError:  # too deep to be written by itself
            return Origin, (facts, self.path)
        return _origin_again, (
            content,
            facts.status,
            pickled(facts.headers),
            facts.request_id,
            facts.elapsed,
            facts.attempts,
        )


def _facts_again(
    content: bytes, status: int, headers: Mapping[str, str], request_id: str | None, elapsed: float, attempts: int
) -> ResponseFacts:
    return ResponseFacts(
        content=content, status=status, headers=headers, request_id=request_id, elapsed=elapsed, attempts=attempts
    )


def _origin_again(*facts: Any) -> Origin:
    return Origin(_facts_again(*facts))


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


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """Return a method that gives the whole answer instead of its value."""
    return cast("Callable[P, Awaitable[RawResponse[T]]]", _told(method, "raw"))


def streamed(method: Callable[P, T]) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """Return a method that gives the answer with its body still to come, for a `with` block."""
    return cast("Callable[P, AbstractContextManager[StreamedResponse[T]]]", _told(method, "stream"))


def async_streamed(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    """Return a method that gives the answer with its body still to come, for an `async with` block."""
    opening = _told(method, "stream")

    @asynccontextmanager
    async def call(*args: Any, **kwargs: Any) -> AsyncIterator[AsyncStreamedResponse[Any]]:
        opened = opening(*args, **kwargs)
        async with await opened if isinstance(opened, Coroutine) else opened as response:
            yield response

    call.__doc__ = method.__doc__
    return cast("Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]", call)


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
