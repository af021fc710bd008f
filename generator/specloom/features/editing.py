"""Objects that are read, changed and written back: `pair: {get: …, version: …}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python import editing
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from .feature import Feature

if TYPE_CHECKING:
    pass


class Editing(Feature):
    """The pair of a GET and a PUT; its methods are lowered in `python/editing.py`."""

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        return editing.steps(catalogue, operation)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        return iter(editing.notes(catalogue, operation))
