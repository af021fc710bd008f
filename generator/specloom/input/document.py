"""The text of one document -> plain data, whatever it is written in."""

from __future__ import annotations

import re
from functools import lru_cache

from . import json_syntax
from .faults import Parsed

_YAML_START = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n|---[^\n]*\n|%[^\n]*\n)*[\"']?(?:openapi|swagger)[\"']?[ \t]*:")
_JSON_KEY = re.compile(r'"(?:openapi|swagger)"\s*:')
_YAML_KEY = re.compile(r"^[\"']?(?:openapi|swagger)[\"']?[ \t]*:", re.MULTILINE)
_LANGUAGES = {"json": "json", "yaml": "yaml", "yml": "yaml"}


@lru_cache(maxsize=1)
def parse(text: str, syntax: str) -> Parsed:
    """Decode `text`, which is written in `json` or `yaml`.

    The last text is remembered: a file is looked at to see what it is, and then read.
    """
    if syntax == "json":
        return json_syntax.parse(text)
    from . import yaml_syntax

    return yaml_syntax.parse(text)


def syntax_of(language: str, text: str) -> str:
    """`json` or `yaml` for a text that may hold a document, else empty; `language` is the fence's first word or the
    suffix of a file, and without one the text itself decides."""
    if language:
        return _LANGUAGES.get(language.lower(), "")
    if text.lstrip()[:1] == "{":
        return "json"
    return "yaml" if _YAML_START.match(text) else ""


def begins_like_fragment(text: str) -> bool:
    """Whether the first lines look like an OpenAPI document, whatever the text calls itself."""
    head = text[:2000]
    return _YAML_START.match(head) is not None or (head.lstrip()[:1] == "{" and _JSON_KEY.search(head) is not None)


def looks_like_fragment(text: str) -> bool:
    """Whether a text that does not parse was meant as an OpenAPI document."""
    return _JSON_KEY.search(text) is not None or _YAML_KEY.search(text) is not None
