"""References: followed wherever the grammar has them, and nowhere else; what leads nowhere is named."""

from __future__ import annotations

import builtins
import socket
from typing import NoReturn

import pytest
from specloom.source import Json

from .documents import at, findings, fragment, merged, one, operation, ref

STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}


def pet(kind: Json) -> dict[str, Json]:
    """A document whose `Pet` has a property `kind`."""
    schemas: dict[str, Json] = {
        "Pet": {"type": "object", "properties": {"kind": kind, "inner": {"properties": {"a": STRING}}}},
        "Kind": {"enum": ["cat", "dog"]},
    }
    document = one("/pets", schemas, "Pet")
    return document | {"servers": [{"url": "https://a"}]}


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when something is opened or connected to."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something was opened")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "../../../../etc/passwd",
        "http://127.0.0.1:9/x.json#/a",
        "//127.0.0.1:9/x.json",
        "http://a:b@127.0.0.1:9/x",
        "\\\\127.0.0.1\\share\\x.json",
        "other.json#/x",
        "file:///dev/zero",
        "a.md/../other.json",
    ],
)
def test_references_out_of_the_specification(text: str) -> None:
    [(severity, code, message, place)] = findings(pet({"$ref": text}))
    assert (severity, code) == ("error", "external-reference")
    assert "nothing is fetched" in message
    assert place == "/components/schemas/Pet/properties/kind/$ref"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#/components/schemas/Nope", 'no schema "#/components/schemas/Nope"'),
        ("#/components/schemas/kind", 'no schema "#/components/schemas/kind"; did you mean `Kind`?'),
        ("#/components/schemas/Kind/", 'no schema "#/components/schemas/Kind/"; did you mean `Kind`?'),
        ("#/servers/00", 'no schema "#/servers/00"'),
        ("#/", 'no schema "#/"'),
        ("#/components/schemas/Kin~2", 'no schema "#/components/schemas/Kin~2"; did you mean `Kind`?'),
        ("#Kind", 'no schema "#Kind"; did you mean `Kind`?'),
    ],
)
def test_references_to_nothing(text: str, said: str) -> None:
    place = "/components/schemas/Pet/properties/kind/$ref"
    assert findings(pet({"$ref": text})) == [("warning", "unresolved-ref", said, place)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a document"),
        ("#/paths/~1pets/get/responses/200", "a response"),
        ("#/components/schemas/Kind/enum", "data"),
        ("#/paths/~1pets/get", "a operation"),
    ],
)
def test_references_to_something_else(text: str, said: str) -> None:
    [(severity, code, message, _)] = findings(pet({"$ref": text}))
    assert (severity, code) == ("warning", "wrong-reference")
    assert said in message


def test_a_reference_that_is_no_text() -> None:
    assert [found[:2] for found in findings(pet({"$ref": {"a": 1}}))] == [("error", "wrong-type")]


def test_a_dynamic_reference_without_its_anchor() -> None:
    [(severity, code, message, _)] = findings(pet({"$dynamicRef": "#meta"}))
    assert (severity, code, message) == ("warning", "unresolved-ref", '`$dynamicRef`: no schema "#meta"')


def test_a_reference_into_an_extension_that_is_not_published() -> None:
    [(severity, code, _, _)] = findings(pet({"$ref": "#/x-ext/abc"}))
    assert (severity, code) == ("warning", "unresolved-extension-ref")
    specification, _, _ = merged(fragment(pet({"$ref": "#/x-ext/abc", "description": "Kind."})))
    assert at(specification, "/components/schemas/Pet/properties/kind") == {"description": "Kind."}


def test_a_definition_in_an_extension_becomes_a_component() -> None:
    document = pet({"$ref": "#/x-ext/Color"}) | {"x-ext": {"Color": {"type": "string", "x": 1}}}
    specification, _, _ = merged(fragment(document))
    assert at(specification, "/components/schemas/Pet/properties/kind") == ref("Color")
    assert at(specification, "/components/schemas/Color") == {"type": "string", "x": 1}


