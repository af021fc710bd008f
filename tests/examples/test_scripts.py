"""The scripts in `examples` run as they stand, over fakes that hold what they ask for."""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import celigo
import pytest
from celigo.testing import FakeCeligo, FakeRequest

FOLDER = Path(__file__).resolve().parents[2] / "generated" / "examples"
FLOW, STEP, HELPER = "bd8079af4b602fb4d909b0d3", "4eea549a330da9762bd90699", "e171232fbb27be05ff153668"


class Stage:
    """The accounts that a script sees, and what it printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fake = FakeCeligo()
        self.accounts: dict[str | None, FakeCeligo] = {None: self.fake}
        self.flow = self.fake.flows.add(_id=FLOW, name="Orders", disabled=False, lastModified="2026-11-01T00:00:00Z")

    def run(self, name: str, *arguments: str) -> list[str]:
        """Run a script; return the lines that it printed."""
        out = io.StringIO()
        given = {"sys.argv": [name, *arguments]}
        clients = {"Celigo": self._client("client"), "AsyncCeligo": self._client("async_client")}
        with contextlib.redirect_stdout(out), contextlib.chdir(self.folder), contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.multiple(celigo, create=True, **clients))
            for target, value in given.items():
                stack.enter_context(mock.patch(target, value))
            runpy.run_path(str(FOLDER / f"{name}.py"), run_name="__main__")
        assert [fake.unexpected for fake in self.accounts.values()] == [[]] * len(self.accounts)
        return out.getvalue().splitlines()

    def _client(self, kind: str) -> Any:
        def made(profile: str | None = None, **options: Any) -> Any:
            return getattr(self.accounts[profile], kind)(**options)

        return made


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_every_script_is_run_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert len(list(FOLDER.glob("*.py"))) == 12
    for path in FOLDER.glob("*.py"):
        assert f'.run("{path.stem}"' in text


@pytest.mark.row("#00", "A7", "A8")
def test_listing(stage: Stage) -> None:
    stage.fake.page_size = 2
    for number in range(4):
        stage.fake.flows.add(name=f"Flow {number}", disabled=True, schedule="? 5 0 ? * *")
    lines = stage.run("01_list_flows")
    assert lines[0] == f"{FLOW} Orders on -"
    assert lines[4].endswith("Flow 3 off ? 5 0 ? * *")
    assert lines[5:7] == ["5 flows", "2 on the first page; more follow"]
    assert lines[7:] == ["Orders", "Flow 0", "Flow 1", "Flow 2", "Flow 3"]


@pytest.mark.row("#06", "#07")
def test_cloning(stage: Stage) -> None:
    connections = ["139e8f9d78780b12daf16473", "139e8f9d78780b12daf16474"]
    objects = [{"model": "Connection", "doc": {"_id": id_, "name": "Shop"}} for id_ in connections]

    @stage.fake.handle("GET /v1/flows/{_id}/clone/preview")
    def preview(request: FakeRequest) -> object:
        return {"objects": objects, "stackRequired": False, "_stackId": None}

    lines = stage.run("02_clone_a_flow")
    copy = stage.fake.flows.all()[-1]
    assert lines == ["Connection Shop"] * 2 + [f"{copy.id} [('Flow', '{copy.id}')]"]
    assert (copy.name, copy.integration_id) == ("Orders to NetSuite (EMEA)", "6122e7214f9c83be42e74bc1")

    objects.append({"model": "Connection", "doc": {"_id": "139e8f9d78780b12daf16475"}})
    with pytest.raises(SystemExit, match="no counterpart for 139e8f9d78780b12daf16475"):
        stage.run("02_clone_a_flow")


@pytest.mark.row("#03", "A11")
def test_changing(stage: Stage) -> None:
    stage.flow.raw.update(
        {
            "pageProcessors": [{"type": "import", "_importId": STEP, "unknown": [1]}],
            "settings": {"kept": True},
            "wizardState": {"step": 2},
        }
    )
    stage.run("03_change_a_flow")
    raw = stage.flow.raw
    assert (raw["name"], raw["disabled"]) == ("Orders to NetSuite v2", True)
    assert raw["description"] == "Posts orders every hour"
    assert raw["pageProcessors"] == [{"type": "import", "_importId": STEP, "unknown": [1], "proceedOnFailure": True}]
    assert raw["settings"] == {"kept": True, "batch": 50}
    assert raw["wizardState"] == {"step": 2}


def test_running(stage: Stage) -> None:
    stage.fake.jobs.script(
        states=[
            {"status": "running", "numPagesProcessed": 1},
            {"status": "completed", "numSuccess": 7, "numError": 1, "numPagesGenerated": 2, "numPagesProcessed": 2},
        ]
    )
    lines = stage.run("04_run_and_wait")
    assert lines[-2:] == ["completed  pages 2/2 ok 7 err 1", "done, with 1 errors"]


def test_running_in_vain(stage: Stage) -> None:
    stage.fake.jobs.script(states=[{"status": "failed", "numError": 3}])
    with pytest.raises(SystemExit, match="failed: 3 errors"):
        stage.run("04_run_and_wait")

    @stage.fake.handle("POST /v1/flows/{_id}/run")
    def refuse(request: FakeRequest) -> object:
        return {"error": "already running"}

    with pytest.raises(SystemExit, match="not started: already running"):
        stage.run("04_run_and_wait")


@pytest.mark.slow
@pytest.mark.row("#14", "#15", "#23", "A12")
def test_retrying(stage: Stage) -> None:
    add = stage.fake.flows.step_errors.add
    for number in range(1100):
        add(FLOW, STEP, retry_data_key=f"key{number}", classification="intermittent", trace_key=None)
    add(FLOW, STEP, retry_data_key=None, classification="connection")
    first, second = stage.run("05_retry_errors")
    assert first == f"{STEP} [('intermittent', 1100), ('connection', 1)]"
    assert second.startswith("2 requests, jobs (")
    assert second.endswith("without a match: 0")
    assert len(stage.fake.flows.step_errors.all(FLOW, STEP)) == 1


@pytest.mark.row("#18", "D18")
def test_downloading(stage: Stage) -> None:
    stage.fake.flows.step_errors.add(FLOW, STEP, message="It broke", occurred_at="2026-11-01T10:00:00Z")
    lines = stage.run("06_download_errors")
    assert lines[0].startswith("errors.csv ")
    assert lines[1] == "2026-11-01 10:00:00+00:00 It broke"
    assert "It broke" in (stage.folder / "errors.csv").read_text(encoding="utf-8")


@pytest.mark.row("#05")
def test_patching(stage: Stage) -> None:
    stage.run("07_patch_a_flow")
    first, second, third = [call.body for call in stage.fake.calls("PATCH")]
    assert [(one["op"], one["path"], one["value"]) for one in first] == [
        ("replace", "/name", "Orders v3"),
        ("replace", "/disabled", False),
    ]
    assert second[0]["path"] == "/logging/debugUntil"
    assert second[0]["value"].endswith("Z")
    assert third == [{"op": "replace", "path": "/name", "value": "Orders v3"}]


@pytest.mark.row("#46")
def test_creating_an_agent(stage: Stage) -> None:
    lines = stage.run("08_create_an_agent")
    (agent,) = stage.fake.ai_agents.all()
    assert agent.raw["adaptorType"] == "AiAgentImport"
    assert all(mapping["status"] == "Active" for mapping in agent.raw["mappings"])
    assert lines[0] == agent.id
    assert lines[1].startswith("{'id': '$.id', 'subject': '$.subject', 'priority': ")


@pytest.mark.row("#55", "#56", "A13")
def test_deleting_a_helper(stage: Stage) -> None:
    status = {"_exportId": STEP, "statusPath": "s", "inProgressValues": ["a"], "doneValues": ["b"]}
    stage.fake.async_helpers.add(_id=HELPER, name="Report", http={"submit": {"sameAsStatus": True}, "status": status})
    entry = {"id": STEP, "name": "Orders", "accessLevel": "owner", "paths": ["/a"], "dependencyIds": {}}
    found: dict[str, object] = {"exports": [entry]}

    @stage.fake.handle("GET /v1/asynchelpers/{_id}/dependencies")
    def dependencies(request: FakeRequest) -> object:
        return found

    lines = stage.run("09_delete_a_helper")
    assert lines[:2] == [f"exports {STEP} Orders owner /a", f"['{STEP}'] 1"]
    assert lines[2].startswith("not deleted: ")
    assert len(stage.fake.async_helpers) == 1
    found.clear()
    assert stage.run("09_delete_a_helper") == ["[] 0"]
    assert len(stage.fake.async_helpers) == 0


def accounts(stage: Stage) -> Iterator[FakeCeligo]:
    """A sandbox and a production, each with the parts that the pages do not publish."""
    for profile in ("sandbox-us", "production-eu"):
        fake = stage.accounts[profile] = FakeCeligo()
        held: dict[str, list[dict[str, Any]]] = {"connections": [], "exports": []}

        def all_(request: FakeRequest, held: dict[str, list[dict[str, Any]]] = held) -> object:
            return held[request.path.rpartition("/")[2]] or None

        def make(request: FakeRequest, fake: FakeCeligo = fake, held: dict[str, list[dict[str, Any]]] = held) -> object:
            held["exports"].append({"_id": fake.oid(), **request.body})
            return 201, held["exports"][-1]

        fake.handle("GET /v1/connections")(all_)
        fake.handle("GET /v1/exports")(all_)
        fake.handle("POST /v1/exports")(make)
        held["connections"].append({"_id": f"{profile}-shop", "name": "Shopify"})
        yield fake


@pytest.mark.row("A17", "A4")
def test_promoting(stage: Stage) -> None:
    source, target = accounts(stage)
    source.flows.add(_id=FLOW, name="Orders")
    parts = [
        ("Flow", {"_id": FLOW, "name": "Orders", "pageGenerators": [{"_exportId": STEP}]}),
        ("Export", {"_id": STEP, "name": "Shop orders", "_connectionId": "c1"}),
        ("Connection", {"_id": "c1", "name": "Shopify SB"}),
    ]

    @source.handle("GET /v1/flows/{_id}/clone/preview")
    def preview(request: FakeRequest) -> object:
        objects = [{"model": model, "doc": doc} for model, doc in parts]
        return {"objects": objects, "stackRequired": False, "_stackId": None}

    expected = ["+ create export Shop orders", "+ create flow Orders"]
    assert stage.run("10_promote_a_flow") == expected
    assert len(target.flows) == 0
    assert stage.run("10_promote_a_flow", "--apply") == expected
    assert len(target.flows) == 1
    assert stage.run("10_promote_a_flow", "--apply") == ["= unchanged export Shop orders", "= unchanged flow Orders"]
    assert len(target.flows) == 1


def test_many_at_once(stage: Stage) -> None:
    for number in range(30):
        flow = stage.fake.flows.add(name=f"Flow {number}")
        stage.fake.flows.step_errors.add(str(flow.id), STEP, retry_data_key="a")
    stage.fake.fail_next(404, path=f"/v1/flows/{FLOW}/errors")
    lines = stage.run("11_check_many_flows")
    assert lines[0].startswith("Orders could not be asked: ")
    assert [line for line in lines if line.startswith("Flow")] == [f"Flow {n} 1 open errors" for n in range(30)]


@pytest.mark.slow
@pytest.mark.row("#23", "A12")
def test_a_test_of_ones_own(stage: Stage) -> None:
    assert stage.run("12_test_with_the_fake") == []
    assert sys.modules["celigo"] is celigo
