"""What is wrong with a request, by where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from runtime.batching import Batching
from runtime.core.operation import Operation, Query
from runtime.exclusive import Exclusive
from runtime.ordering import Ordered
from runtime.patching import Patch
from runtime.testing.checking import Checker
from runtime.testing.document import Document, Routes
from runtime.testing.judging import Judge
from runtime.testing.messages import FakeRequest


def parameter(name: str, schema: dict[str, Any], place: str = "query", **more: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "schema": schema, **more}


LIST = {"type": "array", "items": {"type": "integer"}, "maxItems": 2}
OPERATION = {
    "parameters": [
        parameter("count", {"type": "integer", "maximum": 9}),
        parameter("many", LIST),
        parameter("joined", LIST, explode=False),
        parameter("piped", LIST, style="pipeDelimited", explode=False),
        parameter("flag", {"type": "boolean"}),
        parameter("filter", {"type": "object"}, style="deepObject"),
        parameter("X-Trace", {"type": "string", "minLength": 3}, "header", required=True),
        parameter("crumb", {"enum": ["a"]}, "cookie"),
        parameter("visits", LIST, "cookie"),
        parameter("either", {"oneOf": [{"type": "integer"}, {"type": "array", "items": {"enum": ["a", "b"]}}]}),
        parameter("pairs", {"type": "array", "items": LIST}),
        {"name": "sort", "in": "query", "content": {"application/json": {"schema": LIST}}},
        parameter("code", {"type": "string", "pattern": "/^[a-z]+$/"}),
        parameter("Accept", {"type": "string"}, "header", required=True),
        parameter("Content-Length", {"type": "integer"}, "header", required=True),
    ],
    "requestBody": {
        "content": {
            "application/json": {"schema": {"type": "object", "required": ["a"]}},
            "application/x-www-form-urlencoded": {"schema": {"type": "object", "required": ["b"]}},
            "image/*": {},
        }
    },
    "responses": {},
}
DOCUMENT = Document({"paths": {"/x": {"post": OPERATION}}})
JUDGE = Judge(DOCUMENT, Checker(DOCUMENT))


def faults(query: str = "", content: bytes = b"", **headers: str) -> list[str]:
    given = {"x-trace": "abc"} | {name.replace("_", "-"): value for name, value in headers.items()}
    request = FakeRequest(method="POST", path="/x", query_text=query, content=content, headers=given)
    (route,) = DOCUMENT.routes
    return JUDGE.faults(route, request) + JUDGE.unknown(route, request)


@pytest.mark.parametrize(
    "query",
    [
        *("count=3", "many=1&many=2", "joined=1,2", "piped=1%7C2", "flag=true", "filter[a]=1&filter[b]=x", ""),
        *("either=5", "either=a", "either=a&either=b", "pairs=1,2&pairs=3", "sort=[1]", "code=abc"),
    ],
)
def test_good_queries(query: str) -> None:
    assert faults(query) == []


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("count=10", "query parameter count must be at most 9"),
        ("count=many", "query parameter count must be integer"),
        ("many=1&many=2&many=3", "query parameter many must have at most 2 items"),
        ("joined=1,x", "query parameter joined[1] must be integer"),
        ("flag=yes", "query parameter flag must be boolean"),
        ("odd=1", "query parameter odd is not known"),
        ("either=c", "query parameter either must be integer"),
        ("pairs=1,x", "query parameter pairs[0][1] must be integer"),
        ("sort=[1,2,3]", "query parameter sort must have at most 2 items"),
        ("sort=[", "query parameter sort is not JSON"),
        ("code=1", "query parameter code must match /^[a-z]+$/"),
        ("filters[a]=1", "query parameter filters[a] is not known"),
    ],
)
def test_bad_queries(query: str, fault: str) -> None:
    (found,) = faults(query)
    assert found.startswith(fault)


def test_headers_and_cookies() -> None:
    assert faults(x_trace="ab") == ["header parameter X-Trace must have at least 3 characters"]
    assert faults(cookie="crumb=b") == ["cookie parameter crumb must be one of 'a'"]
    assert faults(cookie="other=b; crumb=a; visits=1; visits=2") == []
    assert faults(cookie="visits=1; visits=x") == ["cookie parameter visits[1] must be integer"]
    (route,) = DOCUMENT.routes
    assert JUDGE.faults(route, FakeRequest(method="POST", path="/x")) == ["header parameter X-Trace is required"]


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b'{"a": 1}', "application/json; charset=utf-8", []),
        (b"{}", "application/json", ["a is required"]),
        (b"{", "application/json", ["the body is not JSON"]),
        (b"b=1", "application/x-www-form-urlencoded", []),
        (b"a=1", "application/x-www-form-urlencoded", ["b is required"]),
        (b"\x89PNG", "image/png", []),
        (b"x", "text/plain", ["content type text/plain is not one of"]),
    ],
)
def test_bodies(content: bytes, media_type: str, expected: list[str]) -> None:
    found = faults(content=content, content_type=media_type)
    assert [fault.startswith(words) for fault, words in zip(found, expected, strict=True)] == [True] * len(expected)


def test_routes_from_the_left_and_below_base_paths() -> None:
    paths = ["/a/{x}", "/a/b", "/{y}/b", "/a/{x}.json", "/a%20b/{z}"]
    document = Document({"paths": {path: {"get": {"responses": {}}} for path in paths}})
    routes = Routes(document.routes, ["/base", "/"])
    found = {path: routes.find("GET", path) for path in ("/a/b", "/a/c", "/c/b", "/a/c.json", "/base/a/c%2Fd", "/n")}
    templates = {path: one.route.template if one.route else "" for path, one in found.items()}
    assert templates == {
        "/a/b": "/a/b",
        "/a/c": "/a/{x}",
        "/c/b": "/{y}/b",
        "/a/c.json": "/a/{x}.json",
        "/base/a/c%2Fd": "/a/{x}",
        "/n": "",
    }
    assert found["/base/a/c%2Fd"].values == {"x": "c/d"}
    assert found["/base/a/c%2Fd"].local == "/a/c%2Fd"
    assert routes.find("PUT", "/a/b").methods == ("GET",)


def test_base_paths_with_variables_have_each_of_their_values() -> None:
    variables = {"base": {"default": "/v1", "enum": ["/v1", "/v2"]}, "part": {"default": "x"}}
    servers = [{"url": "https://h.example{base}/{part}", "variables": variables}, {"url": "https://h.example/plain"}]
    assert Document({"servers": servers}).base_paths == ["/v1/x", "/v2/x", "/plain"]


@pytest.mark.parametrize(
    ("style", "explode", "segment"),
    [
        ("label", False, ".1,2"),
        ("label", True, ".1.2"),
        ("matrix", False, ";ids=1,2"),
        ("matrix", True, ";ids=1;ids=2"),
    ],
)
def test_styles_of_paths(style: str, explode: bool, segment: str) -> None:
    described = parameter("ids", LIST, "path", required=True, style=style, explode=explode)
    document = Document({"paths": {"/x/{ids}": {"get": {"parameters": [described], "responses": {}}}}})
    judge, (route,) = Judge(document, Checker(document)), document.routes
    assert judge.faults(route, FakeRequest(method="GET", path="", path_params={"ids": segment})) == []
    wrong = FakeRequest(method="GET", path="", path_params={"ids": segment.replace("2", "x")})
    assert judge.faults(route, wrong) == ["path parameter ids[1] must be integer"]


def test_of_a_query_in_a_path_only_what_is_no_parameter_has_to_be_there() -> None:
    views = parameter("view", {"type": "array", "items": {"enum": ["one", "two"]}}, required=True)
    paths = {"/x?view=one": {"get": {"parameters": [views], "responses": {}}}, "/x": {"get": {"responses": {}}}}
    document = Document({"paths": paths})
    judge = Judge(document, Checker(document))
    viewed, plain = document.routes
    two = FakeRequest(method="GET", path="/x", query_text="view=two")
    assert judge.departures(viewed, two) < judge.departures(plain, two)


THING = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "id": {"type": "string", "readOnly": True},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
        "more": {"type": "object", "additionalProperties": {"type": "integer"}},
        "when": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "key": {"type": "string", "format": "uuid"},
        "small": {"type": "integer", "format": "int32"},
    },
}
PART = {
    "oneOf": [{"type": "object", "properties": {"a": {}}}, {"allOf": [{"properties": {"b": {}}}, {"$ref": "#/x/Part"}]}]
}
PUT = {"requestBody": {"content": {"application/json": {"schema": THING}}}, "responses": {"400": {}, "422": {}}}
HELD = Document({"paths": {"/things/{id}": {"put": PUT}}, "components": {"schemas": {"Part": PART}}})


def judged(body: bytes, held: Any = None) -> tuple[list[str], list[str]]:
    judge, (route,) = Judge(HELD, Checker(HELD)), HELD.routes
    request = FakeRequest(method="PUT", path="/", content=body, headers={"content-type": "application/json"})
    return list(judge.faults(route, request, held)), judge.unknown(route, request, held)


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        ('{"name": "x", "parts": [{"a": 1}, {"b": 2}], "more": {"x": 1}}', []),
        ('{"name": "x", "nmae": "y"}', ["field nmae is not known"]),
        ('{"name": "x", "parts": [{"c": 1}, {"c": 2}]}', ["field parts[].c is not known"]),
        ('{"name": "x", "id": "5"}', ["id is set by the server alone"]),
    ],
)
def test_fields_that_are_not_described(body: str, unknown: list[str]) -> None:
    assert judged(body.encode()) == ([], unknown)


def test_what_is_there_already_is_no_surprise() -> None:
    held = {"name": 5, "odd": 1, "id": "5"}
    assert judged(b'{"name": 5, "odd": 2, "id": "5"}', held) == ([], [])
    assert judged(b'{"name": 5, "other": 2}', held) == ([], ["field other is not known"])
    assert judged(b"{}", held) == (["name is required"], [])


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("when", "2026-01-02T03:04:05Z", ""),
        ("when", "2026-01-02t03:04:05.123z", ""),
        ("when", "2026-01-02", ""),
        ("when", "tomorrow", "when must be a date-time"),
        ("when", "", "when must be a date-time"),
        ("day", "2026-02-30", "day must be a date"),
        ("key", "00000000-0000-4000-8000-000000000001", ""),
        ("key", "1", "key must be a uuid"),
        ("small", 2**31 - 1, ""),
        ("small", 2**31, "small must fit 32 bits"),
    ],
)
def test_formats_that_no_server_can_read(field: str, value: Any, fault: str) -> None:
    assert judged(json.dumps({"name": "x", field: value}).encode())[0] == ([fault] if fault else [])
    assert Checker(HELD).faults(THING, {"name": "x", field: value}, request=False) == []


def test_a_schema_that_is_made_of_itself_has_an_end() -> None:
    loop = {
        "allOf": [{"$ref": "#/components/schemas/Loop"}] * 3,
        "properties": {"a": {"$ref": "#/components/schemas/Loop"}},
    }
    put = {"requestBody": {"content": {"application/json": {"schema": loop}}}, "responses": {}}
    document = Document({"paths": {"/x": {"put": put}}, "components": {"schemas": {"Loop": loop}}})
    (route,) = document.routes
    body = b'{"a":' * 100 + b"{}" + b"}" * 100
    request = FakeRequest(method="PUT", path="/x", content=body, headers={"content-type": "application/json"})
    assert Judge(document, Checker(document)).unknown(route, request) == []


STEPS = (
    Exclusive((("a", "b"),)),
    Ordered((("start", "end"),)),
    Batching("ids", 2),
    Patch({"/name": "str", "/until": "datetime"}, within={"/until": 60}),
)


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ("a=1", None, []),
        ("a=1&b=", None, []),
        ("a=1&b=2", None, [("b", "query")]),
        ("", {"a": 1, "b": 2}, [("b", "")]),
        ("start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z", None, []),
        ("start=2026-01-02T00:00:00Z&end=2026-01-01T00:00:00Z", None, [("end", "query")]),
        ("start=soon&end=2026-01-01T00:00:00Z", None, []),
        ("", {"ids": [1, 2]}, []),
        ("", {"ids": [1, 2, 3]}, [("ids", "")]),
        ("", [{"op": "replace", "path": "/name", "value": "x"}], []),
        ("", [{"op": "replace", "path": "/other", "value": "x"}, {"path": 5}, 5], [("/other", "")]),
        ("", [{"op": "replace", "path": "/until", "value": "2999-01-01T00:00:00Z"}], [("/until", "")]),
        ("", [{"op": "replace", "path": "/until", "value": "1999-01-01T00:00:00Z"}], []),
        ("c=%C3%A9", None, [("c", "query")]),
    ],
)
def test_rules_that_no_schema_says(query: str, body: Any, expected: list[tuple[str, str]]) -> None:
    any_ = {"requestBody": {"content": {"application/json": {}}}, "responses": {}}
    described = {**any_, "parameters": [parameter(name, {}) for name in ("a", "b", "c", "start", "end")]}
    document = Document({"paths": {"/x": {"post": described}}})
    operation: Operation[Any] = Operation(
        key="POST /x", id="x", method="POST", path=("/x",), query=(Query("c", characters="[a-z]"),), steps=STEPS
    )
    judge, (route,) = Judge(document, Checker(document), "", {"POST /x": operation}), document.routes
    content = b"" if body is None else json.dumps(body).encode()
    request = FakeRequest(
        method="POST", path="/x", query_text=query, content=content, headers={"content-type": "application/json"}
    )
    assert [(fault.field, fault.kind) for fault in judge.faults(route, request)] == expected


def test_the_most_literal_path_says_which_methods_it_takes() -> None:
    paths = {"/a/{x}": {"get": {"responses": {}}, "delete": {"responses": {}}}, "/a/b": {"put": {"responses": {}}}}
    routes = Routes(Document({"paths": paths}).routes, [])
    assert routes.find("OPTIONS", "/a/b").methods == ("PUT",)
    assert routes.find("OPTIONS", "/a/c").methods == ("DELETE", "GET")
