"""The account that all samples are of: a thing has the same id everywhere, and settings say what some values are.

An id is that of a thing: `_petId` in a body, `pet_id` in a path, and `_id` of the pet itself. What the last means is
told by the operations: whatever `/pets/{_id}` and `/pets` answer with is the thing whose id the path takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..plan import NameTable
from ..python.codemodel import Method
from ..settings.sdk import SamplesRule
from ..source import Json
from ..text.suggest import did_you_mean
from .sample_values import letters

Place = tuple[ir.SchemaId, str]
"""A field: its definition, and its name in JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of the things that samples show."""

    values: Mapping[str, Json] = field(default_factory=dict)
    """Name of fields and parameters, letters only -> value."""
    places: Mapping[Place, Json] = field(default_factory=dict)
    """A single field -> value."""
    without: frozenset[Place] = frozenset()
    """Fields that no sample shows unless they are required."""
    ids: Mapping[Place, str] = field(default_factory=dict)
    """The field with the id of a thing -> what that id is called elsewhere."""

    def stated(self, name: str, place: Place | None = None) -> Iterator[Json]:
        """What the settings say of a field or parameter, the more particular first."""
        if place is not None and place in self.places:
            yield self.places[place]
        if letters(name) in self.values:
            yield self.values[letters(name)]


NOBODY = Account()
"""An account of which nothing is known."""


def account(
    rule: SamplesRule,
    api: ir.Api,
    methods: Iterable[Method],
    names: NameTable,
    diagnostics: Diagnostics,
) -> Account:
    """The account of an API; a setting that names nothing is an error."""
    definitions = {one.id: one for one in api.schemas}
    fields = {key: (id_, key.partition(".")[2]) for key, (id_, _) in _fields(api, names).items()}
    known = {letters(name): name for name in _names(api)}
    values: dict[str, Json] = {}
    places: dict[Place, Json] = {}
    for key, value, origin in rule.values:
        if key in fields:
            places[fields[key]] = value
        elif letters(key) in known and "." not in key:
            values[letters(key)] = value
        else:
            _unknown(key, origin, (*fields, *known.values()), diagnostics)
    for key, origin in rule.without:
        if key not in fields:
            _unknown(key, origin, fields, diagnostics)
    return Account(
        values=MappingProxyType(values),
        places=MappingProxyType(places),
        without=frozenset(fields[key] for key, _ in rule.without if key in fields),
        ids=MappingProxyType(dict(_ids(definitions, api.operations, tuple(methods)))),
    )


def check_values(
    rule: SamplesRule,
    api: ir.Api,
    names: NameTable,
    holds: Callable[[ir.Type, Json], bool],
    diagnostics: Diagnostics,
) -> None:
    """Report values of single fields that are not of the type of their field, as `holds` has it."""
    fields = _fields(api, names)
    for key, value, origin in rule.values:
        if key in fields and not holds(fields[key][1], value):
            diagnostics.error("bad-rule", f"{value!r} is no value of `{key}`", origin)


def _fields(api: ir.Api, names: NameTable) -> dict[str, tuple[ir.SchemaId, ir.Type]]:
    """`Model.field` -> where it is, and its type."""
    return {
        f"{names.models[one.id]}.{held.wire_name}": (one.id, held.type)
        for one in api.schemas
        if isinstance(one, ir.ObjectSchema) and one.id in names.models
        for held in one.fields
    }


def _names(api: ir.Api) -> Iterator[str]:
    for definition in api.schemas:
        yield from (held.wire_name for held in definition.fields) if isinstance(definition, ir.ObjectSchema) else ()
    for operation in api.operations:
        yield from (parameter.wire_name for parameter in operation.parameters)


def _unknown(key: str, origin: Origin | None, known: Iterable[str], diagnostics: Diagnostics) -> None:
    help = did_you_mean(key, known, otherwise="remove it")
    diagnostics.error("unknown-rule", f'no field of a model, and no parameter, is called "{key}"', origin, help=help)


def _ids(
    definitions: Mapping[ir.SchemaId, ir.Definition], operations: Sequence[ir.Operation], methods: Sequence[Method]
) -> Iterator[tuple[Place, str]]:
    """The fields with the id of a thing, and its name in paths; what is declared of started jobs goes before."""
    by_key = {method.key: method for method in methods}
    things = dict(_things(methods))
    for operation in operations:
        method = by_key.get(operation.key)
        thing = things.get(_collection(method.path)) if method else None
        for id_ in _answered(operation, definitions) if thing else ():
            definition = definitions[id_]
            for held in definition.fields if isinstance(definition, ir.ObjectSchema) else ():
                if thing and held.wire_name.strip("_").lower() == "id":
                    yield (id_, held.wire_name), thing
    for operation in operations:
        starts = operation.declared.starts
        waiter = by_key.get(starts.waiter) if starts else None
        if starts and waiter and waiter.path_arguments:
            yield from (
                ((id_, name), waiter.path_arguments[-1].name)
                for id_ in _answered(operation, definitions)
                for name in starts.ids
            )


def _things(methods: Iterable[Method]) -> Iterator[tuple[str, str]]:
    """Path of a collection -> what the id of its items is called in Python: `/pets`, `pet_id`."""
    for method in methods:
        if method.path.endswith("}") and method.path_arguments:
            yield _collection(method.path), method.path_arguments[-1].name


def _collection(path: str) -> str:
    """The path without the id at its end."""
    return path.rpartition("/")[0] if path.endswith("}") else path


def _answered(operation: ir.Operation, definitions: Mapping[ir.SchemaId, ir.Definition]) -> Iterator[ir.SchemaId]:
    """The objects that are the answer, or the items of the list that is."""
    for response in operation.responses:
        for media in response.content if response.status.startswith("2") else ():
            yield from _objects(media.type, definitions, set())


def _objects(
    type_: ir.Type, definitions: Mapping[ir.SchemaId, ir.Definition], seen: set[ir.SchemaId]
) -> Iterator[ir.SchemaId]:
    match type_:
        case ir.Reference(id=id_) if id_ not in seen:
            seen.add(id_)
            definition = definitions[id_]
            if isinstance(definition, ir.AliasSchema):
                yield from _objects(definition.type, definitions, seen)
            else:
                yield id_
        case ir.Array(item=item):
            yield from _objects(item, definitions, seen)
        case ir.Union(arms=arms):
            for arm in arms:
                yield from _objects(arm, definitions, seen)
        case _:
            return
