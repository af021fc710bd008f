"""What the pages say that the server refuses, beside what schemas say: told to the fake server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .testing import FakeCeligo, FakeRequest

__all__ = [
    "create_flow",
    "get_helper",
    "preview_page_processor",
    "replace_flow",
    "replace_retry_data",
    "run",
    "update_grouping",
]

_LONGEST = {"name": 255, "description": 1000}
_ID = re.compile("[0-9a-f]{24}")
_OF_THE_ABSTRACT = ("pageGenerators", "pageProcessors", "routers", "runPageGeneratorsInParallel")
"""What an instance has from its abstract flow and cannot say itself."""

Refused = tuple[str, str]
"""Field and words."""


def create_flow(fake: FakeCeligo, request: FakeRequest) -> object:
    """Make a flow, disabled unless it says otherwise."""
    for field, words in _of_a_flow(fake, request.body, ""):
        return fake.refusal(request, 422, words, code="invalid_or_missing_field", field=field)
    answer = fake.usual_answer(request)
    answer.body.setdefault("disabled", True)
    return answer


def replace_flow(fake: FakeCeligo, request: FakeRequest) -> object:
    """Replace a flow; what it breaks already is no fault of the request."""
    id_ = request.path_params["_id"]
    if id_ not in fake.flows:
        return NotImplemented
    usual = list(_of_a_flow(fake, fake.flows.get(id_).raw, id_))
    for field, words in _of_a_flow(fake, request.body, id_):
        if (field, words) in usual:
            continue
        return fake.refusal(request, 422, words, code="invalid_or_missing_field", field=field)
    return NotImplemented


def run(fake: FakeCeligo, request: FakeRequest) -> object:
    """Queue a run, unless the flow cannot be run; where every id exists, samples can."""
    if not fake.any_id:
        flow = fake.flows.get(request.path_params["_id"])
        words = "The flow is disabled." if flow.disabled else "The flow is abstract." if flow.is_abstract else ""
        if words:
            return fake.refusal(request, 200, words, body={"error": words})
    answer = fake.usual_answer(request)
    fake.jobs.get(answer.body["_jobId"]).raw.update({"type": "flow", **dict.fromkeys(_COUNTS, 0)})
    return answer


_COUNTS = ("numError", "numIgnore", "numOpenError", "numResolved", "numSuccess")


def update_grouping(fake: FakeCeligo, request: FakeRequest) -> object:
    """Move flows to a group; all of them are flows of one integration."""
    flows = []
    for id_ in request.body["_flowIds"]:
        try:
            flows.append(fake.flows.get(id_))
        except KeyError:
            return fake.refusal(request, 404, f"{id_} was not found", code="invalid_ref", field="_flowIds")
    if len({flow.integration_id for flow in flows}) > 1:
        return fake.refusal(request, 400, "the flows are of several integrations", field="_flowIds")
    for flow in flows:
        flow.raw["_flowGroupingId"] = request.body["_flowGroupingId"]
        if not flow.raw["_flowGroupingId"]:
            del flow.raw["_flowGroupingId"]
    return None


def get_helper(fake: FakeCeligo, request: FakeRequest) -> object:
    """Show an async helper; an id that cannot be one is another error than one that nothing has."""
    id_ = request.path_params["_id"]
    try:
        fake.async_helpers.get(id_)
    except KeyError:
        if not _ID.fullmatch(id_):
            return fake.refusal(request, 400, f"{id_} is no id", code="invalid_ref", field="_id")
    return NotImplemented


def preview_page_processor(fake: FakeCeligo, request: FakeRequest) -> object:
    """Preview a step; every document that the flow names has to come with it."""
    body = request.body
    for code, wanted, given in (
        ("missing_pageGenerator_doc", _ids(body["flow"], "pageGenerators"), "pageGeneratorMap"),
        (
            "missing_pageProcessor_doc",
            [body["_pageProcessorId"], *_ids(body["flow"], "pageProcessors")],
            "pageProcessorMap",
        ),
    ):
        missing = next((id_ for id_ in wanted if id_ not in body[given]), None)
        if missing is not None:
            return fake.refusal(request, 400, f"there is no document of {missing}", code=code, field=given)
    answer = fake.usual_answer(request)
    if not body.get("includeStages"):
        answer.body.pop("stages", None)
    return answer


def replace_retry_data(fake: FakeCeligo, request: FakeRequest) -> object:
    """Keep what is to be retried, under the key that it had."""
    key = request.path_params["retryDataKey"]
    if request.body["retryDataKey"] != key:
        return fake.refusal(request, 400, f"the data is that of {key}", field="retryDataKey")
    place = request.path_params["_id"], request.path_params["_stepId"]
    fake.store.documents.setdefault(("/v1/flows/{_id}/{_stepId}/data", place), {})[key] = request.body
    return None


def _ids(flow: Mapping[str, Any], name: str) -> list[str]:
    """The ids of the exports and imports in a list of a flow."""
    entries = flow.get(name)
    found = [entry for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []
    return [str(entry[key]) for entry in found for key in ("_exportId", "_importId") if entry.get(key)]


def _of_a_flow(fake: FakeCeligo, body: Mapping[str, Any], id_: str) -> Iterator[Refused]:
    """Yield what is wrong with the fields of a flow; `id_` is its own when it is there already."""
    for name, most in _LONGEST.items():
        if len(body.get(name) or "") > most:
            yield name, f"{name} has more than {most} characters"
    if body.get("routers") and body.get("pageProcessors"):
        yield "pageProcessors", "a flow has either routers or pageProcessors"
    if body.get("overridesHelper") and not body.get("isAbstract"):
        yield "overridesHelper", "only an abstract flow has an overridesHelper"
    if body.get("isAbstract"):
        for name in ("pageProcessors", "_abstractFlowId"):
            if body.get(name):
                yield name, f"an abstract flow has no {name}"
    elif id_ and any(flow.abstract_flow_id == id_ for flow in fake.flows.all()):
        yield "isAbstract", "the flow has instances, so it stays abstract"
    if body.get("_abstractFlowId"):
        yield from _of_an_instance(fake, body, id_)


def _of_an_instance(fake: FakeCeligo, body: Mapping[str, Any], id_: str) -> Iterator[Refused]:
    abstract, name = body["_abstractFlowId"], "_abstractFlowId"
    if abstract == id_:
        yield name, "a flow is no instance of itself"
    elif id_ and fake.flows.get(id_).abstract_flow_id not in (None, abstract):
        yield name, f"{name} stays as it is"
    elif not fake.any_id and not any(str(flow.id) == abstract and flow.is_abstract for flow in fake.flows.all()):
        yield name, f"{abstract} is no abstract flow"
    for inherited in _OF_THE_ABSTRACT:
        if inherited in body:
            yield inherited, f"an instance has its {inherited} from the abstract flow"
