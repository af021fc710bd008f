"""Arguments that exclude each other: `exclusive: [include, exclude]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from ..settings.declaration import addition
from ..settings.kinds import groups
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_EXCLUSIVE = addition(
    "exclusive",
    groups(),
    "Arguments of which at most one may be given.",
    default=(),
    example=["include", "exclude"],
)


class ExclusiveArguments(Feature):
    """Arguments of which at most one may be given."""

    settings = (_EXCLUSIVE,)

    def check(self, here: Declaring) -> None:
        known = [*(one.wire_name for one in here.operation.parameters), *here.body_fields()]
        required = {one.wire_name for one in here.operation.parameters if one.required}
        for name in (name for group in _EXCLUSIVE.of(here.rule) for name in group):
            if name not in known:
                here.unknown(name, "argument", known)
            elif name in required:
                here.misfit(f"{name} is required, so that nothing can exclude it")

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        groups = _EXCLUSIVE.of(operation.declared)
        if groups:
            yield Construct(module="exclusive", class_name="Exclusive", arguments=(groups,))

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for group in _EXCLUSIVE.of(operation.declared):
            names = [f"`{catalogue.argument(operation, wire_name)}`" for wire_name in group]
            yield (
                f"{', '.join(names[:-1])} and {names[-1]} cannot be combined: passing more than one raises "
                "`ValueError`."
            )
