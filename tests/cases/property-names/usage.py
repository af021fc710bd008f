"""Properties may be called anything, words of JSON Schema and of Python included; each arrives under its own name."""

import httpx2
from case_property_names import Client, models

WIRE = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "keys",
    "items",
    "fields",
    "class",
    "raw",
    "copy",
    "__startDate",
    "a-b",
    "a_b",
    "_id",
    "id",
    "2fa",
    "größe",
    "$ref",
]
document = {name: f"value of {name}" for name in WIRE}
form = models.Form.from_dict(document)
assert form.to_dict() == document
python = models.Form.__annotations__
assert len([name for name in python if not name.startswith("__")]) == len(WIRE)
assert all(name.isidentifier() for name in python)
assert sorted(getattr(form, name) for name in python) == sorted(document.values())
assert (form.type, form.keys, form.class_) == ("value of type", "value of keys", "value of class")

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append((request.url.path, request.url.params.get("class"), request.headers.get("x-trace-id")))
    return httpx2.Response(200, content=request.content, headers={"content-type": "application/json"})


with Client(http_client=httpx2.MockTransport(answer)) as client:
    given = client.forms.replace("wide", body=document)
assert given.to_dict() == document
assert seen == [("/forms/wide", None, None)]
