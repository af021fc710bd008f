"""A JSON Patch as arguments: a keyword for each path that may be written, or the whole, as a mapping or a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from .annotations import ABC, BUILTINS, TYPING, Role
from .arguments import BodyArguments, fitted, optional
from .badges import badges
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Badge, Signature
from .scope import Names, PlainNames

_WHOLE = "Instead of keywords: a mapping of paths to values, or a list of patch operations."


def with_keywords(catalogue: Catalogue, operation: ir.Operation, body: BodyArguments, names: Names) -> BodyArguments:
    """The body with its keywords; the same when it is no declared patch."""
    if operation.patch is None:
        return body
    anything = f"{names.use(ABC, 'Mapping')}[{names.use(BUILTINS, 'str')}, {names.use(TYPING, 'Any')}]"
    whole = replace(body.whole, annotation=f"{anything} | {body.whole.annotation}", default="")
    fields = tuple(_fields(catalogue, operation, operation.patch, names))
    return replace(body, fields=fields, whole=whole, words=_WHOLE)


def signatures(
    operation: ir.Operation, positional: tuple[Argument, ...], body: BodyArguments | None
) -> tuple[Signature, tuple[Signature, ...]] | None:
    """The method as defined, and its two ways: by keyword, and with the whole right after the path arguments.

    `None` when the operation is no declared patch.
    """
    if operation.patch is None or body is None:
        return None
    by_keyword = Signature(positional=positional, keyword=tuple(fitted(optional(field)) for field in body.fields))
    whole = Signature(positional=(*positional, fitted(body.whole)))
    defined = replace(by_keyword, positional=(*positional, fitted(optional(body.whole))))
    return defined, (by_keyword, whole)


def _fields(catalogue: Catalogue, operation: ir.Operation, patch: ir.Patch, names: Names) -> Iterator[Argument]:
    for place in patch.places:
        spelling = catalogue.speller.spell(place.type, Role.ARGUMENT, names)
        limit = () if place.within is None else (Badge(label="seconds ahead", value_text=str(place.within)),)
        yield Argument(
            name=catalogue.names.body_arguments[operation.key, place.pointer],
            wire_name=place.pointer,
            place=ArgumentPlace.BODY,
            annotation=spelling.text,
            default="OMIT",
            required=False,
            description=place.description,
            type_label=catalogue.speller.spell(place.type, Role.LABEL, PlainNames()).text,
            models=spelling.models,
            badges=(*badges(place.type, required=False, default=None, deprecated=False), *limit),
        )
