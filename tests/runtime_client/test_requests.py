"""Requests on the wire: what is sent, letter by letter, and what is refused before."""

from __future__ import annotations

import enum
import io
import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.core.operation import OMIT, Body, CookieParam, HeaderParam, Operation, PathParam, Query
from runtime.http.encoding import path_segment, query_of, text_of

from .driver import CREATE, DELETE, GET, PUT, START, UPLOAD, Driver
from .models import Thing
from .wire import Line, Seen, Wire, answer

Start = Callable[..., Wire]


class Colour(enum.Enum):
    RED = "red"


@pytest.mark.parametrize(
    "value",
    ["a/b", "%2F", "a?b", "a#b", "a;b", "a b", "\u00e9", "\U0001f600", "+", "a\r\nb", "a\x00b", "a\tb", "a:b@c", "..."],
    ids=lambda value: f"W01-{value!r}",
)
def test_a_path_argument_is_one_segment(driver: Driver, wire: Start, value: str) -> None:  # W01 W05
    server = wire(answer())
    driver.send(driver.client(base_url=server.url), GET, path=(value,))
    _, _, _, segment = server.seen[0].target.split("/")
    assert unquote(segment) == value


@pytest.mark.parametrize(
    "value",
    ["", " ", "\t", ".", "..", None, b"a", ["a"], {"a": 1}, object(), OMIT, float("nan"), "\ud800"],
    ids=lambda value: f"W02-W03-W05-{value!r}"[:24],
)
def test_a_path_argument_that_makes_another_path(driver: Driver, wire: Start, value: Any) -> None:
    server = wire(answer())
    with pytest.raises((TypeError, ValueError), match="_id") as caught:
        driver.send(driver.client(base_url=server.url), DELETE, path=(value,))
    assert not isinstance(caught.value, UnicodeEncodeError)
    assert server.seen == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (True, "true"),
        (uuid.UUID(int=1), str(uuid.UUID(int=1))),
        (Colour.RED, "red"),
        (date(2024, 1, 2), "2024-01-02"),
    ],
    ids=["W04-int", "W04-bool", "W04-uuid", "W04-enum", "W04-date"],
)
def test_other_path_arguments(value: Any, text: str) -> None:
    assert path_segment(value, PathParam("_id")) == text


@pytest.mark.parametrize(
    ("parameter", "value", "query"),
    [
        (Query("a"), None, ""),
        (Query("a"), OMIT, ""),
        (Query("a"), True, "a=true"),
        (Query("a"), 1e20, "a=100000000000000000000"),
        (Query("a"), 1.5, "a=1.5"),
        (Query("a"), Decimal("1E+3"), "a=1000"),
        (Query("a"), Colour.RED, "a=red"),
        (Query("a"), [1, 2], "a=1&a=2"),
        (Query("a", explode=False), [1, 2], "a=1,2"),
        (Query("a", join=","), ["x y", "z"], "a=x%20y,z"),
        (Query("a", join=","), "x,z", "a=x,z"),
        (Query("a", "pipeDelimited", False), ["x", "y"], "a=x%7Cy"),
        (Query("a", "spaceDelimited", False), ("x", "y"), "a=x%20y"),
        (Query("a"), [], ""),
        (Query("a"), {2, 1}, "a=1&a=2"),
        (Query("a", "deepObject"), {"b": 1, "c": ["x", "y"], "d": None}, "a%5Bb%5D=1&a%5Bc%5D=x&a%5Bc%5D=y"),
        (Query("a"), datetime(2024, 1, 2, tzinfo=UTC), "a=2024-01-02T00%3A00%3A00Z"),
        (
            Query("a"),
            datetime(2024, 1, 2, 0, 0, 0, 5, tzinfo=timezone(timedelta(hours=2))),
            "a=2024-01-02T00%3A00%3A00.000005%2B02%3A00",
        ),
        (Query("a", time="epoch_ms"), datetime(1970, 1, 1, 0, 0, 1, 1500, tzinfo=UTC), "a=1001"),
        (Query("a", time="epoch_ms"), 1001, "a=1001"),
        (Query("a"), date(2024, 1, 2), "a=2024-01-02"),
        (Query("a"), "\u00e9 &=+/?#%", "a=%C3%A9%20%26%3D%2B%2F%3F%23%25"),
        (Query("a", allow_reserved=True), "x/y?z", "a=x/y?z"),
        (Query("a b[]"), 1, "a%20b%5B%5D=1"),
        (Query("a"), "", "a="),
    ],
    ids=lambda value: repr(value)[:25],
)
def test_queries(parameter: Query, value: Any, query: str) -> None:  # W06 W07 W08 W09 W10 W11
    assert query_of((parameter,), {parameter.wire_name: value}, None) == query


