"""Values that are accepted beside the schema: `spellings: {status: {ignored: ignore}}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from ..python.codemodel import Data
from ..settings.declaration import addition
from ..settings.kinds import TEXT, map_of
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

_SPELLINGS = addition(
    "spellings",
    map_of(map_of(TEXT)),
    "Query parameter -> what is accepted for it beside the schema, and what is then sent.",
    default=(),
    example={"status": {"ignored": "ignore"}},
)


class Spellings(Feature):
    """Query parameters that accept more spellings than the schema lists."""

    settings = (_SPELLINGS,)

    def parameters(self, here: Declaring) -> Mapping[str, ir.Parameter]:
        found: dict[str, ir.Parameter] = {}
        for parameter, pairs in here.queries(_SPELLINGS.of(here.rule), "spellings"):
            name = parameter.wire_name
            type_ = here.resolved(parameter.type)
            if not isinstance(type_, ir.Choice):
                here.misfit(f"{name} lists no values, so that none can be spelled otherwise", "spellings")
                continue
            for also, sent in pairs:
                if sent not in type_.values:
                    here.misfit(f"{sent!r} is no value of {name}", "spellings")
                if also in type_.values:
                    here.misfit(f"{also!r} is a value of {name} already", "spellings")
            found[name] = replace(parameter, type=replace(type_, values=(*type_.values, *(also for also, _ in pairs))))
        return found

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        found = dict(dict(_SPELLINGS.of(operation.declared)).get(parameter.wire_name, ()))
        return {"spellings": found} if found else {}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for name, pairs in _SPELLINGS.of(operation.declared):
            for also, sent in pairs:
                yield f"`{catalogue.argument(operation, name)}` also accepts `{also}`, which is sent as `{sent}`."
