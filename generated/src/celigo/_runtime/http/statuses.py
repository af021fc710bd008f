"""From a response with an error status to the error that is raised, whatever the shape of its body.

Servers name a place in the request as they like: `steps[0]._toolId`, `steps.0._toolId`, `/steps/0/_toolId`. In a
program the same place is `pet.steps[0].tool_id`, which the error says too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..codecs.codec import Codec, ListCodec, MapCodec, ModelCodec
from ..codecs.compiling import Alias, UnionCodec, codec_for
from ..core.errors import APIStatusError, ErrorDetail, class_for
from ..core.json_text import loads
from ..core.operation import by_status
from ..core.redacting import legible, masked
from .calls import Call, Settings
from .response import Origin, UnreadableError, kind_of, shown, text_of
from .transport import AddressError, parse

if TYPE_CHECKING:
    from .response import ResponseFacts


Step = str | int

_LONGEST = 300
_PART = re.compile(r"""\[(\d{1,9})\]|\[('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\]|(?:^|\.)([^.\[\]]+)""")
_SUFFIX = re.compile(r"_(request|response|body|input|payload)$")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def expression_of(field: str, annotation: str, models: str) -> str | None:
    """Return the expression for a place in a body of that type; `None` when the type does not know such a place."""
    steps = steps_of(field)
    if not steps or not annotation:
        return None
    codec: Codec | None = codec_for(annotation, models)
    text = _root(annotation)
    for number, step in enumerate(steps):
        found = None if codec is None else _below(codec, step)
        if found is None or (number == 0 and found[0].startswith(("['", '["'))):
            return None
        text += found[0]
        codec = found[1]
    return text


def steps_of(place: str) -> list[Step]:
    """Take a place apart; empty when it is none. Digits between slashes or dots may be keys or indexes."""
    if not place or len(place) > _LONGEST:
        return []
    if place.startswith("/"):
        return [part.replace("~1", "/").replace("~0", "~") for part in place[1:].split("/")]
    steps: list[Step] = []
    at = 2 if place.startswith("$.") else 0
    text = place[at:]
    end = 0
    for part in _PART.finditer(text):
        if part.start() != end:
            return []
        end = part.end()
        index, quoted, plain = part.groups()
        steps.append(int(index) if index else ast.literal_eval(quoted) if quoted else plain)
    return steps if end == len(text) else []


def inner_codec(codec: Codec) -> Codec:
    """The codec that an alias stands for."""
    while isinstance(codec, Alias):
        codec = codec.target
    return codec


def _below(codec: Codec, step: Step) -> tuple[str, Codec | None] | None:
    """How the step is written, and the codec of what stands there; `None` when there is no such thing."""
    codec = inner_codec(codec)
    if isinstance(codec, UnionCodec):
        ways = [way for arm in codec.arms if (way := _below(arm, step)) is not None]
        return next((way for way in ways if way[0].startswith(".")), ways[0] if ways else None)
    if isinstance(codec, ListCodec):
        number = _index(step)
        return None if number is None else (f"[{number}]", codec.item)
    if isinstance(codec, MapCodec):
        return f"[{str(step)!r}]", codec.item
    if isinstance(codec, ModelCodec):
        field = codec.model.table.by_wire.get(str(step))
        if field is not None:
            return f".{field.name}", field.codec
        return f"[{str(step)!r}]", codec.model.table.additional or Codec()
    if type(codec) is Codec:
        return f"[{step if isinstance(step, int) else str(step)!r}]", codec
    return None


def _index(step: Step) -> int | None:
    if isinstance(step, int):
        return step
    return int(step) if step.isascii() and step.isdigit() and len(step) < 10 else None


def _root(annotation: str) -> str:
    """A name for the body: that of its model in small letters, less the word that says which way it goes."""
    name: Any = re.fullmatch(r"(?:MutableSequence\[)?([A-Za-z_][A-Za-z0-9_]*)\]?", annotation)
    words = "_".join(_WORD.findall(name[1])).lower() if name else ""
    return _SUFFIX.sub("", words) or "body"


def status_error(
    call: Call, facts: ResponseFacts, settings: Settings, retry_after: float | None, note: str = ""
) -> APIStatusError:
    """Return the error of a status; never fails itself, whatever the body is."""
    body = _body(facts)
    details = tuple(
        _located(_with_meaning(detail, call, facts.status, settings), call, settings) for detail in details_of(body)
    )
    return class_for(facts.status)(
        _message(facts, body, [str(detail) for detail in details]) + (f"; {note}" if note else ""),
        status=facts.status,
        response=facts,
        errors=details,
        body=body,
        parsed=_parsed(call, facts, settings, body),
        retry_after=retry_after,
        advice=_about_the_token(call, settings) if facts.status == 401 else (),
    )


def _about_the_token(call: Call, settings: Settings) -> tuple[str, ...]:
    """Which token was refused, and by which server; where to get another."""
    if not call.secured or settings.facts.credential.kind == "none":
        return ()
    server = f"{call.request.origin}" + (f" (region {settings.region})" if settings.region else "")
    return tuple(
        filter(None, (f"the token, {settings.token_from}, was sent to {server}", settings.facts.credential.help))
    )


def _with_meaning(detail: ErrorDetail, call: Call, status: int, settings: Settings) -> ErrorDetail:
    """Return the entry with the meaning of its code: at this status of this operation, else everywhere."""
    if detail.code is None:
        return detail
    code = str(detail.code)
    here = call.operation.codes.get(str(status), {})
    meaning = here.get(code) or settings.facts.codes.get(code)
    return replace(detail, meaning=meaning) if meaning else detail


def _body(facts: ResponseFacts) -> Any:
    if not facts.content:
        return None
    kind = kind_of(facts.headers.get("content-type", ""))
    if kind == "json" or (kind == "" and facts.content.lstrip()[:1] in b'{["'):
        try:
            return loads(facts.content)
        except ValueError:
            return _lenient(facts.content)
    try:
        return text_of(facts) if kind != "bytes" else _lenient(facts.content)
    except UnreadableError:
        return _lenient(facts.content)


def _lenient(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _message(facts: ResponseFacts, body: Any, details: list[str]) -> str:
    try:
        phrase = HTTPStatus(facts.status).phrase
    except ValueError:
        phrase = "refused"
    head = f"{facts.status} {phrase}"
    if 300 <= facts.status < 400:
        return f"{head}: redirects to {_host(facts.headers.get('location', ''))}, which is not followed"
    if details:
        return f"{head}: {'; '.join(details[:3])}" + (f" and {len(details) - 3} more" if len(details) > 3 else "")
    if isinstance(body, str) and body.strip() and kind_of(facts.headers.get("content-type", "")) != "html":
        return f"{head}: {shown(body)}"
    return head


def _host(location: str) -> str:
    try:
        return str(parse(location).origin)
    except AddressError:
        return "the same server" if location.startswith("/") and not location.startswith("//") else "elsewhere"


def _located(detail: ErrorDetail, call: Call, settings: Settings) -> ErrorDetail:
    """Put into an entry what its field is in Python."""
    body = call.operation.body
    if not detail.field or body is None:
        return detail
    return replace(detail, expression=expression_of(detail.field, body.type, settings.facts.models))


def _parsed(call: Call, facts: ResponseFacts, settings: Settings, body: Any) -> Any:
    annotation = by_status(call.operation.errors, facts.status)
    if not annotation or not isinstance(body, dict | list):
        return None
    return codec_for(annotation, settings.facts.models).decode(body, Origin(facts))


def details_of(body: Any) -> tuple[ErrorDetail, ...]:
    """Return the entries of an error body of any shape: `{errors: […]}`, `{message}`, or neither."""
    if not isinstance(body, dict):
        return ()
    entries = body.get("errors")
    if isinstance(entries, Iterable) and not isinstance(entries, str | bytes | dict):
        found = tuple(_detail(entry) for entry in entries if entry is not None)
        if found:
            return found
    if isinstance(entries, dict | str) and entries:
        return (_detail(entries),)
    if any(isinstance(body.get(name), str | dict) for name in ("message", "error", "detail", "title")):
        return (_detail(body),)
    return ()


def _detail(entry: Any) -> ErrorDetail:
    if not isinstance(entry, dict):
        return ErrorDetail(message=_text(entry), raw=entry)
    nested = entry.get("error")
    if isinstance(nested, dict):
        return _detail(nested)
    message = next((entry[n] for n in ("message", "error", "detail", "title") if isinstance(entry.get(n), str)), "")
    code, field, source = entry.get("code"), entry.get("field"), entry.get("source")
    return ErrorDetail(
        message=_text(message),
        code=code if isinstance(code, str | int) and not isinstance(code, bool) else None,
        field=field if isinstance(field, str) else None,
        source=source if isinstance(source, str) else None,
        raw=entry,
    )


def _text(value: Any) -> str:
    return legible(value if isinstance(value, str) else repr(_masked(value)), 500)


def _masked(value: Any) -> Any:
    try:
        return masked(value)
    except RecursionError:
        return type(value).__name__
