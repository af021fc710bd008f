"""How answers depart from the schema, and that the overlay which the report prints mends it."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ..running import generate, lay_out

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1.0.0"},
    "servers": [{"url": "https://api.example.com"}],
    "security": [{"token": []}],
    "tags": [{"name": "Pets"}],
    "paths": {
        "/pets": {
            "get": {
                "tags": ["Pets"],
                "operationId": "listPets",
                "responses": {
                    "200": {
                        "description": "OK.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        "next": {"type": "string"},
                                        "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                                    },
                                }
                            }
                        },
                    }
                },
            }
        },
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "tags": ["Pets"],
                "operationId": "getPet",
                "responses": {
                    "200": {
                        "description": "OK.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    }
                },
            },
        },
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["name", "kind"],
                "properties": {
                    "name": {"type": "string", "description": "What it is called."},
                    "kind": {"type": "string", "enum": ["cat", "dog"]},
                    "born": {"type": "string", "format": "date-time"},
                    "owner": {"$ref": "#/components/schemas/Owner"},
                    "toys": {"type": "array", "items": {"$ref": "#/components/schemas/Toy"}},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                    "parents": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
                    "stay": {"oneOf": [{"$ref": "#/components/schemas/Cage"}, {"$ref": "#/components/schemas/Meadow"}]},
                    "weight": {"type": "integer", "maximum": 100},
                    "secretToken": {"type": "string", "enum": ["a", "b"]},
                },
            },
            "Owner": {
                "allOf": [{"$ref": "#/components/schemas/Person"}, {"properties": {"since": {"type": "integer"}}}]
            },
            "Person": {"type": "object", "required": ["mail"], "properties": {"mail": {"type": "string"}}},
            "Toy": {"type": "object", "properties": {"name": {"type": "string"}, "odd name's": {"type": "string"}}},
            "Cage": {
                "type": "object",
                "required": ["kind", "bars"],
                "properties": {"kind": {"type": "string", "enum": ["cage"]}, "bars": {"type": "integer"}},
            },
            "Meadow": {
                "type": "object",
                "required": ["kind", "grass"],
                "properties": {"kind": {"type": "string", "enum": ["meadow"]}, "grass": {"type": "string"}},
            },
        },
    },
}
SDK = """
client: {class: Zoo}
paging: {body: {next: "body:next", items: "body:pets", reason: no header says where it goes on}}
operations: {GET /pets: {paging: body}}
"""
ODD: dict[str, Any] = {
    "name": 5,
    "kind": "bird",
    "owner": {"since": "always", "card": True},
    "toys": [{"name": "ball"}, {"odd name's": {"a": 1}, "price": 1.5}, "rope"],
    "labels": {"jane@example.com": 7},
    "parents": [{"name": "Ma", "kind": "cow", "owner": []}],
    "stay": {"kind": "meadow", "grass": None, "fence": {}},
    "nick": None,
    "weight": 9000,
    "secretToken": "hunter2",
}
BARE = {"kind": "cat"}
Answers = Callable[[httpx2.Request], httpx2.Response]


def answers(request: httpx2.Request) -> httpx2.Response:
    if request.url.path == "/pets":
        return httpx2.Response(200, json={"pets": [ODD, BARE]})
    return httpx2.Response(200, json=BARE if request.url.path.endswith("bare") else ODD)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("drift")
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] in {"drifting", "corrected"}]:
        del sys.modules[name]


def package(folder: Path, name: str, **more: str) -> Any:
    if not (folder / name).exists():
        lay_out(folder / name, {"zoo.json": json.dumps(DOCUMENT), "sdk.yaml": SDK, **more})
        outcome = generate(folder / name, name)
        assert outcome.code == 0, outcome.errors
    source = str(folder / name / "out" / "src")
    sys.path.insert(0, source)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(source)


@pytest.fixture
def drifting(folder: Path) -> Any:
    return package(folder, "drifting")


def visited(package: Any, *ids: str, handler: Answers = answers, **options: Any) -> Any:
    with package.Zoo("t", http_client=httpx2.MockTransport(handler), collect_issues=True, **options) as client:
        for id in ids:
            client.pets.get(id)
        return client.drift


def test_departures_are_counted_by_model_place_and_kind(drifting: Any) -> None:
    report = visited(drifting, "a", "b", "bare")
    found = {(one.model, one.path, one.kind): (one.count, one.found) for one in report}
    assert found == {
        ("Pet", "name", "type"): (2, ["integer"]),
        ("Pet", "name", "missing"): (1, []),
        ("Pet", "kind", "value"): (4, ["bird", "cow"]),
        ("Pet", "owner", "type"): (2, ["array"]),
        ("Pet", "toys[]", "type"): (2, ["string"]),
        ("Pet", "labels.*", "type"): (2, ["integer"]),
        ("Pet", "nick", "undeclared"): (2, ["null"]),
        ("Pet", "weight", "limit"): (2, []),
        ("Pet", "secretToken", "value"): (2, []),
        ("Owner", "since", "type"): (2, ["string"]),
        ("Owner", "card", "undeclared"): (2, ["boolean"]),
        ("Owner", "mail", "missing"): (2, []),
        ("Toy", '["odd name\'s"]', "type"): (2, ["object"]),
        ("Toy", "price", "undeclared"): (2, ["number"]),
        ("Meadow", "grass", "type"): (2, ["null"]),
        ("Meadow", "fence", "undeclared"): (2, ["object"]),
    }
    assert report.answers == 3


def test_it_prints_places_and_no_data(drifting: Any) -> None:
    report = visited(drifting, "a", "bare")
    text = str(report)
    assert text.startswith("16 departures from the published schema in 2 answers\n")
    assert "  Pet.kind is also bird or cow (2 times, first in GET /pets/{id}: kind)\n" in text
    assert "  Pet.name is required and may be absent (once in GET /pets/{id}: name)\n" in text
    assert "  Toy.price is not described, and is number (once in GET /pets/{id}: toys[1].price)" in text
    for secret in ("hunter2", "jane@example.com", "always", "9000"):
        assert secret not in text + report.overlay() + repr(report) + repr(list(report))


def test_the_overlay_mends_what_was_met(drifting: Any, folder: Path) -> None:
    report = visited(drifting, "a", "bare")
    corrected = package(folder, "corrected", **{"overlays/drift.yaml": report.overlay()})
    left = visited(corrected, "a", "bare")
    # What is no matter of shape stays: a limit, and a value that nobody may print.
    assert {(one.path, one.kind) for one in left} == {("weight", "limit"), ("secretToken", "value")}
    assert "# not corrected here: Pet.weight is not" in report.overlay()


def test_pages_are_looked_at_too(drifting: Any) -> None:
    with drifting.Zoo("t", http_client=httpx2.MockTransport(answers), collect_issues=True) as client:
        assert len(client.pets.list().all()) == 2
        samples = {one.path: one.sample for one in client.drift if one.model == "Pet"}
        assert samples["kind"] == "pets[0].kind"
        assert client.drift.answers == 1
        assert "$.components.schemas.Pet.properties.kind" in client.drift.overlay()


def test_the_async_client_collects_as_well(drifting: Any) -> None:
    async def main() -> Any:
        transport = httpx2.MockTransport(answers)
        async with drifting.AsyncZoo("t", http_client=transport, collect_issues=True) as client:
            await client.pets.get("a")
            [pet async for pet in client.pets.list()]
            return client.drift

    report = asyncio.run(main())
    assert (report.answers, len(report)) == (2, 16)


def test_copies_share_the_report(drifting: Any) -> None:
    with drifting.Zoo("t", http_client=httpx2.MockTransport(answers), collect_issues=True) as client:
        client.with_options(max_retries=0).pets.get("a")
        assert len(client.drift) == 15
        client.drift.clear()
        assert not client.drift
        assert str(client.drift) == "0 departures from the published schema in 0 answers"
        assert client.drift.overlay().endswith("actions: []\n")


def test_who_did_not_ask_gets_none(drifting: Any) -> None:
    with (
        drifting.Zoo("t", http_client=httpx2.MockTransport(answers)) as client,
        pytest.raises(drifting.ConfigurationError, match="collect_issues=True"),
    ):
        client.drift  # noqa: B018


def test_good_answers_leave_no_trace(drifting: Any) -> None:
    good = {"name": "Tom", "kind": "cat", "owner": {"mail": "a@example.com"}, "stay": {"kind": "cage", "bars": 3}}
    assert not visited(drifting, "a", handler=lambda request: httpx2.Response(200, json=good))


def test_memory_is_bounded(drifting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drift = importlib.import_module("drifting._runtime.http.drift")
    monkeypatch.setattr(drift, "MOST", 5)
    odd = {"name": "x", "kind": "cat", **{f"key{number}": 1 for number in range(50)}}
    report = visited(drifting, "a", handler=lambda request: httpx2.Response(200, json=odd))
    assert (len(report), report.left_out) == (5, 45)
    assert "and 45 times something that there was no more room for" in str(report)
    kinds = iter(f"kind{number}" for number in range(1000))
    many = visited(
        drifting, *map(str, range(40)), handler=lambda request: httpx2.Response(200, json={**odd, "kind": next(kinds)})
    )
    assert all(len(one.found) <= drift.MOST_VALUES for one in many)


@pytest.mark.parametrize("value", ["x" * 41, "a\nb", "<script>", "eyJ" + "a" * 60, ""], ids=repr)
def test_a_value_that_looks_like_data_is_not_kept(drifting: Any, value: str) -> None:
    body = {"name": "x", "kind": value}
    (departure,) = visited(drifting, "a", handler=lambda request: httpx2.Response(200, json=body))
    assert (departure.kind, departure.found) == ("value", [])
    if value:
        assert value not in str(departure)


def test_a_body_of_another_shape_is_one_departure(drifting: Any) -> None:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=[1]))
    with drifting.Zoo("t", http_client=transport, collect_issues=True) as client:
        with pytest.raises(drifting.APIResponseError, match="a list where Pet was promised"):
            client.pets.get("a")
        report = client.drift
    (departure,) = report
    assert (departure.model, departure.path, departure.kind, departure.found) == ("Pet", "", "type", ["array"])
    assert "responses['200'].content['application/json']\"" in report.overlay()
