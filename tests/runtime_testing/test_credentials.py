"""Each way to say who one is."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from runtime.core.operation import Credential
from runtime.testing.credentials import problem
from runtime.testing.messages import FakeRequest

BASIC = "Basic " + base64.b64encode(b"user:word").decode()


def named(**headers: str) -> dict[str, Any]:
    return {"headers": headers}


@pytest.mark.parametrize(
    ("kind", "wire_name", "token", "good", "bad"),
    [
        ("bearer", "Authorization", "abc", named(authorization="Bearer abc"), {}),
        ("bearer", "Authorization", "abc", named(authorization="Bearer abc"), named(authorization="abc")),
        ("basic", "Authorization", "user:word", named(authorization=BASIC), named(authorization="Basic x")),
        ("header", "X_Key", "abc", named(x_key="abc"), named(x_key="abd")),
        ("query", "key", "a b", {"query_text": "key=a%20b"}, {"query_text": "key=a"}),
        ("cookie", "sid", "abc", named(cookie="x=1; sid=abc"), named(cookie="sid")),
    ],
)
def test_credentials(kind: str, wire_name: str, token: str, good: dict[str, Any], bad: dict[str, Any]) -> None:
    credential = Credential(kind=kind, wire_name=wire_name)
    assert problem(FakeRequest(method="GET", path="/", **good), credential, token) == ""
    assert problem(FakeRequest(method="GET", path="/", **bad), credential, token) != ""


def test_an_api_without_credentials_takes_everybody() -> None:
    assert problem(FakeRequest(method="GET", path="/"), Credential(kind="none"), "") == ""
