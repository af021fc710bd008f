"""Where the links of a page stand, and what they can lead to."""

from __future__ import annotations

import pytest
from specloom.text.markdown.links import Link, links, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A [a](b.md#c)", [(1, 9, "b.md#c")]),
        ("> one\n>   [a]( <b.md> 'T')", [(2, 11, "b.md")]),
        ("`[a](no.md)` [b](c.md)\n\n```\n[a](no.md)\n```", [(1, 18, "c.md")]),
        ("| [a](1.md) | [a](1.md) |\n|--|--|\n| ![i](i.png) | x |", [(1, 7, "1.md"), (1, 19, "1.md"), (3, 8, "i.png")]),
        ("- [a](b.md)\r\n  **c [d](e.md)**", [(1, 7, "b.md"), (2, 11, "e.md")]),
        ("[![i](i.png)](a.md) <https://x.example>", [(1, 15, "a.md"), (1, 7, "i.png")]),
        ("\\[a](b.md)", []),
    ],
)
def test_links_and_their_places(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(links(text)) == [Link(line=line, column=column, target=target) for line, column, target in expected]


def test_anchors_and_headings_are_places() -> None:
    page = '# A b, C\n<a id="x"></a>\n```\n# no\n<a id="no"></a>\n```\n<p>\n<a id="y"></a>\n</p>\n\nTwo `c`\n---'
    assert places(page) == {"a-b-c", "x", "y", "two-c"}
