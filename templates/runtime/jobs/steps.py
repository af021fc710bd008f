"""What operations say of jobs: how an answer shows a job, and how it tells which one was started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..core.operation import Step

__all__ = ["Starts", "Waiter"]


@dataclass(frozen=True, slots=True)
class Waiter(Step):
    """How an answer tells that the job which it shows is over."""

    status: str
    """Field that tells its state."""
    success: tuple[str | int | bool, ...]
    """States in which it is over and went well; a state that is in neither list goes on."""
    failure: tuple[str | int | bool, ...] = ()
    """States in which it is over and did not."""
    delay: float = 5.0
    """Seconds between the first two requests."""


@dataclass(frozen=True, slots=True)
class Starts(Step):
    """How an answer tells which job was started."""

    any_answer: ClassVar[bool] = True

    polled: str
    """Key of the operation that shows it."""
    ids: tuple[str, ...]
    """Fields that may hold its id; the first one that is there does."""
    refused: str = ""
    """Field that says why nothing was started."""
