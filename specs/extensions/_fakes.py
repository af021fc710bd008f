"""What the fake server does beyond keeping documents: errors move, are tagged, retried and counted; a clone is a flow.

Lists that no test laid out, and questions about flows that nobody put in where every id exists, are answered with
samples, as everywhere in the fake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .testing import FakeCeligo, FakeRequest

__all__ = [
    "assign",
    "cancel",
    "clone",
    "delete_requests",
    "delete_resolved",
    "dependencies",
    "descendants",
    "job",
    "preview_clone",
    "replace_connection",
    "resolve",
    "retry",
    "retry_data",
    "search_jobs",
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
        return fake.refusal(request, 422, "The flow is disabled.", code="inactive_flow")
    if not _laid_out(fake, _OPEN, request):
        return NotImplemented
    wanted = set(request.body["retryDataKeys"])
    found = [error for error in _errors(fake, _OPEN, request) if error.get("retryDataKey") in wanted]
    if not found:
        return None
    _move(fake, request, found)
    answer = fake.usual_answer(request)
    answer.body["type"] = "retry"
    return answer


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
    """Count the open errors of each step, also where there are none."""
    flow_id = request.path_params["_id"]
    laid = {path[1]: errors for (key, path), errors in fake.store.lists.items() if key == _OPEN and path[0] == flow_id}
    if flow_id not in fake.flows:
        return NotImplemented
    flow = fake.flows.get(flow_id).raw
    steps = [id_ for _, name, id_ in _references(flow) if name in ("_exportId", "_importId")]
    counted = []
    for step in dict.fromkeys([*steps, *laid]):
        errors = laid.get(step, [])
        entry: dict[str, Any] = {"_expOrImpId": step, "numError": len(errors)}
        times = [error["occurredAt"] for error in errors if error.get("occurredAt")]
        counted.append(entry | ({"lastErrorAt": max(times)} if times else {}))
    return {"flowErrors": counted}


def retry_data(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show the data of one error: as it was written, else made up; none for a key that no error has."""
    key = request.path_params["retryDataKey"]
    if _laid_out(fake, _OPEN, request):
        errors = [*_errors(fake, _OPEN, request), *_errors(fake, _RESOLVED, request)]
        if key not in {error.get("retryDataKey") for error in errors}:
            return 404, {"errors": [{"code": "no_retrydata_found", "message": "There is no data to retry."}]}
    made = {"data": {"id": key}, "oneToMany": False, "retryDataKey": key, "stage": "page_processor_import"}
    return _kept(fake, request).get(key, made)


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


