"""From arguments to bytes: into the request line, each value encoded once, and into the body.

An empty path argument would make another operation of the call (`/things//parts`), `..` likewise, and bytes have no
agreed text. So these raise before anything is sent, naming the argument.

A body is JSON, a form, parts (RFC 7578), or bytes as they are. JSON and forms become bytes once, so that each attempt
sends the same. A file is sent in pieces and rewound to where it stood; an iterator can be sent only once, and is never
sent again as an empty body.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import AsyncIterable, AsyncIterator, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..core.json_text import dumps
from ..core.operation import OMIT, Body, CookieParam, HeaderParam, Omit, Operation, PathParam, Query

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
    name = parameter.argument
    if isinstance(value, str) and type(value) is str:
        if _PLAIN.fullmatch(value) and parameter.style == "simple":
            return value
        text = value
    else:
        segment: str | None = parameter.styled(value)
        if segment and segment not in {".", ".."}:
            return segment
        text = text_of(value, name) if segment is None else segment
    if not text or text.isspace():
        raise ValueError(f"{name} must not be empty: the path would be that of another operation")
    if text in {".", ".."}:
        raise ValueError(f"{name} must not be {text}: the path would be that of another operation")
    prefix = {"label": ".", "matrix": f";{quote(parameter.wire_name, safe='')}="}.get(parameter.style, "")
    return prefix + encoded(text, name)


def path_of(operation: Operation[Any], values: Sequence[Any]) -> str:
    """Fill the holes of the path in order; a name that stands in it twice has one value."""
    parts = operation.cache.get("path")
    if parts is None:
        parts = operation.cache["path"] = tuple(
            part if isinstance(part, PathParam) else quote(part, safe="/:@!$&'()*+,;=~%?") for part in operation.path
        )
    names = dict.fromkeys(part.wire_name for part in parts if isinstance(part, PathParam))
    if len(names) != len(values):
        raise TypeError(f"{operation.id} takes {len(names)} path arguments, {len(values)} given")
    filled = dict(zip(names, values, strict=True))
    return "".join(part if isinstance(part, str) else path_segment(filled[part.wire_name], part) for part in parts)


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
    name = parameter.argument
    key = encoded(parameter.wire_name, name)
    safe = _RESERVED if parameter.allow_reserved else ""
    styled: list[str] | None = parameter.styled(value, safe)
    if styled is not None:
        return styled
    if parameter.join:
        safe += parameter.join if parameter.join in _RESERVED else ""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
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
    wrong = barred(parameter, text)
    if wrong:
        raise ValueError(f"{parameter.argument} {wrong}")
    return parameter.spellings.get(text, text)


def barred(parameter: Query, text: str) -> str:
    """Say which character of a text its parameter may not hold; empty when there is none."""
    if not parameter.characters:
        return ""
    wrong = re.sub(parameter.characters[:-1] + re.escape(parameter.join) + "]", "", text)
    return f"holds {wrong[0]!r}: allowed are {parameter.characters}" if wrong else ""


def _joined(texts: Sequence[str], parameter: Query) -> str:
    """Return the items as one text, from which the server gets the same items again."""
    for text in texts:
        if parameter.join in text or not text:
            what = f"{text!r}, which holds the separator {parameter.join!r}" if text else "an empty text"
            raise ValueError(f"{parameter.argument} holds {what}: the server would read other items")
    return parameter.join.join(texts)


def _item(value: Any, name: str) -> Any:
    if value is None:
        raise TypeError(f"{name} holds None: a list has no way to send it")
    return value


def _ordered(value: Iterable[Any], name: str) -> Iterable[Any]:
    if isinstance(value, set | frozenset):
        return sorted(value, key=lambda item: text_of(item, name))
    return value


def header_texts(parameters: Iterable[HeaderParam], values: Mapping[str, Any] | None) -> dict[str, str]:
    """Return header arguments as text; lists are joined with commas."""
    known = {parameter.wire_name: parameter for parameter in parameters}
    given = {name: value for name, value in (values or {}).items() if value is not None and value is not OMIT}
    found = {}
    for wire_name, value in given.items():
        parameter = known.get(wire_name) or HeaderParam(wire_name)
        name, styled = parameter.argument, parameter.styled(value)
        items = value if isinstance(value, list | tuple) else (value,)
        found[wire_name] = ",".join(text_of(_item(item, name), name) for item in items) if styled is None else styled
    _require(known.values(), found)
    return found


def cookie_text(parameters: Iterable[CookieParam], values: Mapping[str, Any] | None) -> str:
    """Return the cookie arguments as one header value."""
    known = {parameter.wire_name: parameter for parameter in parameters}
    pairs: list[tuple[str, str]] = []
    given = {name: value for name, value in (values or {}).items() if value is not None and value is not OMIT}
    for name, value in given.items():
        styled = known[name].styled(value) if name in known else None
        if styled is None and not _COOKIE.fullmatch(text_of(value, name)):
            raise ValueError(f"cookie {name} holds a character that cannot be sent")
        pairs += [(name, text_of(value, name))] if styled is None else styled
    _require(known.values(), given)
    return "; ".join(f"{name}={text}" for name, text in pairs)


def _require(parameters: Iterable[HeaderParam | CookieParam], given: Container[str]) -> None:
    for parameter in parameters:
        if parameter.required and parameter.wire_name not in given:
            raise TypeError(f"{parameter.argument} must be given")


PIECE = 64 * 1024


class Payload:
    """A request body with its headers."""

    __slots__ = ("content", "content_type", "length", "repeatable", "start")

    def __init__(self, content: Any, content_type: str) -> None:
        self.content = content
        self.content_type = content_type
        self.start = 0
        self.length: int | None = None
        self.repeatable = True
        if isinstance(content, bytes):
            self.length = len(content)
        elif hasattr(content, "read"):
            self._measure(content)
        else:
            self.repeatable = False

    def _measure(self, file: Any) -> None:
        try:
            self.start = file.tell()
            self.length = file.seek(0, os.SEEK_END) - self.start
            file.seek(self.start)
        except (OSError, AttributeError, ValueError):
            self.length = None
            self.repeatable = False

    def pieces(self) -> Iterable[bytes]:
        """Return the body from its start, for one attempt."""
        if isinstance(self.content, bytes):
            return (self.content,) if len(self.content) <= PIECE else _cut(self.content)
        if hasattr(self.content, "read"):
            return self._file()
        if isinstance(self.content, AsyncIterable):
            raise TypeError("an asynchronous iterator can be sent by the asynchronous client only")
        return (_bytes(piece) for piece in self.content if piece)

    def _file(self) -> Iterator[bytes]:
        if self.repeatable:
            self.content.seek(self.start)
        while piece := self.content.read(PIECE):
            yield _bytes(piece)

    async def pieces_async(self) -> AsyncIterator[bytes]:
        """Return the body from its start, for one attempt of the asynchronous client."""
        if isinstance(self.content, AsyncIterable):
            async for piece in self.content:
                if piece:
                    yield _bytes(piece)
        else:
            for piece in self.pieces():
                yield piece


def _cut(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]


def _bytes(piece: Any) -> bytes:
    if isinstance(piece, str):
        raise TypeError("the body gives text: open the file in binary mode")
    return bytes(piece)


def is_json(media_type: str) -> bool:
    """Say whether a media type, without parameters and in lower case, is JSON."""
    return media_type in {"application/json", "text/json"} or (media_type.endswith("+json") and "/" in media_type)


def payload_of(
    body: Body | None,
    value: Any,
    fields: Mapping[str, Any] | None,
    extra: Mapping[str, Any] | None,
    models: str,
) -> Payload | None:
    """Return the body of a call, from the whole or from its fields; `None` when nothing is to be sent."""
    given = {} if fields is None else {name: item for name, item in fields.items() if item is not OMIT}
    whole = not isinstance(value, Omit)
    if whole and given:
        raise TypeError(f"give body or its fields, not both ({', '.join(given)})")
    if body is None:
        if whole or given or extra:
            raise TypeError("this operation takes no body")
        return None
    if not whole:
        if not given and not extra and not (body.required and fields is not None):
            if body.required:
                raise TypeError("this operation needs a body")
            return None
        constants = {name: item for name, item in body.constants.items() if name not in given}
        value = _by_field(body, {**constants, **given}, models)
    return _encoded(body, value, extra, models)


def _by_field(body: Body, given: dict[str, Any], models: str) -> dict[str, Any]:
    """Write the times among the fields as the model of the body has them; the rest is written with the whole."""
    schema = _schema(body.type, models)
    if schema is None:
        return given
    known = schema.table.by_wire
    timed = [name for name in given if name in known and known[name].format]
    return {**given, **{name: known[name].codec.encode(given[name], name) for name in timed}}


def _encoded(body: Body, value: Any, extra: Mapping[str, Any] | None, models: str) -> Payload:
    media_type = body.media_type.partition(";")[0].strip().lower()
    if is_json(media_type):
        return Payload(_json(body, value, extra, models), body.media_type)
    if media_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        mapping = _form_fields(value, extra, models)
        if media_type == "multipart/form-data":
            return Payload(*parts_of(mapping, body.encoding))
        return Payload("&".join(_form_pairs(mapping, body)).encode("ascii"), body.media_type)
    if extra:
        raise TypeError(f"extra_body needs a JSON or form body, this one is {body.media_type}")
    return _raw(body, value)


def _json(body: Body, value: Any, extra: Mapping[str, Any] | None, models: str) -> bytes:
    return dumps(_document(body, value, extra, models)).encode("utf-8")


def _document(body: Body, value: Any, extra: Mapping[str, Any] | None, models: str) -> Any:
    from ..codecs.compiling import codec_for
    from ..codecs.model import Model

    if isinstance(value, Model):
        document: Any = value.to_request(_schema(body.type, models))
    else:
        codec = codec_for(body.type or "Any", models)
        document = codec.encode(value, "body")
        if not codec.identity:
            from ..codecs.documents import check_names

            check_names(document, codec, "body")
    if extra:
        if not isinstance(document, dict):
            raise TypeError("extra_body needs a body that is an object")
        more: Any = codec_for("Any", models).encode(dict(extra), "extra_body")
        document = {**document, **more}
    return document


def written_fields(
    body: Body, fields: Mapping[str, Any], extra: Mapping[str, Any] | None, models: str
) -> dict[str, Any]:
    """Return the fields that were given, as they stand in a JSON body."""
    given = {name: item for name, item in fields.items() if item is not OMIT}
    found: dict[str, Any] = _document(body, _by_field(body, given, models), extra, models)
    return found


def _schema(annotation: str, models: str) -> Any:
    """Return the model that a body is documented to be, when it is one."""
    from importlib import import_module

    from ..codecs.model import Model

    if not models or not annotation.isidentifier():
        return None
    found = getattr(import_module(models), annotation, None)
    return found if isinstance(found, type) and issubclass(found, Model) else None


def _form_fields(value: Any, extra: Mapping[str, Any] | None, models: str) -> dict[str, Any]:
    from ..codecs.model import Model

    if isinstance(value, Model):
        value = value.to_request()
    if not isinstance(value, Mapping):
        raise TypeError(f"a form body must be a mapping, not {type(value).__name__}")
    mapping = {**value, **(extra or {})}
    if not all(isinstance(name, str) for name in mapping):
        raise TypeError("a form body has a field whose name is no text")
    return {name: item for name, item in mapping.items() if item is not OMIT}


def _form_pairs(mapping: Mapping[str, Any], body: Body) -> Iterator[str]:
    for name, value in mapping.items():
        if value is None:
            continue
        key = encoded(name, name)
        settings = body.encoding.get(name)
        items = value if isinstance(value, list | tuple) else (value,)
        texts = [encoded(_form_text(item, name), name) for item in items]
        if isinstance(settings, Mapping) and settings.get("explode") is False:
            texts = [",".join(texts)]
        for text in texts:
            yield f"{key}={text}"


def _form_text(value: Any, name: str) -> str:
    if isinstance(value, Mapping):
        return dumps(dict(value))
    return text_of(value, name)


def _raw(body: Body, value: Any) -> Payload:
    if isinstance(value, str):
        return Payload(value.encode("utf-8"), body.media_type)
    if isinstance(value, bytes | bytearray | memoryview):
        return Payload(bytes(value), body.media_type)
    if hasattr(value, "read") or (isinstance(value, Iterable | AsyncIterable) and not isinstance(value, Mapping)):
        return Payload(value, body.media_type)
    raise TypeError(f"a {body.media_type} body must be bytes, text, a file or an iterator, not {type(value).__name__}")


OCTETS = "application/octet-stream"


def parts_of(fields: Mapping[str, Any], encoding: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the body and its content type; the boundary is one that stands in none of the parts.

    A file is bytes, an open binary file, or `(name, content)` or `(name, content, media type)`.
    """
    from secrets import token_hex

    parts = [part for name, value in fields.items() if value is not None for part in _parts(name, value, encoding)]
    boundary = token_hex(16)
    while any(boundary.encode() in content for _, content in parts):
        boundary = token_hex(16)
    mark = b"--" + boundary.encode()
    body = b"".join(mark + b"\r\n" + head + b"\r\n\r\n" + content + b"\r\n" for head, content in parts)
    return body + mark + b"--\r\n", f"multipart/form-data; boundary={boundary}"


