"""Documents of other publishers: paths that differ in little, answers that are no documents, any media type."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.testing.document import Document, Found, Routes
from runtime.testing.layout import Layout, json_media

STRING = {"type": "string"}
HOST = {"default": "b.example"}


def path(*, kind: str = "string", name: str = "id", schema: Any = None) -> dict[str, Any]:
    content = {"application/json": {"schema": schema or {"type": "object"}}}
    return {
        "get": {
            "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": kind}}],
            "responses": {"200": {"description": "", "content": content}},
        }
    }


def routes(*templates: str) -> Routes:
    return Routes(Document({"paths": {template: path() for template in templates}}).routes, [])


def test_of_two_paths_of_one_shape_the_one_that_fits_is_found() -> None:
    found = routes("/icons/{id}", "/icons/{term}").find("GET", "/icons/cat", lambda one: "term" not in one.values)
    assert found.route is not None and found.route.template == "/icons/{term}"


def test_where_none_fits_it_is_the_first() -> None:
    found = routes("/icons/{id}", "/icons/{term}").find("GET", "/icons/cat", lambda _: 1)
    assert found.route is not None and found.route.template == "/icons/{id}"


def test_nothing_is_asked_where_one_path_matches() -> None:
    def never(_: Found) -> int:
        raise AssertionError

    assert routes("/icons/{id}", "/icons/all").find("GET", "/icons/all", never).values == {}


def test_a_query_and_a_fragment_are_no_part_of_the_path() -> None:
    asked = routes("/jobs", "/jobs?op=LIST", "/{id}#other")
    found = asked.find("GET", "/jobs", lambda one: one.route is None or not one.route.constants)
    assert found.route is not None and found.route.constants == (("op", "LIST"),)
    assert asked.find("GET", "/x").values == {"id": "x"}


@pytest.mark.parametrize("schema", [{"type": "array", "items": {"type": "object"}}, STRING])
def test_a_path_that_answers_with_no_document_is_no_collection(schema: Any) -> None:
    content = {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}
    listing = {"get": {"responses": {"200": {"description": "", "content": content}}}}
    document = Document({"paths": {"/tags": listing, "/tags/{tag}": path(name="tag", schema=schema)}})
    assert Layout(document, {}, {}).collections == {}


def test_any_media_type_is_read_as_json() -> None:
    media = {"schema": {"type": "object"}}
    assert json_media({"content": {"application/xml": {}, "*/*": media}}) == media


def test_a_slash_at_the_end_makes_another_path() -> None:
    asked = routes("/jobs", "/jobs/", "/")
    for given in ("/jobs", "/jobs/", "/"):
        found = asked.find("GET", given)
        assert found.route is not None and found.route.template == given


def test_operations_have_servers_of_their_own() -> None:
    needs: dict[str, Any] = {"security": [{"key": []}]}
    here = path()["get"] | needs
    document = Document(
        {
            "servers": [{"url": "https://a.example/gateway"}],
            "paths": {
                "/one": {"servers": [{"url": "https://a.example/other"}], "get": here},
                "/two": {"get": here | {"servers": [{"url": "https://{host}/far", "variables": {"host": HOST}}]}},
                "/three": {"get": here},
            },
        }
    )
    assert document.base_paths == ["/gateway", "/other", "/far"]
    # Clients send the credential to the hosts of the API only.
    assert [(route.path, route.secured) for route in document.routes] == [
        ("/one", True),
        ("/two", False),
        ("/three", True),
    ]
