"""The fake server of the package: which documents and lists a test can lay out, typed by their models."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from .codemodel import FakeListing, FakeModule, FakeResource, Import, Method, ModelModule, Resource
from .docstrings import of_module
from .scope import LOCAL, Scope, sorted_imports

RUNTIME_NAMES = (
    "Calls",
    "Fake",
    "FakeAnswer",
    "FakeCollection",
    "FakeFacts",
    "FakeGroup",
    "FakeList",
    "FakeRequest",
    "FakeServer",
    "serve",
)
"""What the module takes from the runtime."""

_GIVEN = ("Calls", "FakeAnswer", "FakeRequest", "FakeServer", "serve")
"""What it hands on."""

FAKE_MEMBERS = frozenset(
    {
        *("answer", "async_client", "calls", "client", "clock", "collection", "fail_next", "files", "handle", "has"),
        *("layout", "listing", "lock", "oid", "page_size", "refuse", "reset", "shape", "store", "token", "unexpected"),
    }
)
"""Attributes of every fake, beside which the resources stand."""

COLLECTION_MEMBERS = frozenset({"add", "all", "get", "remove", "script"})
"""Attributes of every collection, beside which the lists stand."""

_ITEM = re.compile(r"(?P<parent>.*)/\{[^{}/]*\}\Z")
_PACKAGE = "testing"


def fake(
    resources: tuple[Resource, ...],
    modules: tuple[ModelModule, ...],
    client: str,
    package: str,
    title: str,
    handlers: Mapping[str, str],
    formats: tuple[tuple[str, str], ...],
) -> FakeModule:
    """Say what the module of the fake says."""
    class_name = f"Fake{client}"
    while class_name in RUNTIME_NAMES:
        class_name += "Api"
    models = frozenset(name for module in modules for name in module.exports)
    written = {class_name, "API", "FAKE", "cached_property", *RUNTIME_NAMES}
    tops = Scope(written)
    clients = (tops.use(f"{LOCAL}client", client), tops.use(f"{LOCAL}aio", f"Async{client}"))
    groups = _group_names(resources, {*written, *clients, "Any"})
    names = Scope((*written, *clients, *groups.values()))
    owned = {template: _collection(template, resources) for template in _templates(resources)}
    made = tuple(
        found
        for resource in resources
        if (found := _resource(resource, groups[resource.attribute], owned, models, names)).path or found.lists
    )
    used = _used(made)
    eager = {".._api": ["API"], ".._runtime.testing": used}
    cached = {"functools": ["cached_property"]} if made else {}
    return FakeModule(
        class_name=class_name,
        package=package,
        client=client,
        clients=clients,
        operations=tuple(sorted(resource.attribute for resource in resources)),
        resources=_distinct(made),
        imports=_joined(sorted_imports(eager | cached), tops.imports(_PACKAGE), names.imports(_PACKAGE)),
        exports=tuple(sorted((class_name, "FAKE", *_GIVEN))),
        handlers=handlers,
        formats=dict(formats),
        fixture=f"{package}_fake",
        testing_module=f"{package}.{_PACKAGE}",
        plugin_module=f"{package}.pytest_plugin",
        module_docstring_text=of_module(f"A fake of {' '.join(title.split())} to test against"),
        entry_docstring_text=of_module("Serves the fake on this machine"),
        plugin_docstring_text=of_module("The fake as a fixture of pytest"),
    )


def _joined(*given: tuple[Import, ...]) -> tuple[Import, ...]:
    found: dict[str, set[str]] = {}
    for line in (line for lines in given for line in lines):
        found.setdefault(line.module, set()).update(line.names)
    return sorted_imports(found)


def _used(made: tuple[FakeResource, ...]) -> list[str]:
    found = {"Fake", "FakeFacts", *_GIVEN}
    found |= {listing.base for resource in made for listing in resource.lists}
    found |= {"FakeCollection" if resource.path else "FakeGroup" for resource in made}
    return sorted(found)


def _group_names(resources: tuple[Resource, ...], taken: set[str]) -> dict[str, str]:
    """Names of the classes, one for each resource."""
    found: dict[str, str] = {}
    for resource in sorted(resources, key=lambda one: one.attribute):
        found[resource.attribute] = _free(f"{resource.class_name}Documents", taken)
    return found


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "_"
    if isinstance(taken, set):
        taken.add(name)
    return name


def _distinct(made: tuple[FakeResource, ...]) -> tuple[FakeResource, ...]:
    return tuple(sorted(made, key=lambda one: one.attribute))


def _templates(resources: Iterable[Resource]) -> list[str]:
    """Paths of the collections: something is listed or made there, and shown by its id one segment deeper.

    What can be waited for is one as well, whoever makes it.
    """
    methods = {(m.http_method, m.path): m for resource in resources for m in resource.methods}
    found = set()
    for verb, path in methods:
        item = _ITEM.match(path)
        if verb == "GET" and item:
            parent = item["parent"]
            listed = methods.get(("GET", parent))
            waited = methods[verb, path].wait is not None
            if waited or ("POST", parent) in methods or (listed is not None and _lists(listed)):
                found.add(parent)
    return sorted(found)


def _lists(method: Method) -> bool:
    return bool(method.paging) or any(annotation.startswith("MutableSequence[") for _, annotation in method.success)


def _collection(template: str, resources: Iterable[Resource]) -> tuple[str, Method]:
    """The resource of a collection, and the method that shows one of its documents."""
    return next(
        (resource.attribute, method)
        for resource in resources
        for method in resource.methods
        if method.http_method == "GET" and (item := _ITEM.match(method.path)) and item["parent"] == template
    )


def _resource(
    resource: Resource,
    class_name: str,
    owned: dict[str, tuple[str, Method]],
    models: frozenset[str],
    names: Scope,
) -> FakeResource:
    own = [template for template, (attribute, _) in owned.items() if attribute == resource.attribute]
    paths = {method.path for method in resource.methods if method.name == "list"}
    path = min(own, key=lambda template: (template not in paths, template.count("/"), template), default="")
    spell = _speller(models, names)
    item = spell(_answered(owned[path][1])) if path else ""
    return FakeResource(
        attribute=_free(resource.attribute, FAKE_MEMBERS),
        class_name=class_name,
        base=f"FakeCollection[{item}]" if path else "FakeGroup",
        path=path,
        title=resource.page_title,
        lists=_listings(resource, owned, [template for template in own if template != path], spell),
    )


def _listings(
    resource: Resource, owned: dict[str, tuple[str, Method]], further: list[str], spell: Callable[[str], str]
) -> tuple[FakeListing, ...]:
    """Everything of a resource beside its own documents: further collections, and lists that are only read."""
    taken = set(COLLECTION_MEMBERS)
    by_path = {method.path: method for method in resource.methods if method.http_method == "GET"}
    made = []
    for template in sorted(further):
        named = by_path.get(template)
        base = "FakeCollection"
        attribute = _free(named.name if named else f"{owned[template][1].name}_documents", taken)
        item = spell(_answered(owned[template][1]))
        made.append(FakeListing(attribute=attribute, base=base, getter="_collection", key=template, item=item))
    for method in sorted(resource.methods, key=lambda one: one.name):
        if method.http_method == "GET" and _lists(method) and method.path not in owned:
            item = spell(method.item or _element(_answered(method)))
            attribute = _free(method.name, taken)
            made.append(FakeListing(attribute=attribute, base="FakeList", getter="_list", key=method.key, item=item))
    return tuple(sorted(made, key=lambda one: one.attribute))


def _answered(method: Method) -> str:
    return next((annotation for _, annotation in sorted(method.success) if annotation), "")


def _element(annotation: str) -> str:
    return annotation.removeprefix("MutableSequence[").removesuffix("]")


def _speller(models: frozenset[str], names: Scope) -> Callable[[str], str]:
    """Spells a model by its name in this module, and everything else as `Any`."""

    def spell(annotation: str) -> str:
        if annotation in models:
            return names.use(f"{LOCAL}models", annotation)
        return names.use("typing", "Any")

    return spell
