"""Arguments into the request line: each value encoded once, and what has no one meaning refused.

An empty path argument would make another operation of the call (`/things//parts`), `..` likewise, and a dictionary or
bytes have no agreed text. So these raise before anything is sent, naming the argument.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..core.operation import OMIT, CookieParam, HeaderParam, Operation, PathParam, Query

if TYPE_CHECKING:
    from decimal import Decimal

_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}
_RESERVED = ":/?@!$'()*,;[]"
_COOKIE = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")


def text_of(value: Any, name: str, time_format: str = "") -> str:
    """Return a scalar as text; refuses what has no one text form."""
    if isinstance(value, Enum):
        return text_of(value.value, name, time_format)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return _number(value, name)
    if isinstance(value, datetime):
        return _moment(value, name, time_format)
    if isinstance(value, date | time):
        from ..codecs.times import plain

        return plain(value)
    return _rarer(value, name)


def _rarer(value: Any, name: str) -> str:
    from decimal import Decimal
    from uuid import UUID

    if isinstance(value, Decimal):
        return _number(value, name)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{name} must be text or a number, not {type(value).__name__}")


def _number(value: float | Decimal, name: str) -> str:
    from decimal import Decimal

    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number")
    return format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")


def _moment(value: datetime, name: str, time_format: str) -> str:
    if value.tzinfo is None or value.utcoffset() is None:
        raise ValueError(f"{name} has no time zone: give an aware datetime, such as datetime.now(UTC)")
    from ..codecs.times import form_of

    return str(form_of("datetime", time_format).write(value))


def encoded(text: str, name: str, safe: str = "") -> str:
    """Percent-encode everything but the unreserved characters of RFC 3986."""
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise ValueError(f"{name} holds half of a character pair (a lone surrogate)") from None


def path_segment(value: Any, parameter: PathParam) -> str:
    """Return one argument as exactly one segment of the path."""
    name = parameter.wire_name
    if isinstance(value, str) and type(value) is str:
        if _PLAIN.fullmatch(value) and parameter.style == "simple":
            return value
        text = value
    else:
        text = text_of(value, name)
    if not text or text.isspace():
        raise ValueError(f"{name} must not be empty: the path would be that of another operation")
    if text in {".", ".."}:
        raise ValueError(f"{name} must not be {text}: the path would be that of another operation")
    prefix = {"label": ".", "matrix": f";{quote(name, safe='')}="}.get(parameter.style, "")
    return prefix + encoded(text, name)


def path_of(operation: Operation[Any], values: Sequence[Any]) -> str:
    """Fill the holes of the path in order."""
    parts = operation.cache.get("path")
    if parts is None:
        parts = operation.cache["path"] = tuple(
            part if isinstance(part, PathParam) else quote(part, safe="/:@!$&'()*+,;=~%") for part in operation.path
        )
    holes = sum(isinstance(part, PathParam) for part in parts)
    if holes != len(values):
        raise TypeError(f"{operation.id} takes {holes} path arguments, {len(values)} given")
    filling = iter(values)
    return "".join(part if isinstance(part, str) else path_segment(next(filling), part) for part in parts)


def query_of(parameters: Iterable[Query], values: Mapping[str, Any] | None, extra: Mapping[str, Any] | None) -> str:
    """Return the query without its question mark; what is `None` or omitted is left out."""
    if not values and not extra:
        return ""
    known = {parameter.wire_name: parameter for parameter in parameters}
    pairs: list[str] = []
    for name, value in (values or {}).items():
        if value is not None and value is not OMIT and name not in (extra or ()):
            pairs += _query_pairs(known.get(name) or Query(name), value)
    for name, value in (extra or {}).items():
        if value is not None and value is not OMIT:
            pairs += _query_pairs(known.get(name) or Query(name), value)
    return "&".join(pairs)


def _query_pairs(parameter: Query, value: Any) -> list[str]:
    name = parameter.wire_name
    key = encoded(name, name)
    safe = _RESERVED if parameter.allow_reserved else ""
    if isinstance(value, Mapping):
        return _deep_object(parameter, value, safe)
    if parameter.join:
        safe += parameter.join if parameter.join in _RESERVED else ""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        if parameter.join and value == "":
            return []
        return [f"{key}={encoded(_sent(parameter, text_of(value, name, parameter.time)), name, safe)}"]
    texts = [_sent(parameter, text_of(_item(item, name), name, parameter.time)) for item in _ordered(value, name)]
    if not texts:
        return []
    if parameter.join:
        return [f"{key}={encoded(_joined(texts, parameter), name, safe)}"]
    items = [encoded(text, name, safe) for text in texts]
    if parameter.explode:
        return [f"{key}={item}" for item in items]
    return [f"{key}={_DELIMITERS.get(parameter.style, ',').join(items)}"]


def _sent(parameter: Query, text: str) -> str:
    """Return a text as the server wants it; refuse characters that it refuses."""
    if parameter.characters:
        known = parameter.characters[:-1] + re.escape(parameter.join) + "]"
        wrong = re.sub(known, "", text)
        if wrong:
            raise ValueError(f"{parameter.wire_name} holds {wrong[0]!r}: allowed are {parameter.characters}")
    return parameter.spellings.get(text, text)


def _joined(texts: Sequence[str], parameter: Query) -> str:
    """Return the items as one text, from which the server gets the same items again."""
    for text in texts:
        if parameter.join in text or not text:
            what = f"{text!r}, which holds the separator {parameter.join!r}" if text else "an empty text"
            raise ValueError(f"{parameter.wire_name} holds {what}: the server would read other items")
    return parameter.join.join(texts)


def _item(value: Any, name: str) -> Any:
    if value is None:
        raise TypeError(f"{name} holds None: a list has no way to send it")
    return value


def _ordered(value: Iterable[Any], name: str) -> Iterable[Any]:
    if isinstance(value, set | frozenset):
        return sorted(value, key=lambda item: text_of(item, name))
    return value


def _deep_object(parameter: Query, value: Mapping[Any, Any], safe: str) -> list[str]:
    if parameter.style != "deepObject":
        raise TypeError(f"{parameter.wire_name} must be text, a number or a list, not {type(value).__name__}")
    pairs = []
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(f"{parameter.wire_name} has a key that is no text")
        name = f"{parameter.wire_name}[{key}]"
        if item is not None and item is not OMIT:
            items = item if isinstance(item, list | tuple) else (item,)
            pairs += [f"{encoded(name, name)}={encoded(text_of(one, name), name, safe)}" for one in items]
    return pairs


def header_texts(parameters: Iterable[HeaderParam], values: Mapping[str, Any] | None) -> dict[str, str]:
    """Return header arguments as text; lists are joined with commas."""
    found = {}
    for name, value in (values or {}).items():
        if value is None or value is OMIT:
            continue
        if isinstance(value, list | tuple):
            found[name] = ",".join(text_of(_item(item, name), name) for item in value)
        else:
            found[name] = text_of(value, name)
    _require(parameters, found)
    return found


def cookie_text(parameters: Iterable[CookieParam], values: Mapping[str, Any] | None) -> str:
    """Return the cookie arguments as one header value."""
    found = {name: text_of(v, name) for name, v in (values or {}).items() if v is not None and v is not OMIT}
    for name, text in found.items():
        if not _COOKIE.fullmatch(text):
            raise ValueError(f"cookie {name} holds a character that cannot be sent")
    _require(parameters, found)
    return "; ".join(f"{name}={text}" for name, text in found.items())


def _require(parameters: Iterable[HeaderParam | CookieParam], found: Mapping[str, str]) -> None:
    for parameter in parameters:
        if parameter.required and parameter.wire_name not in found:
            raise TypeError(f"{parameter.wire_name} must be given")
