"""The token: where it goes, and where it must never be seen."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from runtime.core.errors import ConfigurationError, NotFoundError, SDKError
from runtime.core.operation import Credential
from runtime.http.connections import TokenSource
from runtime.http.pool import proxy_for
from runtime.http.response import ResponseFacts, response_of
from runtime.http.transport import HeaderMap, base_url

from .driver import CREATE, FACTS, GET, HOST, LIST, START, TOKEN, AsyncDriver, Driver, json_answer
from .wire import Wire, answer, raw, reset

Start = Callable[..., Wire]


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a\nb",
        "a\r\nX: y",
        "a b",
        " a",
        "a ",
        "t\u00f6ken",
        "a\x00",
        "Bearer abc",
        "bearer abc",
        "Bearer",
        5,
        b"abc",
    ],
    ids=lambda token: f"E07-{token!r}",
)
def test_a_token_that_cannot_be_sent_is_refused_at_once(driver: Driver, token: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        driver.client(token)
    text = str(caught.value) + repr(caught.value)
    assert "DEMO_TOKEN" in text
    if token and len(str(token)) > 3 and str(token) not in {"Bearer"}:
        assert str(token) not in text


def test_no_token_names_the_variable(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:  # E07
    monkeypatch.delenv("DEMO_TOKEN", raising=False)
    with pytest.raises(ConfigurationError, match=r"No API token: pass `token` or set DEMO_TOKEN\."):
        driver.client(None)
    monkeypatch.setenv("DEMO_TOKEN", TOKEN)
    seen: list[httpx2.Request] = []
    client = driver.client(None, http_client=httpx2.MockTransport(lambda r: seen.append(r) or json_answer(1)))  # type: ignore[func-returns-value]
    driver.send(client, GET, path=("a",))
    assert seen[0].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example.com",
        "ftp://x.example",
        "api.example.com",
        "",
        "https://",
        "https://u:p@x.example",
        "https://x.example/#a",
        "https://x.example:0",
        "https://x.example:99999",
        "https://x y.example",
        "https://x.example/a/../b",
        "https://x\\.example",
        "https://exa mple",
        "https://[::1",
        "https://x..example",
    ],
    ids=lambda url: f"W17-{url}",
)
def test_a_base_that_cannot_be_used_is_refused_at_once(driver: Driver, url: str) -> None:  # E06 W17
    with pytest.raises(ConfigurationError, match="base_url cannot be used"):
        driver.client(base_url=url)


@pytest.mark.parametrize(
    ("url", "target", "host"),
    [
        ("https://x.example", "/v1/things/a", "x.example"),
        ("https://x.example/", "/v1/things/a", "x.example"),
        ("https://x.example/gate/", "/gate/v1/things/a", "x.example"),
        ("https://x.example/?k=1", "/v1/things/a?k=1", "x.example"),
        ("https://X.Example:443", "/v1/things/a", "x.example"),
        ("https://x.example:8443", "/v1/things/a", "x.example:8443"),
        ("https://b\u00fccher.example", "/v1/things/a", "xn--bcher-kva.example"),
        ("http://[::1]:8080", "/v1/things/a", "[::1]:8080"),
        ("http://localhost:1", "/v1/things/a", "localhost:1"),
        ("http://127.0.0.1:1", "/v1/things/a", "127.0.0.1:1"),
    ],
    ids=lambda value: f"W17-{value}",
)
def test_a_base_is_joined_right(driver: Driver, url: str, target: str, host: str) -> None:  # W11 W17
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return json_answer(1)

    driver.send(driver.mock(handle, base_url=url), GET, path=("a",))
    assert seen[0].url.raw_path.decode() == target
    assert seen[0].headers["host"] == host


def test_a_token_goes_over_http_where_the_caller_says_so(driver: Driver) -> None:  # E06
    """Not to other machines otherwise: neither to the own server nor to that of an operation."""
    seen: list[httpx2.Request] = []
    handle = lambda request: seen.append(request) or json_answer(1)  # type: ignore[func-returns-value]  # noqa: E731
    plain, elsewhere = "http://api.example.com", replace(GET, servers=("http://other.example",))
    driver.facts = replace(FACTS, regions={"clear": plain})
    with pytest.raises(ConfigurationError, match="allow_http=True"):
        driver.mock(handle)
    driver.facts = FACTS
    with pytest.raises(ConfigurationError, match="allow_http=True"):
        driver.send(driver.mock(handle), elsewhere, path=("a",))
    assert seen == []
    driver.facts = replace(FACTS, regions={"clear": plain})
    client = driver.mock(handle, allow_http=True)
    driver.send(client, GET, path=("a",))
    driver.send(client.with_options(max_retries=0), elsewhere, path=("a",))
    driver.send(driver.mock(handle, base_url="http://x.example", allow_http=True), GET, path=("a",))
    assert [request.url.host for request in seen] == ["api.example.com", "other.example", "x.example"]
    # To another origin than its own a client sends no token.
    assert ["authorization" in request.headers for request in seen] == [True, False, True]


def test_an_api_without_a_credential_may_be_asked_over_http(driver: Driver) -> None:  # E06
    driver.facts = replace(FACTS, regions={"clear": "http://api.example.com"}, credential=Credential(kind="none"))
    seen: list[httpx2.Request] = []
    client = driver.mock(lambda r: seen.append(r) or json_answer(1), token=None)  # type: ignore[func-returns-value]
    driver.send(client, replace(GET, secured=False), path=("a",))
    assert seen[0].url.scheme == "http"


@pytest.mark.parametrize("value", [1, "yes", None])
def test_http_is_allowed_by_a_truth_value(driver: Driver, value: Any) -> None:
    with pytest.raises(TypeError, match="allow_http"):
        driver.client(base_url="http://x.example", allow_http=value)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://x.example", "https://x.example/v2"),
        ("https://x.example/", "https://x.example/v2"),
        ("https://x.example/gate", "https://x.example/gate"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1/v2"),
    ],
    ids=lambda value: f"W17-{value}",
)
def test_the_path_of_a_relative_server_is_put_behind_an_origin(driver: Driver, url: str, base: str) -> None:  # W17
    driver.facts = replace(FACTS, regions={}, base_path="/v2")
    assert repr(driver.client(base_url=url)) == f"Demo({base!r}, token=***)"


def test_an_api_without_a_server_needs_an_address(driver: Driver) -> None:
    driver.facts = replace(FACTS, regions={}, base_path="/v2")
    with pytest.raises(ConfigurationError, match="give base_url="):
        driver.client()


def test_regions(driver: Driver) -> None:  # A4
    assert HOST in repr(driver.client())
    assert "api.eu.example.com" in repr(driver.client(region="eu"))
    for options in ({"region": "xx"}, {"region": "eu", "base_url": HOST}):
        with pytest.raises(ConfigurationError):
            driver.client(**options)


def test_the_client_shows_no_token(driver: Driver) -> None:  # E08 E14
    client = driver.client()
    for text in (repr(client), str(client), f"{client}", repr(vars(client)), repr(client._connections.tokens)):
        assert TOKEN not in text
    assert repr(client) == f"Demo('{HOST}', token=***)"
    assert f"{client._connections.tokens._secret}" == "***"


@pytest.mark.parametrize(
    "act",
    [pickle.dumps, copy.copy, copy.deepcopy, json.dumps],
    ids=["E11-pickle", "E11-copy", "E11-deepcopy", "E11-json"],
)
def test_the_client_is_not_copied(driver: Driver, act: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        act(driver.client())


def test_errors_are_pickled_without_the_token(driver: Driver) -> None:  # E11
    client = driver.mock(lambda r: json_answer({"errors": [{"code": "c", "message": "m"}]}, 404, Set_Cookie="sid=1"))
    with pytest.raises(NotFoundError) as caught:
        driver.send(client, GET, path=("a",))
    packed = pickle.dumps(caught.value)
    assert TOKEN.encode() not in packed
    again = pickle.loads(packed)
    assert type(again) is NotFoundError
    assert (str(again), again.status, again.code, again.request) == (
        str(caught.value),
        404,
        "c",
        caught.value.request,
    )


@pytest.mark.parametrize("fault", ["status", "reset", "broken", "redirect", "lengths"])
def test_no_error_holds_the_token_or_a_query(
    driver: Driver, wire: Start, fault: str, caplog: pytest.LogCaptureFixture
) -> None:  # E09 S07
    handlers = {
        "status": answer(404, b'{"message": "no"}'),
        "reset": reset,
        "broken": answer(200, b"{"),
        "redirect": answer(302, b"", "Location: https://evil.example/?sig=s1gned"),
        "lengths": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
    }
    client = driver.client(base_url=wire(handlers[fault]).url, max_retries=0)
    with caplog.at_level(logging.DEBUG), pytest.raises(SDKError) as caught:
        driver.send(client, GET, path=("a",), query={"include": ["s1gned"]})
    error: BaseException | None = caught.value
    logging.getLogger("demo").error("failed", exc_info=caught.value)
    text = "".join(traceback.format_exception(caught.value))
    while error is not None:
        text += str(error) + repr(error) + repr(error.args) + repr(vars(error))
        error = error.__cause__ or error.__context__
    frame = caught.tb
    while frame is not None:
        if (
            "runtime" in frame.tb_frame.f_code.co_filename.split("templates")[-1]
            and "tests" not in frame.tb_frame.f_code.co_filename
        ):
            text += repr(frame.tb_frame.f_locals)
        frame = frame.tb_next  # type: ignore[assignment]
    assert TOKEN not in text
    own = "".join(record.getMessage() for record in caplog.records if record.name == "demo")
    assert TOKEN not in caplog.text
    for place in (str(caught.value), repr(caught.value.request), own):
        assert "s1gned" not in place


def test_the_log_of_a_request(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:  # E10
    client = driver.mock(lambda r: json_answer(1))
    with caplog.at_level(logging.DEBUG):
        driver.send(client, GET, path=("a",), query={"include": ["hidden"]})
    (record,) = [record for record in caplog.records if record.name == "demo"]
    assert record.getMessage() == f"GET {HOST}/v1/things/a?include=***: 200 in 0 ms, 1 bytes, attempt 1"


def test_the_log_of_the_engine(driver: Driver, wire: Start, caplog: pytest.LogCaptureFixture) -> None:  # E10
    server = wire(answer(200, b"1", "Set-Cookie: sid=c00kie"))
    with caplog.at_level(logging.DEBUG):
        for name in ("httpcore2", "httpcore2.connection", "httpcore2.http11", "httpx2", "asyncio", "urllib"):
            caplog.set_level(logging.DEBUG, logger=name)
        driver.send(driver.client(base_url=server.url), GET, path=("a",), query={"include": ["s1gned"]})
    text = "".join(record.getMessage() + repr(record.args) for record in caplog.records)
    assert TOKEN not in text
    assert "s1gned" not in text
    assert "c00kie" not in text


def test_what_the_home_folder_says_is_not_sent(
    driver: Driver, wire: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # E05
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login u password p\ndefault login u password p\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server = wire(answer(200, b"1"))
    driver.send(driver.client(base_url=server.url), replace(GET, secured=False), path=("a",))
    driver.send(driver.client(base_url=server.url), GET, path=("a",))
    assert [seen.header("authorization") for seen in server.seen] == [None, f"Bearer {TOKEN}"]


def test_the_librarys_own_log_has_no_query(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:  # S07
    transport = httpx2.MockTransport(lambda r: json_answer(1))
    outer: Any = (httpx2.AsyncClient if driver.asynchronous else httpx2.Client)(transport=transport)
    with caplog.at_level(logging.INFO):
        driver.send(driver.client(http_client=outer), GET, path=("a",), query={"include": ["hidden"]})
    assert "HTTP Request: GET https://api.example.com/v1/things/a " in caplog.text
    assert "hidden" not in caplog.text
    driver.run(outer.aclose()) if driver.asynchronous else outer.close()


def test_a_borrowed_client_gives_nothing_of_its_own(driver: Driver) -> None:  # H02 E13
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return json_answer(1, Set_Cookie="sid=1; Path=/")

    kind: Any = httpx2.AsyncClient if driver.asynchronous else httpx2.Client
    outer = kind(
        transport=httpx2.MockTransport(handle),
        auth=("u", "p"),
        cookies={"c": "1"},
        headers={"X-Own": "1"},
        follow_redirects=True,
    )
    client = driver.client(http_client=outer)
    driver.send(client, GET, path=("a",))
    driver.send(client, GET, path=("a",))
    for request in seen:
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        assert "cookie" not in request.headers
        assert "x-own" not in request.headers
    driver.run(client.close())
    assert not outer.is_closed
    driver.run(outer.aclose()) if driver.asynchronous else outer.close()


def test_cookies_are_not_kept(driver: Driver, wire: Start) -> None:  # E13
    server = wire(answer(200, b"1", "Set-Cookie: sid=1; Path=/"))
    client = driver.client(base_url=server.url)
    driver.send(client, GET, path=("a",))
    driver.send(client, GET, path=("a",))
    assert [seen.header("cookie") for seen in server.seen] == [None, None]


def test_who_asks(driver: Driver, wire: Start) -> None:  # E15
    server = wire(answer())
    driver.send(driver.client(base_url=server.url), GET, path=("a",))
    assert server.seen[0].header("user-agent") == "demo/1.2.3"


@pytest.mark.parametrize(
    ("credential", "token", "header", "value", "target"),
    [
        (Credential(kind="basic"), "u:p", "authorization", "Basic dTpw", "/v1/things/a"),
        (Credential(kind="header", wire_name="X-Key"), "k", "x-key", "k", "/v1/things/a"),
        (Credential(kind="cookie", wire_name="sid"), "k", "cookie", "sid=k", "/v1/things/a"),
        (Credential(kind="query", wire_name="key"), "k&y", "authorization", None, "/v1/things/a?key=k%26y"),
        (Credential(kind="none"), None, "authorization", None, "/v1/things/a"),
    ],
    ids=lambda value: value.kind if isinstance(value, Credential) else "",
)
def test_other_credentials(
    driver: Driver, wire: Start, credential: Credential, token: Any, header: str, value: Any, target: str
) -> None:
    driver.facts = replace(FACTS, credential=credential)
    server = wire(answer())
    driver.send(driver.client(token, base_url=server.url), GET, path=("a",))
    assert server.seen[0].header(header) == value
    assert server.seen[0].target == target


def test_a_credential_that_the_client_does_not_send_is_given_by_hand(driver: Driver, wire: Start) -> None:
    """A header is refused where the token travels in it, and nowhere else."""
    by_hand = {"Authorization": "Digest by-hand"}
    for kind, token in (("none", None), ("query", "k"), ("cookie", "k")):
        driver.facts = replace(FACTS, credential=Credential(kind=kind, wire_name="Authorization"))
        server = wire(answer(), answer())
        client = driver.client(token, base_url=server.url)
        driver.send(client, GET, path=("a",), options={"extra_headers": by_hand})
        driver.send(client.with_options(extra_headers=by_hand), GET, path=("a",))
        assert [seen.header("authorization") for seen in server.seen] == ["Digest by-hand"] * 2
    driver.facts = FACTS
    with pytest.raises(ValueError, match="carries the credential"):
        driver.send(driver.client(base_url=server.url), GET, path=("a",), options={"extra_headers": by_hand})


def test_what_needs_no_token_gets_none(driver: Driver) -> None:
    seen: list[httpx2.Request] = []
    open_to_all = replace(GET, secured=False)
    client = driver.mock(lambda r: seen.append(r) or json_answer(1))  # type: ignore[func-returns-value]
    driver.send(client, open_to_all, path=("a",))
    elsewhere = replace(GET, servers=("https://other.example/base",))
    driver.send(client, elsewhere, path=("a",))
    assert [request.headers.get("authorization") for request in seen] == [None, None]
    assert str(seen[1].url) == "https://other.example/base/v1/things/a"


def test_parallel_refusals_renew_once() -> None:  # E12
    asked: list[int] = []

    async def token() -> str:
        asked.append(1)
        await asyncio.sleep(0)
        return f"t{len(asked)}"

    async def main() -> None:
        source = TokenSource(token, Credential())
        await source.current_async()
        await asyncio.gather(*(source.renew_async(source.generation) for _ in range(10)))

    asyncio.run(main())
    assert len(asked) == 2


def test_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:  # E01
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    origin = base_url("https://api.example.com").origin
    assert proxy_for(origin) is None
    monkeypatch.setenv("HTTPS_PROXY", "http://u:p@proxy.example:3128")
    found = proxy_for(origin)
    assert found is not None
    assert (found.url.host, found.url.port, found.auth) == (b"proxy.example", 3128, (b"u", b"p"))
    assert proxy_for(base_url("https://127.0.0.1").origin) is None
    monkeypatch.setenv("NO_PROXY", "api.example.com")
    assert proxy_for(origin) is None


def test_headers_that_came_hide_what_is_secret() -> None:
    headers = HeaderMap([(b"Set-Cookie", b"sid=1"), (b"X-A", b"1"), (b"x-a", b"2")])
    assert headers["X-a"] == "1, 2"
    assert headers.get_all("X-A") == ["1", "2"]
    assert "sid" not in repr(headers)


COOKIES = {
    "Set_Cookie": "sid=c00kie; Path=/",
    "X_Auth_Token": "c00kie",
    "Location": "https://files.example/?sig=c00kie",
    "X_Note": "Bearer c00kie",
}


def test_what_is_pickled_has_no_cookie(driver: Driver) -> None:  # E11
    client = driver.mock(lambda request: json_answer({"name": "n"}, ETag="e", **COOKIES))
    thing = driver.send(client, replace(GET, success={"200": "Thing"}), path=("a",))
    facts = response_of(thing)
    assert facts is not None
    assert facts.headers["set-cookie"] == COOKIES["Set_Cookie"]
    assert "c00kie" not in repr(facts) + repr(facts.headers) + repr(thing)
    secrets = ("set-cookie", "x-auth-token", "location")
    for value in (thing, facts, facts.headers, copy.copy(thing)):
        packed = pickle.dumps(value)
        assert b"sid=" not in packed and b"sig=" not in packed
        again = pickle.loads(packed)
        headers = again if isinstance(again, HeaderMap) else (response_of(again) or again).headers
        assert headers["etag"] == "e"
        assert not any(name in headers for name in secrets)
        assert pickle.loads(pickle.dumps(again)) is not None
    packed = pickle.dumps(ResponseFacts(content=b"", headers={"Set-Cookie": "c00kie", "ETag": "e"}))
    assert b"c00kie" not in packed
    assert dict(pickle.loads(packed).headers) == {"ETag": "e"}


def test_an_error_with_a_deep_body_is_pickled(driver: Driver) -> None:  # E11
    text = '{"message": "no", "x": ' + "[" * 900 + "]" * 900 + "}"
    client = driver.mock(lambda r: httpx2.Response(404, text=text, headers={"Content-Type": "application/json"}))
    with pytest.raises(NotFoundError) as caught:
        driver.send(client, GET, path=("a",))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.body["message"]) == (str(caught.value), "no")
    assert again.errors[0].raw is again.body


def test_a_pickled_error_has_no_cookie(driver: Driver) -> None:  # E11
    client = driver.mock(lambda request: json_answer({"message": "no"}, 404, **COOKIES))
    with pytest.raises(NotFoundError) as caught:
        driver.send(client, GET, path=("a",))
    packed = pickle.dumps(caught.value)
    assert b"sid=" not in packed and b"sig=" not in packed
    assert pickle.loads(packed).response.status == 404


def test_closing_and_options_of_a_copy(driver: Driver) -> None:
    seen: list[httpx2.Request] = []
    client = driver.mock(lambda r: seen.append(r) or json_answer(1))  # type: ignore[func-returns-value]
    twin = client.with_options(timeout=7, max_retries=0, extra_headers={"X-Team": "a"}, extra_query={"q": 1})
    driver.send(twin, START, path=("a",), options={"extra_headers": {"X-Team": "b"}})
    assert seen[0].headers["x-team"] == "b"
    assert seen[0].url.query == b"q=1"
    assert seen[0].extensions["timeout"]["read"] == 7
    with pytest.raises(TypeError, match="token"):
        client.with_options(token="x")
    assert isinstance(driver, AsyncDriver) is driver.asynchronous
    assert LIST.paging is not None
    assert CREATE.body is not None
