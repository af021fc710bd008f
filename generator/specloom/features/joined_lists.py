"""Lists that travel as one text: `join: {include: ","}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..build.idle import idle
from ..python.catalogue import Catalogue
from ..python.codemodel import Data
from ..settings.declaration import addition
from ..settings.kinds import map_of, text
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_JOIN = addition(
    "join",
    map_of(text(r"[\s\S]", "one character")),
    "Query parameter -> what stands between the items of the list that it carries in one text.",
    default=(),
    example={"include": ","},
)


class JoinedLists(Feature):
    """Parameters that carry a list in one text; the document has them as text."""

    settings = (_JOIN,)

    def parameters(self, here: Declaring) -> Mapping[str, ir.Parameter]:
        found: dict[str, ir.Parameter] = {}
        for parameter, separator in here.queries(_JOIN.of(here.rule)):
            name = parameter.wire_name
            type_ = here.resolved(parameter.type)
            if isinstance(type_, ir.Array):
                found[name] = parameter
                if parameter.style == "form" and not parameter.explode and separator == ",":
                    message = f"{name} of {here.operation.key} is sent with commas without the rule too"
                    idle(here.rule, message, here.diagnostics)
            elif isinstance(type_, ir.Choice) or (
                isinstance(type_, ir.Scalar) and type_.kind is not ir.ScalarKind.NULL
            ):
                found[name] = replace(parameter, type=ir.Union(arms=(type_, ir.Array(item=type_))))
            else:
                here.misfit(f"{name} is neither a text nor a list, so nothing can be joined")
        return found

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        found = dict(_JOIN.of(operation.declared)).get(parameter.wire_name)
        return {} if found is None else {"join": found}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for wire_name, between in _JOIN.of(operation.declared):
            name = catalogue.argument(operation, wire_name)
            yield (
                f"`{name}` takes a list, which is sent as one string with `{between}` between the items; "
                "items must not contain it."
            )
