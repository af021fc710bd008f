"""What a feature is: one thing that an operation does beyond its schema, with all that the stages have to know of it.

The stages ask the registry (`FEATURES`) and name none of them. What a feature does at run time is a step, or a base
class of resources, in `templates/runtime/`; its settings stand in its own module, or in `settings/operations.py` when
other stages ask for them as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ..python.codemodel import Extra
from ..python.types import Name
from ..settings.declaration import Option

if TYPE_CHECKING:
    from .. import ir
    from ..build.behaviours import Declaring
    from ..diagnostics import Diagnostics
    from ..python.annotations import Role
    from ..python.arguments import BodyArguments
    from ..python.catalogue import Catalogue
    from ..python.codemodel import Argument, Companion, Construct, Data, Raised, Sending
    from ..python.joining import Call, Result, Ways
    from ..settings.operations import OperationRule
    from ..source import Json


class Feature:
    """One feature; each method does nothing unless a feature says otherwise."""

    settings: ClassVar[tuple[Option, ...]] = ()
    """Settings of an operation that it declares."""

    depth: ClassVar[int] = 10
    """How far inside its step stands: steps of a smaller depth run around those of a larger one."""

    exports: ClassVar[tuple[Name, ...]] = ()
    """Classes of the runtime that a package gives at its top, with their twins, where it has their modules."""

    def check(self, here: Declaring) -> None:
        """Report what of the rule does not fit its operation."""

    def parameters(self, here: Declaring) -> Mapping[str, ir.Parameter | None]:
        """Parameters that become others, by name; `None` for those that go. What does not fit is reported."""
        return {}

    def definitions(
        self,
        definitions: Mapping[ir.SchemaId, ir.Definition],
        operations: Sequence[ir.Operation],
        rules: Sequence[OperationRule],
    ) -> Mapping[ir.SchemaId, ir.Definition]:
        """The definitions with what the rules say of them; what does not fit is reported by `check` or `parts`."""
        return definitions

    def completed(
        self,
        operations: Sequence[ir.Operation],
        rules: Mapping[str, OperationRule],
        definitions: Mapping[ir.SchemaId, ir.Definition],
        diagnostics: Diagnostics,
    ) -> Sequence[ir.Operation]:
        """The operations, each of which is declared now, with what depends on several of them."""
        return operations

    def parts(self, here: Declaring) -> dict[str, Any]:
        """Attributes of the operation that the rule gives it; what does not fit is reported."""
        return {}

    def option_names(self, rule: OperationRule) -> Iterable[str]:
        """Names of the arguments that are not sent, unless every method keeps them free."""
        return ()

    def types(self, operation: ir.Operation) -> Iterator[ir.Type]:
        """Types that the call takes or gives beyond those of its schema."""
        return iter(())

    def described(self, catalogue: Catalogue, operation: ir.Operation) -> ir.Operation:
        """The operation with the summary and description that its method has."""
        return operation

    def parameter_facts(self, operation: ir.Operation, parameter: ir.Parameter) -> Mapping[str, Data]:
        """What the runtime is told of a query parameter, by the name of an argument of `Query`."""
        return {}

    def body(self, catalogue: Catalogue, operation: ir.Operation, body: BodyArguments) -> BodyArguments:
        """The body as arguments of the method."""
        return body

    def body_facts(self, operation: ir.Operation) -> Mapping[str, Data]:
        """What the runtime is told of the body, by the name of an argument of `Body`."""
        return {}

    def facts(self, operation: ir.Operation) -> Mapping[str, Data]:
        """What the runtime is told of the operation, by the name of an argument of `Operation`."""
        return {}

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        """Arguments that are not sent."""
        return iter(())

    def extras(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Extra]:
        """The same, as the runtime takes them."""
        return (Extra(name=one.name) for one in self.arguments(catalogue, operation))

    def ways(self, catalogue: Catalogue, operation: ir.Operation, ways: Ways, result: Result) -> Ways:
        """The method as defined, and the ways to call it, with the arguments that are not sent."""
        return ways.adding(self.arguments(catalogue, operation))

    def result(self, catalogue: Catalogue, operation: ir.Operation, result: Result, role: Role) -> Result:
        """What the call gives, made of what it would give otherwise."""
        return result

    def raises(self, operation: ir.Operation, raised: Raised) -> Raised:
        """A documented error with what is known of it."""
        return raised

    def sending(self, catalogue: Catalogue, operation: ir.Operation) -> Sending | None:
        """How the operation is sent; `None` for the usual way."""
        return None

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        """Steps of the runtime that a call runs through."""
        return iter(())

    def companion_names(self, catalogue: Catalogue, operation: ir.Operation) -> tuple[str, ...]:
        """Names of the methods beside the call."""
        return ()

    def companions(self, catalogue: Catalogue, call: Call) -> Iterator[Companion]:
        """The methods beside the call. One whose name is taken is left out, and reported where it was asked for."""
        return iter(())

    def index(self, operation: ir.Operation) -> Mapping[str, Json]:
        """What `api.json` says of the operation, by name."""
        return {}

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        """What it means to the caller, a sentence or two each."""
        return iter(())
