"""What the configuration declares of an operation, held against the document: a name or a kind that is not there is
an error, since the call would go out without what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from ..diagnostics import Diagnostics, Origin
from ..ir import (
    AliasSchema,
    Definition,
    Field,
    Location,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
    SchemaId,
    Type,
)
from ..settings.operations import OperationRule
from ..text.suggest import did_you_mean
from .wire import is_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaring:
    """One rule at one operation, and all that both are looked up in."""

    operation: Operation
    rule: OperationRule
    operations: Mapping[str, Operation]
    definitions: Mapping[SchemaId, Definition]
    diagnostics: Diagnostics

    def place(self, setting: str) -> Origin | None:
        """Where a setting of the rule stands, or else the rule."""
        return self.rule.place(setting)

    def unknown(self, name: str, what: str, known: Iterable[str], setting: str = "") -> None:
        """Report a name that the operation does not have."""
        message = f"{self.operation.key} has no {what} `{name}`"
        self.diagnostics.error("unknown-rule", message, self.place(setting), help=did_you_mean(name, known))

    def misfit(self, message: str, setting: str = "") -> None:
        """Report a rule that does not suit what it names."""
        self.diagnostics.error("bad-rule", f"{self.operation.key}: {message}", self.place(setting))

    def operation_called(self, key: str, setting: str = "") -> Operation | None:
        """The operation with this key; `None`, and an error, when there is none."""
        found = self.operations.get(key)
        if found is None:
            help = did_you_mean(key, self.operations)
            self.diagnostics.error("unknown-rule", f"no operation `{key}`", self.place(setting), help=help)
        return found

    def resolved(self, type: Type) -> Type:
        """The type behind aliases."""
        for _ in range(len(self.definitions) + 1):
            definition = self.definitions.get(type.id) if isinstance(type, Reference) else None
            if not isinstance(definition, AliasSchema):
                break
            type = definition.type
        return type

    def object_of(self, type: Type) -> ObjectSchema | None:
        """The object that a type is."""
        found = self.resolved(type)
        definition = self.definitions.get(found.id) if isinstance(found, Reference) else None
        return definition if isinstance(definition, ObjectSchema) else None

    def queries(self, declared: Iterable[tuple[str, T]], setting: str = "") -> Iterator[tuple[Parameter, T]]:
        """The query parameters that a setting names, each with what it says of it; a name that is none is an error."""
        known = {one.wire_name: one for one in self.operation.parameters if one.location is Location.QUERY}
        for name, said in declared:
            if name in known:
                yield known[name], said
            else:
                self.unknown(name, "query parameter", known, setting)

    def body_fields(self) -> dict[str, Field]:
        """The fields of a JSON body."""
        content = self.operation.body.content if self.operation.body else ()
        owners = [self.object_of(media.type) for media in content if is_json(media.name)]
        return {field.wire_name: field for owner in owners[:1] if owner for field in owner.fields}


class Declared(Protocol):
    """What a feature tells this stage; `features/feature.py` says more."""

    def check(self, here: Declaring) -> None:
        """Report what of the rule does not fit its operation."""
        ...

    def parts(self, here: Declaring) -> Mapping[str, Any]:
        """Attributes of the operation that the rule gives it."""
        ...

    def parameters(self, here: Declaring) -> Mapping[str, Parameter | None]:
        """Parameters that become others, by name; `None` for those that go."""
        ...

    def definitions(
        self,
        definitions: Mapping[SchemaId, Definition],
        operations: Sequence[Operation],
        rules: Sequence[OperationRule],
    ) -> Mapping[SchemaId, Definition]:
        """The definitions with what the rules say of them."""
        ...

    def completed(
        self,
        operations: Sequence[Operation],
        rules: Mapping[str, OperationRule],
        definitions: Mapping[SchemaId, Definition],
        diagnostics: Diagnostics,
    ) -> Sequence[Operation]:
        """The operations with what depends on several of them."""
        ...

    def option_names(self, rule: OperationRule) -> Iterable[str]:
        """Names of the arguments that are declared and not sent."""
        ...


def declare(
    operation: Operation,
    rule: OperationRule | None,
    operations: Mapping[str, Operation],
    definitions: Mapping[SchemaId, Definition],
    features: Sequence[Declared],
    diagnostics: Diagnostics,
) -> Operation:
    """The operation with what the rule declares of it, or without when that does not fit."""
    if rule is None or not rule.declares:
        return operation
    here = Declaring(
        operation=operation, rule=rule, operations=operations, definitions=definitions, diagnostics=diagnostics
    )
    before = len(diagnostics.entries)
    options = tuple(name for feature in features for name in feature.option_names(rule))
    parts: dict[str, Any] = {"declared": rule, "options": options}
    changed: dict[str, Parameter | None] = {}
    for feature in features:
        feature.check(here)
    for feature in features:
        parts |= feature.parts(here)
    for feature in features:
        changed |= feature.parameters(here)
    if len(diagnostics.entries) > before:
        return operation
    return replace(operation, **{"parameters": tuple(_shown(here, changed)), **parts})


def _shown(here: Declaring, changed: Mapping[str, Parameter | None]) -> Iterator[Parameter]:
    """The parameters with those that were changed, without those that go; what is in the path stays."""
    for one in here.operation.parameters:
        new = one if one.location is Location.PATH else changed.get(one.wire_name, one)
        if new is not None:
            yield new
