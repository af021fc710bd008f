"""The bases of the generated clients and resources: settings, and the way of a call; nothing of any one API.

The two clients are twins. What is wrong with their arguments is raised when a client is built, not at the first call. A
method of a resource hands its operation and arguments to the client, nothing more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypedDict, TypeVar, Unpack, cast, overload

from ..core import hinted_bases
from ..core.errors import ConfigurationError, SDKError
from ..core.operation import (
    DEFAULT_TIMEOUT,
    OMIT,
    REAL,
    ApiFacts,
    Environment,
    Given,
    Operation,
    RequestOptions,
    Timeout,
    check_flag,
    through,
    through_async,
)
from ..http.calls import Call, Settings, ad_hoc_call, annotation_of, call_of
from ..http.connections import AsyncConnections, AsyncToken, Connections, Token, TokenSource
from ..http.response import RawResponse, decoded
from ..http.transport import BaseUrl
from ..http.transport import base_url as base_of

if TYPE_CHECKING:
    from ..http.drift import DriftReport
    from ..http.hooks import Hooks
    from ..http.response import ResponseFacts
    from ..http.throttle import RateLimit, Throttle

T = TypeVar("T")
GivenToken = TypeVar("GivenToken", bound=AsyncToken)


class Changes(TypedDict, total=False):
    """What a copy of a client may have otherwise."""

    timeout: float | Timeout | None
    max_retries: int
    strict: bool
    max_response_bytes: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]
    hooks: Hooks | None


class _Client(Generic[GivenToken]):
    """What both clients have in common."""

    _api: ClassVar[ApiFacts]
    _environment: ClassVar[Environment] = REAL
    _asynchronous: ClassVar[bool] = False
    _connected: ClassVar[Callable[..., Any]] = Connections
    """What makes its connections."""
    _settings: Settings
    _connections: Any

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        hinted_bases(cls)

    if not TYPE_CHECKING:  # Python would name the base class, whose `__init__` it is, and no argument that is meant

        def __new__(cls, *_: object, **given: object) -> Self:
            known = cls.__init__.__kwdefaults__
            if known and not given.keys() <= known.keys() | {"token"} and cls.__init__ is _Client.__init__:
                from ..core.mistakes import check_keywords

                check_keywords(cls, given, cls.__init__)
            return super().__new__(cls)

    def __init__(
        self,
        token: GivenToken | None = None,
        *,
        region: str | None = None,
        base_url: str | None = None,
        allow_http: bool = False,
        timeout: float | Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        http_client: object | None = None,
        strict: bool = False,
        max_response_bytes: int = 64 * 1024 * 1024,
        max_connections: int = 100,
        trust_env: bool = True,
        profile: str | None = None,
        hooks: Hooks | None = None,
        throttle: bool | RateLimit = False,
        collect_issues: bool = False,
        default_headers: Mapping[str, str] | None = None,
        user_agent: str = "",
    ) -> None:
        """Build a client; nothing is sent.

        Args:
            token: The token, or a function that gives it and is asked again once when it is refused. Its time counts
                for the call. For the asynchronous client it may be `async`: then it is cancelled when that is over.
            region: Name of a server of the API.
            base_url: Address of the API, instead of a region; https, or http on this machine.
            allow_http: Whether the token may be sent to another machine over http, in clear text.
            timeout: Seconds for a whole call, or a `Timeout`; `None` waits for ever.
            max_retries: How often a failed attempt is repeated where that does no harm.
            http_client: An `httpx2.Client` or httpx2 transport to send with, an `httpx2.AsyncClient` or asynchronous
                transport for the asynchronous client; the caller closes it.
            strict: Whether any departure of an answer from the schema is an `APIResponseError`.
            max_response_bytes: The largest body that is read, counted after decompression.
            max_connections: How many connections there may be at a time.
            trust_env: Whether proxies and certificates that the environment names are used.
            profile: Name of a profile in the settings file of the user, which says server and token.
            hooks: Functions that are told of each request, answer and repetition.
            throttle: Whether to keep to the rate limit of the API by waiting, or the `RateLimit` to keep to.
            collect_issues: Whether `drift` gathers how answers depart from the published schema.
            default_headers: Headers that are sent with every request.
            user_agent: The `User-Agent` to send instead of the name and version of this package.

        Raises:
            ConfigurationError: token, region, base URL or profile cannot be used.
            TypeError: an argument of another type, such as an `http_client` that is none.
        """
        facts = self._api
        chosen, region, base_url, token_from = _chosen(facts, profile, token, region, base_url)
        check_flag("collect_issues", collect_issues)
        check_flag("allow_http", allow_http)
        self._settings = Settings(
            facts=facts,
            base=_base(facts, region, base_url, allow_http=allow_http),
            timeout=Timeout.of(timeout),
            max_retries=max_retries,
            strict=strict,
            max_response_bytes=max_response_bytes,
            environment=self._environment,
            own_base=base_url is not None,
            allow_http=allow_http,
            hooks=_hooks(hooks, asynchronous=self._asynchronous),
            throttle=_throttle(throttle, facts, self._environment),
            drift=_drift(facts) if collect_issues else None,
            extra_headers=default_headers or {},
            user_agent=user_agent,
            region=region or ("" if base_url is not None else next(iter(facts.regions), "")),
            token_from=token_from,
        )
        self._connections = self._connected(
            facts,
            self._settings.base.origin,
            TokenSource(chosen, facts.credential),
            http_client,
            max_connections,
            trust_env,
        )

    @property
    def base_url(self) -> str:
        """Address of the API that requests go to."""
        return str(self._settings.base)

    @property
    def region(self) -> str | None:
        """Name of the server that requests go to; `None` when the client was given an address instead."""
        return self._settings.region or None

    @property
    def timeout(self) -> Timeout:
        """Limits of each call, unless the call has its own."""
        return self._settings.timeout

    @property
    def max_retries(self) -> int:
        """How often a failed attempt is repeated, unless the call says otherwise."""
        return self._settings.max_retries

    @property
    def drift(self) -> DriftReport:
        """How the responses to this client and its copies depart from the published schema.

        Raises:
            ConfigurationError: the client was built without `collect_issues=True`.
        """
        if self._settings.drift is None:
            raise ConfigurationError("this client was built without collect_issues=True")
        return self._settings.drift

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """Return a copy with other options; it shares the connections, so closing one closes both."""
        other = type(self).__new__(type(self))
        other._settings = _changed(self._settings, changes, asynchronous=self._asynchronous)
        other._connections = self._connections
        return other

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Called for what is not there: a group of calls that the last release had is told of."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            from ..gone import resource

            raise resource(self, self._api.name, name)

    def __repr__(self) -> str:
        credential = "" if self._api.credential.kind == "none" else ", token=***"
        return f"{type(self).__name__}({str(self._settings.base)!r}{credential})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client is not pickled or copied: make another one, or use with_options")

    def _value(self, call: Call, facts: ResponseFacts) -> Any:
        try:
            if call.sieve is not None and facts.content:
                facts = call.sieve.sifted(facts)
            value = decoded(call.operation, facts, self._settings)
            return value if call.into is None else call.into(value)
        except SDKError as error:
            error.request = call.evidence(self._settings)
            error.response, error.attempts = facts, facts.attempts
            raise


class SyncClient(_Client[Token]):
    """Base of the generated client. May be used by several threads; close it, or use it as a context manager."""

    _connections: Connections

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...
    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Send a request for which there is no method; authentication, retries and errors are those of all calls.

        Args:
            method: `GET`, `POST` …
            path: Path below the base address, or a whole address of the same server; may hold a query.
            cast_to: A model, `list[Model]`, `bytes`, `str`, `None`, or `Any` for JSON as it is.
            query: Query parameters.
            body: A model or JSON value; bytes or a file with another `Content-Type` in `headers`.
            headers: Further headers.
            options: `timeout`, `max_retries` …
        """
        annotation = annotation_of(cast_to, self._api.models)
        call = ad_hoc_call(self._settings, method, path, annotation, query, body, headers, options)
        return self._value(call, self._exchange(call))

    def close(self) -> None:
        """Close the connections; calls in flight end with an error, later ones are refused."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, call: Call) -> ResponseFacts:
        from ..http.sending import exchange

        return exchange(call, self._settings, self._connections)

    def _call(self, operation: Operation[Any], *given: Any) -> Any:
        """Run one call; what is given are the arguments of `call_of` after the operation, options last."""
        mode, into = given[-1].pop("_as", None), given[-1].pop("_into", None)
        call = call_of(self._settings, operation, *given)
        call.into = into
        if mode == "stream":
            from ..http.streaming import stream

            return stream(call, self._settings, self._connections, lambda facts: self._value(call, facts))
        facts = self._exchange(call)
        if mode is None:
            return self._value(call, facts)
        return RawResponse(facts, call.info, lambda facts: self._value(call, facts))


class AsyncClientBase(_Client[AsyncToken]):
    """Base of the generated client. Belongs to one event loop; close it, or use it with `async with`."""

    _asynchronous = True
    _connected = AsyncConnections
    _connections: AsyncConnections

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: Any = Any,
        query: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Send a request for which there is no method; authentication, retries and errors are those of all calls.

        Args:
            method: `GET`, `POST` …
            path: Path below the base address, or a whole address of the same server; may hold a query.
            cast_to: A model, `list[Model]`, `bytes`, `str`, `None`, or `Any` for JSON as it is.
            query: Query parameters.
            body: A model or JSON value; bytes or a file with another `Content-Type` in `headers`.
            headers: Further headers.
            options: `timeout`, `max_retries` …
        """
        annotation = annotation_of(cast_to, self._api.models)
        call = ad_hoc_call(self._settings, method, path, annotation, query, body, headers, options)
        return self._value(call, await self._exchange(call))

    async def close(self) -> None:
        """Close the connections; calls in flight end with an error, later ones are refused."""
        await self._connections.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _exchange(self, call: Call) -> ResponseFacts:
        from ..http.sending import exchange_async

        return await exchange_async(call, self._settings, self._connections)

    async def _call(self, operation: Operation[Any], *given: Any) -> Any:
        """Run one call; what is given are the arguments of `call_of` after the operation, options last."""
        mode, into = given[-1].pop("_as", None), given[-1].pop("_into", None)
        call = call_of(self._settings, operation, *given)
        call.into = into
        if mode == "stream":
            from ..http.streaming import stream_async

            return stream_async(call, self._settings, self._connections, lambda facts: self._value(call, facts))
        facts = await self._exchange(call)
        if mode is None:
            return self._value(call, facts)
        return RawResponse(facts, call.info, lambda facts: self._value(call, facts))


