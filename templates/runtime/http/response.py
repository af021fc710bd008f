"""From a response to the value that a call returns; status, headers, request id and times beside it.

An answer without a body is `None` where the API says so, an empty list where a list is promised, and an error where
something else is promised. `null` counts as no body where the description does not allow it. A document of another kind
than the promised one, such as a list where an object is promised, is an error; what is odd inside a document is not. An
answer of a status that the API does not document is read as its first documented one.

What kind of body it is, its content type says. JSON is UTF-8 (RFC 8259), whatever the server calls it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from ..core.errors import APIResponseError, RequestInfo
from ..core.json_text import Json, JsonError, dumps, loads
from ..core.operation import Operation, by_status
from .calls import Settings
from .encoding import is_json
from .transport import pickled

if TYPE_CHECKING:
    from ..codecs.codec import Codec
    from .streaming import AsyncStreamedResponse, StreamedResponse

P = ParamSpec("P")
T = TypeVar("T")

_LIST = "MutableSequence["
_CHARSETS = {"": "utf-8", "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "iso-8859-1": "latin-1"}


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

    def with_content(self, content: bytes, skipped: int = 0) -> ResponseFacts:
        """The same answer with another body, which lacks so many items of this one."""
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
        from ..core.redacting import legible

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


class Received:
    """What a transport saw of an answer, beside its value."""

    __slots__ = ("facts",)

    def __init__(self, facts: ResponseFacts) -> None:
        self.facts = facts

    @property
    def status(self) -> int:
        """Status of the answer, 2xx."""
        return self.facts.status

    @property
    def status_code(self) -> int:
        """The same as `status`."""
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
    def attempts(self) -> int:
        """How many requests it took."""
        return self.facts.attempts


class RawResponse(Received, Generic[T]):
    """An answer that is a success; `parse` gives what the call without `with_raw_response` would."""

    __slots__ = ("_parse", "_parsed", "request")

    def __init__(self, facts: ResponseFacts, request: RequestInfo, parse: Callable[[ResponseFacts], T]) -> None:
        super().__init__(facts)
        self.request = request
        self._parse = parse
        self._parsed: list[T] = []

    @property
    def elapsed(self) -> float:
        """Seconds that the last attempt took."""
        return self.facts.elapsed

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


class UnreadableError(ValueError):
    """The body is no text."""


def kind_of(content_type: str) -> str:
    """Return `json`, `html`, `text` or `bytes`, and nothing when the server does not say."""
    media_type = content_type.partition(";")[0].partition(",")[0].strip().lower()
    if not media_type:
        return ""
    if is_json(media_type):
        return "json"
    if media_type in {"text/html", "application/xhtml+xml"}:
        return "html"
    return "text" if media_type.startswith("text/") or media_type.endswith(("/xml", "+xml")) else "bytes"


def text_of(facts: ResponseFacts) -> str:
    """Return a body as text; only plain encodings are known, no server picks an exotic one."""
    charset = ""
    for part in facts.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower()
    try:
        return facts.content.decode(_CHARSETS.get(charset, "utf-8")).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnreadableError("the body is no text in its own encoding") from None


def shown(text: str, size: int = 200) -> str:
    """Return the start of a text as people may see it."""
    from ..core.redacting import legible

    return legible(text.strip(), size)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the answers of one status of one operation are read; worked out once."""

    annotation: str
    codec: Codec | None
    may_be_empty: bool
    any_kind: bool
    """Whether a document of another kind is kept as it is."""


def decoded(operation: Operation[Any], facts: ResponseFacts, settings: Settings) -> Any:
    """Return the value of an answer, as the class that was written for it where there is one."""
    value = _decoded(operation, facts, settings)
    for step in operation.steps:
        value = step.convert(operation, value, settings.facts.models)
    return value


def _decoded(operation: Operation[Any], facts: ResponseFacts, settings: Settings) -> Any:
    reading = operation.cache.get(facts.status)
    if reading is None:
        reading = operation.cache[facts.status] = _reading(operation, facts.status, settings.facts.models)
    if not reading.annotation:
        return None
    if not facts.content:
        return _empty(reading, facts, "empty body")
    if reading.codec is None:
        return _unmodelled(reading, facts, strict=settings.strict)
    document = json_of(facts)
    if settings.drift is not None:
        settings.drift.take(operation, facts, reading.codec, document)
    if settings.strict:
        check(reading.codec, document, facts)
    if document is None and not reading.codec.nullable:
        return _empty(reading, facts, "null")
    if not (reading.any_kind or reading.codec.shows(document)):
        raise _other_kind(reading, document, facts)
    return reading.codec.decode(document, Origin(facts))


