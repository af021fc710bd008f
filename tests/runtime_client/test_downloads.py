"""Files behind signed URLs on raw sockets: what is sent there, where it may not lead, what a break leaves."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import traceback
from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Any

import httpcore2
import httpx2
import pytest
from runtime.client.base import SyncClient
from runtime.core.errors import (
    APIConnectionError,
    APIResponseError,
    APITimeoutError,
    NotFoundError,
    ResponseTooLargeError,
    SDKError,
)
from runtime.core.operation import Operation, PathParam
from runtime.files.errors import SignedURLError, SignedURLRefusedError
from runtime.files.resource import AsyncDownloadingResource, DownloadingResource
from runtime.files.signed import check_public, is_private
from runtime.files.steps import Download
from runtime.http.pool import address_of
from runtime.http.transport import SignedURL

from .driver import FACTS, PATIENT, TOKEN, Driver
from .wire import Handler, Line, Seen, Wire, answer, raw, reset

Start = Callable[..., Wire]

FILE: Operation[Any] = Operation(
    key="GET /v1/files/{_id}",
    id="getFile",
    method="GET",
    path=("/v1/files/", PathParam("_id")),
    success={"200": "Thing"},
    safe=True,
    idempotent=True,
    steps=(Download("url"),),
)
PLACE = "/b%2Fc/x+y%20z%2f?X-Amz-Date=2026%2F11&b=%e9&a=+&X-Amz-Signature=s1gned"
DENIED = (
    b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message>'
    b"<SignatureProvided>s1gned</SignatureProvided></Error>"
)
XML = "application/xml"
PLAIN = "text/csv"


class Store:
    """An API that gives addresses of files, and the server of the files."""

    def __init__(self, wire: Start, *files: Handler, place: str = PLACE) -> None:
        self.files = wire(*files)
        self.api = wire(answer(200, json.dumps({"url": self.files.url + place}).encode(), "Set-Cookie: sid=1; Path=/"))


class Demo(SyncClient):
    _api = FACTS


def fetch(driver: Driver, client: Any, target: Any, operation: Operation[Any] = FILE, **options: Any) -> Any:
    """Download through the resource, to loopback."""
    options.setdefault("allow_private", True)
    overwrite = options.pop("overwrite", False)
    resource: Any = (AsyncDownloadingResource if driver.asynchronous else DownloadingResource)(client)
    return driver.run(resource._download(operation, target, overwrite=overwrite, path=("a",), options=options))


def file(body: bytes, *headers: str) -> Handler:
    return answer(200, body, *headers, kind=PLAIN)


def half(body: bytes, at: int, *headers: str) -> Handler:
    """An answer that breaks off."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers, "", ""]
    return raw("\r\n".join(lines).encode() + body[:at])


def part(body: bytes, begin: int, tag: str) -> Handler:
    """The rest of a file."""
    place = f"Content-Range: bytes {begin}-{len(body) - 1}/{len(body)}"
    return answer(206, body[begin:], place, f"ETag: {tag}", kind=PLAIN)


