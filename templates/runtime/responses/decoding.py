"""From an answer that is a success to the value that the call returns.

An answer without a body is `None` where the API says so, an empty list where a list is promised, and an error where
something else is promised. `null` counts as no body where the description does not allow it. A document of another kind
than the promised one, such as a list where an object is promised, is an error; what is odd inside a document is not. An
answer of a status that the API does not document is read as its first documented one.

What kind of body it is, its content type says. JSON is UTF-8 (RFC 8259), whatever the server calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..core.errors import APIResponseError
from ..core.operation import Operation, by_status
from ..core.redacting import legible
from ..requests.bodies import is_json
from ..requests.calls import Settings

if TYPE_CHECKING:
    from ..codecs.codec import Codec
    from .response import ResponseFacts

_LIST = "MutableSequence["
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


def shown(text: str, size: int = 200) -> str:
    """Return the start of a text as people may see it."""
    return legible(text.strip(), size)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the answers of one status of one operation are read; worked out once."""

    annotation: str
    codec: Codec | None
    may_be_empty: bool
    any_kind: bool
    """Whether a document of another kind is kept as it is."""


def decoded(operation: Operation[Any], facts: ResponseFacts, settings: Settings) -> Any:
    """Return the value of an answer, as the class that was written for it where there is one."""
    value = _decoded(operation, facts, settings)
    for step in operation.steps:
        value = step.convert(operation, value, settings.facts.models)
    return value


def _decoded(operation: Operation[Any], facts: ResponseFacts, settings: Settings) -> Any:
    reading = operation.cache.get(facts.status)
    if reading is None:
        reading = operation.cache[facts.status] = _reading(operation, facts.status, settings.facts.models)
    if not reading.annotation:
        return None
    if not facts.content:
        return _empty(reading, facts, "empty body")
    if reading.codec is None:
        return _unmodelled(reading, facts, strict=settings.strict)
    document = json_of(facts)
    if settings.drift is not None:
        settings.drift.take(operation, facts, reading.codec, document)
    if settings.strict:
        check(reading.codec, document, facts)
    if document is None and not reading.codec.nullable:
        return _empty(reading, facts, "null")
    if not (reading.any_kind or reading.codec.shows(document)):
        raise _other_kind(reading, document, facts)
    return reading.codec.decode(document, _origin(facts))


def json_of(facts: ResponseFacts) -> Any:
    """Return the body as JSON; refuses other content types in words."""
    from ..core.json_text import loads

    content_type = facts.headers.get("content-type", "")
    if content_type != "application/json":
        _require_json(content_type, facts)
    try:
        return loads(facts.content)
    except ValueError as fault:
        text = f"the body is no JSON: {fault} (status {facts.status}, {content_type or 'no content type'}, "
        raise APIResponseError(f"{text}{len(facts.content)} bytes)", response=facts) from None


def _require_json(content_type: str, facts: ResponseFacts) -> None:
    kind = kind_of(content_type)
    if kind in {"json", ""}:
        return
    start = shown(facts.content[:800].decode("utf-8", errors="replace"))
    raise APIResponseError(
        f"the body is {shown(content_type, 80)} where JSON was promised, and begins: {start}", response=facts
    )


def _reading(operation: Operation[Any], status: int, models: str) -> Reading:
    success = operation.success
    typed = [annotation for annotation in success.values() if annotation]
    known = by_status(success, status)
    annotation = (typed[0] if typed else "") if known is None else known
    lists = [one for one in typed if one.startswith(_LIST)]
    if known == "" and lists:
        annotation = lists[0]
    codec = None
    if annotation not in {"", "bytes", "str", "Any"}:
        from ..codecs.compiling import codec_for

        codec = codec_for(annotation, models)
    any_answer = any(step.any_answer for step in operation.steps)
    return Reading(annotation, codec, may_be_empty="" in success.values() or any_answer, any_kind=any_answer)


def _empty(reading: Reading, facts: ResponseFacts, found: str) -> Any:
    if reading.annotation.startswith(_LIST) and reading.codec is not None:
        return reading.codec.decode([], _origin(facts))
    if reading.annotation == "bytes":
        return b""
    if reading.annotation == "str" and kind_of(facts.headers.get("content-type", "")) in {"text", "html"}:
        return ""
    if reading.may_be_empty or reading.annotation == "Any":
        return None
    raise APIResponseError(f"{found} where {reading.annotation} was promised (status {facts.status})", response=facts)


def _other_kind(reading: Reading, document: Any, facts: ResponseFacts) -> APIResponseError:
    found = kind_name(document)
    if isinstance(document, dict) and reading.codec is not None and dict in reading.codec.kinds:
        found = "an object of an unknown shape"
    promised = reading.annotation.replace("MutableSequence[", "list[").replace("MutableMapping[", "dict[")
    return APIResponseError(f"{found} where {promised} was promised (status {facts.status})", response=facts)


def _unmodelled(reading: Reading, facts: ResponseFacts, *, strict: bool) -> Any:
    """Return a body without a model: bytes, text, or JSON of any shape, as its content type says."""
    annotation = reading.annotation
    if annotation == "bytes":
        return facts.content
    kind = kind_of(facts.headers.get("content-type", ""))
    if kind in {"json", ""} or (kind == "html" and annotation == "Any"):
        document = json_of(facts)
        if annotation == "Any" or isinstance(document, str):
            return document
        if document is None and not strict:
            return _empty(reading, facts, "null")
        if strict:
            raise _other_kind(reading, document, facts)
    elif kind == "bytes" and annotation == "Any":
        return facts.content
    try:
        return text_of(facts)
    except UnreadableError as fault:
        raise APIResponseError(str(fault), response=facts) from None


def _origin(facts: ResponseFacts) -> Any:
    from .response import Origin

    return Origin(facts, ())


def check(codec: Codec, document: Any, facts: ResponseFacts, what: str = "body") -> None:
    """Raise when a document departs from its schema."""
    issues = codec.issues(document)
    if issues:
        more = f" and {len(issues) - 1} more" if len(issues) > 1 else ""
        text = f"the {what} departs from the schema: {issues[0]}{more}"
        raise APIResponseError(text, issues=issues, response=facts)


def kind_name(value: Any) -> str:
    """Return what kind of JSON a value is, in words."""
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
