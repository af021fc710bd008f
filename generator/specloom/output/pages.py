"""The files that are no Python: docs, readme, changelog, the two indexes, the specification."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..docs.docmodel import DocsSite, Drawing
from ..packaged import templates_folder
from ..python.codemodel import File
from .environment import environment
from .markdown_filters import MARKDOWN_FILTERS

if TYPE_CHECKING:
    from jinja2 import Environment

UNSEEN = re.compile("[\\x7f-\\x9f\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]")
"""Control and format characters that JSON would let through as they are."""

SINGLE: Mapping[str, str] = {
    "CHANGELOG.md": "docs/CHANGELOG.md.jinja",
    "README.md": "docs/README.md.jinja",
    "docs/api.md": "docs/api.md.jinja",
    "docs/changelog.md": "docs/CHANGELOG.md.jinja",
    "docs/errors.md": "docs/errors.md.jinja",
    "docs/index.md": "docs/index.md.jinja",
    "docs/models.md": "docs/models.md.jinja",
    "docs/llms.txt": "docs/llms.txt.jinja",
    "mkdocs.yml": "docs/mkdocs.yml.jinja",
}
"""Files of which there is one each -> template."""


def render_docs(site: DocsSite) -> tuple[File, ...]:
    """Every file of the documentation, `api.json` and `openapi.json` among them, sorted by path."""
    pages = dict(_pages(site))
    pages["docs/llms-full.txt"] = _joined(site, pages)
    files = [_file(path, text) for path, text in pages.items()]
    if site.testing:
        # The fake server reads it; pure ASCII, so that no tool on the way can harm it.
        compact = json.dumps(site.document, separators=(",", ":"))
        files.append(_file(f"src/{site.package}/testing/openapi.json", compact + "\n"))
    files += [File(path=example.path, content=example.content) for example in site.examples]
    files += [_file("api.json", _json(site.index)), _file("openapi.json", _json(site.document))]
    files += [File(path=f"docs/assets/{name}", content=content) for name, content in asset_files()]
    return tuple(sorted(files, key=lambda file: file.path))


def _pages(site: DocsSite) -> Iterator[tuple[str, str]]:
    for path, template in SINGLE.items():
        yield path, _render(template, site=site)
    if site.corrections:
        yield "docs/corrections.md", _render("docs/corrections.md.jinja", site=site)
    if site.examples:
        yield "docs/examples.md", _render("docs/examples.md.jinja", site=site)
    for guide in site.guides:
        template = f"docs/guides/{guide.template}.md.jinja"
        text = _render(template, site=site, guide=guide) if guide.template else guide.written
        yield f"docs/{guide.path}", text
    figures = [site.figure, *(model.figure for model in site.model_pages)]
    for drawing in (figure.drawing for figure in figures if figure):
        yield f"docs/{drawing.path}", render_drawing(drawing)
    for operation in site.operation_pages:
        yield f"docs/{operation.path}", _render("docs/operation.md.jinja", page=operation)
    for extension in site.extension_pages:
        yield f"docs/{extension.path}", _render("docs/extension.md.jinja", page=extension)
    for model in site.model_pages:
        yield f"docs/{model.path}", _render("docs/model.md.jinja", page=model)


@cache
def asset_files() -> tuple[tuple[str, bytes], ...]:
    """Name -> content of the style and script that make the site look right and work from a folder."""
    folder = templates_folder() / "docs" / "assets"
    return tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))


def render_drawing(drawing: Drawing) -> str:
    """A drawing as SVG."""
    return _render("docs/diagram.svg.jinja", drawing=drawing)


def _joined(site: DocsSite, pages: Mapping[str, str]) -> str:
    """All pages one after the other, each under its path, for readers that take one text."""
    order = [*(guide.path for guide in site.guides), *(["examples.md"] if site.examples else [])]
    order += ["api.md", "errors.md", *(page.path for page in site.operation_pages)]
    order += [page.path for page in site.extension_pages]
    order += [page.path for page in site.model_pages]
    parts = [f"<!-- docs/{path} -->\n\n{pages[f'docs/{path}']}" for path in order]
    return pages["docs/llms.txt"] + "\n" + "\n".join(parts)


def _render(template: str, **given: Any) -> str:
    return markdown_environment().get_template(template).render(given).rstrip("\n") + "\n"


@cache
def markdown_environment() -> Environment:
    """The environment of Markdown and YAML."""
    return environment(MARKDOWN_FILTERS)


def _json(value: Mapping[str, Any]) -> str:
    """Readable JSON in which what cannot be seen, or turns the text around, stands as its escape."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def _file(path: str, text: str) -> File:
    """A lone surrogate, which only JSON can carry, becomes its JSON escape."""
    return File(path=path, content=text.encode("utf-8", "backslashreplace"))
