"""What was read, changed and written: nothing lost, nothing sent without need, nothing over another's change."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from .conftest import Shop

PET = {"odd": {"b": 1, "a": [None, 1.0]}, "id": "7", "name": "Tom", "kind": "cat", "changed": "v1"}
SENT = {"odd": {"b": 1, "a": [None, 1.0]}, "name": "Rex", "kind": "cat"}


def rename(pet: Any) -> None:
    pet.name = "Rex"


def methods(shop: Shop) -> list[str]:
    return [method for method, _, _ in shop.seen]


def test_an_object_goes_back_by_itself(shop: Shop) -> None:
    pet = shop.package.models.Pet.from_dict({**PET, "name": "Rex"})
    shop.answers = [(200, {"name": "Rex"})]
    assert shop.call("update", pet).name == "Rex"
    assert shop.seen == [("PUT", "/pets/7", SENT)]
    assert list(shop.seen[0][2]) == list(SENT)


def test_replace_sends_exactly_what_it_is_given(shop: Shop) -> None:
    shop.answers = [(200, {})] * 3
    shop.call("replace", "8", body={"name": "Rex"})
    shop.call("replace", "8", name="Rex", kind="cat")
    shop.call("replace", "8", body=shop.package.models.Pet.from_dict({**PET, "name": "Rex"}))
    assert shop.seen == [
        ("PUT", "/pets/8", {"name": "Rex"}),
        ("PUT", "/pets/8", {"kind": "cat", "name": "Rex"}),
        ("PUT", "/pets/8", SENT),
    ]


def test_an_object_without_id_is_refused(shop: Shop) -> None:
    pet = shop.package.models.Pet.from_dict({"name": "Rex"})
    with pytest.raises(ValueError, match="has no id"):
        shop.call("update", pet)
    with pytest.raises(TypeError, match="alone"):
        shop.call("update", shop.package.models.Pet.from_dict(PET), name="Rex")
    assert shop.seen == []


def test_an_update_by_field_keeps_all_others(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, PET), (200, {**PET, "name": "Rex", "changed": "v2"})]
    after = shop.call("update", "7", name="Rex")
    assert shop.seen == [("GET", "/pets/7", None), ("GET", "/pets/7", None), ("PUT", "/pets/7", SENT)]
    assert (after.name, after.changed, after.changes()) == ("Rex", "v2", [])
    assert shop.package.response_of(after).status == 200


def test_an_update_that_changes_nothing_is_not_sent(shop: Shop) -> None:
    shop.answers = [(200, PET)]
    assert shop.call("update", "7", name="Tom", kind="cat").changed == "v1"
    assert methods(shop) == ["GET"]


def test_a_time_in_another_spelling_is_no_change(shop: Shop) -> None:
    """An update is what an assignment to the attribute would be, in the form that the object has."""
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    pet = {**PET, "seen": int(moment.timestamp() * 1000)}
    shop.answers = [(200, pet)] * 4
    shop.call("update", "7", seen=moment)
    assert methods(shop) == ["GET"]
    shop.call("update", "7", seen=moment + timedelta(seconds=1))
    assert shop.seen[-1][2]["seen"] == pet["seen"] + 1000


def test_an_update_does_not_overwrite_a_change_made_elsewhere(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, {**PET, "kind": "dog", "changed": "v2"})]
    with pytest.raises(shop.package.EditConflictError, match="changed was 'v1' and is 'v2'") as caught:
        shop.call("update", "7", name="Rex")
    assert methods(shop) == ["GET", "GET"]
    assert (caught.value.mine.name, caught.value.current.kind) == ("Rex", "dog")


def test_null_is_a_value_and_what_is_sent_beside_is_a_change(shop: Shop) -> None:
    shop.answers = [(200, PET)] * 6
    shop.call("update", "7", name=None)
    assert shop.seen[-1] == ("PUT", "/pets/7", {**SENT, "name": None})
    shop.call("update", "7", extra_body={"odd": 1, "name": "Rex"})
    assert shop.seen[-1] == ("PUT", "/pets/7", {**SENT, "odd": 1})


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({}, TypeError, "nothing to change"),
        ({"extra_body": {}}, TypeError, "nothing to change"),
        ({"body": {"name": "Rex"}}, TypeError, "a whole body is for the call that replaces"),
        ({"nam": "Rex"}, TypeError, "'nam'"),
        ({"name": {1}}, TypeError, "name"),
        ({"seen": datetime(2026, 1, 2)}, ValueError, "zone"),
    ],
    ids=["nothing", "nothing-beside", "body", "unknown", "no-json", "no-zone"],
)
def test_what_is_wrong_with_an_update_is_said_before_anything_is_sent(
    shop: Shop, given: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        shop.call("update", "7", **given)
    assert shop.seen == []


def test_an_answer_that_is_no_object_is_an_error_and_leaves_what_was_sent(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, PET), (200, ["?"])]
    with pytest.raises(shop.package.APIResponseError, match="a list where Pet was promised"):
        shop.call("update", "7", name="Rex")
    assert methods(shop) == ["GET", "GET", "PUT"]
    shop.answers = [(200, ["?"])]
    pet = shop.package.models.Pet.from_dict(PET)
    with pytest.raises(shop.package.APIResponseError):
        shop.call("update", pet)
    assert pet.raw == PET


def test_options_go_with_the_calls_that_take_them(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, PET), (200, PET)]
    shop.call("update", "7", name="Rex", idempotency_key="once", extra_query={"q": "1"})
    assert shop.keys == [None, None, "once"]
    assert [target for _, target, _ in shop.seen] == ["/pets/7?q=1"] * 3


def test_the_raw_answer_of_an_update_is_that_of_the_last_call(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, PET), (202, {**PET, "name": "Rex"})]
    raw = shop.run(lambda pets: pets.with_raw_response.update("7", name="Rex"))
    assert (raw.status, raw.parse().name, methods(shop)) == (202, "Rex", ["GET", "GET", "PUT"])
    shop.seen.clear()
    shop.answers = [(200, PET), (200, PET)]
    raw = shop.run(lambda pets: pets.with_raw_response.update("7", name="Tom"))
    assert (raw.status, raw.parse().name, methods(shop)) == (200, "Tom", ["GET", "GET"])


def test_a_block_that_changes(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, PET), (200, {**PET, "name": "Rex", "changed": "v2"})]
    after = shop.edit(rename)
    assert methods(shop) == ["GET", "GET", "PUT"]
    assert shop.seen[-1] == ("PUT", "/pets/7", SENT)
    assert (after.name, after.changed) == ("Rex", "v2")
    assert after.changes() == []


def test_a_block_that_changes_nothing(shop: Shop) -> None:
    def same(pet: Any) -> None:
        pet.name = "Rex"
        pet.name = "Tom"

    shop.answers = [(200, PET)]
    shop.edit(same)
    assert methods(shop) == ["GET"]


def test_a_block_that_raises(shop: Shop) -> None:
    def broken(pet: Any) -> None:
        pet.name = "Rex"
        raise KeyError("mine")

    shop.answers = [(200, PET)]
    with pytest.raises(KeyError, match="mine"):
        shop.edit(broken)
    assert methods(shop) == ["GET"]


def test_a_change_elsewhere_is_not_overwritten(shop: Shop) -> None:
    shop.answers = [(200, PET), (200, {**PET, "kind": "dog", "changed": "v2"})]
    with pytest.raises(shop.package.EditConflictError, match="changed was 'v1' and is 'v2'") as caught:
        shop.edit(rename)
    assert methods(shop) == ["GET", "GET"]
    assert (caught.value.mine.name, caught.value.current.kind) == ("Rex", "dog")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.mine == caught.value.mine


def test_without_a_version_there_is_no_second_look(shop: Shop) -> None:
    bare = {key: value for key, value in PET.items() if key != "changed"}
    shop.answers = [(200, bare), (200, bare)]
    shop.edit(rename)
    assert methods(shop) == ["GET", "PUT"]


def test_an_answer_that_is_no_object_cannot_be_edited(shop: Shop) -> None:
    shop.answers = [(200, ["?"])]
    with pytest.raises(shop.package.APIResponseError, match="a list where Pet was promised"):
        shop.edit(rename)
