"""The attempts of one call: what is sent, what came back, and what is done next; shared by the sync and async loops.

No input or output happens here, and nothing sleeps. The loop hands in what it saw, and gets seconds to wait, the word
that it is over, or an error that says all there is to say.

Repeated are requests that may be sent twice (GET, HEAD, PUT, DELETE and what is declared so) after a failed connection,
a lost answer, 408, 429 and 5xx. Any other request (POST, PATCH) only when it surely had no effect: no byte was sent, or
the server refused it with 429 before doing any work. A server that is in trouble is not helped by more requests, so all
calls of a client draw their repetitions from one bucket.

The HTTP library knows limits for single reads only, so a server that sends a byte now and then would hold a call for
ever. A `Limit` is such a single limit that remembers the end of the call; the connection cuts each read to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..core.errors import APIConnectionError, APITimeoutError, PoolTimeoutError, SDKError
from ..core.operation import Lock, Timeout
from .calls import Call, Settings
from .response import ResponseFacts
from .transport import Failure, HeaderMap, Limits, Pair, WireRequest, merged

if TYPE_CHECKING:
    import logging

    from .hooks import Watch


class TooLateError(Exception):
    """The time of a call was over before its request could be sent."""


class Deadline:
    """The moment at which a call must be over, on the monotonic clock."""

    __slots__ = ("clock", "end", "started", "total")

    def __init__(self, total: float | None, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.started = clock()
        self.total = total
        self.end = None if total is None else self.started + total

    def left(self) -> float | None:
        """Return the seconds that remain, `None` without a limit."""
        return None if self.end is None else self.end - self.clock()

    def passed(self) -> bool:
        """Say whether the time is over."""
        return self.end is not None and self.clock() >= self.end

    def allows(self, seconds: float) -> bool:
        """Say whether there is time to wait and to try once more afterwards."""
        return self.end is None or self.clock() + seconds < self.end


class Limit(float):
    """Seconds that one step may take; `deadline` is the end of the whole call."""

    __slots__ = ("deadline",)
    deadline: Deadline


def limits_of(timeout: Timeout, deadline: Deadline) -> dict[str, float | None]:
    """Return the limits of one attempt, each cut to what is left of the call."""
    left = deadline.left()
    if left is None:
        return {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}
    left = max(left, 0.001)
    return {
        "connect": _cut(timeout.connect, left, deadline),
        "read": _cut(timeout.read, left, deadline),
        "write": _cut(timeout.write, left, deadline),
        "pool": _cut(timeout.pool, left, deadline),
    }


def _cut(step: float | None, left: float, deadline: Deadline) -> Limit:
    limit = Limit(left if step is None or left < step else step)
    limit.deadline = deadline
    return limit


def time_for(timeout: float | None, late: type[Exception]) -> float | None:
    """Return what a step may take at this moment; raise `late` when the call is over."""
    left = remaining(timeout)
    if left is not None and left <= 0:
        raise late("the time for the whole call is over")
    return left


def remaining(timeout: float | None) -> float | None:
    """Return what a step may take at this moment; zero or less means that the call is over."""
    if isinstance(timeout, Limit):
        left = timeout.deadline.left()
        if left is not None and left < timeout:
            return left
    return timeout


RETRIED_STATUS = frozenset({408, 429, 500, 502, 503, 504})
TRANSIENT_BASE = 0.25
THROTTLED_BASE = 1.0
BACKOFF_CAP = 20.0
RETRY_AFTER_CAP = 60.0
"""A longer `Retry-After` is not slept through: the call fails at once and says how long."""

_SECONDS = re.compile(r"[0-9]{1,10}")


def is_throttled(status: int | None) -> bool:
    """Say whether the server refused for being asked too often."""
    return status == 429


def may_repeat_status(status: int, repeatable: bool) -> bool:
    """Say whether an answer of this status allows the request to be sent again."""
    return status in RETRIED_STATUS and (repeatable or status == 429)


def may_repeat_failure(kind: str, sent: bool, repeatable: bool) -> bool:
    """Say whether a failure without an answer allows it; a client that is out of connections only gets worse by it."""
    if kind in {"pool", "total", "closed", "local"}:
        return False
    return repeatable or not sent


def backoff(retry: int, throttled: bool, chance: float) -> float:
    """Return the seconds before the given repetition (0 is the first): anywhere from nothing to a doubling bound."""
    base = THROTTLED_BASE if throttled else TRANSIENT_BASE
    return chance * min(BACKOFF_CAP, base * 2.0 ** min(retry, 16))


def wait_before(retry: int, status: int | None, retry_after: float | None, chance: float) -> float:
    """Return the seconds before the next attempt; never less than the server asked for."""
    own = backoff(retry, is_throttled(status), chance)
    if retry_after is None or retry_after <= 0:
        return own
    return retry_after + min(own, 0.25 * retry_after + 0.1)


def retry_after_of(values: Sequence[str], date: str | None, now: float) -> float | None:
    """Return the seconds that `Retry-After` asks for, `None` when there is none that can be understood.

    A date is measured against the server's own `Date`, so that a wrong clock on either side does no harm.
    """
    for value in values:
        for text in (value, *value.split(",")):
            text = text.strip()
            if text.isascii() and _SECONDS.fullmatch(text):
                return float(text)
            moment = _moment(text)
            if moment is not None:
                base = _moment(date) if date else None
                return max(0.0, moment - (now if base is None else base))
    return None


def _moment(text: str) -> float | None:
    if not text.isascii() or len(text) > 64 or ":" not in text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


@dataclass(slots=True)
class Loan:
    """What the repetitions of one call took from the bucket."""

    taken: int = 0


class RetryQuota:
    """A bucket that all calls of a client take their repetitions from, and that clean successes fill again."""

    CAPACITY = 500
    COST = 14
    THROTTLED_COST = 5

    __slots__ = ("_left", "_lock")

    def __init__(self) -> None:
        self._left = self.CAPACITY
        self._lock = Lock()

    @property
    def left(self) -> int:
        """What is in the bucket."""
        return self._left

    def take(self, loan: Loan, throttled: bool) -> bool:
        """Take one repetition; `False` when the bucket does not hold it."""
        cost = self.THROTTLED_COST if throttled else self.COST
        with self._lock:
            if cost > self._left:
                return False
            self._left -= cost
        loan.taken += cost
        return True

    def give_back(self, loan: Loan) -> None:
        """Return what a call took, for it ended well; a call that took nothing gives one."""
        if not loan.taken and self._left >= self.CAPACITY:
            return
        with self._lock:
            self._left = min(self.CAPACITY, self._left + (loan.taken or 1))


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
            from .hooks import Watch

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
        from .statuses import status_error

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
        logger = _logger(self._settings)
        total = self._call.max_retries + 1
        logger.info(
            "attempt %d of %d failed (%s), next in %.2f s: %s", self.count, total, reason, delay, self._call.info
        )
        return delay


_IDS = (b"x-request-id", b"request-id", b"x-amzn-requestid", b"x-correlation-id", b"x-trace-id")


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


def _logger(settings: Settings) -> logging.Logger:
    import logging  # not before the first call: building a client logs nothing

    return logging.getLogger(settings.facts.logger or settings.facts.name)


def log_answer(call: Call, settings: Settings, facts: ResponseFacts) -> None:
    """Write one line at DEBUG; query values and headers stay out of it."""
    from logging import DEBUG

    logger = _logger(settings)
    if logger.isEnabledFor(DEBUG):
        logger.debug(
            "%s: %d in %.0f ms, %d bytes, attempt %d",
            call.info,
            facts.status,
            facts.elapsed * 1000,
            len(facts.content),
            facts.attempts,
        )
