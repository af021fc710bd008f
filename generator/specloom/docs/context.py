"""What pages of the docs are made from: the package, its API, and what several pages ask for, made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..plan import NameTable
from ..python.codemodel import Method, ModelModule, Package, Resource
from ..python.types import NONE
from ..settings.sdk import SdkConfig
from ..source import Handwritten, Specification
from .choosing import Choice
from .corrections import correction_row
from .diagrams.composition import compositions
from .diagrams.graph import Graph
from .docmodel import CallSample, CorrectionRow, Example
from .handwritten import examples
from .limits import Limits, limits_of
from .links import DocsLinks
from .sampling import Sampler
from .snippets import Snippets


@dataclass(frozen=True, kw_only=True)
class DocsContext:
    """Everything that the functions of the registry make their pages from."""

    package: Package
    api: ir.Api
    specification: Specification
    names: NameTable
    sdk: SdkConfig
    locate: Callable[[Origin], str]
    written: Sequence[Handwritten]
    """Guides that were written by hand."""
    scripts: Sequence[Handwritten]
    diagnostics: Diagnostics

    @cached_property
    def links(self) -> DocsLinks:
        return DocsLinks(self.package, self.api, self.names)

    @cached_property
    def snippets(self) -> Snippets:
        formats = {rule.name: rule.pattern for rule in self.sdk.formats}
        return Snippets(self.links, Sampler(self.links.definitions, formats))

    @cached_property
    def choice(self) -> Choice:
        return Choice(self.links)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """Sorted by their attribute."""
        return tuple(sorted(self.package.resources, key=lambda resource: resource.attribute))

    @cached_property
    def modules(self) -> tuple[ModelModule, ...]:
        """Those with models, sorted by name."""
        modules = sorted(self.package.model_modules, key=lambda module: module.name)
        return tuple(module for module in modules if module.classes or module.aliases)

    @cached_property
    def first(self) -> Method | None:
        """The call to begin with: one that only reads and needs no id, a list in pages before others.

        One that gives nothing back comes last.
        """
        methods = [
            (
                method.returns == NONE,
                bool(method.path_arguments),
                method.item is None,
                -len(resource.methods),
                method.call,
                method,
            )
            for resource in self.resources
            for method in resource.methods
            if method.safe and not any(argument.required for argument in method.arguments)
        ]
        if methods:
            return min(methods, key=lambda found: found[:-1])[-1]
        return next((method for resource in self.resources[:1] for method in resource.methods), None)

    @cached_property
    def first_call(self) -> CallSample | None:
        return self.snippets.call(self.first) if self.first else None

    @cached_property
    def corrections(self) -> tuple[CorrectionRow, ...]:
        return tuple(correction_row(self.links, one, self.locate) for one in self.specification.corrections)

    @cached_property
    def limits(self) -> tuple[Limits, ...]:
        return limits_of(self.diagnostics.entries, self.locate)

    @cached_property
    def graphs(self) -> Mapping[str, Graph]:
        """Model -> its diagram."""
        return compositions(self.links)

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        return tuple(examples(self.scripts, self.diagnostics))
