"""The wire form of every model, for those who write dictionaries: `PetDict` beside `Pet`."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass

from .. import ir
from .annotations import Named, Role
from .catalogue import Catalogue
from .codemodel import Import, TypedAlias, TypedDictClass, TypedDictField
from .scope import imports, local_names, with_guard
from .types import LOCAL, TYPE_ALIAS, TYPING, Generic, Name, Names, named_in

_TYPED_DICT, _REQUIRED = Name(TYPING, "TypedDict"), Name(TYPING, "Required")
_IDENTIFIER = re.compile(r"(?!__)[A-Za-z_][A-Za-z0-9_]*\Z")
_HIDES = frozenset(
    (
        "str",
        "int",
        "float",
        "bool",
        "list",
        "dict",
    )
)
"""Keys that would hide a type from the annotations below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """The wire forms of one module of models."""

    classes: tuple[TypedDictClass, ...]
    aliases: tuple[TypedAlias, ...]
    exports: tuple[str, ...]
    names: Names
    imports: tuple[Import, ...]
    type_imports: tuple[Import, ...]


def twins_of(catalogue: Catalogue, module: str, members: list[Named]) -> Twins:
    """The wire forms of `members`, which are the models of `module`, in their order."""
    kept = [named for named in members if named.twin]
    classes: list[TypedDictClass] = []
    aliases: list[TypedAlias] = []
    for named in kept:
        if isinstance(named.definition, ir.ObjectSchema) and (
            named.definition.fields or not _mapping(named.definition)
        ):
            classes.append(_class(catalogue, named, named.definition))
        else:
            aliases.append(_alias(catalogue, named))
    eager, lazy = [_TYPED_DICT] if classes else [], [TYPE_ALIAS] if aliases else []
    lazy += named_in(*(field.annotation for one in classes for field in one.fields))
    lazy += named_in(*(alias.annotation for alias in aliases))
    here, exports = f"{LOCAL}types.{module}", tuple(sorted(named.twin for named in kept))
    names = local_names(here, exports, (*eager, *lazy))
    there = imports(here, names, eager)
    type_imports = imports(here, names, lazy, without=there)
    return Twins(
        classes=tuple(classes),
        aliases=tuple(aliases),
        exports=exports,
        names=names,
        imports=with_guard(there, type_imports),
        type_imports=type_imports,
    )


def _class(catalogue: Catalogue, named: Named, definition: ir.ObjectSchema) -> TypedDictClass:
    fields = tuple(_field(catalogue, field) for field in definition.fields)
    keys = [field.wire_name for field in fields]
    return TypedDictClass(
        name=named.twin,
        model=named.name,
        fields=fields,
        functional=not all(map(_is_attribute, keys)) or any(key in _HIDES for key in keys),
        hides=all(map(_is_attribute, keys)),
    )


def _field(catalogue: Catalogue, field: ir.Field) -> TypedDictField:
    annotation = catalogue.annotate(field.type, Role.WIRE)
    if field.required and not field.read_only:
        annotation = Generic(_REQUIRED, (annotation,))
    return TypedDictField(wire_name=field.wire_name, annotation=annotation)


def _alias(catalogue: Catalogue, named: Named) -> TypedAlias:
    definition = named.definition
    type_ = ir.Map(value=_value(definition)) if isinstance(definition, ir.ObjectSchema) else definition.type
    return TypedAlias(name=named.twin, model=named.name, annotation=catalogue.annotate(type_, Role.WIRE))


def _mapping(definition: ir.ObjectSchema) -> bool:
    """Whether an object without named fields may have others."""
    return not definition.closed or bool(definition.patterns)


def _value(definition: ir.ObjectSchema) -> ir.Type:
    types = [type_ for _, type_ in definition.patterns]
    types += [definition.additional or ir.Scalar(kind=ir.ScalarKind.ANY)] if not definition.closed else []
    return ir.Union(arms=tuple(types))


def _is_attribute(key: str) -> bool:
    """Whether a key can stand in the body of a class."""
    return bool(_IDENTIFIER.match(key)) and not keyword.iskeyword(key)
