"""The names of the published pages, from the files to the table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from specloom.build.build import build
from specloom.diagnostics import Diagnostics
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.ir import Api, Location
from specloom.merge.merge import merge
from specloom.naming.reserved import METHOD_NAMES
from specloom.plan import SHARED, NameTable, Placement

from .apis import carried, names, run, saved

SPECS = Path(__file__).resolve().parents[2] / "specs"


@cache
def named() -> tuple[Api, NameTable, Placement]:
    diagnostics = Diagnostics()
    files = [InputFile(path=f"specs/{path.name}", data=path.read_bytes()) for path in sorted(SPECS.glob("*.md"))]
    _, fragments = read(files, diagnostics)
    source = build(merge(fragments, diagnostics), diagnostics)
    return source, *run(source)


def test_every_operation_has_a_method_on_the_resource_of_its_page() -> None:
    source, table, placement = named()
    assert len(table.methods) == len(source.operations) == 57
    assert table.modules == {
        "AI Agents": "ai_agents",
        "Async Helpers": "async_helpers",
        "Flows": "flows",
        SHARED: "shared",
    }
    assert set(table.resource_classes.values()) == {"AiAgents", "AsyncHelpers", "Flows"}
    assert not METHOD_NAMES & set(table.methods.values())
    assert not [name for name in table.methods.values() if name[-1].isdigit()]
    assert dict(placement.resources) == {call.key: call.page for call in source.operations}


@pytest.mark.parametrize(
    ("key", "method"),
    [
        ("GET /v1/flows", "list"),
        ("GET /v1/flows/{_id}", "get"),
        ("POST /v1/flows", "create"),
        ("PUT /v1/flows/{_id}", "replace"),
        ("PATCH /v1/flows/{_id}", "patch"),
        ("DELETE /v1/flows/{_id}", "delete"),
        ("POST /v1/flows/{_id}/clone", "clone"),
        ("GET /v1/flows/{_id}/clone/preview", "preview_clone"),
        ("POST /v1/flows/{_id}/{_stepId}/retry", "retry_step_errors"),
        ("PUT /v1/flows/{_id}/replaceConnection", "replace_connection"),
        ("PUT /v1/flowExecutionGroups/{_id}/cancel", "cancel_execution_group"),
        ("GET /v1/errors/filterMetadata", "get_errors_filter_metadata"),
        ("POST /v1/pageProcessors/preview", "preview_page_processor"),
        ("GET /v1/imports", "list"),
        ("GET /v1/imports/{_id}/dependencies", "list_dependencies"),
        ("GET /v1/asynchelpers/{_id}", "get"),
    ],
)
def test_methods(key: str, method: str) -> None:
    assert named()[1].methods[key] == method


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("GET /v1/flows/{_id}/jobs/{_jobId}/{_stepId}/logs/{recordId}/children", "flow_id job_id step_id record_id"),
        ("GET /v1/flows/{_id}/{_stepId}/requests/{key}/files/signedURL", "flow_id step_id request_key"),
        ("GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data", "flow_id step_id retry_data_key"),
        ("PUT /v1/flowExecutionGroups/{_id}/cancel", "flow_execution_group_id"),
        ("GET /v1/asynchelpers/{_id}", "async_helper_id"),
    ],
)
def test_path_arguments(key: str, path: str) -> None:
    source, table, _ = named()
    (call,) = (call for call in source.operations if call.key == key)
    wires = [p.wire_name for p in call.parameters if p.location is Location.PATH]
    assert [table.arguments[key, Location.PATH, wire] for wire in wires] == path.split()


def test_models() -> None:
    _, table, placement = named()
    assert {
        "FlowRequest",
        "FlowResponse",
        "AiAgentRequest",
        "Mapping",
        "MappingConditional",
        "PageProcessorHooks",
        "PageProcessorPostResponseMap",
        "FlowRunScheduled",
        "FlowRunRejected",
        "UnauthorizedBody",
        "CancelFlowExecutionGroupResponse",
    } <= set(table.models.values())
    assert not [name for name in table.models.values() if name[-1].isdigit()]
    shared = {table.models[id] for id, module in placement.models.items() if module == SHARED}
    assert {"Error", "DependencyResponse", "UnauthorizedBody"} <= shared
    assert "Mapping" not in shared


def test_every_thing_that_wants_a_name_has_one() -> None:
    source, table, placement = named()
    assert set(table.models) == set(placement.models) == {schema.id for schema in source.schemas}
    assert set(table.arguments) == set(arguments(source))


def arguments(source: Api) -> Iterator[tuple[str, Location, str]]:
    for call in source.operations:
        for parameter in call.parameters:
            yield call.key, parameter.location, parameter.wire_name


def test_the_lock_carries_all_of_it() -> None:
    source, table, placement = named()
    again, placed = run(source, lock=carried(source, table, placement))
    assert names(again) == names(table)
    assert saved(source, again, placed) == saved(source, table, placement)
