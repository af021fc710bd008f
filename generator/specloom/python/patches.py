"""A JSON Patch as arguments: a keyword for each path that may be written, or the whole, as a mapping or a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import ir
from .annotations import Role
from .arguments import BodyArguments, omittable
from .badges import badges
from .catalogue import Catalogue
from .codemodel import Argument, ArgumentPlace, Badge, Signature
from .types import ANY_OBJECT, union

_WHOLE = "Instead of keywords: a mapping of paths to values, or a list of patch operations."


def with_keywords(catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments:
    """The body with its keywords; the same when it is no declared patch."""
    if operation.patch is None:
        return body
    whole = replace(body.whole, annotation=union(ANY_OBJECT, body.whole.annotation), default="")
    fields = tuple(_fields(catalogue, operation, operation.patch))
    return replace(body, fields=fields, whole=whole, words=_WHOLE)


def signatures(
    operation: ir.Operation, positional: tuple[Argument, ...], body: BodyArguments | None
) -> tuple[Signature, tuple[Signature, ...]] | None:
    """The method as defined, and its two ways: by keyword, and with the whole right after the path arguments.

    `None` when the operation is no declared patch.
    """
    if operation.patch is None or body is None:
        return None
    by_keyword = Signature(positional=positional, keyword=tuple(map(omittable, body.fields)))
    whole = Signature(positional=(*positional, body.whole))
    defined = replace(by_keyword, positional=(*positional, omittable(body.whole)))
    return defined, (by_keyword, whole)


def _fields(catalogue: Catalogue, operation: ir.Operation, patch: ir.Patch) -> Iterator[Argument]:
    for place in patch.places:
        limit = () if place.within is None else (Badge(label="seconds ahead", value_text=str(place.within)),)
        yield Argument(
            name=catalogue.names.body_arguments[operation.key, place.pointer],
            wire_name=place.pointer,
            place=ArgumentPlace.BODY,
            annotation=catalogue.annotate(place.type, Role.ARGUMENT),
            default="OMIT",
            required=False,
            description=place.description,
            label=catalogue.annotate(place.type, Role.LABEL),
            badges=(*badges(place.type, required=False, default=None, deprecated=False), *limit),
        )
