"""The fake finds the mistakes that a server would find: in seeds, in bodies, and in what it is asked."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from typing import Any

import celigo
import pytest
from celigo.testing import FakeCeligo, FakeServer

FLOW = "62f0000000000000000000a1"


@pytest.fixture
def fake() -> FakeCeligo:
    fake = FakeCeligo()
    fake.flows.add(id=FLOW, name="Orders")
    return fake


def test_a_seed_with_a_misspelt_field(fake: FakeCeligo) -> None:
    with pytest.raises(TypeError, match=r"^Flow has no field 'nmae'; did you mean 'name'\?$"):
        fake.flows.add(nmae="x")


def test_a_seed_of_another_type(fake: FakeCeligo) -> None:
    with pytest.raises(ValueError, match=r"^Flow: name is the number 5, not text$"):
        fake.flows.add(name=5)


def test_what_servers_surprise_with_can_be_seeded(fake: FakeCeligo) -> None:
    assert fake.flows.add(wizardState="new").wizard_state == "new"


WRONG: dict[str, tuple[Callable[[Any], Any], str]] = {
    "a number for text": (lambda client: client.flows.create(name=5), "name"),
    "a number for text below": (
        lambda client: client.flows.create(name="x", page_generators=[{"_exportId": 5}]),
        "pageGenerators[0]._exportId",
    ),
    "text for true or false": (lambda client: client.flows.create(name="x", disabled="no"), "disabled"),
    "an object for a list": (lambda client: client.flows.create(name="x", page_processors={}), "pageProcessors"),
}


@pytest.mark.parametrize(("call", "field"), WRONG.values(), ids=WRONG.keys())
def test_an_answer_names_the_field(fake: FakeCeligo, call: Callable[[Any], Any], field: str) -> None:
    with fake.client() as client, pytest.raises(celigo.UnprocessableEntityError) as found:
        call(client)
    assert found.value.field == field
    assert [request.method for request in fake.unexpected] == ["POST"]


def test_an_answer_has_an_entry_for_each_fault(fake: FakeCeligo) -> None:
    with fake.client() as client, pytest.raises(celigo.UnprocessableEntityError) as found:
        client.flows.create(name=5, disabled="no")
    assert [entry.field for entry in found.value.errors] == ["name", "disabled"]
    assert found.value.errors[1].expression == "flow.disabled"


def test_the_server_tells_of_its_requests(fake: FakeCeligo) -> None:
    told: list[str] = []
    with FakeServer(fake, log=told.append) as server, celigo.Celigo(fake.token, base_url=server.url) as client:
        client.flows.get(FLOW)
        client.flows.list(include="name").to_list()
    assert told == [f"GET /v1/flows/{FLOW} 200", "GET /v1/flows 200"]


def test_a_function_that_fails_is_an_answer(fake: FakeCeligo, capsys: pytest.CaptureFixture[str]) -> None:
    @fake.handle("GET /v1/flows/{_id}")
    def broken(request: object) -> object:
        raise ZeroDivisionError

    with (
        FakeServer(fake) as server,
        celigo.Celigo(fake.token, base_url=server.url, max_retries=0) as client,
        pytest.raises(celigo.InternalServerError),
    ):
        client.flows.get(FLOW)
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("method", ["TRACE", "POST", "PROPFIND"])
def test_a_method_that_no_operation_has(fake: FakeCeligo, method: str) -> None:
    with FakeServer(fake) as server:
        connection = http.client.HTTPConnection(*server.server_address[:2])
        connection.request(method, f"/v1/flows/{FLOW}", headers={"Authorization": f"Bearer {fake.token}"})
        answer = connection.getresponse()
        assert answer.status == 405
        assert "GET" in (answer.getheader("Allow") or "").split(", ")
        connection.close()


def test_what_a_server_holds_can_be_put_in_as_it_stands(fake: FakeCeligo) -> None:
    assert fake.flows.put(document={"name": 5}).raw["name"] == 5
