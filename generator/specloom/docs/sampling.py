"""Samples of types: the document's own examples where they keep to the document, else made, the same in every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .. import ir
from ..openapi.keywords import KEYWORDS, Role, keeps, types_of
from ..source import Json
from ..text.nouns import singular
from . import sample_values
from .account import NOBODY, Account
from .conformance import Conformance
from .identifiers import is_id, mark, usual_formats
from .mentioned import mentioned

DEPTH = 12
"""A required chain deeper than this has no sample that could end."""
MOST = 3000
"""Values in one sample; definitions that fan out at every level would not end otherwise."""
SHOWN = 300
"""Values in one sample past which no more optional fields are shown; nobody reads on."""
OPEN = 2
"""Levels of objects whose optional fields are shown."""


class Sampler:
    """Makes samples for one API."""

    def __init__(
        self,
        definitions: Mapping[ir.SchemaId, ir.Definition],
        formats: Mapping[str, str] = MappingProxyType({}),
        account: Account = NOBODY,
    ) -> None:
        self.definitions = definitions
        self.formats = formats
        """Formats of the API's own: name -> pattern."""
        self.account = account
        self.conformance = Conformance(definitions)
        self._of_ids = usual_formats(definitions.values(), formats)
        self._answers: dict[ir.SchemaId, Json] = {}
        """Samples of definitions, which a page and the document both ask for."""
        self._needed: dict[ir.SchemaId, dict[str, ir.Field]] = {}

    def answer(self, type_: ir.Type, examples: Iterable[Json] = ()) -> Json:
        """What the server could send; no caller changes it."""
        given = tuple(examples)
        if given or not isinstance(type_, ir.Reference):
            return self._first(type_, given, _Way(request=False, full=True))
        if type_.id not in self._answers:
            self._answers[type_.id] = self._value(type_, "", _Way(request=False, full=True))
        return self._answers[type_.id]

    def least(self, type_: ir.Type) -> Json:
        """A whole document with its required fields and no others."""
        return self._first(type_, (), _Way(request=False, full=False))

    def request(self, type_: ir.Type, examples: Iterable[Json] = (), *, name: str = "", full: bool = False) -> Json:
        """What one could send: required fields only, unless `full`."""
        return self._first(type_, examples, _Way(request=True, full=full), name)

    def field(self, field: ir.Field, *, request: bool) -> Json:
        """A value for one field."""
        return self._field(field, _Way(request=request, full=not request))

    def holds(self, type_: ir.Type, value: Json, *, request: bool) -> bool:
        """Whether a sample is of its type."""
        return self.conformance.holds(type_, value, request=request)

    def _first(self, type_: ir.Type, examples: Iterable[Json], way: _Way, name: str = "") -> Json:
        for value in examples:
            if self.conformance.holds(type_, value, request=way.request):
                return value
        return self._value(type_, name, way)

    def _value(self, type_: ir.Type, name: str, way: _Way) -> Json:
        if not way.goes_on():
            return None
        match type_:
            case ir.Scalar():
                return self._scalar(type_, name)
            case ir.Choice(values=values):
                return values[0] if values else None
            case ir.Union():
                return self._union(type_, name, way)
            case ir.Array():
                return self._array(type_, name, way)
            case ir.Map(value=inner, constraints=limits):
                count = max(1, limits.count("minProperties") if limits else 0)
                keys = ["key", *(f"key{number}" for number in range(2, min(count, 20) + 1))]
                return {key: self._value(inner, "value", way.deeper()) for key in keys} if way.depth < DEPTH else {}
            case ir.Reference(id=id_):
                return self._definition(self.definitions[id_], name, way)

    def _scalar(self, type_: ir.Scalar, name: str) -> Json:
        for candidate in self.account.stated(name):
            if self.holds(type_, candidate, request=True):
                return candidate
        match type_.kind:
            case ir.ScalarKind.STRING:
                usual = self._of_ids.get(mark(name)) if type_.format is None and is_id(name) else None
                return sample_values.text(name, replace(type_, format=usual) if usual else type_, self.formats)
            case ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER:
                return sample_values.number(name, type_)
            case ir.ScalarKind.BOOLEAN:
                return True
            case ir.ScalarKind.ANY:
                return "value"
            case _:
                return None

    def _union(self, type_: ir.Union, name: str, way: _Way) -> Json:
        """A value of one arm and, if possible, of no other: `oneOf` asks for that; of an open list, its first."""
        arms = [arm for arm in type_.arms if not _ends(arm)] or list(type_.arms)
        if type_.discriminator and type_.discriminator.mapping:
            value, id_ = type_.discriminator.mapping[0]
            made = self._definition(self.definitions[id_], name, way)
            return {**made, type_.discriminator.wire_name: value} if isinstance(made, dict) else made
        known = next((arm for arm in arms if isinstance(arm, ir.Choice) and not arm.constant and arm.values), None)
        if known is not None and len(arms) == 2:
            return known.values[0]
        made_by_arm = [self._value(arm, name, way.deeper()) for arm in arms[:8]]
        for made in made_by_arm:
            if sum(self.conformance.holds(arm, made, request=way.request) for arm in arms) == 1:
                return made
        good = (v for v in made_by_arm if self.conformance.holds(type_, v, request=way.request))
        return next(good, made_by_arm[0] if made_by_arm else None)

    def _array(self, type_: ir.Array, name: str, way: _Way) -> Json:
        limits = type_.constraints
        least = limits.count("minItems") if limits else 0
        if way.depth >= DEPTH or (limits and limits.get("maxItems") == 0):
            return []
        one = singular(name)
        items = [self._value(inner, one, way.deeper()) for inner in type_.prefix]
        if _ends(type_.item) or self._open_already(type_.item, way):
            return items
        while len(items) < max(1 if not type_.prefix else 0, min(least, 50)):
            item = self._value(type_.item, one, way.deeper())
            items.append(_varied(item, len(items)) if limits and limits.get("uniqueItems") else item)
        return self._containing(type_, items, one, dict(limits.bounds) if limits else {}, way)

    def _containing(
        self, type_: ir.Array, items: list[Json], name: str, limits: dict[str, Json], way: _Way
    ) -> list[Json]:
        """The same items, the first of them changed into what the list must contain where it is not there yet."""
        contained, least = limits.get("contains"), limits.get("minContains", 1)
        if "contains" not in limits or not isinstance(least, int) or keeps(limits, items):
            return items
        schema = contained if isinstance(contained, dict) else {}
        # What an item must have may be a field that is not shown otherwise.
        for whole in (way.deeper(), way.deeper().in_full()):
            made = list(items)
            for index in range(min(least, 50)):
                item = _toward(self._value(type_.item, name, whole), schema)
                varied = _varied(item, index)
                made[index : index + 1] = [varied if limits.get("uniqueItems") and keeps(schema, varied) else item]
            if keeps(limits, made) and all(self.holds(type_.item, item, request=way.request) for item in made):
                return made
        return items

    def _open_already(self, type_: ir.Type, way: _Way) -> bool:
        return isinstance(type_, ir.Reference) and type_.id in way.open

    def _definition(self, definition: ir.Definition, name: str, way: _Way) -> Json:
        good = (e for e in definition.examples if self.conformance.holds(ir.Reference(id=definition.id), e))
        if not way.request and (own := next(good, None)) is not None:
            return own
        alias = definition.type if isinstance(definition, ir.AliasSchema) else None
        if way.depth >= DEPTH and not isinstance(alias, _SHALLOW):
            return {}
        inside = way.into(definition.id)
        if isinstance(definition, ir.AliasSchema):
            return self._value(definition.type, name or definition.published, inside)
        return self._object(definition, inside)

    def _object(self, definition: ir.ObjectSchema, way: _Way) -> Json:
        needed = self._needed_by(definition)
        optional = way.full and way.shown < OPEN
        # `oneOf` asks for one alternative and no other.
        other = {name for names in definition.alternatives[1:] for name in names}
        made: dict[str, Json] = {}
        for field in definition.fields if optional else needed.values():
            if (way.request and field.read_only) or (not way.request and field.write_only):
                continue
            if field.wire_name in needed or (
                field.wire_name not in other and way.roomy() and self._worth(field, definition, way)
            ):
                made[field.wire_name] = self._field(field, way, definition)
        return self._enough(definition, made, way)

    def _needed_by(self, definition: ir.ObjectSchema) -> dict[str, ir.Field]:
        """The fields that every sample of an object has; remembered, as one sample may hold it a thousand times."""
        known = self._needed.get(definition.id)
        if known is None:
            names = set(definition.alternatives[0]) if definition.alternatives else set()
            needed = (field for field in definition.fields if field.required or field.wire_name in names)
            known = self._needed[definition.id] = {field.wire_name: field for field in needed}
        return known

    def _worth(self, field: ir.Field, owner: ir.ObjectSchema, way: _Way) -> bool:
        """Whether an optional field is shown: not when it repeats what is open above, or is on its way out."""
        if (owner.id, field.wire_name) in self.account.without:
            return False
        inner = field.type.item if isinstance(field.type, ir.Array) else field.type
        return not field.deprecated and not self._open_already(inner, way) and len(way.open) < DEPTH

    def _enough(self, definition: ir.ObjectSchema, made: dict[str, Json], way: _Way) -> Json:
        """As many fields as the limits ask for, taken from the optional ones and then invented."""
        least = definition.constraints.count("minProperties") if definition.constraints else 0
        for field in definition.fields if len(made) < least else ():
            if len(made) < least and field.wire_name not in made and not (way.request and field.read_only):
                made[field.wire_name] = self._field(field, way, definition)
        number = 1
        while len(made) < min(least, 20) and not definition.closed:
            made[f"key{number}"] = self._value(definition.additional or _ANY, "value", way.deeper())
            number += 1
        if not made and definition.additional is not None and not definition.fields and way.depth < DEPTH:
            made["key"] = self._value(definition.additional, "value", way.deeper())
        return made

    def _field(self, field: ir.Field, way: _Way, owner: ir.ObjectSchema | None = None) -> Json:
        place = (owner.id, field.wire_name) if owner else None
        name = self._called(field.wire_name, owner)
        default = field.default.value if field.default else None
        stated = self.account.stated(name, place)
        known: tuple[Json, ...] = (*stated, *field.examples, default, *mentioned(field.description))
        for candidate in known:
            if candidate not in (None, "", [], {}) and self.holds(field.type, candidate, request=way.request):
                return candidate
        return self._value(field.type, name, way.deeper())

    def _called(self, name: str, owner: ir.ObjectSchema | None) -> str:
        """What a field is called where it is spoken of from elsewhere: the id of a pet is `petId`."""
        known = self.account.ids.get((owner.id, name)) if owner else None
        if known is None and owner is not None and name.strip("_").lower() == "id":
            known = f"{owner.published}Id"
        return mark(name) + known if known else name


