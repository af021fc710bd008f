"""Answers as hand-written classes: `result: pets.Litter`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.annotations import Role
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct
from ..python.joining import Result
from ..python.types import LOCAL, Name
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class ResultClasses(Feature):
    """The answer is given as a class that was written by hand."""

    def check(self, here: Declaring) -> None:
        given = here.rule
        if given.result is not None and (here.operation.paging or given.batch or given.pair):
            here.misfit("pages, parts and edited objects are what they are: no `result` can be made of them")

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        made = operation.declared.result
        if made is None:
            return result
        found = Name(LOCAL + made.module, made.name)
        return Result(found=found, all=found)

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        made = operation.declared.result
        if made is not None:
            yield Construct(module="result_classes", class_name="ResultClass", arguments=(made.text,))

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        made = operation.declared.result
        if made is not None:
            yield f"The result is a `{made.name}` made from the response; its `raw` is the response itself."
