"""Choosing operations and the address of the API, on the command line and in `[tool.specloom]`."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from specloom.cli import DONE, USAGE

from .running import Outcome, compose, generate, lay_out, make, run

pytestmark = pytest.mark.slow

SHOP = """openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: SERVERS
paths:
  /pets:
    get: {tags: [Pets], responses: {"200": {$ref: "#/components/responses/Pet"}}}
    post: {tags: [Pets], responses: {"200": {description: OK}}}
  /orders:
    get: {tags: [Orders], responses: {"200": {$ref: "#/components/responses/Order"}}}
components:
  responses:
    Pet: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    Order: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
  schemas:
    Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
    Owner: {type: object, properties: {name: {type: string}}}
    Order: {type: object, properties: {id: {type: string}}}
"""


def shop(folder: Path, servers: str = "[{url: https://shop.test}]", table: str = "") -> Path:
    """A folder with the shop, and perhaps a table for `pyproject.toml`."""
    if table:
        head = '[tool.specloom]\nspecs = "specs"\nout = "out"\npackage = "shop"\n'
        (folder / "pyproject.toml").write_text(head + table, encoding="utf-8")
    return lay_out(folder, {"shop.yaml": SHOP.replace("SERVERS", servers)})


def index(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["api.json"])
    return found


def held(found: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The operations and the models of an `api.json`."""
    return [one["key"] for one in found["operations"]], sorted(one["schema"] for one in found["models"])


@pytest.mark.parametrize(
    ("options", "operations", "models"),
    [
        ([], ["GET /orders", "GET /pets", "POST /pets"], ["Order", "Owner", "Pet"]),
        (["--include", "tag:Pets"], ["GET /pets", "POST /pets"], ["Owner", "Pet"]),
        (["--include", "/orders", "--include", "POST /*"], ["GET /orders", "POST /pets"], ["Order"]),
        (["--exclude", "GET /pets"], ["GET /orders", "POST /pets"], ["Order"]),
        (["--include", "tag:*", "--exclude", "tag:Orders"], ["GET /pets", "POST /pets"], ["Owner", "Pet"]),
    ],
    ids=["all", "tag", "path-method", "exclude", "both"],
)
def test_operations_are_chosen_on_the_command_line(
    options: list[str], operations: list[str], models: list[str], tmp_path: Path
) -> None:
    outcome, files = compose(shop(tmp_path), "shop", *options)
    assert outcome.code == DONE, outcome.errors
    assert held(index(files)) == (operations, models)
    assert any(path.endswith("resources/orders.py") for path in files) == any("orders" in key for key in operations)


def in_project(folder: Path, *more: str) -> Outcome:
    return run(folder, "generate", *more)


def written(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "api.json").read_bytes())
    return found


def test_operations_are_chosen_in_the_table(tmp_path: Path) -> None:
    """The command line stands for the table, list by list; another choice is generated anew."""
    shop(tmp_path, table='include = ["tag:Pets"]\nexclude = ["POST *"]\n')
    assert in_project(tmp_path).code == DONE
    assert held(written(tmp_path)) == (["GET /pets"], ["Owner", "Pet"])
    assert in_project(tmp_path, "--include", "/orders").code == DONE
    assert held(written(tmp_path)) == (["GET /orders"], ["Order"])
    assert in_project(tmp_path).code == DONE
    assert held(written(tmp_path)) == (["GET /pets"], ["Owner", "Pet"])


