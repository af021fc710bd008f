"""What a call that is made wrongly says: the method as it was called, what is wrong, and what was probably meant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import celigo
import pytest
from celigo.testing import FakeCeligo

FLOW = "62f0000000000000000000a1"
HELP = (
    "Create a token in integrator.io under Resources > API tokens. It belongs to the region of its account, "
    "and may expire."
)


@pytest.fixture
def fake() -> FakeCeligo:
    fake = FakeCeligo()
    fake.flows.add(id=FLOW, name="Orders")
    return fake


CALLS: dict[str, tuple[Callable[[Any], Any], type[Exception], str]] = {
    "a misspelt field": (
        lambda client: client.flows.create(nmae="x"),
        TypeError,
        "flows.create() got an unexpected keyword argument 'nmae'; did you mean 'name'?",
    ),
    "a misspelt field of a companion": (
        lambda client: client.flows.update(FLOW, disabld=True),
        TypeError,
        "flows.update() got an unexpected keyword argument 'disabld'; did you mean 'disabled'?",
    ),
    "a misspelt parameter": (
        lambda client: client.flows.list(includ="name"),
        TypeError,
        "flows.list() got an unexpected keyword argument 'includ'; did you mean 'include'?",
    ),
    "a misspelt option": (
        lambda client: client.flows.get(FLOW, time_out=5),
        TypeError,
        "flows.get() got an unexpected keyword argument 'time_out'; did you mean 'timeout'?",
    ),
    "an argument like no other": (
        lambda client: client.flows.get(FLOW, xyz=5),
        TypeError,
        "flows.get() got an unexpected keyword argument 'xyz'",
    ),
    "None for an id": (
        lambda client: client.flows.get(None),
        TypeError,
        "flow_id must be text or a number, not NoneType",
    ),
    "no text for an id": (
        lambda client: client.flows.get(""),
        ValueError,
        "flow_id must not be empty: the path would be that of another operation",
    ),
    "a dictionary with Python names": (
        lambda client: client.flows.create(name="x", page_generators=[{"export_id": "5"}]),
        TypeError,
        "body.pageGenerators[0]: 'export_id' is the name in Python; in a dictionary the key is '_exportId', "
        "or give a PageGenerator",
    ),
    "two arguments that exclude each other": (
        lambda client: client.flows.list(include="name", exclude="x"),
        ValueError,
        "include and exclude exclude each other: give one of them",
    ),
    "a body and a field": (
        lambda client: client.flows.create(body={"name": "x"}, name="x"),
        TypeError,
        "give body or its fields, not both (name)",
    ),
    "text for a number of seconds": (
        lambda client: client.flows.get(FLOW, timeout="5"),
        TypeError,
        "timeout must be a number of seconds, a Timeout or None, not str",
    ),
    "True for a number of retries": (
        lambda client: client.flows.get(FLOW, max_retries=True),
        TypeError,
        "max_retries must be a whole number, not bool",
    ),
    "nothing to change": (
        lambda client: client.flows.update(FLOW),
        TypeError,
        "nothing to change: name at least one field",
    ),
    "a misspelt field of a copy": (
        lambda client: client.flows.get(FLOW).copy(nmae="x"),
        TypeError,
        "Flow: no field 'nmae'; did you mean 'name'?",
    ),
    "an unknown option of a copy of the client": (
        lambda client: client.with_options(tiemout=5),
        TypeError,
        "with_options has no 'tiemout', only timeout, max_retries, strict, max_response_bytes, extra_headers, "
        "extra_query, hooks",
    ),
}
CLIENTS: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "a misspelt argument": (
        {"tiemout": 5},
        TypeError,
        "Celigo() got an unexpected keyword argument 'tiemout'; did you mean 'timeout'?",
    ),
    "an unknown region": (
        {"region": "us-east"},
        celigo.ConfigurationError,
        "there is no region 'us-east', only 'us', 'eu'",
    ),
    "an address without a scheme": (
        {"base_url": "api.integrator.io"},
        celigo.ConfigurationError,
        "base_url cannot be used: it has no scheme such as https://",
    ),
    "a client that is none": (
        {"http_client": object()},
        TypeError,
        "http_client must be an httpx2.Client or an httpx2 transport, not object",
    ),
    "no token": (
        {"token": None},
        celigo.ConfigurationError,
        f"No API token: pass `token` or set CELIGO_API_TOKEN. {HELP}",
    ),
    "a token with its scheme": (
        {"token": "Bearer x"},
        celigo.ConfigurationError,
        "the token (given, or in CELIGO_API_TOKEN) must be given without the scheme in front",
    ),
}


@pytest.mark.parametrize(("call", "kind", "message"), CALLS.values(), ids=CALLS.keys())
def test_a_wrong_call_says_what_is_wrong(
    fake: FakeCeligo, call: Callable[[Any], Any], kind: type[Exception], message: str
) -> None:
    with fake.client() as client, pytest.raises(kind) as found:
        call(client)
    assert str(found.value) == message
    assert not any(request.method != "GET" for request in fake.calls())


def test_the_asynchronous_client_says_the_same(fake: FakeCeligo) -> None:
    async def call() -> None:
        async with fake.async_client() as client:
            await client.flows.create(nmae="x")  # type: ignore[call-arg]  # which is what is tested

    with pytest.raises(
        TypeError, match=r"^flows.create\(\) got an unexpected keyword argument 'nmae'; did you mean 'name'"
    ):
        asyncio.run(call())


@pytest.mark.parametrize(("given", "kind", "message"), CLIENTS.values(), ids=CLIENTS.keys())
def test_a_client_that_cannot_be_says_why(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], kind: type[Exception], message: str
) -> None:
    monkeypatch.delenv("CELIGO_API_TOKEN", raising=False)
    with pytest.raises(kind) as found:
        celigo.Celigo(**{"token": "t", **given})
    assert str(found.value) == message


def test_a_subclass_may_have_arguments_of_its_own() -> None:
    class Mine(celigo.Celigo):
        def __init__(self, *, account: str) -> None:
            super().__init__("t")
            self.account = account

    assert Mine(account="a").account == "a"


def test_a_refused_token_is_told_of(fake: FakeCeligo, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.fail_next(401)
    with fake.client() as client, pytest.raises(celigo.AuthenticationError) as found:
        client.flows.get(FLOW)
    assert found.value.status_code == found.value.status == 401
    assert str(found.value).splitlines()[1:] == [
        "  the token, given to the client, was sent to https://api.integrator.io (region us)",
        f"  {HELP}",
    ]


def test_errors_are_shown_as_they_are_imported() -> None:
    for name in ("NotFoundError", "CeligoError", "PaginationError", "JobFailedError"):
        error = getattr(celigo, name)
        assert error.__module__ == "celigo"
        assert getattr(celigo, error.__name__) is error


def test_a_client_says_what_it_was_given(fake: FakeCeligo) -> None:
    client = celigo.Celigo("t", region="eu", timeout=5, max_retries=0)
    assert (client.region, client.base_url, client.max_retries) == ("eu", "https://api.eu.integrator.io", 0)
    assert client.timeout.total == 5
    assert celigo.Celigo("t", base_url="https://x.test").region is None
    assert client.with_options(max_retries=3).max_retries == 3


def test_headers_of_all_calls(fake: FakeCeligo) -> None:
    with fake.client(default_headers={"X-Team": "a"}, user_agent="mine/1") as client:
        assert [flow.id for flow in client.flows.list().to_list()] == [FLOW]
        assert client.flows.with_raw_response.get(FLOW).status_code == 200
    sent = fake.calls()[0].headers
    assert sent["x-team"] == "a"
    assert sent["user-agent"] == "mine/1"
