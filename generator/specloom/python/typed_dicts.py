"""The wire form of every model, for those who write dictionaries: `PetDict` beside `Pet`."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass

from .. import ir
from .annotations import TYPING, Named, Role
from .catalogue import Catalogue
from .codemodel import Import, TypedAlias, TypedDictClass, TypedDictField
from .docstrings import WIDTH
from .scope import Scope, with_guard

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
    imports: tuple[Import, ...]
    type_imports: tuple[Import, ...]


def twins_of(catalogue: Catalogue, module: str, members: list[Named]) -> Twins:
    """The wire forms of `members`, which are the models of `module`, in their order."""
    kept = [named for named in members if named.twin]
    eager, lazy = Scope({named.twin for named in kept}), Scope({named.twin for named in kept})
    classes: list[TypedDictClass] = []
    aliases: list[TypedAlias] = []
    for named in kept:
        if isinstance(named.definition, ir.ObjectSchema) and (
            named.definition.fields or not _mapping(named.definition)
        ):
            classes.append(_class(catalogue, named, named.definition, lazy))
        else:
            aliases.append(_alias(catalogue, named, lazy))
    if classes:
        eager.use(TYPING, "TypedDict")
    if aliases:
        lazy.use(TYPING, "TypeAlias")
    imports = eager.imports("types")
    type_imports = lazy.imports("types", imports)
    return Twins(
        classes=tuple(classes),
        aliases=tuple(aliases),
        imports=with_guard(imports, type_imports),
        type_imports=type_imports,
    )


def _class(catalogue: Catalogue, named: Named, definition: ir.ObjectSchema, scope: Scope) -> TypedDictClass:
    fields = tuple(_field(catalogue, named, field, scope) for field in definition.fields)
    return TypedDictClass(
        name=named.twin,
        model=named.name,
        fields=fields,
        functional=any(_needs_call(field.wire_name) for field in fields),
    )


def _field(catalogue: Catalogue, named: Named, field: ir.Field, scope: Scope) -> TypedDictField:
    text = catalogue.speller.spell(field.type, Role.WIRE, scope, here=f"types.{named.module}").text
    if field.required and not field.read_only:
        text = f"{scope.use(TYPING, 'Required')}[{text}]"
    return TypedDictField(wire_name=field.wire_name, annotation=text)


def _alias(catalogue: Catalogue, named: Named, scope: Scope) -> TypedAlias:
    definition, here = named.definition, f"types.{named.module}"
    type_ = ir.Map(value=_value(definition)) if isinstance(definition, ir.ObjectSchema) else definition.type
    text = catalogue.speller.spell(type_, Role.WIRE, scope, here=here).text
    return TypedAlias(name=named.twin, model=named.name, annotation=text, long=too_long(named.twin, text))


def too_long(name: str, annotation: str) -> bool:
    """Whether an alias whose annotation is a string does not fit on a line; formatters disagree on what to do then."""
    return len(f"{name}: TypeAlias = {annotation!r}") > WIDTH


def _mapping(definition: ir.ObjectSchema) -> bool:
    """Whether an object without named fields may have others."""
    return not definition.closed or bool(definition.patterns)


def _value(definition: ir.ObjectSchema) -> ir.Type:
    types = [type_ for _, type_ in definition.patterns]
    types += [definition.additional or ir.Scalar(kind=ir.ScalarKind.ANY)] if not definition.closed else []
    return ir.Union(arms=tuple(types))


def _needs_call(key: str) -> bool:
    return not _IDENTIFIER.match(key) or keyword.iskeyword(key) or key in _HIDES