def test_a_pattern_that_fits_nothing_writes_nothing(tmp_path: Path) -> None:
    outcome = generate(shop(tmp_path), "shop", "--include", "tag:Toys")
    assert (outcome.code, outcome.errors) == (
        USAGE,
        """error[wrong-configuration]: `include`: no operation is called 'tag:Toys'
  help: write tag:NAME, a path, or a method and a path; * stands for any characters
""",
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("value", ['"tag:Pets"', "[1]", "true"])
def test_a_choice_of_the_table_is_a_list_of_texts(value: str, tmp_path: Path) -> None:
    outcome = in_project(shop(tmp_path, table=f"include = {value}\n"))
    assert outcome.code == USAGE
    assert "[tool.specloom] `include` wants a list of texts" in outcome.errors


@pytest.mark.parametrize(
    ("servers", "given", "regions", "base_path"),
    [
        ("[]", "https://shop.test", {"default": "https://shop.test"}, ""),
        ("[{url: /v2}]", "https://shop.test", {"default": "https://shop.test/v2"}, "/v2"),
        ("[{url: /v2/}]", "https://shop.test/", {"default": "https://shop.test/v2"}, "/v2"),
        ("[{url: /v2}]", "https://shop.test/gate", {"default": "https://shop.test/gate"}, "/v2"),
        ("[{url: https://old.test/v1}]", "https://shop.test", {"default": "https://shop.test"}, ""),
        ("[{url: /v2}]", "", {}, "/v2"),
        ("[{url: v2}]", "", {}, ""),
    ],
    ids=["no-server", "relative", "slashes", "own-path", "other-server", "not-given", "relative-without-slash"],
)
def test_the_address_stands_for_the_servers_of_the_document(
    servers: str, given: str, regions: dict[str, str], base_path: str, tmp_path: Path
) -> None:
    outcome, files = compose(shop(tmp_path, servers), "shop", *(["--base-url", given] if given else []))
    assert outcome.code == DONE, outcome.errors
    assert index(files)["servers"] == regions
    assert (f'base_path="{base_path}"' in files["src/shop/_api.py"].decode()) == bool(base_path)
    assert ("warning[relative-server]" in outcome.errors) == (not given)


STOCK = """openapi: 3.1.0
info: {title: Stock, version: "1"}
servers: [{url: https://stock.test}]
paths:
  /api/v1/shop/pets: {get: {tags: [Animals], responses: {"200": {description: OK}}}}
  /api/v1/shop/pets/{id}/toys: {get: {tags: [Things], responses: {"200": {description: OK}}}}
  /api/v1/shop/order-lines: {get: {responses: {"200": {description: OK}}}}
"""


def resources(folder: Path, *options: str) -> list[str]:
    """The resource of each operation, in the order of their paths."""
    outcome = generate(lay_out(folder, {"stock.yaml": STOCK}), "stock", *options)
    assert outcome.code == DONE, outcome.errors
    return [one["call"].split(".")[0] for one in written(folder)["operations"]]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["shop", "animals", "things"]),
        (["--resource-by", "tag"], ["stock", "animals", "things"]),
        (["--resource-by", "path"], ["order_lines", "pets", "pets"]),
        (["--resource-by", "page"], ["stock", "stock", "stock"]),
    ],
    ids=["as-published", "tag", "path", "page"],
)
def test_what_decides_the_resource_of_an_operation(options: list[str], found: list[str], tmp_path: Path) -> None:
    assert resources(tmp_path, *options) == found


def test_an_operation_that_has_a_resource_keeps_it(tmp_path: Path) -> None:
    assert resources(tmp_path) == resources(tmp_path, "--resource-by", "path") == ["shop", "animals", "things"]


def test_what_decides_is_one_of_three(tmp_path: Path) -> None:
    outcome = generate(shop(tmp_path), "shop", "--resource-by", "colour")
    assert (outcome.code, "it is one of tag, path, page" in outcome.errors) == (USAGE, True)


def test_the_address_in_the_table(tmp_path: Path) -> None:
    shop(tmp_path, "[{url: /v2}]", 'base_url = "https://shop.test"\n')
    assert in_project(tmp_path).code == DONE
    assert written(tmp_path)["servers"] == {"default": "https://shop.test/v2"}
    assert in_project(tmp_path, "--base-url", "https://other.test/v3").code == DONE
    assert written(tmp_path)["servers"] == {"default": "https://other.test/v3"}


@pytest.mark.parametrize(
    "url",
    [
        "shop.test",
        "ftp://shop.test",
        "https://",
        "https://u:p@shop.test",
        "https://shop.test?a=1",
        "https://{host}.test",
    ],
)
def test_an_address_that_no_client_can_use_is_refused(url: str, tmp_path: Path) -> None:
    outcome = generate(shop(tmp_path), "shop", "--base-url", url)
    assert outcome.code == USAGE
    assert outcome.errors.startswith(f"error[wrong-configuration]: {url!r} is no base URL\n")


def test_the_fake_answers_below_that_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "shop_behind_a_gate"
    assert make(shop(tmp_path, "[]"), name, "--base-url", "https://shop.test/gate")[0].code == DONE
    monkeypatch.syspath_prepend(str(tmp_path / "out" / "src"))
    testing = import_module(f"{name}.testing")
    fake = testing.FAKE()
    with fake.client() as client, testing.FakeServer(fake) as server:
        assert client.request("GET", "/orders") is not None
        with type(client)(base_url=f"{server.url}/gate") as other:
            other.orders.get()
    assert (fake.calls("GET", "/orders").count, fake.unexpected) == (2, [])
