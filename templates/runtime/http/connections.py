"""What a client shares with its copies: the token, and the connections that it is sent over.

The token is checked once, kept where nothing prints it, and renewed when the server refuses it. The connections are
made on first use, made anew in a forked child (two processes must never speak on one socket), and closed when the last
client that uses them is gone.
"""

from __future__ import annotations

import base64
import os
import re
import weakref
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn, Self

from ..core.errors import ClientClosedError, ConfigurationError
from ..core.operation import ApiFacts, Credential, Lock, check_count, check_flag
from .attempts import RetryQuota, TooLateError
from .encoding import encoded
from .transport import Failure, WebOrigin, WireHeaders, WireRequest

if TYPE_CHECKING:
    import asyncio

    from .transport import AddressCheck, AsyncTransport, Transport


Token = str | Callable[[], str]
_SCHEME = re.compile(r"(bearer|basic)([ :]|$)", re.IGNORECASE)
AsyncToken = str | Callable[[], str] | Callable[[], Awaitable[str]]


class Secret:
    """A text that shows itself to nobody."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the text, for the one place that sends it."""
        return self._text

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return "***"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is not pickled or copied")


def checked(token: object, credential: Credential) -> Secret:
    """Return a token that can be sent; the message of the error never holds it."""
    where = f" (given, or in {credential.environment})" if credential.environment else ""
    if token is None or token == "":
        unless = f" or set {credential.environment}" if credential.environment else ""
        raise ConfigurationError(" ".join(filter(None, (f"No API token: pass `token`{unless}.", credential.help))))
    if not isinstance(token, str):
        raise ConfigurationError(f"the token{where} must be text, not {type(token).__name__}")
    if _SCHEME.match(token):
        raise ConfigurationError(f"the token{where} must be given without the scheme in front")
    if not token.isascii() or not token.isprintable() or (" " in token and credential.kind != "basic"):
        raise ConfigurationError(f"the token{where} holds a space, a line break or a character outside ASCII")
    if credential.kind == "basic" and ":" not in token:
        raise ConfigurationError(f"the token{where} must be of the form user:password")
    return Secret(token)


class TokenSource:
    """Gives the token for a request; asks for a new one at most once for each refusal, however many calls see it."""

    __slots__ = ("_ask", "_credential", "_gate", "_gate_pid", "_generation", "_lock", "_secret")

    def __init__(self, token: AsyncToken | None, credential: Credential) -> None:
        self._credential = credential
        self._ask: Callable[[], Any] | None = None
        self._secret: Secret | None = None
        self._generation = 0
        self._lock = Lock()
        self._gate: asyncio.Lock | None = None
        self._gate_pid = 0
        if credential.kind == "none":
            return
        if token is None and credential.environment:
            token = os.environ.get(credential.environment)
        if callable(token):
            self._ask = token
        else:
            self._secret = checked(token, credential)

    def __repr__(self) -> str:
        return "TokenSource(***)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is not pickled or copied")

    @property
    def renewable(self) -> bool:
        """Whether asking again can give another token."""
        return self._ask is not None

    @property
    def generation(self) -> int:
        """Number of the present token."""
        return self._generation

    def current(self, seconds: float | None = None) -> Secret | None:
        """Return the token, asking for the first one."""
        if self._secret is None and self._ask is not None:
            self.renew(self._generation, seconds)
        return self._secret

    def renew(self, seen: int, seconds: float | None = None) -> None:
        """Ask for a new token unless somebody else did since `seen`.

        Raises:
            TooLateError: another thread has asked for longer than `seconds`. The function itself is not interrupted.
        """
        if not self._lock.acquire(seconds):
            raise TooLateError
        try:
            if seen == self._generation and self._ask is not None:
                self._take(self._ask())
        finally:
            self._lock.release()

    async def current_async(self, seconds: float | None = None) -> Secret | None:
        """Return the token, asking for the first one; the callable may be a coroutine function."""
        if self._secret is None and self._ask is not None:
            await self.renew_async(self._generation, seconds)
        return self._secret

    async def renew_async(self, seen: int, seconds: float | None = None) -> None:
        """Ask for a new token unless another task did since `seen`; tasks that come meanwhile wait for the answer.

        Raises:
            TooLateError: it takes longer than `seconds`; the coroutine is cancelled.
        """
        import asyncio

        limit = asyncio.timeout(seconds)
        try:
            async with limit, self._gate_here(asyncio.Lock):
                if seen == self._generation and self._ask is not None:
                    answer = self._ask()
                    self._take(await answer if hasattr(answer, "__await__") else answer)
        except TimeoutError:
            if not limit.expired():
                raise  # one of the function itself
            raise TooLateError from None

    def _gate_here(self, kind: type[asyncio.Lock]) -> asyncio.Lock:
        """Return the lock of the tasks; a forked child has none of the tasks that may hold that of its parent."""
        if self._gate is None or self._gate_pid != os.getpid():
            self._gate, self._gate_pid = kind(), os.getpid()
        return self._gate

    def _take(self, token: object) -> None:
        self._secret = checked(token, self._credential)
        self._generation += 1


