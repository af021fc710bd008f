"""What the fake does for those who test with it, by both clients and over a socket."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from .calling import Caller


def error(name: str) -> Any:
    """A class of errors of the package, which is there only once it was generated."""
    return getattr(import_module("shop_faked.errors"), name)


def test_a_document_lives_and_dies(caller: Caller) -> None:
    made = caller("things.create", name="Cup", unit_price=2.5)
    assert made.raw == {
        "_id": "5f0000000000000000000001",
        "name": "Cup",
        "unitPrice": 2.5,
        "createdAt": "2025-01-01T00:00:00.001Z",
        "lastModified": "2025-01-01T00:00:00.002Z",
    }
    assert caller("things.get", made.id) == made
    replaced = caller("things.replace", made.id, name="Mug")
    kept = {"_id": made.id, "createdAt": "2025-01-01T00:00:00.001Z"}
    assert replaced.raw == kept | {"name": "Mug", "lastModified": "2025-01-01T00:00:00.003Z"}
    assert replaced.last_modified > made.last_modified
    patch = [{"op": "replace", "path": "/name", "value": "Jar"}, {"op": "replace", "path": "/color", "value": "red"}]
    assert caller("things.patch", made.id, body=patch) is None
    assert (caller("things.get", made.id).name, caller("things.get", made.id).color) == ("Jar", "red")
    assert caller("things.delete", made.id) is None
    with pytest.raises(error("NotFoundError")) as caught:
        caller("things.get", made.id)
    assert caught.value.errors[0].code == "not_found"
    with pytest.raises(error("NotFoundError")):
        caller("things.delete", made.id)
    assert caller.fake.unexpected == []


def test_what_a_test_puts_in_is_what_clients_see(caller: Caller) -> None:
    fake = caller.fake
    thing = fake.things.add(name="Cup", unit_price=3)
    other = fake.things.add(name="Mug", unitPrice=4, _id="mine")
    assert (thing.unit_price, other.unit_price, other.id) == (3, 4, "mine")
    assert caller("things.list") == [thing, other]
    thing.name = "Bowl"
    assert caller("things.get", thing.id).name == "Bowl"
    assert [item.name for item in fake.things] == ["Bowl", "Mug"]
    assert (len(fake.things), "mine" in fake.things) == (2, True)
    fake.things.remove("mine")
    assert fake.things.all() == [thing]
    assert fake.things.get(thing.id) == thing
    caller("things.replace", thing.id, name="Jar")
    assert fake.things.get(thing.id).name == "Jar"
    assert fake.things.add().issues() == []


def test_a_list_comes_in_pages(caller: Caller) -> None:
    fake = caller.fake
    assert caller("things.list") == []
    for number in range(7):
        fake.things.add(name=f"n{number}")
    fake.page_size = 3
    before = fake.calls().count
    assert [thing.name for thing in caller("things.list")] == [f"n{number}" for number in range(7)]
    assert fake.calls().count - before == 3
    assert len(caller("things.list", limit=2)) == 7
    assert fake.calls("GET", "/things").count - before == 3 + 4
    assert fake.unexpected == []


def test_pages_that_say_what_is_next_in_their_body(caller: Caller) -> None:
    fake = caller.fake
    fake.page_size = 10
    thing = fake.things.add(name="Cup")
    fake.things.events.fill(25, thing.id, kind="opened")
    found = caller("things.events", thing.id)
    assert len({event.event_id for event in found}) == 25
    assert fake.calls("GET", "/things/*/events").count == 3
    fake.things.events.keep(lambda event: event.event_id == found[3].event_id, thing.id)
    assert caller("things.events", thing.id) == [found[3]]
    fake.things.events.clear(thing.id)
    assert caller("things.events", thing.id) == []
    assert fake.unexpected == []


def test_a_list_that_nobody_filled_is_a_sample(caller: Caller) -> None:
    thing = caller.fake.things.add()
    (event,) = caller("things.events", thing.id)
    assert event.issues() == []


def test_collections_inside_of_documents(caller: Caller) -> None:
    fake = caller.fake
    one, two = fake.things.add(name="One"), fake.things.add(name="Two")
    part = caller("things.create_part", one.id, label="lid")
    assert isinstance(part.id, int)
    assert fake.collection("/things/{thing}/parts").add(two.id, label="handle").label == "handle"
    assert [item.label for item in caller("things.list_parts", one.id)] == ["lid"]
    assert [item.label for item in caller("things.list_parts", two.id)] == ["handle"]
    assert caller("things.get_part", one.id, str(part.id)) == part
    with pytest.raises(error("NotFoundError")):
        caller("things.get_part", two.id, str(part.id))
    with pytest.raises(TypeError, match="1 ids are needed here, 0 given"):
        fake.collection("/things/{thing}/parts").add(label="handle")


def test_operations_on_a_document_need_it(caller: Caller) -> None:
    with pytest.raises(error("NotFoundError")):
        caller("things.run", "nobody")
    thing = caller.fake.things.add()
    assert re.fullmatch("j-[0-9]{4}", caller("things.run", thing.id).job_id)


def test_literal_segments_come_first(caller: Caller) -> None:
    caller("things.search", word="cup")
    (call,) = caller.fake.calls()
    assert (call.operation, call.query, call.path) == ("GET /things/search", {"word": ["cup"]}, "/things/search")


def test_the_token_is_needed(fake: Any, caller: Caller) -> None:
    with (
        fake.client(token="another") as client,
        pytest.raises(error("AuthenticationError"), match="Unauthorized") as caught,
    ):
        list(client.things.list())
    assert caught.value.status == 401
    assert set(json.loads(caught.value.response.content)) == {"message"}
    assert caller("things.ping") == "text"
    assert all("fake-token" not in repr(call) and "another" not in repr(call) for call in fake.calls())


def test_calls_are_counted_with_their_bodies(caller: Caller) -> None:
    thing = caller.fake.things.add()
    caller("things.create", name="Cup")
    caller("things.run", thing.id)
    caller("things.run", thing.id)
    calls = caller.fake.calls("POST", "/things/*/run")
    assert calls.count == len(calls) == len(list(calls)) == 2
    assert calls[0].path_params == {"_id": thing.id}
    assert calls[0:1][0].headers["authorization"] == "***"
    assert caller.fake.calls("POST").bodies == [{"name": "Cup"}, None, None]
    assert caller.fake.calls("POST").count == 3
    assert caller.fake.calls("DELETE").count == 0


def test_requests_that_depart_from_the_description_are_refused_and_noted(caller: Caller) -> None:
    with pytest.raises(error("UnprocessableEntityError")) as caught:
        caller("things.create", body={"name": "", "color": "blue"})
    assert "color must be one of 'red', 'green'" in str(caught.value)
    (unexpected,) = caller.fake.unexpected
    assert unexpected.reasons == ("name must have at least 1 characters", "color must be one of 'red', 'green'")
    assert str(unexpected).startswith("POST /things: name")
    caller.fake.reset()
    with pytest.raises(error("BadRequestError"), match="limit must be at least 1"):
        caller("things.list", limit=0)
    assert len(caller.fake.unexpected) == 1
    assert len(caller.fake.things) == 0


def test_what_servers_let_pass_is_noted_only(caller: Caller) -> None:
    thing = caller.fake.things.add()
    assert caller("things.get", thing.id, extra_query={"odd": "1"}) == thing
    (unexpected,) = caller.fake.unexpected
    assert unexpected.reasons == ("query parameter odd is not known",)


def test_unknown_paths_are_noted(fake: Any) -> None:
    client = fake.client()
    with pytest.raises(error("NotFoundError")):
        client.request("GET", "/nothing")
    with pytest.raises(error("APIStatusError")) as caught:
        client.request("DELETE", "/things")
    assert caught.value.status == 405
    assert [item.reasons[0] for item in fake.unexpected] == [
        "no operation has this path",
        "this path takes GET, POST",
    ]


def test_a_fake_may_be_lenient(shop_testing: ModuleType) -> None:
    fake = shop_testing.FakeShop(refuse=False, any_id=True)
    client = fake.client()
    assert client.things.create(body={"name": "", "odd": 1}).raw["odd"] == 1
    assert len(fake.unexpected) == 1
    assert client.things.get("anybody").raw["_id"] == "anybody"
    assert client.things.run("nobody").issues() == []
    assert client.things.delete("another") is None


def test_failures_come_when_they_were_ordered(fake: Any) -> None:
    client = fake.client()
    thing = fake.things.add()
    fake.fail_next(429, retry_after=7)
    fake.fail_next(500, path="/things/*", times=1)
    assert client.things.get(thing.id) == thing
    assert [call.status for call in fake.calls()] == [429, 500, 200]
    assert fake.clock.slept[0] >= 7


def test_a_failure_is_told_in_the_documented_form(caller: Caller) -> None:
    thing = caller.fake.things.add()
    caller.fake.fail_next(422, path="/things/{any}", method="get")
    with pytest.raises(error("UnprocessableEntityError")) as caught:
        caller("things.get", thing.id)
    assert caught.value.errors[0].code == "unprocessable_entity"
    caller.fake.fail_next(409, body={"errors": [{"code": "taken", "message": "Taken."}]})
    with pytest.raises(error("ConflictError")) as conflict:
        caller("things.get", thing.id)
    assert conflict.value.errors[0].code == "taken"
    assert caller("things.get", thing.id) == thing


@pytest.mark.parametrize("kind", ["connect", "read", "timeout"])
def test_answers_that_never_come(kind: str, fake: Any) -> None:
    thing = fake.things.add()
    fake.fail_next(kind)
    assert fake.client().things.get(thing.id) == thing
    fake.fail_next(kind)
    with pytest.raises(error("APIConnectionError")):
        fake.client(max_retries=0).things.get(thing.id)
    assert [call.status for call in fake.calls()] == [0, 200, 0]


@pytest.mark.parametrize(("status", "times"), [("odd", 1), (99, 1), (500, 0)])
def test_failures_that_cannot_be(status: Any, times: int, fake: Any) -> None:
    with pytest.raises(ValueError, match=r"status|times"):
        fake.fail_next(status, times=times)


def test_handlers_take_over(caller: Caller, shop_testing: ModuleType) -> None:
    fake = caller.fake
    thing = fake.things.add(name="Cup")

    def run(request: Any) -> Any:
        if request.path_params["_id"] == thing.id:
            fake.things.events.clear(thing.id)
            return {"jobId": "j-4711"}
        return NotImplemented

    fake.handle("POST /things/{id}/run")(run)

    def get(request: Any) -> Any:
        return shop_testing.FakeAnswer(body=thing, headers={"X-Seen": "1"})

    fake.handle("getThing")(get)

    def delete(request: Any) -> None:
        return None

    fake.handle("DELETE /things")(delete)

    other = fake.things.add()
    assert caller("things.run", thing.id).job_id == "j-4711"
    assert caller("things.events", thing.id) == []
    assert re.fullmatch("j-[0-9]{4}", caller("things.run", other.id).job_id)
    assert caller("things.get", "whatever") == thing
    assert caller("request", "DELETE", "/things") is None
    assert fake.unexpected == []
    with pytest.raises(LookupError):
        fake.handle("noSuchThing")


def test_reset_forgets(fake: Any) -> None:
    client = fake.client()
    first = fake.things.add()
    client.things.get(first.id)
    fake.fail_next(500)
    fake.reset()
    assert (fake.calls().count, len(fake.things), fake.unexpected) == (0, 0, [])
    assert list(client.things.list()) == []
    assert fake.things.add().id == first.id


def test_two_fakes_do_not_know_each_other(shop_testing: ModuleType) -> None:
    one, two = shop_testing.FakeShop(), shop_testing.FakeShop()
    one.things.add()
    assert (len(two.things), two.things.add().id) == (0, "5f0000000000000000000001")


def test_names_that_are_not_there(fake: Any) -> None:
    with pytest.raises(LookupError, match="/things"):
        fake.collection("/nothing")
    with pytest.raises(LookupError):
        fake.listing("GET /nothing")
    with pytest.raises(ValueError, match="at least one"):
        fake.page_size = 0


def test_an_answer_under_way_does_not_change(fake: Any) -> None:
    thing = fake.things.add(name="Cup")
    seen = fake.client().things.get(thing.id)
    thing.name = "Mug"
    assert seen.name == "Cup"


def test_every_name_of_the_base_is_barred_for_resources(shop_testing: ModuleType) -> None:
    from runtime.testing import Fake, FakeCollection
    from specloom.python.fakes import COLLECTION_MEMBERS, FAKE_MEMBERS

    own = {"things", "unexpected"}
    members = {name for name in dir(shop_testing.FakeShop()) if not name.startswith("_")} - own
    assert members | {"unexpected"} == FAKE_MEMBERS
    assert {name for name in dir(FakeCollection) if not name.startswith("_")} == COLLECTION_MEMBERS
    assert {name for name in dir(Fake) if not name.startswith("_")} <= FAKE_MEMBERS


def refused(fake: Any, request: Any) -> tuple[int, dict[str, Any]]:
    answer = fake.answer(request)
    return answer.status, json.loads(answer.content)["errors"][0]


def test_what_a_patch_makes_is_checked(fake: Any) -> None:
    fake.things.add(_id="mine")
    client = fake.client()
    with pytest.raises(error("UnprocessableEntityError"), match="after the patch name must have at most 20 characters"):
        client.things.patch("mine", body=[{"op": "replace", "path": "/name", "value": "x" * 21}])
    assert [str(one) for one in fake.unexpected] == [
        "PATCH /things/mine: after the patch name must have at most 20 characters"
    ]


def test_codes_of_a_fake(shop_testing: ModuleType) -> None:
    class Coded(shop_testing.FakeShop):  # type: ignore[misc, name-defined]
        _facts = replace(shop_testing.FakeShop._facts, codes={"404": "gone", "required": "missing", "body": "unread"})

    fake = Coded()
    made = {"headers": {"authorization": "Bearer fake-token", "content-type": "application/json"}}
    request = shop_testing.FakeRequest
    assert refused(fake, request(method="GET", path="/things/x", **made))[1]["code"] == "gone"
    assert refused(fake, request(method="POST", path="/things", content=b"{}", **made))[1]["code"] == "missing"
    assert refused(fake, request(method="POST", path="/things", content=b"{", **made))[1]["code"] == "unread"
    assert (
        refused(fake, request(method="POST", path="/things", content=b"[]", **made))[1]["code"]
        == "unprocessable_entity"
    )


def test_what_a_function_may_say_instead(shop_testing: ModuleType, fake: Any) -> None:
    thing = fake.things.add(name="Cup")

    @fake.handle("GET /things/{_id}")
    def show(request: Any) -> Any:
        answer = fake.usual_answer(request)
        return {**answer.body, "name": "Changed"} if answer.status == 200 else answer

    @fake.handle("DELETE /things/{_id}")
    def keep(request: Any) -> Any:
        return fake.refusal(request, 409, "It is in use.", body={"errors": [{"code": "used", "message": "no"}]})

    client = fake.client()
    assert client.things.get(thing.id).name == "Changed"
    with pytest.raises(error("NotFoundError")):
        client.things.get("other")
    with pytest.raises(error("ConflictError")) as caught:
        client.things.delete(thing.id)
    assert caught.value.code == "used"
    assert [str(one) for one in fake.unexpected] == [f"DELETE /things/{thing.id}: It is in use."]
    with pytest.raises(LookupError, match="no operation is GET /nothing"):
        fake.usual_answer(shop_testing.FakeRequest(method="GET", path="/nothing"))


def test_a_page_that_nothing_led_to(fake: Any) -> None:
    client = fake.client()
    fake.things.add()
    assert client.request("GET", "/things", query={"_fake_page": "7"}) == []
    with pytest.raises(error("BadRequestError"), match="the page is none that a page before it led to"):
        client.request("GET", "/things", query={"_fake_page": "next"})


def test_regions_that_are_not_there(shop_testing: ModuleType) -> None:
    with pytest.raises(ValueError, match="there is no region 'eu', only 'default'"):
        shop_testing.FakeShop(region="eu")


def test_an_id_that_is_taken(fake: Any) -> None:
    thing, client = fake.things.add(), fake.client()
    assert client.things.create_tag(thing.id, slug="new", label="x").raw == {
        "slug": "new",
        "thingId": thing.id,
        "label": "x",
    }
    with pytest.raises(error("ConflictError"), match="slug new is taken"):
        client.things.create_tag(thing.id, slug="new", label="y")
    assert client.things.get_tag(thing.id, "new").label == "x"
    assert [str(one) for one in fake.unexpected] == [f"POST /things/{thing.id}/tags: slug new is taken"]
