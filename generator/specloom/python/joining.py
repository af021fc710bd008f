"""What features make of a method: its result, its arguments, what the runtime is told, and the methods beside it.

Each question goes to all features, those whose steps run outermost first, unless it says otherwise. What they answer is
put together here, so that no other module of this package knows one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from .. import ir
from ..source import Json
from .annotations import Role
from .codemodel import (
    PLAIN,
    Argument,
    Companion,
    Construct,
    Data,
    Extra,
    Keyword,
    ParameterGroup,
    Raised,
    Sending,
    Signature,
)
from .types import Name, Type

if TYPE_CHECKING:
    from .arguments import BodyArguments
    from .catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a call gives when all is found, and what it gives at large."""

    found: Type
    all: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """A method as it is defined, and the ways to call it when there are several."""

    defined: Signature
    overloads: tuple[Signature, ...] = ()

    def giving(self, type_: Type) -> Ways:
        """The same, with what each gives."""
        return Ways(
            defined=replace(self.defined, returns=type_),
            overloads=tuple(replace(way, returns=type_) for way in self.overloads),
        )

    def adding(self, arguments: Iterable[Argument]) -> Ways:
        """The same, with further arguments at the end of each."""
        more = tuple(arguments)
        return Ways(
            defined=_with(self.defined, more),
            overloads=tuple(way if way.bare else _with(way, more) for way in self.overloads),
        )


def _with(signature: Signature, arguments: tuple[Argument, ...]) -> Signature:
    return replace(signature, keyword=(*signature.keyword, *arguments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The call of an operation, as far as the methods beside it need to know it."""

    operation: ir.Operation
    path: tuple[Argument, ...]
    keyword: tuple[Argument, ...]
    """What is neither in the path nor in the body."""
    groups: tuple[ParameterGroup, ...]
    """The same by its place in the request."""
    body: BodyArguments | None
    """As published."""
    raises: tuple[Raised, ...]


class Lowered(Protocol):
    """What a feature tells this stage; `features/feature.py` says more."""

    depth: ClassVar[int]
    exports: ClassVar[tuple[Name, ...]]

    def types(self, operation: ir.Operation) -> Iterator[ir.Type]: ...

    def described(self, catalogue: Catalogue, operation: ir.Operation) -> ir.Operation: ...

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]: ...

    def body(self, catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments: ...

    def body_facts(self, operation: ir.Operation) -> Mapping[str, Data]: ...

    def facts(self, operation: ir.Operation) -> Mapping[str, Data]: ...

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]: ...

    def extras(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Extra]: ...

    def ways(self, catalogue: Catalogue, operation: ir.Operation, ways: Ways, result: Result) -> Ways: ...

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result: ...

    def raises(self, operation: ir.Operation, raised: Raised) -> Raised: ...

    def sending(self, catalogue: Catalogue, operation: ir.Operation) -> Sending | None: ...

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]: ...

    def companion_names(self, catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]: ...

    def companions(self, catalogue: Catalogue, call: Call) -> Iterator[Companion]: ...

    def index(self, operation: ir.Operation) -> Mapping[str, Json]: ...

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]: ...


def described(catalogue: Catalogue, operation: ir.Operation) -> ir.Operation:
    """The operation in the words of its method."""
    for feature in catalogue.features:
        operation = feature.described(catalogue, operation)
    return operation


def parameter_facts(catalogue: Catalogue, operation: ir.Operation, parameter: ir.Parameter) -> Iterator[Keyword]:
    """What the runtime is told of a query parameter beyond its schema."""
    for feature in catalogue.features:
        yield from _keywords(feature.parameter_facts(operation, parameter))


def with_body(catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments:
    """The body as arguments of the method."""
    for feature in catalogue.features:
        body = feature.body(catalogue, operation, body)
    return body


def body_facts(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Keyword]:
    """What the runtime is told of the body beyond its schema."""
    for feature in catalogue.features:
        yield from _keywords(feature.body_facts(operation))


def facts(catalogue: Catalogue, operation: ir.Operation) -> Iterator[Keyword]:
    """What the runtime is told of the operation beyond its steps."""
    for feature in catalogue.features:
        yield from _keywords(feature.facts(operation))


def _keywords(found: Mapping[str, Data]) -> Iterator[Keyword]:
    return (Keyword(name=name, value=value) for name, value in found.items())


def result(catalogue: Catalogue, operation: ir.Operation, returns: Type, role: Role = Role.VIEW) -> Result:
    """The type of what the call gives; steps that run innermost change it first."""
    found = Result(found=returns, all=returns)
    for feature in reversed(catalogue.outermost_first):
        found = feature.result(catalogue, operation, found, role)
    return found


def ways(catalogue: Catalogue, operation: ir.Operation, published: Ways, gives: Result) -> Ways:
    """The method as defined, and the ways to call it."""
    found = published.giving(gives.all)
    for feature in catalogue.outermost_first:
        found = feature.ways(catalogue, operation, found, gives)
    return found


def raises(catalogue: Catalogue, operation: ir.Operation, documented: Iterable[Raised]) -> tuple[Raised, ...]:
    """The documented errors with all that is known of each."""
    found = tuple(documented)
    for feature in catalogue.features:
        found = tuple(feature.raises(operation, one) for one in found)
    return found


def sending(catalogue: Catalogue, operation: ir.Operation) -> Sending:
    """How the operation is sent."""
    ways = (feature.sending(catalogue, operation) for feature in catalogue.features)
    return next((found for found in ways if found is not None), PLAIN)


def options(catalogue: Catalogue, operation: ir.Operation) -> tuple[Argument, ...]:
    """Arguments that are not sent, as the docstring and the page list them."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.arguments(catalogue, operation))


def extras(catalogue: Catalogue, operation: ir.Operation) -> tuple[Extra, ...]:
    """The same, as the runtime takes them."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.extras(catalogue, operation))


def steps(catalogue: Catalogue, operation: ir.Operation) -> tuple[Construct, ...]:
    """What a call does beside sending its request, the outermost first."""
    return tuple(one for feature in catalogue.outermost_first for one in feature.steps(catalogue, operation))


def companion_names(catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
    """Names of the methods beside a call, those that are taken by others included."""
    return tuple(name for feature in catalogue.features for name in feature.companion_names(catalogue, operation))


def companions(catalogue: Catalogue, call: Call) -> tuple[Companion, ...]:
    """The methods beside a call."""
    return tuple(one for feature in catalogue.features for one in feature.companions(catalogue, call))


def index(catalogue: Catalogue, operation: ir.Operation) -> Mapping[str, Json]:
    """What `api.json` says of the features of an operation."""
    return {name: value for feature in catalogue.features for name, value in feature.index(operation).items()}


def notes(catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
    """What the features of an operation mean to the caller, and what credentials are left to add."""
    declared = (one for feature in catalogue.features for one in feature.notes(catalogue, operation))
    return (*declared, *catalogue.credentials.note(operation))


def taken(catalogue: Catalogue, operation: ir.Operation) -> frozenset[str]:
    """Names that methods of the same resource have: calls, and what stands beside those that come before this one."""
    home = catalogue.placement.resources
    here = [one for one in catalogue.api.operations if home[one.key] == home[operation.key]]
    calls = {catalogue.names.methods[one.key] for one in here}
    before = (one for one in here if one.key < operation.key)
    return frozenset(calls | {name for one in before for name in companion_names(catalogue, one)})
