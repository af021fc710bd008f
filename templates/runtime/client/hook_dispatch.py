"""How the hooks of a client are called: the events of one call, shared by the sync and the async loop."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from typing import Any

from ..core.operation import template_of
from ..http.headers import Pair, extra_pairs
from ..http.transport import Failure
from ..requests.calls import Call, Settings
from ..responses.response import ResponseFacts
from .hooks import Hooks, RequestEvent, ResponseEvent, RetryEvent

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