@pytest.mark.parametrize(
    "value",
    [{"b": 1}, b"x", [None], [[1]], object(), float("nan"), float("inf"), datetime(2024, 1, 2), "\ud800"],
    ids=lambda value: f"W07-W08-W09-W10-{value!r}"[:28],
)
def test_queries_that_mean_nothing(value: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="a"):
        query_of((Query("a"),), {"a": value}, None)


@pytest.mark.slow
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
        lambda text: not text.isspace() and text not in {".", ".."}
    )
)
@settings(max_examples=200)
def test_every_text_comes_back_from_a_path(text: str) -> None:
    segment = path_segment(text, PathParam("a"))
    assert unquote(segment) == text
    assert segment.isascii()
    assert not set(segment) & set("/?#&= ")
    assert text_of(text, "a") == text


@pytest.mark.parametrize(
    "value",
    ["hid\r\nX: y", "hid\nb", "hid\x00", " hid", "hid ", "hid\u20ac", "hid\U0001f600", "hid\x7f"],
    ids=lambda value: f"W12-{value!r}",
)
@pytest.mark.parametrize("place", ["argument", "extra", "key", "cookie"])
def test_headers_that_cannot_be_sent(driver: Driver, wire: Start, value: str, place: str) -> None:
    operation: Operation[Any] = Operation(
        key="k", id="o", method="GET", path=("/",), headers=(HeaderParam("X-A"),), cookies=(CookieParam("c"),)
    )
    server = wire(answer())
    ways: dict[str, dict[str, Any]] = {
        "argument": {"headers": {"X-A": value}},
        "extra": {"options": {"extra_headers": {"X-A": value}}},
        "key": {"options": {"idempotency_key": value}},
        "cookie": {"cookies": {"c": value}},
    }
    with pytest.raises(ValueError, match=r"header|cookie") as caught:
        driver.send(driver.client(base_url=server.url), operation, **ways[place])
    assert "hid" not in str(caught.value)
    assert server.seen == []


