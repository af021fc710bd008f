"""What a generated client knows of its API: names, servers, the credential, the limits it was given. Data only."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


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