def test_a_fault_of_a_component_is_told_once() -> None:
    assert len(findings(pet({"$ref": "#/nope"}), pet({"$ref": "#/nope"}))) == 2


def test_loops() -> None:
    schemas: dict[str, Json] = {"A": ref("B"), "B": ref("A"), "Kind": ref("A")}
    assert findings(one("/p", schemas, "Kind")) == [
        (
            "error",
            "reference-loop",
            "these refer to each other and never to a definition: A -> B -> A",
            "/components/schemas/A",
        )
    ]
    extended: dict[str, Json] = {"A": {"allOf": [STRING, ref("B")]}, "B": {"allOf": [ref("A")]}}
    assert [found[1] for found in findings(one("/p", extended, "A"))] == ["reference-loop"]
    inner: dict[str, Json] = {"A": {"properties": {"x": {"$ref": "#/components/schemas/A/properties/x"}}}}
    [(_, _, message, _)] = findings(one("/p", inner, "A"))
    assert message.endswith("A/properties/x -> A/properties/x")
    parameters: dict[str, Json] = {"A": ref("B", "parameters"), "B": ref("A", "parameters")}
    assert [found[1] for found in findings({"components": {"parameters": parameters}})] == ["reference-loop"]


@pytest.mark.slow
def test_recursion_and_long_chains_are_no_loops() -> None:
    chain: dict[str, Json] = {f"C{index}": {"allOf": [ref(f"C{index + 1}")]} for index in range(1500)}
    chain["C1500"] = {"properties": {"parent": ref("C0"), "self": {"anyOf": [ref("C1500"), STRING]}}}
    specification, _, _ = merged(fragment(one("/p", chain, "C0")))
    assert len(specification.components) == 1501


def test_deep_and_escaped_pointers() -> None:
    schemas: dict[str, Json] = {
        "a~b/c": {"properties": {"x": STRING}},
        "A": {"$ref": "#/components/schemas/a~0b~1c"},
        "B": {"$ref": "#/components/schemas/a%7E0b%7E1c/properties/x"},
        "C": {"$ref": "#/paths/~1p~1%7Bid%7D/get/responses/200/content/application~1json/schema"},
    }
    document: dict[str, Json] = {
        "paths": {"/p/{id}": {"get": operation({"minLength": 1})}},
        "components": {"schemas": schemas},
    }
    specification, _, diagnostics = merged(fragment(document))
    assert [entry.code for entry in diagnostics.entries] == ["component-name"]
    assert at(specification, "/components/schemas/A") == {"$ref": "#/components/schemas/a_b_c"}
    assert at(specification, "/components/schemas/B") == {"$ref": "#/components/schemas/a_b_c/properties/x"}
    target = "#/paths/~1p~1%7Bid%7D/get/responses/200/content/application~1json/schema"
    assert at(specification, "/components/schemas/C") == {"$ref": target}


def test_what_a_reference_to_a_parameter_of_a_path_names_is_written_out() -> None:
    """A path item loses its parameters to its operations, so the place need not be there any more."""
    parameter: dict[str, Json] = {"name": "a", "in": "query", "schema": STRING}
    document: dict[str, Json] = {
        "paths": {
            "/p": {"parameters": [parameter], "get": operation()},
            "/q": {"get": operation(parameters=[{"$ref": "#/paths/~1p/parameters/0"}])},
        }
    }
    specification, _, _ = merged(fragment(document))
    assert at(specification, "/paths/~1q/get/parameters/0") == parameter


