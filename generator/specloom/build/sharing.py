"""Equal inline schemas under one owner become one definition.

An object that is written out in five places of a schema is one thing to those who read it. Its own words do not count
where a field repeats them; the words of its fields do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..ir import (
    AliasSchema,
    Array,
    Definition,
    Discriminator,
    Field,
    Header,
    Map,
    MediaType,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
    Response,
    SchemaId,
    Type,
    Union,
)
from .lookup import named_by_definition, named_by_operation, references

Renaming = Mapping[SchemaId, SchemaId]


def share(definitions: Mapping[SchemaId, Definition]) -> tuple[dict[SchemaId, Definition], dict[SchemaId, SchemaId]]:
    """The definitions without repetition, and what each one left out is now."""
    likeness = _Likeness(definitions=definitions)
    groups: dict[tuple[SchemaId, str], list[ObjectSchema]] = {}
    for definition in definitions.values():
        if isinstance(definition, ObjectSchema) and definition.owner is not None:
            groups.setdefault((definition.owner, likeness.of(definition.id)), []).append(definition)
    renaming: dict[SchemaId, SchemaId] = {}
    kept: dict[SchemaId, Definition] = {}
    for group in groups.values():
        group.sort(key=lambda definition: (len(definition.place), definition.id))
        first = group[0]
        renaming.update((other.id, first.id) for other in group[1:])
        if len({definition.description for definition in group}) > 1:
            # The fields keep their own words; those of one of them would be wrong for the others.
            kept[first.id] = replace(first, description="")
    remaining = {id: kept.get(id, found) for id, found in definitions.items() if id not in renaming}
    return ({id: _definition(found, renaming) for id, found in remaining.items()} if renaming else remaining), renaming


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likeness:
    """Marks that are equal for equal objects; inline objects inside one are compared by content.

    A mark is the number of a text, not the text: texts that quote texts grow with every level.
    """

    definitions: Mapping[SchemaId, Definition]
    _known: dict[SchemaId, str] = field(default_factory=dict)
    _open: set[SchemaId] = field(default_factory=set)
    _numbers: dict[str, str] = field(default_factory=dict)

    def of(self, id: SchemaId) -> str:
        definition = self.definitions[id]
        if not isinstance(definition, ObjectSchema) or definition.owner is None or id in self._open:
            return id
        known = self._known.get(id)
        if known is None:
            self._open.add(id)
            known = self._known[id] = self._mark(self._text(definition))
            self._open.discard(id)
        return known

    def _mark(self, text: str) -> str:
        return self._numbers.setdefault(text, f"#{len(self._numbers)}")

    def _text(self, definition: ObjectSchema) -> str:
        words = "" if len(definition.place) and _said_by_field(definition) else definition.description
        return repr(
            (
                words,
                definition.deprecated,
                definition.closed,
                definition.alternatives,
                definition.alternative_titles,
                definition.constraints,
                None if definition.additional is None else self._type(definition.additional),
                [(pattern, self._type(type)) for pattern, type in definition.patterns],
                [self._field(each) for each in definition.fields],
            )
        )

    def _field(self, each: Field) -> str:
        marks = (each.required, each.read_only, each.write_only, each.deprecated)
        words = (each.title, each.description, each.default, each.examples)
        return repr((each.wire_name, self._type(each.type), marks, words))

    def _type(self, type: Type) -> str:
        if isinstance(type, Reference):
            return self.of(type.id) if type.id in self.definitions else type.id
        if isinstance(type, Array):
            inner = [self._type(each) for each in (type.item, *type.prefix)]
            return self._mark(repr(("array", inner, type.constraints)))
        if isinstance(type, Map):
            return self._mark(repr(("map", self._type(type.value), type.constraints)))
        if isinstance(type, Union):
            return self._mark(repr(("union", [self._type(arm) for arm in type.arms], type.discriminator)))
        return repr(type)


def _said_by_field(definition: ObjectSchema) -> bool:
    """Whether the object stands as the value of a property, which carries the same words."""
    return definition.id.split("/")[-2:-1] == ["properties"]


def rename_types(operations: Iterable[Operation], renaming: Renaming) -> tuple[Operation, ...]:
    """The operations with references to what each definition is now."""
    return tuple(_operation(operation, renaming) for operation in operations) if renaming else tuple(operations)


def _operation(operation: Operation, renaming: Renaming) -> Operation:
    body = operation.body
    if not any(id in renaming for id in named_by_operation(operation)):
        return operation
    return replace(
        operation,
        segments=tuple(each if isinstance(each, str) else _parameter(each, renaming) for each in operation.segments),
        parameters=tuple(_parameter(each, renaming) for each in operation.parameters),
        body=replace(body, content=_content(body.content, renaming)) if body is not None else None,
        responses=tuple(_response(each, renaming) for each in operation.responses),
        callbacks=rename_types(operation.callbacks, renaming),
    )


def _parameter(parameter: Parameter, renaming: Renaming) -> Parameter:
    return replace(parameter, type=_type(parameter.type, renaming))


def _response(response: Response, renaming: Renaming) -> Response:
    headers = tuple(_header(header, renaming) for header in response.headers)
    return replace(response, headers=headers, content=_content(response.content, renaming))


def _header(header: Header, renaming: Renaming) -> Header:
    return replace(header, type=_type(header.type, renaming))


def _content(content: tuple[MediaType, ...], renaming: Renaming) -> tuple[MediaType, ...]:
    return tuple(
        replace(
            each,
            type=_type(each.type, renaming),
            item_type=_type(each.item_type, renaming) if each.item_type is not None else None,
        )
        for each in content
    )


def _definition(definition: Definition, renaming: Renaming) -> Definition:
    if isinstance(definition, AliasSchema):
        type = _type(definition.type, renaming)
        return definition if type is definition.type else replace(definition, type=type)
    if not any(id in renaming for id in named_by_definition(definition)):
        return definition
    return replace(
        definition,
        fields=tuple(_field(each, renaming) for each in definition.fields),
        additional=_type(definition.additional, renaming) if definition.additional is not None else None,
        patterns=tuple((pattern, _type(type, renaming)) for pattern, type in definition.patterns),
    )


def _field(each: Field, renaming: Renaming) -> Field:
    type = _type(each.type, renaming)
    return each if type is each.type else replace(each, type=type)


def _type(type: Type, renaming: Renaming) -> Type:
    """The same type, the very same object when nothing in it is renamed."""
    if not any(id in renaming for id in references(type)):
        return type
    if isinstance(type, Reference):
        return Reference(id=renaming[type.id])
    if isinstance(type, Array):
        return replace(
            type, item=_type(type.item, renaming), prefix=tuple(_type(each, renaming) for each in type.prefix)
        )
    if isinstance(type, Map):
        return replace(type, value=_type(type.value, renaming))
    if isinstance(type, Union):
        arms = tuple({repr(arm): arm for arm in (_type(arm, renaming) for arm in type.arms)}.values())
        if len(arms) == 1:
            return arms[0]
        return replace(type, arms=arms, discriminator=_discriminator(type.discriminator, renaming))
    return type


def _discriminator(discriminator: Discriminator | None, renaming: Renaming) -> Discriminator | None:
    if discriminator is None:
        return None
    mapping = tuple((value, renaming.get(id, id)) for value, id in discriminator.mapping)
    return replace(discriminator, mapping=mapping)
