"""The specification with samples where it has none, so that everything that shows a value shows the same.

What a value looks like is decided by the `Sampler` alone. The docs ask it; `openapi.json` holds what it said where the
docs have samples, and the fake server, which has no rules of its own, reads its own copy of that (`fake_document.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .. import ir
from ..openapi.canonical import sorted_members
from ..openapi.pointers import find, tokens_of
from ..source import Json
from .conformance import same
from .sampling import Sampler


class _Sample(NamedTuple):
    kind: str
    """What stands at the pointer: `schema` or `mediaType`."""
    pointer: str
    value: Json


def with_samples(document: Mapping[str, Json], api: ir.Api, sampler: Sampler) -> dict[str, Json]:
    """A copy of the document in which every definition and every body has a sample.

    A published example that is of its type is the sample; one that is not stays where it is, before the sample.
    """
    places: dict[Any, Any] = {}
    for sample in (*_definitions(api, sampler), *_bodies(document, api, sampler)):
        place = places
        for token in tokens_of(sample.pointer) or ():
            place = place.setdefault(token, {})
        place.setdefault(_HERE, sample)
    return {key: _added(value, places.get(key, {})) for key, value in document.items()}


_HERE = object()
"""Key of the sample among those of the places below."""


def _definitions(api: ir.Api, sampler: Sampler) -> Iterator[_Sample]:
    for definition in api.schemas:
        type_ = ir.Reference(id=definition.id)
        value = _whole(type_, (), sampler)
        if definition.pointer and sampler.holds(type_, value, request=False):
            yield _Sample("schema", definition.pointer, value)


def _whole(type_: ir.Type, examples: Iterable[Json], sampler: Sampler) -> Json:
    """A full sample; where that has become so large that something required is missing, the least one."""
    value = sampler.answer(type_, examples)
    return value if sampler.holds(type_, value, request=False) else sampler.least(type_)


def _bodies(document: Mapping[str, Json], api: ir.Api, sampler: Sampler) -> Iterator[_Sample]:
    for operation in api.operations:
        for media in operation.body.content if operation.body else ():
            value = sampler.request(media.type, [example for _, example in media.examples], full=True)
            if _shows_values(media) and sampler.holds(media.type, value, request=True):
                yield _Sample("mediaType", media.pointer, value)
        for media in (media for response in operation.responses for media in response.content):
            value = _whole(media.type, [example for _, example in media.examples], sampler)
            if _shows_values(media) and sampler.holds(media.type, value, request=False):
                node = find(dict(document), tokens_of(media.pointer) or ())
                has_schema = isinstance(node, dict) and "schema" in node
                # The parts of an answer are looked for below its schema, so that is where its sample belongs.
                place = ("schema", f"{media.pointer}/schema") if has_schema else ("mediaType", media.pointer)
                yield _Sample(*place, value)


def _shows_values(media: ir.MediaType) -> bool:
    """Whether a body is a value that can be shown: neither a stream of them nor bytes."""
    is_bytes = isinstance(media.type, ir.Scalar) and media.type.format == "binary"
    return bool(media.pointer) and media.item_type is None and not is_bytes


def _added(node: Json, places: Mapping[Any, Any]) -> Json:
    """A part of the document with the samples that belong to it and to what stands below."""
    if not places:
        return node
    if isinstance(node, list):
        return [_added(item, places.get(str(index), {})) for index, item in enumerate(node)]
    if not isinstance(node, dict):
        return node
    made = {key: _added(value, places.get(key, {})) for key, value in node.items()}
    sample: _Sample | None = places.get(_HERE)
    if sample is None or "$ref" in node:
        return made
    if sample.kind == "mediaType":
        made = made if "example" in node or "examples" in node else {**made, "example": sample.value}
    else:
        known = node.get("examples")
        listed = known if isinstance(known, list) else []
        published = (*listed, node["example"]) if "example" in node else tuple(listed)
        is_known = any(same(sample.value, example) for example in published)
        made = made if is_known else {**made, "examples": [*listed, sample.value]}
    return sorted_members(sample.kind, made)
