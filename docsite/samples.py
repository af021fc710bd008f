"""Pages of a site worth a closer look, found in its index: the largest operation, a model that holds itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Pages below the folder of the site, and names on them."""

    operation: str
    """The page of the operation with the most to say."""
    call: str
    key: str
    summary: str
    model: str
    """The page of the largest model that holds itself, else of the largest."""


def samples(site: Path) -> Samples:
    """What `api.json` and the pages say. The site has an operation and a model, or this raises `ValueError`."""
    index = json.loads((site / "api.json").read_text(encoding="utf-8"))
    operation = max(index["operations"], key=lambda one: _size(site, one["docs"]))
    model = max(index["models"], key=lambda one: (_holds_itself(one), _size(site, one["docs"])))
    return Samples(
        operation=_page(operation["docs"]),
        call=operation["call"],
        key=operation["key"],
        summary=operation["summary"],
        model=_page(model["docs"]),
    )


def _holds_itself(model: dict[str, Any]) -> bool:
    name = model["model"].rpartition(":")[2]
    return any(name in field["type"].replace("]", "[").split("[") for field in model["fields"])


def _page(docs: str) -> str:
    return docs.removeprefix("docs/").removesuffix(".md") + ".html"


def _size(site: Path, docs: str) -> int:
    return (site / _page(docs)).stat().st_size
