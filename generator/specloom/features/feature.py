"""What a feature is: one thing that an operation does beyond its schema, with all that the stages have to know of it.

The stages ask the registry (`FEATURES`). Types of results and whole methods beside the call are not asked for here:
`python/behaviours.py` changes the former, and `python/{editing,downloads,waiting}.py` make the latter. What a feature
does at run time is a step in `templates/runtime/`; its setting is declared in `settings/operations.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from ..python.codemodel import Extra

if TYPE_CHECKING:
    from .. import ir
    from ..build.behaviours import Declaring
    from ..python.catalogue import Catalogue
    from ..python.codemodel import Argument, Construct


class Feature:
    """One feature; each method does nothing unless a feature says otherwise."""

    depth: ClassVar[int] = 10
    """How far inside its step stands: steps of a smaller depth run around those of a larger one."""

    def check(self, here: Declaring) -> None:
        """Report what of the rule does not fit its operation."""

    def parameters(self, here: Declaring) -> dict[str, ir.Parameter]:
        """Query parameters that become others, by name; what does not fit is reported."""
        return {}

    def parts(self, here: Declaring) -> dict[str, Any]:
        """Attributes of the operation that the rule gives it; what does not fit is reported."""
        return {}

    def arguments(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Argument]:
        """Arguments that are not sent."""
        return iter(())

    def extras(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Extra]:
        """The same, as the runtime takes them."""
        return (Extra(name=one.name) for one in self.arguments(catalogue, operation))

    def steps(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[Construct]:
        """Steps of the runtime that a call runs through."""
        return iter(())

    def notes(self, catalogue: Catalogue, operation: ir.Operation) -> Iterator[str]:
        """What it means to the caller, a sentence or two each."""
        return iter(())
