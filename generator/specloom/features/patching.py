"""A JSON Patch by keyword: `patch: {of: "GET …", paths: {/name: {}}}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import ir
from ..build.patching import patch_of
from ..python.annotations import Role
from ..python.arguments import BodyArguments
from ..python.badges import badges
from ..python.catalogue import Catalogue
from ..python.codemodel import Argument, ArgumentPlace, Badge, Construct, Data, Keyword
from ..python.types import ANY_OBJECT, union
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


_WHOLE = "Instead of keywords: a mapping of paths to values, or a list of patch operations."


class Patching(Feature):
    """A body that is a JSON Patch: a keyword for each path, or the whole as a mapping or a list."""

    def parts(self, here: Declaring) -> dict[str, Any]:
        return {"patch": patch_of(here)}

    def types(self, operation: ir.Operation) -> Iterator[ir.Type]:
        return (place.type for place in (operation.patch.places if operation.patch else ()))

    def body(self, catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments:
        """A keyword for each path that may be written, or the whole, right after the path arguments."""
        if operation.patch is None:
            return body
        return replace(
            body,
            fields=tuple(_fields(catalogue, operation, operation.patch)),
            whole=replace(body.whole, annotation=union(ANY_OBJECT, body.whole.annotation), default=""),
            words=_WHOLE,
            by_place=True,
        )

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        if operation.patch is None:
            return
        places = operation.patch.places
        paths: Data = {place.pointer: catalogue.annotate(place.type) for place in places}
        within: Data = {place.pointer: place.within for place in places if place.within is not None}
        given: dict[str, Data] = {"within": within} if within else {}
        if operation.patch.op != "replace":
            given["op"] = operation.patch.op
        keywords = tuple(Keyword(name=name, value=value) for name, value in given.items())
        yield Construct(module="patching", class_name="Patch", arguments=(paths,), keywords=keywords)

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        if operation.patch is None:
            return
        yield (
            "Pass the changes as keywords, or a mapping of paths to values; a list of patch "
            "operations is sent as it is. "
            "Paths without a keyword, and calls without any change, raise `ValueError`, and nothing is sent."
        )
        for place in operation.patch.places:
            if place.within is not None:
                name = catalogue.argument(operation, place.pointer)
                limit = f"`{name}` may be at most {place.within} seconds in the future"
                yield f"{limit}; a later time raises `ValueError`."


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
