"""Forms of several parts (RFC 7578): fields and files, each with its own headers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from secrets import token_hex
from typing import Any

from .encoding import text_of

OCTETS = "application/octet-stream"


def parts_of(fields: Mapping[str, Any], encoding: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return the body and its content type; the boundary is one that stands in none of the parts.

    A file is bytes, an open binary file, or `(name, content)` or `(name, content, media type)`.
    """
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
        return str(value[0]), _bytes(name, value[1]), str(value[2]) if len(value) == 3 else OCTETS
    if isinstance(value, bytes | bytearray) or hasattr(value, "read"):
        path = getattr(value, "name", "")
        return (PurePath(path).name if isinstance(path, str) and path else name), _bytes(name, value), OCTETS
    if isinstance(value, os.PathLike):
        raise TypeError(f"{name} is a path: give the open file")
    if isinstance(value, Mapping):
        from ..core.json_text import dumps

        return "", dumps(dict(value)).encode("utf-8"), "application/json"
    return "", text_of(value, name).encode("utf-8"), ""


def _bytes(name: str, value: Any) -> bytes:
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
