"""Groups of methods in the docs: declared ones, those of tags, none."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from specloom.diagnostics import Diagnostics
from specloom.features import SETTINGS
from specloom.input.files import InputFile
from specloom.output.pages import render_docs
from specloom.settings.sdk import parse_sdk

from ..docs.scene import lowered

ANSWER = {"responses": {"200": {"description": "OK"}}}
PATHS: dict[str, Any] = {
    "/pets": {"get": {"operationId": "listPets", **ANSWER}},
    "/pets/feed": {"post": {"operationId": "feedPets", **ANSWER}},
    "/pets/wash": {"post": {"operationId": "washPets", **ANSWER}},
}
METHODS = {"GET /pets": "find", "POST /pets/feed": "feed", "POST /pets/wash": "wash"}
GROUPS = "groups: {pets: {Care: [wash, feed]}}"


def groups(paths: dict[str, Any], text: str = "") -> list[tuple[str, list[str]]]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.example"}],
        "paths": paths,
    }
    page = f"# Pets\n\n```json\n{json.dumps(document)}\n```\n".encode()
    sdk = parse_sdk(text, "sdk.yaml", Diagnostics(), SETTINGS)
    _, _, site = lowered((InputFile(path="specs/pets.md", data=page),), sdk, "pets")
    files = {file.path: file.content.decode("utf-8") for file in render_docs(site)}
    (chapter,) = site.resources
    nav = yaml.safe_load(files["mkdocs.yml"])["nav"]
    shown = next(part["Operations"] for part in nav if "Operations" in part)[0][chapter.title]
    found = [(group.title, [entry.name for entry in group.entries]) for group in chapter.groups]
    flat = [entry for _, names in found for entry in names]
    assert sorted(flat) == [entry.name for entry in chapter.entries]
    told = [
        (title, [next(iter(one)) for one in below])
        for part in shown
        for title, below in part.items()
        if title in dict(found)
    ]
    assert told == [group for group in found if group[0]]
    return found


def test_declared_groups_keep_their_order_and_the_rest_comes_last() -> None:
    assert groups(PATHS, GROUPS) == [("Care", ["pets.wash", "pets.feed"]), ("Other", ["pets.list"])]


def test_tags_are_groups_where_there_are_several() -> None:
    tagged = {
        path: {method: {**body, "tags": [tag]} for method, body in item.items()}
        for (path, item), tag in zip(PATHS.items(), "BAA", strict=True)
    }
    moved = "operations:" + "".join(f"\n  {key}: {{method: a.{name}}}" for key, name in METHODS.items())
    assert groups(tagged, moved) == [("A", ["a.feed", "a.wash"]), ("B", ["a.find"])]


def test_without_groups_and_tags_there_is_one_without_a_title() -> None:
    assert groups(PATHS) == [("", ["pets.feed", "pets.list", "pets.wash"])]


@pytest.mark.parametrize(
    "text", ["groups: {pets: {Care: []}}", "groups: {pets: [list]}", "groups: {pets: {Care: list}}"]
)
def test_a_group_is_a_list_of_methods(text: str) -> None:
    diagnostics = Diagnostics()
    parse_sdk(text, "sdk.yaml", diagnostics, SETTINGS)
    assert [entry.code for entry in diagnostics.entries] == ["wrong-setting"]
