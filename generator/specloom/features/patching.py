"""A JSON Patch by keyword: `patch: {of: "GET …", paths: {/name: {}}}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import ir
from ..build.patching import patch_of
from ..python.catalogue import Catalogue
from ..python.codemodel import Construct, Data, Keyword
from .feature import Feature

if TYPE_CHECKING:
    from ..build.behaviours import Declaring


class Patching(Feature):
    """A body that is a JSON Patch; its arguments are lowered in `python/patches.py`."""

    def parts(self, here: Declaring) -> dict[str, Any]:
        return {"patch": patch_of(here)}

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
            "Give what is to change by keyword, or as a mapping of paths to values; a list of operations is sent as it "
            "is. A path that has no keyword, or nothing at all to change, raises `ValueError`, and nothing is sent."
        )
        for place in operation.patch.places:
            if place.within is not None:
                name = catalogue.argument(operation, place.pointer)
                limit = f"`{name}` may lie at most {place.within} seconds ahead of now"
                yield f"{limit}; a later time raises `ValueError`."
