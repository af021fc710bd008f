"""What the fake server does beyond keeping documents: errors move, are tagged and retried; a clone is a flow.

Lists that no test laid out are answered with samples, as everywhere in the fake.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .testing import FakeCeligo, FakeRequest

__all__ = [
    "assign",
    "cancel",
    "clone",
    "delete_requests",
    "delete_resolved",
    "replace_retry_data",
    "resolve",
    "retry",
    "retry_data",
    "summary",
    "tag",
    "unassign",
]

ROBOT = "5f00000000000000000000ff"
"""Id of the user that the fake takes the caller for."""

_OPEN = "GET /v1/flows/{_id}/{_stepId}/errors"
_RESOLVED = "GET /v1/flows/{_id}/{_stepId}/resolved"
_SERVER_FIELDS = ("_id", "createdAt", "lastModified", "lastExecutedAt")


def assign(fake: FakeCeligo, request: FakeRequest) -> object:
    """Assign open errors to an address, whoever has it."""
    wanted = set(request.body["errorIds"])
    found = [error for error in _errors(fake, _OPEN, request) if error["errorId"] in wanted]
    for error in found:
        error["assignedTo"] = request.body["email"]
    return {"errorsToReturn": [error["errorId"] for error in found]}


def unassign(fake: FakeCeligo, request: FakeRequest) -> object:
    """Take the assignment away; ids that have none are passed over."""
    wanted = set(request.body["errorIds"])
    found = [error for error in _errors(fake, _OPEN, request) if error["errorId"] in wanted and "assignedTo" in error]
    for error in found:
        del error["assignedTo"]
    return {"errorsToReturn": [error["errorId"] for error in found]}


def resolve(fake: FakeCeligo, request: FakeRequest) -> object:
    """Move errors to the resolved ones."""
    wanted = set(request.body["errors"])
    _move(fake, request, [error for error in _errors(fake, _OPEN, request) if error["errorId"] in wanted])
    return None


def delete_resolved(fake: FakeCeligo, request: FakeRequest) -> object:
    """Remove resolved errors for good."""
    wanted = set(request.body["errors"])
    found = _errors(fake, _RESOLVED, request)
    found[:] = [error for error in found if error["errorId"] not in wanted]
    return None


def retry(fake: FakeCeligo, request: FakeRequest) -> object:
    """Retry with success: the errors become resolved and a job is queued; keys that match nothing queue none."""
    flow_id = request.path_params["_id"]
    if request.path.endswith("decay") and flow_id in fake.flows and fake.flows.get(flow_id).disabled:
        return 422, {"errors": [{"code": "inactive_flow", "message": "The flow is disabled."}]}
    if not _laid_out(fake, _OPEN, request):
        return NotImplemented
    wanted = set(request.body["retryDataKeys"])
    found = [error for error in _errors(fake, _OPEN, request) if error.get("retryDataKey") in wanted]
    if not found:
        return None
    _move(fake, request, found)
    return NotImplemented


def tag(fake: FakeCeligo, request: FakeRequest) -> object:
    """Put tags in place of those that errors have, open and resolved ones."""
    wanted = {one["id"] for one in request.body["errors"]}
    touched: dict[str, list[str]] = {}
    for name, key in (("errors", _OPEN), ("resolved", _RESOLVED)):
        found = [error for error in _errors(fake, key, request) if error["errorId"] in wanted]
        for error in found:
            error["tags"] = list(request.body["tagIds"])
        touched[name] = [error["errorId"] for error in found]
    return {"errorsToReturn": touched}


def summary(fake: FakeCeligo, request: FakeRequest) -> object:
    """Count the open errors of each step."""
    flow_id = request.path_params["_id"]
    counted = []
    for (key, path), errors in fake.store.lists.items():
        if key == _OPEN and path[0] == flow_id:
            entry: dict[str, Any] = {"_expOrImpId": path[1], "numError": len(errors)}
            times = [error["occurredAt"] for error in errors if error.get("occurredAt")]
            counted.append(entry | ({"lastErrorAt": max(times)} if times else {}))
    return {"flowErrors": counted} if counted else NotImplemented


def retry_data(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show the data of one error: as it was written, else made up; none for a key that no error has."""
    key = request.path_params["retryDataKey"]
    if _laid_out(fake, _OPEN, request):
        errors = [*_errors(fake, _OPEN, request), *_errors(fake, _RESOLVED, request)]
        if key not in {error.get("retryDataKey") for error in errors}:
            return 404, {"errors": [{"code": "no_retrydata_found", "message": "There is no data to retry."}]}
    made = {"data": {"id": key}, "oneToMany": False, "retryDataKey": key, "stage": "page_processor_import"}
    return _kept(fake, request).get(key, made)


