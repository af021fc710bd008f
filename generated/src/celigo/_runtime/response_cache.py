"""Answers that a client keeps: those of calls that take no arguments and always give the same.

What is kept is the answer as it came, and each call reads it anew, so that nobody changes what another one gets.
Setting and reading one entry is atomic, for threads as for tasks; calls that begin before the first answer came ask
for themselves. A copy of a client keeps its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .requests.calls import Call, call_of

if TYPE_CHECKING:
    from .client.client_async import AsyncClientBase
    from .client.client_sync import SyncClient
    from .responses.response import ResponseFacts

__all__ = ["kept", "kept_async"]

_ALTERING = frozenset({"_as", "extra_headers", "extra_query", "extra_body"})
"""Options that make another request of the call, or ask for the answer itself."""


def kept(client: SyncClient, refresh: bool, *given: Any) -> Any:
    """Run a call, or give what it gave before."""
    if _ALTERING & given[-1].keys():
        return client._call(*given)
    call = call_of(client._settings, *given)
    answers = client._settings.kept
    facts = None if refresh else _found(answers, call)
    if facts is None:
        facts = answers[call.operation.key] = client._exchange(call)
    return client._value(call, facts)


async def kept_async(client: AsyncClientBase, refresh: bool, *given: Any) -> Any:
    """Run a call, or give what it gave before."""
    if _ALTERING & given[-1].keys():
        return await client._call(*given)
    call = call_of(client._settings, *given)
    answers = client._settings.kept
    facts = None if refresh else _found(answers, call)
    if facts is None:
        facts = answers[call.operation.key] = await client._exchange(call)
    return client._value(call, facts)


def _found(answers: dict[str, Any], call: Call) -> ResponseFacts | None:
    return answers.get(call.operation.key)
