"""Operations: folded, compared, and with what is in effect for them kept."""

from __future__ import annotations

from specloom.source import Json

from .documents import at, findings, fragment, merged, one, operation, ref

STRING: Json = {"type": "string"}


def query(name: str, **members: Json) -> dict[str, Json]:
    return {"name": name, "in": "query", "schema": STRING, **members}


def page(path: str, body: Json, **root: Json) -> dict[str, Json]:
    return {"paths": {path: {"get": body}}, **root}


def test_one_operation_published_twice() -> None:
    document = one("/p", {"Pet": STRING}, "Pet")
    specification, proof, diagnostics = merged(fragment(document), fragment(document, line=20))
    assert proof.operations == 2
    assert [len(operation.origins) for operation in specification.operations] == [2]
    assert [(entry.code, str(entry.severity)) for entry in diagnostics.entries] == [("repeated-operation", "note")]


def test_two_operations_for_one_path_and_method() -> None:
    found = findings(page("/p", operation(summary="A")), page("/p", operation(summary="B")))
    assert found == [
        (
            "error",
            "conflicting-operation",
            "GET /p is published twice and differs at summary: values differ",
            "/paths/~1p/get",
        ),
    ]


def test_a_conflict_deep_in_a_component_is_named() -> None:
    found = findings(one("/p", {"Pet": {"maxLength": 1}}, "Pet"), one("/p", {"Pet": {"maxLength": 2}}, "Pet"))
    (message,) = [words for _, code, words, _ in found if code == "conflicting-operation"]
    assert message == "GET /p is published twice and differs at components/schemas/Pet/maxLength: values differ"


def test_a_page_cannot_drop_security() -> None:
    secured: dict[str, Json] = {"components": {"securitySchemes": {"auth": {"type": "http", "scheme": "bearer"}}}}
    first = page("/p", operation(), security=[{"auth": []}]) | secured
    codes = [code for _, code, _, _ in findings(first, page("/p", operation(security=[]))) if "note" not in code]
    assert "conflicting-operation" in codes


def test_the_same_operation_with_its_parameters_elsewhere() -> None:
    shared: dict[str, Json] = {"paths": {"/p": {"parameters": [query("a"), query("b")], "get": operation()}}}
    own = page("/p", operation(parameters=[query("b"), query("a")]))
    specification, proof, _ = merged(fragment(shared), fragment(own, "specs/b.md"))
    assert proof.operations == 2
    assert len(specification.operations) == 1


def test_path_level_members_go_into_the_operations() -> None:
    item: dict[str, Json] = {
        "summary": "All",
        "description": "Of the path",
        "servers": [{"url": "https://path"}],
        "parameters": [query("a"), query("b", description="shared")],
        "x-note": 1,
        "get": operation(parameters=[query("b", description="own"), query("c")], summary="Own"),
        "post": operation(servers=[{"url": "https://own"}]),
    }
    specification, _, _ = merged(fragment({"paths": {"/p": item}, "servers": [{"url": "https://root"}]}))
    path_item = at(specification, "/paths/~1p")
    assert isinstance(path_item, dict)
    assert set(path_item) == {"get", "post", "x-note"}
    assert at(specification, "/paths/~1p/get/summary") == "Own"
    assert at(specification, "/paths/~1p/get/description") == "Of the path"
    assert at(specification, "/paths/~1p/post/summary") == "All"
    assert at(specification, "/paths/~1p/get/servers") == [{"url": "https://path"}]
    assert at(specification, "/paths/~1p/post/servers") == [{"url": "https://own"}]
    assert at(specification, "/servers") == [{"url": "https://root"}]
    names = [at(specification, f"/paths/~1p/get/parameters/{index}/description") for index in (0, 1)]
    assert names == [None, "own"]
    origins = [specification.origin(f"/paths/~1p/get/parameters/{index}/name").pointer for index in range(3)]
    assert origins == [
        "/paths/~1p/parameters/0/name",
        "/paths/~1p/get/parameters/0/name",
        "/paths/~1p/get/parameters/1/name",
    ]


def test_parameters_are_matched_through_references() -> None:
    document: dict[str, Json] = {
        "paths": {"/p": {"parameters": [ref("A", "parameters")], "get": operation(parameters=[query("a")])}},
        "components": {"parameters": {"A": query("a", description="shared")}},
    }
    specification, _, _ = merged(fragment(document))
    assert at(specification, "/paths/~1p/get/parameters") == [query("a")]


def test_servers_and_security_that_agree_stay_at_the_root() -> None:
    root: dict[str, Json] = {
        "servers": [{"url": "https://a"}],
        "security": [{"auth": []}],
        "components": {"securitySchemes": {"auth": {"type": "http", "scheme": "bearer"}}},
    }
    specification, _, _ = merged(
        fragment(page("/a", operation()) | root),
        fragment(page("/b", operation(security=[])) | root, "specs/b.md"),
        fragment({"components": {"schemas": {"A": STRING}}}, "specs/c.md"),
    )
    assert specification.document["servers"] == [{"url": "https://a"}]
    assert specification.document["security"] == [{"auth": []}]
    assert at(specification, "/paths/~1b/get/security") == []
    assert "servers" not in str(at(specification, "/paths/~1a/get"))


