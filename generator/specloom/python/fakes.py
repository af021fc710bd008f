"""The fake server of the package: which documents and lists a test can lay out, typed by their models."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from .codemodel import FakeListing, FakeModule, FakeResource, Method, Resource
from .docstrings import of_module
from .scope import imports, local_names
from .types import ANY, LOCAL, RUNTIME, Name, Type, is_list, is_model, item_of

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
        *(
            "answer",
            "any_id",
            "async_client",
            "calls",
            "client",
            "clock",
            "collection",
            "fail_next",
            "files",
            "handle",
            "has",
        ),
        *("layout", "listing", "lock", "oid", "page_size", "refusal", "refuse", "reset", "shape", "store", "token"),
        *("unexpected", "usual_answer"),
    }
)
"""Attributes of every fake, beside which the resources stand."""

COLLECTION_MEMBERS = frozenset({"add", "all", "get", "put", "remove", "script"})
"""Attributes of every collection, beside which the lists stand."""

_ITEM = re.compile(r"(?P<parent>.*)/\{[^{}/]*\}\Z")
_PACKAGE = "testing"
_HERE = f"{LOCAL}{_PACKAGE}.__init__"


def fake(
    resources: tuple[Resource, ...],
    client: str,
    package: str,
    title: str,
    handlers: Mapping[str, str],
    codes: Mapping[str, str],
) -> FakeModule:
    """Say what the module of the fake says."""
    class_name = f"Fake{client}"
    while class_name in RUNTIME_NAMES:
        class_name += "Api"
    written = {class_name, "API", "FAKE", "cached_property", *RUNTIME_NAMES}
    tops = (Name(f"{LOCAL}client", client), Name(f"{LOCAL}aio", f"Async{client}"))
    top_names = local_names(_HERE, written, tops)
    clients = tuple(top_names[name] for name in tops)
    groups = _group_names(resources, {*written, *clients, "Any"})
    owned = {template: _collection(template, resources) for template in _templates(resources)}
    made = tuple(
        found
        for resource in resources
        if (found := _resource(resource, groups[resource.attribute], owned)).path or found.lists
    )
    items = {item for one in made for item in (one.item, *(each.item for each in one.lists)) if item}
    fixed = {**top_names, **{name: name.name for name in _written(made)}}
    names = local_names(_HERE, {*written, *clients, *groups.values()}, items, fixed)
    return FakeModule(
        class_name=class_name,
        package=package,
        client=client,
        clients=clients,
        operations=tuple(sorted(resource.attribute for resource in resources)),
        resources=_distinct(made),
        names=names,
        imports=imports(_HERE, names, names),
        exports=tuple(sorted((class_name, "FAKE", *_GIVEN))),
        handlers=handlers,
        codes=codes,
        fixture=f"{package}_fake",
        testing_module=f"{package}.{_PACKAGE}",
        plugin_module=f"{package}.pytest_plugin",
        module_docstring_text=of_module(f"A fake of {' '.join(title.split())} to test against"),
        entry_docstring_text=of_module("Serves the fake on this machine"),
        plugin_docstring_text=of_module("The fake as a fixture of pytest"),
    )


def _written(made: tuple[FakeResource, ...]) -> Iterator[Name]:
    """What the template writes as it is."""
    yield Name(f"{LOCAL}_api", "API")
    yield from (Name("functools", "cached_property"),) if made else ()
    found = {"Fake", "FakeFacts", *_GIVEN}
    found |= {listing.base for resource in made for listing in resource.lists}
    found |= {"FakeCollection" if resource.path else "FakeGroup" for resource in made}
    yield from (Name(f"{RUNTIME}testing", name) for name in found)


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
            waited = any(one.stored for one in methods[verb, path].companions)
            if waited or ("POST", parent) in methods or (listed is not None and _lists(listed)):
                found.add(parent)
    return sorted(found)


def _lists(method: Method) -> bool:
    return method.item is not None or any(body and is_list(body) for _, body in method.success)


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
) -> FakeResource:
    own = [template for template, (attribute, _) in owned.items() if attribute == resource.attribute]
    paths = {method.path for method in resource.methods if method.name == "list"}
    path = min(own, key=lambda template: (template not in paths, template.count("/"), template), default="")
    return FakeResource(
        attribute=_free(resource.attribute, FAKE_MEMBERS),
        class_name=class_name,
        item=_item(_answered(owned[path][1])) if path else None,
        path=path,
        title=resource.page_title,
        lists=_listings(resource, owned, [template for template in own if template != path]),
    )


def _listings(resource: Resource, owned: dict[str, tuple[str, Method]], further: list[str]) -> tuple[FakeListing, ...]:
    """Everything of a resource beside its own documents: further collections, and lists that are only read."""
    taken = set(COLLECTION_MEMBERS)
    by_path = {method.path: method for method in resource.methods if method.http_method == "GET"}
    made = []
    for template in sorted(further):
        named = by_path.get(template)
        base = "FakeCollection"
        attribute = _free(named.name if named else f"{owned[template][1].name}_documents", taken)
        item = _item(_answered(owned[template][1]))
        made.append(FakeListing(attribute=attribute, base=base, getter="_collection", key=template, item=item))
    for method in sorted(resource.methods, key=lambda one: one.name):
        if method.http_method == "GET" and _lists(method) and method.path not in owned:
            answered = _answered(method)
            item = _item(method.item or (answered and item_of(answered)) or answered)
            attribute = _free(method.name, taken)
            made.append(FakeListing(attribute=attribute, base="FakeList", getter="_list", key=method.key, item=item))
    return tuple(sorted(made, key=lambda one: one.attribute))


def _answered(method: Method) -> Type | None:
    return next((body for _, body in sorted(method.success, key=lambda one: one[0]) if body), None)


def _item(type_: Type | None) -> Name:
    """A model as the package gives it; everything else may be anything."""
    return Name(f"{LOCAL}models", type_.name) if is_model(type_) else ANY
