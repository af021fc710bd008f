"""Whether a JSON value is what a type says: samples are shown only when they are."""

from __future__ import annotations

from collections.abc import Mapping

from .. import ir
from ..openapi.keywords import keeps, searches, types_of
from ..source import Json

DEEPEST = 60
"""A value nested deeper than this is not looked into: it is no sample that anyone would read."""


class Conformance:
    """Checks values against the definitions of one API."""

    def __init__(self, definitions: Mapping[ir.SchemaId, ir.Definition]) -> None:
        self.definitions = definitions

    def holds(self, type_: ir.Type, value: Json, *, request: bool = False, depth: int = 0) -> bool:
        """Whether `value` is of `type_`; in a request, required fields that only the server writes may be absent."""
        if depth > DEEPEST:
            return False
        match type_:
            case ir.Scalar():
                return _scalar(type_, value)
            case ir.Choice(values=values):
                return any(same(value, known) for known in values)
            case ir.Union(arms=arms):
                return any(self.holds(arm, value, request=request, depth=depth + 1) for arm in arms)
            case ir.Array():
                return self._array(type_, value, request, depth)
            case ir.Map(value=inner, constraints=limits):
                return isinstance(value, dict) and (
                    within(limits, value)
                    and all(self.holds(inner, item, request=request, depth=depth + 1) for item in value.values())
                )
            case ir.Reference(id=id_):
                return self._definition(self.definitions[id_], value, request, depth + 1)

    def arm(self, type_: ir.Union, value: Json, *, request: bool = False) -> ir.Type | None:
        """The arm of a union that a value belongs to: the one its discriminator names, else the first that fits."""
        found = type_.discriminator
        if found and isinstance(value, dict):
            named = dict(found.mapping).get(str(value.get(found.wire_name)))
            if named is not None:
                return ir.Reference(id=named)
        return next((arm for arm in type_.arms if self.holds(arm, value, request=request)), None)

    def _array(self, type_: ir.Array, value: Json, request: bool, depth: int) -> bool:
        if not isinstance(value, list) or not within(type_.constraints, value):
            return False
        types = [*type_.prefix, *([type_.item] * max(0, len(value) - len(type_.prefix)))]
        pairs = zip(types, value, strict=False)
        return all(self.holds(inner, item, request=request, depth=depth + 1) for inner, item in pairs)

    def _definition(self, definition: ir.Definition, value: Json, request: bool, depth: int) -> bool:
        if isinstance(definition, ir.AliasSchema):
            return self.holds(definition.type, value, request=request, depth=depth)
        if not isinstance(value, dict) or not within(definition.constraints, value):
            return False
        if definition.alternatives and not any(set(names) <= set(value) for names in definition.alternatives):
            return False
        known = {field.wire_name: field for field in definition.fields}
        needed = (f.wire_name for f in definition.fields if f.required and not (request and f.read_only))
        if any(name not in value for name in needed):
            return False
        return all(
            self.holds(known[name].type, item, request=request, depth=depth)
            if name in known
            else self._unnamed(definition, name, item, request, depth)
            for name, item in value.items()
        )

    def _unnamed(self, definition: ir.ObjectSchema, name: str, value: Json, request: bool, depth: int) -> bool:
        matching = [type_ for pattern, type_ in definition.patterns if searches(pattern, name)]
        if matching:
            return all(self.holds(type_, value, request=request, depth=depth) for type_ in matching)
        if definition.additional is not None:
            return self.holds(definition.additional, value, request=request, depth=depth)
        return not definition.closed


def same(left: Json, right: Json) -> bool:
    """JSON equality, in which true is not 1."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def _scalar(type_: ir.Scalar, value: Json) -> bool:
    is_of_kind = type_.kind is ir.ScalarKind.ANY or type_.kind in types_of(value)
    return is_of_kind and within(type_.constraints, value)


def within(limits: ir.Constraints | None, value: Json) -> bool:
    """Whether a value keeps the limits that apply to its kind."""
    return limits is None or keeps(dict(limits.bounds), value)