def test_a_fragment_that_says_nothing_keeps_to_nothing() -> None:
    secured: dict[str, Json] = {
        "security": [{"auth": []}],
        "components": {"securitySchemes": {"auth": {"type": "http", "scheme": "bearer"}}},
    }
    specification, _, _ = merged(
        fragment(page("/a", operation()) | secured), fragment(page("/b", operation()), "specs/b.md")
    )
    assert "security" not in specification.document
    assert at(specification, "/paths/~1a/get/security") == [{"auth": []}]
    assert "security" not in str(at(specification, "/paths/~1b/get"))


def test_paths_that_differ_in_the_names_of_their_parameters() -> None:
    documents = [page("/p/{a}/x", operation()), page("/p/{b}/x", operation())]
    assert [found[:3] for found in findings(*documents)] == [
        ("warning", "same-route", "/p/{b}/x and /p/{a}/x differ in the names of their parameters only")
    ]
    together: dict[str, Json] = {"paths": {"/p/{a}": {"get": operation()}, "/p/{b}": {"get": operation()}}}
    assert [found[:2] for found in findings(together)] == [("warning", "same-route")]


def test_path_items_by_reference() -> None:
    document: dict[str, Json] = {
        "paths": {"/p": {"$ref": "#/components/pathItems/Item"}, "/q": {"$ref": "#/paths/~1p"}},
        "components": {"pathItems": {"Item": {"get": operation(ref("Pet"))}}, "schemas": {"Pet": STRING}},
    }
    specification, proof, _ = merged(fragment(document))
    assert proof.operations == 2
    assert [operation.key for operation in specification.operations] == ["GET /p", "GET /q"]


def test_path_items_that_refer_in_a_loop() -> None:
    assert findings({"paths": {"/loop": {"$ref": "#/paths/~1loop"}}}) == [
        (
            "error",
            "reference-loop",
            "these refer to each other and never to a definition: /loop -> /loop",
            "/paths/~1loop",
        )
    ]


def test_a_path_item_that_is_a_reference_and_more() -> None:
    document: dict[str, Json] = {
        "paths": {"/p": {"get": operation()}, "/q": {"$ref": "#/paths/~1p", "post": operation()}}
    }
    assert [found[1] for found in findings(document)] == ["mixed-path-item"]


def test_members_of_a_later_version_are_named() -> None:
    document: dict[str, Json] = {"paths": {"/p": {"get": operation(), "query": operation()}}}
    assert [found[:2] for found in findings(document)] == [("warning", "unsupported-member")]


def test_webhooks_are_merged_like_paths() -> None:
    hook: dict[str, Json] = {"webhooks": {"created": {"post": operation(ref("Pet"))}}}
    cats = hook | {"components": {"schemas": {"Pet": STRING}}}
    dogs = page("/p", operation(ref("Pet"))) | {"components": {"schemas": {"Pet": {"type": "integer"}}}}
    specification, proof, _ = merged(fragment(cats), fragment(dogs, "specs/b.md"))
    assert proof.operations == 2
    place = "/webhooks/created/post/responses/200/content/application~1json/schema"
    assert at(specification, place) == {"$ref": "#/components/schemas/APet"}
    assert [operation.key for operation in specification.operations] == ["GET /p"]


def test_wrong_shapes_are_named() -> None:
    document: dict[str, Json] = {"paths": {"/p": {"get": []}, "/q": 1}, "tags": ["x"]}
    found = [(code, place) for _, code, _, place in findings(document)]
    assert found == [
        ("wrong-type", "/paths/~1q"),
        ("wrong-type", "/paths/~1p/get"),
        ("wrong-type", "/tags/0"),
    ]


def test_a_requirement_that_is_no_object_is_left_out() -> None:
    schemes: dict[str, Json] = {"components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}}
    document: dict[str, Json] = page("/p", operation(security=[{"key": []}, "text"])) | schemes
    assert [found[:2] for found in findings(document)] == [("warning", "wrong-type")]
    specification, proof, _ = merged(fragment(document))
    assert proof.mismatches == ()
    assert at(specification, "/paths/~1p/get/security") == [{"key": []}]


def test_tags_keep_all_that_is_said_about_them() -> None:
    def tagged(path: str, text: str) -> dict[str, Json]:
        return page(path, operation(tags=["pets"])) | {"tags": [{"name": "pets", "description": text}]}

    specification, _, diagnostics = merged(
        fragment(tagged("/a", "One.")), fragment(tagged("/b", "Two."), "specs/b.md"), fragment(tagged("/c", "One."))
    )
    assert specification.document["tags"] == [{"name": "pets", "description": "One.\n\nTwo."}]
    assert [(entry.code, str(entry.severity)) for entry in diagnostics.entries] == [("conflicting-tag", "warning")]


def test_title_version_and_description() -> None:
    def info(path: str, **members: Json) -> dict[str, Json]:
        return page(path, operation()) | {"info": {"version": "1"} | members}

    pages = (
        fragment(info("/a", title="Shop API Cats", version="1.9", description="Cats."), title="Cats"),
        fragment(info("/b", title="Shop API Dogs", version="1.10", description="Dogs."), "specs/b.md", "Dogs"),
    )
    specification, _, _ = merged(*pages)
    assert specification.document["info"] == {
        "title": "Shop API",
        "description": "## Cats\n\nCats.\n\n## Dogs\n\nDogs.",
        "version": "1.10",
    }


def test_root_members_that_differ_are_named() -> None:
    first = page("/a", operation()) | {"x-shop": 1, "externalDocs": {"url": "https://a"}}
    second = page("/b", operation()) | {"x-shop": 2}
    found = findings(first, second)
    assert [(severity, code) for severity, code, _, _ in found] == [("warning", "differing-member")]
    assert "`x-shop`" in found[0][2]
