"""`api.json` says what the package has: compared with the package itself, as Python sees it when it is imported."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import typing
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
INDEX: dict[str, Any] = json.loads((ROOT / "generated" / "api.json").read_text(encoding="utf-8"))
PACKAGE = INDEX["package"]


@cache
def aliases(module: str) -> dict[str, str]:
    """What a module calls otherwise than it is called where it comes from."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {one.asname: one.name for line in lines for one in line.names if one.asname}


def spelled(text: Any, module: str) -> str:
    """An annotation without the names that one module alone uses."""
    if text is inspect.Parameter.empty or text is None:
        return "" if text is inspect.Parameter.empty else "None"
    if isinstance(text, typing.ForwardRef):
        text = text.__forward_arg__
    if not isinstance(text, str):
        text = getattr(text, "__qualname__", None) or repr(text)
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = aliases(module).get(node.id, node.id)
    return ast.unparse(tree)


def seen(function: Callable[..., Any], *, bound: bool = True) -> dict[str, Any]:
    """The signature of a function as `api.json` would write it."""
    module = function.__module__
    signature = inspect.signature(function)
    # As they stand: who goes through the annotations of a function gets types.
    stated = dict(dict.items(getattr(function, "__annotations__", {})))
    found = [
        {
            "name": one.name,
            "kind": one.kind.name.lower(),
            "type": spelled(stated.get(one.name, one.annotation), module),
        }
        for one in signature.parameters.values()
    ]
    returns = spelled(stated.get("return", signature.return_annotation), module)
    return {"parameters": found[int(bound) :], "returns": returns}


def told(signature: dict[str, Any], module: str) -> dict[str, Any]:
    found = [{**one, "type": spelled(one["type"], module) if one["type"] else ""} for one in signature["parameters"]]
    kept = [{name: value for name, value in one.items() if name != "default"} for one in found]
    return {"parameters": kept, "returns": spelled(signature["returns"], module) if signature["returns"] else ""}


def defaults(signature: dict[str, Any]) -> set[str]:
    return {one["name"] for one in signature["parameters"] if "default" in one}


def all_signatures(function: Callable[..., Any], *, bound: bool = True) -> Iterator[Callable[..., Any]]:
    yield from typing.get_overloads(function) or [function]


def check_signatures(function: Callable[..., Any], expected: list[dict[str, Any]], *, bound: bool = True) -> None:
    made = list(all_signatures(function))
    assert [seen(one, bound=bound) for one in made] == [told(one, function.__module__) for one in expected]
    for one, entry in zip(made, expected, strict=True):
        with_default = {
            name for name, each in inspect.signature(one).parameters.items() if each.default is not each.empty
        }
        assert with_default == defaults(entry), function


def loaded(path: str) -> tuple[ModuleType, Any]:
    module, _, name = path.partition(":")
    found = importlib.import_module(module)
    return found, getattr(found, name)


def classes() -> Iterator[tuple[str, type, type]]:
    """Attribute of the client, and the classes of its calls."""
    client, twin = (loaded(INDEX[key])[1] for key in ("client", "async_client"))
    names = {entry["name"].rpartition(":")[2]: entry for entry in INDEX["names"]}
    members = names[client.__name__]["members"]
    path = {entry["name"].rpartition(":")[2]: entry["name"] for entry in INDEX["names"]}
    assert [one["name"] for one in members] == [
        name for name, value in vars(client).items() if isinstance(value, cached_property)
    ]
    for member, other in zip(members, names[twin.__name__]["members"], strict=True):
        yield member["name"], loaded(path[member["type"]])[1], loaded(path[other["type"]])[1]


def calls() -> dict[str, dict[str, Any]]:
    found = {entry["call"]: entry for entry in INDEX["operations"]}
    return found | {entry["call"]: entry for entry in INDEX["further_calls"] if "signatures" in entry}


@pytest.mark.parametrize("entry", INDEX["modules"], ids=lambda entry: entry["module"])
def test_a_module_gives_the_names_that_are_told(entry: dict[str, Any]) -> None:
    module = importlib.import_module(entry["module"])
    assert [name for name in entry["names"] if not hasattr(module, name)] == []
    if hasattr(module, "__all__"):
        assert sorted(module.__all__) == entry["names"]


def test_every_public_module_is_told_of() -> None:
    folder = Path(importlib.import_module(PACKAGE).__file__ or "").parent
    found = {
        ".".join((PACKAGE, *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__")
        for path in folder.rglob("*.py")
    }
    public = {one for one in found if not any(part.startswith("_") for part in one.split("."))}
    without_names = {one for one in public if not getattr(importlib.import_module(one), "__all__", None)}
    assert public - without_names <= {entry["module"] for entry in INDEX["modules"]}


def test_every_call_has_the_signatures_that_are_told() -> None:
    expected = calls()
    for attribute, plain, twin in classes():
        for name, function in vars(plain).items():
            if name.startswith("_") or isinstance(function, cached_property):
                continue
            entry = expected.pop(f"{attribute}.{name}")
            check_signatures(function, entry["signatures"])
            other = vars(twin)[name]
            check_signatures(other, entry.get("async_signatures", entry["signatures"]))
            assert inspect.iscoroutinefunction(other) is entry["awaited"]
    assert expected == {}


def test_every_model_has_the_fields_that_are_told() -> None:
    for entry in INDEX["models"]:
        module, model = loaded(entry["model"])
        if not isinstance(model, type):
            continue
        fields = {one["name"]: one for one in entry["fields"]}
        stated = vars(model).get("__annotations__", {})
        seen = {name: spelled(stated[name], module.__name__) for name in stated}
        assert seen == {name: spelled(one["annotation"], module.__name__) for name, one in fields.items()}
        assert [base.__name__ for base in model.__bases__] == entry["bases"]
        for name, one in fields.items():
            assert (one.get("default") is None) == one["required"] or "| None" in one["annotation"], (model, name)


def test_every_wire_form_has_the_keys_that_are_told() -> None:
    for entry in INDEX["typed_dicts"]:
        module, twin = loaded(entry["name"])
        if "keys" in entry:
            found = {name: spelled(text, module.__name__) for name, text in twin.__annotations__.items()}
            assert found == {name: spelled(text, module.__name__) for name, text in entry["keys"].items()}


def test_every_other_name_is_what_is_told() -> None:
    for entry in INDEX["names"]:
        module, value = loaded(entry["name"])
        if entry["kind"] == "function":
            check_signatures(value, entry["signatures"], bound=False)
        elif entry["kind"] == "class" and isinstance(value, type):
            check_class(entry, value, module)


def check_class(entry: dict[str, Any], value: type, module: ModuleType) -> None:
    members = {one["name"]: one for one in entry["members"]}
    for name, member in members.items():
        if member["kind"] in ("method", "class_method", "static_method"):
            found = inspect.getattr_static(value, name)
            function = getattr(found, "__func__", found)
            if inspect.isfunction(function):
                check_signatures(function, member["signatures"], bound=member["kind"] != "static_method")
    public = {name for name, one in vars(value).items() if not name.startswith("_") and callable(one)}
    if module.__name__.startswith(f"{PACKAGE}.resources."):
        public = set()  # these are told of as calls
    assert public <= members.keys(), value


def test_a_class_of_the_runtime_comes_with_its_bases() -> None:
    names = {entry["name"].rpartition(":")[2] for entry in INDEX["names"]}
    assert {"Pager", "PageContent", "RequestOptions", "SDKError", "Model"} <= names
