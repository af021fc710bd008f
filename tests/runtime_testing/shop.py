"""A small API with the shapes that the fake has to know: collections of several kinds of id, lists, jobs, patches."""

from __future__ import annotations

from typing import Any

ERROR = {
    "type": "object",
    "required": ["errors"],
    "properties": {
        "errors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            },
        }
    },
}
THING = {
    "type": "object",
    "required": ["_id", "name"],
    "properties": {
        "_id": {"type": "string", "readOnly": True},
        "name": {"type": "string", "minLength": 1, "maxLength": 20},
        "unitPrice": {"type": "number", "minimum": 0},
        "color": {"type": "string", "enum": ["red", "green"]},
        "createdAt": {"type": "string", "format": "date-time", "readOnly": True},
        "lastModified": {"type": "string", "format": "date-time", "readOnly": True},
    },
}
PART = {
    "type": "object",
    "required": ["id", "label"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "label": {"type": "string"}},
}
TAG = {
    "type": "object",
    "required": ["slug"],
    "properties": {"slug": {"type": "string"}, "label": {"type": "string"}, "thingId": {"type": "string"}},
}
EVENT = {
    "type": "object",
    "required": ["eventId", "kind"],
    "properties": {"eventId": {"type": "string"}, "kind": {"type": "string"}},
}
EVENTS = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "events": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}},
        "nextPageURL": {"type": "string"},
    },
}
PATCH = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["op", "path"],
        "properties": {
            "op": {"type": "string", "enum": ["add", "replace", "remove"]},
            "path": {"type": "string"},
            "value": {},
        },
    },
}


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"description": "Said."} | ({} if schema is None else {"content": json_of(schema)})


def operation(id_: str, answers: dict[str, Any], body: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    made = {"operationId": id_, "tags": ["Things"], "responses": answers, **more}
    return made | ({} if body is None else {"requestBody": {"required": True, "content": json_of(body)}})


NOT_FOUND = {
    "404": answer(ref("Error")),
    "401": answer({"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}),
}
REFUSED = {"422": answer(ref("Error"))} | NOT_FOUND
LINKED = {"description": "Said.", "headers": {"Link": {"schema": {"type": "string"}}}}


def paths() -> dict[str, Any]:
    listed = LINKED | answer({"type": "array", "items": ref("Thing")})
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}}
    search = {"name": "word", "in": "query", "required": True, "schema": {"type": "string"}}
    return {
        "/things": {
            "get": operation("listThings", {"200": listed, "204": answer()}, parameters=[limit]),
            "post": operation("createThing", {"201": answer(ref("Thing"))} | REFUSED, ref("Thing")),
        },
        "/things/search": {
            "get": operation("searchThings", {"200": answer({"type": "object"})}, parameters=[search]),
        },
        "/things/{_id}": {
            "get": operation("getThing", {"200": answer(ref("Thing"))} | NOT_FOUND),
            "put": operation("updateThing", {"200": answer(ref("Thing"))} | REFUSED, ref("Thing")),
            "patch": operation("patchThing", {"204": answer()} | REFUSED, PATCH),
            "delete": operation("deleteThing", {"204": answer()} | NOT_FOUND),
        },
        "/things/{_id}/run": {
            "post": operation(
                "runThing",
                {
                    "200": answer(
                        {
                            "type": "object",
                            "required": ["jobId"],
                            "properties": {"jobId": {"type": "string", "pattern": "^j-[0-9]{4}$"}},
                        }
                    )
                }
                | NOT_FOUND,
            ),
        },
        "/things/{_id}/parts": {
            "get": operation("listParts", {"200": answer({"type": "array", "items": ref("Part")})} | NOT_FOUND),
            "post": operation("createPart", {"201": answer(ref("Part"))} | REFUSED, ref("Part")),
        },
        "/things/{_id}/parts/{partId}": {
            "get": operation("getPart", {"200": answer(ref("Part"))} | NOT_FOUND),
            "delete": operation("deletePart", {"204": answer()} | NOT_FOUND),
        },
        "/things/{_id}/events": {"get": operation("listEvents", {"200": answer(ref("Events"))} | NOT_FOUND)},
        "/things/{_id}/tags": {
            "get": operation("listTags", {"200": answer({"type": "array", "items": ref("Tag")})} | NOT_FOUND),
            "post": operation("createTag", {"201": answer(ref("Tag"))} | REFUSED, ref("Tag")),
        },
        "/things/{_id}/tags/{slug}": {"get": operation("getTag", {"200": answer(ref("Tag"))} | NOT_FOUND)},
        "/ping": {"get": operation("ping", {"200": answer({"type": "string"})}, security=[])},
    }


def document() -> dict[str, Any]:
    """The API as a document."""
    schemas = {"Error": ERROR, "Thing": THING, "Part": PART, "Event": EVENT, "Events": EVENTS, "Tag": TAG}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://api.example.com/base"}],
        "security": [{"key": []}],
        "paths": {
            path: {
                "parameters": [
                    {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                    for name in ("_id", "partId", "slug")
                    if f"{{{name}}}" in path
                ],
                **item,
            }
            for path, item in paths().items()
        },
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


SETTINGS = """
client: {class: Shop, token_env: SHOP_TOKEN}
paging:
  events: {next: "body:nextPageURL", items: "body:events", strip_prefix: /api, reason: it is in the text}
operations:
  GET /things/{_id}/events: {method: things.events, paging: events}
"""
