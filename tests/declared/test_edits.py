"""What was read, changed and written: nothing lost, nothing sent without need, nothing over another's change."""

from __future__ import annotations

import pickle
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


def test_the_id_and_a_body_go_as_before(shop: Shop) -> None:
    shop.answers = [(200, {})] * 2
    shop.call("update", "8", body={"name": "Rex"})
    shop.call("update", "8", name="Rex", kind="cat")
    assert [target for _, target, _ in shop.seen] == ["/pets/8", "/pets/8"]


def test_an_object_without_id_is_refused(shop: Shop) -> None:
    pet = shop.package.models.Pet.from_dict({"name": "Rex"})
    with pytest.raises(ValueError, match="has no id"):
        shop.call("update", pet)
    with pytest.raises(TypeError, match="alone"):
        shop.call("update", shop.package.models.Pet.from_dict(PET), body={"name": "Rex"})
    with pytest.raises(TypeError, match="not both"):
        shop.call("update", shop.package.models.Pet.from_dict(PET), name="Rex")
    assert shop.seen == []


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
