"""The operations of a page as a class, sync and async, over one module of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import ir
from ..text.prose import reflow, sentence
from . import docstrings
from .catalogue import Catalogue
from .codemodel import PLAIN, Flavour, Method, Mixin, Resource, Signature
from .joining import companion_names
from .operations import method
from .scope import imports, local_names, with_guard
from .types import LOCAL, OMIT, RUNTIME, TYPING, UNPACK, Name, Type, named_in

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
        | {name for operation in operations for name in companion_names(catalogue, operation)}
    )


def _signatures(methods: Iterable[Method]) -> Iterator[Signature]:
    """The signatures of methods, and of those beside them."""
    for one in methods:
        yield from (one.signature, *one.overloads)
        yield from (way for beside in one.companions for way in (beside.signature, *beside.overloads))


def _types(signature: Signature) -> Iterator[Type]:
    """The types that a signature is written with."""
    yield from (signature.returns, signature.options, UNPACK)
    yield from (argument.annotation for argument in (*signature.positional, *signature.keyword))


def _eager(methods: tuple[Method, ...], prefix: str) -> Iterator[Name]:
    """What they need when the module is imported."""
    yield Name("functools", "cached_property")
    yield from (_twin(base, prefix) for base in _bases(methods))
    yield from (_view(function, one, prefix) for function in ("raw", "streamed") for one in methods)
    if any(argument.default == "OMIT" for way in _signatures(methods) for argument in way.keyword):
        yield Name(f"{RUNTIME}core.operation", "OMIT")
    if any(one.overloads or any(beside.overloads for beside in one.companions) for one in methods):
        yield Name(TYPING, "overload")


def _view(function: str, method: Method, prefix: str) -> Name:
    """The function of the runtime that makes a method give its whole response."""
    usual = f"{_LOWER[prefix]}{function}"
    return method.sending.views.get(usual, Name(f"{RUNTIME}http.response", usual))


def _twin(name: Name, prefix: str) -> Name:
    """What stands for a name in one of the two modules of a resource."""
    return name.twin if prefix and name.twin else name


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
    others = {other for one in methods for other in one.sending.operations if other.resource}
    operations |= {Name(f"{LOCAL}resources.operations", other.resource): other.module for other in others}
    written = set(named_in(*(type_ for way in _signatures(methods) for type_ in _types(way))))
    used, eager = {_twin(name, prefix) for name in written}, set(_eager(methods, prefix))
    kept = {_twin(name, prefix) for name in written if name.twin} | {way.options for way in _signatures(methods)}
    fixed = operations | {name: name.name for name in (*kept, *eager, UNPACK, OMIT)}
    bases = [Name(LOCAL + mixin.module, mixin.content.name)] if mixin else []
    names = dict(local_names(here, defined, (*used, *bases), fixed))
    names |= {name: names[name.twin] for name in written if prefix and name.twin}
    type_imports = imports(here, names, used)
    return Flavour(
        asynchronous=asynchronous,
        path=f"{package.replace('.', '/')}/{attribute}.py",
        class_name=prefix + class_name,
        bases=(*(names[base] for base in bases), *(_twin(base, prefix).name for base in _bases(methods))),
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


def _bases(methods: tuple[Method, ...]) -> list[Name]:
    """Classes of the runtime that a resource derives from, by their modules; the usual one when there is no other."""
    found = {one.sending.base for one in methods} | {other.base for one in methods for other in one.companions}
    special = found - {PLAIN.base}
    return sorted(special or found, key=lambda name: (name.module, name.name))


def _constructs(methods: tuple[Method, ...]) -> dict[str, set[str]]:
    """Module of the runtime -> its classes that the data of these methods is made of."""
    found = {"core.operation": {"Operation"}}
    for one in methods:
        facts = one.facts
        made = [part.parameter for part in facts.path_parts]
        made += [construct for group in facts.groups for construct in group.constructs]
        for construct in (*made, *facts.steps, *(construct for _, construct in facts.constructs)):
            if construct:
                found.setdefault(construct.module, set()).add(construct.class_name)
    return found
