"""Models as others want to see them: `typing.get_type_hints`, pydantic and FastAPI, rich, notebooks, tables.

All of it is loaded when somebody asks, and none of these libraries is needed.
"""

from __future__ import annotations

import ast
import functools
import html
import operator
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from ..core import hinted
from ..core.redacting import HIDDEN, hidden_keys
from ..core.wire import annotation_text
from .checking import shown
from .codec import Codec, ListCodec, MapCodec, ModelCodec, NoneCodec, ScalarCodec, TimeCodec
from .compiling import Alias, UnionCodec, modules_of, named

if TYPE_CHECKING:
    from .model import Field, Model

__all__ = ["described", "hints_of", "html_of", "members_of", "pydantic_schema", "to_records"]

_TYPES: Mapping[str, Any] = {
    "Any": Any,
    "None": None,
    "bool": bool,
    "bytes": bytes,
    "date": date,
    "datetime": datetime,
    "float": float,
    "int": int,
    "str": str,
    "time": time,
}
_GENERIC: Mapping[str, Any] = {"MutableSequence": MutableSequence, "MutableMapping": MutableMapping}


def hints_of(model: type[Model]) -> dict[str, Any]:
    """The annotations that a class has of its own, as types; what is no field of the document is `Any`.

    A type inside its own definition is `Any` too: an alias that names itself has no end.
    """
    own, modules = vars(model), modules_of(model)
    texts = {name: getattr(own.get(name), "annotation", "Any") for name in model.__annotations__}
    return {name: _hint(ast.parse(text, mode="eval").body, modules, ()) for name, text in texts.items()}


def _hint(node: ast.expr, modules: tuple[str, ...], above: tuple[str, ...]) -> Any:
    match node:
        case ast.Constant(value=str(text)):
            return _hint(ast.parse(text.strip(), mode="eval").body, modules, above)
        case ast.Constant(value=None):
            return None
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _named_hint(name, modules, above)
        case ast.BinOp(left=left, right=right):
            return _hint(left, modules, above) | _hint(right, modules, above)
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner):
            arguments = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if name == "Literal":
                return Literal[tuple(map(ast.literal_eval, arguments))]
            arms = [_hint(argument, modules, above) for argument in arguments]
            if name in _GENERIC:
                return _GENERIC[name][tuple(arms)]
            return functools.reduce(operator.or_, [*arms, None] if name == "Optional" else arms)
    raise TypeError(f"{ast.unparse(node)!r} is no type that a model can have")


def _named_hint(name: str, modules: tuple[str, ...], above: tuple[str, ...]) -> Any:
    if name in _TYPES:
        return _TYPES[name]
    if name == "SignedURL":
        from ..http.transport import SignedURL

        return SignedURL
    if name in above:
        return Any
    found = named(modules, name)[1]
    if isinstance(found, type):
        return found
    return _hint(ast.parse(annotation_text(found), mode="eval").body, modules, (*above, name))


def pydantic_schema(model: type[Model]) -> Any:
    """How pydantic validates, writes and describes `model`.

    A dict that fits the schema becomes a view of it, and a view is written as its document.
    """
    from pydantic_core import core_schema

    def validated(value: Any) -> Model:
        if isinstance(value, model):
            return value
        if not isinstance(value, dict):
            raise ValueError(f"expected {model.__name__} or a dict")
        view = model.from_dict(value)
        issues = view.issues()
        if issues:
            raise ValueError("; ".join(map(str, issues[:3])) + ("; …" if len(issues) > 3 else ""))
        return view

    def written(value: Model) -> dict[str, Any]:
        return value.to_dict()

    return core_schema.no_info_plain_validator_function(
        validated, serialization=core_schema.plain_serializer_function_ser_schema(written)
    )


def described(model: type[Model]) -> Any:
    """The schema of the document of `model` in the words of pydantic, from which it makes JSON Schema."""
    from pydantic_core import core_schema

    root = core_schema.definition_reference_schema(_reference(model))
    return core_schema.definitions_schema(root, list(_definitions(model)))


