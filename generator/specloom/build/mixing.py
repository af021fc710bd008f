"""Gives the models that the configuration names their hand-written parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..ir import Definition, ObjectSchema, SchemaId
from ..settings.sdk import ModelRule

_SHARED = "shared"


def apply_mixins(
    definitions: Mapping[SchemaId, Definition], rules: Sequence[ModelRule], diagnostics: Diagnostics
) -> dict[SchemaId, Definition]:
    """The definitions, each with the class that a rule gives it; one that becomes no class is an error.

    Whether the model itself is known is told where it gets its name.
    """
    found = dict(definitions)
    for rule in rules:
        if rule.mixin is None:
            continue
        for id, definition in definitions.items():
            if rule.key not in (str(id), f"{definition.page or _SHARED}/{definition.published}"):
                continue
            if isinstance(definition, ObjectSchema):
                found[id] = replace(definition, extension=rule.mixin.text)
            else:
                message = f"{rule.key} is no object, so that there is no class to extend"
                diagnostics.error("bad-rule", message, rule.mixin.origin)
    return found
