"""The operations of a page as a class, sync and async, over one module of data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import ir
from ..text.prose import reflow, sentence
from . import docstrings
from .annotations import TYPING, Role
from .catalogue import Catalogue, operation_types
from .codemodel import Flavour, Import, Method, Mixin, Resource
from .downloads import names_of
from .editing import companion_names
from .operations import method
from .scope import LOCAL, PlainNames, Scope, clause, relative, sorted_imports, with_guard
from .waiting import wait_name, with_polled

_RUNTIME = LOCAL + "_runtime."
_FIXED = frozenset(
    (
        "AsyncDownloadingResource",
        "AsyncEditingResource",
        "AsyncJobsResource",
        "AsyncPager",
        "AsyncPagingResource",
        "AbstractAsyncContextManager",
        "AbstractContextManager",
        "AsyncResource",
        "AsyncStarted",
        "AsyncStartedJobs",
        "Batch",
        "Body",
        "BodyPaging",
        "AsyncRows",
        "CookieParam",
        "Download",
        "DownloadOptions",
        "DownloadingResource",
        "EditingResource",
        "Filter",
        "HeaderParam",
        "JobsResource",
        "LinkPaging",
        "OMIT",
        "Omit",
        "Operation",
        "Pager",
        "PagingResource",
        "Pairing",
        "Patch",
        "PathParam",
        "PollOptions",
        "Query",
        "RequestOptions",
        "Resource",
        "Rows",
        "Started",
        "StartedJobs",
        "Starts",
        "TYPE_CHECKING",
        "Unpack",
        "Waiter",
    )
)
"""Names that the templates write as they are; a model of that name is imported under another."""


def resources(catalogue: Catalogue) -> tuple[Resource, ...]:
    """Every resource, sorted by attribute; its methods in the order of the pages."""
    groups: dict[str, list[ir.Operation]] = {}
    for operation in catalogue.api.operations:
        groups.setdefault(catalogue.placement.resources[operation.key], []).append(operation)
    found = [_resource(catalogue, key, operations) for key, operations in groups.items()]
    catalogue.extended.check_resources(sorted(resource.attribute for resource in found))
    return tuple(sorted(found, key=lambda resource: resource.attribute))


def _resource(catalogue: Catalogue, key: str, operations: list[ir.Operation]) -> Resource:
    attribute, class_name = catalogue.names.modules[key], catalogue.names.resource_classes[key]
    names = Scope({*_FIXED, *_defined(catalogue, class_name, operations)}, _mentioned(catalogue, operations))
    constants = {catalogue.names.methods[operation.key].upper() for operation in operations}
    data_names = Scope({*_FIXED, *constants}, _mentioned(catalogue, operations))
    mixins = [
        catalogue.extended.of_resource(attribute, _defined(catalogue, class_name, operations), asynchronous=twin)
        for twin in (False, True)
    ]
    methods = tuple(method(catalogue, operation, names, data_names) for operation in operations)
    source = ", ".join(sorted({operation.origin.page for operation in operations}))
    summary = f"{key}: {len(methods)} operation{'s' if len(methods) > 1 else ''}."
    tag = next((tag for tag in catalogue.api.tags if tag.name == key), None)
    words = reflow(tag.description, docstrings.WIDTH - 10) if tag else ""
    data_imports = sorted_imports({relative(_RUNTIME + "core.operation", "resources.operations"): _constructs(methods)})
    data_type_imports = data_names.imports("resources.operations")
    return Resource(
        attribute=attribute,
        class_name=class_name,
        page_title=key,
        summary=summary,
        source_text=source,
        methods=methods,
        type_imports=names.imports("resources"),
        operation_imports=with_guard(data_imports, data_type_imports),
        operation_type_imports=data_type_imports,
        flavours=tuple(
            _flavour(
                attribute,
                class_name,
                methods,
                names,
                docstrings.of_module(f"{'Async calls' if asynchronous else 'Calls'} of {key}", source),
                mixin,
                asynchronous=asynchronous,
            )
            for asynchronous, mixin in zip((False, True), mixins, strict=True)
        ),
        mixin=mixins[0],
        docstring_text=docstrings.closed("\n\n".join(part for part in (sentence(summary), words) if part)),
        operations_docstring_text=docstrings.of_module(f"The operations of {key}, as data", source),
    )


def _defined(catalogue: Catalogue, class_name: str, operations: list[ir.Operation]) -> set[str]:
    """Names that the modules of a resource define, the methods among them: inside the class they come first."""
    classes = {
        f"{prefix}{class_name}{suffix}"
        for prefix in ("", "Async")
        for suffix in ("", "WithRawResponse", "WithStreamingResponse")
    }
    return (
        classes
        | {catalogue.names.methods[operation.key] for operation in operations}
        | {name for operation in operations for name in names_of(operation)}
        | {name for operation in operations for name in companion_names(catalogue, operation).values()}
        | {wait_name(catalogue, operation) for operation in operations if operation.declared.waiter}
    )


def _mentioned(catalogue: Catalogue, operations: Iterable[ir.Operation]) -> set[str]:
    """Models that the annotations of these operations may name."""
    operations = with_polled(catalogue, operations)
    names = {
        name
        for operation in operations
        for type_ in operation_types(operation)
        for name in catalogue.speller.spell(type_, Role.ARGUMENT, PlainNames()).models
    }
    names |= {
        model
        for operation in operations
        for type_ in operation_types(operation)
        if (owner := catalogue.object_of(type_))
        for field in owner.fields
        for model in catalogue.speller.spell(field.type, Role.ARGUMENT, PlainNames()).models
    }
    return names


def _flavour(
    attribute: str,
    class_name: str,
    methods: tuple[Method, ...],
    names: Scope,
    docstring: str,
    mixin: Mixin | None,
    *,
    asynchronous: bool,
) -> Flavour:
    package = "resources.aio" if asynchronous else "resources"
    prefix = "Async" if asynchronous else ""
    lower = "async_" if asynchronous else ""
    typing_only = Scope(())
    typing_only.use(TYPING, "Unpack")
    typing_only.use(_RUNTIME + "core.options", "RequestOptions")
    if any(one.paging for one in methods):
        typing_only.use(_RUNTIME + ("paging.pager_async" if asynchronous else "paging.pager"), f"{prefix}Pager")
    if any(one.download for one in methods):
        typing_only.use(_RUNTIME + "core.options", "DownloadOptions")
    if any(one.download and one.download.row for one in methods):
        typing_only.use(
            _RUNTIME + ("files.downloading_async" if asynchronous else "files.downloading"), f"{prefix}Rows"
        )
    if any(one.edit for one in methods):
        typing_only.use("contextlib", "AbstractAsyncContextManager" if asynchronous else "AbstractContextManager")
    for start in (one.start for one in methods if one.start):
        typing_only.use(_RUNTIME + "jobs.starting", f"{prefix}Started{'Jobs' if start.several else ''}")
    if any(one.wait for one in methods):
        typing_only.use(_RUNTIME + "jobs.waiting", "PollOptions")
        typing_only.use("collections.abc", "Callable")
    eager = Scope(())
    eager.use("functools", "cached_property")
    own_bases = [f"{prefix}{name}" for name in _bases(methods, eager, prefix)]
    for function in ("raw", "streamed"):
        for one in methods:
            paged = asynchronous and one.paging
            eager.use(_RUNTIME + ("paging" if paged else "responses.response"), _view(function, one, lower))
    eager.use(f"{LOCAL}resources.operations", f"{attribute} as operations")
    for other in {one.start.module for one in methods if one.start and one.start.module}:
        eager.use(f"{LOCAL}resources.operations", f"{other} as {other}_operations")
    bases = []
    if mixin is not None:
        bases = [names.free(mixin.content.name)]
        eager.use(LOCAL + mixin.module, clause(mixin.content.name, bases[0]))
    signatures = [way for one in methods for way in (one.signature, *([one.update.signature] if one.update else []))]
    if any(argument.default == "OMIT" for way in signatures for argument in way.keyword):
        typing_only.use(_RUNTIME + "core.options", "Omit")
        eager.use(_RUNTIME + "core.options", "OMIT")
    if any(one.overloads or one.download or (one.update and one.update.overloads) for one in methods):
        eager.use(TYPING, "overload")
    type_imports = _merged(names.imports(package), typing_only.imports(package))
    return Flavour(
        asynchronous=asynchronous,
        path=f"{package.replace('.', '/')}/{attribute}.py",
        class_name=prefix + class_name,
        bases=(*bases, *own_bases),
        pager=f"{prefix}Pager",
        started=f"{prefix}Started",
        block="AbstractAsyncContextManager" if asynchronous else "AbstractContextManager",
        rows=f"{prefix}Rows",
        raw={one.name: _view("raw", one, lower) for one in methods},
        streamed={one.name: _view("streamed", one, lower) for one in methods},
        define="async def" if asynchronous else "def",
        wait="await " if asynchronous else "",
        imports=with_guard(eager.imports(package), type_imports),
        type_imports=type_imports,
        exports=tuple(
            sorted(f"{prefix}{class_name}{suffix}" for suffix in ("", "WithRawResponse", "WithStreamingResponse"))
        ),
        module_docstring_text=docstring,
    )


_BASES: tuple[tuple[str, str, Callable[[Method], object]], ...] = (
    ("files", "DownloadingResource", lambda method: method.download),
    ("editing", "EditingResource", lambda method: method.edit or method.update),
    ("jobs", "JobsResource", lambda method: method.start or method.wait),
    ("paging", "PagingResource", lambda method: method.paging),
)
"""Module and class of the runtime -> whether a method calls it."""


def _bases(methods: Iterable[Method], eager: Scope, prefix: str) -> list[str]:
    """Return the bases of a resource: what its methods call."""
    methods = tuple(methods)
    found = [(module, name) for module, name, calls in _BASES if any(calls(one) for one in methods)]
    found = found or [("client.resource", "Resource")]
    for module, name in found:
        eager.use(_RUNTIME + module, prefix + name)
    return [name for _, name in found]


def _view(function: str, method: Method, lower: str) -> str:
    """Return the function of the runtime that makes a method give its whole response."""
    return f"{lower}{function}_pages" if lower and method.paging else f"{lower}{function}"


def _merged(*groups: tuple[Import, ...]) -> tuple[Import, ...]:
    found: dict[str, set[str]] = {}
    for line in (line for group in groups for line in group):
        found.setdefault(line.module, set()).update(line.names)
    return sorted_imports(found)


def _constructs(methods: tuple[Method, ...]) -> set[str]:
    """Classes of the runtime that the data of these methods is made of."""
    found = {"Operation"}
    for one in methods:
        facts = one.facts
        made = [part.parameter for part in facts.path_parts]
        made += [construct for group in facts.groups for construct in group.constructs]
        made += [part.construct for part in facts.parts]
        found.update(construct.class_name for construct in (*made, facts.body, facts.paging) if construct)
    return found
