"""Operations: paths, parameters, bodies, answers, and what surrounds them."""

from __future__ import annotations

from typing import Any

import pytest
from specloom.diagnostics import Severity
from specloom.ir import Location, ObjectSchema, SecurityRequirement, Tag
from specloom.settings.sdk import ClientRule, SdkConfig

from .documents import OK, built, codes, document, operation, pointers, short

TEXT = {"type": "string"}


def one(path: str = "/pets", method: str = "get", /, **members: Any) -> dict[str, Any]:
    """A document with one operation."""
    return document(paths={path: {method: {"responses": OK, **members}}})


def path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def test_a_whole_operation() -> None:
    doc = one(
        "/v1/{b}/x/{a}",
        "put",
        operationId="putIt",
        tags=["pets"],
        summary="Sum.",
        description="Words.",
        deprecated=True,
        parameters=[
            {"name": "q", "in": "query", "schema": {"type": "string", "default": "x"}, "description": "Query."},
            path_parameter("a"),
            path_parameter("b"),
        ],
        requestBody={
            "required": True,
            "description": "Body.",
            "content": {"application/json": {"schema": {"properties": {"n": TEXT}}}},
        },
        responses={
            "200": {
                "description": "Fine.",
                "headers": {"X-Count": {"schema": {"type": "integer"}, "description": "How many."}},
                "content": {
                    "application/json": {
                        "schema": {"type": "array", "items": {"properties": {"m": TEXT}}},
                        "example": [1],
                    }
                },
            },
            "4XX": {"description": "Bad."},
        },
    )
    api, diagnostics = built(doc)
    found = operation(api, "PUT /v1/{b}/x/{a}")
    assert codes(diagnostics, Severity.NOTE) == []
    assert [p if isinstance(p, str) else p.wire_name for p in found.segments] == ["/v1/", "b", "/x/", "a"]
    assert [(p.wire_name, p.location.value) for p in found.parameters] == [("b", "path"), ("a", "path"), ("q", "query")]
    assert (found.operation_id, found.tags, found.summary, found.description) == ("putIt", ("pets",), "Sum.", "Words.")
    assert (found.deprecated, found.safe, found.idempotent, found.page) == (True, False, True, "Pets")
    assert found.body is not None
    assert (found.body.required, found.body.description) == (True, "Body.")
    places = {each.owner: each.place for each in api.schemas}
    assert set(places) == {"PUT /v1/{b}/x/{a}"}
    assert {each.place for each in api.schemas} == {("request",), ("response", "200", "item")}
    answer = found.responses[0]
    assert (answer.status, answer.description, answer.content[0].examples) == ("200", "Fine.", (("", [1]),))
    assert [(h.wire_name, short(h.type), h.description) for h in answer.headers] == [
        ("X-Count", "integer", "How many.")
    ]
    assert api.tags == (Tag(name="pets"),)


METHODS = [
    ("get", True, True),
    ("head", True, True),
    ("options", True, True),
    ("put", False, True),
    ("delete", False, True),
    ("post", False, False),
    ("patch", False, False),
    ("trace", False, False),
]


@pytest.mark.parametrize(("method", "safe", "idempotent"), METHODS)
def test_safety_of_methods(method: str, safe: bool, idempotent: bool) -> None:
    api, _ = built(one("/p", method))
    assert (api.operations[0].safe, api.operations[0].idempotent) == (safe, idempotent)


MADE_IDS = [
    ("/pets/{petId}", "get", "get_pets_by_pet_id"),
    ("/", "post", "post"),
    ("/v1/pets.json:all", "get", "get_v1_pets_json_all"),
]


@pytest.mark.parametrize(("path", "method", "id"), MADE_IDS)
def test_missing_operation_id_is_made_of_method_and_path(path: str, method: str, id: str) -> None:
    api, _ = built(one(path, method, parameters=[path_parameter("petId")] if "{" in path else []))
    assert api.operations[0].operation_id == id


BAD_PATHS = [
    "//evil.example/pets",
    "https://evil.example/pets",
    "/pets//x",
    "/pets/../admin",
    "/pets/%2e%2E",
    "/./pets",
    "/pets/{a}/}{",
    "/pets/{{x}}",
    "/pets/{a!r:{a}}",
    "/pets/{}",
    "/a\nb",
]