def header_of(credential: Credential, secret: Secret) -> tuple[bytes, bytes] | None:
    """Return the header that carries the token, if it travels in one."""
    text = secret.reveal()
    if credential.kind == "bearer":
        return credential.wire_name.encode(), f"Bearer {text}".encode()
    if credential.kind == "basic":
        return credential.wire_name.encode(), b"Basic " + base64.b64encode(text.encode())
    if credential.kind == "header":
        return credential.wire_name.encode(), text.encode()
    if credential.kind == "cookie":
        return b"Cookie", f"{credential.wire_name}={text}".encode()
    return None


def credited(request: WireRequest, credential: Credential, secret: Secret | None) -> WireRequest:
    """Return the request with the credential on it; the call itself never holds it."""
    if secret is None:
        return request
    target, headers = request.target, WireHeaders(request.headers)
    pair = header_of(credential, secret)
    if pair is None:
        mark = "&" if "?" in target else "?"
        name = credential.wire_name
        target += f"{mark}{encoded(name, name)}={encoded(secret.reveal(), name)}"
    elif pair[0] == b"Cookie":
        own = [value for name, value in headers if name.lower() == b"cookie"]
        headers = WireHeaders([one for one in headers if one[0].lower() != b"cookie"])
        headers.append((b"Cookie", b"; ".join([*own, pair[1]])))
    else:
        headers.append(pair)
    return WireRequest(request.method, request.origin, target, headers, request.payload)


_FOREIGN = 0
"""Instead of a process: the user's own client, which every process uses as it is."""


