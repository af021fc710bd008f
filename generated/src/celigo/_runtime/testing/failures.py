"""Failures that a test orders in advance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .calls import fits
from .messages import FakeRequest

CONNECTION = ("connect", "read", "timeout")
"""Failures without an answer: never arrived, lost after it arrived, too late."""


class NoAnswerError(Exception):
    """No answer is to be given: what carries the fake breaks off in its own way."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"the fake was told to fail: {kind}")
        self.kind = kind


@dataclass(slots=True, kw_only=True)
class Failure:
    """What happens to the next requests that fit."""

    status: int | str
    method: str = ""
    path: str = ""
    times: int = 1
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def meets(self, request: FakeRequest) -> bool:
        """Whether it is for this request."""
        return self.method in ("", request.method) and (not self.path or fits(self.path, request.local))


class Failures:
    """The failures that are still to come."""

    def __init__(self) -> None:
        self._waiting: list[Failure] = []

    def add(self, failure: Failure) -> None:
        """Plan one; the order of planning counts."""
        if isinstance(failure.status, str) and failure.status not in CONNECTION:
            raise ValueError(f"a failure is a status or one of {', '.join(CONNECTION)}, not {failure.status!r}")
        if isinstance(failure.status, int) and not 100 <= failure.status <= 599:
            raise ValueError(f"{failure.status} is no HTTP status")
        if failure.times < 1:
            raise ValueError("times must be at least 1")
        self._waiting.append(failure)

    def take(self, request: FakeRequest) -> Failure | None:
        """Return what happens to this request, and count it."""
        for failure in self._waiting:
            if failure.meets(request):
                failure.times -= 1
                if not failure.times:
                    self._waiting.remove(failure)
                return failure
        return None

    def __len__(self) -> int:
        return sum(failure.times for failure in self._waiting)
