"""The encoders of Python source: the only ways in which text of a specification enters code.

`literal` is `repr` over data, `docstring` the inside of a triple-quoted string. Identifiers are made by naming from
checked parts and need none, nor do annotations, which `python.spelling` makes of trees of such identifiers.
"""

from __future__ import annotations

import math
import re
import unicodedata

from ..python.codemodel import Data
from ..python.spelling import annotation
from ..python.types import Type

_RUN_OF_QUOTES = re.compile(r'"{3,}')
_PROMPT = re.compile(r">>(?=>)")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_ODD = re.compile(r"[^\n\x20-\x7e]")
MAX_DIGITS = 4000
"""Longer whole numbers cannot be read back from source."""


class NotDataError(TypeError):
    """A template asked for a literal of something that is no data; a fault of ours, never of the input."""


def literal(value: Data) -> str:
    """Python source of a value: `repr`, for data only; a type is the text that the runtime reads."""
    return repr(_checked(value))


def _checked(value: object) -> object:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Type):
        return annotation(value)
    if isinstance(value, int) and value.bit_length() < MAX_DIGITS * 3:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, list):
        return [_checked(item) for item in value]
    if isinstance(value, tuple):
        return tuple(_checked(item) for item in value)
    if isinstance(value, dict):
        return {_checked(key): _checked(item) for key, item in value.items()}
    raise NotDataError(f"no literal for {type(value).__name__}")


def docstring(text: str) -> str:
    """The inside of `\"\"\"…\"\"\"`: reads back as `text`, but for what no reader can see or a tool would run.

    Control characters become visible escapes, format characters (direction marks, zero widths) go, a prompt is broken
    so that doctest does not run it. A quote at the end gets a space after it, where formatters put one too.
    """
    clean = text if text.isascii() and text.isprintable() else _visible(text)
    clean = _PROMPT.sub(">> ", clean).replace("\\", "\\\\")
    clean = _RUN_OF_QUOTES.sub(lambda found: found[0].replace('"', '\\"'), clean)
    return clean + " " if clean.endswith('"') else clean


def _visible(text: str) -> str:
    unified = _LINE_ENDS.sub("\n", text).expandtabs(4)
    return _ODD.sub(lambda found: _shown(found[0]), unicodedata.normalize("NFC", unified))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category[0] == "C":
        return character.encode("unicode_escape").decode("ascii")
    return " " if category == "Zs" else character


def toml_literal(value: Data) -> str:
    """TOML source of a text: a basic string, everything unusual escaped."""
    if not isinstance(value, str):
        raise NotDataError(f"no TOML literal for {type(value).__name__}")
    return '"' + "".join(map(_toml_character, value)) + '"'


def _toml_character(character: str) -> str:
    if character in {'"', "\\"}:
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\U{code:08X}"
