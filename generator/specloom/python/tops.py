"""What stands above models and resources: the clients, and packages that import on first use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..runtime import error_names
from ..settings.sdk import ExtensionName
from .codemodel import (
    ClientModule,
    ClientResource,
    Keyword,
    Lazy,
    LazyPackage,
    ModelModule,
    PlainPackage,
    Region,
    Resource,
)
from .docstrings import closed, header, of_module
from .extensions import Extended
from .scope import sorted_imports, with_guard

_RUNTIME = {
    "OMIT": "_runtime.options",
    "Omit": "_runtime.options",
    "Timeout": "_runtime.options",
    "Page": "_runtime.pager",
    "Pager": "_runtime.pager",
    "AsyncPage": "_runtime.pager_async",
    "AsyncPager": "_runtime.pager_async",
    "BatchResult": "_runtime.batching",
    "SignedURL": "_runtime.signed",
    "Started": "_runtime.starting",
    "AsyncStarted": "_runtime.starting",
    "StartedJobs": "_runtime.starting",
    "AsyncStartedJobs": "_runtime.starting",
    "FinishedJobs": "_runtime.starting",
    "response_of": "_runtime.response",
    "Hooks": "_runtime.hooks",
    "RequestEvent": "_runtime.hooks",
    "ResponseEvent": "_runtime.hooks",
    "RetryEvent": "_runtime.hooks",
    "RateLimit": "_runtime.throttle",
    "Departure": "_runtime.drift",
    "DriftReport": "_runtime.drift",
    "gather": "_runtime.gathering",
}


def exported_errors() -> tuple[str, ...]:
    """What the package's module of errors gives: the errors of the runtime, and what they hold."""
    return tuple(sorted((*error_names(), "ErrorDetail", "RequestInfo"), key=str.lower))


def clients(
    name: str, title: str, resources: tuple[Resource, ...], regions: tuple[Region, ...]
) -> tuple[ClientModule, ...]:
    """The sync client and its async twin."""
    return tuple(_client(name, title, resources, regions, asynchronous=twin) for twin in (False, True))


def _client(
    name: str,
    title: str,
    resources: tuple[Resource, ...],
    regions: tuple[Region, ...],
    *,
    asynchronous: bool,
) -> ClientModule:
    prefix = "Async" if asynchronous else ""
    class_name = prefix + name
    alias = "" if name == "Client" else f"{prefix}Client"
    head = f"The {'async ' if asynchronous else ''}client of {' '.join(title.split())}"
    folder = "resources.aio" if asynchronous else "resources"
    base = "AsyncClientBase" if asynchronous else "SyncClient"
    eager = {"._api": ["API"], "._runtime.client_async" if asynchronous else "._runtime.client_sync": [base]}
    lazy = {f".{folder}.{resource.attribute}": [prefix + resource.class_name] for resource in resources}
    type_imports = sorted_imports(lazy)
    cached = {"functools": ["cached_property"]} if resources else {}
    return ClientModule(
        path="aio.py" if asynchronous else "client.py",
        class_name=class_name,
        base=base,
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
    )


def _regions(regions: tuple[Region, ...]) -> list[str]:
    if not regions:
        return []
    lines = [" ".join(f"{region.name}: {region.url} {region.description}".split()) for region in regions]
    return ["Regions:\n" + "\n".join(f"    {line}" for line in lines)]


def lazy_packages(
    modules: tuple[ModelModule, ...],
    client: str,
    errors: Sequence[str],
    version: str,
    words: str,
    extended: Extended,
    exports: Sequence[ExtensionName],
) -> tuple[LazyPackage, ...]:
    """The package itself, its models, and their wire forms."""
    top = dict.fromkeys(errors, "errors") | _RUNTIME
    top |= {"Client": "client", "AsyncClient": "aio", client: "client", f"Async{client}": "aio"}
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