def replace_retry_data(fake: FakeCeligo, request: FakeRequest) -> object:
    """Keep what is to be retried."""
    _kept(fake, request)[request.path_params["retryDataKey"]] = request.body
    return None


def delete_requests(fake: FakeCeligo, request: FakeRequest) -> object:
    """Remove captured requests, and say for each key whether it was there."""
    place = tuple(request.path_params[name] for name in ("_id", "_stepId"))
    known = {captured.key: str(captured.id) for captured in fake.flows.requests.all(*place)}
    if not known:
        return NotImplemented
    keys = request.body["keys"]
    for key in set(keys).intersection(known):
        fake.flows.requests.remove(*place, known[key])
    gone = [{"key": key, "code": "file_not_found"} for key in keys if key not in known]
    return {"deleted": [key for key in keys if key in known], "errors": gone}


def cancel(fake: FakeCeligo, request: FakeRequest) -> object:
    """Cancel what runs of a flow."""
    for job in fake.jobs.all():
        if job.flow_id == request.path_params["_id"] and job.status in ("queued", "running", "retrying"):
            fake.jobs.script(str(job.id), states=[])
            job.status = "canceled"
    return None


def clone(fake: FakeCeligo, request: FakeRequest) -> object:
    """Copy a flow: its exports and imports get new ids, as they are copied too."""
    source, body = fake.flows.get(request.path_params["_id"]), request.body or {}
    made: list[dict[str, str]] = []

    def copied(value: Any) -> Any:
        if isinstance(value, list):
            return [copied(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        return {name: fresh(name, item) if name in _STEPS else copied(item) for name, item in value.items()}

    def fresh(name: str, old: str) -> str:
        made.append({"model": _STEPS[name], "_id": fake.oid(), "name": f"Clone of {old}"})
        return made[-1]["_id"]

    fields = {name: copied(value) for name, value in source.raw.items() if name not in _SERVER_FIELDS}
    fields |= {name: value for name, value in body.items() if name in ("name", "_integrationId")}
    fields.setdefault("name", "Clone")
    if "name" not in body:
        fields["name"] = f"Clone - {fields['name']}"
    flow = fake.flows.put(document=fields)
    return 201, [*made, {"model": "Flow", "_id": str(flow.id), "name": fields["name"]}]


_STEPS = {"_exportId": "Export", "_importId": "Import"}


def _place(request: FakeRequest) -> tuple[str, ...]:
    return request.path_params["_id"], request.path_params["_stepId"]


def _laid_out(fake: FakeCeligo, key: str, request: FakeRequest) -> bool:
    return (key, _place(request)) in fake.store.lists


def _errors(fake: FakeCeligo, key: str, request: FakeRequest) -> list[dict[str, Any]]:
    """Return the errors of a step, as the server holds them."""
    return fake.store.lists.setdefault((key, _place(request)), [])


def _move(fake: FakeCeligo, request: FakeRequest, errors: list[dict[str, Any]]) -> None:
    ids = {error["errorId"] for error in errors}
    open_errors = _errors(fake, _OPEN, request)
    open_errors[:] = [error for error in open_errors if error["errorId"] not in ids]
    for error in errors:
        fields = {**error, "resolvedAt": fake.clock.stamp(), "resolvedBy": ROBOT}
        fake.flows.resolved_errors.put(*_place(request), item=fields)


def _kept(fake: FakeCeligo, request: FakeRequest) -> dict[str, dict[str, Any]]:
    """Return the data to retry of a step, by key."""
    return fake.store.documents.setdefault(("/v1/flows/{_id}/{_stepId}/data", _place(request)), {})
