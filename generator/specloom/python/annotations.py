"""The sole speller of Python types.

One type has three spellings: as an attribute of a model (views over the document), as an argument (whatever is
convenient to write), and on the wire (for those who write dictionaries).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .. import ir
from .scope import LOCAL, Names, PlainNames

ABC = "collections.abc"
TYPING = "typing"
BUILTINS = "builtins"
MAX_BAR_ARMS = 30
"""Unions of more arms are written `Union[...]`: a long chain of `|` is slow to read and deep for the compiler."""

_TIMES = {"date-time": "datetime", "date": "date", "time": "time"}
TEXT = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
"""A text in an annotation, as `repr` writes it."""
_EPOCHS = frozenset({"epoch_ms", "epoch_s", "epoch_ms_string"})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A definition as Python sees it."""

    definition: ir.Definition
    name: str
    module: str
    """Name of its module below `models` and `types`."""
    twin: str
    """Name of its wire form, in the module of the same name below `types`; empty when the wire form is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """An annotation and the models that it names."""

    text: str
    models: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """One spelling under way."""

    role: Role
    names: Names
    models: set[str]
    open: set[ir.SchemaId]
    """Aliases that are being written out, so that a recursive one ends."""


class Speller:
    """Spells the types of one API."""

    def __init__(self, known: Mapping[ir.SchemaId, Named]) -> None:
        self.known = known

    def spell(self, type_: ir.Type, role: Role, names: Names, *, here: str = "", nullable: bool = False) -> Spelling:
        """The annotation of `type_`; `here` is the model module that needs no import of its own names."""
        run = _Run(role=role, names=_Here(names, here) if here else names, models=set(), open=set())
        arms = list(self._arms(type_, run))
        if nullable:
            arms.append("None")
        return Spelling(text=join(arms, run.names), models=tuple(sorted(run.models)))

    def plain(self, type_: ir.Type) -> str:
        """The annotation as data, resolved later by the runtime."""
        return self.spell(type_, Role.VIEW, PlainNames()).text

    def _arms(self, type_: ir.Type, run: _Run) -> Iterator[str]:
        match type_:
            case ir.Scalar():
                yield from self._scalar(type_, run)
            case ir.Choice():
                yield from _listed(type_) if run.role is Role.LABEL else choice(type_, run.names)
            case ir.Reference():
                yield from self._reference(type_, run)
            case ir.Array():
                yield self._array(type_, run)
            case ir.Map():
                value = self._one(type_.value, run)
                key = run.names.use(BUILTINS, "str")
                yield f"{_container(run, 'MutableMapping', 'Mapping', 'dict')}[{key}, {value}]"
            case ir.Union():
                for arm in type_.arms:
                    yield from self._arms(arm, run)

    def _one(self, type_: ir.Type, run: _Run) -> str:
        return join(list(self._arms(type_, run)), run.names)

    def _array(self, type_: ir.Array, run: _Run) -> str:
        rest = () if isinstance(type_.item, ir.Scalar) and type_.item.kind is ir.ScalarKind.NEVER else (type_.item,)
        arms = [arm for part in (*type_.prefix, *rest) for arm in self._arms(part, run)]
        return f"{_container(run, 'MutableSequence', 'Sequence', 'list')}[{join(arms, run.names)}]"

    def _scalar(self, type_: ir.Scalar, run: _Run) -> Iterator[str]:
        kind = type_.kind
        if kind is ir.ScalarKind.NULL:
            yield "None"
        elif kind in {ir.ScalarKind.ANY, ir.ScalarKind.NEVER}:
            yield run.names.use(TYPING, "Any")
        else:
            if type_.format == ir.SIGNED_URL and run.role in {Role.VIEW, Role.LABEL}:
                yield run.names.use(f"{LOCAL}_runtime.http.origins", "SignedURL")
                return
            if run.role is not Role.WIRE and (moment := moment_of(type_)):
                yield run.names.use("datetime", moment)
                if run.role is not Role.ARGUMENT:
                    return
            yield run.names.use(BUILTINS, _SCALARS[kind])

    def _reference(self, type_: ir.Reference, run: _Run) -> Iterator[str]:
        named = self.known[type_.id]
        run.models.add(named.name)
        if run.role in {Role.VIEW, Role.LABEL} or not named.twin:
            yield self._model(named, run)
        elif run.role is Role.WIRE:
            yield self._twin(named, run)
        elif isinstance(named.definition, ir.AliasSchema) and type_.id not in run.open:
            run.open.add(type_.id)
            yield from self._arms(named.definition.type, run)
            run.open.discard(type_.id)
        else:
            yield self._model(named, run)
            yield self._twin(named, run)

    def _model(self, named: Named, run: _Run) -> str:
        return run.names.use(f"{LOCAL}models.{named.module}", named.name)

    def _twin(self, named: Named, run: _Run) -> str:
        return run.names.use(f"{LOCAL}types.{named.module}", named.twin)


class _Here:
    """Names as seen from one module of models or of their wire forms."""

    def __init__(self, names: Names, here: str) -> None:
        self._names = names
        self._here = LOCAL + here

    def use(self, module: str, name: str, /) -> str:
        return self._names.use("" if module == self._here else module, name)


_SCALARS = {
    ir.ScalarKind.STRING: "str",
    ir.ScalarKind.INTEGER: "int",
    ir.ScalarKind.NUMBER: "float",
    ir.ScalarKind.BOOLEAN: "bool",
}


def is_union(annotation: str) -> bool:
    """Whether an annotation is a chain of arms, not one that only has such a chain inside."""
    depth = 0
    for character in TEXT.sub("", annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and not depth:
            return True
    return False


def moment_of(type_: ir.Scalar) -> str:
    """The class of `datetime` that stands for the scalar; empty when it is no point in time."""
    if type_.kind is ir.ScalarKind.STRING and type_.format in _TIMES:
        return _TIMES[type_.format]
    whole = type_.kind in {ir.ScalarKind.STRING, ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER}
    return "datetime" if whole and is_time(type_.format) else ""


def is_time(format: str | None) -> bool:
    """Whether a format, which is none of JSON Schema's, is one of time: a count since 1970, or a pattern."""
    return format in _EPOCHS or "%Y" in (format or "")


