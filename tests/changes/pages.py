"""Published pages as a test edits them: a title, and for each operation a heading, a quote and a document."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

SPECS = Path(__file__).resolve().parents[2] / "specs"
_FENCE = re.compile(r"^(`{3,})json\n(.*?)\n\1\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """What stands before a fence, and the document in it."""

    words: str
    document: dict[str, Any]

    @property
    def route(self) -> tuple[str, str]:
        """Method, in lower case, and path of its one operation."""
        ((path, item),) = self.document["paths"].items()
        return next(iter(item)), path

    @property
    def operation(self) -> dict[str, Any]:
        method, path = self.route
        found: dict[str, Any] = self.document["paths"][path][method]
        return found

    @property
    def schemas(self) -> dict[str, Any]:
        found: dict[str, Any] = self.document.setdefault("components", {}).setdefault("schemas", {})
        return found

    def at(self, path: str, method: str = "") -> Part:
        """The same operation on another path, or by another method."""
        before = self.route
        document = {**self.document, "paths": {path: {method or before[0]: self.operation}}}
        return replace(self, document=document)


@dataclass(frozen=True)
class Page:
    parts: tuple[Part, ...]
    end: str = ""

    @property
    def text(self) -> str:
        fences = (f"{part.words}````json\n{json.dumps(part.document)}\n````\n" for part in self.parts)
        return "".join(fences) + self.end


Pages = dict[str, Page]
"""Name of the file -> page."""
Edit = Callable[[Pages], Pages]


def read_page(text: str) -> Page:
    """A page, taken apart."""
    parts, at = [], 0
    for fence in _FENCE.finditer(text):
        document = json.loads(fence[2])
        parts.append(Part(text[at : fence.start()], document))
        at = fence.end()
    return Page(tuple(parts), text[at:])


def published() -> Pages:
    """The three pages beside which this repository is."""
    return {path.name: read_page(path.read_text(encoding="utf-8")) for path in sorted(SPECS.glob("*.md"))}


def each(name: str, change: Callable[[Part], Part]) -> Edit:
    """Change every operation of a page; what `change` gets is its own."""

    def edit(pages: Pages) -> Pages:
        page = pages[name]
        return {**pages, name: replace(page, parts=tuple(change(copy.deepcopy(part)) for part in page.parts))}

    return edit


def one(name: str, operation: str, change: Callable[[Part], Part]) -> Edit:
    """Change the operation `GET /path` of a page."""

    def only(part: Part) -> Part:
        return change(part) if key(part) == operation else part

    return each(name, only)


def everywhere(change: Callable[[Part], Part]) -> Edit:
    """Change every operation of every page."""

    def edit(pages: Pages) -> Pages:
        for name in pages:
            pages = each(name, change)(pages)
        return pages

    return edit


def key(part: Part) -> str:
    method, path = part.route
    return f"{method.upper()} {path}"


def without(name: str, operation: str) -> Edit:
    """Take an operation from a page."""
    return lambda pages: {
        **pages,
        name: replace(pages[name], parts=tuple(part for part in pages[name].parts if key(part) != operation)),
    }


def moved(name: str, operation: str, target: str) -> Edit:
    """Put an operation on another page."""

    def edit(pages: Pages) -> Pages:
        part = next(part for part in pages[name].parts if key(part) == operation)
        other = pages[target]
        return {**without(name, operation)(pages), target: replace(other, parts=(*other.parts, part))}

    return edit


def split(name: str, new: str, title: str, chosen: Callable[[Part], bool]) -> Edit:
    """Put the chosen operations of a page on a page of their own."""

    def edit(pages: Pages) -> Pages:
        page = pages[name]
        left = tuple(part for part in page.parts if not chosen(part))
        rest = [part for part in page.parts if chosen(part)]
        rest[0] = replace(rest[0], words=f"# {title}\n{_untitled(rest[0].words)}")
        if left and not left[0].words.startswith("# "):
            left = (replace(left[0], words=f"{_title(page)}\n{left[0].words}"), *left[1:])
        return {**pages, name: replace(page, parts=left), new: Page(tuple(rest))}

    return edit


def _title(page: Page) -> str:
    return page.parts[0].words.partition("\n")[0]


def _untitled(words: str) -> str:
    return words.partition("\n")[2] if words.startswith("# ") else words


def renamed(name: str, new: str) -> Edit:
    """Give the file of a page another name."""
    return lambda pages: {(new if known == name else known): page for known, page in pages.items()}


def titled(name: str, title: str) -> Edit:
    """Give a page another title."""

    def edit(pages: Pages) -> Pages:
        first, *rest = pages[name].parts
        words = re.sub(r"\A# .*", f"# {title}", first.words)
        return {**pages, name: replace(pages[name], parts=(replace(first, words=words), *rest))}

    return edit


def removed(name: str) -> Edit:
    """Take a page away."""
    return lambda pages: {known: page for known, page in pages.items() if known != name}


def respelled(before: str, now: str) -> Callable[[Part], Part]:
    """Call a path parameter otherwise."""

    def change(part: Part) -> Part:
        _, path = part.route
        for parameter in part.operation.get("parameters", ()):
            if parameter.get("in") == "path" and parameter.get("name") == before:
                parameter["name"] = now
        return part.at(path.replace(f"{{{before}}}", f"{{{now}}}"))

    return change


def reversioned(before: str, now: str) -> Callable[[Part], Part]:
    """Put an operation under another version."""
    return lambda part: part.at(part.route[1].replace(before, now, 1))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def component_renamed(before: str, now: str) -> Callable[[Part], Part]:
    """Publish a schema under another name."""

    def change(part: Part) -> Part:
        if before in part.schemas:
            part.schemas[now] = part.schemas.pop(before)
            for node in nodes(part.document):
                if node.get("$ref") == f"#/components/schemas/{before}":
                    node["$ref"] = f"#/components/schemas/{now}"
        return part

    return change
