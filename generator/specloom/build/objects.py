"""Objects: their fields, what else they may hold, and when they are dictionaries rather than classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..ir import Field, Map, ObjectSchema, Reference, Type
from ..openapi.keywords import UNIONS
from .annotations import described, examples, marked, schema_words
from .conjunction import Part, nearest, structural
from .converter import Converter
from .defaults import default_of
from .document import Node
from .homes import Home, telling_title
from .limits import PROPERTIES
from .scalars import ANY, NEVER, constraints
from .simplify import union_of

Group = Sequence[Part]
"""Parts of one property that hold together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What the arms of a union add to the object that they stand beside."""

    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    """Property that only arms declare -> its parts in each arm that does."""
    required: tuple[str, ...] = ()
    """What every arm requires."""
    alternatives: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()


_NOTHING = Folded()


def build_object(converter: Converter, bodies: Sequence[Part], home: Home, folded: Folded = _NOTHING) -> Type:
    """A reference to the object that satisfies all `bodies`, or a map when it has no fields to name."""
    solid = structural(bodies)
    groups: dict[str, Sequence[Group]] = {name: (parts,) for name, parts in properties(solid).items()}
    groups.update((name, parts) for name, parts in folded.groups.items() if name not in groups)
    required = (*required_names(solid), *folded.required)
    patterns = [(text, node) for part in solid for text, node in part.node.named_schemas("patternProperties")]
    if not (groups or required or patterns or folded.alternatives or home.component or _titled_arm(home, solid)):
        return _map(converter, solid, home)
    id, new = converter.claim(solid, home)
    if not new:
        return Reference(id=id)
    if len(groups) > PROPERTIES:
        converter.document.error("too-large", f"more than {PROPERTIES:,} properties", home.pointer)
        groups = {}
    if not converter.inherit(sum(_is_foreign(found, home) for found in groups.values()), home):
        groups = {}
    # Branches of `allOf` follow each other; what the object is known by comes first all the same.
    order = sorted(groups, key=lambda name: name.lower() not in ("_id", "id"))
    fields = [_field(converter, name, groups[name], name in required, home) for name in order]
    named = (*required, *(name for names in folded.alternatives for name in names))
    additional, closed = _additional(converter, solid, home)
    converter.define(
        ObjectSchema(
            id=id,
            owner=None if home.component else home.owner,
            fields=(*fields, *_undeclared(converter, named, required, groups, additional, bodies[-1].node)),
            additional=additional,
            closed=closed,
            patterns=tuple((text, converter.at(node)) for text, node in patterns),
            alternatives=folded.alternatives,
            alternative_titles=folded.titles,
            constraints=constraints(solid, ("object",)),
            **schema_words(converter, bodies, home),
        )
    )
    return Reference(id=id)


def _is_foreign(groups: Sequence[Group], home: Home) -> bool:
    """Whether a property is written elsewhere than in the object that has it."""
    return not groups[0][0].node.pointer.startswith(f"{home.pointer}/")


def properties(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """Property -> what each part says of it, in published order."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        if "properties" in part.node.value:
            for name, node in part.node.named_schemas("properties"):
                found.setdefault(name, []).append(Part(node=node, distance=part.distance))
    return found


def required_names(parts: Iterable[Part]) -> tuple[str, ...]:
    """What any part requires, and the properties that say of themselves that they are required."""
    return tuple(dict.fromkeys(name for part in parts for name in (*_listed(part.node), *_marked(part.node))))


def _listed(node: Node) -> tuple[str, ...]:
    # A truth value says something of the property that has this schema, and is read there.
    return () if isinstance(node.value.get("required"), bool) else node.texts("required")


def _marked(node: Node) -> Iterator[str]:
    properties = node.value.get("properties")
    for name, schema in properties.items() if isinstance(properties, dict) else ():
        if isinstance(schema, dict) and isinstance(schema.get("required"), bool):
            help = "it is read as said of the property; list its name under `required` of the object"
            place = node.at("properties", name, "required")
            node.document.warning("wrong-type", "expected a list, found true or false", place, help=help)
            if schema["required"]:
                yield name


