"""What a client knows of its API and of the process around it: names, servers, the credential, clock and locks."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from weakref import WeakSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """How the client says who it is."""

    kind: str = "bearer"
    """`bearer`, `basic` (`user:password`), `header`, `query`, `cookie` or `none`."""
    wire_name: str = "Authorization"
    environment: str = ""
    """Environment variable that holds the token when none is given."""

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
