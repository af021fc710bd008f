"""Names leave gently: what is called otherwise works on for one release, what is gone says since when and where."""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..running import run
from .scene import PAGES, Pages, edited, operation
from .test_release import generate_in, lay_out

pytestmark = pytest.mark.slow


def leaving(pages: Pages) -> None:
    """An operation, a parameter, a resource and a model go; another model takes its place."""
    page = pages["pets.json"]
    del page["paths"]["/v1/pets/{petId}"]["delete"]
    operation(pages)["parameters"] = [one for one in operation(pages)["parameters"] if one["name"] != "trace"]
    del pages["users.json"]
    schemas = page["components"]["schemas"]
    schemas["Pet"]["properties"].pop("shape")
    del schemas["Round"], schemas["Square"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package after the names have gone, imported."""
    lay_out(tmp_path, PAGES)
    assert generate_in(tmp_path).code == 0
    assert run(tmp_path, "release", "0.1.0").code == 0
    lay_out(tmp_path, edited(leaving), version="0.2.0")
    (tmp_path / "specs" / "users.json").unlink(missing_ok=True)
    (tmp_path / "specs" / "sdk.yaml").write_text("operations:\n  GET /v1/pets/{petId}: {method: pets.fetch}\n")
    done = generate_in(tmp_path)
    assert done.code == 0, done.errors
    monkeypatch.syspath_prepend(str(tmp_path / "out" / "src"))
    yield importlib.import_module("zoo")
    for name in [name for name in sys.modules if name.partition(".")[0] == "zoo"]:
        del sys.modules[name]


def models() -> Any:
    return importlib.import_module("zoo.models")


def test_what_is_gone_says_since_when_and_what_is_nearest(package: Any) -> None:
    client = package.Client("token")
    with pytest.raises(AttributeError) as error:
        client.pets.delete  # noqa: B018
    assert str(error.value).startswith(
        "pets.delete was removed in 0.2.0: specs/pets.json has no DELETE /v1/pets/{petId} any more"
    )
    with pytest.raises(TypeError, match=r"pets\.list has no argument 'trace' since 0\.2\.0"):
        client.pets.list(must="x", trace="y")
    with pytest.raises(AttributeError, match=r"client\.users was removed in 0\.2\.0"):
        client.users  # noqa: B018
    with pytest.raises(AttributeError, match=r"Square was removed in 0\.2\.0 \(specs/pets\.json\)"):
        models().Square  # noqa: B018
    with pytest.raises(AttributeError, match=r"SquareDict was removed in 0\.2\.0"):
        importlib.import_module("zoo.types").SquareDict  # noqa: B018
    for module, name in (("zoo.models", "Square"), ("zoo.types", "SquareDict")):
        words = rf"^cannot import name '{name}' from '{module}': {name} was removed in 0\.2\.0"
        with pytest.raises(ImportError, match=words) as missing:
            exec(f"from {module} import {name}", {})
        assert missing.value.name == module and not hasattr(importlib.import_module(module), name)
    with pytest.raises(ImportError, match=r"^cannot import name 'Never' from 'zoo\.models' \("):
        exec("from zoo.models import Never", {})
    exec("from zoo.models import pets, shared", {})
    assert not hasattr(client.pets, "never") and not hasattr(models(), "Never")
    assert "Square" not in dir(models()) and "delete" not in dir(client.pets)


def test_what_is_called_otherwise_goes_on_to_work(package: Any) -> None:
    client = package.Client("token")
    with pytest.warns(DeprecationWarning, match=r"pets\.get is called pets\.fetch since 0\.2\.0"):
        assert client.pets.get == client.pets.fetch


def test_a_misspelled_name_is_what_it_was(package: Any) -> None:
    client = package.Client("token")
    for wrong in (lambda: client.pets.lst, lambda: client.petz, lambda: models().Pett):
        with pytest.raises(AttributeError, match="has no attribute"):
            wrong()
    with pytest.raises(TypeError, match="unexpected keyword argument 'trase'"):
        client.pets.list(must="x", trase="y")


def test_nothing_is_read_before_a_name_is_missing(package: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client = package.Client("token")
        assert client.pets.list and models().Pet
    assert "zoo._runtime.gone" not in sys.modules


def test_a_release_keeps_what_it_took_away_and_the_next_one_forgets(tmp_path: Path) -> None:
    lay_out(tmp_path, PAGES)
    assert generate_in(tmp_path).code == 0 and run(tmp_path, "release", "0.1.0").code == 0
    left = tmp_path / "out" / "src" / "zoo" / "_gone.json"
    assert not left.exists()
    lay_out(tmp_path, edited(leaving), version="0.2.0")
    (tmp_path / "specs" / "users.json").unlink(missing_ok=True)
    assert generate_in(tmp_path).code == 0
    before = left.read_bytes()
    assert run(tmp_path, "release", "0.2.0").code == 0
    assert left.read_bytes() == before and run(tmp_path, "check").code == 0
    lay_out(tmp_path, edited(leaving), version="0.2.1")
    (tmp_path / "specs" / "users.json").unlink(missing_ok=True)
    assert generate_in(tmp_path).code == 0 and not left.exists()


def test_a_schema_that_became_one_with_another_is_importable_by_its_former_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(pages: Pages) -> None:
        schemas = pages["pets.json"]["components"]["schemas"]
        schemas["Box"] = schemas["Square"]
        schemas["Pet"]["properties"]["box"] = {"$ref": "#/components/schemas/Box"}

    def one(pages: Pages) -> None:
        pages["pets.json"]["components"]["schemas"]["Pet"]["properties"]["box"] = {
            "$ref": "#/components/schemas/Square"
        }

    lay_out(tmp_path, edited(two))
    assert generate_in(tmp_path).code == 0
    assert run(tmp_path, "release", "0.1.0").code == 0
    lay_out(tmp_path, edited(one), version="0.1.1")
    done = generate_in(tmp_path)
    assert done.code == 0 and "breaking" not in done.output, done.output
    monkeypatch.syspath_prepend(str(tmp_path / "out" / "src"))
    try:
        with pytest.warns(DeprecationWarning, match=r"Box is called Square since 0\.1\.1"):
            assert models().Box is models().Square
        with pytest.warns(DeprecationWarning, match=r"Box is called Square"):
            assert importlib.import_module("zoo.models.pets").Box is models().Square
        types = importlib.import_module("zoo.types")
        with pytest.warns(DeprecationWarning, match=r"BoxDict is called SquareDict"):
            assert types.BoxDict is types.SquareDict
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "zoo"]:
            del sys.modules[name]


def test_a_rule_whose_operation_went_says_where_it_was(tmp_path: Path) -> None:
    def gone(pages: Pages) -> None:
        del pages["pets.json"]["paths"]["/v1/pets/{petId}"]["delete"]

    lay_out(tmp_path, PAGES)
    rules = tmp_path / "specs" / "sdk.yaml"
    rules.write_text("operations:\n  DELETE /v1/pets/{petId}: {method: pets.drop}\n  GET /v1/pet: {method: pets.all}\n")
    nearest = "help: did you mean `GET /v1/pets`?"
    assert nearest in generate_in(tmp_path).errors
    rules.write_text("operations:\n  DELETE /v1/pets/{petId}: {method: pets.drop}\n")
    assert generate_in(tmp_path).code == 0
    for where in ("was published until", "was in specs/pets.json until"):
        if "specs" in where:
            assert run(tmp_path, "release", "0.1.0").code == 0
        lay_out(tmp_path, edited(gone))
        errors = generate_in(tmp_path).errors
        assert f"unknown-rule]: DELETE /v1/pets/{{petId}} {where} the last run" in errors, errors
        assert "help: remove what is said of it: line 2\n" in errors and "did you mean" not in errors
        lay_out(tmp_path, PAGES)


WIDE = """# of one operation, in five places
operations:
  PUT /v1/pets/{petId}/owner:
    guard:
      # asks first
      require_unused: GET /v1/pets/{petId}

    reason: there may be one
  GET /v1/pets/{petId}:
    method: pets.fetch

  # not of the one above
  DELETE /v1/pets/{petId}: {method: pets.drop}
groups:
  pets:
    All:
      - fetch
      - list
    Else: [create, drop]
models:
  "GET /v1/pets/{petId}/responses/200/content/application~1json/schema": {name: Found}
  Pets/Round: {name: Circle}
"""


def test_one_finding_lists_every_line_that_speaks_of_what_went(tmp_path: Path) -> None:
    def inline(pages: Pages) -> None:
        answer = operation(pages, "GET /v1/pets/{petId}")["responses"]["200"]["content"]["application/json"]
        answer["schema"] = {"type": "object", "properties": {"a": {"type": "string"}}}

    def gone(pages: Pages) -> None:
        inline(pages)
        page = pages["pets.json"]
        del page["paths"]["/v1/pets/{petId}"]["get"], page["paths"]["/v1/pets/{petId}"]["delete"]
        schemas = page["components"]["schemas"]
        schemas["Pet"]["properties"]["shape"] = {"type": "object"}
        del schemas["Round"]

    rules = tmp_path / "specs" / "sdk.yaml"
    lay_out(tmp_path, edited(inline))
    rules.write_text(WIDE)
    done = generate_in(tmp_path)
    assert done.code == 0, done.errors
    lay_out(tmp_path, edited(gone))
    errors = generate_in(tmp_path).errors
    assert errors.count("error[") == 3 and "did you mean" not in errors, errors
    advice = [line.partition("said of it: ")[2] for line in errors.splitlines() if "help:" in line]
    assert advice == ["lines 4 to 6, 9 to 10, 17 and 21", "lines 13 and 19", "line 22"]


def test_an_overlay_whose_operation_went_says_where_it_was(tmp_path: Path) -> None:
    def gone(pages: Pages) -> None:
        del pages["pets.json"]["paths"]["/v1/pets/{petId}"]["delete"]

    lay_out(tmp_path, PAGES)
    (tmp_path / "specs" / "overlays").mkdir()
    overlay = (
        "overlay: 1.0.0\ninfo: {title: a, version: '1'}\nactions:\n  - target: %s\n    update:\n      summary: Other\n"
    )
    target = """$.paths["/v1/pets/{petId}"].delete"""
    (tmp_path / "specs" / "overlays" / "a.yaml").write_text(overlay % f"'{target}'")
    assert generate_in(tmp_path).code == 0
    lay_out(tmp_path, edited(gone))
    errors = generate_in(tmp_path).errors
    assert f"`{target}` matches nothing: DELETE /v1/pets/{{petId}} was published until the last run" in errors
    assert "help: remove the action: lines 4 to 6\n" in errors and "did you mean" not in errors


@pytest.mark.parametrize("followed", [True, False], ids=["the others follow", "it goes back"])
def test_a_component_that_is_one_again_keeps_the_name_that_it_had_in_between(tmp_path: Path, followed: bool) -> None:
    def changed(pages: Pages, *names: str) -> None:
        for name in names:
            pages[name]["components"]["schemas"]["Owner"]["properties"]["extra"] = {"type": "string"}

    lay_out(tmp_path, PAGES)
    assert generate_in(tmp_path).code == 0
    lay_out(tmp_path, edited(lambda pages: changed(pages, "pets.json")))
    done = generate_in(tmp_path)
    assert done.code == 0 and "PetOwner" in done.output
    (line,) = (line for line in done.output.splitlines() if line.startswith("PetOwner") and "  added" in line)
    assert line.endswith("specs/pets.json:1"), "it is published there, under the name of the other one"
    assert run(tmp_path, "release", "0.1.0").code == 0
    lay_out(tmp_path, edited(lambda pages: changed(pages, *PAGES)) if followed else PAGES, version="0.2.0")
    assert generate_in(tmp_path).code == 0
    gone = json.loads((tmp_path / "out" / "src" / "zoo" / "_gone.json").read_text())
    words = {"now": "Owner", "words": "PetOwner is called Owner since 0.2.0"}
    assert gone["models"] == {"PetOwner": words} and gone["types"]["PetOwnerDict"]["now"] == "OwnerDict"


def test_a_model_that_left_its_namesake_behind_is_gone(tmp_path: Path) -> None:
    """Two pages publish another thing under one name each, and one of them goes."""

    def two(pages: Pages) -> None:
        for name in ("pets.json", "shops.json"):
            page = pages[name]
            page["components"]["schemas"]["Data"] = {"type": "object", "properties": {name[0]: {"type": "string"}}}
            item = next(iter(page["paths"].values()))["get"]["responses"]["200"]
            item["content"] = {"application/json": {"schema": {"$ref": "#/components/schemas/Data"}}}

    def one(pages: Pages) -> None:
        two(pages)
        operation(pages)["responses"]["200"]["content"]["application/json"]["schema"] = {"type": "string"}
        del pages["pets.json"]["components"]["schemas"]["Data"]

    lay_out(tmp_path, edited(two))
    assert generate_in(tmp_path).code == 0 and run(tmp_path, "release", "0.1.0").code == 0
    lay_out(tmp_path, edited(one), version="0.2.0")
    assert generate_in(tmp_path).code == 0
    gone = json.loads((tmp_path / "out" / "src" / "zoo" / "_gone.json").read_text())["models"]
    assert "now" not in gone["PetData"]
