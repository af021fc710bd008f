"""Lists in pages, redirects, and addresses that lead elsewhere."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest
from runtime.core.errors import APIResponseError, InternalServerError, RedirectError
from runtime.core.operation import BodyPaging, LinkPaging, Operation
from runtime.http.transport import AddressError, base_url, target_of
from runtime.paging.errors import PaginationError
from runtime.paging.links import LinkError, links_of, next_link

from ..growth import assert_linear
from .driver import CREATE, FAULTS, HOST, LIST, Driver, json_answer

Handler = Callable[[httpx2.Request], httpx2.Response]


def linked(pages: Mapping[str, tuple[Any, str | None]], seen: list[str]) -> Handler:
    """Return a server of pages: query -> (body, Link header)."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url).removeprefix(HOST))
        body, link = pages[request.url.query.decode()]
        return httpx2.Response(200, json=body, headers={"Link": link} if link else {})

    return handle


def chained(urls: list[Any], seen: list[str], items: list[Any] | None = None) -> Handler:
    """Return a server whose bodies name the next page in turn."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url).removeprefix(HOST))
        number = len(seen) - 1
        body: dict[str, Any] = {"faults": [number] if items is None else items}
        if number < len(urls):
            body["nextPage"] = urls[number]
        return json_answer(body)

    return handle


def test_links_are_followed_to_the_end(driver: Driver) -> None:  # A7 P12
    seen: list[str] = []
    pages = {
        "include=a,b": ([1, 2], f'<{HOST}/v1/things?include=a%2Cb&page=2>; rel="next"'),
        "include=a%2Cb&page=2": ([3], '</v1/things?page=3>; rel="next"'),
        "page=3": ([4], '</v1/things?page=1>; rel="prev"'),
    }
    pager = driver.pager(driver.mock(linked(pages, seen)), LIST, query={"include": ["a", "b"]})
    assert seen == []
    assert driver.listed(pager) == [1, 2, 3, 4]
    assert seen == ["/v1/things?include=a,b", "/v1/things?include=a%2Cb&page=2", "/v1/things?page=3"]


@pytest.mark.parametrize(
    "url",
    [
        f"{HOST}/v1/things/a/faults?c=%2F+x&Z=1",
        "HTTPS://API.Example.COM:443/v1/things/a/faults?c=%2F+x&Z=1",
        "/v1/things/a/faults?c=%2F+x&Z=1",
        "/api/v1/things/a/faults?c=%2F+x&Z=1",
        f"{HOST}/api/v1/things/a/faults?c=%2F+x&Z=1",
        "?c=%2F+x&Z=1",
        "//api.example.com/v1/things/a/faults?c=%2F+x&Z=1",
        f"{HOST}/v1/things/a/faults?c=%2F+x&Z=1#part",
    ],
    ids=["P01", "P03-same", "P02", "P02-strip", "P02-strip-abs", "P02-query", "P03-scheme-relative", "fragment"],
)
def test_the_address_is_used_as_it_stands(driver: Driver, url: str) -> None:
    seen: list[str] = []
    pager = driver.pager(driver.mock(chained([url], seen)), FAULTS, path=("a",), query={"since": 5})
    assert driver.listed(pager) == [0, 1]
    assert seen == ["/v1/things/a/faults?since=5", "/v1/things/a/faults?c=%2F+x&Z=1"]


def test_the_path_of_the_base_is_kept() -> None:  # P02
    base = base_url("https://h.example/gate/way/")
    assert target_of("/v1/x?a=1", base, "/gate/way/v1/x") == "/gate/way/v1/x?a=1"
    assert target_of("/gate/way/v1/x", base, "/gate/way/v1/x") == "/gate/way/v1/x"
    assert target_of("/api/v1/x", base, "/", "/api") == "/gate/way/v1/x"
    assert target_of("x2", base, "/gate/way/v1/x") == "/gate/way/v1/x2"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/v1",
        "https://api.example.com:8443/v1",
        "http://api.example.com/v1",
        "//evil.example/v1",
        "https://api.example.com@evil.example/v1",
        "https://user:pw@api.example.com/v1",
        "https://api.example.com.evil.example/v1",
        "https:\\\\evil.example/v1",
        "https://api.example.com\\@evil.example/",
        "https://xn--pi-7ka.example.com/v1",
        "https://\u0430pi.example.com/v1",
        "https://api.example.com./v1",
        "javascript:alert(1)",
        "ftp://api.example.com/v1",
        "https://api.example.com:0/v1",
        "https:///v1",
        "/v1/a b",
        "/v1/\r\nX: y",
    ],
)
@pytest.mark.parametrize("scheme", ["body", "link"])
def test_the_token_does_not_go_elsewhere(driver: Driver, url: str, scheme: str) -> None:  # P03 P04
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        if scheme == "body":
            return json_answer({"faults": [1], "nextPage": url})
        return httpx2.Response(200, json=[1], headers=[(b"Link", f'<{url}>; rel="next"'.encode("utf-8", "replace"))])

    client = driver.mock(handle)
    pager = driver.pager(client, FAULTS, path=("a",)) if scheme == "body" else driver.pager(client, LIST)
    with pytest.raises(PaginationError) as caught:
        driver.listed(pager)
    assert len(seen) == 1
    assert "evil" not in str(caught.value.request)


def test_a_circle_is_noticed(driver: Driver) -> None:  # P05
    seen: list[str] = []
    handle = chained(["?p=1", "?p=2", "?p=1", "?p=2"] * 3, seen)
    pager = driver.pager(driver.mock(handle), FAULTS, path=("a",))
    with pytest.raises(PaginationError, match="read before") as caught:
        driver.run(pager.all()) if driver.asynchronous else pager.all()
    assert caught.value.items == (0, 1, 2)
    assert caught.value.items_read == 3
    assert len(seen) == 3


def test_a_page_that_names_itself(driver: Driver) -> None:  # P05
    handle = chained(["/v1/things/a/faults"] * 3, [])
    with pytest.raises(PaginationError, match="read before"):
        driver.listed(driver.pager(driver.mock(handle), FAULTS, path=("a",)))


def test_an_empty_page_is_not_the_end(driver: Driver) -> None:  # P06
    pages = {"": ([1], "<?page=2>; rel=next"), "page=2": ([], "<?page=3>; rel=next"), "page=3": ([3], None)}
    assert driver.listed(driver.pager(driver.mock(linked(pages, [])), LIST)) == [1, 3]


@pytest.mark.parametrize(("patient", "pages"), [(False, 26), (True, 40)], ids=["P06-few", "P06-many"])
def test_empty_pages_come_to_an_end(driver: Driver, patient: bool, pages: int) -> None:
    paging = BodyPaging(next=("nextPage",), items=("faults",), continue_on_empty=patient)
    operation: Operation[Any] = Operation(
        key="k", id="f", method="GET", path=("/v1/f",), success={"200": "Any"}, paging=paging, item="Any", safe=True
    )
    seen: list[str] = []
    handle = chained([f"?c={number}" for number in range(5000)], seen, items=[])
    with pytest.raises(PaginationError):
        driver.listed(driver.pager(driver.mock(handle), operation).limit(max_pages=40))
    assert len(seen) == pages


def test_the_whole_list_has_a_limit_of_its_own(driver: Driver) -> None:  # D10 P06
    seen: list[str] = []
    inner = chained([f"?c={number}" for number in range(5000)], seen)

    def handle(request: httpx2.Request) -> httpx2.Response:
        driver.time.now += 10
        return inner(request)

    pager = driver.pager(driver.mock(handle, timeout=15), FAULTS, path=("a",))
    with pytest.raises(PaginationError, match="time for the whole list is over"):
        driver.listed(pager.limit(seconds=45))
    assert len(seen) == 5


@pytest.mark.parametrize("last", [None, "", ...], ids=["P07-null", "P07-empty", "P07-missing"])
def test_no_address_is_the_end(driver: Driver, last: Any) -> None:
    seen: list[str] = []
    assert driver.listed(
        driver.pager(driver.mock(chained([] if last is ... else [last], seen)), FAULTS, path=("a",))
    ) == [0]


@pytest.mark.parametrize("last", [5, [], {}, True], ids=lambda value: f"P07-{value}")
def test_no_address_at_all_is_an_error(driver: Driver, last: Any) -> None:
    with pytest.raises(PaginationError, match="nextPage is no address"):
        driver.listed(driver.pager(driver.mock(chained([last], [])), FAULTS, path=("a",)))


@pytest.mark.parametrize(
    ("lines", "target"),
    [
        (['</a>; rel="prev", </b>; rel="next"'], "/b"),
        (["</b>; rel=next"], "/b"),
        (['</b>; rel="prev next"'], "/b"),
        (['</b>; REL="Next"; title="x"'], "/b"),
        (['</b?a=1,2;c>; title="a,b;c\\"d>"; rel="next"'], "/b?a=1,2;c"),
        (["</a>; rel=prev", "</b>;rel=next"], "/b"),
        (["</b>;rel=next;rel=prev"], "/b"),
        (["</b>; rel=next; anchor=/other"], None),
        (["</b>", "", " , ,"], None),
        (["<>; rel=next"], ""),
        ([], None),
    ],
)
def test_links(lines: list[str], target: str | None) -> None:  # P08
    assert next_link(lines) == target


@pytest.mark.parametrize("line", ["/b; rel=next", "<b; rel=next", '</b>; rel="next', "</b> x; rel=next", "rel=next"])
def test_bad_links(driver: Driver, line: str) -> None:  # P08
    with pytest.raises(LinkError):
        list(links_of(line))
    pages = {"": ([1], line)}
    with pytest.raises(PaginationError, match="Link header cannot be read"):
        driver.listed(driver.pager(driver.mock(linked(pages, [])), LIST))


@pytest.mark.parametrize("line", ["</b> x", "prev", "</a>; rel=prev x"])
def test_a_bad_link_that_says_nothing_of_a_next_page_ends_the_list(driver: Driver, line: str) -> None:
    pages = {"": ([1], line)}
    with pytest.warns(UserWarning, match=r"the Link header cannot be read \(.*\); taken for the last page"):
        assert driver.listed(driver.pager(driver.mock(linked(pages, [])), LIST)) == [1]


@pytest.mark.parametrize(
    "line",
    [
        lambda n: "<a>;" * 30_000 * n,
        lambda n: "<" * 120_000 * n,
        lambda n: "<a>;x=" + '"\\' * 60_000 * n,
        lambda n: "," * 120_000 * n,
    ],
    ids="abcd",
)
def test_a_megabyte_of_links_takes_time_in_proportion(line: Callable[[int], str]) -> None:  # P08
    assert_linear(listed, line)


def listed(line: str) -> None:
    with contextlib.suppress(LinkError):
        list(links_of(line))


def test_a_failure_between_pages_says_where_to_go_on(driver: Driver) -> None:  # P09
    broken = True

    def handle(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", "1"))
        if page == 3 and broken:
            return httpx2.Response(503)
        link = {"Link": f"<?page={page + 1}>; rel=next"} if page < 5 else {}
        return httpx2.Response(200, json=[page], headers=link)

    pager = driver.pager(driver.mock(handle), LIST)
    with pytest.raises(InternalServerError) as caught:
        driver.run(pager.all()) if driver.asynchronous else pager.all()
    assert caught.value.items == (1, 2)
    assert caught.value.items_read == 2
    assert caught.value.attempts == 3
    broken = False
    assert caught.value.resume_url == f"{HOST}/v1/things?page=3"
    assert driver.listed(pager.starting_at(caught.value.resume_url)) == [3, 4, 5]


def test_no_page_is_read_that_is_not_needed(driver: Driver) -> None:  # P10
    seen: list[str] = []
    pages = {"": ([1, 2], "<?page=2>; rel=next"), "page=2": ([3], "<?page=3>; rel=next")}
    pager = driver.pager(driver.mock(linked(pages, seen)), LIST)
    for count, expected in ((2, [1, 2]), (3, [1, 2, 3]), (0, [])):
        assert (driver.run(pager.take(count)) if driver.asynchronous else pager.take(count)) == expected
    assert len(seen) == 3


@pytest.mark.parametrize(
    "second", [httpx2.Response(200, json={"a": 1}), httpx2.Response(200, html="<p>")], ids=["P11-object", "P11-html"]
)
def test_a_page_of_another_kind(driver: Driver, second: httpx2.Response) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return second if request.url.query else json_answer([1], Link="<?page=hidden>; rel=next")

    with pytest.raises(APIResponseError) as caught:
        driver.listed(driver.pager(driver.mock(handle), LIST))
    assert "/v1/things?page=***" in str(caught.value)
    assert "hidden" not in str(caught.value)


def test_pages_one_by_one(driver: Driver) -> None:
    pages = {"": ([1, 2], "<?page=2>; rel=next"), "page=2": ([3], None)}
    pager = driver.pager(driver.mock(linked(pages, [])), LIST)
    first = driver.run(pager.first_page()) if driver.asynchronous else pager.first_page()
    assert (list(first), len(first), first.has_next, first.number) == ([1, 2], 2, True, 1)
    assert first.next_url == f"{HOST}/v1/things?page=2"
    assert first.response.status == 200
    second = driver.run(first.next()) if driver.asynchronous else first.next()
    assert (list(second), second.has_next, second.next_url) == ([3], False, None)
    assert (driver.run(second.next()) if driver.asynchronous else second.next()) is None
    again = driver.run(first.next()) if driver.asynchronous else first.next()
    assert list(again) == [3]


def test_items_are_models_that_know_their_answer(driver: Driver) -> None:
    from runtime.http.response import response_of

    typed: Operation[Any] = Operation(
        key="k",
        id="f",
        method="GET",
        path=("/v1/f",),
        success={"200": "Any"},
        item="Fault",
        safe=True,
        paging=BodyPaging(next=("next", "url"), items=("data", "faults")),
    )

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.query:
            return json_answer({"data": {"faults": [{"code": "b"}]}, "next": {}})
        return json_answer({"data": {"faults": [{"code": "a"}]}, "next": {"url": "?p=2"}}, X_Request_Id="r1")

    found = driver.listed(driver.pager(driver.mock(handle), typed))
    assert [fault.code for fault in found] == ["a", "b"]
    facts = response_of(found[0])
    assert facts is not None
    assert facts.request_id == "r1"
    found[0].code = "c"
    assert found[0].changes() == [{"op": "replace", "path": "/code", "value": "c"}]


def test_the_raw_answer_of_a_list(driver: Driver) -> None:
    seen: list[str] = []
    pages = {"": ([1], "<?page=2>; rel=next"), "page=2": ([2], None)}
    made = driver.pager(driver.mock(linked(pages, seen)), LIST, options={"_as": "raw"})
    response = driver.run(made) if driver.asynchronous else made
    assert response.status == 200
    assert len(seen) == 1
    assert driver.listed(response.parse()) == [1, 2]
    assert len(seen) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://evil.example/secret-path?sig=1", "https://evil.example,"),
        ("/elsewhere", "the same server"),
        ("//evil.example/x", "elsewhere"),
        ("javascript:alert(1)", "elsewhere"),
        ("https://u:p@evil.example/", "elsewhere"),
        ("", "elsewhere"),
    ],
    ids=["H01", "H06-relative", "H06-scheme", "H06-js", "H06-user", "H06-none"],
)
def test_redirects_are_not_followed(driver: Driver, status: int, location: str, told: str) -> None:  # H01 H05 H06
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(status, headers={"Location": location} if location else {})

    with pytest.raises(RedirectError, match="not followed") as caught:
        driver.send(driver.mock(handle), LIST)
    assert len(seen) == 1
    assert told in str(caught.value)
    assert "secret-path" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 307, 308], ids=["H04-301", "H04-302", "H03-307", "H03-308"])
def test_a_body_is_not_sent_elsewhere(driver: Driver, status: int) -> None:
    seen: list[tuple[str, str]] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append((request.method, request.url.host))
        return httpx2.Response(status, headers={"Location": "https://evil.example/"})

    with pytest.raises(RedirectError, match="not followed"):
        driver.send(driver.mock(handle), CREATE, body={"secret": 1})
    assert seen == [("POST", "api.example.com")]


def test_no_page_of_a_foreign_base() -> None:
    with pytest.raises(AddressError):
        target_of("http://localhost:1/x", base_url("http://127.0.0.1:1"), "/")
    assert LinkPaging().header == "Link"
    assert json.dumps(None) == "null"


@pytest.mark.parametrize(
    "url",
    ["/v1/\\ud800", "\\udfff", "?page=\\ud800", f"{HOST}/\\udc00", "https://\\ud800.example/", "//\\ud800/"],
)
def test_half_a_surrogate_pair_is_no_address(driver: Driver, url: str) -> None:
    body = f'{{"faults": [], "nextPage": "{url}"}}'
    client = driver.mock(lambda r: httpx2.Response(200, text=body, headers={"Content-Type": "application/json"}))
    with pytest.raises(PaginationError, match="half a surrogate pair") as caught:
        driver.listed(driver.pager(client, FAULTS, path=("a",)))
    assert str(caught.value).isprintable()
