"""Where every page stands, and the way from one to another: the only maker of addresses in the docs."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache

from .. import ir
from ..plan import NameTable
from ..python.codemodel import Method, ModelAlias, ModelClass, ModelField, Package, Raised
from ..python.types import Type, is_model, models_of
from .docmodel import Link, Step

INDEX = "index.md"
SURFACE = "api.md"
MODELS = "models.md"
ERRORS = "errors.md"
CORRECTIONS = "corrections.md"
LIMITS = "limits.md"
FEWEST = 5
"""Operations that must document a failure alike before it counts as common."""


class DocsLinks:
    """All models and methods of a package by name, and their pages."""

    def __init__(self, package: Package, api: ir.Api, names: NameTable) -> None:
        self.package = package
        self.api = api
        self.names = names
        self.definitions: Mapping[ir.SchemaId, ir.Definition] = {schema.id: schema for schema in api.schemas}
        self.operations = {operation.key: operation for operation in api.operations}

    @cached_property
    def classes(self) -> dict[str, ModelClass]:
        """Classes by name."""
        return {model.name: model for module in self.package.model_modules for model in module.classes}

    @cached_property
    def aliases(self) -> dict[str, ModelAlias]:
        """Aliases by name."""
        return {model.name: model for module in self.package.model_modules for model in module.aliases}

    @cached_property
    def methods(self) -> dict[str, Method]:
        """Methods by call."""
        return {method.call: method for resource in self.package.resources for method in resource.methods}

    @cached_property
    def common_errors(self) -> tuple[Raised, ...]:
        """The failures that at least half of the operations document in the same words: told once, for all of them."""
        found = Counter(raised for method in self.methods.values() for raised in set(method.raises) if not raised.codes)
        least = max(FEWEST, len(self.methods) / 2)
        common = [raised for raised, times in found.items() if times >= least]
        return tuple(sorted(common, key=lambda raised: (raised.status, raised.description)))

    @cached_property
    def ids(self) -> dict[str, ir.SchemaId]:
        """Definition of every model, by the model's name."""
        return {self.names.models[id_]: id_ for id_ in sorted(self.definitions) if id_ in self.names.models}

    @cached_property
    def holders(self) -> dict[str, tuple[str, ...]]:
        """Model -> models that have it as the type of a field or as an arm, sorted."""
        found: dict[str, set[str]] = {}
        for owner in self.classes.values():
            for field in owner.fields:
                for name in models_of(field.annotation):
                    found.setdefault(name, set()).add(owner.name)
        for alias in self.aliases.values():
            for name in models_of(alias.annotation):
                found.setdefault(name, set()).add(alias.name)
        return {name: tuple(sorted(owners - {name})) for name, owners in found.items()}

    def page(self, name: str) -> str:
        """Page of a model; empty for what is none."""
        model = self.classes.get(name) or self.aliases.get(name)
        return model.doc_page if model else ""

    def model_link(self, name: str, here: str) -> Link:
        """A link to a model."""
        return Link(text=name, href=relative(self.page(name), here))

    def call_link(self, call: str, here: str) -> Link:
        """A link to a method."""
        return Link(text=call, href=relative(self.methods[call].doc_page, here))

    def opened(self, *types: Type) -> ModelClass | None:
        """The one class that types are made of, whose fields can be shown below; aliases are looked through."""
        found = set(models_of(*types))
        seen: set[str] = set()
        while len(found) == 1:
            (name,) = found
            if name in self.classes:
                return self.classes[name]
            if name in seen:
                return None
            seen.add(name)
            found = set(models_of(self.aliases[name].annotation))
        return None

    def around(self, method: Method) -> set[str]:
        """The models that a call takes or gives."""
        whole = [method.body] if method.body else []
        given = [method.item] if method.item else [body for _, body in method.success if body]
        return set(models_of(*given, *(argument.label for argument in (*method.arguments, *whole))))

    def fields_of(self, type_: Type) -> dict[str, ModelField]:
        """Fields of a class by wire name; none of anything else."""
        name = type_.name if is_model(type_) else ""
        return {field.wire_name: field for field in self.classes[name].fields} if name in self.classes else {}


@lru_cache(maxsize=4096)
def relative(page: str, here: str) -> str:
    """The address of `page` as seen from `here`, both below the folder of the docs."""
    return posixpath.relpath(page, posixpath.dirname(here) or ".")


def trail(here: str, *steps: tuple[str, str]) -> tuple[Step, ...]:
    """The way from the index to a page: title and target of each step between them."""
    return tuple(Step(title=title, href=_with_anchor(target, here)) for title, target in steps)


def _with_anchor(target: str, here: str) -> str:
    page, _, anchor = target.partition("#")
    return relative(page, here) + (f"#{anchor}" if anchor else "")
