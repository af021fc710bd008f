"""Times that are counted: `time: {since: epoch_ms}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..build.timing import timed
from ..python.badges import shows_milliseconds
from ..python.catalogue import Catalogue
from ..python.codemodel import Data
from ..settings.declaration import addition
from ..settings.kinds import TIME, map_of
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

TIMES = addition(
    "time", map_of(TIME), "Query parameter -> how it counts time.", default=(), example={"since": "epoch_ms"}
)


class Times(Feature):
    """Parameters that count time; a datetime is sent in their form."""

    settings = (TIMES,)

    def parameters(self, here: Declaring) -> Mapping[str, ir.Parameter]:
        found: dict[str, ir.Parameter] = {}
        for parameter, form in here.queries(TIMES.of(here.rule)):
            name = parameter.wire_name
            type_ = timed(here.resolved(parameter.type), form)
            if type_ is None:
                here.misfit(f"{name} is neither a text nor a number, so it is no time")
            elif "%" in form and "%z" not in form:
                here.misfit(f"{name} would be sent as {form}, which has no place for the zone (%z)")
            else:
                found[name] = replace(parameter, type=type_)
        return found

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        """The form that is declared, or else milliseconds, where examples show them."""
        found = dict(TIMES.of(operation.declared)).get(parameter.wire_name)
        if found is None and shows_milliseconds(parameter.type, parameter.examples):
            found = "rfc3339_ms"
        return {} if found is None else {"time": found}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for wire_name, form in TIMES.of(operation.declared):
            name = catalogue.argument(operation, wire_name)
            yield f"`{name}` takes a timezone-aware `datetime`, which is sent as `{form}`, or the value itself."
