"""The documentation as a whole: its pages, and what every page may speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..openapi.servers import is_insecure
from ..plan import NameTable
from ..python.codemodel import Method, ModelAlias, ModelClass, ModelModule, Package, Resource
from ..python.docstrings import header
from ..python.regions import has_region
from ..settings.sdk import SdkConfig
from ..source import Handwritten, Specification
from ..text.markdown.plain import anchor_name
from ..text.prose import first_paragraph
from .clients import client_calls, views
from .compact import module_page
from .context import DocsContext
from .diagrams.drawing import figure
from .diagrams.resources import resource_map
from .docmodel import Chapter, CodeRow, DocsSite, Entry, EntryGroup, ErrorClass, RegionRow, StatusRow
from .document_samples import with_samples
from .extensions import calls_of, extension_entries
from .fake_document import for_fake
from .index import lower_index
from .links import ERRORS, INDEX, MODELS, DocsLinks
from .models import anchor_of, models_of
from .operations import common_errors
from .registry import navigation, pages
from .snippets import SERVER, sibling
from .surface import page_of, short, short_companion
from .tasks import tasks
from .written_names import check_names

FEW = 3
"""Users of a model that a list names."""


def lower_docs(
    package: Package,
    api: ir.Api,
    specification: Specification,
    names: NameTable,
    sdk: SdkConfig,
    *,
    locate: Callable[[Origin], str] = lambda origin: origin.page,
    written: Sequence[Handwritten] = (),
    scripts: Sequence[Handwritten] = (),
    diagnostics: Diagnostics | None = None,
) -> DocsSite:
    """Say what every page of the documentation says; `written` and `scripts` go into it as they stand."""
    docs = DocsContext(
        package=package,
        api=api,
        specification=specification,
        names=names,
        sdk=sdk,
        locate=locate,
        written=written,
        scripts=scripts,
        diagnostics=diagnostics or Diagnostics(),
    )
    links, map_, made = docs.links, resource_map(docs.links), pages(docs)
    paths = {page.path for page in made}
    sampled = with_samples(specification.document, api, docs.snippets.sampler)
    calls = client_calls(package, paths)
    index = lower_index(package, calls, views(paths), api.left_out, docs.limits, docs.first, held=sdk.held)
    check_names(index, package.extensions, scripts, written, docs.diagnostics)
    return DocsSite(
        package=package.name,
        distribution=package.distribution,
        version=package.version,
        title=package.title,
        summary=package.summary,
        description=package.description,
        api_version=package.api_version,
        client_class=package.client_class,
        async_client_class=f"Async{package.client_class}",
        error_class=package.error_class,
        errors_module=f"{package.name}.errors",
        errors=package.errors,
        error_tree=package.error_tree,
        models_module=package.models_module,
        regions=tuple(RegionRow(name=r.name, url=r.url, description_text=r.description) for r in package.regions),
        variables=package.variables,
        chooses_region=has_region(package.regions, package.variables),
        base_path=package.base_path,
        client_options=_client_options(package),
        clear_text=_is_clear_text(package),
        credential=package.credential,
        header_text=package.header_text,
        origin_description=header(", ".join(f"`{path}`" for _, path in package.page_sources)),
        resources=tuple(_resource_chapter(resource, api.tags) for resource in docs.resources),
        model_groups=tuple(_model_chapter(links, module) for module in docs.modules),
        first_call=docs.first_call,
        first_output=docs.first_call.output if docs.first_call else "",
        metadata=package.metadata,
        operation_count=len(links.methods),
        model_count=len(links.classes) + len(links.aliases),
        pages=made,
        navigation=navigation(made),
        error_classes=_error_classes(links),
        codes=_codes(links),
        tasks=tasks(docs, paths),
        common_errors=common_errors(links),
        index=index,
        whole_text=package.docs == "operation",
        compact_models=tuple((module.page_title, module_page(module)) for module in docs.modules),
        waits=any(error.name == "JobError" for error in package.errors),
        testing=package.fake is not None,
        client_calls=calls,
        views=views(paths),
        document=sampled if package.docs == "operation" else specification.document,
        fake_document=for_fake(sampled),
        corrections=docs.corrections,
        extensions=extension_entries(package.name, package.extensions),
        examples=docs.examples,
        figure=figure(map_, INDEX) if map_ else None,
    )


def _client_options(package: Package) -> str:
    if not package.regions:
        return f'base_url="{SERVER}"'
    return "allow_http=True" if _is_clear_text(package) else ""


def _is_clear_text(package: Package) -> bool:
    return bool(package.regions) and package.credential.kind != "none" and is_insecure(package.regions[0].url)


def _resource_chapter(resource: Resource, tags: Sequence[ir.Tag]) -> Chapter:
    words = next((tag.description for tag in tags if tag.name == resource.page_title), "")
    entries = {method.name: _entry(method) for method in sorted(resource.methods, key=lambda method: method.name)}
    return Chapter(
        title=resource.page_title,
        anchor=anchor_name(resource.attribute),
        attribute=resource.attribute,
        summary=resource.summary,
        description=words,
        lead=first_paragraph(words),
        source_text=resource.source_text,
        further=calls_of(resource),
        entries=tuple(entries.values()),
        groups=tuple(
            EntryGroup(
                title=group.title,
                anchor=anchor_name(f"{resource.attribute} {group.title}"),
                entries=tuple(entries[name] for name in group.methods),
            )
            for group in resource.groups
        ),
    )


def _entry(method: Method) -> Entry:
    return Entry(
        name=method.call,
        path=method.doc_page,
        signature=short(method),
        key=method.key,
        summary=method.summary,
        deprecated=method.deprecated,
        companions=tuple(
            Entry(
                name=sibling(method, one.name),
                path=page_of(method, one),
                signature=short_companion(method, one),
                summary=first_paragraph(one.docstring_text),
            )
            for one in method.companions
        ),
    )


def _model_chapter(links: DocsLinks, module: ModelModule) -> Chapter:
    return Chapter(
        title=module.page_title,
        anchor=anchor_of(module),
        source_text=module.source_text,
        entries=tuple(_model_entry(links, model) for model in models_of(module)),
    )


def _model_entry(links: DocsLinks, model: ModelClass | ModelAlias) -> Entry:
    users = [links.call_link(call, MODELS) for call in model.used_by if call in links.methods]
    users += [links.model_link(owner, MODELS) for owner in links.holders.get(model.name, ())]
    return Entry(
        name=model.name,
        path=model.doc_page,
        summary=first_paragraph(model.description) or model.summary,
        used_by=tuple(users[:FEW]),
        more=max(0, len(users) - FEW),
    )


def _error_classes(links: DocsLinks) -> tuple[ErrorClass, ...]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for call, method in links.methods.items():
        for raised in method.raises:
            found[raised.error_class][raised.status].add(call)
    return tuple(
        ErrorClass(
            name=name,
            statuses=tuple(
                StatusRow(status=status, calls=tuple(links.call_link(call, ERRORS) for call in sorted(calls)))
                for status, calls in sorted(statuses.items())
            ),
        )
        for name, statuses in sorted(found.items())
    )


def _codes(links: DocsLinks) -> tuple[CodeRow, ...]:
    """The declared codes in the order of their text, each with the calls that may answer with it."""
    return tuple(
        CodeRow(
            code=one.value,
            constant=f"ErrorCode.{one.name}",
            meaning_text=one.docstring_text,
            calls=tuple(
                links.call_link(call, ERRORS)
                for call, method in sorted(links.methods.items())
                if one.value in {code for raised in method.raises for code, _ in raised.codes}
            ),
        )
        for one in sorted(links.package.codes, key=lambda one: one.value)
    )
