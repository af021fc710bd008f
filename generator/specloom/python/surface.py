"""Everything that a program can see of a package, as data for `api.json`.

What is made for the API is told from the code model; the runtime and what was written by hand from their syntax trees.
Two packages that say the same here cannot be told apart by a type checker.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .codemodel import (
    Argument,
    Companion,
    Method,
    ModelAlias,
    ModelClass,
    ModelField,
    ModelModule,
    Package,
    Resource,
    Signature,
)
from .definitions import Entry, entries, parameter
from .runtime import RUNTIME, members_of_runtime, module_name
from .spelling import annotation
from .types import LOCAL, Name, Names, Type, named_in

_VIEWS = (("with_raw_response", "WithRawResponse"), ("with_streaming_response", "WithStreamingResponse"))


def called(one: Method | Companion, *, at_once: bool) -> Entry:
    """How a method is called: by which signatures, and what is different where calls are awaited."""
    signatures = one.overloads or (one.signature,)
    plain = [_signature(each, asynchronous=False) for each in signatures]
    twin = [_signature(each, asynchronous=True) for each in signatures]
    return {"signatures": plain, **({"async_signatures": twin} if twin != plain else {}), "awaited": not at_once}


def _signature(one: Signature, *, asynchronous: bool) -> Entry:
    bare, spelled = "positional_only" if one.bare else "positional_or_keyword", _spelled(asynchronous)
    found = [_parameter(each, bare, asynchronous) for each in one.positional]
    found += [_parameter(each, "keyword_only", asynchronous) for each in one.keyword]
    found.append(parameter("options", "var_keyword", f"Unpack[{spelled(one.options)}]"))
    return {"parameters": found, "returns": spelled(one.returns)}


def _parameter(one: Argument, kind: str, asynchronous: bool) -> Entry:
    return parameter(one.name, kind, _spelled(asynchronous)(one.annotation), one.default)


def _spelled(asynchronous: bool) -> Any:
    return _awaited if asynchronous else annotation


def _awaited(type_: Type) -> str:
    """A type where calls are awaited."""
    names: Names = {one: one.twin.name for one in named_in(type_) if one.twin is not None}
    return annotation(type_, names)


def argument_facts(one: Argument) -> Entry:
    """What is known of an argument beyond its type: default, format, limits."""
    return _facts(one.badges, deprecated=one.deprecated)


def field_facts(one: ModelField) -> Entry:
    """How a field is declared, and what is known of it beyond its type."""
    found: Entry = {"annotation": annotation(one.annotation)}
    found |= {"write_only": True} if one.write_only else {}
    default = next((keyword.value for keyword in one.keywords if keyword.name == "default"), ...)
    found |= {"default": repr(default)} if default is not ... else {}
    return found | _facts(one.badges, deprecated=one.deprecated)


def _facts(badges: Iterable[Any], *, deprecated: bool) -> Entry:
    told = {badge.label: badge.value_text or True for badge in badges}
    kept = {name: value for name, value in told.items() if name not in ("required", "deprecated", "read-only")}
    return {**({"deprecated": True} if deprecated else {}), **({"facts": kept} if kept else {})}


def model_facts(model: ModelClass | ModelAlias) -> Entry:
    """How a model is declared."""
    if isinstance(model, ModelAlias):
        return {"annotation": annotation(model.annotation)}
    found: Entry = {"bases": [annotation(base) for base in model.bases]}
    found |= {"additional": annotation(model.additional)} if model.additional is not None else {}
    found |= {"closed": True} if model.closed else {}
    found |= {"alternatives": [list(each) for each in model.alternatives]} if model.alternatives else {}
    return found | ({"deprecated": True} if model.deprecated else {})


def operation_facts(method: Method) -> Entry:
    """What a call sends and takes beyond its arguments."""
    found: Entry = {
        "statuses": {status: annotation(body) if body is not None else "None" for status, body in method.success}
    }
    media = {answer.status: list(answer.media_types) for answer in method.answers if answer.media_types}
    found |= {"media_types": media} if media else {}
    found |= {"servers": list(method.servers)} if method.servers else {}
    found |= {} if method.secured else {"secured": False}
    paging = dict(method.sending.constructs).get("paging")
    if paging is not None:
        found["paging"] = {"kind": paging.class_name, **{one.name: _plain(one.value) for one in paging.keywords}}
    steps = [
        {"step": step.class_name, **{one.name: _plain(one.value) for one in step.keywords}}
        for step in method.facts.steps
    ]
    return found | ({"steps": steps} if steps else {})


def _plain(value: Any) -> Any:
    """Data of the code model as JSON; types as they are spelled."""
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    return value if value is None or isinstance(value, bool | int | float | str) else annotation(value)


def lower_surface(package: Package) -> Entry:
    """Members of `api.json`: the modules and what each gives, the wire forms of models, and every other name."""
    return {
        "credential": {
            "kind": package.credential.kind,
            "wire_name": package.credential.wire_name,
            "environment": package.credential.environment,
            "scheme": package.credential.scheme,
        },
        **({"base_path": package.base_path} if package.base_path else {}),
        **(
            {"rate_limit": {"burst": package.rate_limit.burst, "per_second": package.rate_limit.per_second}}
            if package.rate_limit
            else {}
        ),
        "modules": sorted(_modules(package), key=lambda one: str(one["module"])),
        "typed_dicts": [
            entry
            for module in sorted(package.model_modules, key=lambda module: module.name)
            for entry in sorted(_typed_dicts(package, module), key=lambda one: str(one["name"]))
        ],
        "names": sorted(_names(package), key=lambda one: str(one["name"])),
    }


def _modules(package: Package) -> Iterator[Entry]:
    """Each public module with the names that it gives to whoever imports from it."""

    def module(path: str, names: Iterable[str]) -> Entry:
        return {"module": ".".join((package.name, *filter(None, path.split("/")))), "names": sorted(names)}

    for top in package.lazy_packages:
        yield module(top.path, top.names)
    for one in package.model_modules:
        yield module(f"models/{one.name}", one.exports)
        yield module(f"types/{one.name}", one.typed_dict_exports)
    for resource in package.resources:
        for flavour in resource.flavours:
            yield module(flavour.path.removesuffix(".py"), flavour.exports)
    for client in package.clients:
        yield module(client.path.removesuffix(".py"), client.exports)
    yield module("errors", package.error_exports)
    for extension in package.extensions:
        if extension.public:
            defined = (*(one.name for one in extension.members), *(one.name for one in extension.classes))
            yield module(extension.name, {name for name in defined if extension.shows(name)})
    if package.fake is not None:
        yield module("testing", package.fake.exports)


def _typed_dicts(package: Package, module: ModelModule) -> Iterator[Entry]:
    head = f"{package.name}.types.{module.name}:"
    for twin in module.typed_dicts:
        keys = {field.wire_name: annotation(field.annotation) for field in twin.fields}
        yield {"name": head + twin.name, "model": twin.model, "keys": keys}
    for alias in module.typed_dict_aliases:
        yield {"name": head + alias.name, "model": alias.model, "type": annotation(alias.annotation)}


def _names(package: Package) -> Iterator[Entry]:
    """Every name that stands for no operation, model or wire form."""
    roots: set[Name] = set()
    for resource in package.resources:
        yield from _resource(package, resource)
        for method in resource.methods:
            roots.add(method.signature.options)
            calls: tuple[Method | Companion, ...] = (method, *method.companions)
            for one in calls:
                for signature in one.overloads or (one.signature,):
                    roots |= {signature.options, *named_in(signature.returns)}
                    for argument in (*signature.positional, *signature.keyword):
                        roots |= set(named_in(argument.annotation))
    for module in package.model_modules:
        roots |= {base for model in module.classes for base in model.bases}
    for client in package.clients:
        members = [_property(each.attribute, each.class_name) for each in client.resources]
        name = f"{package.name}.{client.path.removesuffix('.py')}"
        yield {"name": f"{name}:{client.class_name}", "kind": "class", "bases": [client.base], "members": members}
        if client.alias:
            yield {"name": f"{name}:{client.alias}", "kind": "alias", "type": client.class_name}
    yield {"name": f"{package.name}.errors:{package.error_class}", "kind": "alias", "type": "SDKError"}
    if package.codes:
        codes = [_constant(code.name, repr(code.value)) for code in package.codes]
        yield {"name": f"{package.name}.errors:ErrorCode", "kind": "class", "bases": [], "members": codes}
    for extension in package.extensions:
        if extension.public:
            tree = ast.parse(extension.content)
            yield from entries(tree, f"{package.name}.{extension.name}", extension.shows)
    yield from _fake(package)
    yield from _runtime(package, roots)


def _resource(package: Package, resource: Resource) -> Iterator[Entry]:
    """The classes of a resource; their methods are told of with the operations."""
    for flavour in resource.flavours:
        module = ".".join((package.name, *flavour.path.removesuffix(".py").split("/")))
        views = [_property(name, flavour.class_name + suffix) for name, suffix in _VIEWS]
        yield {
            "name": f"{module}:{flavour.class_name}",
            "kind": "class",
            "bases": list(flavour.bases),
            "members": views,
        }


def _fake(package: Package) -> Iterator[Entry]:
    fake = package.fake
    if fake is None:
        return
    for resource in fake.resources:
        base = f"FakeCollection[{annotation(resource.item)}]" if resource.item else "FakeGroup"
        lists = [_property(each.attribute, f"{each.base}[{annotation(each.item)}]") for each in resource.lists]
        name = f"{fake.testing_module}:{resource.class_name}"
        yield {"name": name, "kind": "class", "bases": [base], "members": lists}
    yield {
        "name": f"{fake.testing_module}:{fake.class_name}",
        "kind": "class",
        "bases": [f"Fake[{', '.join(fake.clients)}]"],
        "members": [_property(resource.attribute, resource.class_name) for resource in fake.resources],
    }
    yield {"name": f"{fake.testing_module}:FAKE", "kind": "alias", "type": fake.class_name}


def _runtime(package: Package, roots: Iterable[Name]) -> Iterator[Entry]:
    """What the package gives or has in its signatures, and stands in the modules that are the same for every API."""
    here = f"{LOCAL}{RUNTIME}."
    wanted = {(one.module.removeprefix(here), one.name) for one in roots if one.module.startswith(here)}
    wanted |= {
        (one.twin.module.removeprefix(here), one.twin.name)
        for one in roots
        if one.twin is not None and one.twin.module.startswith(here)
    }
    for top in package.lazy_packages:
        for export in top.exports:
            module = export.module.removeprefix(f"{RUNTIME}.")
            wanted |= {(module, export.name)} if module != export.module else set()
    wanted |= {(error.module, error.name) for error in package.errors}
    wanted |= {("core.errors", name) for name in package.error_exports}
    wanted |= {("", client.base) for client in package.clients}
    wanted |= {("", base) for resource in package.resources for flavour in resource.flavours for base in flavour.bases}
    wanted |= {
        ("", function)
        for resource in package.resources
        for flavour in resource.flavours
        for function in (*flavour.raw.values(), *flavour.streamed.values())
    }
    wanted |= {("testing", name) for name in (package.fake.exports if package.fake else ())}
    modules = frozenset(module_name(path) for path in package.runtime)
    for module, entry in members_of_runtime(frozenset(wanted), modules):
        yield {**entry, "name": f"{package.name}.{RUNTIME}.{module}:{entry['name']}"}


def _property(name: str, type_: str) -> Entry:
    return {"name": name, "kind": "property", "type": type_}


def _constant(name: str, value: str) -> Entry:
    return {"name": name, "kind": "attribute", "type": "Final", "default": value}
