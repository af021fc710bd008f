"""Arguments of which each lies before the next: `ordered: [from, until]`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import ir
from ..build.lookup import arms
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from .feature import Feature
from .times import TIMES

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class OrderedArguments(Feature):
    """Times or numbers that are checked before anything is sent."""

    def check(self, here: Declaring) -> None:
        known = {one.wire_name: one.type for one in here.operation.parameters if one.location is ir.Location.QUERY}
        known |= {name: field.type for name, field in here.body_fields().items()}
        counted = {name for name, _ in TIMES.of(here.rule)}
        for name in (name for group in here.rule.ordered for name in group):
            if name not in known:
                here.unknown(name, "query parameter or body field", known, "ordered")
            elif name not in counted and not any(_has_order(type_) for type_ in arms(known[name], here)):
                here.misfit(f"{name} is neither a time nor a number, so nothing lies before it", "ordered")

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        groups = operation.declared.ordered
        if groups:
            yield Construct(module="ordering", class_name="Ordered", arguments=(groups,))

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for group in operation.declared.ordered:
            for pair in pairwise(group):
                first, second = (catalogue.argument(operation, name) for name in pair)
                yield f"`{first}` must be before `{second}`; otherwise `ValueError` is raised and nothing is sent."


def _has_order(type_: ir.Type) -> bool:
    if not isinstance(type_, ir.Scalar):
        return False
    return type_.kind in (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER) or type_.format in ("date-time", "date")
