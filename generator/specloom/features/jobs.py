"""Long-running jobs: `starts` at the call that starts one, `waiter` at the one that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python import waiting
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from .feature import Feature

if TYPE_CHECKING:
    pass


class Jobs(Feature):
    """Calls that start jobs and calls that show them; their methods are lowered in `python/waiting.py`."""

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        return waiting.steps(operation)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        return iter(waiting.notes(catalogue, operation))
