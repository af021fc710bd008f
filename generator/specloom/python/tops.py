"""What stands above models and resources: the clients, and packages that import on first use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..extensions.model import Extension
from ..settings.kinds import ExtensionName
from ..text.prose import fill, sentence
from .codemodel import (
    ClientModule,
    ClientResource,
    ClientVariable,
    ErrorType,
    Import,
    Keyword,
    Lazy,
    LazyPackage,
    ModelModule,
    PlainPackage,
    Region,
    Resource,
)
from .docstrings import WIDTH, closed, header, of_module
from .extensions import Extended
from .regions import COMMON, MODULE, OPTIONS, has_region
from .runtime import ROOT_ERROR, RUNTIME
from .scope import imports, local_names, relative, sorted_imports, with_guard
from .types import LOCAL, UNPACK, Name, named_in
from .types import RUNTIME as PACKAGE

_ERRORS = "core.errors"
"""The module of the errors that any call can raise."""
_WITH_ERRORS = ("ErrorDetail", "RequestInfo", ROOT_ERROR)
"""What the module of errors has beside the errors below their root."""
_ALWAYS = {
    "OMIT": "core.operation",
    "Omit": "core.operation",
    "Timeout": "core.operation",
    "response_of": "http.response",
    "Hooks": "http.hooks",
    "RequestEvent": "http.hooks",
    "ResponseEvent": "http.hooks",
    "RetryEvent": "http.hooks",
    "RateLimit": "http.throttle",
    "Departure": "http.drift",
    "DriftReport": "http.drift",
    "gather": "client.gathering",
    "to_records": "codecs.integrations",
}
"""Names of the runtime that every package gives -> module."""
_WHEN_USED = {"SignedURL": "http.transport"}
"""Names that a package gives in whose annotations they stand."""


def runtime_roots(
    imports: Iterable[Import], extensions: Iterable[Extension], *, testing: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the modules of the runtime that a package imports, and the names that it imports from them."""
    roots, names = {"core.errors", "core.operation", *_ALWAYS.values()}, set[str]()
    for line in imports:
        _, mark, module = line.module.partition(f"{RUNTIME}.")
        if mark:
            roots.add(module)
            names.update(line.names)
    roots.update(module for extension in extensions for module in extension.runtime)
    if testing:
        roots |= {"testing", "testing.command", "testing.plugin"}
    return frozenset(roots), frozenset(names)


def runtime_names(modules: Collection[str], used: Collection[str], offered: Iterable[Name]) -> dict[str, str]:
    """Return the names of the runtime that stand at the top of a package -> module of the package.

    Those that features offer are there when their modules are.
    """
    found = dict(_ALWAYS)
    both = (name for one in offered for name in (one, one.twin) if name)
    places = ((one.name, one.module.removeprefix(PACKAGE)) for one in both)
    found |= {name: module for name, module in places if module in modules}
    found |= {name: module for name, module in _WHEN_USED.items() if name in used}
    return {name: f"{RUNTIME}.{module}" for name, module in found.items()}


def error_imports(
    errors: Iterable[ErrorType], *, codes: bool
) -> tuple[tuple[Import, ...], tuple[Import, ...], tuple[Lazy, ...]]:
    """Return what the module of errors imports at once, what it shows to type checkers, and what it imports late."""
    eager: dict[str, set[str]] = {f".{RUNTIME}.{_ERRORS}": set(_WITH_ERRORS)}
    eager |= {"typing": {"Final"}} if codes else {}
    lazy: dict[str, set[str]] = {}
    later = []
    for error in errors:
        module = f".{RUNTIME}.{error.module}"
        (eager if error.module == _ERRORS else lazy).setdefault(module, set()).add(error.name)
        if error.module != _ERRORS:
            later.append(Lazy(name=error.name, module=module))
    if later:
        eager |= {f".{RUNTIME}": {"lazy"}}
    shown = sorted_imports(lazy)
    return with_guard(sorted_imports(eager), shown), shown, tuple(sorted(later, key=lambda one: one.name))


def error_exports(errors: Iterable[ErrorType], alias: str, *, codes: bool) -> dict[str, str]:
    """Return the names of the errors and what stands beside them -> module of the package."""
    found = {error.name: "errors" if error.module == _ERRORS else f"{RUNTIME}.{error.module}" for error in errors}
    return found | dict.fromkeys((*_WITH_ERRORS, alias, *(("ErrorCode",) if codes else ())), "errors")


_BASE = Name(f"{PACKAGE}client.base", "SyncClient", twin=Name(f"{PACKAGE}client.base", "AsyncClientBase"))
"""The class that a client derives from unless one of its calls needs another."""


def clients(
    name: str,
    title: str,
    resources: tuple[Resource, ...],
    regions: tuple[Region, ...],
    variables: tuple[ClientVariable, ...],
) -> tuple[ClientModule, ...]:
    """The sync client and its async twin."""
    return tuple(_client(name, title, resources, regions, variables, asynchronous=twin) for twin in (False, True))


def _base(resources: tuple[Resource, ...], *, asynchronous: bool) -> Name:
    wanted = (method.sending.client for resource in resources for method in resource.methods)
    base = next((client for client in wanted if client), _BASE)
    return base.twin if asynchronous and base.twin else base