def json_of(facts: ResponseFacts) -> Any:
    """Return the body as JSON; refuses other content types in words."""
    content_type = facts.headers.get("content-type", "")
    if content_type != "application/json":
        _require_json(content_type, facts)
    try:
        return loads(facts.content)
    except ValueError as fault:
        text = f"the body is no JSON: {fault} (status {facts.status}, {content_type or 'no content type'}, "
        raise APIResponseError(f"{text}{len(facts.content)} bytes)", response=facts) from None


def _require_json(content_type: str, facts: ResponseFacts) -> None:
    kind = kind_of(content_type)
    if kind in {"json", ""}:
        return
    start = shown(facts.content[:800].decode("utf-8", errors="replace"))
    raise APIResponseError(
        f"the body is {shown(content_type, 80)} where JSON was promised, and begins: {start}", response=facts
    )


def _reading(operation: Operation[Any], status: int, models: str) -> Reading:
    success = operation.success
    typed = [annotation for annotation in success.values() if annotation]
    known = by_status(success, status)
    annotation = (typed[0] if typed else "") if known is None else known
    lists = [one for one in typed if one.startswith(_LIST)]
    if known == "" and lists:
        annotation = lists[0]
    codec = None
    if annotation not in {"", "bytes", "str", "Any"}:
        from ..codecs.compiling import codec_for

        codec = codec_for(annotation, models)
    any_answer = any(step.any_answer for step in operation.steps)
    return Reading(annotation, codec, may_be_empty="" in success.values() or any_answer, any_kind=any_answer)


def _empty(reading: Reading, facts: ResponseFacts, found: str) -> Any:
    if reading.annotation.startswith(_LIST) and reading.codec is not None:
        return reading.codec.decode([], Origin(facts))
    if reading.annotation == "bytes":
        return b""
    if reading.annotation == "str" and kind_of(facts.headers.get("content-type", "")) in {"text", "html"}:
        return ""
    if reading.may_be_empty or reading.annotation == "Any":
        return None
    raise APIResponseError(f"{found} where {reading.annotation} was promised (status {facts.status})", response=facts)


def _other_kind(reading: Reading, document: Any, facts: ResponseFacts) -> APIResponseError:
    found = kind_name(document)
    if isinstance(document, dict) and reading.codec is not None and dict in reading.codec.kinds:
        found = "an object of an unknown shape"
    promised = reading.annotation.replace("MutableSequence[", "list[").replace("MutableMapping[", "dict[")
    return APIResponseError(f"{found} where {promised} was promised (status {facts.status})", response=facts)


def _unmodelled(reading: Reading, facts: ResponseFacts, *, strict: bool) -> Any:
    """Return a body without a model: bytes, text, or JSON of any shape, as its content type says."""
    annotation = reading.annotation
    if annotation == "bytes":
        return facts.content
    kind = kind_of(facts.headers.get("content-type", ""))
    if kind in {"json", ""} or (kind == "html" and annotation == "Any"):
        document = json_of(facts)
        if annotation == "Any" or isinstance(document, str):
            return document
        if document is None and not strict:
            return _empty(reading, facts, "null")
        if strict:
            raise _other_kind(reading, document, facts)
    elif kind == "bytes" and annotation == "Any":
        return facts.content
    try:
        return text_of(facts)
    except UnreadableError as fault:
        raise APIResponseError(str(fault), response=facts) from None


def check(codec: Codec, document: Any, facts: ResponseFacts, what: str = "body") -> None:
    """Raise when a document departs from its schema."""
    issues = codec.issues(document)
    if issues:
        more = f" and {len(issues) - 1} more" if len(issues) > 1 else ""
        text = f"the {what} departs from the schema: {issues[0]}{more}"
        raise APIResponseError(text, issues=issues, response=facts)


def kind_name(value: Any) -> str:
    """Return what kind of JSON a value is, in words."""
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
