"""Edits of the three small pages, each of one thing."""

from __future__ import annotations

import copy
import json
from typing import Any

from .scene import PAGES, Edit, Pages, operation, path, schema


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


def summarized(pages: Pages) -> None:
    operation(pages)["summary"] = "List all pets"


def deprecated(pages: Pages) -> None:
    operation(pages)["deprecated"] = True


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


DELETE = "DELETE /v1/pets/{petId}"
OWNER = "GET /v1/pets/{petId}/owner"
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


def swapped_ids(pages: Pages) -> None:
    one, other = operation(pages, "GET /v1/pets/{petId}"), operation(pages, OWNER)
    one["operationId"], other["operationId"] = other["operationId"], one["operationId"]


def another_tag(pages: Pages) -> None:
    for item in path(pages, "paths").values():
        for one in item.values():
            one["tags"] = ["Animals"]


def path_parameters(pages: Pages) -> None:
    """Every parameter of every path of the page is called otherwise."""
    page = pages["pets.json"]
    page["paths"] = json.loads(json.dumps(page["paths"]).replace("{petId}", "{id}").replace('"petId"', '"id"'))


def component(pages: Pages) -> None:
    """What a form has in it is published as a component."""
    path(pages, "components", "schemas")["OwnerForm"] = form(pages)["schema"]
    form(pages)["schema"] = {"$ref": "#/components/schemas/OwnerForm"}


def reversioned(pages: Pages) -> None:
    page = pages["pets.json"]
    page["paths"] = {route.replace("/v1", "/v2"): item for route, item in page["paths"].items()}


def both_versions(pages: Pages) -> None:
    paths = path(pages, "paths")
    for route in list(paths):
        paths[route.replace("/v1", "/v2")] = copy.deepcopy(paths[route])
        for one in paths[route.replace("/v1", "/v2")].values():
            one["operationId"] += "V2"


def owner_of_shops(pages: Pages) -> None:
    """One of three pages no longer has a field of what they share."""
    del pages["shops.json"]["components"]["schemas"]["Owner"]["properties"]["since"]


def held(pages: Pages) -> None:
    pages["sdk.yaml"] = {"components": {"Owner": {"as_in": "Pets", "reason": "shops.json is published first"}}}


def page_removed(pages: Pages) -> None:
    del pages["shops.json"]


def page_back(pages: Pages) -> None:
    pages["shops.json"] = copy.deepcopy(PAGES["shops.json"])


def page_added(pages: Pages) -> None:
    """A page whose title, operationIds and components are called like those of another."""
    page = json.loads(json.dumps(pages["pets.json"]).replace("/v1/pets", "/v1/farms"))
    for name in ("Pet", "PetRequest", "Round"):
        page["components"]["schemas"][name]["properties"]["farm"] = {"type": "string"}
    pages["farms.json"] = page


def ruled(pages: Pages) -> None:
    pages["sdk.yaml"] = {"operations": {DELETE: {"method": "pets.drop"}}}


def fetched(pages: Pages) -> None:
    """A rule gives a call another name; the pages say what they said."""
    pages["sdk.yaml"] = {"operations": {"GET /v1/pets/{petId}": {"method": "pets.fetch"}}}


def unruled(pages: Pages) -> None:
    del pages["sdk.yaml"]


def boxes(pages: Pages) -> None:
    """A schema that says what another one says."""
    path(pages, "components", "schemas")["Box"] = copy.deepcopy(schema(pages, "Square"))
    schema(pages)["properties"]["box"] = {"$ref": "#/components/schemas/Box"}


def one_box(pages: Pages) -> None:
    del path(pages, "components", "schemas")["Box"]
    schema(pages)["properties"]["box"] = {"$ref": "#/components/schemas/Square"}


def shop_kind(pages: Pages) -> None:
    shops(pages)["parameters"] = [{"name": "kind", "in": "query", "required": True, "schema": {"type": "string"}}]


def shop_kind_in_path(pages: Pages) -> None:
    paths = pages["shops.json"]["paths"]
    paths["/v1/shops/{kind}"] = paths.pop("/v1/shops")
    paths["/v1/shops/{kind}"]["get"]["parameters"][0]["in"] = "path"


def shops(pages: Pages) -> Any:
    return pages["shops.json"]["paths"]["/v1/shops"]["get"]


def paged(pages: Pages) -> None:
    """A list whose next page is in its body, by a rule."""
    owners = {"type": "array", "items": {"$ref": "#/components/schemas/Owner"}}
    shown = {"type": "object", "properties": {"all": owners, "nextUrl": {"type": "string"}}}
    shops(pages)["responses"]["200"]["content"]["application/json"]["schema"] = shown
    rule = {"next": "body:nextUrl", "items": "body:all", "reason": "the next address is in the body"}
    pages["sdk.yaml"] = {"paging": {"url": rule}, "operations": {"GET /v1/shops": {"paging": "url"}}}


def unpaged(pages: Pages) -> None:
    """The same without that field."""
    del shops(pages)["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["nextUrl"]