def _client(
    name: str,
    title: str,
    resources: tuple[Resource, ...],
    regions: tuple[Region, ...],
    variables: tuple[ClientVariable, ...],
    *,
    asynchronous: bool,
) -> ClientModule:
    prefix = "Async" if asynchronous else ""
    class_name = prefix + name
    alias = "" if name == "Client" else f"{prefix}Client"
    head = f"The {'async ' if asynchronous else ''}client of {' '.join(title.split())}"
    folder = "resources.aio" if asynchronous else "resources"
    base = _base(resources, asynchronous=asynchronous)
    eager = {
        "._api": ["API", *(["SERVERS"] if variables else [])],
        relative(base.module, f"{LOCAL}client"): [base.name],
    }
    lazy = {f".{folder}.{resource.attribute}": [prefix + resource.class_name] for resource in resources}
    mixin = Name(MODULE, "ServerVariables")
    token = Name(f"{PACKAGE}http.connections", f"{prefix}Token")
    options = OPTIONS if has_region(regions, variables) else COMMON
    here, own = f"{LOCAL}client", {class_name, alias, "API", "SERVERS", "TYPE_CHECKING", "cached_property", base.name}
    types = {token, options, UNPACK, *named_in(*(one.type for one in variables))} if variables else set()
    names = local_names(here, {*own, *(name for found in lazy.values() for name in found)}, {mixin, *types})
    for line in imports(here, names, types):
        lazy.setdefault(line.module, []).extend(line.names)
    for line in imports(here, names, {mixin} if variables else set()):
        eager.setdefault(line.module, []).extend(line.names)
    type_imports = sorted_imports(lazy)
    cached = {"functools": ["cached_property"]} if resources else {}
    return ClientModule(
        path="aio.py" if asynchronous else "client.py",
        class_name=class_name,
        base=base.name,
        imports=with_guard(sorted_imports(eager | cached), type_imports),
        type_imports=type_imports,
        folder=folder,
        resources=tuple(
            ClientResource(
                attribute=resource.attribute, class_name=prefix + resource.class_name, summary=resource.summary
            )
            for resource in resources
        ),
        alias=alias,
        exports=tuple(sorted({class_name, alias} - {""})),
        docstring_text=closed(
            "\n\n".join((f"{head}: one attribute for each group of operations.", *_regions(regions)))
        ),
        module_docstring_text=of_module(head),
        variables=variables,
        init_docstring_text=closed(_of_init(variables, options.name)),
        names=names,
        token=token,
        options=options,
        mixin=mixin,
    )


def _of_init(variables: tuple[ClientVariable, ...], options: str) -> str:
    """What is said of the arguments of a client whose servers have variables."""
    lines = ["token: The token, or a function that gives it and is asked again once when it is refused."]
    for one in variables:
        default = "Each server has its own default." if one.default is None else f'Defaults to "{one.default}".'
        words = " ".join((sentence(one.description) or f"What stands for {one.keyword} in the address.").split())
        lines += fill(f"{one.keyword}: {words} {default}", WIDTH - 12, hanging="    ")
    lines.append(f"options: The rest, as `{options}` lists it: `base_url`, `timeout`, `profile` …")
    listed = "\n".join(f"    {line}" for line in lines)
    return f"Build a client; nothing is sent.\n\nArgs:\n{listed}"


def _regions(regions: tuple[Region, ...]) -> list[str]:
    if not regions:
        return []
    lines = [" ".join(f"{region.name}: {region.url} {region.description}".split()) for region in regions]
    return ["Regions:\n" + "\n".join(f"    {line}" for line in lines)]


def lazy_packages(
    modules: tuple[ModelModule, ...],
    client: str,
    given: Mapping[str, str],
    version: str,
    words: str,
    extended: Extended,
    exports: Sequence[ExtensionName],
) -> tuple[LazyPackage, ...]:
    """The package itself, its models, and their wire forms."""
    top = {**given, "Client": "client", "AsyncClient": "aio", client: "client", f"Async{client}": "aio"}
    extended.check_exports(exports, top)
    top |= {name.name: name.module for name in exports}
    models = {name: module.name for module in modules for name in module.exports}
    twins = {name: module.name for module in modules for name in module.typed_dict_exports}
    version_constant = (Keyword(name="__version__", value=version),)
    return (
        _lazy("", top, closed(f"{words}\n\n{header()}"), version_constant, extended.public),
        _lazy("models", models, of_module("All models, each imported on first use")),
        _lazy("types", twins, of_module("Wire forms of the models, as TypedDicts")),
    )


def _lazy(
    path: str,
    table: Mapping[str, str],
    words: str,
    constants: tuple[Keyword, ...] = (),
    below: Sequence[str] = (),
) -> LazyPackage:
    found: dict[str, set[str]] = {".": set(below)} if below else {}
    for name, module in table.items():
        found.setdefault(f".{module}", set()).add(name)
    return LazyPackage(
        path=path,
        docstring_text=words,
        runtime=".._runtime" if path else "._runtime",
        type_imports=sorted_imports(found),
        exports=tuple(Lazy(name=name, module=table[name]) for name in sorted(table)),
        names=tuple(sorted((*table, *below, *(constant.name for constant in constants)))),
        modules=tuple(below),
        constants=constants,
    )


def plain_packages(title: str) -> tuple[PlainPackage, ...]:
    """Folders that need no more than a sentence."""
    name = " ".join(title.split())
    words = {
        "resources": f"The calls of {name}, a module each group",
        "resources/aio": f"The calls of {name} for asyncio, a module each group",
        "resources/operations": f"The operations of {name} as data",
    }
    return tuple(PlainPackage(path=path, docstring_text=of_module(what)) for path, what in words.items())
