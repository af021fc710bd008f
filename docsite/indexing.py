"""The index of the search, made fit for names: `pets.get_all` and `/v1/pets/{id}` are found whole and by their parts.

The site builder cuts words at dots, dashes and slashes. A name then is a set of everyday words, and pages that have
many of those come first. Here a name stays whole, and its parts follow at the end of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LISTS = ("api.html", "corrections.html")
"""Pages that name everything and explain nothing: what they name has a page of its own."""
FRONT = "index.html"
SEPARATOR = r'[\s,:!=\[\]()\\"`]+'
_SCRIPT = "var __index = "
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[\w{}]+(?:[./_-][\w{}]+)+")
_PART = re.compile(r"[^\W_]+")


def improve(site: Path) -> None:
    """Rewrite both forms of the index: the file for servers, and the script for pages opened from a folder."""
    index = json.loads((site / "search.json").read_text(encoding="utf-8"))
    text = json.dumps(improved(index), ensure_ascii=False, separators=(",", ":"))
    (site / "search.json").write_text(text, encoding="utf-8")
    (site / "search.js").write_text(_SCRIPT + text, encoding="utf-8")


def improved(index: dict[str, Any]) -> dict[str, Any]:
    """The index without lists, its names whole and in parts."""
    items = [item | {"text": _with_parts(item["text"])} for item in index["items"] if _explains(item["location"])]
    return {"config": index["config"] | {"separator": SEPARATOR}, "items": items}


def _explains(location: str) -> bool:
    page, _, section = location.partition("#")
    return page not in LISTS and not (page == FRONT and section)


def _with_parts(text: str) -> str:
    words = _TAG.sub(" ", text)
    known = set(re.split(SEPARATOR, words))
    parts = [part for part in dict.fromkeys(_parts(_NAME.findall(words))) if part not in known]
    return f"{text} <p>{' '.join(parts)}</p>" if parts else text


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (part for part in _PART.findall(name) if len(part) > 1)
        if "." in name:
            yield name.rpartition(".")[2]
