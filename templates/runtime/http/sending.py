"""The loop around the input and output of the synchronous client; all decisions are made in `attempts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.errors import APIResponseError, SDKError
from ..requests.calls import Call, Settings
from ..responses.response import ResponseFacts
from .attempts import Attempts, credited, facts_of, log_answer, with_headers
from .connections import Connections
from .deadline import TooLateError
from .receiving import ERROR_BODY_LIMIT, BodyReader
from .transport import Answer, Failure, failure_of

if TYPE_CHECKING:
    from ..client.hook_dispatch import Watch


def exchange(call: Call, settings: Settings, connections: Connections) -> ResponseFacts:
    """Send a call until it succeeds; return the whole answer."""
    facts, _ = _run(call, settings, connections, Attempts(call, settings, connections.quota), keep=False)
    return facts


def opened(call: Call, settings: Settings, connections: Connections) -> tuple[ResponseFacts, Answer, Attempts]:
    """Send a call until it succeeds; return the answer with its body still to come."""
    attempts = Attempts(call, settings, connections.quota)
    facts, answer = _run(call, settings, connections, attempts, keep=True)
    assert answer is not None
    return facts, answer, attempts


def _run(
    call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None]:
    watch = attempts.watch
    while True:
        if settings.throttle is not None and (queued := attempts.queue()) > 0:
            settings.environment.sleep(queued)
        if watch is None:
            outcome = _attempt(call, settings, connections, attempts, keep)
        else:
            outcome = _watched(watch, call, settings, connections, attempts, keep)
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
            watch.tell(watch.hooks.on_retry, watch.repeating(attempts.count, attempts.reason, delay))
        if delay > 0:
            settings.environment.sleep(delay)


def _watched(
    watch: Watch, call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None] | Failure:
    asking = watch.asking(attempts.count + 1)
    watch.tell(watch.hooks.on_request, asking)
    attempts.extra_headers = watch.headers(asking)
    try:
        outcome = _attempt(call, settings, connections, attempts, keep)
    except Exception as error:
        watch.tell(watch.hooks.on_response, watch.answered(asking.attempt, error))
        raise
    came = outcome if isinstance(outcome, Failure) else outcome[0]
    watch.tell(watch.hooks.on_response, watch.answered(asking.attempt, came))
    return outcome


def _attempt(
    call: Call, settings: Settings, connections: Connections, attempts: Attempts, keep: bool
) -> tuple[ResponseFacts, Answer | None] | Failure:
    transport = connections.transport(call.request.origin)
    tokens = connections.tokens
    try:
        if attempts.renew:
            tokens.renew(attempts.generation, attempts.deadline.left())
        secret = tokens.current(attempts.deadline.left()) if call.secured else None
    except TooLateError:
        raise attempts.too_late() from None
    attempts.generation = tokens.generation
    request = credited(call.request, settings.facts.credential, secret)
    if attempts.extra_headers:
        request = with_headers(request, attempts.extra_headers)
    limits = attempts.begin()
    began = settings.environment.clock()
    try:
        answer = transport.send(request, limits)
        if keep and 200 <= answer.status < 300:
            return facts_of(answer.status, answer.headers, b"", settings.environment.clock() - began, attempts), answer
        content = _read(answer, settings, attempts)
    except SDKError as error:
        raise attempts.blamed(error) from None
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        return connections.told(failure)
    return facts_of(answer.status, answer.headers, content, settings.environment.clock() - began, attempts), None


def _read(answer: Answer, settings: Settings, attempts: Attempts) -> bytes:
    """Return the whole body; the connection is given back or, when more would come, closed."""
    refused = answer.status >= 300
    try:
        reader = BodyReader(answer.headers, ERROR_BODY_LIMIT if refused else settings.max_response_bytes, cut=refused)
        for piece in answer.pieces:
            if not reader.feed(piece):
                break
            attempts.check_time()
        return reader.finish()
    except APIResponseError:
        if not refused:
            raise
        return b""  # the status says enough
    finally:
        answer.close()