@pytest.mark.parametrize("path", BAD_PATHS)
def test_paths_that_no_url_may_be_built_from(path: str) -> None:
    api, diagnostics = built(one(path, parameters=[path_parameter("a")]))
    assert codes(diagnostics) == ["bad-path", "left-out"]
    assert api.operations == ()
    assert [each.key for each in api.left_out] == [f"GET {path}"]


MENDED_PATHS: list[tuple[str, list[str | None]]] = [
    ("pets", ["/pets"]),
    ("/pets?x=1", ["/pets?x=1"]),
    ("/pets?x=1&y", ["/pets?x=1&y"]),
    ("/pets?q={q}", ["/pets"]),
    ("/pets?q=5&x={a}", ["/pets?x=", None]),
    ("/pets#x", ["/pets"]),
    ("/#Action=Do", ["/"]),
    ('/pets/\\";import x', ["/pets/%5C%22;import%20x"]),
    ("/a b", ["/a%20b"]),
    ("/a%zz", ["/a%25zz"]),
]


@pytest.mark.parametrize(("path", "expected"), MENDED_PATHS, ids=[row[0] for row in MENDED_PATHS])
def test_paths_that_have_one_reading_are_mended(path: str, expected: list[str | None]) -> None:
    parameters = [{"name": "q", "in": "query", "schema": TEXT}, *([path_parameter("a")] if "{a}" in path else [])]
    api, diagnostics = built(one(path, parameters=parameters))
    assert codes(diagnostics) == ["bad-path"]
    assert [each if isinstance(each, str) else None for each in api.operations[0].segments] == expected
    assert api.left_out == ()


def test_a_path_may_name_a_parameter_twice_and_with_a_pattern() -> None:
    path = "/pets/{a:[0-9]+}/of/{a:[0-9]+}"
    api, diagnostics = built(one(path, parameters=[path_parameter("a:[0-9]+")]))
    (parameter,) = api.operations[0].parameters
    assert api.operations[0].segments == ("/pets/", parameter, "/of/", parameter)
    assert codes(diagnostics) == []


@pytest.mark.parametrize("path", ["/@evil.example", "/pets.json", "/pets:batch", "/a/{b}.json", "/日本", "/pets/", "/"])
def test_paths_that_are_fine(path: str) -> None:
    api, diagnostics = built(one(path, parameters=[path_parameter("b")] if "{" in path else []))
    assert codes(diagnostics) == []
    assert "".join(p if isinstance(p, str) else f"{{{p.wire_name}}}" for p in api.operations[0].segments) == path


def test_undeclared_path_parameter_is_text() -> None:
    api, diagnostics = built(one("/pets/{petId}"))
    assert codes(diagnostics) == ["undeclared-parameter"]
    (parameter,) = api.operations[0].parameters
    assert (parameter.wire_name, parameter.required, short(parameter.type)) == ("petId", True, "string")


def test_declared_path_parameter_that_the_path_does_not_name() -> None:
    _, diagnostics = built(one("/pets/{petId}", parameters=[path_parameter("petId.__class__")]))
    assert codes(diagnostics) == ["unknown-path-parameter", "undeclared-parameter"]
    assert diagnostics.entries[0].help == "the path names petId; the parameter is left out"


def test_parameters_of_the_path_hold_unless_the_operation_has_them() -> None:
    shared = [path_parameter("id"), {"name": "q", "in": "query", "schema": TEXT}]
    own = [{"name": "q", "in": "query", "schema": {"type": "integer"}}, {"name": "q", "in": "header", "schema": TEXT}]
    api, _ = built(document(paths={"/p/{id}": {"parameters": shared, "get": {"parameters": own, "responses": OK}}}))
    found = [(p.wire_name, p.location, short(p.type)) for p in api.operations[0].parameters]
    assert found == [
        ("id", Location.PATH, "string"),
        ("q", Location.QUERY, "integer"),
        ("q", Location.HEADER, "string"),
    ]