def _chosen(
    facts: ApiFacts, profile: str | None, token: GivenToken | None, region: str | None, url: str | None
) -> tuple[GivenToken | str | None, str | None, str | None, str]:
    """Return token, region, base URL and where the token is from: as given, completed by a profile.

    The profile is the one that is given, or that the environment names.

    An argument is stronger than the profile; a region or a base URL replaces both of the profile's.
    """
    complete = token is not None and (region is not None or url is not None)
    if profile is None and not complete:
        profile = os.environ.get(f"{facts.name.upper()}_PROFILE") or None
    source = "given to the client" if token is not None else f"from {facts.credential.environment}"
    if profile is None:
        return token, region, url, source
    from .profiles import profile_of

    found = profile_of(facts, profile, wants_token=token is None and facts.credential.kind != "none")
    if region is None and url is None:
        region, url = found.region, found.base_url
    if token is None:
        return found.token, region, url, f"from the profile {profile}"
    return token, region, url, source


def _drift(facts: ApiFacts) -> DriftReport:
    from ..http.drift import DriftReport

    return DriftReport(facts.models.rpartition(".")[0])


def _throttle(wanted: bool | RateLimit, facts: ApiFacts, environment: Environment) -> Throttle | None:
    if wanted is False:
        return None
    from ..http.throttle import throttle_of

    return throttle_of(wanted, facts.rate_limit, environment.clock)