def _field(converter: Converter, name: str, groups: Sequence[Group], required: bool, home: Home) -> Field:
    types = tuple(converter.merge(parts, home, "properties", name, word=name) for parts in groups)
    return make_field(converter, name, [part for parts in groups for part in parts], union_of(types), required)


def make_field(converter: Converter, name: str, parts: Sequence[Part], type: Type, required: bool) -> Field:
    """One property. It is read-only only when all who declare it say so: a request may write it otherwise."""
    conjunction = converter.conjunction
    own: Sequence[Part] = parts
    reach: Sequence[Sequence[Part]] = (parts,)
    if len(parts) > 1 or not parts[0].plain:
        own = [part for part in conjunction.split(parts) if not part.reference]
        reach = [conjunction.expand((part,)) for part in parts]
    all_parts = [part for group in reach for part in group]
    words = own if isinstance(type, Reference) else all_parts
    return Field(
        wire_name=name,
        type=type,
        required=required,
        read_only=all(marked(group, "readOnly") for group in reach),
        write_only=all(marked(group, "writeOnly") for group in reach),
        deprecated=marked(own, "deprecated"),
        title=nearest(own, "title"),
        description=described(nearest(words, "description"), own),
        default=default_of(all_parts, converter.document),
        examples=examples(own),
        origin=converter.document.origin(min(parts, key=lambda part: part.distance).node.pointer),
    )


def _undeclared(
    converter: Converter,
    named: Sequence[str],
    required: Sequence[str],
    known: Mapping[str, object],
    additional: Type | None,
    place: Node,
) -> tuple[Field, ...]:
    """Properties that are asked for and never described: they are there, so they get a field."""
    missing = [name for name in dict.fromkeys(named) if name not in known]
    if missing:
        converter.document.warning(
            "undeclared-property",
            f"required and not described among the properties: {', '.join(missing)}",
            place.pointer,
            help="it is typed as anything",
        )
    origin = converter.document.origin(place.pointer)
    return tuple(
        Field(wire_name=name, type=additional or ANY, required=name in required, origin=origin) for name in missing
    )


def _map(converter: Converter, solid: Sequence[Part], home: Home) -> Map:
    additional, closed = _additional(converter, solid, home)
    value = NEVER if closed else additional if additional is not None else ANY
    return Map(value=value, constraints=constraints(solid, ("object",)))


def _additional(converter: Converter, solid: Sequence[Part], home: Home) -> tuple[Type | None, bool]:
    """The type of what has no field, and whether there may be none of it."""
    stated = [(part, part.node.value["additionalProperties"]) for part in solid if _states_additional(part)]
    closed = [part for part, value in stated if value is False]
    if closed and len(solid) > 1:
        # A closed branch of `allOf` forbids the fields of its siblings; nobody means that, and no object would pass.
        for part in closed:
            part.node.document.note(
                "unsupported-keyword",
                "`additionalProperties: false` is not applied to what `allOf` adds",
                part.node.at("additionalProperties"),
            )
    schemas = [node for part, value in stated if value is not False and (node := _schema_of(part)) is not None]
    telling = [node for node in schemas if node.value]
    if telling:
        parts = [Part(node=node) for node in telling]
        return converter.merge(parts, home, "additionalProperties", word="value"), False
    return (ANY if schemas else None), bool(closed) and len(solid) == 1


def _states_additional(part: Part) -> bool:
    return "additionalProperties" in part.node.value


def _schema_of(part: Part) -> Node | None:
    return part.node.schema("additionalProperties")


def _titled_arm(home: Home, solid: Sequence[Part]) -> bool:
    """An arm of a union that was given a name by its author is a class even when nothing of it is described."""
    way = home.pointer.split("/")
    title = nearest(solid, "title")
    return len(way) > 2 and way[-2] in UNIONS and telling_title(title)
