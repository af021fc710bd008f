"""Requests that a page speaks of, such as `GET /pets/{id}`, as links to the pages of their calls."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..docs.docmodel import DocsSite
from ..docs.links import relative
from ..openapi.grammar import METHODS
from ..text.markdown.links import outside_fences

FOLDERS = ("operations/", "models/", "guides/", "glossary.md", "errors.md")
"""Pages of prose; the others list requests beside links to their pages."""
_REQUEST = re.compile(
    rf"(?<![`\[\\\w])`(?P<method>{'|'.join(method.upper() for method in METHODS)}) (?P<path>/[^`\s]*)`(?![`\]])"
)
_VARIABLE = re.compile(r"\{[^}]*\}")


def with_links(text: str, here: str, known: Mapping[str, str]) -> str:
    """The page with the requests linked that are `known` as `calls_by_request` has them, its own aside."""
    if not here.startswith(FOLDERS):
        return text

    def linked(found: re.Match[str]) -> str:
        target = known.get(_key(f"{found['method']} {found['path']}"), "")
        own = not target or target.partition("#")[0] == here
        return found[0] if own else f"[{found[0]}]({relative(target, here)})"

    return outside_fences(text, lambda line: line if line.startswith(("#", "<")) else _REQUEST.sub(linked, line))


def calls_by_request(site: DocsSite) -> Mapping[str, str]:
    """Request -> page of its call."""
    return {_key(entry.key): entry.path for chapter in site.resources for entry in chapter.entries}


def _key(request: str) -> str:
    """The same for requests that differ in the names of variables or in their query."""
    return _VARIABLE.sub("{}", request.partition("?")[0].rstrip("/"))
