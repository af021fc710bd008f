"""The documentation as a whole: its pages, its lists, its words about the client."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from .. import ir
from ..diagnostics import Diagnostics, Origin
from ..plan import NameTable
from ..python.codemodel import Credential, Method, ModelAlias, ModelClass, ModelModule, Package, Resource
from ..python.docstrings import header
from ..source import Correction, Handwritten, Specification
from ..text.prose import first_paragraph
from .beside import beside, page_of
from .clients import client_calls, views
from .corrections import shown, spots
from .diagrams.composition import compositions
from .diagrams.drawing import figure
from .diagrams.resources import resource_map
from .docmodel import (
    Chapter,
    CodeRow,
    CorrectionRow,
    DocsSite,
    Entry,
    EntryGroup,
    ErrorClass,
    Guide,
    RegionRow,
    Sample,
    StatusRow,
)
from .extensions import calls_of, extension_entries, extension_pages
from .guides.listing import guides
from .handwritten import examples, written_guides
from .index import lower_index
from .models import anchor_of, model_pages, models_of
from .operations import operation_of, operation_page
from .sampling import Sampler
from .shelf import ERRORS, INDEX, MODELS, Shelf, slug
from .snippets import Snippets
from .surface import short, short_beside

FEW, MANY = 3, 8
"""How many things stand in a heading, and in a list, before their number stands for them."""
LONG = 15
"""Lines of a correction that are seen at once."""
CREDENTIALS: Mapping[str, str] = {
    "basic": "A user name and a password, as one text with a colon between, sent as basic authentication.",
    "bearer": "A token, sent as a bearer token in a header.",
    "cookie": "A key, sent as a cookie.",
    "header": "A key, sent in a header.",
    "query": "A key, sent as a query parameter.",
}


def lower_docs(
    package: Package,
    api: ir.Api,
    specification: Specification,
    names: NameTable,
    *,
    locate: Callable[[Origin], str] = lambda origin: origin.page,
    written: Sequence[Handwritten] = (),
    scripts: Sequence[Handwritten] = (),
    diagnostics: Diagnostics | None = None,
) -> DocsSite:
    """Say what every page of the documentation says; `written` and `scripts` go into it as they stand."""
    diagnostics = diagnostics or Diagnostics()
    shelf = Shelf(package, api, names)
    sampler = Sampler(shelf.definitions, dict(package.formats))
    rows = tuple(_correction(shelf, correction, locate) for correction in specification.corrections)
    resources = sorted(package.resources, key=lambda resource: resource.attribute)
    modules = sorted(package.model_modules, key=lambda module: module.name)
    first = _first_method(resources)
    snippets = Snippets(shelf, sampler)
    given = dict(zip(("Python", "Async"), snippets.operation(first)[:2], strict=True)) if first else {}
    graphs, map_ = compositions(shelf), resource_map(shelf)
    made: tuple[Guide, ...] = guides(shelf, snippets, first)
    told = {guide.path for guide in made}
    calls = client_calls(told, paged=any(method.paging for method in shelf.methods.values()))
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
        models_module=package.models_module,
        regions=tuple(RegionRow(name=r.name, url=r.url, description_text=r.description) for r in package.regions),
        credential_scheme=package.credential.scheme,
        credential_environment=package.credential.environment,
        credential_note=_credential_note(package.credential),
        credential_wire_name=_carrier(package.credential),
        header_text=package.header_text,
        origin_description=header(", ".join(f"`{path}`" for _, path in package.page_sources)),
        resources=tuple(_resource_chapter(resource) for resource in resources),
        model_groups=tuple(_model_chapter(shelf, module) for module in modules if module.classes or module.aliases),
        first_call=given.get("Python", _no_call(package)),
        first_call_async=given.get("Async", _no_call(package)),
        counts=_counts(shelf),
        operation_pages=tuple(
            operation_page(shelf, resource, method, sampler, _concerning(method, rows))
            for resource in resources
            for method in sorted(resource.methods, key=lambda method: method.name)
        ),
        model_pages=tuple(page for module in modules for page in model_pages(shelf, module, sampler, graphs)),
        errors=package.errors,
        error_classes=_error_classes(shelf),
        codes=_codes(shelf),
        index=lower_index(package, calls, views(told)),
        waits=any(error.name == "JobError" for error in package.errors),
        testing=package.fake is not None,
        client_calls=calls,
        views=views(told),
        document=specification.document,
        corrections=rows,
        extensions=extension_entries(package.name, package.extensions),
        extension_pages=extension_pages(package),
        guides=(*made, *written_guides(written, made, diagnostics)),
        examples=tuple(examples(scripts, diagnostics)),
        figure=figure(map_, INDEX) if map_ else None,
        unsent=package.credential.unsent,
    )


def _first_method(resources: list[Resource]) -> Method | None:
    """The call to begin with: one that only reads and needs no id, of the largest resource that has such a one."""
    methods = [
        (-len(resource.methods), bool(method.path_arguments), not method.paging, method.call, method)
        for resource in resources
        for method in resource.methods
        if method.safe and not any(argument.required for argument in method.arguments)
    ]
    if methods:
        return min(methods, key=lambda found: (found[1], found[2], found[0], found[3]))[-1]
    return resources[0].methods[0] if resources and resources[0].methods else None


def _no_call(package: Package) -> Sample:
    source = f"from {package.name} import {package.client_class}\n\nclient = {package.client_class}()"
    return Sample(title="Python", language="python", source=source)


def _credential_note(credential: Credential) -> str:
    """What the client sends, or why it sends nothing."""
    nothing = "The client sends no credential." if credential.unsent else "The API asks for no credential."
    return CREDENTIALS.get(credential.kind, nothing)


def _carrier(credential: Credential) -> str:
    """What carries the credential, where the kind does not say it."""
    return credential.wire_name if credential.kind in {"bearer", "cookie", "header", "query"} else ""


def _counts(shelf: Shelf) -> str:
    operations, models = len(shelf.methods), len(shelf.classes) + len(shelf.aliases)
    return f"{_count(operations, 'operation')}, {_count(models, 'model')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _resource_chapter(resource: Resource) -> Chapter:
    entries = {method.name: _entry(method) for method in sorted(resource.methods, key=lambda method: method.name)}
    return Chapter(
        title=resource.page_title,
        anchor=slug(resource.attribute),
        attribute=resource.attribute,
        summary=resource.summary,
        source_text=resource.source_text,
        count=_count(len(resource.methods), "operation"),
        further=calls_of(resource),
        entries=tuple(entries.values()),
        groups=tuple(
            EntryGroup(
                title=group.title,
                anchor=slug(f"{resource.attribute} {group.title}"),
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
        beside=tuple(
            Entry(
                name=one.call,
                path=page_of(method, one),
                signature=short_beside(one),
                summary=first_paragraph(one.docstring),
            )
            for one in beside(method)
        ),
    )


def _model_chapter(shelf: Shelf, module: ModelModule) -> Chapter:
    return Chapter(
        title=f"Models of {module.page_title}",
        anchor=anchor_of(module),
        source_text=module.source_text,
        count=_count(len(module.classes) + len(module.aliases), "model"),
        entries=tuple(_model_entry(shelf, model) for model in models_of(module)),
    )


def _model_entry(shelf: Shelf, model: ModelClass | ModelAlias) -> Entry:
    links = [shelf.call_link(call, MODELS) for call in model.used_by if call in shelf.methods]
    links += [shelf.model_link(owner, MODELS) for owner in shelf.holders.get(model.name, ())]
    return Entry(
        name=model.name,
        path=model.doc_page,
        summary=first_paragraph(model.description) or model.summary,
        used_by=tuple(links[:FEW]),
        more_text=f"and {len(links) - FEW} more" if len(links) > FEW else "",
    )


def _error_classes(shelf: Shelf) -> tuple[ErrorClass, ...]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for call, method in shelf.methods.items():
        for raised in method.raises:
            found[raised.error_class][raised.status].add(call)
    return tuple(
        ErrorClass(
            name=name,
            statuses=tuple(
                StatusRow(status=status, calls=tuple(shelf.call_link(call, ERRORS) for call in sorted(calls)))
                for status, calls in sorted(statuses.items())
            ),
        )
        for name, statuses in sorted(found.items())
    )


def _codes(shelf: Shelf) -> tuple[CodeRow, ...]:
    """The declared codes in the order of their text, each with the calls that may answer with it."""
    return tuple(
        CodeRow(
            code=one.value,
            constant=f"ErrorCode.{one.name}",
            meaning_text=one.docstring_text,
            calls=tuple(
                shelf.call_link(call, ERRORS)
                for call, method in sorted(shelf.methods.items())
                if one.value in {code for raised in method.raises for code, _ in raised.codes}
            ),
        )
        for one in sorted(shelf.package.codes, key=lambda one: one.value)
    )


def _correction(shelf: Shelf, correction: Correction, locate: Callable[[Origin], str]) -> CorrectionRow:
    """A correction in words; where it concerns more than a few operations or places, their number must do."""
    keys = dict.fromkeys(operation_of(pointer, shelf.operations) for pointer in correction.pointers)
    calls = {method.key: method.call for method in shelf.methods.values()}
    titles = spots(correction)
    links = tuple(shelf.call_link(calls[key], "corrections.md") for key in keys if key in calls)
    many = len(correction.pointers) > MANY
    after = "" if correction.kind == "copy" else shown(correction.after)
    return CorrectionRow(
        title=", ".join(titles[:FEW]) + (f" and {len(titles) - FEW} more" if len(titles) > FEW else ""),
        number_text=_count(len(correction.pointers), "place") if many else "",
        before_text=shown(correction.before),
        after_text=after,
        folded=after.count("\n") > LONG,
        target_text=correction.target,
        kind=correction.kind,
        reason_text=correction.reason,
        pointers=correction.pointers if 1 < len(correction.pointers) <= MANY else (),
        source_text=locate(correction.origin),
        keys=tuple(key for key in keys if key),
        operations=() if many else links,
    )


def _concerning(method: Method, rows: tuple[CorrectionRow, ...]) -> tuple[CorrectionRow, ...]:
    return tuple(row for row in rows if method.key in row.keys)