STYLES: list[tuple[dict[str, Any], tuple[str, bool]]] = [
    ({"in": "query"}, ("form", True)),
    ({"in": "query", "explode": False}, ("form", False)),
    ({"in": "query", "style": "deepObject"}, ("deepObject", False)),
    ({"in": "query", "style": "pipeDelimited", "explode": True}, ("pipeDelimited", True)),
    ({"in": "header"}, ("simple", False)),
    ({"in": "cookie"}, ("form", True)),
    ({"in": "path", "required": True, "style": "matrix"}, ("matrix", False)),
]


@pytest.mark.parametrize(("stated", "expected"), STYLES, ids=range(len(STYLES)))
def test_effective_styles(stated: dict[str, Any], expected: tuple[str, bool]) -> None:
    path = "/p/{n}" if stated["in"] == "path" else "/p"
    api, diagnostics = built(one(path, parameters=[{"name": "n", "schema": TEXT, **stated}]))
    assert codes(diagnostics) == []
    assert (api.operations[0].parameters[0].style, api.operations[0].parameters[0].explode) == expected


def test_parameter_by_content_and_its_examples() -> None:
    content = {"application/json": {"schema": {"properties": {"a": TEXT}}, "example": {"a": "x"}}}
    api, diagnostics = built(
        one(parameters=[{"name": "filter", "in": "query", "content": content, "allowReserved": True}])
    )
    (parameter,) = api.operations[0].parameters
    assert (parameter.media_type, parameter.examples, parameter.allow_reserved) == (
        "application/json",
        ({"a": "x"},),
        True,
    )
    assert [each.place for each in api.schemas] == [("filter",)]
    assert codes(diagnostics) == []


_NUMBER = {"name": 3, "in": "query"}
"""What can be read as meant."""
PARAMETERS: list[tuple[Any, list[str]]] = [
    ({"name": "X\r\nEvil", "in": "header"}, ["bad-header"]),
    ({"name": "X Trace", "in": "header"}, ["bad-header"]),
    ({"name": "a;b", "in": "cookie"}, ["bad-header"]),
    ({"name": "Authorization", "in": "header"}, []),
    ({"name": "Host", "in": "header"}, ["reserved-header"]),
    ({"name": "Content-Type", "in": "header"}, []),
    ({"name": "Accept", "in": "header"}, []),
    ({"name": "X Trace", "in": "header", "required": True}, ["bad-header", "left-out"]),
    ({"name": "", "in": "query"}, ["bad-parameter", "left-out"]),
    (_NUMBER, ["wrong-type"]),
    ({"name": "a", "in": "body"}, ["bad-parameter", "left-out"]),
    ({"name": "a", "in": "qeury"}, ["bad-parameter", "left-out"]),
    ({"name": "a", "in": "query", "style": "matrix"}, ["bad-parameter"]),
    ({"name": "a", "in": "query", "schema": TEXT, "content": {"text/plain": {}}}, ["bad-parameter"]),
    ({"name": "a", "in": "query", "schema": 3}, ["wrong-type"]),
    ({"$ref": "#/components/parameters/A"}, ["reference-loop"]),
    ({"$ref": "#/components/parameters/Nope"}, ["unresolved-ref", "left-out"]),
    ("text", ["wrong-type"]),
]


@pytest.mark.parametrize(("parameter", "expected"), PARAMETERS, ids=range(len(PARAMETERS)))
def test_parameters_that_cannot_be_arguments(parameter: Any, expected: list[str]) -> None:
    doc = one(parameters=[parameter])
    loop = {"A": {"$ref": "#/components/parameters/B"}, "B": {"$ref": "#/components/parameters/A"}}
    _, diagnostics = built({**doc, "components": {"parameters": loop}})
    assert codes(diagnostics) == expected
    assert diagnostics.failed == (not {"wrong-type", "reference-loop"}.isdisjoint(expected) and parameter != _NUMBER)


def test_duplicate_and_optional_path_parameters() -> None:
    twice = [{"name": "q", "in": "query", "schema": TEXT}] * 2
    _, diagnostics = built(one("/p/{id}", parameters=[*twice, {**path_parameter("id"), "required": False}]))
    assert codes(diagnostics) == ["duplicate-parameter", "optional-path-parameter"]


def test_query_names_are_kept_whatever_they_hold() -> None:
    name = "a\nimport x\nb{__import__('x')}"
    api, diagnostics = built(one(parameters=[{"name": name, "in": "query", "schema": TEXT}]))
    assert api.operations[0].parameters[0].wire_name == name
    assert codes(diagnostics) == []


