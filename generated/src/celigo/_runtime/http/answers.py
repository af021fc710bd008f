"""What both loops do with one attempt: put the credential on, gather what came back, say so in the log."""

from __future__ import annotations

import logging

from ..core.facts import Credential
from ..requests.calls import Call, Settings
from ..requests.encoding import encoded
from ..responses.origin import ResponseFacts
from .attempts import Attempts
from .auth import Secret, header_of
from .headers import HeaderMap, Pair, WireHeaders, merged
from .transport import WireRequest

_IDS = (b"x-request-id", b"request-id", b"x-amzn-requestid", b"x-correlation-id", b"x-trace-id")


def credited(request: WireRequest, credential: Credential, secret: Secret | None) -> WireRequest:
    """Return the request with the credential on it; the call itself never holds it."""
    if secret is None:
        return request
    target, headers = request.target, WireHeaders(request.headers)
    pair = header_of(credential, secret)
    if pair is None:
        mark = "&" if "?" in target else "?"
        name = credential.wire_name
        target += f"{mark}{encoded(name, name)}={encoded(secret.reveal(), name)}"
    elif pair[0] == b"Cookie":
        own = [value for name, value in headers if name.lower() == b"cookie"]
        headers = WireHeaders([one for one in headers if one[0].lower() != b"cookie"])
        headers.append((b"Cookie", b"; ".join([*own, pair[1]])))
    else:
        headers.append(pair)
    return WireRequest(request.method, request.origin, target, headers, request.payload)


def with_headers(request: WireRequest, headers: list[Pair]) -> WireRequest:
    """Return the request with further headers."""
    return WireRequest(
        request.method, request.origin, request.target, merged(request.headers, headers), request.payload
    )


def facts_of(status: int, headers: list[Pair], content: bytes, elapsed: float, attempts: Attempts) -> ResponseFacts:
    """Gather what is known of an answer."""
    return ResponseFacts(
        content=content,
        status=status,
        headers=HeaderMap(headers),
        request_id=_request_id(headers),
        elapsed=elapsed,
        attempts=attempts.count,
    )


def _request_id(headers: list[Pair]) -> str | None:
    for name, value in headers:
        if name.lower() in _IDS:
            return value.decode("latin-1")
    return None


def log_answer(call: Call, settings: Settings, facts: ResponseFacts) -> None:
    """Write one line at DEBUG; query values and headers stay out of it."""
    logger = logging.getLogger(settings.facts.logger or settings.facts.name)
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s: %d in %.0f ms, %d bytes, attempt %d",
            call.info,
            facts.status,
            facts.elapsed * 1000,
            len(facts.content),
            facts.attempts,
        )