_ANY = ir.Scalar(kind=ir.ScalarKind.ANY)
_SHALLOW = (ir.Scalar, ir.Choice, ir.Array, ir.Map)
"""Types that end by themselves, however deep they stand."""


class _Way:
    """Where the sampler is: how deep, inside which definitions, for which direction."""

    __slots__ = ("depth", "full", "left", "open", "request", "shown")

    def __init__(self, *, request: bool, full: bool) -> None:
        self.request = request
        self.full = full
        self.depth = 0
        self.shown = 0
        """Objects that this one stands in."""
        self.open: tuple[ir.SchemaId, ...] = ()
        self.left = [MOST]
        """Values that may still be made; shared by all ways of one sample."""

    def goes_on(self) -> bool:
        """Whether there is room for one more value."""
        self.left[0] -= 1
        return self.left[0] > 0 and self.depth <= 3 * DEPTH

    def roomy(self) -> bool:
        """Whether there is room for what need not be shown."""
        return self.left[0] > MOST - SHOWN

    def deeper(self) -> _Way:
        way = _Way(request=self.request, full=self.full)
        way.depth, way.shown, way.open, way.left = self.depth + 1, self.shown, self.open, self.left
        return way

    def in_full(self) -> _Way:
        way = self.deeper()
        way.full = True
        return way

    def into(self, id_: ir.SchemaId) -> _Way:
        way = self.deeper()
        way.shown, way.open = len(self.open), (*self.open, id_)
        return way


