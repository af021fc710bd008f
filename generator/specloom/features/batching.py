"""Long lists in several requests: `batch: {errorIds: 1000}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.annotations import Role
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct, Keyword
from ..python.joining import Result
from ..python.types import NONE, RUNTIME, Generic, Name, is_list, without_none
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


_RESULT = Name(f"{RUNTIME}batching", "BatchResult")


class Batching(Feature):
    """A list in the body of which one request takes only so much."""

    depth = 3
    exports = (_RESULT,)

    def check(self, here: Declaring) -> None:
        batch, known = here.rule.batch, here.body_fields()
        if batch is None:
            return
        if batch.field not in known:
            here.unknown(batch.field, "body field", known)
        elif not isinstance(here.resolved(known[batch.field].type), ir.Array):
            here.misfit(f"{batch.field} is no list, so that nothing can be sent in parts")
        if here.rule.missing_ok is not None:
            here.misfit("a call in parts has no one 404 that could be taken for an answer")
        if here.operation.paging:
            here.misfit("a list that comes in pages cannot be asked for in parts")

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        """One list made of those of all parts; else the results of the parts, unless it is jobs that they start."""
        declared = operation.declared
        if declared.batch is None or declared.starts is not None or result.all == NONE or is_list(result.all):
            return result
        made = Generic(_RESULT, (without_none(result.all),))
        return Result(found=made, all=made)

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        batch = operation.declared.batch
        if batch is not None:
            told = (batch.field, batch.size)
            keeps = () if operation.declared.starts is None else (Keyword(name="keeps_answers", value=True),)
            yield Construct(module="batching", class_name="Batching", arguments=told, keywords=keeps)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        batch = operation.declared.batch
        if batch is None:
            return
        name = catalogue.argument(operation, batch.field)
        length = f"`{name}` may have any length: it is sent in batches of {batch.size}, one after the other, in order."
        yield length + ("" if operation.declared.starts else " An empty list raises `ValueError` and nothing is sent.")
        yield (
            "When a batch fails, `error.done` has the items of the batches before it, and `error.items` their results."
        )
