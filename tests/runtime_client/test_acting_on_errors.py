"""Errors that say what to do: the line to repeat it, the Python expression at fault, the page to read."""

from __future__ import annotations

import json
import pickle
import shlex
import subprocess
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from runtime.core.errors import APIConnectionError, APIStatusError, BadRequestError, ErrorDetail, SDKError
from runtime.core.operation import Body, Credential, Operation
from runtime.http.statuses import expression_of

from .driver import CREATE, FACTS, GET, LIST, START, TOKEN, UPLOAD, Driver, json_answer
from .test_retries import LOST, Script

MODELS = "tests.runtime_client.models"
TYPED: Operation[Any] = replace(
    CREATE, body=Body("application/json", "ThingRequest"), docs="operations/things/create.md"
)


def refused(driver: Driver, operation: Operation[Any], error: Any = None, status: int = 422, **given: Any) -> Any:
    body = {"errors": [error or {"message": "no"}]}
    client = driver.mock(lambda request: json_answer(body, status), **given.pop("client", {}))
    with pytest.raises(APIStatusError) as caught:
        driver.send(client, operation, **given)
    return caught.value


def words(error: SDKError) -> list[str]:
    return shlex.split(error.curl(), comments=True)


def test_the_line_repeats_the_request(driver: Driver) -> None:
    error = refused(driver, CREATE, body={"name": "it's", "n": [1, None, True]})
    assert words(error) == [
        "curl",
        "-X",
        "POST",
        "https://api.example.com/v1/things",
        "-H",
        "Authorization: Bearer $DEMO_TOKEN",
        "-H",
        "Content-Type: application/json",
        "--data-raw",
        '{"name":"it\'s","n":[1,null,true]}',
    ]
    assert error.request.curl() == error.curl()


