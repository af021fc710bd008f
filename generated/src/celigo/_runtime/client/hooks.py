"""What a caller may watch: each request, each answer, each repetition, told as plain data.

A hook is called in the caller's own thread or task, so that its context variables hold: a span that it begins becomes a
child of the caller's. It never sees the token, a query value, a body or a header of the call.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

__all__ = ["Hooks", "RequestEvent", "ResponseEvent", "RetryEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request is about to be sent."""

    operation_id: str
    """Id of the operation as published; empty for a request that the package has no method for."""
    method: str
    """`GET`, `POST` …"""
    url: str
    """The whole address; query values are left out."""
    url_template: str
    """The path with its holes, `/pets/{id}`: few different values, as a name of a span or a metric wants it."""
    attempt: int
    """1 for the first request of a call, 2 for the first repetition …"""
    time: float
    """When, in seconds of the monotonic clock."""
    state: dict[str, Any] = field(repr=False)
    """Yours: the same dict in all events of one call."""
    headers: dict[str, str] = field(default_factory=dict)
    """Empty; what a hook puts here, say `traceparent`, is sent with this request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """An answer came, or it is certain that none will. There is one for each request, unless the caller interrupts."""

    operation_id: str
    method: str
    url: str
    url_template: str
    attempt: int
    time: float
    """When, in seconds of the monotonic clock."""
    elapsed: float
    """Seconds since the request event, waiting for a connection included."""
    state: dict[str, Any] = field(repr=False)
    status: int | None = None
    """Status of the answer; `None` when none came."""
    failure: str = ""
    """Why none came: `connect`, `read`, `total` …, or the name of an error class; empty when one did."""
    request_id: str | None = None
    """The id that the server gave the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryEvent:
    """The request is going to be sent again."""

    operation_id: str
    method: str
    url: str
    url_template: str
    attempt: int
    """The attempt that failed."""
    time: float
    """When, in seconds of the monotonic clock."""
    reason: str
    """What the log says: a status, or the failure in words."""
    delay: float
    """Seconds until the next attempt."""
    state: dict[str, Any] = field(repr=False)


Told: TypeAlias = "Awaitable[None] | None"
"""What a hook gives back: nothing, or in the asynchronous client something to wait for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """Functions that are told what a client does; the asynchronous client takes coroutine functions as well.

    An exception of a hook is written to the log and changes nothing else: watching a call never breaks it, and never
    makes it be sent twice. `KeyboardInterrupt` and a cancellation pass.
    """

    on_request: Callable[[RequestEvent], Told] | None = None
    """Before each request; may put headers into `event.headers`."""
    on_response: Callable[[ResponseEvent], Told] | None = None
    """After each request, whether an answer came or not."""
    on_retry: Callable[[RetryEvent], Told] | None = None
    """Before the pause that precedes a repetition."""
