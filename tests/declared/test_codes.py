"""Codes of errors: constants, what they mean on the error, in docstrings and in the docs."""

from __future__ import annotations

import pickle
from importlib import import_module
from typing import Any

import pytest

from .conftest import Shop


def refused(shop: Shop, method: str, status: int, *entries: Any) -> Any:
    shop.answers = [(status, {"errors": [{"message": "m", **entry} for entry in entries]})]
    with pytest.raises(shop.package.APIStatusError) as caught:
        shop.call(method, "7")
    return caught.value


def test_a_constant_is_plain_text(shop: Shop) -> None:
    codes = shop.package.ErrorCode
    assert codes is import_module("declared_pets.errors").ErrorCode
    assert (codes.NO_SUCH_PET, codes.CODE_17) == ("no_such_pet", "17")
    assert type(codes.NO_SUCH_PET) is str
    assert refused(shop, "get", 404, {"code": "no_such_pet"}).code == codes.NO_SUCH_PET


def test_an_error_says_what_its_code_means_at_this_call(shop: Shop) -> None:
    error = refused(shop, "get", 404, {"code": "no_such_pet", "field": "id"})
    assert error.code_meaning == error.errors[0].meaning == "it left"
    assert "m (code no_such_pet: it left, field id)" in str(error)
    assert pickle.loads(pickle.dumps(error)).code_meaning == "it left"


def test_elsewhere_it_means_what_it_means_everywhere(shop: Shop) -> None:
    assert refused(shop, "delete", 404, {"code": "no_such_pet"}).code_meaning == "there is no such pet"
    assert refused(shop, "get", 400, {"code": "no_such_pet"}).code_meaning == "there is no such pet"


def test_a_code_may_be_a_number(shop: Shop) -> None:
    error = refused(shop, "get", 404, {"code": 17}, {"code": "no_such_pet"})
    assert (error.code, error.code_meaning) == (17, "it never was")
    assert error.has_code(shop.package.ErrorCode.CODE_17) and error.has_code(17) and error.has_code("no_such_pet")
    assert not error.has_code("18")


@pytest.mark.parametrize("code", ["of_tomorrow", 5, None, True, {"a": 1}])
def test_other_codes_pass_through(shop: Shop, code: Any) -> None:
    error = refused(shop, "get", 404, {"code": code})
    assert error.code_meaning is None
    assert error.code == (code if isinstance(code, str | int) and not isinstance(code, bool) else None)


def test_docstring_and_docs_say_it(shop: Shop) -> None:
    pets = shop.run(lambda pets: _self(pets, shop.mode))
    words = " ".join(type(pets).get.__doc__.split())
    assert "`no_such_pet`: it left." in words
    page = (shop.folder / "docs/operations/pets/get.md").read_text(encoding="utf-8")
    assert "`404` with the code `no_such_pet`: it left" in page
    table = (shop.folder / "docs/errors.md").read_text(encoding="utf-8")
    row = "`no_such_pet` | `ErrorCode.NO_SUCH_PET` | There is no such pet. | [`pets.get`]"
    assert f'| <a id="code-no-such-pet"></a>{row}' in table


def _self(pets: Any, mode: str) -> Any:
    if mode == "sync":
        return pets

    async def itself() -> Any:
        return pets

    return itself()
