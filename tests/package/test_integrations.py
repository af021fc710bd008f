"""Models and methods in the hands of others: type hints, FastAPI, pandas, rich, pprint, notebooks, copies, pickles."""

from __future__ import annotations

import asyncio
import copy
import importlib
import inspect
import io
import json
import os
import pickle
import pkgutil
import pprint
import subprocess
import sys
import typing
from collections.abc import Iterator, MutableSequence, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import celigo
import celigo.resources
import celigo.types
import fastapi
import pandas as pd
import pytest
import rich.console
from celigo.models import Mapping as Rule
from celigo.models.flows import Flow, PageGenerator
from celigo.resources.aio.flows import AsyncFlows
from celigo.resources.flows import Flows

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


def public_callables() -> Iterator[Any]:
    """Everything that users call: functions, classes, and the methods and properties of the latter."""
    names = ["celigo", "celigo.testing", "celigo.models"]
    names += [f"celigo.{name}" for name in ("agents", "bundle", "clones", "mappings", "triage")]
    resources = sorted(module.name for module in pkgutil.iter_modules(celigo.resources.__path__) if not module.ispkg)
    names += [f"celigo.resources.{kind}{name}" for kind in ("", "aio.") for name in resources]
    for name in names:
        module = importlib.import_module(name)
        for public in (getattr(module, each) for each in module.__all__):
            if inspect.isfunction(public):
                yield public
            elif inspect.isclass(public):
                yield public
                yield from methods_of(public)


def methods_of(owner: type) -> Iterator[Any]:
    for base in owner.__mro__:
        for name, member in vars(base).items() if base.__module__.startswith("celigo") else ():
            found = getattr(member, "func", getattr(member, "fget", getattr(member, "__func__", member)))
            if inspect.isfunction(found) and (name == "__init__" or not name.startswith("_")):
                yield found


def test_hints_of_every_method() -> None:
    found = {each: typing.get_type_hints(each) for each in public_callables()}
    assert len(found) > 500
    for each, hints in found.items():
        assert not [name for name, hint in hints.items() if isinstance(hint, str)], each


def test_hints_are_the_types() -> None:
    hints = typing.get_type_hints(celigo.Celigo.flows.func)
    assert hints == {"return": Flows}
    assert typing.get_type_hints(Flows.get)["return"] is Flow
    assert typing.get_type_hints(AsyncFlows.get)["return"] is Flow
    assert typing.get_type_hints(Flows.create)["page_generators"] == (
        Sequence[PageGenerator | celigo.types.PageGeneratorDict] | celigo.Omit
    )
    assert typing.get_type_hints(Flows.step_errors)["return"] == celigo.Pager[celigo.models.FlowStepError]
    assert inspect.signature(Flows.get).parameters["flow_id"].annotation is str


def test_hints_import_nothing_before_they_are_asked_for() -> None:
    program = (
        "import sys, celigo.resources.flows as flows; assert 'celigo.models.flows' not in sys.modules;"
        "import typing; typing.get_type_hints(flows.Flows.get); assert 'celigo.models.flows' in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )


def test_pprint() -> None:
    flow = Flow.from_dict(
        {
            "_id": "1",
            "name": "Orders to the warehouse",
            "pageGenerators": [{"_exportId": "2", "skipRetries": True}, {"_exportId": "3"}],
            "settings": {"apiToken": "geheim", "retries": list(range(30))},
        }
    )
    before = repr(flow)
    assert pprint.pformat(flow, width=60, compact=True) == (
        "Flow(id='1',\n"
        "     name='Orders to the warehouse',\n"
        "     page_generators=[PageGenerator(export_id='2',\n"
        "                                    skip_retries=True),\n"
        "                      PageGenerator(export_id='3')],\n"
        "     settings={'apiToken': '***',\n"
        "               'retries': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,\n"
        "                           11, 12, 13, 14, 15, 16, 17, 18,\n"
        "                           19, 20, 21, 22, 23, 24, 25, 26,\n"
        "                           27, 28, 29]})"
    )
    assert repr(flow) == before
    assert "\n" not in before
    assert pprint.pformat([FLOW.copy(name="x")], width=200).count("\n") == 0
