"""Calls that are made only when nothing stands against them: `guard: {require_unused: "GET …"}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..build.lookup import answers, same_places
from ..python.arguments import option
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Construct, Extra
from ..python.types import BOOL
from ..settings.declaration import addition
from ..settings.kinds import TEXT, map_of
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring
    from ..settings.operations import OperationRule


_GUARD = addition(
    "guard",
    map_of(TEXT),
    "Argument -> the operation that is asked first, and whose answer has to be empty.",
    default=(),
    example={"require_unused": "GET /pets/{id}/owners"},
)


class Guards(Feature):
    """Arguments that have another operation asked first."""

    settings = (_GUARD,)
    depth = 1

    def check(self, here: Declaring) -> None:
        for _, key in _GUARD.of(here.rule):
            asked = here.operation_called(key, "guard")
            if asked is None:
                continue
            if not same_places(asked, here.operation) or asked.body is not None or asked.paging is not None:
                here.misfit(f"{key} does not take the same path arguments alone, or its answer comes in pages", "guard")
            elif not any(True for _ in answers(asked)):
                here.misfit(f"{key} gives nothing that could be looked at", "guard")
        if _GUARD.of(here.rule) and (here.operation.paging or here.rule.batch is not None):
            here.misfit("a call in pages or parts is not guarded", "guard")

    def option_names(self, rule: OperationRule) -> Iterable[str]:
        return (name for name, _ in _GUARD.of(rule))

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        for name, key in _GUARD.of(operation.declared):
            words = (
                f"Raise `InUseError` instead of sending the request if `{catalogue.calls[key]}` finds that "
                "the object is in use."
            )
            yield option(name, BOOL, "False", words)

    def extras(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Extra]:
        here = catalogue.placement.resources[operation.key]
        for name, key in _GUARD.of(operation.declared):
            if catalogue.placement.resources[key] != here:
                message = f"{operation.key}: {key} is of another resource, so it cannot guard"
                origin = operation.declared.place("guard") or operation.origin
                catalogue.diagnostics.error("bad-rule", message, origin)
            yield Extra(name=name, operation=catalogue.names.methods[key].upper())

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        for name, _ in _GUARD.of(operation.declared):
            yield Construct(module="guarding", class_name="Guard", arguments=(name,))

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for name, key in _GUARD.of(operation.declared):
            yield (
                f"With `{name}=True`, `{catalogue.calls[key]}` is called first; if it finds anything, the call raises "
                "`InUseError` and sends nothing."
            )
