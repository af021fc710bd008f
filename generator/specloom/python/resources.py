"""The operations of a page as a class, sync and async, over one module of data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .. import ir
from ..text.prose import reflow, sentence
from . import docstrings
from .catalogue import Catalogue
from .codemodel import Flavour, Method, Mixin, Resource, Signature
from .downloads import names_of
from .editing import companion_names
from .operations import method
from .scope import imports, local_names, with_guard
from .types import CALLABLE, LOCAL, OMIT, RUNTIME, TYPING, Name, Type, named_in
from .waiting import wait_name

_LOWER = {"": "", "Async": "async_"}


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
    defined = _defined(catalogue, class_name, operations)
    mixins = [catalogue.extended.of_resource(attribute, defined, asynchronous=twin) for twin in (False, True)]
    methods = tuple(method(catalogue, operation) for operation in operations)
    source = ", ".join(sorted({operation.origin.page for operation in operations}))
    summary = f"{key}: {len(methods)} operation{'s' if len(methods) > 1 else ''}."
    tag = next((tag for tag in catalogue.api.tags if tag.name == key), None)
    words = reflow(tag.description, docstrings.WIDTH - 10) if tag else ""
    here, used = f"{LOCAL}resources.operations.{attribute}", set(named_in(*(one.facts.annotation for one in methods)))
    facts = {Name(RUNTIME + module, name): name for module, names in _constructs(methods).items() for name in names}
    data_names = local_names(here, {"TYPE_CHECKING", *(one.constant for one in methods)}, used, facts)
    data_type_imports = imports(here, data_names, used)
    return Resource(
        attribute=attribute,
        class_name=class_name,
        page_title=key,
        summary=summary,
        source_text=source,
        methods=methods,
        operation_names=data_names,
        operation_imports=with_guard(imports(here, data_names, facts), data_type_imports),
        operation_type_imports=data_type_imports,
        flavours=tuple(
            _flavour(
                attribute,
                class_name,
                methods,
                {"TYPE_CHECKING", *defined},
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


def _types(method: Method) -> Iterator[Type]:
    """The types that a method, and those beside it, are written with."""
    start, update, download = method.start, method.update, method.download
    ways, beside = [*method.overloads, method.signature], list[Signature]()
    if update:
        beside += [*update.overloads, update.signature]
    if download:
        beside += [*download.overloads, download.signature, download.rows_signature]
    found = [start.answer, start.shown] if start else [method.returns, *(way.returns for way in ways)]
    found += [*(way.returns for way in beside), download.row if download else None]
    found += [one.model for one in (update, method.edit, method.wait) if one]
    found += [argument.annotation for way in (*ways, *beside) for argument in (*way.positional, *way.keyword)]
    return (type_ for type_ in found if type_)


def _typing_only(methods: tuple[Method, ...], prefix: str) -> Iterator[Name]:
    """What the templates name in annotations."""
    twin = "_async" if prefix else ""
    yield Name(TYPING, "Unpack")
    yield Name(f"{RUNTIME}core.operation", "RequestOptions")
    if any(one.paging for one in methods):
        yield Name(f"{RUNTIME}paging.pager{twin}", f"{prefix}Pager")
    if any(one.download for one in methods):
        yield Name(f"{RUNTIME}files.steps", "DownloadOptions")
    if any(one.download and one.download.row for one in methods):
        yield Name(f"{RUNTIME}files.downloading{twin}", f"{prefix}Rows")
    if any(one.edit for one in methods):
        yield Name("contextlib", f"Abstract{prefix}ContextManager")
    for start in (one.start for one in methods if one.start):
        yield Name(f"{RUNTIME}jobs.starting", f"{prefix}Started{'Jobs' if start.several else ''}")
    if any(one.wait for one in methods):
        yield from (Name(f"{RUNTIME}jobs.waiting", "PollOptions"), CALLABLE)


def _eager(methods: tuple[Method, ...], prefix: str) -> Iterator[Name]:
    """What they need when the module is imported."""
    yield Name("functools", "cached_property")
    yield from (Name(RUNTIME + module, prefix + name) for name, module in _bases(methods))
    yield from (_view(function, one, prefix) for function in ("raw", "streamed") for one in methods)
    signatures = [way for one in methods for way in (one.signature, *([one.update.signature] if one.update else []))]
    if any(argument.default == "OMIT" for way in signatures for argument in way.keyword):
        yield Name(f"{RUNTIME}core.operation", "OMIT")
    if any(one.overloads or one.download or (one.update and one.update.overloads) for one in methods):
        yield Name(TYPING, "overload")


def _view(function: str, method: Method, prefix: str) -> Name:
    """The function of the runtime that makes a method give its whole response."""
    if prefix and method.paging:
        return Name(f"{RUNTIME}paging.resource", f"async_{function}_pages")
    return Name(f"{RUNTIME}http.response", f"{_LOWER[prefix]}{function}")


def _flavour(
    attribute: str,
    class_name: str,
    methods: tuple[Method, ...],
    defined: set[str],
    docstring: str,
    mixin: Mixin | None,
    *,
    asynchronous: bool,
) -> Flavour:
    package, prefix = ("resources.aio", "Async") if asynchronous else ("resources", "")
    here = f"{LOCAL}{package}.{attribute}"
    operations = {Name(f"{LOCAL}resources.operations", attribute): "operations"}
    others = {one.start.module for one in methods if one.start and one.start.module}
    operations |= {Name(f"{LOCAL}resources.operations", other): f"{other}_operations" for other in others}
    typing_only, eager = set(_typing_only(methods, prefix)), set(_eager(methods, prefix))
    fixed = operations | {name: name.name for name in (*typing_only, *eager, OMIT)}
    bases = [Name(LOCAL + mixin.module, mixin.content.name)] if mixin else []
    used = {*named_in(*(type_ for one in methods for type_ in _types(one))), *typing_only}
    names = local_names(here, defined, (*used, *bases), fixed)
    type_imports = imports(here, names, used)
    return Flavour(
        asynchronous=asynchronous,
        path=f"{package.replace('.', '/')}/{attribute}.py",
        class_name=prefix + class_name,
        bases=(*(names[base] for base in bases), *(prefix + name for name, _ in _bases(methods))),
        pager=f"{prefix}Pager",
        started=f"{prefix}Started",
        block=f"Abstract{prefix}ContextManager",
        rows=f"{prefix}Rows",
        raw={one.name: _view("raw", one, prefix).name for one in methods},
        streamed={one.name: _view("streamed", one, prefix).name for one in methods},
        define="async def" if asynchronous else "def",
        wait="await " if asynchronous else "",
        names=names,
        imports=with_guard(imports(here, names, (*operations, *eager, *bases)), type_imports),
        type_imports=type_imports,
        exports=tuple(
            sorted(f"{prefix}{class_name}{suffix}" for suffix in ("", "WithRawResponse", "WithStreamingResponse"))
        ),
        module_docstring_text=docstring,
    )


_BASES: tuple[tuple[str, str, Callable[[Method], object]], ...] = (
    ("EditingResource", "editing.resource", lambda method: method.edit or method.update),
    ("DownloadingResource", "files.resource", lambda method: method.download),
    ("JobsResource", "jobs.resource", lambda method: method.start or method.wait),
    ("PagingResource", "paging.resource", lambda method: method.paging),
)
"""Class of the runtime, its module, and whether a method needs it as a base of its resource."""


def _bases(methods: tuple[Method, ...]) -> list[tuple[str, str]]:
    """Classes of the runtime that a resource derives from, each with its module."""
    found = [(name, module) for name, module, needs in _BASES if any(needs(one) for one in methods)]
    return found or [("Resource", "client.base")]


def _constructs(methods: tuple[Method, ...]) -> dict[str, set[str]]:
    """Module of the runtime -> its classes that the data of these methods is made of."""
    found = {"core.operation": {"Operation"}}
    for one in methods:
        facts = one.facts
        made = [part.parameter for part in facts.path_parts]
        made += [construct for group in facts.groups for construct in group.constructs]
        for construct in (*made, *facts.steps, facts.body, facts.paging):
            if construct:
                found.setdefault(construct.module, set()).add(construct.class_name)
    return found
