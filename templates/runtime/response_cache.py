"""Answers that a client keeps: those of calls that take no arguments and always give the same.

What is kept is the answer as it came, and each call reads it anew, so that nobody changes what another one gets.
Setting and reading one entry is atomic, for threads as for tasks; calls that begin before the first answer came ask
for themselves. A copy of a client keeps its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .core.operation import Given, Operation, Send, SendAsync, Step
from .http.calls import Call, call_of

if TYPE_CHECKING:
    from .http.response import ResponseFacts

__all__ = ["Cached"]

_ALTERING = frozenset({"_as", "extra_headers", "extra_query", "extra_body"})
"""Options that make another request of the call, or ask for the answer itself."""


@dataclass(frozen=True, slots=True)
class Cached(Step):
    """The client keeps the answer; with `refresh=True` the server is asked anew."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        if _ALTERING & given.options.keys():
            return send(given)
        call = call_of(client._settings, operation, *given.arguments)
        answers = client._settings.kept
        facts = None if given.extras.get("refresh") else _found(answers, call)
        if facts is None:
            facts = answers[operation.key] = client._exchange(call)
        return client._value(call, facts)

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        if _ALTERING & given.options.keys():
            return await send(given)
        call = call_of(client._settings, operation, *given.arguments)
        answers = client._settings.kept
        facts = None if given.extras.get("refresh") else _found(answers, call)
        if facts is None:
            facts = answers[operation.key] = await client._exchange(call)
        return client._value(call, facts)


def _found(answers: dict[str, Any], call: Call) -> ResponseFacts | None:
    return answers.get(call.operation.key)