BODIES = [
    ("application/json", {}, "any"),
    ("application/octet-stream", {}, "string:binary"),
    ("image/png", {}, "string:binary"),
    ("text/csv", {}, "string"),
    ("multipart/form-data", {"schema": {"properties": {"f": {"type": "string", "format": "binary"}}}}, "@"),
    ("application/json; charset=utf-8", {"schema": TEXT}, "string"),
    ("application/*", {"schema": TEXT}, "string"),
]


@pytest.mark.parametrize(("name", "content", "expected"), BODIES, ids=[row[0] for row in BODIES])
def test_bodies_by_media_type(name: str, content: dict[str, Any], expected: str) -> None:
    api, diagnostics = built(one("/p", "post", requestBody={"content": {name: content}}))
    body = api.operations[0].body
    assert body is not None
    assert short(body.content[0].type).startswith(expected)
    assert codes(diagnostics) == []


def test_several_media_types_are_told_apart_in_the_way() -> None:
    content = {
        "application/json": {"schema": {"properties": {"a": TEXT}}},
        "application/x-www-form-urlencoded": {
            "schema": {"properties": {"b": TEXT}},
            "encoding": {"b": {"style": "form"}},
        },
    }
    api, _ = built(one("/p", "post", requestBody={"content": content}))
    assert {each.place for each in api.schemas} == {("request",), ("request", "x-www-form-urlencoded")}
    body = api.operations[0].body
    assert body is not None
    assert body.content[1].encoding == (("b", {"style": "form"}),)


def test_streams_have_an_item_type() -> None:
    content = {"text/event-stream": {"itemSchema": {"properties": {"data": TEXT}}}}
    api, _ = built(one(responses={"200": {"description": "x", "content": content}}))
    media_type = api.operations[0].responses[0].content[0]
    assert media_type.item_type is not None
    assert api.schemas[0].place == ("response", "200", "item")


MALFORMED: list[tuple[dict[str, Any], list[str]]] = [
    ({"requestBody": {"content": {'application/json\\"+x': {}}}}, ["bad-media-type"]),
    ({"requestBody": {"content": {"application/jsona\nb": {}}}}, ["bad-media-type"]),
    ({"requestBody": {"content": {}}}, ["no-content", "left-out"]),
    ({"requestBody": []}, ["wrong-type"]),
    ({"responses": {"abc": {"description": "x"}}}, ["bad-status"]),
    ({"responses": {"999": {"description": "x"}}}, ["bad-status"]),
    ({"responses": {"2xx": {"description": "x"}}}, ["bad-status"]),
    ({"responses": {"2XX": {"description": "x"}, "default": {"description": "x"}}}, []),
    ({"responses": {"200": {"description": 3}}}, ["wrong-type"]),
    ({"responses": {"200": {"description": "x", "headers": {"a b": {}}}}}, ["bad-header"]),
    ({"responses": {"200": {"$ref": "#/components/responses/No"}}}, ["unresolved-ref"]),
    ({"responses": {"200": {"$ref": "#/components/schemas/S"}}}, ["wrong-reference"]),
    ({"responses": []}, ["wrong-type"]),
    ({"operationId": 3}, ["wrong-type"]),
    ({"tags": "pets"}, ["wrong-type"]),
    ({"tags": ["pets", 3]}, ["wrong-type"]),
    ({"summary": ["x"]}, ["wrong-type"]),
    ({"deprecated": "yes"}, ["wrong-type"]),
    ({"parameters": {}}, ["wrong-type"]),
    ({"security": [{"nope": []}]}, ["unknown-security-scheme"]),
    ({"security": {}}, ["wrong-type"]),
    ({"servers": [{"url": "http://api.example.com"}]}, ["insecure-server"]),
]