@pytest.mark.parametrize("others", [[], [{"name": "b", "in": "query", "schema": INTEGER}]])
def test_an_operation_may_repeat_a_parameter_of_its_own_path_by_reference(others: list[Json]) -> None:
    parameter: dict[str, Json] = {"name": "a", "in": "query", "schema": STRING}
    again: Json = {"$ref": "#/paths/~1p/parameters/0"}
    document: dict[str, Json] = {
        "paths": {"/p": {"parameters": [parameter], "get": operation(parameters=[again, *others])}}
    }
    specification, _, diagnostics = merged(fragment(document))
    assert [entry.code for entry in diagnostics.entries] == []
    assert at(specification, "/paths/~1p/get/parameters") == [parameter, *others]


def test_parameters_of_paths_that_refer_to_each_other_only_are_a_loop() -> None:
    document: dict[str, Json] = {
        "paths": {
            "/p": {"parameters": [{"$ref": "#/paths/~1q/parameters/0"}], "get": operation()},
            "/q": {"parameters": [{"$ref": "#/paths/~1p/parameters/0"}], "get": operation()},
        }
    }
    circle = "/paths/~1p/parameters/0", "/paths/~1q/parameters/0"
    told = "these refer to each other and never to a definition: "
    assert findings(document) == [
        ("error", "reference-loop", told + " -> ".join(circle), circle[0]),
        ("error", "reference-loop", told + " -> ".join(reversed(circle)), circle[1]),
    ]


def test_references_between_files_of_the_folder() -> None:
    first = one("/a", {"Pet": {"properties": {"kind": {"$ref": "b.yaml#/components/schemas/Kind"}}}}, "Pet")
    second = one("/b", {"Kind": STRING, "Pet": INTEGER}, "Pet")
    specification, _, _ = merged(fragment(first, "specs/a.md", "Cats"), fragment(second, "specs/b.yaml", "Dogs"))
    assert at(specification, "/components/schemas/Kind") == STRING
    kinds = [at(specification, f"/components/schemas/{name}/properties/kind") for name in ("CatPet", "DogPet")]
    assert kinds == [{"$ref": "#/components/schemas/Kind"}, None]


def test_every_kind_of_link_is_rewritten() -> None:
    schemas: dict[str, Json] = {
        "Cat": {"properties": {"kind": STRING}},
        "Dog": {"properties": {"kind": INTEGER}},
        "Pet": {
            "oneOf": [ref("Cat"), ref("Dog")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"cat": "Cat", "dog": "#/components/schemas/Dog", "lost": "Lost"},
            },
        },
        "Plain": {"oneOf": [ref("Cat")], "discriminator": {"propertyName": "kind"}},
    }
    document: dict[str, Json] = {
        "paths": {
            "/cats": {
                "get": operation(
                    security=[{"auth": ["x"]}],
                    callbacks={"done": {"{$url}": {"post": operation(ref("Cat"), security=[{"auth": []}])}}},
                )
            }
        },
        "components": {"schemas": schemas, "securitySchemes": {"auth": {"type": "http", "scheme": "basic"}}},
    }
    others: dict[str, Json] = {name: {"const": name} for name in schemas}
    other: dict[str, Json] = {
        "paths": {"/dogs": {"get": operation(ref("Pet"))}},
        "components": {"schemas": others, "securitySchemes": {"auth": {"type": "http", "scheme": "bearer"}}},
    }
    specification, _, diagnostics = merged(
        fragment(document, "specs/cats.md", "Cats"), fragment(other, "specs/dogs.md", "Dogs")
    )
    assert at(specification, "/components/schemas/CatPet/discriminator/mapping") == {
        "Dog": "#/components/schemas/CatDog",
        "cat": "#/components/schemas/Cat",
        "dog": "#/components/schemas/CatDog",
    }
    assert at(specification, "/components/schemas/CatPlain/oneOf/0") == {"$ref": "#/components/schemas/Cat"}
    assert at(specification, "/paths/~1cats/get/security") == [{"CatAuth": ["x"]}]
    callback = at(specification, "/paths/~1cats/get/callbacks/done/{$url}/post/security")
    assert callback == [{"CatAuth": []}]
    codes = {entry.code for entry in diagnostics.entries}
    assert codes == {"split-component", "unresolved-mapping"}


