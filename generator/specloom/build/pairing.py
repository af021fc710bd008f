"""Which operation reads what another one replaces: as declared, or because the schemas of both say so.

A pair is found only where it is safe. What the GET of a path gives must be what its PUT takes, field by field, so that
the object can be sent back and nothing in it is erased: no field of the request may be one that the answer lacks or
never shows, and no value of the answer may be one that the request does not allow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostics
from ..ir import (
    Array,
    Choice,
    Definition,
    Location,
    Map,
    ObjectSchema,
    Operation,
    Scalar,
    ScalarKind,
    SchemaId,
    Type,
    Union,
    Value,
)
from ..settings.operations import OperationRule, Pair
from .behaviours import Declaring
from .lookup import answers, same_places, sibling
from .wire import is_json


def with_pairs(
    operations: Sequence[Operation],
    rules: Mapping[str, OperationRule],
    definitions: Mapping[SchemaId, Definition],
    diagnostics: Diagnostics,
) -> list[Operation]:
    """The operations, each with the pair that is declared or found for it."""
    by_key = {operation.key: operation for operation in operations}
    paired: list[Operation] = []
    for operation in operations:
        here = Declaring(
            operation=operation,
            rule=rules.get(operation.key, OperationRule(key=operation.key)),
            operations=by_key,
            definitions=definitions,
            diagnostics=diagnostics,
        )
        pair = _pair(here)
        same = pair == operation.declared.pair
        paired.append(operation if same else replace(operation, declared=replace(operation.declared, pair=pair)))
    return paired


def _pair(here: Declaring) -> Pair | None:
    declared, key = here.rule.pair, here.operation.key
    found = _found(here)
    if declared is None or here.rule.unpaired:
        if here.rule.unpaired and found is None:
            _idle(here, f"{key} is half of no pair without the rule either")
        return None if here.rule.unpaired else found
    beside = sibling(here.operation, "GET", here.operations)
    pair = replace(declared, get=declared.get or (beside.key if beside else f"GET {here.operation.path}"))
    if not _fits_declared(here, pair):
        return None
    if found is not None and pair == replace(found, inferred=False):
        _idle(here, f"{pair.get} and {key} are found to be a pair without the rule too")
    return pair


def _idle(here: Declaring, message: str) -> None:
    here.diagnostics.error("idle-rule", message, here.place("pair"), help="remove it from the rule")


def _fits_declared(here: Declaring, pair: Pair) -> bool:
    """Whether a declared pair can be one at all; what it cannot be is reported."""
    reading = here.operation_called(pair.get, "pair")
    if reading is None:
        return False
    owner = _read_object(here, reading)
    if owner is None or not same_places(reading, here.operation) or here.operation.body is None:
        here.misfit(f"{pair.get} does not give one object, by the same path arguments, that could be sent here", "pair")
        return False
    names = [one.wire_name for one in owner.fields]
    if pair.version and pair.version not in names:
        here.unknown(pair.version, f"field in the answer to {pair.get} called", names, "pair")
        return False
    return True


def _read_object(here: Declaring, reading: Operation) -> ObjectSchema | None:
    content = [media for answer in reading.responses if answer.status.startswith("2") for media in answer.content]
    return next((owner for media in content if (owner := here.object_of(media.type))), None)


def _found(here: Declaring) -> Pair | None:
    """The pair that a PUT makes with the GET of its path; `None` unless all that is read can be written again."""
    operation, reading = here.operation, sibling(here.operation, "GET", here.operations)
    if operation.method != "PUT" or reading is None or not (_plain(operation) and _plain(reading)):
        return None
    written = [media.type for media in operation.body.content if is_json(media.name)] if operation.body else []
    given = [here.object_of(type) for type in answers(reading)]
    owners = {owner.id for owner in given if owner is not None}
    wanted = here.object_of(written[0]) if written else None
    if wanted is None or len(owners) != 1 or None in given or operation.servers != reading.servers:
        return None
    assert given[0] is not None
    changeable = any(not one.read_only for one in wanted.fields)
    return Pair(get=reading.key, inferred=True) if changeable and _Fit(here).object(given[0], wanted) else None


def _plain(operation: Operation) -> bool:
    """Whether a call gives or takes its object as it is, by the path alone."""
    declared = operation.declared
    special = (declared.batch, declared.download, declared.starts, declared.result, operation.patch, operation.paging)
    asked = any(one.required and one.location is not Location.PATH for one in operation.parameters)
    return not asked and not declared.cached and all(one is None for one in special)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Whether what is given can be sent where something is wanted; recursion is taken to fit."""

    here: Declaring
    known: dict[tuple[SchemaId, SchemaId, bool], bool] = field(default_factory=dict)

    def object(self, given: ObjectSchema, wanted: ObjectSchema, *, inner: bool = False) -> bool:
        """Whether an object can be sent whole, and nothing is lost that it does not show.

        What the server sets is not sent. Of the object itself it knows that without; inside, it may be what tells one
        item of a list from another.
        """
        both = (given.id, wanted.id, inner)
        if both not in self.known:
            self.known[both] = True
            asked = {one.wire_name for one in wanted.fields if not one.read_only}
            kept = not inner or all(one.wire_name in asked for one in given.fields if one.read_only)
            self.known[both] = kept and self._object(given, wanted)
        return self.known[both]

    def _object(self, given: ObjectSchema, wanted: ObjectSchema) -> bool:
        shown = {one.wire_name: one for one in given.fields if not one.write_only}
        for asked in (one for one in wanted.fields if not one.read_only):
            got = shown.pop(asked.wire_name, None)
            if got is None or asked.write_only or not self.type(got.type, asked.type):
                return False
        known = {one.wire_name for one in wanted.fields}
        beyond = [one for name, one in shown.items() if name not in known and not one.read_only]
        if wanted.closed and (beyond or given.additional is not None):
            return False
        if given.id != wanted.id and (given.patterns or wanted.patterns):
            return False
        more = [*(one.type for one in beyond), *([given.additional] if given.additional is not None else [])]
        return wanted.additional is None or all(self.type(one, wanted.additional) for one in more)

    def type(self, given: Type, wanted: Type) -> bool:
        """Whether each value of one type is a value of the other."""
        given, wanted = self.here.resolved(given), self.here.resolved(wanted)
        if isinstance(wanted, Scalar) and wanted.kind is ScalarKind.ANY:
            return True
        if isinstance(given, Union):
            return all(self.type(arm, wanted) for arm in given.arms)
        if isinstance(wanted, Union):
            return any(self.type(given, arm) for arm in wanted.arms)
        source, target = self.here.object_of(given), self.here.object_of(wanted)
        if source is not None and target is not None:
            return self.object(source, target, inner=True)
        if isinstance(given, Array) and isinstance(wanted, Array):
            arms = zip((*given.prefix, given.item), (*wanted.prefix, wanted.item), strict=False)
            return len(given.prefix) == len(wanted.prefix) and all(self.type(one, other) for one, other in arms)
        if isinstance(given, Map) and isinstance(wanted, Map):
            return self.type(given.value, wanted.value)
        return _simple(given, wanted)


def _simple(given: Type, wanted: Type) -> bool:
    """The same of types without parts."""
    if isinstance(given, Choice):
        values = wanted.values if isinstance(wanted, Choice) else None
        return all(value in values if values is not None else _is_of(value, wanted) for value in given.values)
    if not (isinstance(given, Scalar) and isinstance(wanted, Scalar)):
        return False
    whole = given.kind is ScalarKind.INTEGER and wanted.kind is ScalarKind.NUMBER
    return (given.kind is wanted.kind or whole) and wanted.format in (None, given.format)


def _is_of(value: Value, wanted: Type) -> bool:
    kinds: dict[type, tuple[ScalarKind, ...]] = {
        str: (ScalarKind.STRING,),
        bool: (ScalarKind.BOOLEAN,),
        int: (ScalarKind.INTEGER, ScalarKind.NUMBER),
        float: (ScalarKind.NUMBER,),
        type(None): (ScalarKind.NULL,),
    }
    return isinstance(wanted, Scalar) and wanted.format is None and wanted.kind in kinds[type(value)]
