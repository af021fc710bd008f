"""The token: checked once, kept where nothing prints it, renewed when the server refuses it."""

from __future__ import annotations

import base64
import os
import re
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn

from .errors import ConfigurationError
from .facts import Credential

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
        raise ConfigurationError(f"no token{where}")
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

    __slots__ = ("_ask", "_credential", "_gate", "_generation", "_lock", "_secret")

    def __init__(self, token: AsyncToken | None, credential: Credential) -> None:
        self._credential = credential
        self._ask: Callable[[], Any] | None = None
        self._secret: Secret | None = None
        self._generation = 0
        self._lock = threading.Lock()
        self._gate: asyncio.Lock | None = None
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

    def current(self) -> Secret | None:
        """Return the token, asking for the first one."""
        if self._secret is None and self._ask is not None:
            self.renew(self._generation)
        return self._secret

    def renew(self, seen: int) -> None:
        """Ask for a new token unless somebody else did since `seen`."""
        with self._lock:
            if seen == self._generation and self._ask is not None:
                self._take(self._ask())

    async def current_async(self) -> Secret | None:
        """Return the token, asking for the first one; the callable may be a coroutine function."""
        if self._secret is None and self._ask is not None:
            await self.renew_async(self._generation)
        return self._secret

    async def renew_async(self, seen: int) -> None:
        """Ask for a new token unless another task did since `seen`; tasks that come meanwhile wait for the answer."""
        import asyncio

        if self._gate is None:
            self._gate = asyncio.Lock()
        async with self._gate:
            if seen == self._generation and self._ask is not None:
                answer = self._ask()
                self._take(await answer if hasattr(answer, "__await__") else answer)

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