def _reference(model: type[Model]) -> str:
    return f"{model.__module__}.{model.__qualname__}"


def _definitions(model: type[Model]) -> Iterator[Any]:
    """The schemas of a model and of all that it can hold, each once."""
    from pydantic_core import core_schema

    met: dict[type[Model], None] = {model: None}
    work = [model]
    while work:
        table = work.pop().table
        fields = {}
        for name, field in table.by_wire.items():
            asked = field.required and not field.read_only
            fields[name] = core_schema.typed_dict_field(_described(field.codec, met, work, ()), required=asked)
        more = None if table.closed else _described(table.additional or Codec(), met, work, ())
        yield core_schema.typed_dict_schema(
            fields,
            cls_name=table.model.__name__,
            extras_schema=more,
            extra_behavior="forbid" if table.closed else "allow",
            ref=_reference(table.model),
        )


def _described(codec: Codec, met: dict[type[Model], None], work: list[type[Model]], above: tuple[Codec, ...]) -> Any:
    """The schema of a value for pydantic; a type inside its own definition may be anything."""
    from pydantic_core import core_schema

    if codec in above:
        return core_schema.any_schema()
    inner = (*above, codec)
    found: Any
    match codec:
        case Alias():
            found = _described(codec.target, met, work, inner)
        case ModelCodec():
            if codec.model not in met:
                met[codec.model] = None
                work.append(codec.model)
            found = core_schema.definition_reference_schema(_reference(codec.model))
        case ListCodec():
            found = core_schema.list_schema(_described(codec.item, met, work, inner))
        case MapCodec():
            found = core_schema.dict_schema(core_schema.str_schema(), _described(codec.item, met, work, inner))
        case UnionCodec():
            found = core_schema.union_schema([_described(arm, met, work, inner) for arm in codec.arms])
        case ScalarCodec() if codec.values is not None and codec.kinds == frozenset(map(type, codec.values)):
            found = core_schema.literal_schema(sorted(codec.values, key=repr))
        case ScalarCodec() | TimeCodec():
            found = core_schema.union_schema([_of_kind(kind) for kind in sorted(codec.kinds, key=repr)])
        case NoneCodec():
            return core_schema.none_schema()
        case _:
            return core_schema.any_schema()
    return core_schema.nullable_schema(found) if codec.nullable else found


def _of_kind(kind: type) -> Any:
    from pydantic_core import core_schema

    made: Any = getattr(core_schema, f"{kind.__name__}_schema")()
    return made


def members_of(model: Model) -> Iterator[tuple[str, Any]]:
    """The fields that are set, by their Python names, secrets hidden: what rich shows of a model."""
    hidden = hidden_keys(model.raw)
    for field in _set_fields(model):
        yield field.name, HIDDEN if field.wire_name in hidden else getattr(model, field.name)


def html_of(model: Model) -> str:
    """The model as a table for notebooks, folded; texts are escaped, and secrets hidden."""
    rows = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(shown(value))}</td></tr>"
        for name, value in members_of(model)
    )
    title = html.escape(type(model).__name__)
    return f"<details><summary>{title} ({len(_set_fields(model))} fields)</summary><table>{rows}</table></details>"


@hinted
def to_records(models: Iterable[Model]) -> list[dict[str, Any]]:
    """Return models as rows of a table: a dictionary each, of which all have the same keys in the same order.

    The keys are the Python names of all fields that any of the models has. Points in time are `datetime`, other models
    and lists are plain JSON, and what is not set is `None`: `pandas.DataFrame(to_records(client.pets.list()))`.
    """
    rows = list(models)
    names = dict.fromkeys(field.name for row in rows for field in _set_fields(row))
    return [{name: _cell(getattr(row, name, None)) for name in names} for row in rows]


def _cell(value: Any) -> Any:
    from ..core.wire import View, copied

    return copied(value._raw) if isinstance(value, View) else value


def _set_fields(model: Model) -> list[Field]:
    raw = model.raw
    return [field for field in type(model).table.by_name.values() if field.wire_name in raw]
