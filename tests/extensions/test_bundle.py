"""A flow moves from one account to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from celigo import bundle
from celigo.testing import FakeCeligo, FakeRequest

SHOP, SHOP_THERE = "5f0000000000000000000c01", "5f0000000000000000000c02"
EXPORT, IMPORT, SCRIPT = (f"5f0000000000000000000e0{number}" for number in (1, 2, 3))
HOME, AWAY = "5f0000000000000000000a01", "5f0000000000000000000a02"
FLOW = "5f0000000000000000000f01"
SALES = {"name": "Sales orders", "adaptorType": "HTTPImport", "hooks": {"preMap": {"_scriptId": SCRIPT}}}
KINDS = ("exports", "imports", "scripts", "connections")


class Account:
    """An account with the parts that the pages do not publish, and what was asked of them."""

    def __init__(self) -> None:
        self.fake = FakeCeligo(refuse=False)  # the pages know no other imports than agents
        self.client = self.fake.client()
        self.held: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
        for kind in KINDS:
            self.serve(kind)

    def serve(self, kind: str) -> None:
        held = self.held[kind]

        @self.fake.handle(f"GET /v1/{kind}")
        def all_(request: FakeRequest) -> object:
            return held or None

        @self.fake.handle(f"POST /v1/{kind}")
        def make(request: FakeRequest) -> object:
            held.append({"_id": self.fake.oid(), **request.body})
            return 201, held[-1]

        @self.fake.handle(f"GET /v1/{kind}/{{_id}}")
        def show(request: FakeRequest) -> object:
            return next(one for one in held if one["_id"] == request.path_params["_id"])

        @self.fake.handle(f"PUT /v1/{kind}/{{_id}}")
        def replace(request: FakeRequest) -> object:
            found = next(one for one in held if one["_id"] == request.path_params["_id"])
            kept = found["_id"]
            found.clear()
            found.update(request.body, _id=kept)
            return found


def source() -> Account:
    account = Account()
    flow = {
        "name": "Orders",
        "_integrationId": HOME,
        "pageGenerators": [{"_exportId": EXPORT}],
        "pageProcessors": [{"type": "import", "_importId": IMPORT}],
    }
    account.fake.flows.add(_id=FLOW, **flow)
    parts = [
        ("Flow", {"_id": FLOW, "createdAt": "2026-01-01T00:00:00Z", **flow}),
        ("Export", {"_id": EXPORT, "name": "Shopify orders", "_connectionId": SHOP, "_integrationId": HOME}),
        (
            "Import",
            {
                "_id": IMPORT,
                "name": "Sales orders",
                "adaptorType": "HTTPImport",
                "hooks": {"preMap": {"_scriptId": SCRIPT}},
            },
        ),
        ("Script", {"_id": SCRIPT, "name": "Tidy", "content": "return x"}),
        ("Connection", {"_id": SHOP, "name": "Shopify SB"}),
    ]

    @account.fake.handle("GET /v1/flows/{_id}/clone/preview")
    def preview(request: FakeRequest) -> object:
        objects = [{"model": kind, "doc": fields} for kind, fields in parts]
        return {"objects": objects, "stackRequired": False, "_stackId": None}

    return account


def target() -> Account:
    account = Account()
    account.held["connections"].append({"_id": SHOP_THERE, "name": "Shopify"})
    return account


def planned(collected: bundle.Bundle, account: Account, **given: Any) -> bundle.Plan:
    connections = {"Shopify SB": "Shopify"}
    return bundle.plan(account.client, collected, integration=AWAY, **{"connections": connections, **given})


def test_each_part_comes_after_what_it_needs() -> None:
    collected = bundle.collect(source().client, flow=FLOW)
    assert [one.kind for one in collected.documents] == ["Export", "Script", "Import", "Flow"]
    assert [one.name for one in collected.connections] == ["Shopify SB"]


def test_what_is_made_refers_to_what_was_made() -> None:
    there = target()
    plan = planned(bundle.collect(source().client, flow=FLOW), there)
    assert str(plan).splitlines() == [
        "+ create export Shopify orders",
        "+ create script Tidy",
        "+ create import Sales orders",
        "+ create flow Orders",
    ]
    result = plan.apply()
    (flow,) = there.fake.flows.all()
    assert flow.raw["_integrationId"] == AWAY
    assert flow.raw["pageGenerators"] == [{"_exportId": there.held["exports"][0]["_id"]}]
    assert flow.raw["pageProcessors"] == [{"type": "import", "_importId": there.held["imports"][0]["_id"]}]
    assert there.held["exports"][0]["_connectionId"] == SHOP_THERE
    assert there.held["imports"][0]["hooks"]["preMap"]["_scriptId"] == there.held["scripts"][0]["_id"]
    assert result.ids[FLOW] == flow.id


def test_a_second_run_changes_nothing() -> None:
    there, collected = target(), bundle.collect(source().client, flow=FLOW)
    planned(collected, there).apply()
    before = len(there.fake.calls())
    again = planned(collected, there)
    assert {step.action for step in again.steps} == {"unchanged"}
    again.apply()
    assert not [call for call in list(there.fake.calls())[before:] if call.method in ("POST", "PUT")]


def test_what_differs_is_changed_and_keeps_the_rest(tmp_path: Path) -> None:
    there, collected = target(), bundle.collect(source().client, flow=FLOW)
    lock = tmp_path / "promotion.lock.json"
    planned(collected, there).apply().write(lock)
    script = there.held["scripts"][0]
    script.update(name="Renamed there", content="return y", description="ours")
    again = planned(collected, there, known=bundle.load(lock))
    assert "~ update script Tidy (2 fields)" in str(again)
    again.apply()
    assert script == {"_id": script["_id"], "name": "Tidy", "content": "return x", "description": "ours"}
    assert json.loads(lock.read_text())["ids"][SCRIPT] == script["_id"]
    assert [path.name for path in tmp_path.iterdir()] == [lock.name]


def test_nothing_is_sent_on_trial() -> None:
    there = target()
    result = planned(bundle.collect(source().client, flow=FLOW), there).apply(dry_run=True)
    assert len(result.done) == 4
    assert not there.fake.calls("POST")


@pytest.mark.parametrize("given", [{}, {"Shopify SB": "Nobody"}], ids=["none", "unknown"])
def test_a_connection_without_counterpart_stops_it(given: dict[str, str]) -> None:
    there = target()
    plan = planned(bundle.collect(source().client, flow=FLOW), there, connections=given)
    assert len(plan.unmapped) == 1
    assert str(plan).startswith("! connection Shopify SB: ")
    with pytest.raises(ValueError, match="Shopify SB"):
        plan.apply()
    assert not there.fake.calls("POST")


def test_a_name_that_two_have_is_not_guessed() -> None:
    there = target()
    there.held["scripts"] += [{"_id": "a", "name": "Tidy"}, {"_id": "b", "name": "Tidy"}]
    (reason,) = planned(bundle.collect(source().client, flow=FLOW), there).unmapped
    assert reason == "Script Tidy: the target has 2 with this name"


def test_a_failure_tells_what_was_done() -> None:
    there = target()
    there.fake.fail_next(422, path="/v1/imports", method="POST")
    with pytest.raises(bundle.PromotionError) as caught:
        planned(bundle.collect(source().client, flow=FLOW), there).apply()
    assert [step.document.kind for step in caught.value.result.done] == ["Export", "Script"]
    assert caught.value.step.document.kind == "Import"


def test_no_file_is_no_earlier_run(tmp_path: Path) -> None:
    assert bundle.load(tmp_path / "none.json") == {}
