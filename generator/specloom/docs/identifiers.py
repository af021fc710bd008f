"""What an id looks like where its own schema does not say: as most others of the API whose names are written alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from .. import ir

ENDS = ("id", "ids")
"""How the name of an id ends, whatever the case."""


def usual_formats(definitions: Iterable[ir.Definition], formats: Collection[str]) -> Mapping[str, str]:
    """What stands before the first letter of a name -> the format of most ids with such names, of the API's own."""
    counted: dict[str, Counter[str]] = {}
    for definition in definitions:
        for field in definition.fields if isinstance(definition, ir.ObjectSchema) else ():
            if is_id(field.wire_name):
                counted.setdefault(mark(field.wire_name), Counter()).update(_formats(field.type))
    most = {found: max(sorted(one), key=one.__getitem__) for found, one in counted.items() if one}
    return {found: name for found, name in most.items() if name in formats}


def is_id(name: str) -> bool:
    """Whether a name says that an id is meant: `petId`, `pet_id`, `ids`; not `paid`."""
    bare = name.strip("_")
    return bare.lower() in ENDS or bare.endswith(("Id", "Ids", "ID", "IDs", "_id", "_ids", "-id", "-ids"))


def mark(name: str) -> str:
    """What stands before the first letter: an underscore, where an API marks its references so."""
    return name[: len(name) - len(name.lstrip("_$@#"))]


def _formats(type_: ir.Type) -> Iterator[str]:
    match type_:
        case ir.Scalar(kind=ir.ScalarKind.STRING, format=name):
            yield name or ""
        case ir.Array(item=item):
            yield from _formats(item)
        case ir.Union(arms=arms):
            for arm in arms:
                yield from _formats(arm)
        case _:
            return
