"""Parameters that carry lists, objects and JSON, in each style of OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.http.encoding import cookie_text, header_texts, path_segment, query_of
from runtime.styles import StyledCookie, StyledHeader, StyledPath, StyledQuery

LIST = ["a b", "c"]
COLOR = {"R": 100, "G": "x=y"}


@pytest.mark.parametrize(
    ("style", "explode", "value", "segment"),
    [
        ("simple", False, LIST, "a%20b,c"),
        ("simple", True, LIST, "a%20b,c"),
        ("simple", False, COLOR, "R,100,G,x%3Dy"),
        ("simple", True, COLOR, "R=100,G=x%3Dy"),
        ("label", False, LIST, ".a%20b,c"),
        ("label", True, LIST, ".a%20b.c"),
        ("label", False, COLOR, ".R,100,G,x%3Dy"),
        ("label", True, COLOR, ".R=100.G=x%3Dy"),
        ("matrix", False, LIST, ";p=a%20b,c"),
        ("matrix", True, LIST, ";p=a%20b;p=c"),
        ("matrix", False, COLOR, ";p=R,100,G,x%3Dy"),
        ("matrix", True, COLOR, ";R=100;G=x%3Dy"),
        ("matrix", True, 5, ";p=5"),
    ],
)
def test_paths(style: str, explode: bool, value: Any, segment: str) -> None:
    assert path_segment(value, StyledPath("p", style, explode)) == segment


@pytest.mark.parametrize("value", [[], [""], {}, ["."], ["", ""]], ids=repr)
def test_segments_that_would_be_of_another_path(value: Any) -> None:
    with pytest.raises(ValueError, match="p must not be"):
        path_segment(value, StyledPath("p", "label" if value == ["."] else "simple"))


@pytest.mark.parametrize(
    ("parameter", "value", "query"),
    [
        (StyledQuery("p"), COLOR, "R=100&G=x%3Dy"),
        (StyledQuery("p", explode=False), COLOR, "p=R,100,G,x%3Dy"),
        (StyledQuery("p", "spaceDelimited", False), COLOR, "p=R%20100%20G%20x%3Dy"),
        (StyledQuery("p", "pipeDelimited", False), COLOR, "p=R%7C100%7CG%7Cx%3Dy"),
        (StyledQuery("p", "deepObject"), COLOR, "p%5BR%5D=100&p%5BG%5D=x%3Dy"),
        (StyledQuery("p", "deepObject"), {"a": {"b": [1, 2]}, "c": None}, "p%5Ba%5D%5Bb%5D=1&p%5Ba%5D%5Bb%5D=2"),
        (StyledQuery("p"), {"a": {"b": 1}, "c": [1, 2]}, "a=%7B%22b%22%3A1%7D&c=1&c=2"),
        (StyledQuery("p"), [[1, 2], [3]], "p=1%2C2&p=3"),
        (StyledQuery("p", explode=False), [[1, 2], [3]], "p=1%2C2,3"),
        (StyledQuery("p"), [{"a": 1}], "p=%7B%22a%22%3A1%7D"),
        (StyledQuery("p", json=True), {"a": [1]}, "p=%7B%22a%22%3A%5B1%5D%7D"),
        (StyledQuery("p", json=True), "x", "p=%22x%22"),
        (StyledQuery("p"), "x", "p=x"),
        (StyledQuery("p"), {}, ""),
    ],
)
def test_queries(parameter: StyledQuery, value: Any, query: str) -> None:
    assert query_of((parameter,), {"p": value}, None) == query


@pytest.mark.parametrize(
    ("parameter", "value", "text"),
    [
        (StyledHeader("p"), COLOR, "R,100,G,x=y"),
        (StyledHeader("p", explode=True), COLOR, "R=100,G=x=y"),
        (StyledHeader("p"), [[1, 2], [3]], "1,2,3"),
        (StyledHeader("p", json=True), COLOR, '{"R":100,"G":"x=y"}'),
        (StyledHeader("p"), "x", "x"),
    ],
)
def test_headers(parameter: StyledHeader, value: Any, text: str) -> None:
    assert header_texts((parameter,), {"p": value}) == {"p": text}


@pytest.mark.parametrize(
    ("parameter", "value", "text"),
    [
        (StyledCookie("p"), [1, 2], "p=1; p=2"),
        (StyledCookie("p", explode=False), [1, 2], "p=1,2"),
        (StyledCookie("p"), COLOR, "R=100; G=x%3Dy"),
        (StyledCookie("p", explode=False), COLOR, "p=R,100,G,x%3Dy"),
        (StyledCookie("p", json=True), [1], "p=%5B1%5D"),
        (StyledCookie("p"), 5, "p=5"),
    ],
)
def test_cookies(parameter: StyledCookie, value: Any, text: str) -> None:
    assert cookie_text((parameter,), {"p": value}) == text


@pytest.mark.parametrize("value", [[None], {1: 2}, [object()]], ids=["nothing", "a key that is no text", "any object"])
def test_what_has_no_way_to_be_sent(value: Any) -> None:
    with pytest.raises(TypeError, match="p"):
        query_of((StyledQuery("p"),), {"p": value}, None)
