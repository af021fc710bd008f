"""The template environments: one a language, each with the encoders of that language and no way to leave its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..packaged import templates_folder
from ..python.spelling import annotation, definition, parameter
from .text import docstring, literal, toml_literal

if TYPE_CHECKING:
    from jinja2 import Environment

PYTHON: Mapping[str, Callable[..., str]] = {
    "literal": literal,
    "docstring": docstring,
    "annotation": annotation,
    "parameter": parameter,
    "definition": definition,
}
TOML: Mapping[str, Callable[..., str]] = {"literal": toml_literal}


def environment(kind: str, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    """An environment with these filters and nothing else: no globals, no tests, undefined names are errors.

    Each has a `kind` of its own.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from .compiled import Compiled

    made = Environment(
        loader=FileSystemLoader(templates_folder()),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Compiled(templates_folder(), kind),
    )
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    made.filters.update(filters)
    return made


@cache
def python_environment() -> Environment:
    """The environment of Python sources."""
    return environment("python", PYTHON)


@cache
def toml_environment() -> Environment:
    """The environment of TOML files."""
    return environment("toml", TOML)
