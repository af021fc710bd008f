"""Sample values of parameters as they travel, in the styles of OpenAPI: what a line of curl holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

from .. import ir
from ..source import Json


def plain(value: Json) -> str:
    """A value as text: a list is joined with commas, an object is JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(plain(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def in_path(parameter: ir.Parameter, value: Json) -> str:
    """A value as a segment of a path, encoded."""
    name, texts = _encoded(parameter.wire_name), _texts(parameter, value, _encoded)
    match parameter.style:
        case "label":
            return "." + ("." if parameter.explode else ",").join(texts)
        case "matrix" if parameter.explode:
            return "".join(f";{text}" if isinstance(value, dict) else f";{name}={text}" for text in texts)
        case "matrix":
            return f";{name}={','.join(texts)}"
        case _:
            return ",".join(texts)


def in_query(parameter: ir.Parameter, value: Json) -> Iterator[tuple[str, str]]:
    """A value as pairs of a query, not encoded."""
    name = parameter.wire_name
    if not isinstance(value, dict) or parameter.media_type is not None:
        yield name, plain(value)
    elif parameter.style == "deepObject":
        yield from _deep(name, value)
    elif parameter.explode:
        yield from ((key, plain(item)) for key, item in value.items())
    else:
        yield name, ",".join(_texts(parameter, value, str))


def in_header(parameter: ir.Parameter, value: Json) -> str:
    """A value as the text of a header, or of a cookie that is one pair."""
    return ",".join(_texts(parameter, value, str))


def in_cookies(parameter: ir.Parameter, value: Json) -> Iterator[tuple[str, str]]:
    """A value as names and values of cookies."""
    name = parameter.wire_name
    if parameter.explode and parameter.media_type is None and isinstance(value, dict):
        yield from ((key, _encoded(plain(item))) for key, item in value.items())
    elif parameter.explode and parameter.media_type is None and isinstance(value, list):
        yield from ((name, _encoded(plain(item))) for item in value)
    elif isinstance(value, dict | list):
        yield name, ",".join(_texts(parameter, value, _encoded))
    else:
        yield name, plain(value)


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _texts(parameter: ir.Parameter, value: Json, write: Callable[[str], str]) -> list[str]:
    """What stands between the joints of a value."""
    if parameter.media_type is not None:
        return [write(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))]
    if isinstance(value, dict):
        pairs = [(write(key), write(plain(item))) for key, item in value.items()]
        return (
            [f"{key}={text}" for key, text in pairs] if parameter.explode else [text for one in pairs for text in one]
        )
    return [write(plain(item)) for item in (value if isinstance(value, list) else [value])]


def _deep(name: str, value: Json) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _deep(f"{name}[{key}]", item)
    else:
        yield name, plain(value)
