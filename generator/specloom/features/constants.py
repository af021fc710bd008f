"""Body fields that are known beforehand: `constant: {kind: dog}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..build.lookup import allows
from ..python.catalogue import Catalogue
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class Constants(Feature):
    """Body fields that are sent unless the caller says otherwise."""

    def check(self, here: Declaring) -> None:
        known = here.body_fields()
        for name, value in here.rule.constants:
            if name not in known:
                here.unknown(name, "body field", known)
            elif not allows(here.resolved(known[name].type), value):
                here.misfit(f"{value!r} is no value of {name}")

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for wire_name, value in operation.declared.constants:
            yield f"`{catalogue.argument(operation, wire_name)}` is sent as `{value}` when it is not given."
