"""The published pages, built: what a reader of them expects to find."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from specloom.build.build import build
from specloom.diagnostics import Diagnostics, Severity
from specloom.input.files import InputFile
from specloom.input.read import read
from specloom.ir import Api, Definition, ObjectSchema, Reference
from specloom.merge.merge import merge

from .documents import alias, codes, field, fields, operation

SPECS = Path(__file__).parents[2] / "specs"


@cache
def published() -> tuple[Api, Diagnostics]:
    diagnostics = Diagnostics()
    files = [InputFile(path=f"specs/{path.name}", data=path.read_bytes()) for path in sorted(SPECS.glob("*.md"))]
    _, fragments = read(files, diagnostics)
    merged = merge(fragments, diagnostics)
    return build(merged, diagnostics), diagnostics


def definitions() -> dict[str, Definition]:
    return {definition.id: definition for definition in published()[0].schemas}


def test_everything_is_there_and_nothing_is_said() -> None:
    api, diagnostics = published()
    assert len(api.operations) == 57
    assert codes(diagnostics, Severity.NOTE) == []
    components = [definition for definition in api.schemas if definition.owner is None]
    assert len(components) == 71
    assert api.pages == ("AI Agents", "Async Helpers", "Flows")
    assert [server.url for server in api.servers] == ["https://api.integrator.io", "https://api.eu.integrator.io"]
    assert all(len(each.security) == 1 for each in api.operations)


def test_every_reference_has_a_definition() -> None:
    known = definitions()
    for each in published()[0].operations:
        types = [content.type for response in each.responses for content in response.content]
        assert all(type.id in known for type in types if isinstance(type, Reference))


def test_the_flow_is_flattened() -> None:
    flow = definitions()["FlowResponse"]
    found = fields(flow)
    assert len(found) == 49
    assert found["_id"] == "string:objectId!"
    assert found["deletedAt"] == "string:date-time"
    assert found["pageProcessors"] == "[@PageProcessor]"
    assert field(flow, "_id").read_only
    assert not field(flow, "name").read_only
    assert field(flow, "_id").description.startswith("Unique identifier for the flow")


def test_the_agent_can_be_moved() -> None:
    agent = definitions()["AiAgentResponse"]
    assert not field(agent, "_integrationId").read_only
    assert field(agent, "_connectorId").read_only


def test_the_page_processor_keeps_its_fields() -> None:
    processor = definitions()["PageProcessor"]
    assert isinstance(processor, ObjectSchema)
    assert {frozenset(names) for names in processor.alternatives} == {
        frozenset({"type", "_exportId"}),
        frozenset({"type", "_importId"}),
    }
    assert processor.alternative_titles == ("Export processor", "Import processor")
    assert fields(processor)["hooks"] == "@PageProcessor/properties/hooks"


def test_the_mapping_is_recursive() -> None:
    known = definitions()
    assert alias(known["Mappings"]) == "[@Mapping]"
    assert fields(known["Mapping"])["mappings"] == "[@Mapping]"
    assert fields(known["Mapping/properties/buildArrayHelper/items"])["mappings"] == "[@Mapping]"


def test_answers_of_several_shapes() -> None:
    known = definitions()
    assert alias(known["FlowRunResponse"]) == "@FlowRunResponse/oneOf/0 | [map(any)] | @FlowRunResponse/oneOf/2"
    assert known["FlowRunResponse/oneOf/2"].place == ("Run rejected",)
    assert alias(known["CloneResponse"]) == "@FlowResponse | [@CloneResponse/oneOf/1/items]"
    assert fields(known["Error/properties/errors/items"])["code"] == "string | integer"
    dependencies = known["DependencyResponse"]
    assert isinstance(dependencies, ObjectSchema)
    assert dependencies.additional is not None


def test_a_reference_with_words_is_a_reference() -> None:
    error_file = field(definitions()["Job"], "errorFile")
    assert error_file.type == Reference(id=definitions()["JobErrorFileRef"].id)
    assert error_file.description == "Error file artifact (if any)."


def test_the_unauthorized_body_is_shared() -> None:
    api, _ = published()
    answers = [response for each in api.operations for response in each.responses if response.status == "401"]
    assert len(answers) == 57
    assert {answer.content[0].type for answer in answers} == {
        Reference(id=definitions()["responses/401-unauthorized/content/application~1json/schema"].id)
    }


def test_lists_page_by_their_link_header() -> None:
    api, _ = published()
    paged = [each.key for each in api.operations if each.paging is not None]
    assert paged == ["GET /v1/flows", "GET /v1/imports"]
    paging = operation(api, "GET /v1/flows").paging
    assert paging is not None
    assert paging.next_header == "Link"


def test_path_parameters_stand_in_the_order_of_the_path() -> None:
    found = operation(published()[0], "GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/data")
    assert [each.wire_name for each in found.parameters] == ["_id", "_stepId", "retryDataKey"]
    assert [each if isinstance(each, str) else each.wire_name for each in found.segments] == [
        *("/v1/flows/", "_id", "/", "_stepId", "/", "retryDataKey", "/data")
    ]


def test_building_twice_gives_the_same() -> None:
    first, _ = published()
    published.cache_clear()
    second, _ = published()
    assert first == second
