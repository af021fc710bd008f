"""Files behind signed URLs, the generated client against the generated fake; ids name the operation or the rule."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import celigo
import pytest
from celigo.testing import FakeCeligo, serve

FLOW, STEP, KEY = "5f0c00000000000000000001", "5f0c00000000000000000002", "key/1"


@pytest.fixture
def fake() -> FakeCeligo:
    made = FakeCeligo(any_id=True)
    made.flows.add(id=FLOW, name="Orders")
    return made


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, fake: FakeCeligo) -> Callable[..., Any]:
    """Call a method of flows; rows are gathered."""

    def use(name: str, *arguments: Any, **keywords: Any) -> Any:
        if request.param == "sync":
            with fake.client() as client:
                found = getattr(client.flows, name)(*arguments, **keywords)
                return list(found) if name.startswith("iter") else found

        async def main() -> Any:
            async with fake.async_client() as client:
                found = getattr(client.flows, name)(*arguments, **keywords)
                if not name.startswith("iter"):
                    return await found
                async with aclosing(found) as rows:
                    return [row async for row in rows]

        return asyncio.run(main())

    return use


def lay_out(fake: FakeCeligo, number: int = 3) -> None:
    for turn in range(number):
        fake.flows.step_errors.add(
            FLOW,
            STEP,
            error_id=f"e{turn}",
            message=f'line {turn}, "quoted"\nnext',
            code="500",
            source="application",
            occurred_at="2026-11-01T10:00:00.000Z",
            purge_at="1793527200000",
        )


@pytest.mark.row("#18", "#22")
@pytest.mark.parametrize("name", ["step_errors", "resolved_errors"], ids=["#18", "#22"])
def test_errors_as_a_file(fake: FakeCeligo, call: Callable[..., Any], tmp_path: Path, name: str) -> None:
    path = call(f"download_{name}", FLOW, STEP, tmp_path / "errors.csv")
    header, *rows = path.read_text().splitlines()
    assert {"errorId", "message", "occurredAt"} <= set(header.split(","))
    assert rows == []
    with pytest.raises(FileExistsError):
        call(f"download_{name}", FLOW, STEP, tmp_path / "errors.csv")
    call(f"download_{name}", FLOW, STEP, str(path), overwrite=True)
    assert fake.unexpected == []


@pytest.mark.row("#18")
def test_errors_row_by_row(fake: FakeCeligo, call: Callable[..., Any]) -> None:  # script 6, #18
    lay_out(fake)
    first, *rest = call("iter_step_errors_csv", FLOW, STEP)
    assert isinstance(first, celigo.models.FlowStepError)
    assert (first.error_id, first.message) == ("e0", 'line 0, "quoted"\nnext')
    assert (first.occurred_at.year, first.purge_at.year) == (2026, 2026)
    assert first.trace_key is None
    assert [row.error_id for row in rest] == ["e1", "e2"]
    assert [row.error_id for row in call("iter_step_errors_csv", FLOW, STEP, start_at_error_id="e2")] == ["e2"]


@pytest.mark.row("#22")
def test_resolved_errors_have_two_more_columns(fake: FakeCeligo, call: Callable[..., Any]) -> None:
    fake.flows.resolved_errors.add(
        FLOW, STEP, error_id="e0", message="m", resolved_by="auto", resolved_at="2026-11-02T10:00:00.000Z"
    )
    (row,) = call("iter_resolved_errors_csv", FLOW, STEP)
    assert (row.error_id, row.resolved_by, row.resolved_at.day, row.is_auto) == ("e0", "auto", 2, True)


@pytest.mark.row("#18")
def test_the_token_stays_here(fake: FakeCeligo, call: Callable[..., Any], tmp_path: Path) -> None:  # S01
    call("download_step_errors", FLOW, STEP, tmp_path / "x")
    asked, fetched = fake.calls("GET")
    assert asked.headers["authorization"] == "***"
    assert "authorization" not in fetched.headers


@pytest.mark.row("#27", "#31", "D18")
@pytest.mark.parametrize(
    ("name", "operation", "arguments"),
    [
        ("retry_data", "GET /v1/flows/{_id}/{_stepId}/{retryDataKey}/signedURL", (FLOW, STEP, KEY)),
        ("request_file", "GET /v1/flows/{_id}/{_stepId}/requests/{key}/files/signedURL", (FLOW, STEP, KEY)),
    ],
    ids=["#27 D18", "#31 D18"],
)
def test_raw_files(
    fake: FakeCeligo, call: Callable[..., Any], name: str, operation: str, arguments: tuple[str, ...]
) -> None:
    fake.files.add(operation, b"\x00raw", *arguments)
    target = io.BytesIO()
    assert call(f"download_{name}", *arguments, target) == 4
    assert target.getvalue() == b"\x00raw"
    assert not hasattr(fake.client().flows, f"iter_{name}_csv")


def test_an_expired_url(fake: FakeCeligo, tmp_path: Path) -> None:  # S04
    with fake.client() as client:
        url = client.flows.step_errors_signed_url(FLOW, STEP).signed_url
        assert isinstance(url, celigo.SignedURL)
        assert "signature=***" in repr(url)
        fake.files.expire()
        assert client.flows.download_step_errors(FLOW, STEP, tmp_path / "new.csv").exists()
        fake.handle("GET /v1/flows/{_id}/{_stepId}/errors/signedURL")(lambda request: {"signedURL": str(url)})
        with pytest.raises(celigo.SignedURLRefusedError, match="AccessDenied"):
            client.flows.download_step_errors(FLOW, STEP, tmp_path / "old.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["new.csv"]


def test_the_fake_on_a_socket(fake: FakeCeligo, tmp_path: Path) -> None:
    lay_out(fake)
    with serve(fake) as server, celigo.Celigo(token=fake.token, base_url=server.url) as client:
        with pytest.raises(celigo.SignedURLError, match="allow_private"):
            client.flows.download_step_errors(FLOW, STEP, tmp_path / "x")
        path = client.flows.download_step_errors(FLOW, STEP, tmp_path / "x", allow_private=True)
        assert path.read_text().count("quoted") == 3


def test_what_leads_to_no_file(fake: FakeCeligo) -> None:
    with pytest.raises(LookupError, match="leads to no file"):
        fake.files.add("GET /v1/flows", b"")
