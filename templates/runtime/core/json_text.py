"""JSON text in and out, stricter than the standard library where that protects the caller.

RFC 8259 says what JSON is; `json` accepts more (`NaN`, UTF-16, numbers that overflow) and raises errors of five kinds.
Here every refusal is a `JsonError`, and whatever was read can be written again.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn, TypeAlias

from .wire import to_wire

__all__ = ["Json", "JsonError", "JsonObject", "dumps", "loads"]

JsonObject: TypeAlias = "dict[str, Any]"
Json: TypeAlias = "dict[str, Any] | list[Any] | str | int | float | bool | None"
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonError(ValueError):
    """The text is not JSON that can be held and written again without loss."""


def _refuse_constant(name: str) -> NoReturn:
    raise JsonError(f"{name} is not JSON")


def _number(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise JsonError(f"the number {text[:40]} is too large")
    return number


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_number)
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
