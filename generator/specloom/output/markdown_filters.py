"""The filters of the docs' templates: the one way of text into pages, one encoder for each place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from ..docs.links import relative
from ..python.catalogue import model_page
from ..python.spelling import annotation
from ..python.types import Name, Type, is_model, pieces
from ..text.markdown.plain import anchor, clean, code_span, fence, plain
from ..text.markdown.writing import cell, markdown

inline = lru_cache(maxsize=2048)(plain)


def message(text: str) -> str:
    """The message of a finding: what stands between backticks as code, the rest as plain text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return inline(text)
    return "".join(code(part) if index % 2 else _kept_blanks(part) for index, part in enumerate(parts))


def _kept_blanks(text: str) -> str:
    """Plain text between two others, with the blanks at its ends."""
    words = text.strip()
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' * bool(head)}{inline(words)}{' ' * bool(tail)}" if words else " " * bool(text)


@lru_cache(maxsize=8192)
def code(text: str, place: str = "") -> str:
    """A code span; `place` is `cell` inside a table."""
    return code_span(text, cell=place == "cell")


def as_json(value: Any) -> str:
    """A JSON document for people: two columns, text as it is."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def as_yaml(text: str) -> str:
    """A text as a YAML scalar (JSON's form is one), safe in any position."""
    return json.dumps(clean(text), ensure_ascii=False)


def as_label(text: str) -> str:
    """Plain text for the configuration of the site: a YAML scalar whose value is HTML.

    Themes print names, descriptions and labels of the navigation as they stand, in attributes as well as in elements.
    """
    return as_yaml(escape(as_text(text), quote=True))


def as_text(text: str) -> str:
    """Plain text on one line for files that are no Markdown."""
    return " ".join(clean(text).split())


def as_xml(text: str) -> str:
    """Plain text as the contents of an element of XML; what cannot be seen is left out."""
    return escape("".join(char for char in " ".join(text.split()) if char.isprintable()), quote=True)


def type_links(type_: Type, here: str, place: str = "") -> str:
    """A type as code spans, its models as links to their pages; `here` is the page that shows it."""
    return "".join(
        f"[{code(text)}]({relative(model_page(text), here)})" if linked else _between(text, place)
        for linked, text in _linked(type_)
    )


def _between(text: str, place: str) -> str:
    """What stands between models as code; blanks at its ends stay, as code spans do not show them."""
    words = text.strip(" ")
    return text.replace(words, code(words, place)) if words else text


def _linked(type_: Type) -> Iterator[tuple[bool, str]]:
    """The text of a type, cut at its models."""
    for piece, run in groupby(pieces(type_), key=lambda piece: piece if is_model(piece) else None):
        yield (
            piece is not None,
            piece.name if piece else "".join(one.name if isinstance(one, Name) else one for one in run),
        )


MARKDOWN_FILTERS: dict[str, Callable[..., str]] = {
    "anchor": anchor,
    "annotation": annotation,
    "cell": cell,
    "code": code,
    "fence": fence,
    "inline": inline,
    "json": as_json,
    "label": as_label,
    "markdown": markdown,
    "message": message,
    "type_links": type_links,
    "text": as_text,
    "xml": as_xml,
    "yaml": as_yaml,
}