@pytest.mark.parametrize(
    "name", ["Authorization", "host", "Content-Length", "TRANSFER-ENCODING", "Connection"], ids=lambda n: f"W13-{n}"
)
def test_headers_that_are_not_the_callers(driver: Driver, wire: Start, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        driver.send(
            driver.client(base_url=wire(answer()).url), GET, path=("a",), options={"extra_headers": {name: "1"}}
        )


def test_headers_and_cookies(driver: Driver, wire: Start) -> None:
    operation: Operation[Any] = Operation(
        key="k",
        id="o",
        method="GET",
        path=("/",),
        headers=(HeaderParam("X-A", required=True),),
        cookies=(CookieParam("c"), CookieParam("d")),
    )
    server = wire(answer())
    client = driver.client(base_url=server.url)
    driver.send(
        client,
        operation,
        headers={"X-A": [1, True]},
        cookies={"c": 1, "d": None},
        options={"extra_headers": {"Accept": "text/x"}},
    )
    assert [server.seen[0].header(name) for name in ("X-A", "Cookie", "Accept")] == ["1,true", "c=1", "text/x"]
    with pytest.raises(TypeError, match="X-A must be given"):
        driver.send(client, operation, headers={"X-A": None})


def body_of(driver: Driver, wire: Start, operation: Operation[Any] = START, **given: Any) -> Seen:
    server = wire(answer())
    path = ("a",) if any(isinstance(part, PathParam) for part in operation.path) else ()
    driver.send(driver.client(base_url=server.url), operation, path=path, **given)
    return server.seen[0]


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({"fields": {"a": OMIT, "b": None, "c": ""}}, b'{"b":null,"c":""}'),
        ({"body": {"b": "\u00e9"}}, '{"b":"\u00e9"}'.encode()),
        ({"body": []}, b"[]"),
        ({"body": None}, b"null"),
        (
            {"body": {"t": datetime(2024, 1, 2, tzinfo=UTC), "d": Decimal("1.5"), "e": Colour.RED}},
            b'{"t":"2024-01-02T00:00:00Z","d":1.5,"e":"red"}',
        ),
        ({"body": {"a": 1}, "options": {"extra_body": {"x": 2}}}, b'{"a":1,"x":2}'),
        ({"fields": {"a": OMIT}, "options": {"extra_body": {"x": 2}}}, b'{"x":2}'),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_json_bodies(driver: Driver, wire: Start, given: dict[str, Any], body: bytes) -> None:  # W14
    seen = body_of(driver, wire, **given)
    assert seen.body == body
    assert seen.header("content-type") == "application/json"


@pytest.mark.parametrize(
    "value",
    [
        {"a": {"b": float("nan")}},
        {"a": {"b": {1}}},
        {"a": {"b": b"x"}},
        {"a": {1: 2}},
        {"a": {"b": datetime(2024, 1, 2)}},
        {"a": {"b": object()}},
    ],
    ids=["W14-nan", "W14-set", "W14-bytes", "W14-key", "W14-naive", "W14-object"],
)
@pytest.mark.parametrize("form", ["body", "fields"])
def test_bodies_that_are_no_json(driver: Driver, wire: Start, value: Any, form: str) -> None:
    server = wire(answer())
    with pytest.raises((TypeError, ValueError), match=r"a"):
        driver.send(driver.client(base_url=server.url), START, path=("a",), **{form: value})
    assert server.seen == []


def test_a_body_that_holds_itself(driver: Driver, wire: Start) -> None:  # W14
    value: dict[str, Any] = {}
    value["self"] = value
    with pytest.raises((TypeError, ValueError)):
        body_of(driver, wire, body=value)


def test_no_body_at_all(driver: Driver, wire: Start) -> None:
    for fields in ({}, {"a": OMIT}, None):
        seen = body_of(driver, wire, fields=fields)
        assert seen.body == b""
        assert seen.header("content-type") is None
        assert seen.header("content-length") == "0"
    assert body_of(driver, wire, DELETE).header("content-length") is None


def test_a_body_and_its_fields_are_not_mixed(driver: Driver, wire: Start) -> None:  # W18
    with pytest.raises(TypeError, match="body or its fields, not both"):
        body_of(driver, wire, body={}, fields={"a": 1})
    with pytest.raises(TypeError, match="takes no body"):
        body_of(driver, wire, GET, body={})
    with pytest.raises(TypeError, match="needs a body"):
        body_of(driver, wire, CREATE)
    with pytest.raises(TypeError, match="unexpected keyword argument 'extra_header'"):
        body_of(driver, wire, options={"extra_header": {}})
    assert body_of(driver, wire, CREATE, fields={}).body == b"{}"


def test_a_delete_with_a_body(driver: Driver, wire: Start) -> None:
    operation: Operation[Any] = Operation(
        key="k", id="o", method="DELETE", path=("/x",), body=Body("application/json"), success={"204": ""}
    )
    assert body_of(driver, wire, operation, body={"ids": [1]}).body == b'{"ids":[1]}'


def test_a_model_goes_out_without_what_only_the_server_writes(driver: Driver, wire: Start) -> None:  # W15
    operation: Operation[Any] = Operation(
        key="k", id="o", method="PUT", path=("/x",), body=Body("application/json", "Thing"), success={"200": "Thing"}
    )
    thing = Thing.from_dict({"_id": "1", "name": "n", "unknown": [1], "extra": None})
    for _ in range(2):
        assert json.loads(body_of(driver, wire, operation, body=thing).body) == {
            "name": "n",
            "unknown": [1],
            "extra": None,
        }
    assert json.loads(body_of(driver, wire, operation, body={"_id": "1"}).body) == {"_id": "1"}
    assert thing.raw["_id"] == "1"


def test_a_large_body_goes_out_in_pieces(driver: Driver, wire: Start) -> None:  # W16
    content = bytes(range(256)) * 40_000
    assert body_of(driver, wire, UPLOAD, body=io.BytesIO(content)).body == content
    assert body_of(driver, wire, UPLOAD, body=content).body == content


def test_an_iterator_goes_out_chunked(driver: Driver, wire: Start) -> None:
    seen = body_of(driver, wire, UPLOAD, body=iter([b"con", b"", b"tent"]))
    assert seen.header("transfer-encoding") == "chunked"
    assert seen.header("content-length") is None
    assert seen.body == b"3\r\ncon\r\n4\r\ntent\r\n"


def test_an_asynchronous_iterator(driver: Driver, wire: Start) -> None:
    async def pieces() -> Any:
        yield b"content"

    if driver.asynchronous:
        assert body_of(driver, wire, UPLOAD, body=pieces()).body == b"7\r\ncontent\r\n"
    else:
        with pytest.raises(TypeError, match="asynchronous client only"):
            body_of(driver, wire, UPLOAD, body=pieces())


def test_a_form(driver: Driver, wire: Start) -> None:
    operation: Operation[Any] = Operation(
        key="k",
        id="o",
        method="POST",
        path=("/x",),
        success={"200": "Any"},
        body=Body("application/x-www-form-urlencoded", encoding={"c": {"explode": False}}),
    )
    seen = body_of(
        driver, wire, operation, fields={"a": "x y&", "b": [1, True], "c": [1, 2], "d": None, "e": {"k": 1}, "f": OMIT}
    )
    assert seen.body == b"a=x%20y%26&b=1&b=true&c=1,2&e=%7B%22k%22%3A1%7D"
    assert seen.header("content-type") == "application/x-www-form-urlencoded"


def test_a_form_of_parts(driver: Driver, wire: Start) -> None:
    operation: Operation[Any] = Operation(
        key="k",
        id="o",
        method="POST",
        path=("/x",),
        success={"200": "Any"},
        body=Body("multipart/form-data", encoding={"file": {"contentType": "text/csv"}}),
    )
    fields = {"a": "x", "file": ('n"\r\n.csv', b"1,2"), "meta": {"k": 1}, "many": [b"p", b"q"]}
    seen = body_of(driver, wire, operation, fields=fields)
    boundary = (seen.header("content-type") or "").partition("boundary=")[2].encode()
    parts = seen.body.split(b"--" + boundary)
    assert parts[1] == b'\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'
    assert parts[2] == (
        b'\r\nContent-Disposition: form-data; name="file"; filename="n%22%0D%0A.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\n1,2\r\n"
    )
    assert b"Content-Type: application/json\r\n\r\n{" in parts[3]
    assert len(parts) == 7
    assert parts[-1] == b"--\r\n"


@pytest.mark.parametrize("value", [5, {"a": 1}, None, object()], ids=["number", "object", "none", "other"])
def test_raw_bodies_that_are_none(driver: Driver, wire: Start, value: Any) -> None:
    with pytest.raises(TypeError, match="octet-stream body must be"):
        body_of(driver, wire, UPLOAD, body=value)


@pytest.mark.parametrize(
    ("path", "target"),
    [("/v1/x", "/v1/x"), ("/v1/x?a=1", "/v1/x?a=1&b=2"), ("/v1/a%2Fb", "/v1/a%2Fb"), ("/v1/\u00e9", "/v1/%C3%A9")],
)
def test_what_the_package_has_no_method_for(driver: Driver, wire: Start, path: str, target: str) -> None:  # A17
    server = wire(answer(200, b'{"name": "n"}'))
    client = driver.client(base_url=server.url)
    query = {"b": 2} if "a=1" in target else None
    thing = driver.run(client.request("get", path, cast_to=Thing, query=query))
    assert type(thing) is Thing
    assert server.seen[0].target == target
    assert driver.run(client.request("POST", server.url + path, body={"k": 1})) == {"name": "n"}
    assert server.seen[1].body == b'{"k":1}'


@pytest.mark.parametrize(
    "path",
    ["https://evil.example/v1", "//evil.example/v1", "/v1/../x", "/v1/./x", "/v1/a b", "javascript:x", "/v1\\x", None],
    ids=lambda path: f"H07-{path}",
)
def test_a_request_does_not_go_elsewhere(driver: Driver, wire: Start, path: Any) -> None:
    server = wire(answer())
    client = driver.client(base_url=server.url)
    with pytest.raises((ValueError, TypeError), match="path"):
        driver.run(client.request("GET", path))
    assert server.seen == []


def test_a_bare_request_as_other_things(driver: Driver, wire: Start) -> None:
    server = wire(answer(200, b'[{"name": "n"}]'))
    client = driver.client(base_url=server.url)
    assert driver.run(client.request("GET", "/x", cast_to=list[Thing]))[0].name == "n"
    assert driver.run(client.request("GET", "/x", cast_to=bytes)) == b'[{"name": "n"}]'
    assert driver.run(client.request("GET", "/x", cast_to=None)) is None
    with pytest.raises(TypeError, match="cast_to"):
        driver.run(client.request("GET", "/x", cast_to=int))
    with pytest.raises(ValueError, match="no HTTP method"):
        driver.run(client.request("G T", "/x"))
    assert [thing.name for thing in driver.listed(client.pages("/x", item=Thing))] == ["n"]


def test_a_put_goes_out_as_it_is(driver: Driver, wire: Start) -> None:
    def handle(line: Line, seen: Seen) -> None:
        answer(204, b"", kind="")(line, seen)

    server = wire(handle)
    assert driver.send(driver.client(base_url=server.url), PUT, path=("a",), body={"z": 1, "a": [1.0, 10**20]}) is None
    assert server.seen[0].body == b'{"z":1,"a":[1.0,100000000000000000000]}'
