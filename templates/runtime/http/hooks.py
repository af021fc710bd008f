"""What a caller may watch: each request, each answer, each repetition, told as plain data; the same for both clients.

A hook is called in the caller's own thread or task, so that its context variables hold: a span that it begins becomes a
child of the caller's. It never sees the token, a query value, a body or a header of the call.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..core.operation import template_of
from .calls import Call, Settings
from .response import ResponseFacts
from .transport import Failure, Pair, extra_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """What is told of a request, whatever happens to it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent(_Event):
    """A request is about to be sent."""

    headers: dict[str, str] = field(default_factory=dict)
    """Empty; what a hook puts here, say `traceparent`, is sent with this request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent(_Event):
    """An answer came, or it is certain that none will. There is one for each request, unless the caller interrupts."""

    elapsed: float
    """Seconds since the request event, waiting for a connection included."""
    status: int | None = None
    """Status of the answer; `None` when none came."""
    failure: str = ""
    """Why none came: `connect`, `read`, `total` …, or the name of an error class; empty when one did."""
    request_id: str | None = None
    """The id that the server gave the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryEvent(_Event):
    """The request is going to be sent again; `attempt` is the one that failed."""

    reason: str
    """What the log says: a status, or the failure in words."""
    delay: float
    """Seconds until the next attempt."""


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


Hook = Callable[[Any], Any]


class Watch:
    """The events of one call."""

    __slots__ = ("_began", "_call", "_facts", "_settings", "_state", "hooks")

    def __init__(self, hooks: Hooks, call: Call, settings: Settings) -> None:
        self.hooks = hooks
        self._call = call
        self._settings = settings
        self._state: dict[str, Any] = {}
        self._began = 0.0
        info = call.info
        self._facts: dict[str, Any] = {
            "operation_id": info.operation_id,
            "method": info.method,
            "url": info.url,
            "url_template": template_of(call.operation),
            "state": self._state,
        }

    def asking(self, attempt: int) -> RequestEvent:
        """Return the event of a request that is about to be sent."""
        self._began = self._now()
        return RequestEvent(attempt=attempt, time=self._began, **self._facts)

    def answered(self, attempt: int, outcome: ResponseFacts | Failure | Exception) -> ResponseEvent:
        """Return the event of what came of it."""
        now = self._now()
        known: dict[str, Any] = {"attempt": attempt, "time": now, "elapsed": now - self._began, **self._facts}
        if isinstance(outcome, ResponseFacts):
            return ResponseEvent(status=outcome.status, request_id=outcome.request_id, **known)
        failure = getattr(outcome, "kind", "") or type(outcome).__name__
        return ResponseEvent(failure=failure, **known)

    def repeating(self, attempt: int, reason: str, delay: float) -> RetryEvent:
        """Return the event of a repetition."""
        return RetryEvent(attempt=attempt, time=self._now(), reason=reason, delay=delay, **self._facts)

    def headers(self, event: RequestEvent) -> list[Pair]:
        """Return the headers that a hook wants sent; those that cannot be are none."""
        if not event.headers:
            return []
        try:
            return extra_pairs(event.headers, self._settings.facts.credential.header)
        except (TypeError, ValueError) as fault:
            self._logger().error("headers of a hook are not sent: %s", fault)
            return []

    def tell(self, hook: Hook | None, event: Any) -> None:
        """Call a hook; only an interruption gets out of it."""
        if hook is None:
            return
        try:
            told = hook(event)
            if inspect.isawaitable(told):
                getattr(told, "close", lambda: None)()
                raise TypeError("a hook of the synchronous client gave something to wait for")
        except Exception:
            self._logger().exception("a hook failed; the call goes on")

    async def tell_async(self, hook: Hook | None, event: Any) -> None:
        """Call a hook, and wait for it if it wants that."""
        if hook is None:
            return
        try:
            told = hook(event)
            if inspect.isawaitable(told):
                await told
        except Exception:
            self._logger().exception("a hook failed; the call goes on")

    def _now(self) -> float:
        return self._settings.environment.clock()

    def _logger(self) -> logging.Logger:
        return logging.getLogger(self._settings.facts.logger or self._settings.facts.name)


def checked_hooks(hooks: Hooks | None, *, asynchronous: bool) -> Hooks | None:
    """Refuse what can be seen to be wrong when the client is built."""
    if hooks is None:
        return None
    if not isinstance(hooks, Hooks):
        raise TypeError(f"hooks must be Hooks(…), not {type(hooks).__name__}")
    for name in ("on_request", "on_response", "on_retry"):
        hook = getattr(hooks, name)
        if hook is not None and not callable(hook):
            raise TypeError(f"{name} must be a function, not {type(hook).__name__}")
        if not asynchronous and inspect.iscoroutinefunction(hook):
            raise TypeError(f"{name} is a coroutine function, for which only the asynchronous client waits")
    return hooks
