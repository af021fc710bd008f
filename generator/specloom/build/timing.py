"""Times that the document publishes as numbers or texts: the configuration says how they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostics
from ..ir import Array, Definition, Field, ObjectSchema, Scalar, ScalarKind, SchemaId, Type, Union
from ..settings.sdk import ModelRule
from ..text.suggest import did_you_mean

_COUNTED = frozenset((ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.NUMBER))

_SHARED = "shared"
"""Stands for the page of what several pages use."""


def timed(type: Type, form: str) -> Type | None:
    """The type with its texts and numbers read as times; `None` when it has neither."""
    match type:
        case Scalar() if type.kind in _COUNTED:
            return replace(type, format=form)
        case Array():
            item = timed(type.item, form)
            return replace(type, item=item) if item is not None else None
        case Union():
            arms = [timed(arm, form) for arm in type.arms]
            if not any(arms):
                return None
            return replace(type, arms=tuple(new or old for new, old in zip(arms, type.arms, strict=True)))
    return None


def apply_times(
    definitions: Mapping[SchemaId, Definition], rules: Sequence[ModelRule], diagnostics: Diagnostics
) -> dict[SchemaId, Definition]:
    """The definitions with the fields that rules name read as times; a rule that meets nothing is an error.

    Whether the model itself is known is told where it gets its name.
    """
    found = dict(definitions)
    for rule in rules:
        for id in sorted(found) if rule.times else ():
            definition = found[id]
            if matches(definition, rule.key):
                found[id] = _timed_model(definition, rule, diagnostics)
    return found


def matches(definition: Definition, key: str) -> bool:
    """Whether a rule with this key speaks of the definition: `Page title/published name`, or its id."""
    return key in (str(definition.id), f"{definition.page or _SHARED}/{definition.published}")


def _timed_model(definition: Definition, rule: ModelRule, diagnostics: Diagnostics) -> Definition:
    fields = {field.wire_name: field for field in definition.fields} if isinstance(definition, ObjectSchema) else {}
    for wire_name, form in rule.times:
        field = fields.get(wire_name)
        if field is None:
            help = did_you_mean(wire_name, fields)
            diagnostics.error("unknown-rule", f"{rule.key} has no field `{wire_name}`", rule.origin, help=help)
            continue
        fields[wire_name] = _timed_field(field, form, rule, diagnostics)
    return replace(definition, fields=tuple(fields.values())) if isinstance(definition, ObjectSchema) else definition


def _timed_field(field: Field, form: str, rule: ModelRule, diagnostics: Diagnostics) -> Field:
    type = timed(field.type, form)
    if type is None:
        message = f"{rule.key}: {field.wire_name} is neither a text nor a number, so it is no time"
        diagnostics.error("bad-rule", message, rule.origin)
        return field
    return replace(field, type=type)
