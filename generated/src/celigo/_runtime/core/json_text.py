"""JSON text in and out, stricter than the standard library where that protects the caller.

RFC 8259 says what JSON is; `json` accepts more (`NaN`, UTF-16, numbers that overflow) and raises errors of five kinds.
Here every refusal is a `JsonError`, and whatever was read can be written again.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn, TypeAlias

__all__ = ["Json", "JsonError", "JsonObject", "copied", "dumps", "innermost_first", "loads"]

JsonObject: TypeAlias = "dict[str, Any]"
Json: TypeAlias = "dict[str, Any] | list[Any] | str | int | float | bool | None"

_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonError(ValueError):
    """The text is not JSON that can be held and written again without loss."""


def _refuse_constant(name: str) -> NoReturn:
    raise JsonError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise JsonError(f"the number {text[:40]} is too large")
    return number


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
# Without the search for cycles it is faster; a cycle ends as depth.
_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))


def loads(data: bytes | bytearray | str) -> Json:
    """Read JSON text; bytes are UTF-8 and may begin with a byte order mark.

    Of a key that occurs twice in an object the last value counts, as in the standard library and in browsers. Numbers
    with a fraction or an exponent are IEEE doubles, so their spelling may change (`1E5` is written as `100000.0`).

    Raises:
        JsonError: not UTF-8, not JSON, `NaN` or `Infinity`, a number that Python cannot hold, or nested too deeply.
    """
    try:
        document: Json = _DECODER.decode(_text(data))
    except JsonError:
        raise
    except json.JSONDecodeError as error:
        raise JsonError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise JsonError("not readable: the JSON is nested too deeply") from None
    except ValueError:
        # int() refuses numbers of more than some thousand digits, because their conversion takes quadratic time.
        raise JsonError("not readable: a number has too many digits") from None
    return document


def _text(data: bytes | bytearray | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return str(data.removeprefix(_BYTE_ORDER_MARK), "utf-8")
    except UnicodeDecodeError as error:
        raise JsonError(f"not UTF-8: byte {error.start} cannot be decoded") from None


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON text: compact, or over several lines with `indent`; the order of keys stays.

    Text outside ASCII is written as it is. Half a surrogate pair, which UTF-8 cannot carry, is escaped.

    Raises:
        TypeError, ValueError: a value that JSON cannot carry; the message names its place.
    """
    encoder = _COMPACT if indent is None else json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        text = encoder.encode(value)
    except RecursionError:
        raise JsonError("not writable: the value is nested too deeply") from None
    except (TypeError, ValueError):
        from ..codecs.wire import to_wire

        # `json` names no place. `to_wire` does, or turns the value into what JSON can carry.
        text = encoder.encode(to_wire(value, ""))
    return text if _is_utf8(text) else _SURROGATE.sub(_escaped, text)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def copied(value: Any) -> Any:
    """Copy a JSON value through all levels, without recursion, so that depth is no limit."""
    holder = [value]
    work: list[Any] = [holder]
    while work:
        node = work.pop()
        for key, item in list(node.items()) if isinstance(node, dict) else enumerate(node):
            if isinstance(item, dict | list):
                node[key] = fresh = dict(item) if isinstance(item, dict) else list(item)
                work.append(fresh)
    return holder[0]


def innermost_first(value: Any) -> list[Any]:
    """Return every list and object of a JSON value once, each after all that it holds; the value itself is the last.

    `pickle` goes into what it meets for the first time and refuses what is too deep. In this order it has met all
    members of a container before the container, so that depth is no limit, and what was one object stays one.
    """
    found: list[Any] = []
    seen: set[int] = set()
    work = [(value, False)] if isinstance(value, dict | list) else []
    while work:
        node, complete = work.pop()
        if complete:
            found.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            work.append((node, True))
            members = node.values() if isinstance(node, dict) else node
            work += [(member, False) for member in members if isinstance(member, dict | list)]
    return found
