"""Files of definitions: no OpenAPI documents themselves, but read where a document of the folder refers to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, MutableMapping, Sequence
from urllib.parse import unquote

from ..diagnostics import Diagnostics, Origin
from ..source import Fragment, Json, Page
from ..text.lines import lines_of
from .document import parse, syntax_of
from .faults import Parsed
from .files import InputFile
from .fragments import report
from .normalise import VALUES, normalise_library

_OLD = re.compile(r"[\"']?openapi[\"']?\s*:\s*[\"']?3\.0")
"""A document of 3.0; what was read of it has been brought to 3.1 by now."""


def is_library(path: str, text: str) -> bool:
    """Whether a file is an object without `openapi`: what it is, only a document that refers to it can say."""
    if not path.lower().endswith((".json", ".yaml", ".yml")):
        return False
    value = _parsed(path, "\n".join(lines_of(text))).value
    return isinstance(value, dict) and value.keys().isdisjoint(("openapi", "swagger"))


def libraries(
    fragments: Sequence[Fragment], others: MutableMapping[str, InputFile], diagnostics: Diagnostics
) -> Iterator[tuple[Page, Fragment]]:
    """The files that documents refer to, and those that these refer to; what is found is taken out of `others`."""
    old = all(_OLD.search(fragment.text) for fragment in fragments)
    waiting = [(fragment.page, fragment.title, fragment.document) for fragment in fragments]
    while waiting and others:
        path, title, document = waiting.pop()
        for named in sorted(set(_files(document))):
            file = others.pop(posixpath.normpath(posixpath.join(posixpath.dirname(path), named)), None)
            found = _read(file, title, old, diagnostics) if file is not None else None
            if found is not None:
                yield found
                waiting.append((found[1].page, title, found[1].document))


def _read(file: InputFile, title: str, old: bool, diagnostics: Diagnostics) -> tuple[Page, Fragment] | None:
    text = file.data.decode("utf-8-sig", "replace")
    body = "\n".join(lines_of(text))
    parsed = _parsed(file.path, body)
    report(parsed.faults, body, Origin(page=file.path, fragment=1), 0, diagnostics)
    if parsed.broken or not isinstance(parsed.value, dict):
        return None
    document = normalise_library(parsed.value) if old else parsed.value
    page = Page(path=file.path, title=title, text=text)
    syntax = syntax_of(_suffix(file.path), body)
    return page, Fragment(
        page=file.path, title=title, line=1, indent=0, text=body, syntax=syntax, document=document, library=True
    )


def _parsed(path: str, text: str) -> Parsed:
    return parse(text, syntax_of(_suffix(path), text))


def _suffix(path: str) -> str:
    return path[path.rfind(".") + 1 :].lower()


def _files(node: Json) -> Iterator[str]:
    """The files that references of a document name."""
    stack: list[Json] = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack += here
        elif isinstance(here, dict):
            mapping = here.get("mapping")
            for text in (here.get("$ref"), *(mapping.values() if isinstance(mapping, dict) else ())):
                if isinstance(text, str) and (file := text.partition("#")[0]):
                    yield unquote(file)
            stack += (value for key, value in here.items() if key not in VALUES)
