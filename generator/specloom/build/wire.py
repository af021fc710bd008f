"""The small grammars of HTTP: names of header fields, media types, status keys."""

from __future__ import annotations

import re

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_FIELD_NAME = re.compile(_TOKEN)
_MEDIA_TYPE = re.compile(rf"{_TOKEN}/{_TOKEN}(?:[ \t]*;[ \t]*{_TOKEN}=(?:{_TOKEN}|\"[^\"\\\x00-\x1f\x7f]*\"))*")
_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|default")

IGNORED_HEADERS = {
    "accept": "the documented answers",
    "authorization": "the security schemes",
    "content-type": "the body",
}
"""Header parameters that are left out as OpenAPI says -> what they follow from."""
RESERVED_HEADERS = frozenset(
    (
        *("connection", "content-length", "cookie", "expect", "host", "keep-alive", "proxy-authorization"),
        *("proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
    )
)
"""Header fields that belong to the connection or the client, never to a caller.

As an argument one could break the framing of a request, or lead it elsewhere."""


def is_field_name(text: str) -> bool:
    """Whether `text` is a field name of RFC 9110, section 5.1."""
    return _FIELD_NAME.fullmatch(text) is not None


def is_media_type(text: str) -> bool:
    """Whether `text` is a media type or range of RFC 9110, section 8.3.1."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_status(text: str) -> bool:
    """Whether `text` is a status, a range of them (`4XX`), or `default`."""
    return _STATUS.fullmatch(text) is not None


def is_json(media_type: str) -> bool:
    """Whether bodies of this media type are JSON."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence == "application/json" or essence.endswith("+json")


def is_binary(media_type: str) -> bool:
    """Whether bodies of this media type are bytes: neither JSON, nor text, nor a form."""
    essence = media_type.partition(";")[0].strip().lower()
    if is_json(essence) or essence.startswith(("text/", "multipart/")) or essence.endswith(("xml", "yaml", "*")):
        return False
    return essence not in ("application/x-www-form-urlencoded", "application/javascript")
