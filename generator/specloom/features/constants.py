"""Body fields that are known beforehand: `constant: {kind: dog}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import ir
from ..build.lookup import allows
from ..python.arguments import BodyArguments, omittable
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, Data
from ..settings.declaration import addition
from ..settings.kinds import data, map_of
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring

CONSTANTS = addition(
    "constant",
    map_of(data()),
    "Body field -> what it is unless the caller says otherwise.",
    default=(),
    example={"kind": "dog"},
)


class Constants(Feature):
    """Body fields that are sent unless the caller says otherwise."""

    settings = (CONSTANTS,)

    def check(self, here: Declaring) -> None:
        known = here.body_fields()
        for name, value in CONSTANTS.of(here.rule):
            if name not in known:
                here.unknown(name, "body field", known)
            elif not allows(here.resolved(known[name].type), value):
                here.misfit(f"{value!r} is no value of {name}")

    def body(self, catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments:
        """The body, of which what is known beforehand need not be given."""
        known = dict(CONSTANTS.of(operation.declared))
        fields = (_constant(one, known[one.wire_name]) if one.wire_name in known else one for one in body.fields)
        return replace(body, fields=tuple(fields))

    def body_facts(self, operation: ir.Operation) -> Mapping[str, Data]:
        constants = dict(CONSTANTS.of(operation.declared))
        return {"constants": constants} if constants else {}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for wire_name, value in CONSTANTS.of(operation.declared):
            yield f"`{catalogue.argument(operation, wire_name)}` is sent as `{value}` when it is not given."


def _constant(argument: Argument, value: Data) -> Argument:
    words = f"{argument.description} Sent as `{value}` when it is not given.".strip()
    badges = tuple(one for one in argument.badges if one.label != "required")
    return replace(omittable(argument), required=False, badges=badges, description=words)
