"""Answers that are cut, empty, mislabelled, broken, enormous, or no JSON at all."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from runtime.core.errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    AuthenticationError,
    InternalServerError,
    ResponseTooLargeError,
)
from runtime.core.operation import Operation, PathParam
from runtime.http import sending
from runtime.http.sending import BodyReader
from runtime.jobs.steps import Starts

from .driver import CREATE, DELETE, GET, LIST, START, Driver
from .wire import Line, Seen, Wire, answer, raw

Start = Callable[..., Wire]

TYPED: Operation[Any] = Operation(
    key="GET /v1/things/{_id}",
    id="getThing",
    method="GET",
    path=("/v1/things/", PathParam("_id")),
    success={"200": "Thing"},
    errors={"401": "Refusal"},
    safe=True,
)
SEVERAL: Operation[Any] = Operation(
    key="GET /v1/several", id="several", method="GET", path=("/v1/several",), success={"200": "MutableSequence[Thing]"}
)
BYTES: Operation[Any] = Operation(
    key="GET /v1/file", id="file", method="GET", path=("/v1/file",), success={"200": "bytes"}, accept="*/*"
)
TEXT: Operation[Any] = Operation(
    key="GET /v1/text", id="text", method="GET", path=("/v1/text",), success={"200": "str"}, accept="text/plain"
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def asked(driver: Driver, server: Wire, operation: Operation[Any] = GET, **options: Any) -> Any:
    path = ("a",) if any(isinstance(part, PathParam) for part in operation.path) else ()
    return driver.send(driver.client(base_url=server.url, **options), operation, path=path)


@pytest.mark.parametrize(
    "cut",
    [OK + b"Content-Length: 100\r\n\r\n[1, 2,", OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n"],
    ids=["B01", "B02"],
)
def test_a_cut_body_is_no_answer(driver: Driver, wire: Start, cut: bytes) -> None:
    assert asked(driver, wire(raw(cut), answer(200, b"[1]"))) == [1]
    server = wire(raw(cut))
    with pytest.raises(APIConnectionError) as caught:
        asked(driver, server, START)
    assert len(server.seen) == 1
    assert caught.value.outcome_unknown


def test_cut_json_is_told_with_all_that_is_known(driver: Driver, wire: Start) -> None:  # B03
    with pytest.raises(APIResponseError, match=r"no JSON.*status 200, application/json, 7 bytes") as caught:
        asked(driver, wire(raw(OK + b"Connection: close\r\n\r\n[1, 2, ")))
    assert caught.value.request is not None
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("operation", "status", "expected"),
    [
        (TYPED, 200, APIResponseError),
        (TYPED, 204, APIResponseError),
        (START, 200, None),
        (START, 204, None),
        (DELETE, 204, None),
        (DELETE, 200, None),
        (SEVERAL, 200, []),
        (SEVERAL, 204, []),
        (BYTES, 200, b""),
        (TEXT, 200, ""),
    ],
    ids=["B05", "B06", "A9-200", "A9-204", "none", "A9-del", "A8-200", "A8-204", "bytes", "text"],
)
def test_nothing_where_something_was_promised(
    driver: Driver, wire: Start, operation: Operation[Any], status: int, expected: Any
) -> None:
    server = wire(answer(status, b"", kind="text/plain" if operation is TEXT else "application/json"))
    if expected is APIResponseError:
        with pytest.raises(APIResponseError, match="empty body where Thing was promised"):
            asked(driver, server, operation)
    else:
        assert asked(driver, server, operation) == expected


def test_something_where_nothing_was_promised(driver: Driver, wire: Start) -> None:  # B06
    assert asked(driver, wire(answer(200, b"<p>done</p>", kind="text/html")), DELETE) is None


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_any_success_is_read_as_the_documented_one(driver: Driver, wire: Start, status: int) -> None:
    assert asked(driver, wire(answer(status, b'{"name": "n"}')), TYPED).name == "n"


def test_a_cut_that_is_json_cannot_be_seen(driver: Driver, wire: Start) -> None:  # B04
    server = wire(raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n12"))
    assert asked(driver, server) == 12  # of 1234: only a length, or the schema, could tell
    with pytest.raises(APIResponseError, match="departs from the schema"):
        asked(driver, wire(raw(OK + b'\r\n{"_id": "7"}')), TYPED, strict=True)


def test_a_login_page_is_no_answer(driver: Driver, wire: Start) -> None:  # B07
    page = b"<html>\x1b[31m" + b"x" * 5000
    with pytest.raises(APIResponseError) as caught:
        asked(driver, wire(answer(200, page, kind="text/html")))
    message = str(caught.value)
    assert "text/html" in message
    assert "\\x1b[31m" in message
    assert len(message) < 500


def test_a_gateways_page_is_the_body_of_its_status(driver: Driver, wire: Start) -> None:  # B08
    with pytest.raises(InternalServerError) as caught:
        asked(driver, wire(answer(502, b"<html>Bad gateway</html>", kind="text/html")))
    assert caught.value.status == 502
    assert caught.value.body == "<html>Bad gateway</html>"
    assert caught.value.errors == ()


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ({"message": "Unauthorized"}, "Unauthorized", None),
        (
            {"errors": [{"code": "invalid_ref", "message": "m", "field": "_id", "source": "connector"}]},
            "m",
            "invalid_ref",
        ),
        ({"errors": [{"code": 404, "message": "m"}]}, "m", 404),
        ({"errors": {"message": "m"}}, "m", None),
        ({"errors": "x"}, "x", None),
        ({"error": {"message": "m", "code": "c"}}, "m", "c"),
        ({"errors": None}, "401 Unauthorized", None),
        ({"errors": [None, 1]}, "1", None),
        ({"errors": [{"message": {"a": 1}}]}, "401 Unauthorized", None),
        ([], "401 Unauthorized", None),
        (None, "401 Unauthorized", None),
        ("x", "401 Unauthorized: x", None),
    ],
    ids=lambda value: f"B09-{json.dumps(value)[:30]}" if not isinstance(value, str) else value[:10],
)
def test_an_error_body_of_any_shape(driver: Driver, wire: Start, body: Any, message: str, code: Any) -> None:
    with pytest.raises(AuthenticationError) as caught:
        asked(driver, wire(answer(401, json.dumps(body).encode())))
    assert message in str(caught.value)
    assert caught.value.code == code
    assert code is None or caught.value.has_code(str(code))
    assert caught.value.body == body


def test_an_error_body_as_its_model(driver: Driver, wire: Start) -> None:
    with pytest.raises(AuthenticationError) as caught:
        asked(driver, wire(answer(401, b'{"message": "no"}', "X-Request-Id: r-9")), TYPED)
    assert caught.value.parsed.message == "no"
    assert caught.value.request_id == "r-9"
    assert "request id r-9" in str(caught.value)


@pytest.mark.parametrize(
    "kind",
    [
        "application/json; charset=utf-16",
        "application/problem+json",
        "text/json",
        "",
        "APPLICATION/JSON",
        "application/json;;",
    ],
    ids=lambda kind: f"B10-{kind}",
)
def test_json_by_another_name(driver: Driver, wire: Start, kind: str) -> None:
    assert asked(driver, wire(answer(200, '{"name": "é"}'.encode(), kind=kind)), TYPED).name == "é"


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "application/xml"])
def test_what_is_called_something_else_is_not_json(driver: Driver, wire: Start, kind: str) -> None:
    with pytest.raises(APIResponseError, match=kind):
        asked(driver, wire(answer(200, b'{"name": "n"}', kind=kind)), TYPED)


def test_a_byte_order_mark(driver: Driver, wire: Start) -> None:  # B11
    assert asked(driver, wire(answer(200, b"\xef\xbb\xbf[1]"))) == [1]


@pytest.mark.parametrize(
    "body",
    [b'"\xff"', b"NaN", b"[Infinity]", b"[" * 100_000, b"1" * 5000, b"{", b'{"a": 1} x'],
    ids=["B11-utf8", "B12-nan", "B12-inf", "B13", "B14", "cut", "more"],
)
def test_json_that_is_none(driver: Driver, wire: Start, body: bytes) -> None:
    with pytest.raises(APIResponseError, match="the body is no JSON"):
        asked(driver, wire(answer(200, body)))
    with pytest.raises(APIStatusError):
        asked(driver, wire(answer(400, body)))


def test_half_a_character_survives(driver: Driver, wire: Start) -> None:  # B11
    assert asked(driver, wire(answer(200, b'"\\ud800"'))) == "\ud800"
    with pytest.raises(APIStatusError) as caught:
        asked(driver, wire(answer(400, b'{"message": "\\ud800"}')))
    str(caught.value).encode()


def bomb(size: int) -> bytes:
    """So many megabytes in a gzip stream; its end is missing, where nobody gets who keeps to a limit."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(b"0" * 1024 * 1024) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + megabyte * size


