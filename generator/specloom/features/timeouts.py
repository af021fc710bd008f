"""Time limits of single operations: `timeout: 600`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from ..settings.declaration import Addition, addition
from ..settings.kinds import number
from ..source import Json
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_LONGEST = 2_147_483
"""Seconds: no system waits longer for a socket."""
_TIMEOUT: Addition[float | None] = addition(
    "timeout",
    number("a positive number of seconds"),
    "Seconds that a whole call may take, unless the call or the client is given another timeout.",
    default=None,
    example=600,
)


class Timeouts(Feature):
    """A default limit for the whole call of an operation that takes longer, or should take less, than others."""

    settings = (_TIMEOUT,)

    def check(self, here: Declaring) -> None:
        if (_TIMEOUT.of(here.rule) or 0) > _LONGEST:
            here.misfit(f"timeout is more than {_LONGEST:,} seconds, and no system waits longer", "timeout")

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        seconds = _TIMEOUT.of(operation.declared)
        if seconds is not None:
            yield Construct(module="time_limit", class_name="TimeLimit", arguments=(seconds,))

    def index(self, operation: ir.Operation) -> Mapping[str, Json]:
        seconds = _TIMEOUT.of(operation.declared)
        return {} if seconds is None else {"timeout": seconds}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        seconds = _TIMEOUT.of(operation.declared)
        if seconds is not None:
            each = "each page" if operation.paging else "each part" if operation.declared.batch else "the whole call"
            yield f"Unless the call or the client is given a timeout, {each} may take {seconds:g} seconds."
