"""What kind of body an answer has, by its content type. JSON is UTF-8 (RFC 8259), whatever the server calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..requests.bodies import is_json

if TYPE_CHECKING:
    from .origin import ResponseFacts

_CHARSETS = {"": "utf-8", "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "iso-8859-1": "latin-1"}


class UnreadableError(ValueError):
    """The body is no text."""


def kind_of(content_type: str) -> str:
    """Return `json`, `html`, `text` or `bytes`, and nothing when the server does not say."""
    media_type = content_type.partition(";")[0].partition(",")[0].strip().lower()
    if not media_type:
        return ""
    if is_json(media_type):
        return "json"
    if media_type in {"text/html", "application/xhtml+xml"}:
        return "html"
    return "text" if media_type.startswith("text/") or media_type.endswith(("/xml", "+xml")) else "bytes"


def text_of(facts: ResponseFacts) -> str:
    """Return a body as text; only plain encodings are known, no server picks an exotic one."""
    charset = ""
    for part in facts.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower()
    try:
        return facts.content.decode(_CHARSETS.get(charset, "utf-8")).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnreadableError("the body is no text in its own encoding") from None