def test_a_shell_understands_it(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = "a'b\"c $(touch x) `id` $HOME \\ \n !!"
    error = refused(driver, CREATE, body={"name": nasty}, options={"extra_query": {"q; rm": "x"}})
    shown = error.curl().replace("curl ", "printf '%s\\0' ", 1)
    said = subprocess.run(["sh", "-c", shown], capture_output=True, check=True, env={"DEMO_TOKEN": "T"}).stdout
    *_, authorization, _, _, _, body, _ = said.decode().split("\0")
    assert authorization == "Authorization: Bearer T"
    assert json.loads(body) == {"name": nasty}


@pytest.mark.parametrize(
    ("credential", "expected"),
    [
        (Credential(environment="X"), '-H "Authorization: Bearer $X"'),
        (Credential(environment=""), '-H "Authorization: Bearer $TOKEN"'),
        (Credential(kind="basic", environment="X"), '-u "$X"'),
        (Credential(kind="header", wire_name="X-Key", environment="X"), '-H "X-Key: $X"'),
        (Credential(kind="header", wire_name="X`id`", environment="X"), "-H 'X`id`: '\"$X\""),
        (Credential(kind="query", wire_name="key", environment="X"), '/v1/things/a"?key=$X"'),
        (Credential(kind="cookie", wire_name="key", environment="X"), '-H "Cookie: key=$X"'),
    ],
    ids=lambda one: f"{one.kind}-{one.wire_name}-{one.environment}" if isinstance(one, Credential) else "",
)
def test_the_credential_is_a_variable(driver: Driver, credential: Credential, expected: str) -> None:
    driver.facts = replace(FACTS, credential=credential)
    token = "user:" + TOKEN if credential.kind == "basic" else TOKEN
    error = refused(driver, GET, path=("a",), client={"token": token})
    assert expected in error.curl()
    assert TOKEN not in error.curl()


def test_no_credential_no_variable(driver: Driver) -> None:
    driver.facts = replace(FACTS, credential=Credential(kind="none"))
    assert "$" not in refused(driver, GET, path=("a",)).curl()


def test_what_has_the_name_of_a_secret_is_masked(driver: Driver) -> None:
    secret = "hunter2-hunter2"
    body = {"password": secret, "http": [{"encryptedToken": secret}], "tokens": 5, "name": "n"}
    error = refused(driver, CREATE, body=body, options={"extra_query": {"sig": secret}})
    assert json.loads(words(error)[-1]) == {
        "password": "***",
        "http": [{"encryptedToken": "***"}],
        "tokens": 5,
        "name": "n",
    }
    again = pickle.loads(pickle.dumps(error))
    assert again.curl() == error.curl()
    for text in (error.curl(), repr(error.request), str(error), repr(error), repr(vars(again))):
        assert secret not in text
        assert TOKEN not in text


def test_a_form_is_masked_too(driver: Driver) -> None:
    form = replace(CREATE, body=Body("application/x-www-form-urlencoded", ""))
    assert words(refused(driver, form, body={"name": "n", "api_key": "k"}))[-1] == "name=n&api_key=***"


@pytest.mark.parametrize("size", [3990, 4100])
def test_a_long_body_is_left_out(driver: Driver, size: int) -> None:
    error = refused(driver, CREATE, body={"a": "x" * (size - 8)})
    assert ("is left out" in error.curl()) == (size > 4000)
    assert words(error)[-1] == ("@BODY" if size > 4000 else json.dumps({"a": "x" * (size - 8)}, separators=(",", ":")))


def test_bytes_are_left_out(driver: Driver) -> None:
    assert refused(driver, UPLOAD, path=("a",), body=b"\0").curl().endswith("@BODY  # the body of 1 bytes is left out")


def test_a_lost_answer_has_its_line(driver: Driver) -> None:
    with pytest.raises(APIConnectionError) as caught:
        driver.send(driver.mock(Script(LOST)), START, path=("a",), body={"x": 1})
    assert words(caught.value)[-1] == '{"x":1}'


def test_a_page_has_its_line(driver: Driver) -> None:
    with pytest.raises(APIStatusError) as caught:
        driver.listed(driver.pager(driver.mock(Script(400)), LIST, query={"include": ["a"]}))
    assert words(caught.value)[3] == "https://api.example.com/v1/things?include=***"


def test_an_error_before_any_request_has_none() -> None:
    assert (SDKError("no").curl(), SDKError("no").docs) == ("", "")


def test_the_field_is_told_in_python(driver: Driver) -> None:
    error = refused(driver, TYPED, {"message": "no", "code": "bad", "field": "parts[2]._ownerId"}, body={})
    assert error.errors[0].expression == "thing.parts[2].owner_id"
    head, where, page = str(error).split("\n")
    assert head.endswith("422 Unprocessable Entity: no (code bad, field parts[2]._ownerId)")
    assert where == "  parts[2]._ownerId is thing.parts[2].owner_id"
    assert page == "  see docs/operations/things/create.md"
    assert error.docs == "docs/operations/things/create.md"


@pytest.mark.parametrize("status", [401, 403, 429, 500], ids=str)
def test_where_reading_does_not_help_no_page_is_named(driver: Driver, status: int) -> None:
    assert "see docs" not in str(refused(driver, TYPED, status=status, body={}, options={"max_retries": 0}))


@pytest.mark.parametrize("field", [None, "", "nobody", "x" * 1000, "parts[", "a..b", "'", "\n", "[0]", "/"], ids=repr)
def test_a_field_that_the_body_does_not_know_is_left_alone(driver: Driver, field: Any) -> None:
    error = refused(driver, TYPED, {"message": "no", "field": field}, 400, body={})
    assert isinstance(error, BadRequestError)
    assert error.errors[0].expression is None


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name", "thing.name"),
        ("_class", "thing.class_"),
        ("parts", "thing.parts"),
        ("parts[0]", "thing.parts[0]"),
        ("parts.0._ownerId", "thing.parts[0].owner_id"),
        ("/parts/0/_ownerId", "thing.parts[0].owner_id"),
        ("$.parts[0]._ownerId", "thing.parts[0].owner_id"),
        ("parts[0]['_ownerId']", "thing.parts[0].owner_id"),
        ("parts.first", None),
        ("parts[0].odd", "thing.parts[0]['odd']"),
        ("labels.a", "thing.labels['a']"),
        ('labels["a b"]', "thing.labels['a b']"),
        ("labels.0", "thing.labels['0']"),
        ("either._ownerId", "thing.either.owner_id"),
        ("either.name", "thing.either.name"),
        ("anything.a[0].b", "thing.anything['a'][0]['b']"),
        ("name.x", None),
        ("whole.parts[1].whole.name", None),
        ("parts[1].whole.name", "thing.parts[1].whole.name"),
        ("labels['__import__(\"os\")']", "thing.labels['__import__(\"os\")']"),
    ],
)
def test_ways_into_a_body(field: str, expected: str | None) -> None:
    assert expression_of(field, "ThingRequest", MODELS) == expected


def test_a_body_that_is_a_list_has_places_too() -> None:
    assert expression_of("[3].owner_id", "MutableSequence[Part]", MODELS) == "part[3]['owner_id']"
    assert expression_of("/3/_ownerId", "MutableSequence[Part]", MODELS) == "part[3].owner_id"


def test_an_entry_still_compares_and_shows() -> None:
    assert str(ErrorDetail("no", code=5)) == "no (code 5)"
    assert ErrorDetail("no") == ErrorDetail("no", expression=None)


def test_a_token_in_the_path_of_a_signed_address_is_no_concern(driver: Driver) -> None:
    error = refused(driver, GET, path=("a b$(id)",))
    assert words(error)[3] == "https://api.example.com/v1/things/a%20b%24%28id%29"


def test_the_raw_request_never_hangs_on_the_error(driver: Driver) -> None:
    error = refused(driver, CREATE, body={"name": "n"})
    assert not any(isinstance(value, httpx2.Request) for value in vars(error).values())
