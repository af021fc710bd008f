"""The limit of an operation that takes longer, or should take less, than others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .core.operation import DEFAULT_TIMEOUT, RequestOptions, Step

if TYPE_CHECKING:
    from .http.calls import Settings

__all__ = ["TimeLimit"]


@dataclass(frozen=True, slots=True)
class TimeLimit(Step):
    """Seconds that a whole call may take; a timeout of the call or of the client takes precedence."""

    seconds: float

    def defaults(self, settings: Settings, options: RequestOptions) -> RequestOptions:
        if "timeout" in options or settings.timeout != DEFAULT_TIMEOUT:
            return options
        return {**options, "timeout": self.seconds}
