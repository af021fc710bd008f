"""Building models from the outside: by keyword, and inside other people's pydantic models."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fields import Table
    from .model import Model

__all__ = ["pydantic_schema", "refusal"]


def refusal(table: Table, names: Iterable[str]) -> TypeError:
    """The error for keywords that do not build the model: says which, and what was meant."""
    given = set(names)
    unknown = sorted(given - table.by_name.keys())
    missing = [item.name for item in table.required if item.name not in given]
    faults = [_unknown(table, name) for name in unknown]
    if missing:
        faults.append(f"required: {', '.join(missing)}")
    return TypeError(f"{table.model.__name__}: {'; '.join(faults)}")


def _unknown(table: Table, name: str) -> str:
    wire = table.by_wire.get(name)
    close = [wire.name] if wire else get_close_matches(name, table.by_name, n=1)
    return f"no field {name!r}" + (f", did you mean {close[0]!r}?" if close else "")


def pydantic_schema(model: type[Model]) -> Any:
    """How pydantic validates and writes `model`: a dict becomes a view, a view is written as its document."""
    from pydantic_core import core_schema

    def validated(value: Any) -> Model:
        if isinstance(value, model):
            return value
        if isinstance(value, dict):
            return model.from_dict(value)
        raise ValueError(f"expected {model.__name__} or a dict")

    def written(value: Model) -> dict[str, Any]:
        return value.to_dict()

    document = core_schema.dict_schema(core_schema.str_schema())
    return core_schema.no_info_plain_validator_function(
        validated,
        json_schema_input_schema=document,
        serialization=core_schema.plain_serializer_function_ser_schema(written, return_schema=document),
    )
