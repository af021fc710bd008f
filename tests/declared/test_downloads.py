"""Files behind signed URLs, by generated methods: to the disk, to an open file, row by row, and what is refused."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .conftest import Shop

HEAD = "visitId,note,cost,at,tags\r\n"
ROWS = ['v1,"calm, slow",12.5,2026-11-01T10:00:00Z,"[""a"",""b""]"\r\n', "v2,,7,,\r\n", 'v3,"two\nlines",,,x\r\n']
FILE = "https://files.example/a%2Fb+c?sig=s1gned"


@dataclass
class Server:
    """The API and the store of files; what is answered is laid out, what was asked is kept."""

    files: list[httpx2.Response | Callable[[httpx2.Request], httpx2.Response]] = field(default_factory=list)
    address: str = FILE
    asked: list[httpx2.Request] = field(default_factory=list)
    fetched: list[httpx2.Request] = field(default_factory=list)

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "api.example.com":
            self.asked.append(request)
            return httpx2.Response(200, json={"address": self.address})
        self.fetched.append(request)
        answer = self.files.pop(0)
        return answer if isinstance(answer, httpx2.Response) else answer(request)


def use(shop: Shop, server: Server, name: str, *arguments: Any, **keywords: Any) -> Any:
    """Call a method; rows are gathered."""
    transport = httpx2.MockTransport(server.handle)
    if shop.mode == "sync":
        with shop.package.Client(token="t0ken", http_client=transport) as client:
            found = getattr(client.pets, name)(*arguments, **keywords)
            return list(found) if name.startswith("iter") else found

    async def main() -> Any:
        async with shop.package.AsyncClient(token="t0ken", http_client=transport) as client:
            found = getattr(client.pets, name)(*arguments, **keywords)
            if not name.startswith("iter"):
                return await found
            async with aclosing(found) as rows:
                return [row async for row in rows]

    return asyncio.run(main())


def whole(text: str = HEAD + "".join(ROWS), **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(200, content=text.encode(), headers=named)


def cut(text: str, at: int, **headers: str) -> httpx2.Response:
    """An answer that breaks off."""
    content = text.encode()
    return httpx2.Response(200, content=content[:at], headers={"Content-Length": str(len(content)), **headers})


def test_a_file_on_disk(shop: Shop, tmp_path: Path) -> None:
    server = Server([whole()])
    found = use(shop, server, "download_visits", "7", tmp_path / "visits.csv", year=2026)
    assert found == tmp_path / "visits.csv"
    assert found.read_bytes() == (HEAD + "".join(ROWS)).encode()
    assert [path.name for path in tmp_path.iterdir()] == ["visits.csv"]
    assert server.asked[0].url.raw_path == b"/pets/7/visits/file?year=2026"
    assert server.asked[0].headers["authorization"] == "Bearer t0ken"
    assert server.fetched[0].extensions["target"] == b"/a%2Fb+c?sig=s1gned"
    assert set(server.fetched[0].headers) == {"host", "user-agent", "accept", "accept-encoding"}


def test_an_open_file(shop: Shop) -> None:
    target = io.BytesIO()
    target.write(b"before:")
    assert use(shop, Server([whole("photo")]), "download_photo", "7", target) == 5
    assert target.getvalue() == b"before:photo"


def test_rows(shop: Shop) -> None:
    first, second, third = use(shop, Server([whole()]), "iter_visits_csv", "7")
    assert isinstance(first, shop.package.models.Visit)
    assert (first.visit_id, first.note, first.cost, list(first.tags)) == ("v1", "calm, slow", 12.5, ["a", "b"])
    assert first.at.year == 2026
    assert second.to_dict() == {"visitId": "v2", "cost": 7}
    assert (third.note, third.tags) == ("two\nlines", "x")


def test_a_file_of_only_a_header_has_no_rows(shop: Shop) -> None:
    assert use(shop, Server([whole(HEAD)]), "iter_visits_csv", "7") == []
    with pytest.raises(shop.package.APIResponseError, match="no row with the names"):
        use(shop, Server([whole("")]), "iter_visits_csv", "7")


def test_the_plain_call_gives_an_address_that_hides_itself(shop: Shop) -> None:
    found = use(shop, Server(), "photo_file", "7")
    assert found.address == FILE
    assert isinstance(found.address, shop.package.SignedURL)
    for shown in (repr(found), repr(found.address)):
        assert "sig=***" in shown
        assert "s1gned" not in shown
    assert found.to_dict() == {"address": FILE}
    assert found.issues() == []


@pytest.mark.parametrize(
    ("target", "error"),
    [("there.csv", FileExistsError), (".", IsADirectoryError), ("none/x.csv", FileNotFoundError)],
    ids=["exists", "folder", "no-folder"],
)
def test_a_bad_target_is_refused_before_anything_is_asked(
    shop: Shop, tmp_path: Path, target: str, error: type[Exception]
) -> None:
    (tmp_path / "there.csv").write_text("mine")
    server = Server()
    with pytest.raises(error):
        use(shop, server, "download_visits", "7", tmp_path / target)
    with pytest.raises(TypeError, match="opened with 'wb'"):
        use(shop, server, "download_visits", "7", io.StringIO())
    assert server.asked == []
    assert (tmp_path / "there.csv").read_text() == "mine"


def test_another_file_is_replaced_when_asked_for(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "there.csv").write_text("mine")
    use(shop, Server([whole("new")]), "download_photo", "7", tmp_path / "there.csv", overwrite=True)
    assert (tmp_path / "there.csv").read_text() == "new"


def test_a_file_that_came_meanwhile_is_not_replaced(shop: Shop, tmp_path: Path) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        (tmp_path / "x").write_text("mine")
        return whole("new")

    with pytest.raises(FileExistsError, match="overwrite=True"):
        use(shop, Server([answer]), "download_photo", "7", tmp_path / "x")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x", "mine")]


@pytest.mark.parametrize("option", [{"max_bytes": 0}, {"max_bytes": True}, {"max_byte": 5}], ids=str)
def test_wrong_options(shop: Shop, tmp_path: Path, option: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError), match="max_byte"):
        use(shop, Server(), "download_photo", "7", tmp_path / "x", **option)


@pytest.mark.parametrize("length", [True, False], ids=["announced", "unannounced"])
def test_a_limit_of_size(shop: Shop, tmp_path: Path, length: bool) -> None:
    response = whole("x" * 100)
    if not length:
        del response.headers["content-length"]
    with pytest.raises(shop.package.ResponseTooLargeError, match="limit of 99 bytes"):
        use(shop, Server([response]), "download_photo", "7", tmp_path / "x", max_bytes=99)
    assert list(tmp_path.iterdir()) == []


def test_rows_are_read_on_by_id(shop: Shop) -> None:
    text = HEAD + "".join(ROWS)
    server = Server([cut(text, len(text) - 9), whole(HEAD + ROWS[1] + ROWS[2])])
    found = use(shop, server, "iter_visits_csv", "7", year=2026)
    assert [row.visit_id for row in found] == ["v1", "v2", "v3"]
    assert [request.url.query for request in server.asked] == [b"year=2026", b"start_at=v2&year=2026"]
    assert "range" not in server.fetched[1].headers


def test_rows_in_no_order_are_not_read_on(shop: Shop) -> None:
    text = HEAD + ROWS[1] + ROWS[0] + ROWS[2]
    server = Server([cut(text, len(text) - 9)])
    with pytest.raises(shop.package.APIConnectionError) as caught:
        use(shop, server, "iter_visits_csv", "7")
    assert caught.value.items_read == 2


def test_rows_without_ids_are_read_on_by_place(shop: Shop) -> None:
    text = HEAD + "".join(ROWS)
    tag = '"abc"'

    def rest(request: httpx2.Request) -> httpx2.Response:
        assert (request.headers["range"], request.headers["if-range"]) == ("bytes=50-", tag)
        content = text.encode()[50:]
        place = f"bytes 50-{len(text) - 1}/{len(text)}"
        return httpx2.Response(206, content=content, headers={"Content-Range": place, "ETag": tag})

    server = Server([cut(text, 50, ETag=tag), rest])
    assert [row.visit_id for row in use(shop, server, "iter_weights_csv", "7")] == ["v1", "v2", "v3"]
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1\n", "row 1 of the CSV file has 1 cells, not 2"),
        ('a,b\n1,"open', "ends inside a quoted cell"),
        ("a,b\n1,\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "not 2|has"),
    ],
    ids=["cells", "quote", "none"],
)
def test_a_broken_table(shop: Shop, text: str, words: str) -> None:
    if words == "not 2|has":
        assert [row.raw["b"] for row in use(shop, Server([whole(text)]), "iter_visits_csv", "7")] == ["ÿ"]
        return
    with pytest.raises(shop.package.APIResponseError, match=words):
        use(shop, Server([whole(text)]), "iter_visits_csv", "7")


def test_what_is_not_utf_8(shop: Shop) -> None:
    with pytest.raises(shop.package.APIResponseError, match="no UTF-8"):
        use(shop, Server([httpx2.Response(200, content=b"a,b\n1,\xff\n")]), "iter_visits_csv", "7")


def test_docstrings_and_pages_say_so(shop: Shop) -> None:
    page = (shop.folder / "docs/operations/pets/visits_file.md").read_text()
    for words in ("pets.download_visits(", "pets.iter_visits_csv(", '=== "File"', '=== "Rows"', "`overwrite=True`"):
        assert words in page
    assert '=== "Rows"' not in (shop.folder / "docs/operations/pets/photo_file.md").read_text()
    assert "SignedURLRefusedError" in shop.package.client.Client(token="t").pets.iter_visits_csv.__doc__


def test_an_answer_without_the_address(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(shop.package.APIResponseError, match="has no address"):
        use(shop, Server(address=""), "download_photo", "7", tmp_path / "x")
