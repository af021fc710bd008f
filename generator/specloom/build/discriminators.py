"""Which value of which property tells the arms of a union apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostics import escaped
from ..ir import Discriminator, Reference, SchemaId, Type
from ..text.suggest import did_you_mean
from .conjunction import Part, structural
from .converter import Converter
from .document import Node
from .facts import facts_of
from .objects import properties

_COMPONENT = "#/components/schemas/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """An alternative as published, and its type."""

    node: Node
    type: Type


def build_discriminator(converter: Converter, node: Node, arms: Sequence[Arm]) -> Discriminator | None:
    """The discriminator that stands beside a union: what `mapping` says, then what names and constants imply."""
    stated = node.child("discriminator")
    if stated is None:
        return None
    stated.note_keys("discriminator")
    name = stated.text("propertyName")
    if not name:
        converter.document.warning("bad-discriminator", "`propertyName` is missing", stated.pointer)
        return None
    ids = {arm.node.pointer: arm.type.id for arm in arms if isinstance(arm.type, Reference)}
    targets = {
        _target_pointer(converter, arm.node): id for arm in arms if (id := ids.get(arm.node.pointer)) is not None
    }
    mapping = dict(_stated(converter, stated, targets))
    mapped = set(mapping.values())
    for arm in arms:
        id = ids.get(arm.node.pointer)
        if id is not None and id not in mapped:
            for value in _implied(converter, arm.node, name, id):
                mapping.setdefault(value, id)
    return Discriminator(wire_name=name, mapping=tuple(mapping.items()))


def _stated(converter: Converter, stated: Node, targets: dict[str, SchemaId]) -> Iterator[tuple[str, SchemaId]]:
    mapping = stated.child("mapping")
    for value in mapping.value if mapping is not None else ():
        reference = mapping.text(value) if mapping is not None else ""
        target = _find(converter, reference)
        if target is None:
            names = [pointer.rpartition("/")[2] for pointer in targets]
            converter.document.warning(
                "bad-discriminator",
                f'no schema "{reference}" for the value "{value}"',
                stated.at("mapping", value),
                help=did_you_mean(reference.rpartition("/")[2], names),
            )
            continue
        if target.pointer not in targets:
            converter.document.warning(
                "bad-discriminator",
                f'the value "{value}" leads to a schema that is no alternative here',
                stated.at("mapping", value),
            )
            continue
        yield value, targets[target.pointer]


def _find(converter: Converter, reference: str) -> Node | None:
    """The schema that a mapping names: by the bare key of a component, or by a reference."""
    named = converter.references.find(_COMPONENT + _percent(escaped(reference)))
    return named if named is not None else converter.references.find(reference)


def _percent(text: str) -> str:
    return text.replace("%", "%25")


def _target_pointer(converter: Converter, arm: Node) -> str:
    reference = arm.value.get("$ref")
    target = converter.references.find(reference) if isinstance(reference, str) else None
    return target.pointer if target is not None else arm.pointer


def _implied(converter: Converter, arm: Node, name: str, id: SchemaId) -> Iterator[str]:
    """The constants that the arm allows for the property; without any, the arm's name as published."""
    parts = structural(converter.conjunction.expand((Part(node=arm),)))
    tag = properties(parts).get(name)
    if tag:
        facts = facts_of(structural(converter.conjunction.expand(tag)), converter.document)
        if facts.values:
            yield from (value for value in facts.values if isinstance(value, str))
            return
    published = converter.published(id) or _published_target(converter, arm)
    if published:
        yield published


def _published_target(converter: Converter, arm: Node) -> str:
    """The published name of the component that an arm extends."""
    pointer = _target_pointer(converter, arm)
    prefix, _, name = pointer.rpartition("/")
    return converter.published(SchemaId(name)) if prefix == "/components/schemas" else ""
