"""Arguments of this API that no schema gives: what only the prose says of them, done by the package."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import celigo
import pytest
from celigo.resources.flows import Flows
from celigo.testing import FakeCeligo

from ..options.conftest import Kennel

PATHS = (
    *("/name", "/description", "/disabled", "/logging/debugUntil", "/logging/mode", "/runPageGeneratorsInParallel"),
    *("/aiDescription", "/schedule/frequency", "/schedule/startDate", "/schedule/endDate", "/schedule/days"),
    "/schedule/cron",
)
AGENT, OTHER = {"_id": "1", "adaptorType": "AiAgentImport"}, {"_id": "2", "adaptorType": "HTTPImport"}


@pytest.fixture(params=["sync", "async"])
def account(request: pytest.FixtureRequest) -> Kennel:
    return Kennel(celigo, request.param, Path())


def sent(account: Kennel, use: Any, *answers: Any) -> Any:
    """The one request of a call."""
    account.answers = list(answers) or [(200, {})]
    account.session(use)
    (request,) = account.seen
    return request


@pytest.mark.row("#05")
def test_a_patch_by_keyword(account: Kennel) -> None:
    method, target, body = sent(account, lambda c: c.flows.patch("f", name="Orders v3", disabled=False), (204, None))
    assert (method, target) == ("PATCH", "/v1/flows/f")
    assert body == [
        {"op": "replace", "path": "/name", "value": "Orders v3"},
        {"op": "replace", "path": "/disabled", "value": False},
    ]


@pytest.mark.row("#05", "D7")
def test_every_path_has_a_keyword(account: Kennel) -> None:
    names = list(inspect.signature(Flows.patch).parameters)[3:-1]
    assert len(names) == len(PATHS) == 12
    given = {name: {"summary": "x"} if name == "ai_description" else None for name in names}
    _, _, body = sent(account, lambda c: c.flows.patch("f", **given), (204, None))
    assert tuple(one["path"] for one in body) == PATHS
    assert all("value" in one for one in body)
    assert body[PATHS.index("/aiDescription")]["value"] == {"summary": "x"}


@pytest.mark.row("#05")
def test_a_patch_by_path(account: Kennel) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=30)
    _, _, body = sent(account, lambda c: c.flows.patch("f", {"/logging/debugUntil": until}), (204, None))
    value = until.isoformat().replace("+00:00", "Z")
    assert body == [{"op": "replace", "path": "/logging/debugUntil", "value": value}]


@pytest.mark.row("#05")
def test_what_a_patch_may_not_do(account: Kennel) -> None:
    with pytest.raises(ValueError, match="cannot be patched, only /name, /description, "):
        account.session(lambda c: c.flows.patch("f", {"/externalId": "x"}))
    with pytest.raises(ValueError, match="at most 3600 seconds"):
        account.session(lambda c: c.flows.patch("f", logging_debug_until=datetime.now(UTC) + timedelta(hours=2)))
    assert account.seen == []


@pytest.mark.row("#05")
def test_a_patch_of_the_fake() -> None:
    fake = FakeCeligo()
    flow = fake.flows.add(name="Orders")
    assert flow.id is not None
    client = fake.client()
    client.flows.patch(flow.id, name="Orders v3", disabled=False)
    assert client.flows.get(flow.id).name == "Orders v3"
    assert client.flows.get(flow.id).disabled is False
    assert fake.unexpected == []


@pytest.mark.row("#44", "#50", "#56")
@pytest.mark.parametrize(
    ("resource", "path"), [("flows", "flows"), ("ai_agents", "imports"), ("async_helpers", "asynchelpers")]
)
def test_what_is_in_use_stays(account: Kennel, resource: str, path: str) -> None:
    def delete(client: Any) -> Any:
        return getattr(client, resource).delete("1", missing_ok=True, require_unused=True)

    account.answers = [(200, {"exports": [{"id": "2", "name": "Orders"}]}), (200, {}), (204, None)]
    with pytest.raises(celigo.InUseError) as caught:
        account.session(delete)
    assert [entry.name for entry in caught.value.found["exports"]] == ["Orders"]
    account.session(delete)
    assert [method for method, _, _ in account.seen] == ["GET", "GET", "DELETE"]
    assert account.seen[0][1] == f"/v1/{path}/1/dependencies"


@pytest.mark.row("#45", "D16")
def test_agents_among_imports(account: Kennel) -> None:
    account.answers = [(200, [OTHER]), (200, [AGENT, OTHER])]
    for only, found in ((True, []), (False, ["1", "2"])):
        items, skipped = account.pager(lambda c, only=only: c.ai_agents.list(only_agents=only))
        assert ([item.id for item in items], skipped) == (found, 1 if only else 0)


@pytest.mark.row("#45")
def test_a_page_without_agents_is_not_the_last() -> None:
    fake = FakeCeligo(page_size=2)
    for kind in ("HTTPImport", "HTTPImport", "AiAgentImport"):
        fake.ai_agents.add(adaptor_type=kind)
    pager = fake.client().ai_agents.list(only_agents=True)
    assert [agent.adaptor_type for agent in pager] == ["AiAgentImport"]
    assert pager.skipped == 2


@pytest.mark.row("#15")
def test_errors_of_one_job(account: Kennel) -> None:
    errors = [{"errorId": "1", "_flowJobId": "a"}, {"errorId": "2", "_flowJobId": "b"}, {"errorId": "3"}]
    account.answers = [
        (200, {"errors": errors, "nextPageURL": "/api/v1/flows/f/s/errors?p=2"}),
        (200, {"errors": errors}),
    ]
    items, skipped = account.pager(lambda c: c.flows.step_errors("f", "s", job_id="b"))
    assert ([item.error_id for item in items], skipped) == (["2", "2"], 4)
    assert [target for _, target, _ in account.seen] == ["/v1/flows/f/s/errors", "/v1/flows/f/s/errors?p=2"]


@pytest.mark.row("#35")
def test_jobs_of_one_status(account: Kennel) -> None:
    runs = [{"_id": "1", "status": "completed"}, {"_id": "2", "status": "failed"}, {"_id": "3", "status": "canceled"}]
    account.answers = [(200, {"runs": runs})]
    (found,) = account.session(lambda c: c.flows.search_jobs("f", trace_key_prefix="t", status=["failed", "canceled"]))
    assert [run.id for run in found.runs] == ["2", "3"]
    assert account.seen[0][1] == "/v1/flows/f/jobs/search?traceKeyPrefix=t"
    facts = celigo.response_of(found)
    assert facts is not None
    assert facts.skipped == 1


@pytest.mark.row("#33")
def test_a_range_that_ends_before_it_begins(account: Kennel) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="startedAt must lie before endAt"):
        account.session(lambda c: c.flows.delete_logs("f", started_at=moment, end_at="2026-01-01T00:00:00Z"))
    later = moment + timedelta(seconds=1)
    request = sent(account, lambda c: c.flows.delete_logs("f", started_at=moment, end_at=later), (202, None))
    assert request[1] == "/v1/flows/f/logs?startedAt=2026-01-01T00%3A00%3A00Z&endAt=2026-01-01T00%3A00%3A01Z"


@pytest.mark.row("#42")
def test_metadata_is_asked_for_once(account: Kennel) -> None:
    account.answers = [(200, {})] * 2
    account.session(
        lambda c: c.flows.error_filter_metadata(),
        lambda c: c.flows.error_filter_metadata(),
        lambda c: c.flows.error_filter_metadata(refresh=True),
    )
    assert len(account.seen) == 2


@pytest.mark.row("#43", "D14")
def test_a_preview_needs_the_flow(account: Kennel) -> None:
    parameters = inspect.signature(Flows.preview_page_processor).parameters
    assert "flow" in parameters
    assert "flow_doc" not in parameters


@pytest.mark.row("#00", "#45")
@pytest.mark.parametrize("resource", ["flows", "ai_agents"])
def test_characters_of_fields(account: Kennel, resource: str) -> None:
    with pytest.raises(ValueError, match="include holds '\\['"):
        account.pager(lambda c: getattr(c, resource).list(include=["name[]"]))
    account.answers = [(204, None)] * 2
    account.pager(lambda c: getattr(c, resource).list(exclude=["_id", "ftp.directoryPath2"]))
    account.pager(lambda c: getattr(c, resource).list(include=""))
    assert [target.partition("?")[2] for _, target, _ in account.seen] == ["exclude=_id,ftp.directoryPath2", ""]


@pytest.mark.row("#29", "D13")
@pytest.mark.parametrize("status", [404, "404"])
def test_a_status_as_number_or_text(account: Kennel, status: Any) -> None:
    account.answers = [(200, {"requests": [], "nextPageURL": None})]
    account.pager(lambda c: c.flows.requests("f", "s", status_code=status))
    assert account.seen[0][1] == "/v1/flows/f/s/requests?statusCode=404"


@pytest.mark.row("#36", "D1")
@pytest.mark.parametrize("status", ["ignore", "ignored"])
def test_both_spellings_of_ignored(account: Kennel, status: Any) -> None:
    account.answers = [(200, {"logs": []})]
    account.pager(lambda c: c.flows.execution_logs("f", "j", status=status, step_ids=["a", "b"]))
    assert account.seen[0][1] == "/v1/flows/f/jobs/j/logs?status=ignore&_expOrImpId=a,b"


@pytest.mark.row("#14")
def test_no_group_is_sent_as_null(account: Kennel) -> None:
    _, target, body = sent(
        account, lambda c: c.flows.update_grouping(flow_ids=["1"], flow_grouping_id=None), (204, None)
    )
    assert (target, body) == ("/v1/flows/updateFlowGrouping", {"_flowIds": ["1"], "_flowGroupingId": None})