def test_a_large_bomb_under_the_usual_limit(driver: Driver, wire: Start) -> None:  # B15
    server = wire(answer(200, bomb(256), "Content-Encoding: gzip"))
    tracemalloc.start()
    with pytest.raises(ResponseTooLargeError, match="limit of 67108864 bytes"):
        asked(driver, server)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * 64 * 1024 * 1024


def test_a_bomb_stops_at_the_limit(driver: Driver, wire: Start) -> None:  # B15
    server = wire(answer(200, bomb(64), "Content-Encoding: gzip"))
    tracemalloc.start()
    with pytest.raises(ResponseTooLargeError, match="limit of 8388608 bytes"):
        asked(driver, server, max_response_bytes=8 * 1024 * 1024)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * 8 * 1024 * 1024


@pytest.mark.parametrize(
    "encoding", ["gzip, gzip", ", ".join(["gzip"] * 20), "br", "zstd", "nonsense"], ids=lambda e: f"B16-B17-{e[:12]}"
)
def test_encodings_that_were_not_asked_for(driver: Driver, wire: Start, encoding: str) -> None:
    with pytest.raises(APIResponseError, match="encoded"):
        asked(driver, wire(answer(200, gzip.compress(b"[]", mtime=0), f"Content-Encoding: {encoding}")))


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"no gzip"),
        ("gzip", gzip.compress(b"[1, 2]", mtime=0)[:-9]),
        ("deflate", b"\x00\x01no"),
        ("gzip", b"\x1f\x8b\x08"),
        ("gzip", packed(b"[1") + packed(b", 2]")[:-9]),
        ("gzip", packed(b"[1") + packed(b", 2]")[:1]),
        ("gzip", packed(b"[1]") + b"rest"),
        ("gzip", packed(b"[1]") + bytes(9) + b"r"),
        ("deflate", zlib.compress(b"[1]") + b"rest"),
        ("deflate", zlib.compress(b"[1]") + b"\0"),
    ],
    ids=[
        "B17-text",
        "B17-cut",
        "B17-deflate",
        "B17-head",
        "member-cut",
        "member-head",
        "rest",
        "zeros-rest",
        "deflate-rest",
        "deflate-zeros",
    ],
)
def test_a_broken_encoding(driver: Driver, wire: Start, encoding: str, body: bytes) -> None:
    with pytest.raises(APIResponseError, match=f"{encoding} data"):
        asked(driver, wire(answer(200, body, f"Content-Encoding: {encoding}")))
    with pytest.raises(InternalServerError):
        asked(driver, wire(answer(500, body, f"Content-Encoding: {encoding}")), START)


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(b"[1]", mtime=0)),
        ("x-gzip", gzip.compress(b"[1]", mtime=0)),
        ("gzip", packed(b"[") + packed(b"") + packed(b"1]")),
        ("gzip", packed(b"[1]") + bytes(512)),
        ("gzip", packed(b"[") + bytes(3) + packed(b"1]") + bytes(20_000)),
        ("deflate", zlib.compress(b"[1]")),
        ("deflate", zlib.compress(b"[1]")[2:-4]),
        ("identity", b"[1]"),
        ("", b"[1]"),
    ],
)
def test_encodings_that_are_read(driver: Driver, wire: Start, encoding: str, content: bytes) -> None:
    assert asked(driver, wire(answer(200, content, f"Content-Encoding: {encoding}"))) == [1]


