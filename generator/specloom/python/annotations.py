"""The Python types of values of the API.

One type has several: as an attribute of a model (views over the document), as an argument (whatever is convenient to
write), on the wire (for those who write dictionaries), and as a label (for people).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .. import ir
from . import types
from .types import Generic, Literal, Name, Shown, Type, size, union

MAX_WRITTEN = 200
"""Names that an alias written out may have; past that it is called by its names. Written out, an alias of two arms that
both name the next such alias is as long as two to the power of their number."""
MAX_OPEN = 20
"""Aliases that an annotation writes out inside one another; past that an alias is called by its names as well."""
SIGNED_URL = Name(f"{types.RUNTIME}http.transport", "SignedURL")
_TIMES = {"date-time": types.DATETIME, "date": Name("datetime", "date"), "time": Name("datetime", "time")}
_EPOCHS = frozenset({"epoch_ms", "epoch_s", "epoch_ms_string"})
_SCALARS = {
    ir.ScalarKind.STRING: types.STR,
    ir.ScalarKind.INTEGER: types.INT,
    ir.ScalarKind.NUMBER: types.FLOAT,
    ir.ScalarKind.BOOLEAN: types.BOOL,
    ir.ScalarKind.NULL: types.NONE,
    ir.ScalarKind.ANY: types.ANY,
    ir.ScalarKind.NEVER: types.ANY,
}


class Role(StrEnum):
    """What an annotation is for."""

    VIEW = "view"
    """An attribute or a result: lists and maps are live views."""
    ARGUMENT = "argument"
    """An argument: models or dictionaries, any sequence, moments as text too."""
    WIRE = "wire"
    """A key of a TypedDict: plain JSON."""
    LABEL = "label"
    """For people: the shortest form that tells."""


_LISTS = {
    Role.VIEW: types.MUTABLE_SEQUENCE,
    Role.ARGUMENT: types.SEQUENCE,
    Role.WIRE: types.LIST,
    Role.LABEL: types.LIST,
}
_MAPS = {Role.VIEW: types.MUTABLE_MAPPING, Role.ARGUMENT: types.MAPPING, Role.WIRE: types.DICT, Role.LABEL: types.DICT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A definition as Python sees it."""

    definition: ir.Definition
    name: str
    module: str
    """Name of its module below `models` and `types`."""
    twin: str
    """Name of its wire form, in the module of the same name below `types`; empty when the wire form is the same."""


class Annotator:
    """Gives the types of one API."""

    def __init__(self, known: Mapping[ir.SchemaId, Named]) -> None:
        self.known = known
        self._written: dict[tuple[ir.SchemaId, Role], Type] = {}
        """Aliases that were written out, as far as no recursion was cut on the way."""
        self._cuts = 0

    def annotate(self, type_: ir.Type, role: Role, within: frozenset[ir.SchemaId] = frozenset()) -> Type:
        """The type of a value in a role; `within` are the aliases that are being written out, so that each ends."""
        match type_:
            case ir.Scalar():
                return _scalar(type_, role)
            case ir.Choice():
                return union(*_choice(type_, role))
            case ir.Reference():
                return self._reference(type_, role, within)
            case ir.Array():
                ends = isinstance(type_.item, ir.Scalar) and type_.item.kind is ir.ScalarKind.NEVER
                parts = type_.prefix if ends else (*type_.prefix, type_.item)
                return Generic(_LISTS[role], (union(*(self.annotate(part, role, within) for part in parts)),))
            case ir.Map():
                return Generic(_MAPS[role], (types.STR, self.annotate(type_.value, role, within)))
            case ir.Union():
                return union(*(self.annotate(arm, role, within) for arm in type_.arms))

    def _reference(self, type_: ir.Reference, role: Role, within: frozenset[ir.SchemaId]) -> Type:
        named = self.known[type_.id]
        model, twin = (
            Name(types.MODELS + named.module, named.name),
            Name(f"{types.LOCAL}types.{named.module}", named.twin),
        )
        if role in {Role.VIEW, Role.LABEL} or not named.twin:
            return model
        if role is Role.WIRE:
            return twin
        called = union(model, twin)
        if not isinstance(named.definition, ir.AliasSchema):
            return called
        if type_.id in within or len(within) >= MAX_OPEN:
            self._cuts += 1
            return called
        known = self._written.get((type_.id, role))
        if known is not None:
            return known
        before = self._cuts
        written = self.annotate(named.definition.type, role, within | {type_.id})
        written = written if size(written) <= MAX_WRITTEN else called
        if self._cuts == before:
            self._written[type_.id, role] = written
        return written


def _scalar(type_: ir.Scalar, role: Role) -> Type:
    plain = _SCALARS[type_.kind]
    if type_.format == ir.SIGNED_URL and plain not in {types.ANY, types.NONE} and role in {Role.VIEW, Role.LABEL}:
        return SIGNED_URL
    moment = moment_of(type_)
    if moment is None or role is Role.WIRE:
        return plain
    return union(moment, plain) if role is Role.ARGUMENT else moment


def _choice(type_: ir.Choice, role: Role) -> Iterator[Type]:
    """A closed list read as an open one: the known values and, after them, any other of their kind."""
    if role is Role.LABEL:
        yield from (types.NONE if value is None else Shown((value,)) for value in type_.values)
        return
    values = tuple(value for value in type_.values if isinstance(value, bool | int | str))
    yield from (Literal(values),) if values else ()
    yield from (types.NONE if value is None else Name(types.BUILTINS, type(value).__name__) for value in type_.values)


def moment_of(type_: ir.Scalar) -> Name | None:
    """The class of `datetime` that stands for the scalar; nothing when it is no point in time."""
    if type_.kind is ir.ScalarKind.STRING and type_.format in _TIMES:
        return _TIMES[type_.format]
    whole = type_.kind in {ir.ScalarKind.STRING, ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER}
    return types.DATETIME if whole and is_time(type_.format) else None


def is_time(format: str | None) -> bool:
    """Whether a format, which is none of JSON Schema's, is one of time: a count since 1970, or a pattern."""
    return format in _EPOCHS or "%Y" in (format or "")