def _hooks(hooks: Hooks | None, *, asynchronous: bool) -> Hooks | None:
    if hooks is None:
        return None
    from ..http.hooks import checked_hooks

    return checked_hooks(hooks, asynchronous=asynchronous)


def _changed(settings: Settings, changes: Changes, *, asynchronous: bool) -> Settings:
    """Return the settings of a copy."""
    given: dict[str, Any] = {**changes}
    unknown = given.keys() - Changes.__annotations__.keys()
    if unknown:
        raise TypeError(f"with_options has no {sorted(unknown)[0]!r}, only {', '.join(Changes.__annotations__)}")
    if "timeout" in given:
        given["timeout"] = Timeout.of(given["timeout"])
    if "hooks" in given:
        given["hooks"] = _hooks(given["hooks"], asynchronous=asynchronous)
    return replace(settings, **given)


def _base(facts: ApiFacts, region: str | None, url: str | None, *, allow_http: bool) -> BaseUrl:
    carries_token = facts.credential.kind != "none"
    if url is not None:
        if region is not None:
            raise ConfigurationError("give region or base_url, not both")
        base = base_of(url, carries_token=carries_token, allow_http=allow_http)
        return base if base.path else replace(base, path=facts.base_path)
    if region is None:
        if not facts.regions:
            raise ConfigurationError("give base_url=…, the address of the API: its document names no usable server")
        region = next(iter(facts.regions))
    if region not in facts.regions:
        raise ConfigurationError(f"there is no region {region!r}, only {', '.join(map(repr, facts.regions))}")
    return base_of(facts.regions[region], carries_token=carries_token, allow_http=allow_http)


NO_EXTRAS: Mapping[str, Any] = {}


def prepared(settings: Settings, operation: Operation[Any], given: Given) -> Given:
    """Let the steps of an operation check and change what is given."""
    for step in operation.steps:
        step.prepare(operation, given, settings)
    return given


class Resource:
    """A group of operations of the synchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        hinted_bases(cls)

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Called for what is not there: a name that the last release had is told of."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            from ..gone import member

            return member(self, name, self._client)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        return cast("T", through(self._client, operation, prepared(self._client._settings, operation, given)))


class AsyncResource:
    """A group of operations of the asynchronous client."""

    __slots__ = ("__dict__", "_client")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        hinted_bases(cls)

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Called for what is not there: a name that the last release had is told of."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            from ..gone import member

            return member(self, name, self._client)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    async def _send(
        self,
        operation: Operation[T],
        *,
        path: Sequence[Any] = (),
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        cookies: Mapping[str, Any] | None = None,
        body: Any = OMIT,
        fields: Mapping[str, Any] | None = None,
        extras: Mapping[str, Any] = NO_EXTRAS,
        options: RequestOptions,
    ) -> T:
        given = Given(path, query, headers, cookies, body, fields, options, extras)
        given = prepared(self._client._settings, operation, given)
        return cast("T", await through_async(self._client, operation, given))
