"""Secrets in bodies: whatever form they have and however deep they lie, nothing that is shown has them."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import traceback
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.codecs.codec import ListView, MapView
from runtime.core.errors import APIConnectionError, APIStatusError, ErrorDetail, SDKError
from runtime.core.operation import Body
from runtime.core.redacting import is_secret, legible, masked, redacted

from .driver import CREATE, GET, Driver, SyncDriver, json_answer
from .models import Thing, ThingRequest
from .test_retries import Script

SECRET = "hunter2-Hunter2/x"
BASIC = base64.b64encode(f"user:{SECRET}".encode()).decode()

SECRET_NAMES = [
    "pass",
    "pwd",
    "auth",
    "cookie",
    "signature",
    "jwt",
    "accessKey",
    "access_key",
    "access-key",
    "ACCESS_KEY",
    "X-Api-Key",
    "apikey",
    "password",
    "dbPass",
    "db_pass",
    "userPwd",
    "oauth",
    "OAuth2",
    "x-auth",
    "Set-Cookie",
    "cookies",
    "requestSignature",
    "sig",
    "JWTToken",
    "clientSecret",
    "private_key",
    "encryptedToken",
    "refresh_token",
    "credentials",
    "salt",
    "password2",
    "Authorization",
    "passphrase",
    "sharedKey",
]
HARMLESS_NAMES = [
    "author",
    "authors",
    "authored",
    "authority",
    "passed",
    "passenger",
    "compass",
    "bypass",
    "passive",
    "primaryKey",
    "publicKey",
    "monkey",
    "design",
    "assign",
    "signal",
    "keyboard",
    "basis",
    "name",
    "key",
    "value",
    "message",
    "pastime",
    "authenticity_level",
    "bearing",
    "description",
]

NAMED = [{name: SECRET} for name in SECRET_NAMES] + [{"auth": {"user": "u", "word": SECRET}}, {"pass": [SECRET]}]
BESIDE: list[Any] = [
    {"name": "Authorization", "value": f"Bearer {SECRET}"},
    {"name": "Authorization", "value": SECRET},
    {"value": SECRET, "name": "x-api-key", "enabled": True},
    {"Key": "dbPass", "Value": SECRET},
    {"headerName": "cookie", "headerValue": [SECRET]},
    ["Authorization", SECRET],
    [["Accept", "a"], ["cookie", SECRET]],
]
IN_TEXT = [
    f"https://user:{SECRET}@host.example/path",
    f"https://{SECRET.partition('/')[0]}@host.example",
    f"see postgres://u:{SECRET}@db:5432/x?y=1 (down)",
    f"Bearer {SECRET}",
    f"curl -H 'Authorization: Bearer {SECRET}' x",
    f"bearer  {SECRET} was refused",
    f"Bearer+{SECRET}",
    f"Basic {BASIC}",
    f"sent Basic {BASIC}, which is wrong",
    f"Authorization: token {SECRET}",
    f"Cookie: a=b; c={SECRET}",
    f"https://host.example/?a=1&access_token={SECRET}&b=2",
    f"https://host.example/?X-Amz-Signature={SECRET}",
    f"password={SECRET}",
    f"pwd: {SECRET}",
    json.dumps({"password": SECRET}),
    json.dumps({"inner": json.dumps({"jwt": SECRET})}),
    str({"auth": SECRET}),
    f"eyJhbGciOi.eyJzdWIiOi.{SECRET.replace('/', '_')}",
    f"-----BEGIN RSA PRIVATE KEY-----\n{SECRET}\n-----END RSA PRIVATE KEY-----",
]
TEXTS: list[Any] = [*IN_TEXT, *({"note": text} for text in IN_TEXT)]
PLANTED: list[Any] = [*NAMED, *BESIDE, *TEXTS]
LEAKS = (SECRET, SECRET.partition("/")[0], SECRET.replace("/", "_"), BASIC, "Hunter2", "hunter2")


def leaks(text: str) -> bool:
    return any(leak in text for leak in LEAKS)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document with a secret at any depth, among things that are none."""
    node = draw(st.sampled_from(PLANTED))
    for _ in range(draw(st.integers(0, 6))):
        others = draw(st.lists(st.sampled_from(["plain", 1, None, {"a": "b"}]), max_size=2))
        if draw(st.booleans()):
            node = draw(st.permutations([node, *others]))
        else:
            name = draw(st.sampled_from(["items", "name", "headers", "data", "_id", "parts", "labels", "anything"]))
            node = {name: node, **{f"k{number}": other for number, other in enumerate(others)}}
    return node if isinstance(node, dict) else {"anything": node, "name": node}


