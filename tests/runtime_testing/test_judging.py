"""What is wrong with a request, by where it stands."""

from __future__ import annotations

from typing import Any

import pytest
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