def test_a_signed_url_gets_nothing_but_the_request(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S01
    store = Store(wire, file(b"a,b\r\n"))
    client = driver.client(base_url=store.api.url).with_options(extra_headers={"X-Team": "a"}, extra_query={"q": 1})
    for turn in range(2):
        options = {"extra_headers": {"X-Call": "b"}, "extra_query": {"r": 2}, "idempotency_key": "k"}
        assert fetch(driver, client, tmp_path / f"{turn}.csv", **options).read_bytes() == b"a,b\r\n"
    asked, fetched = store.api.seen, store.files.seen
    assert [seen.header("authorization") for seen in asked] == [f"Bearer {TOKEN}"] * 2
    assert [seen.header("x-call") for seen in asked] == ["b", "b"]
    names = [line.partition(b":")[0].lower() for line in fetched[1].head.split(b"\r\n")[1:]]
    assert names == [b"host", b"user-agent", b"accept", b"accept-encoding"]
    assert all(TOKEN.encode() not in seen.head for seen in fetched)


def test_a_signed_url_is_sent_letter_by_letter(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S02
    store = Store(wire, file(b"x"))
    fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert store.files.seen[0].target == PLACE


@pytest.mark.parametrize(
    "url",
    [
        "http://files.example/x?s=s1gned",
        "file:///etc/passwd?s1gned",
        "ftp://files.example/x?s1gned",
        "https://127.0.0.1/x?s1gned",
        "https://127.1/x?s1gned",
        "https://2130706433/x?s1gned",
        "https://0x7f.0.0.1/x?s1gned",
        "https://localhost/x?s1gned",
        "https://api.localhost./x?s1gned",
        "https://169.254.169.254/latest/meta-data?s1gned",
        "https://10.1.2.3/x?s1gned",
        "https://192.168.0.1/x?s1gned",
        "https://100.64.0.1/x?s1gned",
        "https://0.0.0.0/x?s1gned",
        "https://[::1]/x?s1gned",
        "https://[::ffff:10.0.0.1]/x?s1gned",
        "https://[64:ff9b::a00:1]/x?s1gned",
        "https://[::127.0.0.1]/x?s1gned",
        "https://[::8.8.8.8]/x?s1gned",
        "https://[::ffff:0:127.0.0.1]/x?s1gned",
        "https://[64:ff9b:1::1]/x?s1gned",
        "https://[64:ff9b:1::8.8.8.8]/x?s1gned",
        "https://[64:ff9b:1:7f00:0:100::]/x?s1gned",
        "https://[2002:7f00:1::]/x?s1gned",
        "https://[2001:0:4136:e378:8000:63bf:80ff:fffe]/x?s1gned",
        "https://[2606:4700::5efe:10.0.0.1]/x?s1gned",
        "https://[2606:4700::200:5efe:127.0.0.1]/x?s1gned",
        "https://[fec0::1]/x?s1gned",
        "https://[5f00::1]/x?s1gned",
        "https://[ff0e::1]/x?s1gned",
        "https://[1:2]/x?s1gned",
        "https://files.example/\ud800?s1gned",
        "https://[fd00::1]/x?s1gned",
        "https://[fe80::1]/x?s1gned",
        "https://metadata.internal/x?s1gned",
        "https://u:s1gned@files.example/x",
        "https://files.example\\@evil.example/?s1gned",
        "https:///x?s1gned",
        "//files.example/x?s1gned",
        "/x?s1gned",
        "https://files.example/x\r\ns1gned",
    ],
    ids=lambda url: f"S03-{url[:40]}",
)
def test_a_signed_url_that_leads_elsewhere(driver: Driver, tmp_path: Path, url: str) -> None:
    seen: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.url.host)
        return httpx2.Response(200, content=json.dumps({"url": url}), headers={"Content-Type": "application/json"})

    with pytest.raises(SignedURLError, match="is not asked for") as caught:
        fetch(driver, driver.mock(handle), tmp_path / "x", allow_private=False)
    assert seen == ["api.example.com"]
    assert "s1gned" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_http_is_for_this_machine_only(driver: Driver, tmp_path: Path) -> None:  # S03
    client = driver.mock(lambda r: httpx2.Response(200, json={"url": "http://10.0.0.1/x"}))
    with pytest.raises(SignedURLError, match="the scheme is http"):
        fetch(driver, client, tmp_path / "x", allow_private=True)


def test_a_public_name_of_a_private_address(
    driver: Driver, wire: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # S03
    store = Store(wire, file(b"x"))
    store.api.handlers = [answer(200, b'{"url": "https://files.example:%d/x"}' % store.files.port)]
    real = socket.getaddrinfo

    def lookup(host: Any, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host in ("files.example", b"files.example") else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(SignedURLError, match="its host is in a private network"):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x", allow_private=False)
    assert store.files.seen == []


@pytest.mark.parametrize("inner", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"])
def test_an_address_inside_another_is_looked_at_after_the_name_is_resolved(inner: str) -> None:  # S03
    number = int(IPv4Address(inner))
    for outer in (0, 0xFFFF << 32, 0xFFFF << 48, 0x64FF9B << 96, 0x64FF9B0001 << 80):
        stream = Peer(str(IPv6Address(outer | number)))
        with pytest.raises(SignedURLError, match="private network"):
            check_public(address_of(stream))
    for text in (
        str(IPv6Address(0x2002 << 112 | number << 80 | 1)),
        f"2606:4700::5efe:{inner}",
        inner,
        f"fe80::{inner}%1",
    ):
        with pytest.raises(SignedURLError, match="private network"):
            check_public(address_of(Peer(text)))


class Peer(httpcore2.NetworkStream):
    """A connection to an address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def get_extra_info(self, info: str) -> Any:
        return (self._address, 443, 0, 0) if info == "server_addr" else None


@pytest.mark.parametrize(
    "host",
    [
        "files.example",
        "8.8.8.8",
        "[2606:4700::1]",
        "s3.eu-west-1.amazonaws.com",
        "1.2",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::8.8.8.8]",
        "[2002:808:808::1]",
        "[2606:4700::5efe:8.8.8.8]",
    ],
)
def test_public_hosts(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize("status", [400, 401, 403, 410], ids=lambda status: f"S04-{status}")
def test_a_refused_url_is_renewed_once(driver: Driver, wire: Start, tmp_path: Path, status: int) -> None:
    denied = answer(status, DENIED, kind=XML)
    store = Store(wire, denied, file(b"x"))
    client = driver.client(base_url=store.api.url)
    assert fetch(driver, client, tmp_path / "x").read_bytes() == b"x"
    assert (len(store.api.seen), len(store.files.seen)) == (2, 2)


def test_a_url_that_is_refused_again(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S04
    store = Store(wire, answer(403, DENIED, kind=XML))
    with pytest.raises(SignedURLRefusedError, match=r"expired, or was refused \(403 AccessDenied\)") as caught:
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert (caught.value.status, caught.value.response is not None) == (403, True)
    assert (len(store.api.seen), len(store.files.seen)) == (2, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there(driver: Driver, wire: Start, tmp_path: Path) -> None:
    store = Store(wire, answer(404, b"<Error><Code>NoSuchKey</Code></Error>", kind=XML))
    with pytest.raises(NotFoundError):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert len(store.files.seen) == 1


def test_one_redirect_is_followed(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S05
    other = wire(file(b"there"))
    store = Store(wire, answer(307, b"", f"Location: {other.url}/r%2F?sig=2", "Set-Cookie: a=b"))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == b"there"
    assert other.seen[0].target == "/r%2F?sig=2"
    assert (other.seen[0].header("authorization"), other.seen[0].header("cookie")) == (None, None)
    assert len(store.files.seen) == 1


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("{url}/again", "on to other addresses"),
        ("http://10.0.0.1/x", "the scheme is http"),
        ("", "on to other"),
        ("https://[bad/x", "cannot be read"),
    ],
    ids=["S05-twice", "S05-http", "S05-nowhere", "S05-bad"],
)
def test_a_redirect_too_many(driver: Driver, wire: Start, tmp_path: Path, location: str, words: str) -> None:
    def elsewhere(line: Line, seen: Seen) -> None:
        answer(307, b"", *([f"Location: {location.format(url=store.files.url)}"] if location else []))(line, seen)

    store = Store(wire, elsewhere)
    with pytest.raises(SignedURLError, match=words):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert len(store.files.seen) == (2 if "again" in location else 1)


def test_a_redirect_into_a_private_network(driver: Driver, tmp_path: Path) -> None:  # S05
    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "api.example.com":
            return httpx2.Response(200, json={"url": "https://files.example/x"})
        return httpx2.Response(307, headers={"Location": "https://169.254.169.254/x"})

    with pytest.raises(SignedURLError, match="into a private network"):
        fetch(driver, driver.mock(handle), tmp_path / "x", allow_private=False)


BODY = bytes(range(256)) * 40


def test_a_file_that_breaks_off_leaves_nothing(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    store = Store(wire, half(BODY, len(BODY) // 2))
    with pytest.raises(APIConnectionError) as caught:
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert list(tmp_path.iterdir()) == []
    assert len(store.files.seen) == 3
    assert all(seen.header("range") is None for seen in store.files.seen)


def test_a_file_that_breaks_off_once_is_begun_again(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    store = Store(wire, half(BODY, 100), file(BODY))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY
    assert len(driver.time.slept) == 1


def test_a_file_with_a_tag_is_read_on(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    tag = '"e1"'
    store = Store(wire, half(BODY, 4000, f"ETag: {tag}"), part(BODY, 4000, tag))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY
    again = store.files.seen[1]
    assert (again.header("range"), again.header("if-range"), again.target) == ("bytes=4000-", tag, PLACE)
    assert len(store.api.seen) == 1


def test_a_file_that_changed_is_begun_again(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    store = Store(wire, half(BODY, 4000, 'ETag: "e1"'), file(b"new", 'ETag: "e2"'))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == b"new"


def test_a_weak_tag_says_nothing_of_bytes(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    store = Store(wire, half(BODY, 4000, 'ETag: W/"e1"'), file(BODY))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY
    assert store.files.seen[1].header("range") is None


@pytest.mark.parametrize("rest", [part(BODY, 3999, '"e1"'), part(BODY, 4000, '"e2"')], ids=["S06-place", "S06-tag"])
def test_another_part_than_was_asked_for(driver: Driver, wire: Start, tmp_path: Path, rest: Handler) -> None:
    store = Store(wire, half(BODY, 4000, 'ETag: "e1"'), rest)
    with pytest.raises(APIResponseError, match="another part of the file"):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_the_url_expires_on_the_way(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S04 S06
    tag = '"e1"'
    store = Store(wire, half(BODY, 4000, f"ETag: {tag}"), answer(403, DENIED, kind=XML), part(BODY, 4000, tag))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY
    assert len(store.api.seen) == 2


def test_a_packed_file_is_unpacked_across_a_break(driver: Driver, wire: Start, tmp_path: Path) -> None:  # S06
    packed = gzip.compress(BODY, mtime=0)
    at, tag, encoding = len(packed) // 2, '"e1"', "Content-Encoding: gzip"
    rest = answer(
        206, packed[at:], f"Content-Range: bytes {at}-{len(packed) - 1}/{len(packed)}", f"ETag: {tag}", encoding
    )
    store = Store(wire, half(packed, at, f"ETag: {tag}", encoding), rest)
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY


def test_a_packed_file_of_several_members(driver: Driver, wire: Start, tmp_path: Path) -> None:
    packed = gzip.compress(BODY, mtime=0) + gzip.compress(b"more", mtime=0) + bytes(100)
    at, tag, encoding = len(packed) - 110, '"e1"', "Content-Encoding: gzip"
    rest = answer(
        206, packed[at:], f"Content-Range: bytes {at}-{len(packed) - 1}/{len(packed)}", f"ETag: {tag}", encoding
    )
    store = Store(wire, half(packed, at, f"ETag: {tag}", encoding), rest)
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == BODY + b"more"


@pytest.mark.parametrize("end", [b"rest", gzip.compress(b"more", mtime=0)[:-3]], ids=["rest", "cut"])
def test_a_packed_file_that_is_not_whole(driver: Driver, wire: Start, tmp_path: Path, end: bytes) -> None:
    store = Store(wire, file(gzip.compress(BODY, mtime=0) + end, "Content-Encoding: gzip"))
    with pytest.raises(APIResponseError, match="gzip data"):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_packed_bomb_stops_at_the_limit(driver: Driver, wire: Start, tmp_path: Path) -> None:  # B15
    store = Store(wire, file(gzip.compress(bytes(4_000_000), mtime=0), "Content-Encoding: gzip"))
    with pytest.raises(ResponseTooLargeError, match="limit of 1000000 bytes"):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x", max_bytes=1_000_000)
    assert list(tmp_path.iterdir()) == []


def test_a_lost_answer_is_asked_for_again(driver: Driver, wire: Start, tmp_path: Path) -> None:
    store = Store(wire, reset, answer(503, b""), file(b"x"))
    assert fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x").read_bytes() == b"x"


def test_a_time_limit_of_the_call_is_one_of_the_file(driver: Driver, wire: Start, tmp_path: Path) -> None:  # D01 D02
    def late(line: Line, seen: Seen) -> None:
        driver.time.now += 61
        line.say(b"HTTP/1.1 200 OK\r\n")
        line.hold()

    store = Store(wire, late)
    with pytest.raises(APITimeoutError, match=r"time for the whole call is over \(60 s\)"):
        fetch(driver, driver.client(base_url=store.api.url), tmp_path / "x", timeout=replace(PATIENT, total=60))
    assert len(store.files.seen) == 1


@pytest.mark.parametrize("fault", ["refused", "broken", "private", "redirect"])
def test_no_signature_is_shown(
    driver: Driver, wire: Start, tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str
) -> None:  # S07 E09 E10
    handlers = {
        "refused": answer(403, DENIED, kind=XML),
        "broken": half(BODY, 9),
        "private": file(b""),
        "redirect": answer(307, b"", "Location: http://10.0.0.1/?sig=s1gned"),
    }
    store = Store(wire, handlers[fault])
    client = driver.client(base_url=store.api.url)
    with caplog.at_level(logging.DEBUG), pytest.raises(SDKError) as caught:
        fetch(driver, client, tmp_path / "x", allow_private=fault != "private")
    logging.getLogger("demo").error("failed", exc_info=caught.value)
    error: BaseException | None = caught.value
    text = "".join(traceback.format_exception(caught.value))
    while error is not None:
        text += str(error) + repr(error) + repr(error.args) + repr(vars(error))
        error = error.__cause__ or error.__context__
    assert "s1gned" not in text + caplog.text
    assert TOKEN not in text + caplog.text


def test_a_signed_url_hides_itself() -> None:  # S07
    url = SignedURL("https://files.example/x?a=1&sig=s1gned")
    assert repr(url) == "SignedURL('https://files.example/x?a=***&sig=***')"
    assert repr(SignedURL("no address s1gned")) == "SignedURL('***')"
    assert str(url) == url == "https://files.example/x?a=1&sig=s1gned"


@pytest.mark.parametrize(
    "place", ["/..%2F..%2Fevil", "/C:%5Cevil", "/evil%00.txt", "/evil"], ids=lambda place: f"S08-{place}"
)
def test_the_servers_name_is_no_path(driver: Driver, wire: Start, tmp_path: Path, place: str) -> None:
    store = Store(wire, file(b"x", 'Content-Disposition: attachment; filename="../../evil"'), place=place)
    folder = tmp_path / "in"
    folder.mkdir()
    client = driver.client(base_url=store.api.url)
    assert fetch(driver, client, folder / "mine").name == "mine"
    with pytest.raises(IsADirectoryError):
        fetch(driver, client, folder)
    assert [str(path.relative_to(tmp_path)) for path in sorted(tmp_path.rglob("*"))] == ["in", "in/mine"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit], ids=lambda stop: f"R21-{stop.__name__}")
def test_what_stops_a_download_leaves_nothing(wire: Start, tmp_path: Path, stop: type[BaseException]) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "api.example.com":
            return httpx2.Response(200, json={"url": "https://files.example/x"})

        def body() -> Any:
            yield b"begin"
            raise stop

        return httpx2.Response(200, content=body())

    with Demo(TOKEN, http_client=httpx2.MockTransport(handle)) as client, pytest.raises(stop):
        DownloadingResource(client)._download(FILE, tmp_path / "x", overwrite=False, path=("a",), options={})
    assert list(tmp_path.iterdir()) == []