def _ends(type_: ir.Type) -> bool:
    """Whether nothing of interest can come: null or nothing."""
    return isinstance(type_, ir.Scalar) and type_.kind in {ir.ScalarKind.NULL, ir.ScalarKind.NEVER}


def _toward(value: Json, schema: Any) -> Json:
    """A value of a schema without references, as much like another value as can be."""
    if not isinstance(schema, dict) or keeps(schema, value):
        return value
    if "const" in schema or schema.get("enum"):
        known: Json = schema["const"] if "const" in schema else schema["enum"][0]
        return known
    for arm in (*schema.get("allOf", ()), *schema.get("anyOf", ())[:1], *schema.get("oneOf", ())[:1]):
        value = _toward(value, arm)
    if keeps(schema, value):
        return value
    named = schema.get("type") or sorted(types_of(value))
    match named if isinstance(named, str) else named[0]:
        case "string" | "integer" | "number" as kind:
            bounds = tuple((name, bound) for name, bound in schema.items() if KEYWORDS[name].role is Role.LIMIT)
            scalar = ir.Scalar(kind=ir.ScalarKind(kind), constraints=ir.Constraints(bounds))
            return sample_values.text("", scalar, {}) if kind == "string" else sample_values.number("", scalar)
        case "object":
            held, fields = dict(value) if isinstance(value, dict) else {}, schema.get("properties", {})
            needed = dict.fromkeys((*fields, *schema.get("required", ())))
            return held | {name: _toward(held.get(name), fields.get(name)) for name in needed}
        case "array":
            return [_toward(item, schema.get("items")) for item in value] if isinstance(value, list) else []
        case "boolean":
            return True
        case _:
            return None


def _varied(value: Json, number: int) -> Json:
    """Another value of about the same kind, for lists without repetition."""
    if number == 0 or isinstance(value, bool | list) or value is None:
        return value
    if isinstance(value, int | float):
        return value + number
    if isinstance(value, str):
        return f"{value}{number + 1}"
    return {key: _varied(item, number) for key, item in value.items()}
