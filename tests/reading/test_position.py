"""From a pointer to a place."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostics, Origin
from specloom.input.files import InputFile
from specloom.input.position import line_at, line_column, locate, place
from specloom.input.read import read
from specloom.source import Json

from .test_documents import documents


def pointers(value: Json, pointer: str = "") -> Iterator[tuple[str, str | None, Json]]:
    """Every pointer of a document with the last key (None for an item of a list) and the value."""
    if isinstance(value, dict):
        for key, member in value.items():
            below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            yield below, key, member
            yield from pointers(member, below)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{pointer}/{index}", None, item
            yield from pointers(item, f"{pointer}/{index}")


def at(text: str, place: tuple[int, int]) -> str:
    line = line_at(text, place[0])
    assert line is not None
    return line[place[1] - 1 :]


@settings(max_examples=80, deadline=None)
@given(documents, st.sampled_from([None, 0, 3]), st.booleans(), st.sampled_from([(",", ":"), (" , ", " : ")]))
def test_every_pointer_of_a_json_document(
    document: Json, indent: int | None, ascii_only: bool, separators: tuple[str, str]
) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_only, separators=separators)
    decoder = json.JSONDecoder()
    for pointer, key, value in pointers(document):
        rest = at(text, locate(text, "json", pointer))
        if isinstance(value, dict | list) and key is not None:
            assert decoder.raw_decode(rest)[0] == key
        elif isinstance(value, dict | list):
            assert rest[0] in "[{"
        else:
            assert decoder.raw_decode(rest)[0] == value


@settings(max_examples=50, deadline=None)
@given(documents, st.booleans())
def test_every_pointer_of_a_yaml_document(document: Json, flow: bool) -> None:
    text = yaml.safe_dump(document, default_flow_style=flow, width=10_000, sort_keys=False)
    for pointer, key, value in pointers(document):
        rest = at(text, locate(text, "yaml", pointer))
        if isinstance(value, str):
            assert rest.startswith(yaml.safe_dump(value, default_style=rest[0] if rest[0] in "'\"" else None)[:1])
        elif not isinstance(value, dict | list):
            assert rest.startswith(yaml.safe_dump(value).split("\n")[0][:3])
        elif key is not None and key.isalnum() and key.isascii() and key.isalpha():
            assert rest.lstrip("'\"").startswith(key)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", (1, 1)),
        ("/a", (1, 2)),
        ("/a/0", (1, 8)),
        ("/a/1", (2, 1)),
        ("/a/1/x~1y~0", (2, 9)),
        ("/a/2", (1, 2)),
        ("/a/1/none/deeper", (2, 1)),
        ("/none", (1, 1)),
        ("/b", (3, 5)),
        ("/b/0", (3, 5)),
    ],
)
def test_places_in_json(pointer: str, expected: tuple[int, int]) -> None:
    text = '{"a": [1,\n{"x/y~":2}],\n"b":"[{\\"a\\""}'
    assert locate(text, "json", pointer) == expected


def test_a_broken_document_has_places_all_the_same() -> None:
    for syntax in ("json", "yaml"):
        assert locate("{]", syntax, "/a/b") == (1, 1)
        assert locate("", syntax, "/a") == (1, 1)


def test_aliases_lead_to_what_they_stand_for() -> None:
    assert locate("a: &x\n  b: 1\nc: *x\n", "yaml", "/c/b") == (2, 6)


def test_lines_end_in_three_ways_only() -> None:
    text = "a\r\nb\rc\u2028d\x0be\nf"
    assert [line_column(text, offset) for offset in (0, 3, 5, 7, 9, 11)] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (3, 3),
        (3, 5),
        (4, 1),
    ]


PAGE = """# T

> 1. quoted
>
>    ```json
>    {"openapi": "3.1.0",
>     "paths": {"/a": {"get": {"x": 1}}}}
>    ```

```yaml
openapi: 3.1.0
paths:
  /b: {}
```
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_place_of_an_origin_in_its_page(end: str) -> None:
    text = PAGE.replace("\n", end)
    _, (first, second) = read([InputFile(path="p.md", data=text.encode())], Diagnostics())
    pages = {"p.md": text}
    assert (first.line, first.indent, second.line, second.indent) == (6, 5, 11, 0)
    assert place(first.origin, pages) == (6, 6)
    assert place(first.origin.at("paths", "/a", "get"), pages) == (7, 24)
    assert place(first.origin.at("paths", "/a", "get", "x"), pages) == (7, 37)
    assert place(second.origin.at("paths", "/b"), pages) == (13, 3)


def test_the_place_in_a_file_that_is_one_document() -> None:
    pages = {"p.yaml": "openapi: 3.1.0\npaths:\n  /a: {}\n", "p.json": '\n {"paths": {}}'}
    assert place(Origin(page="p.yaml", fragment=1, pointer="/paths/~1a"), pages) == (3, 3)
    assert place(Origin(page="p.yaml", pointer="/paths/~1a"), pages) == (3, 3)
    assert place(Origin(page="p.json", fragment=1, pointer="/paths"), pages) == (2, 3)


def test_places_that_are_not_there() -> None:
    assert place(Origin(page="other.md", fragment=7, pointer="/a"), {}) == (7, 1)
    assert place(Origin(page="p.md", fragment=7, pointer="/a"), {"p.md": PAGE}) == (7, 1)
    assert place(Origin(page="p.md", line=3), {"p.md": PAGE}) == (3, 1)
    assert place(Origin(page="p.md"), {"p.md": PAGE}) == (1, 1)
