"""Parameters and body fields without an argument: `hide: {colour: the server ignores it}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import ir
from ..python.catalogue import Catalogue
from .constants import CONSTANTS
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class HiddenArguments(Feature):
    """What gets no argument, and why."""

    def check(self, here: Declaring) -> None:
        parameters = {one.wire_name: one for one in here.operation.parameters}
        fields = here.body_fields()
        constants = dict(CONSTANTS.of(here.rule))
        for name, _ in here.rule.hidden:
            found = parameters.get(name) or fields.get(name)
            if found is None:
                here.unknown(name, "argument", (*parameters, *fields), "hide")
            elif found.required and name not in constants:
                here.misfit(f"{name} is required, so it cannot be hidden", "hide")

    def parameters(self, here: Declaring) -> dict[str, ir.Parameter | None]:
        return {name: None for name, _ in here.rule.hidden}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        for name, reason in operation.declared.hidden:
            place = "extra_body" if name in _body_fields(catalogue, operation) else "extra_query"
            yield f"`{name}` of the API is not an argument of this method: {reason}. Use `{place}=` to send it anyway."


def _body_fields(catalogue: Catalogue, operation: ir.Operation) -> set[str]:
    content = operation.body.content if operation.body else ()
    owners = (catalogue.object_of(media.type) for media in content)
    return {field.wire_name for owner in owners if owner for field in owner.fields}
