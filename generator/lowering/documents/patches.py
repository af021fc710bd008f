"""Samples of a JSON Patch: a keyword or two, and the list of operations that they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ... import ir
from ...codemodel import Argument
from ...source import Json
from .sampling import Sampler

FEW = 2
"""Keywords shown."""


def sample(patch: ir.Patch, fields: Mapping[str, Argument], sampler: Sampler) -> Iterator[tuple[Argument, Json]]:
    """The first keywords and values for them."""
    for place in patch.places[:FEW]:
        yield fields[place.pointer], sampler.request(place.type, name=place.pointer.rpartition("/")[2])


def operations(patch: ir.Patch, given: Mapping[str, Json]) -> list[Json]:
    """What is sent for values by path."""
    return [{"op": patch.op, "path": path, "value": value} for path, value in given.items()]
