"""The index of the search, made fit for names: `pets.get_all` and `/v1/pets/{id}` are found whole and by their parts.

The site builder cuts words at dots, dashes and slashes. A name then is a set of everyday words, and pages that have
many of those come first. Here a name stays whole, and its parts follow at the end of the text. What only helps on the
page goes, as it would fill the lines shown of each hit: the labels of tabs and the way from the index.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from .finishing import FREE

LISTS = ("api.html", "corrections.html")
"""Pages that name everything and explain nothing: what they name has a page of its own."""
FRONT = "index.html"
SEPARATOR = r'[\s,:!=\[\]()\\"`]+'
_SCRIPT = "var __index = "
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[\w{}]+(?:[./_-][\w{}]+)+")
_PART = re.compile(r"[^\W_]+")
_TABS = re.compile(r'<div class="tabbed-labels">(.*?)</div>', re.DOTALL)
_QUOTES = {"&quot;": '"', "&#x27;": "'"}
"""References that the configuration of a site needs in labels, and that the search shows as they stand."""
_TRAIL = re.compile(r"^<p>Index \u203a (?:[^<]* \u203a )?")


def improve(site: Path) -> None:
    """Rewrite both forms of the index: the file for servers, and the script for pages opened from a folder."""
    index = json.loads((site / "search.json").read_text(encoding="utf-8"))
    text = json.dumps(improved(index, _labels(site)), ensure_ascii=False, separators=(",", ":"))
    (site / "search.json").write_text(text, encoding="utf-8")
    (site / "search.js").write_text(_SCRIPT + text, encoding="utf-8")


def improved(index: dict[str, Any], labels: Collection[str] = ()) -> dict[str, Any]:
    """The index without lists, its names whole and in parts. `labels` are those of groups of tabs, run together."""
    items = [
        item
        | {
            "location": item["location"].replace("#__", f"#{FREE}__"),
            "path": [_label(step) for step in item["path"]],
            "text": _with_parts(_bare(item["text"], labels)),
        }
        for item in index["items"]
        if _explains(item["location"])
    ]
    return {"config": index["config"] | {"separator": SEPARATOR}, "items": items}


def _label(text: str) -> str:
    """A label of the navigation as the search shows it: HTML with quotes as they are."""
    for reference, quote in _QUOTES.items():
        text = text.replace(reference, quote)
    return text


def _labels(site: Path) -> list[str]:
    """The labels of each group of tabs as the builder writes them into its index, the longest first."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    found = {"".join(_TAG.sub("", group).split("\n")) for page in pages for group in _TABS.findall(page)}
    return sorted(found, key=lambda one: (-len(one), one))


def _bare(text: str, labels: Collection[str]) -> str:
    text = _TRAIL.sub("<p>", text)
    return text.removeprefix(next((one for one in labels if text.startswith(f"{one} <")), "")).lstrip()


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
