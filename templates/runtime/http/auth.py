"""The token: checked once, kept where nothing prints it, renewed when the server refuses it."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn

from ..core.errors import ConfigurationError
from ..core.facts import Credential, Lock
from .deadline import TooLateError

if TYPE_CHECKING:
    import asyncio

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
        raise ConfigurationError(f"No API token: pass `token`{unless}.")
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
