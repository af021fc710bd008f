"""Models in the hands of others: type hints, FastAPI, pandas, rich, notebooks, copies and pickles."""

from __future__ import annotations

import asyncio
import copy
import inspect
import io
import json
import pickle
import typing
from collections.abc import MutableSequence
from datetime import UTC, datetime
from typing import Annotated, Any

import celigo
import fastapi
import pandas as pd
import pytest
import rich.console
from celigo.models import Mapping as Rule
from celigo.models.flows import Flow, PageGenerator

FLOW = Flow.from_dict(
    {"_id": "1", "name": "<Orders>", "lastModified": "2026-01-02T03:04:05.678Z", "pageGenerators": [{"_exportId": "2"}]}
)


def test_type_hints() -> None:
    hints = typing.get_type_hints(Flow)
    assert hints["id"] is str
    assert hints["last_modified"] == datetime | None
    assert hints["page_generators"] == MutableSequence[PageGenerator] | None
    assert inspect.get_annotations(Flow, eval_str=True)["name"] == hints["name"]
    assert Flow.__annotations__["id"] == "str"  # as it stands


def test_hints_of_every_model() -> None:
    for name in celigo.models.__all__:
        model = getattr(celigo.models, name)
        if isinstance(model, type):
            assert not [each for each in typing.get_type_hints(model).values() if isinstance(each, str)]


def test_a_body_of_fastapi() -> None:
    app = fastapi.FastAPI()

    @app.post("/flows")
    def take(flow: Annotated[Flow, fastapi.Body()]) -> Flow:
        flow.disabled = True
        return flow

    assert posted(app, "/flows", {"_id": "1", "name": "x", "new": 1}) == (
        200,
        {"_id": "1", "name": "x", "new": 1, "disabled": True},
    )
    status, answer = posted(app, "/flows", {"_id": "1", "name": 5})
    assert status == 422
    assert "name is the number 5, not text" in json.dumps(answer)
    schemas = app.openapi()["components"]["schemas"]
    assert schemas["Flow"]["properties"]["pageGenerators"]["anyOf"][0]["items"] == {
        "$ref": "#/components/schemas/PageGenerator"
    }


def posted(app: Any, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    """Status and document of an answer, without a server."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps(body).encode()}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": path,
        "raw_path": path.encode(), "query_string": b"", "headers": [(b"content-type", b"application/json")],
        "scheme": "http", "server": ("localhost", 80), "client": ("localhost", 1), "root_path": "",
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], json.loads(b"".join(part.get("body", b"") for part in sent[1:]))


def test_a_table_of_pandas() -> None:
    other = Flow.from_dict({"_id": "2", "name": "b", "disabled": True})
    frame = pd.DataFrame(celigo.to_records([FLOW, other]))
    assert set(frame.columns) == {"id", "name", "last_modified", "page_generators", "disabled"}
    assert list(frame["name"]) == ["<Orders>", "b"]
    assert frame["last_modified"][0] == datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)
    assert frame["page_generators"][0] == [{"_exportId": "2"}]


def test_rich() -> None:
    text = io.StringIO()
    secret = Flow.from_dict({"_id": "1", "name": "x", "settings": {"apiToken": "geheim"}})
    rich.console.Console(file=text, width=40).print(FLOW, secret)
    assert "name='<Orders>'" in text.getvalue()
    assert "geheim" not in text.getvalue()


def test_a_notebook() -> None:
    page = FLOW._repr_html_()
    assert page.startswith("<details><summary>Flow (4 fields)</summary>")
    assert "<th>name</th><td>&#x27;&lt;Orders&gt;&#x27;</td>" in page


def test_a_copy_with_other_values() -> None:
    changed = FLOW.copy(name="b", disabled=True)
    assert (changed.name, changed.disabled, FLOW.name) == ("b", True, "<Orders>")
    assert changed.raw["pageGenerators"] is not FLOW.raw["pageGenerators"]
    replace = getattr(copy, "replace", lambda model, **changes: model.__replace__(**changes))
    assert replace(FLOW, name="b").name == "b"
    assert FLOW.diff(changed) == [
        {"op": "replace", "path": "/name", "value": "b"},
        {"op": "add", "path": "/disabled", "value": True},
    ]
    assert FLOW.diff(FLOW.copy()) == []
    with pytest.raises(TypeError, match="a Flow is compared with another model, not with dict"):
        FLOW.diff({})  # type: ignore[arg-type]  # which is what is tested


def test_pickles_of_any_depth() -> None:
    document: dict[str, Any] = {}
    for _ in range(5000):
        document = {"mappings": [document]}
    deep = Rule.from_dict(document)
    assert pickle.loads(pickle.dumps(deep)) == deep
