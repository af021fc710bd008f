"""The attempts of one call: what is sent, what came back, and what is done next; shared by the sync and async loops.

No input or output happens here. The loop hands in what it saw, and gets seconds to wait, the word that it is over, or
an error that says all there is to say.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..core.errors import APIConnectionError, APITimeoutError, PoolTimeoutError, SDKError
from ..core.facts import Credential
from ..requests.calls import Call, Settings
from ..requests.encoding import encoded
from ..responses.response import ResponseFacts
from .auth import Secret, header_of
from .deadline import Deadline, limits_of
from .headers import HeaderMap, Pair, WireHeaders, merged
from .retry import (
    RETRY_AFTER_CAP,
    Loan,
    RetryQuota,
    is_throttled,
    may_repeat_failure,
    may_repeat_status,
    retry_after_of,
    wait_before,
)
from .transport import Failure, Limits, WireRequest

if TYPE_CHECKING:
    from ..client.hook_dispatch import Watch

_WORDS = {
    "connect": "no connection to the server",
    "proxy": "no connection through the proxy",
    "pool": "all connections of this client are busy",
    "write": "the connection broke while the request was sent",
    "read": "the connection broke before the answer was whole",
    "protocol": "the server broke off or does not speak HTTP",
    "closed": "the client was closed meanwhile",
    "local": "the request cannot be sent as HTTP",
    "total": "the time for the whole call is over",
}


class Attempts:
    """The story of one call."""

    __slots__ = (
        "_call",
        "_loan",
        "_maybe_done",
        "_quota",
        "_settings",
        "count",
        "deadline",
        "extra_headers",
        "generation",
        "reason",
        "renew",
        "renewed",
        "watch",
    )

    def __init__(self, call: Call, settings: Settings, quota: RetryQuota) -> None:
        self._call = call
        self._settings = settings
        self._quota = quota
        self._loan = Loan()
        self._maybe_done = False
        self.deadline = Deadline(call.timeout.total, settings.environment.clock)
        self.count = 0
        self.renew = False
        """Whether the token is to be asked for again before the next attempt."""
        self.renewed = False
        self.generation = 0
        """Number of the token that the last attempt carried."""
        self.reason = ""
        """Why there is another attempt."""
        self.extra_headers: list[Pair] = []
        """What a hook wants sent with the next attempt."""
        self.watch: Watch | None = None
        if settings.hooks is not None:
            from ..client.hook_dispatch import Watch

            self.watch = Watch(settings.hooks, call, settings)

    def queue(self) -> float:
        """Return the seconds until the client's own rate limit lets the next request go, or raise."""
        throttle = self._settings.throttle
        delay = 0.0 if throttle is None else throttle.reserve()
        if throttle is not None and delay > 0 and not self.deadline.allows(delay):
            throttle.give_back()
            raise self._of_failure(Failure("total", "", timeout=True, sent=False), "held back by the throttle")
        return delay

    def begin(self) -> Limits:
        """Count an attempt and return its limits; raise when the token or a hook took all the time there was."""
        if self.deadline.passed():
            raise self.too_late()
        self.count += 1
        self.renew = False
        return limits_of(self._call.timeout, self.deadline)

    def too_late(self) -> SDKError:
        """Return the error of a call whose time was over before this attempt sent anything."""
        return self._of_failure(Failure("total", "", timeout=True, sent=False), "nothing was sent any more")

    def check_time(self) -> None:
        """Raise between two pieces of a body when the time of the call is over."""
        if self.deadline.passed():
            self._maybe_done = self._maybe_done or not self._call.operation.safe
            raise self._of_failure(Failure("total", "", timeout=True), "not repeated")

    def after_success(self) -> None:
        """Note that the call ended well."""
        self._quota.give_back(self._loan)

    def after_failure(self, failure: Failure) -> float:
        """Return the seconds before the next attempt, or raise."""
        if failure.timeout and failure.kind not in {"pool"} and self.deadline.passed():
            failure = replace(failure, kind="total")
        self._maybe_done = self._maybe_done or (failure.sent and not self._call.operation.safe)
        note = "not repeated"
        if self.count <= self._call.max_retries and may_repeat_failure(
            failure.kind, failure.sent, self._call.repeatable
        ):
            delay = self._delay(None, None)
            note = self._refusal(delay, throttled=False)
            if not note:
                return self._logged(delay, failure.text or failure.kind)
        raise self._of_failure(failure, note)

    def after_refusal(self, facts: ResponseFacts, can_renew: bool) -> float:
        """Return the seconds before the next attempt after an answer that is no success, or raise."""
        from ..responses.statuses import status_error

        if facts.status == 401 and can_renew and not self.renewed and self._resendable():
            self.renew = self.renewed = True
            return self._logged(0.0, "401, with another token")
        if facts.status >= 500:
            self._maybe_done = self._maybe_done or not self._call.operation.safe
        if is_throttled(facts.status) and self._settings.throttle is not None:
            self._settings.throttle.empty()
        retry_after = self._retry_after(facts)
        if self.count <= self._call.max_retries and may_repeat_status(facts.status, self._call.repeatable):
            delay = self._delay(facts.status, retry_after)
            note = self._refusal(delay, throttled=is_throttled(facts.status), retry_after=retry_after)
            if not note:
                return self._logged(delay, str(facts.status))
            raise self.blamed(status_error(self._call, facts, self._settings, retry_after, note))
        raise self.blamed(status_error(self._call, facts, self._settings, retry_after))

    def broken(self, failure: Failure) -> SDKError:
        """Return the error of a body that broke off while the caller read it: nothing can be repeated any more."""
        if failure.timeout and self.deadline.passed():
            failure = replace(failure, kind="total")
        return self._of_failure(failure, "not repeated")

    def blamed(self, error: SDKError) -> SDKError:
        """Put the facts of this call into an error."""
        error.request = self._call.evidence(self._settings)
        error.attempts = self.count
        error.outcome_unknown = self._maybe_done
        return error

    def _of_failure(self, failure: Failure, note: str) -> SDKError:
        kind = APITimeoutError if failure.timeout else APIConnectionError
        text = _WORDS[failure.kind]
        if failure.timeout and failure.kind != "total":
            kind = PoolTimeoutError if failure.kind == "pool" else APITimeoutError
            limit = getattr(self._call.timeout, failure.kind, None)
            text += f" ({failure.kind} timeout of {limit} s)" if limit is not None else f" ({failure.kind} timeout)"
        elif failure.kind == "total":
            text += f" ({self._call.timeout.total} s)"
        elif failure.text:
            text += f": {failure.text}"
        if note != "not repeated":
            text += f"; {note}"
        return self.blamed(kind(text, kind=failure.kind, retry_note=note))

    def _delay(self, status: int | None, retry_after: float | None) -> float:
        return wait_before(self.count - 1, status, retry_after, self._settings.environment.random())

    def _resendable(self) -> bool:
        payload = self._call.request.payload
        return payload is None or payload.repeatable

    def _refusal(self, delay: float, *, throttled: bool, retry_after: float | None = None) -> str:
        """Return why there is no further attempt, empty when there is one."""
        if not self._resendable():
            return "not repeated: the body can be read only once"
        if retry_after is not None and retry_after > RETRY_AFTER_CAP:
            return f"not repeated: the server asks for {retry_after:.0f} s of patience"
        if not self.deadline.allows(delay):
            return "not repeated: no time is left"
        if not self._quota.take(self._loan, throttled):
            return "not repeated: the retry quota of this client is used up"
        return ""

    def _retry_after(self, facts: ResponseFacts) -> float | None:
        headers: Any = facts.headers
        if facts.status not in {429, 503} or "retry-after" not in headers:
            return None
        lines = headers.get_all("retry-after") if isinstance(headers, HeaderMap) else [headers["retry-after"]]
        return retry_after_of(lines, headers.get("date"), self._settings.environment.wall())

    def _logged(self, delay: float, reason: str) -> float:
        self.reason = reason
        logger = logging.getLogger(self._settings.facts.logger or self._settings.facts.name)
        total = self._call.max_retries + 1
        logger.info(
            "attempt %d of %d failed (%s), next in %.2f s: %s", self.count, total, reason, delay, self._call.info
        )
        return delay


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