class _Shared:
    """What both kinds have in common."""

    def __init__(
        self,
        facts: ApiFacts,
        origin: WebOrigin,
        tokens: TokenSource,
        http_client: object | None,
        max_connections: int,
        trust_env: bool,
    ) -> None:
        check_count("max_connections", max_connections, 1)
        check_flag("trust_env", trust_env)
        self.tokens = tokens
        self.quota = RetryQuota()
        self.facts = facts
        self.closed = False
        self._origin = origin
        self._http_client = http_client
        self._limits: dict[str, Any] = {"max_connections": max_connections, "trust_env": trust_env}
        self._pid = os.getpid()
        self._transports: dict[tuple[int, WebOrigin], Any] = {}
        self._strangers: weakref.WeakSet[Self] = weakref.WeakSet()
        if http_client is not None:
            self._to(origin)  # so that one which cannot be used is refused here

    def outside(self, check: AddressCheck | None) -> Self:
        """Return connections to servers beyond the API, to be closed after use: nothing of them knows the token.

        `check` is told the IP address of each server before a request is sent, and raises to refuse it.
        """
        self._check()
        nobody = replace(self.facts, credential=Credential(kind="none"))
        tokens = TokenSource(None, nobody.credential)
        made = type(self)(nobody, self._origin, tokens, self._http_client, 1, self._limits["trust_env"])
        made._limits["check"] = check
        made.quota = self.quota
        self._strangers.add(made)
        return made

    def __repr__(self) -> str:
        return f"<connections to {self._origin}{', closed' if self.closed else ''}>"

    def _check(self) -> None:
        if self.closed:
            raise ClientClosedError("this client is closed: make another one")

    def told(self, failure: Failure) -> Failure:
        """Return a failure as what it is: a connection that broke because this client was closed."""
        if self.closed:
            return Failure("closed", "", sent=failure.sent)
        return failure

    def _leave_parent(self) -> bool:
        """Leave what belongs to a parent process; say whether its connections are left as well."""
        if self._pid == os.getpid():
            return False
        self.quota = RetryQuota()
        self._pid = os.getpid()
        return self._http_client is None

    def _to(self, origin: WebOrigin) -> Any:
        """Return what sends requests to an origin, made on first use; a client of the user's own sends all of them.

        Threads that come here at once may each make one, and all take the same: without a lock, so that a signal
        handler may close the client at any moment.
        """
        key = (os.getpid(), origin) if self._http_client is None else (_FOREIGN, self._origin)
        found = self._transports.get(key)
        return self._transports.setdefault(key, self._made(origin)) if found is None else found

    def _made(self, origin: WebOrigin) -> Any:
        raise NotImplementedError

    def _taken(self) -> list[Any]:
        """Return the transports that are to be closed, and forget them; those of a parent process stay open."""
        return _of_this_process(self._transports)


def _of_this_process(transports: dict[tuple[int, WebOrigin], Any]) -> list[Any]:
    """Take out of the transports what this process made, or the user."""
    here = (os.getpid(), _FOREIGN)
    taken = [transports.pop(key, None) for key in list(transports) if key[0] in here]
    return [transport for transport in taken if transport is not None]


class Connections(_Shared):
    """Of the synchronous client."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        weakref.finalize(self, _close, self._transports)

    def transport(self, origin: WebOrigin) -> Transport:
        """Return what sends requests to an origin."""
        self._check()
        self._leave_parent()
        found: Transport = self._to(origin)
        return found

    def _made(self, origin: WebOrigin) -> Transport:
        if self._http_client is not None:
            from .custom_client import wrap

            return wrap(self._http_client)
        from .pool import PoolTransport

        return PoolTransport(origin, **self._limits)

    def close(self) -> None:
        """Close all connections; a second time does nothing."""
        self.closed = True
        for stranger in list(self._strangers):
            stranger.close()
        for transport in self._taken():
            transport.close()


def _close(transports: dict[tuple[int, WebOrigin], Transport]) -> None:
    """Close what a forgotten client left open; a forked child leaves its parent's sockets alone."""
    for transport in _of_this_process(transports):
        transport.close()


class AsyncConnections(_Shared):
    """Of the asynchronous client; they belong to the event loop of their first use."""

    _loop: object | None = None

    def transport(self, origin: WebOrigin) -> AsyncTransport:
        """Return what sends requests to an origin."""
        self._check()
        if self._leave_parent():
            self._loop = None
        self._check_loop()
        found: AsyncTransport = self._to(origin)
        return found

    def _check_loop(self) -> None:
        loop = _running_loop()
        if loop is None:
            raise ClientClosedError(
                "the asynchronous client runs on asyncio only, and no event loop of asyncio runs here"
            )
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ClientClosedError(
                "this client belongs to another event loop: make one client for each loop (each asyncio.run)"
            )

    def _made(self, origin: WebOrigin) -> AsyncTransport:
        if self._http_client is not None:
            from .custom_client import wrap_async

            return wrap_async(self._http_client)
        from .pool_async import AsyncPoolTransport

        return AsyncPoolTransport(origin, **self._limits)

    async def close(self) -> None:
        """Close all connections; a second time does nothing."""
        self.closed = True
        for stranger in list(self._strangers):
            await stranger.close()
        for transport in self._taken():
            await transport.close()


def _running_loop() -> object | None:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:  # none, or another asynchronous library runs
        return None