def test_a_body_that_unpacks_to_the_limit_exactly() -> None:
    body = bytes(3 * 1024 * 1024)
    for size in (len(body), len(body) + 1):
        reader = BodyReader([(b"Content-Encoding", b"gzip")], size)
        content = packed(body)
        for start in range(0, len(content), 100):
            reader.feed(content[start : start + 100])
        assert reader.finish() == body


@pytest.mark.parametrize("size", [1, 2, 19, 20, 21, 1_000_000])
def test_members_wherever_the_pieces_end(size: int) -> None:
    parts = [bytes([number]) * number for number in range(60)]
    content = bytes(2).join(packed(part) for part in parts) + bytes(5)
    reader = BodyReader([(b"Content-Encoding", b"gzip")], 1_000_000)
    for start in range(0, len(content), size):
        reader.feed(content[start : start + size])
    assert reader.finish() == b"".join(parts)


def test_bombs_in_a_row_stop_at_the_limit() -> None:
    reader = BodyReader([(b"Content-Encoding", b"gzip")], 10_000_000)
    with pytest.raises(ResponseTooLargeError):
        reader.feed(packed(bytes(4_000_000)) * 3)


def test_empty_members_cost_no_more_than_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what follows a member zlib makes a copy: that must not grow with the piece."""
    copied = 0
    make = zlib.decompressobj

    class Counting:
        def __init__(self, wbits: int) -> None:
            self._engine = make(wbits)

        def decompress(self, data: bytes, limit: int) -> bytes:
            nonlocal copied
            copied += len(data)
            return self._engine.decompress(data, limit)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._engine, name)

    monkeypatch.setattr(sending.zlib, "decompressobj", Counting)
    content = packed(b"") * 20_000
    reader = BodyReader([(b"Content-Encoding", b"gzip")], 1000)
    reader.feed(content)
    assert reader.finish() == b""
    assert copied < 600 * len(content)


def test_too_much_is_refused_before_it_is_read(driver: Driver, wire: Start) -> None:  # B18
    def endless(line: Line, seen: Seen) -> None:
        line.say(OK + b"Content-Length: 10000000000\r\n\r\n")
        line.hold(20)

    with pytest.raises(ResponseTooLargeError):
        asked(driver, wire(endless))


def test_too_much_without_saying_so(driver: Driver, wire: Start) -> None:  # B19
    sent = []

    def endless(line: Line, seen: Seen) -> None:
        line.say(OK + b"Connection: close\r\n\r\n")
        for _ in range(200):
            line.say(b"0" * 100_000)
            sent.append(1)

    with pytest.raises(ResponseTooLargeError):
        asked(driver, wire(endless), max_response_bytes=1_000_000)


def test_a_large_error_body_is_cut(driver: Driver, wire: Start) -> None:
    with pytest.raises(APIStatusError) as caught:
        asked(driver, wire(answer(400, b"x" * 5_000_000, kind="text/plain")))
    assert len(caught.value.body) == 1024 * 1024
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        b"[1]",
    ],
    ids=["B20-line", "B20-lengths", "B20-http09"],
)
def test_what_is_no_http(driver: Driver, wire: Start, head: bytes) -> None:
    with pytest.raises(APIConnectionError):
        asked(driver, wire(raw(head)), max_retries=0)


def test_early_hints(driver: Driver, wire: Start) -> None:  # B21
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
    assert asked(driver, wire(raw(hints + OK + b"Content-Length: 3\r\n\r\n[1]"))) == [1]


def test_what_the_schema_does_not_know_stays(driver: Driver, wire: Start) -> None:  # B22 B23
    document: dict[str, Any] = {
        "name": None,
        "size": "large",
        "__class__": "x",
        "self": 1,
        "model_config": {},
        "new": [1],
    }
    thing = asked(driver, wire(answer(200, json.dumps(document).encode())), TYPED)
    assert thing.raw == document
    assert thing.size == "large"
    assert type(thing).__name__ == "Thing"


def test_strict_refuses_what_departs(driver: Driver, wire: Start) -> None:  # B22
    server = wire(answer(200, b'{"name": "n", "size": "large"}'))
    with pytest.raises(APIResponseError, match="departs from the schema: size") as caught:
        asked(driver, server, TYPED, strict=True)
    assert len(caught.value.issues) == 1
    with pytest.raises(APIResponseError, match="departs"):
        asked(driver, wire(answer(200, b'[{"name": 7}]')), SEVERAL, strict=True)


ODD = {"null": b"null", "list": b"[]", "number": b"5", "text": b'"x"', "flag": b"false"}
PROMISES = {
    "Thing": "a list",
    "Thing | Part": "a list",
    "MutableMapping[str, Thing]": "a list",
    "MutableSequence[Thing]": "an object",
    "Thing | MutableSequence[Thing]": "a number",
    "datetime": "a number",
    "int": "a list",
}


def promising(annotation: str, **more: Any) -> Operation[Any]:
    return Operation(key="GET /v1/odd", id="odd", method="GET", path=("/v1/odd",), success={"200": annotation, **more})


@pytest.mark.parametrize("strict", [False, True], ids=["", "strict"])
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_object_is_no_model(driver: Driver, wire: Start, odd: str, strict: bool) -> None:
    match = "departs from the schema: the document is" if strict else "where Thing was promised"
    with pytest.raises(APIResponseError, match=match) as caught:
        asked(driver, wire(answer(200, ODD[odd])), TYPED, strict=strict)
    assert caught.value.response is not None and caught.value.response.status == 200
    assert bool(caught.value.issues) is strict


@pytest.mark.parametrize("strict", [False, True], ids=["", "strict"])
@pytest.mark.parametrize("annotation", PROMISES)
def test_a_document_of_another_kind_is_an_error(driver: Driver, wire: Start, annotation: str, strict: bool) -> None:
    body = {"a list": b"[]", "an object": b"{}", "a number": b"5"}[PROMISES[annotation]]
    with pytest.raises(APIResponseError, match=PROMISES[annotation].replace("a number", "(a|the) number")):
        asked(driver, wire(answer(200, body)), promising(annotation), strict=strict)


def test_null_is_an_answer_where_it_may_be(driver: Driver, wire: Start) -> None:
    null = answer(200, b"null")
    for annotation in ("Thing | None", "MutableSequence[Thing] | None", "Thing | Part | None", "Any"):
        for strict in (False, True):
            assert asked(driver, wire(null), promising(annotation), strict=strict) is None
    assert asked(driver, wire(null), promising("Thing", **{"204": ""})) is None
    assert list(asked(driver, wire(null), SEVERAL)) == []
    for operation in (promising("Thing", **{"204": ""}), SEVERAL):
        with pytest.raises(APIResponseError, match="the document is null"):
            asked(driver, wire(null), operation, strict=True)


def test_null_is_no_text(driver: Driver, wire: Start) -> None:
    with pytest.raises(APIResponseError, match="null where str was promised"):
        asked(driver, wire(answer(200, b"null")), TEXT)
    assert asked(driver, wire(answer(200, b'"n"')), TEXT) == "n"
    assert asked(driver, wire(answer(200, b'{"a": 1}')), TEXT) == '{"a": 1}'
    with pytest.raises(APIResponseError, match="an object where str was promised"):
        asked(driver, wire(answer(200, b'{"a": 1}')), TEXT, strict=True)


def test_an_object_that_none_of_the_models_describes(driver: Driver, wire: Start) -> None:
    union = promising("Thing | Refusal")
    assert type(asked(driver, wire(answer(200, b'{"new": 1}')), union)).__name__ == "Refusal"
    tagged = promising("Cat | Dog")
    assert type(asked(driver, wire(answer(200, b'{"kind": "dog"}')), tagged)).__name__ == "Dog"
    with pytest.raises(APIResponseError, match=r"an object of an unknown shape where Cat \| Dog was promised"):
        asked(driver, wire(answer(200, b'{"kind": "cow"}')), tagged)


def test_what_is_odd_inside_is_kept_unless_strict(driver: Driver, wire: Start) -> None:
    odd = answer(200, b'[null, 5, {"name": "a"}, {"name": 7}]')
    things = asked(driver, wire(odd), SEVERAL)
    assert [getattr(thing, "raw", thing) for thing in things] == [None, 5, {"name": "a"}, {"name": 7}]
    assert [issue.path for issue in things.issues()] == ["[0]", "[1]", "[3].name"]
    with pytest.raises(APIResponseError, match=r"departs from the schema: \[0\] is null, not an object and 2 more"):
        asked(driver, wire(odd), SEVERAL, strict=True)


def test_a_page_that_is_null(driver: Driver, wire: Start) -> None:
    null = answer(200, b"null")
    assert driver.listed(driver.pager(driver.client(base_url=wire(null).url), LIST)) == []
    with pytest.raises(APIResponseError, match="the body of this page is no list but null"):
        driver.listed(driver.pager(driver.client(base_url=wire(null).url, strict=True), LIST))


@pytest.mark.parametrize("item", ["null", "5", "[]", '{"name": 7}'])
def test_strict_looks_at_every_item_of_a_page(driver: Driver, wire: Start, item: str) -> None:
    listing = replace(LIST, success={"200": "MutableSequence[Thing]"}, item="Thing")
    body = f'[{{"name": "a"}}, {item}]'.encode()
    assert len(driver.listed(driver.pager(driver.client(base_url=wire(answer(200, body)).url), listing))) == 2
    with pytest.raises(APIResponseError, match=r"the page departs from the schema: \[1\]"):
        driver.listed(driver.pager(driver.client(base_url=wire(answer(200, body)).url, strict=True), listing))


def test_what_was_started_is_kept_in_every_shape(driver: Driver, wire: Start) -> None:
    starting = replace(promising("Thing"), steps=(Starts("GET /v1/things/{_id}", ("_id",)),))
    for body, value in ((b"[]", []), (b"5", 5), (b"null", None)):
        assert asked(driver, wire(answer(200, body)), starting) == value
        with pytest.raises(APIResponseError, match="departs"):
            asked(driver, wire(answer(200, body)), starting, strict=True)


def test_text_and_bytes(driver: Driver, wire: Start) -> None:
    assert asked(driver, wire(answer(200, b"\xff\x00", kind="application/zip")), BYTES) == b"\xff\x00"
    assert asked(driver, wire(answer(200, "é".encode("latin-1"), kind="text/plain; charset=ISO-8859-1")), TEXT) == "é"
    with pytest.raises(APIResponseError, match="no text in its own encoding"):
        asked(driver, wire(answer(200, b"\xff", kind="text/plain; charset=utf-7")), TEXT)


def test_a_list_of_models(driver: Driver, wire: Start) -> None:
    things = asked(driver, wire(answer(200, b'[{"name": "a"}, {"name": "b"}]')), SEVERAL)
    assert [thing.name for thing in things] == ["a", "b"]


def test_a_created_thing(driver: Driver, wire: Start) -> None:
    server = wire(answer(201, b'{"name": "a"}'))
    assert driver.send(driver.client(base_url=server.url), CREATE, body={"name": "a"}) == {"name": "a"}
    assert server.seen[0].body == b'{"name":"a"}'


def test_an_empty_list_in_pages(driver: Driver, wire: Start) -> None:  # A8
    assert driver.listed(driver.pager(driver.client(base_url=wire(answer(204, b"", kind="")).url), LIST)) == []
