"""Models of Forms.

Generated from specs/forms.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence

__all__ = ["Form", "FormProperties"]


class Form(Model):
    """Schema `Form` of Forms · docs/models/form.md"""

    id_: str | None = field("_id", default=None)

    id: str | None = field("id", default=None)

    keys: MutableSequence[str] = field("keys")

    type: str = field("type")

    ref: str | None = field("$ref", default=None)

    field_2fa: bool | None = field("2fa", default=None)

    start_date: str | None = field("__startDate", default=None)

    a_b_2: str | None = field("a-b", default=None)

    a_b: str | None = field("a_b", default=None)

    additional_properties: bool | None = field("additionalProperties", default=None)

    class_: str | None = field("class", default=None)

    copy_: str | None = field("copy", default=None)

    fields: MutableMapping[str, str] | None = field("fields", default=None)

    grosse: float | None = field("größe", default=None)

    items: MutableSequence[str] | None = field("items", default=None)

    properties: FormProperties | None = field("properties", default=None)

    raw_: str | None = field("raw", default=None)

    required: MutableSequence[str] | None = field("required", default=None)


class FormProperties(Model):
    """Part of `Form` · docs/models/form_properties.md"""

    required: bool | None = field("required", default=None)