def test_children_that_go_by_their_names_are_listed_when_renamed() -> None:
    def page(path: str, kind: Json) -> dict[str, Json]:
        schemas: dict[str, Json] = {
            "Pet": {"discriminator": {"propertyName": "kind"}, "properties": {"kind": STRING}},
            "Cat": {"allOf": [ref("Pet"), {"properties": {"x": kind}}]},
        }
        return one(path, schemas, "Cat")

    specification, _, _ = merged(fragment(page("/a", STRING)))
    assert "mapping" not in str(at(specification, "/components/schemas/Pet"))
    other = one("/b", {"Cat": INTEGER}, "Cat")
    specification, _, _ = merged(fragment(page("/a", STRING)), fragment(other, "specs/b.md"))
    assert at(specification, "/components/schemas/Pet/discriminator/mapping") == {"Cat": "#/components/schemas/ACat"}
    _, _, diagnostics = merged(fragment(page("/a", STRING)), fragment(page("/b", INTEGER), "specs/b.md"))
    assert "ambiguous-discriminator" in [entry.code for entry in diagnostics.entries]


def test_dynamic_references_and_anchors_become_plain_references() -> None:
    schemas: dict[str, Json] = {
        "Tree": {"$dynamicAnchor": "node", "properties": {"kids": {"items": {"$dynamicRef": "#node"}}}},
        "Leaf": {"$anchor": "leaf", "type": "string"},
        "Use": {"$ref": "#leaf"},
    }
    specification, _, _ = merged(fragment(one("/p", schemas, "Tree")))
    assert at(specification, "/components/schemas/Tree") == {
        "properties": {"kids": {"items": {"$ref": "#/components/schemas/Tree"}}}
    }
    assert at(specification, "/components/schemas/Use") == {"$ref": "#/components/schemas/Leaf"}
    assert at(specification, "/components/schemas/Leaf") == STRING


def test_identifiers_are_ignored_and_named() -> None:
    schemas: dict[str, Json] = {"Kind": {"$id": "http://127.0.0.1:9/evil/", "type": "string"}}
    specification, _, diagnostics = merged(fragment(one("/p", schemas, "Kind")))
    assert at(specification, "/components/schemas/Kind") == STRING
    assert [(entry.code, str(entry.severity)) for entry in diagnostics.entries] == [("ignored-identifier", "warning")]


def test_unknown_security_schemes_are_not_found_on_other_pages() -> None:
    first: dict[str, Json] = {"paths": {"/p": {"get": operation(security=[{"auth": []}])}}}
    second: dict[str, Json] = {"components": {"securitySchemes": {"auth": {"type": "http", "scheme": "basic"}}}}
    assert findings(first, second) == [
        ("warning", "unresolved-ref", 'no security scheme "auth"', "/paths/~1p/get/security/0/auth")
    ]


def test_the_same_words_as_data_are_left_alone() -> None:
    data: dict[str, Json] = {"$ref": "#/nope", "discriminator": {"mapping": {"a": "b"}}, "required": ["b", "a"]}
    schema: dict[str, Json] = {
        "properties": {"$ref": STRING, "discriminator": STRING, "enum": {"type": "array", "items": STRING}},
        "example": data,
        "examples": [data],
        "default": data,
        "const": data,
        "enum": [data],
        "x-extension": data,
    }
    media: dict[str, Json] = {"schema": ref("Pet"), "example": data, "examples": {"one": {"value": data}}}
    body: dict[str, Json] = {"responses": {"200": {"description": "OK", "content": {"a/b": media}}, "x-note": data}}
    document: dict[str, Json] = {"paths": {"/p": {"get": body}}, "components": {"schemas": {"Pet": schema}}}
    specification, _, _ = merged(fragment(document))
    assert at(specification, "/components/schemas/Pet") == schema
    assert at(specification, "/paths/~1p/get") == body
