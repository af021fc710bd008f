"""Files behind signed URLs: what a test laid out, or a table made of the items of the list that has the same rows."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..core.json_text import dumps
from ..core.operation import Operation
from ..files.steps import Download
from .document import Route
from .messages import FakeAnswer, FakeRequest, plain

if TYPE_CHECKING:
    from .fake import Fake

FOLDER = "/-/files/"
"""Where the fake keeps the files: no path of an API is there."""

_REST = re.compile(r"bytes=([0-9]{1,12})-")
_DENIED = "<Error><Code>{code}</Code><Message>{message}</Message></Error>"


@dataclass(slots=True)
class _Given:
    """One URL that was given out."""

    content: bytes
    media_type: str
    expired: bool = False


class FakeFiles:
    """What the signed URLs of a fake lead to.

    A URL leads to what there was when it was asked for: the file that `add` laid out, or for a CSV file the items of
    the list that has the same rows, or a sample. It takes a plain GET, refuses one with a credential, and can expire.
    """

    def __init__(self, fake: Fake[Any, Any]) -> None:
        self._fake = fake
        self._laid: dict[tuple[str, tuple[str, ...]], bytes] = {}
        self._given: list[_Given] = []

    def add(self, operation: str, content: bytes | str, *path: str) -> None:
        """Lay a file out.

        Args:
            operation: The operation whose answer leads to it: `GET /things/{id}/file`, or its id.
            content: The file; text is UTF-8.
            path: The ids in the path, left to right; none for whatever they are.
        """
        route = self._fake._route(operation)
        found = self._fake._operations.get(route.key) if route is not None else None
        if route is None or found is None or found.step(Download) is None:
            raise LookupError(f"{operation} leads to no file")
        self._laid[route.key, path] = content.encode() if isinstance(content, str) else content

    def expire(self) -> None:
        """Refuse every URL that was given out until now."""
        for given in self._given:
            given.expired = True

    def clear(self) -> None:
        """Forget files and URLs."""
        self._laid.clear()
        self._given.clear()

    def addressed(
        self, operation: Operation[Any] | None, route: Route, request: FakeRequest, answer: FakeAnswer
    ) -> FakeAnswer:
        """Return the answer with the URL of a file where its operation gives one."""
        facts = operation.step(Download) if operation is not None else None
        if facts is None or not isinstance(answer.body, dict) or answer.status >= 300:
            return answer
        path = tuple(request.path_params[name] for name in route.names)
        self._given.append(_Given(self._content(facts, route, path, request), "text/csv" if facts.row else ""))
        number = len(self._given)
        answer.body[facts.url] = f"{request.origin}{FOLDER}{number}?signature={number:08x}"
        return answer

    def answer(self, request: FakeRequest) -> FakeAnswer:
        """Return a file, or the rest of it, or why not."""
        name = request.local.removeprefix(FOLDER)
        number = int(name) if name.isdecimal() else 0
        given = self._given[number - 1] if 0 < number <= len(self._given) else None
        if {"authorization", "cookie"} & request.headers.keys():
            return _denied(400, "InvalidArgument", "Only one auth mechanism allowed")
        if given is None or request.method != "GET" or request.query.get("signature") != [f"{number:08x}"]:
            return _denied(403, "SignatureDoesNotMatch", "The request is not the one that was signed")
        if given.expired:
            return _denied(403, "AccessDenied", "Request has expired")
        tag = f'"{number}"'
        headers = {"ETag": tag, "Accept-Ranges": "bytes"}
        media_type, whole = given.media_type or "application/octet-stream", given.content
        rest = _REST.fullmatch(request.headers.get("range", ""))
        if rest is None or request.headers.get("if-range", tag) != tag or int(rest[1]) >= len(whole):
            return FakeAnswer(body=whole, headers=headers, media_type=media_type)
        headers["Content-Range"] = f"bytes {rest[1]}-{len(whole) - 1}/{len(whole)}"
        return FakeAnswer(status=206, body=whole[int(rest[1]) :], headers=headers, media_type=media_type)

    def _content(self, facts: Download, route: Route, path: tuple[str, ...], request: FakeRequest) -> bytes:
        for key in ((route.key, path), (route.key, ())):
            if key in self._laid:
                return self._laid[key]
        if not facts.row:
            return b"sample"
        start = request.query.get(facts.parameter, [""])[0] if facts.parameter else ""
        items = [plain(item) for item in self._items(facts.row, route, path)]
        if facts.column:
            items = sorted(items, key=lambda item: str(item.get(facts.column, "")))
            items = [item for item in items if str(item.get(facts.column, "")) >= start]
        return table_of(self._columns(facts.row), items)

    def _items(self, row: str, route: Route, path: tuple[str, ...]) -> list[Any]:
        """The items of the list at the same place whose items are such rows."""
        for key, listing in self._fake.layout.listings.items():
            operation = self._fake._operations.get(key)
            if operation is not None and operation.item == row and listing.route.names == route.names:
                return self._fake.store.lists.get((key, path), [])
        return []

    def _columns(self, row: str) -> list[str]:
        model = getattr(import_module(self._fake._api.models), row)
        return list(model.table.by_wire)


def table_of(columns: list[str], items: list[dict[str, Any]]) -> bytes:
    """Return items as CSV: a header, text as it is, everything else as JSON, nothing for null."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(item.get(name)) for name in columns] for item in items)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else dumps(value)


def _denied(status: int, code: str, message: str) -> FakeAnswer:
    body = _DENIED.format(code=code, message=message)
    return FakeAnswer(status=status, body=body, media_type="application/xml")
