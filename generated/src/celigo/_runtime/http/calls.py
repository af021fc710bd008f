"""From the arguments of a method to a request that can be sent, again and again the same; with or without a method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast, get_args, get_origin

from ..core.errors import RequestInfo
from ..core.operation import (
    DEFAULT_TIMEOUT,
    OMIT,
    REAL,
    ApiFacts,
    Body,
    BodyPaging,
    Environment,
    LinkPaging,
    Operation,
    RequestOptions,
    Timeout,
    check_count,
    check_flag,
)
from .encoding import Payload, cookie_text, header_texts, is_json, path_of, payload_of, query_of
from .transport import (
    AddressError,
    BaseUrl,
    Pair,
    WireHeaders,
    WireRequest,
    base_url,
    extra_pairs,
    merged,
    target_of,
    wire_pair,
    without_query_values,
)

if TYPE_CHECKING:
    from .drift import DriftReport
    from .hooks import Hooks
    from .response import ResponseFacts
    from .throttle import Throttle


_OPTIONS = frozenset(RequestOptions.__annotations__) | {"_as", "_sieve"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all calls of one client."""

    facts: ApiFacts
    base: BaseUrl
    timeout: Timeout = DEFAULT_TIMEOUT
    max_retries: int = 2
    strict: bool = False
    max_response_bytes: int = 64 * 1024 * 1024
    extra_headers: Mapping[str, str] = field(default_factory=dict)
    extra_query: Mapping[str, Any] = field(default_factory=dict)
    environment: Environment = REAL
    own_base: bool = False
    """Whether the user named the address, so that no operation goes elsewhere."""
    allow_http: bool = False
    """Whether the credential may be sent to other machines over http."""
    hooks: Hooks | None = None
    drift: DriftReport | None = None
    throttle: Throttle | None = None
    region: str = ""
    """Name of the server, where it has one."""
    token_from: str = "given to the client"
    """Where the token was found, in words."""
    user_agent: str = ""
    """What the client calls itself; empty for name and version of the package."""
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Answers that are asked for once: key of the operation -> answer."""
    common: tuple[Pair, ...] = field(init=False)
    """Headers that every request has."""

    def __post_init__(self) -> None:
        check_count("max_retries", self.max_retries, 0)
        check_count("max_response_bytes", self.max_response_bytes, 1)
        check_flag("strict", self.strict)
        agent = self.user_agent or f"{self.facts.name}/{self.facts.version}"
        own = [wire_pair("User-Agent", agent), (b"Accept-Encoding", b"gzip, deflate")]
        extra = extra_pairs(self.extra_headers, self.facts.credential.header)
        object.__setattr__(self, "common", tuple(merged(own, extra)))


class Sieve(Protocol):
    """Picks among the items of an answer."""

    def keeps(self, item: Any, /) -> bool:
        """Say whether an item, as JSON, is given."""
        ...

    def sifted(self, facts: ResponseFacts, /) -> ResponseFacts:
        """Return the answer without the items that are not."""
        ...


@dataclass(slots=True)
class Call:
    """One call: what is sent, and how hard it is tried."""

    operation: Operation[Any]
    request: WireRequest
    timeout: Timeout
    max_retries: int
    repeatable: bool
    secured: bool
    sieve: Sieve | None = None
    into: Callable[[Any], Any] | None = None
    """What the decoded answer is made into; left out when the caller gets it as it is."""

    @property
    def info(self) -> RequestInfo:
        """What may be told about the request."""
        url = without_query_values(self.request.origin, self.request.target)
        return RequestInfo(self.request.method, url, self.operation.id, self.operation.docs)

    def evidence(self, settings: Settings) -> RequestInfo:
        """What an error tells about the request: the same, and what it takes to send it by hand."""
        from .curl import evidence

        return evidence(self, settings.facts.credential)


def call_of(
    settings: Settings,
    operation: Operation[Any],
    path: Sequence[Any] = (),
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    cookies: Mapping[str, Any] | None = None,
    body: Any = OMIT,
    fields: Mapping[str, Any] | None = None,
    options: RequestOptions | None = None,
) -> Call:
    """Build a call; everything that is wrong with its arguments is raised here, before anything is sent."""
    options = options_of(settings, operation, options)
    base = _base(settings, operation)
    payload = payload_of(operation.body, body, fields, options.get("extra_body"), settings.facts.models)
    target = base.path + path_of(operation, path)
    for part in (base.query, _query(settings, operation, query, options)):
        if part:
            target += ("&" if "?" in target else "?") + part
    request = WireRequest(
        operation.method,
        base.origin,
        target or "/",
        _headers(settings, operation, base, payload, headers, cookies, options),
        payload,
    )
    return Call(
        operation,
        request,
        timeout_of(settings, options),
        options.get("max_retries", settings.max_retries),
        operation.repeatable or "idempotency_key" in options,
        operation.secured and base.origin == settings.base.origin,
        cast("Sieve | None", options.get("_sieve")),
    )


def options_of(settings: Settings, operation: Operation[Any], given: RequestOptions | None) -> RequestOptions:
    """Return the options of a request: those that are given, and what the steps of the operation add to them."""
    options = checked_options(given, settings.facts.name, operation.key)
    for step in operation.steps:
        options = step.defaults(settings, options)
    return options


def timeout_of(settings: Settings, options: RequestOptions) -> Timeout:
    """Return the limits of a request: its own, or else those of the client."""
    return Timeout.of(options["timeout"]) if "timeout" in options else settings.timeout


def checked_options(options: RequestOptions | None, package: str = "", operation: str = "") -> RequestOptions:
    """Refuse options that do not exist: a misspelled one would be without effect.

    One that the operation had as an argument in the last release is told of.
    """
    if not options:
        return {}
    unknown = options.keys() - _OPTIONS
    if unknown:
        name = sorted(unknown)[0]
        if package:
            from ..gone import argument

            raise argument(package, operation, name)
        from ..core.mistakes import unexpected

        raise unexpected(name)
    if "max_retries" in options:
        check_count("max_retries", options["max_retries"], 0)
    return options


def _base(settings: Settings, operation: Operation[Any]) -> BaseUrl:
    if not operation.servers or settings.own_base:
        return settings.base
    server = operation.servers[0]
    if server.startswith("/"):
        return BaseUrl(settings.base.origin, server.rstrip("/"))
    return base_url(server, carries_token=operation.secured, allow_http=settings.allow_http)


def _query(
    settings: Settings, operation: Operation[Any], query: Mapping[str, Any] | None, options: RequestOptions
) -> str:
    for parameter in operation.query:
        if parameter.required and (query or {}).get(parameter.wire_name) in (None, OMIT):
            raise TypeError(f"{parameter.argument} must be given")
    extra = options.get("extra_query")
    if settings.extra_query:
        extra = {**settings.extra_query, **(extra or {})}
    return query_of(operation.query, query, extra)


def _headers(
    settings: Settings,
    operation: Operation[Any],
    base: BaseUrl,
    payload: Payload | None,
    headers: Mapping[str, Any] | None,
    cookies: Mapping[str, Any] | None,
    options: RequestOptions,
) -> WireHeaders:
    pairs: list[Pair] = [(b"Host", base.origin.authority.encode("ascii"))]
    pairs += settings.common
    pairs.append((b"Accept", operation.accept.encode("latin-1")))
    if headers or operation.headers:
        texts = header_texts(operation.headers, headers)
        pairs += [wire_pair(name, text) for name, text in texts.items()]
    if cookies or operation.cookies:
        cookie = cookie_text(operation.cookies, cookies)
        pairs += [wire_pair("Cookie", cookie)] if cookie else []
    if payload is not None:
        pairs += _body_headers(payload)
    elif operation.method in {"POST", "PUT", "PATCH"}:
        pairs.append((b"Content-Length", b"0"))
    if "idempotency_key" in options:
        pairs.append(wire_pair("Idempotency-Key", options["idempotency_key"]))
    extra = options.get("extra_headers")
    if extra:
        return merged(pairs, extra_pairs(extra, settings.facts.credential.header))
    return WireHeaders(pairs)


def _body_headers(payload: Payload) -> list[Pair]:
    pairs = [(b"Content-Type", payload.content_type.encode("latin-1"))]
    if payload.length is None:
        return [*pairs, (b"Transfer-Encoding", b"chunked")]
    return [*pairs, (b"Content-Length", str(payload.length).encode("ascii"))]


_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_IDEMPOTENT = frozenset({"PUT", "DELETE"})


def ad_hoc_call(
    settings: Settings,
    method: str,
    path: str,
    annotation: str,
    query: Mapping[str, Any] | None,
    body: Any,
    headers: Mapping[str, str] | None,
    options: RequestOptions,
    paging: LinkPaging | BodyPaging | None = None,
) -> Call:
    """Build a call from a method and a path; an address elsewhere is refused, for the token would go there."""
    method = _method(method)
    target = _target(settings, path)
    where, _, own_query = target.partition("?")
    options = {**options, "extra_headers": {**(options.get("extra_headers") or {}), **(headers or {})}}
    operation: Operation[Any] = Operation(
        key=f"{method} {where}",
        id=f"{method} {where}",
        method=method,
        path=(where[len(settings.base.path) :] if where.startswith(settings.base.path) else where,),
        body=None if body is OMIT else Body(_media_type(options)),
        success={"2XX": annotation, "204": ""},
        paging=paging,
        item=annotation if paging is not None else "",
        safe=method in _SAFE,
        idempotent=method in _IDEMPOTENT,
    )
    call = call_of(settings, operation, query=query, body=body, options=options)
    if own_query:
        head, mark, rest = call.request.target.partition("?")
        call.request.target = f"{head}?{own_query}{'&' if mark else ''}{rest}"
    return call


def _method(method: str) -> str:
    if not isinstance(method, str) or not method.isascii() or not method.isalpha():
        raise ValueError(f"{method!r} is no HTTP method")
    return method.upper()


def _target(settings: Settings, path: str) -> str:
    if not isinstance(path, str):
        raise TypeError(f"path must be text, not {type(path).__name__}")
    try:
        target = target_of(path, settings.base, f"{settings.base.path}/")
    except AddressError as fault:
        raise ValueError(f"this path cannot be asked for: {fault}") from None
    if any(part in {".", ".."} for part in target.partition("?")[0].split("/")):
        raise ValueError("this path cannot be asked for: it holds . or ..")
    return target


def _media_type(options: RequestOptions) -> str:
    given = {name.lower(): value for name, value in (options.get("extra_headers") or {}).items()}
    media_type = given.get("content-type", "application/json")
    return media_type if not is_json(media_type.partition(";")[0].strip().lower()) else "application/json"


def annotation_of(cast_to: Any, models: str) -> str:
    """Return the annotation for what the caller wants an answer as."""
    if cast_to is Any or cast_to in (dict, list, object):
        return "Any"
    if cast_to is None or cast_to is type(None):
        return ""
    if cast_to is bytes:
        return "bytes"
    if cast_to is str:
        return "str"
    if get_origin(cast_to) is list:
        return f"MutableSequence[{annotation_of(get_args(cast_to)[0], models)}]"
    if isinstance(cast_to, str):
        return cast_to
    name = getattr(cast_to, "__name__", "")
    if isinstance(cast_to, type) and models and getattr(import_module(models), name, None) is cast_to:
        return str(name)
    raise TypeError(f"cast_to must be a model of this package, a list of one, Any, bytes, str or None, not {cast_to!r}")
