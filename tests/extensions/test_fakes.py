"""What the fake of the published pages answers from what it holds: previews, descendants, dependencies, jobs."""

from __future__ import annotations

from typing import Any

import pytest
from celigo.testing import FakeCeligo

EXPORT = "62f0000000000000000000b1"
OTHER = "62f0000000000000000000b2"
CONNECTION = "62f0000000000000000000d1"


class Scene:
    """A flow with two sources and an agent, and a flow that runs next."""

    def __init__(self) -> None:
        self.fake = FakeCeligo()
        self.client = self.fake.client()
        self.agent = str(self.fake.ai_agents.add(name="Classify", connection_id=CONNECTION).id)
        self.next = str(self.fake.flows.add(name="Ship", disabled=False).id)
        self.flow = str(
            self.fake.flows.add(
                name="Orders",
                disabled=False,
                page_generators=[{"_exportId": EXPORT}],
                routers=[{"branches": [{"name": "all", "pageProcessors": [self.step("_importId", self.agent)]}]}],
                _runNextFlowIds=[self.next],
            ).id
        )

    def step(self, name: str, id_: str) -> dict[str, str]:
        return {"type": "import" if name == "_importId" else "export", name: id_}


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_descendants(scene: Scene) -> None:
    found = scene.client.flows.descendants(scene.flow)
    assert [each["_id"] for each in found.exports] == [EXPORT]
    assert found.imports[0] == scene.fake.ai_agents.get(scene.agent).raw
    assert list(found.tools) == []
    scene.fake.flows.get(scene.flow).page_generators.append({"_exportId": OTHER})  # type: ignore[union-attr, arg-type]
    assert [each["_id"] for each in scene.client.flows.descendants(scene.flow).exports] == [EXPORT, OTHER]


def test_the_preview_of_a_clone(scene: Scene) -> None:
    preview = scene.client.flows.preview_clone(scene.flow)
    assert [(each.model, each.doc["_id"]) for each in preview.objects] == [
        ("Flow", scene.flow),
        ("Export", EXPORT),
        ("Import", scene.agent),
        ("Connection", CONNECTION),
    ]
    assert preview.connection_ids() == [CONNECTION]
    assert preview.objects[0].doc["name"] == "Orders"
    assert len(scene.fake.flows) == 2


def test_dependencies(scene: Scene) -> None:
    (entry,) = scene.client.flows.dependencies(scene.next)["flows"]
    assert (entry.id, entry.name, list(entry.paths)) == (scene.flow, "Orders", ["/_runNextFlowIds/0"])
    assert scene.client.ai_agents.dependencies(scene.agent).ids("flows") == [scene.flow]
    assert not scene.client.flows.dependencies(scene.flow)
    assert not scene.client.flows.dependencies(OTHER)
    scene.client.flows.delete(scene.flow)
    assert not scene.client.ai_agents.dependencies(scene.agent)


def test_another_connection(scene: Scene) -> None:
    scene.client.flows.replace_connection(scene.flow, connection_id=CONNECTION, new_connection_id=OTHER)
    assert scene.client.flows.preview_clone(scene.flow).connection_ids() == [OTHER]


def test_the_counts_of_a_run(scene: Scene) -> None:
    started = scene.client.flows.run(scene.flow)
    (job_id,) = started.ids
    assert (scene.client.jobs.get(job_id).num_error, scene.fake.jobs.get(job_id).flow_id) == (0, scene.flow)
    errors: Any = scene.fake.flows.step_errors.fill(3, scene.flow, scene.agent, _flowJobId=job_id)
    job = scene.client.jobs.get(job_id)
    assert (job.num_error, job.num_open_error, job.num_resolved) == (3, 3, 0)
    scene.client.flows.resolve_errors(scene.flow, scene.agent, error_ids=[errors[0].error_id])
    job = scene.client.jobs.get(job_id)
    assert (job.num_error, job.num_open_error, job.num_resolved) == (3, 2, 1)
    assert scene.fake.unexpected == []


def test_the_errors_of_a_flow_have_all_of_its_steps(scene: Scene) -> None:
    scene.fake.flows.step_errors.fill(2, scene.flow, scene.agent)
    found = scene.client.flows.error_summary(scene.flow).flow_errors
    assert [(each.exp_or_imp_id, each.num_error) for each in found] == [(EXPORT, 0), (scene.agent, 2)]


def test_the_search_for_runs(scene: Scene) -> None:
    scene.client.flows.run(scene.flow).wait()
    scene.fake.clock.advance(3600)
    scene.client.flows.run(scene.flow)
    scene.client.flows.run(scene.next)
    runs = scene.client.flows.search_jobs(scene.flow, trace_key_prefix="a").runs
    assert [(run.raw["_flowId"], run.status, run.type) for run in runs] == [
        (scene.flow, "completed", "flow"),
        (scene.flow, "queued", "flow"),
    ]
    later = scene.client.flows.search_jobs(scene.flow, trace_key_prefix="a", created_at_gte="2025-01-01T00:30:00Z")
    assert [run.raw["_id"] for run in later.runs] == [runs[1].raw["_id"]]
    assert len(scene.client.flows.search_jobs(scene.flow, trace_key_prefix="a", page_size=1).runs) == 1


def test_a_run_is_cancelled(scene: Scene) -> None:
    (job_id,) = scene.client.flows.run(scene.flow).ids
    scene.client.flows.cancel_jobs(scene.flow)
    assert scene.client.jobs.get(job_id).status == "canceled"


def test_the_preview_of_a_step(scene: Scene) -> None:
    flow = {"pageGenerators": [{"_exportId": EXPORT}], "pageProcessors": [scene.step("_importId", scene.agent)]}
    given: dict[str, Any] = {
        "flow": flow,
        "page_processor_id": scene.agent,
        "page_generator_map": {EXPORT: {"doc": {}}},
        "page_processor_map": {scene.agent: {"doc": {}}},
    }
    assert scene.client.flows.preview_page_processor(**given).stages is None
    assert scene.client.flows.preview_page_processor(**given, include_stages=True).stages
    assert scene.fake.unexpected == []


def test_where_every_id_exists_samples_are_answers() -> None:
    fake = FakeCeligo(any_id=True)
    client = fake.client()
    assert client.flows.descendants(OTHER).issues() == []
    assert client.flows.preview_clone(OTHER).issues() == []
    assert client.flows.error_summary(OTHER).issues() == []
    client.flows.get(OTHER)
    assert client.flows.run(OTHER).ids
