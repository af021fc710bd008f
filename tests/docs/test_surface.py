"""What can be called stands on the page of all calls, in the index for programs, and where the search finds it."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import celigo.models
import pytest
from celigo import Celigo
from celigo._runtime.mixins import ModelMixin
from celigo.testing import FakeCeligo
from specloom.site.indexing import LISTS

ROOT = Path(__file__).resolve().parents[2] / "generated"
DOCS = ROOT / "docs"
INDEX = json.loads((ROOT / "api.json").read_text(encoding="utf-8"))
LINES = (DOCS / "api.md").read_text(encoding="utf-8").splitlines()
FURTHER = {call["call"]: call for call in INDEX["further_calls"]}
CLIENT = {call["call"]: call for call in INDEX["client_calls"]}
OPERATIONS = {call["call"]: call for call in INDEX["operations"]}


def resources() -> Iterator[str]:
    """The attributes of the client that are resources."""
    for name, value in vars(Celigo).items():
        if isinstance(value, cached_property):
            yield name


def members(kind: type) -> list[str]:
    return [name for name in dir(kind) if not name.startswith("_")]


def calls() -> Iterator[tuple[str, Any]]:
    client = FakeCeligo().client()
    for name in resources():
        kind = type(getattr(client, name))
        for member in members(kind):
            found = inspect.getattr_static(kind, member)
            if not isinstance(found, cached_property):
                yield f"{name}.{member}", found


def summary(found: Any) -> str:
    """What a docstring begins with, as one line."""
    return " ".join((inspect.getdoc(found) or "").split("\n\n")[0].split())


def arguments(text: str) -> list[str]:
    """The names of the arguments between the brackets of a signature."""
    (function,) = ast.parse(f"def function({text}): ...").body
    assert isinstance(function, ast.FunctionDef)
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [one.arg for one in (*named, *([given.kwarg] if given.kwarg else []))]


CALLS = dict(calls())


@pytest.mark.parametrize("call", CALLS)
def test_every_call_is_listed(call: str) -> None:
    assert any(re.match(rf" *- \[`{re.escape(call)}\(", line) for line in LINES)
    assert (call in FURTHER) != (call in OPERATIONS)


def test_nothing_else_is_listed() -> None:
    assert {*FURTHER, *OPERATIONS} == set(CALLS)


@pytest.mark.parametrize("call", FURTHER)
def test_a_call_is_listed_as_it_is(call: str) -> None:
    """By its arguments, the first sentence of its docstring, and a page that speaks of it."""
    entry, found = FURTHER[call], CALLS[call]
    inner = entry["signature"].removeprefix(f"{call}(").rpartition(") -> ")[0]
    own = [name for name in inspect.signature(found).parameters if name != "self"]
    assert arguments(inner) == own
    assert entry["summary"] == summary(found)
    page = entry["docs"].partition("#")[0]
    text = (ROOT / page).read_text(encoding="utf-8")
    assert f"{call}(" in text
    assert page.removeprefix("docs/").replace(".md", ".html") not in LISTS, "the search leaves that page out"
    if entry["operation"]:
        assert entry["operation"] in {operation["key"] for operation in INDEX["operations"]}


@pytest.mark.parametrize("call", [name for name, one in (FURTHER | OPERATIONS).items() if "signatures" in one])
def test_only_what_must_be_given_is_listed_as_needed(call: str) -> None:
    (line,) = (line for line in LINES if re.match(rf" *- \[`{re.escape(call)}\(", line))
    listed = line.partition(f"`{call}(")[2].partition(") -> ")[0].split(", ")
    ways = [
        {one["name"] for one in way["parameters"] if "default" not in one and one["kind"] == "keyword_only"}
        for way in (FURTHER | OPERATIONS)[call]["signatures"]
    ]
    needed = {name for name in listed[listed.index("*") + 1 :] if name.isidentifier()} if "*" in listed else set()
    assert needed <= set().union(*ways)


@pytest.mark.parametrize("name", ["ai_agents", "async_helpers", "flows"])
def test_a_call_that_replaces_is_listed_with_those_that_keep(name: str) -> None:
    (found,) = [call for call in INDEX["operations"] if call["call"] == f"{name}.replace"]
    assert found["key"].startswith("PUT ") and found["docs"] == f"docs/operations/{name}/replace.md"
    assert found["summary"].startswith("Replaces an") or found["summary"] == summary(CALLS["flows.replace"])
    assert found["summary"].endswith(": fields that are not given are removed.")
    others = [f"{name}.update", f"{name}.edit"]
    assert [FURTHER[call]["operation"] for call in others] == [found["key"]] * 2
    page = (ROOT / found["docs"]).read_text(encoding="utf-8")
    assert page.startswith(f"# {found['summary']}\n")
    assert all(f"{call}(" in page for call in others) and '=== "Update"' in page
    beside = [line for line in LINES if any(line.startswith(f"    - [`{call}(") for call in others)]
    assert len(beside) == 2


def test_no_operation_is_called_as_if_it_kept_what_it_erases() -> None:
    named = [call for call in INDEX["operations"] if call["key"].startswith("PUT ") and ".update" in call["call"]]
    assert [call["call"] for call in named] == ["flows.update_grouping"]
    (grouping,) = named
    assert all(argument["required"] for argument in grouping["arguments"]), "there is nothing to leave out"


def test_the_client_itself() -> None:
    own = [name for name in members(Celigo) if name not in set(resources())]
    assert [f"client.{name}" for name in own] == sorted(CLIENT)
    for name in own:
        found, entry = inspect.getattr_static(Celigo, name), CLIENT[f"client.{name}"]
        assert entry["summary"] == summary(found)
        assert any(line.startswith(f"- [`{entry['signature']}`](") for line in LINES)
        assert f"client.{name}" in (ROOT / entry["docs"].partition("#")[0]).read_text(encoding="utf-8")
        if callable(found):
            given = entry["signature"].partition("(")[2].rpartition(") -> ")[0].replace("…", "...")
            assert arguments(given) == [one for one in inspect.signature(found).parameters if one != "self"]


def test_what_every_resource_has() -> None:
    client = FakeCeligo().client()
    names = {view["call"]: view for view in INDEX["views"]}
    for resource in resources():
        kind = type(getattr(client, resource))
        found = {name for name in members(kind) if isinstance(inspect.getattr_static(kind, name), cached_property)}
        assert found == set(names)
        assert all(names[name]["summary"] == summary(inspect.getattr_static(kind, name)) for name in found)
    assert all(any(line.startswith(f"- [`{name}`](") for line in LINES) for name in names)


def test_what_was_written_for_models_is_listed() -> None:
    for entry in INDEX["models"]:
        kind = getattr(celigo.models, entry["model"].partition(":")[2])
        mixins = [
            one for one in getattr(kind, "__mro__", ())[1:] if ModelMixin in one.__mro__ and one is not ModelMixin
        ]
        own = {name for one in mixins for name in vars(one) if not name.startswith("_")}
        listed = {signature.partition("(")[0].partition(":")[0].partition(" ")[0] for signature in entry["members"]}
        assert listed == own
        text = (ROOT / entry["docs"]).read_text(encoding="utf-8")
        assert [name for name in own if f"- [`{name}" not in text] == []


def test_the_list_for_models_names_every_call() -> None:
    text = (DOCS / "llms.txt").read_text(encoding="utf-8")
    missing = [call for call in (*CALLS, *CLIENT) if f"- [`{call}`](" not in text]
    assert missing == []
