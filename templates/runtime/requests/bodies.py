"""What a request carries: JSON, a form, parts, or bytes as they are.

JSON and forms become bytes once, so that each attempt sends the same. A file is sent in pieces and rewound to where it
stood; an iterator can be sent only once, and is never sent again as an empty body.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from typing import Any

from ..core.operation import OMIT, Body, Omit
from .encoding import encoded, text_of

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
            from .multipart import parts_of

            return Payload(*parts_of(mapping, body.encoding))
        return Payload("&".join(_form_pairs(mapping, body)).encode("ascii"), body.media_type)
    if extra:
        raise TypeError(f"extra_body needs a JSON or form body, this one is {body.media_type}")
    return _raw(body, value)


def _json(body: Body, value: Any, extra: Mapping[str, Any] | None, models: str) -> bytes:
    from ..core.json_text import dumps

    return dumps(_document(body, value, extra, models)).encode("utf-8")


def _document(body: Body, value: Any, extra: Mapping[str, Any] | None, models: str) -> Any:
    from ..codecs.compiling import codec_for
    from ..codecs.model import Model

    if isinstance(value, Model):
        document: Any = value.to_request(_schema(body.type, models))
    else:
        document = codec_for(body.type or "Any", models).encode(value, "body")
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
        from ..core.json_text import dumps

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
