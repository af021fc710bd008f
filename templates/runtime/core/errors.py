"""The errors that any call can raise; all inherit from `SDKError`. Invalid arguments raise `TypeError` or `ValueError`.

Errors that only some calls can raise are defined beside what raises them, such as those of pagination.

No error holds the token, a query value, or the exception of the HTTP library (which holds both). What an error shows
has no secret of a body in it and no character that a terminal would obey; `body`, `code` and `field` are as they came.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as field_
from typing import TYPE_CHECKING, Any

from . import hinted

if TYPE_CHECKING:
    from ..http.response import ResponseFacts

__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "ErrorDetail",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "RateLimitError",
    "RedirectError",
    "RequestInfo",
    "ResponseTooLargeError",
    "SDKError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
]


@dataclass(frozen=True, slots=True)
class RequestInfo:
    """What was asked, without secrets: query values are left out, headers are not kept."""

    method: str
    url: str
    operation_id: str = ""
    docs: str = ""
    """Page of the operation in the package's documentation."""
    shell: str = field_(default="", repr=False)
    """Credential and body as words of a shell, with no secret in them."""
    shell_query: str = field_(default="", repr=False)
    """What the credential adds to the address, for APIs that want it there."""

    def curl(self) -> str:
        """Return the request as a shell line.

        The token is a variable of the shell. Query values, and what is likely a secret in the body, are masked; a long
        body is left out.
        """
        address = shlex.quote(self.url) + (f'"{self.shell_query}"' if self.shell_query else "")
        return " ".join(filter(None, (f"curl -X {self.method} {address}", self.shell)))

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """One entry of an error body."""

    message: str
    code: str | int | None = None
    field: str | None = None
    """Field of the document that is at fault."""
    source: str | None = None
    """Layer that found the fault."""
    raw: Any = field_(default=None, repr=False)
    """The entry as it came."""
    expression: str | None = None
    """The field as Python has it, `pet.steps[0].tool_id`; `None` when the body knows no such field."""
    meaning: str | None = None
    """What the code means, where that is documented."""

    def __str__(self) -> str:
        from .redacting import legible

        code = f"{self.code}: {self.meaning}" if self.meaning else self.code
        notes = [f"{name} {value}" for name, value in (("code", code), ("field", self.field)) if value is not None]
        return legible(f"{self.message} ({', '.join(notes)})" if notes else self.message)


def _show_as_public(error: type) -> None:
    """Let a traceback name the package, from which an error is imported, and not the module that defines it."""
    package, runtime, _ = error.__module__.partition("._runtime.")
    if runtime:
        error.__module__ = package


