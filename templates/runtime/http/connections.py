"""The one thing that a client shares with its copies: the connections, and whether they may still be used.

They are made on first use, made anew in a forked child (two processes must never speak on one socket), and closed when
the last client that uses them is gone.
"""

from __future__ import annotations

import os
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from ..core.errors import ClientClosedError
from ..core.facts import ApiFacts, Credential
from ..core.options import check_count, check_flag
from .auth import TokenSource
from .origins import WebOrigin
from .retry import RetryQuota
from .transport import Failure

if TYPE_CHECKING:
    from .transport import AddressCheck, AsyncTransport, Transport


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
