"""Answers that the client keeps: `cached: true`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Construct
from ..python.types import BOOL
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring
    from ..settings.operations import OperationRule


NAME = "refresh"


class Caching(Feature):
    """The client keeps the answer of a call that takes no arguments."""

    depth = 2

    def check(self, here: Declaring) -> None:
        if not here.rule.cached:
            return
        hidden = {name for name, _ in here.rule.hidden}
        taken = [one.wire_name for one in here.operation.parameters if one.wire_name not in hidden]
        if taken or here.operation.body is not None or here.operation.paging is not None or not here.operation.safe:
            here.misfit("only the whole answer to a call that reads and takes no arguments is kept", "cached")

    def option_names(self, rule: OperationRule) -> Iterable[str]:
        return (NAME,) if rule.cached else ()

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        if operation.declared.cached:
            yield option(NAME, BOOL, "False", "Request the response again instead of using the cached one.")

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        if operation.declared.cached:
            yield Construct(module="response_cache", class_name="Cached")

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        if operation.declared.cached:
            yield f"The client caches the response; `{NAME}=True` requests it again."
