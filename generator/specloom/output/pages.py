"""The files that are no Python: docs, readme, changelog, the two indexes, the specification."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..docs.docmodel import DocsSite, Drawing, Page
from ..packaged import templates_folder
from ..python.codemodel import File, Package
from ..source import Json
from .environment import environment
from .markdown_filters import MARKDOWN_FILTERS
from .parts import flat, parts
from .programs import PROGRAM_FILTERS
from .requests import calls_by_request, with_links

if TYPE_CHECKING:
    from jinja2 import Environment

UNSEEN = re.compile("[\\x7f-\\x9f\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]")
"""Control and format characters that JSON would let through as they are."""

BESIDE: Mapping[str, str] = {
    "CHANGELOG.md": "changelog.md",
    "README.md": "README.md",
    "docs/llms.txt": "llms.txt",
    "mkdocs.yml": "mkdocs.yml",
}
"""Files of which there is one each, and which are no pages of the docs -> template."""


def render_docs(site: DocsSite) -> tuple[File, ...]:
    """Every file of the documentation, `api.json` and `openapi.json` among them, sorted by path.

    Programs are marked in them, for the formatter.
    """
    pages = {f"docs/{page.path}": page.written or render_page(page, site) for page in site.pages}
    known = calls_by_request(site)
    pages = {path: with_links(text, path.removeprefix("docs/"), known) for path, text in pages.items()}
    short = [(title, [_render("llms-model.md", model=one) for one in models]) for title, models in site.compact_models]
    texts = parts(site, pages, short) if site.whole_text else ()
    for path, template in BESIDE.items():
        pages[path] = _render(template, site=site, parts=texts, root="" if path.startswith("docs/") else "docs/")
    pages["docs/llms.txt"] = flat(pages["docs/llms.txt"], "llms.txt", site.site_url)
    if site.whole_text:
        pages["docs/llms-full.txt"] = flat(
            _render("llms-full.txt", site=site, parts=texts), "llms-full.txt", site.site_url
        )
    pages |= {f"docs/{part.path}": part.text for part in texts}
    pages |= {f"docs/{drawing.path}": render_drawing(drawing) for drawing in site.drawings}
    files = [_file(path, text) for path, text in pages.items()]
    if site.testing:
        # The fake server reads it; pure ASCII, so that no tool on the way can harm it.
        compact = json.dumps(site.fake_document, separators=(",", ":"))
        files.append(_file(f"src/{site.package}/testing/openapi.json", compact + "\n"))
    files += [File(path=example.path, content=example.content) for example in site.examples]
    files += [_file("api.json", json_text(site.index, 2)), _file("openapi.json", json_text(site.document, 3))]
    files += [File(path=f"docs/assets/{name}", content=content) for name, content in asset_files()]
    return tuple(sorted(files, key=lambda file: file.path))


def render_gone(package: Package, gone: Mapping[str, Any]) -> File:
    """What became of names that the package has no more, for its runtime."""
    return _file(f"{package.source_folder}/_gone.json", json_text(gone, 2))


def render_page(page: Page, site: DocsSite) -> str:
    """A page by its template, which sees what the page shows, its title, and the way to the folder of the docs."""
    root = "../" * page.path.count("/")
    return _render(f"{page.template}.md", site=site, page=page.data, title=page.title, root=root)


@cache
def asset_files() -> tuple[tuple[str, bytes], ...]:
    """Name -> content of the style and script that make the site look right and work from a folder."""
    folder = templates_folder() / "docs" / "assets"
    return tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))


def render_drawing(drawing: Drawing) -> str:
    """A drawing as SVG."""
    return _render("diagram.svg", drawing=drawing)


def _render(template: str, **given: Any) -> str:
    return markdown_environment().get_template(f"docs/{template}.jinja").render(given).rstrip("\n") + "\n"


@cache
def markdown_environment() -> Environment:
    """The environment of Markdown and YAML."""
    return environment("docs", {**MARKDOWN_FILTERS, **PROGRAM_FILTERS})


def json_text(value: Mapping[str, Json], open_levels: int) -> str:
    """JSON with an entry a line: the first levels are opened, what is below them stands on one line.

    So a change of one operation is a change of one line, and a large document takes no more space than it must. What
    cannot be seen, or turns the text around, stands as its escape.
    """
    text = "".join(_opened(dict(value), open_levels, "\n"))
    return UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def _opened(value: Json, levels: int, line: str) -> Iterator[str]:
    if not levels or not value or not isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False)
        return
    inner, between = line + "  ", ""
    yield "{" if isinstance(value, dict) else "["
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        yield between + inner + (f"{json.dumps(key, ensure_ascii=False)}: " if isinstance(value, dict) else "")
        yield from _opened(entry, levels - 1, inner)
        between = ","
    yield line + ("}" if isinstance(value, dict) else "]")


def _file(path: str, text: str) -> File:
    """A lone surrogate, which only JSON can carry, becomes its JSON escape."""
    return File(path=path, content=text.encode("utf-8", "backslashreplace"))
