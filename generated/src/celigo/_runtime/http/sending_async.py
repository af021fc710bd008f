"""The loop around the input and output of the asynchronous client; the twin of `sending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.errors import APIResponseError, SDKError
from ..requests.calls import Call, Settings
from ..responses.response import ResponseFacts
from .attempts import Attempts, credited, facts_of, log_answer, with_headers
from .connections import AsyncConnections
from .deadline import TooLateError
from .receiving import ERROR_BODY_LIMIT, BodyReader
from .transport import AsyncAnswer, Failure, failure_of

if TYPE_CHECKING:
    from ..client.hook_dispatch import Watch


async def exchange(call: Call, settings: Settings, connections: AsyncConnections) -> ResponseFacts:
    """Send a call until it succeeds; return the whole answer."""
    facts, _ = await _run(call, settings, connections, Attempts(call, settings, connections.quota), keep=False)
    return facts


async def opened(
    call: Call, settings: Settings, connections: AsyncConnections
) -> tuple[ResponseFacts, AsyncAnswer, Attempts]:
    """Send a call until it succeeds; return the answer with its body still to come."""
    attempts = Attempts(call, settings, connections.quota)
    facts, answer = await _run(call, settings, connections, attempts, keep=True)
    assert answer is not None
    return facts, answer, attempts


async def _run(
    call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None]:
    watch = attempts.watch
    while True:
        if settings.throttle is not None and (queued := attempts.queue()) > 0:
            await settings.environment.pause(queued)
        if watch is None:
            outcome = await _attempt(call, settings, connections, attempts, keep)
        else:
            outcome = await _watched(watch, call, settings, connections, attempts, keep)
        if isinstance(outcome, Failure):
            delay = attempts.after_failure(outcome)
        else:
            facts, _ = outcome
            log_answer(call, settings, facts)
            if 200 <= facts.status < 300:
                attempts.after_success()
                return outcome
            delay = attempts.after_refusal(facts, call.secured and connections.tokens.renewable)
        if watch is not None:
            await watch.tell_async(watch.hooks.on_retry, watch.repeating(attempts.count, attempts.reason, delay))
        if delay > 0:
            await settings.environment.pause(delay)


async def _watched(
    watch: Watch, call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None] | Failure:
    asking = watch.asking(attempts.count + 1)
    await watch.tell_async(watch.hooks.on_request, asking)
    attempts.extra_headers = watch.headers(asking)
    try:
        outcome = await _attempt(call, settings, connections, attempts, keep)
    except Exception as error:
        await watch.tell_async(watch.hooks.on_response, watch.answered(asking.attempt, error))
        raise
    came = outcome if isinstance(outcome, Failure) else outcome[0]
    await watch.tell_async(watch.hooks.on_response, watch.answered(asking.attempt, came))
    return outcome


async def _attempt(
    call: Call, settings: Settings, connections: AsyncConnections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, AsyncAnswer | None] | Failure:
    transport = connections.transport(call.request.origin)
    tokens = connections.tokens
    try:
        if attempts.renew:
            await tokens.renew_async(attempts.generation, attempts.deadline.left())
        secret = await tokens.current_async(attempts.deadline.left()) if call.secured else None
    except TooLateError:
        raise attempts.too_late() from None
    attempts.generation = tokens.generation
    request = credited(call.request, settings.facts.credential, secret)
    if attempts.extra_headers:
        request = with_headers(request, attempts.extra_headers)
    limits = attempts.begin()
    began = settings.environment.clock()
    try:
        answer = await transport.send(request, limits)
        if keep and 200 <= answer.status < 300:
            return facts_of(answer.status, answer.headers, b"", settings.environment.clock() - began, attempts), answer
        content = await _read(answer, settings, attempts)
    except SDKError as error:
        raise attempts.blamed(error) from None
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        return connections.told(failure)
    return facts_of(answer.status, answer.headers, content, settings.environment.clock() - began, attempts), None


async def _read(answer: AsyncAnswer, settings: Settings, attempts: Attempts) -> bytes:
    """Return the whole body; the connection is given back or, when more would come, closed."""
    refused = answer.status >= 300
    try:
        reader = BodyReader(answer.headers, ERROR_BODY_LIMIT if refused else settings.max_response_bytes, cut=refused)
        async for piece in answer.pieces:
            if not reader.feed(piece):
                break
            attempts.check_time()
        return reader.finish()
    except APIResponseError:
        if not refused:
            raise
        return b""  # the status says enough
    finally:
        await answer.close()