@hinted
class SDKError(Exception):
    """Base class of all errors of this package."""

    request: RequestInfo | None = None
    """What was asked."""
    response: ResponseFacts | None = None
    """What came back, if anything did."""
    attempts: int = 0
    """How many requests were sent."""
    outcome_unknown: bool = False
    """Whether the server may have done what was asked although no answer says so."""
    items_read: int | None = None
    """When raised between pages: how many items were given before."""
    items: tuple[Any, ...] = ()
    """When raised while items were being collected: those read so far."""
    resume_url: str | None = None
    """When raised between pages: address of the page that failed, to go on from."""
    done: tuple[Any, ...] = ()
    """When raised between the parts of a long list: the items that were sent with success; `items` has the results."""

    def __init_subclass__(cls) -> None:
        hinted(cls)
        _show_as_public(cls)

    def __init__(self, message: str, **facts: Any) -> None:
        from .redacting import legible

        self.message = legible(message)
        super().__init__(self.message)
        for name, value in facts.items():
            setattr(self, name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        from .wire import innermost_first

        # What is pickled before the facts is not gone into again: a body may be nested too deeply for that.
        return _rebuild, (type(self), self.message, innermost_first(getattr(self, "body", None)), dict(self.__dict__))

    @property
    def request_id(self) -> str | None:
        """The id that the server gave this request."""
        return self.response.request_id if self.response is not None else None

    @property
    def docs(self) -> str:
        """Page of the operation in the documentation of this package; empty when it has none."""
        return f"docs/{self.request.docs}" if self.request is not None and self.request.docs else ""

    def curl(self) -> str:
        """Return the request as a shell line without secrets, to send it again by hand; empty when none was made."""
        return self.request.curl() if self.request is not None else ""

    def _more(self) -> list[str]:
        """What helps to mend it, a line each."""
        return []

    def __str__(self) -> str:
        from .redacting import legible

        notes = []
        if self.outcome_unknown:
            notes.append("the server may have done it all the same")
        if self.attempts > 1:
            notes.append(f"{self.attempts} attempts")
        if self.request_id:
            notes.append(f"request id {legible(self.request_id, 200)}")
        subject = f"{self.request}: " if self.request is not None else ""
        head = subject + self.message + (f" [{'; '.join(notes)}]" if notes else "")
        return "\n  ".join([head, *map(legible, self._more())])


_show_as_public(SDKError)


def _rebuild(kind: type[SDKError], message: str, body: list[Any], facts: dict[str, Any]) -> SDKError:
    error = kind(message)
    error.__dict__.update(facts)
    return error


class ConfigurationError(SDKError, ValueError):
    """The token, base URL, region or another setting cannot be used."""


class ClientClosedError(SDKError, RuntimeError):
    """The client was closed, or belongs to another event loop."""


class APIConnectionError(SDKError):
    """Connecting failed, or the connection was lost."""

    kind: str = ""
    """`connect`, `write`, `read`, `protocol`, `proxy`, `closed`."""
    retry_note: str = ""


class APITimeoutError(APIConnectionError):
    """A timeout expired.

    `kind` says which: `connect`, `read`, `write`, `pool` or `total`.
    """


class PoolTimeoutError(APITimeoutError):
    """All connections of this client were busy for too long."""


class APIStatusError(SDKError):
    """The server returned an error status."""

    status: int = 0
    errors: Sequence[ErrorDetail] = ()
    """The entries of the error body; one made from the message when the body is a bare message."""
    body: Any = None
    """The error body: JSON if it is JSON, else its text."""
    parsed: Any = None
    """The error body as the documented model."""
    retry_after: float | None = None
    """Seconds after which the server wants to be asked again."""
    advice: Sequence[str] = ()
    """What else helps to mend it, as sentences."""

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status

    @property
    def code(self) -> str | int | None:
        """Code of the first entry."""
        return self.errors[0].code if self.errors else None

    @property
    def code_meaning(self) -> str | None:
        """What the code of the first entry means, where that is documented."""
        return self.errors[0].meaning if self.errors else None

    @property
    def field(self) -> str | None:
        """Field that the first entry complains of."""
        return self.errors[0].field if self.errors else None

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all entries, as text."""
        return tuple(str(entry.code) for entry in self.errors if entry.code is not None)

    def _more(self) -> list[str]:
        lines = [f"{entry.field} is {entry.expression}" for entry in self.errors[:3] if entry.expression]
        lines += self.advice
        if self.docs and self.status in _EXPLAINED:
            lines.append(f"see {self.docs}")
        return lines

    def has_code(self, code: str | int) -> bool:
        """Say whether an entry has this code; numbers and their text are the same."""
        return str(code) in self.codes


_EXPLAINED = frozenset({400, 404, 409, 415, 422})
"""Statuses whose cause is likely in the request, so that the page of the operation helps."""


class RedirectError(APIStatusError):
    """3xx: redirects are not followed.

    The token would be sent along.
    """


class BadRequestError(APIStatusError):
    """400: the request is malformed."""


class AuthenticationError(APIStatusError):
    """401: the token is missing, invalid, revoked or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the token does not have permission."""


class NotFoundError(APIStatusError):
    """404: the object does not exist."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the current state."""


class UnsupportedMediaTypeError(APIStatusError):
    """415: the server does not accept this content type."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed but was rejected."""


class RateLimitError(APIStatusError):
    """429: too many requests."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class APIResponseError(SDKError):
    """A successful response is unreadable or of an undocumented type.

    It is empty, incomplete or no JSON, or its content type or the type of its value is another than documented.
    """

    issues: Sequence[Any] = ()
    """With `strict=True`: where the body departs from the schema."""


class ResponseTooLargeError(APIResponseError):
    """The body is larger than `max_response_bytes`."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def class_for(status: int) -> type[APIStatusError]:
    """Return the error class of a status."""
    if 300 <= status < 400:
        return RedirectError
    if status >= 500:
        return InternalServerError
    return _BY_STATUS.get(status, APIStatusError)
