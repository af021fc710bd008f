"""From the place that a server complains of to the Python expression for it.

Servers name a place in the request as they like: `steps[0]._toolId`, `steps.0._toolId`, `/steps/0/_toolId`. In a
program the same place is `pet.steps[0].tool_id`.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from ..codecs.codec import Codec, ListCodec, MapCodec, ModelCodec
from ..codecs.compiling import Alias, UnionCodec, codec_for

__all__ = ["expression_of", "inner_codec", "steps_of"]

Step = str | int

_LONGEST = 300
_PART = re.compile(r"""\[(\d{1,9})\]|\[('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\]|(?:^|\.)([^.\[\]]+)""")
_SUFFIX = re.compile(r"_(request|response|body|input|payload)$")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def expression_of(field: str, annotation: str, models: str) -> str | None:
    """Return the expression for a place in a body of that type; `None` when the type does not know such a place."""
    steps = steps_of(field)
    if not steps or not annotation:
        return None
    codec: Codec | None = codec_for(annotation, models)
    text = _root(annotation)
    for number, step in enumerate(steps):
        found = None if codec is None else _below(codec, step)
        if found is None or (number == 0 and found[0].startswith(("['", '["'))):
            return None
        text += found[0]
        codec = found[1]
    return text


def steps_of(place: str) -> list[Step]:
    """Take a place apart; empty when it is none. Digits between slashes or dots may be keys or indexes."""
    if not place or len(place) > _LONGEST:
        return []
    if place.startswith("/"):
        return [part.replace("~1", "/").replace("~0", "~") for part in place[1:].split("/")]
    steps: list[Step] = []
    at = 2 if place.startswith("$.") else 0
    text = place[at:]
    end = 0
    for part in _PART.finditer(text):
        if part.start() != end:
            return []
        end = part.end()
        index, quoted, plain = part.groups()
        steps.append(int(index) if index else ast.literal_eval(quoted) if quoted else plain)
    return steps if end == len(text) else []


def inner_codec(codec: Codec) -> Codec:
    """The codec that an alias stands for."""
    while isinstance(codec, Alias):
        codec = codec.target
    return codec


def _below(codec: Codec, step: Step) -> tuple[str, Codec | None] | None:
    """How the step is written, and the codec of what stands there; `None` when there is no such thing."""
    codec = inner_codec(codec)
    if isinstance(codec, UnionCodec):
        ways = [way for arm in codec.arms if (way := _below(arm, step)) is not None]
        return next((way for way in ways if way[0].startswith(".")), ways[0] if ways else None)
    if isinstance(codec, ListCodec):
        number = _index(step)
        return None if number is None else (f"[{number}]", codec.item)
    if isinstance(codec, MapCodec):
        return f"[{str(step)!r}]", codec.item
    if isinstance(codec, ModelCodec):
        field = codec.model.table.by_wire.get(str(step))
        if field is not None:
            return f".{field.name}", field.codec
        return f"[{str(step)!r}]", codec.model.table.additional or Codec()
    if type(codec) is Codec:
        return f"[{step if isinstance(step, int) else str(step)!r}]", codec
    return None


def _index(step: Step) -> int | None:
    if isinstance(step, int):
        return step
    return int(step) if step.isascii() and step.isdigit() and len(step) < 10 else None


def _root(annotation: str) -> str:
    """A name for the body: that of its model in small letters, less the word that says which way it goes."""
    name: Any = re.fullmatch(r"(?:MutableSequence\[)?([A-Za-z_][A-Za-z0-9_]*)\]?", annotation)
    words = "_".join(_WORD.findall(name[1])).lower() if name else ""
    return _SUFFIX.sub("", words) or "body"
