"""What the version of a document makes of its keywords: words of 3.0 in 3.1, and words that only 3.2 knows."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostics, Origin
from ..openapi.grammar import member
from ..source import Json
from .structure import objects


def report_versions(document: dict[str, Json], text: str, origin: Origin, diagnostics: Diagnostics) -> None:
    """Warn of keywords whose meaning is lost because of the version that the document states."""
    version = str(document.get("openapi"))
    if not version.startswith("3.0") and "nullable" in text:
        for kind, value, place in _sorted(document, origin):
            if kind == "schema" and value.get("nullable") is True:
                what = "`nullable` means nothing from OpenAPI 3.1 on"
                help = 'write `"type": ["string", "null"]`, or correct the version if it is a 3.0 document'
                diagnostics.warning("old-keyword", what, place.at("nullable"), help=help)
    if version.startswith("3.2"):
        for kind, value, place in _sorted(document, origin):
            for key in _newer(kind, value):
                what = f"not used: what `{key}` says here is known from OpenAPI 3.2 on"
                help = "3.2 documents are read for what they share with 3.1"
                diagnostics.warning("newer-keyword", what, place.at(key), help=help)


def _sorted(document: dict[str, Json], origin: Origin) -> list[tuple[str, dict[str, Json], Origin]]:
    """In an order that does not follow that of the keys, which may differ between two publications of the same."""
    return sorted(objects(document, origin), key=lambda found: found[2].pointer)


def _newer(kind: str, value: dict[str, Json]) -> Iterator[str]:
    yield from (key for key in value if (found := member(kind, key)) is not None and found.since == "3.2")
    if kind == "parameter" and value.get("in") == "querystring":
        yield "in"
