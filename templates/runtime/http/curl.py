"""What an error tells of its request: enough to send it again by hand, and no secret.

The token is a variable of the shell, query values are masked, and so is every secret in a JSON or form body.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from ..core.errors import RequestInfo
from ..core.json_text import dumps, loads
from ..core.operation import Credential
from ..core.redacting import HIDDEN, hidden_keys, masked
from .encoding import is_json

if TYPE_CHECKING:
    from .calls import Call
    from .encoding import Payload

BODY_LIMIT = 4000
"""Characters of a body that are shown; a longer one is left out."""
_PLAIN = re.compile(r"[A-Za-z0-9-]+")


def evidence(call: Call, credential: Credential) -> RequestInfo:
    """Return what may be told about a request that failed."""
    info = call.info
    words, url = _credential(credential) if call.secured else ("", "")
    if url:
        mark = "&" if "?" in info.url else "?"
        url = f"{mark}{url}"
    payload = call.request.payload
    return RequestInfo(
        method=info.method,
        url=info.url,
        operation_id=info.operation_id,
        docs=info.docs,
        shell=" ".join(filter(None, (words, _body(payload)))),
        shell_query=url,
    )


def _credential(credential: Credential) -> tuple[str, str]:
    """The words of a curl line that carry the token, or what it adds to the address."""
    variable = f"${credential.environment}" if credential.environment.isidentifier() else "$TOKEN"
    name = credential.wire_name
    match credential.kind:
        case "bearer":
            return _header(name, f"Bearer {variable}"), ""
        case "basic":
            return f'-u "{variable}"', ""
        case "header":
            return _header(name, variable), ""
        case "cookie":
            return _header("Cookie", f"{name}={variable}") if _PLAIN.fullmatch(name) else "", ""
        case "query":
            return "", f"{name}={variable}" if _PLAIN.fullmatch(name) else ""
    return "", ""


def _header(name: str, value: str) -> str:
    """A header whose variable the shell fills in; only what is certainly harmless stands in double quotes."""
    return f'-H "{name}: {value}"' if _PLAIN.fullmatch(name) else f'-H {shlex.quote(name + ": ")}"{value}"'


def _body(payload: Payload | None) -> str:
    if payload is None:
        return ""
    kind = f"-H {shlex.quote('Content-Type: ' + payload.content_type)}"
    text = _shown(payload)
    if text is None:
        size = "" if payload.length is None else f" of {payload.length} bytes"
        return f"{kind} --data-binary @BODY  # the body{size} is left out"
    return f"{kind} --data-raw {shlex.quote(text)}"


def _shown(payload: Payload) -> str | None:
    """The body with its secrets masked; `None` when it is too long, or cannot be looked into."""
    content, kind = payload.content, payload.content_type.partition(";")[0].strip().lower()
    if not isinstance(content, bytes) or len(content) > BODY_LIMIT:
        return None
    if kind == "application/x-www-form-urlencoded":
        return _form(content.decode("ascii"))
    if not is_json(kind):
        return None
    try:
        return dumps(masked(loads(content)))
    except (ValueError, RecursionError):  # nested too deeply to be looked through
        return None


def _form(text: str) -> str:
    """The pairs as they are sent, but for those with a secret in them."""
    pairs = [pair.partition("=") for pair in text.split("&")]
    fields = {unquote_plus(name): unquote_plus(value) for name, _, value in pairs}
    hidden = hidden_keys(fields)

    def shown(name: str, mark: str, value: str) -> str:
        plain = unquote_plus(name), unquote_plus(value)
        harmless = plain[0] not in hidden and masked(plain[1]) == plain[1]
        return name + mark + (value if harmless else HIDDEN)

    return "&".join(shown(*pair) for pair in pairs)