def job(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show a job, with the errors that name it counted."""
    answer = fake.usual_answer(request)
    if answer.status == 200:
        answer.body.update(_counts(fake, request.path_params["_id"]))
    return answer


def search_jobs(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show the runs of a flow, of every status; samples where there are none."""
    found = [job.raw for job in fake.jobs.all() if job.flow_id == request.path_params["_id"]]
    runs = [job for job in found if job.get("type", "flow") == "flow"]
    if not runs:
        return NotImplemented
    query = request.query
    for name, sign in (("createdAt_gte", 1), ("createdAt_lte", -1)):
        if name in query:
            bound = datetime.fromisoformat(query[name][0]).timestamp()
            runs = [job for job in runs if (datetime.fromisoformat(job["createdAt"]).timestamp() - bound) * sign >= 0]
    counted = [job | _counts(fake, job["_id"]) for job in runs[: int(query.get("pageSize", ["1000"])[0])]]
    return {"runs": [{name: job[name] for name in _SHOWN if name in job} for job in counted]}


_SHOWN = ("_id", "_flowId", "endedAt", "numError", "numIgnore", "numSuccess", "startedAt", "status", "type")


def _counts(fake: FakeCeligo, job_id: str) -> dict[str, int]:
    """Count the errors that name a job; nothing when none does."""
    kinds = [key for (key, _), errors in fake.store.lists.items() for one in errors if one.get("_flowJobId") == job_id]
    still, resolved = kinds.count(_OPEN), kinds.count(_RESOLVED)
    if not still + resolved:
        return {}
    return {"numError": still + resolved, "numOpenError": still, "numResolved": resolved}


def descendants(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show everything that a flow is made of: what the fake holds, else a document with the id."""
    if request.path_params["_id"] not in fake.flows:
        return NotImplemented
    flow = fake.flows.get(request.path_params["_id"]).raw
    found: dict[str, dict[str, Any]] = {"exports": {}, "imports": {}, "tools": {}}
    for _, name, id_ in _references(flow):
        kind = _KINDS.get(name, "")
        if f"{kind.lower()}s" in found:
            found[f"{kind.lower()}s"][id_] = _document(fake, kind, id_)
    return {name: list(documents.values()) for name, documents in found.items()}


def preview_clone(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show what a clone would make: the flow, and all that it and the rest refer to."""
    id_ = request.path_params["_id"]
    if id_ not in fake.flows:
        return NotImplemented
    found = {("Flow", id_): _document(fake, "Flow", id_)}
    waiting = list(found.values())
    while waiting:
        for _, name, other in _references(waiting.pop(0)):
            key = (_KINDS.get(name, ""), other)
            if key[0] and key not in found:
                found[key] = _document(fake, *key)
                waiting.append(found[key])
    objects = [{"model": kind, "doc": document} for (kind, _), document in found.items()]
    return {"_stackId": None, "objects": objects, "stackRequired": False}


def dependencies(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show what refers to a resource; nothing for an id that nothing has, as the server does."""
    wanted, kind = request.path_params["_id"], request.local.split("/")[2]
    found: dict[str, list[dict[str, Any]]] = {}
    for name, collection in (("flows", fake.flows), ("imports", fake.ai_agents), ("asyncHelpers", fake.async_helpers)):
        for document in (one.raw for one in collection):
            paths = [path for path, _, id_ in _references(document) if id_ == wanted]
            if paths and document["_id"] != wanted:
                entry = {"id": document["_id"], "name": document.get("name", ""), "accessLevel": "owner"}
                found.setdefault(name, []).append({**entry, "dependencyIds": {kind: [wanted]}, "paths": paths})
    return found


def replace_connection(fake: FakeCeligo, request: FakeRequest) -> object:
    """Put another connection in place of one, in what the flow is made of."""
    if request.path_params["_id"] not in fake.flows:
        return NotImplemented
    flow = fake.flows.get(request.path_params["_id"]).raw
    for _, name, id_ in list(_references(flow)):
        if name == "_importId" and id_ in fake.ai_agents:
            held = fake.ai_agents.get(id_).raw
            if held.get("_connectionId") == request.body["_connectionId"]:
                held["_connectionId"] = request.body["_newConnectionId"]
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
_KINDS = {
    **_STEPS,
    "_asyncHelperId": "AsyncHelper",
    "_connectionId": "Connection",
    "_lookupCacheId": "LookupCache",
    "_scriptId": "Script",
    "_toolId": "Tool",
}
"""Field -> kind of what it refers to."""


def _references(value: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the ids in a document that are not its own: where they stand, under which field, and the id."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if path or key != "_id":
                yield from _references(item, f"{path}/{key}", key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _references(item, f"{path}/{index}", name)
    elif isinstance(value, str) and name.startswith("_") and name.endswith(("Id", "Ids")):
        yield path, name, value


def _document(fake: FakeCeligo, kind: str, id_: str) -> dict[str, Any]:
    """Return a document: that of the fake, else one with the id and a name."""
    collections: Mapping[str, Any] = {"Flow": fake.flows, "Import": fake.ai_agents, "AsyncHelper": fake.async_helpers}
    kept = collections.get(kind)
    if kept is not None and (kind == "Flow" or id_ in kept):
        return dict(kept.get(id_).raw)
    return {"_id": id_, "name": f"{kind} {id_}"}


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
