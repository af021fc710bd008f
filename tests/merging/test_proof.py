"""The proof finds what a faulty merge would do."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable

import pytest
from specloom.diagnostics import Diagnostics
from specloom.merge.proof import prove
from specloom.source import Fragment, Json, Specification

from .documents import fragment, merged, operation, published, ref

STRING: Json = {"type": "string"}
Place = Callable[[dict[str, Json]], None]


def page() -> Fragment:
    """A document with one of everything that can be merged wrongly."""
    pet: dict[str, Json] = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": STRING, "self": ref("Pet"), "kind": ref("Kind")},
        "oneOf": [ref("Kind"), STRING],
        "discriminator": {"propertyName": "a", "mapping": {"k": "#/components/schemas/Kind"}},
        "example": {"a": 1},
    }
    callbacks: dict[str, Json] = {"done": {"{$url}": {"post": operation(ref("Kind"))}}}
    document: dict[str, Json] = {
        "servers": [{"url": "https://a"}],
        "security": [{"auth": ["x"]}],
        "tags": [{"name": "pets", "description": "Pets."}],
        "paths": {
            "/pets": {
                "parameters": [{"name": "a", "in": "query", "schema": ref("Kind")}],
                "get": operation(ref("Pet"), tags=["pets"], callbacks=callbacks, deprecated=True),
            }
        },
        "webhooks": {"made": {"post": operation(ref("Kind"))}},
        "components": {
            "schemas": {"Pet": pet, "Kind": {"enum": ["x", "y"]}, "Lone": {"type": "integer"}},
            "securitySchemes": {"auth": {"type": "http", "scheme": "basic"}},
        },
    }
    return fragment(document)


def change(document: Json, pointer: str, value: Json) -> None:
    """Set (or, with None, remove) a member of a document."""
    tokens = [token.replace("~1", "/") for token in pointer.split("/")[1:]]
    here = document
    for token in tokens[:-1]:
        here = here[int(token)] if isinstance(here, list) else here[token] if isinstance(here, dict) else None
    if isinstance(here, list):
        here[int(tokens[-1])] = value
    elif isinstance(here, dict) and value is None:
        del here[tokens[-1]]
    elif isinstance(here, dict):
        here[tokens[-1]] = value


def changed(specification: Specification, pointer: str, value: Json) -> Specification:
    """A specification with a planted fault."""
    document = copy.deepcopy(specification.document)
    change(document, pointer, value)
    return dataclasses.replace(specification, document=document)


GET = "/paths/~1pets/get"
SCHEMAS = "/components/schemas"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (f"{GET}", None),
        (f"{GET}/deprecated", None),
        (f"{GET}/deprecated", 1),
        (f"{GET}/summary", "added"),
        (f"{GET}/parameters", None),
        (f"{GET}/parameters/0/schema", STRING),
        (f"{GET}/parameters/0/required", True),
        (f"{GET}/servers", [{"url": "https://b"}]),
        (f"{GET}/security", []),
        (f"{GET}/responses/404", {"description": "No"}),
        (f"{GET}/responses/200/content/application~1json/schema", ref("Kind")),
        (f"{GET}/callbacks/done/{{$url}}/post/responses/200/content/application~1json/schema", STRING),
        ("/paths/~1pets/post", operation()),
        ("/paths/~1other", {"get": operation()}),
        ("/webhooks/made/post/responses/200/description", "Other"),
        ("/servers", None),
        ("/servers/0/url", "https://b"),
        ("/security", None),
        ("/security/0/auth", []),
        ("/tags", None),
        ("/components/securitySchemes/auth/scheme", "bearer"),
        (f"{SCHEMAS}/Pet/required", []),
        (f"{SCHEMAS}/Pet/properties/self", ref("Kind")),
        (f"{SCHEMAS}/Pet/properties/kind", {"enum": ["y", "x"]}),
        (f"{SCHEMAS}/Pet/properties/b", STRING),
        (f"{SCHEMAS}/Pet/oneOf/0", STRING),
        (f"{SCHEMAS}/Pet/oneOf", [ref("Kind")]),
        (f"{SCHEMAS}/Pet/discriminator/mapping/k", "#/components/schemas/Pet"),
        (f"{SCHEMAS}/Pet/discriminator/propertyName", "b"),
        (f"{SCHEMAS}/Pet/example/a", 1.0),
        (f"{SCHEMAS}/Kind", None),
        (f"{SCHEMAS}/Lone", None),
        (f"{SCHEMAS}/Lone/type", "number"),
        (f"{SCHEMAS}/Extra", STRING),
    ],
)
def test_a_planted_fault_is_found(pointer: str, value: Json) -> None:
    specification, proof, _ = merged(page())
    assert proof.operations == 2
    diagnostics = Diagnostics()
    failed = prove([page()], changed(specification, pointer, value), diagnostics)
    assert failed.mismatches
    assert {entry.code for entry in diagnostics.entries} == {"proof-failed"}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (f"{SCHEMAS}/Pet/required", ["a", "a"]),
        (f"{SCHEMAS}/Pet/properties/kind", {"enum": ["x", "y"]}),
        (f"{SCHEMAS}/Pet/discriminator/mapping/k", "Kind"),
        (f"{GET}/servers", [{"url": "https://a"}]),
        (f"{GET}/security", [{"auth": ["x"]}]),
    ],
)
def test_the_same_said_otherwise_is_no_fault(pointer: str, value: Json) -> None:
    specification, _, _ = merged(page())
    assert prove([page()], changed(specification, pointer, value), Diagnostics()).mismatches == ()


def test_a_difference_far_down_the_published_pages_is_found() -> None:
    specification, _, _ = merged(*published())
    place = "/components/schemas/Mapping/properties/generate/type"
    proof = prove(published(), changed(specification, place, "integer"), Diagnostics())
    assert proof.mismatches
    assert proof.operations < 57


def test_a_difference_says_where_it_is() -> None:
    specification, _, _ = merged(page())
    diagnostics = Diagnostics()
    prove([page()], changed(specification, f"{SCHEMAS}/Lone/type", "number"), diagnostics)
    [entry] = diagnostics.entries
    assert entry.origin is not None
    assert (entry.origin.page, entry.origin.pointer) == ("specs/a.md", f"{SCHEMAS}/Lone/type")
    assert "values differ" in entry.message
