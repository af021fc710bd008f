"""Wire forms of the models of Forms.

Generated from specs/forms.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["FormDict", "FormPropertiesDict"]


FormDict = TypedDict(
    "FormDict",
    {
        "_id": "str",
        "id": "str",
        "keys": "Required[list[str]]",
        "type": "Required[str]",
        "$ref": "str",
        "2fa": "bool",
        "__startDate": "str",
        "a-b": "str",
        "a_b": "str",
        "additionalProperties": "bool",
        "class": "str",
        "copy": "str",
        "fields": "dict[str, str]",
        "größe": "float",
        "items": "list[str]",
        "properties": "FormPropertiesDict",
        "raw": "str",
        "required": "list[str]",
    },
    total=False,
)
"""Wire form of `Form`."""


class FormPropertiesDict(TypedDict, total=False):
    """Wire form of `FormProperties`."""

    required: bool