@pytest.mark.parametrize(("members", "expected"), MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_operations(members: dict[str, Any], expected: list[str]) -> None:
    doc = {**one("/p", "post", **members), "components": {"schemas": {"S": TEXT}}}
    _, diagnostics = built(doc)
    assert codes(diagnostics) == expected
    for entry in diagnostics.entries:
        assert entry.origin is not None
        assert entry.origin.pointer.startswith("/paths/~1p/post")


def test_shared_answers_give_one_definition() -> None:
    shared = {
        "401-unauthorized": {
            "description": "No.",
            "content": {"application/json": {"schema": {"properties": {"message": TEXT}}}},
        }
    }
    answers = {"401": {"$ref": "#/components/responses/401-unauthorized"}}
    paths = {f"/p{n}": {"get": {"responses": answers}, "put": {"responses": answers}} for n in range(5)}
    api, diagnostics = built(document(paths=paths, components={"responses": shared}))
    (definition,) = api.schemas
    assert definition.id == "responses/401-unauthorized/content/application~1json/schema"
    assert (definition.owner, definition.place) == ("responses/401-unauthorized", ("response",))
    assert {operation.responses[0].component for operation in api.operations} == {"401-unauthorized"}
    assert codes(diagnostics) == []


def test_equal_bodies_of_one_operation_are_one_definition() -> None:
    body = {"content": {"application/json": {"schema": {"properties": {"message": TEXT}}}}}
    api, _ = built(one(responses={"400": {"description": "a", **body}, "422": {"description": "b", **body}}))
    assert [each.place for each in api.schemas] == [("response", "400")]
    assert {short(each.content[0].type) for each in api.operations[0].responses} == {f"@{api.schemas[0].id}"}


def test_words_of_a_reference_win_over_the_target() -> None:
    shared = {"Gone": {"description": "Target."}}
    answers = {
        "404": {"$ref": "#/components/responses/Gone", "description": "Own."},
        "410": {"$ref": "#/components/responses/Gone"},
    }
    api, _ = built({**one(responses=answers), "components": {"responses": shared}})
    assert [each.description for each in api.operations[0].responses] == ["Own.", "Target."]


def test_words_of_nameless_bodies_are_kept() -> None:
    schema = {"type": "array", "description": "Newest first.", "items": {"type": "string", "description": "An id."}}
    content = {"application/json": {"schema": schema}}
    parameter = {
        "name": "q",
        "in": "query",
        "description": "What.",
        "schema": {"type": "string", "description": "How."},
    }
    answers = {"200": {"description": "OK", "content": content}}
    api, _ = built(one("/p", "post", requestBody={"content": content}, parameters=[parameter], responses=answers))
    found = api.operations[0]
    assert found.responses[0].description == "OK\n\nNewest first.\n\nItems: An id."
    assert found.body is not None
    assert found.body.description == "Newest first.\n\nItems: An id."
    assert found.parameters[0].description == "What.\n\nHow."


def test_objects_of_shared_parameters_belong_to_an_operation() -> None:
    shared = [{"name": "f", "in": "query", "content": {"application/json": {"schema": {"properties": {"a": TEXT}}}}}]
    api, _ = built(document(paths={"/p": {"parameters": shared, "post": {"responses": OK}, "put": {"responses": OK}}}))
    (definition,) = api.schemas
    assert (definition.owner, definition.place, definition.page) == ("PUT /p", ("f",), "Pets")


def test_security_is_effective() -> None:
    schemes = {
        "bearer": {"type": "http", "scheme": "Bearer"},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    }
    doc = document(
        components={"securitySchemes": schemes},
        security=[{"bearer": []}],
        paths={
            "/a": {"get": {"responses": OK}},
            "/b": {"get": {"responses": OK, "security": []}},
            "/c": {"get": {"responses": OK, "security": [{"key": [], "bearer": ["read"]}, {}]}},
        },
    )
    api, diagnostics = built(doc)
    assert [(scheme.name, scheme.kind, scheme.scheme, scheme.wire_name) for scheme in api.security_schemes] == [
        ("bearer", "http", "bearer", ""),
        ("key", "apiKey", "", "X-Key"),
    ]
    bearer = SecurityRequirement(schemes=(("bearer", ()),))
    both = SecurityRequirement(schemes=(("bearer", ("read",)), ("key", ())))
    assert [each.security for each in api.operations] == [(bearer,), (), (both, SecurityRequirement(schemes=()))]
    assert codes(diagnostics) == []


SCHEMES: list[tuple[dict[str, Any], str]] = [
    ({"type": "apiKey", "in": "header", "name": "X\r\nEvil: 1"}, "bad-header"),
    ({"type": "apiKey", "in": "body", "name": "k"}, "bad-security-scheme"),
    ({"type": "http", "scheme": "bearer\n"}, "bad-security-scheme"),
    ({"type": "htpp"}, "bad-security-scheme"),
    ({"type": "oauth2", "flows": "x"}, "wrong-type"),
    ({"$ref": "#/components/securitySchemes/s"}, "reference-loop"),
]


@pytest.mark.parametrize(("scheme", "code"), SCHEMES, ids=range(len(SCHEMES)))
def test_security_schemes_that_cannot_be(scheme: dict[str, Any], code: str) -> None:
    _, diagnostics = built(document(components={"securitySchemes": {"s": scheme}}))
    assert codes(diagnostics) == [code]


def test_oauth_details_are_kept() -> None:
    flows = {"clientCredentials": {"tokenUrl": "https://e.example/t", "scopes": {"a": "b"}}}
    api, _ = built(document(components={"securitySchemes": {"o": {"type": "oauth2", "flows": flows}}}))
    assert api.security_schemes[0].details == flows


def test_operations_are_sorted_whatever_the_order() -> None:
    paths = {"/b": {"post": {"responses": OK}, "get": {"responses": OK}}, "/a": {"get": {"responses": OK}}}
    first, _ = built(document(paths=paths))
    second, _ = built(document(paths=dict(reversed(paths.items()))))
    assert [each.key for each in first.operations] == ["GET /a", "GET /b", "POST /b"]
    assert first == second


def test_duplicate_operation_ids_show_both_places() -> None:
    paths = {"/a": {"get": {"operationId": "x", "responses": OK}}, "/b": {"get": {"operationId": "x", "responses": OK}}}
    _, diagnostics = built(document(paths=paths))
    (entry,) = diagnostics.entries
    assert (entry.code, entry.severity, len(entry.related)) == ("duplicate-operation-id", Severity.WARNING, 1)


def test_what_is_no_method_is_noted() -> None:
    item = {"get": {"responses": OK}, "x-get": {"operationId": "zz"}, "gte": {}, "x-other": 1}
    api, diagnostics = built(document(paths={"/p": item}))
    assert [each.key for each in api.operations] == ["GET /p"]
    assert sorted(pointers(diagnostics, "unknown-keyword")) == ["/paths/~1p/gte", "/paths/~1p/x-get"]


def test_path_items_by_reference() -> None:
    doc = document(
        paths={"/a": {"$ref": "#/components/pathItems/A"}, "/loop": {"$ref": "#/paths/~1loop"}},
        components={"pathItems": {"A": {"get": {"responses": OK}}}},
    )
    api, diagnostics = built(doc)
    assert [each.key for each in api.operations] == ["GET /a"]
    assert codes(diagnostics) == ["reference-loop"]


def test_webhooks_and_callbacks() -> None:
    hook = {
        "post": {
            "requestBody": {"content": {"application/json": {"schema": {"properties": {"a": TEXT}}}}},
            "responses": OK,
        }
    }
    doc = {**one("/p", "post", callbacks={"done": {"{$request.body#/url}": hook}}), "webhooks": {"newPet": hook}}
    api, diagnostics = built(doc)
    (webhook,) = api.webhooks
    (callback,) = api.operations[0].callbacks
    assert (webhook.key, webhook.path, webhook.segments) == ("WEBHOOK POST newPet", "newPet", ())
    assert (callback.key, callback.path) == ("POST /p CALLBACK done POST {$request.body#/url}", "{$request.body#/url}")
    owners = {each.owner: each.place for each in api.schemas}
    assert owners == {"WEBHOOK POST newPet": ("request",), "POST /p": ("done", "request")}
    assert codes(diagnostics, Severity.NOTE) == []


def test_information_and_tags() -> None:
    doc = document(
        info={
            "title": "Pets",
            "version": "1.0",
            "summary": "Short.",
            "description": "Long.",
            "contact": {"name": "Lab", "email": "lab@example.com", "url": "https://e.example"},
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        tags=[{"name": "b", "description": "B."}],
        paths={"/p": {"get": {"tags": ["a", "b"], "responses": OK}}},
    )
    api, diagnostics = built(doc)
    assert (api.title, api.version, api.description) == ("Pets", "1.0", "Short.\n\nLong.")
    assert (api.contact, api.license) == ("Lab <lab@example.com> https://e.example", "MIT")
    assert api.tags == (Tag(name="b", description="B."), Tag(name="a"))
    assert codes(diagnostics, Severity.NOTE) == []


@pytest.mark.parametrize("info", [{"title": 3, "version": "1"}, {"title": "a", "version": 1.1}, []])
def test_information_of_the_wrong_type(info: Any) -> None:
    _, diagnostics = built(document(info=info))
    assert codes(diagnostics) == ["wrong-type"]


SERVERS: list[tuple[Any, list[str]]] = [
    ({"url": "https://api.example.com/v1"}, []),
    ({"url": "https://api.example.com:8443"}, []),
    ({"url": "http://localhost:8080"}, []),
    ({"url": "http://127.0.0.1"}, []),
    ({"url": "http://[::1]:80/x"}, []),
    ({"url": "http://api.example.com"}, ["insecure-server"]),
    ({"url": "ftp://api.example.com"}, ["bad-server"]),
    ({"url": "https://user:pass@api.example.com"}, ["bad-server"]),
    ({"url": "https://api.example.com/?q=1"}, ["bad-server"]),
    ({"url": "https://api.example.com/#f"}, ["bad-server"]),
    ({"url": "https://api.example.com/../x"}, ["bad-server"]),
    ({"url": "https://api.example.com//x"}, ["bad-server"]),
    ({"url": "https://api.example.com/a\nb"}, ["bad-server"]),
    ({"url": 'https://api.example.com/\\"+x'}, ["bad-server"]),
    ({"url": "https://api.example.com:99999999"}, ["bad-server"]),
    ({"url": "https://"}, ["bad-server"]),
    ({"url": "https://{"}, ["bad-server"]),
    ({"url": "/v1"}, ["relative-server"]),
    ({"url": ""}, ["relative-server"]),
    ({"url": "v1"}, ["relative-server"]),
    ({"url": 3}, ["wrong-type", "relative-server"]),
    ({"url": "https://{h}.example.com"}, ["bad-server-variable"]),
    ({"url": 'https://api.example.com/{__import__("x")}'}, ["bad-server-variable"]),
    ({"url": "https://{h}.example.com", "variables": {"h": {"default": "eu"}}}, []),
    ({"url": "https://{h}.example.com", "variables": {"h": {}}}, ["bad-server-variable"]),
    ({"url": "https://{h}.example.com", "variables": {"h": {"default": "{h}"}}}, ["bad-server"]),
    ({"url": "https://{h}.example.com", "variables": {"h": {"default": "evil.example/#"}}}, ["bad-server-variable"]),
    ({"url": "https://{h}.example.com", "variables": {"h": {"default": "eu.api"}}}, []),
    ({"url": "https://{h}.example.com", "variables": {"h": {"default": "a", "enum": ["b"]}}}, ["bad-server-variable"]),
    (
        {"url": "https://{h}.example.com", "variables": {"h": {"default": "a", "enum": ["a", "b@c"]}}},
        ["bad-server-variable"],
    ),
    ({"url": "https://{host}/v1", "variables": {"host": {"default": "api.example.com"}}}, []),
    ({"url": "https://e.example:{port}", "variables": {"port": {"default": "443"}}}, []),
    ({"url": "https://e.example:{port}", "variables": {"port": {"default": "443@x"}}}, ["bad-server"]),
    ({"url": "https://e.example/{base}", "variables": {"base": {"default": "api/v2"}}}, []),
    ({"url": "https://e.example/{base}", "variables": {"base": {"default": ".."}}}, ["bad-server"]),
    ({"url": "https://e.example{base}", "variables": {"base": {"default": "/v1", "enum": ["/v1", "", "/a/b/"]}}}, []),
    ({"url": "https://e.example{base}/x", "variables": {"base": {"default": ""}}}, []),
    ({"url": "https://e.example:{p}{base}", "variables": {"p": {"default": "443"}, "base": {"default": "/v1"}}}, []),
    ({"url": "https://e.example{base}", "variables": {"base": {"default": "//evil.example"}}}, ["bad-server"]),
    ({"url": "https://e.example{base}", "variables": {"base": {"default": "/../x"}}}, ["bad-server"]),
    ({"url": "https://e.example{base}", "variables": {"base": {"default": "@evil.example"}}}, ["bad-server-variable"]),
    ({"url": "https://e.example{base}", "variables": {"base": {"default": ".evil.example"}}}, ["bad-server-variable"]),
    ({"url": "{s}://e.example", "variables": {"s": {"default": "https"}}}, []),
    ({"url": "{s}://e.example", "variables": {"s": {"default": "http"}}}, ["insecure-server"]),
    ({"url": "https://e.example", "variables": {"unused": {"default": "x"}}}, []),
]


@pytest.mark.parametrize(("server", "expected"), SERVERS, ids=range(len(SERVERS)))
def test_servers(server: Any, expected: list[str]) -> None:
    api, diagnostics = built(document(servers=[server]))
    assert codes(diagnostics) == expected
    if not expected:
        assert [each.url for each in api.servers] == [server["url"]]


def test_an_insecure_choice_is_left_out() -> None:
    server = {"url": "{s}://e.example", "variables": {"s": {"default": "https", "enum": ["https", "http"]}}}
    api, diagnostics = built(document(servers=[server]))
    assert api.servers[0].variables[0].choices == ("https",)
    assert [(entry.code, entry.severity) for entry in diagnostics.entries] == [("insecure-server", Severity.WARNING)]


def test_a_configured_url_makes_up_for_a_relative_one() -> None:
    sdk = SdkConfig(client=ClientRule(regions=(("us", "https://us.example.com"),)))
    api, diagnostics = built(document(servers=[{"url": "/v1"}], paths={"/p": {"get": {"responses": OK}}}), sdk)
    assert api.servers == ()
    assert codes(diagnostics) == []


def test_no_server_at_all_is_a_warning() -> None:
    doc = one()
    del doc["servers"]
    _, diagnostics = built(doc)
    assert codes(diagnostics) == ["no-server"]


def test_servers_of_an_operation_only_when_they_differ() -> None:
    same, other = [{"url": "https://api.example.com"}], [{"url": "https://files.example.com"}]
    paths = {
        "/a": {"get": {"responses": OK, "servers": same}},
        "/b": {"get": {"responses": OK, "servers": other}},
        "/c": {"servers": other, "get": {"responses": OK}},
    }
    api, _ = built(document(paths=paths))
    urls = [None if each.servers is None else each.servers[0].url for each in api.operations]
    assert urls == [None, "https://files.example.com", "https://files.example.com"]


def test_free_text_reaches_no_structure() -> None:
    api, _ = built(
        {
            **one(
                "/p",
                "post",
                requestBody={"content": {"application/json": {"schema": {"properties": {"__class__": TEXT}}}}},
            )
        }
    )
    (definition,) = api.schemas
    assert isinstance(definition, ObjectSchema)
    assert [each.wire_name for each in definition.fields] == ["__class__"]


def test_a_server_over_https_comes_first() -> None:
    servers = [{"url": "http://api.example.com"}, {"url": "https://api.example.com"}, {"url": "https://eu.example.com"}]
    api, diagnostics = built(document(servers=servers))
    assert [each.url for each in api.servers] == [
        "https://api.example.com",
        "https://eu.example.com",
        "http://api.example.com",
    ]
    assert codes(diagnostics) == ["insecure-server"]


def test_the_credential_is_no_argument() -> None:
    schemes = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "other": {"type": "apiKey", "in": "header", "name": "X-Other"},
    }
    named = [{"name": name, "in": "header", "required": True, "schema": TEXT} for name in ("x-key", "X-Other")]
    paths = {
        "/a": {"get": {"responses": OK, "parameters": named, "security": [{"key": [], "other": []}]}},
        "/b": {"get": {"responses": OK, "parameters": named, "security": [{"key": []}]}},
        "/open": {"get": {"responses": OK, "parameters": named, "security": []}},
    }
    api, diagnostics = built(document(paths=paths, components={"securitySchemes": schemes}))
    assert api.credential == "key"
    assert [[each.wire_name for each in operation.parameters] for operation in api.operations] == [
        ["X-Other"],
        ["X-Other"],
        ["x-key", "X-Other"],
    ]
    assert codes(diagnostics, Severity.NOTE) == ["reserved-header", "reserved-header"]
