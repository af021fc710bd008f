"""The whole as seen from its parts: every definition under its Python name, and where each thing stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..plan import SHARED, NameTable, Placement
from ..settings.sdk import SdkConfig
from ..text.markdown.plain import anchor_name
from .annotations import Annotator, Named, Role, moment_of
from .credentials import Credentials
from .extensions import Extended
from .types import Type, models_of

if TYPE_CHECKING:
    from .joining import Lowered

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True)
class Catalogue:
    """What lowering was given, indexed."""

    api: ir.Api
    placement: Placement
    names: NameTable
    locate: Callable[[Origin], str]
    """Origin -> `specs/pets.md:9`."""
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    extended: Extended = field(default_factory=lambda: Extended((), SdkConfig(), Diagnostics()))
    """What was written by hand."""
    docs: str = "operation"
    """What has a page of its own in the docs: each `operation`, each `resource`, or `none` of them."""
    features: Sequence[Lowered] = ()
    """What operations can do beyond their schemas, in the order in which docs speak of it."""

    @cached_property
    def outermost_first(self) -> Sequence[Lowered]:
        """The features in the order in which their steps run around a call."""
        return sorted(self.features, key=lambda feature: feature.depth)

    @cached_property
    def sources(self) -> frozenset[str]:
        """Paths of the pages that publish operations; a schema from elsewhere was added by a correction."""
        return frozenset(operation.origin.page for operation in self.api.operations)

    @cached_property
    def definitions(self) -> dict[ir.SchemaId, ir.Definition]:
        """Definitions by id."""
        return {schema.id: schema for schema in self.api.schemas}

    @cached_property
    def known(self) -> dict[ir.SchemaId, Named]:
        """Definitions as Python sees them."""
        taken = {self.names.models[id_] for id_ in self.definitions}
        return {id_: self._named(definition, taken) for id_, definition in self.definitions.items()}

    @cached_property
    def annotator(self) -> Annotator:
        """What gives the types of this API."""
        return Annotator(self.known)

    @cached_property
    def credentials(self) -> Credentials:
        """The security schemes, and which of them the client sends."""
        return Credentials(self.api)

    @cached_property
    def calls(self) -> dict[str, str]:
        """Operation key -> `resource.method`."""
        return {op.key: f"{self.resource(op)}.{self.names.methods[op.key]}" for op in self.api.operations}

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a model -> calls of the operations that take or return it, sorted."""
        found: dict[str, set[str]] = {}
        for operation in self.api.operations:
            own = (type_ for feature in self.features for type_ in feature.types(operation))
            for type_ in (*_published_types(operation), *own):
                for name in models_of(self.annotate(type_)):
                    found.setdefault(name, set()).add(self.calls[operation.key])
        return {name: tuple(sorted(calls)) for name, calls in found.items()}

    def operation_page(self, operation: ir.Operation) -> str:
        """Where the docs tell of an operation, below their folder."""
        resource, name = self.resource(operation), self.names.methods[operation.key]
        if self.docs == "operation":
            return f"operations/{resource}/{name}.md"
        return f"operations/{resource}.md#{anchor_name(name)}" if self.docs == "resource" else "api.md"

    def model_page(self, named: Named) -> str:
        """Where the docs tell of a model, below their folder."""
        if self.docs == "operation":
            return model_page(named.name)
        return f"models/{named.module}.md#{anchor_name(snake(named.name))}" if self.docs == "resource" else "api.md"

    def annotate(self, type_: ir.Type, role: Role = Role.VIEW) -> Type:
        """The Python type of a value in a role."""
        return self.annotator.annotate(type_, role)

    def resource(self, operation: ir.Operation) -> str:
        """Attribute of the client that has the operation."""
        return self.names.modules[self.placement.resources[operation.key]]

    def argument(self, operation: ir.Operation, wire_name: str) -> str:
        """What the argument of an operation with this wire name is called."""
        for place in ir.Location:
            found = self.names.arguments.get((operation.key, place, wire_name))
            if found:
                return found
        return self.names.body_arguments.get((operation.key, wire_name), wire_name)

    def module(self, key: str) -> str:
        """Name of the module with this key."""
        return self.names.modules.get(key, SHARED) if key == SHARED else self.names.modules[key]

    def resolved(self, type_: ir.Type) -> ir.Type:
        """`type_` behind any number of plain aliases."""
        seen: set[ir.SchemaId] = set()
        while isinstance(type_, ir.Reference) and type_.id not in seen:
            seen.add(type_.id)
            definition = self.definitions[type_.id]
            if isinstance(definition, ir.ObjectSchema):
                return type_
            type_ = definition.type
        return type_

    def object_of(self, type_: ir.Type) -> ir.ObjectSchema | None:
        """The object that `type_` is, behind any number of aliases; None when it is something else."""
        found = self.resolved(type_)
        definition = self.definitions.get(found.id) if isinstance(found, ir.Reference) else None
        return definition if isinstance(definition, ir.ObjectSchema) else None

    def _named(self, definition: ir.Definition, taken: set[str]) -> Named:
        name = self.names.models[definition.id]
        twin = f"{name}Dict"
        while twin in taken:
            twin = f"{name}TypedDict" if twin == f"{name}Dict" else twin + "_"
        return Named(
            definition=definition,
            name=name,
            module=self.module(self.placement.models[definition.id]),
            twin="" if self._same_on_wire(definition) else twin,
        )

    def _same_on_wire(self, definition: ir.Definition) -> bool:
        return isinstance(definition, ir.AliasSchema) and all(map(_plain, arms_of(definition.type)))


def arms_of(type_: ir.Type) -> tuple[ir.Type, ...]:
    """The arms of a union, unions in unions opened; anything else alone."""
    if isinstance(type_, ir.Union):
        return tuple(inner for arm in type_.arms for inner in arms_of(arm))
    return (type_,)


def _published_types(operation: ir.Operation) -> Iterator[ir.Type]:
    """Every type that an operation takes or gives by its schema."""
    for parameter in operation.parameters:
        yield parameter.type
    contents = [response.content for response in operation.responses]
    for content in [operation.body.content, *contents] if operation.body else contents:
        for media in content:
            yield media.type
            if media.item_type is not None:
                yield media.item_type


def model_page(name: str) -> str:
    """The page of a model that has one of its own, below the folder of the docs."""
    return f"models/{snake(name)}.md"


def snake(name: str) -> str:
    """A class name in lower case with underscores."""
    return _HUMPS.sub("_", name).lower()


def _plain(type_: ir.Type) -> bool:
    return isinstance(type_, ir.Choice) or (isinstance(type_, ir.Scalar) and not moment_of(type_))
