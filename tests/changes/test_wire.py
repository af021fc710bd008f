"""Each rule of the wire, by an edit of one of three pages: its id, and its level for both kinds of programs."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from specloom.changes.model import Level
from specloom.changes.report import compare

from .scene import PAGES, Edit, Pages, base, changed, edited, levels, operation, path, schema, side


def put(**members: Any) -> Edit:
    """Members of the property of the response `Pet` (or of `PetRequest`, given as `request_…`)."""

    def edit(pages: Pages) -> None:
        for name, value in members.items():
            owner = "PetRequest" if name.startswith("request_") else "Pet"
            schema(pages, owner)["properties"][name.removeprefix("request_")].update(value)

    return edit


def prop(name: str, value: Any, owner: str = "Pet") -> Edit:
    """A property as it is from now on; None removes it."""

    def edit(pages: Pages) -> None:
        properties = schema(pages, owner)["properties"]
        properties.pop(name, None)
        if value is not None:
            properties[name] = value

    return edit


def parameter(name: str, **members: Any) -> Edit:
    """Members of a parameter of the list; a new one when there is none of this name, none without members."""

    def edit(pages: Pages) -> None:
        found = operation(pages)["parameters"]
        known = [one for one in found if one["name"] == name]
        if known and members:
            known[0].update(members)
        elif known:
            found.remove(known[0])
        else:
            found.append({"name": name, "in": "query", "schema": {"type": "string"}, **members})

    return edit


def both(*edits: Edit) -> Edit:
    def edit(pages: Pages) -> None:
        for one in edits:
            one(pages)

    return edit


def required(owner: str, *names: str) -> Edit:
    return lambda pages: schema(pages, owner).update(required=list(names))


def renamed(old: str, new: str) -> Edit:
    def edit(pages: Pages) -> None:
        properties = schema(pages)["properties"]
        properties[new] = properties.pop(old)

    return edit


def security(pages: Pages) -> None:
    for page in pages.values():
        page["components"]["securitySchemes"] = {"token": {"type": "apiKey", "in": "header", "name": "X-Key"}}


def security_added(pages: Pages) -> None:
    for page in pages.values():
        page["components"]["securitySchemes"]["key"] = {"type": "apiKey", "in": "header", "name": "X-Key"}
        page["security"].append({"key": []})


def servers(change: Any) -> Edit:
    def edit(pages: Pages) -> None:
        for page in pages.values():
            change(page["servers"])

    return edit


def status(old: str, new: str | None, key: str = "GET /v1/pets") -> Edit:
    def edit(pages: Pages) -> None:
        responses = operation(pages, key)["responses"]
        found = responses.pop(old, {"description": "New."})
        if new:
            responses[new] = found

    return edit


def without_content(old: str, new: str, key: str) -> Edit:
    def edit(pages: Pages) -> None:
        responses = operation(pages, key)["responses"]
        del responses[old]["content"]
        responses[new] = responses.pop(old)

    return edit


def media(old: str, new: str | None, *way: str, key: str, keep: bool = False) -> Edit:
    def edit(pages: Pages) -> None:
        content: Any = operation(pages, key)
        for name in way:
            content = content[name]
        found = content["content"][old] if keep else content["content"].pop(old)
        if new:
            content["content"][new] = found

    return edit


def remove(key: str) -> Edit:
    def edit(pages: Pages) -> None:
        method, _, route = key.partition(" ")
        del pages["pets.json"]["paths"][route][method.lower()]

    return edit


def add(key: str, operation_id: str) -> Edit:
    def edit(pages: Pages) -> None:
        method, _, route = key.partition(" ")
        item = pages["pets.json"]["paths"].setdefault(route, {})
        item[method.lower()] = {"operationId": operation_id, "responses": {"204": {"description": "Done."}}}

    return edit


def body(**members: Any) -> Edit:
    return lambda pages: operation(pages, "POST /v1/pets")["requestBody"].update(members)


def header(name: str, **members: Any) -> Edit:
    def edit(pages: Pages) -> None:
        headers = operation(pages)["responses"]["200"]["headers"]
        if members:
            headers.setdefault(name, {"schema": {"type": "string"}}).update(members)
        else:
            del headers[name]

    return edit


def described(pages: Pages) -> None:
    operation(pages)["description"] = "Says more."
    schema(pages)["properties"]["age"]["description"] = "How old it is."


def wrapped(pages: Pages) -> None:
    content = operation(pages)["responses"]["200"]["content"]["application/json"]
    content["schema"] = {"type": "object", "properties": {"data": content["schema"]}}


def union(pages: Pages) -> None:
    content = operation(pages, "GET /v1/pets/{petId}")["responses"]["200"]["content"]["application/json"]
    content["schema"] = {"oneOf": [content["schema"], {"$ref": "#/components/schemas/Square"}]}


def flattened(pages: Pages) -> None:
    """A schema as the `allOf` of two halves."""
    pet = schema(pages)
    names = list(pet["properties"])
    halves = [
        {
            "type": "object",
            "required": [one for one in pet["required"] if one in part],
            "properties": {n: pet["properties"][n] for n in part},
        }
        for part in (names[:3], names[3:])
    ]
    pages["pets.json"]["components"]["schemas"]["Pet"] = {"allOf": halves}


def recursion(pages: Pages) -> None:
    schema(pages)["properties"]["parent"] = {"$ref": "#/components/schemas/Pet"}


def moved(key: str, route: str) -> Edit:
    def edit(pages: Pages) -> None:
        method, _, old = key.partition(" ")
        paths = pages["pets.json"]["paths"]
        paths.setdefault(route, {})[method.lower()] = paths[old].pop(method.lower())

    return edit


PUT = "PUT /v1/pets/{petId}/owner"
BODY = {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}


def form(pages: Pages) -> Any:
    return operation(pages, PUT)["requestBody"]["content"]["multipart/form-data"]


def answer(pages: Pages) -> Any:
    return operation(pages, PUT)["responses"]["200"]


def path_parameter(pages: Pages) -> None:
    paths = pages["pets.json"]["paths"]
    paths["/v1/pets/{id}/owner"] = paths.pop("/v1/pets/{petId}/owner")
    for method in paths["/v1/pets/{id}/owner"].values():
        method["parameters"][0]["name"] = "id"


ROWS: list[tuple[str, Edit, str, str]] = [
    ("operation-removed", remove("DELETE /v1/pets/{petId}"), "b", "b"),
    ("operation-added", add("PUT /v1/pets", "putPets"), "-", "-"),
    ("operation-deprecated", lambda pages: operation(pages).update(deprecated=True), "-", "n"),
    ("words-changed", described, "-", "-"),
    (
        "required-property-added",
        both(prop("more", {"type": "string"}, "PetRequest"), required("PetRequest", "name", "more")),
        "b",
        "b",
    ),
    ("property-became-required", required("PetRequest", "name", "free"), "b", "b"),
    ("enum-value-removed", put(request_method={"enum": ["PUT"]}), "b", "n"),
    ("enum-value-removed", put(request_method={"enum": ["put", "post"]}), "b", "n"),
    ("enum-added", put(request_free={"enum": ["a", "b"]}), "b", "n"),
    ("property-removed", prop("born", None), "n", "b"),
    ("property-removed", renamed("born", "birthday"), "n", "b"),
    ("required-property-removed", both(prop("age", None), required("Pet", "id")), "b", "b"),
    ("enum-value-added", put(mood={"enum": ["calm", "wild", "sad"]}), "n", "n"),
    ("type-changed", put(age={"type": "string"}), "b", "b"),
    ("type-widened", put(age={"type": "number"}), "b", "b"),
    ("null-added", put(age={"type": ["integer", "null"]}), "b", "b"),
    ("format-added", put(born={"format": "date-time"}), "-", "b"),
    ("property-became-optional", required("Pet", "id"), "b", "b"),
    ("became-read-only", put(request_free={"readOnly": True}), "n", "b"),
    ("parameter-added", parameter("more"), "-", "-"),
    ("required-parameter-added", parameter("more", required=True), "b", "b"),
    ("parameter-moved", parameter("trace", **{"in": "header"}), "b", "-"),
    ("default-changed", parameter("size", schema={"type": "integer", "default": 20, "maximum": 100}), "n", "n"),
    ("error-removed", status("422", "429"), "n", "n"),
    ("header-removed", header("X-Total"), "b", "-"),
    (
        "media-type-removed",
        media("application/json", "application/x+json", "requestBody", key="POST /v1/pets"),
        "b",
        "-",
    ),
    (
        "media-type-removed",
        media("application/json", "text/csv", "responses", "200", key="GET /v1/pets/{petId}"),
        "b",
        "b",
    ),
    ("success-changed", status("200", "202", "GET /v1/pets/{petId}"), "n", "-"),
    ("response-body-removed", without_content("201", "204", "POST /v1/pets"), "b", "b"),
    ("security-changed", security, "b", "n"),
    ("server-removed", servers(lambda found: found.pop()), "b", "b"),
    ("type-changed", wrapped, "b", "b"),
    ("alternative-added", union, "b", "b"),
    ("property-added", recursion, "-", "-"),
    ("property-added", prop("more", {"type": "string"}), "-", "-"),
    # What stands in no row of the table, one edit for each further rule.
    ("operation-moved", moved("GET /v1/pets/{petId}/owner", "/v2/pets/{petId}/owner"), "b", "-"),
    ("security-relaxed", security_added, "-", "n"),
    (
        "server-added",
        servers(lambda found: found.append({"url": "https://us.example.com", "description": "us"})),
        "-",
        "-",
    ),
    ("server-order-changed", servers(lambda found: found.reverse()), "n", "-"),
    ("parameter-removed", parameter("text"), "n", "b"),
    ("parameter-became-required", parameter("text", required=True), "b", "b"),
    ("parameter-style-changed", parameter("text", explode=False), "b", "-"),
    ("property-deprecated", parameter("text", deprecated=True), "-", "n"),
    ("body-became-optional", body(required=False), "-", "-"),
    ("body-removed", lambda pages: operation(pages, "POST /v1/pets").pop("requestBody"), "b", "b"),
    (
        "media-type-added",
        media("application/json", "application/x+json", "requestBody", key="POST /v1/pets", keep=True),
        "-",
        "-",
    ),
    ("error-added", status("none", "409"), "n", "n"),
    ("success-added", status("none", "206"), "n", "-"),
    ("header-added", header("X-More", description="More."), "-", "-"),
    ("header-became-required", header("X-Total", required=True), "-", "-"),
    ("enum-removed", prop("mood", {"type": "string"}), "n", "n"),
    ("format-removed", prop("note", {"type": ["string", "null"]}), "n", "n"),
    ("format-changed", put(note={"format": "email"}), "b", "n"),
    ("limit-tightened", put(request_count={"maximum": 4}), "b", "n"),
    ("limit-relaxed", put(code={"maxLength": 10}), "n", "n"),
    ("pattern-added", put(request_free={"pattern": "^x"}), "b", "n"),
    ("pattern-changed", put(code={"pattern": "^[a-c]+$"}), "n", "n"),
    ("pattern-removed", prop("code", {"type": "string", "maxLength": 9}), "n", "n"),
    ("null-removed", put(request_label={"type": "string"}), "b", "b"),
    ("type-narrowed", put(score={"type": "integer"}), "-", "-"),
    ("became-writable", put(request_seen={"readOnly": False}), "-", "-"),
    ("became-write-only", put(born={"writeOnly": True}), "n", "n"),
    ("closed", lambda pages: schema(pages, "PetRequest").update(additionalProperties=False), "b", "n"),
    ("alternative-removed", put(request_look={"oneOf": [{"type": "string"}]}), "b", "b"),
    ("discriminator-changed", lambda pages: schema(pages)["properties"]["shape"].pop("discriminator"), "b", "-"),
    (
        "discriminator-value-added",
        lambda pages: schema(pages)["properties"]["shape"]["discriminator"]["mapping"].update(
            square="#/components/schemas/Square"
        ),
        "n",
        "-",
    ),
    ("keyword-changed", put(code={"not": {"const": "x"}}), "n", "-"),
    ("parameter-became-optional", parameter("must", required=False), "-", "-"),
    ("body-added", lambda pages: operation(pages).update(requestBody=BODY), "-", "-"),
    ("required-body-added", lambda pages: operation(pages).update(requestBody={**BODY, "required": True}), "b", "-"),
    ("body-became-required", lambda pages: operation(pages, PUT)["requestBody"].update(required=True), "b", "-"),
    ("encoding-changed", lambda pages: form(pages).update(encoding={"a": {"explode": True}}), "b", "-"),
    ("success-removed", status("204", None, PUT), "b", "-"),
    ("response-body-added", lambda pages: answer(pages).update(content=BODY["content"]), "-", "b"),
    ("header-became-optional", header("X-Sure", required=False), "b", "-"),
    ("property-became-required", required("Pet", "id", "age", "born"), "-", "-"),
    ("became-readable", put(hidden={"writeOnly": False}), "-", "n"),
    ("opened", lambda pages: schema(pages, "Round").pop("additionalProperties"), "n", "n"),
    (
        "discriminator-value-removed",
        lambda pages: schema(pages)["properties"]["shape"]["discriminator"]["mapping"].pop("ring"),
        "-",
        "-",
    ),
    ("parameter-renamed", path_parameter, "-", "-"),
    ("webhook-changed", lambda pages: path(pages).update(webhooks={"x": {"post": {"responses": {}}}}), "n", "-"),
]


@pytest.mark.parametrize(("id", "edit", "wire", "python"), ROWS, ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)])
def test_a_change(id: str, edit: Edit, wire: str, python: str) -> None:
    found = changed(edit)
    told = [(one.id, one.subject, str(one.wire), str(one.python), one.message) for one in found.changes]
    assert id in {one.id for one in found.changes}, told
    assert levels(found) == (wire, python), told
    assert all(one.by_pages for one in found.changes), told


def another_page(pages: Pages) -> None:
    pages["shops.json"]["paths"]["/v1/pets/{petId}/owner"] = path(pages, "paths").pop("/v1/pets/{petId}/owner")


def another_file(pages: Pages) -> None:
    pages["animals.json"] = pages.pop("pets.json")


def another_title(pages: Pages) -> None:
    path(pages, "info")["title"] = "Animals"


def split(pages: Pages) -> None:
    page = pages["pets.json"]
    route = "/v1/pets/{petId}"
    pages["one.json"] = {
        **page,
        "info": {"title": "One pet", "version": "1"},
        "paths": {route: page["paths"].pop(route)},
    }


def joined(pages: Pages) -> None:
    pages["users.json"]["paths"].update(pages.pop("shops.json")["paths"])


def other_ids(pages: Pages) -> None:
    for item in path(pages, "paths").values():
        for one in item.values():
            one["operationId"] = f"v2_{one['operationId']}"


def component_renamed(pages: Pages) -> None:
    text = json.dumps(pages["pets.json"]).replace('schemas/Pet"', 'schemas/Animal"').replace('"Pet":', '"Animal":')
    pages["pets.json"] = json.loads(text)


def inline(pages: Pages) -> None:
    content = operation(pages, "POST /v1/pets")["requestBody"]["content"]["application/json"]
    content["schema"] = path(pages, "components", "schemas").pop("PetRequest")


def reordered(pages: Pages) -> None:
    for name, page in list(pages.items()):
        pages[name] = dict(reversed(page.items()))


STILL: list[tuple[str, Edit]] = [
    ("an operation on another page", another_page),
    ("another file", another_file),
    ("another title", another_title),
    ("a page split", split),
    ("two pages joined", joined),
    ("other operationIds", other_ids),
    ("a component renamed", component_renamed),
    ("a component inline", inline),
    ("allOf flattened, or the other way round", flattened),
    ("another order of keys", reordered),
]


@pytest.mark.parametrize(("what", "edit"), STILL, ids=[row[0] for row in STILL])
def test_nothing_changes_for_programs(what: str, edit: Edit) -> None:
    found = changed(edit)
    told = [(one.id, one.subject, str(one.wire), str(one.python), one.message) for one in found.changes]
    assert levels(found) == ("-", "-"), told
    assert found.moved_names == ()


def test_a_path_of_another_version_moves_no_name() -> None:
    def whole(pages: Pages) -> None:
        page = pages["pets.json"]
        page["paths"] = {route.replace("/v1", "/v2"): item for route, item in page["paths"].items()}

    found = changed(whole)
    assert levels(found) == ("b", "-") and found.moved_names == ()


def test_both_versions_side_by_side_break_nobody() -> None:
    def both_kept(pages: Pages) -> None:
        paths = path(pages, "paths")
        for route in list(paths):
            paths[route.replace("/v1", "/v2")] = copy.deepcopy(paths[route])
            for one in paths[route.replace("/v1", "/v2")].values():
                one["operationId"] += "V2"

    assert levels(changed(both_kept)) == ("-", "-")


def test_a_page_that_goes_and_one_that_comes_back() -> None:
    gone = edited(lambda pages: pages.pop("shops.json"))
    found = compare(base(), side(gone))
    assert levels(found) == ("b", "b")
    back = compare(side(gone), side(PAGES))
    assert levels(back) == ("-", "-") and compare(base(), side(PAGES)).changes == ()


def test_two_schemas_that_become_one_break_nobody() -> None:
    def two(pages: Pages) -> None:
        path(pages, "components", "schemas")["Box"] = copy.deepcopy(schema(pages, "Square"))
        schema(pages)["properties"]["box"] = {"$ref": "#/components/schemas/Box"}

    def one(pages: Pages) -> None:
        two(pages)
        del path(pages, "components", "schemas")["Box"]
        schema(pages)["properties"]["box"] = {"$ref": "#/components/schemas/Square"}

    found = compare(side(edited(two)), side(edited(one)))
    (change,) = found.changes
    assert levels(found) == ("-", "-") and found.moved_names == ()
    assert (change.id, change.subject.model, change.by_pages) == ("model-merged", "Box", True)
    assert change.message == "one with Square now, for which it is another name"

    def another(pages: Pages) -> None:
        one(pages)
        schema(pages, "Square")["properties"]["edge"] = {"type": "string"}

    assert levels(compare(side(edited(two)), side(edited(another)))) == ("b", "b")


def test_a_field_by_which_pages_are_found_breaks_programs_by_its_rule() -> None:
    def paged(pages: Pages) -> None:
        owners = {"type": "array", "items": {"$ref": "#/components/schemas/Owner"}}
        shown = {"type": "object", "properties": {"all": owners, "nextUrl": {"type": "string"}}}
        answer = pages["shops.json"]["paths"]["/v1/shops"]["get"]["responses"]["200"]
        answer["content"]["application/json"]["schema"] = shown
        rule = {"next": "body:nextUrl", "items": "body:all", "reason": "the next address is in the body"}
        pages["sdk.yaml"] = {"paging": {"url": rule}, "operations": {"GET /v1/shops": {"paging": "url"}}}

    def without(pages: Pages) -> None:
        paged(pages)
        answer = pages["shops.json"]["paths"]["/v1/shops"]["get"]["responses"]["200"]
        del answer["content"]["application/json"]["schema"]["properties"]["nextUrl"]

    found = compare(side(edited(paged)), side(edited(without)))
    (change,) = (one for one in found.changes if one.id == "property-removed")
    assert change.subject.call == "shops.list" and change.wire is change.python is Level.BREAKING
