"""Pages of whole resources and of whole modules of models: what there is, in tables, without samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..python.catalogue import snake
from ..python.codemodel import Argument, Method, ModelClass, ModelField, ModelModule, Resource
from ..python.types import Type
from ..text.markdown.plain import anchor_name
from ..text.prose import first_paragraph
from .docmodel import Link
from .links import ERRORS, DocsLinks, relative
from .models import models_of
from .surface import short, short_companion


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactRow:
    """An argument of a call, or a field of a model."""

    name: str
    wire_name: str
    """Empty when it is the name in Python."""
    type: Type
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactOperation:
    """One call."""

    anchor: str
    call: str
    key: str
    signatures: tuple[str, ...]
    """Its own, and those of the methods that come with it."""
    description: str
    deprecated: bool
    rows: tuple[CompactRow, ...]
    returns: Type
    errors: tuple[tuple[str, Link], ...]
    """Status and class."""
    origin_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactModel:
    """One model."""

    anchor: str
    name: str
    description: str
    deprecated: bool
    rows: tuple[CompactRow, ...]
    definition: Type | None
    """What an alias stands for."""


def resource_page(links: DocsLinks, resource: Resource) -> tuple[CompactOperation, ...]:
    """The calls of a resource, sorted by name."""
    methods = sorted(resource.methods, key=lambda method: method.name)
    return tuple(_operation(links, method, f"operations/{resource.attribute}.md") for method in methods)


def module_page(module: ModelModule) -> tuple[CompactModel, ...]:
    """The models of a module, sorted by name."""
    return tuple(
        CompactModel(
            anchor=anchor_name(snake(model.name)),
            name=model.name,
            description=model.description,
            deprecated=isinstance(model, ModelClass) and model.deprecated,
            rows=tuple(map(_field, model.fields)) if isinstance(model, ModelClass) else (),
            definition=None if isinstance(model, ModelClass) else model.annotation,
        )
        for model in models_of(module)
    )


def _operation(links: DocsLinks, method: Method, here: str) -> CompactOperation:
    arguments: Sequence[Argument] = (*method.path_arguments, *method.arguments, *method.body_fields, *method.options)
    if method.body is not None and not method.body_fields:
        arguments = (*arguments, method.body)
    return CompactOperation(
        anchor=anchor_name(method.name),
        call=method.call,
        key=method.key,
        signatures=(short(method), *(short_companion(method, one) for one in method.companions)),
        description=method.description or method.summary,
        deprecated=method.deprecated,
        rows=tuple(map(_argument, arguments)),
        returns=method.label,
        errors=tuple((one.status, Link(text=one.error_class, href=relative(ERRORS, here))) for one in method.raises),
        origin_text=method.origin_text,
    )


def _argument(argument: Argument) -> CompactRow:
    return CompactRow(
        name=argument.name,
        wire_name=argument.wire_name if argument.wire_name != argument.name else "",
        type=argument.label,
        required=argument.required,
        description=first_paragraph(argument.description),
    )


def _field(field: ModelField) -> CompactRow:
    return CompactRow(
        name=field.name,
        wire_name=field.wire_name if field.wire_name != field.name else "",
        type=field.label,
        required=field.required,
        description=first_paragraph(field.description),
    )
