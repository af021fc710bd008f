"""The pages of models: classes with their fields, aliases with what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..python.codemodel import ModelAlias, ModelClass, ModelModule
from ..python.types import Type, is_model
from ..text.markdown.plain import anchor_name
from .diagrams.drawing import figure
from .diagrams.graph import Graph
from .docmodel import Link, ModelPage, Step
from .extensions import members_of
from .links import MODELS, DocsLinks, trail
from .rows import Rows
from .snippets import Snippets


def model_pages(snippets: Snippets, module: ModelModule, graphs: Mapping[str, Graph]) -> Iterator[ModelPage]:
    """The pages of one module, classes and aliases, sorted by name."""
    links = snippets.links
    for model in models_of(module):
        if isinstance(model, ModelClass):
            yield _class_page(links, module, model, snippets, graphs.get(model.name))
        else:
            yield _alias_page(links, module, model, snippets)


def models_of(module: ModelModule) -> list[ModelClass | ModelAlias]:
    """Classes and aliases of a module, sorted by name."""
    models: list[ModelClass | ModelAlias] = [*module.classes, *module.aliases]
    return sorted(models, key=lambda model: model.name)


def _class_page(
    links: DocsLinks, module: ModelModule, model: ModelClass, snippets: Snippets, graph: Graph | None
) -> ModelPage:
    here = model.doc_page
    return ModelPage(
        path=here,
        name=model.name,
        import_source=f"from {links.package.name}.models import {model.name}",
        published=model.published if model.published != model.name else "",
        page_title=model.page_title,
        description=model.description,
        deprecated=model.deprecated,
        trail=_trail(here, module),
        rows=Rows(links, here).fields(model),
        alternatives=model.alternatives,
        closed=model.closed,
        additional=bool(model.additional),
        members=members_of(model.mixin, here),
        used_by=_used_by(links, model),
        part_of=_part_of(links, model.name, here),
        sample=snippets.model(model.name),
        origin_text=model.origin_text,
        pointer_text=model.pointer_text,
        figure=figure(graph, here) if graph else None,
    )


def _alias_page(links: DocsLinks, module: ModelModule, alias: ModelAlias, snippets: Snippets) -> ModelPage:
    here = alias.doc_page
    return ModelPage(
        path=here,
        name=alias.name,
        import_source=f"from {links.package.name}.models import {alias.name}",
        published=alias.published if alias.published != alias.name else "",
        page_title=alias.page_title,
        description=alias.description,
        deprecated=False,
        trail=_trail(here, module),
        definition=_definition(alias),
        used_by=_used_by(links, alias),
        part_of=_part_of(links, alias.name, here),
        sample=snippets.model(alias.name),
        origin_text=alias.origin_text,
        pointer_text=alias.pointer_text,
    )


def _definition(alias: ModelAlias) -> Type:
    """What the alias stands for; its own name says nothing on its own page."""
    return alias.annotation if is_model(alias.label) and alias.label.name == alias.name else alias.label


def _trail(here: str, module: ModelModule) -> tuple[Step, ...]:
    return trail(here, ("Models", MODELS), (module.page_title, f"{MODELS}#{anchor_of(module)}"))


def anchor_of(module: ModelModule) -> str:
    """Where the models of a module are listed."""
    return anchor_name(f"models {module.name}")


def _used_by(links: DocsLinks, model: ModelClass | ModelAlias) -> tuple[Link, ...]:
    return tuple(links.call_link(call, model.doc_page) for call in model.used_by if call in links.methods)


def _part_of(links: DocsLinks, name: str, here: str) -> tuple[Link, ...]:
    return tuple(links.model_link(owner, here) for owner in links.holders.get(name, ()))
