"""Aliases of aliases: in a circle, where no value could be told to have such a type, in a row, inside one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..ir import AliasSchema, Definition, Reference, SchemaId, Type, Union
from .document import Document
from .limits import ALIASES
from .lookup import references
from .scalars import ANY

Definitions = Mapping[SchemaId, Definition]


def sound_aliases(
    definitions: Definitions, document: Document, pointers: Mapping[SchemaId, str]
) -> dict[SchemaId, Definition]:
    """The definitions, with anything in place of aliases that nest too deep to be read.

    Each circle of aliases is an error, reported once, at its first member.
    """

    def report(circle: Sequence[SchemaId]) -> None:
        document.error(
            "reference-loop",
            "a type is nothing but itself: " + " → ".join([*circle, circle[0]]),
            pointers.get(min(circle), ""),
            help="a schema may contain itself as a property or an item, not as an alternative",
        )

    _depths(definitions, _direct, report)
    found = shortened(definitions)
    depths = _depths(found, references, lambda _: None)
    deep = [id for id, depth in depths.items() if depth > ALIASES]
    if deep:
        message = f"components that are lists, maps or unions stand in one another more than {ALIASES} deep"
        place = pointers.get(min(deep, key=lambda id: (depths[id], id)), "")
        help = "describe an object in between; they are typed as anything"
        document.warning("too-deep", message, place, help=help)
        for id in deep:
            if depths[id] % (ALIASES + 1) == 0:
                _loosen(found, id)
    return found


def _loosen(definitions: dict[SchemaId, Definition], id: SchemaId) -> None:
    alias = definitions[id]
    if isinstance(alias, AliasSchema):
        definitions[id] = replace(alias, type=ANY)


def shortened(definitions: Definitions) -> dict[SchemaId, Definition]:
    """The definitions, each alias of an alias leading to what that one leads to: a row of them may be very long."""
    ends: dict[SchemaId, SchemaId] = {}
    found = dict(definitions)
    for id, definition in definitions.items():
        way: dict[SchemaId, None] = {}
        here = id
        while here not in ends and here not in way and (further := _named(definitions.get(here))) is not None:
            way[here] = None
            here = further
        end = ends.get(here, here)
        ends.update(dict.fromkeys(way, end))
        if id in ends and isinstance(definition, AliasSchema):
            found[id] = replace(definition, type=Reference(id=end))
    return found


def _named(definition: Definition | None) -> SchemaId | None:
    """What an alias is but another name of."""
    if isinstance(definition, AliasSchema) and isinstance(definition.type, Reference):
        return definition.type.id
    return None


def _depths(
    definitions: Definitions,
    targets: Callable[[Type], Iterator[SchemaId]],
    report: Callable[[Sequence[SchemaId]], None],
) -> dict[SchemaId, int]:
    """How many aliases lead into one another from each definition; circles are reported and go no further."""
    depths: dict[SchemaId, int] = {}
    for start in sorted(definitions):
        way = {start: _onward(definitions.get(start), targets)} if start not in depths else {}
        below: dict[SchemaId, int] = {}
        while way:
            here = next(reversed(way))
            target = next(way[here], None)
            if target is None:
                del way[here]
                is_alias = isinstance(definitions.get(here), AliasSchema)
                depths[here] = below.pop(here, 0) + is_alias
                if way:
                    above = next(reversed(way))
                    below[above] = max(below.get(above, 0), depths[here])
            elif target in way:
                members = list(way)
                report(members[members.index(target) :])
            elif target in depths:
                below[here] = max(below.get(here, 0), depths[target])
            else:
                way[target] = _onward(definitions.get(target), targets)
    return depths


def _onward(definition: Definition | None, targets: Callable[[Type], Iterator[SchemaId]]) -> Iterator[SchemaId]:
    return targets(definition.type) if isinstance(definition, AliasSchema) else iter(())


def _direct(type: Type) -> Iterator[SchemaId]:
    """What an alias is, or may be."""
    if isinstance(type, Reference):
        yield type.id
    elif isinstance(type, Union):
        for arm in type.arms:
            yield from _direct(arm)
