"""Samples of a JSON Patch: a keyword or two, and the list of operations that they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .. import ir
from ..python.codemodel import Argument
from ..source import Json
from .sampling import Sampler

FEW = 2
"""Keywords shown."""


def sample(
    patch: ir.Patch, fields: Mapping[str, Argument], examples: Iterable[Json], sampler: Sampler
) -> Iterator[tuple[Argument, Json]]:
    """The keywords of the document's own example, else the first ones with values for them."""
    places = {place.pointer: place for place in patch.places}
    for example in examples:
        shown = _by_path(example)
        if shown and all(
            path in places and sampler.holds(places[path].type, shown[path], request=True) for path in shown
        ):
            yield from ((fields[path], value) for path, value in shown.items())
            return
    for place in patch.places[:FEW]:
        yield fields[place.pointer], sampler.request(place.type, name=place.pointer.rpartition("/")[2])


def _by_path(example: Json) -> dict[str, Json]:
    """What a list of operations sets, by path."""
    listed = [one for one in example if isinstance(one, dict)] if isinstance(example, list) else []
    return {str(one.get("path")): one.get("value") for one in listed}


def operations(patch: ir.Patch, given: Mapping[str, Json]) -> list[Json]:
    """What is sent for values by path."""
    return [{"op": patch.op, "path": path, "value": value} for path, value in given.items()]
