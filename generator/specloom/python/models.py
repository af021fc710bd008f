"""Definitions as classes and aliases, gathered into one module a page."""

from __future__ import annotations

import re

from .. import ir
from ..plan import SHARED
from ..text.prose import first_paragraph, sentence
from . import docstrings
from .annotations import TEXT, TYPING, Named, Role, is_time
from .badges import badges, format_of, limits, shows_milliseconds
from .catalogue import Catalogue, snake
from .codemodel import Keyword, ModelAlias, ModelClass, ModelField, ModelModule, ModelUnion
from .scope import LOCAL, PlainNames, Scope, with_guard
from .typed_dicts import too_long, twins_of

_PLAIN_WORDS = frozenset(("str", "int", "float", "bool", "None", "Literal"))
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def model_modules(catalogue: Catalogue) -> tuple[ModelModule, ...]:
    """Every module of models, sorted by name."""
    groups: dict[str, list[Named]] = {}
    keys: dict[str, str] = {}
    for id_, named in catalogue.known.items():
        groups.setdefault(named.module, []).append(named)
        keys[named.module] = catalogue.placement.models[id_]
    return tuple(
        _module(catalogue, module, keys[module], sorted(groups[module], key=lambda named: named.name))
        for module in sorted(groups)
    )


def _module(catalogue: Catalogue, module: str, key: str, members: list[Named]) -> ModelModule:
    lazy, eager = Scope({named.name for named in members}), Scope({named.name for named in members})
    classes = tuple(
        _class(catalogue, named, definition, lazy, eager)
        for named in members
        if isinstance(definition := named.definition, ir.ObjectSchema)
    )
    aliases = tuple(
        _alias(catalogue, named, definition, lazy, eager)
        for named in members
        if isinstance(definition := named.definition, ir.AliasSchema)
    )
    _use_runtime(classes, aliases, lazy, eager)
    source = ", ".join(sorted({named.definition.origin.page for named in members}))
    title = "several pages" if key == SHARED else key
    twins = twins_of(catalogue, module, members)
    imports = eager.imports("models")
    type_imports = lazy.imports("models", imports)
    return ModelModule(
        name=module,
        page_title=title,
        source_text=source,
        imports=with_guard(imports, type_imports),
        type_imports=type_imports,
        classes=classes,
        aliases=aliases,
        unions=tuple(union for named in members if (union := _union(catalogue, named)) is not None),
        exports=tuple(sorted(named.name for named in members)),
        docstring_text=docstrings.of_module(f"Models of {title}", source),
        typed_dicts=twins.classes,
        typed_dict_aliases=twins.aliases,
        typed_dict_imports=twins.imports,
        typed_dict_type_imports=twins.type_imports,
        typed_dict_exports=tuple(sorted(named.twin for named in members if named.twin)),
        typed_dict_docstring_text=docstrings.of_module(f"Wire forms of the models of {title}", source),
    )


def _use_runtime(classes: tuple[ModelClass, ...], aliases: tuple[ModelAlias, ...], lazy: Scope, eager: Scope) -> None:
    if classes:
        eager.use(f"{LOCAL}_runtime.codecs.model", "Model")
    if any(cls.fields for cls in classes):
        eager.use(f"{LOCAL}_runtime.codecs.model", "field")
    if aliases:
        lazy.use(TYPING, "TypeAlias")


def _class(catalogue: Catalogue, named: Named, definition: ir.ObjectSchema, scope: Scope, eager: Scope) -> ModelClass:
    additional = _additional(catalogue, definition)
    keywords = [Keyword(name="additional", value=additional)] if additional else []
    if definition.closed:
        keywords.append(Keyword(name="closed", value=True))
    if definition.alternatives:
        keywords.append(Keyword(name="alternatives", value=definition.alternatives))
    page = f"models/{snake(named.name)}.md"
    fields = tuple(_field(catalogue, named, definition, field, scope) for field in definition.fields)
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
        examples=definition.examples,
        used_by=catalogue.users.get(named.name, ()),
        keywords=tuple(keywords),
        docstring_text=docstrings.of_definition(
            definition.description, definition.title, source_of(catalogue, definition), page
        ),
        bases=(eager.use(LOCAL + mixin.module, mixin.content.name), "Model") if mixin else ("Model",),
        mixin=mixin,
    )


def _field(catalogue: Catalogue, named: Named, owner: ir.ObjectSchema, field: ir.Field, scope: Scope) -> ModelField:
    speller = catalogue.speller
    here = f"models.{named.module}"
    spelling = speller.spell(field.type, Role.VIEW, scope, here=here, nullable=not field.required)
    marks = {"read-only": field.read_only, "write-only": field.write_only}
    return ModelField(
        name=catalogue.names.fields[owner.id, field.wire_name],
        wire_name=field.wire_name,
        annotation=spelling.text,
        keywords=tuple(_keywords(field)),
        required=field.required,
        read_only=field.read_only,
        write_only=field.write_only,
        deprecated=field.deprecated,
        description=field.description or field.title,
        type_label=speller.spell(field.type, Role.LABEL, PlainNames()).text,
        models=spelling.models,
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


def _additional(catalogue: Catalogue, definition: ir.ObjectSchema) -> str:
    """The annotation of unnamed fields as data; empty when anything goes or none is allowed."""
    types = [type_ for _, type_ in definition.patterns] if definition.closed or definition.additional else []
    if definition.additional is not None:
        types.append(definition.additional)
    if not types:
        return ""
    text = catalogue.speller.plain(ir.Union(arms=tuple(types)))
    return "" if text == "Any" else text


def _alias(catalogue: Catalogue, named: Named, definition: ir.AliasSchema, lazy: Scope, eager: Scope) -> ModelAlias:
    speller, here = catalogue.speller, f"models.{named.module}"
    plain = speller.plain(definition.type)
    quoted = not set(_WORD.findall(TEXT.sub("", plain))) <= _PLAIN_WORDS
    spelling = speller.spell(definition.type, Role.VIEW, lazy if quoted else eager, here=here)
    page = f"models/{snake(named.name)}.md"
    return ModelAlias(
        name=named.name,
        published=definition.published,
        page_title=definition.page,
        summary=summary_of(definition),
        description=definition.description,
        annotation=spelling.text,
        quoted=quoted,
        long=quoted and too_long(named.name, spelling.text),
        models=spelling.models,
        type_label=speller.spell(definition.type, Role.LABEL, PlainNames()).text,
        module=named.module,
        doc_page=page,
        origin_text=catalogue.locate(definition.origin),
        pointer_text=definition.origin.pointer,
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
