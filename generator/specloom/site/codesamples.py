"""The programs of the operation pages, in the document that the interactive reference shows."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from ..text.markdown.outline import scan

_TAB = re.compile(r'^=== "(?P<label>[^"\n]+)"\n\n(?P<block>(?:    [^\n]*\n|\n)+)', re.MULTILINE)


def with_samples(document: Mapping[str, Any], index: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The document with the programs that the pages below `folder` show for each operation, as `x-codeSamples`.

    An operation that brings samples of its own has them behind ours: they were not made for this package.
    """
    shown: dict[str, Any] = copy.deepcopy(dict(document))
    for entry in index["operations"]:
        method, _, path = entry["key"].partition(" ")
        operation = shown["paths"].get(path, {}).get(method.lower())
        page = folder / entry["docs"]
        if operation is not None and page.is_file():
            programs = list(tabs(page.read_text(encoding="utf-8")))
            operation["x-codeSamples"] = [*programs, *operation.get("x-codeSamples", ())]
    return shown


def tabs(page: str) -> Iterator[dict[str, str]]:
    """What stands under the labels of a page, as far as it is code."""
    for tab in _TAB.finditer(page):
        for fence in scan(dedent(tab["block"])).fences[:1]:
            yield {"lang": fence.language, "label": tab["label"], "source": fence.text.rstrip("\n")}