def _listed(type_: ir.Choice) -> Iterator[str]:
    for value in type_.values:
        yield json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def choice(type_: ir.Choice, names: Names) -> Iterator[str]:
    """A closed list read as an open one: the known values and, after them, any other of their kind."""
    values = [value for value in type_.values if isinstance(value, bool | int | str)]
    if values:
        yield f"{names.use(TYPING, 'Literal')}[{', '.join(map(repr, values))}]"
    kinds = dict.fromkeys(type(value).__name__ for value in type_.values if value is not None)
    for kind in kinds:
        yield names.use(BUILTINS, kind)
    if None in type_.values:
        yield "None"
    elif not kinds:
        yield names.use(TYPING, "Any")


def join(arms: Iterable[str], names: Names) -> str:
    """One annotation out of arms: each once, `Any` swallows the rest, `None` last."""
    unique = dict.fromkeys(arms)
    anything = next((arm for arm in unique if arm.lstrip("_") == "Any"), "")
    if anything:
        return anything
    ordered = [arm for arm in unique if arm != "None"] + ["None"] * ("None" in unique)
    if len(ordered) > MAX_BAR_ARMS:
        return f"{names.use(TYPING, 'Union')}[{', '.join(ordered)}]"
    return " | ".join(ordered)


def _container(run: _Run, view: str, argument: str, wire: str) -> str:
    if run.role in {Role.WIRE, Role.LABEL}:
        return run.names.use(BUILTINS, wire)
    return run.names.use(ABC, view if run.role is Role.VIEW else argument)
