"""What every call takes beside its own arguments, and the difference between not given and null."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypedDict, final


@final
class Omit:
    """The type of `OMIT`: an argument that was not given is not sent, whereas `None` is sent as null."""

    __slots__ = ()
    _one: Omit | None = None

    def __new__(cls) -> Omit:
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __reduce__(self) -> str:
        return "OMIT"

    def __copy__(self) -> Omit:
        return self

    def __deepcopy__(self, memo: object) -> Omit:
        return self


OMIT: Final = Omit()


LONGEST: Final = 2_147_483
"""Seconds, 24 days: the system waits for a socket for no more than 2^31 milliseconds."""


def check_count(name: str, value: object, least: int) -> None:
    """Refuse what is no whole number, `True` included, and what is too small."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")


def check_flag(name: str, value: object) -> None:
    """Refuse what is neither True nor False: a text like "no" would count as true."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Timeout:
    """Limits of one call in seconds, up to 2,147,483 (24 days); `None` means no limit.

    `total` holds for the whole call, with its retries and the waiting between them; the others for one step of one
    attempt each, and are cut to what is left of `total`. A list that is read page by page has `total` for each page.
    """

    total: float | None = 120.0
    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0

    def __post_init__(self) -> None:
        for name in ("total", "connect", "read", "write", "pool"):
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise TypeError(f"timeout {name} must be a number of seconds or None, not {type(value).__name__}")
            if not 0 < value <= LONGEST:
                raise ValueError(
                    f"timeout {name} must be a positive number of seconds, at most {LONGEST}, or None, not {value!r}"
                )

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """Return a number as the limit of the whole call, `None` as no limit at all."""
        if isinstance(value, Timeout):
            return value
        if value is None:
            return NO_TIMEOUT
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"timeout must be a number of seconds, a Timeout or None, not {type(value).__name__}")
        return cls(total=value, connect=min(value, 5.0), read=value, write=value, pool=min(value, 10.0))


DEFAULT_TIMEOUT: Final = Timeout()
NO_TIMEOUT: Final = Timeout(None, None, None, None, None)


class RequestOptions(TypedDict, total=False):
    """Keyword arguments that every call takes."""

    extra_headers: Mapping[str, str]
    """Headers to send as well; one that the call sets itself is replaced."""
    extra_query: Mapping[str, Any]
    """Query parameters to send as well."""
    extra_body: Mapping[str, Any]
    """Fields to put into a JSON object body as well."""
    timeout: float | Timeout | None
    """Seconds for the whole call, or a `Timeout`; `None` waits for ever."""
    max_retries: int
    """How often a failed attempt may be repeated; 0 sends once."""
    idempotency_key: str
    """Sent as `Idempotency-Key` with every attempt; says that the server honours it, so the call may be repeated."""


class DownloadOptions(RequestOptions, total=False):
    """Keyword arguments that every download takes. `timeout` holds for the file as well when it is given here."""

    max_bytes: int | None
    """The largest file that is taken, counted after decompression; no limit unless one is given."""
    allow_private: bool
    """Whether the signed URL may lead to this machine or into a private network, on this machine without TLS too."""