def refusal(body: Any, error: Any) -> APIStatusError:
    driver = SyncDriver()
    client = driver.mock(lambda request: json_answer(error, 422))
    with pytest.raises(APIStatusError) as caught:
        driver.send(client, CREATE, body=body)
    return caught.value


def told(error: SDKError) -> str:
    details = getattr(error, "errors", ())
    return "\n".join([str(error), repr(error), repr(error.args), repr(error.request), error.curl(), repr(details)])


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(documents())
def test_nothing_that_is_shown_has_the_secret(document: dict[str, Any]) -> None:
    from runtime.codecs.compiling import codec_for

    codec = codec_for("Any", "tests.runtime_client.models")
    shown = [
        repr(ThingRequest.from_dict(document)),
        repr(ThingRequest.from_dict({"parts": [{"whole": document}], "labels": document, "anything": document})),
        repr(MapView(document, codec)),
        repr(ListView([document], codec)),
        json.dumps(masked(document)),
        "\n".join(str(issue) for issue in ThingRequest.from_dict(document).issues()),
    ]
    assert not any(map(leaks, shown)), [text for text in shown if leaks(text)]
    error = refusal(document, {"errors": [{"message": json.dumps(document)}, document]})
    assert not leaks(told(error)), told(error)
    assert not leaks(told(pickle.loads(pickle.dumps(error))))
    assert document == error.errors[-1].raw  # what came can still be read


@pytest.mark.parametrize("text", IN_TEXT)
@pytest.mark.parametrize(
    "error",
    [
        lambda text: {"message": text},
        lambda text: {"errors": [{"message": "no", "code": text}]},
        lambda text: {"errors": [{"message": "no", "field": text}]},
        lambda text: {"errors": [text]},
        lambda text: {"errors": {"message": {"why": text}}},
        lambda text: {"error": text},
    ],
    ids=["message", "code", "field", "bare", "odd", "error"],
)
def test_no_error_repeats_a_secret_of_its_body(text: str, error: Any) -> None:
    found = refusal({}, error(text))
    assert not leaks(str(found) + repr(found) + "".join(traceback.format_exception(found)))


@pytest.mark.parametrize("text", IN_TEXT)
def test_no_error_repeats_a_secret_of_a_text(driver: Driver, text: str) -> None:
    client = driver.mock(lambda request: httpx2.Response(403, text=text, headers={"X-Request-Id": f"Bearer {SECRET}"}))
    with pytest.raises(APIStatusError) as caught:
        driver.send(client, GET, path=("a",))
    assert not leaks(told(caught.value) + repr(caught.value.response))
    assert caught.value.body == text
    client = driver.mock(lambda request: httpx2.Response(200, text=text))
    with pytest.raises(SDKError) as odd:
        driver.send(client, replace(GET, success={"200": "Thing"}), path=("a",))
    assert not leaks(told(odd.value))