def _parts(name: str, value: Any, encoding: Mapping[str, Any]) -> Iterator[tuple[bytes, bytes]]:
    if isinstance(value, list):
        for item in value:
            yield from _parts(name, item, encoding)
        return
    settings = encoding.get(name)
    media_type = settings.get("contentType", "") if isinstance(settings, Mapping) else ""
    file_name, content, given = _content(name, value)
    yield _head(name, file_name, media_type.partition(",")[0].strip() or given), content


def _content(name: str, value: Any) -> tuple[str, bytes, str]:
    if isinstance(value, tuple):
        if len(value) not in (2, 3):
            raise TypeError(f"{name} must be (name, content) or (name, content, media type)")
        return str(value[0]), _part_bytes(name, value[1]), str(value[2]) if len(value) == 3 else OCTETS
    if isinstance(value, bytes | bytearray) or hasattr(value, "read"):
        from pathlib import PurePath

        path = getattr(value, "name", "")
        return (PurePath(path).name if isinstance(path, str) and path else name), _part_bytes(name, value), OCTETS
    if isinstance(value, os.PathLike):
        raise TypeError(f"{name} is a path: give the open file")
    if isinstance(value, Mapping):
        return "", dumps(dict(value)).encode("utf-8"), "application/json"
    return "", text_of(value, name).encode("utf-8"), ""


def _part_bytes(name: str, value: Any) -> bytes:
    content = value.read() if hasattr(value, "read") else value
    if isinstance(content, str):
        if hasattr(value, "read"):
            raise TypeError(f"{name} gives text: open the file in binary mode")
        return content.encode("utf-8")
    return bytes(content)


def _head(name: str, file_name: str, media_type: str) -> bytes:
    head = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    if file_name:
        head += f'; filename="{_quoted(file_name)}"'
    if media_type:
        head += f"\r\nContent-Type: {_quoted(media_type)}"
    return head.encode("utf-8")


def _quoted(text: str) -> str:
    return "".join(char if char.isprintable() and char != '"' else f"%{ord(char):02X}" for char in text)
