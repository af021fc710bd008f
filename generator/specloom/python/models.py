"""Definitions as classes and aliases, gathered into one module a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from .. import ir
from ..plan import SHARED
from ..text.prose import first_paragraph, sentence
from . import docstrings
from .annotations import Named, Role, is_time
from .badges import badges, format_of, limits, shows_milliseconds
from .catalogue import Catalogue
from .codemodel import Keyword, Lazy, ModelAlias, ModelClass, ModelField, ModelModule, ModelUnion, Package
from .scope import imports, local_names, with_guard
from .typed_dicts import twins_of
from .types import (
    ANY,
    BUILTINS,
    LITERAL,
    LOCAL,
    MODELS,
    NONE,
    RUNTIME,
    TYPE_ALIAS,
    Name,
    Type,
    named_in,
    optional,
    union,
)

_MODEL, _FIELD = Name(f"{RUNTIME}codecs.model", "Model"), Name(f"{RUNTIME}codecs.model", "field")


def model_modules(catalogue: Catalogue) -> tuple[ModelModule, ...]:
    """Every module of models, sorted by name."""
    groups: dict[str, list[Named]] = {}
    keys: dict[str, str] = {}
    further: dict[str, list[Named]] = {}
    for id_, named in catalogue.known.items():
        groups.setdefault(named.module, []).append(named)
        keys[named.module] = catalogue.placement.models[id_]
    for id_, others in catalogue.placement.elsewhere.items():
        for key in others:
            module = catalogue.names.modules[key]
            further.setdefault(module, []).append(catalogue.known[id_])
            keys[module] = key
    return tuple(
        _module(catalogue, module, keys[module], _by_name(groups.get(module, ())), _by_name(further.get(module, ())))
        for module in sorted(keys)
    )


def with_lost_names(package: Package, before: Mapping[str, Collection[str]]) -> Package:
    """The package whose modules of models tell what became of the names that they had `before`, by module."""

    def lost(kind: str, module: str, names: Iterable[str]) -> bool:
        return bool(set(before.get(f"{package.name}.{kind}.{module}", ())) - set(names))

    def marked(one: ModelModule) -> ModelModule:
        had = [*one.exports, *(other.name for other in one.elsewhere)]
        forms = [*one.typed_dict_exports, *(other.name for other in one.typed_dict_elsewhere)]
        found = lost("models", one.name, had), lost("types", one.name, forms)
        return replace(
            one,
            lost_names=found[0],
            typed_dict_lost_names=found[1],
            imports=with_guard(one.imports, [each for each in found[:1] if each]),
            typed_dict_imports=with_guard(one.typed_dict_imports, [each for each in found[1:] if each]),
        )

    return replace(package, model_modules=tuple(map(marked, package.model_modules)))


def _by_name(found: Iterable[Named]) -> list[Named]:
    return sorted(found, key=lambda named: named.name)


def _module(catalogue: Catalogue, module: str, key: str, members: list[Named], elsewhere: list[Named]) -> ModelModule:
    classes = tuple(
        _class(catalogue, named, definition)
        for named in members
        if isinstance(definition := named.definition, ir.ObjectSchema)
    )
    aliases = tuple(
        _alias(catalogue, named, definition)
        for named in members
        if isinstance(definition := named.definition, ir.AliasSchema)
    )
    eager, lazy = _eager(classes, aliases), _lazy(classes, aliases)
    here, exports = MODELS + module, tuple(sorted(named.name for named in members))
    names = local_names(here, exports, (*eager, *lazy))
    there = imports(here, names, eager)
    type_imports = imports(here, names, lazy, without=there)
    source = ", ".join(sorted({named.definition.origin.page for named in members}))
    title = "several pages" if key == SHARED else key
    twins = twins_of(catalogue, module, members)
    further = tuple(Lazy(name=one.twin, module=one.module) for one in elsewhere if one.twin)
    return ModelModule(
        name=module,
        page_title=title,
        source_text=source,
        names=names,
        imports=with_guard(there, (*type_imports, *elsewhere)),
        type_imports=type_imports,
        classes=classes,
        aliases=aliases,
        unions=tuple(union for named in members if (union := _union(catalogue, named)) is not None),
        exports=exports,
        docstring_text=docstrings.of_module(f"Models of {title}", source),
        typed_dicts=twins.classes,
        typed_dict_aliases=twins.aliases,
        typed_dict_names=twins.names,
        typed_dict_imports=with_guard(twins.imports, further),
        typed_dict_type_imports=twins.type_imports,
        typed_dict_exports=twins.exports,
        elsewhere=tuple(Lazy(name=one.name, module=one.module) for one in elsewhere),
        typed_dict_elsewhere=further,
        typed_dict_docstring_text=docstrings.of_module(f"Wire forms of the models of {title}", source),
    )


def _eager(classes: tuple[ModelClass, ...], aliases: tuple[ModelAlias, ...]) -> list[Name]:
    """What a module of models needs when it is imported."""
    found = [base for one in classes for base in one.bases]
    found += [_FIELD] if any(one.fields for one in classes) else []
    return [*found, *named_in(*(alias.annotation for alias in aliases if not alias.quoted))]


def _lazy(classes: tuple[ModelClass, ...], aliases: tuple[ModelAlias, ...]) -> list[Name]:
    """What only its annotations name."""
    found = [TYPE_ALIAS] if aliases else []
    found += named_in(*(field.annotation for one in classes for field in one.fields))
    return [*found, *named_in(*(alias.annotation for alias in aliases if alias.quoted))]


def _class(catalogue: Catalogue, named: Named, definition: ir.ObjectSchema) -> ModelClass:
    additional = _additional(catalogue, definition)
    keywords = [Keyword(name="additional", value=additional)] if additional else []
    if definition.closed:
        keywords.append(Keyword(name="closed", value=True))
    if definition.alternatives:
        keywords.append(Keyword(name="alternatives", value=definition.alternatives))
    page = catalogue.model_page(named)
    fields = tuple(_field(catalogue, definition, field) for field in definition.fields)
    mixin = catalogue.extended.of_model(definition, [field.name for field in fields])
    return ModelClass(
        name=named.name,
        published=definition.published,
        page_title=definition.page,
        summary=summary_of(definition),
        description=definition.description,
        fields=fields,
        additional=additional,
        closed=definition.closed,
        alternatives=definition.alternatives,
        deprecated=definition.deprecated,
        module=named.module,
        doc_page=page,
        origin_text=catalogue.locate(definition.origin),
        pointer_text=definition.origin.pointer,
        place=definition.pointer,
        examples=definition.examples,
        used_by=catalogue.users.get(named.name, ()),
        keywords=tuple(keywords),
        docstring_text=docstrings.of_definition(
            definition.description, definition.title, source_of(catalogue, definition), page
        ),
        bases=(Name(LOCAL + mixin.module, mixin.content.name), _MODEL) if mixin else (_MODEL,),
        mixin=mixin,
    )


def _field(catalogue: Catalogue, owner: ir.ObjectSchema, field: ir.Field) -> ModelField:
    annotation = catalogue.annotate(field.type)
    marks = {"read-only": field.read_only, "write-only": field.write_only}
    return ModelField(
        name=catalogue.names.fields[owner.id, field.wire_name],
        wire_name=field.wire_name,
        annotation=annotation if field.required else optional(annotation),
        keywords=tuple(_keywords(field)),
        required=field.required,
        read_only=field.read_only,
        write_only=field.write_only,
        deprecated=field.deprecated,
        description=field.description or field.title,
        label=catalogue.annotate(field.type, Role.LABEL),
        badges=badges(
            field.type,
            required=field.required,
            default=field.default,
            deprecated=field.deprecated,
            marks=tuple(label for label, given in marks.items() if given),
        ),
        examples=field.examples,
        docstring_text=docstrings.of_field(field),
    )


def _keywords(field: ir.Field) -> list[Keyword]:
    found = [] if field.required else [Keyword(name="default", value=None)]
    found += [
        Keyword(name=name, value=True) for name in ("read_only", "write_only", "deprecated") if getattr(field, name)
    ]
    if is_time(format_of(field.type)):
        found.append(Keyword(name="format", value=format_of(field.type)))
    elif shows_milliseconds(field.type, field.examples):
        found.append(Keyword(name="format", value="rfc3339_ms"))
    return [*found, *limits(field.type)]


def _additional(catalogue: Catalogue, definition: ir.ObjectSchema) -> Type | None:
    """The type of unnamed fields; nothing when anything goes or none is allowed."""
    types = [type_ for _, type_ in definition.patterns] if definition.closed or definition.additional else []
    if definition.additional is not None:
        types.append(definition.additional)
    found = union(*map(catalogue.annotate, types))
    return None if found == ANY else found


def _alias(catalogue: Catalogue, named: Named, definition: ir.AliasSchema) -> ModelAlias:
    annotation, page = catalogue.annotate(definition.type), catalogue.model_page(named)
    return ModelAlias(
        name=named.name,
        published=definition.published,
        page_title=definition.page,
        summary=summary_of(definition),
        description=definition.description,
        annotation=annotation,
        quoted=any(name.module != BUILTINS and name not in (LITERAL, NONE) for name in named_in(annotation)),
        label=catalogue.annotate(definition.type, Role.LABEL),
        module=named.module,
        doc_page=page,
        origin_text=catalogue.locate(definition.origin),
        pointer_text=definition.origin.pointer,
        place=definition.pointer,
        used_by=catalogue.users.get(named.name, ()),
        docstring_text=docstrings.of_definition(
            definition.description,
            definition.title,
            source_of(catalogue, definition),
            page,
            docstrings.WIDTH - 6,
        ),
    )


def _union(catalogue: Catalogue, named: Named) -> ModelUnion | None:
    type_ = named.definition.type if isinstance(named.definition, ir.AliasSchema) else None
    if not isinstance(type_, ir.Union) or type_.discriminator is None:
        return None
    told = type_.discriminator
    mapping = {value: catalogue.known[id_].name for value, id_ in sorted(told.mapping)}
    return ModelUnion(name=named.name, wire_name=told.wire_name, mapping=mapping)


def summary_of(definition: ir.Definition) -> str:
    """One line on what a definition is; its title when nobody described it."""
    return first_paragraph(definition.description) or sentence(definition.title)


def source_of(catalogue: Catalogue, definition: ir.Definition) -> str:
    """Where a definition was published: `Schema `Request` of Pets`."""
    if definition.published:
        written = definition.origin.page
        where = definition.page or ("several pages" if written in catalogue.sources else written)
        return f"Schema `{definition.published}` of {where}"
    owner = catalogue.definitions.get(definition.owner) if definition.owner else None
    if owner is not None:
        return f"Part of `{catalogue.known[owner.id].name}`"
    return f"Part of `{definition.owner}`" if definition.owner else "An inline schema"