def test_the_log_repeats_none_either(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    fault = httpx2.ConnectError(f"no way to https://user:{SECRET}@proxy.example\x1b[2J")
    with caplog.at_level(logging.DEBUG), pytest.raises(APIConnectionError) as caught:
        driver.send(driver.mock(Script(fault)), GET, path=("a",))
    assert "no way to https://***@proxy.example" in caplog.text
    assert not leaks(caplog.text + told(caught.value))
    assert "\x1b" not in caplog.text + str(caught.value)


def test_a_form_has_its_secrets_masked() -> None:
    driver = SyncDriver()
    form = replace(CREATE, body=Body("application/x-www-form-urlencoded", ""))
    body = {"pwd": SECRET, "note": f"Bearer {SECRET}", "url": f"https://u:{SECRET}@h", "author": "me"}
    with pytest.raises(APIStatusError) as caught:
        driver.send(driver.mock(lambda request: json_answer({}, 422)), form, body=body)
    assert "'pwd=***&note=***&url=***&author=me'" in caught.value.curl()


def test_a_body_that_is_too_deep_to_be_looked_through_is_left_out() -> None:
    deep: Any = {"password": SECRET}
    for _ in range(700):
        deep = [deep]
    assert "is left out" in refusal(Thing.from_dict({"name": "x", "extra": deep}), {}).curl()


@pytest.mark.parametrize("name", SECRET_NAMES)
def test_names_of_secrets(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize("name", HARMLESS_NAMES)
def test_names_of_what_everybody_may_see(name: str) -> None:
    assert not is_secret(name)
    assert masked({name: "shown"}) == {name: "shown"}
    assert redacted(f"{name}=shown, {name}: shown, '{name}': 'shown'").count("shown") == 3


def test_what_is_no_secret_stays() -> None:
    harmless = {
        "author": "Ann",
        "passed": True,
        "auth": None,
        "password": False,
        "max_tokens": 5,
        "tags": ["token"],
        "header": {"name": "Accept", "value": "text/plain"},
        "link": "https://host.example:8080/path?email=a@b.example#x@y",
        "plan": "Basic plan, Basic authentication, a bearer of news",
    }
    assert masked(harmless) == harmless
    assert repr(ThingRequest(name="Basic plan")) == "ThingRequest(name='Basic plan')"


@pytest.mark.parametrize(
    "text",
    [
        "Invalid token: expected a string",
        "password: is required",
        "Bearer token is missing",
        "the Bearer scheme is required",
        "Basic authentication failed",
        "field password must not be empty",
        "signature mismatch",
        "max_tokens: 4096",
    ],
)
def test_what_servers_say_of_secrets_can_be_read(text: str) -> None:
    assert redacted(text) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*IN_TEXT, "://", "a:", "=", '"', "'", "\\", "@", "bearer ", "basic ", "x", " "])))
def test_any_text_becomes_legible(parts: list[str]) -> None:
    once = legible("".join(parts))
    assert once.isprintable()
    assert legible(once).isprintable()


@pytest.mark.parametrize("size", [5, 20, 500])
def test_a_secret_that_is_cut_is_hidden_first(size: int) -> None:
    for text in IN_TEXT:
        for start in range(0, 500, 7):
            assert not leaks(legible("." * start + " " + text, size))


def test_control_characters_of_the_server_are_escaped(driver: Driver) -> None:
    nasty = "\x1b]0;owned\x07\r\n\x9b2J\u202e\u2028"
    error = {"errors": [{"message": f"m{nasty}", "code": f"c{nasty}", "field": f"f{nasty}", "source": nasty}]}
    headers = [(b"X-Request-Id", b"r\x9b2J\x7f")]
    client = driver.mock(lambda request: httpx2.Response(422, json=error, headers=headers))
    with pytest.raises(APIStatusError) as caught:
        driver.send(client, GET, path=("a",))
    found = caught.value
    for text in (str(found), repr(found), str(found.errors[0]), repr(found.errors[0]), repr(found.response)):
        assert text.replace("\n  ", "").isprintable(), ascii(text)
    assert r"code c\x1b]0;owned\x07" in str(found)
    assert r"field f\x1b]0;owned" in str(found)
    assert r"request id r\x9b2J" in str(found)
    assert (found.code, found.field) == (f"c{nasty}", f"f{nasty}")
    assert str(ErrorDetail("no", code=nasty)).isprintable()
